// The model on the wire and back: one pair of functions per type. Decoding trusts nothing: what it
// does not understand is a problem that names the field, since a policy must not grow weaker by
// ignorance.
import { istio, leyline } from '../proto/gen/messages.js'
import { type Cidr, formatCidr, type Ip, ipBytes, ipFromBytes, isIpv4, tryCidr } from './address.ts'
import { defaultServiceAccount, defaultTrustDomain, ports as meshPorts } from './constants.ts'
import { type Decoded, decoding, FieldProblem, requireField } from './decoding.ts'
import { describeError } from './errors.ts'
import {
  type Mesh,
  type Policy,
  type PolicyMatch,
  type PortMapping,
  type Service,
  type StringMatch,
  type WaypointRef,
  type Workload,
  workloadKinds,
} from './model.ts'

const { Address, NetworkMode, TunnelProtocol, WorkloadStatus } = istio.workload
const { Action, Authorization, Scope } = istio.security

// --- addresses -----------------------------------------------------------------------------

export function encodeWorkload(workload: Workload): Uint8Array {
  return Address.encode({
    workload: {
      uid: workload.uid,
      name: workload.name,
      namespace: workload.namespace,
      serviceAccount:
        workload.serviceAccount === defaultServiceAccount ? '' : workload.serviceAccount,
      trustDomain: workload.trustDomain === defaultTrustDomain ? '' : workload.trustDomain,
      addresses: workload.addresses.map(ipBytes),
      node: workload.node,
      tunnelProtocol: workload.tunnel === 'hbone' ? TunnelProtocol.HBONE : TunnelProtocol.NONE,
      networkMode: workload.hostNetwork ? NetworkMode.HOST_NETWORK : NetworkMode.STANDARD,
      status: workload.healthy ? WorkloadStatus.HEALTHY : WorkloadStatus.UNHEALTHY,
      canonicalName: workload.canonicalName,
      canonicalRevision: workload.canonicalRevision,
      workloadType: workloadKinds.indexOf(workload.kind),
      workloadName: workload.workloadName,
      clusterId: workload.clusterId,
      services: Object.fromEntries(
        [...workload.services].map(([key, ports]) => [key, { ports: ports.map(encodePort) }]),
      ),
      authorizationPolicies: [...workload.policies],
      ...(workload.waypoint === undefined ? {} : { waypoint: encodeRef(workload.waypoint) }),
    },
  }).finish()
}

export function encodeService(service: Service): Uint8Array {
  return Address.encode({
    service: {
      name: service.name,
      namespace: service.namespace,
      hostname: service.hostname,
      addresses: service.addresses.map((ip) => ({ network: '', address: ipBytes(ip) })),
      ports: service.ports.map(encodePort),
      subjectAltNames: [...(service.identities ?? [])],
      ...(service.waypoint === undefined ? {} : { waypoint: encodeRef(service.waypoint) }),
    },
  }).finish()
}

const encodeRef = ({ namespace, hostname, port }: WaypointRef) => ({
  hostname: { namespace, hostname },
  hboneMtlsPort: port,
})

const encodePort = ({ servicePort, targetPort }: PortMapping) => ({ servicePort, targetPort })

export function decodeAddress(
  bytes: Uint8Array,
): Decoded<{ readonly workload: Workload } | { readonly service: Service }> {
  return decoding(() => {
    const { workload, service } = Address.decode(bytes)
    if (workload) return { workload: readWorkload(workload) }
    if (service) return { service: readService(service) }
    throw new FieldProblem('type: expected workload or service, got neither')
  })
}

