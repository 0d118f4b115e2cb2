// The kubelet's probes, in the kernel: which connects of a node reach an enrolled pod's application past
// the agent, which are steered as everybody's, and what is left when they are over.
import { once } from 'node:events'
import { closeSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { layoutVersion } from '../../agent/bpf/capture.ts'
import { bpf, check } from '../../agent/bpf/libbpf.ts'
import { BpfMap } from '../../agent/bpf/object.ts'
import { cgroupRoot } from '../../agent/bpf/probe.ts'
import { Kubelet } from '../../agent/broker/kubelet.ts'
import { createLog } from '../../mesh/process/log.ts'
import { Datapath, ipOf } from '../helpers/datapath.ts'
import { eventually } from '../helpers/local.ts'

const tag = 'bpfp'
/** Not the root, so that only what is attached at the kubelet's own cgroup sees its sockets. */
const path = await Datapath.create(t, tag, { agentCgroup: `/leyline-${tag}/node-a` })
const { pod, peer, netns } = path
const { node } = pod
const declared = 8080
const undeclared = 8081
/** Declared, and nobody listens there. */
const silent = 8082
const probes = [pod.ip4, pod.ip6].flatMap((ip) =>
  [declared, silent].map((port) => ({ ip: ipOf(ip), port })),
)
await path.enrol({ probes })
const log = createLog({ name: 'test', level: 'silent' })
const root = cgroupRoot()
const follow = (setting: string): Kubelet =>
  Kubelet.open({ setting, root, capture: path.capture, log })
let kubelet = follow(node.kubeletCgroup)
t.teardown(() => kubelet[Symbol.dispose]())

const application = pod.spawn(
  [
    'python3',
    '-uc',
    `
import socket, threading
def serve(l):
    while True:
        c, a = l.accept(); c.sendall(("app " + a[0].removeprefix("::ffff:")).encode()); c.close()
for port in ${declared}, ${undeclared}:
    l = socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=64)
    threading.Thread(target=serve, args=[l]).start()
print("up")`,
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
t.teardown(() => void application.kill('SIGKILL'))
await once(application.stdout ?? application, 'data', { signal: AbortSignal.timeout(10_000) })

/** What a program in the node's namespace gets from an address, its own address put as `OWN`. */
async function ask(
  host: string,
  port: number,
  options: { cgroup?: string; before?: string } = {},
): Promise<string> {
  const { cgroup, before = '' } = options
  const code = `
import socket
s = socket.socket(socket.${host.includes(':') ? 'AF_INET6' : 'AF_INET'}); s.settimeout(3)
${before}
try:
    s.connect(("${host}", ${port}))
    print(s.recv(99).decode().strip().replace(s.getsockname()[0].removeprefix("::ffff:"), "OWN"))
except OSError as e: print(e.strerror or str(e))`
  const { code: status, stdout, stderr } = await node.exec(['python3', '-c', code], cgroup)
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

function flows(): number {
  const fd = check(
    bpf.getPinned(join(path.pinDirectory, layoutVersion, 'maps', 'probe_flows')) as number,
    'open probe_flows',
  )
  try {
    // A key is two addresses and two ports.
    return new BpfMap('probe_flows', fd, 36, 8).keys().length
  } finally {
    closeSync(fd)
  }
}

const addresses = [
  ['IPv4', pod.ip4],
  ['IPv6', pod.ip6],
  ['an IPv4-mapped address', `::ffff:${pod.ip4}`],
] as const

for (const [name, host] of addresses) {
  await t.test(`a declared probe of the kubelet reaches the application: ${name}`, async (t) => {
    path.arrived.length = 0
    const before = path.capture.counters()
    t.equal(await ask(host, declared), 'app OWN', 'which sees who it is')
    t.same(path.arrived, [], 'the agent has not heard of it')
    const after = path.capture.counters()
    t.equal(after.probes_passed, (before.probes_passed ?? 0) + 1, 'it is counted')
    t.equal(after.steered_inbound, before.steered_inbound)
  })

  await t.test(`steered as before: ${name}`, async (t) => {
    const child = `${node.kubeletCgroup}/child`
    mkdirSync(join(root, child))
    t.teardown(() => rmdirSync(join(root, child)))
    const before = path.capture.counters().probes_passed
    t.equal(await ask(host, undeclared), 'in', 'a port that the pod does not declare')
    t.equal(await ask(host, declared, { cgroup: `/leyline-${tag}` }), 'in', 'another cgroup')
    t.equal(await ask(host, declared, { cgroup: '/' }), 'in', 'the root cgroup')
    t.equal(await ask(host, declared, { cgroup: child }), 'in', 'a cgroup below the kubelet’s')
    t.equal(path.capture.counters().probes_passed, before)
  })
}

await t.test('what other pods declare is not this pod’s', async (t) => {
  const other = 1n
  t.teardown(() => path.capture.setProbes(other, []))
  path.capture.setProbes(other, [{ ip: ipOf(peer.ip4), port: undeclared }])
  t.equal(await ask(pod.ip4, undeclared), 'in', 'the same port on another address')
  path.capture.setProbes(other, [{ ip: ipOf(pod.ip4), port: undeclared }])
  t.equal(await ask(pod.ip4, undeclared), 'in', 'this address, said by another pod')
})

await t.test('a socket that was a probe’s is no probe when it connects elsewhere', async (t) => {
  const before = `
import ctypes, struct
s.connect(("${pod.ip4}", ${declared})); assert s.recv(99)[:3] == b"app"
ctypes.CDLL(None).connect(s.fileno(), struct.pack("16s", b""), 16)`
  t.equal(await ask(pod.ip4, undeclared, { before }), 'in')
  t.equal(await ask(pod.ip4, declared, { before }), 'app OWN')
})

await t.test('a connection is noted while it is open, and no longer', async (t) => {
  const held = node.spawn(
    [
      'python3',
      '-uc',
      `import socket\ns = socket.create_connection(("${pod.ip4}", ${declared}))\nprint("up"); input(); s.close(); print("closed"); input()`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  t.teardown(() => void held.kill('SIGKILL'))
  const said = () => once(held.stdout ?? held, 'data', { signal: AbortSignal.timeout(10_000) })
  await said()
  t.equal(flows(), 1)
  held.stdin?.write('\n')
  await said()
  await eventually(() => (flows() === 0 ? true : undefined))
  t.equal(await ask(pod.ip4, silent), 'Connection refused', 'by the application’s own kernel')
  await eventually(() => (flows() === 0 ? true : undefined))
})

await t.test('it passes where the pod answers with SYN cookies', async (t) => {
  const cookies = (value: number) => ['sysctl', '-qw', `net.ipv4.tcp_syncookies=${value}`]
  t.teardown(() => pod.exec(cookies(1)))
  t.equal((await pod.exec(cookies(2))).code, 0)
  t.equal(await ask(pod.ip4, declared), 'app OWN')
  t.equal(await ask(pod.ip6, declared), 'app OWN')
  t.equal(await ask(pod.ip4, undeclared), 'in')
})

await t.test('a kubelet that comes back in another cgroup of that name is known', async (t) => {
  const directory = join(root, node.kubeletCgroup)
  rmdirSync(directory)
  await eventually(() => (kubelet.status().problem === undefined ? undefined : true))
  t.match(kubelet.status(), { cgroups: [], problem: /is not there/ })
  t.same(links('leyline_probe'), [], 'nothing is left of the link to the old one')
  mkdirSync(directory)
  await eventually(() => (kubelet.status().problem === undefined ? true : undefined))
  t.same(kubelet.status(), { cgroups: [node.kubeletCgroup] })
  t.equal(await ask(pod.ip4, declared), 'app OWN')
  t.equal(await ask(pod.ip4, undeclared), 'in')
  // At once: nobody has seen the moment without one.
  rmdirSync(directory)
  mkdirSync(directory)
  await eventually(async () => ((await ask(pod.ip4, declared)) === 'app OWN' ? true : undefined))
  t.equal(links('leyline_probe').length, 2, 'one link for each family')
})

await t.test('probes pass while the agent is dead, and its successor keeps it so', async (t) => {
  kubelet[Symbol.dispose]()
  path.crash()
  t.equal(await ask(pod.ip4, declared), 'app OWN')
  t.equal(await ask(pod.ip4, undeclared), 'Connection refused')
  path.open()
  t.equal(await ask(pod.ip4, declared), 'app OWN')
  t.equal(path.capture.probes().length, probes.length)
  await path.enrol({ probes: probes.filter(({ port }) => port !== silent) })
  kubelet = follow(node.kubeletCgroup)
  t.equal(await ask(pod.ip4, declared), 'app OWN')
  t.equal(await ask(pod.ip4, silent), 'in', 'declared no more')
})

await t.test(
  'where the pods’ cgroup holds the kubelet’s, its sockets are left alone',
  async (t) => {
    kubelet[Symbol.dispose]()
    const inside = `${node.podsCgroup}/kubelet`
    mkdirSync(join(root, inside))
    kubelet = follow(inside)
    t.equal(await ask(pod.ip4, declared, { cgroup: inside }), 'app OWN')
    t.equal(await ask(pod.ip4, declared), 'in', 'the one before counts no more')
    t.equal(links('leyline_sockops').length, 1, 'sockops is there already')
  },
)

await t.test('a kubelet in the root cgroup: itself, and nobody below', async (t) => {
  kubelet[Symbol.dispose]()
  kubelet = follow('/')
  t.same(kubelet.status(), { cgroups: ['/'] })
  t.equal(await ask(pod.ip4, declared, { cgroup: '/' }), 'app OWN')
  t.equal(await ask(pod.ip4, declared), 'in')
  t.equal(links('leyline_sockops').length, 1, 'sockops sees everything from there')
  kubelet[Symbol.dispose]()
  kubelet = follow('none')
  t.same(kubelet.status(), { cgroups: [] })
  t.equal(await ask(pod.ip4, declared, { cgroup: '/' }), 'in')
  t.same(links('leyline_probe'), [])
})

await t.test('a pod that is detached takes what it declared along, and no more', async (t) => {
  const other = { cookie: 1n, ip: ipOf(peer.ip4), port: declared }
  path.capture.setProbes(other.cookie, [other])
  t.equal(path.capture.probes().length, 3)
  path.capture.detachPod(netns.cookie)
  t.same(path.capture.probes(), [other])
})

function links(program: string): string[] {
  const pins = readdirSync(join(path.pinDirectory, layoutVersion, 'links'))
  return pins.filter((name) => name.startsWith(program))
}
