// Objects put on a cluster and taken off it: server-side apply, and how far what was applied is. For
// installers; knows Kubernetes, not the mesh. Objects are sent as they are, field by field: a client
// library's own idea of a kind would leave out what it does not know.
import { describeError, MeshError } from '../mesh/errors.ts'
import { Backoff } from '../mesh/process/backoff.ts'
import { sleep } from '../mesh/process/lifetime.ts'
import { ApiError, type ApiMethod, type ApiServer } from './client.ts'
import { apiServerOf } from './kubeconfig.ts'
import type { ClusterChoice } from './choice.ts'
import { listAll } from './list.ts'
import type { Condition, EventView, PodView } from './readiness.ts'
import {
  nameOf,
  type ObjectRef,
  type Rollout,
  rolloutOf,
  whyWaiting,
  type WorkloadObject,
} from './rollout.ts'

/** Server-side apply asks who owns a field; ours wins over an older installer of ours. */
const fieldManager = 'leyline'
/** A server that is restarted or overloaded, or a race with another installer: tried again, ms. */
const retryRange = { minMs: 200, maxMs: 2_000 }
const maxTries = 5
const retriedStatuses: ReadonlySet<number> = new Set([409, 429, 500, 502, 503, 504])
const retriedErrors: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

/** What the server has of it. */
export interface FoundObject {
  readonly metadata?: {
    readonly name?: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly deletionTimestamp?: string
  }
  readonly status?: {
    readonly conditions?: readonly Condition[]
    readonly [field: string]: unknown
  }
}

interface Resource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
}

export class Cluster implements Disposable {
  readonly #api: ApiServer
  /** What the server calls kinds, by group and version. */
  readonly #resources = new Map<string, readonly Resource[]>()

  private constructor(api: ApiServer) {
    this.#api = api
  }

  /** As kubectl would choose it. Throws `bad_config` naming the file or context that is wrong. */
  static connect(choice: ClusterChoice): Cluster {
    return new Cluster(apiServerOf(choice))
  }

  /** Where the API server is, for messages. */
  get server(): string {
    return this.#api.url
  }

