// HTTP/1.1 inside of tunnels: node:http's server, given streams instead of sockets, with its strict
// parser. What it cannot parse is refused here and written down like any other request.
import http from 'node:http'
import type { Duplex, Readable } from 'node:stream'
import { formatEndpoint } from '../mesh/address.ts'
import type { Tunnel } from '../mesh/hbone/tunnel.ts'
import type { ClientConnection } from './connections.ts'
import type { ClientStream } from './exchange.ts'
import type { HeaderList } from './headers.ts'
import { type RequestHead, readHead } from './request.ts'
import { maxHeaderBytes } from './upstream.ts'

/** A connection without requests is closed after this, ms: longer than what clients keep theirs for. */
const keepAliveMs = 300_000
/** From the first byte of a request to the end of its head, ms; node:http's default. */
const headersTimeoutMs = 60_000
/** A client that does not close its half after we have closed ours is cut off after this, ms. */
const lingerMs = 5_000

export interface RequestSink {
  begin(connection: ClientConnection, client: ClientStream, head: RequestHead): void
  /** A request that was refused unread. */
  refused(connection: ClientConnection, status: number, detail: string): void
}

export class Http1Server {
  readonly #server: http.Server
  readonly #sink: RequestSink
  readonly #connections = new WeakMap<object, Served>()

  constructor(sink: RequestSink) {
    this.#sink = sink
    const server = http.createServer({
      insecureHTTPParser: false,
      maxHeaderSize: maxHeaderBytes,
      keepAliveTimeout: keepAliveMs,
      headersTimeout: headersTimeoutMs,
      // A body may take as long as it wants to: an upload is as legitimate as a download.
      requestTimeout: 0,
      // Ours says more, and HTTP/1.0 needs none.
      requireHostHeader: false,
      shouldUpgradeCallback: ({ headers }) => mayUpgrade(headers),
    })
    // All or nothing: above the default of 2,000 node:http would drop fields silently.
    server.maxHeadersCount = 0
    server.on('request', (request, response) => this.#request(request, response))
    server.on('checkContinue', (request, response) => this.#request(request, response))
    server.on('upgrade', (request, stream, head) => this.#upgrade(request, stream, head))
    server.on('connect', (_, stream) => {
      const served = this.#connections.get(stream)
      if (served === undefined) return void stream.destroy()
      this.#sink.refused(served.connection, 400, 'CONNECT is not for a waypoint')
      refuse(stream, 400)
    })
    server.on('clientError', (error: NodeJS.ErrnoException, stream) => this.#bad(error, stream))
    // Its keep-alive is over: node:http would reset it, a client may expect better.
    server.on('timeout', (stream) => closeGently(stream))
    this.#server = server
  }

  /** Takes over a tunnel whose client speaks HTTP/1; it ends with the client or by `connection.drain`. */
  serve(tunnel: Tunnel, connection: ClientConnection): void {
    const served = new Served(tunnel, connection)
    this.#connections.set(tunnel, served)
    connection.drain = () => served.drain()
    this.#server.emit('connection', tunnel)
  }

  #request(request: http.IncomingMessage, response: http.ServerResponse): void {
    const served = this.#connections.get(request.socket)
    if (served === undefined) return void request.socket.destroy()
    served.begin(response)
    const client = new Http1Client(request, response, served)
    this.#begin(served.connection, client, request, false)
  }

  #upgrade(request: http.IncomingMessage, stream: Duplex, head: Buffer): void {
    const served = this.#connections.get(stream)
    if (served === undefined) return void stream.destroy()
    // node:http has let go of the stream; should the server not want to, this one answers and closes.
    const response = new http.ServerResponse(request)
    response.assignSocket(stream as never)
    response.shouldKeepAlive = false
    response.once('finish', () => closeGently(stream))
    if (head.length > 0) stream.unshift(head)
    served.begin(response)
    this.#begin(served.connection, new Http1Client(request, response, served), request, true)
  }

  #begin(
    connection: ClientConnection,
    client: Http1Client,
    request: http.IncomingMessage,
    upgradable: boolean,
  ): void {
    const head = readHead({
      version: 'http1',
      method: request.method ?? '',
      target: request.url ?? '',
      authority: undefined,
      raw: request.rawHeaders,
      upgradable,
      // RFC 9112 §3.2: only HTTP/1.0 may do without.
      fallback:
        request.httpVersionMinor === 0 ? formatEndpoint(connection.destination.dialled) : undefined,
    })
    if (!('problem' in head)) return this.#sink.begin(connection, client, head)
    this.#sink.refused(connection, 400, head.problem)
    client.refuse(400)
  }

  /** Bytes that are no request. Whatever is being answered on this connection is cut off with it. */
  #bad(error: NodeJS.ErrnoException, stream: Duplex): void {
    const served = this.#connections.get(stream)
    const reset = error.code === 'ECONNRESET' || error.code === 'EPIPE'
    if (served === undefined || stream.destroyed || reset) return void stream.destroy()
    const status = statuses[error.code ?? ''] ?? 400
    if (served.busy) return served.break()
    // A connection that is merely closed in the middle of nothing says nothing.
    if (error.code !== 'ERR_HTTP_REQUEST_TIMEOUT' || served.connection.requests === 0) {
      this.#sink.refused(served.connection, status, `${error.code ?? ''} ${error.message}`.trim())
    }
    refuse(stream, status)
  }
}

const statuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** HTTP/2 is not to be had by upgrade (RFC 9113 §3.1), and a body would blur where the other protocol begins. */
function mayUpgrade(headers: http.IncomingHttpHeaders): boolean {
  const hasBody =
    headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  return !hasBody && headers.upgrade !== undefined && !/^h2c?\b|^http\//i.test(headers.upgrade)
}

function refuse(stream: Duplex, status: number): void {
  if (stream.writable) {
    const text = http.STATUS_CODES[status] ?? ''
    stream.write(`HTTP/1.1 ${status} ${text}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
  }
  closeGently(stream)
}

/** Ends our half; a client that does not end its own is cut off. */
function closeGently(stream: Duplex): void {
  stream.end()
  stream.resume()
  setTimeout(() => stream.destroy(), lingerMs).unref()
}

/** One connection: what is being answered on it, so that it can be closed when nothing is. */
class Served {
  readonly connection: ClientConnection
  readonly tunnel: Tunnel
  readonly #responses = new Set<http.ServerResponse>()
  #draining = false

  constructor(tunnel: Tunnel, connection: ClientConnection) {
    this.tunnel = tunnel
    this.connection = connection
  }

  get busy(): boolean {
    return this.#responses.size > 0
  }

  begin(response: http.ServerResponse): void {
    this.#responses.add(response)
    if (this.#draining) response.shouldKeepAlive = false
  }

  /** What follows in the stream cannot be trusted: what has no answer yet gets 400, and that is the end. */
  break(): void {
    this.#draining = true
    for (const response of this.#responses) {
      if (!response.headersSent) response.shouldKeepAlive = false
    }
    for (const exchange of this.connection.live) exchange.abort('bad_request')
    closeGently(this.tunnel)
  }

  ended(response: http.ServerResponse): void {
    this.#responses.delete(response)
    if (this.#draining && this.#responses.size === 0) closeGently(this.tunnel)
  }

  /** `Connection: close` with the answers under way; at once when there are none. */
  drain(): void {
    if (this.#draining) return
    this.#draining = true
    for (const response of this.#responses) {
      if (!response.headersSent) response.shouldKeepAlive = false
    }
    if (this.#responses.size === 0) closeGently(this.tunnel)
  }
}

class Http1Client implements ClientStream {
  readonly body: Readable | undefined
  readonly #request: http.IncomingMessage
  readonly #response: http.ServerResponse
  readonly #served: Served
  #started = false
  onDrain = (): void => {}
  onGone = (): void => {}

  constructor(request: http.IncomingMessage, response: http.ServerResponse, served: Served) {
    this.#request = request
    this.#response = response
    this.#served = served
    const { headers } = request
    const length = headers['content-length']
    const framed =
      headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
    this.body = framed ? request : undefined
    // Its end is told by the response's.
    request.on('error', () => {})
    response.on('error', () => {})
    response.once('close', () => {
      // Whoever read of the body may have stopped in the middle: what is left of it is in the way of the
      // next request.
      if (framed) request.resume()
      served.ended(response)
      if (!response.writableFinished) this.onGone()
    })
  }

  trailers(): HeaderList {
    return this.#request.rawTrailers.map((each, i) => (i % 2 === 0 ? each.toLowerCase() : each))
  }

  inform(status: number, headers: HeaderList): void {
    // HTTP/1.0 knows no such thing. RFC 9110 §15.2.
    if (this.#response.headersSent || this.#request.httpVersionMinor === 0) return
    if (status === 100) this.#response.writeContinue()
    else this.#response.writeInformation(status, headers)
  }

  respond(status: number, headers: HeaderList, end: boolean): void {
    this.#response.writeHead(status, headers)
    if (end) this.#response.end()
    // The body mostly comes with its head and goes out with it; where it does not, the head must not wait.
    else process.nextTick(() => this.#started || this.#response.flushHeaders())
  }

  write(chunk: Buffer): boolean {
    this.#started = true
    if (this.#response.write(chunk)) return true
    this.#response.once('drain', () => this.onDrain())
    return false
  }

  end(trailers: HeaderList): void {
    this.#started = true
    if (trailers.length > 0) {
      const pairs: [string, string][] = []
      for (let i = 0; i < trailers.length; i += 2) pairs.push([trailers[i]!, trailers[i + 1]!])
      this.#response.addTrailers(pairs)
    }
    this.#response.end()
  }

  reset(): void {
    this.onGone = () => {}
    this.#served.tunnel.reset()
  }

  /** Answers in place of everybody and closes: what follows in the stream cannot be trusted. */
  refuse(status: number): void {
    this.#response.shouldKeepAlive = false
    this.#response.writeHead(status, ['content-length', '0'])
    this.#response.end()
  }

  upgrade(headers: HeaderList): Duplex {
    const stream = this.#served.tunnel
    this.#response.removeAllListeners('finish')
    this.#response.detachSocket(stream as never)
    this.#served.connection.drain = () => {}
    const lines = ['HTTP/1.1 101 Switching Protocols', 'connection: upgrade']
    for (let i = 0; i < headers.length; i += 2) lines.push(`${headers[i]}: ${headers[i + 1]}`)
    stream.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'))
    return stream
  }
}
