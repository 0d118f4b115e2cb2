// What a waypoint serves, as readonly data, and on the wire (proto/waypoint.proto): control builds it,
// a waypoint acts on it. Decoding trusts nothing: a rule that is not understood is a problem.
import { leyline } from '../proto/gen/messages.js'
import { otlpEndpointAnnotation } from './constants.ts'
import { type Decoded, decoding, FieldProblem, requireField } from './decoding.ts'

/** `auto`: found out from the first bytes, or their absence. */
export const servedProtocols = ['auto', 'tcp', 'http', 'http2'] as const
export type ServedProtocol = (typeof servedProtocols)[number]

export interface HeaderChanges {
  readonly set: readonly Header[]
  readonly add: readonly Header[]
  /** In lower case. */
  readonly remove: readonly string[]
}
export interface Header {
  /** In lower case. */
  readonly name: string
  readonly value: string
}

export type PathMatch =
  | { readonly exact: string }
  /** By whole segments: /a matches /a and /a/b, not /ab. */
  | { readonly prefix: string }
  /** Of the whole path. */
  | { readonly regex: string }

export type TextMatch = { readonly name: string } & (
  | { readonly exact: string }
  /** Of the whole value. */
  | { readonly regex: string }
)

/** All of what is there must match. */
export interface HttpMatch {
  readonly path?: PathMatch
  readonly headers: readonly TextMatch[]
  readonly query: readonly TextMatch[]
  readonly method?: string
}

export interface Backend {
  /** `namespace/hostname` */
  readonly service: string
  readonly port: number
  readonly weight: number
  /** This share is answered with 500, for this reason. */
  readonly problem?: string
  readonly requestHeaders: HeaderChanges
  readonly responseHeaders: HeaderChanges
}

export interface HttpRule {
  /** `HTTPRoute shop/web rules[0]`, for people and telemetry. */
  readonly name: string
  readonly match: HttpMatch
  readonly backends: readonly Backend[]
  readonly requestHeaders: HeaderChanges
  readonly responseHeaders: HeaderChanges
  /** From the client's request to the end of the answer, ms; 0: none. */
  readonly requestTimeoutMs: number
  /** Of one try at one backend, ms; 0: none. */
  readonly backendTimeoutMs: number
}

export interface ServedPort {
  readonly port: number
  readonly protocol: ServedProtocol
  /** The first that matches wins; none although there are some: 404. */
  readonly rules: readonly HttpRule[]
}

export interface ServedService {
  /** `namespace/hostname` */
  readonly key: string
  readonly ports: readonly ServedPort[]
  /** False: only endpoints of it are bound; a request without a rule goes to one of those. */
  readonly bound: boolean
}

export interface WaypointConfig {
  readonly namespace: string
  readonly name: string
  readonly services: readonly ServedService[]
  /** Uids of the workloads bound by pod, service account or namespace. */
  readonly workloads: readonly string[]
}

/** The resource name of a waypoint on the wire: that of its Gateway. */
export function waypointKey({ namespace, name }: { namespace: string; name: string }): string {
  return `${namespace}/${name}`
}

/**
 * Where a Gateway's annotation has its waypoint send spans; nothing without one. A value that is no URL of
 * http or https is a problem, and nothing is sent.
 */
export function otlpEndpointOf(
  annotations: Readonly<Record<string, string>> | undefined,
): Decoded<string | undefined> {
  const text = annotations?.[otlpEndpointAnnotation]
  if (text === undefined || /^https?:\/\/[^/\s]+(\/\S*)?$/.test(text)) return { ok: text }
  return {
    problem: `expected a URL such as http://host:4318/v1/traces, got ${JSON.stringify(text)}`,
  }
}

export const noHeaderChanges: HeaderChanges = { set: [], add: [], remove: [] }

const wire = leyline.waypoint.v1

export function encodeWaypoint(config: WaypointConfig): Uint8Array {
  return wire.Waypoint.encode({
    namespace: config.namespace,
    name: config.name,
    workloads: [...config.workloads],
    services: config.services.map(({ key, ports, bound }) => ({
      key,
      bound,
      ports: ports.map(({ port, protocol, rules }) => ({
        port,
        protocol: servedProtocols.indexOf(protocol),
        rules: rules.map(encodeRule),
      })),
    })),
  }).finish()
}

function encodeRule(rule: HttpRule): leyline.waypoint.v1.IHttpRule {
  const { match } = rule
  return {
    name: rule.name,
    match: {
      ...(match.path === undefined ? {} : { path: { ...match.path } }),
      headers: match.headers.map((each) => ({ ...each })),
      query: match.query.map((each) => ({ ...each })),
      method: match.method ?? '',
    },
    backends: rule.backends.map(({ problem, requestHeaders, responseHeaders, ...backend }) => ({
      ...backend,
      problem: problem ?? '',
      requestHeaders: encodeChanges(requestHeaders),
      responseHeaders: encodeChanges(responseHeaders),
    })),
    requestHeaders: encodeChanges(rule.requestHeaders),
    responseHeaders: encodeChanges(rule.responseHeaders),
    requestTimeoutMs: rule.requestTimeoutMs,
    backendTimeoutMs: rule.backendTimeoutMs,
  }
}

