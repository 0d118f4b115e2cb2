// The istio_tcp_* families, as agents and waypoints report them: names, labels and byte directions are
// Istio's standard ones, so that existing dashboards read them.
import { Counter, type Registry } from 'prom-client'
import { edgeLabels } from './labels.ts'

/** Label names of every istio_tcp_* family, in the order in which keys are built. */
export const tcpLabels = [...edgeLabels, 'request_protocol', 'response_flags'] as const
export type TcpLabels = Readonly<Record<(typeof tcpLabels)[number], string>>

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

export const noTcpCounts = (): TcpCounts => ({
  opened: 0,
  closed: 0,
  failed: 0,
  received: 0,
  sent: 0,
})

const families = {
  opened: ['istio_tcp_connections_opened_total', 'TCP connections opened'],
  closed: ['istio_tcp_connections_closed_total', 'TCP connections closed'],
  failed: ['istio_tcp_connections_failed_total', 'TCP connections that never opened'],
  received: ['istio_tcp_received_bytes_total', 'bytes received from the client in a request'],
  sent: ['istio_tcp_sent_bytes_total', 'bytes sent to the client in a response'],
} as const

/** `entries` is asked at each scrape. */
export function registerTcp(
  registry: Registry,
  entries: () => Iterable<{ readonly labels: TcpLabels; readonly counts: TcpCounts }>,
): void {
  for (const [field, [name, help]] of Object.entries(families)) {
    new Counter({
      name,
      help,
      labelNames: tcpLabels,
      registers: [registry],
      collect() {
        this.reset()
        for (const { labels, counts } of entries()) {
          const value = counts[field as keyof TcpCounts]
          if (value > 0) this.inc(labels, value)
        }
      },
    })
  }
}
