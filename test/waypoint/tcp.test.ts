// Everything that is no HTTP, or not known to be: server-first protocols, bytes that only look like HTTP,
// pods by their own address, destinations that are nobody's; and plain endpoints without an agent.
import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { TunnelError } from '../../mesh/hbone/pool.ts'
import { silenceMs } from '../../waypoint/detect.ts'
import { http1App, Shop, speak, tcpApp } from '../helpers/shop.ts'
import { waitFor } from '../helpers/wait.ts'
import {
  authorityOf,
  backend,
  loopback,
  rule,
  served,
  WaypointUnderTest,
} from '../helpers/waypoint.ts'

t.setTimeout(120_000)
const shop = await Shop.open(t)
const mail = shop.service('mail')
const db = shop.service('db')
const ruled = shop.service('ruled')
const unknown = shop.service('unknown')
const mailPort = await tcpApp(t, (socket) => {
  socket.write('220 ready\r\n')
  socket.on('data', (chunk) => socket.write(`250 ${chunk.toString()}`))
  socket.on('end', () => socket.end('221 bye\r\n'))
})
let hits = 0
const webPort = await http1App(t, (request, response) => {
  hits++
  response.setHeader('x-path', request.url ?? '')
  response.end('web')
})
const mailPod = await shop.pod('mail-1', mailPort, [mail])
await shop.pod('db-1', mailPort, [db])
const ruledPod = await shop.pod('ruled-1', webPort, [ruled])
const podOnly = await shop.pod('only-1', webPort, [])
shop.control.waypoint({
  services: [
    served(mail),
    served(db, { protocol: 'tcp' }),
    served(ruled, {
      rules: [rule({ match: { path: { prefix: '/open' } }, backends: [backend(ruled)] })],
    }),
  ],
  workloads: [podOnly.workload.uid],
})
const waypoint = await WaypointUnderTest.start(t, shop.control)
const ports = {
  mail: await waypoint.bridge(authorityOf(mail)),
  db: await waypoint.bridge(authorityOf(db)),
  ruled: await waypoint.bridge(authorityOf(ruled)),
}

const first = async (socket: net.Socket): Promise<string> =>
  String(((await once(socket, 'data')) as [Buffer])[0])

await t.test('a server that speaks first is heard after a short silence', async (t) => {
  const socket = net.connect(ports.mail, '127.0.0.1')
  const started = Date.now()
  t.equal(await first(socket), '220 ready\r\n')
  t.ok(Date.now() - started >= silenceMs - 5)
  socket.write('HELO\r\n')
  t.equal(await first(socket), '250 HELO\r\n')
  socket.end()
  t.equal(await first(socket), '221 bye\r\n', 'half-close passes')
  await once(socket, 'close')
  const line = await waypoint.line((l) => l.msg === 'connection complete')
  t.match(line, { protocol: 'tcp', reason: 'closed', 'dst.workload': 'mail-1', bytes_recv: 6 })
})

await t.test('a client that speaks first is not kept waiting', async (t) => {
  const socket = net.connect(ports.mail, '127.0.0.1')
  socket.write('QUIT\r\n')
  let text = ''
  socket.on('data', (chunk) => (text += chunk.toString()))
  await waitFor(() => (text === '220 ready\r\n250 QUIT\r\n' ? true : undefined))
  t.equal(mailPod.requests.length, 2)
  socket.destroy()
})

await t.test('a port that is TCP by name is never looked into', async (t) => {
  const socket = net.connect(ports.db, '127.0.0.1')
  t.equal(await first(socket), '220 ready\r\n')
  socket.write('GET / HTTP/1.1\r\n\r\n')
  t.match(await first(socket), /^250 GET/)
  socket.destroy()
})

await t.test('the first bytes may come in pieces, and fewer than a method has', async (t) => {
  const socket = net.connect(ports.ruled, '127.0.0.1')
  for (const piece of ['GE', 'T /op', 'en HTTP/1.1\r\nHost: a\r\n\r\n']) {
    socket.write(piece)
    await sleep(30)
  }
  t.match(await first(socket), /^HTTP\/1.1 200/)
  socket.destroy()
  const short = net.connect({ port: ports.mail, host: '127.0.0.1', allowHalfOpen: true })
  let text = ''
  short.on('data', (chunk) => (text += chunk.toString()))
  short.end('GE')
  await once(short, 'end')
  t.equal(text, '220 ready\r\n250 GE221 bye\r\n')
})

