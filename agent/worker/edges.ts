// What an agent tells control for the dashboard: its TCP counters by who talks to whom. As bounded as
// the labels they come from: by the cluster's own objects, never by what a peer says.
import { leyline } from '../../proto/gen/messages.js'
import type { TcpCounts, TcpLabels } from '../../mesh/tcp-metrics.ts'

const { Reporter } = leyline.telemetry.v1
type IEdge = leyline.telemetry.v1.IEdge

/** One edge for each source workload, destination workload, service, reporter and security, summed over the rest. */
export function edgesOf(
  entries: Iterable<{ readonly labels: TcpLabels; readonly counts: TcpCounts }>,
): IEdge[] {
  const edges = new Map<string, Required<Pick<IEdge, Counter>> & IEdge>()
  for (const { labels, counts } of entries) {
    const edge = identityOf(labels)
    const key = JSON.stringify(edge)
    let sum = edges.get(key)
    if (sum === undefined) {
      sum = { ...edge, opened: 0, closed: 0, failed: 0, bytesToServer: 0, bytesToClient: 0 }
      edges.set(key, sum)
    }
    sum.opened = Number(sum.opened) + counts.opened
    sum.closed = Number(sum.closed) + counts.closed
    sum.failed = Number(sum.failed) + counts.failed
    sum.bytesToServer = Number(sum.bytesToServer) + counts.received
    sum.bytesToClient = Number(sum.bytesToClient) + counts.sent
  }
  return [...edges.values()]
}

type Counter = 'opened' | 'closed' | 'failed' | 'bytesToServer' | 'bytesToClient'

function identityOf(labels: TcpLabels): IEdge {
  const known = (value: string): string => (value === 'unknown' ? '' : value)
  const hostname = known(labels.destination_service)
  return {
    reporter: labels.reporter === 'source' ? Reporter.SOURCE : Reporter.DESTINATION,
    source: {
      namespace: known(labels.source_workload_namespace),
      workload: known(labels.source_workload),
      principal: known(labels.source_principal),
      canonicalService: known(labels.source_canonical_service),
      canonicalRevision: known(labels.source_canonical_revision),
    },
    destination: {
      namespace: known(labels.destination_workload_namespace),
      workload: known(labels.destination_workload),
      principal: known(labels.destination_principal),
      canonicalService: known(labels.destination_canonical_service),
      canonicalRevision: known(labels.destination_canonical_revision),
    },
    service: hostname === '' ? '' : `${labels.destination_service_namespace}/${hostname}`,
    mutualTls: labels.connection_security_policy === 'mutual_tls',
  }
}
