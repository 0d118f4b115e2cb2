// The dashboard over HTTP, for one person's browser: the page and what it polls. It asks nobody who they
// are, so it listens on a Unix socket or on loopback; read only, one origin, nothing from elsewhere.
import { createHash } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { describeError, MeshError } from '../../mesh/errors.ts'
import type { Logger } from '../../mesh/process/log.ts'
import { isLoopbackHost, partsOf } from './local.ts'
import type { Views } from './views.ts'

const room = new URL('../../dashboard/', import.meta.url)
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}
/** A browser takes six; a few people look at the same time. */
const maxConnections = 64

/** Nothing but files of this origin; no plug-in, no frame, no form, no inline code. */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
}

interface File {
  readonly type: string
  readonly tag: string
  readonly content: Buffer
}

export class DashboardServer implements AsyncDisposable {
  readonly #server: Server
  readonly #hosts: ReadonlySet<string>
  readonly #views: Views
  readonly #files = readFiles()

  private constructor(hosts: readonly string[], views: Views) {
    this.#hosts = new Set(hosts.map((host) => host.toLowerCase()))
    this.#views = views
    this.#server = createServer((request, response) => this.#answer(request, response))
    this.#server.maxConnections = maxConnections
  }

  /** `hosts`: names beside loopback's that a request may be for. Throws `bad_config` when it cannot listen. */
  static async listen(options: {
    address: string
    hosts: readonly string[]
    views: Views
    log: Logger
  }): Promise<DashboardServer> {
    const { address } = options
    const dashboard = new DashboardServer(options.hosts, options.views)
    const path = address.startsWith('unix:') ? address.slice('unix:'.length) : undefined
    const { host, port } = partsOf(address)
    if (path !== undefined) rmSync(path, { force: true })
    await new Promise<void>((resolve, reject) => {
      dashboard.#server.once('error', (cause) => {
        const message = `dashboard.address: cannot listen on ${address}`
        reject(new MeshError('bad_config', message, { cause }))
      })
      dashboard.#server.listen(
        path === undefined ? { host, port: Number(port) } : { path },
        resolve,
      )
    })
    if (path !== undefined) chmodSync(path, 0o600)
    options.log.info({ address }, 'dashboard is served')
    return dashboard
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = URL.parse(request.url ?? '/', 'http://dashboard')
    if (!this.#isExpected(request.headers.host)) {
      // A page of somebody else's whose name was made to point here (DNS rebinding) says its own name.
      send(response, 421, 'this dashboard is not known by that name; see dashboard.hosts\n')
    } else if (request.method !== 'GET') {
      response.setHeader('allow', 'GET')
      send(response, 405, 'read only: GET\n')
    } else if (url?.pathname.startsWith('/api/')) this.#answerApi(url, response)
    else this.#answerFile(url?.pathname ?? '', request, response)
  }

  #isExpected(header: string | undefined): boolean {
    const host = /^\[?([^\]]*?)\]?(:\d+)?$/.exec(header ?? '')?.[1]?.toLowerCase() ?? ''
    return isLoopbackHost(host) || this.#hosts.has(host)
  }

  #answerApi({ pathname, searchParams }: URL, response: ServerResponse): void {
    const read = apis[pathname]
    if (read === undefined) {
      return send(response, 404, `known paths: ${Object.keys(apis).join(' ')}\n`)
    }
    try {
      const text = JSON.stringify(read(this.#views, searchParams))
      send(response, 200, text, 'application/json')
    } catch (error) {
      send(response, 500, `${describeError(error)}\n`)
    }
  }

  #answerFile(path: string, request: IncomingMessage, response: ServerResponse): void {
    const file = this.#files.get(path === '/' ? '/page.html' : path)
    if (file === undefined) return send(response, 404, 'there is no such page\n')
    response.setHeader('etag', file.tag)
    if (request.headers['if-none-match'] === file.tag) return send(response, 304, '', file.type)
    send(response, 200, file.content, file.type)
  }
}

const apis: Readonly<Record<string, (views: Views, query: URLSearchParams) => unknown>> = {
  '/api/summary': (views) => views.summary(),
  '/api/graph': (views, query) => views.graph(query.get('namespace') || undefined),
  '/api/workloads': (views, query) => views.workloads(query.get('search') ?? ''),
  '/api/waypoints': (views) => views.waypoints(),
  '/api/problems': (views) => views.problems(),
}

function send(
  response: ServerResponse,
  status: number,
  content: string | Buffer,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { ...headers, 'content-type': type })
  response.end(content)
}

/** Few and small: kept in memory. */
function readFiles(): ReadonlyMap<string, File> {
  const files = new Map<string, File>()
  for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
    const type = types[name.slice(name.lastIndexOf('.') + 1)]
    if (type === undefined) continue
    const content = readFileSync(new URL(name, room))
    const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 20)}"`
    files.set(`/${name}`, { type, tag, content })
  }
  return files
}
