// The admin endpoint of a process: HTTP on a Unix socket (mode 0600), for people, the CLI and
// Prometheus' node-local scrapers. Nothing of it is reachable from a pod.
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import { describeError, MeshError } from '../errors.ts'
import { type Logger, logLevels } from './log.ts'

export interface AdminRequest {
  readonly method: string
  readonly url: URL
  readonly body: string
}
/** A returned string is sent as text, anything else as JSON. A thrown error is a 500 with its text. */
export type AdminRoute = (request: AdminRequest) => unknown

/** An admin request has no large body: 64 KiB is plenty. */
const maxBodyBytes = 65_536

export class AdminServer implements AsyncDisposable {
  readonly #server: Server
  readonly #socketPath: string

  private constructor(server: Server, socketPath: string) {
    this.#server = server
    this.#socketPath = socketPath
  }

  /** Binds `socketPath` (an old socket file there is replaced). Adds `GET|PUT /logging?level=` and `/healthz`. */
  static async listen(options: {
    socketPath: string
    routes: Record<string, AdminRoute>
    log: Logger
  }): Promise<AdminServer> {
    const routes: Record<string, AdminRoute> = {
      '/healthz': () => 'ok\n',
      '/logging': (r) => logging(options.log, r),
      ...options.routes,
    }
    const server = createServer((incoming, response) => {
      void answer(routes, incoming).then(({ status, type, text }) => {
        response.writeHead(status, { 'content-type': type })
        response.end(text)
      })
    })
    rmSync(options.socketPath, { force: true })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.socketPath, resolve)
    })
    chmodSync(options.socketPath, 0o600)
    return new AdminServer(server, options.socketPath)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
    rmSync(this.#socketPath, { force: true })
  }
}

function logging(log: Logger, { method, url }: AdminRequest): unknown {
  const level = url.searchParams.get('level')
  if (method !== 'GET' && level !== null) {
    if (!logLevels.some((known) => known === level)) {
      throw new MeshError(
        'bad_config',
        `level: expected one of ${logLevels.join(', ')}, got ${level}`,
      )
    }
    log.level = level
  }
  return { level: log.level }
}

interface Answer {
  status: number
  type: string
  text: string
}

async function answer(
  routes: Record<string, AdminRoute>,
  incoming: IncomingMessage,
): Promise<Answer> {
  // `//` and the like are no URL: a path that nobody serves.
  const url = URL.parse(incoming.url ?? '/', 'http://admin')
  const route = routes[url?.pathname ?? '']
  if (url === null || route === undefined) {
    const known = `known paths: ${Object.keys(routes).sort().join(' ')}\n`
    return { status: 404, type: 'text/plain', text: known }
  }
  try {
    const body = await readBody(incoming)
    const result = await route({ method: incoming.method ?? 'GET', url, body })
    if (typeof result === 'string') return { status: 200, type: 'text/plain', text: result }
    const text = `${JSON.stringify(result, (_, v) => (typeof v === 'bigint' ? v.toString() : v), 2)}\n`
    return { status: 200, type: 'application/json', text }
  } catch (error) {
    const status = error instanceof MeshError && error.code === 'bad_config' ? 400 : 500
    return { status, type: 'text/plain', text: `${describeError(error)}\n` }
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBodyBytes) throw new MeshError('bad_config', `body over ${maxBodyBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * One request to an admin socket; the parsed JSON or the text. Throws `control_unreachable` when
 * nobody listens there, and the server's own text when it answers with an error status.
 */
export function adminRequest(
  socketPath: string,
  path: string,
  options: { method?: string; timeoutMs?: number } = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { socketPath, path, method: options.method ?? 'GET', timeout: options.timeoutMs ?? 5000 },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          if (response.statusCode !== 200) {
            reject(new MeshError('bad_config', `${socketPath}${path}: ${text.trim()}`))
          } else if (response.headers['content-type'] === 'application/json') {
            resolve(JSON.parse(text))
          } else resolve(text)
        })
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error('timed out')))
    outgoing.on('error', (cause) =>
      reject(new MeshError('control_unreachable', `nobody answers at ${socketPath}`, { cause })),
    )
    outgoing.end()
  })
}
