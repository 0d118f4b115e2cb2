// What a waypoint counts: per edge (who, to whom, by which service) connections and requests, as plain
// fields that are read when somebody asks: Prometheus gets Istio's families, control gets edges.
import { Counter, Gauge, type Metric, type Registry } from 'prom-client'
import { formatIdentity, type Identity } from '../mesh/identity.ts'
import { type EdgeEnds, type EdgeLabels, edgeLabels, labelsOfEdge } from '../mesh/labels.ts'
import { serviceKey, type Workload } from '../mesh/model.ts'
import { noTcpCounts, registerTcp, type TcpCounts, type TcpLabels } from '../mesh/tcp-metrics.ts'
import { latencyBoundsMs } from '../mesh/telemetry.ts'
import { leyline } from '../proto/gen/messages.js'

/** What requests of one series have in common. */
export interface RequestKind {
  /** Name of the rule; empty: none. */
  readonly route: string
  /** `namespace/hostname` of the backend that was chosen; empty: none. */
  readonly backend: string
  readonly protocol: 'http' | 'http2' | 'grpc'
  /** HTTP status; 0: no answer. */
  readonly code: number
  /** gRPC status; undefined: no gRPC, or none came. */
  readonly grpcStatus: number | undefined
  /** Envoy's letters of what went wrong; `-`: nothing. */
  readonly flags: string
}

/** Not cumulative; one bucket per bound and one without. */
interface Distribution {
  sum: number
  readonly buckets: number[]
}

export interface Series extends RequestKind {
  count: number
  readonly ms: Distribution
  readonly requestBytes: Distribution
  readonly responseBytes: Distribution
}

const distribution = (): Distribution => ({
  sum: 0,
  buckets: [...latencyBoundsMs.map(() => 0), 0],
})

function observe(into: Distribution, value: number): void {
  let at = 0
  while (at < latencyBoundsMs.length && value > latencyBoundsMs[at]!) at++
  into.buckets[at]!++
  into.sum += value
}

const requestLabels = [
  ...edgeLabels,
  'request_protocol',
  'response_code',
  'grpc_response_status',
  'response_flags',
] as const

/** Traffic from one workload to another over one service. */
export class Edge {
  readonly ends: EdgeEnds
  readonly labels: EdgeLabels
  /** By response_flags. */
  readonly tcp = new Map<string, TcpCounts>()
  readonly series = new Map<string, Series>()
  /** Bodies of requests and answers, bytes. */
  toServer = 0
  toClient = 0

  constructor(ends: EdgeEnds, labels: EdgeLabels) {
    this.ends = ends
    this.labels = labels
  }

  request(kind: RequestKind, ms: number, requestBytes: number, responseBytes: number): void {
    const { route, backend, protocol, code, grpcStatus, flags } = kind
    const key = `${code} ${grpcStatus ?? ''} ${flags} ${protocol} ${backend} ${route}`
    let series = this.series.get(key)
    if (series === undefined) {
      series = {
        ...kind,
        count: 0,
        ms: distribution(),
        requestBytes: distribution(),
        responseBytes: distribution(),
      }
      this.series.set(key, series)
    }
    series.count++
    observe(series.ms, ms)
    observe(series.requestBytes, requestBytes)
    observe(series.responseBytes, responseBytes)
    this.toServer += requestBytes
    this.toClient += responseBytes
  }

  connections(flags: string): TcpCounts {
    let counts = this.tcp.get(flags)
    if (counts === undefined) {
      counts = noTcpCounts()
      this.tcp.set(flags, counts)
    }
    return counts
  }
}

const distributions = {
  ms: [
    'istio_request_duration_milliseconds',
    'from the head of a request to the end of its answer',
  ],
  requestBytes: ['istio_request_bytes', 'bodies of requests'],
  responseBytes: ['istio_response_bytes', 'bodies of answers'],
} as const

export class TrafficMetrics {
  readonly #edges = new Map<string, Edge>()

