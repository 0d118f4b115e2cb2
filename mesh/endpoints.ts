// Who can serve a port of a Service: the same answer for agents and waypoints.
import { type Endpoint, type Ip, isIpv4 } from './address.ts'
import { type Service, serviceKey, type Workload } from './model.ts'

/** What is asked of the store. */
export interface Known {
  workloadAt(ip: Ip): Workload | undefined
  serviceAt(ip: Ip): Service | undefined
  endpoints(service: Service): readonly Workload[]
}

export interface Candidate {
  readonly workload: Workload
  readonly endpoint: Endpoint
}

/**
 * The healthy endpoints behind `dialled` (an address of the service and one of its ports), each with the
 * address of the dialled family if it has one; none when the service has no such port.
 */
export function endpointsOf(known: Known, service: Service, dialled: Endpoint): Candidate[] {
  const key = serviceKey(service)
  const port = service.ports.find((mapping) => mapping.servicePort === dialled.port)
  if (port === undefined) return []
  return known.endpoints(service).flatMap((workload) => {
    const own = workload.services.get(key)?.find((p) => p.servicePort === dialled.port)
    const target = own?.targetPort || port.targetPort
    const ip = addressOf(workload, dialled.ip)
    return workload.healthy && target > 0 && ip !== undefined
      ? [{ workload, endpoint: { ip, port: target } }]
      : []
  })
}

/** An address of the workload, of the family that the client dialled if there is one. */
function addressOf(workload: Workload, dialled: Ip): Ip | undefined {
  return workload.addresses.find((ip) => isIpv4(ip) === isIpv4(dialled)) ?? workload.addresses[0]
}
