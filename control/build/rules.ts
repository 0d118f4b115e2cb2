// The rules of one HTTPRoute, each flattened to one per match, with their backends.
import type { BackendRef, HttpRoute, RouteRule } from '../../kube/gateway.ts'
import { durationMs } from '../../kube/gateway.ts'
import type { Service } from '../../mesh/model.ts'
import { type Backend, type HttpRule, noHeaderChanges } from '../../mesh/waypoint.ts'
import { compileFilters } from './filters.ts'
import { named } from './gateways.ts'
import { type CompiledMatch, compileMatch } from './matches.ts'
import { keyOfService } from './services.ts'

/** A rule as a waypoint will have it, and what its place in the order goes by. */
export interface RuleEntry {
  readonly rule: HttpRule
  readonly ruleIndex: number
  readonly matchIndex: number
  /** Its match is not understood: it comes after all others, so that it takes only what they leave. */
  readonly last: boolean
}

interface Said {
  readonly field: string
  readonly reason: string
}

export interface CompiledRoute {
  readonly entries: readonly RuleEntry[]
  /** What makes a rule answer 500. */
  readonly faults: readonly Said[]
  /** Whether every rule has one. */
  readonly allFaulty: boolean
  /** Backends that cannot be used, with Gateway API's reason. */
  readonly refs: readonly { field: string; reason: string; message: string }[]
  readonly notes: readonly Said[]
}

interface Telling {
  readonly faults: Said[]
  readonly refs: CompiledRoute['refs'][number][]
  readonly notes: Said[]
}

/** Longest time that a timer of Node can wait, ms: longer timeouts are none to speak of. */
const maxTimeoutMs = 0x7fffffff
/** Asked of us by the rest of a rule, and not done. */
const ignored = new Set(['name', 'retry', 'sessionPersistence'])

export function compileRoute(
  route: HttpRoute,
  services: ReadonlyMap<string, Service>,
): CompiledRoute {
  const telling: Telling = { faults: [], refs: [], notes: [] }
  const { namespace, name } = named(route)
  if ((route.spec.hostnames ?? []).length > 0) {
    const reason = 'has no meaning for a route of a Service (GAMMA); match the header Host instead'
    telling.notes.push({ field: 'spec.hostnames', reason })
  }
  const rules = route.spec.rules ?? [{}]
  const entries: RuleEntry[] = []
  let faulty = 0
  rules.forEach((rule, i) => {
    const before = telling.faults.length
    const compiled = compileRule(
      rule,
      { namespace, name: `HTTPRoute ${namespace}/${name} rules[${i}]`, at: `spec.rules[${i}]` },
      services,
      telling,
    )
    entries.push(...compiled.entries.map((entry) => ({ ...entry, ruleIndex: i })))
    if (telling.faults.length > before && !compiled.works) faulty++
  })
  return { entries, allFaulty: faulty === rules.length, ...telling }
}

interface RuleContext {
  readonly namespace: string
  readonly name: string
  /** `spec.rules[0]` */
  readonly at: string
}

function compileRule(
  rule: RouteRule,
  context: RuleContext,
  services: ReadonlyMap<string, Service>,
  telling: Telling,
): { entries: Omit<RuleEntry, 'ruleIndex'>[]; works: boolean } {
  const { at, name } = context
  const { matches, filters, backendRefs = [], timeouts, ...rest } = rule
  for (const key of Object.keys(rest)) {
    if (key === 'name') continue
    const reason = ignored.has(key) ? 'is not supported, and ignored' : 'is not known, and ignored'
    telling.notes.push({ field: `${at}.${key}`, reason })
  }
  const compiled = compileFilters(filters)
  const faults = compiled.unsupported.map((text) => split(at, text))
  telling.faults.push(...faults)
  const backends = compileBackends(backendRefs, context, services, telling)
  const [fault] = faults
  const base = {
    name,
    requestHeaders: compiled.requestHeaders,
    responseHeaders: compiled.responseHeaders,
    ...timeoutsOf(timeouts, at, telling),
  }
  const entries = (matches?.length ? matches : [{}]).map((match, i) => {
    const read = compileMatch(match)
    const wrong = read.unknown.map((text) => split(`${at}.matches[${i}]`, text))
    telling.faults.push(...wrong)
    const [problem = fault] = wrong
    return {
      matchIndex: i,
      last: wrong.length > 0,
      rule: ruleOf(base, read, problem === undefined ? backends : [answers500(problem)]),
    }
  })
  return { entries, works: fault === undefined && entries.some(({ last }) => !last) }
}

