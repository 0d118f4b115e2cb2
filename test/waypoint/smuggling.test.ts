// Bytes that two programs could read in two ways, sent as they are: the waypoint answers in the way of
// the protocol and closes, and the server behind it sees nothing of it. What is merely unusual gets
// through as the one thing that it means.
import http2 from 'node:http2'
import net from 'node:net'
import t from 'tap'
import { authorityOf, served, WaypointUnderTest } from '../helpers/waypoint.ts'
import { Shop, http1App, speak } from '../helpers/shop.ts'

const shop = await Shop.open(t)
const api = shop.service('api')
interface Seen {
  readonly method: string
  readonly url: string
  readonly raw: string[]
  body: string
}
const seen: Seen[] = []
const localPort = await http1App(t, (request, response) => {
  const { method = '', url = '', rawHeaders: raw } = request
  const entry: Seen = { method, url, raw, body: '' }
  seen.push(entry)
  request.on('data', (chunk: Buffer) => {
    entry.body += chunk.toString('latin1')
  })
  request.on('end', () => response.end('ok'))
})
await shop.pod('api-1', localPort, [api])
shop.control.waypoint({ services: [served(api, { protocol: 'http' })] })
const waypoint = await WaypointUnderTest.start(t, shop.control)
const port = await waypoint.bridge(authorityOf(api))

const host = 'Host: api\r\n'
const smuggled = 'GET /admin HTTP/1.1\r\nHost: api\r\n\r\n'

