// What reporters have told in the last minute. Each instance's counters are compared with what it said
// before; what came to it goes into the flow that all instances share who see the same edge.
// Everything is bounded: a report, the kinds of requests on an edge, the edges of all together.
import { telemetryForgetMs, telemetryHeartbeatMs, telemetryIntervalMs } from '../mesh/telemetry.ts'
import type { TelemetryReport } from '../mesh/grpc.ts'
import {
  type End,
  httpWidth,
  keyOf,
  maxKinds,
  merged,
  type Reading,
  readEdge,
  type RequestKind,
  tcp,
  tcpWidth,
} from './telemetry/reading.ts'
import { Ring } from './telemetry/ring.ts'

/** Who reports: authenticated, never what the report says. */
export type Speaker =
  | { readonly kind: 'agent'; readonly node: string }
  | { readonly kind: 'waypoint'; readonly namespace: string; readonly name: string }

/** Traffic of one kind, from all who see it. */
export interface Flow {
  readonly reporter: Reading['reporter']
  readonly via: string
  /** As last reported. */
  source: End
  destination: End
  readonly service: string
  readonly mutual: boolean
  readonly ring: Ring
  readonly requests: Map<string, { readonly kind: RequestKind; readonly ring: Ring }>
  readonly tellers: Set<Told>
  /** When anything last came to it, by the clock given; 0: not yet. */
  activeAt: number
}

/** What one instance last said of one edge. */
interface Told {
  readonly key: string
  readonly instance: Instance
  counts: number[]
  readonly requests: Map<string, number[]>
  /** Undefined: not the speaker's to tell. */
  flow: Flow | undefined
  /** When it last changed, or was first told. */
  changedAt: number
}

interface Instance {
  readonly speaker: Speaker
  readonly edges: Map<string, Told>
  /** By the clock given; undefined before the first report has been read. */
  heardAt: number | undefined
  /** An edge that is new to us may be an old one that there was no room for. */
  incomplete: boolean
}

/**
 * Room for all edges of all instances, in units: an edge takes one (about 1 KB), a kind of requests on
 * it four more. 40,000 are at most about 50 MB. What has not changed for a minute makes room for what
 * is new; when there is no such edge the new one is not taken, and tries again with the next report.
 */
const defaultRoom = 40_000
const requestsCost = 4
/** An agent that restarts has two for a while; a waypoint one for each replica. */
const maxInstances = { agent: 4, waypoint: 64 } as const
/** Connections of an instance that has missed a heartbeat are not counted as open any more, ms. */
const silentMs = telemetryHeartbeatMs + 3 * telemetryIntervalMs
/** Thousands of reporters are looked through no more often than this, ms. */
const forgetEveryMs = 1_000
const instancePattern = /^[\w.:-]{1,64}$/

export class Telemetry {
  /** Reports read; edges refused as malformed or not the speaker's; edges dropped, or not taken, for want of room. */
  readonly counts = { reports: 0, refused: 0, dropped: 0 }
  readonly #admits: (speaker: Speaker, reading: Reading) => boolean
  readonly #now: () => number
  readonly #room: number
  readonly #speakers = new Map<string, Map<string, Instance>>()
  readonly #flows = new Map<string, Flow>()
  /** All that was told, the longest unchanged first. */
  readonly #recent = new Set<Told>()
  #used = 0
  #forgotAt = -Infinity

  /** `admits` says whether an edge is the speaker's own to tell. `now` is a clock in ms that never goes back. */
  constructor(options: {
    admits: (speaker: Speaker, reading: Reading) => boolean
    now?: () => number
    room?: number
  }) {
    this.#admits = options.admits
    this.#now = options.now ?? (() => performance.now())
    this.#room = options.room ?? defaultRoom
  }

  /** A stream of reports by one speaker. */
  open(speaker: Speaker): { accept(report: TelemetryReport): void } {
    let first = true
    return {
      accept: (report) => {
        this.#accept(speaker, report, first)
        first = false
      },
    }
  }

  /** The time now, by the clock that everything here goes by, ms. */
  get now(): number {
    return this.#now()
  }

