// Chance that repeats: a seeded generator (mulberry32) for property tests and fuzzing, so that a
// failure seen once is seen again. `LEYLINE_SEED` picks another seed; tests print the one they use.

export interface Random {
  readonly seed: number
  /** 0 ≤ n < below */
  below(below: number): number
  /** True once in `n` times. */
  oneIn(n: number): boolean
  pick<T>(from: readonly T[]): T
  /** Up to `max` of them, made by `make`. */
  list<T>(max: number, make: () => T): T[]
  bytes(length: number): Uint8Array
}

export function random(defaultSeed: number): Random {
  const seed = Number(process.env.LEYLINE_SEED ?? defaultSeed)
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => Math.floor((next() / 0x1_0000_0000) * limit)
  return {
    seed,
    below,
    oneIn: (n) => below(n) === 0,
    pick: (from) => from[below(from.length)]!,
    list: (max, make) => Array.from({ length: below(max + 1) }, make),
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  }
}

/** Whole, cut short, with a bit turned, with bytes put in: what a broken or hostile peer sends. */
export function mutate(chance: Random, bytes: Uint8Array): Uint8Array {
  switch (chance.below(4)) {
    case 0:
      return bytes.slice(0, chance.below(bytes.length))
    case 1: {
      const turned = Uint8Array.from(bytes)
      for (let n = 1 + chance.below(4); n > 0 && turned.length > 0; n--) {
        const at = chance.below(turned.length)
        turned[at] = turned[at]! ^ (1 << chance.below(8))
      }
      return turned
    }
    case 2: {
      const at = chance.below(bytes.length + 1)
      const more = chance.bytes(1 + chance.below(8))
      return Uint8Array.from([...bytes.slice(0, at), ...more, ...bytes.slice(at)])
    }
    default:
      return chance.bytes(chance.below(200))
  }
}
