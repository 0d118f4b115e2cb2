// Events: what `kubectl describe` and `kubectl get events` show of an object. The same word on the same
// object is one Event that counts, as Kubernetes' own programs do it.
import { ApiError, type ApiServer } from './client.ts'

/** The longest message, characters; the API allows 1,024. */
const maxMessage = 1_000
/** Events that may be counted up; older ones begin anew. */
const maxRemembered = 256

export interface EventSubject {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
  /** Without it `kubectl describe` does not show the Event. */
  readonly uid: string
}

export interface EventWord {
  readonly type: 'Normal' | 'Warning'
  /** One word in CamelCase, for programs. */
  readonly reason: string
  readonly message: string
}

export class Events {
  readonly #api: ApiServer
  readonly #component: string
  readonly #host: string
  readonly #written = new Map<string, { path: string; count: number }>()

  /** `component` and `host` say who speaks: `leyline-agent` on that node. */
  constructor(options: { api: ApiServer; component: string; host: string }) {
    this.#api = options.api
    this.#component = options.component
    this.#host = options.host
  }

  /** Resolves once the server has it; rejects when it does not take it. */
  async emit(subject: EventSubject, word: EventWord): Promise<void> {
    const message = word.message.slice(0, maxMessage)
    const key = JSON.stringify([subject.uid, subject.namespace, subject.name, word.reason, message])
    const now = new Date().toISOString()
    const before = this.#written.get(key)
    this.#written.delete(key)
    if (before !== undefined && (await this.#countUp(before, now)))
      return this.#remember(key, { ...before, count: before.count + 1 })
    const { namespace, name } = subject
    const path = `/api/v1/namespaces/${namespace}/events`
    const made = (await this.#api.request('POST', path, {
      body: {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { generateName: `${name.slice(0, 200)}.`, namespace },
        involvedObject: subject,
        type: word.type,
        reason: word.reason,
        message,
        source: { component: this.#component, host: this.#host },
        reportingComponent: this.#component,
        reportingInstance: this.#host,
        firstTimestamp: now,
        lastTimestamp: now,
        count: 1,
      },
    })) as { metadata?: { name?: string } } | undefined
    const given = made?.metadata?.name
    if (given !== undefined) this.#remember(key, { path: `${path}/${given}`, count: 1 })
  }

  /** Whether the Event is still there: a server forgets them after an hour. */
  async #countUp({ path, count }: { path: string; count: number }, now: string): Promise<boolean> {
    try {
      await this.#api.request('PATCH', path, {
        contentType: 'application/merge-patch+json',
        body: { count: count + 1, lastTimestamp: now },
      })
      return true
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return false
      throw error
    }
  }

  #remember(key: string, event: { path: string; count: number }): void {
    const oldest = this.#written.size >= maxRemembered ? this.#written.keys().next() : undefined
    if (oldest?.done === false) this.#written.delete(oldest.value)
    this.#written.set(key, event)
  }
}
