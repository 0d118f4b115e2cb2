// The port-forward endpoint of an API server of the test: a real WebSocket of `v4.channel.k8s.io` before a
// real TCP port. It does what a kubelet does, not more: channel 0 carries bytes, channel 1 errors, each
// opened with the number of the port.
import net from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { FakeApiServer } from './apiserver.ts'

/** `target` is where the pod's port really is. The paths that were asked for. */
export function servePortForward(server: FakeApiServer, target: () => number): string[] {
  const asked: string[] = []
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has('v4.channel.k8s.io') ? 'v4.channel.k8s.io' : false),
  })
  server.onUpgrade = (request, socket, head) => {
    const path = request.url ?? ''
    asked.push(path)
    const port = Number(new URL(path, 'https://api').searchParams.get('ports'))
    sockets.handleUpgrade(request, socket, head, (tunnel) => carry(tunnel, port, target()))
  }
  return asked
}

function carry(tunnel: WebSocket, port: number, target: number): void {
  for (const channel of [0, 1]) tunnel.send(Buffer.from([channel, port & 255, port >> 8]))
  const upstream = net.connect(target, '127.0.0.1')
  upstream.on('data', (data: Buffer) => tunnel.send(Buffer.concat([Buffer.of(0), data])))
  upstream.on('error', (error) => {
    tunnel.send(Buffer.concat([Buffer.of(1), Buffer.from(error.message)]))
  })
  upstream.on('close', () => tunnel.close())
  tunnel.on('message', (data: Buffer) => {
    if (data[0] === 0) upstream.write(data.subarray(1))
  })
  tunnel.on('close', () => upstream.destroy())
}