function ruleOf(
  base: Omit<HttpRule, 'match' | 'backends'>,
  { match }: CompiledMatch,
  backends: readonly Backend[],
): HttpRule {
  return { ...base, match, backends }
}

/** `filters[0].type: URLRewrite is …` below a rule. */
function split(at: string, text: string): Said {
  const colon = text.indexOf(': ')
  return { field: `${at}.${text.slice(0, colon)}`, reason: text.slice(colon + 2) }
}

function answers500({ field, reason }: Said): Backend {
  return unusable(1, `${field}: ${reason}`)
}

function unusable(weight: number, problem: string): Backend {
  return {
    service: '',
    port: 0,
    weight,
    problem,
    requestHeaders: noHeaderChanges,
    responseHeaders: noHeaderChanges,
  }
}

function timeoutsOf(
  timeouts: RouteRule['timeouts'],
  at: string,
  telling: Telling,
): Pick<HttpRule, 'requestTimeoutMs' | 'backendTimeoutMs'> {
  const read = (text: string | undefined): number =>
    text === undefined ? 0 : Math.min(maxTimeoutMs, durationMs(text))
  const requestTimeoutMs = read(timeouts?.request)
  const backendTimeoutMs = read(timeouts?.backendRequest)
  if (requestTimeoutMs > 0 && backendTimeoutMs > requestTimeoutMs) {
    const reason = 'is longer than timeouts.request, which ends the request before'
    telling.notes.push({ field: `${at}.timeouts.backendRequest`, reason })
  }
  return { requestTimeoutMs, backendTimeoutMs }
}

/** None (or no weight at all) is answered 500. */
function compileBackends(
  refs: readonly BackendRef[],
  { namespace, at }: RuleContext,
  services: ReadonlyMap<string, Service>,
  telling: Telling,
): Backend[] {
  if (refs.length === 0)
    telling.notes.push({
      field: `${at}.backendRefs`,
      reason: 'none: matching requests are answered 500',
    })
  const backends = refs.map((ref, i): Backend => {
    const field = `${at}.backendRefs[${i}]`
    const { weight = 1 } = ref
    const found = findBackend(ref, namespace, services)
    if ('reason' in found) {
      telling.refs.push({ field, ...found })
      return unusable(weight, `${field}: ${found.message}`)
    }
    const { requestHeaders, responseHeaders, unsupported } = compileFilters(ref.filters)
    const [fault] = unsupported.map((text) => split(field, text))
    if (fault === undefined) return { ...found, weight, requestHeaders, responseHeaders }
    telling.faults.push(fault)
    return unusable(weight, `${fault.field}: ${fault.reason}`)
  })
  return backends.some(({ weight }) => weight > 0) ? backends : []
}

function findBackend(
  ref: BackendRef,
  own: string,
  services: ReadonlyMap<string, Service>,
): Pick<Backend, 'service' | 'port'> | { reason: string; message: string } {
  const { group = '', kind = 'Service', namespace = own, name, port } = ref
  if (group !== '' || kind !== 'Service') {
    const said = group === '' ? kind : `${kind}.${group}`
    return { reason: 'InvalidKind', message: `expected a Service, got ${said}` }
  }
  if (namespace !== own) {
    const message = `Service ${namespace}/${name} is in another namespace; that is not supported yet`
    return { reason: 'RefNotPermitted', message }
  }
  const key = keyOfService({ namespace, name })
  const service = services.get(key)
  if (service === undefined)
    return { reason: 'BackendNotFound', message: `there is no Service ${namespace}/${name}` }
  if (port !== undefined && service.ports.some(({ servicePort }) => servicePort === port))
    return { service: key, port }
  const have = service.ports.map(({ servicePort }) => servicePort).join(', ') || 'none'
  const message = `Service ${namespace}/${name} has no TCP port ${port ?? '(none was given)'}, only ${have}`
  return { reason: 'BackendNotFound', message }
}
