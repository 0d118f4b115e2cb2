// The waypoint's front: HBONE in, one tunnelled stream per client connection, each handed to whatever it
// speaks. Who may come here at all is the source agent's and the mesh's certificate authority's matter.
import net from 'node:net'
import { type Endpoint, formatEndpoint, type Ip } from '../mesh/address.ts'
import type { Credentials } from '../mesh/certificate.ts'
import { type CloseReason, MeshError } from '../mesh/errors.ts'
import { type Refused, type TunnelRequest, TunnelServer } from '../mesh/hbone/server.ts'
import type { Tunnel } from '../mesh/hbone/tunnel.ts'
import { formatIdentity, type Identity } from '../mesh/identity.ts'
import type { Workload } from '../mesh/model.ts'
import { sleep } from '../mesh/process/lifetime.ts'
import { type AccessLog, flagsOf } from './access.ts'
import { ClientConnection, type Connections } from './connections.ts'
import { detect, silenceMs } from './detect.ts'
import { Exchange, type ExchangeParts } from './exchange.ts'
import { Http1Server, type RequestSink } from './http1.ts'
import { serveHttp2 } from './http2.ts'
import type { TrafficMetrics } from './metrics.ts'
import { type Destination, destinationOf } from './target.ts'
import { serveTcp } from './tcp.ts'

/** How long a connection is held for what control may be about to tell of its destination, ms; agents hold theirs as long. */
const unknownHoldMs = 2_000
/** How long a client's first request waits to learn whose it is, ms: names are worth a round trip, no more. Agents do the same. */
const nameHoldMs = 250
/** How often a draining waypoint looks whether it is done, ms. */
const drainPollMs = 20
/** Connections that the kernel holds before we accept them. */
const backlog = 4_096

export interface ListenerParts extends ExchangeParts {
  readonly connections: Connections
  readonly metrics: TrafficMetrics
  readonly access: AccessLog
  /** The waypoint's own. */
  readonly identity: () => Identity
  readonly credentials: () => Credentials | undefined
  /** Who lives at a client's address, as far as is known; the first time it is asked for, too. */
  readonly sourceAt: (ip: Ip) => Workload | undefined
}

export class Listener implements AsyncDisposable {
  readonly #parts: ListenerParts
  readonly #server: net.Server
  readonly #tunnels: TunnelServer
  readonly #http1: Http1Server
  readonly #sink: RequestSink
  #nextId = 1
  #draining = false

