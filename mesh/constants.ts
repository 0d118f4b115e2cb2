// Ports, labels and names that more than one program must agree on. Each stands here once.

/** Ports inside a pod's network namespace that belong to the mesh. Same numbers as Istio ambient (ztunnel). */
export const ports = {
  /** Captured outbound connections: where sk_lookup finds the agent's listener. */
  outbound: 15001,
  /** Never bound: reserved so that no peer may aim a tunnel at it. */
  inboundPlaintext: 15006,
  /** HBONE: HTTP/2 CONNECT over mutual TLS. */
  hbone: 15008,
} as const

/** A tunnel request may never name one of these as its target: the agent would talk to itself. */
export const agentPorts: ReadonlySet<number> = new Set(Object.values(ports))

/** Control's dashboard, on loopback; Istio has no such port, and uses those around it. */
export const dashboardPort = 15004

/** API group of our own kinds, and prefix of our labels and annotations. */
export const group = 'leyline.dev'

/** On a Namespace or Pod: `ambient` joins the mesh, `none` stays out; the Pod's word beats the Namespace's. */
export const dataplaneModeLabel = `${group}/dataplane-mode`
/** Istio's label of the same meaning, honoured where ours is absent. */
export const istioDataplaneModeLabel = 'istio.io/dataplane-mode'

/** On a Pod or Node of a folder: the name under /run/netns (or an absolute path) of its network namespace. */
export const netnsAnnotation = `${group}/netns`
/** On a Node of a folder: the cgroup v2 directory below which that node's pods live; default the root. */
export const cgroupAnnotation = `${group}/cgroup`
/** On a Node of a folder: the cgroup v2 directory of what probes its pods as a kubelet does; default none. */
export const kubeletCgroupAnnotation = `${group}/kubelet-cgroup`

/** On a Gateway: where its waypoint sends spans, OTLP over HTTP: `http://host:4318/v1/traces`. */
export const otlpEndpointAnnotation = `${group}/otlp-endpoint`

/** On a Pod of a cluster, by its node's agent: `enrolled` or `failed`; absent: neither. */
export const enrolmentAnnotation = `${group}/enrolment`

/** The oldest Kubernetes, major and minor: from here on the token of a pod says which node the pod is on. */
export const minimumKubernetes = [1, 30] as const

/** Names within the installation on a cluster, where more than one program goes by them. */
export const installed = {
  /** Service account of the agents. */
  agentAccount: 'leyline-agent',
  agentDaemonSet: 'leyline-agent',
  /** Audience of the tokens by which agents prove themselves to control. */
  tokenAudience: 'leyline',
  /** Secret that control keeps the root in. */
  caSecret: 'leyline-ca',
  /** ConfigMap that tells agents whom to trust. */
  rootConfigMap: 'leyline-root',
} as const

/** Gateway class of our waypoints, and the controller's name in its GatewayClass and in statuses. */
export const waypointClass = 'leyline-waypoint'
export const controllerName = `${group}/controller`
/** Protocol of a waypoint's listener; Istio's word. */
export const waypointProtocol = 'HBONE'

/** On a Pod, ServiceAccount, Service or Namespace: the name of its waypoint's Gateway, or `none`. Ours first, then Istio's. */
export const useWaypointLabels = [`${group}/use-waypoint`, 'istio.io/use-waypoint'] as const
/** Beside it: the namespace of that Gateway, if it is another. */
export const useWaypointNamespaceLabels = [
  `${group}/use-waypoint-namespace`,
  'istio.io/use-waypoint-namespace',
] as const
/** On a Gateway: which traffic it is for, one of {@link waypointScopes}. */
export const waypointForLabels = [`${group}/waypoint-for`, 'istio.io/waypoint-for'] as const
export const waypointScopes = ['service', 'workload', 'all', 'none'] as const
export type WaypointScope = (typeof waypointScopes)[number]
/** On a Gateway: the ServiceAccount of its namespace whose workloads it is for. */
export const forServiceAccountLabel = `${group}/for-service-account`
/** On what is made for a Gateway: the Gateway's name (Gateway API, GEP-1762). */
export const gatewayNameLabel = 'gateway.networking.k8s.io/gateway-name'

/** On everything that Leyline makes in a cluster. */
export const managedByLabel = 'app.kubernetes.io/managed-by'
export const componentLabel = 'app.kubernetes.io/component'

export const defaultTrustDomain = 'cluster.local'
export const defaultServiceAccount = 'default'
export const clusterId = 'Kubernetes'
export const clusterDomain = 'cluster.local'

/** Namespaces that are never enrolled: what the cluster itself needs, and our own. */
export const excludedNamespaces: ReadonlySet<string> = new Set(['kube-system', 'leyline-system'])

/** xDS type URLs. The first two are Istio's. */
export const typeUrls = {
  address: 'type.googleapis.com/istio.workload.Address',
  authorization: 'type.googleapis.com/istio.security.Authorization',
  mesh: 'type.googleapis.com/leyline.node.v1.Mesh',
  waypoint: 'type.googleapis.com/leyline.waypoint.v1.Waypoint',
} as const
export type TypeUrl = (typeof typeUrls)[keyof typeof typeUrls]
