// Filters of an HTTPRoute: changes of headers. Any other kind is not done, and what should have passed
// it is answered with an error (Gateway API: a filter that cannot be applied must not be skipped).
import type { RouteFilter } from '../../kube/gateway.ts'
import { type Header, type HeaderChanges, noHeaderChanges } from '../../mesh/waypoint.ts'

export interface CompiledFilters {
  readonly requestHeaders: HeaderChanges
  readonly responseHeaders: HeaderChanges
  /** What cannot be done, each naming its field. */
  readonly unsupported: readonly string[]
}

type Modifier = NonNullable<RouteFilter['requestHeaderModifier']>

/** They frame the message: changing one makes another message of it (RFC 9112 §6). */
const framing = new Set([
  'connection',
  'content-length',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

export function compileFilters(filters: readonly RouteFilter[] | undefined): CompiledFilters {
  const unsupported: string[] = []
  const found: { request?: HeaderChanges; response?: HeaderChanges } = {}
  ;(filters ?? []).forEach((filter, i) => {
    const modifier = modifierOf(filter)
    if (modifier === undefined) {
      unsupported.push(`filters[${i}].type: ${filter.type} is not supported`)
      return
    }
    const { at, field, value } = modifier
    if (found[at] !== undefined) unsupported.push(`filters[${i}]: a second ${filter.type}`)
    found[at] = compileModifier(value, `filters[${i}].${field}`, unsupported)
  })
  return {
    requestHeaders: found.request ?? noHeaderChanges,
    responseHeaders: found.response ?? noHeaderChanges,
    unsupported,
  }
}

function modifierOf(
  filter: RouteFilter,
): { at: 'request' | 'response'; field: string; value: Modifier } | undefined {
  const { type, requestHeaderModifier, responseHeaderModifier } = filter
  if (type === 'RequestHeaderModifier' && requestHeaderModifier !== undefined)
    return { at: 'request', field: 'requestHeaderModifier', value: requestHeaderModifier }
  if (type === 'ResponseHeaderModifier' && responseHeaderModifier !== undefined)
    return { at: 'response', field: 'responseHeaderModifier', value: responseHeaderModifier }
  return undefined
}

function compileModifier(
  { set = [], add = [], remove = [] }: Modifier,
  field: string,
  unsupported: string[],
): HeaderChanges {
  const changes = {
    set: firstOfEach(set),
    add: firstOfEach(add),
    remove: [...new Set(remove.map((name) => name.toLowerCase()))],
  }
  const names = [...changes.set, ...changes.add].map(({ name }) => name).concat(changes.remove)
  const bad = names.find((name) => framing.has(name))
  if (bad !== undefined) unsupported.push(`${field}: header ${bad} cannot be changed`)
  return changes
}

/** Of several entries of one name only the first counts (Gateway API). */
function firstOfEach(headers: readonly { name: string; value: string }[]): Header[] {
  const seen = new Map<string, Header>()
  for (const { name: written, value } of headers) {
    const name = written.toLowerCase()
    if (!seen.has(name)) seen.set(name, { name, value })
  }
  return [...seen.values()]
}
