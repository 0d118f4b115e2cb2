// The Gateway of a waypoint as `leyline waypoint apply` writes it, and what is bound to it. Pure.
import { gatewayVersion } from '../../kube/gateway.ts'
import {
  forServiceAccountLabel,
  otlpEndpointAnnotation,
  ports,
  useWaypointLabels,
  type WaypointScope,
  waypointClass,
  waypointForLabels,
  waypointProtocol,
} from '../../mesh/constants.ts'
import { MeshError } from '../../mesh/errors.ts'
import { otlpEndpointOf } from '../../mesh/waypoint.ts'

/** What a waypoint is wanted for. */
export interface Subject {
  readonly kind: 'ServiceAccount' | 'Service' | 'Namespace'
  readonly name: string
}

export interface WaypointWish {
  readonly namespace: string
  readonly name: string
  readonly subject: Subject
  readonly scope: WaypointScope | undefined
  /** Where its spans go. */
  readonly otlpEndpoint: string | undefined
}

/** Throws `bad_config` when the options contradict each other. */
export function wishOf(options: {
  namespace: string
  name?: string
  serviceAccount?: string
  service?: string
  for?: WaypointScope
  otlpEndpoint?: string
}): WaypointWish {
  const { namespace, for: scope, otlpEndpoint } = options
  const spans = otlpEndpointOf(
    otlpEndpoint === undefined ? {} : { [otlpEndpointAnnotation]: otlpEndpoint },
  )
  if ('problem' in spans) throw new MeshError('bad_config', `--otlp-endpoint: ${spans.problem}`)
  const subject = subjectOf(options)
  if (subject.kind === 'Service' && (scope === 'workload' || scope === 'none')) {
    throw new MeshError('bad_config', `a waypoint for ${scope} is not for a Service`, {
      hint: '--for service, or all',
    })
  }
  const name =
    options.name ?? (subject.kind === 'Namespace' ? 'waypoint' : `${subject.name}-waypoint`)
  if (subject.kind === 'ServiceAccount' && subject.name === name) {
    throw new MeshError('bad_config', `${name} is the name of the workloads' own service account`, {
      hint: 'a waypoint runs as an account of its own name: choose another --name',
    })
  }
  return { namespace, name, subject, scope, otlpEndpoint }
}

function subjectOf(options: {
  namespace: string
  serviceAccount?: string
  service?: string
}): Subject {
  const { namespace, serviceAccount, service } = options
  if (serviceAccount !== undefined && service !== undefined) {
    throw new MeshError('bad_config', 'expected one of --service-account and --service, got both')
  }
  if (serviceAccount !== undefined) return { kind: 'ServiceAccount', name: serviceAccount }
  if (service !== undefined) return { kind: 'Service', name: service }
  return { kind: 'Namespace', name: namespace }
}

export interface GatewayManifest {
  readonly apiVersion: string
  readonly kind: 'Gateway'
  readonly metadata: {
    readonly name: string
    readonly namespace: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly spec: object
}

/** `bound`: whether it already says which service account it is for. */
export function gatewayOf(wish: WaypointWish, bound: boolean): GatewayManifest {
  const { namespace, name, subject, scope, otlpEndpoint } = wish
  const labels = {
    ...(scope === undefined ? {} : { [waypointForLabels[0]]: scope }),
    ...(bound && subject.kind === 'ServiceAccount'
      ? { [forServiceAccountLabel]: subject.name }
      : {}),
  }
  return {
    apiVersion: gatewayVersion,
    kind: 'Gateway',
    metadata: {
      name,
      namespace,
      ...(Object.keys(labels).length === 0 ? {} : { labels }),
      ...(otlpEndpoint === undefined
        ? {}
        : { annotations: { [otlpEndpointAnnotation]: otlpEndpoint } }),
    },
    spec: {
      gatewayClassName: waypointClass,
      listeners: [{ name: 'mesh', port: ports.hbone, protocol: waypointProtocol }],
    },
  }
}

/** An object that can say by a label which waypoint it has. */
export interface Labelled {
  readonly kind: string
  readonly namespace: string | undefined
  readonly name: string
}

/** The object that has to say it; undefined when the Gateway says it itself. */
export function labelledOf({ namespace, subject }: WaypointWish): Labelled | undefined {
  const { kind, name } = subject
  if (kind === 'ServiceAccount') return undefined
  return { kind, namespace: kind === 'Namespace' ? undefined : namespace, name }
}

/** `Service shop/api` */
export function textOf({ kind, namespace, name }: Labelled): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`
}

/** Ours of the labels that bind. */
export const bindingLabel = useWaypointLabels[0]

/** The labels by which an object says that `name` is its waypoint. */
export function bindingLabels(
  labels: Readonly<Record<string, string>> | undefined,
  name: string,
): string[] {
  return useWaypointLabels.filter((label) => labels?.[label] === name)
}
