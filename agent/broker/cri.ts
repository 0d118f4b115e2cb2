// Asks the node's container runtime where a pod's network namespace is. The runtime knows it from the
// moment the sandbox exists, which is before the API server has the pod's address.
import { Client, credentials } from '@grpc/grpc-js'
import { type Ip, tryIp } from '../../mesh/address.ts'
import { describeError, MeshError } from '../../mesh/errors.ts'
import { method } from '../../mesh/grpc.ts'
import { runtime } from '../../proto/gen/messages.js'

const {
  ListPodSandboxRequest,
  ListPodSandboxResponse,
  PodSandboxState,
  PodSandboxStatusRequest,
  PodSandboxStatusResponse,
} = runtime.v1

const calls = {
  list: method<runtime.v1.IListPodSandboxRequest, runtime.v1.IListPodSandboxResponse>({
    path: '/runtime.v1.RuntimeService/ListPodSandbox',
    request: ListPodSandboxRequest,
    response: ListPodSandboxResponse,
    requestStream: false,
    responseStream: false,
  }),
  status: method<runtime.v1.IPodSandboxStatusRequest, runtime.v1.IPodSandboxStatusResponse>({
    path: '/runtime.v1.RuntimeService/PodSandboxStatus',
    request: PodSandboxStatusRequest,
    response: PodSandboxStatusResponse,
    requestStream: false,
    responseStream: false,
  }),
}

/** The runtime is on this node: an answer takes milliseconds, ms. */
const deadlineMs = 5_000

export interface Sandbox {
  readonly id: string
  readonly podUid: string
  /** Under /run/netns; undefined for a pod of the host network. */
  readonly netns: string | undefined
  readonly addresses: readonly Ip[]
}

export class ContainerRuntime implements Disposable {
  readonly #client: Client
  readonly #socket: string
  /** What a sandbox is does not change as long as it lives. */
  readonly #known = new Map<string, Sandbox>()

  constructor(socket: string) {
    this.#socket = socket
    this.#client = new Client(`unix:${socket}`, credentials.createInsecure())
  }

  /**
   * The sandboxes that are ready, by pod uid: of several of one pod the newest. Rejects with
   * `control_unreachable` when the runtime does not answer.
   */
  async sandboxes(): Promise<Map<string, Sandbox>> {
    const state = PodSandboxState.SANDBOX_READY
    const { items } = await this.#call(calls.list, { filter: { state: { state } } })
    const newest = new Map<string, { id: string; at: number }>()
    for (const { id, metadata, createdAt } of items ?? []) {
      const uid = metadata?.uid ?? ''
      const at = Number(createdAt ?? 0)
      if (id && at >= (newest.get(uid)?.at ?? 0)) newest.set(uid, { id, at })
    }
    const found = new Map<string, Sandbox>()
    await Promise.all(
      [...newest].map(async ([uid, { id }]) => {
        const sandbox = this.#known.get(id) ?? (await this.#describe(id, uid))
        if (sandbox === undefined) return
        this.#known.set(id, sandbox)
        found.set(uid, sandbox)
      }),
    )
    const alive = new Set([...newest.values()].map(({ id }) => id))
    for (const id of this.#known.keys()) if (!alive.has(id)) this.#known.delete(id)
    return found
  }

  /** Undefined for one that is gone meanwhile, or has no address yet. */
  async #describe(id: string, podUid: string): Promise<Sandbox | undefined> {
    let answer: runtime.v1.IPodSandboxStatusResponse
    try {
      answer = await this.#call(calls.status, { podSandboxId: id, verbose: true })
    } catch {
      return undefined
    }
    const { network } = answer.status ?? {}
    const texts = [network?.ip, ...(network?.additionalIps ?? []).map(({ ip }) => ip)]
    const addresses = texts.flatMap((text) => (text ? (tryIp(text) ?? []) : []))
    const netns = netnsOf(answer.info?.info ?? '')
    if (netns !== undefined && addresses.length === 0) return undefined
    return { id, podUid, netns, addresses }
  }

  #call<Request, Response>(
    definition: ReturnType<typeof method<Request, Response>>,
    request: Request,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        definition.path,
        definition.requestSerialize,
        definition.responseDeserialize,
        request,
        { deadline: Date.now() + deadlineMs },
        (error, response) => {
          if (error === null) return resolve(response as Response)
          const message = `container runtime at ${this.#socket}: ${describeError(error)}`
          reject(
            new MeshError('control_unreachable', message, {
              hint: 'is the node’s runtime there, and pods.kubernetes.criSocket its socket?',
            }),
          )
        },
      )
    })
  }

  [Symbol.dispose](): void {
    this.#client.close()
  }
}

/**
 * The path of the network namespace in the verbose information of a sandbox (containerd and CRI-O: the
 * runtime spec as JSON); undefined when it has none of its own.
 */
export function netnsOf(info: string): string | undefined {
  try {
    const { runtimeSpec } = JSON.parse(info) as {
      runtimeSpec?: { linux?: { namespaces?: { type: string; path?: string }[] } }
    }
    const network = runtimeSpec?.linux?.namespaces?.find(({ type }) => type === 'network')
    // /var/run is a link to /run on the node, and not there in a container.
    return network?.path?.replace(/^\/var\/run\//, '/run/')
  } catch {
    return undefined
  }
}
