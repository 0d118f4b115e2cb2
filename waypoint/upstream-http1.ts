// HTTP/1.1 to one endpoint, by undici: one client per connection, so that we know what each has served
// and what was sent on it. Connections are dialled here first and then given to their client.
import { Readable } from 'node:stream'
import { Client, type Dispatcher, errors } from 'undici'
import { type CloseReason, describeError } from '../mesh/errors.ts'
import { DialError, type Stream } from './dial.ts'
import { readAnswer1 } from './headers.ts'
import {
  type Answer,
  type Attempt,
  failure,
  maxConnections,
  maxHeaderBytes,
  type Outgoing,
  type Pool,
} from './upstream.ts'

/**
 * An idle connection is closed after this, ms, and two seconds before the server says that it would
 * (Keep-Alive: timeout=). Servers that say nothing mostly wait for a minute or longer (nginx: 75 s).
 */
const idleMs = 30_000
const idleThresholdMs = 2_000

/** A try that is over before it began. */
const settled: Attempt = { pause() {}, resume() {}, abort() {} }

export class Http1Pool implements Pool {
  readonly #dial: (signal: AbortSignal) => Promise<Stream>
  readonly #onEmpty: () => void
  /** The one that served last is used first, so that others may grow old. */
  readonly #idle: Connection[] = []
  readonly #all = new Set<Connection>()
  #dialling = 0
  #retired = false

  constructor(options: { dial: (signal: AbortSignal) => Promise<Stream>; onEmpty: () => void }) {
    this.#dial = options.dial
    this.#onEmpty = options.onEmpty
  }

  get size(): number {
    return this.#all.size + this.#dialling
  }

  request(outgoing: Outgoing, answer: Answer, { fresh }: { fresh: boolean }): Attempt {
    if (!fresh && !this.#retired) {
      for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
        if (idle.usable) return idle.request(outgoing, answer)
      }
    }
    if (this.size >= maxConnections) {
      const detail = `${maxConnections} connections to the endpoint are in use`
      queueMicrotask(() => answer.onFailure(failure('overloaded', detail, { unsent: true })))
      return settled
    }
    return this.#open(outgoing, answer)
  }

  #open(outgoing: Outgoing, answer: Answer): Attempt {
    const abort = new AbortController()
    let attempt: Attempt | undefined
    this.#dialling++
    this.#dial(abort.signal).then(
      (stream) => {
        this.#dialling--
        const connection = this.#add(stream)
        if (!abort.signal.aborted) attempt = connection.request(outgoing, answer)
        else this.#rest(connection)
      },
      (error: unknown) => {
        this.#dialling--
        this.#checkEmpty()
        if (abort.signal.aborted) return
        const reason = error instanceof DialError ? error.reason : 'connect_failed'
        answer.onFailure(failure(reason, describeError(error), { unsent: true }))
      },
    )
    return {
      pause: () => attempt?.pause(),
      resume: () => attempt?.resume(),
      abort: () => {
        abort.abort()
        attempt?.abort()
      },
    }
  }

  #add(stream: Stream): Connection {
    const connection: Connection = new Connection(stream, {
      onIdle: () => this.#rest(connection),
      onClosed: () => {
        this.#all.delete(connection)
        const at = this.#idle.indexOf(connection)
        if (at >= 0) this.#idle.splice(at, 1)
        this.#checkEmpty()
      },
    })
    this.#all.add(connection)
    return connection
  }

  #rest(connection: Connection): void {
    if (this.#retired || !connection.usable) connection.close()
    else this.#idle.push(connection)
  }

  #checkEmpty(): void {
    if (this.size === 0) this.#onEmpty()
  }

  retire(): void {
    this.#retired = true
    for (const connection of this.#idle.splice(0)) connection.close()
  }

  [Symbol.dispose](): void {
    this.retire()
    for (const connection of this.#all) connection.close()
  }
}

class Connection {
  readonly #stream: Stream
  readonly #client: Client
  readonly #onIdle: () => void
  #served = 0

  constructor(stream: Stream, events: { onIdle: () => void; onClosed: () => void }) {
    this.#stream = stream
    this.#onIdle = events.onIdle
    let given = false
    this.#client = new Client('http://endpoint', {
      // The one connection that it has; once that is gone it must not make another.
      connect: (_options, callback) => {
        const first = !given
        given = true
        // Not before this call returns: undici would not notice.
        process.nextTick(() => {
          if (first) callback(null, stream as never)
          else callback(new Error('the connection is closed'), null)
        })
      },
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: idleMs,
      keepAliveTimeoutThreshold: idleThresholdMs,
      maxHeaderSize: maxHeaderBytes,
      bodyTimeout: 0,
    })
    stream.once('close', events.onClosed)
  }

  get usable(): boolean {
    return !this.#stream.destroyed && this.#stream.readable && this.#stream.writable
  }

  close(): void {
    // Its requests, if there are any, have been told otherwise.
    this.#client.destroy().catch(() => {})
    this.#stream.destroy()
  }

  request(outgoing: Outgoing, answer: Answer): Attempt {
    const reused = this.#served++ > 0
    const exchange = new Exchange1(outgoing, answer, {
      reused,
      release: () => this.#release(),
      close: () => this.close(),
    })
    const { method, path, authority, headers, upgrade } = outgoing
    this.#client.dispatch(
      {
        method: method as Dispatcher.HttpMethod,
        path,
        headers: ['host', authority, ...headers],
        body: outgoing.body === undefined ? null : exchange.body(outgoing.body),
        // Not after a HEAD either: what a server might send after it is caught by undici.
        reset: false,
        headersTimeout: outgoing.answerTimeoutMs,
        ...(upgrade === undefined ? {} : { upgrade }),
      },
      exchange,
    )
    return exchange
  }

  /** When the parser is through with the answer: it may be about to close the connection. */
  #release(): void {
    queueMicrotask(() => this.#onIdle())
  }
}

