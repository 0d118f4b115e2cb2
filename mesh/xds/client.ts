// The agent's end of delta ADS: one stream for all types, reconnected with back-off, telling what it
// holds so that only changes come. ACK means applied; a NACK names every resource that was bad.
import type { ClientDuplexStream } from '@grpc/grpc-js'
import type { TypeUrl } from '../constants.ts'
import { describeError } from '../errors.ts'
import {
  type Channel,
  type DiscoveryRequest,
  type DiscoveryResponse,
  discoveryService,
} from '../grpc.ts'
import { Backoff } from '../process/backoff.ts'
import type { Logger } from '../process/log.ts'

export interface XdsResource {
  readonly name: string
  readonly aliases: readonly string[]
  readonly version: string
  readonly bytes: Uint8Array
}

export interface XdsBatch {
  readonly typeUrl: TypeUrl
  readonly upserts: readonly XdsResource[]
  readonly removed: readonly string[]
}

export interface Rejection {
  readonly name: string
  readonly reason: string
}

/** ztunnel's range: the first try again comes at once, a control plane that is away is left in peace. */
const backoffRange = { minMs: 10, maxMs: 15_000 }
/** Control answers a new stream in milliseconds, in seconds when it has to ask who we are; doubled up to the second, ms. */
const firstWordMs = 5_000
const maxFirstWordMs = 30_000
/** google.rpc.Code INVALID_ARGUMENT */
const invalidArgument = 3

interface TypeState {
  readonly mode: 'wildcard' | 'on-demand'
  readonly names: Set<string>
  /** name → version of what was applied. */
  readonly held: Map<string, string>
  synced: boolean
}

type Stream = ClientDuplexStream<DiscoveryRequest, DiscoveryResponse>

export class XdsClient implements Disposable {
  readonly #channel: Channel
  readonly #node: { id: string; cluster: string }
  readonly #types = new Map<TypeUrl, TypeState>()
  readonly #apply: (batch: XdsBatch) => readonly Rejection[]
  readonly #onSynced: () => void
  readonly #log: Logger
  readonly #backoff = new Backoff(backoffRange)
  #stream: Stream | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #allSynced = false
  #problem: string | undefined
  readonly #firstWordMs: number
  /** Streams in a row on which nothing was heard. */
  #silent = 0
  #patience: NodeJS.Timeout | undefined

  constructor(options: {
    channel: Channel
    nodeId: string
    types: readonly { typeUrl: TypeUrl; mode: 'wildcard' | 'on-demand' }[]
    /** Applies a push as a whole; returns what it rejects. */
    apply: (batch: XdsBatch) => readonly Rejection[]
    /** Called once, when the first push of every type has been applied. */
    onSynced: () => void
    log: Logger
    /** Silence after which a new stream counts as lost at first, ms. */
    firstWordMs?: number
  }) {
    this.#channel = options.channel
    this.#node = { id: options.nodeId, cluster: '' }
    this.#apply = options.apply
    this.#onSynced = options.onSynced
    this.#firstWordMs = options.firstWordMs ?? firstWordMs
    this.#log = options.log.child({ component: 'xds' })
    for (const { typeUrl, mode } of options.types) {
      this.#types.set(typeUrl, { mode, names: new Set(), held: new Map(), synced: false })
    }
  }

  get connected(): boolean {
    return this.#stream !== undefined
  }

  /** Whether everything asked for at first has come; stays true over reconnects. */
  get synced(): boolean {
    return this.#allSynced
  }

  /** Why there is no stream, or none that has said anything yet. */
  get problem(): string | undefined {
    return this.#problem
  }

  start(): void {
    void this.#connect()
  }

  /** Asks for a name (or alias) of an on-demand type, again if it was asked for before. */
  subscribe(typeUrl: TypeUrl, name: string): void {
    this.#types.get(typeUrl)?.names.add(name)
    this.#send({ typeUrl, resourceNamesSubscribe: [name] })
  }

