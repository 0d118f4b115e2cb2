// Which cluster, and as whom: what kubectl would choose, or the service account of the pod that this
// process runs in. For the command line: programs in a cluster do without the library (access.ts).
import { KubeConfig } from '@kubernetes/client-node'
import { describeError, MeshError } from '../mesh/errors.ts'
import { type Access, inClusterAccess, inPod } from './access.ts'
import { type ClusterChoice, kubeconfigFiles } from './choice.ts'
import { type ApiLimits, ApiServer } from './client.ts'

/** The server that kubectl would choose. Throws `bad_config` naming the file or context that is wrong. */
export function apiServerOf(choice: ClusterChoice, limits?: Partial<ApiLimits>): ApiServer {
  return new ApiServer(() => accessOf(choice), limits)
}

function accessOf({ kubeconfig, context }: ClusterChoice): Access {
  const files = kubeconfig === undefined ? kubeconfigFiles() : [kubeconfig]
  if (files.length === 0 && inPod()) return inClusterAccess()
  const config = load(files, context)
  const cluster = config.getCurrentCluster()
  return {
    server: cluster?.server ?? '',
    proxied: cluster?.proxyUrl !== undefined,
    apply: (options) => config.applyToHTTPSOptions(options),
  }
}

function load(files: readonly string[], context: string | undefined): KubeConfig {
  const config = readFiles(files)
  const known = config.getContexts().map(({ name }) => name)
  if (context !== undefined) {
    if (!known.includes(context)) {
      throw new MeshError(
        'bad_config',
        `the kubeconfig has no context ${context}, only ${known.join(', ')}`,
      )
    }
    config.setCurrentContext(context)
  }
  const cluster = config.getCurrentCluster()
  if (cluster === null) {
    throw new MeshError('bad_config', 'the kubeconfig has no current context with a cluster', {
      hint: `choose one with --context: ${known.join(', ') || 'it has none'}`,
    })
  }
  if (!/^https?:\/\/./.test(cluster.server)) {
    throw new MeshError(
      'bad_config',
      `the kubeconfig names ${cluster.server} as the server of ${cluster.name}`,
      { hint: 'expected a URL that begins with https://' },
    )
  }
  return config
}

/** Of what stands in several files, the first counts. */
function readFiles([first, ...more]: readonly string[]): KubeConfig {
  const hint = 'name one with --kubeconfig, or set KUBECONFIG'
  if (first === undefined) throw new MeshError('bad_config', 'there is no kubeconfig', { hint })
  const config = new KubeConfig()
  let file = first
  try {
    config.loadFromFile(first)
    for (file of more) {
      const other = new KubeConfig()
      other.loadFromFile(file)
      config.mergeConfig(other, true)
    }
  } catch (cause) {
    const why = describeError(cause).split('\n')[0]
    throw new MeshError('bad_config', `no usable kubeconfig in ${file}: ${why}`, { cause, hint })
  }
  return config
}
