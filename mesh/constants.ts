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

/** On a Pod of a cluster, by its node's agent: `enrolled` or `failed`; absent: neither. */
export const enrolmentAnnotation = `${group}/enrolment`

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
