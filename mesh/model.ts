// What the mesh knows, as readonly data: control builds it, agents decide with it.
// mesh/resource.ts turns it into the wire's messages and back.
import type { Cidr, Ip } from './address.ts'
import type { Identity } from './identity.ts'

export interface PortMapping {
  readonly servicePort: number
  /** 0: each endpoint has its own target for this port. */
  readonly targetPort: number
}

/** Where traffic goes that a waypoint must see: the waypoint's own Service. */
export interface WaypointRef {
  readonly namespace: string
  readonly hostname: string
  /** HBONE port of its endpoints. */
  readonly port: number
}

export const workloadKinds = ['deployment', 'cronjob', 'pod', 'job'] as const

export interface Workload {
  /** `Kubernetes//Pod/<namespace>/<name>`: the resource name on the wire. */
  readonly uid: string
  readonly name: string
  readonly namespace: string
  readonly serviceAccount: string
  readonly trustDomain: string
  readonly addresses: readonly Ip[]
  readonly node: string
  /** hbone: the pod's agent has a tunnel listener for it, so peers must use it. */
  readonly tunnel: 'none' | 'hbone'
  readonly hostNetwork: boolean
  readonly healthy: boolean
  readonly canonicalName: string
  readonly canonicalRevision: string
  readonly kind: (typeof workloadKinds)[number]
  readonly workloadName: string
  readonly clusterId: string
  /** `namespace/hostname` of each service it is an endpoint of → its ports there. */
  readonly services: ReadonlyMap<string, readonly PortMapping[]>
  /** `namespace/name` of the selector-scoped policies that bind it. */
  readonly policies: readonly string[]
  /** Bound by pod, service account or namespace: what is addressed to it goes there first. */
  readonly waypoint?: WaypointRef
}

export interface Service {
  readonly name: string
  readonly namespace: string
  /** `<name>.<namespace>.svc.<cluster domain>` */
  readonly hostname: string
  readonly addresses: readonly Ip[]
  readonly ports: readonly PortMapping[]
  /** Bound by itself or its namespace: what is addressed to it goes there first. */
  readonly waypoint?: WaypointRef
  /** Of a waypoint's own Service: the identities that its endpoints prove, `spiffe://…`. */
  readonly identities?: readonly string[]
}

/** The resource name of a service on the wire. */
export function serviceKey(service: Pick<Service, 'namespace' | 'hostname'>): string {
  return `${service.namespace}/${service.hostname}`
}

export function workloadUid(namespace: string, name: string, clusterId: string): string {
  return `${clusterId}//Pod/${namespace}/${name}`
}

export function workloadIdentity(
  workload: Pick<Workload, 'trustDomain' | 'namespace' | 'serviceAccount'>,
): Identity {
  const { trustDomain, namespace, serviceAccount } = workload
  return { trustDomain, namespace, serviceAccount }
}

export type StringMatch =
  | { readonly exact: string }
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly presence: true }

/** Fields are AND-ed, the values of one field OR-ed, `not…` means none of them; an empty list does not constrain. */
export interface PolicyMatch {
  readonly namespaces: readonly StringMatch[]
  readonly notNamespaces: readonly StringMatch[]
  /** Without the `spiffe://` in front. */
  readonly principals: readonly StringMatch[]
  readonly notPrincipals: readonly StringMatch[]
  readonly sourceIps: readonly Cidr[]
  readonly notSourceIps: readonly Cidr[]
  readonly destinationIps: readonly Cidr[]
  readonly notDestinationIps: readonly Cidr[]
  readonly destinationPorts: readonly number[]
  readonly notDestinationPorts: readonly number[]
}

export interface Policy {
  readonly name: string
  readonly namespace: string
  readonly scope: 'global' | 'namespace' | 'selector'
  readonly action: 'allow' | 'deny'
  /** groups OR → rules AND → matches OR */
  readonly groups: readonly (readonly (readonly PolicyMatch[])[])[]
}

export function policyKey(policy: Pick<Policy, 'namespace' | 'name'>): string {
  return `${policy.namespace}/${policy.name}`
}

/** What every agent must know of the mesh as a whole. */
export interface Mesh {
  readonly trustDomain: string
  readonly captureRanges: readonly Cidr[]
}
