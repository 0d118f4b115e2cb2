// Objects to model: pure. What is invalid or contradictory becomes a problem, never an exception,
// and never takes anything else down with it.
import type { Problem } from '../kube/folder.ts'
import { formatProblem } from '../kube/folder.ts'
import type { Kind, KubernetesObject } from '../kube/kinds.ts'
import { buildMesh } from './build/mesh.ts'
import { buildPolicies } from './build/policies.ts'
import { buildServices } from './build/services.ts'
import { buildWorkloads } from './build/workloads.ts'
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
  const { services, endpoints, outsiders } = buildServices(objects, pods, problems)
  const workloads = new Map(
    [...pods.map(({ workload }) => workload), ...outsiders].map((workload) => {
      const own = endpoints.get(workload.uid)
      return [workload.uid, own === undefined ? workload : { ...workload, services: own }]
    }),
  )
  const mesh = buildMesh(objects, input.trustDomain, workloads, services, problems)
  const nodes = objects.of('Node').map(({ metadata }) => metadata.name)
  const model = { mesh, workloads, services, policies: policies.policies, nodes, pods: infos }
  return { model, problems: problems.list() }
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
