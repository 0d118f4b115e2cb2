// Objects put on a cluster and taken off it: server-side apply, ordered, and what is not ready yet in
// words. For installers; knows Kubernetes, not the mesh.
import {
  AppsV1Api,
  CoreV1Api,
  KubernetesObjectApi,
  type KubeConfig,
  type KubernetesObject,
  PatchStrategy,
} from '@kubernetes/client-node'
import { describeError, MeshError } from '../mesh/errors.ts'
import type { ClusterChoice } from './choice.ts'
import { loadKubeconfig } from './kubeconfig.ts'
import { nodeOf, whyNotReady } from './readiness.ts'

/** Server-side apply asks who owns a field; ours wins over an older installer of ours. */
const fieldManager = 'leyline'

export class Cluster {
  readonly #objects: KubernetesObjectApi
  readonly #apps: AppsV1Api
  readonly #core: CoreV1Api
  /** Where the API server is, for messages. */
  readonly server: string

  private constructor(config: KubeConfig) {
    this.server = config.getCurrentCluster()?.server ?? 'unknown'
    this.#objects = KubernetesObjectApi.makeApiClient(config)
    this.#apps = config.makeApiClient(AppsV1Api)
    this.#core = config.makeApiClient(CoreV1Api)
  }

  /** As kubectl would choose it. Throws `bad_config` naming the file or context that is wrong. */
  static connect(choice: ClusterChoice): Cluster {
    return new Cluster(loadKubeconfig(choice))
  }

  /** Creates the object or brings it to what it should be. Throws `control_unreachable` with the API's own words. */
  async apply(object: KubernetesObject): Promise<void> {
    try {
      await this.#objects.patch(
        object,
        undefined,
        undefined,
        fieldManager,
        true,
        PatchStrategy.ServerSideApply,
      )
    } catch (cause) {
      throw refusal(`apply ${nameOf(object)}`, this.server, cause)
    }
  }

  /** Whether there was such an object. */
  async remove(object: KubernetesObject): Promise<boolean> {
    try {
      await this.#objects.delete(object, undefined, undefined, undefined, undefined, 'Background')
      return true
    } catch (cause) {
      if (codeOf(cause) === 404) return false
      throw refusal(`delete ${nameOf(object)}`, this.server, cause)
    }
  }

  async exists(object: KubernetesObject): Promise<boolean> {
    try {
      await this.#objects.read({
        apiVersion: object.apiVersion ?? '',
        kind: object.kind ?? '',
        metadata: {
          name: object.metadata?.name ?? '',
          namespace: object.metadata?.namespace ?? '',
        },
      })
      return true
    } catch (cause) {
      if (codeOf(cause) === 404) return false
      throw refusal(`read ${nameOf(object)}`, this.server, cause)
    }
  }

  /** Of a Deployment or DaemonSet: how many pods are ready, and why the others are not. */
  async rollout(
    kind: 'Deployment' | 'DaemonSet',
    name: string,
    namespace: string,
  ): Promise<{ ready: number; wanted: number; done: boolean; waiting: string[] }> {
    let ready: number
    let wanted: number
    let done: boolean
    if (kind === 'Deployment') {
      const { spec, status, metadata } = await this.#apps.readNamespacedDeployment({
        name,
        namespace,
      })
      wanted = spec?.replicas ?? 1
      ready = status?.availableReplicas ?? 0
      const current = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0)
      done =
        current &&
        (status?.updatedReplicas ?? 0) === wanted &&
        ready === wanted &&
        (status?.replicas ?? 0) === wanted
    } else {
      const { status, metadata } = await this.#apps.readNamespacedDaemonSet({ name, namespace })
      wanted = status?.desiredNumberScheduled ?? 0
      ready = status?.numberReady ?? 0
      const current = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0)
      done =
        current &&
        (status?.updatedNumberScheduled ?? 0) === wanted &&
        ready === wanted &&
        wanted > 0
    }
    return { ready, wanted, done, waiting: done ? [] : await this.#waiting(name, namespace) }
  }

  async #waiting(owner: string, namespace: string): Promise<string[]> {
    const { items } = await this.#core.listNamespacedPod({ namespace })
    // Whoever may not read Events is told less.
    const events = await this.#core.listNamespacedEvent({ namespace }).catch(() => undefined)
    return items
      .filter(({ metadata }) => metadata?.name?.startsWith(`${owner}-`))
      .flatMap((pod) => {
        const why = whyNotReady(pod, events?.items)
        const where = nodeOf(pod) ?? 'no node yet'
        return why === undefined ? [] : [`${pod.metadata?.name} on ${where}: ${why}`]
      })
  }

  async podsIn(namespace: string): Promise<string[]> {
    const { items } = await this.#core.listNamespacedPod({ namespace })
    return items.map(({ metadata }) => metadata?.name ?? '')
  }
}

function nameOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata?.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata?.name}`
}

function codeOf(error: unknown): number | undefined {
  return (error as { code?: number }).code
}

function refusal(what: string, server: string, cause: unknown): MeshError {
  const body = (cause as { body?: unknown }).body
  const said = typeof body === 'string' ? messageIn(body) : describeError(cause)
  return new MeshError('control_unreachable', `${what} at ${server}: ${said}`)
}

function messageIn(body: string): string {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? body
  } catch {
    return body.slice(0, 500)
  }
}
