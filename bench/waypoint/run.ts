// A waypoint against Envoy and HAProxy: requests per second, latency, and the CPU that 10,000 requests
// cost, in one run, in rounds that go through all of them in turn. `make bench-waypoint`; `--short` for
// two minutes, `--profile` for where our own time goes. Results as JSON and Markdown in bench/results.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { cpus, homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { ports } from '../../mesh/constants.ts'
import { serviceKey } from '../../mesh/model.ts'
import { adminRequest } from '../../mesh/process/admin.ts'
import { client, server } from '../../test/helpers/hbone.ts'
import { workload } from '../../test/helpers/model.ts'
import { waitFor } from '../../test/helpers/wait.ts'
import {
  authorityOf,
  backend,
  FakeControl,
  loopback,
  rule,
  served,
  shopService,
  waypointIdentity,
} from '../../test/helpers/waypoint.ts'
import { writeEnvoy, writeHaproxy } from './peers.ts'
import { type Profile, summarize } from './profile.ts'
import { type Load, type LoadResult, writeCredentials } from './setup.ts'

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean' },
    profile: { type: 'boolean' },
    /** Of one proxy, or one version of HTTP, alone. */
    only: { type: 'string' },
    http: { type: 'string' },
  },
})
const plan = options.short
  ? { rounds: 3, warmupMs: 500, measureMs: 2_000 }
  : { rounds: 7, warmupMs: 1_000, measureMs: 4_000 }
/** The proxies run here one at a time, everything else beside it. */
const proxyCpu = '0'
const otherCpu = cpus().length > 1 ? '1' : '0'
/** Jiffies of /proc/PID/stat, per second. */
const ticks = 100

const control = await FakeControl.start()
const { directory } = control
for (const [name, identity] of Object.entries({ client, server, waypoint: waypointIdentity })) {
  writeCredentials(directory, name, control.root.issue(identity))
}
const children: ChildProcess[] = []
function start(command: string, args: string[], log: string): ChildProcess {
  const out = openSync(join(directory, log), 'w')
  const child = spawn('taskset', ['-c', proxyCpu, command, ...args], {
    stdio: ['ignore', out, out],
  })
  children.push(child)
  return child
}
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as net.AddressInfo
  probe.close()
  return port
}

// --- the endpoint and the three proxies ---------------------------------------------------------

