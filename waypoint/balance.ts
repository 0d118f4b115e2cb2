// Which endpoint takes a request: of two drawn at random the one with fewer requests under way. Load is
// counted per endpoint for as long as anybody holds it, over changes of configuration too.
import type { Endpoint, Ip } from '../mesh/address.ts'
import { formatEndpoint } from '../mesh/address.ts'
import { endpointsOf } from '../mesh/endpoints.ts'
import { type Service, serviceKey, type Workload } from '../mesh/model.ts'
import type { Store } from '../mesh/store.ts'

/** An endpoint that could not be connected to is passed over for this long where there is another, ms. */
const shunMs = 2_000

export interface Target {
  /** Of the workload and its port. */
  readonly key: string
  /** Its newest version. */
  workload: Workload
  readonly endpoint: Endpoint
  /** Requests under way. */
  active: number
  /** Passed over until then, ms of performance.now(). */
  shunnedUntil: number
}

export class Balancer {
  readonly #store: Store
  readonly #targets = new Map<string, Target>()
  /** By service, port, family and restriction; emptied whenever addresses change. */
  #lists = new Map<string, readonly Target[]>()
  #restriction: ReadonlySet<string> = new Set()

  constructor(store: Store) {
    this.#store = store
    store.on('addresses', () => this.#forget())
  }

  /** The workloads that {@link of} keeps to when it is told to. */
  restrictTo(uids: ReadonlySet<string>): void {
    this.#restriction = uids
    this.#forget()
  }

  /**
   * The healthy endpoints of a port of a service, of the family of `dialled` where there is a choice;
   * with `restricted` only the workloads that are bound themselves.
   */
  of(service: Service, dialled: Ip, port: number, restricted: boolean): readonly Target[] {
    const key = `${serviceKey(service)}:${port}${dialled.includes(':') ? '6' : '4'}${restricted ? 'r' : ''}`
    let list = this.#lists.get(key)
    if (list === undefined) {
      list = endpointsOf(this.#store, service, { ip: dialled, port })
        .filter(({ workload }) => !restricted || this.#restriction.has(workload.uid))
        .map(({ workload, endpoint }) => this.single(workload, endpoint))
      this.#lists.set(key, list)
    }
    return list
  }

  /** A port of one workload. */
  single(workload: Workload, endpoint: Endpoint): Target {
    const key = `${workload.uid}|${workload.tunnel}|${formatEndpoint(endpoint)}`
    let target = this.#targets.get(key)
    if (target === undefined) {
      target = { key, workload, endpoint, active: 0, shunnedUntil: 0 }
      this.#targets.set(key, target)
    }
    target.workload = workload
    return target
  }

  /** For people. */
  list(): { endpoint: string; workload: string; requests: number }[] {
    return [...this.#targets.values()].map(({ endpoint, workload, active }) => ({
      endpoint: formatEndpoint(endpoint),
      workload: workload.name,
      requests: active,
    }))
  }

  #forget(): void {
    this.#lists.clear()
    for (const [key, { workload }] of this.#targets) {
      if (this.#store.workload(workload.uid) === undefined) this.#targets.delete(key)
    }
  }
}

/** Of two at random the one with less to do; those in `tried` and those shunned only when there is no other. */
export function pick(
  targets: readonly Target[],
  tried: readonly Target[] = [],
  random: () => number = Math.random,
): Target | undefined {
  const now = performance.now()
  const good = (target: Target): boolean => target.shunnedUntil <= now && !tried.includes(target)
  const a = draw(targets, random)
  if (targets.length === 1 || a === undefined)
    return a !== undefined && tried.includes(a) ? undefined : a
  const b = draw(targets, random)
  const [less, more] = b !== undefined && b.active < a.active ? [b, a] : [a, b]
  if (good(less)) return less
  if (more !== undefined && good(more)) return more
  const left = targets.filter(good)
  return draw(left, random) ?? targets.find((target) => !tried.includes(target))
}

export function shun(target: Target): void {
  target.shunnedUntil = performance.now() + shunMs
}

function draw(targets: readonly Target[], random: () => number): Target | undefined {
  return targets[Math.floor(random() * targets.length)]
}
