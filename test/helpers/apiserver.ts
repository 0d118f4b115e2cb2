// As much of an API server as a port-forward needs: pods to find, and the WebSocket protocol
// `v4.channel.k8s.io` before a real TCP port. It does what a kubelet does, not more: channel 0 carries
// bytes, channel 1 errors, each opened with the number of the port.
import { createServer, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import net, { type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Test } from 'tap'

interface WebSocket {
  send(data: Buffer): void
  close(): void
  on(event: 'message', listener: (data: Buffer) => void): void
  on(event: 'close', listener: () => void): void
}
interface Upgrader {
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    done: (socket: WebSocket) => void,
  ): void
}
/** The client library's own dependency; it comes without types. */
const { WebSocketServer } = createRequire(import.meta.url)('ws') as {
  WebSocketServer: new (options: {
    noServer: true
    handleProtocols: (offered: Set<string>) => string
  }) => Upgrader
}
const protocol = 'v4.channel.k8s.io'

export interface FakeApi {
  readonly url: string
  /** Paths and queries that were asked for. */
  readonly asked: string[]
  /** `ready` pods answer; `targetPort` is where their port really is. */
  pods: { name: string; ready: boolean }[]
  targetPort: number
}

export async function apiServer(t: Test): Promise<FakeApi> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(podList(api.pods)))
  })
  const upgrader = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has(protocol) ? protocol : ''),
  })
  server.on('upgrade', (request, socket, head) => {
    asked.push(request.url ?? '')
    upgrader.handleUpgrade(request, socket, head, (tunnel) =>
      carry(tunnel, request, api.targetPort),
    )
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const api: FakeApi = { url: `http://127.0.0.1:${port}`, asked, pods: [], targetPort: 0 }
  return api
}

function podList(pods: FakeApi['pods']): object {
  const items = pods.map(({ name, ready }) => ({
    metadata: { name },
    status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  }))
  return { apiVersion: 'v1', kind: 'PodList', metadata: {}, items }
}

function carry(tunnel: WebSocket, request: IncomingMessage, target: number): void {
  const port = Number(new URL(request.url ?? '', 'http://api').searchParams.get('ports'))
  for (const channel of [0, 1]) tunnel.send(Buffer.from([channel, port & 255, port >> 8]))
  const upstream = net.connect(target, '127.0.0.1')
  upstream.on('data', (data) => tunnel.send(Buffer.concat([Buffer.from([0]), Buffer.from(data)])))
  upstream.on('error', (error) => {
    tunnel.send(Buffer.concat([Buffer.from([1]), Buffer.from(error.message)]))
  })
  upstream.on('close', () => tunnel.close())
  tunnel.on('message', (data) => {
    if (data[0] === 0) upstream.write(data.subarray(1))
  })
  tunnel.on('close', () => upstream.destroy())
}
