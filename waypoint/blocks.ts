// Lines to a descriptor in blocks, in the background: many lines a write, and a reader that is slow, or has
// stopped, costs lines and never a request.
import { write } from 'node:fs'
import type { DestinationStream } from 'pino'
import { sleep } from '../mesh/process/lifetime.ts'

/** A write costs as much as fifty lines; a block holds about a hundred, bytes. */
const blockBytes = 65_536
/** A line waits for others this long at most, ms. */
const flushMs = 1_000
/** Blocks that wait for a slow reader: 4 MiB. What comes then is dropped and counted. */
const maxWaiting = 64
/** A pipe that is full is tried again after this, ms. */
const retryMs = 20
/** The last lines are given up after this, ms. */
const lastMs = 1_000

export class BlockWriter implements DestinationStream, AsyncDisposable {
  readonly #fd: number
  readonly #timer: NodeJS.Timeout
  #block = Buffer.allocUnsafeSlow(blockBytes)
  #used = 0
  #waiting: Buffer[] = []
  #writing = false
  #lines = 0
  /** Lines that nobody will read. */
  dropped = 0

  constructor(fd: number) {
    this.#fd = fd
    this.#timer = setInterval(() => this.#flush(), flushMs)
    this.#timer.unref()
  }

  write(line: string): void {
    // In UTF-8 a UTF-16 unit becomes three bytes at most.
    const most = line.length * 3
    if (this.#used + most > blockBytes) this.#flush()
    this.#lines++
    if (most > blockBytes) return this.#add(Buffer.from(line))
    this.#used += this.#block.write(line, this.#used)
  }

  #flush(): void {
    if (this.#used === 0) return
    this.#add(this.#block.subarray(0, this.#used))
    this.#block = Buffer.allocUnsafeSlow(blockBytes)
    this.#used = 0
  }

  #add(bytes: Buffer): void {
    if (this.#waiting.length < maxWaiting) this.#waiting.push(bytes)
    else this.dropped += this.#lines
    this.#lines = 0
    if (!this.#writing) this.#next()
  }

  #next(): void {
    const bytes = this.#waiting[0]
    this.#writing = bytes !== undefined
    if (bytes === undefined) return
    write(this.#fd, bytes, (error, written) => {
      if (error?.code === 'EAGAIN') return void setTimeout(() => this.#next(), retryMs).unref()
      const rest = bytes.subarray(written)
      // With nobody at the other end there is nobody to tell.
      if (error !== null || rest.length === 0) this.#waiting.shift()
      else this.#waiting[0] = rest
      this.#next()
    })
  }

  /** Writes what is left; a reader that has stopped is waited for a second. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    this.#flush()
    const deadline = Date.now() + lastMs
    while (this.#waiting.length > 0 && Date.now() < deadline) await sleep(1)
  }
}
