// Requests to a Kubernetes API server, by path: the client library finds the server and proves who we
// are, this sends and reads. Objects are validated by whoever reads them (kinds.ts).
import http, { type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import https from 'node:https'
import { type Access, inClusterAccess } from './access.ts'

export interface ApiLimits {
  /** Silence after which a request is given up, ms. */
  readonly requestSilenceMs: number
  /** Silence after which a watch counts as dead, ms. */
  readonly watchSilenceMs: number
}

/** An answer takes milliseconds, ten seconds under load; servers send a watch bookmarks about once a minute. */
const defaultLimits: ApiLimits = { requestSilenceMs: 15_000, watchSilenceMs: 150_000 }
/** An object is 1.5 MiB at most in etcd, a page of 500 rarely more than a few MiB, bytes. */
const maxEventBytes = 16 * 1024 * 1024
/** What is read of a refusal, bytes: a Status object is a few hundred. */
const maxRefusalBytes = 65_536

/** The server said no. */
export class ApiError extends Error {
  /** HTTP status, or that of the Status object of a watch. */
  readonly status: number
  /** How long the server wants to be left alone, ms, where it says so. */
  readonly retryAfterMs: number | undefined
  /** What the server gave as reasons, in its own words: `AlreadyExists`, `NamespaceTerminating`. */
  readonly reasons: readonly string[]

  constructor(
    status: number,
    message: string,
    more: { retryAfterMs?: number | undefined; reasons?: readonly string[] } = {},
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.retryAfterMs = more.retryAfterMs
    this.reasons = more.reasons ?? []
  }
}

export type ApiMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export interface WatchEvent {
  readonly type: string
  readonly object: unknown
}

interface Ask {
  readonly method: ApiMethod
  readonly path: string
  readonly body?: Buffer
  readonly contentType?: string
  readonly signal?: AbortSignal
}

export class ApiServer {
  readonly #load: () => Access
  readonly #limits: ApiLimits
  readonly #agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  }
  readonly #open = new Set<ClientRequest>()
  #access: Access
  #closed = false

  /** `load` is asked again when the server no longer knows us. Throws what it throws. */
  constructor(load: () => Access, limits: Partial<ApiLimits> = {}) {
    this.#load = load
    this.#access = load()
    this.#limits = { ...defaultLimits, ...limits }
  }

  /** The server of the cluster this process runs in, as its service account. Throws `bad_config` outside of one. */
  static inCluster(): ApiServer {
    return new ApiServer(inClusterAccess)
  }

  get url(): string {
    return this.#access.server
  }

  /** Whether {@link close} was called: nothing can be asked any more. */
  get closed(): boolean {
    return this.#closed
  }

  /** The parsed answer. Rejects with an {@link ApiError}, or with the connection's own error. */
  async request(
    method: ApiMethod,
    path: string,
    options: { body?: unknown; contentType?: string; signal?: AbortSignal } = {},
  ): Promise<unknown> {
    const { body, ...more } = options
    const bytes = body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }
    const response = await this.#send({ method, path, ...bytes, ...more })
    const status = response.statusCode ?? 0
    if (status < 200 || status >= 300) throw await refusalOf(response)
    const text = (await read(response)).toString('utf8')
    if (text === '') return undefined
    try {
      return JSON.parse(text)
    } catch (cause) {
      throw new Error(`the answer to ${method} ${path} is no JSON`, { cause })
    }
  }

  /**
   * Calls `onEvent` with each event of a watch. Resolves when the server ends it; rejects when it refuses,
   * breaks off, says nothing for too long or sends what is no event, and with what `onEvent` throws.
   */
  async watch(
    path: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const response = await this.#send({ method: 'GET', path, signal })
    if (response.statusCode !== 200) throw await refusalOf(response)
    response.socket.setTimeout(this.#limits.watchSilenceMs)
    for await (const line of linesOf(response)) onEvent(parseEvent(line))
  }

  /** What a connection of another protocol needs to reach `path` as who we are: a WebSocket (exec.ts). */
  async credentials(path: string): Promise<{ url: URL; options: https.RequestOptions }> {
    const options: https.RequestOptions = {}
    await this.#access.apply(options)
    // An agent other than ours is of use only where it goes through a proxy.
    if (!this.#access.proxied) delete options.agent
    return { url: this.#urlOf(path), options }
  }

  /** Ends every request under way, and refuses all that come. */
  close(): void {
    this.#closed = true
    for (const request of this.#open) request.destroy(closedError())
    for (const agent of Object.values(this.#agents)) agent.destroy()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  async #send(ask: Ask): Promise<IncomingMessage> {
    const response = await this.#sendOnce(ask)
    if (response.statusCode !== 401) return response
    // What proves who we are may be remembered for a while, and have been replaced meanwhile.
    try {
      this.#access = this.#load()
    } catch {
      return response
    }
    response.resume()
    return this.#sendOnce(ask)
  }

  async #sendOnce({ method, path, body, contentType, signal }: Ask): Promise<IncomingMessage> {
    const { url, options } = await this.credentials(path)
    if (this.#closed) throw closedError()
    const scheme = url.protocol === 'http:' ? 'http:' : 'https:'
    options.agent ??= this.#agents[scheme]
    options.method = method
    options.timeout = this.#limits.requestSilenceMs
    if (signal !== undefined) options.signal = signal
    options.headers = {
      ...(options.headers as OutgoingHttpHeaders | undefined),
      accept: 'application/json',
      ...(body === undefined
        ? {}
        : { 'content-type': contentType ?? 'application/json', 'content-length': body.length }),
    }
    return new Promise((resolve, reject) => {
      const request = (scheme === 'http:' ? http : https).request(url, options, resolve)
      this.#open.add(request)
      request.on('close', () => this.#open.delete(request))
      request.on('timeout', () =>
        request.destroy(new Error(`no word from ${url.host} for too long`)),
      )
      request.on('error', reject)
      request.end(body)
    })
  }

  /** Servers behind a gateway have a path of their own. */
  #urlOf(path: string): URL {
    const server = new URL(this.url)
    return new URL(server.pathname.replace(/\/$/, '') + path, server)
  }
}

function closedError(): Error {
  return new Error('the connection to the API server was closed')
}

async function read(response: IncomingMessage, limit = Infinity): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > limit) break
  }
  return Buffer.concat(chunks)
}

/** What a server says that does not do what it was asked for. */
export async function refusalOf(response: IncomingMessage): Promise<ApiError> {
  const { statusCode: status = 0, headers } = response
  const text = (await read(response, maxRefusalBytes)).toString('utf8')
  const { message = `the API server answers ${status}`, reasons } = readStatus(text)
  return new ApiError(status, message, { retryAfterMs: secondsOf(headers['retry-after']), reasons })
}

/** Retry-After in seconds, which is how API servers write it; as ms. */
function secondsOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) * 1000 : undefined
}

/** Message and reasons of a Status object; nothing of what something in front of the server sends. */
function readStatus(text: string): { message?: string; reasons: readonly string[] } {
  try {
    const { message, reason, details } = JSON.parse(text) as {
      message?: unknown
      reason?: unknown
      details?: { causes?: { reason?: unknown }[] }
    }
    const given = [reason, ...(details?.causes ?? []).map((cause) => cause.reason)]
    const reasons = given.filter((each) => typeof each === 'string')
    return typeof message === 'string' ? { message, reasons } : { reasons }
  } catch {
    return { reasons: [] }
  }
}

/** Throws when the stream breaks off, also in the middle of a line. */
async function* linesOf(response: IncomingMessage): AsyncGenerator<string> {
  let begun: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...begun, chunk.subarray(from, end)])
      begun = []
      size = 0
      from = end + 1
      if (line.length > 0) yield line.toString('utf8')
    }
    if (from === chunk.length) continue
    begun.push(chunk.subarray(from))
    size += chunk.length - from
    if (size > maxEventBytes) throw new Error(`an event of more than ${maxEventBytes} bytes`)
  }
  if (size > 0) throw new Error('the watch broke off in the middle of an event')
}

function parseEvent(line: string): WatchEvent {
  let event: Partial<WatchEvent> | null
  try {
    event = JSON.parse(line) as Partial<WatchEvent> | null
  } catch (cause) {
    throw new Error('a watch event is no JSON', { cause })
  }
  const { type, object } = event ?? {}
  if (typeof type !== 'string' || typeof object !== 'object' || object === null)
    throw new Error('a watch event has no type or no object')
  return { type, object }
}