  /** Major and minor. */
  async version(): Promise<readonly [number, number]> {
    try {
      const found = (await this.#send('GET', '/version')) as { major?: string; minor?: string }
      // Some providers write `30+`.
      return [Number.parseInt(found.major ?? '', 10), Number.parseInt(found.minor ?? '', 10)]
    } catch (cause) {
      throw this.#refusal('ask for the version', cause)
    }
  }

  /**
   * Creates the object or brings it to what it should be; `being deleted` when it, or its namespace, is
   * going or gone, so that it would not stay. Throws with the API's own words: `not_permitted`, or
   * `control_unreachable`.
   */
  async apply(object: ObjectRef): Promise<'applied' | 'being deleted'> {
    const doing = `apply ${nameOf(object)}`
    const query = `?fieldManager=${fieldManager}&force=true`
    try {
      const answer = (await this.#send('PATCH', `${await this.#pathOf(object)}${query}`, {
        body: object,
        // JSON is YAML, and this is the type that every version takes.
        contentType: 'application/apply-patch+yaml',
      })) as FoundObject
      return answer.metadata?.deletionTimestamp === undefined ? 'applied' : 'being deleted'
    } catch (cause) {
      const { namespace } = object.metadata
      if (namespace !== undefined && cause instanceof ApiError) {
        const gone = cause.status === 404 && cause.message.includes(`namespaces "${namespace}"`)
        if (gone || cause.reasons.includes('NamespaceTerminating')) return 'being deleted'
      }
      throw this.#refusal(doing, cause)
    }
  }

  /** Whether there was such an object. */
  async remove(object: ObjectRef): Promise<boolean> {
    const found = await this.#orNone(`delete ${nameOf(object)}`, async () => {
      const path = await this.#pathOf(object)
      return this.#send('DELETE', `${path}?propagationPolicy=Background`)
    })
    return found !== undefined
  }

  /** Sets labels of an object that is there; null takes one off. Rejects when it is not. */
  async label(
    object: ObjectRef,
    labels: Readonly<Record<string, string | null>>,
    annotations: Readonly<Record<string, string | null>> = {},
  ): Promise<void> {
    try {
      await this.#send('PATCH', `${await this.#pathOf(object)}?fieldManager=${fieldManager}`, {
        body: { metadata: { labels, annotations } },
        contentType: 'application/merge-patch+json',
      })
    } catch (cause) {
      throw this.#refusal(`label ${nameOf(object)}`, cause)
    }
  }

  /** Whether the server has such a kind. */
  async serves(apiVersion: string, kind: string): Promise<boolean> {
    const path = await this.#orNone(`look for ${kind} of ${apiVersion}`, () =>
      this.#collection(apiVersion, kind),
    )
    return path !== undefined
  }

  /** Undefined when there is none. */
  async read(object: ObjectRef): Promise<FoundObject | undefined> {
    const read = async (): Promise<unknown> => this.#send('GET', await this.#pathOf(object))
    return (await this.#orNone(`read ${nameOf(object)}`, read)) as FoundObject | undefined
  }

  /** Those of a namespace, or of all; none of a kind that the server does not have. */
  async list(
    apiVersion: string,
    kind: string,
    options: { namespace?: string; labelSelector?: string } = {},
  ): Promise<FoundObject[]> {
    const { namespace, ...selectors } = options
    const listed = await this.#orNone(`list ${kind}s`, async () => {
      const path = await this.#collection(apiVersion, kind, namespace)
      return listAll({ request: (...ask) => this.#send(...ask) }, path, selectors)
    })
    return listed === undefined ? [] : (listed as { items: FoundObject[] }).items
  }

  /** Of a Deployment or DaemonSet: how many pods are ready, and why the others are not. */
  async rollout(object: ObjectRef): Promise<Rollout & { waiting: string[] }> {
    const found = (await this.read(object)) as Omit<WorkloadObject, 'kind'> | undefined
    const workload = { ...found, kind: object.kind }
    const rollout = rolloutOf(workload)
    if (rollout.done) return { ...rollout, waiting: [] }
    const { name, namespace = '' } = object.metadata
    const pods = (await this.pods(namespace)).filter(({ metadata }) =>
      metadata?.name?.startsWith(`${name}-`),
    )
    return { ...rollout, waiting: whyWaiting(workload, pods, await this.#events(namespace)) }
  }

  async pods(namespace: string, labelSelector?: string): Promise<PodView[]> {
    const options = { namespace, ...(labelSelector === undefined ? {} : { labelSelector }) }
    return (await this.list('v1', 'Pod', options)) as PodView[]
  }

  /** Events say more, but are not everybody's to read. */
  async #events(namespace: string): Promise<EventView[]> {
    try {
      return (await this.list('v1', 'Event', { namespace })) as EventView[]
    } catch (error) {
      if (error instanceof MeshError && error.code === 'not_permitted') return []
      throw error
    }
  }

  [Symbol.dispose](): void {
    this.#api.close()
  }

  /** Undefined for a 404, of the object or of its whole kind. */
  async #orNone(doing: string, ask: () => Promise<unknown>): Promise<unknown> {
    try {
      return await ask()
    } catch (cause) {
      if (cause instanceof ApiError && cause.status === 404) return undefined
      throw this.#refusal(doing, cause)
    }
  }

  async #pathOf({ apiVersion, kind, metadata }: ObjectRef): Promise<string> {
    const collection = await this.#collection(apiVersion, kind, metadata.namespace)
    return `${collection}/${encodeURIComponent(metadata.name)}`
  }

  /** Rejects with a 404 when the server has no such kind. */
  async #collection(apiVersion: string, kind: string, namespace?: string): Promise<string> {
    const base = `/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}`
    let resource = this.#resources.get(apiVersion)?.find((each) => each.kind === kind)
    if (resource === undefined) {
      // Asked again for a kind not known before: it may have been installed meanwhile.
      const { resources = [] } = (await this.#send('GET', base)) as { resources?: Resource[] }
      const own = resources.filter(({ name }) => !name.includes('/'))
      this.#resources.set(apiVersion, own)
      resource = own.find((each) => each.kind === kind)
    }
    if (resource === undefined)
      throw new ApiError(404, `the server has no kind ${kind} of ${apiVersion}`)
    const inside = resource.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : ''
    return `${base}${inside}/${resource.name}`
  }

  async #send(
    method: ApiMethod,
    path: string,
    options: { body?: unknown; contentType?: string } = {},
  ): Promise<unknown> {
    const backoff = new Backoff(retryRange)
    for (let tries = 1; ; tries++) {
      try {
        return await this.#api.request(method, path, options)
      } catch (error) {
        if (tries === maxTries || !isPassing(error)) throw error
        await sleep(backoff.next())
      }
    }
  }

  #refusal(doing: string, cause: unknown): MeshError {
    const denied = cause instanceof ApiError && [401, 403].includes(cause.status)
    const code = denied ? 'not_permitted' : 'control_unreachable'
    return new MeshError(code, `${doing} at ${this.server}: ${describeError(cause)}`)
  }
}

/** Whether asking again may help. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiError) return retriedStatuses.has(error.status)
  return retriedErrors.has((error as NodeJS.ErrnoException).code ?? '')
}