/** One request on a connection, as undici's handler and as our attempt. */
class Exchange1 implements Dispatcher.DispatchHandler, Attempt {
  readonly #outgoing: Outgoing
  readonly #answer: Answer
  readonly #connection: { reused: boolean; release: () => void; close: () => void }
  #controller: Dispatcher.DispatchController | undefined
  #body: Readable | undefined
  #started = false
  #done = false

  constructor(
    outgoing: Outgoing,
    answer: Answer,
    connection: { reused: boolean; release: () => void; close: () => void },
  ) {
    this.#outgoing = outgoing
    this.#answer = answer
    this.#connection = connection
  }

  /** A stream of its own: undici destroys what it has read, and the client's stream carries the answer too. */
  body(source: Readable): Readable {
    const { onBytes, onWanted } = this.#outgoing
    let wanted = false
    const body = new Readable({
      read: () => {
        if (!wanted) onWanted()
        wanted = true
        source.resume()
      },
      destroy: (error, done) => {
        source.off('data', onData).off('end', onEnd).off('close', onClose)
        done(error)
      },
    })
    const onData = (chunk: Buffer): void => {
      onBytes(chunk.length)
      if (!body.push(chunk)) source.pause()
    }
    const onEnd = (): void => {
      source.off('close', onClose)
      body.push(null)
    }
    const onClose = (): void => void body.destroy(new Error('the client has gone'))
    // undici listens when it begins to read; before that nobody would.
    body.on('error', () => {})
    source.on('data', onData).once('end', onEnd).once('close', onClose)
    source.pause()
    if (source.destroyed && !source.readableEnded) onClose()
    this.#body = body
    return body
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#started = true
    this.#controller = controller
    if (this.#done) controller.abort(new Error('given up'))
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[]>,
  ): void {
    if (this.#done) return
    if (status < 200) return this.#answer.onInformation(status, readAnswer1(headers))
    this.#answer.onHead(status, readAnswer1(headers), false)
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#done) this.#answer.onData(chunk)
  }

  onResponseEnd(
    _: Dispatcher.DispatchController,
    trailers: Record<string, string | string[]>,
  ): void {
    if (this.#done) return
    this.#done = true
    this.#connection.release()
    this.#answer.onEnd(readAnswer1(trailers))
  }

  onRequestUpgrade(
    _: Dispatcher.DispatchController,
    _status: number,
    headers: Record<string, string | string[]>,
    stream: Stream,
  ): void {
    if (this.#done) return void stream.destroy()
    this.#done = true
    const protocol = String(headers.upgrade ?? this.#outgoing.upgrade)
    this.#answer.onUpgrade([...readAnswer1(headers), 'upgrade', protocol], stream)
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    if (this.#done) return
    this.#done = true
    this.#connection.close()
    // Where nothing was read of it, it may go to another.
    this.#body?.destroy()
    const { reused } = this.#connection
    this.#answer.onFailure(
      failure(reasonOf(error), describeError(error), { unsent: !this.#started, reused }),
    )
  }

  pause(): void {
    this.#controller?.pause()
  }

  resume(): void {
    this.#controller?.resume()
  }

  abort(): void {
    if (this.#done) return
    this.#done = true
    this.#controller?.abort(new Error('given up'))
    this.#connection.close()
  }
}

/** A server that broke HTTP, a request that cannot be said in HTTP/1, or a connection that was lost. */
function reasonOf(error: Error): CloseReason {
  if (
    error instanceof errors.HTTPParserError ||
    error instanceof errors.HeadersOverflowError ||
    error instanceof errors.ResponseContentLengthMismatchError ||
    /^bad (response|upgrade)/.test(error.message)
  ) {
    return 'bad_response'
  }
  if (error instanceof errors.HeadersTimeoutError) return 'backend_timeout'
  const ours =
    error instanceof errors.InvalidArgumentError ||
    error instanceof errors.NotSupportedError ||
    error instanceof errors.RequestContentLengthMismatchError
  return ours ? 'bad_request' : 'destination_reset'
}
