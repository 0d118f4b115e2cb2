// The dialling end of HBONE: one pool per agent, sessions shared by all connections of one pod to
// one peer. A session is never shared across identities: the key holds everything it proves.
import http2 from 'node:http2'
import type net from 'node:net'
import tls from 'node:tls'
import { type Endpoint, formatEndpoint } from '../address.ts'
import { type Credentials, peerIdentity } from '../certificate.ts'
import { type CloseReason, describeError } from '../errors.ts'
import { formatIdentity, type Identity, sameIdentity } from '../identity.ts'
import { keepAliveMs } from './server.ts'
import {
  asTunnel,
  endWithPeer,
  handshakeTimeoutMs,
  sessionOptions,
  type Tunnel,
  tend,
  tlsOptions,
} from './tunnel.ts'

/** Streams of one session; above it another session is opened (ztunnel's number). */
const maxStreams = 100
/** A session without streams is released after this, ms. */
const idleMs = 300_000
/** The peer answers once it has connected to its application: its connect limit and some slack, ms. */
const answerTimeoutMs = 15_000

/** A tunnel that did not come about. */
export class TunnelError extends Error {
  readonly reason: CloseReason
  readonly status: number | undefined

  constructor(
    reason: CloseReason,
    message: string,
    options: { status?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'TunnelError'
    this.reason = reason
    this.status = options.status
  }
}

export interface TunnelTarget {
  /** From {@link tunnelKey}. */
  readonly key: string
  readonly remote: Endpoint
  /** The peer must prove to be one of these. */
  readonly expected: readonly Identity[]
  credentials(): Promise<Credentials>
  /** A socket that is connecting to `remote`. */
  openSocket(): net.Socket
}

/** Everything that two connections must have in common to share a session. */
export function tunnelKey(
  pod: string,
  source: Identity,
  expected: readonly Identity[],
  remote: Endpoint,
): string {
  const peers = expected.map(formatIdentity).sort().join(',')
  return `${pod}|${formatIdentity(source)}|${peers}|${formatEndpoint(remote)}`
}

export interface TunnelHeaders {
  readonly baggage?: string
  readonly forwarded?: string
  readonly traceparent?: string
}

interface Session {
  readonly target: TunnelTarget
  readonly http2: http2.ClientHttp2Session
  readonly peer: Identity
  streams: number
  idle: NodeJS.Timeout | undefined
}

export class TunnelPool implements AsyncDisposable {
  readonly #sessions = new Map<string, Set<Session>>()
  /** Handshakes under way, by key: whoever comes meanwhile waits for the same one. */
  readonly #dialling = new Map<string, Promise<Session>>()
  readonly #onSession: (event: Record<string, unknown>) => void
  #closed = false

  /** `onSession` hears of sessions opened and closed, for logs. */
  constructor(options: { onSession?: (event: Record<string, unknown>) => void } = {}) {
    this.#onSession = options.onSession ?? (() => {})
  }

  /** Resolves once the peer has answered 200. Rejects with a {@link TunnelError}. */
  async connect(
    target: TunnelTarget,
    request: { authority: string; headers: TunnelHeaders },
    signal: AbortSignal,
  ): Promise<{ tunnel: Tunnel; peer: Identity }> {
    for (let attempt = 1; ; attempt++) {
      const { session, fresh } = await this.#session(target)
      if (signal.aborted) throw new TunnelError('connect_failed', 'the client has gone')
      try {
        const tunnel = await this.#request(session, request, signal)
        return { tunnel, peer: session.peer }
      } catch (error) {
        // A session that died before it answered may have been dying already: nothing was sent to
        // the application, so one fresh session may try again.
        const lost = error instanceof TunnelError && error.reason === 'tunnel_failed'
        if (!lost || fresh || attempt > 1 || signal.aborted) throw error
      }
    }
  }

  /** A session with room, shared, or one made now. */
  async #session(target: TunnelTarget): Promise<{ session: Session; fresh: boolean }> {
    for (let waited = false; ; waited = true) {
      if (this.#closed) throw new TunnelError('agent_drained', 'the agent is stopping')
      const ready = this.#withRoom(target.key)
      if (ready !== undefined) {
        // Taken before anybody else looks: rooms are counted, not guessed.
        ready.streams++
        clearTimeout(ready.idle)
        return { session: ready, fresh: waited }
      }
      let dialling = this.#dialling.get(target.key)
      if (dialling === undefined) {
        dialling = this.#dial(target).finally(() => this.#dialling.delete(target.key))
        this.#dialling.set(target.key, dialling)
      }
      await dialling
    }
  }

