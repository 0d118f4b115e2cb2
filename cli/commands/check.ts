// `leyline check`: can this machine run an agent, and if not, what is missing and what it is for; or, of a
// cluster, has every node an agent that is ready, and if not, why.
import { execFileSync } from 'node:child_process'
import { Command } from 'commander'
import { MeshError } from '../../mesh/errors.ts'
import type { ClusterReport } from '../clustercheck.ts'
import type { NodeRow } from '../nodes.ts'
import { type ClusterOptions, namesCluster, withClusterOptions } from '../options.ts'
import { type OutputFormat, outputOption, paint, print, table } from '../output.ts'
import { agentProgram } from '../programs.ts'

interface Feature {
  name: string
  needed: boolean
  ok: boolean
  purpose: string
  since: string
  detail?: string
}

interface CheckOptions extends ClusterOptions {
  cluster?: boolean
  quiet?: boolean
  output: OutputFormat
}

export function checkCommand(): Command {
  const command = new Command('check')
    .description('check what this machine offers an agent, or how the nodes of a cluster are')
    .option('--cluster', 'check the nodes of a cluster; so do the options that name one')
  return withClusterOptions(command)
    .option('-q, --quiet', 'print only what is missing, one line')
    .addOption(outputOption())
    .action(async (options: CheckOptions, self: Command) => {
      if (options.cluster === true || namesCluster(self)) await checkNodes(options)
      else checkMachine(options)
    })
}

function checkMachine(options: CheckOptions): void {
  const text = execFileSync(process.execPath, [agentProgram, 'check'], { encoding: 'utf8' })
  const features = JSON.parse(text) as Feature[]
  const lacking = features.filter(({ needed, ok }) => needed && !ok)
  // Without root nothing can be tried, so nothing else is known to be missing.
  const root = lacking.filter(({ name }) => name === 'root')
  const missing = root.length > 0 ? root : lacking
  if (options.quiet !== true) print(options.output, features, () => asTable(features))
  if (missing.length === 0) return
  const list = missing.map(
    ({ name, purpose, detail }) => `${name} (${purpose}${detail ? `; ${detail}` : ''})`,
  )
  throw new MeshError('kernel_feature_missing', `this machine lacks ${list.join(', ')}`)
}

function asTable(features: readonly Feature[]): string {
  return table(
    ['FEATURE', 'OK', 'SINCE', 'WHAT IT IS FOR', 'DETAIL'],
    features.map((f) => [
      f.name,
      f.ok ? 'yes' : f.needed ? paint('red', 'MISSING') : 'no',
      f.since,
      f.purpose,
      f.detail ?? '',
    ]),
  )
}

async function checkNodes(options: CheckOptions): Promise<void> {
  const { checkCluster, whyNotFine } = await import('../clustercheck.ts')
  const report = await checkCluster(options)
  if (options.quiet !== true) print(options.output, report, () => asNodeTable(report))
  const why = whyNotFine(report)
  if (why !== undefined) throw new MeshError('control_unreachable', why)
}

function asNodeTable(report: ClusterReport): string {
  const { server, namespace, installed, gatewayApi, control, nodes } = report
  const where = `namespace ${namespace} of ${server}`
  const lines = [
    installed ? `leyline is installed in ${where}` : `leyline is not installed in ${where}`,
  ]
  if (control !== undefined) {
    const word = control.ready ? paint('green', 'ready') : paint('red', 'not ready')
    lines.push([`control  ${word}`, control.reason].filter(Boolean).join('  '))
  }
  if (!gatewayApi) lines.push('no Gateway API: only waypoints need it')
  const head = ['NODE', 'AGENT', 'KERNEL', 'RUNTIME', 'OS', 'REASON']
  const rows = nodes.map((row) => [
    row.node,
    agentWord(row),
    row.kernel,
    row.runtime,
    `${row.os}/${row.architecture}`,
    row.reason ?? '',
  ])
  lines.push('', table(head, rows).trimEnd())
  for (const { node, warnings } of nodes)
    for (const warning of warnings) lines.push(`${paint('yellow', 'warning')}: ${node}: ${warning}`)
  return `${lines.join('\n')}\n`
}

function agentWord({ agent, ok }: NodeRow): string {
  if (!ok) return paint('red', agent)
  return agent === 'ready' ? paint('green', agent) : agent
}
