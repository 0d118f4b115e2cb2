// The pods of this node, from a cluster: Pods and Namespaces from the API server, network namespaces and
// addresses from the container runtime. A pod is known as soon as its sandbox is, so that it is enrolled
// before its first container runs.
import { type FSWatcher, watch } from 'node:fs'
import type { ApiServer } from '../../kube/client.ts'
import { type Namespace, type Pod, parseObject } from '../../kube/kinds.ts'
import { Informer } from '../../kube/watch.ts'
import { type Ip, tryIp } from '../../mesh/address.ts'
import { netnsAnnotation } from '../../mesh/constants.ts'
import { describeError } from '../../mesh/errors.ts'
import type { Identity } from '../../mesh/identity.ts'
import type { Logger } from '../../mesh/process/log.ts'
import type { LocalPod } from '../seams.ts'
import { ContainerRuntime, type Sandbox } from './cri.ts'
import { localPods, namespaceLabels, podIdentity, wordOf } from './pods.ts'

/** Where runtimes put pods' network namespaces; a new name there is the first sign of a new sandbox. */
const netnsDirectory = '/run/netns'
/**
 * Between a sandbox and its first container lie some 50 ms: while a pod of the mesh has no sandbox yet,
 * the runtime is asked this often, ms, for this long after a sign of life, ms; it answers in 2 ms.
 */
const askAgainMs = 10
const eagerMs = 3_000
/** After a sign that was for nobody of the mesh, ms. */
const askSoonMs = 50
/** Asked without any sign, in case one was missed, ms. */
const sweepMs = 5_000

const someIp = '127.0.0.1' as Ip

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
  #again: NodeJS.Timeout | undefined
  #eagerUntil = 0
  #sweep: NodeJS.Timeout | undefined
  #watcher: FSWatcher | undefined
  #runtimeProblem: string | undefined
  /** Pods or namespaces have changed since the listeners were told. */
  #news = true
  readonly #objects = new WeakMap<object, Pod | Namespace | undefined>()
  /** A sign came while the runtime was answering. */
  #unheard = false
  #closed = false

  private constructor(options: { api: ApiServer; node: string; criSocket: string; log: Logger }) {
    const { api, node, criSocket } = options
    this.#node = node
    this.#server = api.url
    this.#log = options.log.child({ component: 'pods' })
    this.#runtime = new ContainerRuntime(criSocket)
    const onChange = (): void => {
      this.#news = true
      this.#sign()
    }
    const log = this.#log
    this.#namespaces = new Informer({ api, path: '/api/v1/namespaces', onChange, log })
    this.#pods = new Informer({
      api,
      path: '/api/v1/pods',
      fieldSelector: `spec.nodeName=${node}`,
      onChange,
      log,
    })
    this.#sweep = setInterval(() => void this.#ask(), sweepMs)
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
    const pods = (this.#parsed(this.#pods, 'Pod') as Pod[]).flatMap((pod) => {
      const uid = uidOf(this.#pods, pod)
      const sandbox = this.#sandboxes.get(uid)
      return sandbox === undefined ? [] : [withSandbox(pod, sandbox)]
    })
    return localPods([...namespaces, ...pods], this.#node, trustDomain)
  }

  /** The identities of pods of the mesh that have no sandbox yet. */
  expected(trustDomain: string): Identity[] {
    return this.#withoutSandbox().map((pod) => podIdentity(pod, trustDomain))
  }

  get #isWaiting(): boolean {
    return this.#withoutSandbox().length > 0
  }

  #withoutSandbox(): Pod[] {
    const namespaces = namespaceLabels(this.#parsed(this.#namespaces, 'Namespace') as Namespace[])
    return (this.#parsed(this.#pods, 'Pod') as Pod[]).filter((pod) => {
      if (this.#sandboxes.has(uidOf(this.#pods, pod))) return false
      // An address is what it is waiting for: any will do to ask whether it will be enrolled.
      return wordOf(pod, namespaces, [someIp]).enrolled
    })
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
    this.#closed = true
    clearInterval(this.#sweep)
    clearTimeout(this.#again)
    this.#watcher?.close()
    this.#pods[Symbol.dispose]()
    this.#namespaces[Symbol.dispose]()
    this.#runtime[Symbol.dispose]()
    this.#listeners.clear()
  }

  /** Each version of an object is parsed once. */
  #parsed(informer: Informer, kind: 'Pod' | 'Namespace'): (Pod | Namespace)[] {
    return [...informer.objects.values()].flatMap((raw) => {
      const object = raw as object
      if (!this.#objects.has(object)) {
        const parsed = parseObject(kind, { apiVersion: 'v1', kind, ...object })
        this.#objects.set(object, 'ok' in parsed ? (parsed.ok as Pod | Namespace) : undefined)
      }
      return this.#objects.get(object) ?? []
    })
  }

  #watch(): void {
    try {
      this.#watcher = watch(netnsDirectory, () => this.#sign())
      this.#watcher.on('error', () => {})
    } catch (error) {
      this.#log.warn({ error: describeError(error) }, 'network namespaces cannot be watched')
    }
  }

  /** Something has changed on this node: a sandbox may be coming. */
  #sign(): void {
    this.#eagerUntil = Date.now() + eagerMs
    void this.#ask()
  }

  /** Asks the runtime, and tells the listeners; whoever comes meanwhile has it asked once more. */
  #ask(): Promise<void> {
    clearTimeout(this.#again)
    if (this.#asking !== undefined) {
      this.#unheard = true
      return this.#asking
    }
    this.#asking = this.#askOnce().finally(() => {
      this.#asking = undefined
      this.#plan()
    })
    return this.#asking
  }

  #plan(): void {
    if (this.#closed) return
    const eager = Date.now() < this.#eagerUntil
    const next = this.#unheard ? 0 : eager ? (this.#isWaiting ? askAgainMs : askSoonMs) : undefined
    this.#unheard = false
    clearTimeout(this.#again)
    if (next !== undefined) this.#again = setTimeout(() => void this.#ask(), next)
  }

  async #askOnce(): Promise<void> {
    const before = this.#sandboxes
    try {
      this.#sandboxes = await this.#runtime.sandboxes()
      this.#runtimeProblem = undefined
    } catch (error) {
      const problem = describeError(error)
      if (problem !== this.#runtimeProblem)
        this.#log.error({ error: problem }, 'no word from the runtime')
      this.#runtimeProblem = problem
    }
    // A sandbox that is known is the same object every time.
    const changed =
      before.size !== this.#sandboxes.size ||
      [...this.#sandboxes].some(([uid, sandbox]) => before.get(uid) !== sandbox)
    if (!changed && !this.#news) return
    this.#news = false
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
