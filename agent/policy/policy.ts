// The policy part of the agent: answers the worker's questions from the store, asking control for
// what it lacks. Nothing here touches a socket of an application.
import { cidrContains, type Endpoint, type Ip } from '../../mesh/address.ts'
import type { Credentials } from '../../mesh/certificate.ts'
import { clusterId } from '../../mesh/constants.ts'
import type { Identity } from '../../mesh/identity.ts'
import { type Service, serviceKey, type Workload } from '../../mesh/model.ts'
import { decide } from '../../mesh/policy.ts'
import type { Admission, Decisions, InboundConnection, Route } from '../seams.ts'
import type { Certificates } from '../../mesh/certificates.ts'
import { route } from './route.ts'
import type { Store } from '../../mesh/store.ts'
import { whyBypassed } from './waypoint.ts'

/** How long a connection is held for news of its address or of its waypoint, ms. */
const holdMs = 2_000
/** How long an access line waits to learn its peer's workload, ms: names are worth a round trip, no more. */
const nameHoldMs = 250

export class NodePolicy implements Decisions {
  readonly clusterId = clusterId
  readonly #store: Store
  readonly #certificates: Certificates
  readonly #ask: (name: string) => void

  /** `ask` subscribes to a name or alias (`/ip`) at control; it may be called again for the same one. */
  constructor(options: {
    store: Store
    certificates: Certificates
    ask: (name: string) => void
  }) {
    this.#store = options.store
    this.#certificates = options.certificates
    this.#ask = options.ask
  }

  async route(pod: string, destination: Endpoint): Promise<Route> {
    const decide = () => route(this.#store, pod, destination, Math.random())
    const missing = () => namesToLearn(this.#store, found, destination)
    let found = decide()
    if (missing().length > 0) {
      await this.#learn(() => {
        found = decide()
        return missing()
      }, holdMs)
    }
    if (found.kind !== 'unknown') return found
    const detail = `${destination.ip} is inside the capture ranges, but control knows no such pod or service`
    return { kind: 'refuse', reason: 'unknown_destination', detail }
  }

  authorize(connection: InboundConnection): Admission {
    const workload = this.#store.workload(connection.pod)
    if (workload === undefined) {
      return denied(`control has not yet told of pod ${connection.pod}`)
    }
    const bypassed = whyBypassed(this.#store, workload, connection.identity)
    if (bypassed !== undefined) return { allow: false, reason: 'bypassed_waypoint', why: bypassed }
    const { policies, missing } = this.#store.policiesOf(workload)
    if (missing.length > 0) {
      return denied(
        `policy ${missing.join(', ')} binds the pod but was not received, or could not be read`,
      )
    }
    const verdict = decide(policies, {
      ...(connection.identity === undefined ? {} : { identity: connection.identity }),
      sourceIp: connection.source,
      destinationIp: connection.destination.ip,
      destinationPort: connection.destination.port,
    })
    return verdict.allow ? { allow: true } : denied(verdict.why)
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
    const missing = (): string[] => {
      const told = this.#store.workloadAt(ip) ?? this.#store.serviceAt(ip)
      return told === undefined ? [`/${ip}`] : []
    }
    await this.#learn(missing, nameHoldMs, true)
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

  /**
   * Asks for what is missing and waits until news of addresses leave nothing missing, `ms` are over, or
   * (with `giveUp`) control says of a name asked for that there is none.
   */
  #learn(missing: () => readonly string[], ms: number, giveUp = false): Promise<void> {
    return new Promise((resolve) => {
      const asked = new Set<string>()
      const end = (): void => {
        clearTimeout(timer)
        this.#store.off('addresses', check)
        this.#store.off('absent', absent)
        resolve()
      }
      const absent = (name: string): void => {
        if (giveUp && asked.has(name)) end()
      }
      const check = (): void => {
        const names = missing()
        if (names.length === 0) return end()
        for (const name of names) {
          if (asked.has(name)) continue
          asked.add(name)
          this.#ask(name)
        }
      }
      const timer = setTimeout(end, ms)
      this.#store.on('addresses', check)
      this.#store.on('absent', absent)
      check()
    })
  }
}

function denied(why: string): Admission {
  return { allow: false, reason: 'denied', why }
}

/** What to ask for before a connection is refused: nothing, when more knowledge would not help. */
function namesToLearn(store: Store, found: ReturnType<typeof route>, to: Endpoint): string[] {
  if (found.kind === 'unknown') return [`/${to.ip}`]
  if (found.kind !== 'refuse' || found.reason !== 'waypoint_not_ready') return []
  const refs = [store.serviceAt(to.ip)?.waypoint, store.workloadAt(to.ip)?.waypoint]
  const bound = refs.flatMap((ref) => (ref === undefined ? [] : [serviceKey(ref)]))
  // By an endpoint's: asking for the Service yields its endpoints' waypoints too.
  return bound.length > 0 ? bound : [`/${to.ip}`]
}
