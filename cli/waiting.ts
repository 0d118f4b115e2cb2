// What `leyline install`, `uninstall` and `waypoint` share: waiting that says what it waits for, as often as that
// changes and now and then when it does not.
import { type Command, InvalidArgumentError } from 'commander'
import type { Cluster } from '../kube/apply.ts'
import type { ClusterChoice } from '../kube/choice.ts'
import { MeshError } from '../mesh/errors.ts'
import { sleep } from '../mesh/process/lifetime.ts'
import { type ClusterOptions, withClusterOptions } from './options.ts'

/** How often the cluster is asked, ms. */
const pollMs = 500
/** What has not changed is said again after this, ms. */
const repeatMs = 10_000

export interface WaitOptions extends ClusterOptions {
  /** Seconds. */
  readonly timeout: number
}

export function withWaitOptions(command: Command): Command {
  return withClusterOptions(command).option('--timeout <seconds>', 'how long to wait', seconds, 180)
}

/** Parses an option. */
export function seconds(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('expected whole seconds')
  return value
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Loaded only when a cluster is wanted: the client library is large. */
export async function connect(options: ClusterChoice): Promise<Cluster> {
  return (await import('../kube/apply.ts')).Cluster.connect(options)
}

/** What is waited for: how it stands, in one line, and what stands in its way. */
export interface Waiting {
  readonly line: string
  readonly reasons?: readonly string[]
}

/**
 * Asks until there is nothing to wait for. Throws `control_unreachable` with what it last waited for once
 * `deadline` (ms since the epoch) is over.
 */
export async function until(
  deadline: number,
  ask: () => Promise<Waiting | undefined>,
): Promise<void> {
  let said = ''
  let saidAt = 0
  for (;;) {
    const waiting = await ask()
    if (waiting === undefined) return
    const { line, reasons = [] } = waiting
    const late = Date.now() - saidAt > repeatMs
    if (line !== said || late) {
      say(line)
      // What stands in the way at the first look is mostly that nothing has begun yet.
      if (late && said !== '') for (const reason of reasons) say(`  ${reason}`)
      said = line
      saidAt = Date.now()
    }
    if (Date.now() > deadline) {
      const why = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`
      throw new MeshError('control_unreachable', `${line}${why}`, {
        hint: 'run the same command again to go on waiting; --timeout makes it wait longer',
      })
    }
    await sleep(pollMs)
  }
}