function readWorkload(w: istio.workload.IWorkload): Workload {
  const kind = workloadKinds[w.workloadType ?? 0]
  if (kind === undefined) throw new FieldProblem(`workload_type: unknown value ${w.workloadType}`)
  const tunnel = w.tunnelProtocol ?? 0
  if (tunnel !== TunnelProtocol.NONE && tunnel !== TunnelProtocol.HBONE) {
    throw new FieldProblem(`tunnel_protocol: unknown value ${String(tunnel)}`)
  }
  const network = w.networkMode ?? 0
  if (network !== NetworkMode.STANDARD && network !== NetworkMode.HOST_NETWORK) {
    throw new FieldProblem(`network_mode: unknown value ${String(network)}`)
  }
  return {
    uid: requireField(w.uid, 'uid'),
    name: w.name ?? '',
    namespace: requireField(w.namespace, 'namespace'),
    serviceAccount: w.serviceAccount || defaultServiceAccount,
    trustDomain: w.trustDomain || defaultTrustDomain,
    addresses: (w.addresses ?? []).map((bytes) => readIp(bytes, 'addresses')),
    node: w.node ?? '',
    tunnel: tunnel === TunnelProtocol.HBONE ? 'hbone' : 'none',
    hostNetwork: network === NetworkMode.HOST_NETWORK,
    healthy: (w.status ?? WorkloadStatus.HEALTHY) === WorkloadStatus.HEALTHY,
    canonicalName: w.canonicalName ?? '',
    canonicalRevision: w.canonicalRevision ?? '',
    kind,
    workloadName: w.workloadName ?? '',
    clusterId: w.clusterId ?? '',
    services: new Map(
      Object.entries(w.services ?? {}).map(([key, list]) => [
        key,
        (list.ports ?? []).map((port) => readPort(port, `services[${key}]`)),
      ]),
    ),
    policies: w.authorizationPolicies ?? [],
    ...readRef(w.waypoint),
  }
}

/** A waypoint that cannot be told must not become none: the whole resource is a problem then. */
function readRef(gateway: istio.workload.IGatewayAddress | null | undefined): {
  waypoint?: WaypointRef
} {
  if (!gateway) return {}
  const { namespace, hostname } = gateway.hostname ?? {}
  return {
    waypoint: {
      namespace: requireField(namespace, 'waypoint.hostname.namespace'),
      hostname: requireField(hostname, 'waypoint.hostname.hostname'),
      port: gateway.hboneMtlsPort || meshPorts.hbone,
    },
  }
}

function readService(s: istio.workload.IService): Service {
  return {
    name: s.name ?? '',
    namespace: requireField(s.namespace, 'namespace'),
    hostname: requireField(s.hostname, 'hostname'),
    addresses: (s.addresses ?? []).map(({ address }) => readIp(address, 'addresses')),
    ports: (s.ports ?? []).map((port) => readPort(port, 'ports')),
    ...readRef(s.waypoint),
    ...(s.subjectAltNames?.length ? { identities: s.subjectAltNames } : {}),
  }
}

function readIp(bytes: Uint8Array | null | undefined, field: string): Ip {
  try {
    return ipFromBytes(bytes ?? new Uint8Array())
  } catch (error) {
    throw new FieldProblem(`${field}: ${describeError(error)}`)
  }
}

function readPort(port: istio.workload.IPort, field: string): PortMapping {
  const servicePort = port.servicePort ?? 0
  const targetPort = port.targetPort ?? 0
  if (servicePort < 1 || servicePort > 65535 || targetPort > 65535) {
    throw new FieldProblem(
      `${field}: expected ports up to 65535, got ${servicePort} to ${targetPort}`,
    )
  }
  return { servicePort, targetPort }
}

// --- policies ------------------------------------------------------------------------------

const scopes = {
  global: Scope.GLOBAL,
  namespace: Scope.NAMESPACE,
  selector: Scope.WORKLOAD_SELECTOR,
} as const
const actions = { allow: Action.ALLOW, deny: Action.DENY } as const

export function encodePolicy(policy: Policy): Uint8Array {
  return Authorization.encode({
    name: policy.name,
    namespace: policy.namespace,
    scope: scopes[policy.scope],
    action: actions[policy.action],
    groups: policy.groups.map((rules) => ({
      rules: rules.map((matches) => ({ matches: matches.map(encodeMatch) })),
    })),
  }).finish()
}

function encodeMatch(match: PolicyMatch): istio.security.IMatch {
  const text = (list: readonly StringMatch[]) =>
    list.map((m) => ('presence' in m ? { presence: {} } : { ...m }))
  const ranges = (list: readonly Cidr[]) =>
    list.map(({ ip, prefix }) => ({ address: ipBytes(ip), length: prefix }))
  return {
    namespaces: text(match.namespaces),
    notNamespaces: text(match.notNamespaces),
    principals: text(match.principals),
    notPrincipals: text(match.notPrincipals),
    sourceIps: ranges(match.sourceIps),
    notSourceIps: ranges(match.notSourceIps),
    destinationIps: ranges(match.destinationIps),
    notDestinationIps: ranges(match.notDestinationIps),
    destinationPorts: [...match.destinationPorts],
    notDestinationPorts: [...match.notDestinationPorts],
  }
}

