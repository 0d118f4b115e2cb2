// Matches of an HTTPRoute, and the order in which Gateway API wants them tried. A match with anything
// this version does not know is not usable: what was left out might have narrowed it.
import type { RouteMatch } from '../../kube/gateway.ts'
import type { HttpMatch, PathMatch, TextMatch } from '../../mesh/waypoint.ts'

export interface CompiledMatch {
  /** What is understood of it. */
  readonly match: HttpMatch
  /** What is not, each naming its field; none: it can be used. */
  readonly unknown: readonly string[]
}

type Tell = (field: string, reason: string) => void

/** RFC 9110 §9 and RFC 5789: the methods that Gateway API knows. */
const methods = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
])
/** Gateway API's own rules for Exact and PathPrefix. */
const plainPath = /^\/(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$/
const forbiddenInPath = /\/\/|\/\.\.?(?:\/|$)|%2f/i

export function compileMatch(match: RouteMatch): CompiledMatch {
  const unknown: string[] = []
  const tell: Tell = (field, reason) => void unknown.push(`${field}: ${reason}`)
  const { path, method, headers = [], queryParams = [], ...rest } = match
  noMore(rest, '', tell)
  const compiled = compilePath(path ?? {}, tell)
  const known = method === undefined || methods.has(method)
  if (!known) tell('method', `${method} is not known`)
  return {
    unknown,
    match: {
      ...(compiled === undefined ? {} : { path: compiled }),
      headers: compileTexts(headers, 'headers', (name) => name.toLowerCase(), tell),
      query: compileTexts(queryParams, 'queryParams', (name) => name, tell),
      ...(method !== undefined && known ? { method } : {}),
    },
  }
}

function noMore(rest: object, at: string, tell: Tell): void {
  for (const key of Object.keys(rest)) tell(`${at}${key}`, 'is not known')
}

function compilePath(path: NonNullable<RouteMatch['path']>, tell: Tell): PathMatch | undefined {
  const { type = 'PathPrefix', value = '/', ...rest } = path
  noMore(rest, 'path.', tell)
  switch (type) {
    case 'RegularExpression':
      if (isRegex(value)) return { regex: value }
      tell('path.value', `${JSON.stringify(value)} is no regular expression`)
      return undefined
    case 'Exact':
    case 'PathPrefix':
      if (!plainPath.test(value) || forbiddenInPath.test(value)) {
        tell('path.value', `expected a path such as /a/b, got ${JSON.stringify(value)}`)
        return undefined
      }
      if (type === 'Exact') return { exact: value }
      // A slash at the end of a prefix means nothing.
      return { prefix: value === '/' ? value : value.replace(/\/$/, '') }
    default:
      tell('path.type', `${type} is not known`)
      return undefined
  }
}

/** Of several entries of one name only the first counts (Gateway API). */
function compileTexts(
  entries: NonNullable<RouteMatch['headers']>,
  field: string,
  canonical: (name: string) => string,
  tell: Tell,
): TextMatch[] {
  const seen = new Map<string, TextMatch | undefined>()
  entries.forEach(({ type = 'Exact', name: written, value, ...rest }, i) => {
    const name = canonical(written)
    if (seen.has(name)) return
    noMore(rest, `${field}[${i}].`, tell)
    seen.set(name, undefined)
    if (type === 'Exact') seen.set(name, { name, exact: value })
    else if (type !== 'RegularExpression') tell(`${field}[${i}].type`, `${type} is not known`)
    else if (isRegex(value)) seen.set(name, { name, regex: value })
    else tell(`${field}[${i}].value`, `${JSON.stringify(value)} is no regular expression`)
  })
  return [...seen.values()].filter((each) => each !== undefined)
}

/** The dialect is ECMAScript's, in Unicode mode, of the whole text: what a waypoint will make of it. */
function isRegex(text: string): boolean {
  try {
    new RegExp(`^(?:${text})$`, 'u')
    return true
  } catch {
    return false
  }
}

/**
 * Gateway API's precedence, the first to be tried first: exact path, then (implementation-specific) a
 * regular expression, then the longest prefix; a method; most headers; most query parameters.
 */
export function byPrecedence(a: HttpMatch, b: HttpMatch): number {
  const [ranksA, ranksB] = [ranksOf(a), ranksOf(b)]
  const differs = ranksA.findIndex((rank, i) => rank !== ranksB[i])
  return differs === -1 ? 0 : (ranksB[differs] ?? 0) - (ranksA[differs] ?? 0)
}

function ranksOf({ path, method, headers, query }: HttpMatch): number[] {
  const [kind, length] = pathRank(path)
  return [kind, length, method === undefined ? 0 : 1, headers.length, query.length]
}

function pathRank(path: PathMatch | undefined): [kind: number, length: number] {
  if (path === undefined) return [0, 1]
  if ('exact' in path) return [2, path.exact.length]
  if ('regex' in path) return [1, path.regex.length]
  return [0, path.prefix.length]
}

/** The same text for matches that match the same requests, whatever the order of their parts. */
export function sameMatchKey({ path, method, headers, query }: HttpMatch): string {
  const sorted = (list: readonly TextMatch[]): TextMatch[] =>
    [...list].sort((a, b) => (a.name < b.name ? -1 : 1))
  return JSON.stringify([path ?? { prefix: '/' }, method ?? '', sorted(headers), sorted(query)])
}
