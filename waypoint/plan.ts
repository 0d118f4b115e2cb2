// Where one request goes, from the configuration and the endpoints of this moment: to the targets of a
// backend, or to an answer of the waypoint's own.
import type { CloseReason } from '../mesh/errors.ts'
import { type Service, serviceKey } from '../mesh/model.ts'
import type { Store } from '../mesh/store.ts'
import type { Backend } from '../mesh/waypoint.ts'
import type { Balancer, Target } from './balance.ts'
import type { RequestHead } from './request.ts'
import { route, type RoutedRule, type Routes } from './router.ts'
import type { Destination } from './target.ts'

export interface PlanParts {
  readonly store: Store
  readonly routes: () => Routes
  readonly balancer: Balancer
}

export interface Plan {
  readonly rule: RoutedRule | undefined
  readonly backend: Backend | undefined
  /** Whose endpoint is asked; undefined: a pod by its address. */
  readonly service: Service | undefined
  readonly targets: readonly Target[]
  readonly version: 'http1' | 'http2'
}

/** Answered by the waypoint itself. */
export interface Refusal {
  readonly status: number
  readonly reason: CloseReason
  readonly detail: string
  readonly rule?: RoutedRule
}

/** Whether the destination has ceased to be served here: its clients are to find the way that is right now. */
export function isServed({ routes }: PlanParts, destination: Destination): boolean {
  return destination.kind === 'service'
    ? routes().services.has(destination.routed.key)
    : routes().workloads.has(destination.workload.uid)
}

/** Draws a backend where rules say so: asked twice it may answer differently. */
export function plan(
  parts: PlanParts,
  destination: Destination,
  head: RequestHead,
): Plan | Refusal {
  const { store, routes, balancer } = parts
  const { dialled } = destination
  const unruled = { rule: undefined, backend: undefined }
  if (destination.kind === 'workload') {
    const targets = [balancer.single(destination.workload, dialled)]
    return { ...unruled, service: undefined, targets, version: versionOf(undefined, head) }
  }
  const key = serviceKey(destination.service)
  const routed = routes().services.get(key)
  const port = routed?.ports.get(dialled.port)
  if (port === undefined || port.rules.length === 0) {
    const service = store.services.get(key) ?? destination.service
    const targets = balancer.of(service, dialled.ip, dialled.port, routed?.bound === false)
    return { ...unruled, service, targets, version: versionOf(port, head) }
  }
  const rule = route(port, head)
  if (rule === undefined) {
    return { status: 404, reason: 'no_route', detail: `no rule of ${key}:${dialled.port} matches` }
  }
  const backend = rule.draw()
  if (backend === undefined || backend.problem !== undefined) {
    const detail = backend?.problem ?? `${rule.rule.name} has no backend`
    return { status: 500, reason: 'no_backend', detail, rule }
  }
  const service = store.services.get(backend.service)
  const targets = service === undefined ? [] : balancer.of(service, dialled.ip, backend.port, false)
  // Of a backend that is not served here nothing is told: it is taken for another version of the service.
  const ports = routes().services.get(backend.service)?.ports
  const version = versionOf(ports?.get(backend.port) ?? port, head)
  return { rule, backend, service, targets, version }
}

/** What the server speaks: what its port says, else what the client does; gRPC is HTTP/2 wherever it goes. */
function versionOf(
  port: { protocol: string } | undefined,
  { grpc, version }: RequestHead,
): 'http1' | 'http2' {
  const protocol = port?.protocol ?? 'auto'
  if (protocol === 'http2' || grpc) return 'http2'
  return protocol === 'auto' ? version : 'http1'
}
