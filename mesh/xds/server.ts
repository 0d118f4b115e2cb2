// Control's end of delta ADS. Every stream has at most one push per type under way; what changes
// meanwhile is folded into the next one, so a slow client costs a bounded amount of memory.
import { type ServerDuplexStream, status } from '@grpc/grpc-js'
import { type TypeUrl, typeUrls } from '../constants.ts'
import type { DiscoveryRequest, DiscoveryResponse } from '../grpc.ts'
import type { Logger } from '../process/log.ts'
import { nextPush, openSubscription, request, type Subscription, type Versioned } from './stream.ts'

export interface ServedResource extends Versioned {
  readonly aliases: readonly string[]
  readonly bytes: Uint8Array
}

/** What a server hands out; the snapshot may be replaced at any time. */
export interface ResourceView {
  /** Everything of a type, by name. */
  all(typeUrl: TypeUrl): ReadonlyMap<string, ServedResource>
  /** The names that a name or alias stands for. */
  resolve(typeUrl: TypeUrl, name: string): readonly string[]
  /** What a node gets in any case: its own. */
  ofNode(typeUrl: TypeUrl, node: string): readonly string[]
}

/** Who is at the other end of a stream: authenticated, not what it says of itself. */
export interface XdsPeer {
  /** An agent's node: what is its own it gets unasked. */
  readonly node?: string
  /** `namespace/name` of a waypoint's Gateway. */
  readonly waypoint?: string
}

/** More names than a node can have use for: a client that asks for more is broken or hostile. */
const maxNames = 100_000

type Stream = ServerDuplexStream<DiscoveryRequest, DiscoveryResponse>

/** For people: what a client has, and what it refused. */
export interface ClientStatus {
  readonly node?: string
  readonly waypoint?: string
  readonly id: string
  readonly types: Record<
    string,
    {
      held: number
      names: number
      wildcard: boolean
      inSync: boolean
      nacks: number
      lastNack?: string
    }
  >
}

export class XdsServer {
  readonly #known: ReadonlySet<string>
  readonly #log: Logger
  readonly #clients = new Set<ServedClient>()
  #view: ResourceView
  pushes = 0
  nacks = 0

  constructor(options: { view: ResourceView; typeUrls: readonly TypeUrl[]; log: Logger }) {
    this.#view = options.view
    this.#known = new Set(options.typeUrls)
    this.#log = options.log.child({ component: 'discovery' })
  }

  /** A new snapshot: whoever is concerned hears of it. */
  update(view: ResourceView): void {
    this.#view = view
    for (const client of this.#clients) client.pushAll()
  }

  /** Serves one authenticated stream until it ends. */
  serve(stream: Stream, peer: XdsPeer): void {
    const client = new ServedClient({
      stream,
      peer,
      view: () => this.#view,
      known: this.#known,
      log: this.#log.child(
        peer.waypoint === undefined
          ? { client_node: peer.node }
          : { client_waypoint: peer.waypoint },
      ),
      onPush: () => this.pushes++,
      onNack: () => this.nacks++,
    })
    this.#clients.add(client)
    const gone = (): void => {
      this.#clients.delete(client)
    }
    stream.on('error', gone)
    stream.on('close', gone)
    stream.on('cancelled', gone)
    stream.on('end', () => {
      gone()
      stream.end()
    })
  }

  get connected(): number {
    return this.#clients.size
  }

  status(): ClientStatus[] {
    return [...this.#clients].map((client) => client.status())
  }
}

/** What a waypoint may not have by asking for everything: only what it names, or only what is its own. */
const limits: Partial<Record<TypeUrl, 'named' | 'own'>> = {
  [typeUrls.address]: 'named',
  [typeUrls.authorization]: 'named',
  [typeUrls.waypoint]: 'own',
}

interface ClientOptions {
  readonly stream: Stream
  readonly peer: XdsPeer
  readonly view: () => ResourceView
  readonly known: ReadonlySet<string>
  readonly log: Logger
  readonly onPush: () => void
  readonly onNack: () => void
}

class ServedClient {
  readonly #options: ClientOptions
  readonly #types = new Map<TypeUrl, Subscription>()
  #id = ''
  #nonce = 0