/** A policy with anything this version does not know is a problem: what was left out might be a condition. */
export function decodePolicy(bytes: Uint8Array): Decoded<Policy> {
  return decoding(() => {
    const policy = Authorization.decode(bytes)
    const read: Policy = {
      name: requireField(policy.name, 'name'),
      namespace: policy.namespace,
      scope: keyOf(scopes, policy.scope, 'scope'),
      action: keyOf(actions, policy.action, 'action'),
      groups: (policy.groups ?? []).map(({ rules }) =>
        (rules ?? []).map(({ matches }) => (matches ?? []).map(readMatch)),
      ),
    }
    if (Authorization.encode(policy).finish().length !== bytes.length) {
      throw new FieldProblem('policy: has fields that this version does not know')
    }
    return read
  })
}

/** Whom a policy that cannot be read would bind; when not even that can be read, everybody. */
export function reachOf(bytes: Uint8Array): { scope: Policy['scope']; namespace: string } {
  try {
    const { scope, namespace } = Authorization.decode(bytes)
    return { scope: keyOf(scopes, scope, 'scope'), namespace }
  } catch {
    return { scope: 'global', namespace: '' }
  }
}

function keyOf<K extends string>(table: Record<K, number>, value: number, field: string): K {
  for (const key in table) if (table[key] === value) return key
  throw new FieldProblem(`${field}: unknown value ${value}`)
}

function readMatch(m: istio.security.IMatch): PolicyMatch {
  return {
    namespaces: readStrings(m.namespaces, 'namespaces'),
    notNamespaces: readStrings(m.notNamespaces, 'not_namespaces'),
    principals: readStrings(m.principals, 'principals'),
    notPrincipals: readStrings(m.notPrincipals, 'not_principals'),
    sourceIps: readRanges(m.sourceIps, 'source_ips'),
    notSourceIps: readRanges(m.notSourceIps, 'not_source_ips'),
    destinationIps: readRanges(m.destinationIps, 'destination_ips'),
    notDestinationIps: readRanges(m.notDestinationIps, 'not_destination_ips'),
    destinationPorts: readPorts(m.destinationPorts, 'destination_ports'),
    notDestinationPorts: readPorts(m.notDestinationPorts, 'not_destination_ports'),
  }
}

function readStrings(
  list: istio.security.IStringMatch[] | null | undefined,
  field: string,
): StringMatch[] {
  return (list ?? []).map((m) => {
    if (m.presence) return { presence: true }
    if (m.exact) return { exact: m.exact }
    if (m.prefix) return { prefix: m.prefix }
    if (m.suffix) return { suffix: m.suffix }
    throw new FieldProblem(`${field}: unknown kind of string match`)
  })
}

function readRanges(list: istio.security.IAddress[] | null | undefined, field: string): Cidr[] {
  return (list ?? []).map(({ address, length }) => {
    const ip = readIp(address, field)
    // Sixteen bytes count 128 bits, also those of an IPv4-mapped address.
    const mapped = address?.length === 16 && isIpv4(ip) ? '::ffff:' : ''
    const cidr = tryCidr(`${mapped}${ip}/${length ?? 0}`)
    if (cidr === undefined) throw new FieldProblem(`${field}: prefix length ${length} of ${ip}`)
    return cidr
  })
}

function readPorts(list: number[] | null | undefined, field: string): number[] {
  for (const port of list ?? []) {
    if (port < 1 || port > 65535) throw new FieldProblem(`${field}: expected 1..65535, got ${port}`)
  }
  return list ?? []
}

// --- mesh ----------------------------------------------------------------------------------

export function encodeMesh(mesh: Mesh): Uint8Array {
  const { trustDomain, captureRanges } = mesh
  return leyline.node.v1.Mesh.encode({
    trustDomain,
    captureRanges: captureRanges.map(formatCidr),
  }).finish()
}

export function decodeMesh(bytes: Uint8Array): Decoded<Mesh> {
  return decoding(() => {
    const mesh = leyline.node.v1.Mesh.decode(bytes)
    return {
      trustDomain: requireField(mesh.trustDomain, 'trust_domain'),
      captureRanges: (mesh.captureRanges ?? []).map((text) => {
        const cidr = tryCidr(text)
        if (cidr === undefined)
          throw new FieldProblem(`capture_ranges: ${JSON.stringify(text)} is no CIDR`)
        return cidr
      }),
    }
  })
}
