// What a CONNECT asks for: a port of a Service that is served here, or of a workload that is. Pure.
import type { Endpoint } from '../mesh/address.ts'
import { agentPorts } from '../mesh/constants.ts'
import type { TunnelRequest } from '../mesh/hbone/server.ts'
import { type Service, serviceKey, type Workload } from '../mesh/model.ts'
import type { Store } from '../mesh/store.ts'
import type { RoutedService, Routes } from './router.ts'

export type Destination =
  | {
      readonly kind: 'service'
      readonly service: Service
      readonly routed: RoutedService
      /** What the client dialled, or an address of the service. */
      readonly dialled: Endpoint
    }
  | { readonly kind: 'workload'; readonly workload: Workload; readonly dialled: Endpoint }

/** `problem`: not served here (yet: control may be about to tell). */
export function destinationOf(
  store: Pick<Store, 'serviceAt' | 'serviceByHost' | 'workloadAt'>,
  routes: Routes,
  authority: TunnelRequest['authority'],
): Destination | { problem: string } {
  const { port } = authority
  const service =
    'ip' in authority ? store.serviceAt(authority.ip) : store.serviceByHost(authority.host)
  if (service !== undefined) {
    const routed = routes.services.get(serviceKey(service))
    if (routed === undefined) return { problem: `${serviceKey(service)} is not served here` }
    if (!routed.ports.has(port)) return { problem: `${routed.key} has no port ${port}` }
    const ip = 'ip' in authority ? authority.ip : service.addresses[0]
    if (ip === undefined) return { problem: `${routed.key} has no address` }
    return { kind: 'service', service, routed, dialled: { ip, port } }
  }
  const workload = 'ip' in authority ? store.workloadAt(authority.ip) : undefined
  if (workload === undefined || !('ip' in authority)) return { problem: 'nobody we know of' }
  if (!routes.workloads.has(workload.uid)) return { problem: `${workload.uid} is not served here` }
  if (agentPorts.has(port)) return { problem: `port ${port} belongs to the pod's agent` }
  return { kind: 'workload', workload, dialled: authority }
}
