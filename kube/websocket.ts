// A WebSocket to a path of an API server, as who we are; what goes over it is exec.ts's and forward.ts's.
import { WebSocket } from 'ws'
import type { ApiServer } from './client.ts'

/** Until the API server and the kubelet have made the connection, ms. */
const openMs = 10_000

/** Listen before anything else: it may fail, or be answered otherwise, in the next moment. */
export async function openWebSocket(
  api: ApiServer,
  path: string,
  subprotocols: readonly string[],
  maxMessageBytes: number,
): Promise<WebSocket> {
  const { url, options } = await api.credentials(path)
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:'
  return new WebSocket(url, [...subprotocols], {
    ...(options as object),
    handshakeTimeout: openMs,
    perMessageDeflate: false,
    maxPayload: maxMessageBytes,
  })
}
