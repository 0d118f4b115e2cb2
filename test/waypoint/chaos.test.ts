// Ten seconds of clients and servers that do anything that HTTP lets them do, at any moment, while
// endpoints come and go: nothing is lost, mixed up or left over in the waypoint. The seed is printed; give
// it as SEED to see the same choices again.
import http from 'node:http'
import http2 from 'node:http2'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { http1App, http2App, Shop } from '../helpers/shop.ts'
import { waitFor } from '../helpers/wait.ts'
import { authorityOf, backend, rule, served, WaypointUnderTest } from '../helpers/waypoint.ts'

t.setTimeout(120_000)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
let state = seed
/** Numerical Recipes' linear congruential generator: enough to choose by. */
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 0x1_0000_0000
}
const chance = (p: number): boolean => random() < p
const upTo = (n: number): number => Math.floor(random() * n)

const shop = await Shop.open(t)
const one = shop.service('one')
const two = shop.service('two')
/** Answers with what it was asked, so that an answer to somebody else is seen. */
const onePort = await http1App(t, (request, response) => {
  request.on('error', () => {})
  response.on('error', () => {})
  if (chance(0.02)) return void request.socket.resetAndDestroy()
  if (chance(0.02)) {
    response.writeHead(200, { 'content-length': 1_000, 'x-url': request.url ?? '' }).write('half')
    return void setTimeout(() => request.socket.resetAndDestroy(), upTo(30))
  }
  if (chance(0.05)) response.setHeader('connection', 'close')
  response.setHeader('x-url', request.url ?? '')
  if (chance(0.3)) setTimeout(() => request.pipe(response), upTo(30))
  else request.pipe(response)
})
const twoPort = await http2App(t, (stream, headers) => {
  if (chance(0.02)) return stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR)
  if (chance(0.02)) stream.session?.close()
  stream.respond({ ':status': 200, 'x-url': String(headers[':path']) })
  // Not close(): node:http2 would end the answer in good order first.
  if (chance(0.02)) return void stream.destroy(new Error('reset'))
  stream.pipe(stream)
})
const pods = [
  await shop.pod('one-1', onePort, [one]),
  await shop.pod('one-2', onePort, [one]),
  await shop.pod('two-1', twoPort, [two]),
  await shop.pod('two-2', twoPort, [two]),
]
const configure = (): void =>
  shop.control.waypoint({
    services: [
      served(one, {
        protocol: 'http',
        rules: [
          rule({
            match: { path: { prefix: '/timed' } },
            backends: [backend(one)],
            requestTimeoutMs: 1 + upTo(40),
          }),
          rule({ backends: [backend(one)] }),
        ],
      }),
      served(two, { protocol: 'http2' }),
    ],
  })
configure()
const waypoint = await WaypointUnderTest.start(t, shop.control)
const fronts = [await waypoint.bridge(authorityOf(one)), await waypoint.bridge(authorityOf(two))]

const counts = { asked: 0, whole: 0, failed: 0, aborted: 0, wrong: [] as string[] }
let serial = 0
const agent = new http.Agent({ keepAlive: true, maxSockets: 20 })

function over1(port: number): Promise<void> {
  const id = serial++
  const body = chance(0.5)
    ? Buffer.alloc(upTo(chance(0.1) ? 2_000_000 : 2_000), id % 256)
    : undefined
  const path = `${chance(0.2) ? '/timed' : '/plain'}/${id}`
  counts.asked++
  return new Promise((resolve) => {
    const headers = body === undefined || chance(0.5) ? {} : { 'content-length': body.length }
    const method = body === undefined ? 'GET' : 'POST'
    const request = http.request({ port, host: '127.0.0.1', path, method, agent, headers })
    const settle = (what: 'whole' | 'failed' | 'aborted'): void => {
      counts[what]++
      resolve()
    }
    request.once('error', () => settle(request.destroyed && aborting ? 'aborted' : 'failed'))
    const aborting = chance(0.1)
    if (aborting) setTimeout(() => request.destroy(), upTo(30))
    request.once('response', (response) => {
      let length = 0
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (
          chunk.some(
            (byte) => response.statusCode === 200 && byte !== id % 256 && body !== undefined,
          )
        ) {
          if (!String(chunk).startsWith('half'))
            counts.wrong.push(`${path}: a byte of somebody else`)
        }
        if (chance(0.05)) {
          response.pause()
          setTimeout(() => response.resume(), upTo(20))
        }
      })
      response.once('error', () => {})
      response.once('close', () => {
        if (!response.complete) return settle(aborting ? 'aborted' : 'failed')
        if (response.statusCode === 200 && response.headers['x-url'] !== path) {
          counts.wrong.push(`${path} was answered for ${String(response.headers['x-url'])}`)
        }
        if (response.statusCode === 200 && length !== (body?.length ?? 0)) {
          counts.wrong.push(`${path}: ${length} of ${body?.length ?? 0} bytes, and no error`)
        }
        settle(response.statusCode === 200 ? 'whole' : 'failed')
      })
    })
    request.end(body)
  })
}

