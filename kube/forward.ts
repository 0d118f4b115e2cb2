// A port of a pod, through the API server: what `kubectl port-forward` does, one WebSocket for each
// connection.
import type { Socket } from 'node:net'
import { Writable } from 'node:stream'
import { CoreV1Api, KubeConfig, PortForward } from '@kubernetes/client-node'
import { describeError, MeshError } from '../mesh/errors.ts'

export class PodPort {
  readonly #config: KubeConfig
  readonly #namespace: string
  readonly #selector: string
  readonly #port: number

  /** `selector` finds the pods; any of them that is ready will do. Throws `bad_config` without a usable kubeconfig. */
  constructor(options: {
    kubeconfig?: string
    context?: string
    namespace: string
    selector: string
    port: number
  }) {
    this.#config = loadConfig(options)
    this.#namespace = options.namespace
    this.#selector = options.selector
    this.#port = options.port
  }

  get server(): string {
    return this.#config.getCurrentCluster()?.server ?? 'unknown'
  }

  /** The name of a ready pod. Throws `control_unreachable` when there is none, or the API server says no. */
  async readyPod(): Promise<string> {
    const namespace = this.#namespace
    const api = this.#config.makeApiClient(CoreV1Api)
    const pods = await api
      .listNamespacedPod({ namespace, labelSelector: this.#selector })
      .catch((cause: unknown) => {
        throw unreachable(`cannot list pods of ${namespace} at ${this.server}`, cause)
      })
    for (const { metadata, status } of pods.items) {
      const ready = status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True')
      if (ready === true && metadata?.name !== undefined) return metadata.name
    }
    throw new MeshError(
      'control_unreachable',
      `no ready pod in namespace ${namespace} has the labels ${this.#selector}`,
      { hint: 'is the mesh installed there? `leyline install` says what it waits for' },
    )
  }

  /** Carries one connection to the port of a ready pod, to its end. Rejects when it does not get there. */
  async carry(socket: Socket): Promise<void> {
    const pod = await this.readyPod()
    let refused = ''
    const errors = new Writable({
      write: (chunk: Buffer, _, done) => {
        refused += chunk.toString()
        done()
      },
    })
    const forward = new PortForward(this.#config)
    const tunnel = await forward
      .portForward(this.#namespace, pod, [this.#port], socket, errors, socket)
      .catch((cause: unknown) => {
        throw unreachable(`cannot forward to pod ${pod} at ${this.server}`, cause)
      })
    // Without retries the library gives a WebSocket, never the function that makes them.
    if (typeof tunnel === 'function') return
    await new Promise<void>((resolve, reject) => {
      tunnel.onclose = () => {
        socket.end()
        if (refused === '') resolve()
        else reject(new MeshError('control_unreachable', `pod ${pod}: ${refused.trim()}`))
      }
      socket.once('close', () => tunnel.close())
    })
  }
}

function loadConfig({
  kubeconfig,
  context,
}: {
  kubeconfig?: string
  context?: string
}): KubeConfig {
  const config = new KubeConfig()
  try {
    if (kubeconfig === undefined) config.loadFromDefault()
    else config.loadFromFile(kubeconfig)
  } catch (cause) {
    const hint = 'name one with --kubeconfig, or set KUBECONFIG'
    throw new MeshError('bad_config', 'no usable kubeconfig', { cause, hint })
  }
  if (context === undefined) return config
  if (config.getContextObject(context) === null) {
    const known = config.getContexts().map(({ name }) => name)
    throw new MeshError('bad_config', `no context ${context}, only ${known.join(', ')}`)
  }
  config.setCurrentContext(context)
  return config
}

function unreachable(what: string, cause: unknown): MeshError {
  const body = (cause as { body?: unknown }).body
  const said = typeof body === 'string' ? body.slice(0, 300) : describeError(cause)
  return new MeshError('control_unreachable', `${what}: ${said}`)
}
