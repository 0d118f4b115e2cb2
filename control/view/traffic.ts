// The traffic between two nodes of the graph, out of flows that tell of the same connections from
// different ends.
import type { GraphEdge, Traffic } from '../../dashboard/api.ts'
import type { Flow } from '../telemetry.ts'
import { http, httpWidth, tcp, tcpWidth } from '../telemetry/reading.ts'
import type { Ring } from '../telemetry/ring.ts'
import { historyOf, rateOf, requestsOf, shareOf, type Window } from './measures.ts'

/** Of both ends, `spiffe://…`; empty: not proven. */
export interface Principals {
  readonly source: string
  readonly destination: string
}

/** A flow as it counts between two nodes; a waypoint's counts on both sides of it. */
export interface Hop {
  readonly flow: Flow
  readonly mutual: boolean
  readonly principals: Principals
  /** Connections open now, and opened since the reporters began. */
  readonly open: number
  readonly opened: number
  /** Of connections, in the windows for rates and for shares. */
  readonly recent: readonly number[]
  readonly minute: readonly number[]
}

interface Tally {
  readonly recent: readonly number[]
  readonly minute: readonly number[]
  readonly failed: number
  readonly open: number
  /** Connections of the last minute and those still open, by whether both ends are proven. */
  readonly mutual: number
  readonly plaintext: number
  readonly requests: readonly Ring[]
}

/**
 * Both ends count the same connections; the destination's word is nearer to what arrived. A failure is
 * often known to one end only, or to both: the larger number is the true one.
 */
export function tallyOf(hops: readonly Hop[], window: Window): Tally {
  const mutual = preferred(hops.filter((hop) => hop.mutual))
  const plaintext = preferred(hops.filter((hop) => !hop.mutual))
  const chosen = [...mutual, ...plaintext]
  const failed = reporters.map((reporter) =>
    total(by(reporter, hops), ({ minute }) => minute[tcp.failed]),
  )
  return {
    recent: tcpCounters.map((i) => total(chosen, ({ recent }) => recent[i])),
    minute: tcpCounters.map((i) => total(chosen, ({ minute }) => minute[i])),
    failed: Math.max(...failed),
    open: total(chosen, ({ open }) => open),
    mutual: total(mutual, (hop) => weightOf(hop, window)),
    plaintext: total(plaintext, (hop) => weightOf(hop, window)),
    requests: requestRings(hops),
  }
}

/** A waypoint's connections are shared by many: where it counts none, its requests tell how much there is. */
function weightOf({ flow, minute, open }: Hop, { from, to }: Window): number {
  const connections = (minute[tcp.opened] ?? 0) + open
  if (connections > 0) return connections
  return total([...flow.requests.values()], ({ ring }) => ring.sum(from, to)[http.count])
}

/** Of several pairs of nodes together. */
export function trafficOf(tallies: readonly Tally[], now: number): Traffic {
  const sum = (pick: (tally: Tally) => number | undefined): number => total(tallies, pick)
  const failed = sum((tally) => tally.failed)
  const mutual = sum((tally) => tally.mutual)
  const requests = tallies.flatMap((tally) => tally.requests)
  return {
    connections: rateOf(sum(({ recent }) => recent[tcp.opened])),
    open: sum(({ open }) => open),
    failedShare: shareOf(failed, failed + sum(({ minute }) => minute[tcp.opened])),
    toServer: rateOf(sum(({ recent }) => recent[tcp.toServer])),
    toClient: rateOf(sum(({ recent }) => recent[tcp.toClient])),
    mutualShare: shareOf(mutual, mutual + sum(({ plaintext }) => plaintext)),
    requests: requests.length > 0 ? requestsOf(requests, now) : null,
  }
}

/** By the connections of the last minute, else by the last ones there were. */
export function securityOf(hops: readonly Hop[], tally: Tally): GraphEdge['security'] {
  if (tally.mutual > 0 || tally.plaintext > 0) {
    if (tally.plaintext === 0) return 'mutual'
    return tally.mutual === 0 ? 'plaintext' : 'mixed'
  }
  const before = hops.filter(({ opened, flow }) => opened > 0 || flow.requests.size > 0)
  const last = Math.max(...before.map(({ flow }) => flow.activeAt))
  const latest = new Set(before.filter((h) => h.flow.activeAt === last).map((h) => h.mutual))
  if (latest.size === 0) return 'none'
  if (latest.size === 2) return 'mixed'
  return latest.has(true) ? 'mutual' : 'plaintext'
}

/** Per second in each step of the last minute: requests where there are any, else bytes. */
export function historyBetween(hops: readonly Hop[], now: number): number[] {
  const requests = requestRings(hops)
  if (requests.length > 0) {
    return historyOf(requests, httpWidth, (sums) => sums[http.count] ?? 0, now)
  }
  const sides = [true, false].flatMap((mutual) =>
    preferred(hops.filter((h) => h.mutual === mutual)),
  )
  const bytes = (sums: readonly number[]): number =>
    (sums[tcp.toServer] ?? 0) + (sums[tcp.toClient] ?? 0)
  return historyOf(ringsOf(sides), tcpWidth, bytes, now)
}

const reporters = ['destination', 'source', 'waypoint'] as const
const tcpCounters = Object.values(tcp)

function total<T>(list: readonly T[], pick: (each: T) => number | undefined): number {
  return list.reduce((sum, each) => sum + (pick(each) ?? 0), 0)
}

const by = (reporter: Flow['reporter'], hops: readonly Hop[]): Hop[] =>
  hops.filter(({ flow }) => flow.reporter === reporter)

function preferred(hops: readonly Hop[]): Hop[] {
  return reporters.map((each) => by(each, hops)).find((side) => side.length > 0) ?? []
}

const ringsOf = (hops: readonly Hop[]): Ring[] => hops.map(({ flow }) => flow.ring)

const requestRings = (hops: readonly Hop[]): Ring[] =>
  hops.flatMap(({ flow }) => [...flow.requests.values()].map(({ ring }) => ring))
