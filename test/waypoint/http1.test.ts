// HTTP/1.1 through a waypoint, by a real curl and raw sockets: every kind of message arrives as what it
// was, at the pace of the slower side, and what is written down of it agrees.
import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import t from 'tap'
import { Shop, http1App, speak } from '../helpers/shop.ts'
import { ip, workload } from '../helpers/model.ts'
import { waitFor } from '../helpers/wait.ts'
import { authorityOf, served, WaypointUnderTest } from '../helpers/waypoint.ts'

t.setTimeout(120_000)
const run = promisify(execFile)
const mib = 1024 * 1024
const sha = (data: Buffer): string => createHash('sha256').update(data).digest('hex')

const shop = await Shop.open(t)
const api = shop.service('api')
let last: http.IncomingMessage | undefined
let written = 0
let bodies = 0
const pages: Record<
  string,
  (request: http.IncomingMessage, response: http.ServerResponse) => void
> = {
  '/echo': (request, response) => void request.pipe(response),
  '/sized': (_, response) => void response.writeHead(200, { 'content-length': '5' }).end('hello'),
  '/204': (_, response) => void response.writeHead(204).end(),
  '/304': (_, response) =>
    void response.writeHead(304, { etag: '"1"', 'content-length': '5' }).end(),
  '/hints': (_, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' })
    setTimeout(() => response.end('hinted'), 20)
  },
  '/trailers': (_, response) => {
    response.writeHead(200, { trailer: 'x-sum' })
    response.write('body')
    response.addTrailers({ 'x-sum': '42' })
    response.end()
  },
  '/slow-head': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.flushHeaders()
    setTimeout(() => response.end('late'), 500)
  },
  '/cookies': (_, response) => {
    response.setHeader('set-cookie', ['a=1', 'b=2; Path=/'])
    response.end()
  },
  '/endless': (_, response) => {
    const chunk = Buffer.alloc(65_536)
    const more = (): void => {
      if (response.destroyed) return
      do written += chunk.length
      while (response.write(chunk))
      response.once('drain', more)
    }
    more()
  },
  '/sink': (request) => void request.pause(),
  '/count': (request, response) => {
    request.on('data', (chunk: Buffer) => (bodies += chunk.length))
    request.on('end', () => response.end('counted'))
  },
  '/early': (request, response) => {
    response.writeHead(413).end('too much')
    request.resume()
  },
}
const app = await http1App(t, (request, response) => {
  last = request
  request.on('error', () => {})
  response.on('error', () => {})
  const serve = pages[new URL(request.url ?? '', 'http://x').pathname]
  if (serve === undefined) response.writeHead(404).end()
  else serve(request, response)
})
await shop.pod('api-1', app, [api])
// Who the client is, too: it lives at 127.0.0.1.
shop.control.workload(workload('web', { addresses: [ip('127.0.0.1')], canonicalRevision: 'v3' }))
shop.control.waypoint({ services: [served(api, { protocol: 'http' })] })
const waypoint = await WaypointUnderTest.start(t, shop.control)
const port = await waypoint.bridge(authorityOf(api))
const base = `http://127.0.0.1:${port}`
const curl = async (...args: string[]): Promise<string> =>
  (await run('curl', ['-s', '--http1.1', '--max-time', '20', ...args], { encoding: 'latin1' }))
    .stdout

await t.test('curl gets its answer, and the application learns who asked', async (t) => {
  const headers = ['-H', 'Host: api.shop', '-H', 'X-Forwarded-Client-Cert: URI=evil']
  const answer = await curl('-i', '-d', 'hello', ...headers, `${base}/echo?id=3`)
  t.match(answer, /^HTTP\/1.1 200 OK/)
  t.match(answer, /\r\n\r\nhello$/)
  t.equal(last?.url, '/echo?id=3')
  t.match(last?.headers, {
    host: 'api.shop',
    'x-forwarded-for': '127.0.0.1',
    'x-request-id': /^[0-9a-f-]{36}$/,
    'x-forwarded-client-cert':
      'By=spiffe://cluster.local/ns/shop/sa/waypoint;URI=spiffe://cluster.local/ns/shop/sa/web',
  })
  t.notMatch(String(last?.headers['x-forwarded-client-cert']), 'evil')
  await curl('-H', 'X-Request-Id: mine', `${base}/sized`)
  t.equal(last?.headers['x-request-id'], 'mine', 'an id that is there stays')
})

