// Two nodes on one machine: network namespaces joined by a link, pods as namespaces behind them,
// routed, IPv4 and IPv6. What the demo and the netns tests run on; knows nothing of the mesh except
// the annotations that tell it where pods live.
import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import {
  cgroupAnnotation,
  dataplaneModeLabel,
  kubeletCgroupAnnotation,
  netnsAnnotation,
} from '../../mesh/constants.ts'

/** Everything made here starts with this, so that leftovers of a killed run can be found. */
const prefix = 'ly'

export interface PodSpec {
  readonly namespace: string
  readonly name: string
  readonly node: 'a' | 'b'
  readonly serviceAccount?: string
  readonly labels?: Readonly<Record<string, string>>
}

export interface TopologyOptions {
  /** Short (at most 6 letters or digits); two topologies at a time need two tags. */
  readonly tag: string
  readonly pods: readonly PodSpec[]
}

/** The machine's cgroup v2 mount. */
export function cgroup2(): string {
  for (const line of readFileSync('/proc/self/mounts', 'utf8').split('\n')) {
    const [, path, type] = line.split(' ')
    if (type === 'cgroup2' && path !== undefined) return path
  }
  throw new Error('cgroup v2 is not mounted: mount -t cgroup2 none /sys/fs/cgroup/unified')
}

function ip(...args: string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}

function enter(netns: string, ...command: string[]): string {
  return execFileSync('nsenter', [`--net=/run/netns/${netns}`, ...command], { encoding: 'utf8' })
}

/** Link-local addresses are usable at once; looking for duplicates would hold IPv6 up for a second or two. */
const sixAtOnce = ['net.ipv6.conf.default.dad_transmits=0', 'net.ipv6.conf.default.accept_dad=0']

export class Topology implements AsyncDisposable {
  readonly tag: string
  readonly nodes: Record<'a' | 'b', LocalNode>
  readonly pods = new Map<string, LocalPod>()
  readonly #cgroup: string
  #removed = false

  private constructor(tag: string) {
    this.tag = tag
    this.#cgroup = join(cgroup2(), `leyline-${tag}`)
    this.nodes = {
      a: new LocalNode(this, 'a', 1),
      b: new LocalNode(this, 'b', 2),
    }
  }

  /** Builds it; what a killed run of the same tag left is removed first. Needs root. */
  static async create(options: TopologyOptions): Promise<Topology> {
    const topology = new Topology(options.tag)
    await topology.#remove()
    try {
      topology.#build(options.pods)
    } catch (error) {
      await topology.#remove()
      throw error
    }
    return topology
  }

  pod(name: string): LocalPod {
    const pod = this.pods.get(name)
    if (pod === undefined) throw new Error(`no pod ${name} in topology ${this.tag}`)
    return pod
  }

