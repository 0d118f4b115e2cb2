// Both ends of checked traffic, run as a program inside a pod: `serve PORT`, or
// `call HOST PORT JSON` which prints one JSON line. Every byte is part of a SHA-256, so that loss,
// repetition and mix-ups all show.
import { createCipheriv, createHash } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import { pathToFileURL } from 'node:url'

export interface Call {
  /** upload: client sends and ends, server answers the digest. download: server sends and ends, client answers. */
  readonly mode: 'upload' | 'download' | 'reset' | 'stall' | 'hold'
  readonly size: number
  /** stall: how long the server does not read, ms. */
  readonly waitMs?: number
  /** That many at once. */
  readonly parallel?: number
}

export interface CallResult {
  readonly ok: number
  readonly failed: number
  readonly errors: string[]
  readonly ms: number
  /** Bytes the client had handed over when the server began to read. */
  readonly acceptedWhileStalled?: number
}

/** Deterministic random bytes: nobody has to keep them to check them. */
function* bytesOf(size: number, seed: number): Generator<Buffer> {
  const key = createHash('sha256').update(String(seed)).digest()
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  const zeros = Buffer.alloc(65_536)
  for (let left = size; left > 0; left -= zeros.length) {
    yield cipher.update(zeros.subarray(0, Math.min(left, zeros.length)))
  }
}

async function send(socket: net.Socket, size: number, seed: number): Promise<string> {
  const hash = createHash('sha256')
  for (const chunk of bytesOf(size, seed)) {
    hash.update(chunk)
    if (!socket.write(chunk)) await once(socket, 'drain')
  }
  return hash.digest('hex')
}

function serve(port: number): void {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    socket.once('readable', () => void answer(socket))
  })
  server.listen({ port, host: '::', backlog: 1024 }, () => process.stdout.write('listening\n'))
}

/** The first 64 bytes are the order, as JSON. */
async function answer(socket: net.Socket): Promise<void> {
  let head: Buffer | null = null
  while ((head = socket.read(64) as Buffer | null) === null) await once(socket, 'readable')
  const order = JSON.parse(head.toString()) as {
    mode: Call['mode']
    size: number
    seed: number
    waitMs: number
  }
  switch (order.mode) {
    case 'reset':
      socket.resetAndDestroy()
      return
    case 'hold':
      socket.resume()
      return
    case 'download': {
      const digest = await send(socket, order.size, order.seed)
      socket.end()
      const [said] = await collect(socket)
      if (said.toString() !== digest) process.stdout.write('digest differs\n')
      return
    }
    case 'stall':
    case 'upload': {
      if (order.mode === 'stall') await new Promise((resolve) => setTimeout(resolve, order.waitMs))
      const hash = createHash('sha256')
      for await (const chunk of halfOpen(socket)) hash.update(chunk)
      socket.end(hash.digest('hex'))
    }
  }
}

async function collect(socket: net.Socket): Promise<[Buffer]> {
  const chunks: Buffer[] = []
  for await (const chunk of halfOpen(socket)) chunks.push(chunk)
  return [Buffer.concat(chunks)]
}

async function callOnce(host: string, port: number, call: Call, seed: number): Promise<number> {
  const socket = net.connect({ host, port, allowHalfOpen: true })
  await once(socket, 'connect')
  let failure: Error | undefined
  socket.on('error', (error) => {
    failure = error
  })
  const { mode, size, waitMs = 0 } = call
  socket.write(JSON.stringify({ mode, size, seed, waitMs }).padEnd(64))
  let accepted = 0
  if (mode === 'reset' || mode === 'hold') {
    await once(socket, 'close')
    throw failure ?? new Error('closed in order')
  }
  if (mode === 'download') {
    const hash = createHash('sha256')
    let got = 0
    for await (const chunk of halfOpen(socket)) {
      hash.update(chunk)
      got += chunk.length
    }
    if (got !== size) throw new Error(`got ${got} of ${size} bytes`)
    socket.end(hash.digest('hex'))
    const expected = createHash('sha256')
    for (const chunk of bytesOf(size, seed)) expected.update(chunk)
    return accepted
  }
  const timer = setTimeout(() => {
    accepted = socket.bytesWritten - socket.writableLength
  }, waitMs * 0.9)
  const digest = await send(socket, size, seed)
  socket.end()
  const [said] = await collect(socket)
  clearTimeout(timer)
  if (said.toString() !== digest) throw new Error(`digest differs (${said.length} bytes)`)
  return accepted
}

/** A socket's data; unlike a plain `for await` this leaves the socket open for writing at the end. */
function halfOpen(socket: net.Socket): AsyncIterable<Buffer> {
  return socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
}

async function callAll(host: string, port: number, call: Call): Promise<CallResult> {
  const started = Date.now()
  const outcomes = await Promise.allSettled(
    Array.from({ length: call.parallel ?? 1 }, (_, seed) => callOnce(host, port, call, seed)),
  )
  const errors = outcomes.flatMap((o) =>
    o.status === 'rejected' ? [String((o.reason as NodeJS.ErrnoException).code ?? o.reason)] : [],
  )
  const accepted = outcomes.map((o) => (o.status === 'fulfilled' ? o.value : 0))
  return {
    ok: outcomes.length - errors.length,
    failed: errors.length,
    errors: [...new Set(errors)],
    ms: Date.now() - started,
    acceptedWhileStalled: Math.max(...accepted),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , what, a = '', b = '', c = '{}'] = process.argv
  if (what === 'serve') serve(Number(a))
  else {
    const result = await callAll(a, Number(b), JSON.parse(c) as Call)
    process.stdout.write(`${JSON.stringify(result)}\n`)
    process.exit(0)
  }
}
