// What the dashboard shows, out of control's snapshot and telemetry; also on the admin socket.
import type { Graph, Summary, WaypointRow, Workloads } from '../../dashboard/api.ts'
import type { Configuration } from '../objects.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Telemetry } from '../telemetry.ts'
import type { XdsServer } from '../../mesh/xds/server.ts'
import { buildGraph, totalTraffic } from './graph.ts'
import { Nodes } from './nodes.ts'
import { problemsOf } from './problems.ts'
import { waypointRows } from './waypoints.ts'
import { workloadRows } from './workloads.ts'

export class Views {
  readonly #configuration: Configuration
  readonly #telemetry: Telemetry
  readonly #discovery: XdsServer
  readonly #source: Summary['source']
  #nodes: { snapshot: Snapshot; nodes: Nodes } | undefined

  constructor(options: {
    configuration: Configuration
    telemetry: Telemetry
    discovery: XdsServer
    source: Summary['source']
  }) {
    this.#configuration = options.configuration
    this.#telemetry = options.telemetry
    this.#discovery = options.discovery
    this.#source = options.source
  }

  summary(): Summary {
    const { model } = this.#snapshot
    const waypoints = this.waypoints()
    const connected = this.#connectedNodes()
    return {
      trustDomain: model.mesh.trustDomain,
      source: this.#source,
      pods: {
        total: model.pods.length,
        wanted: model.pods.filter(({ wanted }) => wanted).length,
        enrolled: model.pods.filter(({ wanted, state }) => wanted && state === 'enrolled').length,
      },
      agents: {
        nodes: model.nodes.length,
        connected: model.nodes.filter((node) => connected.has(node)).length,
        reporting: this.#telemetry.size.agents,
      },
      waypoints: waypoints.length,
      problems: this.problems().filter(({ severity }) => severity === 'error').length,
      traffic: totalTraffic(this.#telemetry, this.#current),
    }
  }

  graph(namespace?: string): Graph {
    return buildGraph(this.#telemetry, this.#current, namespace)
  }

  workloads(search = ''): Workloads {
    return workloadRows(this.#snapshot.model, search)
  }

  waypoints(): WaypointRow[] {
    return waypointRows(this.#snapshot, this.#telemetry)
  }

  problems() {
    return problemsOf(this.#snapshot, this.#connectedNodes())
  }

  get #snapshot(): Snapshot {
    return this.#configuration.snapshot
  }

  /** Made once for each snapshot: a cluster has many pods, and a page asks every 2 s. */
  get #current(): Nodes {
    const snapshot = this.#snapshot
    if (this.#nodes?.snapshot !== snapshot) this.#nodes = { snapshot, nodes: new Nodes(snapshot) }
    return this.#nodes.nodes
  }

  #connectedNodes(): Set<string> {
    return new Set(this.#discovery.status().flatMap(({ node }) => node ?? []))
  }
}
