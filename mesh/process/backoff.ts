// Exponential back-off with full jitter above the floor. Used wherever a peer is asked again.

export class Backoff {
  readonly #minMs: number
  readonly #maxMs: number
  #attempt = 0

  constructor(options: { minMs: number; maxMs: number }) {
    this.#minMs = options.minMs
    this.#maxMs = options.maxMs
  }

  /** The next wait in ms: doubles from minMs to maxMs, each with up to a quarter of jitter taken off. */
  next(): number {
    const base = Math.min(this.#maxMs, this.#minMs * 2 ** Math.min(this.#attempt++, 30))
    return Math.round(base * (1 - Math.random() / 4))
  }

  reset(): void {
    this.#attempt = 0
  }
}