  #withRoom(key: string): Session | undefined {
    for (const session of this.#sessions.get(key) ?? []) {
      if (session.http2.closed || session.http2.destroyed) continue
      const allowed = session.http2.remoteSettings?.maxConcurrentStreams ?? maxStreams
      if (session.streams < Math.min(maxStreams, allowed)) return session
    }
    return undefined
  }

  async #dial(target: TunnelTarget): Promise<Session> {
    let credentials: Credentials
    try {
      credentials = await target.credentials()
    } catch (cause) {
      throw new TunnelError('certificate_unavailable', describeError(cause), { cause })
    }
    const { socket, peer, notAfter } = await handshake(target, credentials)
    const session: Session = {
      target,
      http2: http2.connect('https://hbone', {
        ...sessionOptions('client'),
        createConnection: () => socket,
      }),
      peer,
      streams: 0,
      idle: undefined,
    }
    // Streams report the failure of their session themselves.
    session.http2.on('error', () => {})
    await new Promise<void>((resolve, reject) => {
      session.http2.once('connect', () => resolve())
      session.http2.once('close', () =>
        reject(
          new TunnelError('tunnel_failed', `${formatEndpoint(target.remote)} closed the session`),
        ),
      )
    })
    tend(session.http2, socket, Math.min(credentials.notAfter, notAfter))
    this.#add(session)
    return session
  }

  #add(session: Session): void {
    const { key, remote } = session.target
    const set = this.#sessions.get(key) ?? new Set()
    set.add(session)
    this.#sessions.set(key, set)
    this.#onSession({ event: 'opened', remote: formatEndpoint(remote), key })
    session.http2.once('close', () => {
      clearTimeout(session.idle)
      set.delete(session)
      if (set.size === 0 && this.#sessions.get(key) === set) this.#sessions.delete(key)
      this.#onSession({ event: 'closed', remote: formatEndpoint(remote), key })
    })
    // A session nobody came to use in the end must not stay for ever either.
    this.#rest(session)
  }

  #rest(session: Session): void {
    clearTimeout(session.idle)
    session.idle = setTimeout(() => session.http2.close(), idleMs)
    session.idle.unref()
  }

  #request(
    session: Session,
    request: { authority: string; headers: TunnelHeaders },
    signal: AbortSignal,
  ): Promise<Tunnel> {
    return new Promise((resolve, reject) => {
      const released = (): void => {
        session.streams--
        if (session.streams === 0) this.#rest(session)
      }
      let stream: http2.ClientHttp2Stream
      try {
        stream = session.http2.request(
          { ':method': 'CONNECT', ':authority': request.authority, ...request.headers },
          { endStream: false },
        )
      } catch (cause) {
        released()
        return reject(new TunnelError('tunnel_failed', describeError(cause), { cause }))
      }
      stream.once('close', released)
      awaitAnswer(stream, session, signal).then(() => resolve(asTunnel(stream)), reject)
    })
  }

  /** Sessions that match take no more streams; the ones they have go on. */
  closeWhere(predicate: (target: TunnelTarget) => boolean): void {
    for (const set of this.#sessions.values()) {
      for (const session of set) if (predicate(session.target)) session.http2.close()
    }
  }

  get size(): number {
    return [...this.#sessions.values()].reduce((sum, set) => sum + set.size, 0)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#dialling.values())
    for (const set of this.#sessions.values()) for (const { http2 } of set) http2.destroy()
  }
}

/** Resolves on 200; the stream is closed otherwise. */
function awaitAnswer(
  stream: http2.ClientHttp2Stream,
  session: Session,
  signal: AbortSignal,
): Promise<void> {
  const remote = formatEndpoint(session.target.remote)
  return new Promise((resolve, reject) => {
    let failure: unknown
    const settle = (error?: TunnelError): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      stream.off('close', onClose)
      if (error === undefined) return resolve()
      asTunnel(stream).reset()
      reject(error)
    }
    const onAbort = (): void => settle(new TunnelError('source_reset', 'the client has gone'))
    const onClose = (): void => {
      const detail = failure === undefined ? `code ${stream.rstCode}` : describeError(failure)
      const message = `${remote} ended the tunnel before answering: ${detail}`
      settle(new TunnelError('tunnel_failed', message, { cause: failure }))
    }
    const timer = setTimeout(() => {
      settle(
        new TunnelError('connect_timeout', `${remote} did not answer within ${answerTimeoutMs} ms`),
      )
    }, answerTimeoutMs)
    stream.on('error', (error) => {
      failure = error
    })
    stream.once('close', onClose)
    stream.once('response', (headers) => {
      const status = Number(headers[':status'])
      if (status === 200) return settle()
      const reason = status === 401 ? 'denied' : 'tunnel_refused'
      settle(new TunnelError(reason, `${remote} answered ${status}`, { status }))
    })
    signal.addEventListener('abort', onAbort, { once: true })
  })
}

