// Work on many objects of a cluster: for each one thing at a time, the latest wish counts, and what
// failed is tried again with back-off.
import { describeError } from '../../mesh/errors.ts'
import { Backoff } from '../../mesh/process/backoff.ts'
import type { Logger } from '../../mesh/process/log.ts'

/** After a failure, ms: another writer may have been faster, or the API server is away. */
const retryRange = { minMs: 500, maxMs: 60_000 }

interface Entry {
  wish: (() => Promise<void>) | undefined
  running: boolean
  timer: NodeJS.Timeout | undefined
  readonly backoff: Backoff
  problem: string | undefined
}

export class Work implements Disposable {
  readonly #entries = new Map<string, Entry>()
  readonly #log: Logger
  readonly #onChange: () => void
  #closed = false

  /** `onChange` hears when what {@link Work.problem} says of something has changed. */
  constructor(options: { log: Logger; onChange?: () => void }) {
    this.#log = options.log
    this.#onChange = options.onChange ?? (() => {})
  }

  /** Does it now, or after what is under way for `key`; replaces what has not begun. */
  do(key: string, task: () => Promise<void>): void {
    const entry = this.#entries.get(key) ?? newEntry()
    this.#entries.set(key, entry)
    entry.wish = task
    // After a failure the wait goes on: news are no reason to ask a server in trouble more often.
    if (!entry.running && entry.timer === undefined) void this.#run(key, entry)
  }

  /** Nothing is to be done for `key` any more. */
  forget(key: string): void {
    clearTimeout(this.#entries.get(key)?.timer)
    this.#entries.delete(key)
  }

  /** Why the last try for `key` failed. */
  problem(key: string): string | undefined {
    return this.#entries.get(key)?.problem
  }

  get keys(): Iterable<string> {
    return [...this.#entries.keys()]
  }

  [Symbol.dispose](): void {
    this.#closed = true
    for (const { timer } of this.#entries.values()) clearTimeout(timer)
  }

  async #run(key: string, entry: Entry): Promise<void> {
    entry.running = true
    while (entry.wish !== undefined && entry.timer === undefined && this.#current(key, entry)) {
      const task = entry.wish
      entry.wish = undefined
      try {
        await task()
        entry.backoff.reset()
        this.#say(entry, undefined)
      } catch (error) {
        entry.wish ??= task
        const wait = entry.backoff.next()
        const facts = { key, error: describeError(error), retry_ms: wait }
        this.#log.warn(facts, 'could not be written')
        this.#say(entry, describeError(error))
        entry.timer = setTimeout(() => {
          entry.timer = undefined
          if (this.#current(key, entry)) void this.#run(key, entry)
        }, wait)
        entry.timer.unref()
      }
    }
    entry.running = false
  }

  #current(key: string, entry: Entry): boolean {
    return !this.#closed && this.#entries.get(key) === entry
  }

  #say(entry: Entry, problem: string | undefined): void {
    if (entry.problem === problem) return
    entry.problem = problem
    this.#onChange()
  }
}

function newEntry(): Entry {
  return {
    wish: undefined,
    running: false,
    timer: undefined,
    backoff: new Backoff(retryRange),
    problem: undefined,
  }
}
