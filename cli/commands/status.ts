// `leyline status`: is the mesh well, pod by pod; and what is still outside of it.
import { Command } from 'commander'
import { formatEndpoint, type Endpoint } from '../../mesh/address.ts'
import { type OutputFormat, outputOption, paint, print, table } from '../output.ts'
import { RunDirectory, runOption } from '../run.ts'

interface PodRow {
  namespace: string
  name: string
  state: 'idle' | 'enrolled' | 'failed'
  reason: string
  existingConnections: { local: Endpoint; remote: Endpoint }[]
}
interface AgentStatus {
  ready: boolean
  pods: PodRow[]
}
interface NodeStatus {
  node: string
  ready: boolean
  error?: string
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
  return new Command('status')
    .description(
      'show control, agents and pods, problems in the manifests, connections outside the mesh',
    )
    .addOption(runOption())
    .addOption(outputOption())
    .action(async (options: { run: string; output: OutputFormat }) => {
      const run = new RunDirectory(options.run)
      run.requireRunning()
      const [control, nodes, waypoints] = await Promise.all([
        controlStatus(run),
        nodeStatus(run),
        waypointStatus(run),
      ])
      print(options.output, { control, nodes, waypoints }, () => asText(control, nodes, waypoints))
      const well =
        control.ready && nodes.every(({ ready }) => ready) && waypoints.every(isProgrammed)
      if (!well) process.exitCode = 1
    })
}

async function controlStatus(run: RunDirectory): Promise<ControlStatus> {
  try {
    return { ready: true, ...((await run.askControl('/status')) as object) }
  } catch (error) {
    return { ready: false, error: error instanceof Error ? error.message : String(error) }
  }
}

async function nodeStatus(run: RunDirectory): Promise<NodeStatus[]> {
  const answers = await run.askAgents<AgentStatus>('/status')
  return answers.map(({ node, answer, error }) =>
    answer === undefined
      ? { node, ready: false, ...(error === undefined ? {} : { error }), pods: [] }
      : { node, ...answer },
  )
}

/** None when control does not answer: that is said already. */
async function waypointStatus(run: RunDirectory): Promise<WaypointStatus[]> {
  try {
    return (await run.askControl('/waypoints')) as WaypointStatus[]
  } catch {
    return []
  }
}

const isProgrammed = ({ programmed }: WaypointStatus): boolean => programmed.status === 'True'

function asText(control: ControlStatus, nodes: NodeStatus[], waypoints: WaypointStatus[]): string {
  const word = (ready: boolean): string =>
    ready ? paint('green', 'ready') : paint('red', 'not ready')
  const lines = [`control  ${word(control.ready)}${control.error ? `  ${control.error}` : ''}`]
  for (const { node, ready, error } of nodes) {
    lines.push(`agent ${node}  ${word(ready)}${error ? `  ${error}` : ''}`)
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
  for (const problem of control.problems ?? []) {
    const where = [problem.file, problem.object, problem.field].filter(Boolean).join(': ')
    lines.push(`${paint('yellow', 'problem')}: ${where}: ${problem.reason}`)
  }
  return `${lines.join('\n')}\n`
}
