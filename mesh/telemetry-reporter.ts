// Tells control what its owner counts: the whole state every few seconds, over a stream that is opened
// again when it breaks. One report is under way at a time, so a slow control is told less often, never
// a queue. Agents and waypoints use it; the dashboard shows what they say.
import { randomUUID } from 'node:crypto'
import type { ClientDuplexStream } from '@grpc/grpc-js'
import { leyline } from '../proto/gen/messages.js'
import { describeError } from './errors.ts'
import { type Channel, type TelemetryAck, type TelemetryReport, telemetryService } from './grpc.ts'
import { Backoff } from './process/backoff.ts'
import type { Logger } from './process/log.ts'
import { maxReportBytes, telemetryHeartbeatMs, telemetryIntervalMs } from './telemetry.ts'

const { Edge } = leyline.telemetry.v1
type IEdge = leyline.telemetry.v1.IEdge

const backoffRange = { minMs: 250, maxMs: 15_000 }
/** A control that holds the stream but does not answer a report for this long is left, ms. */
const ackDeadlineMs = 30_000

type Stream = ClientDuplexStream<TelemetryReport, TelemetryAck>

export class TelemetryReporter implements Disposable {
  /** Of this process: counters begin at zero with it, which is how control knows a restart. */
  readonly #instance = randomUUID()
  readonly #channel: Channel
  readonly #edges: () => readonly IEdge[]
  readonly #heartbeatMs: number
  readonly #log: Logger
  readonly #backoff = new Backoff(backoffRange)
  readonly #ticker: NodeJS.Timeout
  #stream: Stream | undefined
  /** Not to connect before this, by performance.now(). */
  #notBefore = 0
  /** When the report under way was sent; undefined: none is. */
  #sentAt: number | undefined
  /** What was last acknowledged on this stream, and when. */
  #acknowledged: { sum: number; at: number } | undefined
  #sending = 0
  #truncated = false

  /** `edges` gives counters since the start of the process, in the same order each time; new ones last. */
  constructor(options: {
    channel: Channel
    edges: () => readonly IEdge[]
    log: Logger
    intervalMs?: number
    heartbeatMs?: number
  }) {
    this.#channel = options.channel
    this.#edges = options.edges
    this.#heartbeatMs = options.heartbeatMs ?? telemetryHeartbeatMs
    this.#log = options.log.child({ component: 'telemetry' })
    this.#ticker = setInterval(() => this.#tick(), options.intervalMs ?? telemetryIntervalMs)
    this.#ticker.unref()
  }

  [Symbol.dispose](): void {
    clearInterval(this.#ticker)
    const stream = this.#stream
    this.#stream = undefined
    stream?.cancel()
  }

  #tick(): void {
    const now = performance.now()
    if (this.#sentAt !== undefined) {
      if (now - this.#sentAt > ackDeadlineMs) this.#stream?.cancel()
      return
    }
    if (this.#stream === undefined && now < this.#notBefore) return
    const edges = this.#edges()
    const sum = sumOf(edges)
    const { sum: told, at } = this.#acknowledged ?? { sum: undefined, at: 0 }
    if (sum === told && now - at < this.#heartbeatMs) return
    this.#send(edges, sum, now)
  }

  #send(edges: readonly IEdge[], sum: number, now: number): void {
    try {
      this.#stream ??= this.#connect()
    } catch (error) {
      return this.#lost(undefined, error)
    }
    this.#sentAt = now
    this.#sending = sum
    this.#stream.write({ instance: this.#instance, edges: this.#fitting(edges) })
  }

  #connect(): Stream {
    const stream = this.#channel.stream(telemetryService.report)
    stream.on('data', () => {
      this.#backoff.reset()
      this.#sentAt = undefined
      this.#acknowledged = { sum: this.#sending, at: performance.now() }
    })
    stream.on('error', (error) => this.#lost(stream, error))
    stream.on('end', () => this.#lost(stream, undefined))
    return stream
  }

  #lost(stream: Stream | undefined, error: unknown): void {
    if (stream !== this.#stream) return
    this.#stream = undefined
    this.#sentAt = undefined
    // Another control may answer next: it knows nothing yet.
    this.#acknowledged = undefined
    this.#notBefore = performance.now() + this.#backoff.next()
    this.#log.debug({ error: describeError(error) }, 'telemetry stream lost')
  }

  /** As many edges as fit into a report: always the same ones, so that none comes and goes. */
  #fitting(edges: readonly IEdge[]): IEdge[] {
    const fitting: IEdge[] = []
    let bytes = 0
    for (const edge of edges) {
      // Its own length, field number and length prefix.
      bytes += Edge.encode(edge).len + 6
      if (bytes > maxReportBytes) break
      fitting.push(edge)
    }
    if (fitting.length < edges.length && !this.#truncated) {
      this.#truncated = true
      const facts = { edges: edges.length, reported: fitting.length }
      this.#log.warn(facts, 'too many edges for one report: control is not told of the newest ones')
    }
    return fitting
  }
}

/** Counters only grow: their sum, and the number of edges, change whenever one of them does. */
function sumOf(edges: readonly IEdge[]): number {
  let sum = edges.length
  for (const { opened, closed, failed, bytesToServer, bytesToClient, requests } of edges) {
    for (const each of [opened, closed, failed, bytesToServer, bytesToClient]) {
      sum += Number(each ?? 0)
    }
    for (const { count } of requests ?? []) sum += 1 + Number(count ?? 0)
  }
  return sum
}
