// Telemetry under a clock of the test's own: reporters that count, and the graph that control makes of
// what they say.
import type { Graph, GraphEdge } from '../../dashboard/api.ts'
import { buildGraph } from '../../control/view/graph.ts'
import { Nodes } from '../../control/view/nodes.ts'
import { buildSnapshot, type Model, type Snapshot } from '../../control/snapshot.ts'
import { type Speaker, Telemetry } from '../../control/telemetry.ts'
import { admits } from '../../control/telemetry/admission.ts'
import { serviceKey, type Service, type Workload } from '../../mesh/model.ts'
import { telemetryIntervalMs } from '../../mesh/telemetry.ts'
import { type WaypointConfig, waypointKey } from '../../mesh/waypoint.ts'
import { leyline } from '../../proto/gen/messages.js'

export const { Reporter } = leyline.telemetry.v1
export type Edge = leyline.telemetry.v1.IEdge

export const principal = (name: string): string => `spiffe://cluster.local/ns/shop/sa/${name}`

/** A connection from one workload of shop to another, proven both ways. */
export function edge(source: string, destination: string, part: Edge = {}): Edge {
  const end = (name: string) => ({
    namespace: 'shop',
    workload: name,
    principal: part.mutualTls === false ? '' : principal(name),
  })
  return { source: end(source), destination: end(destination), mutualTls: true, ...part }
}

export function snapshotOf(
  workloads: readonly Workload[],
  more: { services?: readonly Service[]; waypoints?: readonly WaypointConfig[] } = {},
): Snapshot {
  const model: Model = {
    mesh: { trustDomain: 'cluster.local', captureRanges: [] },
    workloads: new Map(workloads.map((each) => [each.uid, each])),
    services: new Map((more.services ?? []).map((each) => [serviceKey(each), each])),
    policies: new Map(),
    waypoints: new Map((more.waypoints ?? []).map((each) => [waypointKey(each), each])),
    gateways: [],
    routes: [],
    nodes: [...new Set(workloads.map(({ node }) => node))],
    pods: workloads.map(({ uid, namespace, name, node, serviceAccount }) => ({
      uid,
      namespace,
      name,
      node,
      serviceAccount,
      phase: 'Running',
      wanted: true,
      reason: '',
      state: 'enrolled',
    })),
  }
  return buildSnapshot(model, [], undefined)
}

export class Bench {
  /** Some time into the life of a process. */
  now = 1_000_000
  readonly telemetry: Telemetry
  snapshot: Snapshot

  constructor(snapshot: Snapshot, options: { room?: number } = {}) {
    this.snapshot = snapshot
    this.telemetry = new Telemetry({
      admits: (speaker, reading) => admits(this.snapshot, speaker, reading),
      now: () => this.now,
      ...options,
    })
  }

  agent(node = 'node-a', instance = `${node}-1`): Counter {
    return new Counter(this, { kind: 'agent', node }, instance)
  }

  waypoint(name: string, instance = 'w-1'): Counter {
    return new Counter(this, { kind: 'waypoint', namespace: 'shop', name }, instance)
  }

  graph(namespace?: string): Graph {
    return buildGraph(this.telemetry, new Nodes(this.snapshot), namespace)
  }

  /** The edge between two workloads of shop. */
  edge(source: string, destination: string): GraphEdge | undefined {
    return this.graph().edges.find(
      (e) => e.source === `shop/${source}` && e.destination === `shop/${destination}`,
    )
  }
}

/** A reporter. */
export class Counter {
  readonly #bench: Bench
  readonly #instance: string
  readonly #session: { accept(report: leyline.telemetry.v1.IReport): void }

  constructor(bench: Bench, speaker: Speaker, instance: string) {
    this.#bench = bench
    this.#instance = instance
    this.#session = bench.telemetry.open(speaker)
  }

  /** As it comes over the wire: numbers are what the codec makes of them. */
  report(...edges: Edge[]): void {
    const { Report } = leyline.telemetry.v1
    const bytes = Report.encode({ instance: this.#instance, edges }).finish()
    this.#session.accept(Report.decode(bytes))
  }

  /** Reports for a while, counters growing by `perSecond` each second. */
  run(seconds: number, edges: (elapsedSeconds: number) => Edge[]): void {
    const step = telemetryIntervalMs / 1_000
    for (let at = step; at <= seconds; at += step) {
      this.#bench.now += telemetryIntervalMs
      this.report(...edges(at))
    }
  }
}
