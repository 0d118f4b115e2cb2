// An edge as a reporter tells it, checked: nobody vouches for its names and numbers. Names are those
// that Kubernetes allows, numbers are counts; everything else refuses the edge.
import { type Decoded, decoding, FieldProblem } from '../../mesh/decoding.ts'
import { tryIdentity } from '../../mesh/identity.ts'
import { latencyBoundsMs } from '../../mesh/telemetry.ts'
import { leyline } from '../../proto/gen/messages.js'

/** Where each counter of a connection stands in `counts`. */
export const tcp = { opened: 0, closed: 1, failed: 2, toServer: 3, toClient: 4 } as const
export const tcpWidth = 5
/** Where each counter of requests stands; from `buckets` on there is one for each latency bucket. */
export const http = {
  count: 0,
  clientErrors: 1,
  serverErrors: 2,
  milliseconds: 3,
  buckets: 4,
} as const
export const bucketCount = latencyBoundsMs.length + 1
export const httpWidth = http.buckets + bucketCount

/** Requests that took one rule to one backend. */
export interface RequestKind {
  readonly route: string
  readonly backend: string
  readonly protocol: string
}

export interface End {
  readonly namespace: string
  readonly workload: string
  readonly principal: string
  readonly canonicalService: string
  readonly canonicalRevision: string
}

export interface Reading {
  readonly reporter: 'source' | 'destination' | 'waypoint'
  /** Of a waypoint that reports: `namespace/name`. */
  readonly via: string
  readonly source: End
  readonly destination: End
  readonly service: string
  /** Only where both ends are named: a claim without proof counts as plaintext. */
  readonly mutual: boolean
  readonly counts: number[]
  readonly requests: ReadonlyMap<string, { readonly kind: RequestKind; readonly counts: number[] }>
}

/** What tells one edge from another; equal for all instances that see the same. */
export function keyOf({ reporter, via, source, destination, service, mutual }: Reading): string {
  const ends = [source.namespace, source.workload, destination.namespace, destination.workload]
  return JSON.stringify([reporter, via, ...ends, service, mutual])
}

type Wire = leyline.telemetry.v1.IEdge
const { Reporter } = leyline.telemetry.v1
const reporters = {
  [Reporter.SOURCE]: 'source',
  [Reporter.DESTINATION]: 'destination',
  [Reporter.WAYPOINT]: 'waypoint',
} as const

/** Kubernetes' names and label values are all of this form; what is not known is empty. */
const namePattern = /^[\w.-]{0,253}$/
const servicePattern = /^([\w.-]{1,63}\/[\w.*-]{1,253})?$/
/** Names of rules are for people, and come from objects: anything that can be printed. */
const routePattern = /^[^\p{Cc}\p{Cf}]{0,300}$/u
/** More kinds of requests than this on one edge are not taken: a Service has a few rules with a few backends. */
export const maxKinds = 64

/** `via` is the waypoint that speaks; empty for an agent, whose edges are a source's or a destination's. */
export function readEdge(edge: Wire, via: string): Decoded<Reading> {
  return decoding(() => {
    const reporter = reporters[(edge.reporter ?? Reporter.SOURCE) as keyof typeof reporters]
    if (reporter === undefined || (reporter === 'waypoint') !== (via !== '')) {
      throw new FieldProblem(`reporter: ${edge.reporter} is not what this caller is`)
    }
    const source = readEnd(edge.source, 'source')
    const destination = readEnd(edge.destination, 'destination')
    // A waypoint speaks of its client's connection; whether its backend is proven is another matter.
    const proven = source.principal !== '' && (via !== '' || destination.principal !== '')
    return {
      reporter,
      via,
      source,
      destination,
      service: text(edge.service, servicePattern, 'service'),
      mutual: edge.mutualTls === true && proven,
      counts: [edge.opened, edge.closed, edge.failed, edge.bytesToServer, edge.bytesToClient].map(
        (value) => count(value, 'counters'),
      ),
      requests: readRequests(edge.requests ?? []),
    }
  })
}

function readEnd(peer: leyline.telemetry.v1.IPeer | null | undefined, field: string): End {
  const principal = peer?.principal ?? ''
  if (principal !== '' && tryIdentity(principal) === undefined) {
    throw new FieldProblem(`${field}.principal: expected spiffe://…/ns/…/sa/…`)
  }
  return {
    namespace: text(peer?.namespace, namePattern, `${field}.namespace`),
    workload: text(peer?.workload, namePattern, `${field}.workload`),
    principal,
    canonicalService: text(peer?.canonicalService, namePattern, `${field}.canonicalService`),
    canonicalRevision: text(peer?.canonicalRevision, namePattern, `${field}.canonicalRevision`),
  }
}

function readRequests(list: readonly leyline.telemetry.v1.IRequests[]): Reading['requests'] {
  const kinds = new Map<string, { kind: RequestKind; counts: number[] }>()
  for (const requests of list) {
    const kind = {
      route: text(requests.route, routePattern, 'requests.route'),
      backend: text(requests.backend, servicePattern, 'requests.backend'),
      protocol: text(requests.protocol, namePattern, 'requests.protocol'),
    }
    const key = JSON.stringify(kind)
    const known = kinds.get(key)
    if (known !== undefined) addTo(known.counts, countsOf(requests))
    else if (kinds.size < maxKinds) kinds.set(key, { kind, counts: countsOf(requests) })
    else throw new FieldProblem(`requests: more than ${maxKinds} rules and backends`)
  }
  return kinds
}

/** By class of status: no answer at all is the server's error. */
function countsOf(requests: leyline.telemetry.v1.IRequests): number[] {
  const total = count(requests.count, 'requests.count')
  const code = requests.code ?? 0
  const buckets = requests.buckets ?? []
  if (buckets.length > bucketCount) {
    throw new FieldProblem(`requests.buckets: expected ${bucketCount}, got ${buckets.length}`)
  }
  return [
    total,
    code >= 400 && code < 500 ? total : 0,
    code === 0 || code >= 500 ? total : 0,
    count(requests.milliseconds, 'requests.milliseconds'),
    ...Array.from({ length: bucketCount }, (_, i) => count(buckets[i], 'requests.buckets')),
  ]
}

/** Two readings of what is one edge to control, as one. */
export function merged(a: Reading, b: Reading): Reading {
  const counts = [...a.counts]
  addTo(counts, b.counts)
  const requests = new Map(a.requests)
  for (const [key, { kind, counts: more }] of b.requests) {
    const sum = [...(requests.get(key)?.counts ?? [])]
    addTo(sum, more)
    requests.set(key, { kind, counts: sum })
  }
  return { ...b, counts, requests }
}

function addTo(sum: number[], more: readonly number[]): void {
  for (const [i, value] of more.entries()) sum[i] = (sum[i] ?? 0) + value
}

function text(value: string | null | undefined, pattern: RegExp, field: string): string {
  const given = value ?? ''
  if (pattern.test(given)) return given
  throw new FieldProblem(`${field}: ${JSON.stringify(given.slice(0, 100))} is no such name`)
}

/** Counters beyond what a number holds exactly (285 years at a GB/s) are nobody's. */
function count(value: unknown, field: string): number {
  const number = Number(value ?? 0)
  if (number >= 0 && number <= Number.MAX_SAFE_INTEGER) return number
  throw new FieldProblem(`${field}: ${number} is no count`)
}
