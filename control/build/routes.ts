// HTTPRoutes attached to Services (GAMMA) to rules per port, in Gateway API's order of precedence, and
// what is to be said of each route. A rule that cannot be done as it stands answers 500: it never
// becomes one that does less than was written.
import { gatewayGroup, type HttpRoute, type ParentRef } from '../../kube/gateway.ts'
import { objectKey, type Service as ServiceObject } from '../../kube/kinds.ts'
import type { Service } from '../../mesh/model.ts'
import type { HttpRule, ServedProtocol } from '../../mesh/waypoint.ts'
import type { ByKind, Problems } from '../build.ts'
import type { Condition, RouteInfo } from '../snapshot.ts'
import { byAge, named, type WaypointGateway } from './gateways.ts'
import { byPrecedence, sameMatchKey } from './matches.ts'
import { protocolOf } from './protocols.ts'
import { type CompiledRoute, compileRoute, type RuleEntry } from './rules.ts'
import { keyOfService } from './services.ts'

/** Service key → port → rules, the first that matches wins. */
export type RulesByPort = ReadonlyMap<string, ReadonlyMap<number, readonly HttpRule[]>>

interface Port {
  readonly name: string
  readonly port: number
  readonly protocol: ServedProtocol
}

/** Where a parentRef leads, or why it leads nowhere. */
type Attachment =
  | { readonly service: string; readonly ports: readonly Port[]; readonly left: readonly Port[] }
  | { readonly reason: string; readonly message: string }

interface Parent {
  readonly ref: ParentRef
  readonly attachment: Attachment
}

interface BuiltRoute {
  readonly object: HttpRoute
  readonly compiled: CompiledRoute
  readonly parents: readonly Parent[]
  /** Service key → which rules lose to an elder route's, for people. */
  readonly shadowed: Map<string, string[]>
}

interface Placed extends RuleEntry {
  readonly route: BuiltRoute
}

export class Routes {
  readonly rules: RulesByPort
  readonly #routes: readonly BuiltRoute[]
  readonly #problems: Problems

  constructor(
    objects: ByKind,
    services: ReadonlyMap<string, Service>,
    gateways: ReadonlyMap<string, WaypointGateway>,
    problems: Problems,
  ) {
    this.#problems = problems
    const serviceObjects = new Map(
      objects.of('Service').map((object) => [keyOfService(named(object)), object]),
    )
    const known = { services, serviceObjects, gateways }
    this.#routes = [...objects.of('HTTPRoute')].sort(byAge).flatMap((object) => {
      const parents = (object.spec.parentRefs ?? []).flatMap((ref) => {
        const attachment = attach(object, ref, known)
        return attachment === undefined ? [] : [{ ref, attachment }]
      })
      // Another controller's route.
      if (parents.length === 0) return []
      const compiled = compileRoute(object, services)
      return [{ object, compiled, parents, shadowed: new Map<string, string[]>() }]
    })
    this.rules = this.#place()
  }

  #place(): RulesByPort {
    const placed = new Map<string, Map<number, Set<Placed>>>()
    for (const route of this.#routes) {
      const entries = route.compiled.entries.map((entry) => ({ ...entry, route }))
      for (const { attachment } of route.parents) {
        if (!('service' in attachment)) continue
        const ports = placed.get(attachment.service) ?? new Map<number, Set<Placed>>()
        placed.set(attachment.service, ports)
        for (const { port } of attachment.ports) {
          const set = ports.get(port) ?? new Set()
          for (const entry of entries) set.add(entry)
          ports.set(port, set)
        }
      }
    }
    return new Map(
      [...placed].map(([service, ports]) => [
        service,
        new Map([...ports].map(([port, set]) => [port, inOrder([...set], service)])),
      ]),
    )
  }

  /** What is to be said of each route, once it is known which Services' traffic passes a waypoint. */
  infos(served: ReadonlySet<string>): RouteInfo[] {
    return this.#routes.map((route) => {
      const { object, compiled } = route
      const { namespace, name } = named(object)
      const tell = (reason: string, field?: string, severity: 'error' | 'note' = 'error'): void =>
        this.#problems.add({
          severity,
          object: objectKey('HTTPRoute', namespace, name),
          ...(field === undefined ? {} : { field }),
          reason,
        })
      for (const { field, reason } of compiled.faults)
        tell(`${reason}; requests that match are answered 500`, field)
      for (const { field, message } of compiled.refs)
        tell(`${message}; its share is answered 500`, field)
      for (const { field, reason } of compiled.notes) tell(reason, field, 'note')
      const parents = route.parents.map(({ ref, attachment }) => {
        const conditions = conditionsOf(route, attachment, served)
        for (const condition of conditions) {
          if (isTrouble(condition)) tell(condition.message, `spec.parentRefs[${ref.name}]`)
        }
        return {
          ref,
          ...('service' in attachment ? { service: attachment.service } : {}),
          conditions,
        }
      })
      return { namespace, name, parents }
    })
  }
}

