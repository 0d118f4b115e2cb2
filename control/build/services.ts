// Services and who is behind them: from EndpointSlices, or, where a folder has none (there is no
// endpoint controller in a folder), from the Service's own selector.
import {
  type EndpointSlice,
  objectKey,
  type Pod,
  type Service as ServiceObject,
  serviceNameLabel,
} from '../../kube/kinds.ts'
import { type Ip, tryIp } from '../../mesh/address.ts'
import { clusterDomain, clusterId, defaultServiceAccount } from '../../mesh/constants.ts'
import { type PortMapping, type Service, serviceKey, type Workload } from '../../mesh/model.ts'
import type { ByKind, Problems } from '../build.ts'
import { type BuiltPod, selects } from './workloads.ts'

/** How a Service is called in the cluster's DNS. */
export function hostnameOf(namespace: string, name: string): string {
  return `${name}.${namespace}.svc.${clusterDomain}`
}

/** The key of a Service by its name. */
export function keyOfService({ namespace, name }: { namespace: string; name: string }): string {
  return serviceKey({ namespace, hostname: hostnameOf(namespace, name) })
}

/** workload uid → service key → the workload's own ports. */
type Endpoints = Map<string, Map<string, PortMapping[]>>

export function buildServices(
  objects: ByKind,
  pods: readonly BuiltPod[],
  problems: Problems,
): { services: Map<string, Service>; endpoints: Endpoints; outsiders: Workload[] } {
  const services = new Map<string, Service>()
  const endpoints: Endpoints = new Map()
  const outsiders = new Map<string, Workload>()
  const slices = slicesByService(objects, problems)
  const vips = new Map<Ip, string>()
  for (const object of objects.of('Service')) {
    const { namespace = 'default', name } = object.metadata
    if (object.spec.type === 'ExternalName') continue
    const key = objectKey('Service', namespace, name)
    const tcp = (object.spec.ports ?? []).filter(({ protocol = 'TCP' }) => protocol === 'TCP')
    if (tcp.length === 0) {
      const reason = 'has no TCP port, so nothing can be sent to it through the mesh'
      problems.add({ severity: 'note', object: key, field: 'spec.ports', reason })
    }
    const service: Service = {
      name,
      namespace,
      hostname: hostnameOf(namespace, name),
      addresses: serviceAddresses(object, key, vips, problems),
      ports: tcp.map(({ port, targetPort }) => ({
        servicePort: port,
        targetPort: typeof targetPort === 'string' ? 0 : (targetPort ?? port),
      })),
    }
    services.set(serviceKey(service), service)
    const own = slices.get(`${namespace}/${name}`)
    const members =
      own === undefined
        ? membersBySelector(object, pods)
        : membersBySlices(object, own, pods, outsiders)
    for (const [uid, ports] of members) {
      const of = endpoints.get(uid) ?? new Map<string, PortMapping[]>()
      of.set(serviceKey(service), ports)
      endpoints.set(uid, of)
    }
  }
  for (const [key, list] of slices) {
    if (objects.of('Service').some(({ metadata: m }) => `${m.namespace}/${m.name}` === key))
      continue
    for (const { metadata } of list) {
      const object = objectKey('EndpointSlice', metadata.namespace, metadata.name)
      problems.add({ severity: 'note', object, reason: `there is no Service ${key}` })
    }
  }
  return { services, endpoints, outsiders: [...outsiders.values()] }
}

function slicesByService(objects: ByKind, problems: Problems): Map<string, EndpointSlice[]> {
  const slices = new Map<string, EndpointSlice[]>()
  for (const slice of objects.of('EndpointSlice')) {
    const service = slice.metadata.labels?.[serviceNameLabel]
    if (service === undefined) {
      const object = objectKey('EndpointSlice', slice.metadata.namespace, slice.metadata.name)
      const field = `metadata.labels[${serviceNameLabel}]`
      problems.add({
        severity: 'error',
        object,
        field,
        reason: 'expected the name of its Service, got none',
      })
      continue
    }
    const key = `${slice.metadata.namespace}/${service}`
    slices.set(key, [...(slices.get(key) ?? []), slice])
  }
  return slices
}