const endpointAddress = loopback()
const endpointPort = await freePort()
const endpoint = fork(
  join(import.meta.dirname, 'endpoint.ts'),
  [directory, endpointAddress, String(endpointPort)],
  { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
)
children.push(endpoint)
spawn('taskset', ['-apc', otherCpu, String(endpoint.pid)], { stdio: 'ignore' })
await once(endpoint, 'message')

const api = shopService('api', '10.96.0.1')
const [one, two] = [shopService('one', '10.96.0.2'), shopService('two', '10.96.0.3')]
for (const service of [api, one, two]) control.service(service)
control.workload(
  workload('api', {
    addresses: [endpointAddress],
    services: new Map(
      [api, one, two].map((s) => [serviceKey(s), [{ servicePort: 80, targetPort: 8080 }]]),
    ),
  }),
)
const rules = [
  rule({ name: 'exact', match: { path: { exact: '/exact' } }, backends: [backend(one)] }),
  rule({
    name: 'header',
    match: { path: { prefix: '/' }, headers: [{ name: 'x-user', regex: 'b.*' }] },
    backends: [backend(two)],
  }),
  rule({
    name: 'split',
    match: { path: { prefix: '/api' } },
    backends: [backend(one, { weight: 80 }), backend(two, { weight: 20 })],
  }),
]
control.waypoint({ services: [served(api, { protocol: 'http', rules })] })
const waypointAddress = loopback()
const adminSocket = join(directory, 'admin.sock')
writeFileSync(
  join(directory, 'waypoint.yaml'),
  stringify({
    namespace: 'shop',
    name: 'waypoint',
    serviceAccount: 'waypoint',
    control: {
      address: `unix:${control.socket}`,
      rootCertificateFile: join(directory, 'root.pem'),
      tokenFile: join(directory, 'token'),
    },
    listen: { address: waypointAddress },
    adminSocket,
  }),
)
const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${directory}`] : []
const waypoint = start(
  process.execPath,
  [...profiling, 'waypoint/main.ts', '--config', join(directory, 'waypoint.yaml')],
  'waypoint.log',
)
await waitFor(async () => {
  const status = await adminRequest(adminSocket, '/status').catch(() => undefined)
  return (status as { ready?: boolean } | undefined)?.ready ? true : undefined
}, 20_000)

interface Peer {
  readonly name: string
  readonly pid: number
  readonly load: Pick<Load, 'via' | 'address' | 'port' | 'authority'>
}
const authority = authorityOf(api)
const peers: Peer[] = [
  {
    name: 'leyline',
    pid: waypoint.pid!,
    load: { via: 'hbone', address: waypointAddress, port: ports.hbone, authority },
  },
]
async function addPeer(
  name: string,
  command: string,
  args: (port: number) => string[],
): Promise<void> {
  const port = await freePort()
  const child = start(command, args(port), `${name}.log`)
  await waitFor(async () => {
    const socket = net.connect(port, '127.0.0.1')
    const up = await Promise.race([
      once(socket, 'connect').then(() => true as const),
      once(socket, 'close').then(() => undefined),
    ]).catch(() => undefined)
    socket.destroy()
    return up
  }, 10_000)
  peers.push({ name, pid: child.pid!, load: { via: 'tls', address: '127.0.0.1', port, authority } })
}
const wanted = (name: string): boolean => options.only === undefined || options.only === name
const envoy = join(homedir(), '.cache/leyline/envoy/bin/envoy')
if (!wanted('envoy')) process.stdout.write('without envoy\n')
else if (existsSync(envoy)) {
  const quiet = ['--concurrency', '1', '--log-level', 'error', '--disable-hot-restart']
  await addPeer('envoy', envoyBinary(), (port) => [
    '-c',
    writeEnvoy(directory, port, endpointPort),
    ...quiet,
  ])
} else process.stdout.write('envoy is not there: left out\n')
if (!wanted('haproxy')) process.stdout.write('without haproxy\n')
else if (existsSync('/usr/sbin/haproxy')) {
  await addPeer('haproxy', '/usr/sbin/haproxy', (port) => [
    '-f',
    writeHaproxy(directory, port, endpointPort),
  ])
} else process.stdout.write('haproxy is not there: left out\n')

/** The package's command is a script around the program. */
function envoyBinary(): string {
  const lib = join(homedir(), '.cache/leyline/envoy/lib')
  for (const version of readDirectory(lib)) {
    const path = join(lib, version, 'site-packages/envoy/_bin/envoy')
    if (existsSync(path)) return path
  }
  return envoy
}
function readDirectory(path: string): string[] {
  return existsSync(path) ? (process.getBuiltinModule('node:fs').readdirSync(path) as string[]) : []
}

// --- rounds ---------------------------------------------------------------------------------------

/** CPU seconds of a process with all of its threads so far. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticks
}

interface Sample {
  readonly rps: number
  readonly p50: number
  readonly p99: number
  /** Of the proxy. */
  readonly cpuPer10k: number
  /** Share of its core that the proxy had use for. */
  readonly busy: number
  readonly failed: number
}

async function measure(peer: Peer, scenario: Scenario): Promise<Sample> {
  const load: Load = {
    directory,
    ...peer.load,
    ...scenario.load,
    warmupMs: plan.warmupMs,
    measureMs: plan.measureMs,
  }
  const child = fork(join(import.meta.dirname, 'load.ts'), [JSON.stringify(load)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  spawn('taskset', ['-apc', otherCpu, String(child.pid)], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('the load ended early'))),
  ])
  const before = cpuOf(peer.pid)
  const [result] = (await once(child, 'message')) as [LoadResult]
  const cpu = cpuOf(peer.pid) - before
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

interface Scenario {
  readonly name: string
  readonly load: Pick<Load, 'http' | 'connections' | 'streams'>
}
const scenarios: Scenario[] = [
  { name: 'HTTP/1.1, 32 connections', load: { http: 1, connections: 32, streams: 1 } },
  { name: 'HTTP/2, 4 connections of 8 streams', load: { http: 2, connections: 4, streams: 8 } },
]

const samples = new Map<string, Sample[]>()
const keyOf = (scenario: Scenario, peer: Peer): string => `${scenario.name}|${peer.name}`
// The first round warms up what compiles itself while it runs, and is not counted.
for (let round = -1; round < plan.rounds; round++) {
  for (const scenario of scenarios) {
    if (options.http !== undefined && Number(options.http) !== scenario.load.http) continue
    // Another order in each round, so that none always follows the same one.
    const turn = peers.map((_, i) => peers[(i + round + 1) % peers.length]!)
    for (const peer of turn) {
      const sample = await measure(peer, scenario)
      if (round >= 0)
        samples.set(keyOf(scenario, peer), [...(samples.get(keyOf(scenario, peer)) ?? []), sample])
      process.stdout.write(
        `  ${round + 1}/${plan.rounds} ${scenario.name.padEnd(36)} ${peer.name.padEnd(8)} ${sample.rps.toFixed(0).padStart(6)}/s  p50 ${sample.p50.toFixed(2)} p99 ${sample.p99.toFixed(2)} ms  ${sample.cpuPer10k.toFixed(3)} CPU-s/10k  busy ${(sample.busy * 100).toFixed(0)} %${sample.failed > 0 ? `  ${sample.failed} FAILED` : ''}\n`,
      )
    }
  }
}

// --- what came out --------------------------------------------------------------------------------

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
const pickMedian = (list: readonly Sample[], field: keyof Sample): number =>
  median(list.map((s) => s[field]))

const rows = scenarios.flatMap((scenario) => {
  const reference = samples.get(`${scenario.name}|envoy`)
  return peers.map((peer) => {
    const list = samples.get(keyOf(scenario, peer)) ?? []
    // Ratios within a round: what disturbed it disturbed both.
    const against = (field: 'rps' | 'cpuPer10k'): number | undefined =>
      reference && median(list.map((sample, i) => sample[field] / reference[i]![field]))
    return {
      scenario: scenario.name,
      proxy: peer.name,
      rps: Math.round(pickMedian(list, 'rps')),
      p50: Number(pickMedian(list, 'p50').toFixed(2)),
      p99: Number(pickMedian(list, 'p99').toFixed(2)),
      cpuPer10k: Number(pickMedian(list, 'cpuPer10k').toFixed(3)),
      busy: Number(pickMedian(list, 'busy').toFixed(2)),
      rpsPerCore: Math.round(10_000 / pickMedian(list, 'cpuPer10k')),
      rpsToEnvoy: against('rps'),
      cpuToEnvoy: against('cpuPer10k'),
      failed: list.reduce((sum, { failed }) => sum + failed, 0),
    }
  })
})
let profile: Profile | undefined
waypoint.kill('SIGTERM')
await once(waypoint, 'exit')
if (options.profile) profile = summarize(directory)
for (const child of children) child.kill('SIGKILL')
if (!process.env.KEEP) await control[Symbol.asyncDispose]()

const ratio = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(2))
const table = [
  '| scenario | proxy | requests/s | p50 ms | p99 ms | CPU-s / 10k | busy | to Envoy: requests/s | to Envoy: per CPU |',
  '|---|---|---|---|---|---|---|---|---|',
  ...rows.map(
    (row) =>
      `| ${row.scenario} | ${row.proxy} | ${row.rps} | ${row.p50} | ${row.p99} | ${row.cpuPer10k} | ${(row.busy * 100).toFixed(0)} % | ${ratio(row.rpsToEnvoy)} | ${ratio(row.cpuToEnvoy && 1 / row.cpuToEnvoy)} |`,
  ),
].join('\n')
const results = join(import.meta.dirname, '../results')
mkdirSync(results, { recursive: true })
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
const text = `# Waypoint bench

${new Date().toISOString().slice(0, 10)}, ${machine}, ${plan.rounds} rounds of ${plan.measureMs / 1_000} s, medians; ratios are medians of same-round ratios.

${table}

The proxy has CPU ${proxyCpu} to itself, client and server share CPU ${otherCpu}; \`busy\` is the share of its core that
the proxy used: below 90 % something else was the limit of the requests per second, and the CPU per request is the
figure to compare ("to Envoy: per CPU" is requests per CPU second against Envoy's, above 1 is better). All have mutual TLS
1.3 on both sides, the same routes, an access line per request, one thread. Envoy and HAProxy are asked over plain TLS
connections, one per client connection; ours over HBONE, all client connections as streams of one TLS connection, as an agent
brings them: fewer records and system calls per request, and HTTP/2 framing around each. Towards the server likewise.
${profile === undefined ? '' : `\n## Where our time goes\n\n${profile.markdown}\n`}`
const suffix = options.short ? '-short' : ''
writeFileSync(
  join(results, `waypoint${suffix}.json`),
  `${JSON.stringify({ machine, plan, rows, profile: profile?.shares }, null, 2)}\n`,
)
writeFileSync(join(results, `waypoint${suffix}.md`), text)
process.stdout.write(`\n${text}\n`)
process.exit(rows.some(({ failed }) => failed > 0) ? 1 : 0)
