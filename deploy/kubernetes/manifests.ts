// Everything that is installed on a cluster, as plain objects: the one source of `leyline install` and of
// the Helm chart. Pure. What each permission is for stands in docs/permissions.md; a test compares.
import { dashboardPort, dataplaneModeLabel, group, installed } from '../../mesh/constants.ts'
import { labelsOf, type Manifest, selectorOf } from './object.ts'
import { rbac } from './rbac.ts'
import type { InstallValues } from './values.ts'
import { waypointSettings } from './waypoints.ts'

/** gRPC of control: Istio's number for xDS and certificates over TLS. */
const controlPort = 15012
/** Probes and metrics of control; Istio's number. */
const controlHealthPort = 15014
/** Probes and metrics of an agent; Istio's number for its proxies. */
const agentHealthPort = 15020
/** A pod that drains has this long, s; agents give connections five seconds less. */
const agentGraceSeconds = 30

/** In the order in which they are applied, after the CustomResourceDefinitions (crds.ts). */
export function manifests(values: InstallValues): Manifest[] {
  return [namespace(values), ...rbac(values), ...control(values), ...agent(values)]
}

/** What control makes by itself, in the namespace of the installation. */
export function madeByControl(namespace: string): Manifest[] {
  const { caSecret, rootConfigMap } = installed
  return [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: caSecret, namespace } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: rootConfigMap, namespace } },
  ]
}

/** Of the namespace that the mesh itself runs in. */
export const namespaceLabels = {
  // The agent mounts host paths and enters network namespaces.
  'pod-security.kubernetes.io/enforce': 'privileged',
  // Control and agents are what the mesh stands on: never in it.
  [dataplaneModeLabel]: 'none',
}

function namespace({ namespace: name }: InstallValues): Manifest {
  const labels = { ...labelsOf('mesh'), ...namespaceLabels }
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }
}

const probe = (path: string, port: number, more: object = {}) => ({
  httpGet: { path, port },
  periodSeconds: 2,
  ...more,
})

/** What was chosen stands on the pod too: a ConfigMap that changes restarts nothing, this does. */
const annotationsOf = (chosen: Record<string, string>) => ({
  [`${group}/settings`]: Object.entries(chosen)
    .map(([name, value]) => `${name}=${value}`)
    .join(' '),
})

const podEnv = [
  { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
  { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
]

function config(ns: string, name: string, file: string, content: unknown): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: ns, labels: labelsOf(name.replace('leyline-', '')) },
    // JSON is YAML, and is the same for every reader.
    data: { [file]: `${JSON.stringify(content, null, 2)}\n` },
  }
}

