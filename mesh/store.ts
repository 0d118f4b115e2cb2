// What this node knows of the mesh. Applies one xDS push as a whole (no await inside), keeps the
// last good value of what it cannot read, and says what changed.
import { EventEmitter } from 'node:events'
import type { Ip } from './address.ts'
import { type TypeUrl, typeUrls } from './constants.ts'
import {
  type Mesh,
  type Policy,
  policyKey,
  type Service,
  serviceKey,
  type Workload,
} from './model.ts'
import { decodeAddress, decodeMesh, decodePolicy, reachOf } from './resource.ts'
import { decodeWaypoint, type WaypointConfig } from './waypoint.ts'
import type { Rejection, XdsBatch } from './xds/client.ts'

/** Forgotten, they are asked for again: bounded, since peers choose addresses. */
const maxAbsent = 10_000

interface StoreEvents {
  /** Addresses were added, changed or removed. */
  addresses: []
  /** Policies, or which policies bind a workload, changed. */
  policies: []
  mesh: [Mesh]
  /** Of waypoints: what it serves has changed. */
  waypoint: [WaypointConfig]
  /** Control says that there is no such name. */
  absent: [string]
}

export class Store extends EventEmitter<StoreEvents> {
  readonly #workloads = new Map<string, Workload>()
  readonly #services = new Map<string, Service>()
  readonly #workloadByIp = new Map<Ip, string>()
  readonly #serviceByIp = new Map<Ip, string>()
  readonly #serviceByHost = new Map<string, string>()
  readonly #endpoints = new Map<string, Set<string>>()
  readonly #policies = new Map<string, Policy>()
  /** Policies that control has taken back: a tombstone allows, a gap does not. */
  readonly #tombstones = new Set<string>()
  /** Policies that could not be read and have no last good version, with whom they bind. */
  readonly #unreadable = new Map<string, ReturnType<typeof reachOf>>()
  /** Names that control has said do not exist; whoever is given one of them later takes it out. */
  readonly #absent = new Set<string>()
  #mesh: Mesh | undefined
  #waypoint: WaypointConfig | undefined

  constructor() {
    super()
    // Every connection that waits for news of an address listens.
    this.setMaxListeners(0)
  }

  get mesh(): Mesh | undefined {
    return this.#mesh
  }
  /** A waypoint's own configuration: what it serves. */
  get waypoint(): WaypointConfig | undefined {
    return this.#waypoint
  }
  get workloads(): ReadonlyMap<string, Workload> {
    return this.#workloads
  }
  get services(): ReadonlyMap<string, Service> {
    return this.#services
  }
  get policies(): ReadonlyMap<string, Policy> {
    return this.#policies
  }

  workload(uid: string): Workload | undefined {
    return this.#workloads.get(uid)
  }

  workloadAt(ip: Ip): Workload | undefined {
    return this.#workloads.get(this.#workloadByIp.get(ip) ?? '')
  }

  /** Whether control has said that nobody has this address. */
  isAbsent(ip: Ip): boolean {
    return this.#absent.has(`/${ip}`)
  }

  serviceAt(ip: Ip): Service | undefined {
    return this.#services.get(this.#serviceByIp.get(ip) ?? '')
  }

  serviceByHost(host: string): Service | undefined {
    return this.#services.get(this.#serviceByHost.get(host) ?? '')
  }

