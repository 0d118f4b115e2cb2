// What the API server's answers say of an installation, in words: how far a rollout is, why a pod is not
// ready, what something that is being deleted waits for. Pure.

/** Which object. */
export interface ObjectRef {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
}

/** `ClusterRole leyline-agent`, `Service leyline-system/leyline-control`. */
export function nameOf({ kind, metadata: { name, namespace } }: ObjectRef): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
}

interface Meta {
  readonly name?: string
  readonly namespace?: string
  readonly uid?: string
  readonly generation?: number
  readonly creationTimestamp?: string
  readonly deletionTimestamp?: string
}

/** A Deployment or a DaemonSet, as far as it is looked at. */
export interface WorkloadObject {
  readonly kind: string
  readonly metadata?: Meta
  readonly spec?: { readonly replicas?: number }
  readonly status?: {
    readonly observedGeneration?: number
    readonly replicas?: number
    readonly updatedReplicas?: number
    readonly availableReplicas?: number
    readonly desiredNumberScheduled?: number
    readonly updatedNumberScheduled?: number
    readonly numberReady?: number
  }
}

interface Terminated {
  readonly exitCode?: number
  readonly reason?: string
  readonly message?: string
}
interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string }
  readonly terminated?: Terminated
}

export interface PodObject {
  readonly metadata?: Meta
  readonly spec?: { readonly nodeName?: string }
  readonly status?: {
    readonly phase?: string
    readonly conditions?: readonly { type: string; status: string; message?: string }[]
    readonly containerStatuses?: readonly { state?: ContainerState; lastState?: ContainerState }[]
  }
}

export interface EventObject {
  readonly metadata?: Meta
  readonly involvedObject?: { readonly kind?: string; readonly name?: string }
  readonly reason?: string
  readonly message?: string
  readonly lastTimestamp?: string | null
  readonly eventTime?: string | null
  readonly series?: { readonly lastObservedTime?: string } | null
}

export interface Rollout {
  readonly ready: number
  readonly wanted: number
  readonly done: boolean
}

/** A message of the API server or of a program in one line of a terminal, characters. */
const maxWords = 400
/** A kubelet ends a pod when its grace period is over; one that is still there this much later has none, ms. */
const overdueMs = 15_000

export function rolloutOf({ kind, metadata, spec, status = {} }: WorkloadObject): Rollout {
  const current = (status.observedGeneration ?? 0) >= (metadata?.generation ?? 0)
  if (kind === 'DaemonSet') {
    const wanted = status.desiredNumberScheduled ?? 0
    const ready = status.numberReady ?? 0
    const updated = (status.updatedNumberScheduled ?? 0) === wanted
    return { ready, wanted, done: current && updated && ready === wanted && wanted > 0 }
  }
  const wanted = spec?.replicas ?? 1
  const ready = status.availableReplicas ?? 0
  const updated = status.updatedReplicas === wanted && status.replicas === wanted
  return { ready, wanted, done: current && updated && ready === wanted }
}

/** Why a workload is not rolled out: a line for each of its pods that is not ready, or why there is none. */
export function whyWaiting(
  { kind, metadata, status }: WorkloadObject,
  pods: readonly PodObject[],
  events: readonly EventObject[],
): string[] {
  const name = metadata?.name ?? ''
  const lines = pods.flatMap((pod) => whyNotReady(pod, events) ?? [])
  if (lines.length > 0) return lines
  // Pods that the API server refused are known by an event of whoever was to make them.
  const refused = newest(
    events.filter(
      ({ involvedObject }) =>
        involvedObject?.name === name ||
        (involvedObject?.kind === 'ReplicaSet' && involvedObject.name?.startsWith(`${name}-`)),
    ),
  )
  if (refused !== undefined) return [`${name}: ${wordsOf(refused)}`]
  const none = kind === 'DaemonSet' && status?.desiredNumberScheduled === 0
  return none ? [`${name}: no node matches its node selector`] : []
}

