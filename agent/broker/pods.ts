// The pods of this node, from a folder of manifests: Pods that name this node and an `ip netns`
// namespace. A source over the Kubernetes API and CRI yields the same LocalPod.
import { type Ip, tryIp } from '../../mesh/address.ts'
import { clusterId, defaultServiceAccount, netnsAnnotation } from '../../mesh/constants.ts'
import { enrolmentOf } from '../../mesh/enrolment.ts'
import type { Identity } from '../../mesh/identity.ts'
import { workloadUid } from '../../mesh/model.ts'
import type { Logger } from '../../mesh/process/log.ts'
import { FolderSource } from '../../kube/folder.ts'
import type { KubernetesObject, Pod } from '../../kube/kinds.ts'
import type { LocalPod } from '../seams.ts'
import { probePorts } from './probes.ts'

export class FolderPods implements AsyncDisposable {
  readonly #source: FolderSource
  readonly #node: string

  private constructor(source: FolderSource, node: string) {
    this.#source = source
    this.#node = node
  }

  static async open(options: {
    directory: string
    node: string
    log: Logger
  }): Promise<FolderPods> {
    const kinds = new Set(['Namespace', 'Pod'])
    const log = options.log.child({ component: 'pods' })
    const source = await FolderSource.open({ directory: options.directory, kinds, log })
    return new FolderPods(source, options.node)
  }

  /** The pods as of now, as members of `trustDomain`. */
  list(trustDomain: string): LocalPod[] {
    return localPods([...this.#source.current.objects.values()], this.#node, trustDomain)
  }

  /** A folder's pods are there, or not. */
  expected(): [] {
    return []
  }

  /** A folder that could be opened has been read. */
  get notReady(): undefined {
    return undefined
  }

  onChange(listener: () => void): Disposable {
    return this.#source.onChange(() => listener())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#source[Symbol.asyncDispose]()
  }
}

/** The pods of `node` that name a network namespace, with the word of their labels. Pure. */
export function localPods(
  objects: readonly KubernetesObject[],
  node: string,
  trustDomain: string,
): LocalPod[] {
  const namespaces = namespaceLabels(objects)
  return objects.flatMap((object) => {
    if (object.kind !== 'Pod' || object.spec.nodeName !== node) return []
    const netns = object.metadata.annotations?.[netnsAnnotation]
    if (netns === undefined) return []
    return [localPod(object, netns, namespaces, trustDomain)]
  })
}

type NamespaceLabels = ReadonlyMap<string, Readonly<Record<string, string>>>

export function namespaceLabels(objects: readonly KubernetesObject[]): NamespaceLabels {
  return new Map(
    objects.flatMap(({ kind, metadata }) =>
      kind === 'Namespace' ? [[metadata.name, metadata.labels ?? {}] as const] : [],
    ),
  )
}

/** What the labels say of a pod that has these addresses. */
export function wordOf(
  pod: Pod,
  namespaces: NamespaceLabels,
  addresses: readonly Ip[],
): { enrolled: boolean; reason: string } {
  const namespace = pod.metadata.namespace ?? 'default'
  return enrolmentOf({
    namespace,
    namespaceLabels: namespaces.get(namespace) ?? {},
    podLabels: pod.metadata.labels ?? {},
    hostNetwork: pod.spec.hostNetwork ?? false,
    phase: pod.status?.phase,
    addresses,
  })
}

export function podIdentity(pod: Pod, trustDomain: string): Identity {
  return {
    trustDomain,
    namespace: pod.metadata.namespace ?? 'default',
    serviceAccount: pod.spec.serviceAccountName ?? defaultServiceAccount,
  }
}

function localPod(
  pod: Pod,
  netns: string,
  namespaces: NamespaceLabels,
  trustDomain: string,
): LocalPod {
  const { name } = pod.metadata
  const namespace = pod.metadata.namespace ?? 'default'
  const addresses = podAddresses(pod)
  const { enrolled, reason } = wordOf(pod, namespaces, addresses)
  return {
    uid: workloadUid(namespace, name, clusterId),
    namespace,
    name,
    identity: podIdentity(pod, trustDomain),
    addresses,
    probePorts: probePorts(pod, addresses),
    netns,
    enrol: enrolled,
    reason,
  }
}

function podAddresses(pod: Pod): Ip[] {
  const texts = [pod.status?.podIP, ...(pod.status?.podIPs ?? []).map(({ ip }) => ip)]
  return [...new Set(texts.flatMap((text) => (text === undefined ? [] : (tryIp(text) ?? []))))]
}
