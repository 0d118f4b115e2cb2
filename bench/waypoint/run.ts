// A waypoint against Envoy and HAProxy: requests per second, latency, and the CPU that 10,000 requests
// cost, in one run, in rounds that go through all of them in turn. `make bench-waypoint`, or by hand with
// `--short` (under two minutes), `--only NAME`, `--http 1|2`. Results in bench/results.
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { summarize } from './profile.ts'
import { Bench, type Proxy } from './proxies.ts'
import { markdown, rowOf, type Sample } from './report.ts'
import type { Load, LoadResult } from './setup.ts'

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean' },
    only: { type: 'string' },
    http: { type: 'string' },
  },
})
const plan = options.short
  ? { rounds: 3, warmupMs: 500, measureMs: 2_000 }
  : { rounds: 7, warmupMs: 1_000, measureMs: 4_000 }
/** Jiffies of /proc/PID/stat, per second: USER_HZ. */
const ticks = 100

interface Scenario {
  readonly name: string
  readonly load: Pick<Load, 'http' | 'connections' | 'streams'>
}
const scenarios: readonly Scenario[] = [
  { name: 'HTTP/1.1, 32 connections', load: { http: 1, connections: 32, streams: 1 } },
  { name: 'HTTP/2, 4 connections of 8', load: { http: 2, connections: 4, streams: 8 } },
].filter(
  ({ load }) => options.http === undefined || Number(options.http) === load.http,
) as Scenario[]

await using bench = await Bench.open({ proxy: '0', other: cpus().length > 1 ? '1' : '0' })
const proxies: Proxy[] = []
if (options.only === undefined || options.only === 'leyline')
  proxies.push(await bench.waypoint('leyline'))
for (const name of ['envoy', 'haproxy'] as const) {
  if (options.only !== undefined && options.only !== name) continue
  const peer = await bench.peer(name)
  if (peer === undefined) process.stdout.write(`${name} is not installed: left out\n`)
  else proxies.push(peer)
}

const samples = new Map<string, Sample[]>()
const samplesOf = (scenario: Scenario, { name }: Proxy): Sample[] => {
  const key = `${scenario.name}|${name}`
  const list = samples.get(key) ?? []
  samples.set(key, list)
  return list
}
// The first round warms up what compiles itself while it runs, and is not counted.
for (let round = 0; round <= plan.rounds; round++) {
  for (const scenario of scenarios) {
    // Another order in each round, so that none always follows the same one.
    for (const at of proxies.keys()) {
      const proxy = proxies[(at + round) % proxies.length]!
      const sample = await measure(proxy, scenario)
      if (round > 0) samplesOf(scenario, proxy).push(sample)
      tell(`${round}/${plan.rounds}`, scenario, proxy, sample)
    }
  }
}
const rows = scenarios.flatMap((scenario) => {
  const envoy = samples.get(`${scenario.name}|envoy`)
  return proxies.map((proxy) => rowOf(scenario.name, proxy.name, samplesOf(scenario, proxy), envoy))
})

const profiled = await bench.waypoint('profiled', [
  '--cpu-prof',
  `--cpu-prof-dir=${bench.directory}`,
])
// The first of two is for the compiler.
for (const scenario of [...scenarios, ...scenarios]) await measure(profiled, scenario)
profiled.process.kill('SIGTERM')
await once(profiled.process, 'exit')

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
const profile = summarize(bench.directory)
const text = markdown(rows, {
  machine,
  rounds: plan.rounds,
  seconds: plan.measureMs / 1_000,
  profile,
})
const results = join(import.meta.dirname, '../results')
const file = join(results, options.short || options.only ? 'waypoint-short' : 'waypoint')
mkdirSync(results, { recursive: true })
const json = { machine, plan, rows, profile: profile.shares }
writeFileSync(`${file}.json`, `${JSON.stringify(json, null, 2)}\n`)
writeFileSync(`${file}.md`, text)
process.stdout.write(`\n${text}\n`)
process.exitCode = rows.some(({ failed }) => failed > 0) ? 1 : 0

/** CPU seconds of a process with all of its threads so far. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticks
}

async function measure(proxy: Proxy, scenario: Scenario): Promise<Sample> {
  const { warmupMs, measureMs } = plan
  const load: Load = {
    directory: bench.directory,
    ...proxy.load,
    ...scenario.load,
    warmupMs,
    measureMs,
  }
  const child = bench.fork('load.ts', [JSON.stringify(load)])
  const ended = once(child, 'exit')
  const early = ended.then(() => Promise.reject(new Error(`no load on ${proxy.name}`)))
  await Promise.race([once(child, 'message'), early])
  const before = cpuOf(proxy.pid)
  const [result] = (await Promise.race([once(child, 'message'), early])) as [LoadResult]
  const cpu = cpuOf(proxy.pid) - before
  // It has ended as it should: nobody is waiting for `early` any more.
  early.catch(() => {})
  await ended
  return {
    rps: (result.requests / result.ms) * 1_000,
    p50: result.p50,
    p99: result.p99,
    cpuPer10k: (cpu / result.requests) * 10_000,
    busy: cpu / (result.ms / 1_000),
    failed: result.failed,
  }
}

function tell(round: string, scenario: Scenario, proxy: Proxy, sample: Sample): void {
  const rps = sample.rps.toFixed(0).padStart(6)
  const latency = `p50 ${sample.p50?.toFixed(2)} p99 ${sample.p99?.toFixed(2)} ms`
  const cpu = `${sample.cpuPer10k.toFixed(3)} CPU-s/10k, busy ${(sample.busy * 100).toFixed(0)} %`
  const failed = sample.failed > 0 ? `, ${sample.failed} FAILED` : ''
  const what = `${scenario.name.padEnd(28)} ${proxy.name.padEnd(8)}`
  process.stdout.write(`  ${round} ${what} ${rps}/s  ${latency}  ${cpu}${failed}\n`)
}
