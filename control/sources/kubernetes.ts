// A cluster as a source of objects: every kind that the mesh reads, listed and watched. An object that
// does not validate is a problem and keeps its last good version; a kind that may not be read is one too,
// and the others go on.
import type { ApiServer } from '../../kube/client.ts'
import type { Problem } from '../../kube/folder.ts'
import { gatewayVersion } from '../../kube/gateway.ts'
import {
  type Kind,
  kindInGroup,
  type KubernetesObject,
  objectKey,
  parseObject,
} from '../../kube/kinds.ts'
import type { Listed } from '../../kube/list.ts'
import { Informer } from '../../kube/watch.ts'
import { MeshError } from '../../mesh/errors.ts'
import type { Logger } from '../../mesh/process/log.ts'
import type { ObjectSource } from '../objects.ts'

interface Resource {
  readonly kind: Kind
  readonly apiVersion: string
  readonly plural: string
  /**
   * What it means that the server does not have the kind: that it is no API server of a whole cluster, or
   * not yet (`impossible`); that something is wrong, but the others can serve (`problem`); or nothing.
   */
  readonly absence: 'impossible' | 'problem' | 'fine'
  /**
   * Whether nothing may be served while there is such a kind and it was not read: without Namespaces and
   * Pods everybody would leave the mesh, without policies everything would be allowed.
   */
  readonly needed: boolean
}

const of = (
  apiVersion: string,
  kind: Kind,
  plural: string,
  absence: Resource['absence'],
  needed = false,
): Resource => ({ kind, apiVersion, plural, absence, needed })

const resources: readonly Resource[] = [
  of('v1', 'Namespace', 'namespaces', 'impossible', true),
  of('v1', 'Node', 'nodes', 'problem'),
  of('v1', 'Pod', 'pods', 'impossible', true),
  of('v1', 'Service', 'services', 'problem'),
  of('v1', 'ServiceAccount', 'serviceaccounts', 'problem'),
  of('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices', 'problem'),
  // Kubernetes 1.33 and later.
  of('networking.k8s.io/v1', 'ServiceCIDR', 'servicecidrs', 'fine'),
  // Installed with the mesh, and kept when it goes.
  of('leyline.dev/v1alpha1', 'AuthorizationPolicy', 'authorizationpolicies', 'problem', true),
  of('security.istio.io/v1', 'AuthorizationPolicy', 'authorizationpolicies', 'fine', true),
  // Gateway API: only a cluster with waypoints needs it.
  of(gatewayVersion, 'GatewayClass', 'gatewayclasses', 'fine'),
  of(gatewayVersion, 'Gateway', 'gateways', 'fine'),
  of(gatewayVersion, 'HTTPRoute', 'httproutes', 'fine'),
]

export interface Patience {
  /** The first lists of a large cluster take seconds; longer than this something is wrong, ms. */
  readonly firstListMs: number
  /** A server that has just started refuses what it will soon allow: until its own rules are read, ms. */
  readonly refusedMs: number
}

const defaultPatience: Patience = { firstListMs: 60_000, refusedMs: 5_000 }

interface Parsed {
  readonly raw: unknown
  readonly object: KubernetesObject | undefined
  readonly problems: readonly Problem[]
}

export class KubernetesSource implements ObjectSource, AsyncDisposable {
  readonly #informers = new Map<Resource, Informer>()
  readonly #parsed = new Map<string, Parsed>()
  readonly #listeners = new Set<() => void>()
  #dirty = true
  #current: ObjectSource['current'] = { objects: new Map(), problems: [] }
  #heard = (): void => {}

