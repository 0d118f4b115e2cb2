// Options that several commands take, each defined once.
import { type Command, InvalidArgumentError } from 'commander'
import { defaultNamespace } from '../deploy/kubernetes/values.ts'
import type { ClusterChoice } from '../kube/choice.ts'

/** Which installation on which cluster. */
export interface ClusterOptions extends ClusterChoice {
  readonly namespace: string
}

export function withClusterOptions(command: Command): Command {
  return command
    .option('--kubeconfig <file>', 'default: as kubectl, $KUBECONFIG or ~/.kube/config')
    .option('--context <name>', 'context of the kubeconfig')
    .option('-n, --namespace <name>', 'namespace of the installation', namespace, defaultNamespace)
}

function namespace(text: string): string {
  // RFC 1123 label.
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text))
    throw new InvalidArgumentError('expected lower case letters, digits and -, at most 63')
  return text
}

/** Whether one of them stands on the command line. */
export function namesCluster(command: Command): boolean {
  return ['kubeconfig', 'context', 'namespace'].some(
    (option) => command.getOptionValueSource(option) === 'cli',
  )
}
