// Tells control what is enrolled on this node: the whole state, whenever it changes, over a stream
// that is opened again when it breaks.
import type { ClientDuplexStream } from '@grpc/grpc-js'
import { describeError } from '../../mesh/errors.ts'
import { type Channel, type NodeReport, type NodeReportAck, nodeService } from '../../mesh/grpc.ts'
import { Backoff } from '../../mesh/process/backoff.ts'
import type { Logger } from '../../mesh/process/log.ts'
import { leyline } from '../../proto/gen/messages.js'

const backoffRange = { minMs: 50, maxMs: 15_000 }
const { State } = leyline.node.v1.PodReport
const states = { idle: State.IDLE, enrolled: State.ENROLLED, failed: State.FAILED } as const

export interface ReportedPod {
  readonly uid: string
  readonly state: keyof typeof states
  readonly reason: string
}

type Stream = ClientDuplexStream<NodeReport, NodeReportAck>

export class Reporter implements Disposable {
  readonly #channel: Channel
  readonly #log: Logger
  readonly #backoff = new Backoff(backoffRange)
  #pods: readonly ReportedPod[] | undefined
  #stream: Stream | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: { channel: Channel; log: Logger }) {
    this.#channel = options.channel
    this.#log = options.log.child({ component: 'report' })
  }

  /** The pods of this node as of now; sent at once, and again to every control that takes over. */
  report(pods: readonly ReportedPod[]): void {
    this.#pods = pods
    if (this.#stream === undefined) this.#connect()
    else this.#send()
  }

  [Symbol.dispose](): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#stream?.cancel()
  }

  #connect(): void {
    if (this.#closed || this.#timer !== undefined) return
    try {
      const stream = this.#channel.stream(nodeService.report)
      stream.on('data', () => this.#backoff.reset())
      stream.on('error', (error) => this.#lost(stream, error))
      stream.on('end', () => this.#lost(stream, undefined))
      this.#stream = stream
      this.#send()
    } catch (error) {
      this.#lost(undefined, error)
    }
  }

  #lost(stream: Stream | undefined, error: unknown): void {
    if (this.#closed || stream !== this.#stream) return
    this.#stream = undefined
    this.#log.debug({ error: describeError(error) }, 'report stream lost')
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#connect()
    }, this.#backoff.next())
  }

  #send(): void {
    this.#stream?.write({
      pods: (this.#pods ?? []).map(({ uid, state, reason }) => ({
        uid,
        state: states[state],
        reason,
      })),
    })
  }
}
