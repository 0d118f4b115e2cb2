// A connection to an endpoint: through HBONE under the waypoint's own identity where the endpoint's agent
// takes tunnels, plain TCP where it has none.
import net from 'node:net'
import { formatEndpoint } from '../mesh/address.ts'
import type { Credentials } from '../mesh/certificate.ts'
import { ports } from '../mesh/constants.ts'
import { type CloseReason, describeError } from '../mesh/errors.ts'
import { TunnelError, type TunnelHeaders, TunnelPool, tunnelKey } from '../mesh/hbone/pool.ts'
import type { Tunnel } from '../mesh/hbone/tunnel.ts'
import type { Identity } from '../mesh/identity.ts'
import { workloadIdentity } from '../mesh/model.ts'
import type { Logger } from '../mesh/process/log.ts'
import type { Target } from './balance.ts'

/** A connect that takes longer has failed, ms: HBONE's limit too. */
const connectTimeoutMs = 10_000

/** A connection that did not come about; nothing was sent to the application. */
export class DialError extends Error {
  readonly reason: CloseReason

  constructor(reason: CloseReason, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.name = 'DialError'
    this.reason = reason
  }
}

export type Stream = Tunnel | net.Socket

export class Dialer implements AsyncDisposable {
  readonly #pool: TunnelPool
  readonly #identity: () => Identity
  readonly #credentials: () => Promise<Credentials>

  constructor(options: {
    /** The waypoint's own. */
    identity: () => Identity
    credentials: () => Promise<Credentials>
    log: Logger
  }) {
    this.#identity = options.identity
    this.#credentials = options.credentials
    const log = options.log.child({ component: 'pool' })
    this.#pool = new TunnelPool({ onSession: (event) => log.debug(event, 'tunnel session') })
  }

  /** Rejects with a {@link DialError}. */
  async dial(target: Target, headers: TunnelHeaders, signal: AbortSignal): Promise<Stream> {
    if (target.workload.tunnel === 'none') return dialPlain(target, signal)
    const remote = { ip: target.endpoint.ip, port: ports.hbone }
    const expected = [workloadIdentity(target.workload)]
    try {
      const { tunnel } = await this.#pool.connect(
        {
          key: tunnelKey('waypoint', this.#identity(), expected, remote),
          remote,
          expected,
          credentials: this.#credentials,
          openSocket: () =>
            net.connect({ host: remote.ip, port: remote.port, allowHalfOpen: true }),
        },
        { authority: formatEndpoint(target.endpoint), headers },
        signal,
      )
      return tunnel
    } catch (error) {
      const reason = error instanceof TunnelError ? error.reason : 'connect_failed'
      throw new DialError(reason, describeError(error), { cause: error })
    }
  }

  /** New connections use the new certificate; tunnels that stand go on. */
  credentialsChanged(): void {
    this.#pool.closeWhere(() => true)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool[Symbol.asyncDispose]()
  }
}

function dialPlain(target: Target, signal: AbortSignal): Promise<net.Socket> {
  const { ip, port } = target.endpoint
  const to = formatEndpoint(target.endpoint)
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: ip, port, allowHalfOpen: true, noDelay: true })
    const fail = (reason: CloseReason, message: string): void => {
      settle()
      socket.destroy()
      reject(new DialError(reason, message))
    }
    const onError = (error: NodeJS.ErrnoException): void =>
      fail(
        error.code === 'ECONNREFUSED' ? 'connect_refused' : 'connect_failed',
        `connect ${to}: ${error.code ?? error.message}`,
      )
    const onAbort = (): void => fail('source_reset', 'the client has gone')
    const timer = setTimeout(
      () => fail('connect_timeout', `connect ${to}: no answer within ${connectTimeoutMs} ms`),
      connectTimeoutMs,
    )
    const settle = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      socket.off('error', onError)
      // Whoever takes the socket over adds its own; between the two a reset must not be fatal.
      socket.on('error', () => {})
    }
    socket.once('connect', () => {
      settle()
      resolve(socket)
    })
    socket.on('error', onError)
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
