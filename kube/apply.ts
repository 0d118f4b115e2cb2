// Objects put on a cluster and taken off it: server-side apply, ordered, and what is not ready yet in
// words. For installers; knows Kubernetes, not the mesh.
import {
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  type KubernetesObject,
  type V1Pod,
} from '@kubernetes/client-node'
import { describeError, MeshError } from '../mesh/errors.ts'

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
  static connect(options: { kubeconfig?: string; context?: string }): Cluster {
    const config = new KubeConfig()
    try {
      if (options.kubeconfig === undefined) config.loadFromDefault()
      else config.loadFromFile(options.kubeconfig)
    } catch (cause) {
      throw noKubeconfig(cause)
    }
    if (config.getCurrentCluster()?.server === madeUpServer) throw noKubeconfig()
    const { context } = options
    if (context !== undefined) {
      if (config.getContextObject(context) === null) {
        const known = config.getContexts().map(({ name }) => name)
        throw new MeshError(
          'bad_config',
          `the kubeconfig has no context ${context}, only ${known.join(', ')}`,
        )
      }
      config.setCurrentContext(context)
    }
    return new Cluster(config)
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

  /** As it stands; undefined when there is no such object, or no such kind. */
  async read(object: KubernetesObject): Promise<KubernetesObject | undefined> {
    const { apiVersion = '', kind = '', metadata } = object
    const named = { name: metadata?.name ?? '', namespace: metadata?.namespace ?? '' }
    try {
      return await this.#objects.read({ apiVersion, kind, metadata: named })
    } catch (cause) {
      if (codeOf(cause) === 404 || isUnknownKind(cause)) return undefined
      throw refusal(`read ${nameOf(object)}`, this.server, cause)
    }
  }

  /** In one namespace or all; none when the cluster has no such kind. */
  async list(
    apiVersion: string,
    kind: string,
    options: { namespace?: string; labels?: string } = {},
  ): Promise<KubernetesObject[]> {
    const { namespace, labels } = options
    const none = undefined
    try {
      const { items } = await this.#objects.list(
        ...([apiVersion, kind, namespace, none, none, none, none, labels] as const),
      )
      // Items of a list do not say what they are.
      return items.map((item) => ({ ...item, apiVersion, kind }))
    } catch (cause) {
      if (codeOf(cause) === 404 || isUnknownKind(cause)) return []
      throw refusal(`list ${kind}`, this.server, cause)
    }
  }

  /** Sets labels of an object that is there; null takes one off. Throws when it is not. */
  async label(object: KubernetesObject, labels: Record<string, string | null>): Promise<void> {
    const { apiVersion = '', kind = '', metadata } = object
    const { name = '', namespace } = metadata ?? {}
    const inside = namespace === undefined ? {} : { namespace }
    // A null is not in the library's type: it is how a merge patch takes something off.
    const patch = { apiVersion, kind, metadata: { name, ...inside, labels } } as KubernetesObject
    try {
      await this.#objects.patch(
        patch,
        undefined,
        undefined,
        fieldManager,
        undefined,
        PatchStrategy.MergePatch,
      )
    } catch (cause) {
      throw refusal(`label ${nameOf(object)}`, this.server, cause)
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
    return items
      .filter(({ metadata }) => metadata?.name?.startsWith(`${owner}-`))
      .flatMap((pod) => whyNotReady(pod) ?? [])
  }

  async podsIn(namespace: string): Promise<string[]> {
    const { items } = await this.#core.listNamespacedPod({ namespace })
    return items.map(({ metadata }) => metadata?.name ?? '')
  }
}

/** One line on a pod that is not ready; undefined when it is. */
function whyNotReady(pod: V1Pod): string | undefined {
  const name = `${pod.metadata?.name} on ${pod.spec?.nodeName ?? 'no node yet'}`
  const conditions = pod.status?.conditions ?? []
  if (conditions.some(({ type, status }) => type === 'Ready' && status === 'True')) return undefined
  for (const { state, lastState } of pod.status?.containerStatuses ?? []) {
    const { waiting } = state ?? {}
    // Why it ended the last time says more than that it is started again.
    const ended = state?.terminated ?? lastState?.terminated
    if (ended !== undefined) {
      return `${name}: ended with status ${ended.exitCode}: ${ended.message ?? ended.reason ?? ''}`
    }
    if (waiting !== undefined) {
      return `${name}: ${[waiting.reason, waiting.message].filter(Boolean).join(': ')}`
    }
  }
  const unscheduled = conditions.find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  )
  if (unscheduled !== undefined) return `${name}: ${unscheduled.message}`
  return `${name}: ${pod.status?.phase ?? 'unknown'}, not ready`
}

/** What the client library assumes where it finds no kubeconfig at all. */
const madeUpServer = 'http://localhost:8080'

function noKubeconfig(cause?: unknown): MeshError {
  return new MeshError('bad_config', 'no usable kubeconfig', {
    cause,
    hint: 'name one with --kubeconfig, or set KUBECONFIG',
  })
}

function nameOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata?.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata?.name}`
}

function codeOf(error: unknown): number | undefined {
  return (error as { code?: number }).code
}

/** The server does not know the kind, or not its group. */
function isUnknownKind(error: unknown): boolean {
  return error instanceof Error && /Unrecognized API version and kind/.test(error.message)
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
