// Objects to model: pure. What is invalid or contradictory becomes a problem, never an exception,
// and never takes anything else down with it.
import type { Problem } from '../kube/folder.ts'
import { formatProblem } from '../kube/folder.ts'
import type { Kind, KubernetesObject } from '../kube/kinds.ts'
import type { Service, WaypointRef, Workload } from '../mesh/model.ts'
import { Bindings } from './build/bindings.ts'
import { buildGateways, named, type WaypointGateway } from './build/gateways.ts'
import { buildMesh } from './build/mesh.ts'
import { buildPolicies } from './build/policies.ts'
import { Routes } from './build/routes.ts'
import { buildServices, keyOfService } from './build/services.ts'
import { buildWaypoints, gatewayInfos, withIdentity } from './build/waypoints.ts'
import { type BuiltPod, buildWorkloads } from './build/workloads.ts'
import type { Model } from './snapshot.ts'

export interface EnrolmentReport {
  readonly state: 'idle' | 'enrolled' | 'failed'
  readonly reason: string
}

export interface BuildInput {
  readonly objects: readonly KubernetesObject[]
  readonly trustDomain: string
  /** By workload uid: what the pods' agents last said. */
  readonly reports: ReadonlyMap<string, EnrolmentReport>
}

/** Collects problems; each is told once. */
export class Problems {
  readonly #found = new Map<string, Problem>()

  add(problem: Problem): void {
    this.#found.set(formatProblem(problem), problem)
  }

  list(): Problem[] {
    return [...this.#found.values()]
  }
}

export function build(input: BuildInput): { model: Model; problems: Problem[] } {
  const problems = new Problems()
  const objects = new ByKind(input.objects)
  const policies = buildPolicies(objects, input.trustDomain, problems)
  const { pods, infos } = buildWorkloads(objects, input, policies.bindings, problems)
  const built = buildServices(objects, pods, problems)
  const gateways = buildGateways(objects, problems)
  const { services, workloads } = bind(objects, { gateways, pods, ...built }, input, problems)
  const mesh = buildMesh(objects, input.trustDomain, workloads, services, problems)
  const nodes = objects.of('Node').map(({ metadata }) => metadata.name)
  const routes = new Routes(objects, services, gateways, problems)
  const parts = { objects, gateways, services, workloads, rules: routes.rules }
  const waypoints = buildWaypoints(parts)
  const served = new Set(
    [...waypoints.values()].flatMap((config) => config.services.map(({ key }) => key)),
  )
  const model = {
    mesh,
    workloads,
    services,
    policies: policies.policies,
    nodes,
    pods: infos,
    waypoints,
    gateways: gatewayInfos(parts, waypoints, problems),
    routes: routes.infos(served),
  }
  return { model, problems: problems.list() }
}

/** Services and workloads, each with its waypoint. */
function bind(
  objects: ByKind,
  parts: ReturnType<typeof buildServices> & {
    gateways: ReadonlyMap<string, WaypointGateway>
    pods: readonly BuiltPod[]
  },
  { trustDomain }: BuildInput,
  problems: Problems,
): { services: Map<string, Service>; workloads: Map<string, Workload> } {
  const { gateways, endpoints } = parts
  const bindings = new Bindings(objects, gateways, problems)
  const workloads = new Map<string, Workload>()
  const put = (workload: Workload, waypoint: WaypointRef | undefined): void => {
    const services = endpoints.get(workload.uid) ?? workload.services
    const bound = waypoint === undefined ? {} : { waypoint }
    workloads.set(workload.uid, { ...workload, services, ...bound })
  }
  for (const { pod, workload } of parts.pods) put(workload, bindings.ofPod(pod, workload))
  for (const workload of parts.outsiders) put(workload, undefined)
  const labels = new Map(
    objects.of('Service').map((it) => [keyOfService(named(it)), it.metadata.labels ?? {}]),
  )
  const services = new Map<string, Service>()
  for (const [key, service] of parts.services) {
    const { namespace, name } = service
    const waypoint = bindings.ofService(namespace, name, labels.get(key) ?? {})
    const bound = waypoint === undefined ? {} : { waypoint }
    services.set(key, { ...withIdentity(service, gateways, trustDomain), ...bound })
  }
  return { services, workloads }
}

export class ByKind {
  readonly #lists = new Map<string, KubernetesObject[]>()

  constructor(objects: readonly KubernetesObject[]) {
    for (const object of objects) {
      const list = this.#lists.get(object.kind)
      if (list === undefined) this.#lists.set(object.kind, [object])
      else list.push(object)
    }
  }

  of<K extends Kind>(kind: K): Extract<KubernetesObject, { kind: K }>[] {
    return (this.#lists.get(kind) ?? []) as Extract<KubernetesObject, { kind: K }>[]
  }
}
