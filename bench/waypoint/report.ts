// What the rounds of the bench come to: medians, ratios within rounds, Markdown.
import type { Profile } from './profile.ts'

export interface Sample {
  readonly rps: number
  /** ms */
  readonly p50: number
  readonly p99: number
  /** CPU seconds of the proxy for 10,000 requests. */
  readonly cpuPer10k: number
  /** Share of its core that the proxy used. */
  readonly busy: number
  readonly failed: number
}

export interface Row extends Sample {
  readonly scenario: string
  readonly proxy: string
  /** Median of the ratios within rounds; undefined: there was no Envoy. */
  readonly rpsToEnvoy: number | undefined
  /** Requests per CPU second, to Envoy's: above 1 is better than Envoy. */
  readonly perCpuToEnvoy: number | undefined
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** `envoy`: the samples of the same rounds, in the same order. */
export function rowOf(
  scenario: string,
  proxy: string,
  samples: readonly Sample[],
  envoy: readonly Sample[] | undefined,
): Row {
  const of = (field: keyof Sample, digits: number): number =>
    Number(median(samples.map((sample) => sample[field])).toFixed(digits))
  const ratio = (compare: (sample: Sample, reference: Sample) => number): number | undefined =>
    envoy && Number(median(samples.map((s, i) => compare(s, envoy[i] ?? s))).toFixed(2))
  return {
    scenario,
    proxy,
    rps: of('rps', 0),
    p50: of('p50', 2),
    p99: of('p99', 2),
    cpuPer10k: of('cpuPer10k', 3),
    busy: of('busy', 2),
    failed: samples.reduce((sum, { failed }) => sum + failed, 0),
    rpsToEnvoy: ratio((sample, reference) => sample.rps / reference.rps),
    perCpuToEnvoy: ratio((sample, reference) => reference.cpuPer10k / sample.cpuPer10k),
  }
}

export function markdown(
  rows: readonly Row[],
  facts: { machine: string; rounds: number; seconds: number; profile: Profile },
): string {
  const cell = (value: number | undefined): string => (value === undefined ? '–' : String(value))
  const lines = rows.map(
    (row) =>
      `| ${row.scenario} | ${row.proxy} | ${row.rps} | ${row.p50} | ${row.p99} | ${row.cpuPer10k} | ${Math.round(row.busy * 100)} % | ${cell(row.rpsToEnvoy)} | ${cell(row.perCpuToEnvoy)} |`,
  )
  return `# Waypoint bench

${new Date().toISOString().slice(0, 10)}, ${facts.machine}, ${facts.rounds} rounds of ${facts.seconds} s each, medians; ratios are
medians of the ratios within a round.

| scenario | proxy | requests/s | p50 ms | p99 ms | CPU-s per 10k | busy | requests/s to Envoy | requests per CPU-s to Envoy |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}

The proxies are pinned to one CPU and measured one at a time, client and server to the other. \`busy\` is the share of that CPU
that the proxy got and used: well below 100 % the limit of the requests per second was elsewhere, and what a request costs in
CPU is the figure to compare. All have mutual TLS 1.3 on both sides, three routes of which the third is taken (split 80:20), an
access line per request in JSON (HAProxy: its own format), kept connections, one thread. Envoy and HAProxy are asked over
one TLS connection per client connection. The waypoint is asked as agents ask it, over HBONE: all client connections are
streams of one TLS connection, which means fewer records and system calls per request and HTTP/2 framing around each.
It goes the same way on the server's side. The machine is shared with other work: only ratios mean anything.

## Where our time goes

A separate run of the same load under \`--cpu-prof\`; self time, idle time left out.

${facts.profile.markdown}
`
}
