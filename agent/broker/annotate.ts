// Says on the pods themselves what became of them: an annotation that outlives control, and an Event when
// a pod could not be enrolled. Nothing waits for it, and nothing fails with it.
import type { ApiServer } from '../../kube/client.ts'
import { ApiError } from '../../kube/client.ts'
import type { Events } from '../../kube/events.ts'
import { enrolmentAnnotation } from '../../mesh/constants.ts'
import { describeError } from '../../mesh/errors.ts'
import type { Logger } from '../../mesh/process/log.ts'
import type { PodStatus } from '../enrolment.ts'

/** Patches under way at once: a node that starts has a hundred pods to tell of. */
const maxInFlight = 8

type Word = 'enrolled' | 'failed' | null

export class Annotations {
  readonly #api: ApiServer
  readonly #events: Events
  readonly #log: Logger
  /** What was last written, by pod uid. */
  readonly #written = new Map<string, Word>()
  readonly #queue = new Map<string, PodStatus>()
  readonly #writing = new Set<Promise<void>>()
  #closed = false

  constructor(options: { api: ApiServer; events: Events; log: Logger }) {
    this.#api = options.api
    this.#events = options.events
    this.#log = options.log.child({ component: 'annotations' })
  }

  /** The pods as of now. */
  update(pods: readonly PodStatus[]): void {
    const alive = new Set(pods.map(({ uid }) => uid))
    for (const uid of this.#written.keys()) if (!alive.has(uid)) this.#written.delete(uid)
    for (const pod of pods) {
      const word = wordOf(pod)
      const before = this.#written.get(pod.uid)
      // A pod never written to and not in the mesh is none of our business.
      if (before === word || (before === undefined && word === null)) continue
      this.#queue.set(pod.uid, pod)
    }
    this.#drain()
  }

  /** Takes the word off every pod that bears it; resolves when that is done. */
  async clear(pods: readonly PodStatus[]): Promise<void> {
    this.#closed = true
    this.#queue.clear()
    // What is being written now counts as written already.
    await Promise.all(this.#writing)
    await Promise.all(
      pods.filter(({ uid }) => this.#written.get(uid)).map((pod) => this.#write(pod, null)),
    )
  }

  #drain(): void {
    for (const [uid, pod] of this.#queue) {
      if (this.#writing.size >= maxInFlight || this.#closed) return
      this.#queue.delete(uid)
      const writing = this.#write(pod, wordOf(pod)).finally(() => {
        this.#writing.delete(writing)
        this.#drain()
      })
      this.#writing.add(writing)
    }
  }

  async #write(pod: PodStatus, word: Word): Promise<void> {
    const { namespace, name, uid } = pod
    this.#written.set(uid, word)
    try {
      const path = `/api/v1/namespaces/${namespace}/pods/${name}`
      const patched = (await this.#api.request('PATCH', path, {
        contentType: 'application/merge-patch+json',
        body: { metadata: { annotations: { [enrolmentAnnotation]: word } } },
      })) as { metadata?: { uid?: string } }
      if (word !== 'failed') return
      const known = patched.metadata?.uid ?? ''
      const subject = { apiVersion: 'v1', kind: 'Pod', namespace, name, uid: known }
      const message = `the pod is not in the mesh: ${pod.reason}`
      await this.#events.emit(subject, { type: 'Warning', reason: 'EnrolmentFailed', message })
    } catch (error) {
      // A pod that is gone needs no word.
      if (error instanceof ApiError && error.status === 404) return
      this.#written.delete(uid)
      this.#log.warn({ namespace, pod: name, error: describeError(error) }, 'pod not annotated')
    }
  }
}

function wordOf({ state }: PodStatus): Word {
  return state === 'idle' ? null : state
}
