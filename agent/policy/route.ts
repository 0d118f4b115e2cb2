// Where a captured connection goes: pure, over the store. Follows the decision order of Istio
// ambient (service address, endpoint, workload), but never passes through what it does not know.
import type { Endpoint } from '../../mesh/address.ts'
import { agentPorts, ports } from '../../mesh/constants.ts'
import { endpointsOf, type Known } from '../../mesh/endpoints.ts'
import { type Service, serviceKey, type Workload, workloadIdentity } from '../../mesh/model.ts'
import type { Route } from '../seams.ts'

/**
 * The route of a connection from the pod `source` (its uid) to `destination`, or `unknown` when
 * nobody told us of that address. `random` in [0,1) picks among equal endpoints.
 */
export function route(
  known: Known,
  source: string,
  destination: Endpoint,
  random: number,
): Route | { kind: 'unknown' } {
  const service = known.serviceAt(destination.ip)
  if (service !== undefined) return routeToService(known, source, service, destination, random)
  const workload = known.workloadAt(destination.ip)
  if (workload === undefined) return { kind: 'unknown' }
  return routeToWorkload(source, workload, destination, undefined)
}

function routeToService(
  known: Known,
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
  const candidates = endpointsOf(known, service, destination)
  const chosen = candidates[Math.floor(random * candidates.length)]
  if (chosen === undefined) {
    const detail = `${key} has no healthy endpoint for port ${destination.port}`
    return { kind: 'refuse', reason: 'no_healthy_endpoint', detail, service }
  }
  return routeToWorkload(source, chosen.workload, chosen.endpoint, service)
}

function routeToWorkload(
  source: string,
  workload: Workload,
  destination: Endpoint,
  service: Service | undefined,
): Route {
  if (workload.uid === source) return { kind: 'self', destination, workload, service }
  if (workload.tunnel === 'none') return { kind: 'plain', destination, workload, service }
  if (agentPorts.has(destination.port)) {
    const detail = `port ${destination.port} of an enrolled pod belongs to its agent`
    return { kind: 'refuse', reason: 'agent_port', detail, workload }
  }
  const via = { ip: destination.ip, port: ports.hbone }
  const expected = [workloadIdentity(workload)]
  return { kind: 'tunnel', destination, via, expected, workload, service }
}