/** Undefined: not ours to speak of. */
function attach(
  route: HttpRoute,
  ref: ParentRef,
  known: {
    services: ReadonlyMap<string, Service>
    serviceObjects: ReadonlyMap<string, ServiceObject>
    gateways: ReadonlyMap<string, WaypointGateway>
  },
): Attachment | undefined {
  const { group = gatewayGroup, kind = 'Gateway' } = ref
  const own = named(route).namespace
  const { namespace = own, name } = ref
  if (group === gatewayGroup && kind === 'Gateway') {
    if (known.gateways.get(`${namespace}/${name}`)?.ours !== true) return undefined
    const message = `Gateway ${namespace}/${name} is a waypoint: attach the route to the Service that it is for`
    return { reason: 'NotAllowedByListeners', message }
  }
  if (group !== '' || kind !== 'Service') return undefined
  const said = `Service ${namespace}/${name}`
  if (namespace !== own) {
    const message = `${said} is in another namespace: only routes of a Service's own namespace are applied yet`
    return { reason: 'UnsupportedValue', message }
  }
  const key = keyOfService({ namespace, name })
  const service = known.services.get(key)
  if (service === undefined)
    return { reason: 'NoMatchingParent', message: `there is no ${said} that can be dialled` }
  if (service.addresses.length === 0)
    return { reason: 'UnsupportedValue', message: `${said} has no address of its own (headless)` }
  return attachToPorts(ref, key, known.serviceObjects.get(key))
}

function attachToPorts(
  ref: ParentRef,
  service: string,
  object: ServiceObject | undefined,
): Attachment {
  const ports = (object?.spec.ports ?? [])
    .filter(({ protocol = 'TCP' }) => protocol === 'TCP')
    .map((port) => ({ name: port.name ?? '', port: port.port, protocol: protocolOf(port) }))
  const meant = ports.filter(
    ({ name, port }) =>
      (ref.port === undefined || ref.port === port) &&
      (ref.sectionName === undefined || ref.sectionName === name),
  )
  if (meant.length === 0) {
    const have = ports.map(({ name, port }) => (name ? `${port} (${name})` : port)).join(', ')
    const wanted = [ref.port, ref.sectionName].filter((part) => part !== undefined).join(' ')
    const message = `Service ${ref.name} has no TCP port ${wanted}, only ${have || 'none'}`
    return { reason: 'NoMatchingParent', message }
  }
  const [http, left] = [meant.filter(isHttp), meant.filter((port) => !isHttp(port))]
  if (http.length > 0) return { service, ports: http, left }
  const message = `${protocolsText(left)}: an HTTPRoute cannot be applied there`
  return { reason: 'UnsupportedProtocol', message }
}

