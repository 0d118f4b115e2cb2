// `leyline check`: can this machine run an agent, and if not, what is missing and what it is for.
import { execFileSync } from 'node:child_process'
import { Command } from 'commander'
import { MeshError } from '../../mesh/errors.ts'
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

export function checkCommand(): Command {
  return new Command('check')
    .description('check what this machine offers: each kernel feature and what it is for')
    .option('-q, --quiet', 'print only what is missing, one line')
    .addOption(outputOption())
    .action((options: { quiet?: boolean; output: OutputFormat }) => {
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
    })
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
