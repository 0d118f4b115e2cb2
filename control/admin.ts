// What control tells people about itself, on its admin socket.
import type { Registry } from 'prom-client'
import { formatCidr } from '../mesh/address.ts'
import { formatIdentity } from '../mesh/identity.ts'
import { workloadIdentity } from '../mesh/model.ts'
import type { AdminRoute } from '../mesh/process/admin.ts'
import { waypointKey } from '../mesh/waypoint.ts'
import type { XdsServer } from '../mesh/xds/server.ts'
import type { CertificateAuthority } from './ca.ts'
import { waypointIdentity } from './build/waypoints.ts'
import type { Views } from './view/views.ts'
import type { Configuration } from './objects.ts'
import type { Snapshot } from './snapshot.ts'

export function adminRoutes(parts: {
  configuration: Configuration
  discovery: XdsServer
  authority: CertificateAuthority
  views: Views
  registry: Registry
}): Record<string, AdminRoute> {
  const { configuration, discovery, authority, views, registry } = parts
  const model = () => configuration.snapshot.model
  return {
    '/ready': () => 'ready\n',
    '/metrics': () => registry.metrics(),
    '/status': () => ({
      snapshot: configuration.snapshot.version,
      trustDomain: model().mesh.trustDomain,
      captureRanges: model().mesh.captureRanges.map(formatCidr),
      nodes: model().nodes,
      pods: model().pods,
      agents: discovery.status().filter(({ node }) => node !== undefined),
      problems: configuration.snapshot.problems,
    }),
    '/workloads': () =>
      [...model().workloads.values()].map((workload) => ({
        namespace: workload.namespace,
        name: workload.name,
        node: workload.node,
        addresses: workload.addresses,
        identity: formatIdentity(workloadIdentity(workload)),
        tunnel: workload.tunnel,
        healthy: workload.healthy,
        policies: workload.policies,
        services: [...workload.services.keys()],
      })),
    '/waypoints': () => waypointsOf(configuration.snapshot, discovery),
    '/traffic': ({ url }) => views.graph(url.searchParams.get('namespace') ?? undefined),
    '/problems': () => views.problems(),
    '/policies': () => [...model().policies.values()],
    '/certificates': () => authority.issued,
    '/config_dump': () => ({
      ...configuration.snapshot.model,
      workloads: [...model().workloads.values()].map((w) => ({
        ...w,
        services: Object.fromEntries(w.services),
      })),
      services: [...model().services.values()],
      policies: [...model().policies.values()],
      waypoints: [...model().waypoints.values()],
      versions: Object.fromEntries(
        [...configuration.snapshot.types].map(([typeUrl, resources]) => [
          typeUrl,
          Object.fromEntries([...resources.values()].map(({ name, version }) => [name, version])),
        ]),
      ),
    }),
  }
}

/** Each waypoint: how it stands, what is bound to it, which routes it applies. */
function waypointsOf({ model, problems }: Snapshot, discovery: XdsServer): object[] {
  const clients = discovery.status()
  return model.gateways.map((gateway) => {
    const key = waypointKey(gateway)
    const { services = [], workloads = [] } = model.waypoints.get(key) ?? {}
    const keys = new Set(services.map((service) => service.key))
    return {
      ...gateway,
      connected: clients.some(({ waypoint }) => waypoint === key),
      identity: formatIdentity(waypointIdentity(model.mesh.trustDomain, gateway)),
      services,
      workloads,
      routes: model.routes.filter(({ parents }) =>
        parents.some(({ service }) => service !== undefined && keys.has(service)),
      ),
      problems: problems.filter(({ object }) => object === `Gateway ${key}`),
    }
  })
}
