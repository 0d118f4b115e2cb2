// `leyline up DIR`: the whole mesh on one machine, over a folder of Kubernetes YAML: control, one agent
// for each Node, one waypoint for each Gateway of our class. In the foreground; one Ctrl-C ends it and
// leaves nothing.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { FolderSource, formatProblem, type Problem } from '../../kube/folder.ts'
import type { Node } from '../../kube/kinds.ts'
import { MeshError } from '../../mesh/errors.ts'
import { createLog, logLevels } from '../../mesh/process/log.ts'
import { paint } from '../output.ts'
import { RunDirectory, runOption } from '../run.ts'
import { Fleet, type FleetOptions, type Wanted } from '../fleet.ts'

/** How long connections may go on after Ctrl-C, ms; a second Ctrl-C ends them at once. */
const drainDeadlineMs = 5_000

interface UpOptions {
  run: string
  trustDomain: string
  certificateTtl: number
  logLevel: string
}

export function upCommand(): Command {
  return new Command('up')
    .description('run the mesh over a folder of Kubernetes YAML: control and one agent per Node')
    .argument('<dir>', 'folder of manifests; it is watched, so edits take effect at once')
    .addOption(runOption())
    .option('--trust-domain <name>', 'trust domain of the identities', 'cluster.local')
    .option('--certificate-ttl <seconds>', 'lifetime of certificates, 10..86400', ttl, 86_400)
    .addOption(
      new Option('--log-level <level>', 'level of the programs started')
        .choices(logLevels)
        .default('info'),
    )
    .action((directory: string, options: UpOptions) => up(resolve(directory), options))
}

function ttl(text: string): number {
  const seconds = Number(text)
  if (!Number.isInteger(seconds) || seconds < 10 || seconds > 86_400) {
    throw new InvalidArgumentError('expected whole seconds from 10 to 86400')
  }
  return seconds
}

async function up(directory: string, options: UpOptions): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new MeshError(
      'not_permitted',
      'loading BPF programs and entering network namespaces needs root',
    )
  }
  const run = new RunDirectory(resolve(options.run))
  const interrupt = new AbortController()
  const stop = stopSignals(interrupt)
  const fleetOptions: FleetOptions = {
    run,
    folder: directory,
    trustDomain: options.trustDomain,
    certificateTtlSeconds: options.certificateTtl,
    logLevel: options.logLevel,
    drainDeadlineMs,
    say,
  }
  const log = createLog({ name: 'up', level: 'silent' })
  const kinds = new Set(['Node', 'Gateway'])
  await using source = await FolderSource.open({ directory, kinds, log })
  const objects = () => [...source.current.objects.values()]
  const nodes = (): Node[] => objects().filter((object) => object.kind === 'Node')
  const wanted = (): Wanted => ({
    nodes: nodes(),
    gateways: objects().filter((object) => object.kind === 'Gateway'),
  })
  // Before anything is started or made: most likely the wrong folder.
  if (nodes().length === 0) throw noNode(directory, source.current.problems)
  mkdirSync(run.path, { recursive: true, mode: 0o700 })
  const fleet = await Fleet.claim(fleetOptions)
  try {
    await fleet.start(wanted(), interrupt.signal)
    using _watch = source.onChange(() => void fleet.follow(wanted()))
    if (!interrupt.signal.aborted) {
      const count = nodes().length
      say(`leyline is up: control and ${count} agent${count === 1 ? '' : 's'}`)
      say(`manifests ${directory}, run directory ${run.path}; Ctrl-C ends it`)
    }
    await stop
    say('stopping: pods return to plain connections')
  } finally {
    await fleet.stop()
    say('leyline is down')
  }
}

function noNode(directory: string, problems: readonly Problem[]): MeshError {
  const wrong = problems.filter(({ severity }) => severity === 'error').map(formatProblem)
  return new MeshError('bad_config', [`no Node in ${directory}`, ...wrong].join('; '), {
    hint: 'an agent runs for each manifest of kind Node',
  })
}

/** Resolves at the first SIGINT, SIGTERM or SIGHUP. */
function stopSignals(interrupt: AbortController): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        interrupt.abort()
        resolve()
      })
    }
  })
}

function say(line: string): void {
  process.stdout.write(`${paint('bold', line)}\n`)
}