await t.test('one access line and the counters say the same', async (t) => {
  const line = await waypoint.line(({ msg }) => msg === 'request complete')
  t.match(line, { method: 'POST', path: '/echo', code: 200, protocol: 'http', reason: 'closed' })
  t.match(line, {
    'src.workload': 'web',
    'dst.workload': 'api-1',
    'dst.service': 'api.shop.svc.cluster.local',
  })
  t.match(line, {
    'src.identity': 'spiffe://cluster.local/ns/shop/sa/web',
    bytes_recv: 5,
    bytes_sent: 5,
  })
  const labels = {
    reporter: 'waypoint',
    response_code: '200',
    request_protocol: 'http',
    response_flags: '-',
    source_principal: 'spiffe://cluster.local/ns/shop/sa/web',
    source_workload: 'web',
    source_version: 'v3',
    destination_principal: 'spiffe://cluster.local/ns/shop/sa/api-1',
    destination_workload: 'api',
    destination_service_name: 'api',
    connection_security_policy: 'mutual_tls',
  }
  t.equal(await waypoint.metric('istio_requests_total', labels), 2)
  t.equal(await waypoint.metric('istio_request_duration_milliseconds_count', labels), 2)
  const all = { ...labels, le: '+Inf' }
  t.equal(await waypoint.metric('istio_request_duration_milliseconds_bucket', all), 2)
  t.equal(await waypoint.metric('istio_request_bytes_sum', labels), 5)
  t.equal(await waypoint.metric('istio_response_bytes_sum', labels), 10)
})

await t.test('answers without a body, and to HEAD', async (t) => {
  t.match(await curl('-I', `${base}/sized`), /content-length: 5\r\n/i)
  t.match(await curl('-i', `${base}/204`), /^HTTP\/1.1 204 (?!.*content-length|.*transfer)/is)
  t.match(await curl('-i', `${base}/304`), /^HTTP\/1.1 304 .*etag: "1"/is)
  const both = `HEAD /sized HTTP/1.1\r\nHost: a\r\n\r\nGET /304 HTTP/1.1\r\nHost: a\r\n\r\nGET /sized HTTP/1.1\r\nHost: a\r\n\r\n`
  t.same(
    (await speak(port, both)).statuses,
    [200, 304, 200],
    'one after the other on one connection',
  )
})

await t.test('informational answers, trailers and repeated fields arrive', async (t) => {
  t.match(
    await curl('-i', `${base}/hints`),
    /^HTTP\/1.1 103 .*link: <\/style.css>.*HTTP\/1.1 200 .*hinted$/is,
  )
  const { text } = await speak(port, 'GET /trailers HTTP/1.1\r\nHost: a\r\nTE: trailers\r\n\r\n')
  t.match(text, /4\r\nbody\r\n0\r\nx-sum: 42\r\n\r\n$/i)
  t.match(await curl('-i', `${base}/cookies`), /set-cookie: a=1\r\nset-cookie: b=2; Path=\/\r\n/i)
})

await t.test('the head does not wait for the body', async (t) => {
  const socket = net.connect(port, '127.0.0.1')
  const started = Date.now()
  socket.write('GET /slow-head HTTP/1.1\r\nHost: a\r\n\r\n')
  const [chunk] = (await once(socket, 'data')) as [Buffer]
  t.match(chunk.toString(), /^HTTP\/1.1 200/)
  t.ok(Date.now() - started < 450, 'before the body')
  socket.destroy()
})

await t.test('who expects 100 gets it when somebody is there to read', async (t) => {
  bodies = 0
  const answer = await curl(
    '-i',
    '-H',
    'Expect: 100-continue',
    '-d',
    'x'.repeat(2_000),
    `${base}/count`,
  )
  t.match(answer, /^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK/)
  t.equal(bodies, 2_000)
  const refused = await speak(
    port,
    'POST /a#b HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n',
  )
  t.same(refused.statuses, [400], 'and no 100 where there is nobody')
})

await t.test('HTTP/1.0 is answered in its own way', async (t) => {
  const { text, closed } = await speak(port, 'POST /echo HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi')
  t.match(text, /\r\n\r\nhi$/)
  t.notMatch(text, /chunked/i)
  t.ok(closed)
})

await t.test('32 MiB there and back, byte for byte', async (t) => {
  const data = randomBytes(32 * mib)
  for (const headers of [{ 'content-length': data.length }, { 'transfer-encoding': 'chunked' }]) {
    const request = http.request(`${base}/echo`, { method: 'POST', headers })
    request.end(data)
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    const chunks: Buffer[] = []
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
    t.equal(sha(Buffer.concat(chunks)), sha(data))
  }
})

