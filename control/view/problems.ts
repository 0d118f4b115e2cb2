// Everything that is wrong, in one list: objects, pods that cannot be enrolled, nodes where nobody is.
import type { ProblemRow } from '../../dashboard/api.ts'
import type { Snapshot } from '../snapshot.ts'

/** Errors first. */
export function problemsOf(snapshot: Snapshot, connected: ReadonlySet<string>): ProblemRow[] {
  const { model, problems } = snapshot
  const rows: ProblemRow[] = problems.map(({ severity, file, object, field, reason }) => ({
    severity,
    where: [file, object, field].filter((part) => part !== undefined).join(': '),
    reason,
  }))
  for (const { state, wanted, namespace, name, reason } of model.pods) {
    if (state !== 'failed' || !wanted) continue
    const why = `cannot be enrolled, so its connections are outside the mesh: ${reason}`
    rows.push({ severity: 'error', where: `Pod ${namespace}/${name}`, reason: why })
  }
  for (const node of model.nodes) {
    if (connected.has(node)) continue
    const reason =
      'no agent is connected: enrolled pods of this node go on with what their agent knows, others cannot be enrolled'
    rows.push({ severity: 'error', where: `Node ${node}`, reason })
  }
  return rows.sort((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0))
}
