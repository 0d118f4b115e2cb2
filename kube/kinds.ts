// The Kubernetes kinds that the mesh reads, as far as it reads them: strict about those fields,
// silent about the many others. Field names and limits: Kubernetes API v1.
import { z } from 'zod'
import {
  type Gateway,
  type GatewayClass,
  gateway,
  gatewayClass,
  type HttpRoute,
  httpRoute,
} from './gateway.ts'
import { labels, metadata, name, port } from './metadata.ts'

const namespaceKind = z.object({
  apiVersion: z.literal('v1'),
  kind: z.literal('Namespace'),
  metadata,
})

const node = z.object({
  apiVersion: z.literal('v1'),
  kind: z.literal('Node'),
  metadata,
  spec: z
    .object({ podCIDR: z.string().optional(), podCIDRs: z.array(z.string()).optional() })
    .optional(),
})

const serviceAccount = z.object({
  apiVersion: z.literal('v1'),
  kind: z.literal('ServiceAccount'),
  metadata,
})

const containerPort = z.object({
  name: z.string().optional(),
  containerPort: port,
  protocol: z.string().optional(),
})

/** Where a probe or hook connects to. A malformed one is as good as none, and costs the pod nothing else. */
const connectTo = z
  .object({ host: z.string().optional(), port: z.union([z.int(), z.string()]) })
  .optional()
  .catch(undefined)
const handler = z
  .object({ httpGet: connectTo, tcpSocket: connectTo, grpc: connectTo })
  .optional()
  .catch(undefined)

const container = z.object({
  ports: z.array(containerPort).optional(),
  livenessProbe: handler,
  readinessProbe: handler,
  startupProbe: handler,
  lifecycle: z.object({ postStart: handler, preStop: handler }).optional().catch(undefined),
  /** Of an init container: `Always` makes it a sidecar. */
  restartPolicy: z.string().optional().catch(undefined),
})

const pod = z.object({
  apiVersion: z.literal('v1'),
  kind: z.literal('Pod'),
  metadata,
  spec: z.object({
    nodeName: name.optional(),
    serviceAccountName: name.optional(),
    hostNetwork: z.boolean().optional(),
    containers: z.array(container).optional(),
    initContainers: z.array(container).optional(),
  }),
  status: z
    .object({
      phase: z.enum(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']).optional(),
      podIP: z.union([z.ipv4(), z.ipv6()]).optional(),
      podIPs: z.array(z.object({ ip: z.union([z.ipv4(), z.ipv6()]) })).optional(),
      conditions: z.array(z.object({ type: z.string(), status: z.string() })).optional(),
    })
    .optional(),
})

const clusterIp = z.union([z.literal('None'), z.literal(''), z.ipv4(), z.ipv6()])
const service = z.object({
  apiVersion: z.literal('v1'),
  kind: z.literal('Service'),
  metadata,
  spec: z.object({
    type: z.string().optional(),
    clusterIP: clusterIp.optional(),
    clusterIPs: z.array(clusterIp).optional(),
    selector: labels.optional(),
    ports: z
      .array(
        z.object({
          name: z.string().optional(),
          port,
          appProtocol: z.string().nullish(),
          protocol: z.enum(['TCP', 'UDP', 'SCTP']).optional(),
          targetPort: z.union([port, z.string().min(1)]).optional(),
        }),
      )
      .optional(),
  }),
})

/** On an EndpointSlice: the Service it belongs to (discovery.k8s.io/v1). */
export const serviceNameLabel = 'kubernetes.io/service-name'

const endpointSlice = z.object({
  apiVersion: z.literal('discovery.k8s.io/v1'),
  kind: z.literal('EndpointSlice'),
  metadata,
  addressType: z.enum(['IPv4', 'IPv6', 'FQDN']),
  endpoints: z
    .array(
      z.object({
        addresses: z.array(z.string()).min(1),
        conditions: z
          .object({
            ready: z.boolean().nullish(),
            serving: z.boolean().nullish(),
            terminating: z.boolean().nullish(),
          })
          .optional(),
        targetRef: z
          .object({ kind: z.string(), namespace: z.string().optional(), name: z.string() })
          .optional(),
      }),
    )
    .nullish(),
  ports: z
    .array(
      z.object({
        name: z.string().nullish(),
        port: port.nullish(),
        protocol: z.string().nullish(),
      }),
    )
    .nullish(),
})

const serviceCidr = z.object({
  apiVersion: z.literal('networking.k8s.io/v1'),
  kind: z.literal('ServiceCIDR'),
  metadata,
  spec: z.object({ cidrs: z.array(z.union([z.cidrv4(), z.cidrv6()])).min(1) }),
})

const texts = z.array(z.string().min(1)).optional()
const ports = z.array(z.union([z.string(), z.int()])).optional()
/** Ours, as in deploy/kubernetes/crds.ts, and Istio's: one shape, two kinds. */
export const authorizationPolicy = z.object({
  apiVersion: z.enum(['leyline.dev/v1alpha1', 'security.istio.io/v1', 'security.istio.io/v1beta1']),
  kind: z.literal('AuthorizationPolicy'),
  metadata,
  spec: z
    .strictObject({
      selector: z.strictObject({ matchLabels: labels.optional() }).optional(),
      targetRef: z.unknown().optional(),
      targetRefs: z.array(z.unknown()).optional(),
      action: z.enum(['ALLOW', 'DENY', 'AUDIT', 'CUSTOM']).optional(),
      provider: z.unknown().optional(),
      rules: z
        .array(
          z.strictObject({
            from: z
              .array(
                z.strictObject({
                  source: z.strictObject({
                    principals: texts,
                    notPrincipals: texts,
                    requestPrincipals: texts,
                    notRequestPrincipals: texts,
                    namespaces: texts,
                    notNamespaces: texts,
                    ipBlocks: texts,
                    notIpBlocks: texts,
                    remoteIpBlocks: texts,
                    notRemoteIpBlocks: texts,
                    serviceAccounts: texts,
                    notServiceAccounts: texts,
                  }),
                }),
              )
              .optional(),
            to: z
              .array(
                z.strictObject({
                  operation: z.strictObject({
                    hosts: texts,
                    notHosts: texts,
                    ports,
                    notPorts: ports,
                    methods: texts,
                    notMethods: texts,
                    paths: texts,
                    notPaths: texts,
                  }),
                }),
              )
              .optional(),
            when: z
              .array(z.strictObject({ key: z.string().min(1), values: texts, notValues: texts }))
              .optional(),
          }),
        )
        .optional(),
    })
    .optional(),
})

const schemas = {
  Namespace: namespaceKind,
  Node: node,
  Pod: pod,
  Service: service,
  ServiceAccount: serviceAccount,
  EndpointSlice: endpointSlice,
  ServiceCIDR: serviceCidr,
  AuthorizationPolicy: authorizationPolicy,
  Gateway: gateway,
  GatewayClass: gatewayClass,
  HTTPRoute: httpRoute,
} as const

export type Kind = keyof typeof schemas
export type Namespace = z.infer<typeof namespaceKind>
export type Node = z.infer<typeof node>
export type Pod = z.infer<typeof pod>
export type Container = z.infer<typeof container>
/** What a probe or hook does, as far as it is a connect. */
export type Handler = NonNullable<z.infer<typeof handler>>
export type Service = z.infer<typeof service>
export type ServiceAccount = z.infer<typeof serviceAccount>
export type EndpointSlice = z.infer<typeof endpointSlice>
export type ServiceCidr = z.infer<typeof serviceCidr>
export type AuthorizationPolicy = z.infer<typeof authorizationPolicy>
export type KubernetesObject =
  | Namespace
  | Node
  | Pod
  | Service
  | ServiceAccount
  | EndpointSlice
  | ServiceCidr
  | AuthorizationPolicy
  | Gateway
  | GatewayClass
  | HttpRoute

/** Kinds without a namespace. */
const clusterScoped: ReadonlySet<string> = new Set([
  'Namespace',
  'Node',
  'ServiceCIDR',
  'GatewayClass',
])

export function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(schemas, kind)
}