/** Memory of the waypoint, bytes. */
async function memory(): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(waypoint.process.pid)])
  return Number(stdout) * 1024
}

await t.test('a client that does not read stops the server', async (t) => {
  const before = await memory()
  written = 0
  const socket = net.connect({ port, host: '127.0.0.1' })
  socket.pause()
  socket.write('GET /endless HTTP/1.1\r\nHost: a\r\n\r\n')
  let seen = -1
  await waitFor(async () => {
    const now = written
    await sleep(300)
    const still = now > 0 && now === written && now === seen
    seen = now
    return still ? true : undefined
  }, 15_000)
  t.ok(written < 80 * mib, `the server could write ${(written / mib).toFixed(0)} MiB`)
  t.ok((await memory()) - before < 64 * mib, 'and the waypoint keeps little of it')
  const server = last!.socket
  server.on('error', () => {})
  socket.destroy()
  await waitFor(() => (server.destroyed ? true : undefined))
})

await t.test('a server that does not read stops the client', async (t) => {
  const socket = net.connect({ port, host: '127.0.0.1' })
  socket.on('error', () => {})
  socket.write(`POST /sink HTTP/1.1\r\nHost: a\r\nContent-Length: ${1024 * mib}\r\n\r\n`)
  const chunk = Buffer.alloc(65_536)
  let sent = 0
  const more = (): void => {
    do sent += chunk.length
    while (socket.write(chunk))
    socket.once('drain', more)
  }
  more()
  let seen = -1
  await waitFor(async () => {
    const now = sent
    await sleep(300)
    const still = now > 1_000 && now === sent && now === seen
    seen = now
    return still ? true : undefined
  }, 15_000)
  t.ok(sent < 80 * mib, `the client could send ${(sent / mib).toFixed(0)} MiB`)
  socket.destroy()
})

await t.test('an answer that comes before the body has, arrives', async (t) => {
  const answer = await speak(
    port,
    `POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: ${10 * mib}\r\n\r\n${'x'.repeat(100_000)}`,
    800,
  )
  t.same(answer.statuses, [413])
  t.match(answer.text, /too much/)
  const body = 'x'.repeat(300_000)
  const both = `POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}GET /sized HTTP/1.1\r\nHost: a\r\n\r\n`
  t.same((await speak(port, both, 800)).statuses, [413, 200], 'and the next request is served')
})

await t.test('a client that leaves without a word leaves nothing behind', async (t) => {
  const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.resume().end()
  await once(socket, 'end')
  t.pass('its other half is closed too')
})

await t.test('an upgrade becomes a tunnel, or an ordinary answer', async (t) => {
  const upgrading = shop.service('upgrading')
  const server = http.createServer((_, response) => response.writeHead(426).end('no'))
  server.on('upgrade', (request, socket) => {
    socket.on('error', () => {})
    if (request.headers.upgrade !== 'echo')
      return void socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno')
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\nX-Up: 1\r\n\r\n',
    )
    socket.pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  await shop.pod('upgrading-1', (server.address() as net.AddressInfo).port, [upgrading])
  shop.control.waypoint({
    services: [served(api, { protocol: 'http' }), served(upgrading, { protocol: 'http' })],
  })
  shop.control.push()
  const front = await waypoint.bridge(authorityOf(upgrading))
  const ask = (protocol: string): Promise<net.Socket> =>
    waitFor(async () => {
      const socket = net.connect(front, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(
        `GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\nfirst words`,
      )
      return socket
    })
  const socket = await ask('echo')
  let text = ''
  socket.on('data', (chunk) => (text += chunk.toString()))
  await waitFor(() => (text.includes('first words') ? true : undefined))
  t.match(text, /^HTTP\/1.1 101 .*upgrade: echo\r\n.*first words$/is)
  t.match(text, /x-up: 1/i)
  socket.write('more')
  await waitFor(() => (text.endsWith('more') ? true : undefined))
  socket.end()
  await once(socket, 'end')
  const line = await waypoint.line((l) => l.code === 101)
  t.match(line, { reason: 'closed', bytes_recv: 15, bytes_sent: 15 })
  const other = await ask('other')
  let refusal = ''
  other.on('data', (chunk) => (refusal += chunk.toString()))
  await once(other, 'end')
  t.match(refusal, /^HTTP\/1.1 400 .*no$/is)
})

await t.test('nothing of it has hurt the waypoint', async (t) => {
  t.equal(waypoint.stderr, '')
})
