// Everything that is installed on a cluster, as plain objects: the one source of `leyline install` and
// of the files rendered for those who apply them by other means. Pure.
import { dashboardPort } from '../../mesh/constants.ts'

/** What may be chosen. */
export interface InstallValues {
  readonly namespace: string
  /** With its tag or digest. */
  readonly image: string
  readonly imagePullPolicy: 'Always' | 'IfNotPresent' | 'Never'
  readonly trustDomain: string
  readonly logLevel: string
  /** The container runtime's socket on the nodes. */
  readonly criSocket: string
}

export const defaultValues: InstallValues = {
  namespace: 'leyline-system',
  image: 'localhost/leyline:dev',
  imagePullPolicy: 'IfNotPresent',
  trustDomain: 'cluster.local',
  logLevel: 'info',
  criSocket: '/run/containerd/containerd.sock',
}

/** gRPC of control: Istio's number for xDS and certificates over TLS. */
const controlPort = 15012
/** Probes and metrics of control; Istio's number. */
const controlHealthPort = 15014
/** Probes and metrics of an agent; Istio's number for its proxies. */
const agentHealthPort = 15020
/** Who tokens of agents are for. */
export const tokenAudience = 'leyline'
/** A pod that drains has this long, s; agents give connections five seconds less. */
const agentGraceSeconds = 30

type Manifest = Record<string, unknown> & { kind: string; metadata: Record<string, unknown> }

/** In the order in which they are applied. */
export function manifests(values: InstallValues): Manifest[] {
  return [namespace(values), ...rbac(values), ...control(values), ...agent(values)]
}

const common = (component: string) => ({
  'app.kubernetes.io/name': 'leyline',
  'app.kubernetes.io/component': component,
  'app.kubernetes.io/managed-by': 'leyline',
})

function namespace({ namespace: name }: InstallValues): Manifest {
  const labels = {
    ...common('mesh'),
    // The agent mounts host paths and enters network namespaces.
    'pod-security.kubernetes.io/enforce': 'privileged',
  }
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }
}

interface Rule {
  readonly apiGroups: string[]
  readonly resources: string[]
  readonly verbs: string[]
  readonly resourceNames?: string[]
}

function rbac({ namespace: ns }: InstallValues): Manifest[] {
  const watch = ['get', 'list', 'watch']
  const controlRules: Rule[] = [
    {
      apiGroups: [''],
      resources: ['namespaces', 'nodes', 'pods', 'services', 'serviceaccounts'],
      verbs: watch,
    },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: watch },
    { apiGroups: ['networking.k8s.io'], resources: ['servicecidrs'], verbs: watch },
    { apiGroups: ['security.istio.io'], resources: ['authorizationpolicies'], verbs: watch },
    // Whose token is this?
    { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
  ]
  const controlOwn: Rule[] = [
    // `create` cannot be limited to a name.
    { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: ['create'] },
    { apiGroups: [''], resources: ['secrets'], resourceNames: ['leyline-ca'], verbs: ['get'] },
    {
      apiGroups: [''],
      resources: ['configmaps'],
      resourceNames: ['leyline-root'],
      verbs: ['get', 'update', 'patch'],
    },
  ]
  const agentRules: Rule[] = [
    { apiGroups: [''], resources: ['namespaces', 'pods'], verbs: watch },
    // The enrolment annotation, and an Event when a pod cannot be enrolled.
    { apiGroups: [''], resources: ['pods'], verbs: ['patch'] },
    { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['create', 'patch'] },
  ]
  const agentOwn: Rule[] = [
    { apiGroups: [''], resources: ['configmaps'], resourceNames: ['leyline-root'], verbs: ['get'] },
    // Is it being uninstalled? Then its pods must leave the mesh.
    {
      apiGroups: ['apps'],
      resources: ['daemonsets'],
      resourceNames: ['leyline-agent'],
      verbs: ['get'],
    },
  ]
  return [
    ...account(ns, 'leyline-control', controlRules, controlOwn),
    ...account(ns, 'leyline-agent', agentRules, agentOwn),
  ]
}

