// The capture datapath alone, on two pods of a local topology, for the bpf tests: an agent that only
// says what it was given, and applications that say what they see.
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { Capture, resetCapture } from '../../agent/bpf/capture.ts'
import { Netns } from '../../agent/bpf/netns.ts'
import { cgroupRoot, mountBpffs, unmountBpffs } from '../../agent/bpf/probe.ts'
import { serve } from '../../agent/worker/sockets.ts'
import { type LocalPod, Topology } from '../../deploy/local/topology.ts'
import { type Cidr, type Endpoint, tryCidr, tryIp, type Ip } from '../../mesh/address.ts'

/** What the agent's side of a connection was told. */
export interface Arrived {
  readonly slot: 'out' | 'in' | 'tunnel'
  readonly from: Endpoint
  readonly to: Endpoint
  /** Of an outgoing connection. */
  readonly original?: Endpoint
}

export interface DatapathOptions {
  /** Sizes of maps, by name. */
  readonly maxEntries?: Readonly<Record<string, number>>
  /** From the mount; default the root, where the test itself is. */
  readonly agentCgroup?: string
}

export class Datapath implements AsyncDisposable {
  readonly topology: Topology
  /** Enrolled. */
  readonly pod: LocalPod
  /** On the other node, not enrolled. */
  readonly peer: LocalPod
  readonly netns: Netns
  readonly pinDirectory: string
  readonly arrived: Arrived[] = []
  capture: Capture
  #servers: net.Server[] = []
  readonly #maxEntries: Readonly<Record<string, number>>
  readonly #agentCgroup: string

  private constructor(topology: Topology, options: DatapathOptions) {
    this.topology = topology
    this.pod = topology.pod('pod')
    this.peer = topology.pod('peer')
    this.netns = Netns.open(this.pod.netns)
    this.pinDirectory = mkdtempSync(join(tmpdir(), 'leyline-bpf-'))
    this.#maxEntries = options.maxEntries ?? {}
    this.#agentCgroup = join(cgroupRoot(), options.agentCgroup ?? '')
    mountBpffs(this.pinDirectory)
    this.capture = this.open()
  }

  static async create(t: Test, tag: string, options: DatapathOptions = {}): Promise<Datapath> {
    t.setTimeout(60_000)
    const pods = [
      { namespace: 'test', name: 'pod', node: 'a' as const },
      { namespace: 'test', name: 'peer', node: 'b' as const },
    ]
    const topology = await Topology.create({ tag, pods })
    t.teardown(() => topology[Symbol.asyncDispose]())
    const datapath = new Datapath(topology, options)
    t.teardown(() => datapath[Symbol.asyncDispose]())
    return datapath
  }

  /** Loads and attaches, as an agent does that starts. */
  open(): Capture {
    this.capture = Capture.open({
      pinDirectory: this.pinDirectory,
      podsCgroup: join(cgroupRoot(), this.pod.node.podsCgroup),
      agentCgroup: this.#agentCgroup,
      maxEntries: this.#maxEntries,
    })
    return this.capture
  }

  /** Listeners in the pod, served by an agent that answers with what it was told; then capture. */
  async enrol(
    options: { outbound?: boolean; ranges?: string[]; probes?: readonly Endpoint[] } = {},
  ): Promise<void> {
    const { outbound = true, ranges = ['10.10.0.0/16', 'fd10::/16', '10.96.0.0/16'] } = options
    for (const server of this.#servers.splice(0)) server.close()
    this.capture.setRanges(ranges.map(cidr))
    const listen = (family: 4 | 6) => {
      const ip = (family === 4 ? '127.0.0.1' : '::1') as Ip
      return this.netns.listen({ family, ip, port: 0 })
    }
    const out4 = listen(4)
    const out6 = listen(6)
    const in4 = listen(4)
    const in6 = listen(6)
    const tun4 = listen(4)
    const tun6 = listen(6)
    const told = (slot: Arrived['slot']) => (socket: net.Socket) => this.#arrived(slot, socket)
    this.#servers = await Promise.all([
      serve(out4.fd, told('out')),
      serve(out6.fd, told('out')),
      serve(in4.fd, told('in')),
      serve(in6.fd, told('in')),
      serve(tun4.fd, told('tunnel')),
      serve(tun6.fd, told('tunnel')),
    ])
    this.capture.attachPod({
      cookie: this.netns.cookie,
      netns: this.netns,
      ip4: ipOf(this.pod.ip4),
      ip6: ipOf(this.pod.ip6),
      outPort4: out4.port,
      outPort6: out6.port,
      outbound,
      probes: options.probes ?? [],
      listeners: {
        out4: out4.fd,
        out6: out6.fd,
        in4: in4.fd,
        in6: in6.fd,
        tun4: tun4.fd,
        tun6: tun6.fd,
      },
    })
  }

  #arrived(slot: Arrived['slot'], socket: net.Socket): void {
    const from = end(socket.remoteAddress, socket.remotePort)
    const to = end(socket.localAddress, socket.localPort)
    const original =
      slot === 'out' ? this.capture.originalDestination(this.netns.cookie, from, to) : undefined
    this.arrived.push({ slot, from, to, ...(original === undefined ? {} : { original }) })
    socket.on('error', () => {})
    socket.resume()
    socket.end(`${slot}\n`)
  }

  /** As an agent that dies: descriptors go, pins stay. */
  crash(): void {
    for (const server of this.#servers.splice(0)) server.close()
    this.capture[Symbol.dispose]()
  }

  /** A Python program in a pod; its standard output. Throws with its standard error. */
  async python(pod: LocalPod, code: string): Promise<string> {
    const { code: status, stdout, stderr } = await pod.exec(['python3', '-c', code])
    if (status !== 0) throw new Error(stderr)
    return stdout.trim()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.crash()
    this.netns[Symbol.dispose]()
    if (existsSync(this.pinDirectory)) {
      resetCapture(this.pinDirectory)
      unmountBpffs(this.pinDirectory)
      rmSync(this.pinDirectory, { recursive: true, force: true })
    }
  }
}

export function cidr(text: string): Cidr {
  const found = tryCidr(text)
  if (found === undefined) throw new Error(`no CIDR: ${text}`)
  return found
}

export function ipOf(text: string): Ip {
  const found = tryIp(text)
  if (found === undefined) throw new Error(`no address: ${text}`)
  return found
}

function end(address: string | undefined, port: number | undefined): Endpoint {
  return { ip: ipOf(address ?? ''), port: port ?? 0 }
}

/** Connects an unconnected descriptor; the socket, and its own end. */
export async function connectFd(
  fd: number,
  to: Endpoint,
): Promise<{ socket: net.Socket; from: Endpoint }> {
  const socket = new net.Socket({ fd, readable: true, writable: true })
  socket.on('error', () => {})
  socket.connect({ host: to.ip, port: to.port })
  await once(socket, 'connect', { signal: AbortSignal.timeout(5_000) })
  return { socket, from: end(socket.localAddress, socket.localPort) }
}

/** IDs of all BPF links of this machine, from the pins' point of view: what a test must leave as it found. */
export function bpfMounts(): string[] {
  return readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .filter((line) => line.split(' ')[2] === 'bpf')
}
