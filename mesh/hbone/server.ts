// The receiving end of HBONE, one per pod: mutual TLS on a socket accepted elsewhere, HTTP/2 on
// top, and one request event per CONNECT. Who may connect to what is decided by the caller.
import http2 from 'node:http2'
import type net from 'node:net'
import tls from 'node:tls'
import { type Endpoint, tryIp } from '../address.ts'
import { type Credentials, peerIdentity } from '../certificate.ts'
import type { CloseReason } from '../errors.ts'
import { formatIdentity, type Identity } from '../identity.ts'
import {
  type Baggage,
  parseAuthority,
  parseBaggage,
  parseForwarded,
  parseTraceparent,
} from './headers.ts'
import {
  asTunnel,
  endWithPeer,
  handshakeTimeoutMs,
  sessionOptions,
  type Tunnel,
  tend,
  tlsOptions,
} from './tunnel.ts'

export interface TunnelRequest {
  /** Proven by the certificate that TLS verified. */
  readonly peer: Identity
  /** TCP peer of the tunnel. */
  readonly remote: Endpoint
  /** Where the tunnel was reached. */
  readonly local: Endpoint
  readonly rawAuthority: string
  readonly authority: Endpoint | { readonly host: string; readonly port: number }
  readonly baggage: Baggage
  readonly forwardedFor: Endpoint | undefined
  readonly forwardedHost: string | undefined
  readonly traceparent: string | undefined
  /** Answers 200; the stream is the application's from then on. */
  accept(): Tunnel
  /** Answers without a tunnel; does nothing once answered. */
  refuse(status: 400 | 401 | 503): void
}

/** A peer that did not get as far as a request. */
export interface Refused {
  readonly reason: CloseReason
  readonly remote: Endpoint | undefined
  readonly peer?: Identity
  readonly detail: string
}