const encodeChanges = ({ set, add, remove }: HeaderChanges) => ({
  set: [...set],
  add: [...add],
  remove: [...remove],
})

export function decodeWaypoint(bytes: Uint8Array): Decoded<WaypointConfig> {
  return decoding(() => {
    const message = wire.Waypoint.decode(bytes)
    return {
      namespace: requireField(message.namespace, 'namespace'),
      name: requireField(message.name, 'name'),
      workloads: message.workloads,
      services: message.services.map(readService),
    }
  })
}

function readService(service: leyline.waypoint.v1.IServedService): ServedService {
  const key = requireField(service.key, 'services.key')
  return {
    key,
    bound: service.bound ?? false,
    ports: (service.ports ?? []).map(({ port, protocol, rules }) => {
      const at = `services[${key}].ports[${port}]`
      const known = servedProtocols[Number(protocol ?? 0)]
      if (known === undefined) throw new FieldProblem(`${at}.protocol: unknown value ${protocol}`)
      return {
        port: readPort(port, at),
        protocol: known,
        rules: (rules ?? []).map((rule, i) => readRule(rule, `${at}.rules[${i}]`)),
      }
    }),
  }
}

function readPort(port: number | null | undefined, field: string): number {
  if (port && port >= 1 && port <= 65535) return port
  throw new FieldProblem(`${field}: expected a port 1..65535, got ${port ?? 'none'}`)
}

function readRule(rule: leyline.waypoint.v1.IHttpRule, at: string): HttpRule {
  const match = rule.match ?? {}
  return {
    name: rule.name ?? '',
    match: {
      ...(match.path ? { path: readPath(match.path, `${at}.match.path`) } : {}),
      headers: (match.headers ?? []).map((m) => readText(m, `${at}.match.headers`)),
      query: (match.query ?? []).map((m) => readText(m, `${at}.match.query`)),
      ...(match.method ? { method: match.method } : {}),
    },
    backends: (rule.backends ?? []).map((backend, i) =>
      readBackend(backend, `${at}.backends[${i}]`),
    ),
    requestHeaders: readChanges(rule.requestHeaders),
    responseHeaders: readChanges(rule.responseHeaders),
    requestTimeoutMs: rule.requestTimeoutMs ?? 0,
    backendTimeoutMs: rule.backendTimeoutMs ?? 0,
  }
}

function readBackend(backend: leyline.waypoint.v1.IBackend, at: string): Backend {
  return {
    service: backend.problem
      ? (backend.service ?? '')
      : requireField(backend.service, `${at}.service`),
    port: backend.problem ? (backend.port ?? 0) : readPort(backend.port, `${at}.port`),
    weight: backend.weight ?? 0,
    ...(backend.problem ? { problem: backend.problem } : {}),
    requestHeaders: readChanges(backend.requestHeaders),
    responseHeaders: readChanges(backend.responseHeaders),
  }
}

function readPath(path: leyline.waypoint.v1.IPathMatch, field: string): PathMatch {
  if (path.exact != null) return { exact: path.exact }
  if (path.prefix != null) return { prefix: path.prefix }
  if (path.regex != null) return { regex: readRegex(path.regex, field) }
  throw new FieldProblem(`${field}: unknown kind of match`)
}

function readText(text: leyline.waypoint.v1.ITextMatch, field: string): TextMatch {
  const name = requireField(text.name, `${field}.name`)
  if (text.exact != null) return { name, exact: text.exact }
  if (text.regex != null) return { name, regex: readRegex(text.regex, field) }
  throw new FieldProblem(`${field}[${name}]: unknown kind of match`)
}

function readRegex(regex: string, field: string): string {
  try {
    new RegExp(`^(?:${regex})$`, 'u')
    return regex
  } catch {
    throw new FieldProblem(`${field}: ${JSON.stringify(regex)} is no regular expression`)
  }
}

function readChanges(
  changes: leyline.waypoint.v1.IHeaderChanges | null | undefined,
): HeaderChanges {
  const headers = (list: leyline.waypoint.v1.IHeader[] | null | undefined): Header[] =>
    (list ?? []).map(({ name, value }) => ({ name: name ?? '', value: value ?? '' }))
  return {
    set: headers(changes?.set),
    add: headers(changes?.add),
    remove: changes?.remove ?? [],
  }
}
