// Options that several commands take, each defined once.
import type { Command } from 'commander'
import { defaultValues } from '../deploy/kubernetes/manifests.ts'

/** Which installation on which cluster. */
export interface ClusterOptions {
  readonly kubeconfig?: string
  readonly context?: string
  readonly namespace: string
}

export function withClusterOptions(command: Command): Command {
  return command
    .option('--kubeconfig <file>', 'default: as kubectl, $KUBECONFIG or ~/.kube/config')
    .option('--context <name>', 'context of the kubeconfig')
    .option('-n, --namespace <name>', 'namespace of the installation', defaultValues.namespace)
}

/** Whether one of them stands on the command line. */
export function namesCluster(command: Command): boolean {
  return ['kubeconfig', 'context', 'namespace'].some(
    (option) => command.getOptionValueSource(option) === 'cli',
  )
}
