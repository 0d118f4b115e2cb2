// Small facts about sockets that the three listeners share: their addresses, dialling with a
// passed descriptor, and telling failures apart.
import net from 'node:net'
import { type Endpoint, formatEndpoint, isIpv4, isLoopback, tryIp } from '../../mesh/address.ts'
import type { CloseReason } from '../../mesh/errors.ts'

/** How long a connect may take, ms: ztunnel's and HBONE's common limit. */
export const connectTimeoutMs = 10_000
/** Connections that one listener may hold before we accept them. */
const backlog = 4096

export function remoteEndpoint(socket: net.Socket): Endpoint | undefined {
  return endpoint(socket.remoteAddress, socket.remotePort)
}

export function localEndpoint(socket: net.Socket): Endpoint | undefined {
  return endpoint(socket.localAddress, socket.localPort)
}

function endpoint(address: string | undefined, port: number | undefined): Endpoint | undefined {
  const ip = address === undefined ? undefined : tryIp(address)
  return ip === undefined || port === undefined ? undefined : { ip, port }
}

export function familyOf(to: Endpoint): 4 | 6 {
  return isIpv4(to.ip) ? 4 : 6
}

export function isLocal(at: Endpoint | undefined): boolean {
  return at === undefined || isLoopback(at.ip)
}

/**
 * Serves an already listening descriptor; the returned server owns it. Accepted sockets are
 * paused and half-open until somebody pumps them. Resolves once it is being served.
 */
export function serve(fd: number, accept: (socket: net.Socket) => void): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer({ pauseOnConnect: true, allowHalfOpen: true }, accept)
    server.once('error', reject)
    // libuv listens again on the descriptor: without a backlog it would fall back to 511.
    server.listen({ fd, backlog }, () => resolve(server))
  })
}

/** A connect that failed, with the one reason for it. */
export class DialError extends Error {
  readonly reason: CloseReason

  constructor(reason: CloseReason, message: string) {
    super(message)
    this.name = 'DialError'
    this.reason = reason
  }
}

/**
 * Connects an unconnected descriptor, which the returned socket owns. Rejects with a
 * {@link DialError}; the descriptor is closed then.
 */
export function dial(fd: number, to: Endpoint, signal?: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = startDial(fd, to)
    const fail = (reason: CloseReason, message: string): void => {
      settle()
      socket.destroy()
      reject(new DialError(reason, message))
    }
    const target = formatEndpoint(to)
    const onError = (error: NodeJS.ErrnoException): void =>
      fail(dialFailure(error), `connect ${target}: ${error.code ?? error.message}`)
    const onAbort = (): void => fail('connect_failed', `connect ${target}: given up`)
    const onConnect = (): void => {
      settle()
      resolve(socket)
    }
    const timer = setTimeout(() => {
      fail('connect_timeout', `connect ${target}: no answer within ${connectTimeoutMs} ms`)
    }, connectTimeoutMs)
    const settle = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      socket.off('error', onError).off('connect', onConnect)
      // Whoever takes the socket over adds its own; between the two a reset must not be fatal.
      socket.on('error', () => {})
    }
    socket.once('connect', onConnect).once('error', onError)
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}

/** The socket around a descriptor, connecting. The wrapping and the connect must share one turn of the loop. */
export function startDial(fd: number, to: Endpoint): net.Socket {
  const socket = new net.Socket({ fd, readable: true, writable: true, allowHalfOpen: true })
  socket.connect({ host: to.ip, port: to.port })
  return socket
}

function dialFailure(error: NodeJS.ErrnoException): CloseReason {
  if (error.code === 'ECONNREFUSED') return 'connect_refused'
  if (error.code === 'ETIMEDOUT') return 'connect_timeout'
  return 'connect_failed'
}
