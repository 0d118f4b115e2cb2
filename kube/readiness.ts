// Why a pod is not ready, in one line, out of what the API server says of it and of its Events. Pure.

/** As much of a Pod as that takes. */
export interface PodView {
  readonly metadata?: {
    readonly name?: string
    readonly uid?: string
    readonly creationTimestamp?: Time
    readonly deletionTimestamp?: Time
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
  readonly involvedObject?: {
    readonly kind?: string
    readonly name?: string
    readonly uid?: string
  }
  readonly type?: string
  readonly reason?: string
  readonly message?: string
  readonly firstTimestamp?: Time | null
  readonly lastTimestamp?: Time | null
  readonly eventTime?: Time | null
}

/** As text over the wire, as a Date out of the client library. */
type Time = string | Date

interface Ended {
  readonly exitCode: number
  readonly reason?: string
  readonly message?: string
}

interface ContainerView {
  readonly name?: string
  readonly state?: {
    readonly running?: { readonly startedAt?: Time }
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
  for (const container of containerStatuses) {
    const why = whyNotRunning(container, () => warningOf(pod, events))
    if (why !== undefined) return why
  }
  const since = containerStatuses.flatMap(({ state }) => state?.running?.startedAt ?? [])[0]
  const said = warningOf(pod, events, since)
  if (said !== undefined) return said
  const unscheduled = conditions.find((c) => c.type === 'PodScheduled' && c.status === 'False')
  if (unscheduled !== undefined) return unscheduled.message ?? 'is not scheduled'
  if (reason !== undefined) return [reason, message].filter(Boolean).join(': ')
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
  if (message !== undefined && message !== '') return [reason, message].filter(Boolean).join(': ')
  // A volume that cannot be mounted, say, is known from an Event alone.
  return warning() ?? reason
}

function describeEnd({ exitCode, reason, message }: Ended): string {
  // A stack or a verifier's log follows; `kubectl describe pod` has all of it.
  const [why = ''] = (message ?? reason ?? '').trim().split('\n')
  return `ended with status ${exitCode}${why === '' ? '' : `: ${why}`}`
}

/**
 * The last warning about an object, not older than `since`. A program's own NotReady counts more than what a
 * kubelet makes of a probe that failed, as long as no Ready has followed.
 */
export function warningOf(
  object: { readonly metadata?: { readonly name?: string; readonly uid?: string } },
  events: readonly EventView[],
  since: Time = new Date(0),
): string | undefined {
  const from = new Date(since).getTime()
  const newest = events
    .filter((event) => isAbout(event, object.metadata ?? {}) && timeOf(event) >= from)
    .sort((a, b) => timeOf(b) - timeOf(a))
  const own = newest.find(({ reason }) => reason === 'NotReady' || reason === 'Ready')
  if (own?.reason === 'NotReady') return own.message ?? 'not ready'
  const last = newest.find(({ type }) => type === 'Warning')
  return last && [last.reason, last.message].filter(Boolean).join(': ')
}

function isAbout(
  { involvedObject: about }: EventView,
  { name, uid }: { readonly name?: string; readonly uid?: string },
): boolean {
  return about?.uid === undefined || uid === undefined ? about?.name === name : about.uid === uid
}

/** ms since the epoch. */
function timeOf({ lastTimestamp, eventTime, firstTimestamp }: EventView): number {
  return new Date(lastTimestamp ?? eventTime ?? firstTimestamp ?? 0).getTime()
}
