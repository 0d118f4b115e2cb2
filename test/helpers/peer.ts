// A peer of the agents' port that is not an agent, run as a program inside a pod: `node peer.ts` reads
// one order as JSON on standard input and prints one answer. It does what it is told, however rude.
import http2 from 'node:http2'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import tls from 'node:tls'
import { pathToFileURL } from 'node:url'

export interface Order {
  readonly host: string
  readonly port: number
  /** Sent as it is, without TLS; the answer is what comes back. */
  readonly raw?: string
  readonly tls?: {
    readonly key?: string
    readonly cert?: string
    readonly alpn?: readonly string[]
    readonly maxVersion?: tls.SecureVersion
  }
  /** Sent as an HTTP/2 request. */
  readonly headers?: Readonly<Record<string, string>>
  /** Sent on the tunnel once it is open. */
  readonly body?: string
}

export type Answer =
  | { readonly status: number; readonly body: string }
  | { readonly closed: string }

/** Nothing here waits longer, ms. */
const patienceMs = 8_000

async function run(order: Order): Promise<Answer> {
  const socket = net.connect(order.port, order.host)
  return new Promise((resolve) => {
    const closed = (why: string): void => resolve({ closed: why })
    setTimeout(() => closed('timeout'), patienceMs).unref()
    socket.on('error', (error: NodeJS.ErrnoException) => closed(error.code ?? error.message))
    if (order.tls === undefined) {
      let got = ''
      socket.on('data', (chunk) => (got += chunk.toString('latin1')))
      socket.on('close', () => closed(`after ${got.length} bytes`))
      socket.once('connect', () => socket.end(order.raw ?? ''))
      return
    }
    const { key, cert, alpn = ['h2'], maxVersion } = order.tls
    const secure = tls.connect({
      socket,
      rejectUnauthorized: false,
      ALPNProtocols: [...alpn],
      ...(key === undefined ? {} : { key, cert }),
      ...(maxVersion === undefined ? {} : { maxVersion, minVersion: maxVersion }),
    })
    secure.on('error', (error: NodeJS.ErrnoException) => closed(error.code ?? error.message))
    secure.on('close', () => closed('by the peer'))
    secure.once('secureConnect', () => request(secure, order, resolve))
  })
}

function request(socket: tls.TLSSocket, order: Order, done: (answer: Answer) => void): void {
  const closed = (why: string): void => done({ closed: why })
  const session = http2.connect('https://peer', { createConnection: () => socket })
  session.on('error', (error: NodeJS.ErrnoException) => closed(error.code ?? error.message))
  session.on('close', () => closed('by the peer'))
  const stream = session.request(order.headers ?? {}, { endStream: false })
  stream.on('error', (error: NodeJS.ErrnoException) => closed(error.code ?? error.message))
  stream.once('response', (headers) => {
    if (order.body !== undefined) stream.end(order.body)
    const status = Number(headers[':status'])
    text(stream).then(
      (body) => done({ status, body }),
      () => done({ status, body: '' }),
    )
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const answer = await run(JSON.parse(await text(process.stdin)) as Order)
  process.stdout.write(`${JSON.stringify(answer)}\n`)
  process.exit(0)
}
