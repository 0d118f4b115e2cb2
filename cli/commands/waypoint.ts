// `leyline waypoint`: layer 7 for a namespace, a Service or a service account. On a cluster, or on the
// mesh of a running `leyline up`; both by the same manifests.
import { Command, Option } from 'commander'
import { stringify } from 'yaml'
import type { ClusterChoice } from '../../kube/choice.ts'
import { type WaypointScope, waypointClass, waypointScopes } from '../../mesh/constants.ts'
import { MeshError } from '../../mesh/errors.ts'
import { sleep } from '../../mesh/process/lifetime.ts'
import { type OutputFormat, outputOption, paint, print, table } from '../output.ts'
import { runOption } from '../run.ts'
import { runOrCluster } from '../open.ts'
import { namesCluster, withClusterChoice } from '../options.ts'
import { connect, say, seconds } from '../waiting.ts'
import { ClusterTarget } from '../gateways/cluster.ts'
import { FolderTarget } from '../gateways/folder.ts'
import {
  bindingLabel,
  gatewayOf,
  labelledOf,
  textOf,
  type WaypointWish,
  wishOf,
} from '../gateways/gateway.ts'
import type { Target, WaypointRow } from '../gateways/target.ts'

/** How often a waypoint is looked at while it is waited for, ms. */
const pollMs = 300

interface TargetOptions extends ClusterChoice {
  readonly run: string
}
interface ApplyOptions extends TargetOptions {
  namespace: string
  name?: string
  serviceAccount?: string
  service?: string
  for?: WaypointScope
  otlpEndpoint?: string
  timeout: number
  render?: boolean
}
interface RemoveOptions extends TargetOptions {
  namespace: string
}
interface ShowOptions extends TargetOptions {
  namespace?: string
  output: OutputFormat
}

export function waypointCommand(): Command {
  const command = new Command('waypoint').description(
    'layer 7 for a namespace, a Service or a service account: apply, list, status, delete',
  )
  command.addCommand(applyCommand())
  command.addCommand(listCommand())
  command.addCommand(statusCommand())
  command.addCommand(deleteCommand())
  return command
}

function applyCommand(): Command {
  return withTarget(new Command('apply'))
    .description('make a waypoint and bind to it, once it is ready, what it is for')
    .option('-n, --namespace <name>', 'namespace of the waypoint and of what it is for', 'default')
    .option('--service-account <name>', 'for the workloads of this service account')
    .option('--service <name>', 'for this Service; neither: for the whole namespace')
    .option('--name <name>', 'of its Gateway; default `waypoint`, or after what it is for')
    .addOption(
      new Option('--for <traffic>', 'which traffic it takes; default: what it is for').choices(
        waypointScopes,
      ),
    )
    .option('--otlp-endpoint <url>', 'where it sends spans: http://host:4318/v1/traces')
    .option('--timeout <seconds>', 'how long to wait until it is ready', seconds, 120)
    .option('--render', 'print the manifest instead')
    .action((options: ApplyOptions, command: Command) => apply(options, command))
}

function listCommand(): Command {
  return withTarget(new Command('list'))
    .description('list waypoints: what they are for, and whether they are ready')
    .option('-n, --namespace <name>', 'only of this namespace')
    .addOption(outputOption())
    .action(async (options: ShowOptions, command: Command) => {
      using target = await targetOf(options, command)
      const rows = (await target.list()).filter(
        ({ namespace }) => namespace === (options.namespace ?? namespace),
      )
      print(options.output, rows, () => asTable(rows))
    })
}

function statusCommand(): Command {
  return withTarget(new Command('status'))
    .description('show how one waypoint stands, what is bound to it, and the routes it applies')
    .argument('<name>', 'of its Gateway')
    .option('-n, --namespace <name>', 'of its Gateway', 'default')
    .addOption(outputOption())
    .action(
      async (name: string, options: ShowOptions & { namespace: string }, command: Command) => {
        using target = await targetOf(options, command)
        const row = await rowOf(target, options.namespace, name)
        print(options.output, row, () => asText(row))
        if (row.programmed.status !== 'True') process.exitCode = 1
      },
    )
}

function deleteCommand(): Command {
  return withTarget(new Command('delete'))
    .description('unbind what is bound to a waypoint of its namespace, then remove it')
    .argument('<name>', 'of its Gateway')
    .option('-n, --namespace <name>', 'of its Gateway', 'default')
    .action((name: string, options: RemoveOptions, command: Command) =>
      remove(name, options, command),
    )
}

function withTarget(command: Command): Command {
  return withClusterChoice(command.addOption(runOption()))
}

/** The mesh that runs here, or a cluster; by the same rules as other commands, but for `--namespace`. */
async function targetOf(options: TargetOptions, command: Command): Promise<Target> {
  const run = runOrCluster(options, command, namesCluster(command, ['kubeconfig', 'context']))
  if (run !== undefined) return new FolderTarget(run)
  const target = new ClusterTarget(await connect(options))
  await target.requireGatewayApi()
  return target
}

async function rowOf(target: Target, namespace: string, name: string): Promise<WaypointRow> {
  const row = (await target.list()).find(
    (each) => each.namespace === namespace && each.name === name,
  )
  if (row === undefined) throw noWaypoint(target, namespace, name)
  return row
}

