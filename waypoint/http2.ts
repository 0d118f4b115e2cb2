// HTTP/2 inside of tunnels, by prior knowledge: node:http2's sessions, whose library refuses what HTTP/2
// forbids (connection-level fields, wrong pseudo fields, bodies that are not what content-length says).
import http2 from 'node:http2'
import type { Duplex, Readable } from 'node:stream'
import type { Tunnel } from '../mesh/hbone/tunnel.ts'
import type { ClientConnection } from './connections.ts'
import type { ClientStream } from './exchange.ts'
import type { HeaderList } from './headers.ts'
import type { RequestSink } from './http1.ts'
import { readHead } from './request.ts'
import { maxHeaderBytes } from './upstream.ts'
import { innerWindows, maxSessionMemory, pairs } from './upstream-http2.ts'

/** Requests at once on one connection; more wait at the client. Envoy's and nginx' order of magnitude. */
const maxStreams = 256
/** Fields of one message; node's own default of 128 is less than HTTP/1 lets through. */
const maxFields = 2_000
/** A connection on which nothing moves takes no more requests after this, ms; those on it go on. */
const idleMs = 300_000

/** Takes over a tunnel whose client speaks HTTP/2; it ends with the client or by `connection.drain`. */
export function serveHttp2(tunnel: Tunnel, connection: ClientConnection, sink: RequestSink): void {
  const session = http2.performServerHandshake(tunnel, {
    settings: {
      maxConcurrentStreams: maxStreams,
      initialWindowSize: innerWindows.stream,
      maxHeaderListSize: maxHeaderBytes,
    },
    maxHeaderListPairs: maxFields,
    maxSessionMemory,
  })
  session.setLocalWindowSize(innerWindows.session)
  connection.drain = () => session.close()
  session.setTimeout(idleMs, () => session.close())
  session.on('error', (error) => {
    sink.refused(connection, 0, `HTTP/2: ${error.message}`)
  })
  session.on('stream', (stream, _, flags, raw) => {
    serveStream(stream, flags, raw, connection, sink)
  })
  // The session is over when its last request is, and with it the tunnel.
  session.once('close', () => tunnel.end())
}

function serveStream(
  stream: http2.ServerHttp2Stream,
  flags: number,
  raw: readonly string[],
  connection: ClientConnection,
  sink: RequestSink,
): void {
  const hasBody = (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) === 0
  const client = new Http2Client(stream, hasBody)
  const pseudo = (name: string): string | undefined => {
    const at = raw.indexOf(name)
    return at < 0 ? undefined : raw[at + 1]
  }
  const head = readHead({
    version: 'http2',
    method: pseudo(':method') ?? '',
    target: pseudo(':path') ?? '',
    authority: pseudo(':authority'),
    raw,
    fallback: undefined,
    upgradable: false,
  })
  if (!('problem' in head)) return sink.begin(connection, client, head)
  sink.refused(connection, 400, head.problem)
  client.respond(400, ['content-length', '0'], true)
}

class Http2Client implements ClientStream {
  readonly body: Readable | undefined
  readonly #stream: http2.ServerHttp2Stream
  #trailers: HeaderList = []
  /** Of the answer. */
  #last: HeaderList = []
  #ended = false
  onDrain = (): void => {}
  onGone = (): void => {}

  constructor(stream: http2.ServerHttp2Stream, hasBody: boolean) {
    this.#stream = stream
    this.body = hasBody ? stream : undefined
    // A client may reset at any time: 'close' tells.
    stream.on('error', () => {})
    stream.once('trailers', (_, __, raw) => {
      this.#trailers = raw.filter((_, i) => !raw[i - (i % 2)]!.startsWith(':'))
    })
    stream.once('close', () => {
      if (!this.#ended || stream.rstCode !== http2.constants.NGHTTP2_NO_ERROR) this.onGone()
    })
  }

  trailers(): HeaderList {
    return this.#trailers
  }

  inform(status: number, headers: HeaderList): void {
    if (this.#stream.headersSent || this.#stream.destroyed) return
    this.#stream.additionalHeaders({ ':status': status, ...pairs(headers) })
  }

  respond(status: number, headers: HeaderList, end: boolean): void {
    const stream = this.#stream
    if (stream.destroyed || stream.closed) return
    // Without a length there may be trailers: that is not known until the end.
    const waitForTrailers = !end && headers.indexOf('content-length') < 0
    // A list keeps the order of the fields; the types know objects only.
    const list = [':status', String(status), ...headers] as unknown as http2.OutgoingHttpHeaders
    stream.respond(list, { endStream: end, waitForTrailers })
    if (waitForTrailers) {
      stream.once('wantTrailers', () => {
        try {
          stream.sendTrailers(pairs(this.#last))
        } catch (error) {
          stream.destroy(error as Error)
        }
      })
    }
    if (end) this.#finish()
  }

  write(chunk: Buffer): boolean {
    if (this.#stream.destroyed || this.#stream.write(chunk)) return true
    this.#stream.once('drain', () => this.onDrain())
    return false
  }

  end(trailers: HeaderList): void {
    this.#last = trailers
    this.#stream.end()
    this.#finish()
  }

  /** Answered in full; what the client still sends is not wanted any more. */
  #finish(): void {
    this.#ended = true
    if (this.body !== undefined && !this.body.readableEnded) this.body.resume()
  }

  reset(): void {
    this.onGone = () => {}
    this.#stream.destroy(new Error('reset'))
  }

  upgrade(): Duplex {
    throw new Error('HTTP/2 has no upgrade')
  }
}
