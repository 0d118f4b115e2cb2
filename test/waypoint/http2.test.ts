// HTTP/2 and gRPC through a waypoint: by curl and by gRPC's own client and server, to servers of either
// version; and connections whose protocol nobody has named.
import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import http2 from 'node:http2'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import {
  Client,
  credentials,
  Metadata,
  type MethodDefinition,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type sendUnaryData,
  type ServiceError,
  status as codes,
} from '@grpc/grpc-js'
import t from 'tap'
import { http1App, http2App, Shop } from '../helpers/shop.ts'
import { waitFor } from '../helpers/wait.ts'
import { authorityOf, served, WaypointUnderTest } from '../helpers/waypoint.ts'

const run = promisify(execFile)
const mib = 1024 * 1024
const shop = await Shop.open(t)
const one = shop.service('one')
const two = shop.service('two')
const auto = shop.service('auto')
const rpc = shop.service('rpc')
const closed = shop.service('closed')

let cookies: string | undefined
let framing: string | undefined
const onePort = await http1App(t, (request, response) => {
  cookies = request.headers.cookie
  framing = request.headers['transfer-encoding'] ?? request.headers['content-length']
  response.setHeader('x-version', request.httpVersion)
  request.pipe(response)
})
let aborted = 0
const twoPort = await http2App(t, (stream, headers) => {
  stream.on('aborted', () => aborted++)
  if (headers[':path'] === '/silent') return
  if (headers[':path'] === '/trailers') {
    stream.respond({ ':status': 200 }, { waitForTrailers: true })
    stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '42' }))
    return void stream.end('body')
  }
  stream.respond({ ':status': 200, 'x-version': '2', 'x-te': String(headers.te) })
  stream.pipe(stream)
})

const bytes = (value: Buffer): Buffer => value
const define = (name: string, requestStream: boolean, responseStream: boolean) =>
  ({
    path: `/test.Echo/${name}`,
    requestStream,
    responseStream,
    requestSerialize: bytes,
    requestDeserialize: bytes,
    responseSerialize: bytes,
    responseDeserialize: bytes,
  }) satisfies MethodDefinition<Buffer, Buffer>
const echo = {
  unary: define('Unary', false, false),
  fails: define('Fails', false, false),
  chat: define('Chat', true, true),
}
const grpc = new Server()
grpc.addService(echo, {
  unary: (call: ServerUnaryCall<Buffer, Buffer>, done: sendUnaryData<Buffer>) => {
    const trailers = new Metadata()
    trailers.set('x-trailer', 'yes')
    done(null, call.request, trailers)
  },
  fails: (_: ServerUnaryCall<Buffer, Buffer>, done: sendUnaryData<Buffer>) =>
    done({ code: codes.NOT_FOUND, details: 'no such thing' }),
  chat: (call: ServerDuplexStream<Buffer, Buffer>) => {
    call.on('data', (message: Buffer) => call.write(Buffer.concat([Buffer.from('re: '), message])))
    call.on('end', () => call.end())
  },
})
const grpcPort = await new Promise<number>((resolve, reject) => {
  grpc.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
    error === null ? resolve(port) : reject(error),
  )
})
t.teardown(() => grpc.forceShutdown())

await shop.pod('one-1', onePort, [one])
await shop.pod('two-1', twoPort, [two])
await shop.pod('auto-1', grpcPort, [auto])
await shop.pod('rpc-1', grpcPort, [rpc])
shop.control.waypoint({
  services: [
    served(one, { protocol: 'http' }),
    served(two, { protocol: 'http2' }),
    served(auto, { protocol: 'auto' }),
    served(rpc, { protocol: 'http2' }),
    served(closed, { protocol: 'http2' }),
  ],
})
const waypoint = await WaypointUnderTest.start(t, shop.control)
const ports = {
  one: await waypoint.bridge(authorityOf(one)),
  two: await waypoint.bridge(authorityOf(two)),
  auto: await waypoint.bridge(authorityOf(auto)),
  rpc: await waypoint.bridge(authorityOf(rpc)),
  closed: await waypoint.bridge(authorityOf(closed)),
}
const curl = async (...args: string[]): Promise<string> =>
  (await run('curl', ['-s', '--max-time', '20', ...args])).stdout

