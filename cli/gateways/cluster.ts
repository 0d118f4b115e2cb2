// Waypoints of a cluster, through its API server.
import type { Cluster } from '../../kube/apply.ts'
import {
  type Gateway,
  gatewayVersion,
  type HttpRoute,
  type StatusCondition,
} from '../../kube/gateway.ts'
import { parseObject } from '../../kube/kinds.ts'
import {
  controllerName,
  forServiceAccountLabel,
  useWaypointLabels,
  waypointClass,
  waypointForLabels,
} from '../../mesh/constants.ts'
import { MeshError } from '../../mesh/errors.ts'
import { bindingLabels, type GatewayManifest, type Labelled, textOf } from './gateway.ts'
import type { ConditionRow, Target, WaypointRow } from './target.ts'

const kinds = ['Namespace', 'Service', 'ServiceAccount', 'Pod'] as const

export class ClusterTarget implements Target {
  readonly #cluster: Cluster

  constructor(cluster: Cluster) {
    this.#cluster = cluster
  }

  [Symbol.dispose](): void {
    this.#cluster[Symbol.dispose]()
  }

  get where(): string {
    return this.#cluster.server
  }

  /** Throws `bad_config` when the cluster has no Gateway API. */
  async requireGatewayApi(): Promise<void> {
    if (await this.#cluster.serves(gatewayVersion, 'Gateway')) return
    throw new MeshError('bad_config', `${this.where} has no Gateway API, which waypoints need`, {
      hint: 'install its CRDs (standard channel, v1) and run this again',
    })
  }

  async exists(object: Labelled): Promise<boolean> {
    return (await this.#cluster.read(objectOf(object))) !== undefined
  }

  async classOf(namespace: string, name: string): Promise<string | undefined> {
    const metadata = { name, namespace }
    const object = { apiVersion: gatewayVersion, kind: 'Gateway', metadata }
    const found = (await this.#cluster.read(object)) as Partial<Gateway> | undefined
    return found?.spec?.gatewayClassName
  }

  async apply(gateway: GatewayManifest): Promise<void> {
    const { namespace, name, labels = {}, annotations = {} } = gateway.metadata
    if ((await this.classOf(namespace, name)) !== undefined) {
      if (Object.keys({ ...labels, ...annotations }).length > 0)
        await this.#cluster.label(gateway, labels, annotations)
      return
    }
    if ((await this.#cluster.apply(gateway)) === 'applied') return
    throw new MeshError(
      'bad_config',
      `Gateway ${namespace}/${name}, or its namespace, is being deleted`,
      { hint: 'run the same command again once it is gone' },
    )
  }

  label(object: Labelled, label: string, value: string | undefined): Promise<void> {
    return this.#cluster.label(objectOf(object), { [label]: value ?? null })
  }

  async bound(namespace: string, name: string): Promise<(Labelled & { labels: string[] })[]> {
    const found = new Map<string, Labelled & { labels: string[] }>()
    for (const label of useWaypointLabels) {
      for (const kind of kinds) {
        const scope = kind === 'Namespace' ? {} : { namespace }
        for (const { metadata } of await this.#cluster.list('v1', kind, {
          ...scope,
          labelSelector: `${label}=${name}`,
        })) {
          if (kind === 'Namespace' && metadata?.name !== namespace) continue
          const object = {
            kind,
            namespace: kind === 'Namespace' ? undefined : namespace,
            name: metadata?.name ?? '',
          }
          found.set(textOf(object), { ...object, labels: bindingLabels(metadata?.labels, name) })
        }
      }
    }
    return [...found.values()]
  }

  async remove(namespace: string, name: string): Promise<void> {
    await this.#cluster.remove({
      apiVersion: gatewayVersion,
      kind: 'Gateway',
      metadata: { name, namespace },
    })
  }

  async list(): Promise<WaypointRow[]> {
    const gateways = (await this.#parsed('Gateway')) as Gateway[]
    const routes = (await this.#parsed('HTTPRoute')) as HttpRoute[]
    const own = gateways.filter(({ spec }) => spec.gatewayClassName === waypointClass)
    return Promise.all(own.map((gateway) => this.#row(gateway, routes)))
  }

  /** What is malformed is left out: control says so in its status. */
  async #parsed(kind: 'Gateway' | 'HTTPRoute'): Promise<unknown[]> {
    const objects = await this.#cluster.list(gatewayVersion, kind)
    return objects.flatMap((object) => {
      // Items of a list do not say what they are.
      const parsed = parseObject(kind, { ...object, apiVersion: gatewayVersion, kind })
      return 'ok' in parsed ? [parsed.ok] : []
    })
  }

  async #row({ metadata, status }: Gateway, routes: readonly HttpRoute[]): Promise<WaypointRow> {
    const { name, namespace = 'default', labels = {} } = metadata
    const bound = await this.bound(namespace, name)
    const account = labels[forServiceAccountLabel]
    const scope = waypointForLabels.map((label) => labels[label]).find((each) => each)
    const condition = (type: string): ConditionRow =>
      rowOf(
        status?.conditions?.find((each) => each.type === type),
        type,
      )
    return {
      namespace,
      name,
      scope: scope ?? (account === undefined ? 'service' : 'workload'),
      ...(account === undefined ? {} : { forServiceAccount: account }),
      accepted: condition('Accepted'),
      programmed: condition('Programmed'),
      addresses: (status?.addresses ?? []).flatMap(({ value }) => value ?? []),
      boundBy: bound.map(textOf),
      routes: routesOf(routes, namespace, bound),
      problems: [],
    }
  }
}

function objectOf({ kind, namespace, name }: Labelled) {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  }
}

function rowOf(condition: StatusCondition | undefined, type: string): ConditionRow {
  const {
    status = 'Unknown',
    reason = 'Pending',
    message = 'control has not looked at it yet',
  } = condition ?? {}
  return { type, status, reason, message }
}

/** Routes of the namespace on Services that say so themselves, or on any when the whole namespace does. */
function routesOf(
  routes: readonly HttpRoute[],
  namespace: string,
  bound: readonly Labelled[],
): WaypointRow['routes'] {
  const whole = bound.some(({ kind }) => kind !== 'Service')
  const services = new Set(bound.filter(({ kind }) => kind === 'Service').map(({ name }) => name))
  return routes.flatMap(({ metadata, status }) => {
    if ((metadata.namespace ?? 'default') !== namespace) return []
    const parents = (status?.parents ?? []).filter(
      (parent) =>
        parent.controllerName === controllerName &&
        (whole || services.has(String((parent.parentRef as { name?: string }).name))),
    )
    if (parents.length === 0) return []
    const conditions = parents.flatMap(({ conditions: list = [] }) =>
      list.map((each) => rowOf(each, each.type)),
    )
    return [{ name: `${namespace}/${metadata.name}`, conditions }]
  })
}
