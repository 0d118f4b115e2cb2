// What control hands out, immutable: the model, and every resource encoded once, its version the
// hash of its bytes, so that what did not change is not sent again.
import { createHash } from 'node:crypto'
import type { Problem } from '../kube/folder.ts'
import type { ParentRef } from '../kube/gateway.ts'
import type { Ip } from '../mesh/address.ts'
import { type TypeUrl, typeUrls, type WaypointScope } from '../mesh/constants.ts'
import {
  type Mesh,
  type Policy,
  policyKey,
  type Service,
  serviceKey,
  type WaypointRef,
  type Workload,
} from '../mesh/model.ts'
import { encodeMesh, encodePolicy, encodeService, encodeWorkload } from '../mesh/resource.ts'
import { encodeWaypoint, type WaypointConfig, waypointKey } from '../mesh/waypoint.ts'

export interface Resource {
  readonly name: string
  readonly aliases: readonly string[]
  readonly version: string
  /** The encoded message, without its Any. */
  readonly bytes: Uint8Array
}

/** A pod as control knows it: for status, and for who may ask for which certificate. */
export interface PodInfo {
  readonly uid: string
  readonly namespace: string
  readonly name: string
  readonly node: string
  readonly serviceAccount: string
  readonly phase: string
  /** By its labels. */
  readonly wanted: boolean
  readonly reason: string
  /** By its agent's word. */
  readonly state: 'idle' | 'enrolled' | 'failed' | 'unknown'
}

/** As Gateway API writes what it has to say of an object. */
export interface Condition {
  readonly type: string
  readonly status: 'True' | 'False' | 'Unknown'
  /** One word, for programs. */
  readonly reason: string
  readonly message: string
}

/** A Gateway of our class: for its status, its deployment, and who may call as it. */
export interface GatewayInfo {
  readonly namespace: string
  readonly name: string
  readonly scope: WaypointScope
  readonly forServiceAccount?: string
  readonly accepted: Condition
  readonly programmed: Condition
  /** Of its Service. */
  readonly addresses: readonly Ip[]
  /** Uids of the workloads that are ready behind it. */
  readonly endpoints: readonly string[]
}

/** An HTTPRoute that is attached, or tries to be, to what we serve. */
export interface RouteInfo {
  readonly namespace: string
  readonly name: string
  readonly parents: readonly {
    readonly ref: ParentRef
    /** Key of the Service it is attached to. */
    readonly service?: string
    readonly conditions: readonly Condition[]
  }[]
}

export interface Model {
  readonly mesh: Mesh
  readonly workloads: ReadonlyMap<string, Workload>
  readonly services: ReadonlyMap<string, Service>
  readonly policies: ReadonlyMap<string, Policy>
  readonly nodes: readonly string[]
  readonly pods: readonly PodInfo[]
  /** By `namespace/name` of their Gateways. */
  readonly waypoints: ReadonlyMap<string, WaypointConfig>
  readonly gateways: readonly GatewayInfo[]
  readonly routes: readonly RouteInfo[]
}

export interface Snapshot {
  readonly version: number
  readonly model: Model
  readonly problems: readonly Problem[]
  readonly types: ReadonlyMap<TypeUrl, ReadonlyMap<string, Resource>>
  /** Address only: `/ip` and `namespace/hostname` → the resources that answer it. */
  readonly aliases: ReadonlyMap<string, readonly string[]>
  /** Address only: node → its workloads, and what must be known to guard those that have a waypoint. */
  readonly byNode: ReadonlyMap<string, readonly string[]>
  /** Address only: a resource that has a waypoint → the waypoint's Service and endpoints. */
  readonly waypointOf: ReadonlyMap<string, readonly string[]>
}

/** The alias of an address in the default network. */
export function ipAlias(ip: Ip): string {
  return `/${ip}`
}

