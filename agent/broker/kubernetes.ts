// The pods of this node, from a cluster: Pods and Namespaces from the API server, network namespaces and
// addresses from the container runtime. A pod is known as soon as its sandbox is, so that it is enrolled
// before its first container runs.
import { type FSWatcher, watch } from 'node:fs'
import type { ApiServer } from '../../kube/client.ts'
import { type Namespace, type Pod, parseObject } from '../../kube/kinds.ts'
import { Informer } from '../../kube/watch.ts'
import { tryIp } from '../../mesh/address.ts'
import { netnsAnnotation } from '../../mesh/constants.ts'
import { describeError } from '../../mesh/errors.ts'
import type { Logger } from '../../mesh/process/log.ts'
import type { LocalPod } from '../seams.ts'
import { ContainerRuntime, type Sandbox } from './cri.ts'
import { localPods } from './pods.ts'

/** Where runtimes put pods' network namespaces; a new name there is the first sign of a new sandbox. */
const netnsDirectory = '/run/netns'
/** A sandbox answers with its address a moment after its namespace is there: ask again, ms. */
const askAgainMs = [20, 60, 150, 400, 1_000]
/** Asked without any sign, in case one was missed, ms. */
const sweepMs = 5_000

export class KubernetesPods implements AsyncDisposable {
  readonly #runtime: ContainerRuntime
  readonly #pods: Informer
  readonly #namespaces: Informer
  readonly #node: string
  /** Where the API server is, for messages. */
  readonly #server: string
  readonly #log: Logger
  readonly #listeners = new Set<() => void>()
  #sandboxes = new Map<string, Sandbox>()
  #asking: Promise<void> | undefined
  #timers = new Set<NodeJS.Timeout>()
  #sweep: NodeJS.Timeout | undefined
  #watcher: FSWatcher | undefined
  #runtimeProblem: string | undefined

  private constructor(options: { api: ApiServer; node: string; criSocket: string; log: Logger }) {
    const { api, node, criSocket } = options
    this.#node = node
    this.#server = api.url
    this.#log = options.log.child({ component: 'pods' })
    this.#runtime = new ContainerRuntime(criSocket)
    const onChange = (): void => void this.#ask()
    const log = this.#log
    this.#namespaces = new Informer({ api, path: '/api/v1/namespaces', onChange, log })
    this.#pods = new Informer({
      api,
      path: '/api/v1/pods',
      fieldSelector: `spec.nodeName=${node}`,
      onChange,
      log,
    })
    this.#sweep = setInterval(onChange, sweepMs)
    this.#watch()
  }

  /** Begins to watch; what is not known yet comes by `onChange`. */
  static open(options: {
    api: ApiServer
    node: string
    criSocket: string
    log: Logger
  }): KubernetesPods {
    return new KubernetesPods(options)
  }

  /** The pods as of now, as members of `trustDomain`. */
  list(trustDomain: string): LocalPod[] {
    const namespaces = this.#parsed(this.#namespaces, 'Namespace') as Namespace[]
    const pods = (this.#parsed(this.#pods, 'Pod') as (Pod & { uid?: string })[]).flatMap((pod) => {
      const uid = uidOf(this.#pods, pod)
      const sandbox = this.#sandboxes.get(uid)
      return sandbox === undefined ? [] : [withSandbox(pod, sandbox)]
    })
    return localPods([...namespaces, ...pods], this.#node, trustDomain)
  }

  /** Whether pods and namespaces have been listed and the runtime has answered. */
  get notReady(): string | undefined {
    for (const informer of [this.#namespaces, this.#pods]) {
      if (informer.listed) continue
      const { problem } = informer
      return problem === undefined
        ? 'pods are being listed'
        : `pods and namespaces cannot be read at ${this.#server}: ${problem}`
    }
    return this.#runtimeProblem
  }

  onChange(listener: () => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#sweep)
    for (const timer of this.#timers) clearTimeout(timer)
    this.#watcher?.close()
    this.#pods[Symbol.dispose]()
    this.#namespaces[Symbol.dispose]()
    this.#runtime[Symbol.dispose]()
    this.#listeners.clear()
  }

  #parsed(informer: Informer, kind: 'Pod' | 'Namespace'): unknown[] {
    return [...informer.objects.values()].flatMap((raw) => {
      const parsed = parseObject(kind, { apiVersion: 'v1', kind, ...(raw as object) })
      return 'ok' in parsed ? [parsed.ok] : []
    })
  }

  #watch(): void {
    try {
      this.#watcher = watch(netnsDirectory, () => this.#askSoon())
      this.#watcher.on('error', () => {})
    } catch (error) {
      this.#log.warn({ error: describeError(error) }, 'network namespaces cannot be watched')
    }
  }

  #askSoon(): void {
    for (const ms of askAgainMs) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        void this.#ask()
      }, ms)
      this.#timers.add(timer)
    }
  }

  /** Asks the runtime, and tells the listeners; whoever comes meanwhile shares the next answer. */
  #ask(): Promise<void> {
    this.#asking ??= this.#askOnce().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  async #askOnce(): Promise<void> {
    try {
      this.#sandboxes = await this.#runtime.sandboxes()
      this.#runtimeProblem = undefined
    } catch (error) {
      const problem = describeError(error)
      if (problem !== this.#runtimeProblem)
        this.#log.error({ error: problem }, 'no word from the runtime')
      this.#runtimeProblem = problem
    }
    for (const listener of this.#listeners) listener()
  }
}

/** The API's uid of a parsed pod: the runtime's sandboxes go by it. */
function uidOf(informer: Informer, pod: Pod): string {
  const raw = informer.objects.get(`${pod.metadata.namespace ?? ''}/${pod.metadata.name}`)
  return (raw as { metadata?: { uid?: string } } | undefined)?.metadata?.uid ?? ''
}

/** The pod with what its sandbox tells: namespace and addresses, before the API server has them. */
function withSandbox(pod: Pod, { netns, addresses }: Sandbox): Pod {
  const known = (pod.status?.podIPs ?? []).filter(({ ip }) => tryIp(ip) !== undefined)
  const podIPs = known.length > 0 ? known : addresses.map((ip) => ({ ip }))
  const annotations = { ...pod.metadata.annotations }
  // On a cluster the runtime says where a pod is, and nobody else.
  delete annotations[netnsAnnotation]
  if (netns !== undefined) annotations[netnsAnnotation] = netns
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations },
    status: { ...pod.status, podIPs },
  }
}
