// A mesh on a cluster: the admin sockets of its pods, asked by a program of the image that runs beside them
// (mesh/process/admin-get.ts). Nothing of the mesh is reachable over the network for this.
import { ApiError, type ApiServer } from '../kube/client.ts'
import { apiServerOf } from '../kube/kubeconfig.ts'
import { execInPod } from '../kube/exec.ts'
import { listAll } from '../kube/list.ts'
import { isReady, isRunning, nodeOf, type PodView, whyNotReady } from '../kube/readiness.ts'
import { describeError, MeshError } from '../mesh/errors.ts'
import { Slots } from '../mesh/process/slots.ts'
import { formatSelector, matchesLabels, type Part, parts } from './installation.ts'
import type { AgentAnswer, Mesh } from './mesh.ts'
import type { ClusterOptions } from './options.ts'

/** Pods asked at once: each is a process of a tenth of a second on its node and a stream through the API server. */
const atOnce = 32
/** How long one pod may take, ms. The program in it gives up a little earlier. */
const deadlineMs = 10_000
/** As the manifests start programs: from the image's working directory. */
const program = ['/usr/bin/node', 'mesh/process/admin-get.ts']

type Pod = PodView & { readonly metadata: { readonly name: string } }

export class ClusterMesh implements Mesh {
  readonly #api: ApiServer
  readonly #namespace: string
  readonly #parts: { control: Part; agent: Part }
  readonly #pods: readonly Pod[]
  readonly #slots = new Slots(atOnce)

  private constructor(api: ApiServer, namespace: string, pods: readonly Pod[]) {
    this.#api = api
    this.#namespace = namespace
    this.#parts = parts(namespace)
    this.#pods = pods
  }

  /**
   * Rejects with `bad_config` for a kubeconfig of no use, `not_permitted` when its user may not look, and
   * `control_unreachable` when the cluster does not answer or nothing is installed there.
   */
  static async open(options: ClusterOptions): Promise<ClusterMesh> {
    const api = apiServerOf(options)
    const { namespace } = options
    try {
      const path = `/api/v1/namespaces/${namespace}/pods`
      const { control } = parts(namespace)
      const [name = ''] = Object.keys(control.selector)
      const labelSelector = formatSelector({ [name]: control.selector[name] ?? '' })
      const { items } = await listAll<Pod>(api, path, { labelSelector })
      if (items.length === 0) throw notInstalled(api, namespace)
      return new ClusterMesh(api, namespace, items)
    } catch (error) {
      api.close()
      throw error instanceof MeshError ? error : unreadable(api, namespace, 'pods', error)
    }
  }

  async askControl(path: string): Promise<unknown> {
    const { control } = this.#parts
    const pods = this.#podsOf(control).sort((a, b) => Number(isReady(b)) - Number(isReady(a)))
    let last: unknown = new MeshError(
      'control_unreachable',
      `no pod of ${control.name} is in namespace ${this.#namespace}`,
    )
    for (const pod of pods) {
      try {
        return await this.#ask(pod, control, path)
      } catch (error) {
        if (isForbidden(error)) throw error
        last = error
      }
    }
    throw last
  }

  async askAgents<T>(path: string): Promise<AgentAnswer<T>[]> {
    const { agent } = this.#parts
    const byNode = new Map<string, Pod>()
    for (const pod of this.#podsOf(agent)) {
      const node = nodeOf(pod) ?? pod.metadata.name
      const other = byNode.get(node)
      if (other === undefined || isBetter(pod, other)) byNode.set(node, pod)
    }
    const nodes = [...byNode].sort(([a], [b]) => (a < b ? -1 : 1))
    return Promise.all(
      nodes.map(async ([node, pod]) => {
        try {
          return { node, answer: (await this.#ask(pod, agent, path)) as T }
        } catch (error) {
          if (isForbidden(error)) throw error
          return { node, error: describeError(error) }
        }
      }),
    )
  }

  [Symbol.dispose](): void {
    this.#api.close()
  }

  #podsOf({ selector }: Part): Pod[] {
    return this.#pods.filter(({ metadata }) => matchesLabels(metadata.labels, selector))
  }

  async #ask(pod: Pod, { container, adminSocket }: Part, path: string): Promise<unknown> {
    const { name } = pod.metadata
    if (!isRunning(pod, container)) {
      throw new MeshError(
        'control_unreachable',
        `pod ${name} ${whyNotReady(pod) ?? 'is not running'}`,
      )
    }
    const place = { namespace: this.#namespace, pod: name, container }
    const command = [...program, adminSocket, path]
    const { status, out, err } = await this.#slots
      .run(() => execInPod(this.#api, place, command, deadlineMs))
      .catch((error: unknown) => {
        throw cannotExec(name, this.#namespace, error)
      })
    if (status !== 0) throw failure(name, err)
    try {
      return JSON.parse(out)
    } catch (cause) {
      throw new MeshError('control_unreachable', `pod ${name}: ${path} is no JSON`, { cause })
    }
  }
}

/** The pod that counts of two on one node, in the middle of a rollout: the one that stays. */
function isBetter(pod: PodView, than: PodView): boolean {
  const rank = ({ metadata }: PodView): string =>
    `${metadata?.deletionTimestamp === undefined ? 1 : 0}${String(metadata?.creationTimestamp)}`
  return rank(pod) > rank(than)
}

function isForbidden(error: unknown): boolean {
  return error instanceof MeshError && error.code === 'not_permitted'
}

function failure(pod: string, err: string): MeshError {
  if (err.includes('Cannot find module')) {
    return new MeshError(
      'control_unreachable',
      `pod ${pod} runs an older image, which cannot be asked`,
      {
        hint: 'bring it up to date with `leyline install`',
      },
    )
  }
  return new MeshError('control_unreachable', `pod ${pod}: ${err.trim().split('\n').at(-1)}`)
}

function cannotExec(pod: string, namespace: string, error: unknown): MeshError {
  if (error instanceof ApiError && (error.status === 403 || error.status === 401)) {
    return new MeshError('not_permitted', error.message, {
      hint: `asking takes "get" and "create" on pods/exec in namespace ${namespace}: see docs/operations.md`,
    })
  }
  return new MeshError('control_unreachable', `pod ${pod}: ${describeError(error)}`)
}

/** What a person hears who may not read `resource`, or whose cluster does not answer. */
export function unreadable(
  api: ApiServer,
  namespace: string | undefined,
  resource: string,
  error: unknown,
): MeshError {
  const where = namespace === undefined ? 'the cluster' : `namespace ${namespace}`
  if (error instanceof ApiError && (error.status === 403 || error.status === 401)) {
    return new MeshError('not_permitted', error.message, {
      hint: `this takes "get" and "list" on ${resource} in ${where}: see docs/operations.md`,
    })
  }
  return new MeshError(
    'control_unreachable',
    `cannot read ${resource} at ${api.url}: ${describeError(error)}`,
  )
}

function notInstalled(api: ApiServer, namespace: string): MeshError {
  return new MeshError(
    'control_unreachable',
    `leyline is not installed in namespace ${namespace} of ${api.url}`,
    { hint: 'run `leyline install`, or name its namespace with --namespace' },
  )
}
