// What this agent counts of connections, by identity and workload.
import { Gauge, type Registry } from 'prom-client'
import {
  noTcpCounts,
  registerTcp,
  type TcpCounts,
  type TcpLabels,
  tcpLabels,
} from '../../mesh/tcp-metrics.ts'

/** What became of a connection, in Istio's words. */
export type ResponseFlag =
  | '-'
  | 'DENY'
  | 'CONNECT'
  | 'TLS_FAILURE'
  | 'H2_HANDSHAKE_FAILURE'
  | 'IDENTITY_ERROR'

interface Entry {
  readonly labels: TcpLabels
  readonly counts: TcpCounts
  /** Of connections that never left their pod. */
  readonly inPod: boolean
}

export class TcpMetrics {
  readonly #entries = new Map<string, Entry>()

  constructor(registry: Registry, open: () => { source: number; destination: number }) {
    registerTcp(registry, () => this.#entries.values())
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
      entry = { labels, counts: noTcpCounts(), inPod }
      this.#entries.set(key, entry)
    }
    return entry.counts
  }

  /** All that left its pod: what a pod says to itself is nobody's traffic, and needs no mutual TLS. */
  between(): Entry[] {
    return [...this.#entries.values()].filter(({ inPod }) => !inPod)
  }
}
