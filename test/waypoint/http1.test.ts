// HTTP/1.1 through a waypoint, by a real curl: one request end to end, with what is written down of it.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import type net from 'node:net'
import { promisify } from 'node:util'
import t from 'tap'
import {
  authorityOf,
  endpoint,
  FakeControl,
  served,
  shopService,
  WaypointUnderTest,
} from '../helpers/waypoint.ts'

const curl = promisify(execFile)

const control = await FakeControl.start()
t.teardown(() => control[Symbol.asyncDispose]())
const seen: { headers: http.IncomingHttpHeaders; url: string }[] = []
const app = http.createServer((request, response) => {
  seen.push({ headers: request.headers, url: request.url ?? '' })
  response.setHeader('x-app', 'yes')
  request.pipe(response)
})
app.listen(0, '127.0.0.1')
await once(app, 'listening')
t.teardown(() => void app.close())
const api = shopService('api', '10.96.0.1')
control.service(api)
const localPort = (app.address() as net.AddressInfo).port
await endpoint(t, control, 'api-1', { localPort, services: [api] })
control.waypoint({ services: [served(api, { protocol: 'http' })] })
const waypoint = await WaypointUnderTest.start(t, control)
const port = await waypoint.bridge(authorityOf(api))

await t.test('curl gets its answer, and the application learns who asked', async (t) => {
  const headers = ['-H', 'Host: api.shop', '-H', 'X-Forwarded-Client-Cert: URI=evil']
  const url = `http://127.0.0.1:${port}/items?id=3`
  const { stdout } = await curl('curl', ['-s', '-i', '--http1.1', '-d', 'hello', ...headers, url])
  t.match(stdout, /^HTTP\/1.1 200 OK/)
  t.match(stdout, /x-app: yes/)
  t.match(stdout, /\r\n\r\nhello$/)
  t.equal(seen[0]?.url, '/items?id=3')
  t.match(seen[0]?.headers, {
    host: 'api.shop',
    'x-forwarded-for': '127.0.0.1',
    'x-request-id': /^[0-9a-f-]{36}$/,
    'x-forwarded-client-cert':
      'By=spiffe://cluster.local/ns/shop/sa/waypoint;URI=spiffe://cluster.local/ns/shop/sa/web',
  })
  t.notMatch(String(seen[0]?.headers['x-forwarded-client-cert']), 'evil')
})

await t.test('one access line and the counters say the same', async (t) => {
  const line = await waypoint.line(({ msg }) => msg === 'request complete')
  t.match(line, { method: 'POST', path: '/items', code: 200, protocol: 'http', reason: 'closed' })
  t.match(line, { 'dst.workload': 'api-1', 'dst.service': 'api.shop.svc.cluster.local' })
  t.equal(await waypoint.metric('istio_requests_total', { response_code: '200' }), 1)
  t.equal(await waypoint.metric('istio_request_duration_milliseconds_count'), 1)
})
