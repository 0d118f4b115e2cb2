// From flows to the service graph: workloads, and who talks to whom. A waypoint stands between its
// clients and its backends, with the requests on both hops.
import type { Graph, GraphEdge, Traffic } from '../../dashboard/api.ts'
import type { Telemetry } from '../telemetry.ts'
import { destinationId, type Nodes } from './nodes.ts'
import { tcp } from '../telemetry/reading.ts'
import { windowsAt } from './measures.ts'
import { historyBetween, type Hop, securityOf, tallyOf, trafficOf } from './traffic.ts'

/** More is no picture any more. */
const maxEdges = 300
const maxNodes = 300

interface Pair {
  readonly source: string
  readonly destination: string
  readonly hops: Hop[]
}

/** `namespace` keeps its nodes and whoever they talk to; undefined: all. */
export function buildGraph(telemetry: Telemetry, nodes: Nodes, namespace?: string): Graph {
  const isWanted = (id: string): boolean =>
    namespace === undefined || nodes.node(id).namespace === namespace
  const all = pairsOf(telemetry, nodes)
  const wanted = all.filter((pair) => isWanted(pair.source) || isWanted(pair.destination))
  const { shown, ids } = busiest(wanted)
  const every = idsOf([...wanted, ...nodes.wanted.filter(isWanted)])
  for (const id of every) if (ids.size < maxNodes) ids.add(id)
  const namespaces = [...idsOf([...all, ...nodes.wanted])].map((id) => nodes.node(id).namespace)
  return {
    nodes: [...ids].sort().map((id) => nodes.node(id)),
    edges: shown.map((pair) => edgeOf(pair, telemetry.now)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    namespaces: [...new Set(namespaces)].filter((name) => name !== '').sort(),
    omitted: { nodes: every.size - ids.size, edges: wanted.length - shown.length },
  }
}

/** As many as a picture has room for, with the nodes at their ends. */
function busiest(pairs: readonly Pair[]): { shown: Pair[]; ids: Set<string> } {
  const ranked = pairs
    .map((pair) => ({ pair, activity: activityOf(pair) }))
    .sort((a, b) => b.activity - a.activity)
  const shown: Pair[] = []
  const ids = new Set<string>()
  for (const { pair } of ranked) {
    const more = idsOf([pair]).difference(ids)
    if (shown.length >= maxEdges || ids.size + more.size > maxNodes) break
    shown.push(pair)
    for (const id of more) ids.add(id)
  }
  return { shown, ids }
}

/** All traffic together; what leaves a waypoint came to it, and is not counted twice. */
export function totalTraffic(telemetry: Telemetry, nodes: Nodes): Traffic {
  const { now } = telemetry
  const pairs = pairsOf(telemetry, nodes).filter(
    ({ source }) => nodes.node(source).kind !== 'waypoint',
  )
  return trafficOf(
    pairs.map(({ hops }) => tallyOf(hops, windowsAt(now).minute)),
    now,
  )
}

function pairsOf(telemetry: Telemetry, nodes: Nodes): Pair[] {
  const pairs = new Map<string, Pair>()
  const { rate, minute } = windowsAt(telemetry.now)
  const add = (
    source: string,
    destination: string,
    hop: Pick<Hop, 'flow' | 'mutual' | 'principals'>,
  ): void => {
    const id = idOf({ source, destination })
    const pair = pairs.get(id) ?? { source, destination, hops: [] }
    const { ring } = hop.flow
    pair.hops.push({
      ...hop,
      ...telemetry.connections(hop.flow),
      recent: ring.sum(rate.from, rate.to),
      minute: ring.sum(minute.from, minute.to),
    })
    pairs.set(id, pair)
  }
  for (const flow of telemetry.flows()) {
    const [from, to, mutual] = [nodes.sourceOf(flow), destinationId(flow), flow.mutual]
    const [source, destination] = [flow.source.principal, flow.destination.principal]
    if (flow.reporter === 'waypoint') {
      const { id, identity } = nodes.waypoint(flow.via)
      add(from, id, { flow, mutual, principals: { source, destination: identity } })
      // What no backend was found for ended at the waypoint.
      if (flow.destination.workload === '') continue
      const principals = { source: identity, destination }
      add(id, to, { flow, mutual: destination !== '', principals })
    } else add(from, to, { flow, mutual, principals: { source, destination } })
  }
  return [...pairs.values()]
}

function edgeOf({ source, destination, hops }: Pair, now: number): GraphEdge {
  const tally = tallyOf(hops, windowsAt(now).minute)
  const services = hops.map(({ flow }) => flow.service).filter((key) => key !== '')
  const proven = hops.filter(({ mutual }) => mutual)
  const [latest] = proven.sort((a, b) => b.flow.activeAt - a.flow.activeAt)
  return {
    id: idOf({ source, destination }),
    source,
    destination,
    services: [...new Set(services)].sort(),
    ...trafficOf([tally], now),
    security: securityOf(hops, tally),
    principals: latest?.principals ?? { source: '', destination: '' },
    history: historyBetween(hops, now),
  }
}

const idOf = ({ source, destination }: Pick<Pair, 'source' | 'destination'>): string =>
  `${source} → ${destination}`

function idsOf(from: Iterable<string | Pick<Pair, 'source' | 'destination'>>): Set<string> {
  const ids = new Set<string>()
  for (const each of from) {
    if (typeof each === 'string') ids.add(each)
    else ids.add(each.source).add(each.destination)
  }
  return ids
}

/** What is worth a place when there is not room for all: a connection weighs as much as 10 KB. */
function activityOf({ hops }: Pair): number {
  return hops.reduce((sum, { recent, open }) => {
    const bytes = (recent[tcp.toServer] ?? 0) + (recent[tcp.toClient] ?? 0)
    return sum + bytes + 10_000 * ((recent[tcp.opened] ?? 0) + open)
  }, 0)
}