await t.test('curl by prior knowledge, to servers of either version', async (t) => {
  const h2 = '--http2-prior-knowledge'
  const first = await curl(h2, '-i', '-d', 'hello', `http://127.0.0.1:${ports.one}/`)
  t.match(first, /^HTTP\/2 200 .*x-version: 1.1.*\r\n\r\nhello$/s)
  t.match(
    await curl(h2, '-i', '-d', 'hello', `http://127.0.0.1:${ports.two}/`),
    /^HTTP\/2 200 .*x-version: 2.*hello$/s,
  )
  const down = await curl('--http1.1', '-i', '-d', 'hello', `http://127.0.0.1:${ports.two}/`)
  t.match(down, /^HTTP\/1.1 200 .*x-version: 2.*hello/s)
  t.match(await curl(h2, '-I', `http://127.0.0.1:${ports.one}/`), /^HTTP\/2 200/, 'HEAD')
})

async function send(
  port: number,
  headers: http2.OutgoingHttpHeaders,
  body?: Buffer | string,
): Promise<{
  status: number
  body: Buffer
  trailers: http2.IncomingHttpHeaders
  headers: http2.IncomingHttpHeaders
}> {
  // The client writes all of a body at once: what it buffers is its own affair.
  const session = http2.connect(`http://127.0.0.1:${port}`, { maxSessionMemory: 100 })
  try {
    const stream = session.request(
      { ':path': '/', ':authority': 'x', ...headers },
      { endStream: body === undefined },
    )
    if (body !== undefined) stream.end(body)
    let head: http2.IncomingHttpHeaders = {}
    let trailers: http2.IncomingHttpHeaders = {}
    stream.once('response', (h) => (head = h))
    stream.once('trailers', (h) => (trailers = h))
    const chunks: Buffer[] = []
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
    return { status: Number(head[':status']), body: Buffer.concat(chunks), trailers, headers: head }
  } finally {
    session.destroy()
  }
}

await t.test(
  'cookies in crumbs become one field, a body of unknown length is chunked',
  async (t) => {
    await send(ports.one, { ':method': 'POST', cookie: ['a=1', 'b=2'] as unknown as string }, 'x')
    t.equal(cookies, 'a=1; b=2')
    t.equal(framing, 'chunked')
    await send(ports.one, { ':method': 'POST', 'content-length': 1 }, 'x')
    t.equal(framing, '1')
  },
)

await t.test('trailers arrive, in either version', async (t) => {
  const answer = await send(ports.two, { ':path': '/trailers' })
  t.match(answer.trailers, { 'x-sum': '42' })
  const raw = await curl(
    '--http1.1',
    '-i',
    '--raw',
    '-H',
    'TE: trailers',
    `http://127.0.0.1:${ports.two}/trailers`,
  )
  t.match(raw, /0\r\nx-sum: 42\r\n/i)
  t.equal((await send(ports.two, { te: 'trailers' })).headers['x-te'], 'trailers')
})

await t.test('32 MiB there and back, to servers of either version', async (t) => {
  const data = randomBytes(32 * mib)
  const sum = createHash('sha256').update(data).digest('hex')
  for (const port of [ports.one, ports.two]) {
    const { body } = await send(port, { ':method': 'POST' }, data)
    t.equal(createHash('sha256').update(body).digest('hex'), sum)
  }
})

await t.test('a reader that stops stops its own stream, not the others', async (t) => {
  const session = http2.connect(`http://127.0.0.1:${ports.two}`)
  t.teardown(() => session.destroy())
  const stalled = session.request({ ':path': '/', ':method': 'POST', ':authority': 'x' })
  stalled.on('error', () => {})
  const chunk = Buffer.alloc(65_536)
  let sent = 0
  const more = (): void => {
    do sent += chunk.length
    while (stalled.write(chunk))
    stalled.once('drain', more)
  }
  more()
  await sleep(500)
  const after = sent
  await sleep(300)
  t.equal(sent, after, `stopped after ${(sent / mib).toFixed(1)} MiB`)
  t.ok(sent < 16 * mib)
  const other = session.request({ ':path': '/trailers', ':authority': 'x' })
  other.resume()
  await once(other, 'end')
  stalled.close(http2.constants.NGHTTP2_CANCEL)
})