/** One line on a pod that is not ready; undefined when it is. */
export function whyNotReady(pod: PodObject, events: readonly EventObject[]): string | undefined {
  const { metadata, spec, status = {} } = pod
  const { conditions = [] } = status
  const is = (type: string, word: string) => (c: { type: string; status: string }) =>
    c.type === type && c.status === word
  if (conditions.some(is('Ready', 'True'))) return undefined
  const name = `${metadata?.name} on ${spec?.nodeName ?? 'no node yet'}`
  const said = saidByContainers(status.containerStatuses ?? [])
  if (said.why !== undefined) return `${name}: ${said.why}`
  const unscheduled = conditions.find(is('PodScheduled', 'False'))
  if (unscheduled?.message !== undefined) return `${name}: ${oneLine(unscheduled.message)}`
  const state = said.state ?? `${status.phase ?? 'unknown'}, not ready`
  const warning = newest(
    events.filter(({ involvedObject: of }) => of?.kind === 'Pod' && of.name === metadata?.name),
  )
  return warning === undefined ? `${name}: ${state}` : `${name}: ${state}: ${wordsOf(warning)}`
}

/** `why` where a container's state gives a reason, `state` where it gives no more than a word. */
function saidByContainers(
  containers: readonly { state?: ContainerState; lastState?: ContainerState }[],
): { why?: string; state?: string } {
  let word: string | undefined
  for (const { state, lastState } of containers) {
    // Why it ended the last time says more than that it is started again.
    const ended = state?.terminated ?? lastState?.terminated
    if (ended !== undefined) {
      const words = lastWords(ended.message ?? '') || (ended.reason ?? 'no reason given')
      return { why: `ended with status ${ended.exitCode}: ${words}` }
    }
    const { reason, message } = state?.waiting ?? {}
    if (message) return { why: oneLine([reason, message].filter(Boolean).join(': ')) }
    word ??= reason
  }
  return word === undefined ? {} : { state: word }
}

/**
 * What a program said last, from the tail of its log: what it wrote to standard error after its JSON
 * lines, or the message and error of the last of those.
 */
export function lastWords(log: string): string {
  const lines = log.trim().split('\n')
  const lastRecord = lines.findLastIndex((line) => line.startsWith('{'))
  const after = lines.slice(lastRecord + 1).join('; ')
  if (after !== '' || lastRecord === -1) return oneLine(after)
  try {
    const { msg, error } = JSON.parse(lines[lastRecord] ?? '') as { msg?: string; error?: string }
    return oneLine([msg, error].filter(Boolean).join(': '))
  } catch {
    return oneLine(lines[lastRecord] ?? '')
  }
}

/** Pods that are asked to end: those that still may, and those whose node does not answer any more. */
export function ending(
  pods: readonly PodObject[],
  now: number,
): { expected: string[]; overdue: string[] } {
  const expected: string[] = []
  const overdue: string[] = []
  for (const { metadata, spec } of pods) {
    const name = `${metadata?.name} on ${spec?.nodeName ?? 'no node'}`
    const due = Date.parse(metadata?.deletionTimestamp ?? '')
    // The deletion timestamp is when the grace period ends.
    if (due + overdueMs < now) overdue.push(name)
    else expected.push(name)
  }
  return { expected, overdue }
}

/** What a namespace that is being deleted waits for, in the server's words. */
export function whyNotGone(object: {
  status?: { conditions?: readonly { type: string; status: string; message?: string }[] }
}): string[] {
  return (object.status?.conditions ?? [])
    .filter(({ type, status }) => /Remaining$|Failure$/.test(type) && status === 'True')
    .flatMap(({ message }) => (message === undefined ? [] : oneLine(message)))
}

function newest(events: readonly EventObject[]): EventObject | undefined {
  return events.toSorted((a, b) => timeOf(b) - timeOf(a))[0]
}

function timeOf({ metadata, series, lastTimestamp, eventTime }: EventObject): number {
  const text = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata?.creationTimestamp
  return Date.parse(text ?? '') || 0
}

function wordsOf({ reason, message }: EventObject): string {
  return oneLine([reason, message].filter(Boolean).join(': '))
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > maxWords ? `${line.slice(0, maxWords)}…` : line
}
