// Health and metrics over plain HTTP, for a kubelet's probes and for Prometheus: three paths, read only,
// nothing about anybody. Everything else is on the admin socket.
import { createServer, type Server } from 'node:http'
import { MeshError } from '../errors.ts'

export class HealthServer implements AsyncDisposable {
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  /**
   * Serves `/healthz`, `/ready` (503 with the reason while `notReady` gives one) and `/metrics` on
   * `host:port`. Throws `bad_config` when it cannot listen there.
   */
  static listen(options: {
    address: string
    notReady: () => string | undefined
    metrics: () => Promise<string>
  }): Promise<HealthServer> {
    const { address, notReady, metrics } = options
    const [, host = '', port = ''] = /^\[?([^\]]*)\]?:(\d+)$/.exec(address) ?? []
    const server = createServer((request, response) => {
      const answer = (status: number, text: string): void => {
        response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4' })
        response.end(text)
      }
      const path = request.url ?? ''
      switch (path) {
        case '/healthz':
          return answer(200, 'ok\n')
        case '/ready': {
          const why = notReady()
          return why === undefined ? answer(200, 'ready\n') : answer(503, `not ready: ${why}\n`)
        }
        case '/metrics':
          metrics().then(
            (text) => answer(200, text),
            () => answer(500, 'metrics cannot be read\n'),
          )
          return
        default:
          return answer(404, 'known paths: /healthz /metrics /ready\n')
      }
    })
    return new Promise((resolve, reject) => {
      server.once('error', (cause) =>
        reject(
          new MeshError('bad_config', `health.address: cannot listen on ${address}`, { cause }),
        ),
      )
      server.listen({ host, port: Number(port) }, () => resolve(new HealthServer(server)))
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
