// The broker: the one part of the agent with capabilities. Loads and feeds the BPF programs, enters
// network namespaces, makes every socket that workers use.
import { close, existsSync, statSync } from 'node:fs'
import { type Endpoint, type Ip, isIpv4, isLoopback } from '../../mesh/address.ts'
import { ports } from '../../mesh/constants.ts'
import { MeshError } from '../../mesh/errors.ts'
import type { Logger } from '../../mesh/process/log.ts'
import type { Capture } from '../bpf/capture.ts'
import { Netns, netnsPath } from '../bpf/netns.ts'
import type { LocalPod, PodListeners, SocketBroker } from '../seams.ts'
import { selfTest } from './selftest.ts'

interface Held {
  readonly netns: Netns
  readonly addresses: readonly Ip[]
  /** Connections that were there when capture began: they stay outside the mesh until they close. */
  existing: { local: Endpoint; remote: Endpoint }[]
}

/** One listening descriptor per family and purpose; `undefined` where the pod has no such family. */
interface Slots {
  out4: Listening
  out6: Listening | undefined
  in4: Listening
  in6: Listening | undefined
  tun4: Listening
  tun6: Listening | undefined
}
interface Listening {
  readonly fd: number
  readonly port: number
}

const loopback4 = '127.0.0.1' as Ip
const loopback6 = '::1' as Ip

export class Broker implements SocketBroker, Disposable {
  readonly #capture: Capture
  readonly #log: Logger
  readonly #pods = new Map<string, Held>()

  constructor(options: { capture: Capture; log: Logger }) {
    this.#capture = options.capture
    this.#log = options.log.child({ component: 'broker' })
  }

