// Servers that fail, hang, lie or go away: what their clients see of it, what is tried again and what
// must not be, and that requests go to where there is least to do.
import { once } from 'node:events'
import http from 'node:http'
import http2 from 'node:http2'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Service } from '../../mesh/model.ts'
import { http1App, http2App, Shop, speak, tcpApp } from '../helpers/shop.ts'
import { waitFor } from '../helpers/wait.ts'
import { authorityOf, backend, rule, served, WaypointUnderTest } from '../helpers/waypoint.ts'

t.setTimeout(120_000)
const shop = await Shop.open(t)
const services: Record<string, { service: Service; protocol: 'http' | 'http2' }> = {}

async function serve(name: string, port: number, protocol: 'http' | 'http2' = 'http') {
  const service = shop.service(name)
  services[name] = { service, protocol }
  return shop.pod(`${name}-1`, port, [service])
}

/** Reads a head, then does as told. */
const after = (act: (socket: net.Socket, head: string) => void) =>
  tcpApp(t, (socket) => {
    let head = ''
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      act(socket, head)
      head = ''
    })
  })

await serve('resets', await after((socket) => void socket.resetAndDestroy()))
await serve('closes', await after((socket) => void socket.end()))
await serve('garbage', await after((socket) => void socket.end('SSH-2.0-x\r\n\r\n')))
await serve(
  'liar',
  await after((socket) => {
    socket.write(
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    )
  }),
)
await serve(
  'verbose',
  await after((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}\r\nContent-Length: 0\r\n\r\n`)
  }),
)
await serve(
  'halfway',
  await after((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')
    setTimeout(() => socket.resetAndDestroy(), 100)
  }),
)
await serve(
  'halfchunk',
  await after((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n')
    setTimeout(() => socket.end(), 100)
  }),
)
await serve(
  'extra',
  await after((socket) => {
    socket.write(
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil',
    )
  }),
)
await serve(
  'control',
  await after(
    (socket) => void socket.write('HTTP/1.1 200 OK\r\nX: a\x01b\r\nContent-Length: 0\r\n\r\n'),
  ),
)
await serve(
  'odd',
  await after((socket) => void socket.write('HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n')),
)
let stale = 0
await serve(
  'stale',
  await after((socket, head) => {
    // Every connection serves one request in full and is reset by the second.
    const served = (socket as unknown as { served?: boolean }).served
    if (served) return void socket.resetAndDestroy()
    Object.assign(socket, { served: true })
    stale++
    void head
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
  }),
)
await serve('h1only', await http1App(t, (_, response) => response.end('h1')), 'http2')
await serve(
  'h2',
  await http2App(t, (stream) => stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR)),
  'http2',
)
const gone = await tcpApp(t, () => {})
const dead = await serve('dead', gone)
await dead.stop()
let hung: net.Socket | undefined
await serve('hangs', await after((socket) => (hung = socket)))

shop.control.waypoint({
  services: Object.values(services).map(({ service, protocol }) =>
    served(service, {
      protocol,
      rules: [
        rule({
          match: { path: { prefix: '/timed' } },
          backends: [backend(service)],
          backendTimeoutMs: 300,
        }),
        rule({ backends: [backend(service)] }),
      ],
    }),
  ),
})
const waypoint = await WaypointUnderTest.start(t, shop.control)
const bridges = new Map<string, number>()
async function portOf(name: string): Promise<number> {
  const { service } = services[name]!
  const port = bridges.get(name) ?? (await waypoint.bridge(authorityOf(service)))
  bridges.set(name, port)
  return port
}

const get = (name: string, path = '/'): string => `GET ${path} HTTP/1.1\r\nHost: ${name}\r\n\r\n`
const post = (name: string): string =>
  `POST / HTTP/1.1\r\nHost: ${name}\r\nContent-Length: 2\r\n\r\nhi`

await t.test('failures before an answer have their status and their reason', async (t) => {
  const expected: Record<string, [number, string]> = {
    resets: [503, 'destination_reset'],
    closes: [503, 'destination_reset'],
    garbage: [502, 'bad_response'],
    liar: [502, 'bad_response'],
    verbose: [502, 'bad_response'],
    h1only: [502, 'bad_response'],
    h2: [503, 'destination_reset'],
    dead: [503, 'connect_refused'],
  }
  for (const [name, [status, reason]] of Object.entries(expected)) {
    const answer = await speak(await portOf(name), get(name), 600)
    t.same(answer.statuses, [status], name)
    t.match(answer.text, `waypoint: ${reason}`, name)
    t.notOk(answer.closed, `${name}: the client's connection lives on`)
    const { service } = services[name]!
    await waypoint.line((l) => l['dst.service'] === service.hostname && l.reason === reason)
  }
})

await t.test('what a server may say and the client may not hear is a bad answer', async (t) => {
  const over2 = async (name: string): Promise<number> => {
    const session = http2.connect(`http://127.0.0.1:${await portOf(name)}`)
    const stream = session.request({ ':path': '/', ':authority': name })
    stream.resume()
    const [headers] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders]
    session.destroy()
    return Number(headers[':status'])
  }
  t.same((await speak(await portOf('control'), get('control'), 400)).statuses, [502])
  t.equal(await over2('control'), 502)
  t.same((await speak(await portOf('odd'), get('odd'), 400)).statuses, [999])
  t.equal(await over2('odd'), 502)
})

await t.test('a server that hangs is 504 in time, and hears of it', async (t) => {
  const answer = await speak(await portOf('hangs'), get('hangs', '/timed'), 600)
  t.same(answer.statuses, [504])
  t.match(answer.text, 'waypoint: backend_timeout')
  await waitFor(() => (hung?.destroyed || hung?.readableEnded ? true : undefined))
})

