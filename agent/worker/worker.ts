// The worker: serves the listeners of enrolled pods and moves their bytes. Holds no capability and
// decides nothing: sockets come from the broker, answers from policy.
import type net from 'node:net'
import type { Identity } from '../../mesh/identity.ts'
import { sameIdentity } from '../../mesh/identity.ts'
import { TunnelPool } from '../../mesh/hbone/pool.ts'
import { TunnelServer } from '../../mesh/hbone/server.ts'
import type { CloseReason } from '../../mesh/errors.ts'
import { sleep } from '../../mesh/process/lifetime.ts'
import type { Logger } from '../../mesh/process/log.ts'
import type { Decisions, LocalPod, PodListeners, SocketBroker } from '../seams.ts'
import type { Connections } from './connections.ts'
import { InPodDialer } from './inpod.ts'
import { recordRefused, servePlaintext, serveTunnelRequest } from './inbound.ts'
import { serveOutbound } from './outbound.ts'
import { serve } from './sockets.ts'

/** Connections of a pod that left the mesh may go on for as long as a certificate lives, ms. */
const retireDeadlineMs = 86_400_000
/** What the kernel has queued on a listener is accepted within one turn of a busy event loop, ms. */
const lateAcceptMs = 1_000
/** How often a draining agent looks whether it is done, ms. */
const drainPollMs = 20

interface Served {
  readonly pod: LocalPod
  readonly servers: net.Server[]
  readonly tunnels: TunnelServer
}

export class Worker implements AsyncDisposable {
  readonly connections: Connections
  readonly #decisions: Decisions
  readonly #broker: SocketBroker
  readonly #pool: TunnelPool
  readonly #inPod: InPodDialer
  readonly #pods = new Map<string, Served>()

  constructor(options: {
    broker: SocketBroker
    decisions: Decisions
    connections: Connections
    log: Logger
  }) {
    this.#broker = options.broker
    this.#decisions = options.decisions
    this.connections = options.connections
    this.#inPod = new InPodDialer(options.broker)
    const log = options.log.child({ component: 'pool' })
    this.#pool = new TunnelPool({ onSession: (event) => log.debug(event, 'tunnel session') })
  }

  /** Takes over the listening descriptors of a pod; resolves once all of them are served. */
  async open(pod: LocalPod, listeners: PodListeners): Promise<void> {
    const tunnels = new TunnelServer({
      credentials: () => this.#decisions.currentCredentials(pod.identity),
      onRequest: (request) => void serveTunnelRequest(parts, pod, request),
      onRefused: (event) => recordRefused(parts, pod, event),
    })
    const parts = {
      broker: this.#broker,
      decisions: this.#decisions,
      connections: this.connections,
      pool: this.#pool,
      inPod: this.#inPod,
    }
    const servers = await Promise.all([
      ...listeners.outbound.map((fd) => serve(fd, (s) => void serveOutbound(parts, pod, s))),
      ...listeners.plaintext.map((fd) => serve(fd, (s) => void servePlaintext(parts, pod, s))),
      ...listeners.tunnel.map((fd) => serve(fd, (s) => tunnels.handle(s))),
    ])
    this.#pods.set(pod.uid, { pod, servers, tunnels })
  }

  /**
   * The pod leaves the mesh, nothing new is steered to it: what is under way runs to its end. A
   * connection that still waits to be accepted is under way too; closing its listener would reset it.
   */
  retire(uid: string, acceptForMs = lateAcceptMs): void {
    const served = this.#pods.get(uid)
    if (served === undefined) return
    this.#pods.delete(uid)
    const close = (): void => {
      for (const server of served.servers) server.close()
      void served.tunnels.drain(retireDeadlineMs).then(() => served.tunnels[Symbol.asyncDispose]())
    }
    if (acceptForMs > 0) setTimeout(close, acceptForMs).unref()
    else close()
    this.#pool.closeWhere((target) => target.key.startsWith(`${uid}|`))
  }

  /** The pod is gone: its connections end now. */
  remove(uid: string): void {
    const served = this.#pods.get(uid)
    this.retire(uid, 0)
    this.#abort((connection) => connection.pod === uid, 'unenrolled')
    void served?.tunnels[Symbol.asyncDispose]()
  }

  /** A certificate was renewed: new sessions use it, old ones are drained. */
  credentialsChanged(identity: Identity): void {
    for (const { pod, tunnels } of this.#pods.values()) {
      if (!sameIdentity(pod.identity, identity)) continue
      tunnels.credentialsChanged()
      this.#pool.closeWhere((target) => target.key.startsWith(`${pod.uid}|`))
    }
  }

  /** Asks policy again about every inbound connection; the ones now forbidden end at once. */
  recheck(): void {
    for (const connection of this.connections.live()) {
      const { source, destination } = connection
      const target = connection.hboneTarget ?? destination.address
      if (connection.direction !== 'inbound' || !connection.established) continue
      if (source.address === undefined || target === undefined) continue
      const verdict = this.#decisions.authorize({
        pod: connection.pod,
        identity: source.identity,
        source: source.address.ip,
        destination: target,
      })
      if (!verdict.allow) connection.abort(verdict.reason)
    }
  }

  /** Stops accepting, lets connections finish up to the deadline, ends the rest. */
  async drain(deadlineMs: number): Promise<void> {
    const served = [...this.#pods.values()]
    this.#pods.clear()
    for (const { servers } of served) for (const server of servers) server.close()
    const deadline = Date.now() + deadlineMs
    const tunnels = Promise.all(served.map((each) => each.tunnels.drain(deadlineMs)))
    while (this.connections.live().length > 0 && Date.now() < deadline) await sleep(drainPollMs)
    this.#abort(() => true, 'agent_drained')
    await tunnels
    await Promise.all(served.map((each) => each.tunnels[Symbol.asyncDispose]()))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.drain(0)
    await this.#pool[Symbol.asyncDispose]()
  }

  #abort(which: (c: { pod: string }) => boolean, reason: CloseReason): void {
    for (const connection of this.connections.live())
      if (which(connection)) connection.abort(reason)
  }
}
