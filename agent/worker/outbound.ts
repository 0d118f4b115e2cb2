// A captured connection on its way out of a pod: find where it meant to go, ask policy for the
// route, tunnel it (or pass it on plainly to a pod outside the mesh), copy until both ends close.
import type net from 'node:net'
import { type Endpoint, formatEndpoint, isIpv4 } from '../../mesh/address.ts'
import { type CloseReason, describeError } from '../../mesh/errors.ts'
import { formatBaggage, formatForwarded, newTraceparent } from '../../mesh/hbone/headers.ts'
import { TunnelError, type TunnelPool, tunnelKey } from '../../mesh/hbone/pool.ts'
import { cut, pump, type Tunnel } from '../../mesh/hbone/pump.ts'
import type { Workload } from '../../mesh/model.ts'
import type { Decisions, LocalPod, Route, SocketBroker } from '../seams.ts'
import type { Connection, Connections } from './connections.ts'
import type { InPodDialer } from './inpod.ts'
import { DialError, dial, familyOf, localEndpoint, remoteEndpoint, startDial } from './sockets.ts'

export interface OutboundParts {
  readonly broker: SocketBroker
  readonly decisions: Decisions
  readonly connections: Connections
  readonly pool: TunnelPool
  readonly inPod: InPodDialer
}

type Upstream = net.Socket | Tunnel

/** A connection that ends before it began. */
class Refusal extends Error {
  readonly reason: CloseReason

  constructor(reason: CloseReason, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/** Serves one socket accepted on a pod's outbound listener, to its end. Never rejects. */
export async function serveOutbound(
  parts: OutboundParts,
  pod: LocalPod,
  socket: net.Socket,
): Promise<void> {
  // Until the pump takes over, a reset by the client only means that the pump will find it.
  socket.on('error', () => {})
  const from = remoteEndpoint(socket)
  const to = localEndpoint(socket)
  if (from === undefined || to === undefined) return void socket.destroy()
  const connection = parts.connections.begin(pod.uid, 'outbound')
  connection.source.workload = parts.decisions.workload(pod.uid)
  const abort = new AbortController()
  connection.abort = (reason) => {
    abort.abort()
    socket.resetAndDestroy()
    connection.end(reason)
  }
  try {
    const destination = parts.broker.originalDestination(pod.uid, from, to)
    if (destination === undefined) {
      throw new Refusal(
        'no_original_destination',
        `nothing was captured for ${formatEndpoint(from)}`,
      )
    }
    connection.source.address = clientAddress(pod, from, destination)
    connection.destination.address = destination
    const route = await parts.decisions.route(pod.uid, destination)
    const upstream = await connect(parts, pod, connection, route, abort.signal)
    socket.setNoDelay(true)
    connection.abort = (reason) => {
      socket.resetAndDestroy()
      cut(upstream)
      connection.end(reason)
    }
    connection.open()
    const result = await pump({
      downstream: socket,
      upstream,
      onBytes: (sent, received) => connection.count(sent, received),
    })
    connection.end(result.reason)
  } catch (error) {
    socket.resetAndDestroy()
    const { reason, detail } = reasonOf(error)
    connection.end(reason, detail)
  }
}

/** What the pod's peers know the client as: its pod address of the dialled family, its own port. */
function clientAddress(pod: LocalPod, from: Endpoint, destination: Endpoint): Endpoint {
  const ip = pod.addresses.find((own) => isIpv4(own) === isIpv4(destination.ip))
  return { ip: ip ?? pod.addresses[0] ?? from.ip, port: from.port }
}

async function connect(
  parts: OutboundParts,
  pod: LocalPod,
  connection: Connection,
  route: Route,
  signal: AbortSignal,
): Promise<Upstream> {
  connection.service = route.service
  connection.destination.workload = route.workload
  switch (route.kind) {
    case 'refuse':
      throw new Refusal(route.reason, route.detail)
    case 'tunnel':
      return connectTunnel(parts, pod, connection, route, signal)
    case 'plain': {
      connection.destination.address = route.destination
      const fd = parts.broker.upstreamSocket(pod.uid, familyOf(route.destination))
      return dial(fd, route.destination, signal)
    }
    case 'self': {
      connection.destination.address = route.destination
      const client = connection.source.address ?? route.destination
      return parts.inPod.dial(pod.uid, route.destination, client, signal)
    }
  }
}

async function connectTunnel(
  parts: OutboundParts,
  pod: LocalPod,
  connection: Connection,
  route: Extract<Route, { kind: 'tunnel' }>,
  signal: AbortSignal,
): Promise<Tunnel> {
  connection.destination.address = route.via
  connection.hboneTarget = route.destination
  const host = route.service?.hostname
  const { tunnel, peer } = await parts.pool.connect(
    {
      key: tunnelKey(pod.uid, pod.identity, route.expected, route.via),
      remote: route.via,
      expected: route.expected,
      credentials: () => parts.decisions.credentials(pod.identity),
      openSocket: () =>
        startDial(parts.broker.upstreamSocket(pod.uid, familyOf(route.via)), route.via),
    },
    {
      authority: formatEndpoint(route.destination),
      headers: {
        baggage: formatBaggage(baggageOf(connection.source.workload, pod)),
        ...(connection.source.address === undefined
          ? {}
          : { forwarded: formatForwarded(connection.source.address, host) }),
        traceparent: newTraceparent(),
      },
    },
    signal,
  )
  connection.source.identity = pod.identity
  connection.destination.identity = peer
  return tunnel
}

function baggageOf(workload: Workload | undefined, pod: LocalPod) {
  return {
    clusterName: workload?.clusterId ?? '',
    namespace: pod.namespace,
    workloadKind: workload?.kind ?? 'pod',
    workloadName: workload?.workloadName ?? pod.name,
    serviceName: workload?.canonicalName ?? pod.name,
    serviceVersion: workload?.canonicalRevision ?? '',
  }
}

/** The one close reason of a failure; anything unexpected is the connect's. */
function reasonOf(error: unknown): { reason: CloseReason; detail: string } {
  const detail = describeError(error)
  if (error instanceof Refusal || error instanceof DialError || error instanceof TunnelError) {
    return { reason: error.reason, detail }
  }
  return { reason: 'connect_failed', detail }
}
