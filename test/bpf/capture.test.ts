// Outgoing capture and its names, in the kernel: which connects are taken to the agent, what the
// agent is told of them, and what the application sees of it all.
import { execFileSync } from 'node:child_process'
import t from 'tap'
import { cidr, Datapath } from '../helpers/datapath.ts'

const path = await Datapath.create(t, 'bpfc')
const { pod, peer } = path
await path.enrol()

/** What an application sees of a connect; FAMILY, options and target are filled in. */
const program = (family: string, host: string, port: number, before = '') => `
import socket, json
s = socket.socket(socket.${family}); s.settimeout(3)
${before}
try:
    s.connect(("${host}", ${port}))
    print(json.dumps({"peer": s.getpeername()[:2], "own": s.getsockname()[:2], "said": s.recv(99).decode()}))
except OSError as e:
    print(json.dumps({"error": e.strerror or str(e)}))
`
interface Seen {
  peer?: [string, number]
  own?: [string, number]
  said?: string
  error?: string
}
async function connect(family: string, host: string, port: number, before = ''): Promise<Seen> {
  path.arrived.length = 0
  return JSON.parse(await path.python(pod, program(family, host, port, before))) as Seen
}

interface Case {
  readonly name: string
  readonly family: string
  readonly host: string
  readonly own: string
  readonly before?: string
}
const dev = 's.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, b"eth0")'
const only6 = 's.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)'
const mapped = (ip: string) => `::ffff:${ip}`
const cases: Case[] = [
  { name: 'IPv4', family: 'AF_INET', host: peer.ip4, own: pod.ip4 },
  { name: 'IPv6', family: 'AF_INET6', host: peer.ip6, own: pod.ip6 },
  {
    name: 'an IPv4-mapped address',
    family: 'AF_INET6',
    host: mapped(peer.ip4),
    own: mapped(pod.ip4),
  },
  { name: 'an IPv6-only socket', family: 'AF_INET6', host: peer.ip6, own: pod.ip6, before: only6 },
  { name: 'a Service address', family: 'AF_INET', host: '10.96.0.9', own: pod.ip4 },
  {
    name: 'a socket bound to the pod address',
    family: 'AF_INET',
    host: peer.ip4,
    own: pod.ip4,
    before: `s.bind(("${pod.ip4}", 0))`,
  },
  {
    name: 'a socket bound to a device',
    family: 'AF_INET',
    host: peer.ip4,
    own: pod.ip4,
    before: dev,
  },
  {
    name: 'an IPv6-only socket bound to a device',
    family: 'AF_INET6',
    host: peer.ip6,
    own: pod.ip6,
    before: `${only6}; ${dev}`,
  },
  {
    name: 'a socket that is connected again',
    family: 'AF_INET',
    host: peer.ip4,
    own: pod.ip4,
    before: `
import ctypes, struct
s.connect(("10.10.2.99", 1)); s.recv(99)
libc = ctypes.CDLL(None); libc.connect(s.fileno(), struct.pack("16s", b""), 16)`,
  },
  {
    name: 'a connect that does not block',
    family: 'AF_INET',
    host: peer.ip4,
    own: pod.ip4,
    before: `
s.setblocking(False)
try: s.connect(("${peer.ip4}", 77))
except BlockingIOError: pass
import select; select.select([], [s], [], 3); s.setblocking(True)
real = s; s = type("Again", (), {"connect": lambda _, to: None, "getpeername": real.getpeername, "getsockname": real.getsockname, "recv": real.recv})()`,
  },
]

for (const { name, family, host, own, before } of cases) {
  await t.test(`captured, and named as dialled: ${name}`, async (t) => {
    const seen = await connect(family, host, 77, before)
    t.same(seen.peer, [host, 77], 'the peer is the one that was dialled')
    t.equal(seen.own?.[0], own, 'its own address is the one of the pod')
    t.equal(seen.said, 'out\n', 'the agent has it')
    const last = path.arrived.at(-1)
    const ip = host.replace('::ffff:', '')
    t.same(last?.original, { ip, port: 77 }, 'the agent is told where to')
    t.equal(last?.from.port, seen.own?.[1], 'under the application’s own port')
  })
}

