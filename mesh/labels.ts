// Istio's standard labels of one side of a connection or request. Values come from the cluster's own
// objects and from verified certificates, never from what a peer says.
import { formatIdentity, type Identity } from './identity.ts'
import type { Service, Workload } from './model.ts'

/** What is not known. */
export const unknown = 'unknown'

/** What follows `source_` and `destination_`. */
export const sideLabels = [
  'workload',
  'canonical_service',
  'canonical_revision',
  'workload_namespace',
  'principal',
  'app',
  'version',
  'cluster',
] as const
export type SideLabels = Record<(typeof sideLabels)[number], string>

export function labelsOfSide(
  workload: Workload | undefined,
  identity: Identity | undefined,
): SideLabels {
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

export function labelsOfService(service: Service | undefined) {
  return {
    destination_service: service?.hostname ?? unknown,
    destination_service_name: service?.name ?? unknown,
    destination_service_namespace: service?.namespace ?? unknown,
  }
}
