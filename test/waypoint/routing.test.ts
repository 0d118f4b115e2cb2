// What rules do to requests: which one matches, where it sends, what it changes, how long it waits, over
// real connections through a real waypoint; and that changing them costs nobody a connection.
import http from 'node:http'
import http2 from 'node:http2'
import t, { type Test } from 'tap'
import { serviceKey } from '../../mesh/model.ts'
import { type HeaderChanges, noHeaderChanges } from '../../mesh/waypoint.ts'
import { Shop, http1App, http2App } from '../helpers/shop.ts'
import { waitFor } from '../helpers/wait.ts'
import { authorityOf, backend, rule, served, WaypointUnderTest } from '../helpers/waypoint.ts'

t.setTimeout(120_000)
const shop = await Shop.open(t)
const web = shop.service('web')
const v1 = shop.service('v1')
const v2 = shop.service('v2')
const v3 = shop.service('v3')
const empty = shop.service('empty')
const counts = { v1: 0, v2: 0, v3: 0 }
let last: http.IncomingMessage | undefined
for (const [name, service] of Object.entries({ v1, v2, v3 })) {
  const localPort = await http1App(t, (request, response) => {
    counts[name as keyof typeof counts]++
    last = request
    response.setHeader('x-version', name)
    response.setHeader('x-server', 'node')
    const wait = Number(new URL(request.url ?? '', 'http://x').searchParams.get('wait') ?? 0)
    request.resume().once('end', () => setTimeout(() => response.end(name), wait))
  })
  await shop.pod(`${name}-1`, localPort, [service])
}
const h2 = shop.service('h2')
const h2Port = await http2App(t, (stream) => {
  stream.respond({ ':status': 200, 'x-version': 'h2' })
  stream.end('h2')
})
await shop.pod('h2-1', h2Port, [h2])

const changes = (part: Partial<HeaderChanges>): HeaderChanges => ({ ...noHeaderChanges, ...part })
const rules = [
  rule({ name: 'exact', match: { path: { exact: '/exact' } }, backends: [backend(v1)] }),
  rule({
    name: 'header',
    match: { headers: [{ name: 'x-user', regex: 'b.*' }] },
    backends: [backend(v2)],
  }),
  rule({
    name: 'query',
    match: { query: [{ name: 'beta', exact: '1' }], method: 'GET' },
    backends: [backend(v3)],
  }),
  rule({ name: 'regex', match: { path: { regex: '/r/\\d+' } }, backends: [backend(v3)] }),
  rule({
    name: 'split',
    match: { path: { prefix: '/split' } },
    backends: [
      backend(v1, { weight: 80 }),
      backend(v2, { weight: 15 }),
      backend(v3, { weight: 5 }),
      backend(empty, { weight: 0 }),
    ],
  }),
  rule({
    name: 'changed',
    match: { path: { prefix: '/changed' } },
    requestHeaders: changes({
      set: [
        { name: 'x-set', value: 'rule' },
        { name: 'host', value: 'other.example' },
      ],
      add: [{ name: 'x-add', value: 'rule' }],
      remove: ['x-remove'],
    }),
    responseHeaders: changes({ set: [{ name: 'x-server', value: 'waypoint' }], remove: ['date'] }),
    backends: [
      backend(v1, {
        requestHeaders: changes({ add: [{ name: 'x-add', value: 'backend' }] }),
        responseHeaders: changes({ add: [{ name: 'x-version', value: 'more' }] }),
      }),
    ],
  }),
  rule({
    name: 'slow request',
    match: { path: { prefix: '/slow-request' } },
    backends: [backend(v1)],
    requestTimeoutMs: 200,
  }),
  rule({
    name: 'slow backend',
    match: { path: { prefix: '/slow-backend' } },
    backends: [backend(v1)],
    backendTimeoutMs: 200,
  }),
  rule({
    name: 'half broken',
    match: { path: { prefix: '/half' } },
    backends: [
      backend(v1),
      backend(v2, { problem: 'BackendNotFound: Service shop/gone', service: '', port: 0 }),
    ],
  }),
  rule({ name: 'nobody', match: { path: { prefix: '/nobody' } }, backends: [backend(empty)] }),
  rule({ name: 'nothing', match: { path: { prefix: '/nothing' } }, backends: [] }),
  rule({ name: 'h2', match: { path: { prefix: '/h2' } }, backends: [backend(h2)] }),
]
const configure = (list = rules): void => {
  shop.control.waypoint({
    services: [served(web, { protocol: 'http', rules: list }), served(h2, { protocol: 'http2' })],
  })
}
configure()
const waypoint = await WaypointUnderTest.start(t, shop.control)
const port = await waypoint.bridge(authorityOf(web))

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}
const agent = new http.Agent({ keepAlive: true, maxSockets: 50 })
t.teardown(() => agent.destroy())
function ask(
  path: string,
  headers: http.OutgoingHttpHeaders = {},
  method = 'GET',
  via = agent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path, method, headers, agent: via }
    const request = http.request(options, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      )
    })
    request.on('error', reject)
    request.end()
  })
}

