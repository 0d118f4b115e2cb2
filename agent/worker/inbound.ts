// Into a pod, two ways: a tunnel request on 15008 whose client proved its identity, and a plain
// connection that was steered here. Both ask policy first and then dial the application under the
// client's name.
import type net from 'node:net'
import { type Endpoint, formatEndpoint, isLoopback } from '../../mesh/address.ts'
import { agentPorts } from '../../mesh/constants.ts'
import { type CloseReason, describeError } from '../../mesh/errors.ts'
import type { Refused, TunnelRequest } from '../../mesh/hbone/server.ts'
import { cut, pump, type Tunnel } from '../../mesh/hbone/pump.ts'
import type { Identity } from '../../mesh/identity.ts'
import type { Decisions, LocalPod } from '../seams.ts'
import type { Connection, Connections } from './connections.ts'
import type { InPodDialer } from './inpod.ts'
import { DialError, localEndpoint, remoteEndpoint } from './sockets.ts'

export interface InboundParts {
  readonly decisions: Decisions
  readonly connections: Connections
  readonly inPod: InPodDialer
}

/** One CONNECT, to the end of its stream. Never rejects. */
export async function serveTunnelRequest(
  parts: InboundParts,
  pod: LocalPod,
  request: TunnelRequest,
): Promise<void> {
  const connection = parts.connections.begin(pod.uid, 'inbound')
  connection.source.address = clientOf(request)
  connection.source.identity = request.peer
  connection.destination.address = request.local
  connection.destination.identity = pod.identity
  if (request.forwardedHost !== undefined) {
    connection.service = parts.decisions.serviceByHost(request.forwardedHost)
  }
  const target = targetOf(pod, request)
  if ('reason' in target) {
    request.refuse(400)
    return connection.end(target.reason, target.detail)
  }
  connection.hboneTarget = target
  let tunnel: Tunnel | undefined
  connection.abort = (reason) => {
    if (tunnel === undefined) request.refuse(503)
    else tunnel.reset()
    connection.end(reason)
  }
  try {
    const app = await admit(parts, pod, connection, target, request.peer)
    if (app === undefined) return request.refuse(401)
    tunnel = request.accept()
    await carry(connection, tunnel, app)
  } catch (error) {
    request.refuse(503)
    endFailed(connection, error)
  }
}

/** One plain connection that was steered to the agent. Never rejects. */
export async function servePlaintext(
  parts: InboundParts,
  pod: LocalPod,
  socket: net.Socket,
): Promise<void> {
  socket.on('error', () => {})
  const client = remoteEndpoint(socket)
  const target = localEndpoint(socket)
  // A loopback address at either end is the pod dialling our listener, or our own connect come back.
  if (
    client === undefined ||
    target === undefined ||
    isLoopback(client.ip) ||
    isLoopback(target.ip)
  ) {
    return void socket.resetAndDestroy()
  }
  const connection = parts.connections.begin(pod.uid, 'inbound')
  connection.source.address = client
  connection.destination.address = target
  connection.abort = (reason) => {
    socket.resetAndDestroy()
    connection.end(reason)
  }
  try {
    if (agentPorts.has(target.port)) {
      throw new DialError('agent_port', `port ${target.port} belongs to the agent`)
    }
    const app = await admit(parts, pod, connection, target, undefined)
    if (app === undefined) return void socket.resetAndDestroy()
    socket.setNoDelay(true)
    await carry(connection, socket, app)
  } catch (error) {
    socket.resetAndDestroy()
    endFailed(connection, error)
  }
}

/** Authorizes and dials the application; undefined (and the connection ended) when policy says no. */
async function admit(
  parts: InboundParts,
  pod: LocalPod,
  connection: Connection,
  target: Endpoint,
  identity: Identity | undefined,
): Promise<net.Socket | undefined> {
  const source = connection.source.address ?? target
  connection.destination.workload = parts.decisions.workload(pod.uid)
  connection.source.workload = await parts.decisions.workloadAt(source.ip)
  const verdict = parts.decisions.authorize({
    pod: pod.uid,
    identity,
    source: source.ip,
    destination: target,
  })
  if (!verdict.allow) {
    connection.end(verdict.reason, verdict.why)
    return undefined
  }
  return parts.inPod.dial(pod.uid, target, source)
}

async function carry(
  connection: Connection,
  downstream: net.Socket | Tunnel,
  app: net.Socket,
): Promise<void> {
  app.setNoDelay(true)
  connection.abort = (reason) => {
    app.resetAndDestroy()
    cut(downstream)
    connection.end(reason)
  }
  connection.open()
  const { reason } = await pump({
    downstream,
    upstream: app,
    onBytes: (toServer, toClient) => connection.count(toServer, toClient),
  })
  connection.end(reason)
}

function endFailed(connection: Connection, error: unknown): void {
  const reason = error instanceof DialError ? error.reason : 'connect_failed'
  connection.end(reason, describeError(error))
}

/**
 * The client the application is told of: always the address the tunnel really came from; the port
 * is taken from `forwarded` only when it speaks of that very address (nothing else there is trusted).
 */
function clientOf(request: TunnelRequest): Endpoint {
  const claimed = request.forwardedFor
  return claimed !== undefined && claimed.ip === request.remote.ip ? claimed : request.remote
}

function targetOf(
  pod: LocalPod,
  request: TunnelRequest,
): Endpoint | { reason: CloseReason; detail: string } {
  const { authority, rawAuthority } = request
  if (!('ip' in authority) || !pod.addresses.includes(authority.ip)) {
    const own = pod.addresses.join(', ')
    return { reason: 'bad_request', detail: `authority ${rawAuthority} is not this pod (${own})` }
  }
  if (agentPorts.has(authority.port)) {
    const detail = `authority ${formatEndpoint(authority)} names one of the agent's own ports`
    return { reason: 'agent_port', detail }
  }
  return authority
}

/** A peer that never got as far as a request: one line, counted as failed. */
export function recordRefused(parts: InboundParts, pod: LocalPod, event: Refused): void {
  const connection = parts.connections.begin(pod.uid, 'inbound')
  if (event.remote !== undefined) connection.source.address = event.remote
  connection.source.identity = event.peer
  connection.destination.workload = parts.decisions.workload(pod.uid)
  connection.end(event.reason, event.detail)
}