/** The API groups and versions in which the mesh reads a kind. */
export function versionsOf(kind: Kind): string[] {
  const { apiVersion } = schemas[kind].shape
  return 'options' in apiVersion ? [...apiVersion.options] : [...apiVersion.values]
}

export function isVersion(kind: Kind, apiVersion: unknown): apiVersion is string {
  return typeof apiVersion === 'string' && versionsOf(kind).includes(apiVersion)
}

/** Kinds of other groups that have one of ours beside them, as kubectl writes them. */
const foreignKinds: ReadonlySet<string> = new Set(['AuthorizationPolicy.security.istio.io'])

/** `AuthorizationPolicy.security.istio.io` of a kind and `security.istio.io/v1`; `Pod` of the core group's `v1`. */
export function kindInGroup(kind: string, apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash === -1 ? kind : `${kind}.${apiVersion.slice(0, slash)}`
}

/**
 * `Pod shop/web`, `Node a`: how an object is named to people and in maps. Where two groups have a kind
 * of one name, two objects of one name are two: the other group's bears its group, as in
 * `AuthorizationPolicy.security.istio.io shop/web`.
 */
export function objectKey(
  kind: string,
  namespace: string | undefined,
  name: string,
  apiVersion = '',
): string {
  const inGroup = kindInGroup(kind, apiVersion)
  const shown = foreignKinds.has(inGroup) ? inGroup : kind
  return clusterScoped.has(kind) ? `${shown} ${name}` : `${shown} ${namespace ?? 'default'}/${name}`
}

export interface FieldProblem {
  readonly field: string
  readonly reason: string
}

/** Validates one object of a known kind. Namespaced objects without a namespace are in `default`. */
export function parseObject(
  kind: Kind,
  value: unknown,
): { ok: KubernetesObject } | { problems: FieldProblem[] } {
  const result = schemas[kind].safeParse(value)
  if (result.success) {
    const object = result.data as KubernetesObject
    if (!clusterScoped.has(kind)) object.metadata.namespace ??= 'default'
    return { ok: object }
  }
  return {
    problems: result.error.issues.map((issue) => ({
      field: fieldPath(issue.path),
      reason: `${issue.message}${got(value, issue.path)}`,
    })),
  }
}

/** `spec.ports[0].port`, as Kubernetes writes it. */
function fieldPath(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
  return text.replace(/^\./, '') || '(object)'
}

/** What stood there instead, short. */
function got(value: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = value
  for (const key of path) {
    at =
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined
  }
  if (at === undefined || typeof at === 'object') return ''
  return `, got ${JSON.stringify(at).slice(0, 100)}`
}
