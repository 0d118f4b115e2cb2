// Where a captured connection goes: pure, over the store. Follows the decision order of Istio
// ambient (service address, its waypoint, endpoint, the workload's waypoint, workload), but never
// passes through what it does not know, nor around a waypoint that is not there.
import type { Endpoint } from '../../mesh/address.ts'
import { agentPorts, ports } from '../../mesh/constants.ts'
import { type Candidate, endpointsOf } from '../../mesh/endpoints.ts'
import { type Service, serviceKey, workloadIdentity } from '../../mesh/model.ts'
import type { Route } from '../seams.ts'
import { type KnownServices, routeThrough } from './waypoint.ts'

/**
 * The route of a connection from the pod `source` (its uid) to `destination`, or `unknown` when
 * nobody told us of that address. `random` in [0,1) picks among equal endpoints.
 */
export function route(
  known: KnownServices,
  source: string,
  destination: Endpoint,
  random: number,
): Route | { kind: 'unknown' } {
  const service = known.serviceAt(destination.ip)
  if (service !== undefined) return routeToService(known, source, service, destination, random)
  const workload = known.workloadAt(destination.ip)
  if (workload === undefined) return { kind: 'unknown' }
  return routeToWorkload(
    known,
    source,
    { workload, endpoint: destination },
    { destination, random },
  )
}

function routeToService(
  known: KnownServices,
  source: string,
  service: Service,
  destination: Endpoint,
  random: number,
): Route {
  const key = serviceKey(service)
  const port = service.ports.find((mapping) => mapping.servicePort === destination.port)
  if (port === undefined) {
    const have = service.ports.map((mapping) => mapping.servicePort).join(', ') || 'none'
    const detail = `${key} has no port ${destination.port}, only ${have}`
    return { kind: 'refuse', reason: 'no_healthy_endpoint', detail, service }
  }
  if (service.waypoint !== undefined)
    return routeThrough(known, service.waypoint, destination, { service }, random)
  const candidates = endpointsOf(known, service, destination)
  const chosen = candidates[Math.floor(random * candidates.length)]
  if (chosen === undefined) {
    const detail = `${key} has no healthy endpoint for port ${destination.port}`
    return { kind: 'refuse', reason: 'no_healthy_endpoint', detail, service }
  }
  // Another choice than that of the endpoint: the same number would tie the two together.
  const again = (random * candidates.length) % 1
  return routeToWorkload(known, source, chosen, { destination, service, random: again })
}

/** `dialled` is what the client asked for: a waypoint is told that, and not which endpoint was chosen. */
function routeToWorkload(
  known: KnownServices,
  source: string,
  { workload, endpoint }: Candidate,
  dialled: { destination: Endpoint; service?: Service; random: number },
): Route {
  const { service } = dialled
  // The pod itself is no traffic of the mesh, whatever it is bound to.
  if (workload.uid === source) return { kind: 'self', destination: endpoint, workload, service }
  if (workload.tunnel !== 'none' && agentPorts.has(endpoint.port)) {
    const detail = `port ${endpoint.port} of an enrolled pod belongs to its agent`
    return { kind: 'refuse', reason: 'agent_port', detail, workload }
  }
  if (workload.waypoint !== undefined) {
    const { destination, random } = dialled
    return routeThrough(known, workload.waypoint, destination, { service, workload }, random)
  }
  if (workload.tunnel === 'none') return { kind: 'plain', destination: endpoint, workload, service }
  const via = { ip: endpoint.ip, port: ports.hbone }
  const expected = [workloadIdentity(workload)]
  return { kind: 'tunnel', destination: endpoint, via, expected, workload, service }
}