/** A service account, what it may do in the whole cluster, and what in its own namespace. */
function account(ns: string, name: string, rules: Rule[], own: Rule[]): Manifest[] {
  const group = 'rbac.authorization.k8s.io'
  const labels = common(name.replace('leyline-', ''))
  const subjects = [{ kind: 'ServiceAccount', name, namespace: ns }]
  const cluster = { name: `${name}-${ns}`, labels }
  const local = { name, namespace: ns, labels }
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: local },
    { apiVersion: `${group}/v1`, kind: 'ClusterRole', metadata: cluster, rules },
    {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: cluster,
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: cluster.name },
      subjects,
    },
    { apiVersion: `${group}/v1`, kind: 'Role', metadata: local, rules: own },
    {
      apiVersion: `${group}/v1`,
      kind: 'RoleBinding',
      metadata: local,
      roleRef: { apiGroup: group, kind: 'Role', name },
      subjects,
    },
  ]
}

const probe = (path: string, port: number, more: object = {}) => ({
  httpGet: { path, port },
  periodSeconds: 2,
  ...more,
})

const podEnv = [
  { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
  { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
]

function config(ns: string, name: string, file: string, content: unknown): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: ns, labels: common(name.replace('leyline-', '')) },
    // JSON is YAML, and is the same for every reader.
    data: { [file]: `${JSON.stringify(content, null, 2)}\n` },
  }
}

function control(values: InstallValues): Manifest[] {
  const { namespace: ns } = values
  const labels = common('control')
  const selector = { 'app.kubernetes.io/name': 'leyline', 'app.kubernetes.io/component': 'control' }
  const settings = {
    source: { kubernetes: {} },
    trustDomain: values.trustDomain,
    listen: { address: `0.0.0.0:${controlPort}` },
    health: { address: `0.0.0.0:${controlHealthPort}` },
    stateDirectory: '/var/lib/leyline',
    adminSocket: '/var/lib/leyline/admin.sock',
    dashboard: { address: `127.0.0.1:${dashboardPort}` },
    logLevel: values.logLevel,
  }
  const container = {
    name: 'control',
    image: values.image,
    imagePullPolicy: values.imagePullPolicy,
    args: ['control/main.ts', '--config', '/etc/leyline/control.yaml'],
    env: podEnv,
    ports: [
      { name: 'grpc', containerPort: controlPort },
      { name: 'health', containerPort: controlHealthPort },
    ],
    readinessProbe: probe('/ready', controlHealthPort),
    livenessProbe: probe('/healthz', controlHealthPort, {
      periodSeconds: 10,
      initialDelaySeconds: 10,
    }),
    resources: { requests: { cpu: '50m', memory: '128Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'config', mountPath: '/etc/leyline' },
      { name: 'state', mountPath: '/var/lib/leyline' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  }
  return [
    config(ns, 'leyline-control', 'control.yaml', settings),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'leyline-control', namespace: ns, labels },
      spec: { selector, ports: [{ name: 'grpc', port: controlPort, targetPort: 'grpc' }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'leyline-control', namespace: ns, labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: selector },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: 'leyline-control',
            priorityClassName: 'system-cluster-critical',
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 65532,
              runAsGroup: 65532,
              fsGroup: 65532,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            terminationGracePeriodSeconds: 10,
            containers: [container],
            volumes: [
              { name: 'config', configMap: { name: 'leyline-control' } },
              { name: 'state', emptyDir: {} },
              { name: 'tmp', emptyDir: {} },
            ],
          },
        },
      },
    },
  ]
}

/**
 * Why an agent needs each of them. It is not privileged, has no host network and no host processes.
 */
