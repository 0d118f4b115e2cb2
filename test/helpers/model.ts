// Values of the model with everything that a test does not care about filled in.
import { type Ip, parseIp } from '../../mesh/address.ts'
import type { Service, Workload } from '../../mesh/model.ts'

export const ip = (text: string): Ip => parseIp(text)

export function workload(name: string, part: Partial<Workload> = {}): Workload {
  return {
    uid: `Kubernetes//Pod/shop/${name}`,
    name,
    namespace: 'shop',
    serviceAccount: name,
    trustDomain: 'cluster.local',
    addresses: [ip('10.0.0.1')],
    node: 'node-a',
    tunnel: 'hbone',
    hostNetwork: false,
    healthy: true,
    canonicalName: name,
    canonicalRevision: 'latest',
    kind: 'pod',
    workloadName: name,
    clusterId: 'Kubernetes',
    services: new Map(),
    policies: [],
    ...part,
  }
}

export function service(name: string, part: Partial<Service> = {}): Service {
  return {
    name,
    namespace: 'shop',
    hostname: `${name}.shop.svc.cluster.local`,
    addresses: [ip('10.96.0.1')],
    ports: [{ servicePort: 80, targetPort: 8080 }],
    ...part,
  }
}
