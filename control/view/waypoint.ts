// Waypoints as the dashboard shows them: what each serves, and whether anybody is there to do it.
import { clusterDomain } from '../../mesh/constants.ts'
import { formatIdentity } from '../../mesh/identity.ts'
import { serviceKey, type Workload, workloadIdentity } from '../../mesh/model.ts'
import type { WaypointConfig } from '../../mesh/waypoint.ts'
import type { Snapshot } from '../snapshot.ts'

export interface WaypointView {
  readonly config: WaypointConfig
  /** Of its own Service: endpoints, and those of them that are ready. */
  readonly endpoints: number
  readonly ready: number
  /** Of its endpoints, `spiffe://…`. */
  readonly identities: readonly string[]
  /** `namespace/workload` of its endpoints: where it stands in the graph. */
  readonly workloads: readonly string[]
}

export function waypointsOf({ model }: Snapshot): WaypointView[] {
  const configs = [...model.waypoints].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  const endpoints = new Map<string, Workload[]>(
    configs.map((config) => [ownServiceKey(config), []]),
  )
  for (const workload of model.workloads.values()) {
    for (const key of workload.services.keys()) endpoints.get(key)?.push(workload)
  }
  return configs.map((config) => {
    const own = endpoints.get(ownServiceKey(config)) ?? []
    return {
      config,
      endpoints: own.length,
      ready: own.filter(({ healthy }) => healthy).length,
      identities: unique(own.map((workload) => formatIdentity(workloadIdentity(workload)))),
      workloads: unique(own.map(({ namespace, workloadName }) => `${namespace}/${workloadName}`)),
    }
  })
}

/** The Service in front of a waypoint's endpoints is named as its Gateway is. */
function ownServiceKey({ namespace, name }: WaypointConfig): string {
  return serviceKey({ namespace, hostname: `${name}.${namespace}.svc.${clusterDomain}` })
}

const unique = (list: string[]): string[] => [...new Set(list)].sort()