await t.test('the first rule that matches wins', async (t) => {
  const version = async (...args: Parameters<typeof ask>) => (await ask(...args)).body
  t.equal(await version('/exact'), 'v1')
  t.equal(await version('/exact', { 'x-user': 'bob' }), 'v1', 'an earlier rule')
  t.equal(await version('/any', { 'x-user': 'bob' }), 'v2', 'A/B by a header')
  t.equal((await ask('/any', { 'x-user': 'alice' })).status, 404, 'the whole value')
  t.equal(await version('/any?beta=1'), 'v3')
  t.equal((await ask('/any?beta=1', {}, 'POST')).status, 404, 'all of a match')
  t.equal(await version('/r/12'), 'v3')
  t.equal((await ask('/r/12/x')).status, 404, 'the whole path')
  t.equal((await ask('/exact/')).status, 404)
  t.equal((await ask('/splitter')).status, 404, 'a prefix is of whole segments')
  t.equal((await ask('/split/')).status, 200)
  t.equal((await ask('/split/../exact')).body, 'v1', 'by what the path means')
  const line = await waypoint.line(({ reason }) => reason === 'no_route')
  t.match(line, { code: 404, level: 'error', 'dst.service': 'web.shop.svc.cluster.local' })
  t.ok(
    (await waypoint.metric('istio_requests_total', {
      response_code: '404',
      response_flags: 'NR',
    })) >= 5,
  )
})

/** Three standard deviations of a binomial: what chance alone would keep to in 997 of 1,000 tries. */
function withinThreeSigma(t: Test, what: string, got: number, share: number, of: number): void {
  const sigma = Math.sqrt(of * share * (1 - share))
  t.ok(Math.abs(got - of * share) <= 3 * sigma, `${what}: ${got} of ${of}, expected ${of * share}`)
}
const requests = 10_000
function shares(t: Test): void {
  withinThreeSigma(t, 'v1', counts.v1, 0.8, requests)
  withinThreeSigma(t, 'v2', counts.v2, 0.15, requests)
  withinThreeSigma(t, 'v3', counts.v3, 0.05, requests)
  t.equal(counts.v1 + counts.v2 + counts.v3, requests)
}

await t.test('weights over one HTTP/2 connection', async (t) => {
  Object.assign(counts, { v1: 0, v2: 0, v3: 0 })
  const session = http2.connect(`http://127.0.0.1:${port}`)
  t.teardown(() => session.destroy())
  let left = requests
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const stream = session.request({ ':path': '/split', ':authority': 'web' })
      stream.on('error', reject)
      stream.on('end', resolve)
      stream.resume()
    })
  const worker = async (): Promise<void> => {
    while (left-- > 0) await one()
  }
  await Promise.all(Array.from({ length: 50 }, worker))
  shares(t)
})

await t.test('weights over fifty HTTP/1.1 connections', async (t) => {
  Object.assign(counts, { v1: 0, v2: 0, v3: 0 })
  let left = requests
  const worker = async (): Promise<void> => {
    while (left-- > 0) await ask('/split')
  }
  await Promise.all(Array.from({ length: 50 }, worker))
  shares(t)
})

await t.test('headers are set, added and removed, both ways', async (t) => {
  const given = { 'x-set': 'client', 'x-add': 'client', 'x-remove': 'client', host: 'web' }
  const { headers } = await ask('/changed', given)
  t.match(last?.headers, { 'x-set': 'rule', 'x-add': 'client,rule,backend', host: 'other.example' })
  t.notOk(last?.headers['x-remove'])
  t.match(headers, { 'x-server': 'waypoint', 'x-version': 'v1,more' })
})

await t.test('timeouts are 504, and the connection lives on', async (t) => {
  const own = new http.Agent({ keepAlive: true, maxSockets: 1 })
  t.teardown(() => own.destroy())
  t.equal((await ask('/slow-request?wait=5000', {}, 'GET', own)).status, 504)
  t.equal((await ask('/slow-backend?wait=5000', {}, 'GET', own)).status, 504)
  t.equal((await ask('/slow-backend?wait=1', {}, 'GET', own)).status, 200)
  t.match(await waypoint.line(({ reason }) => reason === 'request_timeout'), { code: 504 })
  t.match(await waypoint.line(({ reason }) => reason === 'backend_timeout'), { code: 504 })
  t.equal(await waypoint.metric('istio_requests_total', { response_flags: 'UT' }), 2)
})

