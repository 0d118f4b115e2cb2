// What a Service says of the protocol of its ports: `appProtocol` first, then the port's name, as Istio
// reads them. What says nothing is found out by the waypoint.
import type { Service } from '../../kube/kinds.ts'
import type { ServedProtocol } from '../../mesh/waypoint.ts'

type ServicePort = NonNullable<Service['spec']['ports']>[number]

/** Kubernetes' own names (KEP-3726) and Istio's. TLS is not opened, so it is passed on as it is. */
const protocols: Readonly<Record<string, ServedProtocol>> = {
  http: 'http',
  'kubernetes.io/ws': 'http',
  'grpc-web': 'http',
  http2: 'http2',
  grpc: 'http2',
  'kubernetes.io/h2c': 'http2',
  https: 'tcp',
  tls: 'tcp',
  'kubernetes.io/wss': 'tcp',
  tcp: 'tcp',
  mysql: 'tcp',
  mongo: 'tcp',
  redis: 'tcp',
}

/** By `appProtocol`, or by the port's name up to its first `-` (`grpc-web` whole); else `auto`. */
export function protocolOf({ appProtocol, name = '' }: ServicePort): ServedProtocol {
  if (appProtocol != null) return protocols[appProtocol.toLowerCase()] ?? 'auto'
  const text = name.toLowerCase()
  if (text === 'grpc-web' || text.startsWith('grpc-web-')) return 'http'
  return protocols[text.split('-')[0] ?? ''] ?? 'auto'
}
