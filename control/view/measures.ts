// Rates, shares and percentiles out of rings: the few formulas that every view uses.
import type { Requests } from '../../dashboard/api.ts'
import { latencyBoundsMs, telemetryIntervalMs } from '../../mesh/telemetry.ts'
import { bucketCount, http, httpWidth } from '../telemetry/reading.ts'
import { type Ring, stepMs, stepOf } from '../telemetry/ring.ts'

/** Long enough that a few connections are a rate, short enough that people see their effect, in steps. */
const rateSteps = 5
const minuteSteps = 30

export interface Window {
  readonly from: number
  readonly to: number
}

/** The last 10 s that all reporters have told of by now, and the last minute. */
export function windowsAt(now: number): { rate: Window; minute: Window } {
  const settled = stepOf(now - telemetryIntervalMs)
  return {
    rate: { from: settled - rateSteps, to: settled },
    minute: { from: settled - minuteSteps, to: stepOf(now) + 1 },
  }
}

/** Per second. */
export function rateOf(sum: number | undefined): number {
  return (sum ?? 0) / ((rateSteps * stepMs) / 1_000)
}

export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(1, part / whole) : null
}

/** The counters of several rings together. */
export function sumOf(rings: Iterable<Ring>, width: number, { from, to }: Window): number[] {
  const sums = Array.from({ length: width }, () => 0)
  for (const ring of rings) {
    for (const [i, value] of ring.sum(from, to).entries()) sums[i] = (sums[i] ?? 0) + value
  }
  return sums
}

export function requestsOf(rings: readonly Ring[], now: number): Requests {
  const { rate, minute } = windowsAt(now)
  const last = sumOf(rings, httpWidth, minute)
  const buckets = last.slice(http.buckets)
  return {
    rate: rateOf(sumOf(rings, httpWidth, rate)[http.count]),
    errorShare: shareOf(last[http.serverErrors] ?? 0, last[http.count] ?? 0),
    p50: quantile(buckets, 0.5),
    p90: quantile(buckets, 0.9),
    p99: quantile(buckets, 0.99),
  }
}

/**
 * In ms, linear within its bucket, as Prometheus' histogram_quantile; above the last bound that
 * bound. Null when the buckets are empty.
 */
export function quantile(buckets: readonly number[], q: number): number | null {
  const total = buckets.reduce((sum, value) => sum + value, 0)
  if (total <= 0) return null
  let before = 0
  for (let i = 0; i < bucketCount; i++) {
    const here = buckets[i] ?? 0
    if (here > 0 && before + here >= q * total) {
      const low = latencyBoundsMs[i - 1] ?? 0
      const high = latencyBoundsMs[i] ?? low
      return low + ((high - low) * (q * total - before)) / here
    }
    before += here
  }
  return latencyBoundsMs.at(-1) ?? null
}

/** Per second in each step of the last minute, the oldest first. */
export function historyOf(
  rings: readonly Ring[],
  width: number,
  pick: (sums: readonly number[]) => number,
  now: number,
): number[] {
  const { to } = windowsAt(now).rate
  return Array.from({ length: minuteSteps }, (_, i) => {
    const from = to - minuteSteps + i
    return pick(sumOf(rings, width, { from, to: from + 1 })) / (stepMs / 1_000)
  })
}
