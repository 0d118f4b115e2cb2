// HTTP/2 by prior knowledge to one endpoint: requests share sessions, each session being one connection.
import http2 from 'node:http2'
import type { Readable } from 'node:stream'
import { type CloseReason, describeError } from '../mesh/errors.ts'
import { DialError, type Stream } from './dial.ts'
import { readAnswer2 } from './headers.ts'
import {
  type Answer,
  type Attempt,
  failure,
  maxHeaderBytes,
  type Outgoing,
  type Pool,
} from './upstream.ts'

/** Requests at once on one session; above it another is opened. The least that RFC 9113 §6.5.2 recommends to allow. */
const maxStreams = 100
/** Sessions to one endpoint. */
const maxSessions = 64
/** A session without requests is closed after this, ms. */
const idleMs = 60_000
/** Flow control of one stream and of a session, bytes: enough for a fast network, bounded for a slow reader. */
export const innerWindows = { stream: 1_048_576, session: 4_194_304 } as const

/**
 * What node:http2 lets a session buffer before it cuts it off, MB. Its default of 10 is less than what a
 * full house of streams may have in their writers (64 KiB each) beside a window of data.
 */
export const maxSessionMemory = 64

interface Session {
  readonly http2: http2.ClientHttp2Session
  active: number
  served: number
  idle: NodeJS.Timeout | undefined
}

export class Http2Pool implements Pool {
  readonly #dial: (signal: AbortSignal) => Promise<Stream>
  readonly #onEmpty: () => void
  readonly #sessions = new Set<Session>()
  /** Whoever comes while a session is being opened waits for it. */
  #dialling: Promise<Session> | undefined
  #retired = false

  constructor(options: { dial: (signal: AbortSignal) => Promise<Stream>; onEmpty: () => void }) {
    this.#dial = options.dial
    this.#onEmpty = options.onEmpty
  }

  get size(): number {
    return this.#sessions.size
  }

  request(outgoing: Outgoing, answer: Answer, { fresh }: { fresh: boolean }): Attempt {
    const attempt = new Exchange2(outgoing, answer)
    const session = fresh ? undefined : this.#withRoom()
    if (session !== undefined) this.#send(session, attempt)
    else void this.#open(attempt)
    return attempt
  }

