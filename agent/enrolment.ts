// Brings what is enrolled in line with what the labels say: pod by pod, one step at a time for
// each, retried with back-off. Owns the order in which broker, policy and worker are asked.
import { EventEmitter } from 'node:events'
import type { Endpoint } from '../mesh/address.ts'
import { describeError } from '../mesh/errors.ts'
import { formatIdentity, type Identity, sameIdentity } from '../mesh/identity.ts'
import { Backoff } from '../mesh/process/backoff.ts'
import { sleep } from '../mesh/process/lifetime.ts'
import type { Logger } from '../mesh/process/log.ts'
import type { Broker } from './broker/broker.ts'
import type { Certificates } from '../mesh/certificates.ts'
import type { LocalPod } from './seams.ts'
import type { Worker } from './worker/worker.ts'

export type PodState = 'idle' | 'enrolled' | 'failed'

export interface PodStatus {
  readonly uid: string
  readonly namespace: string
  readonly name: string
  readonly state: PodState
  readonly reason: string
  readonly identity: string
  readonly addresses: readonly string[]
  readonly existingConnections: { local: Endpoint; remote: Endpoint }[]
}

interface Entry {
  /** What the manifests say now; undefined: the pod is gone. */
  wanted: LocalPod | undefined
  /** What is enrolled, as it was then. */
  enrolled: LocalPod | undefined
  state: PodState
  reason: string
  working: Promise<void> | undefined
  readonly backoff: Backoff
  retry: NodeJS.Timeout | undefined
  /** Ends the wait of a pod that is leaving: it may have been labelled again. */
  wake: AbortController
  /** The network namespace that went away under the pod: the pod is ending, or gets another. */
  lost: { readonly netns: string; readonly at: number } | undefined
}

/** A pod that ends loses its network namespace before its source says that it is gone: up to this long, ms. */
const endingMs = 3_000
/** Failed enrolments are tried again: soon at first, since control may hear of a pod after its node does, ms. */
const retryRange = { minMs: 100, maxMs: 30_000 }

export class Enrolments extends EventEmitter<{ changed: [] }> {
  readonly #parts: { broker: Broker; certificates: Certificates; worker: Worker }
  readonly #lingerMs: number
  readonly #log: Logger
  readonly #entries = new Map<string, Entry>()
  #expected: readonly Identity[] = []
  #closed = false

  constructor(options: {
    broker: Broker
    certificates: Certificates
    worker: Worker
    lingerMs: number
    log: Logger
  }) {
    super()
    this.#parts = options
    this.#lingerMs = options.lingerMs
    this.#log = options.log.child({ component: 'enrolment' })
  }

