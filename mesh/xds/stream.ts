// Delta xDS, the pure part: what one client of one resource type has asked for and holds. No I/O;
// server.ts and client.ts move the messages. Envoy's xDS protocol, "incremental" variant.

/** A resource as the server has it. */
export interface Versioned {
  readonly name: string
  readonly version: string
}

/** What the server knows of one client's subscription to one type. */
export interface Subscription {
  readonly wildcard: boolean
  /** Names and aliases asked for; kept while absent, so that they are pushed when they appear. */
  readonly names: ReadonlySet<string>
  /** name → version the client holds, as far as pushes and ACKs tell. */
  readonly held: ReadonlyMap<string, string>
  /** Asked for and not answered yet: even an unchanged or absent one must be told. */
  readonly owed: ReadonlySet<string>
  /** Nonce of the push that is not ACKed yet; while there is one, nothing else is sent. */
  readonly pending: string | undefined
  readonly nacks: number
  readonly lastNack: string | undefined
}

export interface Push<R extends Versioned> {
  readonly nonce: string
  readonly resources: readonly R[]
  readonly removed: readonly string[]
}

export interface SubscribeMessage {
  readonly subscribe: readonly string[]
  readonly unsubscribe: readonly string[]
  /** Only in the first message of a stream. */
  readonly initialVersions: Readonly<Record<string, string>>
  readonly nonce: string
  readonly error: string | undefined
}

/** The first message of a type. An empty list of names asks for everything. */
export function openSubscription(message: SubscribeMessage): Subscription {
  const legacyWildcard = message.subscribe.length === 0
  return request(
    {
      wildcard: legacyWildcard,
      names: new Set(),
      held: new Map(Object.entries(message.initialVersions)),
      owed: new Set(),
      pending: undefined,
      nacks: 0,
      lastNack: undefined,
    },
    message,
  )
}

/** Any later message: ACK, NACK, subscribe, unsubscribe, in any combination. */
export function request(state: Subscription, message: SubscribeMessage): Subscription {
  let next = state
  if (message.nonce !== '' && message.nonce === state.pending) {
    next = { ...next, pending: undefined }
    // The client keeps its last good values. What it rejected comes again with its next change, not
    // at once: the same bytes would be rejected again, for ever.
    if (message.error !== undefined) {
      next = { ...next, nacks: next.nacks + 1, lastNack: message.error }
    }
  }
  const names = new Set(next.names)
  const owed = new Set(next.owed)
  let { wildcard } = next
  for (const name of message.subscribe) {
    if (name === '*') wildcard = true
    else {
      names.add(name)
      owed.add(name)
    }
  }
  for (const name of message.unsubscribe) {
    if (name === '*') wildcard = false
    names.delete(name)
    owed.delete(name)
  }
  return { ...next, wildcard, names, owed }
}

/**
 * The next push, or undefined when the client has everything or still owes an ACK. `visible` is what
 * it should have now; `answers` tells for a name or alias which visible resources it stands for.
 */
export function nextPush<R extends Versioned>(
  state: Subscription,
  visible: ReadonlyMap<string, R>,
  answers: (name: string) => readonly string[],
  nonce: string,
): { state: Subscription; push: Push<R> } | undefined {
  if (state.pending !== undefined) return undefined
  const owedNames = new Set<string>()
  const removed = new Set<string>()
  for (const name of state.owed) {
    const found = answers(name).filter((each) => visible.has(each))
    if (found.length === 0) removed.add(name)
    for (const each of found) owedNames.add(each)
  }
  const resources: R[] = []
  for (const [name, resource] of visible) {
    if (state.held.get(name) !== resource.version || owedNames.has(name)) resources.push(resource)
  }
  for (const name of state.held.keys()) if (!visible.has(name)) removed.add(name)
  if (resources.length === 0 && removed.size === 0) return undefined
  const held = new Map(state.held)
  for (const { name, version } of resources) held.set(name, version)
  for (const name of removed) held.delete(name)
  return {
    state: { ...state, held, owed: new Set(), pending: nonce },
    push: { nonce, resources, removed: [...removed] },
  }
}