/** What is refused: the status, and that nothing of it arrived. */
const refused: Record<string, [string, number]> = {
  'content-length and transfer-encoding': [
    `POST / HTTP/1.1\r\n${host}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    400,
  ],
  'transfer-encoding and content-length': [
    `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n${smuggled}`,
    400,
  ],
  'two lengths that differ': [
    `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello${smuggled}`,
    400,
  ],
  'two lengths that agree': [
    `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello`,
    400,
  ],
  'a list of lengths': [`POST / HTTP/1.1\r\n${host}Content-Length: 5, 5\r\n\r\nhello`, 400],
  'a length with a sign': [`POST / HTTP/1.1\r\n${host}Content-Length: +5\r\n\r\nhello`, 400],
  'a length in hexadecimal': [`POST / HTTP/1.1\r\n${host}Content-Length: 0x5\r\n\r\nhello`, 400],
  'a length below zero': [`POST / HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`, 400],
  'a length without end': [
    `POST / HTTP/1.1\r\n${host}Content-Length: 99999999999999999999999\r\n\r\n`,
    400,
  ],
  'an encoding that is not chunked': [
    `POST / HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  'chunked not last': [
    `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    400,
  ],
  'chunked twice': [
    `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`,
    400,
  ],
  'a space before the colon': [
    `POST / HTTP/1.1\r\n${host}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  'a field without a name': [`GET / HTTP/1.1\r\n${host}: x\r\n\r\n`, 400],
  'a bare LF after the request line': [`GET / HTTP/1.1\n${host}\r\n`, 400],
  'a bare LF after a field': [`GET / HTTP/1.1\r\nHost: api\nX: y\r\n\r\n`, 400],
  'a bare LF at the end of the head': [`GET / HTTP/1.1\r\nHost: api\r\n\n${smuggled}`, 400],
  'a bare CR in a value': [`GET / HTTP/1.1\r\n${host}X: a\rb\r\n\r\n`, 400],
  'a NUL in a value': [`GET / HTTP/1.1\r\n${host}X: a\0b\r\n\r\n`, 400],
  'another control in a value': [`GET / HTTP/1.1\r\n${host}X: a\x01b\r\n\r\n`, 400],
  'a fold': [`GET / HTTP/1.1\r\n${host}X: a\r\n b\r\n\r\n`, 400],
  'a fold in front of the first field': [`GET / HTTP/1.1\r\n Host: api\r\n\r\n`, 400],
  'no host': [`GET / HTTP/1.1\r\n\r\n`, 400],
  'two hosts': [`GET / HTTP/1.1\r\n${host}Host: other\r\n\r\n`, 400],
  'a host with a user': [`GET / HTTP/1.1\r\nHost: evil@api\r\n\r\n`, 400],
  'a host with a path': [`GET / HTTP/1.1\r\nHost: api/x\r\n\r\n`, 400],
  'a target with a fragment': [`GET /a#b HTTP/1.1\r\n${host}\r\n`, 400],
  'a target that is no path': [`GET api/x HTTP/1.1\r\n${host}\r\n`, 400],
  'a target of another scheme': [`GET ftp://api/ HTTP/1.1\r\n${host}\r\n`, 400],
  'a target with a space': [`GET /a b HTTP/1.1\r\n${host}\r\n`, 400],
  CONNECT: [`CONNECT api:80 HTTP/1.1\r\n${host}\r\n`, 400],
  'a method that nobody knows': [`SMUGGLE / HTTP/1.1\r\n${host}\r\n`, 400],
  'another version': [`GET / HTTP/1.2\r\n${host}\r\n`, 400],
  'HTTP/0.9': [`GET /\r\n\r\n`, 400],
  'Connection names host': [`GET / HTTP/1.1\r\n${host}Connection: close, host\r\n\r\n`, 400],
  'Connection names content-length': [
    `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nConnection: content-length\r\n\r\nhello`,
    400,
  ],
  'Connection names who the client is': [
    `GET / HTTP/1.1\r\n${host}Connection: close, X-Forwarded-For\r\n\r\n`,
    400,
  ],
  'Connection names credentials': [
    `GET / HTTP/1.1\r\n${host}Authorization: x\r\nConnection: authorization\r\n\r\n`,
    400,
  ],
  'fields of more than 64 KiB': [`GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
  'a target of more than 64 KiB': [`GET /${'x'.repeat(70_000)} HTTP/1.1\r\n${host}\r\n`, 431],
}
for (const [what, [bytes, status]] of Object.entries(refused)) {
  await t.test(`refused: ${what}`, async (t) => {
    seen.length = 0
    const answer = await speak(port, bytes)
    t.same(answer.statuses, [status])
    t.ok(answer.closed, 'and closed')
    t.same(seen, [], 'the server saw nothing')
  })
}

/** Bodies whose beginning is fine: the server may have seen the head, but never an end of it. */
const broken: Record<string, string> = {
  'a chunk size that is no number': 'zz\r\nhello\r\n0\r\n\r\n',
  'a chunk that is longer than its size': '3\r\nhello\r\n0\r\n\r\n',
  'a chunk without its CRLF': '5\r\nhello0\r\n\r\n',
  'a chunk size with a sign': '+5\r\nhello\r\n0\r\n\r\n',
  'a chunk size in C': '0x5\r\nhello\r\n0\r\n\r\n',
  'a chunk size that overflows': 'fffffffffffffffff\r\nhello\r\n0\r\n\r\n',
  'a bare LF after the size': '5\nhello\r\n0\r\n\r\n',
  'a bare LF after the chunk': '5\r\nhello\n0\r\n\r\n',
  'a CR in an extension': '5;a\rb\r\nhello\r\n0\r\n\r\n',
  'an extension of 20 KiB': `5;${'a'.repeat(20_000)}\r\nhello\r\n0\r\n\r\n`,
}
for (const [what, body] of Object.entries(broken)) {
  await t.test(`broken off: ${what}`, async (t) => {
    seen.length = 0
    const answer = await speak(
      port,
      `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n${body}${smuggled}`,
    )
    t.ok(answer.closed, 'closed')
    t.notOk(answer.statuses.includes(200), 'no success')
    t.notOk(
      seen.some(({ url }) => url === '/admin'),
      'nothing smuggled',
    )
  })
}

await t.test('what is unusual arrives as the one thing that it means', async (t) => {
  const through: Record<string, [string, Partial<Seen>]> = {
    'a URL as the target beats Host': [
      `GET http://other:81/x?y=1 HTTP/1.1\r\n${host}\r\n`,
      { url: '/x?y=1' },
    ],
    'dot segments are resolved': [`GET /a/%2E%2e/./b HTTP/1.1\r\n${host}\r\n`, { url: '/b' }],
    'chunked in capitals': [
      `POST / HTTP/1.1\r\n${host}Transfer-Encoding: CHUNKED\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
      { body: 'hello' },
    ],
    'HTTP/1.0 without a host': ['GET / HTTP/1.0\r\n\r\n', { url: '/' }],
    'a body on GET': [`GET / HTTP/1.1\r\n${host}Content-Length: 5\r\n\r\nhello`, { body: 'hello' }],
    'trailers after the body': [
      `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-T: 1\r\n\r\n`,
      { body: 'hello' },
    ],
  }
  for (const [what, [bytes, expected]] of Object.entries(through)) {
    seen.length = 0
    const { statuses } = await speak(port, bytes)
    t.same(statuses, [200], what)
    t.match(seen, [expected], what)
  }
  seen.length = 0
  await speak(port, `GET http://other:81/ HTTP/1.1\r\n${host}\r\n`)
  t.equal(seen[0]?.raw[seen[0].raw.findIndex((x) => x.toLowerCase() === 'host') + 1], 'other:81')
})

await t.test('what belongs to one connection does not pass', async (t) => {
  seen.length = 0
  const fields = [
    'Connection: keep-alive, X-Secret-Hop',
    'X-Secret-Hop: 1',
    'Keep-Alive: timeout=1',
    'Proxy-Connection: keep-alive',
    'TE: trailers, deflate',
    'Upgrade: h2c',
    'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
    'X-Forwarded-Client-Cert: URI=spiffe://cluster.local/ns/shop/sa/admin',
    'X-Forwarded-For: 9.9.9.9',
  ]
  const { statuses } = await speak(port, `GET / HTTP/1.1\r\n${host}${fields.join('\r\n')}\r\n\r\n`)
  t.same(statuses, [200])
  const names = seen[0]?.raw.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase()) ?? []
  for (const gone of [
    'x-secret-hop',
    'keep-alive',
    'proxy-connection',
    'te',
    'upgrade',
    'http2-settings',
  ]) {
    t.notOk(names.includes(gone), gone)
  }
  const value = (name: string): string | undefined => seen[0]?.raw[names.indexOf(name) * 2 + 1]
  t.equal(names.filter((name) => name === 'x-forwarded-client-cert').length, 1)
  t.match(value('x-forwarded-client-cert'), /URI=spiffe:\/\/cluster.local\/ns\/shop\/sa\/web$/)
  t.equal(value('x-forwarded-for'), '9.9.9.9,127.0.0.1')
})

// --- HTTP/2 ------------------------------------------------------------------------------------

/** The type of a frame and its flags. RFC 9113 §6. */
const frames = { data: 0, headers: 1, rst: 3, settings: 4, goaway: 7 } as const
function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}
/** HPACK without tables and Huffman: anything may be said in it. RFC 7541 §6.2.2. */
function hpack(fields: readonly (readonly [string, string])[]): Buffer {
  const text = (value: string): Buffer => {
    const bytes = Buffer.from(value, 'latin1')
    return Buffer.concat([Buffer.from([bytes.length]), bytes])
  }
  return Buffer.concat(fields.map(([n, v]) => Buffer.concat([Buffer.from([0]), text(n), text(v)])))
}