interface Secured {
  readonly socket: tls.TLSSocket
  readonly peer: Identity
  /** Of the peer's certificate, ms epoch. */
  readonly notAfter: number
}

/** TCP and TLS to the peer, and proof that it is who it should be. */
function handshake(target: TunnelTarget, credentials: Credentials): Promise<Secured> {
  const remote = formatEndpoint(target.remote)
  return new Promise((resolve, reject) => {
    const raw = target.openSocket()
    let connected = false
    endWithPeer(raw)
    raw.setNoDelay(true)
    raw.setKeepAlive(true, keepAliveMs)
    raw.once('connect', () => {
      connected = true
    })
    const socket = tls.connect({
      ...tlsOptions(credentials),
      socket: raw,
      // No host name is involved: the identity is checked below, on the certificate itself.
      checkServerIdentity: () => undefined,
    })
    endWithPeer(socket)
    const fail = (reason: CloseReason, message: string, cause?: unknown): void => {
      clearTimeout(timer)
      socket.destroy()
      raw.destroy()
      reject(new TunnelError(reason, message, { cause }))
    }
    const timer = setTimeout(() => {
      const what = connected ? 'TLS handshake' : 'connect'
      const hint = connected ? '' : '; hint: is a NetworkPolicy blocking it?'
      const reason = connected ? 'tls_failure' : 'connect_timeout'
      fail(reason, `${what} ${remote} timed out after ${handshakeTimeoutMs} ms${hint}`)
    }, handshakeTimeoutMs)
    const onError = (error: NodeJS.ErrnoException): void => {
      const reason = connected ? 'tls_failure' : connectFailure(error)
      fail(
        reason,
        `${connected ? 'TLS handshake with' : 'connect'} ${remote}: ${error.message}`,
        error,
      )
    }
    raw.on('error', onError)
    socket.on('error', onError)
    socket.once('secureConnect', () => {
      const checked = checkPeer(socket, target)
      if ('problem' in checked) return fail(checked.reason, `${remote}: ${checked.problem}`)
      clearTimeout(timer)
      resolve({ socket, ...checked })
    })
  })
}

function connectFailure(error: NodeJS.ErrnoException): CloseReason {
  if (error.code === 'ECONNREFUSED') return 'connect_refused'
  if (error.code === 'ETIMEDOUT') return 'connect_timeout'
  return 'connect_failed'
}

function checkPeer(
  socket: tls.TLSSocket,
  target: TunnelTarget,
): { peer: Identity; notAfter: number } | { reason: CloseReason; problem: string } {
  const certificate = socket.getPeerX509Certificate()
  if (socket.alpnProtocol !== 'h2' || certificate === undefined) {
    return { reason: 'tls_failure', problem: 'the peer does not speak HBONE (no h2)' }
  }
  const identity = peerIdentity(certificate.raw)
  if ('problem' in identity) return { reason: 'identity_mismatch', problem: identity.problem }
  if (!target.expected.some((expected) => sameIdentity(expected, identity.ok))) {
    const expected = target.expected.map(formatIdentity).join(' or ')
    const problem = `expected ${expected}, the peer is ${formatIdentity(identity.ok)}`
    return { reason: 'identity_mismatch', problem }
  }
  return { peer: identity.ok, notAfter: Date.parse(certificate.validTo) }
}