const capabilities = [
  'BPF', // loads programs, makes maps
  'NET_ADMIN', // attaches them to cgroups and network namespaces
  'PERFMON', // reads a field of a socket from a program (CO-RE)
  'SYS_ADMIN', // enters pods' network namespaces (setns)
]

const inPod = (name: string, mountPath: string, more: object = {}) => ({ name, mountPath, ...more })

function agent(values: InstallValues): Manifest[] {
  const { namespace: ns, criSocket } = values
  const labels = common('agent')
  const selector = { 'app.kubernetes.io/name': 'leyline', 'app.kubernetes.io/component': 'agent' }
  const criDirectory = criSocket.slice(0, criSocket.lastIndexOf('/'))
  const settings = {
    control: {
      address: `leyline-control.${ns}.svc:${controlPort}`,
      rootConfigMap: { namespace: ns, name: 'leyline-root' },
      tokenFile: '/var/run/secrets/leyline/token',
    },
    pods: { kubernetes: { criSocket: `/host${criSocket}` } },
    bpf: { pinDirectory: '/sys/fs/bpf/leyline', podsCgroup: 'auto' },
    adminSocket: '/run/leyline/admin.sock',
    health: { address: `0.0.0.0:${agentHealthPort}` },
    drainDeadlineMs: (agentGraceSeconds - 5) * 1000,
    logLevel: values.logLevel,
  }
  const container = {
    name: 'agent',
    image: values.image,
    imagePullPolicy: values.imagePullPolicy,
    args: ['agent/main.ts', 'run', '--config', '/etc/leyline/agent.yaml'],
    env: [
      ...podEnv,
      { name: 'DAEMONSET_NAME', value: 'leyline-agent' },
      // The node's hierarchy, not the one that the container is shown.
      { name: 'CGROUP_ROOT', value: '/host/cgroup' },
    ],
    ports: [{ name: 'health', containerPort: agentHealthPort }],
    readinessProbe: probe('/ready', agentHealthPort),
    livenessProbe: probe('/healthz', agentHealthPort, {
      periodSeconds: 10,
      initialDelaySeconds: 20,
    }),
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'], add: capabilities },
    },
    volumeMounts: [
      inPod('config', '/etc/leyline'),
      inPod('run', '/run/leyline'),
      inPod('tmp', '/tmp'),
      inPod('token', '/var/run/secrets/leyline', { readOnly: true }),
      inPod('bpf', '/sys/fs/bpf'),
      inPod('cgroup', '/host/cgroup', { readOnly: true }),
      // Namespaces of pods made later must be seen too.
      inPod('netns', '/run/netns', { mountPropagation: 'HostToContainer', readOnly: true }),
      // The directory, since a runtime that restarts makes another socket.
      inPod('cri', `/host${criDirectory}`, { mountPropagation: 'HostToContainer' }),
    ],
  }
  const host = (name: string, path: string) => ({ name, hostPath: { path, type: 'Directory' } })
  const token = { audience: tokenAudience, expirationSeconds: 3600, path: 'token' }
  return [
    config(ns, 'leyline-agent', 'agent.yaml', settings),
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'leyline-agent', namespace: ns, labels },
      spec: {
        selector: { matchLabels: selector },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: 'leyline-agent',
            priorityClassName: 'system-node-critical',
            tolerations: [{ operator: 'Exists' }],
            nodeSelector: { 'kubernetes.io/os': 'linux' },
            securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
            terminationGracePeriodSeconds: agentGraceSeconds,
            containers: [container],
            volumes: [
              { name: 'config', configMap: { name: 'leyline-agent' } },
              { name: 'run', emptyDir: {} },
              { name: 'tmp', emptyDir: {} },
              { name: 'token', projected: { sources: [{ serviceAccountToken: token }] } },
              host('bpf', '/sys/fs/bpf'),
              host('cgroup', '/sys/fs/cgroup'),
              host('netns', '/run/netns'),
              host('cri', criDirectory),
            ],
          },
        },
      },
    },
  ]
}
