// Where waypoints are: on a cluster, or in the folder of a running `leyline up`. The command says what is
// to be done, these know how.
import type { GatewayManifest, Labelled } from './gateway.ts'

export interface ConditionRow {
  readonly type: string
  readonly status: string
  readonly reason: string
  readonly message: string
}

/** How a waypoint stands. */
export interface WaypointRow {
  readonly namespace: string
  readonly name: string
  readonly scope: string
  readonly forServiceAccount?: string
  readonly accepted: ConditionRow
  readonly programmed: ConditionRow
  readonly addresses: readonly string[]
  /** What says that this is its waypoint: `Service shop/api`. */
  readonly boundBy: readonly string[]
  /** HTTPRoutes that it applies, with what is to be said of each. */
  readonly routes: readonly {
    readonly name: string
    readonly conditions: readonly ConditionRow[]
  }[]
  readonly problems: readonly string[]
}

export interface Target extends Disposable {
  /** For people: where it is. */
  readonly where: string
  /** Whether the object is there. */
  exists(object: Labelled): Promise<boolean>
  /** The class of a Gateway; undefined when there is none of that name. */
  classOf(namespace: string, name: string): Promise<string | undefined>
  /** Makes it, or gives one that is there the labels of this one; what else it says stays. */
  apply(gateway: GatewayManifest): Promise<void>
  /** Undefined takes the label off. */
  label(object: Labelled, label: string, value: string | undefined): Promise<void>
  /** Objects of the namespace that say that this is their waypoint, with the labels that say it. */
  bound(namespace: string, name: string): Promise<readonly (Labelled & { labels: string[] })[]>
  remove(namespace: string, name: string): Promise<void>
  list(): Promise<WaypointRow[]>
}
