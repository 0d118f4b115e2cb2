// The header fields of a message on its way through: read from either version of HTTP into one list,
// without what belongs to a single connection (RFC 9110 §7.6.1), and changed as rules say. What a client
// claims about itself where only the mesh may speak is taken out here.
import type { HeaderChanges } from '../mesh/waypoint.ts'

/** Names in lower case and values in turn, in the order in which they came. */
export type HeaderList = string[]

/** Whose identity the client has proved, for the application; Envoy's name and grammar. */
export const clientCertHeader = 'x-forwarded-client-cert'

/** They speak of one connection only, or the proxy speaks for them. RFC 9110 §7.6.1, RFC 9113 §8.2.2. */
const connectionLevel: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
])

/** A client that lists these in Connection wants them not to arrive: whoever trusts them would be fooled. */
const neverNominated =
  /^(:|x-forwarded-|x-request-id$|host$|content-|authorization$|cookie$|traceparent$|tracestate$|baggage$)/

/** RFC 9110 §5.6.2 */
export const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** RFC 9110 §5.5: no controls but tab. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/
/** A host and a port, no user information: what Host and :authority may hold. RFC 3986 §3.2. */
const authorityForm = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9\-._~!$&'()*+,;=%]+)(?::\d{1,5})?$/

export interface ReadHeaders {
  readonly list: HeaderList
  readonly hosts: readonly string[]
  readonly contentLength: number | undefined
  readonly trailersAccepted: boolean
  readonly upgrade: string | undefined
  /** The client sends its body only when told to. */
  readonly continues: boolean
}

/**
 * The end-to-end fields of a request. `raw` is as node:http and node:http2 give it (names and values in
 * turn, pseudo fields among them are skipped). A `problem` is for the client: the message is not to be
 * passed on.
 */
export function readRequestHeaders(raw: readonly string[]): ReadHeaders | { problem: string } {
  const list: HeaderList = []
  const hosts: string[] = []
  const cookies: string[] = []
  let nominated: Set<string> | undefined
  let contentLength: number | undefined
  let trailersAccepted = false
  let upgrade: string | undefined
  let continues = false
  let coded = false
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase()
    const value = raw[i + 1]!
    if (name.charCodeAt(0) === 58 /* : */) continue
    if (!fieldValue.test(value)) return { problem: `control character in ${name.slice(0, 100)}` }
    switch (name) {
      case 'host':
        hosts.push(value)
        break
      case 'connection':
        nominated = nominate(nominated, value)
        break
      case 'content-length':
        if (contentLength !== undefined || !/^\d{1,15}$/.test(value)) {
          return { problem: 'content-length is repeated or no number' }
        }
        contentLength = Number(value)
        list.push(name, value)
        break
      case 'te':
        trailersAccepted = /(?:^|,)\s*trailers\s*(?:,|$)/i.test(value)
        break
      case 'upgrade':
        upgrade = value
        break
      case 'transfer-encoding':
        // Any other coding, or two, and nobody knows where the body ends. RFC 9112 §6.3.
        if (coded || !/^chunked$/i.test(value))
          return { problem: 'transfer-encoding is not chunked' }
        coded = true
        break
      case 'expect':
        continues = /^100-continue$/i.test(value)
        break
      case 'cookie':
        cookies.push(value)
        break
      case clientCertHeader:
        break
      default:
        if (!connectionLevel.has(name)) list.push(name, value)
    }
  }
  // HTTP/2 may split it, HTTP/1 may not. RFC 9113 §8.2.3.
  if (cookies.length > 0) list.push('cookie', cookies.join('; '))
  if (nominated !== undefined) {
    for (const name of nominated) {
      if (neverNominated.test(name)) return { problem: `connection names ${name.slice(0, 100)}` }
      if (!connectionLevel.has(name)) remove(list, name)
    }
  }
  return { list, hosts, contentLength, trailersAccepted, upgrade, continues }
}

function nominate(before: Set<string> | undefined, value: string): Set<string> {
  const names = before ?? new Set<string>()
  for (const each of value.split(',')) {
    const name = each.trim().toLowerCase()
    if (name !== '' && name !== 'close') names.add(name)
  }
  return names
}

/** The end-to-end fields of an HTTP/1 answer, from an object as undici gives it. */
export function readAnswer1(
  raw: Readonly<Record<string, string | string[] | undefined>>,
): HeaderList {
  const list: HeaderList = []
  for (const name in raw) {
    const value = raw[name]
    if (value === undefined || connectionLevel.has(name)) continue
    if (typeof value === 'string') list.push(name, value)
    else for (const each of value) list.push(name, each)
  }
  const connection = raw.connection
  if (connection !== undefined) {
    for (const name of nominate(undefined, String(connection))) remove(list, name)
  }
  return list
}

/** The fields of an HTTP/2 answer or of its trailers, without the pseudo fields. */
export function readAnswer2(raw: readonly string[]): HeaderList {
  const list: HeaderList = []
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!
    if (name.charCodeAt(0) !== 58 && !connectionLevel.has(name)) list.push(name, raw[i + 1]!)
  }
  return list
}

export function isAuthority(text: string): boolean {
  return text.length <= 300 && authorityForm.test(text)
}

/** All values of a name, joined as RFC 9110 §5.3 says; undefined when there is none. */
export function valueOf(list: HeaderList, name: string): string | undefined {
  let found: string | undefined
  for (let i = 0; i < list.length; i += 2) {
    if (list[i] === name) found = found === undefined ? list[i + 1]! : `${found},${list[i + 1]}`
  }
  return found
}

export function remove(list: HeaderList, name: string): void {
  for (let i = list.length - 2; i >= 0; i -= 2) if (list[i] === name) list.splice(i, 2)
}

export function set(list: HeaderList, name: string, value: string): void {
  remove(list, name)
  list.push(name, value)
}

/** Adds to the values that are there, in the same field. */
export function append(list: HeaderList, name: string, value: string): void {
  for (let i = list.length - 2; i >= 0; i -= 2) {
    if (list[i] !== name) continue
    list[i + 1] = `${list[i + 1]},${value}`
    return
  }
  list.push(name, value)
}

/** Gateway API's order: set, add, remove. What frames the message is not for rules to change. */
export function change(list: HeaderList, changes: HeaderChanges): void {
  const may = (name: string): boolean => !connectionLevel.has(name) && name !== 'content-length'
  for (const { name, value } of changes.set) if (may(name)) set(list, name, value)
  for (const { name, value } of changes.add) if (may(name)) append(list, name, value)
  for (const name of changes.remove) if (may(name)) remove(list, name)
}
