// Istio's standard labels of connections and requests. Values come from the cluster's own
// objects and from verified certificates, never from what a peer says.
import { formatIdentity, type Identity } from './identity.ts'
import type { Service, Workload } from './model.ts'

/** What is not known. */
export const unknown = 'unknown'

/** What follows `source_` and `destination_`. */
const sideLabels = [
  'workload',
  'canonical_service',
  'canonical_revision',
  'workload_namespace',
  'principal',
  'app',
  'version',
  'cluster',
] as const
type SideLabels = Record<(typeof sideLabels)[number], string>

function labelsOfSide(workload: Workload | undefined, identity: Identity | undefined): SideLabels {
  const canonical = workload?.canonicalName || unknown
  const revision = workload?.canonicalRevision || unknown
  return {
    workload: workload?.workloadName || unknown,
    canonical_service: canonical,
    canonical_revision: revision,
    workload_namespace: workload?.namespace || unknown,
    principal: identity === undefined ? unknown : formatIdentity(identity),
    app: canonical,
    version: revision,
    cluster: workload?.clusterId || unknown,
  }
}

/** Of everything that is counted between two ends, in the order in which keys are built. */
export const edgeLabels = [
  'reporter',
  ...sideLabels.map((name) => `source_${name}` as const),
  'destination_service',
  'destination_service_namespace',
  'destination_service_name',
  ...sideLabels.map((name) => `destination_${name}` as const),
  'connection_security_policy',
] as const
export type EdgeLabels = Readonly<Record<(typeof edgeLabels)[number], string>>

export interface EdgeEnds {
  readonly source: Workload | undefined
  /** Proven by mutual TLS. */
  readonly sourceIdentity: Identity | undefined
  readonly destination: Workload | undefined
  /** Proven, or to be proven before a byte passes. */
  readonly destinationIdentity: Identity | undefined
  /** That the client dialled. */
  readonly service: Service | undefined
}

export function labelsOfEdge(
  reporter: 'source' | 'destination' | 'waypoint',
  { source, sourceIdentity, destination, destinationIdentity, service }: EdgeEnds,
): EdgeLabels {
  const mutual = sourceIdentity !== undefined && destinationIdentity !== undefined
  return {
    reporter,
    ...prefixed('source', labelsOfSide(source, sourceIdentity)),
    destination_service: service?.hostname ?? unknown,
    destination_service_namespace: service?.namespace ?? unknown,
    destination_service_name: service?.name ?? unknown,
    ...prefixed('destination', labelsOfSide(destination, destinationIdentity)),
    connection_security_policy: mutual ? 'mutual_tls' : unknown,
  }
}

type Prefixed<P extends string> = Record<`${P}_${keyof SideLabels}`, string>

function prefixed<P extends string>(prefix: P, labels: SideLabels): Prefixed<P> {
  const named = sideLabels.map((name) => [`${prefix}_${name}`, labels[name]])
  return Object.fromEntries(named) as Prefixed<P>
}
