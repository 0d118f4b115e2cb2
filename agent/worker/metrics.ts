// The istio_tcp_* families, labelled by identity and workload: names, labels and byte directions
// are Istio's standard ones, so that existing dashboards read them.
import { Counter, Gauge, type Registry } from 'prom-client'

/** What became of a connection, in Istio's words. */
export type ResponseFlag =
  | '-'
  | 'DENY'
  | 'CONNECT'
  | 'TLS_FAILURE'
  | 'H2_HANDSHAKE_FAILURE'
  | 'IDENTITY_ERROR'

/** Label names of every istio_tcp_* family, in the order in which keys are built. */
export const tcpLabels = [
  'reporter',
  'source_workload',
  'source_canonical_service',
  'source_canonical_revision',
  'source_workload_namespace',
  'source_principal',
  'source_app',
  'source_version',
  'source_cluster',
  'destination_service',
  'destination_service_namespace',
  'destination_service_name',
  'destination_workload',
  'destination_canonical_service',
  'destination_canonical_revision',
  'destination_workload_namespace',
  'destination_principal',
  'destination_app',
  'destination_version',
  'destination_cluster',
  'request_protocol',
  'response_flags',
  'connection_security_policy',
] as const
export type TcpLabels = Record<(typeof tcpLabels)[number], string>

/** The counts of one label set: plain fields, read at scrape time (a bound counter costs 60 times as much). */
export interface TcpCounts {
  opened: number
  closed: number
  failed: number
  /** Bytes from client to server, whoever reports. */
  received: number
  /** Bytes from server to client, whoever reports. */
  sent: number
}

const families = {
  opened: ['istio_tcp_connections_opened_total', 'TCP connections opened'],
  closed: ['istio_tcp_connections_closed_total', 'TCP connections closed'],
  failed: ['istio_tcp_connections_failed_total', 'TCP connections that never opened'],
  received: ['istio_tcp_received_bytes_total', 'bytes received from the client in a request'],
  sent: ['istio_tcp_sent_bytes_total', 'bytes sent to the client in a response'],
} as const

interface Entry {
  readonly labels: TcpLabels
  readonly counts: TcpCounts
  /** Of connections that never left their pod. */
  readonly inPod: boolean
}

export class TcpMetrics {
  readonly #entries = new Map<string, Entry>()

  constructor(registry: Registry, open: () => { source: number; destination: number }) {
    const entries = this.#entries
    for (const [field, [name, help]] of Object.entries(families)) {
      new Counter({
        name,
        help,
        labelNames: tcpLabels,
        registers: [registry],
        collect() {
          this.reset()
          for (const { labels, counts } of entries.values()) {
            const value = counts[field as keyof TcpCounts]
            if (value > 0) this.inc(labels, value)
          }
        },
      })
    }
    new Gauge({
      name: 'istio_tcp_sockets_open',
      help: 'connections carried right now',
      labelNames: ['reporter'],
      registers: [registry],
      collect() {
        for (const [reporter, value] of Object.entries(open())) this.set({ reporter }, value)
      },
    })
  }

  /** The counts of a label set, made at first use. Bounded by the cluster: every label comes from it. */
  of(labels: TcpLabels, inPod = false): TcpCounts {
    const key = [inPod, ...tcpLabels.map((name) => labels[name])].join('\n')
    let entry = this.#entries.get(key)
    if (entry === undefined) {
      const counts = { opened: 0, closed: 0, failed: 0, received: 0, sent: 0 }
      entry = { labels, counts, inPod }
      this.#entries.set(key, entry)
    }
    return entry.counts
  }

  /** All that left its pod: what a pod says to itself is nobody's traffic, and needs no mutual TLS. */
  between(): Entry[] {
    return [...this.#entries.values()].filter(({ inPod }) => !inPod)
  }
}
