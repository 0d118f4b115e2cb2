// The client of the bench, a program of its own: keeps a number of requests under way over TLS with a
// client certificate, or over HBONE, in either version of HTTP, and tells how many came back and how fast.
// It writes bytes made beforehand and looks at as little of an answer as it can: what it costs is not
// what is measured. Settings as JSON in the first argument.
import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'
import type { Duplex } from 'node:stream'
import type { Ip } from '../../mesh/address.ts'
import { TunnelPool, tunnelKey } from '../../mesh/hbone/pool.ts'
import { type Load, readCredentials } from './setup.ts'

const load = JSON.parse(process.argv[2] ?? '{}') as Load
const credentials = readCredentials(load.directory, 'client')
const headers = {
  'user-agent': 'bench/1.0',
  accept: '*/*',
  'accept-encoding': 'gzip, deflate, br',
  'x-user': 'alice',
  cookie: 'session=0123456789abcdef0123456789abcdef',
}
const path = '/api/items?page=2'
const authority = 'api.shop.svc.cluster.local'

let done = 0
let failed = 0
/** Of the answers since the window opened, ms. */
let latencies: number[] = []

function finished(startedAt: number): void {
  done++
  latencies.push(performance.now() - startedAt)
}

const request1 = Buffer.from(
  `GET ${path} HTTP/1.1\r\nhost: ${authority}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`,
)

function drive1(stream: Duplex): void {
  let startedAt = performance.now()
  let rest: Buffer | undefined
  stream.on('data', (chunk: Buffer) => {
    const bytes: Buffer = rest === undefined ? chunk : Buffer.concat([rest, chunk])
    rest = bytes
    const end = bytes.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = bytes.toString('latin1', 0, end).toLowerCase()
    const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? Number.NaN)
    if (Number.isNaN(length)) throw new Error(`an answer without a length: ${head}`)
    if (bytes.length < end + 4 + length) return
    rest = undefined
    if (head.startsWith('http/1.1 200')) finished(startedAt)
    else failed++
    startedAt = performance.now()
    stream.write(request1)
  })
  stream.write(request1)
}

// RFC 9113 §4.1: length, type, flags, stream. Frame types and flags that matter here.
const [data, headersType, rst, settings, ping, goaway] = [0, 1, 3, 4, 6, 7]
const [endStream, endHeaders, ack] = [1, 4, 1]
function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}
/** RFC 7541 §6.2.2: literals without indexing, the same bytes for every request. */
function block(): Buffer {
  const text = (value: string): Buffer =>
    Buffer.concat([Buffer.from([value.length]), Buffer.from(value)])
  const fields = {
    ':method': 'GET',
    ':scheme': 'http',
    ':authority': authority,
    ':path': path,
    ...headers,
  }
  return Buffer.concat(
    Object.entries(fields).map(([n, v]) => Buffer.concat([Buffer.from([0]), text(n), text(v)])),
  )
}

function drive2(stream: Duplex, streams: number): void {
  const started = new Map<number, number>()
  const template = frame(headersType, endStream | endHeaders, 0, block())
  let next = 1
  const ask = (): void => {
    const bytes = Buffer.from(template)
    bytes.writeUInt32BE(next, 5)
    started.set(next, performance.now())
    next += 2
    stream.write(bytes)
  }
  const ended = (id: number): void => {
    const at = started.get(id)
    if (at === undefined) return
    started.delete(id)
    finished(at)
    ask()
  }
  const received = (type: number, flags: number, id: number): void => {
    if ((type === data || type === headersType) && flags & endStream) ended(id)
    else if (type === rst || type === goaway) failed++
    else if (type === settings && !(flags & ack))
      stream.write(frame(settings, ack, 0, Buffer.alloc(0)))
    else if (type === ping && !(flags & ack)) stream.write(frame(ping, ack, 0, Buffer.alloc(8)))
  }
  let rest: Buffer = Buffer.alloc(0)
  stream.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const length = rest.length < 9 ? Number.POSITIVE_INFINITY : 9 + rest.readUIntBE(0, 3)
      if (rest.length < length) return
      received(rest[3]!, rest[4]!, rest.readUInt32BE(5))
      rest = rest.subarray(length)
    }
  })
  const window = Buffer.alloc(4)
  // All that there is: nobody is to wait for a WINDOW_UPDATE in a measurement of requests.
  window.writeUInt32BE(0x7fff_0000 - 65_535)
  stream.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
  stream.write(frame(settings, 0, 0, Buffer.alloc(0)))
  stream.write(frame(8, 0, 0, window))
  for (let i = 0; i < streams; i++) ask()
}

const pool = new TunnelPool()
async function connect(): Promise<Duplex> {
  if (load.via === 'tls') {
    const socket = tls.connect({
      host: '127.0.0.1',
      port: load.port,
      key: credentials.keyPem,
      cert: credentials.certificatePem,
      ca: credentials.rootsPem,
      minVersion: 'TLSv1.3',
      ALPNProtocols: [load.http === 2 ? 'h2' : 'http/1.1'],
      checkServerIdentity: () => undefined,
    })
    socket.setNoDelay(true)
    await once(socket, 'secureConnect')
    return socket
  }
  const remote = { ip: load.address as Ip, port: load.port }
  const waypoint = readCredentials(load.directory, 'waypoint').identity
  const { tunnel } = await pool.connect(
    {
      key: tunnelKey('bench', credentials.identity, [waypoint], remote),
      remote,
      expected: [waypoint],
      credentials: () => Promise.resolve(credentials),
      openSocket: () => net.connect({ host: load.address, port: load.port }),
    },
    { authority: load.authority, headers: {} },
    AbortSignal.timeout(10_000),
  )
  return tunnel
}

for (let i = 0; i < load.connections; i++) {
  const stream = await connect()
  stream.on('close', () => failed++).on('error', () => {})
  if (load.http === 1) drive1(stream)
  else drive2(stream, load.streams)
}
await new Promise((resolve) => setTimeout(resolve, load.warmupMs))
process.send?.('begin')
const [doneBefore, failedBefore, began] = [done, failed, performance.now()]
latencies = []
await new Promise((resolve) => setTimeout(resolve, load.measureMs))
const ms = performance.now() - began
const requests = done - doneBefore
latencies.sort((a, b) => a - b)
const quantile = (q: number): number => latencies[Math.floor(latencies.length * q)] ?? Number.NaN
process.send?.(
  { requests, failed: failed - failedBefore, ms, p50: quantile(0.5), p99: quantile(0.99) },
  () => process.exit(0),
)
