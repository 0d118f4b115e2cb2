// Which mesh a command is about. What stands on the command line decides; without a word a mesh that runs on
// this machine, and else the cluster that kubectl would speak to.
import type { Command } from 'commander'
import { kubeconfigFiles } from '../kube/choice.ts'
import { MeshError } from '../mesh/errors.ts'
import type { Mesh } from './mesh.ts'
import { type ClusterOptions, namesCluster, withClusterOptions } from './options.ts'
import { defaultRunDirectory, RunDirectory, runOption } from './run.ts'

export interface MeshOptions extends ClusterOptions {
  readonly run: string
}

/** The options that say which mesh, and the rule in the help. */
export function withMeshOptions(command: Command): Command {
  return withClusterOptions(command.addOption(runOption())).addHelpText(
    'after',
    `
--run is a mesh of \`leyline up\`; --kubeconfig, --context and --namespace are one on a cluster.
With none of them: the mesh in ${defaultRunDirectory} if one runs there, else the cluster of the kubeconfig.`,
  )
}

/** What is known before anything is opened. */
export interface Places {
  /** Where \`--run\` comes from. */
  readonly run: 'command line' | 'environment' | 'default'
  /** Whether an option names a cluster. */
  readonly clusterNamed: boolean
  /** Whether a mesh runs in the run directory. */
  readonly runsHere: boolean
  /** Whether kubectl would find a kubeconfig. */
  readonly kubeconfig: boolean
}

/** Throws `bad_config` when the command line names both. */
export function choosePlace({
  run,
  clusterNamed,
  runsHere,
  kubeconfig,
}: Places): 'run' | 'cluster' {
  if (run === 'command line' && clusterNamed) {
    throw new MeshError(
      'bad_config',
      '--run is a mesh of this machine, --kubeconfig, --context and --namespace are one on a cluster',
      { hint: 'give one or the other' },
    )
  }
  if (clusterNamed) return 'cluster'
  if (run !== 'default' || runsHere) return 'run'
  return kubeconfig ? 'cluster' : 'run'
}

/** Rejects with one clear line when no mesh runs there. */
export async function openMesh(options: MeshOptions, command: Command): Promise<Mesh> {
  const run = runOrCluster(options, command, namesCluster(command))
  if (run !== undefined) return run
  // Loaded only when a cluster is wanted: the client library is large.
  const { ClusterMesh } = await import('./cluster.ts')
  return ClusterMesh.open(options)
}

/** The mesh that runs here, or undefined for a cluster. Throws one clear line when none runs there. */
export function runOrCluster(
  options: { readonly run: string },
  command: Command,
  clusterNamed: boolean,
): RunDirectory | undefined {
  const run = new RunDirectory(options.run === '' ? defaultRunDirectory : options.run)
  const place = choosePlace({
    run: sourceOfRun(options, command),
    clusterNamed,
    runsHere: run.running,
    kubeconfig: kubeconfigFiles().length > 0,
  })
  if (place === 'cluster') return undefined
  run.requireRunning()
  return run
}

function sourceOfRun({ run }: { readonly run: string }, command: Command): Places['run'] {
  const source = command.getOptionValueSource('run')
  if (source === 'cli') return 'command line'
  return source === 'env' && run !== '' ? 'environment' : 'default'
}