  private constructor(parts: ListenerParts) {
    this.#parts = parts
    this.#sink = {
      begin: (connection, client, head) => new Exchange(parts, connection, client, head).start(),
      refused: (connection, status, detail) => this.#refusedRequest(connection, status, detail),
    }
    this.#http1 = new Http1Server(this.#sink)
    this.#tunnels = new TunnelServer({
      credentials: parts.credentials,
      onRequest: (request) => void this.#serve(request),
      onRefused: (event) => this.#refusedPeer(event),
    })
    this.#server = net.createServer((socket) => this.#tunnels.handle(socket))
  }

  /** Throws `bad_config` when it cannot listen there. */
  static open(listen: { address: string; port: number }, parts: ListenerParts): Promise<Listener> {
    const listener = new Listener(parts)
    const { address: host, port } = listen
    return new Promise((resolve, reject) => {
      listener.#server.once('error', (cause) => {
        const message = `listen: cannot listen on ${host} port ${port}`
        reject(new MeshError('bad_config', message, { cause }))
      })
      listener.#server.listen({ host, port, backlog }, () => resolve(listener))
    })
  }

  get sessions(): number {
    return this.#tunnels.sessions
  }

  credentialsChanged(): void {
    this.#tunnels.credentialsChanged()
  }

  /** One CONNECT, to the end of its stream. */
  async #serve(request: TunnelRequest): Promise<void> {
    const destination = await this.#destination(request)
    if ('problem' in destination) return this.#refuse(request, 'bad_request', destination.problem)
    const tunnel = request.accept()
    const { connections, metrics, sourceAt } = this.#parts
    const client = clientOf(request)
    const connection = new ClientConnection({
      id: this.#nextId++,
      peer: request.peer,
      own: this.#parts.identity(),
      client,
      traceparent: request.traceparent,
      destination,
      metrics,
      source: () => sourceAt(client.ip),
    })
    connections.add(connection)
    tunnel.once('close', () => connections.remove(connection))
    connection.abort = (reason) => {
      for (const exchange of connection.live) exchange.abort(reason)
      tunnel.reset()
    }
    // Nothing has been asked yet: it may go at once.
    connection.drain = () => void tunnel.end()
    if (this.#draining) connection.drain()
    await this.#speak(tunnel, connection)
  }

  async #speak(tunnel: Tunnel, connection: ClientConnection): Promise<void> {
    const named = this.#named(connection.client.ip)
    connection.protocol = await this.#protocol(tunnel, connection.destination)
    await named
    switch (connection.protocol) {
      case undefined:
        return
      case 'http1':
        this.#http1.serve(tunnel, connection)
        break
      case 'http2':
        serveHttp2(tunnel, connection, this.#sink)
        break
      case 'tcp':
        // Only its ends know when it is over.
        connection.drain = () => {}
        return serveTcp(this.#parts, tunnel, connection)
    }
    if (this.#draining) connection.drain()
  }

  /**
   * What the connection is. Where there are rules it is HTTP whatever it looks like: what could be taken
   * for something else would get around them.
   */
  async #protocol(
    tunnel: Tunnel,
    destination: Destination,
  ): Promise<'http1' | 'http2' | 'tcp' | undefined> {
    const port =
      destination.kind === 'service'
        ? destination.routed.ports.get(destination.dialled.port)
        : undefined
    const protocol = port?.protocol ?? 'auto'
    if (protocol === 'tcp') return 'tcp'
    const http = protocol !== 'auto' || (port?.rules.length ?? 0) > 0
    const spoken = await detect(tunnel, http ? undefined : silenceMs)
    if (!http || spoken !== 'tcp') return spoken
    if (!tunnel.readableEnded) return 'http1'
    // It has ended without a word, and an HTTP server would wait for one.
    tunnel.end()
    return undefined
  }

  /** Asks who lives at a client's address, and waits for it a little. */
  async #named(ip: Ip): Promise<void> {
    const { sourceAt, store } = this.#parts
    if (sourceAt(ip) !== undefined || store.isAbsent(ip)) return
    const known = new AbortController()
    const look = (): void => {
      if (store.workloadAt(ip) !== undefined || store.isAbsent(ip)) known.abort()
    }
    store.on('addresses', look).on('absent', look)
    await sleep(nameHoldMs, known.signal)
    store.off('addresses', look).off('absent', look)
  }

  /** Control tells agents and waypoints of a new binding at the same time, not in the same instant. */
  async #destination({ authority }: TunnelRequest): Promise<Destination | { problem: string }> {
    const { store, routes } = this.#parts
    const first = destinationOf(store, routes(), authority)
    if (!('problem' in first)) return first
    const known = new AbortController()
    const look = (): void => {
      if (!('problem' in destinationOf(store, routes(), authority))) known.abort()
    }
    store.on('addresses', look).on('waypoint', look)
    await sleep(unknownHoldMs, known.signal)
    store.off('addresses', look).off('waypoint', look)
    return destinationOf(store, routes(), authority)
  }

  #refuse(request: TunnelRequest, reason: CloseReason, problem: string): void {
    request.refuse(400)
    const { access } = this.#parts
    if (!access.wants(reason)) return
    const fields = {
      'src.addr': formatEndpoint(clientOf(request)),
      'src.identity': formatIdentity(request.peer),
    }
    access.write('connection complete', fields, reason, `${request.rawAuthority}: ${problem}`)
  }

  /** A peer that did not get as far as a CONNECT. */
  #refusedPeer({ reason, remote, peer, detail }: Refused): void {
    const { access } = this.#parts
    if (!access.wants(reason)) return
    const fields = {
      ...(remote === undefined ? {} : { 'src.addr': formatEndpoint(remote) }),
      ...(peer === undefined ? {} : { 'src.identity': formatIdentity(peer) }),
    }
    access.write('connection complete', fields, reason, detail)
  }

  /** A request that nobody could read. */
  #refusedRequest(connection: ClientConnection, status: number, detail: string): void {
    const reason = 'bad_request'
    const protocol = connection.protocol === 'http2' ? 'http2' : 'http'
    const kind = { route: '', backend: '', protocol, code: status, grpcStatus: undefined } as const
    connection.requests++
    connection.edge(undefined).request({ ...kind, flags: flagsOf(reason) }, 0, 0, 0)
    const { access } = this.#parts
    if (!access.wants(reason)) return
    const fields = { ...connection.fields(undefined), protocol, code: status }
    access.write('request complete', fields, reason, detail)
  }

  /** Takes nothing new, lets what is under way finish up to the deadline, ends the rest. */
  async drain(deadlineMs: number): Promise<void> {
    this.#draining = true
    this.#server.close()
    const { connections } = this.#parts
    const deadline = Date.now() + deadlineMs
    const tunnels = this.#tunnels.drain(deadlineMs)
    for (const connection of connections.live()) connection.drain()
    while (connections.size > 0 && Date.now() < deadline) await sleep(drainPollMs)
    for (const connection of connections.live()) connection.abort('agent_drained')
    await tunnels
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close()
    await this.#tunnels[Symbol.asyncDispose]()
  }
}

/**
 * Always the address that the tunnel really came from; the port is taken from `forwarded` only when it
 * speaks of that very address (nothing else there is trusted).
 */
function clientOf(request: TunnelRequest): Endpoint {
  const claimed = request.forwardedFor
  return claimed !== undefined && claimed.ip === request.remote.ip ? claimed : request.remote
}
