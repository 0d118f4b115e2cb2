// A waypoint that is told to stop: it says so to everybody in the way of each protocol, lets what is under
// way finish, ends with status 0, and does not wait for ever. And one whose certificate is renewed.
import { once } from 'node:events'
import http from 'node:http'
import http2 from 'node:http2'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { http1App, Shop, tcpApp } from '../helpers/shop.ts'
import { waitFor } from '../helpers/wait.ts'
import { authorityOf, served, WaypointUnderTest } from '../helpers/waypoint.ts'

t.setTimeout(120_000)
const shop = await Shop.open(t)
const api = shop.service('api')
const raw = shop.service('raw')
const port = await http1App(t, (request, response) => {
  const wait = Number(new URL(request.url ?? '', 'http://x').searchParams.get('wait') ?? 0)
  const timer = setTimeout(() => response.end('done'), wait)
  response.once('close', () => clearTimeout(timer))
})
const rawPort = await tcpApp(t, (socket) => void socket.pipe(socket))
await shop.pod('api-1', port, [api])
await shop.pod('raw-1', rawPort, [raw])
shop.control.waypoint({
  services: [served(api, { protocol: 'http' }), served(raw, { protocol: 'tcp' })],
})

async function ask(agent: http.Agent, front: number, path: string): Promise<http.IncomingMessage> {
  const request = http.request({ port: front, agent, path, headers: { host: 'api' } })
  request.end()
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  response.resume()
  await once(response, 'end')
  return response
}

await t.test('SIGTERM: what is under way finishes, nothing new begins, exit 0', async (t) => {
  const waypoint = await WaypointUnderTest.start(t, shop.control)
  const front = await waypoint.bridge(authorityOf(api))
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const idle = new http.Agent({ keepAlive: true, maxSockets: 1 })
  t.teardown(() => {
    agent.destroy()
    idle.destroy()
  })
  await ask(agent, front, '/')
  await ask(idle, front, '/')
  const idleSocket = Object.values(idle.freeSockets)[0]?.[0]
  const session = http2.connect(`http://127.0.0.1:${front}`)
  session.on('error', () => {})
  const goaway = once(session, 'goaway')
  const stream = session.request({ ':path': '/?wait=600', ':authority': 'api' })
  let body = ''
  stream.on('data', (chunk: Buffer) => (body += chunk.toString()))
  const slow = ask(agent, front, '/?wait=600')
  await sleep(150)
  const idleClosed = once(idleSocket!, 'close')
  waypoint.process.kill('SIGTERM')
  await waitFor(async () => {
    const answer = await waypoint.ask('/ready').catch((error: unknown) => String(error))
    return /not ready: stopping/.test(String(answer)) ? true : undefined
  })
  await idleClosed
  t.equal((await goaway)[0], http2.constants.NGHTTP2_NO_ERROR)
  await t.rejects(waypoint.tunnel(authorityOf(api), { from: '127.0.0.2' as never }), 'no new peer')
  const response = await slow
  t.equal(response.statusCode, 200)
  t.equal(response.headers.connection, 'close')
  await once(stream, 'end')
  t.equal(body, 'done')
  t.equal(await waypoint.exited, 0)
  t.ok(waypoint.lines.some(({ msg }) => msg === 'waypoint stopped'))
  t.equal(
    waypoint.lines.filter(({ msg }) => msg === 'request complete').length,
    4,
    'no line is lost',
  )
  t.notOk(waypoint.lines.some(({ reason }) => reason === 'agent_drained'))
})

await t.test('the deadline ends what does not end itself', async (t) => {
  const waypoint = await WaypointUnderTest.start(t, shop.control, { drainDeadlineMs: 300 })
  const front = await waypoint.bridge(authorityOf(api))
  const socket = net.connect(front, '127.0.0.1')
  socket.on('error', () => {})
  socket.write('GET /?wait=60000 HTTP/1.1\r\nHost: api\r\n\r\n')
  const bytes = net.connect(await waypoint.bridge(authorityOf(raw)), '127.0.0.1')
  bytes.on('error', () => {})
  bytes.write('ping')
  await once(bytes, 'data')
  await sleep(100)
  const closing = (each: net.Socket) => new Promise((resolve) => void each.once('close', resolve))
  const closed = Promise.all([closing(socket), closing(bytes)])
  waypoint.process.kill('SIGTERM')
  await closed
  t.equal(await waypoint.exited, 0)
  const ended = waypoint.lines.filter(({ reason }) => reason === 'agent_drained')
  t.same(new Set(ended.map(({ protocol }) => protocol)), new Set(['http', 'tcp']))
})

await t.test('a renewed certificate is used for what is new; what is open goes on', async (t) => {
  const waypoint = await WaypointUnderTest.start(t, shop.control, { certificateTtlSeconds: 10 })
  const front = await waypoint.bridge(authorityOf(raw))
  const http = await waypoint.bridge(authorityOf(api))
  const open = net.connect(front, '127.0.0.1')
  open.write('first')
  await once(open, 'data')
  const serial = async (): Promise<string> =>
    ((await waypoint.ask('/certificates')) as { serial: string }[])[0]?.serial ?? ''
  const before = await serial()
  const statuses: number[] = []
  await waitFor(async () => {
    const response = await fetch(`http://127.0.0.1:${http}/`)
    statuses.push(response.status)
    await response.text()
    return (await serial()) === before ? undefined : true
  }, 10_000)
  open.write('second')
  t.equal(String((await once(open, 'data'))[0]), 'second')
  const response = await fetch(`http://127.0.0.1:${http}/`)
  statuses.push(response.status)
  await response.text()
  t.ok(
    statuses.every((status) => status === 200),
    `${statuses.length} requests over the renewal`,
  )
  open.destroy()
})

await t.test('without its Gateway it is not ready, and a wrong file is named', async (t) => {
  const waypoint = await WaypointUnderTest.start(t, shop.control, { name: 'other', notReady: true })
  await waitFor(async () => {
    const status = (await waypoint.ask('/status')) as { reason?: string }
    return status.reason === 'control knows no Gateway shop/other' ? true : undefined
  }, 5_000)
  await t.rejects(
    WaypointUnderTest.start(t, shop.control, { drainDeadlineMs: -1, listen: { port: 0, x: 1 } }),
    /drainDeadlineMs.*listen.port.*listen.*x|listen.*drainDeadlineMs/s,
  )
})
