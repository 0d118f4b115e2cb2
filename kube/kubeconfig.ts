// Which cluster, and as whom: what kubectl would choose, or the service account of the pod that this
// process runs in.
import { KubeConfig } from '@kubernetes/client-node'
import { describeError, MeshError } from '../mesh/errors.ts'
import { type ClusterChoice, kubeconfigFiles } from './choice.ts'

/** Throws `bad_config` naming the file or context that is wrong. */
export function loadKubeconfig({ kubeconfig, context }: ClusterChoice): KubeConfig {
  const files = kubeconfig === undefined ? kubeconfigFiles() : [kubeconfig]
  if (files.length === 0 && inPod()) return loadInCluster()
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

/** As the service account of this pod. Throws `bad_config` outside of one. */
export function loadInCluster(): KubeConfig {
  if (!inPod()) {
    throw new MeshError('bad_config', 'this process does not run in a pod with a service account')
  }
  const config = new KubeConfig()
  config.loadFromCluster()
  return config
}

/** The kubelet gives every container the address of the API server. */
function inPod(): boolean {
  return (process.env.KUBERNETES_SERVICE_HOST ?? '') !== ''
}