  #build(specs: readonly PodSpec[]): void {
    const { a, b } = this.nodes
    for (const node of [a, b]) {
      mkdirSync(join(cgroup2(), node.kubeletCgroup), { recursive: true })
      ip('netns', 'add', node.netns)
      ip('-n', node.netns, 'link', 'set', 'lo', 'up')
      enter(node.netns, 'sysctl', '-qw', 'net.ipv4.ip_forward=1', ...sixAtOnce)
      enter(node.netns, 'sysctl', '-qw', 'net.ipv6.conf.all.forwarding=1')
    }
    ip(
      'link',
      'add',
      'uplink',
      'netns',
      a.netns,
      'type',
      'veth',
      'peer',
      'name',
      'uplink',
      'netns',
      b.netns,
    )
    for (const [node, peer] of [
      [a, b],
      [b, a],
    ] as const) {
      ip('-n', node.netns, 'addr', 'add', `${node.uplink4}/24`, 'dev', 'uplink')
      ip('-n', node.netns, 'addr', 'add', `${node.uplink6}/64`, 'dev', 'uplink', 'nodad')
      ip('-n', node.netns, 'link', 'set', 'uplink', 'up')
      ip('-n', node.netns, 'route', 'add', peer.range4, 'via', peer.uplink4)
      ip('-n', node.netns, '-6', 'route', 'add', peer.range6, 'via', peer.uplink6)
    }
    for (const spec of specs) this.addPod(spec)
  }

  /** One more pod; usable at once. */
  addPod(spec: PodSpec): LocalPod {
    if (this.#removed) throw new Error(`topology ${this.tag} is gone`)
    const node = this.nodes[spec.node]
    const pod = new LocalPod(spec, node, node.nextHost(), this.#cgroup)
    mkdirSync(pod.cgroup, { recursive: true })
    const veth = `v${pod.host}`
    ip('netns', 'add', pod.netns)
    ip('-n', pod.netns, 'link', 'set', 'lo', 'up')
    enter(pod.netns, 'sysctl', '-qw', ...sixAtOnce)
    ip(
      'link',
      'add',
      veth,
      'netns',
      node.netns,
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      pod.netns,
    )
    for (const [address, prefix6] of [
      [`${node.gateway4}/32`, []],
      [`${node.gateway6}/128`, ['nodad']],
    ] as const) {
      ip('-n', node.netns, 'addr', 'add', address, 'dev', veth, ...prefix6)
    }
    ip('-n', node.netns, 'link', 'set', veth, 'up')
    ip('-n', pod.netns, 'addr', 'add', `${pod.ip4}/32`, 'dev', 'eth0')
    ip('-n', pod.netns, 'addr', 'add', `${pod.ip6}/128`, 'dev', 'eth0', 'nodad')
    ip('-n', pod.netns, 'link', 'set', 'eth0', 'up')
    ip('-n', node.netns, 'route', 'add', `${pod.ip4}/32`, 'dev', veth)
    ip('-n', node.netns, '-6', 'route', 'add', `${pod.ip6}/128`, 'dev', veth)
    ip('-n', pod.netns, 'route', 'add', node.gateway4, 'dev', 'eth0', 'scope', 'link')
    ip('-n', pod.netns, 'route', 'add', 'default', 'via', node.gateway4)
    ip('-n', pod.netns, '-6', 'route', 'add', node.gateway6, 'dev', 'eth0')
    ip('-n', pod.netns, '-6', 'route', 'add', 'default', 'via', node.gateway6, 'dev', 'eth0')
    this.pods.set(spec.name, pod)
    return pod
  }

  /** Ends the pod's processes and takes its namespace away. */
  async removePod(name: string): Promise<void> {
    const pod = this.pod(name)
    this.pods.delete(name)
    await emptyCgroup(pod.cgroup)
    ip('netns', 'del', pod.netns)
  }

  /** Namespaces, nodes, service accounts and pods as Kubernetes YAML in `directory`. */
  writeManifests(directory: string): void {
    mkdirSync(directory, { recursive: true })
    const namespaces = new Set([...this.pods.values()].map(({ spec }) => spec.namespace))
    for (const namespace of namespaces) setNamespaceLabel(directory, namespace, undefined)
    write(directory, 'nodes', [this.nodes.a.manifest(), this.nodes.b.manifest()])
    for (const pod of this.pods.values()) write(directory, `pod-${pod.spec.name}`, [pod.manifest()])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#removed = true
    // Whoever still works with the pods must not start programs in them while they go.
    for (const pod of this.pods.values()) pod.close()
    await this.#remove()
  }

  async #remove(): Promise<void> {
    if (existsSync(this.#cgroup)) await removeCgroup(this.#cgroup)
    const names = execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.split(' ')[0] ?? '')
    for (const name of names) if (name.startsWith(`${prefix}${this.tag}-`)) ip('netns', 'del', name)
  }
}

export class LocalNode {
  readonly name: string
  readonly netns: string
  readonly podsCgroup: string
  /** Empty: a test may be its kubelet. */
  readonly kubeletCgroup: string
  readonly number: number
  #hosts = 10

  constructor(topology: { tag: string }, letter: 'a' | 'b', number: number) {
    this.name = `node-${letter}`
    this.netns = `${prefix}${topology.tag}-${this.name}`
    this.podsCgroup = `/leyline-${topology.tag}/${this.name}`
    this.kubeletCgroup = `/leyline-${topology.tag}/${this.name}-kubelet`
    this.number = number
  }

  get range4(): string {
    return `10.10.${this.number}.0/24`
  }
  get range6(): string {
    return `fd10:${this.number}::/64`
  }
  get gateway4(): string {
    return `10.10.${this.number}.1`
  }
  get gateway6(): string {
    return `fd10:${this.number}::1`
  }
  get uplink4(): string {
    return `10.20.0.${this.number}`
  }
  get uplink6(): string {
    return `fd20::${this.number}`
  }

  nextHost(): number {
    return ++this.#hosts
  }

  /** Runs a program in the node's own namespace; throws when it fails. */
  run(...command: string[]): string {
    return enter(this.netns, ...command)
  }

  /** Starts a program in the node's own namespace and, unless another is named, its kubelet's cgroup. */
  spawn(
    command: readonly string[],
    options: SpawnOptions = {},
    cgroup = this.kubeletCgroup,
  ): ChildProcess {
    return spawnIn(join(cgroup2(), cgroup), this.netns, command, options)
  }

  /** As `spawn`, to its end. */
  exec(command: readonly string[], cgroup = this.kubeletCgroup): Promise<Finished> {
    return finish(this.spawn(command, { stdio: 'pipe' }, cgroup))
  }

  /** Records every packet on the link to the other node, or on another of its interfaces. */
  async capture(file: string, device = 'uplink'): Promise<PacketCapture> {
    return PacketCapture.start(this.netns, device, file)
  }

  manifest(): object {
    return {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: this.name,
        annotations: {
          [netnsAnnotation]: this.netns,
          [cgroupAnnotation]: this.podsCgroup,
          [kubeletCgroupAnnotation]: this.kubeletCgroup,
        },
      },
      spec: { podCIDRs: [this.range4, this.range6] },
    }
  }
}

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export class LocalPod {
  readonly spec: PodSpec
  readonly node: LocalNode
  readonly netns: string
  readonly cgroup: string
  readonly host: number
  readonly ip4: string
  readonly ip6: string
  #closed = false

  constructor(spec: PodSpec, node: LocalNode, host: number, cgroup: string) {
    this.spec = spec
    this.node = node
    this.host = host
    this.netns = node.netns.replace(/node-.$/, spec.name)
    this.cgroup = join(cgroup, node.name, spec.name)
    this.ip4 = `10.10.${node.number}.${host}`
    this.ip6 = `fd10:${node.number}::${host}`
  }

  /** No program may be started in it any more. */
  close(): void {
    this.#closed = true
  }

  /** Starts a program in the pod: its namespace and its cgroup. Throws once the topology is going. */
  spawn(command: readonly string[], options: SpawnOptions = {}): ChildProcess {
    if (this.#closed) throw new Error(`pod ${this.spec.name} is gone`)
    return spawnIn(this.cgroup, this.netns, command, options)
  }

  /** Runs a program in the pod to its end; it is killed after `timeoutMs`. */
  exec(
    command: readonly string[],
    options: { input?: string; timeoutMs?: number } = {},
  ): Promise<Finished> {
    return finish(this.spawn(command, { stdio: 'pipe' }), options)
  }

  manifest(): object {
    const { namespace, name, serviceAccount = 'default', labels } = this.spec
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels, annotations: { [netnsAnnotation]: this.netns } },
      spec: { nodeName: this.node.name, serviceAccountName: serviceAccount },
      status: { phase: 'Running', podIP: this.ip4, podIPs: [{ ip: this.ip4 }, { ip: this.ip6 }] },
    }
  }
}

