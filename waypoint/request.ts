// The head of a request, read from either version of HTTP with one strictness: what two programs could
// understand differently is refused here, before anybody decides upon it or passes it on.
import { type HeaderList, isAuthority, readRequestHeaders, token, valueOf } from './headers.ts'

export interface RequestHead {
  readonly version: 'http1' | 'http2'
  readonly method: string
  /** As it goes out: origin form, dot segments resolved. */
  readonly target: string
  /** The target without its query, and the query without its `?`. */
  readonly path: string
  readonly query: string
  readonly authority: string
  /** End to end, without host. */
  readonly headers: HeaderList
  readonly contentLength: number | undefined
  readonly grpc: boolean
  /** What an HTTP/1.1 client would like the connection to become. */
  readonly upgrade: string | undefined
  /** The client sends its body only when told to: `Expect: 100-continue`. */
  readonly continues: boolean
}

/** Control characters, spaces, what does not fit a byte, and `#`: a fragment is not sent. RFC 9112 §3.2. */
const badTarget = /[^\x21-\x7e\x80-\xff]|#/
/** A segment `.` or `..`, its dots perhaps escaped, or a backslash, which some take for a slash. */
const suspicious = /\/(?:\.|%2e){1,2}(?:\/|\?|$)|\\/i

export interface RawRequest {
  readonly version: 'http1' | 'http2'
  readonly method: string
  readonly target: string
  /** HTTP/2: its own pseudo field. */
  readonly authority: string | undefined
  /** Names and values in turn. */
  readonly raw: readonly string[]
  /** For a client of HTTP/1.0 that names no host. */
  readonly fallback: string | undefined
  /** The connection can become something else. */
  readonly upgradable: boolean
}

/** `problem`: to be answered with 400. */
export function readHead(request: RawRequest): RequestHead | { problem: string } {
  const { method, version } = request
  if (!token.test(method)) return { problem: 'malformed method' }
  if (method === 'CONNECT') return { problem: 'CONNECT is not for a waypoint' }
  const target = readTarget(request.target)
  if ('problem' in target) return target
  const headers = readRequestHeaders(request.raw)
  if ('problem' in headers) return headers
  const authority = readAuthority(request, headers.hosts, target.authority)
  if (typeof authority !== 'string') return authority
  const { list, contentLength, continues } = headers
  if (headers.trailersAccepted) list.push('te', 'trailers')
  const type = valueOf(list, 'content-type')
  return {
    version,
    method,
    target: target.target,
    path: target.path,
    query: target.query,
    authority,
    headers: list,
    contentLength,
    grpc: version === 'http2' && type !== undefined && /^application\/grpc(?:[+;]|$)/.test(type),
    upgrade: request.upgradable ? headers.upgrade : undefined,
    continues,
  }
}

interface Target {
  readonly target: string
  readonly path: string
  readonly query: string
  /** Of an absolute form. */
  readonly authority?: string
}

function readTarget(text: string): Target | { problem: string } {
  if (badTarget.test(text)) return { problem: 'malformed request target' }
  let rest = text
  let authority: string | undefined
  if (!text.startsWith('/')) {
    const absolute = /^https?:\/\/([^/?]*)(.*)$/i.exec(text)
    if (absolute === null) return { problem: 'request target is neither a path nor a URL' }
    authority = absolute[1] ?? ''
    rest = absolute[2] ?? ''
    if (!rest.startsWith('/')) rest = `/${rest}`
  }
  const at = rest.indexOf('?')
  let path = at < 0 ? rest : rest.slice(0, at)
  const query = at < 0 ? '' : rest.slice(at + 1)
  if (suspicious.test(rest)) path = resolveDots(path)
  const target = at < 0 ? path : `${path}?${query}`
  return { target, path, query, ...(authority === undefined ? {} : { authority }) }
}

/**
 * RFC 3986 §5.2.4, with `%2e` as a dot and a backslash as a slash: what rules see is what the server
 * will see, so that no `/public/../private` gets past a rule for `/private`. Istio's default is the same.
 */
function resolveDots(path: string): string {
  const out: string[] = []
  const segments = path.replaceAll('\\', '/').split('/').slice(1)
  segments.forEach((segment, i) => {
    const dots = segment.replace(/%2e/gi, '.')
    const last = i === segments.length - 1
    if (dots === '..') out.pop()
    else if (dots !== '.') return void out.push(segment)
    if (last) out.push('')
  })
  return `/${out.join('/')}`
}

/** Host and :authority; a URL in the request line beats Host (RFC 9112 §3.2.2). */
function readAuthority(
  { version, authority, fallback }: RawRequest,
  hosts: readonly string[],
  absolute: string | undefined,
): string | { problem: string } {
  if (hosts.length > 1) return { problem: 'more than one host' }
  const host = hosts[0]
  if (host !== undefined && host !== '' && !isAuthority(host)) return { problem: 'malformed host' }
  if (version === 'http2') {
    if (authority !== undefined && host !== undefined && authority !== host) {
      return { problem: ':authority and host differ' }
    }
  }
  const named = absolute ?? authority ?? (host === '' ? undefined : host) ?? fallback
  if (named === undefined) return { problem: 'no host' }
  return isAuthority(named) ? named : { problem: 'malformed authority' }
}
