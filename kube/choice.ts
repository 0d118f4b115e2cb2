// Which cluster, before anything is loaded or asked: where kubectl would look.
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

export interface ClusterChoice {
  /** A file; default: those of $KUBECONFIG, or ~/.kube/config. */
  readonly kubeconfig?: string
  /** Default: the file's current one. */
  readonly context?: string
}

/** The files that kubectl would read, of those that are there. */
export function kubeconfigFiles(): string[] {
  const named = (process.env.KUBECONFIG ?? '').split(delimiter).filter((path) => path !== '')
  const files = named.length > 0 ? named : [join(homedir(), '.kube', 'config')]
  return files.filter((path) => existsSync(path))
}
