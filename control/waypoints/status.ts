// Writes statuses back to a cluster: only what has changed, and never over a version that was not seen.
// Keeps the GatewayClass too, once the cluster has Gateway API.
import { ApiError } from '../../kube/client.ts'
import { gatewayVersion } from '../../kube/gateway.ts'
import { controllerName, waypointClass } from '../../mesh/constants.ts'
import type { Logger } from '../../mesh/process/log.ts'
import { waypointKey } from '../../mesh/waypoint.ts'
import type { ObjectSource } from '../objects.ts'
import type { Model } from '../snapshot.ts'
import type { Api } from './deployer.ts'
import { managed } from './objects.ts'
import { classStatus, gatewayStatus, routeStatus } from './statuses.ts'
import { Work } from './work.ts'

const api = `/apis/${gatewayVersion}`

interface Written {
  readonly metadata: {
    readonly name: string
    readonly namespace?: string | undefined
    readonly resourceVersion?: string | undefined
  }
}

/** A source that knows which kinds its server has. */
export type ServingSource = ObjectSource & { serves(kind: 'GatewayClass'): boolean }

export class StatusWriter implements Disposable {
  readonly #api: Api
  readonly #source: ServingSource
  readonly #deployProblem: (gateway: string) => string | undefined
  readonly #work: Work
  readonly #log: Logger
  #foreignClass = false

  constructor(options: {
    api: Api
    source: ServingSource
    /** Why a waypoint could not be deployed, by its key. */
    deployProblem: (gateway: string) => string | undefined
    log: Logger
  }) {
    this.#api = options.api
    this.#source = options.source
    this.#deployProblem = options.deployProblem
    this.#log = options.log.child({ component: 'status' })
    this.#work = new Work({ log: this.#log })
  }

  /** Brings statuses to what this model says; returns at once. */
  update(model: Pick<Model, 'gateways' | 'routes'>): void {
    const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z')
    const gateways = new Map(model.gateways.map((each) => [waypointKey(each), each]))
    const routes = new Map(model.routes.map((each) => [waypointKey(each), each]))
    const wanted = new Set<string>()
    const write = (plural: string, object: Written, status: object | undefined): void => {
      const { namespace, name } = object.metadata
      const inside = namespace === undefined ? '' : `/namespaces/${namespace}`
      const path = `${api}${inside}/${plural}/${name}/status`
      if (status === undefined) return
      wanted.add(path)
      this.#write(path, object, status)
    }
    let known = false
    for (const object of this.#source.current.objects.values()) {
      if (object.kind === 'Gateway') {
        const key = keyOf(object)
        const info = gateways.get(key)
        if (info === undefined) continue
        write('gateways', object, gatewayStatus(object, info, this.#deployProblem(key), now))
      } else if (object.kind === 'HTTPRoute') {
        write('httproutes', object, routeStatus(object, routes.get(keyOf(object)), now))
      } else if (object.kind === 'GatewayClass') {
        known ||= object.metadata.name === waypointClass
        this.#tellOfForeign(object.metadata.name, object.spec.controllerName)
        if (object.spec.controllerName !== controllerName) continue
        write('gatewayclasses', object, classStatus(object, now))
      }
    }
    if (!known && this.#source.serves('GatewayClass')) this.#makeClass(wanted)
    for (const key of this.#work.keys) if (!wanted.has(key)) this.#work.forget(key)
  }

  [Symbol.dispose](): void {
    this.#work[Symbol.dispose]()
  }

  #write(path: string, { metadata }: Written, status: object): void {
    const { resourceVersion } = metadata
    this.#work.do(path, async () => {
      const body = { metadata: { resourceVersion }, status }
      const contentType = 'application/merge-patch+json'
      try {
        await this.#api.request('PATCH', path, { body, contentType })
      } catch (error) {
        // Somebody has written since, or removed it: that comes by the watch, and then this anew.
        if (!(error instanceof ApiError && [404, 409].includes(error.status))) throw error
      }
    })
  }

  #makeClass(wanted: Set<string>): void {
    const path = `${api}/gatewayclasses/${waypointClass}`
    wanted.add(path)
    const body = {
      apiVersion: gatewayVersion,
      kind: 'GatewayClass',
      metadata: { name: waypointClass, labels: managed },
      spec: { controllerName, description: 'Waypoints: layer 7 for what is bound to them' },
    }
    this.#work.do(path, async () => {
      const apply = `${path}?fieldManager=leyline-control&force=true`
      await this.#api.request('PATCH', apply, { body, contentType: 'application/apply-patch+yaml' })
    })
  }

  #tellOfForeign(name: string, controller: string): void {
    const foreign = name === waypointClass && controller !== controllerName
    if (foreign && !this.#foreignClass) {
      const facts = { gateway_class: name, controller, expected: controllerName }
      this.#log.error(facts, 'the class of waypoints names another controller')
    }
    if (name === waypointClass) this.#foreignClass = foreign
  }
}

function keyOf({ metadata }: Written): string {
  return waypointKey({ namespace: metadata.namespace ?? 'default', name: metadata.name })
}