/** One request of the given fields and body; what became of its stream. */
function ask2(
  fields: readonly (readonly [string, string])[],
  body?: string,
): Promise<'answered' | 'reset' | 'closed' | 'nothing'> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    const settle = (what: 'answered' | 'reset' | 'closed' | 'nothing'): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(what)
    }
    const timer = setTimeout(() => settle('nothing'), 2_000)
    let bytes: Buffer = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk])
      while (bytes.length >= 9 && bytes.length >= 9 + bytes.readUIntBE(0, 3)) {
        const [type, stream] = [bytes[3], bytes.readUInt32BE(5)]
        bytes = bytes.subarray(9 + bytes.readUIntBE(0, 3))
        if (type === frames.headers && stream === 1) settle('answered')
        if (type === frames.rst) settle('reset')
        if (type === frames.goaway) settle('closed')
      }
    })
    socket.on('error', () => settle('closed')).on('close', () => settle('closed'))
    const end = body === undefined ? 1 : 0
    socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
    socket.write(frame(frames.settings, 0, 0, Buffer.alloc(0)))
    socket.write(frame(frames.headers, 4 | end, 1, hpack(fields)))
    if (body !== undefined) socket.write(frame(frames.data, 1, 1, Buffer.from(body)))
  })
}

const get = [
  [':method', 'GET'],
  [':scheme', 'http'],
  [':authority', 'api'],
  [':path', '/'],
] as const
const post = [[':method', 'POST'], ...get.slice(1)] as const

