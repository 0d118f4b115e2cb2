// The last step into a pod: a connection to its application that carries the real client's name.
// No byte reaches the application before that name is certain, so that a server which trusts
// loopback clients never mistakes a remote one for local.
import type net from 'node:net'
import type { Endpoint } from '../../mesh/address.ts'
import { sleep } from '../../mesh/process/lifetime.ts'
import type { SocketBroker } from '../seams.ts'
import { DialError, dial, familyOf, localEndpoint } from './sockets.ts'

/** In-pod connects under way at once, agent-wide; must stay below the size of the real_peer map (65,536). */
const maxInFlight = 16_384
/** The kernel names the application's side in the same softirq as the handshake; this is for the rare rest. */
const nameRetryMs = 2
const nameDeadlineMs = 50

export class InPodDialer {
  readonly #broker: SocketBroker
  #inFlight = 0

  constructor(broker: SocketBroker) {
    this.#broker = broker
  }

  /** Connects to `to` inside the pod; the application sees `client`. Rejects with a DialError. */
  async dial(
    pod: string,
    to: Endpoint,
    client: Endpoint,
    signal?: AbortSignal,
  ): Promise<net.Socket> {
    if (this.#inFlight >= maxInFlight) {
      throw new DialError('connect_failed', `${maxInFlight} connects into pods are under way`)
    }
    this.#inFlight++
    try {
      const socket = await dial(this.#broker.inPodSocket(pod, familyOf(to), client), to, signal)
      try {
        await this.#ensureNamed(pod, socket, to)
      } catch (error) {
        socket.resetAndDestroy()
        throw error
      }
      return socket
    } finally {
      this.#inFlight--
    }
  }

  async #ensureNamed(pod: string, socket: net.Socket, to: Endpoint): Promise<void> {
    const from = localEndpoint(socket)
    const deadline = Date.now() + nameDeadlineMs
    while (from !== undefined) {
      const state = this.#broker.clientName(pod, from, to)
      if (state === 'named') return
      if (state === 'absent') break
      // The application's socket comes into being with its first data: the kernel names it then.
      if (this.#broker.deferred(pod, from, to)) return
      if (Date.now() >= deadline) break
      await sleep(nameRetryMs)
    }
    throw new DialError('name_unavailable', 'the client name could not be given to the application')
  }
}
