// `leyline status`: is the mesh well, pod by pod; and what is still outside of it.
import { Command } from 'commander'
import { formatEndpoint, type Endpoint } from '../../mesh/address.ts'
import { describeError, MeshError } from '../../mesh/errors.ts'
import { type OutputFormat, outputOption, paint, print, table } from '../output.ts'
import type { Mesh } from '../mesh.ts'
import { type MeshOptions, openMesh, withMeshOptions } from '../open.ts'

interface PodRow {
  namespace: string
  name: string
  state: 'idle' | 'enrolled' | 'failed'
  reason: string
  existingConnections: { local: Endpoint; remote: Endpoint }[]
}
interface AgentStatus {
  ready: boolean
  /** Why it is not. */
  reason?: string
  kubelet?: { problem?: string }
  pods: PodRow[]
}
interface NodeStatus {
  node: string
  ready: boolean
  reason?: string
  /** Why there is no answer. */
  error?: string
  kubelet?: { problem?: string }
  pods: PodRow[]
}
interface ControlStatus {
  ready: boolean
  error?: string
  problems?: { file?: string; object?: string; field?: string; reason: string; severity?: string }[]
}

interface WaypointStatus {
  namespace: string
  name: string
  accepted: { status: string; message: string }
  programmed: { status: string; message: string }
}

export function statusCommand(): Command {
  return withMeshOptions(new Command('status'))
    .description(
      'show control, agents and pods, problems in the manifests, connections outside the mesh',
    )
    .addOption(outputOption())
    .action(async (options: MeshOptions & { output: OutputFormat }, command: Command) => {
      using mesh = await openMesh(options, command)
      const [control, nodes, waypoints] = await Promise.all([
        controlStatus(mesh),
        nodeStatus(mesh),
        waypointStatus(mesh),
      ])
      print(options.output, { control, nodes, waypoints }, () => asText(control, nodes, waypoints))
      const well =
        control.ready && nodes.every(({ ready }) => ready) && waypoints.every(isProgrammed)
      if (!well) process.exitCode = 1
    })
}

async function controlStatus(mesh: Mesh): Promise<ControlStatus> {
  try {
    return { ready: true, ...((await mesh.askControl('/status')) as object) }
  } catch (error) {
    // Whoever may not look at all is told so once.
    if (error instanceof MeshError && error.code === 'not_permitted') throw error
    return { ready: false, error: describeError(error) }
  }
}

async function nodeStatus(mesh: Mesh): Promise<NodeStatus[]> {
  const answers = await mesh.askAgents<AgentStatus>('/status')
  return answers.map(({ node, answer, error }) =>
    answer === undefined
      ? { node, ready: false, ...(error === undefined ? {} : { error }), pods: [] }
      : { node, ...answer },
  )
}

/** None when control does not answer: that is said already. */
async function waypointStatus(mesh: Mesh): Promise<WaypointStatus[]> {
  try {
    return (await mesh.askControl('/waypoints')) as WaypointStatus[]
  } catch {
    return []
  }
}

const isProgrammed = ({ programmed }: WaypointStatus): boolean => programmed.status === 'True'

function asText(control: ControlStatus, nodes: NodeStatus[], waypoints: WaypointStatus[]): string {
  const word = (ready: boolean): string =>
    ready ? paint('green', 'ready') : paint('red', 'not ready')
  const lines = [`control  ${word(control.ready)}${control.error ? `  ${control.error}` : ''}`]
  for (const { node, ready, reason, error } of nodes) {
    lines.push([`agent ${node}`, word(ready), error ?? reason].filter(Boolean).join('  '))
  }
  for (const waypoint of waypoints) {
    const { namespace, name, programmed } = waypoint
    const ready = isProgrammed(waypoint)
    const why = ready ? '' : `  ${programmed.message}`
    lines.push(`waypoint ${namespace}/${name}  ${word(ready)}${why}`)
  }
  const rows = nodes.flatMap(({ node, pods }) =>
    pods.map((pod) => [
      node,
      pod.namespace,
      pod.name,
      pod.state,
      String(pod.existingConnections.length),
      pod.reason,
    ]),
  )
  lines.push(
    '',
    table(['NODE', 'NAMESPACE', 'POD', 'STATE', 'OLD CONNECTIONS', 'REASON'], rows).trimEnd(),
  )
  for (const { pods } of nodes) {
    for (const pod of pods) {
      for (const { local, remote } of pod.existingConnections) {
        const ends = `${formatEndpoint(local)} - ${formatEndpoint(remote)}`
        lines.push(
          `outside the mesh: ${pod.namespace}/${pod.name} ${ends} was opened before the pod was enrolled`,
        )
      }
    }
  }
  for (const { node, kubelet } of nodes) {
    if (kubelet?.problem === undefined) continue
    lines.push(`${paint('yellow', 'problem')}: agent ${node}: ${kubelet.problem}`)
  }
  for (const problem of control.problems ?? []) {
    const where = [problem.file, problem.object, problem.field].filter(Boolean).join(': ')
    lines.push(`${paint('yellow', 'problem')}: ${where}: ${problem.reason}`)
  }
  return `${lines.join('\n')}\n`
}