  unsubscribe(typeUrl: TypeUrl, name: string): void {
    if (this.#types.get(typeUrl)?.names.delete(name) !== true) return
    this.#send({ typeUrl, resourceNamesUnsubscribe: [name] })
  }

  [Symbol.dispose](): void {
    this.#closed = true
    clearTimeout(this.#timer)
    clearTimeout(this.#patience)
    this.#stream?.cancel()
    this.#stream = undefined
  }

  async #connect(): Promise<void> {
    let stream: Stream
    try {
      await this.#channel.prepare()
      if (this.#closed) return
      stream = this.#channel.stream(discoveryService.deltaAggregatedResources)
    } catch (error) {
      return this.#lost(undefined, error)
    }
    this.#stream = stream
    this.#expectWord(stream)
    stream.on('data', (response: DiscoveryResponse) => {
      clearTimeout(this.#patience)
      this.#silent = 0
      this.#backoff.reset()
      this.#problem = undefined
      this.#receive(response)
    })
    stream.on('error', (error) => this.#lost(stream, error))
    stream.on('end', () => this.#lost(stream, new Error('control ended the stream')))
    for (const [typeUrl, type] of this.#types) {
      // On demand: everything is asked for and given up in one breath, so that only names count.
      const onDemand = type.mode === 'on-demand'
      this.#send({
        node: this.#node,
        typeUrl,
        resourceNamesSubscribe: onDemand ? ['*', ...type.names] : [],
        resourceNamesUnsubscribe: onDemand ? ['*'] : [],
        initialResourceVersions: Object.fromEntries(type.held),
      })
    }
  }

  /**
   * A Service may still lead to a control that is gone: the connect then waits for minutes, and with it
   * everything else on the channel.
   */
  #expectWord(stream: Stream): void {
    clearTimeout(this.#patience)
    const ms = Math.min(maxFirstWordMs, this.#firstWordMs * 2 ** this.#silent)
    this.#patience = setTimeout(() => {
      this.#silent++
      this.#lost(stream, new Error(`no word from control within ${ms} ms`))
      stream.cancel()
    }, ms)
  }

  #lost(stream: Stream | undefined, error: unknown): void {
    if (this.#closed || stream !== this.#stream) return
    clearTimeout(this.#patience)
    this.#stream = undefined
    const wait = this.#backoff.next()
    const log = this.#allSynced ? 'warn' : 'debug'
    this.#problem = describeError(error)
    this.#log[log]({ error: this.#problem, retry_ms: wait }, 'control stream lost')
    this.#timer = setTimeout(() => {
      // Control may have come back with another root: read its certificate anew.
      this.#channel.reset()
      void this.#connect()
    }, wait)
  }

  #send(message: DiscoveryRequest): void {
    this.#stream?.write(message)
  }

  #receive(response: DiscoveryResponse): void {
    const typeUrl = response.typeUrl as TypeUrl
    const type = this.#types.get(typeUrl)
    if (type === undefined) return
    const rejections = this.#applyResponse(typeUrl, type, response)
    this.#send({
      typeUrl,
      responseNonce: response.nonce ?? '',
      ...(rejections.length === 0 ? {} : { errorDetail: nack(rejections) }),
    })
    if (rejections.length > 0) this.#log.error({ type: typeUrl, rejections }, 'resources rejected')
    type.synced = true
    if (!this.#allSynced && [...this.#types.values()].every(({ synced }) => synced)) {
      this.#allSynced = true
      this.#onSynced()
    }
  }

  #applyResponse(
    typeUrl: TypeUrl,
    type: TypeState,
    response: DiscoveryResponse,
  ): readonly Rejection[] {
    const upserts = (response.resources ?? []).map((resource) => ({
      name: resource.name ?? '',
      aliases: resource.aliases ?? [],
      version: resource.version ?? '',
      bytes: resource.resource?.value ?? new Uint8Array(),
    }))
    const removed = response.removedResources ?? []
    let rejections: readonly Rejection[]
    try {
      rejections = this.#apply({ typeUrl, upserts, removed })
    } catch (error) {
      this.#log.fatal({ error: describeError(error) }, 'push could not be applied')
      rejections = upserts.map(({ name }) => ({ name, reason: describeError(error) }))
    }
    const rejected = new Set(rejections.map(({ name }) => name))
    for (const { name, version } of upserts) if (!rejected.has(name)) type.held.set(name, version)
    for (const name of removed) type.held.delete(name)
    return rejections
  }
}

function nack(rejections: readonly Rejection[]): { code: number; message: string } {
  const message = rejections.map(({ name, reason }) => `${name}: ${reason}`).join('; ')
  return { code: invalidArgument, message }
}