  flows(): Flow[] {
    this.#forget()
    return [...this.#flows.values()]
  }

  /** Instances heard within the last minute, agents (not their instances), and the edges known of all. */
  get size(): { instances: number; agents: number; edges: number } {
    this.#forget()
    const size = { instances: 0, agents: 0, edges: this.#recent.size }
    for (const instances of this.#speakers.values()) {
      size.instances += instances.size
      const [any] = instances.values()
      if (any?.speaker.kind === 'agent') size.agents++
    }
    return size
  }

  /** Connections of a flow that are open now, and all that were opened since its tellers began. */
  connections(flow: Flow): { open: number; opened: number } {
    const sums = { open: 0, opened: 0 }
    for (const { counts, instance } of flow.tellers) {
      const opened = counts[tcp.opened] ?? 0
      sums.opened += opened
      if (this.#now() - (instance.heardAt ?? 0) > silentMs) continue
      sums.open += Math.max(0, opened - (counts[tcp.closed] ?? 0))
    }
    return sums
  }

  #accept(speaker: Speaker, report: TelemetryReport, firstOfStream: boolean): void {
    this.#forget()
    const instance = this.#instance(speaker, report.instance ?? '')
    if (instance === undefined) {
      this.counts.refused++
      return
    }
    this.counts.reports++
    const now = this.#now()
    const { heardAt } = instance
    // Silence on a stream means that nothing happened; a stream that was away may have missed much.
    const since =
      heardAt === undefined || firstOfStream
        ? (heardAt ?? now)
        : Math.max(heardAt, now - 2 * telemetryIntervalMs)
    for (const [key, reading] of fromSomewhere([...this.#read(speaker, report)])) {
      this.#tell(instance, key, reading, since, now)
    }
    instance.heardAt = now
  }

  /** By key; what differs only in principals is one edge. */
  #read(speaker: Speaker, report: TelemetryReport): Map<string, Reading> {
    const via = speaker.kind === 'waypoint' ? `${speaker.namespace}/${speaker.name}` : ''
    const readings = new Map<string, Reading>()
    for (const edge of report.edges ?? []) {
      const read = readEdge(edge, via)
      if ('problem' in read) {
        this.counts.refused++
        continue
      }
      const key = keyOf(read.ok)
      const known = readings.get(key)
      readings.set(key, known === undefined ? read.ok : merged(known, read.ok))
    }
    return readings
  }

  #tell(instance: Instance, key: string, reading: Reading, since: number, now: number): void {
    let told = instance.edges.get(key)
    const admitted = told?.flow !== undefined || this.#admits(instance.speaker, reading)
    if (!admitted) this.counts.refused++
    if (told === undefined || (admitted && told.flow === undefined)) {
      // An edge that is new to an instance we know began at zero. Anything else may be old: no rate yet.
      const isNew = told === undefined && instance.heardAt !== undefined && !instance.incomplete
      if (told !== undefined) this.#drop(told)
      told = this.#begin(instance, key, reading, { admitted, fromZero: isNew && admitted, now })
      if (told === undefined) return
    }
    this.#count(told, reading, since, now)
  }

  /** Undefined when there is no room for it. */
  #begin(
    instance: Instance,
    key: string,
    reading: Reading,
    { admitted, fromZero, now }: { admitted: boolean; fromZero: boolean; now: number },
  ): Told | undefined {
    if (!this.#makeRoom(1 + requestsCost * reading.requests.size, now)) {
      instance.incomplete = true
      return undefined
    }
    const start = (counts: number[]): number[] => (fromZero ? counts.map(() => 0) : counts)
    const requests = [...reading.requests].map(
      ([kind, { counts }]) => [kind, start(counts)] as const,
    )
    const told: Told = {
      key,
      instance,
      counts: start(reading.counts),
      requests: new Map(requests),
      flow: undefined,
      changedAt: now,
    }
    if (admitted) {
      told.flow = this.#flows.get(key) ?? makeFlow(reading)
      told.flow.tellers.add(told)
      this.#flows.set(key, told.flow)
    }
    instance.edges.set(key, told)
    this.#recent.add(told)
    this.#used += costOf(told)
    return told
  }

  #count(told: Told, reading: Reading, since: number, now: number): void {
    const { flow } = told
    const grown = growth(told.counts, reading.counts)
    told.counts = reading.counts
    // Counters that go back are no counters: they begin anew here.
    if (grown === undefined) this.counts.refused++
    else if (grown.some((value) => value > 0)) {
      flow?.ring.add(grown, since, now)
      this.#touch(told, reading, now)
    }
    if (flow === undefined) return
    for (const [key, { kind, counts }] of reading.requests) {
      const before = told.requests.get(key)
      const more = growth(before ?? zeros(httpWidth), counts)
      // Before room is made: it must not be this edge that makes it.
      if (before === undefined || more?.some((value) => value > 0)) this.#touch(told, reading, now)
      if (before === undefined) {
        if (told.requests.size >= maxKinds || !this.#makeRoom(requestsCost, now)) continue
        this.#used += requestsCost
      }
      told.requests.set(key, counts)
      if (more !== undefined) ringOf(flow, key, kind).add(more, since, now)
    }
  }

  /** It moves, so it stays. What is not the speaker's to tell never moves. */
  #touch(told: Told, { source, destination }: Reading, now: number): void {
    const { flow } = told
    if (flow === undefined) return
    Object.assign(flow, { source, destination, activeAt: now })
    told.changedAt = now
    this.#recent.delete(told)
    this.#recent.add(told)
  }

