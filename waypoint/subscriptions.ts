// What a waypoint asks control to be told of: the services it serves and those its rules lead to (their
// endpoints come with them), the workloads it serves, and its clients' addresses, for labels.
import type { Ip } from '../mesh/address.ts'
import { typeUrls } from '../mesh/constants.ts'
import type { WaypointConfig } from '../mesh/waypoint.ts'
import type { XdsClient } from '../mesh/xds/client.ts'

/** Addresses of clients that are followed; above it the eldest is given up. */
const maxClients = 10_000

export class Subscriptions {
  readonly #xds: Pick<XdsClient, 'subscribe' | 'unsubscribe'>
  #names: ReadonlySet<string> = new Set()
  readonly #clients = new Set<Ip>()

  constructor(xds: Pick<XdsClient, 'subscribe' | 'unsubscribe'>) {
    this.#xds = xds
  }

  /** Asks for what this configuration needs, and gives up what only the last one did. */
  follow(config: WaypointConfig): void {
    const names = namesOf(config)
    for (const name of names)
      if (!this.#names.has(name)) this.#xds.subscribe(typeUrls.address, name)
    for (const name of this.#names)
      if (!names.has(name)) this.#xds.unsubscribe(typeUrls.address, name)
    this.#names = names
  }

  /** Asks for who lives at a client's address, once. */
  learn(ip: Ip): void {
    if (this.#clients.has(ip)) return
    if (this.#clients.size >= maxClients) {
      const [eldest] = this.#clients
      this.#clients.delete(eldest!)
      this.#xds.unsubscribe(typeUrls.address, `/${eldest}`)
    }
    this.#clients.add(ip)
    this.#xds.subscribe(typeUrls.address, `/${ip}`)
  }

  /** Names asked for whose answer has to be there before requests can be served. */
  get names(): ReadonlySet<string> {
    return this.#names
  }
}

export function namesOf({ services, workloads }: WaypointConfig): Set<string> {
  const names = new Set<string>(workloads)
  for (const { key, ports } of services) {
    names.add(key)
    for (const { rules } of ports) {
      for (const { backends } of rules) {
        for (const { service, problem } of backends) if (problem === undefined) names.add(service)
      }
    }
  }
  return names
}
