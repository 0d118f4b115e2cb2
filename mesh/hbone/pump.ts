// Copies between an application's socket and a tunnel (or another socket) until both directions
// are over. Half-close, resets and back-pressure pass through; no byte is inspected or kept.
import { constants, type Http2Stream } from 'node:http2'
import type net from 'node:net'
import type { CloseReason } from '../errors.ts'
import type { Tunnel } from './tunnel.ts'

export type { Tunnel } from './tunnel.ts'

type End = net.Socket | Tunnel

export interface PumpResult {
  /** Bytes from downstream to upstream. */
  readonly sent: number
  readonly received: number
  readonly reason: CloseReason
}

/**
 * Runs until the connection has ended one way or the other; never rejects. `downstream` is the
 * client's side. `onBytes(sent, received)` is called with increments.
 */
export function pump(options: {
  downstream: End
  upstream: End
  onBytes?: (sent: number, received: number) => void
}): Promise<PumpResult> {
  const { downstream, upstream, onBytes } = options
  return new Promise((resolve) => {
    let sent = 0
    let received = 0
    let open = 2
    let done = false
    const finish = (reason: CloseReason): void => {
      if (done) return
      done = true
      resolve({ sent, received, reason })
    }
    // Asked for now: a stream that is destroyed no longer knows its session.
    const sessions = new Map([downstream, upstream].map((end) => [end, sessionOf(end)]))
    const lost = (end: End): boolean => sessions.get(end)?.destroyed === true
    // The other side must learn that this was no orderly end, even if it had ended its own half.
    const broken = (at: End, other: End, reset: CloseReason): void => {
      if (done) return
      finish(lost(at) ? 'tunnel_failed' : reset)
      cut(other)
    }
    const direction = (from: End, to: End, count: (bytes: number) => void): void => {
      copy(from, to, count, () => {
        open--
        if (open === 0) finish('closed')
      })
    }
    watch(downstream, () => broken(downstream, upstream, 'source_reset'))
    watch(upstream, () => broken(upstream, downstream, 'destination_reset'))
    direction(downstream, upstream, (bytes) => {
      sent += bytes
      onBytes?.(bytes, 0)
    })
    direction(upstream, downstream, (bytes) => {
      received += bytes
      onBytes?.(0, bytes)
    })
  })
}

/** Calls `ended` once everything that `from` had has been written to `to`, and its end too. */
function copy(from: End, to: End, count: (bytes: number) => void, ended: () => void): void {
  // It may have ended before it came here, and does not say so again.
  if (from.readableEnded) return void to.end(ended)
  from.on('data', (chunk: Buffer) => {
    count(chunk.length)
    if (!to.write(chunk)) from.pause()
  })
  to.on('drain', () => from.resume())
  from.once('end', () => {
    to.end(ended)
  })
  from.resume()
}

/** Calls `broken` when a side is over before both of its directions were. */
function watch(end: End, broken: () => void): void {
  // The error itself is told by the 'close' that follows; unheard it would be fatal.
  end.on('error', () => {})
  const closed = (): void => {
    // A stream that its peer has reset passes for one that has ended, but for its code.
    const reset = 'rstCode' in end && end.rstCode !== constants.NGHTTP2_NO_ERROR
    if (reset || !end.readableEnded || !end.writableFinished) broken()
  }
  if (end.destroyed) setImmediate(closed)
  else end.once('close', closed)
}

/** Ends one side so that its peer sees a reset; does nothing when it has ended already. */
export function cut(end: End): void {
  if (end.destroyed) return
  if ('reset' in end) return end.reset()
  // A FIN that is on its way cannot be taken back: libuv refuses the reset, and node:net would then
  // neither close the socket nor forget it.
  if (end.writableEnded && !end.writableFinished && end.writableLength === 0)
    return void end.destroy()
  end.resetAndDestroy()
}

function sessionOf(end: End): { destroyed: boolean } | undefined {
  return (end as Partial<Pick<Http2Stream, 'session'>>).session
}
