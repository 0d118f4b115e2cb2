// The policy part of the agent: answers the worker's questions from the store, asking control for
// what it lacks. Nothing here touches a socket of an application.
import { cidrContains, type Endpoint, type Ip } from '../../mesh/address.ts'
import type { Credentials } from '../../mesh/certificate.ts'
import { clusterId } from '../../mesh/constants.ts'
import type { Identity } from '../../mesh/identity.ts'
import type { Service, Workload } from '../../mesh/model.ts'
import { decide, type Verdict } from '../../mesh/policy.ts'
import type { Decisions, InboundConnection, Route } from '../seams.ts'
import type { Certificates } from '../../mesh/certificates.ts'
import { route } from './route.ts'
import type { Store } from '../../mesh/store.ts'

/** How long a connection to an address inside the capture ranges is held for news of it, ms. */
const unknownHoldMs = 2_000
/** How long an access line waits to learn its peer's workload, ms: names are worth a round trip, no more. */
const nameHoldMs = 250

export class NodePolicy implements Decisions {
  readonly clusterId = clusterId
  readonly #store: Store
  readonly #certificates: Certificates
  readonly #ask: (ip: Ip) => void

  /** `ask` subscribes to the address at control; it may be called again for the same address. */
  constructor(options: { store: Store; certificates: Certificates; ask: (ip: Ip) => void }) {
    this.#store = options.store
    this.#certificates = options.certificates
    this.#ask = options.ask
  }

  async route(pod: string, destination: Endpoint): Promise<Route> {
    const first = route(this.#store, pod, destination, Math.random())
    if (first.kind !== 'unknown') return first
    await this.#learn(destination.ip, unknownHoldMs)
    const second = route(this.#store, pod, destination, Math.random())
    if (second.kind !== 'unknown') return second
    const detail = `${destination.ip} is inside the capture ranges, but control knows no such pod or service`
    return { kind: 'refuse', reason: 'unknown_destination', detail }
  }

  authorize(connection: InboundConnection): Verdict {
    const workload = this.#store.workload(connection.pod)
    if (workload === undefined) {
      return { allow: false, why: `control has not yet told of pod ${connection.pod}` }
    }
    const { policies, missing } = this.#store.policiesOf(workload)
    if (missing.length > 0) {
      return {
        allow: false,
        why: `policy ${missing.join(', ')} binds the pod but was not received, or could not be read`,
      }
    }
    return decide(policies, {
      ...(connection.identity === undefined ? {} : { identity: connection.identity }),
      sourceIp: connection.source,
      destinationIp: connection.destination.ip,
      destinationPort: connection.destination.port,
    })
  }

  credentials(identity: Identity): Promise<Credentials> {
    return this.#certificates.get(identity)
  }

  currentCredentials(identity: Identity): Credentials | undefined {
    return this.#certificates.current(identity)
  }

  /** Only addresses of the mesh are asked for: a pod may have clients from everywhere. */
  async workloadAt(ip: Ip): Promise<Workload | undefined> {
    const known = this.#store.workloadAt(ip)
    if (known !== undefined || this.#store.isAbsent(ip) || !this.#inRanges(ip)) return known
    await this.#learn(ip, nameHoldMs, true)
    return this.#store.workloadAt(ip)
  }

  #inRanges(ip: Ip): boolean {
    return (this.#store.mesh?.captureRanges ?? []).some((range) => cidrContains(range, ip))
  }

  workload(uid: string): Workload | undefined {
    return this.#store.workload(uid)
  }

  serviceByHost(host: string): Service | undefined {
    return this.#store.serviceByHost(host)
  }

  /** Asks for an address and waits until it is known, `ms` are over, or (with `giveUp`) control says there is none. */
  #learn(ip: Ip, ms: number, giveUp = false): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.#store.off('addresses', check)
        this.#store.off('absent', absent)
        resolve()
      }
      const absent = (name: string): void => {
        if (giveUp && name === `/${ip}`) done()
      }
      const check = (): void => {
        if (this.#store.workloadAt(ip) !== undefined || this.#store.serviceAt(ip) !== undefined) {
          done()
        }
      }
      const timer = setTimeout(done, ms)
      this.#store.on('addresses', check)
      this.#store.on('absent', absent)
      this.#ask(ip)
    })
  }
}