await t.test(
  'nothing gets around the rules of a port by looking like something else',
  async (t) => {
    hits = 0
    const hidden = 'GET /closed HTTP/1.1\r\nHost: a\r\n\r\n'
    t.same((await speak(ports.ruled, hidden)).statuses, [404])
    t.same((await speak(ports.ruled, `\r\n${hidden}`)).statuses, [404], 'an empty line in front')
    t.same((await speak(ports.ruled, `EVIL / HTTP/1.1\r\n\r\n${hidden}`)).statuses, [400])
    t.same((await speak(ports.ruled, `\x16\x03\x01\x02\x00`)).statuses, [400], 'TLS')
    const socket = net.connect(ports.ruled, '127.0.0.1')
    await sleep(2 * silenceMs)
    socket.write(hidden)
    t.match(await first(socket), /^HTTP\/1.1 404/, 'silence')
    socket.destroy()
    t.equal(hits, 0)
  },
)

await t.test('a pod is reached by its own address where it is served', async (t) => {
  const { addresses } = podOnly.workload
  const port = await waypoint.bridge(`${addresses[0]}:8080`)
  const answer = await speak(port, 'GET /pod HTTP/1.1\r\nHost: a\r\n\r\n')
  t.same(answer.statuses, [200])
  t.match(answer.text, /x-path: \/pod/i)
  const line = await waypoint.line((l) => l.path === '/pod')
  t.equal(line['dst.workload'], 'only-1')
  t.notOk(line['dst.service'])
})

const refusal = async (authority: string): Promise<unknown> =>
  waypoint.tunnel(authority).then(
    () => 'tunnel',
    (error: unknown) => (error instanceof TunnelError ? error.status : error),
  )

await t.test('what is not served here is answered 400', async (t) => {
  const asked: Record<string, string> = {
    'a service of somebody else': authorityOf(unknown),
    'a port that there is not': authorityOf(mail).replace(':80', ':81'),
    nobody: '192.0.2.1:80',
    'a pod of a service': `${ruledPod.workload.addresses[0]}:8080`,
    "an agent's port": `${podOnly.workload.addresses[0]}:15008`,
  }
  const answers = await Promise.all(Object.values(asked).map(refusal))
  Object.keys(asked).forEach((what, i) => t.equal(answers[i], 400, what))
  t.match(await waypoint.line((l) => l.reason === 'bad_request'), { level: 'error' })
})

await t.test('a service that control tells of a moment later is waited for', async (t) => {
  const late = shop.service('late')
  await shop.pod('late-1', mailPort, [late])
  const asked = waypoint.tunnel(authorityOf(late))
  await sleep(200)
  shop.control.waypoint({ services: [served(late), served(mail), served(db)] })
  shop.control.push()
  const tunnel = await asked
  tunnel.write('NOOP\r\n')
  const [chunk] = (await once(tunnel, 'data')) as [Buffer]
  t.match(chunk.toString(), /^220/)
  tunnel.destroy()
})

await t.test('an endpoint without an agent is dialled plainly', async (t) => {
  const plain = shop.service('plain')
  const server = http.createServer((_, response) => response.end('plain'))
  const address = loopback()
  server.listen(8080, address)
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  await shop.pod('plain-1', 0, [plain], {
    plain: true,
    part: { addresses: [address] },
  })
  shop.control.waypoint({ services: [served(plain, { protocol: 'http' })] })
  shop.control.push()
  const port = await waypoint.bridge(authorityOf(plain))
  const answer = await speak(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', 1_000)
  t.match(answer.text, /\r\n\r\nplain$/)
  const labels = { connection_security_policy: 'unknown', destination_principal: 'unknown' }
  t.equal(await waypoint.metric('istio_requests_total', { ...labels, response_code: '200' }), 1)
})

await t.test('connections are counted in the words of agents', async (t) => {
  const opened = await waypoint.metric('istio_tcp_connections_opened_total', {
    request_protocol: 'tcp',
  })
  t.ok(opened >= 5, String(opened))
  await waitFor(async () => {
    const closed = await waypoint.metric('istio_tcp_connections_closed_total')
    return closed === opened ? true : undefined
  }).catch(async () => t.same(await waypoint.ask('/connections'), []))
  t.ok((await waypoint.metric('istio_tcp_sent_bytes_total')) > 50)
  t.equal(waypoint.stderr, '')
})