const sessions = new Map<number, http2.ClientHttp2Session>()
function sessionTo(port: number): http2.ClientHttp2Session {
  const known = sessions.get(port)
  if (known !== undefined && !known.closed && !known.destroyed && !chance(0.005)) return known
  known?.close()
  const session = http2.connect(`http://127.0.0.1:${port}`)
  session.on('error', () => {})
  sessions.set(port, session)
  return session
}

function over2(port: number): Promise<void> {
  const id = serial++
  const path = `/h2/${id}`
  const body = chance(0.5)
    ? Buffer.alloc(upTo(chance(0.1) ? 1_000_000 : 2_000), id % 256)
    : undefined
  counts.asked++
  return new Promise((resolve) => {
    const method = body === undefined ? 'GET' : 'POST'
    const stream = sessionTo(port).request(
      { ':path': path, ':method': method, ':authority': 'x' },
      { endStream: body === undefined },
    )
    let status = 0
    let url: unknown
    let length = 0
    let ended = false
    stream.on('response', (headers) => {
      status = headers[':status'] ?? 0
      url = headers['x-url']
    })
    stream.on('data', (chunk: Buffer) => (length += chunk.length))
    stream.once('end', () => (ended = true))
    stream.on('error', () => {})
    stream.once('close', () => {
      const whole = ended && stream.rstCode === 0
      if (whole && status === 200) {
        if (url !== path) counts.wrong.push(`${path} was answered for ${String(url)}`)
        if (length !== (body?.length ?? 0))
          counts.wrong.push(`${path}: ${length} bytes, and no error`)
        counts.whole++
      } else counts.failed++
      resolve()
    })
    if (body !== undefined) stream.end(body)
    if (chance(0.1)) setTimeout(() => stream.close(http2.constants.NGHTTP2_CANCEL), upTo(30))
  })
}

await t.test(`clients and servers that do what they like (SEED=${seed})`, async (t) => {
  const until = Date.now() + 8_000
  const clients = Array.from({ length: 24 }, async () => {
    while (Date.now() < until) await (chance(0.5) ? over1 : over2)(fronts[upTo(2)]!)
  })
  const meanwhile = async (): Promise<void> => {
    while (Date.now() < until) {
      await sleep(200)
      // One of each service stays.
      const pod = pods[2 * upTo(2)]!.workload
      shop.control.workload({ ...pod, healthy: chance(0.7) })
      configure()
      shop.control.push()
    }
  }
  await Promise.all([...clients, meanwhile()])
  t.same(counts.wrong, [], 'no answer to somebody else, none cut short without an error')
  t.ok(counts.whole > counts.asked / 2, `${counts.whole} of ${counts.asked} whole`)
  t.comment(JSON.stringify(counts))
})

await t.test('nothing is left over', async (t) => {
  agent.destroy()
  for (const session of sessions.values()) session.destroy()
  await waitFor(async () => {
    const open = (await waypoint.ask('/connections')) as unknown[]
    return open.length === 0 ? true : undefined
  }, 10_000)
  const { endpoints } = (await waypoint.ask('/config_dump')) as {
    endpoints: { endpoint: string; requests: number }[]
  }
  for (const { endpoint, requests } of endpoints) t.equal(requests, 0, endpoint)
  t.ok((await waypoint.metric('istio_requests_total')) >= counts.whole)
  t.equal(waypoint.process.exitCode, null)
  t.equal(waypoint.stderr, '')
})