export class TunnelServer implements AsyncDisposable {
  readonly #options: {
    credentials: () => Credentials | undefined
    onRequest: (request: TunnelRequest) => void
    onRefused: (event: Refused) => void
  }
  readonly #tls: tls.Server
  readonly #sessions = new Set<http2.ServerHttp2Session>()
  /** Sockets whose handshake is under way, and where they came from: a closed socket no longer knows. */
  readonly #pending = new Map<net.Socket, Endpoint | undefined>()
  #current: Credentials | undefined
  #draining = false

  constructor(options: {
    /** The pod's own certificate; without one every peer is refused. */
    credentials: () => Credentials | undefined
    onRequest: (request: TunnelRequest) => void
    onRefused: (event: Refused) => void
  }) {
    this.#options = options
    this.#tls = tls.createServer({
      requestCert: true,
      // Refused below, where the reason can be told.
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      ALPNProtocols: ['h2'],
      handshakeTimeout: handshakeTimeoutMs,
    })
    this.#tls.on('secureConnection', (socket) => this.#secured(socket))
    this.#tls.on('tlsClientError', (error, socket) => {
      const detail = `TLS handshake: ${error.message}`
      this.#refuse('tls_failure', this.#pending.get(rawOf(socket)), detail)
      socket.destroy()
    })
  }

  get sessions(): number {
    return this.#sessions.size
  }

  /** Takes over a freshly accepted TCP socket. */
  handle(socket: net.Socket): void {
    socket.on('error', () => {})
    const credentials = this.#options.credentials()
    if (credentials === undefined || this.#draining) {
      const detail = "no certificate for the pod's identity at hand"
      this.#refuse('certificate_unavailable', remoteOf(socket), detail)
      return void socket.resetAndDestroy()
    }
    if (credentials !== this.#current) {
      this.#tls.setSecureContext(tlsOptions(credentials))
      this.#current = credentials
    }
    endWithPeer(socket)
    socket.setNoDelay(true)
    socket.setKeepAlive(true, keepAliveMs)
    this.#pending.set(socket, remoteOf(socket))
    // Later than the handshake's own word on the same close.
    socket.once('close', () => setImmediate(() => this.#pending.delete(socket)))
    this.#tls.emit('connection', socket)
  }

  #secured(socket: tls.TLSSocket): void {
    this.#pending.delete(rawOf(socket))
    const remote = remoteOf(socket)
    const local = localOf(socket)
    const refuse = (reason: CloseReason, detail: string): void => {
      this.#refuse(reason, remote, detail)
      socket.destroy()
    }
    socket.on('error', () => {})
    endWithPeer(socket)
    if (remote === undefined || local === undefined) return void socket.destroy()
    if (socket.alpnProtocol !== 'h2') return refuse('tls_failure', 'the peer does not offer h2')
    const certificate = socket.getPeerX509Certificate()
    if (certificate === undefined) return refuse('tls_failure', 'the peer has no certificate')
    if (!socket.authorized) {
      const why = String(socket.authorizationError ?? 'not verified')
      return refuse('tls_failure', `the peer's certificate: ${why}`)
    }
    const peer = peerIdentity(certificate.raw)
    if ('problem' in peer)
      return refuse('identity_mismatch', `the peer's certificate: ${peer.problem}`)
    const own = this.#current
    if (own === undefined || peer.ok.trustDomain !== own.identity.trustDomain) {
      const detail = `trust domain of ${formatIdentity(peer.ok)} is not ${own?.identity.trustDomain}`
      return refuse('identity_mismatch', detail)
    }
    const notAfter = Math.min(own.notAfter, Date.parse(certificate.validTo))
    this.#session(socket, { peer: peer.ok, remote, local }, notAfter)
  }

  #session(
    socket: tls.TLSSocket,
    ends: { peer: Identity; remote: Endpoint; local: Endpoint },
    notAfter: number,
  ): void {
    const session = http2.performServerHandshake(socket, sessionOptions('server'))
    this.#sessions.add(session)
    session.once('close', () => this.#sessions.delete(session))
    session.on('error', (error) => {
      this.#refuse('tunnel_failed', ends.remote, `HTTP/2: ${error.message}`, ends.peer)
    })
    session.on('stream', (stream, headers) => this.#stream(stream, headers, ends))
    tend(session, socket, notAfter)
    if (this.#draining) session.close()
  }

  #stream(
    stream: http2.ServerHttp2Stream,
    headers: http2.IncomingHttpHeaders,
    ends: { peer: Identity; remote: Endpoint; local: Endpoint },
  ): void {
    // A peer may reset at any time; whoever owns the stream sees its close.
    stream.on('error', () => {})
    const answer = (status: number): void => {
      if (stream.headersSent || stream.destroyed) return
      stream.respond({ ':status': status }, { endStream: true })
      // The peer may go on sending on a stream we are done with.
      stream.resume()
    }
    const rawAuthority = headers[':authority'] ?? ''
    const authority = parseAuthority(rawAuthority)
    const problem =
      headers[':method'] !== 'CONNECT'
        ? `expected CONNECT, got ${headers[':method']}`
        : headers[':scheme'] !== undefined || headers[':path'] !== undefined
          ? 'CONNECT with :scheme or :path'
          : authority === undefined
            ? `malformed authority ${JSON.stringify(rawAuthority.slice(0, 300))}`
            : undefined
    if (problem !== undefined || authority === undefined) {
      answer(400)
      return this.#refuse('bad_request', ends.remote, problem ?? 'malformed', ends.peer)
    }
    const forwarded = parseForwarded(single(headers.forwarded))
    this.#options.onRequest({
      ...ends,
      rawAuthority,
      authority,
      baggage: parseBaggage(single(headers.baggage)),
      forwardedFor: forwarded.client,
      forwardedHost: forwarded.host,
      traceparent: parseTraceparent(single(headers.traceparent)),
      accept: () => {
        if (!stream.destroyed) stream.respond({ ':status': 200 })
        return asTunnel(stream)
      },
      refuse: answer,
    })
  }

  #refuse(
    reason: CloseReason,
    remote: Endpoint | undefined,
    detail: string,
    peer?: Identity,
  ): void {
    this.#options.onRefused({ reason, remote, detail, ...(peer === undefined ? {} : { peer }) })
  }

  /** New handshakes use the new certificate; sessions made with the old one take no more streams. */
  credentialsChanged(): void {
    for (const session of this.#sessions) session.close()
  }

  /** GOAWAY to every peer; resolves when all streams have ended or the deadline is over. */
  async drain(deadlineMs: number): Promise<void> {
    this.#draining = true
    for (const socket of this.#pending.keys()) socket.destroy()
    const closed = [...this.#sessions].map(
      (session) =>
        new Promise<void>((resolve) => {
          session.once('close', resolve)
          session.close()
        }),
    )
    let timer: NodeJS.Timeout | undefined
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, deadlineMs)
      timer.unref()
    })
    await Promise.race([Promise.all(closed), deadline])
    clearTimeout(timer)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.drain(0)
    for (const session of this.#sessions) session.destroy()
    for (const socket of this.#pending.keys()) socket.destroy()
  }
}

/** TCP keep-alive of tunnel connections: first probe after, ms (ztunnel's). */
export const keepAliveMs = 180_000

/** The socket that was handed to TLS. No public property leads there; the tests of refusals and draining watch over this one. */
function rawOf(socket: tls.TLSSocket): net.Socket {
  return (socket as unknown as { _parent: net.Socket })._parent
}

function remoteOf(socket: net.Socket): Endpoint | undefined {
  return endpointOf(socket.remoteAddress, socket.remotePort)
}

function localOf(socket: net.Socket): Endpoint | undefined {
  return endpointOf(socket.localAddress, socket.localPort)
}

function endpointOf(address: string | undefined, port: number | undefined): Endpoint | undefined {
  const ip = address === undefined ? undefined : tryIp(address)
  return ip === undefined || port === undefined ? undefined : { ip, port }
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}