  constructor(options: ClientOptions) {
    this.#options = options
    options.stream.on('data', (message: DiscoveryRequest) => this.#receive(message))
  }

  #receive(message: DiscoveryRequest): void {
    const { stream, known, log, onNack } = this.#options
    if (message.node?.id) this.#id = message.node.id
    const typeUrl = (message.typeUrl ?? '') as TypeUrl
    if (!known.has(typeUrl)) {
      log.warn({ type: typeUrl.slice(0, 200) }, 'unknown resource type asked for')
      return
    }
    const read = {
      subscribe: message.resourceNamesSubscribe ?? [],
      unsubscribe: message.resourceNamesUnsubscribe ?? [],
      initialVersions: message.initialResourceVersions ?? {},
      nonce: message.responseNonce ?? '',
      error: message.errorDetail?.message ?? undefined,
    }
    const before = this.#types.get(typeUrl)
    const after = before === undefined ? openSubscription(read) : request(before, read)
    if (after.names.size > maxNames) {
      log.error({ names: after.names.size }, 'client asks for too many names')
      stream.emit('error', { code: status.RESOURCE_EXHAUSTED, details: `over ${maxNames} names` })
      return
    }
    if (after.nacks > (before?.nacks ?? 0)) {
      onNack()
      log.error(
        { type: typeUrl, reason: after.lastNack?.slice(0, 2_000) },
        'push rejected by client',
      )
    }
    this.#types.set(typeUrl, after)
    this.#push(typeUrl, before === undefined)
  }

  pushAll(): void {
    for (const typeUrl of this.#types.keys()) this.#push(typeUrl, false)
  }

  /** The first answer of a type goes out even when it is empty: it tells the client that it is in sync. */
  #push(typeUrl: TypeUrl, first: boolean): void {
    const { stream, view, onPush } = this.#options
    const state = this.#types.get(typeUrl)
    if (state === undefined || stream.destroyed) return
    const resources = view()
    const nonce = String(++this.#nonce)
    const visible = this.#visible(typeUrl, state, resources)
    const next = nextPush(state, visible, (name) => resources.resolve(typeUrl, name), nonce)
    if (next === undefined) {
      if (first) stream.write({ typeUrl, nonce })
      return
    }
    this.#types.set(typeUrl, next.state)
    onPush()
    stream.write({
      typeUrl,
      nonce,
      resources: next.push.resources.map(({ name, aliases, version, bytes }) => ({
        name,
        aliases: [...aliases],
        version,
        resource: { type_url: typeUrl, value: bytes },
      })),
      removedResources: [...next.push.removed],
    })
  }

  #visible(
    typeUrl: TypeUrl,
    state: Subscription,
    resources: ResourceView,
  ): ReadonlyMap<string, ServedResource> {
    const all = resources.all(typeUrl)
    const { node, waypoint } = this.#options.peer
    const limit = waypoint === undefined ? undefined : limits[typeUrl]
    if (state.wildcard && limit === undefined) return all
    const visible = new Map<string, ServedResource>()
    const add = (name: string): void => {
      const resource = all.get(name)
      if (resource !== undefined && (limit !== 'own' || name === waypoint))
        visible.set(name, resource)
    }
    if (node !== undefined) for (const name of resources.ofNode(typeUrl, node)) add(name)
    for (const asked of state.names) for (const name of resources.resolve(typeUrl, asked)) add(name)
    return visible
  }

  status(): ClientStatus {
    const types = [...this.#types].map(([typeUrl, state]) => [
      typeUrl,
      {
        held: state.held.size,
        names: state.names.size,
        wildcard: state.wildcard,
        inSync: state.pending === undefined,
        nacks: state.nacks,
        ...(state.lastNack === undefined ? {} : { lastNack: state.lastNack }),
      },
    ])
    return { ...this.#options.peer, id: this.#id, types: Object.fromEntries(types) }
  }
}
