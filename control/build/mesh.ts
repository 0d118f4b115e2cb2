// What every agent must know of the mesh: its trust domain, and which addresses are captured.
import { objectKey } from '../../kube/kinds.ts'
import {
  type Cidr,
  cidrContains,
  formatCidr,
  type Ip,
  isIpv4,
  tryCidr,
} from '../../mesh/address.ts'
import type { Mesh, Service, Workload } from '../../mesh/model.ts'
import type { ByKind, Problems } from '../build.ts'

/**
 * The capture ranges: the pod ranges of all nodes and the service ranges, as whole ranges, so that
 * an address nobody knows yet is held rather than let out plainly; and every pod and service address
 * outside of them, alone.
 */
export function buildMesh(
  objects: ByKind,
  trustDomain: string,
  workloads: ReadonlyMap<string, Workload>,
  services: ReadonlyMap<string, Service>,
  problems: Problems,
): Mesh {
  const ranges = new Map<string, Cidr>()
  const add = (cidr: Cidr): void => void ranges.set(formatCidr(cidr), cidr)
  for (const { metadata, spec } of objects.of('Node')) {
    const texts = new Set([...(spec?.podCIDRs ?? []), ...(spec?.podCIDR ? [spec.podCIDR] : [])])
    for (const text of texts) {
      const cidr = tryCidr(text)
      if (cidr !== undefined && cidr.prefix > 0) add(cidr)
      else {
        const object = objectKey('Node', undefined, metadata.name)
        const reason = `expected a CIDR such as 10.244.1.0/24, got ${JSON.stringify(text)}`
        problems.add({ severity: 'error', object, field: 'spec.podCIDRs', reason })
      }
    }
  }
  for (const { spec } of objects.of('ServiceCIDR')) {
    for (const text of spec.cidrs) {
      const cidr = tryCidr(text)
      if (cidr !== undefined) add(cidr)
    }
  }
  const whole = [...ranges.values()]
  const alone = (ip: Ip): void => {
    if (whole.some((cidr) => cidrContains(cidr, ip))) return
    add({ ip, prefix: isIpv4(ip) ? 32 : 128 })
  }
  for (const { addresses, hostNetwork } of workloads.values())
    if (!hostNetwork) addresses.forEach(alone)
  for (const { addresses } of services.values()) addresses.forEach(alone)
  return { trustDomain, captureRanges: [...ranges.values()] }
}