function noWaypoint(target: Target, namespace: string, name: string): MeshError {
  const message = `there is no waypoint ${namespace}/${name} in ${target.where}`
  return new MeshError('bad_config', message, {
    hint: '`leyline waypoint list` shows those there are',
  })
}

/** Whether there is such a waypoint. Throws `bad_config` when there is a Gateway of another class. */
async function isOurs(
  target: Target,
  { namespace, name }: { namespace: string; name: string },
): Promise<boolean> {
  const className = await target.classOf(namespace, name)
  if (className === undefined || className === waypointClass) return className !== undefined
  throw new MeshError(
    'bad_config',
    `Gateway ${namespace}/${name} is of class ${className}, not ${waypointClass}`,
  )
}

async function apply(options: ApplyOptions, command: Command): Promise<void> {
  const wish = wishOf(options)
  const labelled = labelledOf(wish)
  if (options.render === true) return render(wish)
  using target = await targetOf(options, command)
  if (labelled !== undefined && !(await target.exists(labelled))) {
    throw new MeshError('bad_config', `there is no ${textOf(labelled)} in ${target.where}`)
  }
  const key = `${wish.namespace}/${wish.name}`
  // One that is there already says what it says: taking that back for a moment would let traffic past it.
  const known = await isOurs(target, wish)
  await target.apply(gatewayOf(wish, known))
  say(`waypoint ${key} is ${known ? 'there; waiting until it is ready' : 'being started'}`)
  await untilReady(target, wish, options.timeout)
  // Bound only now: what is bound to a waypoint that is not ready is refused.
  if (labelled !== undefined) await target.label(labelled, bindingLabel, wish.name)
  else if (!known) await target.apply(gatewayOf(wish, true))
  const { kind, name } = wish.subject
  say(`waypoint ${key} is ready; ${kind} ${name} is bound to it`)
}

function render(wish: WaypointWish): void {
  const labelled = labelledOf(wish)
  const note =
    labelled === undefined
      ? ''
      : `# To bind it, label ${textOf(labelled)}: ${bindingLabel}: ${wish.name}\n`
  process.stdout.write(`${note}${stringify(gatewayOf(wish, true))}`)
}

async function untilReady(
  target: Target,
  { namespace, name }: WaypointWish,
  timeout: number,
): Promise<void> {
  const deadline = Date.now() + timeout * 1000
  for (let said = ''; ; ) {
    const row = (await target.list()).find(
      (each) => each.namespace === namespace && each.name === name,
    )
    const { accepted, programmed } = row ?? {}
    if (programmed?.status === 'True') return
    if (accepted?.status === 'False')
      throw new MeshError('bad_config', `waypoint ${namespace}/${name}: ${accepted.message}`)
    const message = programmed?.message ?? 'control has not looked at it yet'
    if (message !== said) say(`waypoint ${namespace}/${name}: ${message}`)
    said = message
    if (Date.now() > deadline) {
      throw new MeshError(
        'control_unreachable',
        `waypoint ${namespace}/${name} is not ready after ${timeout} s: ${message}; nothing was bound to it`,
        { hint: 'run the same command again to go on waiting' },
      )
    }
    await sleep(pollMs)
  }
}

async function remove(name: string, options: RemoveOptions, command: Command): Promise<void> {
  const { namespace } = options
  using target = await targetOf(options, command)
  if (!(await isOurs(target, { namespace, name }))) throw noWaypoint(target, namespace, name)
  for (const object of await target.bound(namespace, name)) {
    for (const label of object.labels) await target.label(object, label, undefined)
    say(`${textOf(object)} is not bound any more`)
  }
  await target.remove(namespace, name)
  say(`waypoint ${namespace}/${name} is removed`)
}

function asTable(rows: readonly WaypointRow[]): string {
  return table(
    ['NAMESPACE', 'NAME', 'FOR', 'READY', 'BOUND BY', 'MESSAGE'],
    rows.map((row) => [
      row.namespace,
      row.name,
      row.scope,
      readiness(row),
      boundBy(row).join(', ') || '-',
      row.accepted.status === 'False' ? row.accepted.message : row.programmed.message,
    ]),
  )
}

function readiness({ programmed }: WaypointRow): string {
  return programmed.status === 'True' ? paint('green', 'yes') : paint('red', 'no')
}

function boundBy({ namespace, forServiceAccount, boundBy: objects }: WaypointRow): string[] {
  const account =
    forServiceAccount === undefined ? [] : [`ServiceAccount ${namespace}/${forServiceAccount}`]
  return [...account, ...objects]
}

function asText(row: WaypointRow): string {
  const lines = [
    `waypoint ${row.namespace}/${row.name}, for ${row.scope}`,
    `accepted    ${row.accepted.status}  ${row.accepted.message}`,
    `programmed  ${row.programmed.status}  ${row.programmed.message}`,
    `addresses   ${row.addresses.join(', ') || '-'}`,
    `bound by    ${boundBy(row).join(', ') || 'nothing'}`,
  ]
  for (const { name, conditions } of row.routes) {
    lines.push(`route ${name}`)
    for (const { type, status, message } of conditions)
      lines.push(`  ${type}  ${status}  ${message}`)
  }
  for (const problem of row.problems) lines.push(`${paint('yellow', 'problem')}: ${problem}`)
  return `${lines.join('\n')}\n`
}