/** Encodes a model. Resources whose bytes are as before are taken over from `previous`. */
export function buildSnapshot(
  model: Model,
  problems: readonly Problem[],
  previous: Snapshot | undefined,
): Snapshot {
  const resource = (
    typeUrl: TypeUrl,
    name: string,
    aliases: string[],
    bytes: Uint8Array,
  ): Resource => {
    const version = createHash('sha256').update(bytes).digest('base64url').slice(0, 16)
    const before = previous?.types.get(typeUrl)?.get(name)
    return before?.version === version ? before : { name, aliases, version, bytes }
  }
  const byName = (list: Resource[]) => new Map(list.map((each) => [each.name, each]))
  const addresses = [
    ...[...model.workloads.values()].map((workload) =>
      resource(typeUrls.address, workload.uid, workloadAliases(workload), encodeWorkload(workload)),
    ),
    ...[...model.services.values()].map((service) => {
      const aliases = service.addresses.map(ipAlias)
      return resource(typeUrls.address, serviceKey(service), aliases, encodeService(service))
    }),
  ]
  const policies = [...model.policies.values()].map((policy) =>
    resource(typeUrls.authorization, policyKey(policy), [], encodePolicy(policy)),
  )
  const waypoints = [...model.waypoints.values()].map((config) =>
    resource(typeUrls.waypoint, waypointKey(config), [], encodeWaypoint(config)),
  )
  const waypointOf = waypointsOf(model)
  return {
    version: (previous?.version ?? 0) + 1,
    model,
    problems,
    types: new Map([
      [typeUrls.address, byName(addresses)],
      [typeUrls.authorization, byName(policies)],
      [typeUrls.mesh, byName([resource(typeUrls.mesh, 'mesh', [], encodeMesh(model.mesh))])],
      [typeUrls.waypoint, byName(waypoints)],
    ]),
    aliases: aliasesOf(model),
    byNode: byNode(model, waypointOf),
    waypointOf,
  }
}

function workloadAliases(workload: Workload): string[] {
  return workload.hostNetwork ? [] : workload.addresses.map(ipAlias)
}

/** Asking for a service, by name or address, yields its endpoints too: one round trip is enough. */
function aliasesOf(model: Model): Map<string, string[]> {
  const aliases = new Map<string, string[]>()
  const add = (alias: string, name: string): void => {
    const names = aliases.get(alias)
    if (names === undefined) aliases.set(alias, [name])
    else names.push(name)
  }
  for (const service of model.services.values()) {
    const key = serviceKey(service)
    for (const alias of [key, ...service.addresses.map(ipAlias)]) add(alias, key)
  }
  for (const workload of model.workloads.values()) {
    for (const alias of workloadAliases(workload)) add(alias, workload.uid)
    for (const key of workload.services.keys()) {
      const service = model.services.get(key)
      for (const alias of [key, ...(service?.addresses.map(ipAlias) ?? [])])
        add(alias, workload.uid)
    }
  }
  return aliases
}

/** Whoever is told of what has a waypoint must know the way there. */
function waypointsOf(model: Model): Map<string, readonly string[]> {
  const refs = [...model.services.values(), ...model.workloads.values()].flatMap(
    ({ waypoint }) => waypoint ?? [],
  )
  const ways = new Map<string, string[]>(
    refs.map(serviceKey).flatMap((key) => (model.services.has(key) ? [[key, [key]]] : [])),
  )
  for (const { uid, services } of model.workloads.values()) {
    for (const key of services.keys()) ways.get(key)?.push(uid)
  }
  const wayOf = (ref: WaypointRef | undefined): readonly string[] =>
    (ref && ways.get(serviceKey(ref))) ?? []
  const found = new Map<string, readonly string[]>()
  for (const [key, { waypoint }] of model.services) {
    if (waypoint !== undefined) found.set(key, wayOf(waypoint))
  }
  for (const [uid, { waypoint }] of model.workloads) {
    if (waypoint !== undefined) found.set(uid, wayOf(waypoint))
  }
  return found
}

/**
 * A node's own workloads. One that is bound to a waypoint takes connections from it and from those of
 * its Services only: so these go with it.
 */
function byNode(
  model: Model,
  waypointOf: ReadonlyMap<string, readonly string[]>,
): Map<string, readonly string[]> {
  const groups = new Map<string, Set<string>>()
  for (const { uid, node, waypoint, services } of model.workloads.values()) {
    const group = groups.get(node) ?? new Set()
    groups.set(node, group.add(uid))
    if (waypoint === undefined) continue
    for (const name of waypointOf.get(uid) ?? []) group.add(name)
    for (const key of services.keys()) {
      const way = waypointOf.get(key)
      if (way === undefined) continue
      for (const name of [key, ...way]) group.add(name)
    }
  }
  return new Map([...groups].map(([node, names]) => [node, [...names]]))
}