await t.test('an answer that breaks off never looks complete', async (t) => {
  for (const name of ['halfway', 'halfchunk']) {
    const answer = await speak(await portOf(name), get(name), 600)
    t.match(answer.text, /^HTTP\/1.1 200 /, name)
    t.ok(answer.closed, `${name}: cut off`)
    t.notMatch(answer.text, /\r\n0\r\n\r\n$/, name)
    const session = http2.connect(`http://127.0.0.1:${await portOf(name)}`)
    const stream = session.request({ ':path': '/', ':authority': name })
    const error = await new Promise<unknown>((resolve) => {
      stream.once('error', resolve)
      stream.once('end', () => resolve(undefined))
      stream.resume()
    })
    t.ok(error, `${name}: reset over HTTP/2`)
    session.destroy()
  }
  const line = await waypoint.line((l) => l.code === 200 && l.reason === 'destination_reset')
  t.equal(line.level, 'info')
})

await t.test('what a server says unasked is given to nobody', async (t) => {
  const port = await portOf('extra')
  for (let i = 0; i < 5; i++) {
    const answer = await speak(port, get('extra') + get('extra'), 300)
    t.notMatch(answer.text, 'evil')
  }
})

await t.test('a connection closed while it was idle is replaced, where that is safe', async (t) => {
  const port = await portOf('stale')
  for (let i = 0; i < 6; i++) {
    const answer = await speak(port, get('stale'), 300)
    t.same(answer.statuses, [200], `GET ${i}`)
  }
  t.ok(stale >= 6)
  await speak(port, get('stale'), 300)
  const answer = await speak(port, post('stale'), 300)
  t.same(answer.statuses, [503], 'a POST may have been acted upon: it is not sent twice')
})

await t.test('the client that goes away takes its request along', async (t) => {
  const port = await portOf('hangs')
  hung = undefined
  const socket = net.connect(port, '127.0.0.1')
  socket.write(get('hangs'))
  const server = await waitFor(() => hung)
  socket.destroy()
  await waitFor(() => (server.destroyed || server.readableEnded ? true : undefined))
  t.match(await waypoint.line(({ reason }) => reason === 'source_reset'), {
    code: 0,
    level: 'info',
  })
  hung = undefined
  const session = http2.connect(`http://127.0.0.1:${port}`)
  const stream = session.request({ ':path': '/', ':authority': 'hangs' })
  stream.on('error', () => {})
  const second = await waitFor(() => hung)
  stream.close(http2.constants.NGHTTP2_CANCEL)
  await waitFor(() => (second.destroyed || second.readableEnded ? true : undefined))
  session.destroy()
})

await t.test('an upload that is broken off is broken off at the server too', async (t) => {
  hung = undefined
  const socket = net.connect(await portOf('hangs'), '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nHost: hangs\r\nContent-Length: 1000\r\n\r\nhalf')
  socket.on('error', () => {})
  const server = await waitFor(() => hung)
  server.on('error', () => {})
  let clean = false
  server.on('end', () => (clean = true))
  socket.resetAndDestroy()
  await new Promise((resolve) => void server.once('close', resolve))
  t.notOk(clean, 'reset, not ended')
})

await t.test(
  'requests go to where there is least to do, also those of one connection',
  async (t) => {
    const busy = { slow: 0, fast: 0 }
    const balanced = shop.service('balanced')
    for (const [name, ms] of Object.entries({ slow: 100, fast: 2 })) {
      const port = await http1App(t, (_, response) => {
        busy[name as keyof typeof busy]++
        setTimeout(() => response.end(name), ms)
      })
      await shop.pod(`balanced-${name}`, port, [balanced])
    }
    shop.control.waypoint({ services: [served(balanced, { protocol: 'http' })] })
    shop.control.push()
    const port = await waypoint.bridge(authorityOf(balanced))
    const session = http2.connect(`http://127.0.0.1:${port}`)
    t.teardown(() => session.destroy())
    const one = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const stream = session.request({ ':path': '/', ':authority': 'balanced' })
        stream.on('error', reject).on('end', resolve).resume()
      })
    await one()
    const until = Date.now() + 2_000
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let i = 0; i < 200 && Date.now() < until; i++) await one()
      }),
    )
    t.ok(busy.slow > 0, 'nobody is forgotten')
    t.ok(busy.fast > 2 * busy.slow, `fast ${busy.fast}, slow ${busy.slow}`)
  },
)

await t.test('an endpoint that cannot be reached costs nobody a request', async (t) => {
  const shared = shop.service('shared')
  const port = await http1App(t, (_, response) => response.end('alive'))
  await shop.pod('shared-1', port, [shared])
  const other = await shop.pod('shared-2', port, [shared])
  await other.stop()
  shop.control.waypoint({ services: [served(shared, { protocol: 'http' })] })
  shop.control.push()
  const front = await waypoint.bridge(authorityOf(shared))
  const statuses: number[] = []
  const agent = new http.Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  await waitFor(async () =>
    (await speak(front, get('shared'), 300)).statuses[0] === 200 ? true : undefined,
  )
  for (let i = 0; i < 30; i++) {
    const body = i % 2 === 0 ? undefined : 'hi'
    const request = http.request({ port: front, agent, method: body ? 'POST' : 'GET' })
    request.end(body)
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    statuses.push(response.statusCode ?? 0)
    response.resume()
    await once(response, 'end')
    await sleep(5)
  }
  t.ok(
    statuses.every((status) => status === 200),
    statuses.join(' '),
  )
})

await t.test('nothing of it has hurt the waypoint', async (t) => {
  t.equal(waypoint.stderr, '')
  t.equal(waypoint.process.exitCode, null)
})
