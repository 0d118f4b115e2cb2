// The table of pods: who each is, where it runs, whether it is in the mesh, what it goes through.
import type { WorkloadRow, Workloads } from '../../dashboard/api.ts'
import { formatIdentity } from '../../mesh/identity.ts'
import type { WaypointRef } from '../../mesh/model.ts'
import type { Model, PodInfo } from '../snapshot.ts'

/** Enough to look through; beyond it one searches. */
const maxRows = 500

/** `search`: words that must all stand somewhere in a row. */
export function workloadRows(model: Model, search: string): Workloads {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const pods = model.pods.filter(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed')
  const found = pods
    .map((pod) => rowOf(model, pod))
    .filter((row) => {
      const text = Object.values(row).join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name))
  return { rows: found.slice(0, maxRows), total: pods.length, found: found.length }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function rowOf(model: Model, pod: PodInfo): WorkloadRow {
  const workload = model.workloads.get(pod.uid)
  const { namespace, name, node, serviceAccount } = pod
  const { trustDomain } = model.mesh
  return {
    namespace,
    name,
    node,
    workload: workload?.workloadName ?? name,
    addresses: workload?.addresses ?? [],
    identity: formatIdentity({ trustDomain, namespace, serviceAccount }),
    state: stateOf(pod),
    reason: pod.reason,
    waypoint: hostOf(workload?.waypoint ?? serviceWaypoint(model, pod.uid)),
  }
}

function stateOf({ wanted, state }: PodInfo): WorkloadRow['state'] {
  if (state === 'failed') return 'failed'
  if (!wanted) return 'outside'
  return state === 'enrolled' ? 'enrolled' : 'waiting'
}

function serviceWaypoint({ workloads, services }: Model, uid: string): WaypointRef | undefined {
  for (const key of workloads.get(uid)?.services.keys() ?? []) {
    const ref = services.get(key)?.waypoint
    if (ref !== undefined) return ref
  }
  return undefined
}

const hostOf = (ref: WaypointRef | undefined): string =>
  ref === undefined ? '' : `${ref.namespace}/${ref.hostname}`