  async #open(attempt: Exchange2): Promise<void> {
    try {
      for (;;) {
        if (this.#sessions.size >= maxSessions) {
          const detail = `${maxSessions} sessions to the endpoint are full`
          return attempt.fail('overloaded', detail, { unsent: true })
        }
        this.#dialling ??= this.#connect().finally(() => {
          this.#dialling = undefined
        })
        const opened = await this.#dialling
        if (attempt.done) return
        // Others who waited for it may have filled it.
        const room = this.#hasRoom(opened) ? opened : this.#withRoom()
        if (room !== undefined) return this.#send(room, attempt)
      }
    } catch (error) {
      const reason = error instanceof DialError ? error.reason : 'connect_failed'
      attempt.fail(reason, describeError(error), { unsent: true })
    }
  }

  async #connect(): Promise<Session> {
    try {
      const stream = await this.#dial(new AbortController().signal)
      return this.#add(stream)
    } catch (error) {
      if (this.#sessions.size === 0) this.#onEmpty()
      throw error
    }
  }

  #add(stream: Stream): Session {
    const session: Session = {
      http2: http2.connect('http://endpoint', {
        createConnection: () => stream,
        maxSessionMemory,
        settings: {
          enablePush: false,
          initialWindowSize: innerWindows.stream,
          maxHeaderListSize: maxHeaderBytes,
        },
      }),
      active: 0,
      served: 0,
      idle: undefined,
    }
    // Its requests are told by their own streams.
    session.http2.on('error', () => {})
    session.http2.once('connect', () => session.http2.setLocalWindowSize(innerWindows.session))
    session.http2.once('close', () => {
      clearTimeout(session.idle)
      this.#sessions.delete(session)
      if (this.#sessions.size === 0) this.#onEmpty()
    })
    this.#sessions.add(session)
    this.#rest(session)
    return session
  }

  /** Of those with room the one with the least to do. */
  #withRoom(): Session | undefined {
    let found: Session | undefined
    for (const session of this.#sessions) {
      if (!this.#hasRoom(session)) continue
      if (found === undefined || session.active < found.active) found = session
    }
    return found
  }

  #hasRoom({ http2: { closed, destroyed, remoteSettings }, active }: Session): boolean {
    if (closed || destroyed || this.#retired) return false
    return active < Math.min(maxStreams, remoteSettings?.maxConcurrentStreams ?? maxStreams)
  }

  #send(session: Session, attempt: Exchange2): void {
    clearTimeout(session.idle)
    session.idle = undefined
    session.active++
    attempt.send(session.http2, session.served++ > 0, () => {
      session.active--
      if (session.active === 0) this.#rest(session)
    })
  }

  #rest(session: Session): void {
    if (this.#retired) return session.http2.close()
    clearTimeout(session.idle)
    session.idle = setTimeout(() => session.http2.close(), idleMs)
    session.idle.unref()
  }

  retire(): void {
    this.#retired = true
    for (const { http2 } of this.#sessions) http2.close()
  }

  [Symbol.dispose](): void {
    this.#retired = true
    for (const { http2 } of this.#sessions) http2.destroy()
  }
}

/** One request on a session. */
class Exchange2 implements Attempt {
  readonly #outgoing: Outgoing
  readonly #answer: Answer
  #stream: http2.ClientHttp2Stream | undefined
  #reused = false
  #timer: NodeJS.Timeout | undefined
  done = false

  constructor(outgoing: Outgoing, answer: Answer) {
    this.#outgoing = outgoing
    this.#answer = answer
  }

  send(session: http2.ClientHttp2Session, reused: boolean, released: () => void): void {
    this.#reused = reused
    const { method, path, authority, headers, body, trailers } = this.#outgoing
    const pseudo = [':method', method, ':scheme', 'http', ':authority', authority, ':path', path]
    let stream: http2.ClientHttp2Stream
    try {
      stream = session.request([...pseudo, ...headers], {
        endStream: body === undefined,
        waitForTrailers: trailers !== undefined,
      })
    } catch (error) {
      released()
      const lost = session.closed || session.destroyed
      const reason = lost ? 'destination_reset' : 'bad_request'
      queueMicrotask(() => this.fail(reason, describeError(error), { unsent: true }))
      return
    }
    this.#stream = stream
    this.#listen(stream, released)
    const { answerTimeoutMs } = this.#outgoing
    if (answerTimeoutMs > 0) {
      this.#timer = setTimeout(() => {
        this.fail('backend_timeout', `no answer within ${answerTimeoutMs} ms`)
        stream.destroy(new Error('given up'))
      }, answerTimeoutMs)
    }
    if (body !== undefined) this.#send(body, stream)
  }

  #listen(stream: http2.ClientHttp2Stream, released: () => void): void {
    const answer = this.#answer
    let trailers: string[] = []
    let error: Error | undefined
    stream.on('headers', (headers, _, raw) => {
      if (!this.done) answer.onInformation(Number(headers[':status']), readAnswer2(raw))
    })
    stream.once('response', (headers, flags, raw) => {
      clearTimeout(this.#timer)
      if (this.done) return
      const end = (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) !== 0
      answer.onHead(Number(headers[':status']), readAnswer2(raw), end)
      // Not before: node:http2 would tell of data that came with the head first.
      stream.on('data', (chunk: Buffer) => {
        if (!this.done) answer.onData(chunk)
      })
    })
    stream.once('trailers', (_, __, raw) => {
      trailers = readAnswer2(raw)
    })
    stream.once('end', () => {
      // A stream that was reset ends too.
      if (this.done || stream.rstCode !== http2.constants.NGHTTP2_NO_ERROR) return
      this.done = true
      answer.onEnd(trailers)
    })
    stream.once('error', (cause) => {
      error = cause
    })
    stream.once('close', () => {
      clearTimeout(this.#timer)
      released()
      const { rstCode } = stream
      const detail = error === undefined ? `reset with code ${rstCode}` : describeError(error)
      const unsent = rstCode === http2.constants.NGHTTP2_REFUSED_STREAM
      this.fail(reasonOf(error), detail, { unsent })
    })
  }

  #send(body: Readable, stream: http2.ClientHttp2Stream): void {
    const { onBytes, onWanted, trailers } = this.#outgoing
    onWanted()
    const onData = (chunk: Buffer): void => {
      onBytes(chunk.length)
      if (!stream.write(chunk)) body.pause()
    }
    const onEnd = (): void => {
      body.off('close', onClose)
      stream.end()
    }
    const onClose = (): void => void stream.destroy(new Error('the client has gone'))
    if (body.destroyed && !body.readableEnded) return onClose()
    body.on('data', onData).once('end', onEnd).once('close', onClose)
    stream.on('drain', () => body.resume())
    stream.once('close', () => body.off('data', onData).off('end', onEnd).off('close', onClose))
    if (trailers !== undefined) {
      stream.once('wantTrailers', () => stream.sendTrailers(pairs(trailers())))
    }
    body.resume()
  }

  fail(reason: CloseReason, detail: string, more: { unsent?: boolean } = {}): void {
    if (this.done) return
    this.done = true
    this.#answer.onFailure(failure(reason, detail, { ...more, reused: this.#reused }))
  }

  pause(): void {
    this.#stream?.pause()
  }

  resume(): void {
    this.#stream?.resume()
  }

  abort(): void {
    if (this.done) return
    this.done = true
    // Not close(): node:http2 would end the body first, and the server would take half of it for all.
    this.#stream?.destroy(new Error('given up'))
  }
}

/** node:http2 takes trailers as an object only. */
export function pairs(list: readonly string[]): Record<string, string | string[]> {
  const object: Record<string, string | string[]> = Object.create(null)
  for (let i = 0; i < list.length; i += 2) {
    const name = list[i]!
    const before = object[name]
    object[name] = before === undefined ? list[i + 1]! : [before, list[i + 1]!].flat()
  }
  return object
}

/** The server broke HTTP/2, or does not speak it at all; or the stream or session was lost. */
function reasonOf(error: Error | undefined): CloseReason {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  return code === 'ERR_HTTP2_ERROR' || code === 'ERR_HTTP2_SESSION_ERROR'
    ? 'bad_response'
    : 'destination_reset'
}
