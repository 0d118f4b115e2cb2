// Waypoints as an agent sees them: where traffic that is bound to one must go, and whom a bound pod
// takes connections from. Pure, over the store.
import { type Endpoint, formatEndpoint, isIpv4 } from '../../mesh/address.ts'
import type { Known } from '../../mesh/endpoints.ts'
import { formatIdentity, type Identity, sameIdentity, tryIdentity } from '../../mesh/identity.ts'
import {
  type Service,
  serviceKey,
  type WaypointRef,
  type Workload,
  workloadIdentity,
} from '../../mesh/model.ts'
import type { Route } from '../seams.ts'

/** What is asked of the store beside {@link Known}. */
export interface KnownServices extends Known {
  /** By `namespace/hostname`. */
  readonly services: ReadonlyMap<string, Service>
}

/**
 * A tunnel to a healthy endpoint of the waypoint, which is told what the client dialled; a refusal
 * when none is known, never a way around it. `meant` is what is bound; `random` in [0,1) picks among
 * equal endpoints.
 */
export function routeThrough(
  known: KnownServices,
  ref: WaypointRef,
  dialled: Endpoint,
  meant: { readonly service: Service | undefined; readonly workload?: Workload },
  random: number,
): Route {
  const { service } = meant
  const own = known.services.get(serviceKey(ref))
  const ready = (own === undefined ? [] : known.endpoints(own)).filter(
    ({ healthy, addresses }) => healthy && addresses.length > 0,
  )
  const workload = ready[Math.floor(random * ready.length)]
  const [first] = workload?.addresses ?? []
  if (workload === undefined || first === undefined) {
    const why = own === undefined ? 'is not known' : 'has no healthy endpoint'
    const detail = `${formatEndpoint(dialled)} is bound to waypoint ${serviceKey(ref)}, which ${why}`
    return {
      kind: 'refuse',
      reason: 'waypoint_not_ready',
      detail,
      ...(service && { service }),
      ...(meant.workload && { workload: meant.workload }),
    }
  }
  const sameFamily = workload.addresses.find((ip) => isIpv4(ip) === isIpv4(dialled.ip))
  return {
    kind: 'tunnel',
    destination: dialled,
    via: { ip: sameFamily ?? first, port: ref.port },
    expected: identitiesOf(known, own, workload),
    workload,
    service,
  }
}

/** Whom the endpoints of a waypoint's Service prove to be: what the Service says, else what they are. */
function identitiesOf(
  known: Known,
  service: Service | undefined,
  ...workloads: readonly Workload[]
): Identity[] {
  const said = (service?.identities ?? []).flatMap((uri) => tryIdentity(uri) ?? [])
  if (said.length > 0 || service === undefined) return said
  const endpoints = workloads.length > 0 ? workloads : known.endpoints(service)
  return endpoints.map(workloadIdentity)
}

/**
 * Why a pod that is bound to a waypoint must not take a connection from `identity`; undefined when it
 * may, or is not bound. It takes them from its own waypoint and from those of Services that it serves.
 */
export function whyBypassed(
  known: KnownServices,
  pod: Workload,
  identity: Identity | undefined,
): string | undefined {
  if (pod.waypoint === undefined) return undefined
  // Of its own namespace only: anybody can write slices that name somebody else's pod.
  const own = [...pod.services.keys()].flatMap((key) => known.services.get(key) ?? [])
  const refs = [
    pod.waypoint,
    ...own.flatMap((it) => (it.namespace === pod.namespace ? (it.waypoint ?? []) : [])),
  ]
  const admitted = refs.flatMap((ref) => identitiesOf(known, known.services.get(serviceKey(ref))))
  if (identity !== undefined && admitted.some((each) => sameIdentity(each, identity)))
    return undefined
  const who = identity === undefined ? 'a client without an identity' : formatIdentity(identity)
  const whom = [...new Set(admitted.map(formatIdentity))].join(', ') || 'nobody yet'
  return `${who} is not the waypoint ${serviceKey(pod.waypoint)} of the pod, which admits ${whom}`
}
