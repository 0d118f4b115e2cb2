// A port of control on a cluster, carried to this machine: by port-forward to a pod of it that is ready, found
// anew for every connection.
import type { Socket } from 'node:net'
import { ApiError, type ApiServer } from '../kube/client.ts'
import { forwardToPod } from '../kube/forward.ts'
import { apiServerOf } from '../kube/kubeconfig.ts'
import { listAll } from '../kube/list.ts'
import { isReady, type PodView, whyNotReady } from '../kube/readiness.ts'
import { describeError, MeshError } from '../mesh/errors.ts'
import { unreadable } from './cluster.ts'
import { formatSelector, parts } from './installation.ts'
import type { ClusterOptions } from './options.ts'

export class ControlPort implements Disposable {
  readonly #api: ApiServer
  readonly #namespace: string
  readonly #port: number

  private constructor(api: ApiServer, namespace: string, port: number) {
    this.#api = api
    this.#namespace = namespace
    this.#port = port
  }

  /**
   * Resolves once a pod of control is known to be ready. Rejects with `bad_config`, `not_permitted` or
   * `control_unreachable`.
   */
  static async open(options: ClusterOptions, port: number): Promise<ControlPort> {
    const made = new ControlPort(apiServerOf(options), options.namespace, port)
    try {
      await made.#readyPod()
    } catch (error) {
      made[Symbol.dispose]()
      throw error
    }
    return made
  }

  /** For people. */
  get where(): string {
    return `namespace ${this.#namespace} of ${this.#api.url}`
  }

  /** Carries one connection, to its end. Rejects when it does not get there. */
  async carry(socket: Socket): Promise<void> {
    const pod = await this.#readyPod()
    try {
      await forwardToPod(this.#api, { namespace: this.#namespace, pod, port: this.#port }, socket)
    } catch (error) {
      if (error instanceof ApiError && (error.status === 403 || error.status === 401)) {
        throw new MeshError('not_permitted', error.message, {
          hint: `this takes "get" and "create" on pods/portforward in namespace ${this.#namespace}: see docs/operations.md`,
        })
      }
      throw new MeshError('control_unreachable', `pod ${pod}: ${describeError(error)}`)
    }
  }

  [Symbol.dispose](): void {
    this.#api.close()
  }

  async #readyPod(): Promise<string> {
    const namespace = this.#namespace
    const { selector, name } = parts(namespace).control
    const labelSelector = formatSelector(selector)
    const path = `/api/v1/namespaces/${namespace}/pods`
    const { items } = await listAll<PodView>(this.#api, path, { labelSelector }).catch(
      (error: unknown) => {
        throw unreadable(this.#api, namespace, 'pods', error)
      },
    )
    const pod = items.find(isReady)?.metadata?.name
    if (pod !== undefined) return pod
    const why = items.flatMap((each) => whyNotReady(each) ?? [])[0]
    throw new MeshError(
      'control_unreachable',
      `no pod of ${name} is ready in ${this.where}${why === undefined ? '' : `: ${why}`}`,
      { hint: 'is the mesh installed there? `leyline install` says what it waits for' },
    )
  }
}
