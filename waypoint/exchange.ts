// One request from its head to the end of its answer: route, draw a backend, pick an endpoint, try it,
// pass both bodies on, and write down what became of it. Nothing is buffered: the slower side sets the pace.
import { randomUUID } from 'node:crypto'
import type { Duplex, Readable } from 'node:stream'
import { type CloseReason, describeError } from '../mesh/errors.ts'
import { serviceKey } from '../mesh/model.ts'
import type { AccessLog } from './access.ts'
import { pick, shun, type Target } from './balance.ts'
import type { ClientConnection } from './connections.ts'
import {
  append,
  change,
  clientCertHeader,
  type HeaderList,
  remove,
  set,
  valueOf,
} from './headers.ts'
import { isServed, type Plan, type PlanParts, plan } from './plan.ts'
import { attemptAttributes, record } from './record.ts'
import type { RequestHead } from './request.ts'
import type { RoutedRule } from './router.ts'
import type { AttemptTrace, RequestTrace, Tracing } from './trace.ts'
import type { Answer, Attempt, Failure } from './upstream.ts'
import type { Upstreams } from './upstreams.ts'

/** Without a timeout of a rule an answer must begin within this, ms (undici's own default); gRPC streams may be silent for ever. */
const answerTimeoutMs = 300_000
/** Endpoints tried for one request. */
const maxTries = 3
/** RFC 9110 §9.2.2 */
const idempotent: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PUT',
  'DELETE',
])

/** The client's side of one request, in either version of HTTP. */
export interface ClientStream {
  readonly body: Readable | undefined
  /** After the end of the body. */
  trailers(): HeaderList
  /** 1xx */
  inform(status: number, headers: HeaderList): void
  respond(status: number, headers: HeaderList, end: boolean): void
  /** False: `onDrain` says when to go on. */
  write(chunk: Buffer): boolean
  end(trailers: HeaderList): void
  /** The answer is cut off: it must not look complete. */
  reset(): void
  /** 101: hands over the connection. */
  upgrade(headers: HeaderList): Duplex
  onDrain: () => void
  /** The client has gone, or its stream has. */
  onGone: () => void
}

export interface ExchangeParts extends PlanParts {
  readonly upstreams: Upstreams
  readonly tracing: Tracing
  readonly access: AccessLog
  /** Carries what an upgraded connection became. */
  readonly splice: (
    client: Duplex,
    server: Duplex,
    onBytes: (toServer: number, toClient: number) => void,
  ) => Promise<CloseReason>
}

export class Exchange implements Answer {
  readonly connection: ClientConnection
  readonly head: RequestHead
  readonly #startedAt = performance.now()
  readonly #parts: ExchangeParts
  readonly #client: ClientStream
  readonly #trace: RequestTrace
  readonly #tried: Target[] = []
  #plan: Plan | undefined
  #rule: RoutedRule | undefined
  readonly #headers: HeaderList
  #authority = ''
  #target: Target | undefined
  #attempt: Attempt | undefined
  #span: AttemptTrace | undefined
  #requestTimer: NodeJS.Timeout | undefined
  #tryTimer: NodeJS.Timeout | undefined
  #status = 0
  #grpcStatus: number | undefined
  #requestBytes = 0
  #responseBytes = 0
  #bodyTaken = false
  #done = false

  constructor(
    parts: ExchangeParts,
    connection: ClientConnection,
    client: ClientStream,
    head: RequestHead,
  ) {
    this.#parts = parts
    this.connection = connection
    this.#client = client
    this.head = head
    this.#headers = head.headers
    this.#trace = parts.tracing.begin(valueOf(head.headers, 'traceparent'), connection.traceparent)
    connection.requests++
    connection.live.add(this)
    client.onGone = () => this.#gone()
    client.onDrain = () => this.#attempt?.resume()
  }

  get done(): boolean {
    return this.#done
  }

