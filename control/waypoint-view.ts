// Waypoints as the dashboard shows them, and as telemetry trusts them: what each serves, and whether
// anybody is there to do it. Read from the resources that waypoints themselves are sent.
import { clusterDomain, typeUrls } from '../mesh/constants.ts'
import { formatIdentity } from '../mesh/identity.ts'
import { serviceKey, type Workload, workloadIdentity } from '../mesh/model.ts'
import { decodeWaypoint, type WaypointConfig } from '../mesh/waypoint.ts'
import type { Resource, Snapshot } from './snapshot.ts'

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

/** Resources outlive snapshots: each is decoded once. */
const decoded = new WeakMap<Resource, WaypointConfig | undefined>()

/** `key` is `namespace/name` of its Gateway. */
export function waypointConfig({ types }: Snapshot, key: string): WaypointConfig | undefined {
  const resource = types.get(typeUrls.waypoint)?.get(key)
  if (resource === undefined) return undefined
  if (!decoded.has(resource)) {
    const result = decodeWaypoint(resource.bytes)
    decoded.set(resource, 'ok' in result ? result.ok : undefined)
  }
  return decoded.get(resource)
}

export function waypointsOf(snapshot: Snapshot): WaypointView[] {
  const keys = [...(snapshot.types.get(typeUrls.waypoint)?.keys() ?? [])].sort()
  const configs = keys.flatMap((key) => waypointConfig(snapshot, key) ?? [])
  const endpoints = new Map<string, Workload[]>(
    configs.map((config) => [ownServiceKey(config), []]),
  )
  for (const workload of snapshot.model.workloads.values()) {
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
