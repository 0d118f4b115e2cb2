// A mesh of one waypoint and services of the shop, for the tests of waypoints: applications are programs
// of this process on 127.0.0.1, everything between them and the clients is the real thing.
import { once } from 'node:events'
import http from 'node:http'
import http2 from 'node:http2'
import net from 'node:net'
import type { Test } from 'tap'
import type { Service, Workload } from '../../mesh/model.ts'
import { type EndpointUnderTest, endpoint, FakeControl, shopService } from './waypoint.ts'

let nextVip = 1

export class Shop {
  readonly control: FakeControl
  readonly #t: Test

  private constructor(t: Test, control: FakeControl) {
    this.#t = t
    this.control = control
  }

  static async open(t: Test): Promise<Shop> {
    const control = await FakeControl.start()
    t.teardown(() => control[Symbol.asyncDispose]())
    return new Shop(t, control)
  }

  /** A service that control knows of, with one port, 80. */
  service(name: string): Service {
    const made = shopService(name, `10.96.1.${nextVip++}`)
    this.control.service(made)
    return made
  }

  /** An endpoint of `services` in front of a server on `localPort`. */
  pod(
    name: string,
    localPort: number,
    services: readonly Service[],
    options: { plain?: boolean; part?: Partial<Workload> } = {},
  ): Promise<EndpointUnderTest> {
    return endpoint(this.#t, this.control, name, { localPort, services, ...options })
  }
}

async function listen(t: Test, server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as net.AddressInfo).port
}

/** HTTP/1.1; resolves to its port. */
export function http1App(
  t: Test,
  serve: (request: http.IncomingMessage, response: http.ServerResponse) => void,
): Promise<number> {
  return listen(t, http.createServer({ keepAliveTimeout: 60_000 }, serve))
}

/** HTTP/2 by prior knowledge. */
export function http2App(
  t: Test,
  serve: (stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders) => void,
): Promise<number> {
  const server = http2.createServer()
  server.on('stream', (stream: http2.ServerHttp2Stream, headers) => {
    stream.on('error', () => {})
    serve(stream, headers)
  })
  server.on('sessionError', () => {})
  return listen(t, server)
}

/** Whatever it does with its sockets. */
export function tcpApp(t: Test, serve: (socket: net.Socket) => void): Promise<number> {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    serve(socket)
  })
  return listen(t, server)
}

export interface RawAnswer {
  /** Status of each answer, in order. */
  readonly statuses: number[]
  readonly text: string
  /** Whether the connection was closed by the other side within the time given. */
  readonly closed: boolean
}

/** Sends bytes as they are and collects what comes back until the other side closes or is silent for `quietMs`. */
export function speak(port: number, bytes: string | Buffer, quietMs = 400): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    let text = ''
    let closed = false
    const settle = (): void => {
      clearTimeout(timer)
      socket.destroy()
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map((m) => Number(m[1]))
      resolve({ statuses, text, closed })
    }
    const timer = setTimeout(settle, quietMs)
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      timer.refresh()
    })
    socket.on('end', () => {
      closed = true
      settle()
    })
    socket.on('error', () => {
      closed = true
      settle()
    })
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  })
}
