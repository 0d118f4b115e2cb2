// What arrives at a pod, in the kernel: who is steered to the agent, under which name applications
// see the clients of the agent's own connects, and what stays when the agent dies or leaves.
import { once } from 'node:events'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { layoutVersion, resetCapture } from '../../agent/bpf/capture.ts'
import { BpfObject } from '../../agent/bpf/object.ts'
import type { LocalPod } from '../../deploy/local/topology.ts'
import type { Endpoint } from '../../mesh/address.ts'
import { connectFd, Datapath, ipOf } from '../helpers/datapath.ts'

/** Small, so that it can be filled. */
const clientNames = 8
const path = await Datapath.create(t, 'bpfs', { maxEntries: { real_peer: clientNames } })
const { pod, peer, netns } = path
await path.enrol()

/** What a client in `from` gets from an address: the answer, or the error. */
async function ask(from: LocalPod, host: string, port: number): Promise<string> {
  const family = host.includes(':') ? 'AF_INET6' : 'AF_INET'
  const code = `
import socket
s = socket.socket(socket.${family}); s.settimeout(3)
try:
    s.connect(("${host}", ${port})); print(s.recv(99).decode().strip())
except OSError as e: print(e.strerror or str(e))`
  return path.python(from, code)
}

/** An application in the pod that prints one line for each client it accepts, until it is killed. */
async function application(family: string, host: string, port: number, options = '') {
  const code = `
import socket, sys, json
l = socket.socket(socket.${family}); l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
${options}
l.bind(("${host}", ${port})); l.listen(64); print("up", flush=True)
kept = []
while True:
    c, a = l.accept(); kept.append(c)
    print(json.dumps([a[:2], c.getpeername()[:2], c.getsockname()[0]]), flush=True)`
  const child = pod.spawn(['python3', '-uc', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  t.teardown(() => void child.kill('SIGKILL'))
  const lines = async (count: number): Promise<[[string, number], [string, number], string][]> => {
    for (;;) {
      const found = text.split('\n').filter((line) => line.startsWith('['))
      if (found.length >= count) return found.map((line) => JSON.parse(line))
      await once(child.stdout ?? child, 'data', { signal: AbortSignal.timeout(3_000) })
    }
  }
  while (!text.startsWith('up')) {
    await once(child.stdout ?? child, 'data', { signal: AbortSignal.timeout(5_000) })
  }
  return { lines, kill: () => void child.kill('SIGKILL') }
}

const client: Endpoint = { ip: ipOf('10.10.2.77'), port: 45_678 }

await t.test(
  'what comes from elsewhere is steered: any port, and the tunnel by itself',
  async (t) => {
    for (const host of [pod.ip4, pod.ip6]) {
      path.arrived.length = 0
      t.equal(await ask(peer, host, 8080), 'in')
      t.equal(await ask(peer, host, 15_008), 'tunnel')
      t.equal(await ask(peer, host, 15_001), 'in', 'the outbound listener is not for others')
      t.same(path.arrived[0]?.to, { ip: host, port: 8080 }, 'the agent sees where it went')
      t.equal(path.arrived[0]?.from.ip, host === pod.ip4 ? peer.ip4 : peer.ip6)
    }
  },
)

await t.test('what the pod says to itself is not steered', async (t) => {
  t.match(await ask(pod, pod.ip4, 8080), /refused/i)
  t.match(await ask(pod, '127.0.0.1', 8080), /refused/i)
  t.match(await ask(pod, pod.ip6, 8080), /refused/i)
  t.match(await ask(pod, pod.ip4, 15_008), /refused/i, 'the tunnel port neither')
})

for (const [family, host, to] of [
  ['AF_INET', '0.0.0.0', pod.ip4],
  ['AF_INET6', '::', pod.ip6],
  ['AF_INET6', '::', pod.ip4],
] as const) {
  await t.test(`an application (${family}) sees the real client of ${to}`, async (t) => {
    const app = await application(family, host, 8080)
    const six = to.includes(':')
    const named = six ? { ip: ipOf(peer.ip6), port: 45_678 } : client
    const target = { ip: ipOf(to), port: 8080 }
    const fd = path.capture.inPodSocket(netns, six ? 6 : 4, named)
    const { socket, from } = await connectFd(fd, target)
    const seen = family === 'AF_INET6' && !six ? `::ffff:${named.ip}` : named.ip
    const [line] = await app.lines(1)
    t.same(line?.[0], [seen, named.port], 'from accept')
    t.same(line?.[1], [seen, named.port], 'from getpeername')
    t.equal(line?.[2].replace('::ffff:', ''), to, 'under the address it was dialled at')
    t.equal(path.capture.clientName(netns.cookie, from, target), 'named')
    t.equal(path.capture.clientName(netns.cookie, from, target), 'absent', 'told once')
    t.ok(
      netns.established().some(({ remote }) => remote.port === from.port),
      'sock_diag lists it',
    )
    socket.destroy()
    app.kill()
  })
}

await t.test(
  'an application that defers its accepts is known by its half-made socket',
  async (t) => {
    const app = await application(
      'AF_INET',
      '0.0.0.0',
      8081,
      'l.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 5)',
    )
    const target = { ip: ipOf(pod.ip4), port: 8081 }
    const { socket, from } = await connectFd(path.capture.inPodSocket(netns, 4, client), target)
    t.equal(path.capture.clientName(netns.cookie, from, target), 'inserted')
    t.equal(netns.tcpState(target, from), 'syn_recv')
    socket.write('data')
    const [line] = await app.lines(1)
    t.same(line?.[0], [client.ip, client.port], 'named with its first data')
    t.equal(path.capture.clientName(netns.cookie, from, target), 'named')
    socket.destroy()
    app.kill()
  },
)

await t.test(
  'a full table gives no name, and says so; a closed connection gives room',
  async (t) => {
    const app = await application('AF_INET', '0.0.0.0', 8082)
    const target = { ip: ipOf(pod.ip4), port: 8082 }
    const dropped = () => path.capture.counters().client_names_dropped ?? 0
    const before = dropped()
    const dial = () => connectFd(path.capture.inPodSocket(netns, 4, client), target)
    const held = []
    for (let i = 0; i < clientNames; i++) held.push(await dial())
    const beyond = await dial()
    t.equal(path.capture.clientName(netns.cookie, beyond.from, target), 'absent')
    t.equal(dropped(), before + 1)
    // A reset is over at once; an orderly end would linger in TIME_WAIT.
    for (const { socket } of held) {
      const closed = once(socket, 'close')
      socket.resetAndDestroy()
      await closed
    }
    const { from, socket } = await dial()
    t.equal(path.capture.clientName(netns.cookie, from, target), 'named')
    socket.destroy()
    beyond.socket.destroy()
    app.kill()
  },
)

await t.test('the agent’s way out of the pod is not captured', async (t) => {
  const app = peer.spawn(
    [
      'python3',
      '-uc',
      'import socket\nl=socket.socket();l.bind(("0.0.0.0",8083));l.listen();print("up");c,a=l.accept();c.sendall(a[0].encode());c.close()',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  t.teardown(() => void app.kill('SIGKILL'))
  await once(app.stdout ?? app, 'data', { signal: AbortSignal.timeout(5_000) })
  const fd = path.capture.upstreamSocket(netns, 4, ipOf(pod.ip4))
  const { socket } = await connectFd(fd, { ip: ipOf(peer.ip4), port: 8083 })
  const [said] = (await once(socket, 'data')) as [Buffer]
  t.equal(said.toString(), pod.ip4, 'it comes from the pod’s own address')
  socket.destroy()
})

await t.test('a dead agent means refusal, its successor takes over', async (t) => {
  path.crash()
  t.match(await ask(pod, peer.ip4, 80), /refused/i, 'out')
  t.match(await ask(peer, pod.ip4, 80), /refused/i, 'in')
  const capture = path.open()
  t.same(capture.pods(), [netns.cookie], 'it finds the pod')
  t.match(await ask(pod, peer.ip4, 80), /refused/i, 'still closed: nobody listens yet')
  // The word of the map counts: capture stays on though the new agent says off to begin with.
  await path.enrol({ outbound: false })
  t.equal(await ask(pod, peer.ip4, 80), 'out')
  t.equal(await ask(peer, pod.ip4, 80), 'in')
})

await t.test('a detached pod is plain again at once', async (t) => {
  path.capture.detachPod(netns.cookie)
  t.same(path.capture.pods(), [])
  t.match(await ask(peer, pod.ip4, 15_008), /refused/i)
  const app = await application('AF_INET', '0.0.0.0', 8084)
  await path.python(peer, `import socket; socket.create_connection(("${pod.ip4}", 8084), 3)`)
  t.equal((await app.lines(1))[0]?.[0][0], peer.ip4, 'its application is reached directly')
  app.kill()
})

await t.test('programs of an agent of another version go once this one has its pods', async (t) => {
  await path.enrol()
  path.crash()
  // What another version would have left: the same under another name, in maps of its own.
  renameSync(join(path.pinDirectory, layoutVersion), join(path.pinDirectory, 'v0'))
  path.open()
  await path.enrol()
  t.same(path.capture.dropOtherLayouts(), ['v0'])
  t.notOk(existsSync(join(path.pinDirectory, 'v0')))
  t.equal(await ask(pod, peer.ip4, 80), 'out', 'captured, by this one alone')
  t.same(path.capture.dropOtherLayouts(), [])
})

await t.test('reset takes every pin away, and with it all capture', async (t) => {
  await path.enrol()
  t.equal(await ask(pod, peer.ip4, 80), 'out')
  path.crash()
  resetCapture(path.pinDirectory)
  t.notOk(existsSync(join(path.pinDirectory, layoutVersion)))
  t.match(await ask(pod, peer.ip4, 9), /refused/i, 'by the peer, not by capture')
  path.open()
})

await t.test('a program the kernel refuses is reported with the verifier’s log', async (t) => {
  const work = mkdtempSync(join(tmpdir(), 'leyline-verifier-'))
  t.teardown(() => rmSync(work, { recursive: true }))
  const source = join(work, 'bad.bpf.c')
  const object = join(work, 'bad.bpf.o')
  writeFileSync(
    source,
    '#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\nchar _license[] SEC("license") = "GPL";\n' +
      'SEC("cgroup/connect4") int bad(struct bpf_sock_addr *ctx) { return *(int *)(long)ctx->user_ip4; }\n',
  )
  execFileSync('clang', [
    '-O2',
    '-g',
    '-target',
    'bpf',
    `-I/usr/include/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`,
    '-c',
    source,
    '-o',
    object,
  ])
  t.throws(
    () =>
      BpfObject.load({
        path: object,
        mapDirectory: join(path.pinDirectory, layoutVersion, 'maps'),
      }),
    { code: 'bpf', message: /invalid mem access/ },
  )
})
