// What control tells the page, as JSON: types alone, for both of them. Rates are per second over the
// last 10 s; shares (0 to 1) and percentiles (ms) are of the last minute, null where there was nothing.

export interface Summary {
  readonly trustDomain: string
  /** Where the mesh's objects come from: what to do next is said in its words. */
  readonly source: 'folder' | 'kubernetes'
  readonly pods: { readonly total: number; readonly wanted: number; readonly enrolled: number }
  readonly agents: {
    readonly nodes: number
    readonly connected: number
    readonly reporting: number
  }
  readonly waypoints: number
  /** Errors; notes are not counted. */
  readonly problems: number
  readonly traffic: Traffic
}

export interface Traffic {
  /** Opened, per second. */
  readonly connections: number
  /** Open now. */
  readonly open: number
  /** Of the connections tried, those that never opened. */
  readonly failedShare: number | null
  /** Bytes per second. */
  readonly toServer: number
  readonly toClient: number
  /** Of connections, those with both ends proven. */
  readonly mutualShare: number | null
  /** What waypoints see. */
  readonly requests: Requests | null
}

export interface Requests {
  readonly rate: number
  /** Of all, those answered 5xx or not at all. */
  readonly errorShare: number | null
  readonly p50: number | null
  readonly p90: number | null
  readonly p99: number | null
}

export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** All namespaces that have a node, shown or not. */
  readonly namespaces: readonly string[]
  /** Left out, the least busy ones: a page can show only so much. */
  readonly omitted: { readonly nodes: number; readonly edges: number }
}

export interface GraphNode {
  readonly id: string
  /** service: nobody is behind it. unknown: an address that control does not know. */
  readonly kind: 'workload' | 'waypoint' | 'service' | 'unknown'
  readonly namespace: string
  readonly name: string
  readonly pods: number
  readonly enrolled: number
  readonly identities: readonly string[]
}

export interface GraphEdge extends Traffic {
  readonly id: string
  readonly source: string
  readonly destination: string
  /** `namespace/hostname` that clients dialled; none: addresses of pods. */
  readonly services: readonly string[]
  /** none: no connection yet, so nothing to say. */
  readonly security: 'mutual' | 'mixed' | 'plaintext' | 'none'
  /** Proven last, empty: not proven. */
  readonly principals: { readonly source: string; readonly destination: string }
  /** Per second in steps of 2 s over the last minute, the oldest first: requests, else bytes. */
  readonly history: readonly number[]
}

export interface Workloads {
  readonly rows: readonly WorkloadRow[]
  readonly total: number
  /** That the search finds; more than rows when there are too many to show. */
  readonly found: number
}

export interface WorkloadRow {
  readonly namespace: string
  readonly name: string
  readonly workload: string
  readonly node: string
  readonly addresses: readonly string[]
  readonly identity: string
  readonly state: 'enrolled' | 'waiting' | 'failed' | 'outside'
  readonly reason: string
  /** `namespace/hostname` of the waypoint in front of it, or of a Service in front of it; empty: none. */
  readonly waypoint: string
}

export interface WaypointRow {
  readonly namespace: string
  readonly name: string
  readonly identities: readonly string[]
  readonly endpoints: number
  readonly ready: number
  readonly workloads: number
  readonly requests: Requests
  readonly services: readonly {
    readonly service: string
    readonly bound: boolean
    readonly routes: readonly RouteRow[]
  }[]
}

export interface RouteRow {
  /** Empty: requests that no rule was for. */
  readonly name: string
  readonly port: number
  readonly protocol: string
  /** In words. */
  readonly match: string
  readonly requests: Requests
  readonly backends: readonly {
    readonly service: string
    readonly port: number
    /** Of the rule's traffic, by its weights. */
    readonly configured: number
    /** Of the rule's requests in the last minute. */
    readonly measured: number | null
    readonly requests: Requests
    /** Why this share is answered with an error; empty: it is not. */
    readonly problem: string
  }[]
}

export interface ProblemRow {
  readonly severity: 'error' | 'note'
  /** `shop.yaml: Pod shop/web: spec.nodeName`, as far as it is known. */
  readonly where: string
  readonly reason: string
}
