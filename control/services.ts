// Control's gRPC face: discovery, certificates, node reports and telemetry on one TLS port. Every call
// is authenticated before anything else happens to it.
import {
  type handleBidiStreamingCall,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js'
import { type TypeUrl, typeUrls } from '../mesh/constants.ts'
import {
  type CertificateRequestMessage,
  type CertificateResponseMessage,
  certificateService,
  type DiscoveryRequest,
  type DiscoveryResponse,
  discoveryService,
  maxMessageBytes,
  type NodeReport,
  type NodeReportAck,
  nodeService,
  type TelemetryAck,
  type TelemetryReport,
  telemetryService,
} from '../mesh/grpc.ts'
import { describeError } from '../mesh/errors.ts'
import type { Logger } from '../mesh/process/log.ts'
import type { ResourceView, XdsPeer, XdsServer } from '../mesh/xds/server.ts'
import { type AgentCaller, type Authenticator, type Caller, unchecked } from './attest.ts'
import type { EnrolmentReport } from './build.ts'
import type { CertificateAuthority } from './ca.ts'
import type { Snapshot } from './snapshot.ts'
import type { Speaker, Telemetry } from './telemetry.ts'

type CertificateCall = ServerUnaryCall<CertificateRequestMessage, CertificateResponseMessage>

/** What a client may send in one message: subscriptions are names, reports a line per pod, bytes. */
const maxRequestBytes = 4 * 1024 * 1024

/** A snapshot as the discovery server reads it. */
export function viewOf(snapshot: Snapshot): ResourceView {
  const all = (typeUrl: TypeUrl) => snapshot.types.get(typeUrl) ?? new Map()
  return {
    all,
    resolve: (typeUrl, name) => {
      const aliased = typeUrl === typeUrls.address ? snapshot.aliases.get(name) : undefined
      const names = aliased ?? (all(typeUrl).has(name) ? [name] : [])
      if (typeUrl !== typeUrls.address) return names
      return [...new Set(names.flatMap((each) => [each, ...(snapshot.waypointOf.get(each) ?? [])]))]
    },
    ofNode: (typeUrl, node) =>
      typeUrl === typeUrls.address ? (snapshot.byNode.get(node) ?? []) : [],
  }
}

export interface GrpcParts {
  readonly authenticator: Authenticator
  readonly discovery: XdsServer
  readonly authority: CertificateAuthority
  readonly telemetry: Telemetry
  readonly onReport: (node: string, pods: ReadonlyMap<string, EnrolmentReport>) => void
  readonly log: Logger
}

export function makeServer(parts: GrpcParts): Server {
  const server = new Server({
    'grpc.max_receive_message_length': maxRequestBytes,
    'grpc.max_send_message_length': maxMessageBytes,
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 10_000,
  })
  server.addService(discoveryService, {
    deltaAggregatedResources: authenticated<DiscoveryRequest, DiscoveryResponse>(
      parts,
      (stream, caller) => parts.discovery.serve(stream, peerOf(caller)),
    ),
  })
  server.addService(certificateService, {
    createCertificate: (call: CertificateCall, done: sendUnaryData<CertificateResponseMessage>) =>
      void parts.authority.createCertificate(call, done),
  })
  server.addService(nodeService, {
    report: authenticated<NodeReport, NodeReportAck>(parts, (stream, caller) => {
      if ('node' in caller) return serveReports(stream, caller, parts)
      const details = 'only the agent of a node has pods to report'
      stream.emit('error', { code: status.PERMISSION_DENIED, details })
    }),
  })
  server.addService(telemetryService, {
    report: authenticated<TelemetryReport, TelemetryAck>(parts, (stream, caller) =>
      serveTelemetry(stream, speakerOf(caller), parts.telemetry),
    ),
  })
  return server
}

function peerOf(caller: Caller): XdsPeer {
  return 'node' in caller ? { node: caller.node } : { waypoint: caller.waypoint }
}

/**
 * Opens the stream only for a caller who proves who it is; what it sends meanwhile waits. Whom nobody can
 * be asked about now is told to come back, not that it is nobody.
 */
function authenticated<Request, Response>(
  parts: GrpcParts,
  serve: (stream: ServerDuplexStream<Request, Response>, caller: Caller) => void,
): handleBidiStreamingCall<Request, Response> {
  return (stream) => {
    stream.pause()
    const facts = { peer: stream.getPeer(), path: stream.getPath() }
    const refuse = (code: status, details: string): void =>
      void stream.emit('error', { code, details })
    parts.authenticator.authenticate(stream.metadata).then(
      (caller) => {
        // Asking takes its time: the caller may be gone.
        if (stream.cancelled) return
        if (caller === undefined) {
          parts.authority.counts.unauthenticated++
          parts.log.warn(facts, 'call without a valid token')
          return refuse(status.UNAUTHENTICATED, 'authentication failed')
        }
        serve(stream, caller)
        stream.resume()
      },
      (error: unknown) => {
        parts.log.error({ ...facts, error: describeError(error) }, unchecked)
        if (!stream.cancelled) refuse(status.UNAVAILABLE, unchecked)
      },
    )
  }
}

const states = ['idle', 'enrolled', 'failed'] as const

function serveReports(
  stream: ServerDuplexStream<NodeReport, NodeReportAck>,
  caller: AgentCaller,
  parts: GrpcParts,
): void {
  stream.on('data', (report: NodeReport) => {
    const pods = (report.pods ?? []).map(({ uid, state, reason }) => {
      const said = { state: states[state ?? 0] ?? 'failed', reason: (reason ?? '').slice(0, 1_000) }
      return [uid ?? '', said] as const
    })
    parts.onReport(caller.node, new Map(pods))
    stream.write({})
  })
  stream.on('error', () => {})
  stream.on('end', () => stream.end())
}

function speakerOf(caller: Caller): Speaker {
  if ('node' in caller) return { kind: 'agent', node: caller.node }
  const [namespace = '', name = ''] = caller.waypoint.split('/')
  return { kind: 'waypoint', namespace, name }
}

function serveTelemetry(
  stream: ServerDuplexStream<TelemetryReport, TelemetryAck>,
  speaker: Speaker,
  telemetry: Telemetry,
): void {
  const session = telemetry.open(speaker)
  stream.on('data', (report: TelemetryReport) => {
    session.accept(report)
    stream.write({})
  })
  stream.on('error', () => {})
  stream.on('end', () => stream.end())
}

/** TLS with control's own certificate; clients prove themselves with tokens, not certificates. */
export function serverCredentials(serving: {
  key: string
  certificate: string
}): ServerCredentials {
  const pair = {
    private_key: Buffer.from(serving.key),
    cert_chain: Buffer.from(serving.certificate),
  }
  return ServerCredentials.createSsl(null, [pair], false)
}