  /** The workloads behind a service, in no particular order. */
  endpoints(service: Service): Workload[] {
    const uids = this.#endpoints.get(serviceKey(service)) ?? []
    return [...uids].flatMap((uid) => this.#workloads.get(uid) ?? [])
  }

  /**
   * The policies that bind a workload: mesh-wide, of its namespace, and those it names. `missing`
   * names those that bind it but were never received, or could not be read: until they come, the
   * workload is closed.
   */
  policiesOf(workload: Workload): { policies: Policy[]; missing: string[] } {
    const policies: Policy[] = []
    const binds = ({ scope, namespace }: { scope: Policy['scope']; namespace: string }): boolean =>
      scope === 'global' || (scope === 'namespace' && namespace === workload.namespace)
    for (const policy of this.#policies.values()) if (binds(policy)) policies.push(policy)
    const missing = [...this.#unreadable].flatMap(([key, reach]) => (binds(reach) ? [key] : []))
    for (const key of workload.policies) {
      const policy = this.#policies.get(key)
      if (policy !== undefined) policies.push(policy)
      else if (!this.#tombstones.has(key)) missing.push(key)
    }
    return { policies, missing }
  }

  /** Applies one push; returns what could not be read, by name, with the reason. */
  apply(batch: XdsBatch): Rejection[] {
    const rejections: Rejection[] = []
    for (const name of batch.removed) this.#remove(batch.typeUrl, name)
    for (const upsert of batch.upserts) {
      const problem = this.#upsert(batch.typeUrl, upsert.name, upsert.bytes)
      if (problem !== undefined) rejections.push({ name: upsert.name, reason: problem })
    }
    if (batch.typeUrl === typeUrls.address) {
      this.emit('addresses')
      this.emit('policies')
    } else if (batch.typeUrl === typeUrls.authorization) this.emit('policies')
    return rejections
  }

  #upsert(typeUrl: TypeUrl, name: string, bytes: Uint8Array): string | undefined {
    switch (typeUrl) {
      case typeUrls.address: {
        const decoded = decodeAddress(bytes)
        if ('problem' in decoded) return decoded.problem
        if ('workload' in decoded.ok) this.#putWorkload(decoded.ok.workload)
        else this.#putService(decoded.ok.service)
        return undefined
      }
      case typeUrls.authorization: {
        const decoded = decodePolicy(bytes)
        if ('problem' in decoded) {
          if (!this.#policies.has(name)) this.#unreadable.set(name, reachOf(bytes))
          // It is back, if unreadable: that it was once taken away no longer allows anything.
          this.#tombstones.delete(name)
          return decoded.problem
        }
        const key = policyKey(decoded.ok)
        this.#policies.set(key, decoded.ok)
        this.#unreadable.delete(name)
        this.#tombstones.delete(key)
        return undefined
      }
      case typeUrls.mesh: {
        const decoded = decodeMesh(bytes)
        if ('problem' in decoded) return decoded.problem
        this.#mesh = decoded.ok
        this.emit('mesh', decoded.ok)
        return undefined
      }
      case typeUrls.waypoint: {
        const decoded = decodeWaypoint(bytes)
        if ('problem' in decoded) return decoded.problem
        this.#waypoint = decoded.ok
        this.emit('waypoint', decoded.ok)
        return undefined
      }
    }
  }

  #putWorkload(workload: Workload): void {
    this.#dropWorkload(workload.uid)
    for (const ip of workload.addresses) this.#absent.delete(`/${ip}`)
    this.#workloads.set(workload.uid, workload)
    if (!workload.hostNetwork) {
      for (const ip of workload.addresses) this.#workloadByIp.set(ip, workload.uid)
    }
    for (const key of workload.services.keys()) {
      const uids = this.#endpoints.get(key)
      if (uids === undefined) this.#endpoints.set(key, new Set([workload.uid]))
      else uids.add(workload.uid)
    }
  }

  #putService(service: Service): void {
    const key = serviceKey(service)
    this.#dropService(key)
    for (const ip of service.addresses) this.#absent.delete(`/${ip}`)
    this.#services.set(key, service)
    this.#serviceByHost.set(service.hostname, key)
    for (const ip of service.addresses) this.#serviceByIp.set(ip, key)
  }

  #remove(typeUrl: TypeUrl, name: string): void {
    if (typeUrl === typeUrls.authorization) {
      this.#policies.delete(name)
      this.#unreadable.delete(name)
      this.#tombstones.add(name)
    } else if (typeUrl === typeUrls.address) {
      if (this.#dropWorkload(name) || this.#dropService(name)) return
      if (this.#absent.size >= maxAbsent) this.#absent.clear()
      this.#absent.add(name)
      this.emit('absent', name)
    }
  }

  #dropWorkload(uid: string): boolean {
    const old = this.#workloads.get(uid)
    if (old === undefined) return false
    this.#workloads.delete(uid)
    for (const ip of old.addresses) {
      // A younger pod may have the address by now.
      if (this.#workloadByIp.get(ip) === uid) this.#workloadByIp.delete(ip)
    }
    for (const key of old.services.keys()) {
      const uids = this.#endpoints.get(key)
      uids?.delete(uid)
      if (uids?.size === 0) this.#endpoints.delete(key)
    }
    return true
  }

  #dropService(key: string): boolean {
    const old = this.#services.get(key)
    if (old === undefined) return false
    this.#services.delete(key)
    if (this.#serviceByHost.get(old.hostname) === key) this.#serviceByHost.delete(old.hostname)
    for (const ip of old.addresses) {
      if (this.#serviceByIp.get(ip) === key) this.#serviceByIp.delete(ip)
    }
    return true
  }
}
