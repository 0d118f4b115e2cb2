// Bytes that are passed on as they are: no HTTP, or not known to be.
import { formatForwarded, newTraceparent } from '../mesh/hbone/headers.ts'
import { cut, pump, type Tunnel } from '../mesh/hbone/pump.ts'
import { describeError } from '../mesh/errors.ts'
import { type AccessLog, flagsOf } from './access.ts'
import { type Balancer, pick, shun, type Target } from './balance.ts'
import type { ClientConnection } from './connections.ts'
import { DialError, type Stream } from './dial.ts'
import type { Routes } from './router.ts'
import type { Upstreams } from './upstreams.ts'

/** Endpoints tried for one connection. */
const maxTries = 3

export interface TcpParts {
  readonly routes: () => Routes
  readonly balancer: Balancer
  readonly upstreams: Upstreams
  readonly access: AccessLog
}

/** Serves one connection to its end. Never rejects. */
export async function serveTcp(
  parts: TcpParts,
  tunnel: Tunnel,
  connection: ClientConnection,
): Promise<void> {
  const gone = new AbortController()
  tunnel.once('close', () => gone.abort())
  const tried: Target[] = []
  let server: Stream
  try {
    server = await connect(parts, connection, tried, gone.signal)
  } catch (error) {
    tunnel.reset()
    const reason = error instanceof DialError ? error.reason : 'connect_failed'
    connection.edge(tried.at(-1)).connections(flagsOf(reason)).failed++
    return write(parts, connection, tried.at(-1), reason, describeError(error))
  }
  const target = tried.at(-1)!
  const counts = connection.edge(target).connections('-')
  counts.opened++
  target.active++
  let forced: Parameters<ClientConnection['abort']>[0] | undefined
  connection.abort = (reason) => {
    forced = reason
    cut(server)
    cut(tunnel)
  }
  const { reason } = await pump({
    downstream: tunnel,
    upstream: server,
    onBytes: (toServer, toClient) => {
      counts.received += toServer
      counts.sent += toClient
      connection.received += toServer
      connection.sent += toClient
    },
  })
  target.active--
  counts.closed++
  write(parts, connection, target, forced ?? reason, undefined)
}

async function connect(
  { routes, balancer, upstreams }: TcpParts,
  { destination, client, traceparent }: ClientConnection,
  tried: Target[],
  signal: AbortSignal,
): Promise<Stream> {
  const { dialled } = destination
  const service = destination.kind === 'service' ? destination.service : undefined
  const targets =
    destination.kind === 'workload'
      ? [balancer.single(destination.workload, dialled)]
      : balancer.of(
          destination.service,
          dialled.ip,
          dialled.port,
          routes().services.get(destination.routed.key)?.bound === false,
        )
  const headers = {
    forwarded: formatForwarded(client, service?.hostname),
    traceparent: traceparent ?? newTraceparent(),
  }
  for (;;) {
    const target = pick(targets, tried)
    if (target === undefined)
      throw new DialError('no_healthy_endpoint', 'no healthy endpoint for the port')
    tried.push(target)
    try {
      return await upstreams.dial(target, headers, signal)
    } catch (error) {
      shun(target)
      if (signal.aborted || tried.length >= maxTries || tried.length >= targets.length) throw error
    }
  }
}

function write(
  { access }: TcpParts,
  connection: ClientConnection,
  target: Target | undefined,
  reason: Parameters<AccessLog['wants']>[0],
  detail: string | undefined,
): void {
  if (!access.wants(reason)) return
  const fields = {
    ...connection.fields(target),
    protocol: 'tcp',
    bytes_sent: connection.sent,
    bytes_recv: connection.received,
    duration: `${Date.now() - connection.openedAt}ms`,
  }
  access.write('connection complete', fields, reason, detail)
}
