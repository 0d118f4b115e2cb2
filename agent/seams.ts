// The seams between the agent's three parts: broker (BPF, network namespaces: all capabilities),
// policy (xDS, certificates, decisions) and workers (bytes from the network, no capabilities).
// They share a process today; only plain data, descriptors and the calls below cross a seam, so
// that each can become a process of its own.
import type { Endpoint, Ip } from '../mesh/address.ts'
import type { Credentials } from '../mesh/certificate.ts'
import type { CloseReason } from '../mesh/errors.ts'
import type { Identity } from '../mesh/identity.ts'
import type { Service, Workload } from '../mesh/model.ts'

/** A pod of this node, as its source (folder, later the API server) tells it. */
export interface LocalPod {
  /** The workload uid. */
  readonly uid: string
  readonly namespace: string
  readonly name: string
  readonly identity: Identity
  readonly addresses: readonly Ip[]
  /** Its ports that probes and hooks of its own name: the kubelet reaches them past the agent. */
  readonly probePorts: readonly number[]
  /** Name or path of its network namespace. */
  readonly netns: string
  readonly enrol: boolean
  /** Why (not), for people. */
  readonly reason: string
}

/** The listening descriptors of one enrolled pod; the worker owns them once handed over. */
export interface PodListeners {
  readonly outbound: readonly number[]
  readonly plaintext: readonly number[]
  readonly tunnel: readonly number[]
}

/** What a worker asks of the broker. `pod` is always a uid. Descriptors become the caller's. */
export interface SocketBroker {
  /** Where the application wanted to go; undefined when nothing was captured for this socket. */
  originalDestination(pod: string, from: Endpoint, to: Endpoint): Endpoint | undefined
  /** An unconnected socket in the pod's network namespace that capture leaves alone. */
  upstreamSocket(pod: string, family: 4 | 6): number
  /** An unconnected socket towards the pod's own application, which will see `client` as its peer. */
  inPodSocket(pod: string, family: 4 | 6, client: Endpoint): number
  /** Whether the application's side of that connection carries the client's name by now. */
  clientName(pod: string, from: Endpoint, to: Endpoint): 'named' | 'inserted' | 'absent'
  /** Whether the application's listener holds connections back until data arrives (TCP_DEFER_ACCEPT). */
  deferred(pod: string, from: Endpoint, to: Endpoint): boolean
}

/** Where a captured connection goes. */
export type Route =
  | {
      readonly kind: 'tunnel'
      /** The CONNECT's authority: the pod and port meant; for a waypoint, what the client dialled. */
      readonly destination: Endpoint
      /** Where the tunnel is dialled. */
      readonly via: Endpoint
      readonly expected: readonly Identity[]
      /** Who is there: the pod meant, or a waypoint. */
      readonly workload: Workload
      readonly service: Service | undefined
    }
  | {
      readonly kind: 'plain'
      readonly destination: Endpoint
      readonly workload: Workload
      readonly service: Service | undefined
    }
  /** The pod itself, reached through a Service. */
  | {
      readonly kind: 'self'
      readonly destination: Endpoint
      readonly workload: Workload
      readonly service: Service | undefined
    }
  | {
      readonly kind: 'refuse'
      readonly reason: CloseReason
      readonly detail: string
      readonly workload?: Workload
      readonly service?: Service
    }

/** A connection that wants into a pod. */
export interface InboundConnection {
  readonly pod: string
  readonly identity: Identity | undefined
  readonly source: Ip
  readonly destination: Endpoint
}

/** Whether it may; if not, what the connection ends with. */
export type Admission =
  | { readonly allow: true }
  | {
      readonly allow: false
      readonly reason: Extract<CloseReason, 'denied' | 'bypassed_waypoint'>
      readonly why: string
    }

/** What a worker asks of policy. */
export interface Decisions {
  /** Waits at most 2 s for an address nobody told us of, or for a waypoint to be ready. */
  route(pod: string, destination: Endpoint): Promise<Route>
  authorize(connection: InboundConnection): Admission
  /** Rejects with a MeshError when there is none and none can be had now. */
  credentials(identity: Identity): Promise<Credentials>
  /** The certificate at hand, for a handshake that cannot wait. */
  currentCredentials(identity: Identity): Credentials | undefined
  /** For labels and log lines: who lives at this address, asked for if need be (bounded wait). */
  workloadAt(ip: Ip): Promise<Workload | undefined>
  /** A local pod's own record, for labels. */
  workload(uid: string): Workload | undefined
  serviceByHost(host: string): Service | undefined
  readonly clusterId: string
}
