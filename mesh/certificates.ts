// One certificate per local identity: fetched when a pod of it is enrolled, renewed at half of its
// life, kept as long as it is valid. Keys exist in memory only.
import { EventEmitter } from 'node:events'
import type { Credentials } from './certificate.ts'
import { describeError, MeshError } from './errors.ts'
import { formatIdentity, type Identity } from './identity.ts'
import { Backoff } from './process/backoff.ts'
import type { Logger } from './process/log.ts'

/** Back-off between failed requests for one identity. wire: ztunnel's 1 s to 150 s. */
const backoffRange = { minMs: 1_000, maxMs: 150_000 }
/** Never ask more often than this for one identity, ms, however short certificates are. */
const minRenewalMs = 500
/** setTimeout's largest delay, ms (2^31-1). */
const maxTimerMs = 0x7fffffff

interface Entry {
  readonly identity: Identity
  readonly backoff: Backoff
  credentials: Credentials | undefined
  pending: Promise<Credentials> | undefined
  timer: NodeJS.Timeout | undefined
  problem: string | undefined
}

export class Certificates extends EventEmitter<{ changed: [Identity] }> implements Disposable {
  readonly #entries = new Map<string, Entry>()
  readonly #request: (identity: Identity) => Promise<Credentials>
  readonly #log: Logger
  #closed = false

  /** `request` makes a key, has it signed by control and checks the answer. */
  constructor(options: { request: (identity: Identity) => Promise<Credentials>; log: Logger }) {
    super()
    this.#request = options.request
    this.#log = options.log.child({ component: 'certificates' })
  }

  /** The valid certificate of an identity that was prefetched and not forgotten. */
  current(identity: Identity): Credentials | undefined {
    const credentials = this.#entries.get(formatIdentity(identity))?.credentials
    return credentials !== undefined && credentials.notAfter > Date.now() ? credentials : undefined
  }

  /** The certificate at hand, or a fresh one. Rejects when control cannot be asked or refuses. */
  async get(identity: Identity): Promise<Credentials> {
    const current = this.current(identity)
    if (current !== undefined) return current
    const key = formatIdentity(identity)
    let entry = this.#entries.get(key)
    if (entry === undefined) {
      entry = {
        identity,
        backoff: new Backoff(backoffRange),
        credentials: undefined,
        pending: undefined,
        timer: undefined,
        problem: undefined,
      }
      this.#entries.set(key, entry)
    }
    return this.#fetch(entry)
  }

  /** No pod of this identity is left here: the key goes too. */
  forget(identity: Identity): void {
    const key = formatIdentity(identity)
    clearTimeout(this.#entries.get(key)?.timer)
    this.#entries.delete(key)
  }

  /** What is held and what is missing, for people; never a key. */
  list(): {
    identity: string
    serial?: string
    notBefore?: string
    notAfter?: string
    problem?: string
  }[] {
    return [...this.#entries.values()].map(({ identity, credentials, problem }) => ({
      identity: formatIdentity(identity),
      ...(credentials === undefined
        ? {}
        : {
            serial: credentials.serial,
            san: [formatIdentity(credentials.identity)],
            notBefore: new Date(credentials.notBefore).toISOString(),
            notAfter: new Date(credentials.notAfter).toISOString(),
          }),
      ...(problem === undefined ? {} : { problem }),
    }))
  }

  [Symbol.dispose](): void {
    this.#closed = true
    for (const entry of this.#entries.values()) clearTimeout(entry.timer)
  }

  #fetch(entry: Entry): Promise<Credentials> {
    entry.pending ??= this.#fetchOnce(entry).finally(() => {
      entry.pending = undefined
    })
    return entry.pending
  }

  async #fetchOnce(entry: Entry): Promise<Credentials> {
    clearTimeout(entry.timer)
    const identity = formatIdentity(entry.identity)
    try {
      const credentials = await this.#request(entry.identity)
      const renewed = entry.credentials !== undefined
      entry.credentials = credentials
      entry.problem = undefined
      entry.backoff.reset()
      const { serial, notAfter } = credentials
      const facts = { identity, serial, not_after: new Date(notAfter).toISOString(), renewed }
      this.#log.info(facts, 'certificate issued')
      this.#schedule(entry, halfLife(credentials))
      if (renewed) this.emit('changed', entry.identity)
      return credentials
    } catch (cause) {
      entry.problem = describeError(cause)
      this.#log.error({ identity, error: entry.problem }, 'certificate request failed')
      this.#schedule(entry, entry.backoff.next())
      throw new MeshError('bad_certificate', `no certificate for ${identity}`, { cause })
    }
  }

  #schedule(entry: Entry, ms: number): void {
    // Forgotten while a request was under way, and perhaps prefetched anew: not this entry's turn.
    if (this.#closed || this.#entries.get(formatIdentity(entry.identity)) !== entry) return
    entry.timer = setTimeout(
      () => {
        // The failure is logged and retried by fetchOnce itself.
        this.#fetch(entry).catch(() => {})
      },
      Math.min(maxTimerMs, ms),
    )
    entry.timer.unref()
  }
}

/** Half of what is left of a certificate just issued, ms, up to 5 % earlier so that a fleet does not ask at once. */
function halfLife(credentials: Credentials): number {
  const left = credentials.notAfter - Date.now()
  return Math.max(minRenewalMs, left / 2 - Math.random() * left * 0.05)
}
