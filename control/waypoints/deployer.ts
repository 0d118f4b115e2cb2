// Runs waypoints on a cluster: for each Gateway of our class the objects it consists of, by server-side
// apply. What is somebody else's under the same name is left alone, and said. There is one control, so
// nobody else does the same.
import { ApiError, type ApiMethod } from '../../kube/client.ts'
import { objectKey } from '../../kube/kinds.ts'
import { managedByLabel } from '../../mesh/constants.ts'
import { MeshError } from '../../mesh/errors.ts'
import type { Logger } from '../../mesh/process/log.ts'
import { otlpEndpointOf, waypointKey } from '../../mesh/waypoint.ts'
import type { WaypointSettings } from '../config.ts'
import type { ObjectSource } from '../objects.ts'
import type { GatewayInfo } from '../snapshot.ts'
import { type ClusterObject, managed, type Owner, waypointObjects } from './objects.ts'
import { Work } from './work.ts'

/** What is asked of an API server. */
export interface Api {
  request(
    method: ApiMethod,
    path: string,
    options?: { body?: unknown; contentType?: string },
  ): Promise<unknown>
}

/** Of server-side apply: whose fields these are. */
const fieldManager = 'leyline-control'
/** Applied again so often, ms: not everything made is watched. */
const resyncMs = 300_000
/** What was just made may not be seen yet, ms. */
const settleMs = 10_000

interface Applied {
  readonly content: string
  readonly at: number
}

export class Deployer implements Disposable {
  readonly #api: Api
  readonly #settings: WaypointSettings
  readonly #rootCertificate: string
  readonly #source: ObjectSource
  readonly #log: Logger
  readonly #work: Work
  readonly #applied = new Map<string, Applied>()
  readonly #timer: NodeJS.Timeout
  #gateways: readonly GatewayInfo[] = []

  /** `onChange` hears when what {@link Deployer.problem} says has changed. */
  constructor(options: {
    api: Api
    settings: WaypointSettings
    rootCertificate: string
    source: ObjectSource
    onChange: () => void
    log: Logger
  }) {
    this.#api = options.api
    this.#settings = options.settings
    this.#rootCertificate = options.rootCertificate
    this.#source = options.source
    this.#log = options.log.child({ component: 'deployer' })
    this.#work = new Work({ log: this.#log, onChange: options.onChange })
    this.#timer = setInterval(() => this.update(this.#gateways), settleMs)
    this.#timer.unref()
  }

  /** Brings the cluster to what these Gateways want; returns at once. */
  update(gateways: readonly GatewayInfo[]): void {
    this.#gateways = gateways
    const wanted = new Set<string>()
    for (const gateway of gateways) {
      const owner = this.#ownerOf(gateway)
      if (gateway.accepted.status !== 'True' || owner === undefined) continue
      const key = waypointKey(gateway)
      wanted.add(key)
      const objects = waypointObjects(owner, this.#settings, this.#rootCertificate)
      const content = JSON.stringify(objects)
      if (!this.#due(key, gateway, content)) continue
      this.#work.do(key, async () => {
        // Looked at anew: it may have been done since it was wished for.
        if (!this.#due(key, gateway, content)) return
        for (const object of objects) await this.#apply(owner, object)
        if (this.#applied.get(key)?.content !== content)
          this.#log.info({ gateway: key }, 'waypoint deployed')
        this.#applied.set(key, { content, at: Date.now() })
      })
    }
    for (const key of [...this.#applied.keys(), ...this.#work.keys]) {
      if (wanted.has(key)) continue
      // What was made goes with its owner.
      this.#applied.delete(key)
      this.#work.forget(key)
    }
  }

  /** Why a waypoint could not be deployed. */
  problem(key: string): string | undefined {
    return this.#work.problem(key)
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
    this.#work[Symbol.dispose]()
  }

  #ownerOf({ namespace, name }: GatewayInfo): Owner | undefined {
    const object = this.#source.current.objects.get(objectKey('Gateway', namespace, name))
    const uid = object?.metadata.uid
    if (uid === undefined) return undefined
    const spans = otlpEndpointOf(object?.metadata.annotations)
    const otlpEndpoint = 'ok' in spans ? spans.ok : undefined
    return { namespace, name, uid, ...(otlpEndpoint === undefined ? {} : { otlpEndpoint }) }
  }

  #due(key: string, { namespace, name }: GatewayInfo, content: string): boolean {
    const applied = this.#applied.get(key)
    if (applied === undefined || applied.content !== content) return true
    const age = Date.now() - applied.at
    const { objects } = this.#source.current
    const lacks = (['Service', 'ServiceAccount'] as const).some(
      (kind) => !objects.has(objectKey(kind, namespace, name)),
    )
    return age > resyncMs || (lacks && age > settleMs)
  }

  async #apply(
    { namespace }: Owner,
    { apiVersion, kind, plural, body }: ClusterObject,
  ): Promise<void> {
    const { name } = body.metadata as { name: string }
    const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`
    const path = `${root}/namespaces/${namespace}/${plural}/${name}`
    // Nobody calls a ConfigMap as we do ours; reading all of them is not for us.
    const found = kind === 'ConfigMap' ? undefined : await this.#read(path)
    if (
      found !== undefined &&
      found.metadata?.labels?.[managedByLabel] !== managed[managedByLabel]
    ) {
      throw new MeshError(
        'bad_config',
        `${kind} ${namespace}/${name} is there and was not made by Leyline`,
        {
          hint: 'give the Gateway another name, or remove it',
        },
      )
    }
    await this.#api.request('PATCH', `${path}?fieldManager=${fieldManager}&force=true`, {
      body,
      contentType: 'application/apply-patch+yaml',
    })
  }

  async #read(
    path: string,
  ): Promise<{ metadata?: { labels?: Record<string, string> } } | undefined> {
    try {
      return (await this.#api.request('GET', path)) as { metadata?: object }
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined
      throw error
    }
  }
}
