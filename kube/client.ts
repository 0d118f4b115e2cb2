// Requests to a Kubernetes API server, by path: the client library finds the server and proves who we
// are, this sends and reads. Objects are validated by whoever reads them (kinds.ts).
import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import { createInterface } from 'node:readline'
import { KubeConfig } from '@kubernetes/client-node'
import { describeError, MeshError } from '../mesh/errors.ts'

/** An answer takes milliseconds; a server that takes longer than this is away, ms. */
const requestTimeoutMs = 15_000
/** A watch without a word for this long is dead: servers send bookmarks about once a minute, ms. */
const watchSilenceMs = 150_000

/** The server said no. */
export class ApiError extends Error {
  /** HTTP status, or that of the Status object of a watch. */
  readonly status: number
  /** What the server gave as reasons, in its own words: `AlreadyExists`, `NamespaceTerminating`. */
  readonly reasons: readonly string[]

  constructor(status: number, message: string, reasons: readonly string[] = []) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.reasons = reasons
  }
}

export type ApiMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export class ApiServer {
  readonly #config: KubeConfig
  readonly #agent = new https.Agent({ keepAlive: true })

  private constructor(config: KubeConfig) {
    this.#config = config
  }

  /** The server of the cluster this process runs in, as its service account. Throws `bad_config` outside of one. */
  static inCluster(): ApiServer {
    const config = new KubeConfig()
    try {
      config.loadFromCluster()
    } catch (cause) {
      throw new MeshError(
        'bad_config',
        'this process does not run in a pod with a service account',
        { cause },
      )
    }
    return new ApiServer(config)
  }

  /**
   * The server that kubectl would speak to: `kubeconfig` or $KUBECONFIG or ~/.kube/config, or in a pod
   * the pod's own. Throws `bad_config` naming the file or context that is wrong.
   */
  static fromKubeconfig(options: { kubeconfig?: string; context?: string }): ApiServer {
    const config = new KubeConfig()
    try {
      if (options.kubeconfig === undefined) config.loadFromDefault()
      else config.loadFromFile(options.kubeconfig)
    } catch (cause) {
      const file = options.kubeconfig ?? process.env.KUBECONFIG ?? '~/.kube/config'
      throw noCluster(`kubeconfig ${file} cannot be used: ${describeError(cause)}`)
    }
    const { context } = options
    if (context !== undefined) {
      if (config.getContextObject(context) === null) {
        const known = config.getContexts().map(({ name }) => name)
        throw new MeshError(
          'bad_config',
          `the kubeconfig has no context ${context}, only ${known.join(', ')}`,
        )
      }
      config.setCurrentContext(context)
    }
    // Without any file the library falls back to plain HTTP on this machine, which no cluster serves.
    if (!config.getCurrentCluster()?.server.startsWith('https:'))
      throw noCluster('no kubeconfig names a server at https')
    return new ApiServer(config)
  }

  get url(): string {
    return this.#config.getCurrentCluster()?.server ?? ''
  }

  /** The parsed answer. Rejects with an {@link ApiError}, or with the connection's own error. */
  async request(
    method: ApiMethod,
    path: string,
    options: { body?: unknown; contentType?: string } = {},
  ): Promise<unknown> {
    const body = options.body === undefined ? undefined : Buffer.from(JSON.stringify(options.body))
    const response = await this.#send(method, path, requestTimeoutMs, body, options.contentType)
    const chunks: Buffer[] = []
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    const status = response.statusCode ?? 0
    if (status >= 200 && status < 300) return text === '' ? undefined : JSON.parse(text)
    throw refusal(status, text)
  }

  /** Calls `onEvent` with each event of a watch; resolves when the server ends it, rejects when it fails. */
  async watch(
    path: string,
    onEvent: (event: { type: string; object: unknown }) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const response = await this.#send('GET', path, watchSilenceMs, undefined, undefined, signal)
    if (response.statusCode !== 200) {
      response.resume()
      const status = response.statusCode ?? 0
      throw new ApiError(status, `the API server answers ${status} to a watch`)
    }
    const lines = createInterface({ input: response, crlfDelay: Infinity })
    for await (const line of lines) {
      if (line !== '') onEvent(JSON.parse(line) as { type: string; object: unknown })
    }
  }

  async #send(
    method: ApiMethod,
    path: string,
    timeoutMs: number,
    body?: Buffer,
    contentType = 'application/json',
    signal?: AbortSignal,
  ): Promise<IncomingMessage> {
    // Servers behind a gateway have a path of their own in front.
    const url = new URL(`${this.url.replace(/\/$/, '')}${path}`)
    const options: https.RequestOptions = {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined
          ? {}
          : { 'content-type': contentType, 'content-length': body.length }),
      },
      timeout: timeoutMs,
      ...(signal === undefined ? {} : { signal }),
    }
    // Tokens of pods are rotated: read again for every request.
    await this.#config.applyToHTTPSOptions(options)
    if (this.#config.getCurrentCluster()?.proxyUrl === undefined) options.agent = this.#agent
    return new Promise((resolve, reject) => {
      const request = https.request(url, options, resolve)
      request.on('timeout', () =>
        request.destroy(new Error(`no word from ${url.host} for ${timeoutMs} ms`)),
      )
      request.on('error', reject)
      request.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

function noCluster(message: string): MeshError {
  const hint = 'name one with --kubeconfig, or set KUBECONFIG'
  return new MeshError('bad_config', message, { hint })
}

/** From the Status object of an answer, if it is one. */
function refusal(status: number, text: string): ApiError {
  try {
    const { message, reason, details } = JSON.parse(text) as {
      message?: unknown
      reason?: string
      details?: { causes?: { reason?: string }[] }
    }
    const reasons = [reason, ...(details?.causes ?? []).map((cause) => cause.reason)]
    if (typeof message === 'string')
      return new ApiError(
        status,
        message,
        reasons.flatMap((r) => r ?? []),
      )
  } catch {
    // Not from the API server itself, but from something in front of it.
  }
  return new ApiError(status, `the API server answers ${status}`)
}
