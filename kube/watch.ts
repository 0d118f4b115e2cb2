// One kind of object, followed: listed, then watched from where the list ended; listed again when the
// server no longer knows that point or the watch failed; tried again with back-off when it is away. What
// was seen last stays until a whole new list is here.
import { describeError } from '../mesh/errors.ts'
import { Backoff } from '../mesh/process/backoff.ts'
import { sleep } from '../mesh/process/lifetime.ts'
import type { Logger } from '../mesh/process/log.ts'
import { ApiError, type ApiServer, type WatchEvent } from './client.ts'
import { type Listed, listAll } from './list.ts'

/** A server that is away, or ends what was begun, is asked again after this, ms. */
const backoffRange = { minMs: 200, maxMs: 15_000 }
/** A kind that the server does not have is asked for again after this, ms. */
const absentMs = 5_000
/** A watch that lived for this long was a good one: the next failure is a first one, ms. */
const steadyMs = 10_000
/** Longest that a server may ask to be left alone, ms: one that asks for hours would never be asked again. */
const maxRetryAfterMs = 60_000

export class Informer implements Disposable {
  readonly #api: ApiServer
  readonly #path: string
  readonly #fieldSelector: string | undefined
  readonly #log: Logger
  readonly #onChange: () => void
  readonly #stop = new AbortController()
  readonly #backoff = new Backoff(backoffRange)
  #objects = new Map<string, unknown>()
  #listed = false
  #problem: string | undefined
  #refused = false
  #absent = false

  /** `path` is the collection's, `/api/v1/pods`; `onChange` hears of every change, also of `listed` and `problem`. */
  constructor(options: {
    api: ApiServer
    path: string
    fieldSelector?: string
    onChange: () => void
    log: Logger
  }) {
    this.#api = options.api
    this.#path = options.path
    this.#fieldSelector = options.fieldSelector
    this.#onChange = options.onChange
    this.#log = options.log.child({ component: 'watch', path: options.path })
    void this.#follow()
  }

  /** By `namespace/name`. */
  get objects(): ReadonlyMap<string, unknown> {
    return this.#objects
  }
  /** Whether the objects have been listed once. */
  get listed(): boolean {
    return this.#listed
  }
  /** Why they cannot be listed or watched right now. */
  get problem(): string | undefined {
    return this.#problem
  }
  /** Whether the problem is that the server does not let us read this kind. */
  get refused(): boolean {
    return this.#refused
  }
  /** Whether the server has no such kind: not an error, it may come. */
  get absent(): boolean {
    return this.#absent
  }

  [Symbol.dispose](): void {
    this.#stop.abort()
  }

  get #over(): boolean {
    return this.#stop.signal.aborted || this.#api.closed
  }

  async #follow(): Promise<void> {
    while (!this.#over) {
      try {
        let version: string | undefined = await this.#list()
        while (version !== undefined && !this.#over) version = await this.#watch(version)
      } catch (error) {
        if (this.#over) return
        await this.#failed(error)
      }
    }
  }

  async #list(): Promise<string> {
    const { items, version } = await listAll(this.#api, this.#path, {
      signal: this.#stop.signal,
      ...(this.#fieldSelector === undefined ? {} : { fieldSelector: this.#fieldSelector }),
    })
    this.#objects = new Map(items.map((item) => [keyOf(item), item]))
    if (this.#problem !== undefined) this.#log.info('watch is back')
    this.#listed = true
    this.#absent = false
    this.#refused = false
    this.#problem = undefined
    this.#onChange()
    return version
  }

  /**
   * Watches once. Resolves with where the next watch goes on, or with nothing when the server has forgotten
   * that point; after a while, when it ended soon: a server that ends every watch at once must not be
   * asked in a circle.
   */
  async #watch(from: string): Promise<string | undefined> {
    const began = Date.now()
    let version: string | undefined = from
    try {
      await this.#api.watch(
        this.#watchPath(from),
        (event) => {
          version = this.#apply(event) ?? version
        },
        this.#stop.signal,
      )
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 410)) throw error
      version = undefined
    } finally {
      if (Date.now() - began >= steadyMs) this.#backoff.reset()
    }
    if (Date.now() - began < steadyMs) await sleep(this.#backoff.next(), this.#stop.signal)
    return version
  }

  #watchPath(version: string): string {
    const query = { watch: '1', allowWatchBookmarks: 'true', resourceVersion: version }
    const selector = this.#fieldSelector === undefined ? {} : { fieldSelector: this.#fieldSelector }
    return `${this.#path}?${new URLSearchParams({ ...query, ...selector }).toString()}`
  }

  /** The version that the event stands for. Throws what an ERROR event says. */
  #apply({ type, object }: WatchEvent): string | undefined {
    if (type === 'ERROR') {
      const { code = 0, message = 'the watch failed' } = object as Partial<StatusObject>
      throw new ApiError(code, message)
    }
    const { metadata } = object as Listed
    if (type !== 'BOOKMARK') {
      const key = keyOf(object as Listed)
      if (type === 'DELETED') this.#objects.delete(key)
      else this.#objects.set(key, object)
      this.#onChange()
    }
    return metadata?.resourceVersion
  }

  async #failed(error: unknown): Promise<void> {
    const status = error instanceof ApiError ? error.status : 0
    const absent = status === 404
    const problem = absent ? undefined : describeError(error)
    const asked = error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0
    const wait = absent
      ? absentMs
      : Math.max(this.#backoff.next(), Math.min(asked, maxRetryAfterMs))
    if (!absent) this.#log.warn({ error: problem, retry_ms: wait }, 'watch lost')
    const changed = problem !== this.#problem || absent !== this.#absent
    this.#problem = problem
    this.#absent = absent
    this.#refused = status === 403
    if (changed) this.#onChange()
    await sleep(wait, this.#stop.signal)
  }
}

/** What the server sends as an ERROR event. */
interface StatusObject {
  readonly code: number
  readonly message: string
}

/** Throws for what is no object of the API. */
function keyOf({ metadata }: Listed): string {
  const { namespace = '', name } = metadata ?? {}
  if (name === undefined) throw new Error('an object without a name')
  return `${namespace}/${name}`
}
