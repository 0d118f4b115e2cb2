// Gateways as waypoints: which are ours and can be served, what traffic each is for, and who of another
// namespace may use it. Gateways of other classes are only kept so that a binding to one can be told of.
import type { Gateway } from '../../kube/gateway.ts'
import { objectKey, type Service } from '../../kube/kinds.ts'
import { selectsLabels } from '../../kube/metadata.ts'
import {
  forServiceAccountLabel,
  otlpEndpointAnnotation,
  ports,
  type WaypointScope,
  waypointClass,
  waypointForLabels,
  waypointProtocol,
  waypointScopes,
} from '../../mesh/constants.ts'
import type { WaypointRef } from '../../mesh/model.ts'
import { otlpEndpointOf, waypointKey } from '../../mesh/waypoint.ts'
import type { ByKind, Problems } from '../build.ts'
import { hostnameOf } from './services.ts'

type Labels = Readonly<Record<string, string>>

export interface WaypointGateway {
  readonly namespace: string
  readonly name: string
  /** Of our class. */
  readonly ours: boolean
  readonly className: string
  readonly scope: WaypointScope
  readonly forServiceAccount: string | undefined
  readonly ref: WaypointRef
  /** Why it cannot be served, as Gateway API's reason and for people. */
  readonly refused:
    | { readonly field: string; readonly reason: string; readonly message: string }
    | undefined
  readonly gateway: Gateway
}

/** By `namespace/name`, the elder first. */
export function buildGateways(
  objects: ByKind,
  problems: Problems,
): ReadonlyMap<string, WaypointGateway> {
  const services = new Map(
    objects.of('Service').map((service) => [waypointKey(named(service)), service]),
  )
  const built = new Map<string, WaypointGateway>()
  for (const gateway of [...objects.of('Gateway')].sort(byAge)) {
    const { namespace, name } = named(gateway)
    const key = waypointKey({ namespace, name })
    const ours = gateway.spec.gatewayClassName === waypointClass
    const refused = ours ? whyNotServed(gateway) : undefined
    const object = objectKey('Gateway', namespace, name)
    if (refused !== undefined) {
      const { field, message } = refused
      problems.add({ severity: 'error', object, field, reason: message })
    }
    const spans = otlpEndpointOf(gateway.metadata.annotations)
    if (ours && 'problem' in spans) {
      const field = `metadata.annotations[${otlpEndpointAnnotation}]`
      problems.add({ severity: 'error', object, field, reason: spans.problem })
    }
    const labels = gateway.metadata.labels ?? {}
    const forServiceAccount = ours ? labels[forServiceAccountLabel] : undefined
    built.set(key, {
      namespace,
      name,
      ours,
      className: gateway.spec.gatewayClassName,
      scope: scopeOf(labels, forServiceAccount, (field, reason) =>
        problems.add({ severity: 'error', object, field, reason }),
      ),
      forServiceAccount,
      ref: { ...refOf(namespace, name), port: tunnelPort(services.get(key)) },
      refused,
      gateway,
    })
  }
  return built
}

/** The Service that a Gateway of this name has, or would have. */
export function refOf(namespace: string, name: string): WaypointRef {
  return { namespace, hostname: hostnameOf(namespace, name), port: ports.hbone }
}

/** Where traffic goes that nobody may carry: no such Service can exist (RFC 2606), so sources refuse it. */
export function refToNowhere(namespace: string, name: string, why: string): WaypointRef {
  return { namespace, hostname: `${name}.${namespace}.${why}.invalid`, port: ports.hbone }
}

export function covers(scope: WaypointScope, what: 'service' | 'workload'): boolean {
  return scope === 'all' || scope === what
}

/** Whether what is in another namespace, with these labels, may use it: the word of its listeners. */
export function admits({ gateway }: WaypointGateway, namespaceLabels: Labels): boolean {
  return gateway.spec.listeners.some(({ protocol, allowedRoutes }) => {
    const { from, selector } = allowedRoutes?.namespaces ?? {}
    if (protocol !== waypointProtocol) return false
    return (
      from === 'All' ||
      (from === 'Selector' && selector !== undefined && selectsLabels(selector, namespaceLabels))
    )
  })
}

/** Oldest first, then by `namespace/name`: Gateway API's order where two contradict each other. */
export function byAge(a: Aged, b: Aged): number {
  return ageOf(a) - ageOf(b) || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)
}

interface Aged {
  readonly metadata: {
    readonly name: string
    readonly namespace?: string | undefined
    readonly creationTimestamp?: string | undefined
  }
}

/** Ms; what does not say when it was made (in a folder) counts as made together. */
function ageOf({ metadata }: Aged): number {
  return Date.parse(metadata.creationTimestamp ?? '') || 0
}

function keyOf({ metadata }: Aged): string {
  return `${metadata.namespace ?? 'default'}/${metadata.name}`
}

export function named({ metadata }: Aged): { namespace: string; name: string } {
  return { namespace: metadata.namespace ?? 'default', name: metadata.name }
}

/** Its Service is called like it (RFC 1035 label). */
const serviceName = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/

function whyNotServed({ metadata, spec }: Gateway): WaypointGateway['refused'] {
  if (!serviceName.test(metadata.name)) {
    const message = `expected a name that a Service can have (letters, digits, -; 63 at most), got ${metadata.name}`
    return { field: 'metadata.name', reason: 'Invalid', message }
  }
  const field = 'spec.listeners'
  const own = spec.listeners.filter((l) => l.protocol === waypointProtocol)
  if (own.length === 0) {
    const have = spec.listeners.map((l) => l.protocol).join(', ') || 'none'
    const message = `expected a listener of protocol ${waypointProtocol} on port ${ports.hbone}, got ${have}`
    return { field, reason: 'ListenersNotValid', message }
  }
  const other = own.find((l) => l.port !== ports.hbone)
  if (other === undefined) return undefined
  const message = `listener ${other.name}: expected port ${ports.hbone}, got ${other.port}`
  return { field, reason: 'ListenersNotValid', message }
}

function scopeOf(
  labels: Labels,
  forServiceAccount: string | undefined,
  tell: (field: string, reason: string) => void,
): WaypointScope {
  const label = waypointForLabels.find((each) => labels[each] !== undefined)
  if (label === undefined) return forServiceAccount === undefined ? 'service' : 'workload'
  const text = labels[label]
  const scope = waypointScopes.find((each) => each === text)
  if (scope !== undefined) return scope
  const field = `metadata.labels[${label}]`
  tell(field, `expected ${waypointScopes.join(', ')}, got ${text}; taken as all`)
  return 'all'
}

/** Where the endpoints of a waypoint's Service listen. */
function tunnelPort(service: Service | undefined): number {
  const target = service?.spec.ports?.find(({ port }) => port === ports.hbone)?.targetPort
  return typeof target === 'number' ? target : ports.hbone
}
