// The client connections of a waypoint, each one tunnelled stream: who is at its other end and what it
// is for. Their edges are looked up once per endpoint, not once per request.
import { type Endpoint, formatEndpoint } from '../mesh/address.ts'
import type { CloseReason } from '../mesh/errors.ts'
import { formatIdentity, type Identity } from '../mesh/identity.ts'
import { type Workload, workloadIdentity } from '../mesh/model.ts'
import type { Target } from './balance.ts'
import type { Edge, TrafficMetrics } from './metrics.ts'
import type { Destination } from './target.ts'

/** Edges remembered by one connection; forgotten all at once above it. */
const maxEdges = 256

export class ClientConnection {
  readonly id: number
  readonly peer: Identity
  readonly client: Endpoint
  /** W3C; for those who send none themselves. */
  readonly traceparent: string | undefined
  /** What the application is told of who the client has proved to be: Envoy's grammar. */
  readonly certificate: string
  readonly openedAt = Date.now()
  destination: Destination
  protocol: 'http1' | 'http2' | 'tcp' | undefined
  requests = 0
  sent = 0
  received = 0
  /** Requests under way. */
  readonly live = new Set<{ abort(reason: CloseReason): void }>()
  /** Ends it at once. Set by whoever holds its stream. */
  abort: (reason: CloseReason) => void = () => {}
  /** Lets what is under way finish, and takes nothing new. */
  drain: () => void = () => {}
  readonly #metrics: TrafficMetrics
  readonly #source: () => Workload | undefined
  /** Access line fields that never change. */
  readonly #from: Readonly<Record<string, string>>
  readonly #edges = new Map<Target | undefined, Edge>()
  #sourceSeen: Workload | undefined

  constructor(options: {
    id: number
    peer: Identity
    /** The waypoint's own identity. */
    own: Identity
    client: Endpoint
    traceparent: string | undefined
    destination: Destination
    metrics: TrafficMetrics
    /** Who lives at the client's address, as far as is known now. */
    source: () => Workload | undefined
  }) {
    this.id = options.id
    this.peer = options.peer
    const [by, uri] = [formatIdentity(options.own), formatIdentity(options.peer)]
    this.certificate = `By=${by};URI=${uri}`
    this.#from = { 'src.addr': formatEndpoint(options.client), 'src.identity': uri }
    this.client = options.client
    this.traceparent = options.traceparent
    this.destination = options.destination
    this.#metrics = options.metrics
    this.#source = options.source
  }

  get source(): Workload | undefined {
    return this.#source()
  }

  /** Traffic from this client to an endpoint; undefined: none was chosen. */
  edge(target: Target | undefined): Edge {
    const source = this.source
    if (source !== this.#sourceSeen || this.#edges.size >= maxEdges) this.#edges.clear()
    this.#sourceSeen = source
    let edge = this.#edges.get(target)
    if (edge === undefined) {
      const workload = target?.workload
      edge = this.#metrics.edge({
        source,
        sourceIdentity: this.peer,
        destination: workload,
        destinationIdentity: identityOf(target),
        service: this.destination.kind === 'service' ? this.destination.service : undefined,
      })
      this.#edges.set(target, edge)
    }
    return edge
  }

  /** Access line fields under the names that agents use; what is not known is left out. */
  fields(target: Target | undefined): Record<string, string | number> {
    const { source, destination } = this
    const workload = target?.workload
    const identity = identityOf(target)
    return {
      ...this.#from,
      ...(source && { 'src.workload': source.name, 'src.namespace': source.namespace }),
      ...(target && { 'dst.addr': formatEndpoint(target.endpoint) }),
      ...(workload && { 'dst.workload': workload.name, 'dst.namespace': workload.namespace }),
      ...(identity && { 'dst.identity': formatIdentity(identity) }),
      ...(destination.kind === 'service' && { 'dst.service': destination.service.hostname }),
    }
  }
}

/** Whom a tunnel to it must prove to end at; an endpoint without one proves nothing. */
function identityOf(target: Target | undefined): Identity | undefined {
  const workload = target?.workload
  return workload?.tunnel === 'hbone' ? workloadIdentity(workload) : undefined
}

/** Those that are open. */
export class Connections {
  readonly #live = new Set<ClientConnection>()

  add(connection: ClientConnection): void {
    this.#live.add(connection)
  }

  remove(connection: ClientConnection): void {
    this.#live.delete(connection)
  }

  get size(): number {
    return this.#live.size
  }

  live(): ClientConnection[] {
    return [...this.#live]
  }
}
