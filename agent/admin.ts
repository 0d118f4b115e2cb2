// What the agent tells people about itself, on its admin socket. Never a key.
import type { Registry } from 'prom-client'
import { formatCidr } from '../mesh/address.ts'
import { MeshError } from '../mesh/errors.ts'
import type { AdminRoute } from '../mesh/process/admin.ts'
import type { XdsClient } from '../mesh/xds/client.ts'
import type { Capture } from './bpf/capture.ts'
import type { Kubelet } from './broker/kubelet.ts'
import type { Enrolments } from './enrolment.ts'
import type { Certificates } from '../mesh/certificates.ts'
import type { Store } from '../mesh/store.ts'
import type { Worker } from './worker/worker.ts'

export function adminRoutes(parts: {
  node: string
  isReady: () => string | undefined
  capture: Capture
  kubelet: Kubelet
  certificates: Certificates
  enrolments: Enrolments
  store: Store
  worker: Worker
  xds: XdsClient
  registry: Registry
  /** Takes every pod out of the mesh; the agent's owner is going. */
  leave: () => Promise<void>
}): Record<string, AdminRoute> {
  const {
    node,
    isReady,
    capture,
    kubelet,
    certificates,
    enrolments,
    store,
    worker,
    xds,
    registry,
  } = parts
  return {
    '/ready': () => {
      const why = isReady()
      if (why !== undefined) throw new MeshError('bad_config', `not ready: ${why}`)
      return 'ready\n'
    },
    '/status': () => ({
      node,
      ready: isReady() === undefined,
      reason: isReady(),
      control: { connected: xds.connected, synced: xds.synced },
      kubelet: kubelet.status(),
      pods: enrolments.list(),
    }),
    '/metrics': () => registry.metrics(),
    '/certificates': () => certificates.list(),
    '/connections': () =>
      worker.connections.live().map((connection) => ({
        id: connection.id,
        ...connection.fields(),
        bytes_sent: connection.sent,
        bytes_recv: connection.received,
        age_ms: Date.now() - connection.openedAt,
        established: connection.established,
      })),
    '/config_dump': () => ({
      mesh: store.mesh && {
        ...store.mesh,
        captureRanges: store.mesh.captureRanges.map(formatCidr),
      },
      workloads: [...store.workloads.values()].map((workload) => ({
        ...workload,
        services: Object.fromEntries(workload.services),
      })),
      services: [...store.services.values()],
      policies: [...store.policies.values()],
      pods: enrolments.list(),
      capture: {
        counters: capture.counters(),
        pods: capture.pods(),
        probes: capture.probes(),
        kubelet: kubelet.status(),
      },
    }),
    '/leave': async ({ method }) => {
      if (method !== 'POST') throw new MeshError('bad_config', 'leaving the node takes a POST')
      await parts.leave()
      return 'every pod of this node is plain again\n'
    },
  }
}
