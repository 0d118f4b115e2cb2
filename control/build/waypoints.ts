// Waypoints: what each serves, from what is bound to it, and how it stands.
import { objectKey } from '../../kube/kinds.ts'
import { formatIdentity } from '../../mesh/identity.ts'
import { type Service, serviceKey, type WaypointRef, type Workload } from '../../mesh/model.ts'
import type { ServedPort, ServedService, WaypointConfig } from '../../mesh/waypoint.ts'
import type { ByKind, Problems } from '../build.ts'
import type { Condition, GatewayInfo } from '../snapshot.ts'
import { named, type WaypointGateway } from './gateways.ts'
import { protocolOf } from './protocols.ts'
import type { RulesByPort } from './routes.ts'
import { keyOfService } from './services.ts'

const hostOf = ({ namespace, hostname }: WaypointRef): string => `${namespace}/${hostname}`

/** The identity that a waypoint proves: the service account of its Gateway's name. */
export function waypointIdentity(
  trustDomain: string,
  { namespace, name }: { namespace: string; name: string },
) {
  return { trustDomain, namespace, serviceAccount: name }
}

/** A Service that is a waypoint's own says who answers there. */
export function withIdentity(
  service: Service,
  gateways: ReadonlyMap<string, WaypointGateway>,
  trustDomain: string,
): Service {
  const gateway = gateways.get(`${service.namespace}/${service.name}`)
  if (gateway?.ours !== true) return service
  return { ...service, identities: [formatIdentity(waypointIdentity(trustDomain, gateway))] }
}

export interface WaypointInput {
  readonly objects: ByKind
  readonly gateways: ReadonlyMap<string, WaypointGateway>
  readonly services: ReadonlyMap<string, Service>
  readonly workloads: ReadonlyMap<string, Workload>
  readonly rules: RulesByPort
}

/** By `namespace/name` of their Gateways; only those that can be served. */
export function buildWaypoints(input: WaypointInput): Map<string, WaypointConfig> {
  const { byHost, hostsOf } = boundWorkloads(input.workloads)
  const protocols = portsOf(input.objects)
  const services = new Map<string, ServedService[]>()
  for (const [key, { waypoint }] of input.services) {
    const hosts = waypoint === undefined ? (hostsOf.get(key) ?? []) : [hostOf(waypoint)]
    for (const host of hosts) {
      const made = served(key, waypoint !== undefined, protocols.get(key) ?? [], input.rules)
      services.set(host, [...(services.get(host) ?? []), made])
    }
  }
  const waypoints = new Map<string, WaypointConfig>()
  for (const [key, { namespace, name, ours, refused, ref }] of input.gateways) {
    if (!ours || refused !== undefined) continue
    const host = hostOf(ref)
    waypoints.set(key, {
      namespace,
      name,
      // In an order of its own, so that the order of objects is no change.
      services: (services.get(host) ?? []).sort((a, b) => (a.key < b.key ? -1 : 1)),
      workloads: (byHost.get(host) ?? []).sort(),
    })
  }
  return waypoints
}

/** Workloads by the host of their waypoint, and those hosts by the Services they are endpoints of. */
function boundWorkloads(workloads: ReadonlyMap<string, Workload>): {
  byHost: Map<string, string[]>
  hostsOf: Map<string, Set<string>>
} {
  const byHost = new Map<string, string[]>()
  const hostsOf = new Map<string, Set<string>>()
  for (const { uid, waypoint, services } of workloads.values()) {
    if (waypoint === undefined) continue
    const host = hostOf(waypoint)
    const uids = byHost.get(host)
    if (uids === undefined) byHost.set(host, [uid])
    else uids.push(uid)
    for (const key of services.keys()) hostsOf.set(key, (hostsOf.get(key) ?? new Set()).add(host))
  }
  return { byHost, hostsOf }
}

type Ports = readonly Omit<ServedPort, 'rules'>[]

function portsOf(objects: ByKind): ReadonlyMap<string, Ports> {
  return new Map(
    objects.of('Service').map((object) => {
      const { namespace, name } = named(object)
      const ports = (object.spec.ports ?? [])
        .filter(({ protocol = 'TCP' }) => protocol === 'TCP')
        .map((port) => ({ port: port.port, protocol: protocolOf(port) }))
      return [keyOfService({ namespace, name }), ports]
    }),
  )
}

function served(key: string, bound: boolean, ports: Ports, rules: RulesByPort): ServedService {
  return {
    key,
    bound,
    ports: ports.map(({ port, protocol }) => {
      const own = rules.get(key)?.get(port) ?? []
      // Somebody routes it as HTTP, so that is what it is.
      return {
        port,
        protocol: own.length > 0 && protocol === 'auto' ? 'http' : protocol,
        rules: own,
      }
    }),
  }
}

/** Every Gateway of our class: what its status says, and what a deployer needs. */
export function gatewayInfos(
  input: WaypointInput,
  waypoints: ReadonlyMap<string, WaypointConfig>,
  problems: Problems,
): GatewayInfo[] {
  const ready = readyEndpoints(input)
  return [...input.gateways].flatMap(([key, gateway]) => {
    const { namespace, name, ours, refused, scope, forServiceAccount, ref } = gateway
    if (!ours) return []
    const service = input.services.get(hostOf(ref))
    const endpoints = (service && ready.get(serviceKey(service))) ?? []
    const config = waypoints.get(key)
    const inUse = (config?.services.length ?? 0) + (config?.workloads.length ?? 0) > 0
    if (refused === undefined && endpoints.length === 0 && inUse) {
      const object = objectKey('Gateway', namespace, name)
      const reason = 'has no ready endpoint: connections to what is bound to it are refused'
      problems.add({ severity: 'error', object, reason })
    }
    return [
      {
        namespace,
        name,
        scope,
        ...(forServiceAccount === undefined ? {} : { forServiceAccount }),
        accepted: acceptedOf(refused),
        programmed: programmedOf(refused, endpoints.length),
        addresses: service?.addresses ?? [],
        endpoints,
      },
    ]
  })
}

/** Service key of a waypoint → uids of its healthy endpoints. */
function readyEndpoints({ gateways, workloads }: WaypointInput): Map<string, string[]> {
  const hosts = new Set([...gateways.values()].map(({ ref }) => hostOf(ref)))
  const ready = new Map<string, string[]>()
  for (const { uid, healthy, services } of workloads.values()) {
    if (!healthy) continue
    for (const key of services.keys())
      if (hosts.has(key)) ready.set(key, [...(ready.get(key) ?? []), uid])
  }
  return ready
}

function acceptedOf(refused: WaypointGateway['refused']): Condition {
  return refused === undefined
    ? { type: 'Accepted', status: 'True', reason: 'Accepted', message: 'it is a waypoint' }
    : { type: 'Accepted', status: 'False', reason: refused.reason, message: refused.message }
}

function programmedOf(refused: WaypointGateway['refused'], ready: number): Condition {
  const type = 'Programmed'
  if (refused !== undefined)
    return { type, status: 'False', reason: 'Invalid', message: refused.message }
  if (ready > 0)
    return { type, status: 'True', reason: 'Programmed', message: `ready endpoints: ${ready}` }
  return { type, status: 'False', reason: 'Pending', message: 'no endpoint is ready yet' }
}