/** Starts a program in a cgroup v2 directory and in a network namespace. */
function spawnIn(
  cgroup: string,
  netns: string,
  command: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const enter = 'echo $$ > "$0/cgroup.procs" && exec nsenter --net="$1" -- "${@:2}"'
  return spawn('bash', ['-c', enter, cgroup, `/run/netns/${netns}`, ...command], options)
}

/** What a program with three pipes says until it ends; it is killed after `timeoutMs`. */
function finish(
  child: ChildProcess,
  options: { input?: string; timeoutMs?: number } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = []
    const err: Buffer[] = []
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 15_000)
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
    child.stdin?.on('error', () => {})
    child.stdin?.end(options.input ?? '')
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({
        code,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      })
    })
  })
}

/** tcpdump on one interface, read back with tcpdump. */
export class PacketCapture {
  readonly file: string
  readonly #child: ChildProcess

  private constructor(file: string, child: ChildProcess) {
    this.file = file
    this.#child = child
  }

  /** Resolves once packets are being recorded. */
  static start(netns: string, device: string, file: string): Promise<PacketCapture> {
    const command = [
      `--net=/run/netns/${netns}`,
      'tcpdump',
      '-U',
      '-n',
      '-s0',
      '-i',
      device,
      '-w',
      file,
    ]
    const child = spawn('nsenter', command, { stdio: ['ignore', 'ignore', 'pipe'] })
    return new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`tcpdump ended with status ${code}`)))
      child.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.includes('listening on')) resolve(new PacketCapture(file, child))
      })
    })
  }

  /** Ends the recording; what was seen until now is in the file. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    // -U writes each packet as it comes; what the kernel still holds is flushed on SIGINT.
    this.#child.kill('SIGINT')
    await ended
  }

  /** The lines tcpdump prints for packets that match a filter expression. */
  packets(filter: string): string[] {
    const text = execFileSync('tcpdump', ['-nn', '-r', this.file, filter], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    })
    return text.split('\n').filter((line) => line !== '')
  }

  /** Whether the bytes of a text cross the link anywhere. */
  contains(text: string): boolean {
    return readFileSync(this.file).includes(text)
  }
}

// --- manifests -----------------------------------------------------------------------------

/** Writes documents to `<directory>/<name>.yaml`, whole or not at all. */
export function write(directory: string, name: string, documents: readonly object[]): void {
  const path = join(directory, `${name}.yaml`)
  writeFileSync(`${path}.new`, documents.map((each) => stringify(each)).join('---\n'))
  renameSync(`${path}.new`, path)
}

/** The Namespace's manifest with the mesh's label at `mode`, or without it. */
export function setNamespaceLabel(
  directory: string,
  namespace: string,
  mode: 'ambient' | 'none' | undefined,
): void {
  const labels = mode === undefined ? {} : { [dataplaneModeLabel]: mode }
  write(directory, `namespace-${namespace}`, [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } },
  ])
}

// --- cgroups -------------------------------------------------------------------------------

/** Kills what still runs in a cgroup of ours and waits until it is empty. */
async function emptyCgroup(path: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const pids = readFileSync(join(path, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean)
    if (pids.length === 0) return
    for (const pid of pids) {
      try {
        process.kill(Number(pid), 'SIGKILL')
      } catch {
        // It ended by itself meanwhile.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function removeCgroup(path: string): Promise<void> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeCgroup(join(path, entry.name))
  }
  // A program that was being started when the pods were closed may have arrived only now.
  for (let attempt = 1; ; attempt++) {
    await emptyCgroup(path)
    try {
      return rmdirSync(path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EBUSY' || attempt >= 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
