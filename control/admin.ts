// What control tells people about itself, on its admin socket.
import type { Registry } from 'prom-client'
import { formatCidr } from '../mesh/address.ts'
import { formatIdentity } from '../mesh/identity.ts'
import { workloadIdentity } from '../mesh/model.ts'
import type { AdminRoute } from '../mesh/process/admin.ts'
import type { XdsServer } from '../mesh/xds/server.ts'
import type { CertificateAuthority } from './ca.ts'
import type { Views } from './view/views.ts'
import type { Configuration } from './objects.ts'

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
      agents: discovery.status(),
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
      versions: Object.fromEntries(
        [...configuration.snapshot.types].map(([typeUrl, resources]) => [
          typeUrl,
          Object.fromEntries([...resources.values()].map(({ name, version }) => [name, version])),
        ]),
      ),
    }),
  }
}
