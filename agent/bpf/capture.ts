// The capture datapath of a node: loads and attaches the programs, feeds the maps, makes the marked
// sockets. What is pinned outlives this process: without an agent, captured pods are refused.
import { existsSync, mkdirSync, readdirSync, rmSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { randomInt } from 'node:crypto'
import { type Cidr, type Endpoint, type Ip, ipBytes, isIpv4 } from '../../mesh/address.ts'
import { MeshError } from '../../mesh/errors.ts'
import { type ProbeTarget, ProbeExemption } from './exemption.ts'
import { attributeFailure } from './probe.ts'
import { type Layout, objectPath, readLayout } from './layout.ts'
import { bpf, check, ly } from './libbpf.ts'
import { CgroupLinks, outermost, type Placement } from './links.ts'
import { afOf, type Netns } from './netns.ts'
import { attachPinned, type BpfMap, BpfObject } from './object.ts'

/** Pins of another layout live in another directory; raise it with every change to bpf/mesh.h or maps.h. */
export const layoutVersion = 'v2'

/** Objects whose programs are attached to cgroups. */
const objects = ['connect', 'names', 'sockops', 'probe'] as const
type ObjectName = (typeof objects)[number]

export interface PodCapture {
  readonly cookie: bigint
  readonly netns: Netns
  readonly ip4?: Ip
  readonly ip6?: Ip
  /** Port of the listener on ::1, for sockets that can reach IPv6 only; 0: none. */
  readonly outPort6: number
  readonly outPort4: number
  /** Whether new outgoing connections are captured from the start. */
  readonly outbound: boolean
  /** What the kubelet may connect to past the agent: addresses of the pod, ports it declares in probes. */
  readonly probes?: readonly Endpoint[]
  readonly listeners: {
    readonly out4: number
    readonly out6?: number
    readonly in4: number
    readonly in6?: number
    readonly tun4: number
    readonly tun6?: number
  }
}

/** A cgroup v2 directory: absolute path, and id. */
export interface Cgroup {
  readonly path: string
  readonly id: bigint
}

export interface CaptureOptions {
  /** On a bpffs. */
  readonly pinDirectory: string
  /** cgroup v2 directories, absolute paths. */
  readonly podsCgroup: string
  readonly agentCgroup: string
  /** Sizes of maps that do not exist yet, by name. */
  readonly maxEntries?: Readonly<Record<string, number>>
}

export class Capture implements Disposable {
  readonly #root: string
  readonly #layout: Layout
  readonly #options: CaptureOptions
  readonly #links: CgroupLinks
  readonly #objects = new Map<string, BpfObject>()
  readonly #maps = new Map<string, BpfMap>()

  private constructor(root: string, options: CaptureOptions) {
    this.#root = root
    this.#layout = readLayout()
    this.#options = options
    this.#links = new CgroupLinks(join(root, 'links'))
  }

  /**
   * Loads the programs and attaches them; programs that a former agent left running are replaced
   * without a gap and its maps are taken over. Throws `bpf` with the verifier's log, or
   * `kernel_feature_missing` naming the hook that is not there and what it is for.
   */
  static open(options: CaptureOptions): Capture {
    const root = join(options.pinDirectory, layoutVersion)
    if ((ly.isBpffs(options.pinDirectory) as number) !== 1) {
      throw new MeshError('bpf', `${options.pinDirectory} is not on a bpffs`, {
        hint: `mount -t bpf bpf ${options.pinDirectory}`,
      })
    }
    for (const name of ['maps', 'links']) mkdirSync(join(root, name), { recursive: true })
    const capture = new Capture(root, options)
    try {
      for (const name of objects) capture.#load(name)
      // What a former agent has at the kubelet's cgroup goes on until setKubelets.
      capture.#links.add(capture.#placements([]))
      // Loaded once here only for its maps: each pod gets an instance of its own.
      capture.#load('lookup', capture.#layout.podConstants.encode({ cookie: 0n }))
      return capture
    } catch (error) {
      capture[Symbol.dispose]()
      throw attributeFailure(error)
    }
  }

  #load(name: string, constants?: Buffer): void {
    const { maxEntries } = this.#options
    const object = BpfObject.load({
      path: objectPath(name),
      mapDirectory: join(this.#root, 'maps'),
      ...(constants === undefined ? {} : { constants }),
      ...(maxEntries === undefined ? {} : { maxEntries }),
    })
    this.#objects.set(name, object)
    for (const [map, value] of object.maps) this.#maps.set(map, value)
  }

  /** Which program runs where; sockops must see the sockets of agent and kubelet as well as the pods'. */
  #placements(kubelets: readonly string[]): Placement[] {
    const { podsCgroup, agentCgroup } = this.#options
    const at = (name: ObjectName, cgroups: readonly string[]): Placement[] =>
      [...(this.#objects.get(name)?.programs ?? [])].flatMap(([program, pointer]) =>
        cgroups.map((cgroup) => ({ program, pointer, cgroup })),
      )
    return [
      ...at('connect', [podsCgroup]),
      ...at('names', [podsCgroup]),
      ...at('sockops', outermost([podsCgroup, agentCgroup, ...kubelets])),
      ...at('probe', kubelets),
    ]
  }

  /**
   * The cgroups that kubelets are in: connects of processes in exactly these, and not below them, may
   * be probes from now on. Throws `bad_config` when one of them is gone, and `bpf`.
   */
  setKubelets(cgroups: readonly Cgroup[]): void {
    this.#links.set(this.#placements(cgroups.map(({ path }) => path)))
    this.#exemption.setKubelets(cgroups.map(({ id }) => id))
  }

  /** What the kubelet may connect to in an attached pod: these endpoints and no other. */
  setProbes(cookie: bigint, endpoints: readonly Endpoint[]): void {
    this.#exemption.setTargets(cookie, endpoints)
  }

  /** What kubelets may connect to, of all pods. */
  probes(): ProbeTarget[] {
    return this.#exemption.targets()
  }

  get #exemption(): ProbeExemption {
    return new ProbeExemption({
      kubelets: this.#map('kubelet_cgroups'),
      targets: this.#map('probe_targets'),
      layout: this.#layout,
    })
  }

  /** What the kernel captures from now on; new ranges are added before old ones go. */
  setRanges(ranges: readonly Cidr[]): void {
    const map = this.#map('capture_ranges')
    const wanted = new Map(
      ranges.map((range) => {
        const prefix_length = range.prefix + (isIpv4(range.ip) ? 96 : 0)
        const key = this.#layout.range.encode({ prefix_length, ip: range.ip })
        return [key.toString('hex'), key]
      }),
    )
    for (const key of wanted.values()) map.put(key, Buffer.alloc(4, 1))
    for (const key of map.keys()) if (!wanted.has(key.toString('hex'))) map.delete(key)
  }

  /** Steers a pod's traffic to its listeners, last of all what applications dial. Undone on failure. */
  attachPod(pod: PodCapture): void {
    try {
      const { out4, out6, in4, in6, tun4, tun6 } = pod.listeners
      this.#putListener(pod.cookie, 'SLOT_OUT4', out4)
      this.#putListener(pod.cookie, 'SLOT_OUT6', out6)
      this.#putListener(pod.cookie, 'SLOT_IN4', in4)
      this.#putListener(pod.cookie, 'SLOT_IN6', in6)
      this.#putListener(pod.cookie, 'SLOT_TUNNEL4', tun4)
      this.#putListener(pod.cookie, 'SLOT_TUNNEL6', tun6)
      this.#map('enrolled').put(
        u64Key(pod.cookie),
        this.#layout.pod.encode({
          // A former agent's pod stays captured throughout.
          flags: pod.outbound || this.#isOutbound(pod.cookie) ? this.#outboundFlag : 0,
          out_port4: pod.outPort4,
          out_port6: pod.outPort6,
          ip4: pod.ip4,
          ip6: pod.ip6,
        }),
      )
      this.setProbes(pod.cookie, pod.probes ?? [])
      this.#attachLookup(pod)
    } catch (error) {
      this.detachPod(pod.cookie)
      throw error
    }
  }

  #attachLookup(pod: PodCapture): void {
    using object = BpfObject.load({
      path: objectPath('lookup'),
      mapDirectory: join(this.#root, 'maps'),
      constants: this.#layout.podConstants.encode({ cookie: pod.cookie }),
    })
    for (const program of object.programs.values()) {
      attachPinned(program, this.#lookupPin(pod.cookie), (p) => bpf.attachNetns(p, pod.netns.fd))
    }
  }

  #putListener(cookie: bigint, slot: string, fd: number | undefined): void {
    const key = this.#layout.listener.encode({ cookie, slot: this.#layout.slot(slot) })
    if (fd === undefined) this.#map('listeners').delete(key)
    else this.#map('listeners').put(key, u64Key(BigInt(fd)))
  }

  get #outboundFlag(): number {
    return this.#layout.podFlag('POD_OUTBOUND')
  }

  #isOutbound(cookie: bigint): boolean {
    const value = this.#map('enrolled').get(u64Key(cookie))
    return value !== undefined && (this.#layout.pod.decode(value).flags & this.#outboundFlag) !== 0
  }

  /** Captures the pod's new outgoing connections, or leaves them alone. */
  setOutbound(cookie: bigint, on: boolean): void {
    const map = this.#map('enrolled')
    const value = map.get(u64Key(cookie))
    if (value === undefined) return
    const pod = this.#layout.pod.decode(value)
    const flags = on ? pod.flags | this.#outboundFlag : pod.flags & ~this.#outboundFlag
    map.put(u64Key(cookie), this.#layout.pod.encode({ ...pod, flags }))
  }

  /** The pod's traffic is its own again. Does nothing for a pod that is not attached. */
  detachPod(cookie: bigint): void {
    this.#map('enrolled').delete(u64Key(cookie))
    rmSync(this.#lookupPin(cookie), { force: true })
    for (const slot of ['OUT4', 'OUT6', 'IN4', 'IN6', 'TUNNEL4', 'TUNNEL6']) {
      this.#putListener(cookie, `SLOT_${slot}`, undefined)
    }
    this.setProbes(cookie, [])
  }

  /** Cookies of all pods that are attached, by this agent or one before it. */
  pods(): bigint[] {
    const pinned = readdirSync(join(this.#root, 'links')).flatMap((name) =>
      name.startsWith('pod_') ? BigInt(name.slice(4)) : [],
    )
    const enrolled = this.#map('enrolled')
      .keys()
      .map((key) => key.readBigUInt64LE())
    return [...new Set([...pinned, ...enrolled])]
  }

  /** Where the client of an accepted outbound socket meant to go. The entry is consumed. */
  originalDestination(cookie: bigint, from: Endpoint, to: Endpoint): Endpoint | undefined {
    const value = this.#map('original_destination').take(this.#tuple(cookie, from, to))
    if (value === undefined) return undefined
    const { ip, port } = this.#layout.endpoint.decode(value)
    return ip === undefined ? undefined : { ip, port }
  }

  /** An unconnected socket in a pod that is never captured; `source` is the address it will use. */
  upstreamSocket(netns: Netns, family: 4 | 6, source?: Ip): number {
    const meta = { kind: this.#layout.skKind('SK_UPSTREAM'), port: 0, ip: undefined }
    return this.#markedSocket(netns, family, source, meta)
  }

  /** An unconnected socket towards a pod's application, which will see `client` as its peer. */
  inPodSocket(netns: Netns, family: 4 | 6, client: Endpoint): number {
    const meta = { kind: this.#layout.skKind('SK_IN_POD'), port: client.port, ip: client.ip }
    return this.#markedSocket(netns, family, inPodSource(family), meta)
  }

  #markedSocket(
    netns: Netns,
    family: 4 | 6,
    source: Ip | undefined,
    meta: { kind: number; port: number; ip: Ip | undefined },
  ): number {
    const from = source === undefined ? null : ipBytes(source)
    const map = this.#map('sk_meta').fd
    const encoded = this.#layout.skMeta.encode(meta)
    return check(
      ly.markedSocket(netns.fd, afOf(family), from, map, encoded) as number,
      `make a socket in ${netns.path}`,
    )
  }

  /**
   * Whether the application's side of an in-pod connection has the client's name: `from` is the
   * agent's local end, `to` the application. The entry is consumed once named.
   */
  clientName(cookie: bigint, from: Endpoint, to: Endpoint): 'named' | 'inserted' | 'absent' {
    const key = this.#tuple(cookie, from, to)
    const value = this.#map('real_peer').get(key)
    if (value === undefined) return 'absent'
    const { state } = this.#layout.client.decode(value)
    if (state !== this.#layout.nameState('NAME_NAMED')) return 'inserted'
    this.#map('real_peer').delete(key)
    return 'named'
  }

  #tuple(cookie: bigint, from: Endpoint, to: Endpoint): Buffer {
    return this.#layout.tuple.encode({
      cookie,
      local_ip: from.ip,
      remote_ip: to.ip,
      local_port: from.port,
      remote_port: to.port,
    })
  }

  /**
   * Takes the programs of agents of other versions away, which no running agent serves. Until then their
   * pods' connections are refused; so it is done once the pods are in this layout. Returns their names.
   */
  dropOtherLayouts(): string[] {
    const others = layoutsIn(dirname(this.#root)).filter((name) => name !== layoutVersion)
    for (const name of others) removeLayout(join(dirname(this.#root), name))
    return others
  }

  /** Events counted in the kernel since the maps were made, all CPUs together. */
  counters(): Record<string, number> {
    const perCpu = this.#map('counters').getPerCpu(Buffer.alloc(4))
    return Object.fromEntries(
      this.#layout.counters.map(({ name, offset }) => {
        const sum = perCpu.reduce((total, cpu) => total + cpu.readBigUInt64LE(offset), 0n)
        return [name, Number(sum)]
      }),
    )
  }

  /** Lets go of all descriptors. Pins stay: what is captured stays captured. */
  [Symbol.dispose](): void {
    for (const object of this.#objects.values()) object[Symbol.dispose]()
    this.#objects.clear()
  }

  #map(name: string): BpfMap {
    const map = this.#maps.get(name)
    if (map === undefined) throw new MeshError('bpf', `map ${name} is not in the objects`)
    return map
  }

  #pin(name: string): string {
    return join(this.#root, 'links', name)
  }

  #lookupPin(cookie: bigint): string {
    return this.#pin(`pod_${cookie}`)
  }
}

/** Takes every link and map away, of any layout: pods are plain again, now. Needs no loaded program. */
export function resetCapture(pinDirectory: string): void {
  for (const layout of layoutsIn(pinDirectory)) removeLayout(join(pinDirectory, layout))
}

/** Names of the layouts that have pins: agents of other versions leave theirs. */
function layoutsIn(pinDirectory: string): string[] {
  if (!existsSync(pinDirectory)) return []
  return readdirSync(pinDirectory).filter((name) => /^v\d+$/.test(name))
}

function removeLayout(root: string): void {
  for (const name of ['links', 'maps']) {
    const directory = join(root, name)
    if (!existsSync(directory)) continue
    for (const pin of readdirSync(directory)) unlinkSync(join(directory, pin))
    rmSync(directory, { recursive: true })
  }
  rmSync(root, { recursive: true })
}

/**
 * The source of a connect into a pod: random in 127.64.0.0/10 so that one application port can take
 * more than 28,232 connections, and never 127.0.0.1, which servers are apt to trust.
 */
function inPodSource(family: 4 | 6): Ip {
  if (family === 6) return '::1' as Ip
  return `127.${randomInt(64, 128)}.${randomInt(0, 256)}.${randomInt(1, 255)}` as Ip
}

function u64Key(value: bigint): Buffer {
  const key = Buffer.alloc(8)
  key.writeBigUInt64LE(value)
  return key
}
