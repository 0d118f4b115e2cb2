// What control hands out, immutable: the model, and every resource encoded once, its version the
// hash of its bytes, so that what did not change is not sent again.
import { createHash } from 'node:crypto'
import type { Problem } from '../kube/folder.ts'
import type { Ip } from '../mesh/address.ts'
import { type TypeUrl, typeUrls } from '../mesh/constants.ts'
import {
  type Mesh,
  type Policy,
  policyKey,
  type Service,
  serviceKey,
  type Workload,
} from '../mesh/model.ts'
import { encodeMesh, encodePolicy, encodeService, encodeWorkload } from '../mesh/resource.ts'

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

export interface Model {
  readonly mesh: Mesh
  readonly workloads: ReadonlyMap<string, Workload>
  readonly services: ReadonlyMap<string, Service>
  readonly policies: ReadonlyMap<string, Policy>
  readonly nodes: readonly string[]
  readonly pods: readonly PodInfo[]
}

export interface Snapshot {
  readonly version: number
  readonly model: Model
  readonly problems: readonly Problem[]
  readonly types: ReadonlyMap<TypeUrl, ReadonlyMap<string, Resource>>
  /** Address only: `/ip` and `namespace/hostname` → the resources that answer it. */
  readonly aliases: ReadonlyMap<string, readonly string[]>
  /** Address only: node → its workloads. */
  readonly byNode: ReadonlyMap<string, readonly string[]>
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
  return {
    version: (previous?.version ?? 0) + 1,
    model,
    problems,
    types: new Map([
      [typeUrls.address, byName(addresses)],
      [typeUrls.authorization, byName(policies)],
      [typeUrls.mesh, byName([resource(typeUrls.mesh, 'mesh', [], encodeMesh(model.mesh))])],
    ]),
    aliases: aliasesOf(model),
    byNode: groupBy([...model.workloads.values()], ({ node }) => node),
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

function groupBy(workloads: Workload[], by: (w: Workload) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const workload of workloads) {
    const group = groups.get(by(workload))
    if (group === undefined) groups.set(by(workload), [workload.uid])
    else group.push(workload.uid)
  }
  return groups
}