function control(values: InstallValues): Manifest[] {
  const { namespace: ns, trustDomain, logLevel } = values
  const { resources, nodeSelector, tolerations, priorityClassName } = values.control
  const labels = labelsOf('control')
  const selector = selectorOf('control')
  const settings = {
    source: { kubernetes: {} },
    trustDomain,
    listen: { address: `0.0.0.0:${controlPort}` },
    health: { address: `0.0.0.0:${controlHealthPort}` },
    stateDirectory: '/var/lib/leyline',
    adminSocket: '/var/lib/leyline/admin.sock',
    dashboard: { address: `127.0.0.1:${dashboardPort}` },
    waypoints: waypointSettings(values, controlPort),
    logLevel,
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
    resources,
    terminationMessagePolicy: 'FallbackToLogsOnError',
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
          metadata: { labels, annotations: annotationsOf({ trustDomain, logLevel }) },
          spec: {
            serviceAccountName: 'leyline-control',
            imagePullSecrets: values.imagePullSecrets,
            priorityClassName,
            nodeSelector,
            tolerations,
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

/** It is not privileged, has no host network and no host processes. docs/permissions.md has the reasons. */
const capabilities = ['NET_ADMIN', 'SYS_ADMIN']

const inPod = (name: string, mountPath: string, more: object = {}) => ({ name, mountPath, ...more })

function agent(values: InstallValues): Manifest[] {
  const { namespace: ns, criSocket, kubeletCgroup, logLevel } = values
  const { resources, nodeSelector, tolerations, priorityClassName } = values.agent
  const labels = labelsOf('agent')
  const selector = selectorOf('agent')
  const criDirectory = criSocket.slice(0, criSocket.lastIndexOf('/'))
  const settings = {
    control: {
      address: `leyline-control.${ns}.svc:${controlPort}`,
      rootConfigMap: { namespace: ns, name: installed.rootConfigMap },
      tokenFile: '/var/run/secrets/leyline/token',
    },
    pods: { kubernetes: { criSocket: `/host${criSocket}` } },
    bpf: { pinDirectory: '/host/bpf/leyline', podsCgroup: 'auto', kubeletCgroup },
    adminSocket: '/run/leyline/admin.sock',
    health: { address: `0.0.0.0:${agentHealthPort}` },
    drainDeadlineMs: (agentGraceSeconds - 5) * 1000,
    logLevel,
  }
  const container = {
    name: 'agent',
    image: values.image,
    imagePullPolicy: values.imagePullPolicy,
    args: ['agent/main.ts', 'run', '--config', '/etc/leyline/agent.yaml'],
    env: [
      ...podEnv,
      { name: 'DAEMONSET_NAME', value: installed.agentDaemonSet },
      // The node's hierarchy, not the one that the container is shown.
      { name: 'CGROUP_ROOT', value: '/host/cgroup' },
    ],
    ports: [{ name: 'health', containerPort: agentHealthPort }],
    readinessProbe: probe('/ready', agentHealthPort),
    livenessProbe: probe('/healthz', agentHealthPort, {
      periodSeconds: 10,
      initialDelaySeconds: 20,
    }),
    resources,
    // What it said last is shown by `leyline install` and `kubectl describe`.
    terminationMessagePolicy: 'FallbackToLogsOnError',
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
      // Not below /sys: there AppArmor's default profile of container runtimes forbids writing.
      inPod('bpf', '/host/bpf'),
      inPod('cgroup', '/host/cgroup', { readOnly: true }),
      // Namespaces of pods made later must be seen too.
      inPod('netns', '/run/netns', { mountPropagation: 'HostToContainer', readOnly: true }),
      // The directory, since a runtime that restarts makes another socket.
      inPod('cri', `/host${criDirectory}`, {
        mountPropagation: 'HostToContainer',
        readOnly: true,
      }),
    ],
  }
  const host = (name: string, path: string, type = 'Directory') => ({
    name,
    hostPath: { path, type },
  })
  const token = { audience: installed.tokenAudience, expirationSeconds: 3600, path: 'token' }
  return [
    config(ns, 'leyline-agent', 'agent.yaml', settings),
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: installed.agentDaemonSet, namespace: ns, labels },
      spec: {
        selector: { matchLabels: selector },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
        template: {
          metadata: { labels, annotations: annotationsOf({ criSocket, kubeletCgroup, logLevel }) },
          spec: {
            serviceAccountName: installed.agentAccount,
            imagePullSecrets: values.imagePullSecrets,
            priorityClassName,
            nodeSelector,
            tolerations,
            securityContext: {
              // The owner of the container runtime's socket and of /sys/fs/bpf: no capability is needed
              // to reach them.
              runAsUser: 0,
              runAsGroup: 0,
              seccompProfile: { type: 'RuntimeDefault' },
              // Where there is SELinux, containers may not use BPF file systems or a runtime's socket.
              seLinuxOptions: { type: 'spc_t' },
            },
            terminationGracePeriodSeconds: agentGraceSeconds,
            containers: [container],
            volumes: [
              { name: 'config', configMap: { name: 'leyline-agent' } },
              { name: 'run', emptyDir: {} },
              { name: 'tmp', emptyDir: {} },
              { name: 'token', projected: { sources: [{ serviceAccountToken: token }] } },
              host('bpf', '/sys/fs/bpf'),
              host('cgroup', '/sys/fs/cgroup'),
              // Made by the first pod of a node, which may be this one.
              host('netns', '/run/netns', 'DirectoryOrCreate'),
              host('cri', criDirectory),
            ],
          },
        },
      },
    },
  ]
}
