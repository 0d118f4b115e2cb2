// Whose word counts on which edge: an agent speaks for the workloads of its own node, a waypoint for
// what it serves. Nobody can put traffic onto others' edges.
import type { Snapshot } from '../snapshot.ts'
import type { Speaker } from '../telemetry.ts'
import type { End, Reading } from './reading.ts'

export function admits(snapshot: Snapshot, speaker: Speaker, reading: Reading): boolean {
  if (speaker.kind === 'waypoint') return isServed(snapshot, reading)
  const own = reading.reporter === 'source' ? reading.source : reading.destination
  return (snapshot.byNode.get(speaker.node) ?? []).some((uid) => isOf(snapshot, uid, own))
}

function isServed(snapshot: Snapshot, { via, service, destination }: Reading): boolean {
  const config = snapshot.model.waypoints.get(via)
  if (config === undefined) return false
  if (service !== '') return config.services.some(({ key }) => key === service)
  return config.workloads.some((uid) => isOf(snapshot, uid, destination))
}

function isOf({ model }: Snapshot, uid: string, { namespace, workload }: End): boolean {
  const known = model.workloads.get(uid)
  return known?.workloadName === workload && known.namespace === namespace
}