const isHttp = ({ protocol }: Port): boolean => protocol !== 'tcp'
const protocolsText = (ports: readonly Port[]): string =>
  `port ${ports.map(({ port }) => port).join(', ')} is declared not to be HTTP`

/** Sorts, and notes which entries can never match because an elder route's come first. */
function inOrder(entries: readonly Placed[], service: string): HttpRule[] {
  const sorted = [...entries].sort(
    (a, b) =>
      Number(a.last) - Number(b.last) ||
      byPrecedence(a.rule.match, b.rule.match) ||
      byAge(a.route.object, b.route.object) ||
      a.ruleIndex - b.ruleIndex ||
      a.matchIndex - b.matchIndex,
  )
  const first = new Map<string, Placed>()
  for (const entry of sorted) {
    const key = sameMatchKey(entry.rule.match)
    const winner = first.get(key)
    if (winner === undefined || entry.last) {
      first.set(key, entry)
      continue
    }
    const { shadowed } = entry.route
    const said = `spec.rules[${entry.ruleIndex}].matches[${entry.matchIndex}] is that of ${winner.rule.name}, which comes first`
    const list = shadowed.get(service) ?? []
    if (!list.includes(said)) shadowed.set(service, [...list, said])
  }
  return sorted.map(({ rule }) => rule)
}

/** Conditions of our own beside Gateway API's. */
const enforced = 'leyline.dev/Enforced'
const conflicted = 'leyline.dev/Conflicted'

function conditionsOf(
  { compiled, shadowed }: BuiltRoute,
  attachment: Attachment,
  served: ReadonlySet<string>,
): Condition[] {
  const [ref] = compiled.refs
  const resolved: Condition =
    ref === undefined
      ? condition('ResolvedRefs', 'True', 'ResolvedRefs', 'every backend was found')
      : condition(
          'ResolvedRefs',
          'False',
          ref.reason,
          compiled.refs.map(({ field, message }) => `${field}: ${message}`).join('; '),
        )
  if (!('service' in attachment)) {
    const { reason, message } = attachment
    return [condition('Accepted', 'False', reason, message), resolved]
  }
  const list: Condition[] = [...acceptance(compiled, attachment), resolved]
  const isServed = served.has(attachment.service)
  const [, hostname] = attachment.service.split('/')
  list.push(
    isServed
      ? condition(enforced, 'True', 'Enforced', `traffic to ${hostname} passes a waypoint`)
      : condition(
          enforced,
          'False',
          'NoWaypoint',
          `${hostname} is not bound to a waypoint, so nobody applies the route`,
        ),
  )
  const lost = shadowed.get(attachment.service)
  if (lost !== undefined) list.push(condition(conflicted, 'True', 'OlderRoute', lost.join('; ')))
  return list
}

function acceptance(
  { faults, allFaulty }: CompiledRoute,
  attachment: Extract<Attachment, { service: string }>,
): Condition[] {
  const said = faults.map(({ field, reason }) => `${field}: ${reason}`).join('; ')
  if (allFaulty)
    return [condition('Accepted', 'False', 'UnsupportedValue', `${said}; answered 500`)]
  const left = attachment.left.length === 0 ? '' : `, except ${protocolsText(attachment.left)}`
  const accepted = condition('Accepted', 'True', 'Accepted', `the route is accepted${left}`)
  if (faults.length === 0) return [accepted]
  // Gateway API wants the message of this condition to begin so.
  const message = `Dropped Rule, answered 500: ${said}`
  return [accepted, condition('PartiallyInvalid', 'True', 'UnsupportedValue', message)]
}

function condition(
  type: string,
  status: Condition['status'],
  reason: string,
  message: string,
): Condition {
  return { type, status, reason, message }
}

/** What is not told of by a fault or a reference already. */
function isTrouble({ type, status, reason }: Condition): boolean {
  if (type === conflicted) return status === 'True'
  if (type === 'Accepted' || type === enforced)
    return status === 'False' && reason !== 'UnsupportedValue'
  return false
}
