// A Kubernetes API server of the test: real HTTPS, lists in pages, watches with resource versions, token
// reviews, events; and whatever a test wants to go wrong. Speaks the protocol, knows no mesh.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import type { Test } from 'tap'
import type { ApiLimits, ApiServer } from '../../kube/client.ts'
import { apiServerOf } from '../../kube/kubeconfig.ts'

export interface ApiObject {
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly resourceVersion?: string
    readonly uid?: string
    readonly labels?: Readonly<Record<string, string>>
  }
  readonly spec?: { readonly nodeName?: string }
}

export interface Request {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly watch: boolean
  readonly authorization: string | undefined
  readonly body: unknown
  /** ms since the epoch. */
  readonly at: number
}

type Fault = (request: Request, response: ServerResponse) => unknown
type Answer = { readonly status: number; readonly body: unknown }

interface Rule {
  readonly matches: (request: Request) => boolean
  readonly fault: Fault
  left: number
}

interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly object: ApiObject
  readonly version: number
}

interface Watcher {
  readonly response: ServerResponse
  readonly query: URLSearchParams
}

class Collection {
  readonly objects = new Map<string, ApiObject>()
  readonly changes: Change[] = []
  readonly watchers = new Set<Watcher>()
  /** Changes up to here are forgotten. */
  compacted = 0
}

const keyOf = ({ metadata }: ApiObject): string => `${metadata.namespace ?? ''}/${metadata.name}`
const isSelected = ({ metadata, spec }: ApiObject, query: URLSearchParams): boolean => {
  const node = /^spec\.nodeName=(.*)$/.exec(query.get('fieldSelector') ?? '')?.[1]
  const labels = (query.get('labelSelector') ?? '').split(',').filter((part) => part !== '')
  return (
    (node === undefined || spec?.nodeName === node) &&
    labels.every((label) => {
      const [name = '', value] = label.split('=')
      return metadata.labels?.[name] === value
    })
  )
}

/** A Status object, as the API server refuses. */
export const refusal = (code: number, message: string, more: object = {}): object => ({
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  message,
  code,
  ...more,
})

/** Answers with `status` and a Status object. */
export const refuse =
  (
    status: number,
    message = `refused with ${status}`,
    headers: Record<string, string> = {},
  ): Fault =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(refusal(status, message)))
  }

export class FakeApiServer {
  readonly directory = mkdtempSync(join(tmpdir(), 'leyline-api-'))
  readonly requests: Request[] = []
  /** By method and path, `POST /x`: what is answered. */
  readonly answers = new Map<string, (body: never) => Answer>()
  /** The only token that is let in, where there is one. */
  token: string | undefined
  /** What becomes of an upgrade to another protocol. */
  onUpgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | undefined
  readonly #collections = new Map<string, Collection>()
  readonly #rules: Rule[] = []
  readonly #tls: { key: Buffer; cert: Buffer }
  #server: Server | undefined
  #port = 0
  #version = 1_000
  readonly #expired = new Set<string>()