await t.test('a client that cancels cancels at the server', async (t) => {
  aborted = 0
  const session = http2.connect(`http://127.0.0.1:${ports.two}`)
  t.teardown(() => session.destroy())
  const stream = session.request({ ':path': '/silent', ':method': 'POST', ':authority': 'x' })
  stream.on('error', () => {})
  stream.write('some')
  await sleep(200)
  stream.close(http2.constants.NGHTTP2_CANCEL)
  await waitFor(() => (aborted > 0 ? true : undefined))
})

function call(port: number, method: MethodDefinition<Buffer, Buffer>, message: Buffer) {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure())
  return new Promise<{
    error: ServiceError | null
    answer: Buffer | undefined
    trailers: Metadata | undefined
  }>((resolve) => {
    let trailers: Metadata | undefined
    const { path, requestSerialize, responseDeserialize } = method
    const made = client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      message,
      (error, answer) => {
        setImmediate(() => {
          client.close()
          resolve({ error, answer, trailers })
        })
      },
    )
    made.on('status', (status) => (trailers = status.metadata))
  })
}

await t.test('gRPC calls, where the port says HTTP/2 and where it says nothing', async (t) => {
  for (const port of [ports.rpc, ports.auto]) {
    const { error, answer, trailers } = await call(port, echo.unary, Buffer.from('hello'))
    t.equal(error, null)
    t.equal(answer?.toString(), 'hello')
    t.same(trailers?.get('x-trailer'), ['yes'])
    const failed = await call(port, echo.fails, Buffer.from('x'))
    t.match(failed.error, { code: codes.NOT_FOUND, details: 'no such thing' })
  }
  const labels = { request_protocol: 'grpc', response_code: '200' }
  t.equal(
    await waypoint.metric('istio_requests_total', { ...labels, grpc_response_status: '0' }),
    2,
  )
  t.equal(
    await waypoint.metric('istio_requests_total', { ...labels, grpc_response_status: '5' }),
    2,
  )
})

await t.test('gRPC streams both ways, each message when it is there', async (t) => {
  const client = new Client(`127.0.0.1:${ports.rpc}`, credentials.createInsecure())
  t.teardown(() => client.close())
  const { path, requestSerialize, responseDeserialize } = echo.chat
  const stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize)
  for (let i = 0; i < 20; i++) {
    stream.write(Buffer.from(`message ${i}`))
    const [message] = (await once(stream, 'data')) as [Buffer]
    if (message.toString() !== `re: message ${i}`) t.equal(message.toString(), `re: message ${i}`)
  }
  stream.end()
  stream.resume()
  const [status] = (await once(stream, 'status')) as [{ code: number }]
  t.equal(status.code, codes.OK)
})

await t.test('what the waypoint has to refuse it refuses in gRPC', async (t) => {
  const { error } = await call(ports.closed, echo.unary, Buffer.from('x'))
  t.match(error, { code: codes.UNAVAILABLE, details: 'waypoint: no_healthy_endpoint' })
  const line = await waypoint.line((l) => l.grpc_status === 14)
  t.match(line, { protocol: 'grpc', reason: 'no_healthy_endpoint', level: 'error' })
  const edges = (await waypoint.ask('/edges')) as { requests: Record<string, unknown>[] }[]
  const told = edges.flatMap(({ requests }) => requests)
  t.ok(
    told.some(({ protocol, code }) => protocol === 'grpc' && code === 503),
    'counted as a failure',
  )
})

await t.test('nothing of it has hurt the waypoint', async (t) => {
  t.equal(waypoint.stderr, '')
})