  /**
   * Puts a pod into the mesh: listeners in its network namespace, handed to `serve`, then capture.
   * Nothing is captured when any step fails; the descriptors are closed by whoever owns them then.
   */
  async enrol(pod: LocalPod, serve: (listeners: PodListeners) => Promise<void>): Promise<void> {
    this.#pods.get(pod.uid)?.netns[Symbol.dispose]()
    const netns = Netns.open(pod.netns)
    const tenant = this.#tenant(netns.cookie)
    if (tenant !== undefined && tenant !== pod.uid) {
      netns[Symbol.dispose]()
      throw new MeshError('netns', `network namespace ${pod.netns} is that of pod ${tenant}`, {
        hint: 'two pods name one network namespace: remove one of them',
      })
    }
    try {
      const slots = openListeners(
        netns,
        pod.addresses.some((ip) => !isIpv4(ip)),
      )
      await serve(byPurpose(slots))
      this.#pods.set(pod.uid, { netns, addresses: pod.addresses, existing: [] })
      this.#attach(pod, netns, slots)
      await selfTest(this.#capture, netns, pod.addresses)
      this.#capture.setOutbound(netns.cookie, true)
      // From here on every new connection is captured, so what is established now was there before.
      const existing = netns.established().filter(({ remote }) => !isLoopback(remote.ip))
      this.#pods.set(pod.uid, { netns, addresses: pod.addresses, existing })
    } catch (error) {
      this.#capture.detachPod(netns.cookie)
      this.#pods.delete(pod.uid)
      netns[Symbol.dispose]()
      throw error
    }
  }

  #attach(pod: LocalPod, netns: Netns, slots: Slots): void {
    const ip4 = pod.addresses.find(isIpv4)
    const ip6 = pod.addresses.find((ip) => !isIpv4(ip))
    const { out6, in6, tun6 } = slots
    this.#capture.attachPod({
      cookie: netns.cookie,
      netns,
      ...(ip4 === undefined ? {} : { ip4 }),
      ...(ip6 === undefined ? {} : { ip6 }),
      outPort4: ports.outbound,
      outPort6: out6?.port ?? 0,
      outbound: false,
      probes: probesOf(pod),
      listeners: {
        out4: slots.out4.fd,
        in4: slots.in4.fd,
        tun4: slots.tun4.fd,
        ...(out6 === undefined ? {} : { out6: out6.fd }),
        ...(in6 === undefined ? {} : { in6: in6.fd }),
        ...(tun6 === undefined ? {} : { tun6: tun6.fd }),
      },
    })
  }

  /** The pod that a network namespace has been enrolled for. */
  #tenant(cookie: bigint): string | undefined {
    for (const [uid, { netns }] of this.#pods) if (netns.cookie === cookie) return uid
    return undefined
  }

  /** New outgoing connections of the pod are plain from now on; what comes in still reaches the agent. */
  release(uid: string): void {
    const held = this.#pods.get(uid)
    if (held !== undefined) this.#capture.setOutbound(held.netns.cookie, false)
  }

  /** Labelled again before its inbound side was taken down: outgoing capture is back on. */
  resume(uid: string): void {
    const held = this.#pods.get(uid)
    if (held !== undefined) this.#capture.setOutbound(held.netns.cookie, true)
  }

  /** Whether there is a network namespace of that name or path. */
  exists(netns: string): boolean {
    return existsSync(netnsPath(netns))
  }

  /** The enrolled pod's probes are those of this record from now on. Throws `bpf`. */
  setProbes(pod: LocalPod): void {
    const held = this.#pods.get(pod.uid)
    if (held !== undefined) this.#capture.setProbes(held.netns.cookie, probesOf(pod))
  }

  /** Whether the namespace that the pod names is still the one that was enrolled. */
  alive(uid: string): boolean {
    const held = this.#pods.get(uid)
    if (held === undefined) return false
    const found = statSync(held.netns.path, { bigint: true, throwIfNoEntry: false })
    return found?.ino === held.netns.inode
  }

  /** Takes capture off a pod altogether. Its namespace stays open for connections under way. */
  detach(uid: string): void {
    const held = this.#pods.get(uid)
    if (held !== undefined) this.#capture.detachPod(held.netns.cookie)
  }

  /** The pod is gone, or nothing of it is under way any more: let go of its network namespace. */
  forget(uid: string): void {
    const held = this.#pods.get(uid)
    if (held === undefined) return
    this.#capture.detachPod(held.netns.cookie)
    this.#pods.delete(uid)
    held.netns[Symbol.dispose]()
  }

  /** Detaches what a former agent left: one of another version, or for pods that are not here any more. */
  sweep(): void {
    for (const layout of this.#capture.dropOtherLayouts())
      this.#log.info({ layout }, 'programs of another version detached')
    const known = new Set([...this.#pods.values()].map(({ netns }) => netns.cookie))
    for (const cookie of this.#capture.pods()) {
      if (known.has(cookie)) continue
      this.#log.info({ netns_cookie: String(cookie) }, 'stale pod detached')
      this.#capture.detachPod(cookie)
    }
  }

  /** The connections older than the pod's enrolment that are still open. */
  existingConnections(uid: string): { local: Endpoint; remote: Endpoint }[] {
    const held = this.#pods.get(uid)
    if (held === undefined || held.existing.length === 0) return []
    const key = (c: { local: Endpoint; remote: Endpoint }): string => JSON.stringify(c)
    const now = new Set(held.netns.established().map(key))
    held.existing = held.existing.filter((connection) => now.has(key(connection)))
    return held.existing
  }

  originalDestination(pod: string, from: Endpoint, to: Endpoint): Endpoint | undefined {
    return this.#capture.originalDestination(this.#held(pod).netns.cookie, from, to)
  }

  upstreamSocket(pod: string, family: 4 | 6): number {
    const { netns, addresses } = this.#held(pod)
    const source = addresses.find((ip) => isIpv4(ip) === (family === 4))
    return this.#capture.upstreamSocket(netns, family, source)
  }

  inPodSocket(pod: string, family: 4 | 6, client: Endpoint): number {
    return this.#capture.inPodSocket(this.#held(pod).netns, family, client)
  }

  clientName(pod: string, from: Endpoint, to: Endpoint): 'named' | 'inserted' | 'absent' {
    return this.#capture.clientName(this.#held(pod).netns.cookie, from, to)
  }

  deferred(pod: string, from: Endpoint, to: Endpoint): boolean {
    return this.#held(pod).netns.tcpState(to, from) === 'syn_recv'
  }

  [Symbol.dispose](): void {
    for (const { netns } of this.#pods.values()) netns[Symbol.dispose]()
    this.#pods.clear()
  }

  #held(pod: string): Held {
    const held = this.#pods.get(pod)
    if (held === undefined) throw new MeshError('netns', `pod ${pod} is not enrolled here`)
    return held
  }
}

function probesOf({ addresses, probePorts }: LocalPod): Endpoint[] {
  return addresses.flatMap((ip) => probePorts.map((port) => ({ ip, port })))
}

function openListeners(netns: Netns, ipv6: boolean): Slots {
  const opened: number[] = []
  const listen = (family: 4 | 6): Listening => {
    const ip = family === 4 ? loopback4 : loopback6
    const listening = netns.listen({ family, ip, port: 0 })
    opened.push(listening.fd)
    return listening
  }
  try {
    const six = (): Listening | undefined => (ipv6 ? listen(6) : undefined)
    return {
      out4: listen(4),
      out6: six(),
      in4: listen(4),
      in6: six(),
      tun4: listen(4),
      tun6: six(),
    }
  } catch (error) {
    for (const fd of opened) close(fd)
    throw error
  }
}

function byPurpose(slots: Slots): PodListeners {
  const fds = (...list: (Listening | undefined)[]): number[] =>
    list.flatMap((listening) => listening?.fd ?? [])
  return {
    outbound: fds(slots.out4, slots.out6),
    plaintext: fds(slots.in4, slots.in6),
    tunnel: fds(slots.tun4, slots.tun6),
  }
}