  /**
   * The pods of this node changed; `expected` are the identities of pods that are about to be. Returns
   * once every pod is where it should be, or has failed.
   */
  async update(pods: readonly LocalPod[], expected: readonly Identity[] = []): Promise<void> {
    if (this.#closed) return
    const wanted = new Map(pods.map((pod) => [pod.uid, pod]))
    for (const pod of pods) {
      if (!this.#entries.has(pod.uid)) this.#entries.set(pod.uid, newEntry())
    }
    for (const [uid, entry] of this.#entries) {
      const before = entry.wanted
      entry.wanted = wanted.get(uid)
      if (before?.enrol !== entry.wanted?.enrol) entry.wake.abort()
    }
    this.#expect(expected)
    await Promise.all([...this.#entries.keys()].map((uid) => this.#work(uid)))
    this.emit('changed')
  }

  /** A pod's certificate is fetched while its sandbox is made, so that enrolling need not wait for it. */
  #expect(expected: readonly Identity[]): void {
    const before = this.#expected
    this.#expected = expected
    for (const identity of expected) {
      // Whoever enrols the pod asks again, and reports the failure.
      this.#parts.certificates.get(identity).catch(() => {})
    }
    for (const identity of before) this.#releaseIdentity(identity)
  }

  /** Network namespaces came or went: pods whose sandbox was replaced under them are enrolled anew. */
  async checkNamespaces(): Promise<void> {
    const stale = [...this.#entries].filter(
      ([uid, { enrolled }]) => enrolled !== undefined && !this.#parts.broker.alive(uid),
    )
    for (const [uid, entry] of stale) {
      if (entry.enrolled !== undefined) entry.lost = { netns: entry.enrolled.netns, at: Date.now() }
      this.#drop(uid, entry)
    }
    await Promise.all(stale.map(([uid]) => this.#work(uid)))
    if (stale.length > 0) this.emit('changed')
  }

  list(): PodStatus[] {
    return [...this.#entries].flatMap(([uid, { wanted, enrolled, state, reason }]) => {
      const pod = wanted ?? enrolled
      if (pod === undefined) return []
      const { namespace, name, addresses } = pod
      const identity = formatIdentity(pod.identity)
      const existingConnections = this.#parts.broker.existingConnections(uid)
      return [{ uid, namespace, name, state, reason, identity, addresses, existingConnections }]
    })
  }

  /** Every pod leaves the mesh: capture off first, connections under way go on. */
  async releaseAll(): Promise<void> {
    await this.close()
    for (const [uid, entry] of this.#entries) {
      if (entry.enrolled === undefined) continue
      this.#parts.broker.release(uid)
      this.#parts.broker.detach(uid)
      entry.state = 'idle'
      entry.reason = 'the agent is leaving this node'
    }
    this.emit('changed')
  }

  /** Stops following the manifests. What is enrolled stays so. */
  async close(): Promise<void> {
    this.#closed = true
    for (const entry of this.#entries.values()) {
      clearTimeout(entry.retry)
      entry.wake.abort()
    }
    await Promise.all([...this.#entries.values()].map(async ({ working }) => working))
  }

  /** One pod, step by step until nothing is left to do; a second call joins the first. */
  #work(uid: string): Promise<void> {
    const entry = this.#entries.get(uid)
    if (entry === undefined) return Promise.resolve()
    entry.working ??= this.#steps(uid, entry).finally(() => {
      entry.working = undefined
    })
    return entry.working
  }

  async #steps(uid: string, entry: Entry): Promise<void> {
    while (!this.#closed) {
      const { wanted, enrolled } = entry
      if (enrolled !== undefined && (wanted === undefined || !samePod(wanted, enrolled))) {
        this.#drop(uid, entry)
      } else if (enrolled !== undefined && wanted !== undefined && !wanted.enrol) {
        await this.#leave(uid, entry)
      } else if (enrolled === undefined && wanted?.enrol === true) {
        if (!(await this.#join(wanted, entry))) return
      } else if (wanted !== undefined && enrolled !== undefined && !sameProbes(wanted, enrolled)) {
        this.#setProbes(wanted, entry)
      } else break
    }
    if (entry.wanted === undefined && entry.enrolled === undefined) {
      clearTimeout(entry.retry)
      this.#entries.delete(uid)
    } else if (entry.enrolled === undefined) {
      entry.state = 'idle'
      entry.reason = entry.wanted?.reason ?? ''
    }
  }

  async #join(pod: LocalPod, entry: Entry): Promise<boolean> {
    const { broker, certificates, worker } = this.#parts
    const started = Date.now()
    clearTimeout(entry.retry)
    const isLost = entry.lost?.netns === pod.netns && !broker.exists(pod.netns)
    if (isLost && Date.now() - (entry.lost?.at ?? 0) < endingMs) {
      entry.state = 'idle'
      entry.reason = 'its network namespace is gone'
      entry.retry = setTimeout(() => void this.#work(pod.uid), entry.backoff.next())
      return false
    }
    try {
      // Captured without a certificate, the pod would be refused everything: get it first.
      await certificates.get(pod.identity)
      await broker.enrol(pod, (listeners) => worker.open(pod, listeners))
      entry.enrolled = pod
      entry.state = 'enrolled'
      entry.reason = pod.reason
      entry.backoff.reset()
      this.#log.info({ ...facts(pod), ms: Date.now() - started }, 'pod enrolled')
      this.emit('changed')
      return true
    } catch (error) {
      worker.remove(pod.uid)
      entry.state = 'failed'
      entry.reason = describeError(error)
      this.#log.error({ ...facts(pod), error: entry.reason }, 'pod not enrolled')
      entry.retry = setTimeout(() => void this.#work(pod.uid), entry.backoff.next())
      this.emit('changed')
      return false
    }
  }

  /** Unlabelled: outgoing capture ends at once, incoming once the peers have had time to hear of it. */
  async #leave(uid: string, entry: Entry): Promise<void> {
    const { broker, worker } = this.#parts
    const pod = entry.enrolled
    if (pod === undefined) return
    broker.release(uid)
    entry.state = 'idle'
    entry.reason = entry.wanted?.reason ?? ''
    this.#log.info({ ...facts(pod), reason: entry.reason }, 'pod unenrolled')
    this.emit('changed')
    entry.wake = new AbortController()
    await sleep(this.#lingerMs, entry.wake.signal)
    if (entry.wanted?.enrol === true && samePod(entry.wanted, pod)) {
      broker.resume(uid)
      entry.state = 'enrolled'
      entry.reason = entry.wanted.reason
      this.#log.info(facts(pod), 'pod enrolled again')
      this.emit('changed')
      return
    }
    broker.detach(uid)
    worker.retire(uid)
    entry.enrolled = undefined
    this.#releaseIdentity(pod.identity)
  }

  #setProbes(pod: LocalPod, entry: Entry): void {
    entry.enrolled = pod
    try {
      this.#parts.broker.setProbes(pod)
      this.#log.info({ ...facts(pod), ports: pod.probePorts }, 'probes of the pod changed')
    } catch (error) {
      this.#log.error({ ...facts(pod), error: describeError(error) }, 'probes of the pod not set')
    }
  }

  #drop(uid: string, entry: Entry): void {
    const pod = entry.enrolled
    if (pod === undefined) return
    this.#parts.broker.forget(uid)
    this.#parts.worker.remove(uid)
    entry.enrolled = undefined
    this.#log.info(facts(pod), 'pod gone')
    this.#releaseIdentity(pod.identity)
  }

  #releaseIdentity(identity: Identity): void {
    const users = [...this.#entries.values()].flatMap(({ enrolled, wanted }) => [
      ...(enrolled === undefined ? [] : [enrolled.identity]),
      ...(wanted?.enrol === true ? [wanted.identity] : []),
    ])
    const used = [...users, ...this.#expected].some((each) => sameIdentity(each, identity))
    if (!used) this.#parts.certificates.forget(identity)
  }
}

function newEntry(): Entry {
  return {
    wanted: undefined,
    enrolled: undefined,
    state: 'idle',
    reason: '',
    working: undefined,
    backoff: new Backoff(retryRange),
    retry: undefined,
    wake: new AbortController(),
    lost: undefined,
  }
}

/** Whether two records speak of one sandbox: a pod re-created under its old name is another. */
function samePod(a: LocalPod, b: LocalPod): boolean {
  return (
    a.netns === b.netns &&
    sameIdentity(a.identity, b.identity) &&
    a.addresses.join() === b.addresses.join()
  )
}

function sameProbes(a: LocalPod, b: LocalPod): boolean {
  return a.probePorts.join() === b.probePorts.join()
}

function facts(pod: LocalPod): Record<string, string> {
  return { namespace: pod.namespace, pod: pod.name, identity: formatIdentity(pod.identity) }
}
