// What is bound to which waypoint: two lookups, by Service and by workload. A binding holds whether its
// waypoint is there or not, so that traffic meant to pass it never goes around it.
import { objectKey, type Pod } from '../../kube/kinds.ts'
import {
  gatewayNameLabel,
  useWaypointLabels,
  useWaypointNamespaceLabels,
  waypointClass,
} from '../../mesh/constants.ts'
import type { WaypointRef, Workload } from '../../mesh/model.ts'
import { waypointKey } from '../../mesh/waypoint.ts'
import type { ByKind, Problems } from '../build.ts'
import { admits, covers, named, refOf, refToNowhere, type WaypointGateway } from './gateways.ts'

type Labels = Readonly<Record<string, string>>

/** What one object says of its waypoint. */
type Word =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'gateway'
      readonly namespace: string
      readonly name: string
      /** `Service shop/api` */
      readonly object: string
      readonly field: string
      /** Of the object that says it. */
      readonly from: string
    }

export class Bindings {
  readonly #gateways: ReadonlyMap<string, WaypointGateway>
  readonly #problems: Problems
  readonly #namespaces: ReadonlyMap<string, Labels>
  readonly #accounts: ReadonlyMap<string, Labels>
  /** `namespace/service account` → the Gateway that says it is for it. */
  readonly #byAccount = new Map<string, WaypointGateway>()

  constructor(objects: ByKind, gateways: ReadonlyMap<string, WaypointGateway>, problems: Problems) {
    this.#gateways = gateways
    this.#problems = problems
    this.#namespaces = new Map(
      objects.of('Namespace').map(({ metadata }) => [metadata.name, metadata.labels ?? {}]),
    )
    this.#accounts = new Map(
      objects
        .of('ServiceAccount')
        .map((object) => [waypointKey(named(object)), object.metadata.labels ?? {}]),
    )
    this.#claimAccounts()
  }

  /** Service, then its namespace; undefined: what is addressed to it goes to its endpoints. */
  ofService(namespace: string, name: string, labels: Labels): WaypointRef | undefined {
    if (this.#gateways.get(`${namespace}/${name}`)?.ours === true) return undefined
    const own = wordOf(labels, namespace, objectKey('Service', namespace, name))
    if (own.kind !== 'nothing') return this.#resolve(own, 'service', true)
    return this.#resolve(this.#ofNamespace(namespace), 'service', false)
  }

  /** Pod, then its service account, then its namespace. */
  ofPod(pod: Pod, workload: Workload): WaypointRef | undefined {
    const { namespace, name, serviceAccount } = workload
    const labels = pod.metadata.labels ?? {}
    // A waypoint behind itself would wait for itself.
    const gateway = this.#gateways.get(`${namespace}/${labels[gatewayNameLabel]}`)
    if (gateway?.ours === true) return undefined
    const own = wordOf(labels, namespace, objectKey('Pod', namespace, name))
    if (own.kind !== 'nothing') return this.#resolve(own, 'workload', true)
    const account = this.#ofAccount(namespace, serviceAccount)
    if (account !== 'nothing') return account
    return this.#resolve(this.#ofNamespace(namespace), 'workload', false)
  }

  #ofNamespace(namespace: string): Word {
    const labels = this.#namespaces.get(namespace) ?? {}
    return wordOf(labels, namespace, objectKey('Namespace', undefined, namespace))
  }

  /** A binding of a service account covers its workloads, whatever else the waypoint is for. */
  #ofAccount(namespace: string, name: string): WaypointRef | undefined | 'nothing' {
    const key = `${namespace}/${name}`
    const claim = this.#byAccount.get(key)
    const own = wordOf(
      this.#accounts.get(key) ?? {},
      namespace,
      objectKey('ServiceAccount', namespace, name),
    )
    if (own.kind === 'nothing') {
      if (claim === undefined) return 'nothing'
      return claim.scope === 'none' ? undefined : claim.ref
    }
    const agrees = own.kind === 'gateway' && waypointKey(own) === (claim && waypointKey(claim))
    if (claim !== undefined && !agrees) {
      const said = own.kind === 'gateway' ? waypointKey(own) : 'none'
      const reason = `ServiceAccount ${key} says that its waypoint is ${said}; that counts`
      const object = objectKey('Gateway', claim.namespace, claim.name)
      this.#problems.add({ severity: 'error', object, reason })
    }
    return this.#resolve(own, 'account', true)
  }

  #claimAccounts(): void {
    for (const gateway of this.#gateways.values()) {
      const { namespace, forServiceAccount } = gateway
      if (forServiceAccount === undefined) continue
      const key = `${namespace}/${forServiceAccount}`
      const elder = this.#byAccount.get(key)
      if (elder === undefined) {
        this.#byAccount.set(key, gateway)
        continue
      }
      const object = objectKey('Gateway', namespace, gateway.name)
      const reason = `ServiceAccount ${key} has Gateway ${waypointKey(elder)} already, which is older; that counts`
      this.#problems.add({ severity: 'error', object, reason })
    }
  }

  /** `own`: an object's own word; it never falls back to its namespace's. */
  #resolve(
    word: Word,
    wants: 'service' | 'workload' | 'account',
    own: boolean,
  ): WaypointRef | undefined {
    if (word.kind !== 'gateway') return undefined
    const { namespace, name, object, field, from } = word
    const tell = (reason: string): void =>
      this.#problems.add({ severity: 'error', object, field, reason })
    const key = `${namespace}/${name}`
    const gateway = this.#gateways.get(key)
    if (gateway === undefined) {
      // Nobody knows what it will be for: it may be for all.
      tell(
        `there is no Gateway ${key}; until there is, connections to what is bound to it are refused`,
      )
      return refOf(namespace, name)
    }
    const { scope, className } = gateway
    if (scope === 'none' || (wants !== 'account' && !covers(scope, wants))) {
      if (own) tell(`Gateway ${key} is for ${scope}, so this has no effect`)
      return undefined
    }
    if (!gateway.ours) {
      tell(`Gateway ${key} is of class ${className}, not ${waypointClass}; connections are refused`)
    } else if (namespace !== from && !admits(gateway, this.#namespaces.get(from) ?? {})) {
      tell(
        `Gateway ${key} does not admit namespace ${from} (allowedRoutes of its listener); connections are refused`,
      )
      return refToNowhere(namespace, name, 'not-admitted')
    }
    return gateway.ref
  }
}

/** Ours beats Istio's. */
function wordOf(labels: Labels, namespace: string, object: string): Word {
  const label = useWaypointLabels.find((each) => labels[each] !== undefined)
  const name = label === undefined ? undefined : labels[label]
  if (label === undefined || name === undefined) return { kind: 'nothing' }
  if (name === 'none') return { kind: 'none' }
  const other = useWaypointNamespaceLabels.map((each) => labels[each]).find((each) => each)
  return {
    kind: 'gateway',
    namespace: other ?? namespace,
    name,
    object,
    field: `metadata.labels[${label}]`,
    from: namespace,
  }
}