await t.test('HTTP/2 that would become something else in HTTP/1 is refused', async (t) => {
  t.equal(await ask2(get), 'answered', 'an honest request is answered')
  const replaced = (name: string, value: string) =>
    get.map((field) => (field[0] === name ? ([name, value] as const) : field))
  const hostile: Record<string, [readonly (readonly [string, string])[], string?]> = {
    'CRLF in a value': [[...get, ['x', 'a\r\nevil: 1']]],
    'LF in a value': [[...get, ['x', 'a\nevil: 1']]],
    'CRLF in a name': [[...get, ['x: y\r\nevil', '1']]],
    'a colon in a name': [[...get, ['x:y', '1']]],
    'a space in a name': [[...get, ['x y', '1']]],
    'a name in capitals': [[...get, ['X', '1']]],
    'CRLF in the path': [replaced(':path', '/ HTTP/1.1\r\nevil: 1\r\nx: ')],
    'a space in the path': [replaced(':path', '/a HTTP/1.1')],
    'a fragment in the path': [replaced(':path', '/a#b')],
    'no path': [replaced(':path', '')],
    'CRLF in the method': [replaced(':method', 'GET / HTTP/1.1\r\nevil: 1')],
    'a space in the method': [replaced(':method', 'GET /admin')],
    'CRLF in the authority': [replaced(':authority', 'api\r\nevil: 1')],
    'a user in the authority': [replaced(':authority', 'evil@api')],
    'a pseudo field twice': [[...get, [':path', '/admin']]],
    'a pseudo field after others': [[...get.slice(0, 3), ['x', '1'], [':path', '/']]],
    'a pseudo field that there is not': [[...get, [':evil', '1']]],
    'transfer-encoding': [[...post, ['transfer-encoding', 'chunked']], `0\r\n\r\n${smuggled}`],
    connection: [[...get, ['connection', 'close']]],
    'keep-alive': [[...get, ['keep-alive', '1']]],
    upgrade: [[...get, ['upgrade', 'websocket']]],
    'te other than trailers': [[...get, ['te', 'deflate']]],
    'host that is not the authority': [[...get, ['host', 'other']]],
    'two hosts': [[...get, ['host', 'api'], ['host', 'api']]],
    'a body longer than its length': [[...post, ['content-length', '2']], 'hello'],
    'a body shorter than its length': [[...post, ['content-length', '9']], 'hello'],
    'two lengths': [[...post, ['content-length', '5'], ['content-length', '6']], 'hello'],
  }
  for (const [what, [fields, body]] of Object.entries(hostile)) {
    seen.length = 0
    const outcome = await ask2(fields, body)
    t.not(outcome, 'nothing', `${what}: ${outcome}`)
    // nghttp2 drops a field with bytes that no field may have; all else is the end of the request.
    const dropped = seen.every(({ raw }) => !raw.some((x) => x === 'x' || x.startsWith('x:')))
    t.ok(
      seen.length === 0 || (dropped && /in a (value|name)$/.test(what)),
      `${what}: not passed on`,
    )
    t.notOk(
      seen.some(({ raw, url }) => url === '/admin' || raw.some((x) => /^evil$/i.test(x))),
      `${what}: nothing smuggled`,
    )
  }
})

await t.test('an answer by the waypoint itself is 400, and counted', async (t) => {
  const session = http2.connect(`http://127.0.0.1:${port}`)
  t.teardown(() => session.destroy())
  const stream = session.request({ ':path': '/', ':authority': 'api', host: 'other' })
  const status = await new Promise((resolve) => {
    stream.once('response', (headers) => resolve(headers[':status']))
    stream.once('error', resolve)
  })
  stream.resume()
  t.equal(status, 400)
  const line = await waypoint.line((l) => /host differ/.test(String(l.error)))
  t.match(line, { reason: 'bad_request', code: 400, protocol: 'http2', level: 'error' })
  t.ok((await waypoint.metric('istio_requests_total', { response_code: '431' })) >= 2)
  t.ok((await waypoint.metric('istio_requests_total', { response_flags: 'DPE' })) > 20)
})

if (waypoint.stderr !== '') t.comment(waypoint.stderr)
await t.test('after all of it an honest client is served', async (t) => {
  const { statuses } = await speak(port, `GET / HTTP/1.1\r\n${host}\r\n`)
  t.same(statuses, [200])
  t.equal(waypoint.stderr, '')
})
