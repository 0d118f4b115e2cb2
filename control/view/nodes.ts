// The nodes of the service graph: workloads with the pods behind them, waypoints, and what is not
// known, which is told and not left out.
import type { GraphNode } from '../../dashboard/api.ts'
import { formatIdentity } from '../../mesh/identity.ts'
import { waypointKey } from '../../mesh/waypoint.ts'
import { workloadIdentity } from '../../mesh/model.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Flow } from '../telemetry.ts'
import { waypointsOf } from './waypoint.ts'

/** An id no workload can have: names contain no blank. */
const unknownPrefix = 'unknown '
const servicePrefix = 'service '

/** Where a flow ends: a Service that nobody answers for is a node of its own. */
export function destinationId({ destination, service }: Flow): string {
  if (destination.workload !== '') return `${destination.namespace}/${destination.workload}`
  return service === '' ? `${unknownPrefix}address` : `${servicePrefix}${service}`
}

export class Nodes {
  /** Of workloads that are in the mesh or should be. */
  readonly wanted: readonly string[]
  readonly #known = new Map<string, GraphNode>()
  /** By `namespace/name` of a Gateway. */
  readonly #waypoints = new Map<string, { id: string; identity: string }>()
  /** Ids of waypoints by the identity that they prove. */
  readonly #proven = new Map<string, string>()

  constructor(snapshot: Snapshot) {
    const { model } = snapshot
    const wantedPods = new Set(model.pods.filter(({ wanted }) => wanted).map(({ uid }) => uid))
    const wanted = new Set<string>()
    for (const workload of model.workloads.values()) {
      const id = `${workload.namespace}/${workload.workloadName}`
      const { namespace, workloadName: name } = workload
      const known = this.#known.get(id) ?? { ...emptyNode(id, 'workload'), namespace, name }
      const identity = workload.trustDomain && formatIdentity(workloadIdentity(workload))
      const isNew = identity !== '' && !known.identities.includes(identity)
      this.#known.set(id, {
        ...known,
        pods: known.pods + 1,
        enrolled: known.enrolled + (workload.tunnel === 'hbone' ? 1 : 0),
        identities: isNew ? [...known.identities, identity] : known.identities,
      })
      if (wantedPods.has(workload.uid)) wanted.add(id)
    }
    this.wanted = [...wanted].sort()
    for (const { config, workloads, identities } of waypointsOf(snapshot)) {
      const key = waypointKey(config)
      const [id = key] = workloads
      const [identity = ''] = identities
      const { namespace, name } = config
      this.#waypoints.set(key, { id, identity })
      if (identity !== '') this.#proven.set(identity, id)
      const node = this.#known.get(id) ?? { ...emptyNode(id, 'waypoint'), namespace, name }
      this.#known.set(id, { ...node, kind: 'waypoint' })
    }
  }

  /** Where a flow begins. A waypoint in the network of its node has no address of its own, but proves who it is. */
  sourceOf({ source, mutual }: Flow): string {
    if (source.workload !== '') return `${source.namespace}/${source.workload}`
    return (mutual && this.#proven.get(source.principal)) || `${unknownPrefix}client`
  }

  /** The node of its endpoints, and who they prove to be to both sides. */
  waypoint(key: string): { id: string; identity: string } {
    return this.#waypoints.get(key) ?? { id: key, identity: '' }
  }

  /** Also of what is gone from the model by now. */
  node(id: string): GraphNode {
    const known = this.#known.get(id)
    if (known !== undefined) return known
    if (id.startsWith(unknownPrefix)) {
      return { ...emptyNode(id, 'unknown'), name: `unknown ${id.slice(unknownPrefix.length)}` }
    }
    const isService = id.startsWith(servicePrefix)
    const [namespace = '', name = ''] = id.replace(servicePrefix, '').split('/')
    return { ...emptyNode(id, isService ? 'service' : 'workload'), namespace, name }
  }
}

function emptyNode(id: string, kind: GraphNode['kind']): GraphNode {
  return { id, kind, namespace: '', name: '', pods: 0, enrolled: 0, identities: [] }
}
