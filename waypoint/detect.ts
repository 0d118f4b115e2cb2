// What a client speaks inside its tunnel, by its first bytes or their absence. The bytes looked at go
// back into the stream.
import { METHODS } from 'node:http'
import type { Tunnel } from '../mesh/hbone/tunnel.ts'

export type Spoken = 'http1' | 'http2' | 'tcp'

/** RFC 9113 §3.4 */
const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
const methods = METHODS.map((method) => Buffer.from(`${method} `))

/**
 * How long a client may be silent until it is taken for one that waits for the server to speak first
 * (SMTP, MySQL), ms. Every such connection is delayed by this much, so it is short; a client that speaks
 * first has mostly done so before its tunnel stands, since its connect() returned before that. Nothing but
 * labels hangs on a wrong guess: where there are rules, silence is never taken for TCP.
 */
export const silenceMs = 100

/** What the first bytes say; undefined: they could still become either. */
export function judge(bytes: Buffer): Spoken | undefined {
  if (begins(bytes, preface)) return bytes.length >= preface.length ? 'http2' : undefined
  for (const method of methods) {
    if (begins(bytes, method)) return bytes.length >= method.length ? 'http1' : undefined
  }
  return 'tcp'
}

/** Whether one of the two is the beginning of the other. */
function begins(bytes: Buffer, text: Buffer): boolean {
  const length = Math.min(bytes.length, text.length)
  return bytes.compare(text, 0, length, 0, length) === 0
}

/**
 * Waits for the first bytes; `limitMs` of silence, or the client's end, make it TCP. Without a limit it
 * waits for as long as the client stays. Resolves to undefined when the client has gone.
 */
export function detect(tunnel: Tunnel, limitMs: number | undefined): Promise<Spoken | undefined> {
  return new Promise((resolve) => {
    const seen: Buffer[] = []
    let settled = false
    const settle = (spoken: Spoken | undefined): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      tunnel.off('readable', look).off('end', ended).off('close', gone)
      if (seen.length > 0) tunnel.unshift(Buffer.concat(seen))
      resolve(spoken)
    }
    const look = (): void => {
      const before = seen.length
      for (let chunk = read(tunnel); chunk !== undefined; chunk = read(tunnel)) seen.push(chunk)
      if (seen.length === 0) return
      // Readable, and nothing to read: the end, which comes as an event when it is too late to unread.
      const spoken = seen.length === before ? 'tcp' : judge(Buffer.concat(seen))
      if (spoken !== undefined) settle(spoken)
    }
    const ended = (): void => settle('tcp')
    const gone = (): void => settle(undefined)
    // Whatever came while this process was busy is looked at before the silence counts.
    const silent = (): void => void setImmediate(() => settle('tcp'))
    const timer = limitMs === undefined ? undefined : setTimeout(silent, limitMs)
    tunnel.on('readable', look).once('end', ended).once('close', gone)
    look()
  })
}

function read(tunnel: Tunnel): Buffer | undefined {
  return (tunnel.read() as Buffer | null) ?? undefined
}
