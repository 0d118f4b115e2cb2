// The live connections of this worker, and what is written when one ends: one access line, its
// counters, one close reason.
import { type Endpoint, formatEndpoint } from '../../mesh/address.ts'
import type { CloseReason } from '../../mesh/errors.ts'
import { formatIdentity, type Identity } from '../../mesh/identity.ts'
import { labelsOfEdge } from '../../mesh/labels.ts'
import type { Service, Workload } from '../../mesh/model.ts'
import type { Logger } from '../../mesh/process/log.ts'
import type { TcpCounts, TcpLabels } from '../../mesh/tcp-metrics.ts'
import type { ResponseFlag, TcpMetrics } from './metrics.ts'

/** What is known of one side; filled in as it is learnt. */
export interface Party {
  address?: Endpoint
  workload?: Workload | undefined
  /** Proven by mutual TLS; absent on plaintext. */
  identity?: Identity | undefined
}

/** Reasons that are no failure of the mesh: the applications themselves ended it so. */
const ordinary: ReadonlySet<CloseReason> = new Set(['closed', 'source_reset', 'destination_reset'])

const flags: Partial<Record<CloseReason, ResponseFlag>> = {
  denied: 'DENY',
  bypassed_waypoint: 'DENY',
  waypoint_not_ready: 'CONNECT',
  connect_refused: 'CONNECT',
  connect_timeout: 'CONNECT',
  connect_failed: 'CONNECT',
  tunnel_refused: 'CONNECT',
  tls_failure: 'TLS_FAILURE',
  tunnel_failed: 'H2_HANDSHAKE_FAILURE',
  identity_mismatch: 'IDENTITY_ERROR',
  certificate_unavailable: 'IDENTITY_ERROR',
}

export class Connection {
  readonly id: number
  readonly pod: string
  readonly direction: 'inbound' | 'outbound'
  readonly source: Party = {}
  readonly destination: Party = {}
  /** The real target inside the tunnel, where dst.addr is the tunnel's own. */
  hboneTarget: Endpoint | undefined
  service: Service | undefined
  openedAt = Date.now()
  sent = 0
  received = 0
  /** Ends the connection at once with this reason. Set by whoever holds the sockets. */
  abort: (reason: CloseReason) => void = () => {}
  /** Set once bytes may flow. */
  established = false
  #counts: TcpCounts | undefined
  #ended = false
  readonly #table: Connections

  constructor(table: Connections, id: number, pod: string, direction: 'inbound' | 'outbound') {
    this.#table = table
    this.id = id
    this.pod = pod
    this.direction = direction
  }

  /** The connection is through: counted as opened under the labels it has now. */
  open(): void {
    this.established = true
    this.#counts = this.#table.metrics.of(this.labels('-'), this.#inPod)
    this.#counts.opened++
    this.#table.log.debug(this.fields(), 'connection opened')
  }

  get #inPod(): boolean {
    return this.direction === 'outbound' && this.destination.workload?.uid === this.pod
  }

  /** Bytes that went from client to server and back. */
  count(toServer: number, toClient: number): void {
    const outbound = this.direction === 'outbound'
    this.sent += outbound ? toServer : toClient
    this.received += outbound ? toClient : toServer
    if (this.#counts !== undefined) {
      this.#counts.received += toServer
      this.#counts.sent += toClient
    }
  }

  /** The one end of a connection; later calls are ignored. */
  end(reason: CloseReason, detail?: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#table.remove(this)
    if (this.#counts !== undefined) this.#counts.closed++
    else this.#table.metrics.of(this.labels(flags[reason] ?? 'CONNECT'), this.#inPod).failed++
    const duration = `${Date.now() - this.openedAt}ms`
    const fields = {
      ...this.fields(),
      bytes_sent: this.sent,
      bytes_recv: this.received,
      duration,
      reason,
      ...(ordinary.has(reason) ? {} : { error: detail ?? reason }),
    }
    if (ordinary.has(reason)) this.#table.log.info(fields, 'connection complete')
    else this.#table.log.error(fields, 'connection complete')
  }

  /** Access line fields under Istio's names; what is not known is left out. */
  fields(): Record<string, string | number> {
    const fields: Record<string, string | number> = { direction: this.direction }
    const put = (key: string, value: string | undefined): void => {
      if (value !== undefined && value !== '') fields[key] = value
    }
    const party = (prefix: string, { address, workload, identity }: Party): void => {
      put(`${prefix}.addr`, address && formatEndpoint(address))
      put(`${prefix}.workload`, workload?.name)
      put(`${prefix}.namespace`, workload?.namespace)
      put(`${prefix}.identity`, identity && formatIdentity(identity))
      put(`${prefix}.cluster`, workload?.clusterId)
    }
    party('src', this.source)
    party('dst', this.destination)
    put('dst.hbone_addr', this.hboneTarget && formatEndpoint(this.hboneTarget))
    put('dst.service', this.service?.hostname)
    return fields
  }

  labels(flag: ResponseFlag): TcpLabels {
    const ends = {
      source: this.source.workload,
      sourceIdentity: this.source.identity,
      destination: this.destination.workload,
      destinationIdentity: this.destination.identity,
      service: this.service,
    }
    const reporter = this.direction === 'outbound' ? 'source' : 'destination'
    return { ...labelsOfEdge(reporter, ends), request_protocol: 'tcp', response_flags: flag }
  }
}

export class Connections {
  readonly metrics: TcpMetrics
  readonly log: Logger
  readonly #live = new Set<Connection>()
  #nextId = 1

  constructor(options: { metrics: TcpMetrics; log: Logger }) {
    this.metrics = options.metrics
    this.log = options.log.child({ target: 'access' })
  }

  begin(pod: string, direction: 'inbound' | 'outbound'): Connection {
    const connection = new Connection(this, this.#nextId++, pod, direction)
    this.#live.add(connection)
    return connection
  }

  remove(connection: Connection): void {
    this.#live.delete(connection)
  }

  live(): Connection[] {
    return [...this.#live]
  }

  openCounts(): { source: number; destination: number } {
    const counts = { source: 0, destination: 0 }
    for (const connection of this.#live) {
      if (!connection.established) continue
      counts[connection.direction === 'outbound' ? 'source' : 'destination']++
    }
    return counts
  }
}