  constructor(registry: Registry, open: () => number) {
    registerTcp(registry, () => this.#connections())
    this.#registerRequests(registry)
    new Gauge({
      name: 'istio_tcp_sockets_open',
      help: 'connections carried right now',
      labelNames: ['reporter'],
      registers: [registry],
      collect() {
        this.set({ reporter: 'waypoint' }, open())
      },
    })
  }

  /** The edge between two ends, made at first use. Bounded by the cluster: every label comes from it. */
  edge(ends: EdgeEnds): Edge {
    const labels = labelsOfEdge('waypoint', ends)
    const key = edgeLabels.map((name) => labels[name]).join('\n')
    let edge = this.#edges.get(key)
    if (edge === undefined) {
      edge = new Edge(ends, labels)
      this.#edges.set(key, edge)
    }
    return edge
  }

  /** Everything since the start, as control wants it told. */
  edges(): leyline.telemetry.v1.IEdge[] {
    return [...this.#edges.values()].map(tellEdge)
  }

  *#connections(): Iterable<{ labels: TcpLabels; counts: TcpCounts }> {
    for (const { labels, tcp } of this.#edges.values()) {
      for (const [flags, counts] of tcp)
        yield { labels: { ...labels, request_protocol: 'tcp', response_flags: flags }, counts }
    }
  }

  #registerRequests(registry: Registry): void {
    const edges = this.#edges
    new Counter({
      name: 'istio_requests_total',
      help: 'requests that ended',
      labelNames: requestLabels,
      registers: [registry],
      collect() {
        this.reset()
        for (const { labels, series } of edges.values()) {
          for (const each of series.values())
            this.inc({ ...labels, ...kindLabels(each) }, each.count)
        }
      },
    })
    for (const [field, [name, help]] of Object.entries(distributions)) {
      const get = () => histogram(name, help, edges, field as keyof typeof distributions)
      // prom-client's own histogram takes single observations only; a registry asks no more than this of one.
      registry.registerMetric({ name, get } as unknown as Metric)
    }
  }
}

/** Istio knows two protocols of requests. */
function kindLabels({ protocol, code, grpcStatus, flags }: RequestKind): Record<string, string> {
  return {
    request_protocol: protocol === 'grpc' ? 'grpc' : 'http',
    response_code: String(code),
    grpc_response_status: grpcStatus === undefined ? '' : String(grpcStatus),
    response_flags: flags,
  }
}

/** Series that differ in route and backend only are one to Prometheus: Istio has no such labels. */
function histogram(
  name: string,
  help: string,
  edges: ReadonlyMap<string, Edge>,
  field: keyof typeof distributions,
) {
  const merged = new Map<string, { labels: Record<string, string>; total: Distribution }>()
  for (const [edgeKey, { labels, series }] of edges) {
    for (const each of series.values()) {
      const kind = kindLabels(each)
      const key = `${edgeKey}\n${Object.values(kind).join('\n')}`
      const entry = merged.get(key) ?? { labels: { ...labels, ...kind }, total: distribution() }
      merged.set(key, entry)
      entry.total.sum += each[field].sum
      each[field].buckets.forEach((n, i) => (entry.total.buckets[i]! += n))
    }
  }
  const values = [...merged.values()].flatMap(({ labels, total }) => {
    let count = 0
    const buckets = total.buckets.map((n, i) => {
      count += n
      const le = latencyBoundsMs[i]
      return {
        metricName: `${name}_bucket`,
        labels: { ...labels, le: le === undefined ? '+Inf' : String(le) },
        value: count,
      }
    })
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels, value: total.sum },
      { metricName: `${name}_count`, labels, value: count },
    ]
  })
  return { name, help, type: 'histogram', aggregator: 'sum', values }
}

/** What a gRPC status amounts to in HTTP, for whoever counts failures by code. google.rpc.Code. */
const grpcCodes = [
  200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401,
] as const

function tellEdge(edge: Edge): leyline.telemetry.v1.IEdge {
  const { source, sourceIdentity, destination, destinationIdentity, service } = edge.ends
  const total = noTcpCounts()
  for (const counts of edge.tcp.values()) {
    for (const field of Object.keys(total) as (keyof TcpCounts)[]) total[field] += counts[field]
  }
  return {
    reporter: leyline.telemetry.v1.Reporter.WAYPOINT,
    source: tellPeer(source, sourceIdentity),
    destination: tellPeer(destination, destinationIdentity),
    service: service === undefined ? '' : serviceKey(service),
    mutualTls: sourceIdentity !== undefined && destinationIdentity !== undefined,
    opened: total.opened,
    closed: total.closed,
    failed: total.failed,
    bytesToServer: total.received + edge.toServer,
    bytesToClient: total.sent + edge.toClient,
    requests: [...edge.series.values()].map((series) => ({
      route: series.route,
      backend: series.backend,
      protocol: series.protocol,
      code:
        series.grpcStatus === undefined || series.grpcStatus === 0
          ? series.code
          : (grpcCodes[series.grpcStatus] ?? 500),
      count: series.count,
      milliseconds: series.ms.sum,
      buckets: series.ms.buckets,
    })),
  }
}

function tellPeer(
  workload: Workload | undefined,
  identity: Identity | undefined,
): leyline.telemetry.v1.IPeer {
  return {
    namespace: workload?.namespace ?? '',
    workload: workload?.workloadName ?? '',
    principal: identity === undefined ? '' : formatIdentity(identity),
    canonicalService: workload?.canonicalName ?? '',
    canonicalRevision: workload?.canonicalRevision ?? '',
  }
}