  #instance(speaker: Speaker, id: string): Instance | undefined {
    if (!instancePattern.test(id)) return undefined
    const key = JSON.stringify(speaker)
    const own = this.#speakers.get(key) ?? new Map<string, Instance>()
    this.#speakers.set(key, own)
    const instance = own.get(id) ?? {
      speaker,
      edges: new Map(),
      heardAt: undefined,
      incomplete: false,
    }
    // The one heard last is the last of its speaker.
    own.delete(id)
    own.set(id, instance)
    for (const [oldest, { edges }] of own) {
      if (own.size <= maxInstances[speaker.kind]) break
      for (const told of edges.values()) this.#drop(told)
      own.delete(oldest)
    }
    return instance
  }

  #makeRoom(cost: number, now: number): boolean {
    for (const oldest of this.#recent) {
      if (this.#used + cost <= this.#room) break
      if (now - oldest.changedAt < telemetryForgetMs) {
        this.counts.dropped++
        return false
      }
      this.counts.dropped++
      oldest.instance.incomplete = true
      this.#drop(oldest)
    }
    return this.#used + cost <= this.#room
  }

  #drop(told: Told): void {
    told.instance.edges.delete(told.key)
    if (this.#recent.delete(told)) this.#used -= costOf(told)
    const { flow } = told
    flow?.tellers.delete(told)
    if (flow?.tellers.size === 0) this.#flows.delete(told.key)
  }

  /** Instances that have not been heard for a minute have ended, and their edges with them. */
  #forget(): void {
    const now = this.#now()
    if (now - this.#forgotAt < forgetEveryMs) return
    this.#forgotAt = now
    const before = now - telemetryForgetMs
    for (const [key, instances] of this.#speakers) {
      for (const [id, { heardAt, edges }] of instances) {
        if (heardAt === undefined || heardAt >= before) continue
        for (const told of edges.values()) this.#drop(told)
        instances.delete(id)
      }
      if (instances.size === 0) this.#speakers.delete(key)
    }
  }
}

function makeFlow(reading: Reading): Flow {
  const { reporter, via, source, destination, service, mutual } = reading
  return {
    reporter,
    via,
    source,
    destination,
    service,
    mutual,
    ring: new Ring(tcpWidth),
    requests: new Map(),
    tellers: new Set(),
    activeAt: 0,
  }
}

function ringOf(flow: Flow, key: string, kind: RequestKind): Ring {
  const known = flow.requests.get(key)
  if (known !== undefined) return known.ring
  const ring = new Ring(httpWidth)
  flow.requests.set(key, { kind, ring })
  return ring
}

const costOf = ({ requests }: Told): number => 1 + requestsCost * requests.size

/** From any of them on, round to it: where there is not room for all, each has its turn. */
function fromSomewhere<T>(list: readonly T[]): T[] {
  const start = Math.floor(Math.random() * list.length)
  return [...list.slice(start), ...list.slice(0, start)]
}

const zeros = (width: number): number[] => Array.from({ length: width }, () => 0)

/** How much each counter has grown; undefined when one has not. */
function growth(before: readonly number[], now: readonly number[]): number[] | undefined {
  const grown = now.map((value, i) => value - (before[i] ?? 0))
  return grown.some((value) => value < 0) ? undefined : grown
}
