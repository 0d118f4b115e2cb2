// What both ends of HBONE share: the numbers of the protocol, and a stream that can be reset.
import { constants as tlsConstants } from 'node:crypto'
import type { Http2Session, Http2Stream, Settings } from 'node:http2'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Credentials } from '../certificate.ts'

/** One application connection inside a tunnel session. `reset` tells the peer that it was cut, not ended. */
export type Tunnel = Duplex & { reset(): void }

const kib = 1024
const mib = 1024 * kib

/** Istio ambient's numbers (ztunnel): both ends use them, so that one stream fills a fast path. */
export const windows = { stream: 4 * mib, connection: 16 * mib, frame: 1 * mib } as const

/**
 * node:http2 counts what a session buffers and cuts it off at 10 MB by default; our windows allow
 * one connection window of data plus headers, so the limit must be above that. MB.
 */
const maxSessionMemory = 64
/** Handshakes and connects that take longer have failed, ms. */
export const handshakeTimeoutMs = 10_000
/** A session is asked for a sign of life this often, and given up after that long, ms (Envoy's and ztunnel's). */
const pingIntervalMs = 10_000
const pingTimeoutMs = 20_000

export function sessionOptions(role: 'client' | 'server') {
  const settings: Settings = {
    initialWindowSize: windows.stream,
    maxFrameSize: windows.frame,
    maxHeaderListSize: (role === 'server' ? 64 : 16) * kib,
    ...(role === 'server' ? { maxConcurrentStreams: 200 } : { enablePush: false }),
  }
  return { settings, maxSessionMemory }
}

/** TLS 1.3 only, HTTP/2 only, no resumption of any kind: a resumed session would skip revocation. */
export function tlsOptions(credentials: Credentials) {
  return {
    key: credentials.keyPem,
    cert: credentials.certificatePem,
    ca: credentials.rootsPem,
    minVersion: 'TLSv1.3' as const,
    ALPNProtocols: ['h2'],
    ciphers: 'TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256',
    secureOptions: tlsConstants.SSL_OP_NO_TICKET,
  }
}

/**
 * The stream with a reset that leaves at once, whatever is still queued: RST_STREAM(INTERNAL_ERROR).
 * Not close(CANCEL): node:http2 first sends END_STREAM then, which the peer's application would take
 * for an orderly end; and a CANCEL from within one of the session's own events is lost altogether.
 */
export function asTunnel(stream: Http2Stream): Tunnel {
  // The error goes no further: whoever resets a tunnel knows why, and the pump is told by 'close'.
  stream.on('error', () => {})
  keepStrings(stream)
  return Object.assign(stream, {
    reset: () => {
      stream.destroy(new Error('reset'))
    },
  })
}

/**
 * Guards against node:http2 (seen in 26.10): when the last chunk of a gathered write is empty, that
 * write counts as done before its other chunks are sent, and the memory of those that were strings is
 * freed under them: the peer would read whatever lies there. node:http ends a message of known length
 * with just such a chunk. Without empty chunks nothing is ever early.
 */
function keepStrings(stream: Http2Stream): void {
  const writev = stream._writev?.bind(stream)
  if (writev === undefined) return
  stream._writev = (chunks, callback) => {
    if (chunks.every(({ chunk }) => (chunk as string | Buffer).length > 0)) {
      return writev(chunks, callback)
    }
    const filled = chunks.filter(({ chunk }) => (chunk as string | Buffer).length > 0)
    if (filled.length === 0) process.nextTick(callback)
    else writev(filled, callback)
  }
}

/**
 * A tunnel connection has no half-open state, whatever its socket was made for: a peer that died
 * without a goodbye (FIN, no close_notify) must not look like an idle session.
 */
export function endWithPeer(socket: Socket): void {
  socket.allowHalfOpen = false
  socket.once('end', () => socket.destroy())
}

/** setTimeout's largest delay, ms (2^31-1). */
const maxTimerMs = 0x7fffffff

/**
 * Keeps a session over `socket` honest: the connection window is widened, pings detect a dead peer,
 * and at `notAfter` (ms epoch) the session takes no more streams. The timers end with the session.
 * `everyMs` is how often the peer is asked.
 */
export function tend(
  session: Http2Session,
  socket: Socket,
  notAfter: number,
  everyMs = pingIntervalMs,
): void {
  if (session.destroyed) return
  session.setLocalWindowSize(windows.connection)
  let lastAnswer = Date.now()
  const ping = setInterval(() => {
    // A closed session that is destroyed waits for its last bytes to leave before it says `close`:
    // with a peer that is gone, a pod that was deleted, for as long as TCP tries to send them.
    if (session.destroyed) return void socket.destroy()
    if (Date.now() - lastAnswer > pingTimeoutMs) return session.destroy()
    // Fails only when the session is going away, which ends the timer too.
    session.ping((error) => {
      if (error === null) lastAnswer = Date.now()
    })
  }, everyMs)
  const left = Math.min(maxTimerMs, Math.max(0, notAfter - Date.now()))
  const expiry = setTimeout(() => session.close(), left)
  ping.unref()
  expiry.unref()
  session.once('close', () => {
    clearInterval(ping)
    clearTimeout(expiry)
  })
}
