// Which rule a request falls under, and to which backend it goes: pure, but for the draw. Rules come
// from control in the order of their precedence; here the first that matches wins.
import type { Backend, HttpMatch, HttpRule, TextMatch, WaypointConfig } from '../mesh/waypoint.ts'
import type { ServedProtocol } from '../mesh/waypoint.ts'
import { type HeaderList, valueOf } from './headers.ts'

/** What rules look at. */
export interface Matched {
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** After the `?`; empty when there is none. */
  readonly query: string
  readonly headers: HeaderList
}

export interface Routes {
  /** By `namespace/hostname`, then port. */
  readonly services: ReadonlyMap<string, RoutedService>
  readonly workloads: ReadonlySet<string>
}

export interface RoutedService {
  readonly key: string
  readonly bound: boolean
  readonly ports: ReadonlyMap<number, RoutedPort>
}

export interface RoutedPort {
  readonly protocol: ServedProtocol
  readonly rules: readonly RoutedRule[]
}

export interface RoutedRule {
  readonly rule: HttpRule
  matches(request: Matched): boolean
  /** The backend of the next request: shares are those of the weights. Undefined: there is none. */
  draw(): Backend | undefined
}

export const noRoutes: Routes = { services: new Map(), workloads: new Set() }

export function compile(config: WaypointConfig): Routes {
  const services = config.services.map(({ key, bound, ports }) => ({
    key,
    bound,
    ports: new Map(
      ports.map(({ port, protocol, rules }) => [port, { protocol, rules: rules.map(compileRule) }]),
    ),
  }))
  return {
    services: new Map(services.map((service) => [service.key, service])),
    workloads: new Set(config.workloads),
  }
}

/** The first rule that matches; undefined when none does. */
export function route(port: RoutedPort, request: Matched): RoutedRule | undefined {
  for (const rule of port.rules) if (rule.matches(request)) return rule
  return undefined
}

function compileRule(rule: HttpRule): RoutedRule {
  return { rule, matches: compileMatch(rule.match), draw: draws(rule.backends, Math.random()) }
}

type Test = (request: Matched) => boolean

function compileMatch(match: HttpMatch): Test {
  const tests: Test[] = []
  const { method, path } = match
  if (method !== undefined) tests.push((request) => request.method === method)
  if (path !== undefined) tests.push(pathTest(path))
  for (const each of match.headers) {
    const matches = textTest(each)
    tests.push(({ headers }) => matches(valueOf(headers, each.name)))
  }
  if (match.query.length > 0) {
    const wanted = match.query.map((each) => ({ name: each.name, matches: textTest(each) }))
    tests.push(({ query }) => {
      const values = new URLSearchParams(query)
      return wanted.every(({ name, matches }) => matches(values.get(name) ?? undefined))
    })
  }
  return (request) => tests.every((test) => test(request))
}

function pathTest(path: NonNullable<HttpMatch['path']>): Test {
  if ('exact' in path) return (request) => request.path === path.exact
  if ('regex' in path) {
    const regex = whole(path.regex)
    return (request) => regex.test(request.path)
  }
  const prefix = path.prefix.replace(/\/+$/, '')
  return (request) =>
    request.path.startsWith(prefix) &&
    (request.path.length === prefix.length || request.path.charCodeAt(prefix.length) === 47) /* / */
}

function textTest(match: TextMatch): (value: string | undefined) => boolean {
  if ('exact' in match) return (value) => value === match.exact
  const regex = whole(match.regex)
  return (value) => value !== undefined && regex.test(value)
}

const whole = (regex: string): RegExp => new RegExp(`^(?:${regex})$`, 'u')

/** 1/φ: multiples of it, modulo 1, fill [0,1) more evenly than any other number's (and than chance). */
const golden = 0.618_033_988_749_894_9

/**
 * Draws backends by weight. Not by lot: `phase` in [0,1), where it starts, is random, but then each draw
 * is as far as can be from those before, so that any run of requests, however short, has the shares that
 * were asked for, whatever connections it comes over.
 */
export function draws(backends: readonly Backend[], phase: number): () => Backend | undefined {
  const total = backends.reduce((sum, { weight }) => sum + weight, 0)
  let at = phase
  return () => {
    if (total === 0) return undefined
    if (backends.length === 1) return backends[0]
    at = (at + golden) % 1
    let left = at * total
    for (const backend of backends) {
      left -= backend.weight
      if (left < 0) return backend
    }
    return backends.findLast(({ weight }) => weight > 0)
  }
}
