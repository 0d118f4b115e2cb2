// What a waypoint is on a cluster, as plain objects: a service account for its identity, its
// configuration, a Deployment and a Service. All belong to the Gateway and go with it. Pure.
import { createHash } from 'node:crypto'
import { gatewayVersion } from '../../kube/gateway.ts'
import {
  componentLabel,
  dataplaneModeLabel,
  gatewayNameLabel,
  group,
  installed,
  managedByLabel,
  ports,
} from '../../mesh/constants.ts'
import type { WaypointSettings } from '../config.ts'

export interface Owner {
  readonly namespace: string
  readonly name: string
  readonly uid: string
  /** Where its spans go. */
  readonly otlpEndpoint?: string
}

export interface ClusterObject {
  readonly apiVersion: string
  readonly kind: string
  /** Of its collection in the API. */
  readonly plural: string
  readonly body: Record<string, unknown>
}

/** Probes and metrics; Istio's number for its proxies. */
const healthPort = 15020
/** A pod that drains has this long, s; the process gives connections five seconds less. */
const graceSeconds = 30
/** The product's own user in its image. */
const user = 65532
/** So that a changed configuration starts the pods anew. */
const configAnnotation = `${group}/config-hash`

export const managed = { [managedByLabel]: 'leyline', [componentLabel]: 'waypoint' } as const

export function waypointObjects(
  owner: Owner,
  settings: WaypointSettings,
  rootCertificate: string,
): ClusterObject[] {
  const { namespace, name, uid } = owner
  const labels = {
    'app.kubernetes.io/name': name,
    ...managed,
    [gatewayNameLabel]: name,
  }
  const metadata = {
    name,
    namespace,
    labels,
    ownerReferences: [{ apiVersion: gatewayVersion, kind: 'Gateway', name, uid, controller: true }],
  }
  const data = {
    // JSON is YAML, and is the same for every reader.
    'waypoint.yaml': `${JSON.stringify(configOf(owner, settings), null, 2)}\n`,
    'root-cert.pem': rootCertificate,
  }
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16)
  const configMap = { ...metadata, name: configMapName(name) }
  return [
    object('v1', 'ServiceAccount', 'serviceaccounts', {
      metadata,
      automountServiceAccountToken: false,
    }),
    object('v1', 'ConfigMap', 'configmaps', { metadata: configMap, data }),
    object('apps/v1', 'Deployment', 'deployments', {
      metadata,
      // No number of replicas: that is whoever scales it.
      spec: {
        selector: { matchLabels: { [gatewayNameLabel]: name } },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        template: {
          metadata: {
            labels: { ...labels, [dataplaneModeLabel]: 'none' },
            annotations: { [configAnnotation]: hash },
          },
          spec: podSpec(name, settings),
        },
      },
    }),
    object('v1', 'Service', 'services', {
      metadata,
      spec: {
        selector: { [gatewayNameLabel]: name },
        ports: [{ name: 'hbone', port: ports.hbone, targetPort: ports.hbone, protocol: 'TCP' }],
      },
    }),
  ]
}

function object(
  apiVersion: string,
  kind: string,
  plural: string,
  rest: Record<string, unknown>,
): ClusterObject {
  return { apiVersion, kind, plural, body: { apiVersion, kind, ...rest } }
}

/** Not the Gateway's own name: ConfigMaps of people are called anything. */
function configMapName(name: string): string {
  return `${name}-leyline-waypoint`
}

function configOf(
  { namespace, name, otlpEndpoint }: Owner,
  { control, logLevel }: WaypointSettings,
): object {
  return {
    namespace,
    name,
    serviceAccount: name,
    control: {
      address: control,
      rootCertificateFile: '/etc/leyline/root-cert.pem',
      tokenFile: '/var/run/secrets/leyline/token',
    },
    listen: { address: '::', port: ports.hbone },
    adminSocket: '/run/leyline/admin.sock',
    health: { address: `[::]:${healthPort}` },
    ...(otlpEndpoint === undefined ? {} : { tracing: { otlp: { endpoint: otlpEndpoint } } }),
    drainDeadlineMs: (graceSeconds - 5) * 1000,
    logLevel,
  }
}

const probe = (path: string, more: object = {}) => ({
  httpGet: { path, port: healthPort },
  periodSeconds: 2,
  ...more,
})

function podSpec(name: string, { image, imagePullPolicy }: WaypointSettings): object {
  const token = { audience: installed.tokenAudience, expirationSeconds: 3600, path: 'token' }
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      fsGroup: user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    terminationGracePeriodSeconds: graceSeconds,
    containers: [
      {
        name: 'waypoint',
        image,
        imagePullPolicy,
        args: ['waypoint/main.ts', '--config', '/etc/leyline/waypoint.yaml'],
        ports: [
          { name: 'hbone', containerPort: ports.hbone, protocol: 'TCP' },
          { name: 'health', containerPort: healthPort, protocol: 'TCP' },
        ],
        readinessProbe: probe('/ready'),
        livenessProbe: probe('/healthz', { periodSeconds: 10, initialDelaySeconds: 10 }),
        resources: { requests: { cpu: '50m', memory: '96Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [
          { name: 'config', mountPath: '/etc/leyline', readOnly: true },
          { name: 'token', mountPath: '/var/run/secrets/leyline', readOnly: true },
          { name: 'run', mountPath: '/run/leyline' },
          { name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ],
    volumes: [
      { name: 'config', configMap: { name: configMapName(name) } },
      { name: 'token', projected: { sources: [{ serviceAccountToken: token }] } },
      { name: 'run', emptyDir: {} },
      { name: 'tmp', emptyDir: {} },
    ],
  }
}
