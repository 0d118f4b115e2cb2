// From changing objects to snapshots: waits for a little quiet, builds, hands the result on. A burst
// of changes makes one snapshot; a lone change is out within 20 ms.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { formatProblem, type Problem } from '../kube/folder.ts'
import type { KubernetesObject } from '../kube/kinds.ts'
import { describeError } from '../mesh/errors.ts'
import type { Logger } from '../mesh/process/log.ts'
import { build, type EnrolmentReport } from './build.ts'
import { buildSnapshot, type Snapshot } from './snapshot.ts'

/** Where objects come from: a folder, or an API server. */
export interface ObjectSource {
  readonly current: {
    readonly objects: ReadonlyMap<string, KubernetesObject>
    /** Where an object stands, for a source that has files. */
    readonly files?: ReadonlyMap<string, string>
    readonly problems: readonly Problem[]
  }
  onChange(listener: () => void): Disposable
}

/**
 * A build waits for this much quiet, and no longer than the second in all, ms. Contour waits 100 and
 * 500; here a label must have its effect within a second, through two builds, and sources batch too.
 */
const quietMs = 20
const longestMs = 200

export class Configuration implements Disposable {
  readonly #source: ObjectSource
  readonly #trustDomain: string
  readonly #reportFile: string
  readonly #log: Logger
  readonly #reports: Map<string, EnrolmentReport>
  readonly #listeners = new Set<(snapshot: Snapshot) => void>()
  readonly #subscription: Disposable
  /** Objects in the order in which they came: of two that contradict each other the elder serves. */
  readonly #order = new Map<string, KubernetesObject>()
  #snapshot: Snapshot
  #timer: NodeJS.Timeout | undefined
  #waitingSince = 0
  builds = 0

  /** `reportFile` keeps what agents said over a restart, so that peers are not told to fall back to plaintext. */
  constructor(options: {
    source: ObjectSource
    trustDomain: string
    reportFile: string
    log: Logger
  }) {
    this.#source = options.source
    this.#trustDomain = options.trustDomain
    this.#reportFile = options.reportFile
    this.#log = options.log.child({ component: 'configuration' })
    this.#reports = readReports(options.reportFile, this.#log)
    this.#snapshot = this.#build(undefined)
    this.#subscription = this.#source.onChange(() => this.#changed())
  }

  get snapshot(): Snapshot {
    return this.#snapshot
  }

  onSnapshot(listener: (snapshot: Snapshot) => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  /** What agents had said before this process began, where nothing else is known. */
  seedReports(reports: ReadonlyMap<string, EnrolmentReport>): void {
    for (const [uid, report] of reports) if (!this.#reports.has(uid)) this.#reports.set(uid, report)
    this.#snapshot = this.#build(this.#snapshot)
  }

  /** What the agent of a node says of its pods: the whole state of that node. */
  setReport(node: string, pods: ReadonlyMap<string, EnrolmentReport>): void {
    let changed = false
    for (const pod of this.#snapshot.model.pods) {
      if (pod.node !== node) continue
      const said = pods.get(pod.uid) ?? {
        state: 'idle',
        reason: 'unknown to the agent of its node',
      }
      const before = this.#reports.get(pod.uid)
      if (before?.state === said.state && before.reason === said.reason) continue
      this.#reports.set(pod.uid, said)
      changed = true
    }
    if (!changed) return
    this.#keepReports()
    this.#changed()
  }

  #changed(): void {
    const now = Date.now()
    if (this.#timer === undefined) this.#waitingSince = now
    clearTimeout(this.#timer)
    const left = Math.max(0, this.#waitingSince + longestMs - now)
    this.#timer = setTimeout(() => this.#rebuild(), Math.min(quietMs, left))
  }

  #rebuild(): void {
    this.#timer = undefined
    const before = this.#snapshot
    const known = new Set(before.problems.map(formatProblem))
    this.#snapshot = this.#build(before)
    for (const problem of this.#snapshot.problems) {
      if (!known.has(formatProblem(problem)) && problem.severity === 'error') {
        this.#log.error({ ...problem }, 'object rejected')
      }
    }
    for (const listener of this.#listeners) listener(this.#snapshot)
  }

  #build(previous: Snapshot | undefined): Snapshot {
    const { objects, files, problems } = this.#source.current
    for (const key of this.#order.keys()) if (!objects.has(key)) this.#order.delete(key)
    for (const [key, object] of objects) this.#order.set(key, object)
    const built = build({
      objects: [...this.#order.values()],
      trustDomain: this.#trustDomain,
      reports: this.#reports,
    })
    this.builds++
    const alive = new Set(built.model.pods.map(({ uid }) => uid))
    for (const uid of this.#reports.keys()) if (!alive.has(uid)) this.#reports.delete(uid)
    const placed = built.problems.map((problem) => {
      const file = problem.object === undefined ? undefined : files?.get(problem.object)
      return file === undefined ? problem : { ...problem, file }
    })
    return buildSnapshot(built.model, [...problems, ...placed], previous)
  }

  #keepReports(): void {
    const fresh = `${this.#reportFile}.new`
    try {
      writeFileSync(fresh, JSON.stringify(Object.fromEntries(this.#reports)), { mode: 0o600 })
      renameSync(fresh, this.#reportFile)
    } catch (error) {
      this.#log.error({ error: describeError(error) }, 'enrolment reports could not be kept')
    }
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer)
    this.#subscription[Symbol.dispose]()
    this.#listeners.clear()
  }
}

function readReports(file: string, log: Logger): Map<string, EnrolmentReport> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as object))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      log.warn(
        { error: describeError(error) },
        'kept enrolment reports are unreadable; agents will report anew',
      )
    }
    return new Map()
  }
}