await t.test('a backend that is not valid costs its share 500, and no more', async (t) => {
  const statuses: number[] = []
  for (let i = 0; i < 100; i++) statuses.push((await ask('/half')).status)
  const failed = statuses.filter((status) => status === 500).length
  t.ok(failed >= 45 && failed <= 55, `${failed} of 100`)
  t.equal(statuses.filter((status) => status === 200).length, 100 - failed)
  t.match(await waypoint.line(({ reason }) => reason === 'no_backend'), { error: /shop\/gone/ })
  t.equal((await ask('/nothing')).status, 500, 'no backend at all')
})

await t.test('a backend without endpoints is 503', async (t) => {
  const answer = await ask('/nobody')
  t.equal(answer.status, 503)
  t.equal(answer.body, 'waypoint: no_healthy_endpoint\n', 'the word, not the details')
  t.match(await waypoint.line(({ reason }) => reason === 'no_healthy_endpoint'), {
    route: 'nobody',
    backend: serviceKey(empty),
    error: /shop\/empty/,
  })
})

await t.test('an HTTP/1.1 client reaches an HTTP/2 server', async (t) => {
  t.match(await ask('/h2'), { status: 200, body: 'h2', headers: { 'x-version': 'h2' } })
})

await t.test('edges say who asked whom by which route', async (t) => {
  const edges = (await waypoint.ask('/edges')) as { requests: Record<string, unknown>[] }[]
  const requestsOf = edges.flatMap((edge) => edge.requests)
  const split = requestsOf.filter(({ route }) => route === 'split')
  t.equal(
    split.reduce((sum, { count }) => sum + Number(count), 0),
    2 * requests + 1,
  )
  t.ok(split.some(({ backend: to, protocol }) => to === serviceKey(v2) && protocol === 'http2'))
  for (const { buckets, count } of requestsOf) {
    t.equal(
      (buckets as number[]).reduce((a, b) => a + b, 0),
      count,
    )
  }
  t.match(edges, [{ reporter: 2, service: serviceKey(web), mutualTls: true }])
})

await t.test('new rules apply to the next request of the same connection', async (t) => {
  const own = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const session = http2.connect(`http://127.0.0.1:${port}`)
  t.teardown(() => {
    own.destroy()
    session.destroy()
  })
  let ended = false
  session.once('close', () => (ended = true))
  const over2 = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const stream = session.request({ ':path': '/exact', ':authority': 'web' })
      stream.on('error', reject)
      stream.on('response', (headers) => resolve(headers[':status'] ?? 0))
      stream.resume()
    })
  t.equal((await ask('/exact', {}, 'GET', own)).body, 'v1')
  t.equal(await over2(), 200)
  const slow = ask('/exact?wait=400', {}, 'GET', agent)
  const connections = (await waypoint.ask('/connections')) as { id: number }[]
  configure([
    rule({ name: 'other', match: { path: { exact: '/exact' } }, backends: [backend(v2)] }),
  ])
  shop.control.push()
  await waitFor(async () =>
    (await ask('/exact', {}, 'GET', own)).body === 'v2' ? true : undefined,
  )
  t.equal(await over2(), 200)
  t.equal((await slow).body, 'v1', 'what was under way went on')
  t.notOk(ended)
  const still = (await waypoint.ask('/connections')) as { id: number }[]
  for (const { id } of connections)
    t.ok(
      still.some((each) => each.id === id),
      `connection ${id}`,
    )
})

await t.test('a rule that cannot be read leaves the last good ones', async (t) => {
  const nacks = shop.control.nacks
  configure([rule({ match: { path: { regex: '(' } }, backends: [backend(v3)] })])
  shop.control.push()
  await waitFor(() => (shop.control.nacks > nacks ? true : undefined))
  t.equal((await ask('/exact')).body, 'v2')
})

await t.test(
  'a service that is served no longer sends its clients away in good order',
  async (t) => {
    const own = new http.Agent({ keepAlive: true, maxSockets: 1 })
    t.teardown(() => own.destroy())
    t.equal((await ask('/exact', {}, 'GET', own)).headers.connection, 'keep-alive')
    shop.control.waypoint({ services: [served(h2, { protocol: 'http2' })] })
    shop.control.push()
    await waitFor(async () => {
      const status = (await waypoint.ask('/status')) as { services: string[] }
      return status.services.length === 1 ? true : undefined
    })
    const answer = await ask('/exact', {}, 'GET', own)
    t.equal(answer.headers.connection, 'close')
  },
)