  private constructor(api: ApiServer, log: Logger) {
    for (const resource of resources) {
      const group = resource.apiVersion.includes('/') ? 'apis' : 'api'
      this.#informers.set(
        resource,
        new Informer({
          api,
          path: `/${group}/${resource.apiVersion}/${resource.plural}`,
          onChange: () => this.#changed(),
          log,
        }),
      )
    }
  }

  /**
   * Resolves once every kind has been listed or is known to be absent; a kind that may not be read is then a
   * problem and the others serve. Rejects with `control_unreachable`, naming kinds and reasons, when that
   * takes too long, or when it is a kind that nothing can be served without.
   */
  static async open(options: {
    api: ApiServer
    log: Logger
    patience?: Partial<Patience>
  }): Promise<KubernetesSource> {
    const { firstListMs, refusedMs } = { ...defaultPatience, ...options.patience }
    const source = new KubernetesSource(options.api, options.log)
    const began = Date.now()
    for (;;) {
      const waited = Date.now() - began
      const waiting = source.#waiting(waited >= refusedMs)
      if (waiting.length === 0) return source
      if (waited >= firstListMs) {
        await source[Symbol.asyncDispose]()
        throw new MeshError(
          'control_unreachable',
          `not read from ${options.api.url} in ${firstListMs} ms: ${waiting.join('; ')}`,
          { hint: 'may control read them? `leyline install` gives it the rights' },
        )
      }
      await source.#hears(Math.min(firstListMs, refusedMs, 1_000))
    }
  }

  /** The kinds that have to be waited for, each with the reason if there is one. */
  #waiting(resigned: boolean): string[] {
    return [...this.#informers].flatMap(([{ plural, apiVersion, absence, needed }, informer]) => {
      if (informer.listed || (informer.absent && absence === 'fine')) return []
      // Refused for good, or unknown to a server that has everything else: a problem, no reason to wait.
      if (resigned && informer.absent && absence === 'problem') return []
      if (resigned && informer.refused && !needed) return []
      return [[kindInGroup(plural, apiVersion), informer.problem].filter(Boolean).join(': ')]
    })
  }

  /** Resolves at the next change, or after `ms`. */
  #hears(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#heard = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** Whether the server has such a kind, as far as is known. */
  serves(kind: Kind): boolean {
    return [...this.#informers].some(
      ([resource, informer]) => resource.kind === kind && informer.listed && !informer.absent,
    )
  }

  get current(): ObjectSource['current'] {
    if (this.#dirty) this.#rebuild()
    return this.#current
  }

  onChange(listener: () => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const informer of this.#informers.values()) informer[Symbol.dispose]()
    this.#listeners.clear()
  }

  #changed(): void {
    this.#dirty = true
    this.#heard()
    for (const listener of this.#listeners) listener()
  }

  #rebuild(): void {
    const objects = new Map<string, KubernetesObject>()
    const problems: Problem[] = []
    const seen = new Set<string>()
    for (const [resource, informer] of this.#informers) {
      const { kind, apiVersion, plural, absence } = resource
      if (informer.problem !== undefined || (absence !== 'fine' && informer.absent)) {
        const reason = `cannot be read: ${informer.problem ?? 'the API server does not know it'}; what was read last serves`
        problems.push({ severity: 'error', object: kindInGroup(plural, apiVersion), reason })
      }
      for (const raw of informer.objects.values()) {
        const { name = '', namespace } = (raw as Listed).metadata ?? {}
        const key = objectKey(kind, namespace, name, apiVersion)
        seen.add(key)
        const parsed = this.#parse(resource, key, raw)
        if (parsed.object !== undefined) objects.set(key, parsed.object)
        problems.push(...parsed.problems)
      }
    }
    for (const key of this.#parsed.keys()) if (!seen.has(key)) this.#parsed.delete(key)
    this.#current = { objects, problems }
    this.#dirty = false
  }

  /** Parsed once for each version of an object. */
  #parse({ kind, apiVersion }: Resource, key: string, raw: unknown): Parsed {
    const before = this.#parsed.get(key)
    if (before !== undefined && before.raw === raw) return before
    // Items of a list do not say what they are.
    const result = parseObject(kind, { apiVersion, kind, ...(raw as object) })
    const parsed: Parsed =
      'ok' in result
        ? { raw, object: result.ok, problems: [] }
        : {
            raw,
            object: before?.object,
            problems: result.problems.map(({ field, reason }) => ({
              severity: 'error',
              object: key,
              field,
              reason,
            })),
          }
    this.#parsed.set(key, parsed)
    return parsed
  }
}
