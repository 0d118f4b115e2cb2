// What a waypoint tells people about itself, on its admin socket. Never a key.
import type { Registry } from 'prom-client'
import type { Certificates } from '../mesh/certificates.ts'
import { MeshError } from '../mesh/errors.ts'
import type { AdminRoute } from '../mesh/process/admin.ts'
import type { Store } from '../mesh/store.ts'
import { waypointKey } from '../mesh/waypoint.ts'
import type { XdsClient } from '../mesh/xds/client.ts'
import type { Balancer } from './balance.ts'
import type { ClientConnection, Connections } from './connections.ts'
import type { Listener } from './listener.ts'
import type { TrafficMetrics } from './metrics.ts'
import type { Upstreams } from './upstreams.ts'

export function adminRoutes(parts: {
  namespace: string
  name: string
  isReady: () => string | undefined
  balancer: Balancer
  certificates: Certificates
  connections: Connections
  listener: Listener
  metrics: TrafficMetrics
  registry: Registry
  store: Store
  upstreams: Upstreams
  xds: XdsClient
}): Record<string, AdminRoute> {
  const { certificates, connections, isReady, listener, metrics, registry, store, xds } = parts
  return {
    '/ready': () => {
      const why = isReady()
      if (why !== undefined) throw new MeshError('bad_config', `not ready: ${why}`)
      return 'ready\n'
    },
    '/status': () => ({
      waypoint: waypointKey(parts),
      ready: isReady() === undefined,
      reason: isReady(),
      control: { connected: xds.connected, synced: xds.synced },
      tunnels: listener.sessions,
      connections: connections.size,
      services: (store.waypoint?.services ?? []).map(({ key }) => key),
      workloads: store.waypoint?.workloads ?? [],
    }),
    '/metrics': () => registry.metrics(),
    '/certificates': () => certificates.list(),
    '/connections': () => connections.live().map(tellConnection),
    '/edges': () => metrics.edges(),
    '/config_dump': () => ({
      waypoint: store.waypoint,
      workloads: [...store.workloads.values()].map((workload) => ({
        ...workload,
        services: Object.fromEntries(workload.services),
      })),
      services: [...store.services.values()],
      endpoints: parts.balancer.list(),
      upstreams: parts.upstreams.list(),
    }),
  }
}

function tellConnection(connection: ClientConnection): unknown {
  return {
    id: connection.id,
    ...connection.fields(undefined),
    protocol: connection.protocol ?? 'not known yet',
    requests: connection.requests,
    requests_open: connection.live.size,
    bytes_sent: connection.sent,
    bytes_recv: connection.received,
    age_ms: Date.now() - connection.openedAt,
  }
}
