// Says on the agent's own Pod why it is not ready, and that it is again: `kubectl describe pod` and
// `leyline check` show it. A start takes a moment, and a reason that stays is not repeated all the time.
import type { ApiServer } from '../../kube/client.ts'
import type { Events, EventWord } from '../../kube/events.ts'
import { describeError } from '../../mesh/errors.ts'
import type { Logger } from '../../mesh/process/log.ts'

/** Not being ready for this long is no start-up any more, ms. */
const graceMs = 10_000
/** Another reason is another word, but no more often than this, ms. */
const gapMs = 10_000
/** The same reason is said again after this, ms: an Event is kept for an hour. */
const repeatMs = 300_000
/** How often it is looked at, ms. */
const lookMs = 1_000

/** Since when it is not ready, and what was said of it. */
export interface ReadinessState {
  readonly since?: number
  readonly said?: { readonly why: string; readonly at: number }
}

/** What is to be said now, and the state once it has been said. `why` is undefined while ready; `now` in ms. */
export function stepReadiness(
  state: ReadinessState,
  why: string | undefined,
  now: number,
): { state: ReadinessState; word?: EventWord } {
  if (why === undefined) {
    if (state.said === undefined) return { state: {} }
    return { state: {}, word: { type: 'Normal', reason: 'Ready', message: 'the agent is ready' } }
  }
  const { since = now, said } = state
  const silent = said === undefined ? now - since < graceMs : now - said.at < gapMs
  const known = said?.why === why && now - said.at < repeatMs
  if (silent || known) return { state: { ...state, since } }
  const word: EventWord = { type: 'Warning', reason: 'NotReady', message: why }
  return { state: { since, said: { why, at: now } }, word }
}

export class ReadinessEvents implements Disposable {
  readonly #api: ApiServer
  readonly #events: Events
  readonly #pod: { namespace: string; name: string }
  readonly #whyNot: () => string | undefined
  readonly #log: Logger
  readonly #timer: NodeJS.Timeout
  #state: ReadinessState = {}
  #uid: string | undefined
  /** Nothing is said before this, ms since the epoch: the server did not take it. */
  #notBefore = 0
  #saying = false

  /** `whyNot` gives the reason, or nothing while the agent is ready. */
  constructor(options: {
    api: ApiServer
    events: Events
    pod: { namespace: string; name: string }
    whyNot: () => string | undefined
    log: Logger
  }) {
    this.#api = options.api
    this.#events = options.events
    this.#pod = options.pod
    this.#whyNot = options.whyNot
    this.#log = options.log.child({ component: 'readiness' })
    this.#timer = setInterval(() => void this.#look(), lookMs)
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    const now = Date.now()
    if (this.#saying || now < this.#notBefore) return
    const { state, word } = stepReadiness(this.#state, this.#whyNot(), now)
    if (word === undefined) {
      this.#state = state
      return
    }
    this.#saying = true
    try {
      await this.#say(word)
      this.#state = state
    } catch (error) {
      // Most likely the very reason why it is not ready. It is said once it can be.
      this.#notBefore = now + gapMs
      this.#log.warn({ error: describeError(error), reason: word.reason }, 'event not written')
    } finally {
      this.#saying = false
    }
  }

  async #say(word: EventWord): Promise<void> {
    const { namespace, name } = this.#pod
    this.#uid ??= await this.#uidOf(`/api/v1/namespaces/${namespace}/pods/${name}`)
    const subject = { apiVersion: 'v1', kind: 'Pod', namespace, name, uid: this.#uid }
    await this.#events.emit(subject, word)
  }

  async #uidOf(path: string): Promise<string> {
    const { metadata } = (await this.#api.request('GET', path)) as { metadata?: { uid?: string } }
    return metadata?.uid ?? ''
  }
}