  private constructor() {
    const key = join(this.directory, 'key.pem')
    const cert = join(this.directory, 'cert.pem')
    const subject = ['-subj', '/CN=api', '-addext', 'subjectAltName=IP:127.0.0.1']
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
    execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...subject], {
      stdio: 'ignore',
    })
    this.#tls = { key: readFileSync(key), cert: readFileSync(cert) }
  }

  /** Up, and taken down with the test. */
  static async start(t: Test): Promise<FakeApiServer> {
    const made = new FakeApiServer()
    t.teardown(async () => {
      await made.stop()
      rmSync(made.directory, { recursive: true, force: true })
    })
    await made.start()
    return made
  }

  async start(): Promise<void> {
    const server = createServer(this.#tls, (incoming, response) => {
      void this.#answer(incoming, response)
    })
    server.on('upgrade', (request, socket, head) => {
      if (this.onUpgrade === undefined) socket.destroy()
      else this.onUpgrade(request, socket, head)
    })
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (server.address() as AddressInfo).port
    this.#server = server
  }

  /** Nobody listens any more; every connection is cut. */
  async stop(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (server === undefined) return
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    for (const { watchers } of this.#collections.values()) watchers.clear()
  }

  get port(): number {
    return this.#port
  }

  /** A kubeconfig for this server; with `tokenFile`, that file's token, as in a pod. */
  kubeconfig(tokenFile?: string): string {
    const path = join(this.directory, 'kubeconfig')
    const user =
      tokenFile === undefined
        ? { token: 'a-token' }
        : { 'auth-provider': { name: 'tokenFile', config: { tokenFile } } }
    const server = `https://127.0.0.1:${this.#port}`
    const ca = this.#tls.cert.toString('base64')
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { server, 'certificate-authority-data': ca } }],
      users: [{ name: 'u', user }],
      contexts: [{ name: 'test', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'test',
    }
    writeFileSync(path, JSON.stringify(config))
    return path
  }

  /** Talks to this server; closed with the test. */
  client(t: Test, limits: Partial<ApiLimits> = {}, tokenFile?: string): ApiServer {
    const api = apiServerOf({ kubeconfig: this.kubeconfig(tokenFile) }, limits)
    t.teardown(() => api.close())
    return api
  }

  // --- objects ---------------------------------------------------------------------------------

  /** Makes the collection known; those that are not are answered 404. */
  serve(path: string, ...objects: ApiObject[]): void {
    this.#collections.set(path, new Collection())
    for (const object of objects) this.put(path, object)
  }

  put(path: string, object: ApiObject): void {
    const collection = this.#collection(path)
    const key = keyOf(object)
    this.#change(collection, collection.objects.has(key) ? 'MODIFIED' : 'ADDED', object)
  }

  delete(path: string, name: string, namespace = ''): void {
    const collection = this.#collection(path)
    const object = collection.objects.get(`${namespace}/${name}`)
    if (object !== undefined) this.#change(collection, 'DELETED', object)
  }

  /** Changes an object without telling any watch: what a missed event looks like. */
  putSilently(path: string, object: ApiObject): void {
    const version = String(++this.#version)
    const stamped = { ...object, metadata: { ...object.metadata, resourceVersion: version } }
    this.#collection(path).objects.set(keyOf(object), stamped)
  }

  deleteSilently(path: string, name: string, namespace = ''): void {
    this.#collection(path).objects.delete(`${namespace}/${name}`)
  }

  /** Forgets every change so far: watches from before are answered 410. */
  compact(path: string): void {
    this.#collection(path).compacted = this.#version
  }

  /** As after a restore from a backup: versions start anew. */
  renumber(version: number): void {
    this.#version = version
    for (const collection of this.#collections.values()) {
      collection.changes.length = 0
      collection.compacted = 0
    }
  }

  /** Pages begun before this can no longer be continued. */
  expirePages(): void {
    this.#expired.add(String(this.#version))
  }

  bookmark(path: string): void {
    for (const { response } of this.#collection(path).watchers) {
      const metadata = { resourceVersion: String(this.#version) }
      response.write(`${JSON.stringify({ type: 'BOOKMARK', object: { metadata } })}\n`)
    }
  }

  /** Writes raw bytes to every watch of a collection. */
  write(path: string, text: string): void {
    for (const { response } of this.#collection(path).watchers) response.write(text)
  }

  /** Ends every watch of a collection in order. */
  endWatches(path: string): void {
    for (const watcher of this.#collection(path).watchers) watcher.response.end()
  }

  /** Cuts every watch of a collection off. */
  cutWatches(path: string): void {
    for (const watcher of this.#collection(path).watchers) watcher.response.destroy()
  }

  watchers(path: string): number {
    return this.#collection(path).watchers.size
  }

  // --- faults ----------------------------------------------------------------------------------

  /** The next `times` requests that match meet `fault`. */
  fail(matches: (request: Request) => boolean, fault: Fault, times = 1): void {
    this.#rules.push({ matches, fault, left: times })
  }

  /** No more faults. */
  heal(): void {
    this.#rules.length = 0
  }

  asked(matches: (request: Request) => boolean): Request[] {
    return this.requests.filter(matches)
  }

  // --- protocol --------------------------------------------------------------------------------

  #collection(path: string): Collection {
    const found = this.#collections.get(path)
    if (found === undefined) throw new Error(`${path} is not served`)
    return found
  }

  #change(collection: Collection, type: Change['type'], given: ApiObject): void {
    const version = ++this.#version
    const object = {
      ...given,
      metadata: { ...given.metadata, resourceVersion: String(version) },
    }
    if (type === 'DELETED') collection.objects.delete(keyOf(object))
    else collection.objects.set(keyOf(object), object)
    const change = { type, object, version }
    collection.changes.push(change)
    for (const watcher of collection.watchers) send(watcher, change)
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'https://api')
    const chunks: Buffer[] = []
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const request: Request = {
      method: incoming.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      watch: url.searchParams.get('watch') === '1',
      authorization: incoming.headers.authorization,
      body: text === '' ? undefined : JSON.parse(text),
      at: Date.now(),
    }
    this.requests.push(request)
    if (this.token !== undefined && request.authorization !== `Bearer ${this.token}`)
      return void refuse(401, 'Unauthorized')(request, response)
    const rule = this.#rules.find(({ matches, left }) => left > 0 && matches(request))
    if (rule !== undefined) {
      rule.left--
      await rule.fault(request, response)
      return
    }
    await this.serveRequest(request, response)
  }

  /** As a healthy server; a fault may call it, late. */
  async serveRequest(request: Request, response: ServerResponse): Promise<void> {
    const { method, path } = request
    const collection = this.#collections.get(path)
    const answer = this.answers.get(`${method} ${path}`)
    if (answer !== undefined) {
      const { status, body } = answer(request.body as never)
      return json(response, status, body)
    }
    if (method === 'GET' && collection !== undefined) {
      if (request.watch) this.#watch(collection, request, response)
      else this.#list(collection, request, response)
      return
    }
    if (method === 'GET') {
      const at = path.lastIndexOf('/')
      const parent = this.#byName(path.slice(0, at), path.slice(at + 1))
      if (parent !== undefined) return json(response, 200, parent)
    }
    json(response, 404, refusal(404, `${path} not found`))
  }

  /** One object of a collection, also of a namespace's part of it. */
  #byName(collection: string, name: string): ApiObject | undefined {
    const [, before = '', namespace = '', plural = ''] =
      /^(.*)\/namespaces\/([^/]+)\/([^/]+)$/.exec(collection) ?? []
    return (
      this.#collections.get(collection)?.objects.get(`/${name}`) ??
      this.#collections.get(collection)?.objects.get(`${namespace}/${name}`) ??
      this.#collections.get(`${before}/${plural}`)?.objects.get(`${namespace}/${name}`)
    )
  }

  #list(collection: Collection, { query }: Request, response: ServerResponse): void {
    const limit = Number(query.get('limit') ?? Infinity)
    const [version = String(this.#version), offset = '0'] = (query.get('continue') ?? '')
      .split(':')
      .filter((part) => part !== '')
    if (query.has('continue') && this.#expired.has(version))
      return json(response, 410, refusal(410, 'The provided continue parameter is too old'))
    const all = [...collection.objects.values()].filter((object) => isSelected(object, query))
    const end = Number(offset) + limit
    const next = end < all.length ? { continue: `${version}:${end}` } : {}
    json(response, 200, {
      kind: 'List',
      apiVersion: 'v1',
      metadata: { resourceVersion: version, ...next },
      items: all.slice(Number(offset), end),
    })
  }

  #watch(collection: Collection, { query }: Request, response: ServerResponse): void {
    const from = Number(query.get('resourceVersion'))
    if (from < collection.compacted)
      return json(response, 410, refusal(410, `too old resource version: ${from}`))
    // So it is said where the future is asked about.
    if (from > this.#version)
      return json(response, 504, refusal(504, `Too large resource version: ${from}`))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.flushHeaders()
    const watcher = { response, query }
    collection.watchers.add(watcher)
    response.on('close', () => collection.watchers.delete(watcher))
    for (const change of collection.changes) if (change.version > from) send(watcher, change)
  }
}

function send({ response, query }: Watcher, { type, object }: Change): void {
  if (isSelected(object, query)) response.write(`${JSON.stringify({ type, object })}\n`)
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
