// Both ends of HBONE over real TLS: bytes, ends and resets pass as they are, sessions are shared as far
// as they prove the same, and let go of in time.
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import http2 from 'node:http2'
import net from 'node:net'
import { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { cut, pump, type PumpResult } from '../../../mesh/hbone/pump.ts'
import type { TunnelRequest } from '../../../mesh/hbone/server.ts'
import { tend, type Tunnel } from '../../../mesh/hbone/tunnel.ts'
import { client, ends, hour, identityOf, server } from '../../helpers/hbone.ts'

const mib = 1024 * 1024
const echo = (request: TunnelRequest): void => {
  const tunnel = request.accept()
  tunnel.pipe(tunnel)
}
const sha = (data: Buffer): string => createHash('sha256').update(data).digest('hex')

async function all(tunnel: Tunnel | net.Socket): Promise<Buffer> {
  const chunks: Buffer[] = []
  tunnel.on('data', (chunk: Buffer) => chunks.push(chunk))
  tunnel.resume()
  await once(tunnel, 'end')
  return Buffer.concat(chunks)
}

/** Unlike `once`, an error on the way to it does not count. */
const closing = (socket: net.Socket | Tunnel): Promise<void> =>
  new Promise((resolve) => void socket.once('close', () => resolve()))

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

await t.test('every byte arrives, in order, both ways at once', async (t) => {
  const { connect } = await ends(t, echo)
  const data = randomBytes(10 * mib)
  const tunnel = await connect()
  const back = all(tunnel)
  tunnel.end(data)
  t.equal(sha(await back), sha(data))
})

await t.test('the server is told who asks for what', async (t) => {
  let seen: TunnelRequest | undefined
  const { target, pool, port } = await ends(t, (request) => {
    seen = request
    echo(request)
  })
  const headers = {
    baggage: 'k8s.namespace.name=shop',
    forwarded: 'for="127.0.0.1:5555";host=api.shop.svc.cluster.local',
    traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-00`,
  }
  const request = { authority: '[fd00::1]:80', headers }
  const { tunnel, peer } = await pool.connect(target(), request, AbortSignal.timeout(5_000))
  tunnel.destroy()
  t.same(peer, server, 'the client knows the server by its certificate')
  t.match(seen, {
    peer: client,
    authority: { ip: 'fd00::1', port: 80 },
    local: { ip: '127.0.0.1', port },
    forwardedFor: { ip: '127.0.0.1', port: 5555 },
    forwardedHost: 'api.shop.svc.cluster.local',
    traceparent: headers.traceparent,
  })
})

/** Two local sockets pumped through a tunnel: what an application has at each end. */
async function applications(t: Test) {
  const applicationServer = net.createServer({ allowHalfOpen: true })
  applicationServer.listen(0, '127.0.0.1')
  await once(applicationServer, 'listening')
  t.teardown(() => void applicationServer.close())
  const { port } = applicationServer.address() as net.AddressInfo
  const results: { inbound?: Promise<PumpResult>; outbound?: Promise<PumpResult> } = {}
  const { connect } = await ends(t, (request) => {
    const app = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    app.once('connect', () => {
      results.inbound = pump({ downstream: request.accept(), upstream: app })
    })
  })
  const entry = net.createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    void connect().then((tunnel) => {
      results.outbound = pump({ downstream: socket, upstream: tunnel })
    })
  })
  entry.listen(0, '127.0.0.1')
  await once(entry, 'listening')
  t.teardown(() => void entry.close())
  const far = once(applicationServer, 'connection') as Promise<[net.Socket]>
  const near = net.connect({
    port: (entry.address() as net.AddressInfo).port,
    host: '127.0.0.1',
    allowHalfOpen: true,
  })
  near.on('error', () => {})
  const [remote] = await far
  remote.on('error', () => {})
  near.write('hello')
  await once(remote, 'data')
  remote.write('hello')
  await once(near, 'data')
  const outcome = async () => [(await results.outbound)?.reason, (await results.inbound)?.reason]
  return { near, remote, outcome, results }
}

await t.test('each side may end first, and go on being answered', async (t) => {
  for (const [first, second] of [
    ['near', 'remote'],
    ['remote', 'near'],
  ] as const) {
    const parts = await applications(t)
    const ended = all(parts[second])
    parts[first].end('last words')
    t.equal((await ended).toString(), 'last words', `${first} ends`)
    const answer = all(parts[first])
    parts[second].end('and the answer')
    t.equal((await answer).toString(), 'and the answer')
    t.same(await parts.outcome(), ['closed', 'closed'])
    const outbound = await parts.results.outbound
    const inbound = await parts.results.inbound
    t.same([outbound?.sent, outbound?.received], [inbound?.sent, inbound?.received])
    t.equal((outbound?.sent ?? 0) + (outbound?.received ?? 0), 5 + 5 + 10 + 14)
  }
})

await t.test('a reset is a reset at the other side, whichever side it comes from', async (t) => {
  for (const [from, to, reason] of [
    ['near', 'remote', 'source_reset'],
    ['remote', 'near', 'destination_reset'],
  ] as const) {
    const parts = await applications(t)
    const heard: string[] = []
    parts[to].on('end', () => heard.push('end'))
    parts[to].on('error', (error: NodeJS.ErrnoException) => heard.push(error.code ?? ''))
    const closed = closing(parts[to])
    parts[to].resume()
    parts[from].resetAndDestroy()
    await closed
    t.same(heard, ['ECONNRESET'], `no orderly end when ${from} resets`)
    t.same(await parts.outcome(), [reason, reason])
  }
})

await t.test('a reset after one half has ended is one all the same', async (t) => {
  const parts = await applications(t)
  const ended = all(parts.remote)
  parts.near.end()
  await ended
  const heard = closing(parts.near)
  const errors: unknown[] = []
  parts.near.on('error', (error: NodeJS.ErrnoException) => errors.push(error.code))
  parts.near.resume()
  parts.remote.resetAndDestroy()
  await heard
  t.same(errors, ['ECONNRESET'])
  t.same(await parts.outcome(), ['destination_reset', 'destination_reset'])
})

await t.test('a socket whose end is on its way is closed by a cut, not forgotten', async (t) => {
  const listener = net.createServer((socket) => socket.on('error', () => {}))
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  t.teardown(() => void listener.close())
  const socket = net.connect((listener.address() as net.AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  const errors: Error[] = []
  socket.on('error', (error) => errors.push(error))
  const closed = closing(socket)
  socket.end()
  cut(socket)
  await closed
  t.same(errors, [])
})

await t.test('text that is followed by nothing arrives as it was written', async (t) => {
  // As node:http ends a message of known length: head, body, and an empty chunk.
  const head = `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100)}\r\n\r\n`
  const { connect } = await ends(t, (request) => {
    const tunnel = request.accept()
    tunnel.on('data', () => {
      tunnel.cork()
      tunnel.write(head, 'latin1')
      tunnel.write(Buffer.from('body'))
      tunnel.write('', 'latin1')
      process.nextTick(() => tunnel.uncork())
    })
  })
  const tunnel = await connect()
  for (let i = 0; i < 200; i++) {
    tunnel.write('next')
    let got = ''
    while (got.length < head.length + 4) got += String((await once(tunnel, 'data'))[0])
    if (got !== `${head}body` || i === 199) {
      t.equal(got, `${head}body`, `the ${i + 1}th time`)
      break
    }
  }
  tunnel.destroy()
})

await t.test('a reader that stops stops its writer', async (t) => {
  const parts = await applications(t)
  parts.remote.pause()
  const chunk = Buffer.alloc(mib)
  let handed = 0
  for (let i = 0; i < 100; i++) {
    handed += chunk.length
    if (parts.near.write(chunk)) continue
    const drained = await Promise.race([once(parts.near, 'drain').then(() => true), sleep(500)])
    if (drained !== true) break
  }
  t.ok(handed < 60 * mib, `${handed / mib} MiB of 100 were taken while nobody read`)
  const back = all(parts.remote)
  parts.near.end()
  t.equal((await back).length, handed, 'and all of it arrives in the end')
})

await t.test('fifty at once share one handshake', async (t) => {
  const made = await ends(t, echo)
  const tunnels = await Promise.all(Array.from({ length: 50 }, () => made.connect()))
  t.equal(made.accepted(), 1)
  t.equal(made.pool.size, 1)
  for (const tunnel of tunnels) tunnel.destroy()
})

await t.test('a session takes a hundred streams, then there is another', async (t) => {
  const made = await ends(t, echo)
  const tunnels = await Promise.all(Array.from({ length: 250 }, () => made.connect()))
  t.equal(made.pool.size, 3)
  t.equal(made.accepted(), 3)
  const echoed = await Promise.all(
    tunnels.map(async (tunnel, i) => {
      const back = all(tunnel)
      tunnel.end(`stream ${i}`)
      return (await back).toString() === `stream ${i}`
    }),
  )
  t.notOk(echoed.includes(false), 'none gets what is another’s')
})

await t.test('sessions of two identities are never one', async (t) => {
  const made = await ends(t, echo)
  const other = identityOf('spiffe://cluster.local/ns/shop/sa/other')
  await made.connect()
  await made.connect({
    key: made.target().key.replace('/sa/web', '/sa/other'),
    credentials: () => Promise.resolve(made.root.issue(other)),
  })
  t.equal(made.pool.size, 2)
})

await t.test('a server that proves to be somebody else is not spoken to', async (t) => {
  let requests = 0
  const made = await ends(t, () => requests++)
  t.match(await failure(made.connect({ expected: [client], key: 'x' })), {
    reason: 'identity_mismatch',
    message: /expected spiffe:\/\/cluster.local\/ns\/shop\/sa\/web, the peer is .*\/sa\/api/,
  })
  t.equal(requests, 0)
  t.equal(made.pool.size, 0)
})

await t.test('failures to connect have their own reasons', async (t) => {
  const made = await ends(t, (request) => request.refuse(503))
  t.match(await failure(made.connect()), { reason: 'tunnel_refused', status: 503 })
  const nobody = net.createServer().listen(0, '127.0.0.1')
  await once(nobody, 'listening')
  const { port } = nobody.address() as net.AddressInfo
  nobody.close()
  const refusing = { key: 'r', openSocket: () => net.connect(port, '127.0.0.1') }
  t.match(await failure(made.connect(refusing)), { reason: 'connect_refused' })
  const mute = net.createServer((socket) => void socket.end('HTTP/1.1 400\r\n\r\n'))
  mute.listen(0, '127.0.0.1')
  await once(mute, 'listening')
  t.teardown(() => void mute.close())
  const speaking = {
    key: 'm',
    openSocket: () => net.connect((mute.address() as net.AddressInfo).port),
  }
  t.match(await failure(made.connect(speaking)), { reason: 'tls_failure' })
  const without = { key: 'w', credentials: () => Promise.reject(new Error('no certificate yet')) }
  t.match(await failure(made.connect(without)), { reason: 'certificate_unavailable' })
})

await t.test('policy’s no is told apart from other refusals', async (t) => {
  const made = await ends(t, (request) => request.refuse(401))
  t.match(await failure(made.connect()), { reason: 'denied', status: 401 })
})

await t.test('a client that gives up while it waits is heard at the server', async (t) => {
  const asked: TunnelRequest[] = []
  const made = await ends(t, (request) => void asked.push(request))
  const abort = new AbortController()
  const request = { authority: '10.0.0.1:80', headers: {} }
  const waiting = made.pool.connect(made.target(), request, abort.signal)
  while (asked.length === 0) await sleep(5)
  abort.abort()
  t.match(await failure(waiting), { reason: 'source_reset' })
  const tunnel = asked[0]?.accept()
  if (tunnel !== undefined && !tunnel.destroyed) await closing(tunnel)
  t.equal(tunnel?.destroyed, true)
  t.equal(made.pool.size, 1, 'the session stays for others')
})

await t.test('a renewed certificate is used for what is new; what is open goes on', async (t) => {
  const made = await ends(t, echo)
  const old = await made.connect()
  made.renew(made.root.issue(server))
  await sleep(50)
  const fresh = await made.connect()
  t.equal(made.accepted(), 2, 'the new one has a session of its own')
  for (const tunnel of [old, fresh]) {
    const back = all(tunnel)
    tunnel.end('still here')
    t.equal((await back).toString(), 'still here')
  }
  while (made.pool.size > 1) await sleep(10)
  t.equal(made.pool.size, 1, 'the old session ends with its last stream')
})

await t.test('no session takes new streams after a certificate of it has expired', async (t) => {
  const made = await ends(t, echo, { clientTtlMs: 1_500 })
  const before = await made.connect()
  await sleep(2_000)
  const later = { credentials: () => Promise.resolve(made.root.issue(client, hour)) }
  const after = await made.connect(later)
  t.equal(made.accepted(), 2)
  before.destroy()
  after.destroy()
})

await t.test('draining lets streams end, and takes no new ones', async (t) => {
  const made = await ends(t, echo)
  const tunnel = await made.connect()
  const drained = made.tunnels.drain(5_000)
  await sleep(50)
  await t.rejects(made.connect(), 'nothing new')
  const back = all(tunnel)
  tunnel.end('until the end')
  t.equal((await back).toString(), 'until the end')
  await drained
  t.equal(made.tunnels.sessions, 0)
})

await t.test('a peer that dies without a word ends its tunnels', async (t) => {
  const sockets: net.Socket[] = []
  const made = await ends(t, echo)
  made.listener.on('connection', (socket: net.Socket) => sockets.push(socket))
  const tunnel = await made.connect()
  tunnel.on('error', () => {})
  const closed = once(tunnel, 'close')
  for (const socket of sockets) socket.destroy()
  await closed
  t.equal(made.pool.size, 0)
  const again = await made.connect()
  t.equal(made.accepted(), 2, 'the next one gets a session of its own')
  again.destroy()
})

await t.test('a session that was closed towards a dead peer lets go of its socket', async (t) => {
  // What is left of a pod's session when the pod is deleted: bytes that nobody ever takes.
  const socket = new Duplex({ read() {}, write() {} }) as net.Socket
  const session = http2.performServerHandshake(socket)
  session.on('error', () => {})
  tend(session, socket, Date.now() + hour, 20)
  session.close()
  session.destroy()
  t.equal(socket.destroyed, false, 'it waits for its bytes to leave')
  await Promise.race([closing(socket), sleep(5_000)])
  t.equal(socket.destroyed, true, 'but not forever')
})
