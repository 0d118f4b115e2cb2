// A cluster as a source of objects: every kind that the mesh reads, listed and watched. An object that
// does not validate is a problem and keeps its last good version; a kind that may not be read is one too,
// and the others go on.
import type { ApiServer } from '../../kube/client.ts'
import type { Problem } from '../../kube/folder.ts'
import { gatewayGroup } from '../../kube/gateway.ts'
import { type Kind, type KubernetesObject, objectKey, parseObject } from '../../kube/kinds.ts'
import { Informer, type Listed } from '../../kube/watch.ts'
import { MeshError } from '../../mesh/errors.ts'
import type { Logger } from '../../mesh/process/log.ts'
import type { ObjectSource } from '../objects.ts'

interface Resource {
  readonly kind: Kind
  readonly apiVersion: string
  readonly plural: string
  /** Whether every cluster has it. */
  readonly always: boolean
}

const resources: readonly Resource[] = [
  { kind: 'Namespace', apiVersion: 'v1', plural: 'namespaces', always: true },
  { kind: 'Node', apiVersion: 'v1', plural: 'nodes', always: true },
  { kind: 'Pod', apiVersion: 'v1', plural: 'pods', always: true },
  { kind: 'Service', apiVersion: 'v1', plural: 'services', always: true },
  { kind: 'ServiceAccount', apiVersion: 'v1', plural: 'serviceaccounts', always: true },
  {
    kind: 'EndpointSlice',
    apiVersion: 'discovery.k8s.io/v1',
    plural: 'endpointslices',
    always: true,
  },
  // Kubernetes 1.33 and later.
  {
    kind: 'ServiceCIDR',
    apiVersion: 'networking.k8s.io/v1',
    plural: 'servicecidrs',
    always: false,
  },
  {
    kind: 'AuthorizationPolicy',
    apiVersion: 'security.istio.io/v1',
    plural: 'authorizationpolicies',
    always: false,
  },
  // Gateway API: only a cluster with waypoints needs it.
  ...(
    [
      ['GatewayClass', 'gatewayclasses'],
      ['Gateway', 'gateways'],
      ['HTTPRoute', 'httproutes'],
    ] as const
  ).map(([kind, plural]) => ({
    kind,
    apiVersion: `${gatewayGroup}/v1`,
    plural,
    always: false,
  })),
]

/** The first lists of a large cluster take seconds; longer than this something is wrong, ms. */
const firstListMs = 60_000

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

  /** Resolves once everything that can be listed has been; kinds that are refused count as a problem. */
  static async open(options: { api: ApiServer; log: Logger }): Promise<KubernetesSource> {
    const source = new KubernetesSource(options.api, options.log)
    const deadline = Date.now() + firstListMs
    while (!source.#settled) {
      if (Date.now() > deadline) {
        const missing = source.#waiting.map(({ plural }) => plural).join(', ')
        await source[Symbol.asyncDispose]()
        throw new MeshError(
          'control_unreachable',
          `no list of ${missing} from ${options.api.url} in ${firstListMs} ms`,
        )
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1_000)
        source.#heard = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return source
  }

  /** Kinds that have neither been listed nor refused. */
  get #waiting(): Resource[] {
    return [...this.#informers].flatMap(([resource, informer]) =>
      informer.listed || informer.absent || informer.problem !== undefined ? [] : [resource],
    )
  }

  /** Pods and Namespaces decide what is enrolled: without them there is nothing to serve. */
  get #settled(): boolean {
    return (
      this.#waiting.length === 0 &&
      [...this.#informers].some(([{ kind }, i]) => kind === 'Pod' && i.listed)
    )
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
      const { kind, plural, always } = resource
      if (informer.problem !== undefined || (always && informer.absent)) {
        const reason = `cannot be read: ${informer.problem ?? 'the API server does not know it'}; what was read last serves`
        problems.push({ severity: 'error', object: plural, reason })
      }
      for (const raw of informer.objects.values()) {
        const { name = '', namespace } = (raw as Listed).metadata ?? {}
        const key = objectKey(kind, namespace, name)
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
