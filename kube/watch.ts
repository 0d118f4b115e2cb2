// One kind of object, followed: listed, then watched from where the list ended; listed again when the
// server no longer knows that point; tried again with back-off when it is away. What was seen last stays.
import { describeError } from '../mesh/errors.ts'
import { Backoff } from '../mesh/process/backoff.ts'
import { sleep } from '../mesh/process/lifetime.ts'
import type { Logger } from '../mesh/process/log.ts'
import { ApiError, type ApiServer } from './client.ts'

/** A server that is away is asked again after this, ms. */
const backoffRange = { minMs: 200, maxMs: 15_000 }
/** Objects of one page of a list; the API server's own clients use 500. */
const pageSize = 500

export interface Listed {
  readonly metadata?: {
    readonly name?: string
    readonly namespace?: string
    readonly resourceVersion?: string
  }
}

export class Informer implements Disposable {
  readonly #api: ApiServer
  readonly #path: string
  readonly #query: string
  readonly #log: Logger
  readonly #onChange: () => void
  readonly #stop = new AbortController()
  readonly #backoff = new Backoff(backoffRange)
  #objects = new Map<string, unknown>()
  #listed = false
  #problem: string | undefined
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
    this.#query =
      options.fieldSelector === undefined
        ? ''
        : `&fieldSelector=${encodeURIComponent(options.fieldSelector)}`
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
  /** Whether the server has no such kind: not an error, it may come. */
  get absent(): boolean {
    return this.#absent
  }

  [Symbol.dispose](): void {
    this.#stop.abort()
  }

  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        const version = await this.#list()
        this.#tell(undefined)
        await this.#watch(version)
      } catch (error) {
        if (this.#stop.signal.aborted) return
        this.#absent = error instanceof ApiError && error.status === 404
        const wait = this.#backoff.next()
        if (!this.#absent)
          this.#log.warn({ error: describeError(error), retry_ms: wait }, 'watch lost')
        this.#tell(this.#absent ? undefined : describeError(error))
        await sleep(this.#absent ? backoffRange.maxMs : wait, this.#stop.signal)
      }
    }
  }

  #tell(problem: string | undefined): void {
    const changed = problem !== this.#problem
    this.#problem = problem
    if (changed || this.#absent) this.#onChange()
  }

  async #list(): Promise<string> {
    const found = new Map<string, unknown>()
    let version = ''
    for (let next = ''; ; ) {
      const query = `?limit=${pageSize}${this.#query}${next && `&continue=${encodeURIComponent(next)}`}`
      const page = (await this.#api.request('GET', `${this.#path}${query}`)) as {
        metadata?: { resourceVersion?: string; continue?: string }
        items?: Listed[]
      }
      for (const item of page.items ?? []) found.set(keyOf(item), item)
      version = page.metadata?.resourceVersion ?? ''
      next = page.metadata?.continue ?? ''
      if (next === '') break
    }
    this.#objects = found
    this.#listed = true
    this.#absent = false
    this.#backoff.reset()
    this.#onChange()
    return version
  }

  /** Watches until the server forgets `version`; ends of the stream in between are nothing. */
  async #watch(from: string): Promise<void> {
    let version = from
    for (;;) {
      const path = `${this.#path}?watch=1&allowWatchBookmarks=true&resourceVersion=${version}${this.#query}`
      let gone = false
      await this.#api.watch(
        path,
        (event) => {
          const object = event.object as Listed & { code?: number; message?: string }
          if (event.type === 'ERROR') {
            // 410: older than what the server remembers.
            if (object.code === 410) gone = true
            else throw new ApiError(object.code ?? 0, object.message ?? 'the watch failed')
            return
          }
          version = object.metadata?.resourceVersion ?? version
          if (event.type === 'BOOKMARK') return
          if (event.type === 'DELETED') this.#objects.delete(keyOf(object))
          else this.#objects.set(keyOf(object), object)
          this.#onChange()
        },
        this.#stop.signal,
      )
      if (gone || this.#stop.signal.aborted) return
    }
  }
}

function keyOf({ metadata }: Listed): string {
  return `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`
}
