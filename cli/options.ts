// Options that several commands take, each defined once.
import { type Command, InvalidArgumentError } from 'commander'
import { defaultNamespace } from '../deploy/kubernetes/values.ts'
import type { ClusterChoice } from '../kube/choice.ts'

/** Which installation on which cluster. */
export interface ClusterOptions extends ClusterChoice {
  readonly namespace: string
}

export function withClusterOptions(command: Command): Command {
  return withClusterChoice(command).option(
    '-n, --namespace <name>',
    'namespace of the installation',
    namespace,
    defaultNamespace,
  )
}

/** Which cluster alone: for commands that have a namespace of their own, or none. */
export function withClusterChoice(command: Command): Command {
  return command
    .option('--kubeconfig <file>', 'default: as kubectl, $KUBECONFIG or ~/.kube/config')
    .option('--context <name>', 'context of the kubeconfig')
}

function namespace(text: string): string {
  // RFC 1123 label.
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text))
    throw new InvalidArgumentError('expected lower case letters, digits and -, at most 63')
  return text
}

/** Whether one of them stands on the command line. */
export function namesCluster(
  command: Command,
  options: readonly string[] = ['kubeconfig', 'context', 'namespace'],
): boolean {
  return options.some((option) => command.getOptionValueSource(option) === 'cli')
}
