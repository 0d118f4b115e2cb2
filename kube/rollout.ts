// What the API server's answers say of an installation, in words: how far a rollout is, and why it is no
// further; what something that is being deleted waits for. Pure. Single pods are readiness.ts's.
import {
  type Condition,
  type EventView,
  newestWarning,
  nodeOf,
  oneLine,
  type PodView,
  whyNotReady,
} from './readiness.ts'

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

/** A Deployment or a DaemonSet, as far as it is looked at. */
export interface WorkloadObject {
  readonly kind: string
  readonly metadata?: { readonly name?: string; readonly generation?: number }
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

export interface Rollout {
  readonly ready: number
  readonly wanted: number
  readonly done: boolean
}

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
  workload: WorkloadObject,
  pods: readonly PodView[],
  events: readonly EventView[],
): string[] {
  const lines = pods.flatMap((pod) => {
    const why = whyNotReady(pod, events)
    return why === undefined ? [] : [`${placeOf(pod)}: ${why}`]
  })
  if (lines.length > 0) return lines
  const why = whyNoPods(workload, events)
  return why === undefined ? [] : [`${workload.metadata?.name}: ${why}`]
}

/** Why a workload has no pods, if anything is known of that. */
export function whyNoPods(
  { kind, metadata, status }: WorkloadObject,
  events: readonly EventView[],
): string | undefined {
  const name = metadata?.name ?? ''
  // Pods that the API server refused are known by an event of whoever was to make them.
  const refused = newestWarning(
    events.filter(
      ({ involvedObject: of }) =>
        of?.name === name || (of?.kind === 'ReplicaSet' && of.name?.startsWith(`${name}-`)),
    ),
  )
  if (refused !== undefined) return refused
  const none = kind === 'DaemonSet' && status?.desiredNumberScheduled === 0
  return none ? 'no node matches its node selector' : undefined
}

/** Pods that are asked to end: those that still may, and those whose node does not answer any more. */
export function ending(
  pods: readonly PodView[],
  now: number,
): { expected: string[]; overdue: string[] } {
  const expected: string[] = []
  const overdue: string[] = []
  for (const pod of pods) {
    // The deletion timestamp is when the grace period ends.
    const due = Date.parse(pod.metadata?.deletionTimestamp ?? '')
    if (due + overdueMs < now) overdue.push(placeOf(pod))
    else expected.push(placeOf(pod))
  }
  return { expected, overdue }
}

/** What a namespace that is being deleted waits for, in the server's words. */
export function whyNotGone(object: {
  readonly status?: { readonly conditions?: readonly Condition[] }
}): string[] {
  return (object.status?.conditions ?? [])
    .filter(({ type, status }) => /Remaining$|Failure$/.test(type) && status === 'True')
    .flatMap(({ message }) => (message === undefined ? [] : oneLine(message)))
}

/** `leyline-agent-x on node-a`. */
function placeOf(pod: PodView): string {
  return `${pod.metadata?.name} on ${nodeOf(pod) ?? 'no node yet'}`
}