function serviceAddresses(
  service: ServiceObject,
  object: string,
  vips: Map<Ip, string>,
  problems: Problems,
): Ip[] {
  const { clusterIP, clusterIPs = [] } = service.spec
  const addresses: Ip[] = []
  for (const text of new Set([clusterIP, ...clusterIPs])) {
    const ip = text === undefined ? undefined : tryIp(text)
    if (ip === undefined) continue
    const owner = vips.get(ip)
    if (owner === undefined) {
      vips.set(ip, object)
      addresses.push(ip)
    } else {
      const reason = `${ip} is the address of ${owner} already; it stays there`
      problems.add({ severity: 'error', object, field: 'spec.clusterIPs', reason })
    }
  }
  return addresses
}

type Members = [uid: string, ports: PortMapping[]][]

function membersBySelector(service: ServiceObject, pods: readonly BuiltPod[]): Members {
  const { selector, ports = [] } = service.spec
  if (selector === undefined || Object.keys(selector).length === 0) return []
  return pods
    .filter(
      ({ pod }) =>
        pod.metadata.namespace === service.metadata.namespace &&
        selects(selector, pod.metadata.labels ?? {}),
    )
    .map(({ pod, workload }) => [
      workload.uid,
      ports.flatMap(({ port, targetPort = port, protocol = 'TCP' }) => {
        const target = typeof targetPort === 'string' ? namedPort(pod, targetPort) : targetPort
        return target === undefined || protocol !== 'TCP'
          ? []
          : [{ servicePort: port, targetPort: target }]
      }),
    ])
}

function namedPort(pod: Pod, name: string): number | undefined {
  const ports = (pod.spec.containers ?? []).flatMap((container) => container.ports ?? [])
  return ports.find((port) => port.name === name)?.containerPort
}

function membersBySlices(
  service: ServiceObject,
  slices: readonly EndpointSlice[],
  pods: readonly BuiltPod[],
  outsiders: Map<string, Workload>,
): Members {
  const byName = new Map(
    pods.map((p) => [`${p.workload.namespace}/${p.workload.name}`, p.workload]),
  )
  const byIp = new Map(pods.flatMap((p) => p.workload.addresses.map((ip) => [ip, p.workload])))
  const members = new Map<string, PortMapping[]>()
  for (const { endpoints, ports, metadata } of slices) {
    const mappings = (service.spec.ports ?? []).flatMap(({ name, port }) => {
      const own = (ports ?? []).find((p) => (p.name ?? '') === (name ?? ''))
      return own?.port ? [{ servicePort: port, targetPort: own.port }] : []
    })
    for (const { addresses, conditions, targetRef } of endpoints ?? []) {
      // discovery.k8s.io/v1: an unknown ready is to be taken as true.
      if ((conditions?.ready ?? true) === false) continue
      const named = `${targetRef?.namespace ?? metadata.namespace}/${targetRef?.name}`
      const ip = tryIp(addresses[0] ?? '')
      if (ip === undefined) continue
      const workload = byName.get(named) ?? byIp.get(ip) ?? outsiderAt(ip, service, outsiders)
      members.set(workload.uid, mappings)
    }
  }
  return [...members]
}

/**
 * An endpoint that is no pod, like the API server's: reached plainly. Without it a Service that pods need
 * would be one that has nobody behind it.
 */
function outsiderAt(ip: Ip, service: ServiceObject, outsiders: Map<string, Workload>): Workload {
  const { namespace = 'default', name } = service.metadata
  const uid = `${clusterId}//Endpoint/${namespace}/${name}/${ip}`
  const workload: Workload = {
    uid,
    name: ip,
    namespace,
    serviceAccount: defaultServiceAccount,
    trustDomain: '',
    addresses: [ip],
    node: '',
    tunnel: 'none',
    // Its address may be a node's: nobody else is to be found by it.
    hostNetwork: true,
    healthy: true,
    canonicalName: name,
    canonicalRevision: '',
    kind: 'pod',
    workloadName: name,
    clusterId,
    services: new Map(),
    policies: [],
  }
  outsiders.set(uid, workload)
  return workload
}
