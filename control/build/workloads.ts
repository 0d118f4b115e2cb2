// Pods to workloads: addresses, identity, whether peers tunnel to them, and which policies bind them.
import { objectKey, type Pod } from '../../kube/kinds.ts'
import { type Ip, parseIp } from '../../mesh/address.ts'
import { clusterId, defaultServiceAccount } from '../../mesh/constants.ts'
import { enrolmentOf } from '../../mesh/enrolment.ts'
import { type Workload, workloadUid } from '../../mesh/model.ts'
import type { BuildInput, ByKind, Problems } from '../build.ts'
import type { PodInfo } from '../snapshot.ts'
import type { PolicyBinding } from './policies.ts'

export interface BuiltPod {
  readonly pod: Pod
  readonly workload: Workload
}

type Labels = Readonly<Record<string, string>>

export function buildWorkloads(
  objects: ByKind,
  input: BuildInput,
  bindings: readonly PolicyBinding[],
  problems: Problems,
): { pods: BuiltPod[]; infos: PodInfo[] } {
  const namespaces = new Map(
    objects.of('Namespace').map(({ metadata }) => [metadata.name, metadata.labels ?? {}]),
  )
  const nodes = new Set(objects.of('Node').map(({ metadata }) => metadata.name))
  const owners = new Map<Ip, string>()
  const pods: BuiltPod[] = []
  const infos: PodInfo[] = []
  for (const pod of objects.of('Pod')) {
    const { namespace = 'default', name } = pod.metadata
    const object = objectKey('Pod', namespace, name)
    const node = pod.spec.nodeName ?? ''
    if (node !== '' && !nodes.has(node)) {
      problems.add({
        severity: 'note',
        object,
        field: 'spec.nodeName',
        reason: `there is no Node ${node}`,
      })
    }
    const addresses = ownAddresses(pod, object, owners, problems)
    const wanted = enrolmentOf({
      namespace,
      namespaceLabels: namespaces.get(namespace) ?? {},
      podLabels: pod.metadata.labels ?? {},
      hostNetwork: pod.spec.hostNetwork ?? false,
      phase: pod.status?.phase,
      addresses,
    })
    const uid = workloadUid(namespace, name, clusterId)
    const report = input.reports.get(uid)
    const serviceAccount = pod.spec.serviceAccountName ?? defaultServiceAccount
    const phase = pod.status?.phase ?? 'Unknown'
    const state = report?.state ?? 'unknown'
    const reason = state === 'failed' ? (report?.reason ?? '') : wanted.reason
    infos.push({
      uid,
      namespace,
      name,
      node,
      serviceAccount,
      phase,
      wanted: wanted.enrolled,
      reason,
      state,
    })
    if (addresses.length === 0 || phase === 'Succeeded' || phase === 'Failed') continue
    const workload: Workload = {
      uid,
      name,
      namespace,
      serviceAccount,
      trustDomain: input.trustDomain,
      addresses,
      node,
      // Both must say so: no peer may dial a tunnel that is not there yet, nor one that is going.
      tunnel: wanted.enrolled && state === 'enrolled' ? 'hbone' : 'none',
      hostNetwork: pod.spec.hostNetwork ?? false,
      healthy: isReady(pod),
      ...namesOf(pod),
      clusterId,
      services: new Map(),
      policies: bindings
        .filter(
          (b) => b.namespace === namespace && selects(b.matchLabels, pod.metadata.labels ?? {}),
        )
        .map(({ key }) => key),
    }
    pods.push({ pod, workload })
  }
  return { pods, infos }
}

/**
 * The pod's addresses, without any that an elder pod has: an address names one workload. A pod that
 * has run to its end has none: they may be another's by now.
 */
function ownAddresses(pod: Pod, object: string, owners: Map<Ip, string>, problems: Problems): Ip[] {
  const { phase, podIP, podIPs = [] } = pod.status ?? {}
  if (phase === 'Succeeded' || phase === 'Failed') return []
  const texts = [...(podIP === undefined ? [] : [podIP]), ...podIPs.map(({ ip }) => ip)]
  const addresses = [...new Set(texts.map(parseIp))]
  if (pod.spec.hostNetwork === true) return addresses
  return addresses.filter((ip) => {
    const owner = owners.get(ip)
    if (owner === undefined) {
      owners.set(ip, object)
      return true
    }
    const reason = `${ip} is the address of ${owner} already; it stays there`
    problems.add({ severity: 'error', object, field: 'status.podIPs', reason })
    return false
  })
}

/** A folder's pod has often no conditions: what is not said to be unready is ready. */
export function isReady(pod: Pod): boolean {
  const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready')
  return ready === undefined || ready.status === 'True'
}

export function selects(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value)
}

/** Names for telemetry, as Istio derives them: canonical service from labels, workload from the owner. */
function namesOf(
  pod: Pod,
): Pick<Workload, 'canonicalName' | 'canonicalRevision' | 'workloadName' | 'kind'> {
  const { name, labels = {}, ownerReferences = [] } = pod.metadata
  const owner = ownerReferences.find(({ controller }) => controller) ?? ownerReferences[0]
  const hash = labels['pod-template-hash']
  let workloadName = owner?.name ?? name
  let kind: Workload['kind'] = 'pod'
  if (owner?.kind === 'ReplicaSet' || owner?.kind === 'Deployment') {
    kind = 'deployment'
    if (hash !== undefined && workloadName.endsWith(`-${hash}`)) {
      workloadName = workloadName.slice(0, -hash.length - 1)
    }
  } else if (owner?.kind === 'Job') kind = 'job'
  else if (owner?.kind === 'CronJob') kind = 'cronjob'
  return {
    canonicalName:
      labels['service.istio.io/canonical-name'] ??
      labels['app.kubernetes.io/name'] ??
      labels.app ??
      workloadName,
    canonicalRevision:
      labels['service.istio.io/canonical-revision'] ??
      labels['app.kubernetes.io/version'] ??
      labels.version ??
      'latest',
    workloadName,
    kind,
  }
}