  start(): void {
    const { destination } = this.connection
    if (!isServed(this.#parts, destination)) this.connection.drain()
    const made = plan(this.#parts, destination, this.head)
    this.#rule = made.rule
    if ('status' in made) return this.#refuse(made.status, made.reason, made.detail)
    this.#plan = made
    this.#prepare(made)
    const limit = made.rule?.rule.requestTimeoutMs ?? 0
    if (limit > 0) {
      const detail = `longer than ${limit} ms`
      this.#requestTimer = setTimeout(() => this.#fail('request_timeout', detail), limit)
    }
    this.#try(false)
  }

  /** What the server is told beside what the client said. */
  #prepare(plan: Plan): void {
    const headers = this.#headers
    append(headers, 'x-forwarded-for', this.connection.client.ip)
    if (valueOf(headers, 'x-request-id') === undefined) headers.push('x-request-id', randomUUID())
    headers.push(clientCertHeader, this.connection.certificate)
    if (plan.rule !== undefined) change(headers, plan.rule.rule.requestHeaders)
    if (plan.backend !== undefined) change(headers, plan.backend.requestHeaders)
    this.#authority = valueOf(headers, 'host') ?? this.head.authority
    remove(headers, 'host')
    if (plan.version === 'http1') {
      remove(headers, 'te')
      remove(headers, 'trailer')
    }
  }

  #try(fresh: boolean): void {
    const plan = this.#plan!
    const target = pick(plan.targets, this.#tried)
    if (target === undefined) {
      const what = plan.service === undefined ? 'the pod' : serviceKey(plan.service)
      const name = plan.backend?.service ?? what
      return this.#fail('no_healthy_endpoint', `${name} has no healthy endpoint for the port`)
    }
    this.#ask(target, fresh)
  }

  #ask(target: Target, fresh: boolean): void {
    const { head } = this
    const { rule, service, version } = this.#plan!
    this.#target = target
    this.#tried.push(target)
    target.active++
    this.#span = this.#trace.attempt(head.method, () => attemptAttributes(head, target))
    const { traceparent } = this.#span
    if (traceparent !== undefined) set(this.#headers, 'traceparent', traceparent)
    const limit = rule?.rule.backendTimeoutMs ?? 0
    if (limit > 0) {
      const detail = `no answer within ${limit} ms`
      this.#tryTimer = setTimeout(() => this.#fail('backend_timeout', detail), limit)
    }
    const trailing = valueOf(this.#headers, 'trailer') !== undefined
    this.#attempt = this.#parts.upstreams.pool(target, service?.hostname, version).request(
      {
        method: head.method,
        path: head.target,
        authority: this.#authority,
        headers: this.#headers,
        body: this.#client.body,
        upgrade: version === 'http1' ? head.upgrade : undefined,
        answerTimeoutMs: limit > 0 || head.grpc ? 0 : answerTimeoutMs,
        trailers: trailing ? () => this.#client.trailers() : undefined,
        onWanted: () => {
          this.#bodyTaken = true
          if (head.continues) this.#client.inform(100, [])
        },
        onBytes: (bytes) => {
          this.#requestBytes += bytes
        },
      },
      this,
      { fresh },
    )
  }

  onInformation(status: number, headers: HeaderList): void {
    // 101 is none of the server's business here, and 100 is answered by us.
    if (status <= 101) return
    try {
      this.#client.inform(status, headers)
    } catch {
      // It was only information.
    }
  }

  onHead(status: number, headers: HeaderList, end: boolean): void {
    const { rule, backend } = this.#plan!
    if (rule !== undefined) change(headers, rule.rule.responseHeaders)
    if (backend !== undefined) change(headers, backend.responseHeaders)
    try {
      this.#client.respond(status, headers, end)
    } catch (error) {
      // What may be read may not be written: a field, or a status, that the client's HTTP does not know.
      return this.#fail('bad_response', describeError(error))
    }
    this.#status = status
    if (this.head.grpc) this.#noteGrpc(headers)
    if (end) this.#finish('closed')
  }

  onData(chunk: Buffer): void {
    if (this.#done) return
    this.#responseBytes += chunk.length
    if (!this.#client.write(chunk)) this.#attempt?.pause()
  }

  onEnd(trailers: HeaderList): void {
    if (this.#done) return
    if (this.head.grpc) this.#noteGrpc(trailers)
    try {
      this.#client.end(trailers)
    } catch (error) {
      return this.#fail('bad_response', describeError(error))
    }
    this.#finish('closed')
  }

  onUpgrade(headers: HeaderList, server: Duplex): void {
    clearTimeout(this.#tryTimer)
    clearTimeout(this.#requestTimer)
    this.#status = 101
    const { rule, backend } = this.#plan!
    if (rule !== undefined) change(headers, rule.rule.responseHeaders)
    if (backend !== undefined) change(headers, backend.responseHeaders)
    // From here on the stream is the other protocol's, to its end.
    this.#client.onGone = () => {}
    const client = this.#client.upgrade(headers)
    const count = (toServer: number, toClient: number): void => {
      this.#requestBytes += toServer
      this.#responseBytes += toClient
    }
    void this.#parts.splice(client, server, count).then((reason) => this.#finish(reason))
  }

  onFailure(failure: Failure): void {
    if (this.#done) return
    this.#endTry(failure.reason)
    if (this.#mayRetry(failure)) return
    this.#fail(failure.reason, failure.detail)
  }

  /** Tries again where the server cannot have acted on the first try. Says whether it does. */
  #mayRetry(failure: Failure): boolean {
    const target = this.#target!
    if (this.#status !== 0 || this.#bodyTaken || this.#tried.length >= maxTries) return false
    if (failure.reason === 'bad_request' || failure.reason === 'overloaded') return false
    // A connection that was kept may have been closed by the server before it saw the request.
    const stale =
      failure.reused &&
      failure.reason === 'destination_reset' &&
      (failure.unsent || (idempotent.has(this.head.method) && this.#client.body === undefined))
    if (stale) {
      this.#ask(target, true)
      return true
    }
    if (!failure.unsent) return false
    shun(target)
    if (pick(this.#plan!.targets, this.#tried) === undefined) return false
    this.#try(false)
    return true
  }

  #endTry(failed: CloseReason | undefined): void {
    clearTimeout(this.#tryTimer)
    if (this.#span === undefined) return
    this.#target!.active--
    this.#span.end(
      this.#status === 0 ? {} : { 'http.response.status_code': this.#status },
      failed ?? (this.#status >= 500 ? String(this.#status) : undefined),
    )
    this.#span = undefined
    this.#attempt = undefined
  }

  #noteGrpc(fields: HeaderList): void {
    const text = valueOf(fields, 'grpc-status')
    if (text === undefined) return
    // 0..16 are all there are; a server's invention is UNKNOWN. It is a metric label.
    const code = Number(text)
    this.#grpcStatus = Number.isInteger(code) && code >= 0 && code <= 16 ? code : 2
  }

  /** The request has failed: an answer if there was none, else the cut that tells. */
  #fail(reason: CloseReason, detail: string): void {
    if (this.#done) return
    this.#attempt?.abort()
    this.#endTry(reason)
    if (this.#status !== 0) {
      this.#client.reset()
      return this.#finish(reason, detail)
    }
    this.#refuse(statusOf(reason), reason, detail)
  }

  /** Answers in the waypoint's own name; the reason is a word of the closed list, the detail is for the log. */
  #refuse(status: number, reason: CloseReason, detail: string): void {
    if (this.head.grpc) {
      this.#status = 200
      this.#grpcStatus = grpcStatusOf(status)
      const fields = [
        'grpc-status',
        String(this.#grpcStatus),
        'grpc-message',
        `waypoint: ${reason}`,
      ]
      this.#client.respond(200, ['content-type', 'application/grpc', ...fields], true)
    } else {
      this.#status = status
      const body = Buffer.from(`waypoint: ${reason}\n`)
      const fields = ['content-type', 'text/plain', 'content-length', String(body.length)]
      const bodiless = this.head.method === 'HEAD'
      this.#client.respond(status, fields, bodiless)
      if (!bodiless) {
        this.#responseBytes += body.length
        this.#client.write(body)
        this.#client.end([])
      }
    }
    this.#finish(reason, detail)
  }

  /** Ends the request from outside: the waypoint stops, or its connection has to. */
  abort(reason: CloseReason): void {
    this.#fail(reason, reason)
  }

  #gone(): void {
    if (this.#done) return
    this.#attempt?.abort()
    this.#endTry('source_reset')
    this.#finish('source_reset')
  }

  #finish(reason: CloseReason, detail?: string): void {
    if (this.#done) return
    this.#done = true
    this.connection.live.delete(this)
    clearTimeout(this.#requestTimer)
    this.#endTry(undefined)
    record(this.#parts.access, this.#trace, {
      connection: this.connection,
      head: this.head,
      rule: this.#rule?.rule.name ?? '',
      backend: this.#plan?.backend?.service ?? '',
      target: this.#target,
      tries: this.#tried.length,
      status: this.#status,
      grpcStatus: this.#grpcStatus,
      requestBytes: this.#requestBytes,
      responseBytes: this.#responseBytes,
      ms: performance.now() - this.#startedAt,
      reason,
      detail,
    })
  }
}

function statusOf(reason: CloseReason): number {
  if (reason === 'request_timeout' || reason === 'backend_timeout') return 504
  if (reason === 'bad_response') return 502
  if (reason === 'bad_request') return 400
  return 503
}

/** gRPC's own mapping of HTTP codes (doc/http-grpc-status-mapping.md). */
function grpcStatusOf(status: number): number {
  if (status === 400 || status === 431) return 13
  if (status === 404) return 12
  return status === 500 ? 2 : 14
}
