// What is written down of a request that has ended: counters of its edge, its span, one access line.
import type { CloseReason } from '../mesh/errors.ts'
import { type AccessLog, flagsOf } from './access.ts'
import type { Target } from './balance.ts'
import type { ClientConnection } from './connections.ts'
import type { RequestHead } from './request.ts'
import type { Attributes, RequestTrace } from './trace.ts'

export interface Outcome {
  readonly connection: ClientConnection
  readonly head: RequestHead
  /** Name of the rule; empty: none. */
  readonly rule: string
  /** `namespace/hostname`; empty: none was drawn. */
  readonly backend: string
  /** The one that was tried last. */
  readonly target: Target | undefined
  readonly tries: number
  /** HTTP; 0: the client got no answer. */
  readonly status: number
  readonly grpcStatus: number | undefined
  readonly requestBytes: number
  readonly responseBytes: number
  readonly ms: number
  readonly reason: CloseReason
  readonly detail: string | undefined
}

export function record(access: AccessLog, trace: RequestTrace, outcome: Outcome): void {
  const { connection, head, rule, backend, target, requestBytes, responseBytes, reason } = outcome
  connection.sent += responseBytes
  connection.received += requestBytes
  const edge = connection.edge(target)
  const protocol = protocolOf(head)
  edge.request(
    {
      route: rule,
      backend,
      protocol,
      code: outcome.status,
      grpcStatus: outcome.grpcStatus,
      flags: flagsOf(reason),
    },
    outcome.ms,
    requestBytes,
    responseBytes,
  )
  endTrace(trace, outcome, edge.labels)
  if (access.wants(reason)) {
    access.write('request complete', fieldsOf(outcome, trace, protocol), reason, outcome.detail)
  }
}

function protocolOf(head: RequestHead): 'grpc' | 'http2' | 'http' {
  if (head.grpc) return 'grpc'
  return head.version === 'http2' ? 'http2' : 'http'
}

function fieldsOf(
  outcome: Outcome,
  { traceId }: RequestTrace,
  protocol: string,
): Record<string, string | number> {
  const { head, rule, backend, grpcStatus, tries } = outcome
  return {
    ...outcome.connection.fields(outcome.target),
    method: head.method,
    path: head.path,
    authority: head.authority,
    protocol,
    code: outcome.status,
    ...(grpcStatus === undefined ? {} : { grpc_status: grpcStatus }),
    ...(rule === '' ? {} : { route: rule }),
    ...(backend === '' ? {} : { backend }),
    ...(tries > 1 ? { tries } : {}),
    bytes_sent: outcome.responseBytes,
    bytes_recv: outcome.requestBytes,
    duration: `${outcome.ms.toFixed(1)}ms`,
    ...(traceId === undefined ? {} : { trace_id: traceId }),
  }
}

function endTrace(
  trace: RequestTrace,
  { head, connection, rule, status, grpcStatus, reason }: Outcome,
  labels: Readonly<Record<string, string>>,
): void {
  trace.end(
    head.method,
    () => ({
      ...attributesOf(head),
      'http.response.status_code': status,
      'client.address': connection.client.ip,
      ...(rule === '' ? {} : { 'http.route': rule }),
      ...(grpcStatus === undefined ? {} : { 'rpc.grpc.status_code': grpcStatus }),
      'istio.source_workload': labels.source_workload ?? '',
      'istio.source_namespace': labels.source_workload_namespace ?? '',
      'istio.source_principal': labels.source_principal ?? '',
      'istio.destination_workload': labels.destination_workload ?? '',
      'istio.destination_namespace': labels.destination_workload_namespace ?? '',
      'istio.destination_service': labels.destination_service ?? '',
    }),
    reason !== 'closed' ? reason : status >= 500 ? String(status) : undefined,
  )
}

/** OpenTelemetry's semantic conventions for HTTP. */
export function attributesOf(head: RequestHead): Attributes {
  return {
    'http.request.method': head.method,
    'url.path': head.path,
    'url.scheme': 'http',
    'server.address': head.authority,
    'network.protocol.name': 'http',
    'network.protocol.version': head.version === 'http2' ? '2' : '1.1',
  }
}

/** Of one try. */
export function attemptAttributes(head: RequestHead, { workload, endpoint }: Target): Attributes {
  return {
    ...attributesOf(head),
    'network.peer.address': endpoint.ip,
    'network.peer.port': endpoint.port,
    'istio.destination_workload': workload.workloadName,
    'istio.destination_namespace': workload.namespace,
  }
}