await t.test('a program without privilege, bound to a device, is captured too', async (t) => {
  const before = `${dev}; import os; os.setgid(65534); os.setuid(65534)`
  const seen = await connect('AF_INET', peer.ip4, 78, before)
  t.equal(seen.said, 'out\n')
})

await t.test('an original destination is told once', async (t) => {
  await connect('AF_INET', peer.ip4, 79)
  const [arrived] = path.arrived
  if (arrived === undefined) throw new Error('nothing arrived')
  const { cookie } = path.netns
  t.equal(path.capture.originalDestination(cookie, arrived.from, arrived.to), undefined)
})

await t.test('a connection made to the listener itself has no original destination', async (t) => {
  const seen = await connect('AF_INET', '127.200.0.1', 15001)
  t.equal(seen.said, 'out\n')
  t.equal(path.arrived[0]?.original, undefined)
})

await t.test(
  'left alone: outside the ranges, loopback, itself, special addresses, UDP',
  async (t) => {
    const before = path.capture.counters()
    const listening = `
l = socket.socket(); l.bind(("HOST", 0)); l.listen()
import threading
def run():
    c, a = l.accept(); c.sendall(b"native"); c.close()
threading.Thread(target=run, daemon=True).start()`
    for (const host of ['127.0.0.1', pod.ip4]) {
      const port = 4000 + Math.floor(Math.random() * 1000)
      const setUp = listening.replace('HOST', host).replace(', 0)', `, ${port})`)
      const seen = await connect('AF_INET', host, port, setUp)
      t.equal(seen.said, 'native', host)
    }
    t.match((await connect('AF_INET', '10.20.0.2', 9)).error, /refused/i, 'the other node itself')
    t.ok((await connect('AF_INET', '169.254.1.1', 9)).error, 'link-local')
    await path.python(
      pod,
      `import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(("${peer.ip4}", 9)); assert s.getpeername()[0] == "${peer.ip4}"; s.send(b"x")`,
    )
    t.same(path.arrived, [], 'the agent saw none of them')
    const after = path.capture.counters()
    t.equal(after.captured, before.captured)
    t.equal(after.outside_ranges, (before.outside_ranges ?? 0) + 1)
  },
)

await t.test('a program outside the pods’ cgroup is left alone', async (t) => {
  path.arrived.length = 0
  const command = [
    `--net=/run/netns/${pod.netns}`,
    'python3',
    '-c',
    program('AF_INET', peer.ip4, 9),
  ]
  const seen = JSON.parse(execFileSync('nsenter', command, { encoding: 'utf8' })) as Seen
  t.match(seen.error, /refused/i)
  t.same(path.arrived, [])
})

await t.test('outgoing capture switches off and on for new connections', async (t) => {
  path.capture.setOutbound(path.netns.cookie, false)
  t.match((await connect('AF_INET', peer.ip4, 9)).error, /refused/i, 'native')
  path.capture.setOutbound(path.netns.cookie, true)
  t.equal((await connect('AF_INET', peer.ip4, 9)).said, 'out\n')
})

await t.test('ranges are replaced; longer prefixes and hosts count', async (t) => {
  path.capture.setRanges([cidr(`${peer.ip4}/32`)])
  t.equal((await connect('AF_INET', peer.ip4, 9)).said, 'out\n')
  t.not((await connect('AF_INET6', peer.ip6, 9)).said, 'out\n')
  path.capture.setRanges([cidr('fd10:2::/64')])
  t.not((await connect('AF_INET', peer.ip4, 9)).said, 'out\n')
  t.equal((await connect('AF_INET6', peer.ip6, 9)).said, 'out\n')
  path.capture.setRanges([cidr('10.10.0.0/16')])
})

await t.test('28,232 ports are a limit per destination, not per pod', async (t) => {
  for (const host of [10, 20, 30, 40]) await connect('AF_INET', `10.10.3.${host}`, 80)
  const seen = new Set<string>()
  for (let host = 1; host <= 16; host++) {
    await connect('AF_INET', `10.10.3.${host}`, 80)
    seen.add(path.arrived[0]?.to.ip ?? '')
  }
  t.ok(seen.size >= 15, `16 destinations went by ${seen.size} loopback addresses`)
})
