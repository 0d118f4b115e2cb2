// Why a pod is not ready, in one line, out of what the API server says of it and of its Events. Pure. Told
// by `leyline install` and by `leyline check` of a cluster.

/** What the API server or a program says, in one line of a terminal, characters. */
const maxWords = 400

/** As much of a Pod as that takes. */
export interface PodView {
  readonly metadata?: {
    readonly name?: string
    readonly uid?: string
    readonly creationTimestamp?: string
    readonly deletionTimestamp?: string
    readonly labels?: Readonly<Record<string, string>>
  }
  readonly spec?: {
    readonly nodeName?: string
    readonly affinity?: {
      readonly nodeAffinity?: {
        readonly requiredDuringSchedulingIgnoredDuringExecution?: {
          readonly nodeSelectorTerms?: readonly {
            readonly matchFields?: readonly {
              readonly key: string
              readonly values?: readonly string[]
            }[]
          }[]
        }
      }
    }
  }
  readonly status?: {
    readonly phase?: string
    readonly reason?: string
    readonly message?: string
    readonly conditions?: readonly Condition[]
    readonly containerStatuses?: readonly ContainerView[]
  }
}

export interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
}

export interface EventView {
  readonly metadata?: { readonly creationTimestamp?: string }
  readonly involvedObject?: {
    readonly kind?: string
    readonly name?: string
    readonly uid?: string
  }
  readonly type?: string
  readonly reason?: string
  readonly message?: string
  readonly firstTimestamp?: string | null
  readonly lastTimestamp?: string | null
  readonly eventTime?: string | null
  readonly series?: { readonly lastObservedTime?: string } | null
}

interface Ended {
  readonly exitCode: number
  readonly reason?: string
  readonly message?: string
}

interface ContainerView {
  readonly name?: string
  readonly state?: {
    readonly running?: { readonly startedAt?: string }
    readonly waiting?: { readonly reason?: string; readonly message?: string }
    readonly terminated?: Ended
  }
  readonly lastState?: { readonly terminated?: Ended }
}

/** The node of a pod; of one that a DaemonSet has made and no node has taken yet, the one it is for. */
export function nodeOf({ spec }: PodView): string | undefined {
  if (spec?.nodeName !== undefined) return spec.nodeName
  const terms =
    spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  return terms
    ?.flatMap(({ matchFields = [] }) => matchFields)
    .find(({ key }) => key === 'metadata.name')?.values?.[0]
}

export function isReady({ status, metadata }: PodView): boolean {
  const conditions = status?.conditions ?? []
  const said = conditions.some((c) => c.type === 'Ready' && c.status === 'True')
  return said && metadata?.deletionTimestamp === undefined
}

/** Whether a command can be run in that container. */
export function isRunning({ status }: PodView, container: string): boolean {
  const found = status?.containerStatuses?.find(({ name }) => name === container)
  return found?.state?.running !== undefined
}

/** Undefined when the pod is ready. `events` may be those of many objects; without them less is known. */
export function whyNotReady(pod: PodView, events: readonly EventView[] = []): string | undefined {
  if (isReady(pod)) return undefined
  if (pod.metadata?.deletionTimestamp !== undefined) return 'is being deleted'
  const { phase, reason, message, conditions = [], containerStatuses = [] } = pod.status ?? {}
  const unscheduled = conditions.find((c) => c.type === 'PodScheduled' && c.status === 'False')
  if (unscheduled !== undefined) return oneLine(unscheduled.message ?? 'is not scheduled')
  for (const container of containerStatuses) {
    const why = whyNotRunning(container, () => warningOf(pod, events))
    if (why !== undefined) return why
  }
  const since = containerStatuses.flatMap(({ state }) => state?.running?.startedAt ?? [])[0]
  const said = warningOf(pod, events, since)
  if (said !== undefined) return said
  if (reason !== undefined) return words(reason, message)
  const before = containerStatuses.flatMap(({ lastState }) => lastState?.terminated ?? [])[0]
  const restarted = before === undefined ? '' : `; before that it ${describeEnd(before)}`
  return `${phase ?? 'unknown'}, not ready${restarted}`
}

/** Undefined for a container that runs. */
function whyNotRunning(
  { state, lastState }: ContainerView,
  warning: () => string | undefined,
): string | undefined {
  if (state?.running !== undefined) return undefined
  // Why it ended the last time says more than that it is started again.
  const ended = state?.terminated ?? lastState?.terminated
  if (ended !== undefined) return describeEnd(ended)
  const { reason, message } = state?.waiting ?? {}
  if (message !== undefined && message !== '') return words(reason, message)
  // A volume that cannot be mounted, say, is known from an Event alone.
  return warning() ?? reason
}

function describeEnd({ exitCode, reason, message = '' }: Ended): string {
  const said = lastWords(message)
  // `Error` says no more than the status; `OOMKilled` says more than the program could.
  const why = said !== '' && reason === 'Error' ? said : words(reason, said)
  return `ended with status ${exitCode}${why === '' ? '' : `: ${why}`}`
}

/**
 * What a program said last, out of the message of its container's end: the first line of its last word
 * (mesh/process/lastword.ts), after which a stack or a verifier's log may follow; or, of one that left
 * none, from the tail of its log, the line after its records, or message and error of the last record.
 */
export function lastWords(message: string): string {
  const lines = message.trim().split('\n')
  // The tail may begin in the middle of a record.
  const lastRecord = lines.findLastIndex((line) => line.startsWith('{"') || line.endsWith('"}'))
  const [after] = lines.slice(lastRecord + 1)
  if (after !== undefined) return oneLine(after)
  const record = lines[lastRecord] ?? ''
  try {
    const { msg, error } = JSON.parse(record) as { msg?: string; error?: string }
    return words(msg, error)
  } catch {
    return oneLine(record)
  }
}

/**
 * The last warning about an object, not older than `since`. A program's own NotReady counts more than what a
 * kubelet makes of a probe that failed, as long as no Ready has followed.
 */
export function warningOf(
  object: { readonly metadata?: { readonly name?: string; readonly uid?: string } },
  events: readonly EventView[],
  since?: string,
): string | undefined {
  const from = since === undefined ? 0 : Date.parse(since)
  const about = newestFirst(
    events.filter((event) => isAbout(event, object.metadata ?? {}) && timeOf(event) >= from),
  )
  const own = about.find(({ reason }) => reason === 'NotReady' || reason === 'Ready')
  if (own?.reason === 'NotReady') return oneLine(own.message ?? 'not ready')
  return newestWarning(about)
}

/** Reason and message of the last Warning, whatever it is about. */
export function newestWarning(events: readonly EventView[]): string | undefined {
  const last = newestFirst(events).find(({ type }) => type === 'Warning')
  return last && words(last.reason, last.message)
}

function isAbout(
  { involvedObject: about }: EventView,
  { name, uid }: { readonly name?: string; readonly uid?: string },
): boolean {
  return about?.uid === undefined || uid === undefined ? about?.name === name : about.uid === uid
}

function newestFirst(events: readonly EventView[]): EventView[] {
  return events.toSorted((a, b) => timeOf(b) - timeOf(a))
}

/** ms since the epoch: which times an Event bears is up to who wrote it. */
function timeOf(event: EventView): number {
  const { metadata, series, lastTimestamp, eventTime, firstTimestamp } = event
  const text = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? firstTimestamp
  return Date.parse(text ?? metadata?.creationTimestamp ?? '') || 0
}

function words(reason: string | undefined, message: string | undefined): string {
  return oneLine([reason, message].filter(Boolean).join(': '))
}

export function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > maxWords ? `${line.slice(0, maxWords)}…` : line
}
