// The last minute of some counters, in steps: what was counted in each of them.

/** As long as reporters wait between two reports, so that steady traffic looks steady, ms. */
export const stepMs = 2_000
/** The last minute in whole steps, the one that runs, and one more. */
export const steps = 32

/** The step that a time (ms of a clock that never goes back) lies in. */
export function stepOf(ms: number): number {
  return Math.floor(ms / stepMs)
}

export class Ring {
  readonly #width: number
  /** Floats of 32 bits: seven digits are plenty for a rate, and rings are most of the memory. */
  readonly #sums: Float32Array
  #newest = -1

  /** For `width` counters. */
  constructor(width: number) {
    this.#width = width
    this.#sums = new Float32Array(width * steps)
  }

  /** Adds what was counted from one time to another, spread evenly over it. Too old parts are dropped. */
  add(counted: readonly number[], fromMs: number, toMs: number): void {
    const last = stepOf(toMs)
    this.#advance(last)
    const whole = toMs - fromMs
    if (whole <= 0) return this.#addTo(last, counted, 1)
    for (let step = Math.max(stepOf(fromMs), last - steps + 1); step <= last; step++) {
      const from = Math.max(fromMs, step * stepMs)
      const to = Math.min(toMs, (step + 1) * stepMs)
      this.#addTo(step, counted, (to - from) / whole)
    }
  }

  /** What was counted in the steps from `from` up to, and without, `to`. */
  sum(from: number, to: number): number[] {
    const sums = Array.from({ length: this.#width }, () => 0)
    const oldest = Math.max(from, this.#newest - steps + 1)
    for (let step = oldest; step < to && step <= this.#newest; step++) {
      for (let i = 0; i < this.#width; i++) {
        sums[i] = (sums[i] ?? 0) + (this.#sums[this.#slot(step) + i] ?? 0)
      }
    }
    return sums
  }

  #slot(step: number): number {
    return (step % steps) * this.#width
  }

  #addTo(step: number, counted: readonly number[], share: number): void {
    const slot = this.#slot(step)
    for (let i = 0; i < this.#width; i++) {
      this.#sums[slot + i] = (this.#sums[slot + i] ?? 0) + (counted[i] ?? 0) * share
    }
  }

  /** Empties the slots that become another step's. */
  #advance(step: number): void {
    if (step <= this.#newest) return
    for (let each = Math.max(this.#newest + 1, step - steps + 1); each <= step; each++) {
      const slot = this.#slot(each)
      this.#sums.fill(0, slot, slot + this.#width)
    }
    this.#newest = step
  }
}
