// A port of a pod, through the API server: what `kubectl port-forward` does, one WebSocket for each
// connection, in Kubernetes' channel protocol (k8s.io/kubelet/pkg/cri/streaming/portforward): the first
// byte of a message says whose it is, and each channel begins with the number of the port.
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { type ApiServer, refusalOf } from './client.ts'
import { openWebSocket } from './websocket.ts'

const subprotocol = 'v4.channel.k8s.io'
const channels = { data: 0, error: 1 } as const
/** A little-endian number before everything else on a channel, bytes. */
const portBytes = 2
/** More than this on its way to the API server, and nothing is read until it is less, bytes. */
const maxWaiting = 1024 * 1024
/** A kubelet sends what it read at once, 32 KiB, bytes. */
const maxMessageBytes = 16 * 1024 * 1024

export interface PodPort {
  readonly namespace: string
  readonly pod: string
  readonly port: number
}

/**
 * Carries one connection to the pod's port, to its end. Rejects with an {@link ApiError} when the server
 * refuses, and with the kubelet's words when nobody answers at the port.
 */
export async function forwardToPod(
  api: ApiServer,
  { namespace, pod, port }: PodPort,
  socket: Socket,
): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/pods/${pod}/portforward?ports=${port}`
  const tunnel = await openWebSocket(api, path, [subprotocol], maxMessageBytes)
  try {
    await new Promise<void>((resolve, reject) => {
      tunnel.once('unexpected-response', (_, response) => {
        refusalOf(response).then(reject, reject)
      })
      tunnel.once('error', reject)
      const said = fromPod(tunnel, socket)
      tunnel.once('open', () => toPod(socket, tunnel))
      tunnel.once('close', () => {
        socket.end()
        if (said.error === '') resolve()
        else reject(new Error(said.error.trim()))
      })
    })
  } finally {
    // An error may still come of it, and is nobody's any more.
    tunnel.on('error', () => {})
    tunnel.terminate()
  }
}

/** What the kubelet says instead of bytes, once it has. */
function fromPod(tunnel: WebSocket, socket: Socket): { error: string } {
  const begun = new Set<number>()
  const said = { error: '' }
  tunnel.on('message', (message: Buffer) => {
    const channel = message[0] ?? channels.error
    const bytes = message.subarray(begun.has(channel) ? 1 : 1 + portBytes)
    begun.add(channel)
    if (channel === channels.error) said.error += bytes.toString('utf8')
    if (channel !== channels.data || bytes.length === 0 || socket.write(bytes)) return
    tunnel.pause()
    socket.once('drain', () => tunnel.resume())
  })
  return said
}

function toPod(socket: Socket, tunnel: WebSocket): void {
  socket.on('data', (bytes: Buffer) => {
    tunnel.send(Buffer.concat([Buffer.of(channels.data), bytes]), () => {
      if (tunnel.bufferedAmount <= maxWaiting) socket.resume()
    })
    if (tunnel.bufferedAmount > maxWaiting) socket.pause()
  })
  // Neither side can be half closed through it: what ends, ends.
  const end = (): void => {
    // Nobody reads any more.
    tunnel.resume()
    tunnel.close()
  }
  if (socket.destroyed) end()
  socket.once('end', end)
  socket.once('close', end)
}
