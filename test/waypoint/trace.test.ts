// Spans as a collector gets them: one of the request, one of each try, hung where they belong; and a
// collector that is not there, which nobody notices but the counters.
import { once } from 'node:events'
import http from 'node:http'
import type net from 'node:net'
import t from 'tap'
import { http1App, Shop } from '../helpers/shop.ts'
import { waitFor } from '../helpers/wait.ts'
import { authorityOf, backend, rule, served, WaypointUnderTest } from '../helpers/waypoint.ts'

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly attributes: { key: string; value: Record<string, unknown> }[]
  readonly status: { code?: number; message?: string }
}
/** SPAN_KIND_SERVER, SPAN_KIND_CLIENT, STATUS_CODE_ERROR of OTLP. */
const [server, client, failed] = [2, 3, 2]
const spans: (Span & { service: string })[] = []
const collector = http.createServer((request, response) => {
  let text = ''
  request.on('data', (chunk: Buffer) => (text += chunk.toString()))
  request.on('end', () => {
    const { resourceSpans } = JSON.parse(text)
    for (const { resource, scopeSpans } of resourceSpans) {
      const named = resource.attributes.find(({ key }: { key: string }) => key === 'service.name')
      for (const scope of scopeSpans) {
        for (const span of scope.spans) spans.push({ ...span, service: named.value.stringValue })
      }
    }
    response.setHeader('content-type', 'application/json')
    response.end('{}')
  })
})
collector.listen(0, '127.0.0.1')
await once(collector, 'listening')
t.teardown(() => {
  collector.closeAllConnections()
  collector.close()
})
const collectorPort = (collector.address() as net.AddressInfo).port

const shop = await Shop.open(t)
const api = shop.service('api')
const dead = shop.service('dead')
let seen: string | undefined
const port = await http1App(t, (request, response) => {
  seen = request.headers.traceparent as string | undefined
  response.end('ok')
})
await shop.pod('api-1', port, [api])
await (await shop.pod('dead-1', port, [dead])).stop()
await (await shop.pod('dead-2', port, [dead])).stop()
shop.control.waypoint({
  services: [
    served(api, { protocol: 'http', rules: [rule({ backends: [backend(api)] })] }),
    served(dead, { protocol: 'http' }),
  ],
})
const otlp = { endpoint: `http://127.0.0.1:${collectorPort}/v1/traces`, ratio: 1 }
const waypoint = await WaypointUnderTest.start(t, shop.control, { tracing: { otlp } })

const trace = 'ab'.repeat(16)
const parent = 'cd'.repeat(8)
async function ask(front: number, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${front}/items?secret=1`, { headers })
  await response.text()
}
const of = (traceId: string, count: number) =>
  waitFor(() => {
    const found = spans.filter((span) => span.traceId === traceId)
    return found.length >= count ? found : undefined
  }, 8_000)
const attribute = (span: Span, key: string): unknown =>
  Object.values(span.attributes.find((each) => each.key === key)?.value ?? {})[0]

await t.test("a client's trace goes on: request, try, server", async (t) => {
  const front = await waypoint.bridge(authorityOf(api))
  await ask(front, { traceparent: `00-${trace}-${parent}-01` })
  const found = await of(trace, 2)
  const request = found.find(({ kind }) => kind === server)
  const attempt = found.find(({ kind }) => kind === client)
  t.equal(found.length, 2)
  t.equal(request?.parentSpanId, parent)
  t.equal(attempt?.parentSpanId, request?.spanId)
  t.equal(seen, `00-${trace}-${attempt?.spanId}-01`, 'the server hangs its own below the try')
  t.equal(request?.service, 'waypoint.shop')
  t.match(
    Object.fromEntries(request!.attributes.map(({ key }) => [key, attribute(request!, key)])),
    {
      'http.request.method': 'GET',
      'url.path': '/items',
      'http.response.status_code': 200,
      'http.route': 'HTTPRoute shop/test rules[0]',
      'istio.source_principal': 'spiffe://cluster.local/ns/shop/sa/web',
      'istio.destination_workload': 'api',
      'istio.destination_service': 'api.shop.svc.cluster.local',
    },
  )
  t.match(await waypoint.line(({ msg }) => msg === 'request complete'), { trace_id: trace })
})

await t.test('a client that has decided against it is believed', async (t) => {
  const front = await waypoint.bridge(authorityOf(api))
  const unsampled = 'ef'.repeat(16)
  await ask(front, { traceparent: `00-${unsampled}-${parent}-00` })
  t.match(seen, new RegExp(`^00-${unsampled}-[0-9a-f]{16}-00$`), 'the decision is passed on')
  await ask(front, { traceparent: `00-${'12'.repeat(16)}-${parent}-01` })
  await of('12'.repeat(16), 2)
  t.notOk(spans.some(({ traceId }) => traceId === unsampled))
})

await t.test("without one it is the tunnel's, and without that a new one", async (t) => {
  const tunnelTrace = '34'.repeat(16)
  const headers = { traceparent: `00-${tunnelTrace}-${parent}-00` }
  await ask(await waypoint.bridge(authorityOf(api), { headers }))
  const found = await of(tunnelTrace, 2)
  t.equal(found.find(({ kind }) => kind === server)?.parentSpanId, parent)
  await ask(await waypoint.bridge(authorityOf(api)), { traceparent: 'nonsense' })
  const fresh = /^00-([0-9a-f]{32})-/.exec(seen ?? '')?.[1] ?? ''
  const own = await of(fresh, 2)
  t.notOk(own.find(({ kind }) => kind === server)?.parentSpanId)
})

await t.test('each try has its span, and failures say of what', async (t) => {
  const id = '56'.repeat(16)
  await ask(await waypoint.bridge(authorityOf(dead)), { traceparent: `00-${id}-${parent}-01` })
  const found = await of(id, 3)
  const tries = found.filter(({ kind }) => kind === client)
  t.equal(tries.length, 2)
  for (const span of found) {
    t.match(span.status, { code: failed, message: 'connect_refused' })
    t.equal(attribute(span, 'error.type'), 'connect_refused')
  }
})

await t.test('a collector that is away costs no request anything', async (t) => {
  const away = { endpoint: 'http://127.0.0.1:1/v1/traces', ratio: 1 }
  const other = await WaypointUnderTest.start(t, shop.control, { tracing: { otlp: away } })
  const front = await other.bridge(authorityOf(api))
  for (let i = 0; i < 20; i++) await ask(front)
  t.equal(await other.metric('istio_requests_total', { response_code: '200' }), 20)
  await waitFor(
    async () =>
      (await other.metric('leyline_spans_total', { outcome: 'failed' })) === 40 ? true : undefined,
    15_000,
  )
  t.equal(await other.metric('leyline_spans_total', { outcome: 'recorded' }), 40)
  t.equal(other.stderr, '')
})

await t.test('without a collector what is there passes on, and nothing is invented', async (t) => {
  const plain = await WaypointUnderTest.start(t, shop.control)
  const headers = { traceparent: `00-${trace}-${parent}-00` }
  const front = await plain.bridge(authorityOf(api), { headers })
  await ask(front, { traceparent: `00-${trace}-${parent}-01` })
  t.equal(seen, `00-${trace}-${parent}-01`)
  await ask(front)
  t.equal(seen, undefined, "a tunnel's trace says not to sample: applications must not hear that")
})
