// The second act of `make demo`, about requests: a waypoint for one service account, a canary, a header that
// chooses a version, the trace of one request, and what the dashboard knows of it all.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { randomBytes } from 'node:crypto'
import type { LocalMesh } from './mesh.ts'
import { type LocalPod, type Topology, write } from './topology.ts'

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const leyline = file('../../cli/leyline')
const serviceIp = '10.96.0.7'
const servicePort = 80
const collectorPort = 4318
/** Requests of one count; of so many, three standard deviations are some 30. */
const many = 1_000

/** What is said to whoever watches. */
export interface Tell {
  step(letter: string, title: string): void
  check(ok: boolean, what: string): void
  show(...lines: string[]): void
  until(done: () => boolean | Promise<boolean>): Promise<boolean>
}

export interface Scene {
  readonly topology: Topology
  readonly mesh: LocalMesh
  readonly work: string
  readonly web: LocalPod
  readonly api1: LocalPod
  readonly api2: LocalPod
  readonly appPort: number
  /** Ends with the demo. */
  readonly defer: (end: () => void) => void
}

export async function requests(tell: Tell, scene: Scene): Promise<void> {
  const spans = join(scene.work, 'spans')
  await startCollector(scene, spans)
  await waypoint(tell, scene)
  await canary(tell, scene)
  await header(tell, scene)
  await traced(tell, scene, spans)
  await dashboard(tell, scene)
  scene.mesh.run('waypoint', 'delete', 'api-waypoint', '--namespace', 'shop')
}

async function startCollector({ topology, defer }: Scene, spans: string): Promise<void> {
  const command = [process.execPath, file('collector.ts'), String(collectorPort), spans]
  const collector = topology.nodes.a.spawn(command, { stdio: ['ignore', 'pipe', 'inherit'] })
  defer(() => collector.kill())
  await new Promise((resolve) => collector.stdout?.once('data', resolve))
}

async function waypoint(tell: Tell, { mesh, topology, work, web }: Scene): Promise<void> {
  tell.step('j', 'a waypoint for one service account: requests to api pass through it')
  const spans = ['--otlp-endpoint', `http://127.0.0.1:${collectorPort}/v1/traces`]
  mesh.run('waypoint', 'apply', '--namespace', 'shop', '--service-account', 'api', ...spans)
  tell.check(
    await tell.until(async () => {
      const { stdout } = await curl(web, '/through')
      return stdout.includes('says [') && !stdout.includes(`says [${web.ip4}]`)
    }),
    'api sees the waypoint as its client, not web',
  )
  const capture = await topology.nodes.a.capture(join(work, 'waypoint.pcap'))
  for (let i = 0; i < 6; i++) await curl(web, '/secret-request')
  await capture.stop()
  tell.check(
    !capture.contains('secret-request'),
    'no text crosses the link: mutual TLS on both sides',
  )
  const out = mesh
    .accessLines('node-a')
    .findLast((line) => line['dst.identity']?.endsWith('/sa/api-waypoint'))
  tell.check(
    out?.['src.identity']?.endsWith('/sa/web') === true,
    'the agent of web proves web to the waypoint, and the waypoint proves itself',
  )
  // Lines are written in blocks.
  await tell.until(() => waypointLines(mesh).some((text) => text.includes('/secret-request')))
  const line = waypointLines(mesh).findLast((text) => text.includes('/secret-request'))
  tell.check(
    line?.includes('/sa/web') === true,
    'the waypoint wrote the request down, with its client',
  )
  tell.show(line ?? '')
}

async function canary(tell: Tell, { mesh, web, api1, api2, appPort }: Scene): Promise<void> {
  tell.step('k', 'a canary: an HTTPRoute sends a tenth of the requests to version 2, then half')
  write(mesh.manifests, 'versions', [
    ...version('api-v1', '10.96.0.11', api1, appPort),
    ...version('api-v2', '10.96.0.12', api2, appPort),
  ])
  write(mesh.manifests, 'route-api', [route([split(90, 10)])])
  await tell.until(async () => share(await count(web, 100)) < 0.3)
  const tenth = await count(web, many)
  tell.check(fair(tenth, 0.1), `90/10 over one connection: ${say(tenth)}`)
  const during = count(web, many)
  await new Promise((resolve) => setTimeout(resolve, 300))
  write(mesh.manifests, 'route-api', [route([split(50, 50)])])
  const change = await during
  tell.check(
    total(change) === many,
    `the route is edited under ${many} requests: ${say(change)}, none lost`,
  )
  const half = await count(web, many)
  tell.check(fair(half, 0.5), `50/50: ${say(half)}`)
}

async function header(tell: Tell, { mesh, web }: Scene): Promise<void> {
  tell.step('l', 'a header chooses: x-user: tester always gets version 2')
  const tester = {
    matches: [{ headers: [{ name: 'x-user', value: 'tester' }] }],
    ...split(0, 1),
  }
  write(mesh.manifests, 'route-api', [route([split(1, 0), tester])])
  await tell.until(async () => share(await count(web, 20)) === 0)
  const others = await count(web, 100)
  tell.check(others['api-1'] === 100, `without it: ${say(others)}`)
  const testers = await count(web, 100, 'x-user:tester')
  tell.check(testers['api-2'] === 100, `with it: ${say(testers)}`)
}

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes?: {
    key: string
    value: { stringValue?: string; intValue?: number | string }
  }[]
}

async function traced(tell: Tell, { mesh, web }: Scene, spansFile: string): Promise<void> {
  tell.step('m', 'one request as a trace: the client’s span, the waypoint’s, its try at api')
  const [trace, own] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')]
  let spans: Span[] = []
  await tell.until(async () => {
    const { code } = await curl(web, '/traced', '-H', `traceparent: 00-${trace}-${own}-01`)
    if (code !== 0) return false
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    spans = spansOf(spansFile, trace)
    return spans.length >= 2
  })
  const server = spans.find(({ parentSpanId }) => parentSpanId === own)
  const client = spans.find(({ parentSpanId }) => parentSpanId === server?.spanId)
  tell.check(server !== undefined, 'the waypoint’s span is a child of the client’s')
  tell.check(client !== undefined, 'its try at api is a child of the waypoint’s')
  tell.show(`trace ${trace}`, `web  curl /traced  ${own}`)
  if (server !== undefined) tell.show(`└─ ${describe(server)}`)
  if (client !== undefined) tell.show(`   └─ ${describe(client)}`)
  await tell.until(() => waypointLines(mesh).some((text) => text.includes(trace)))
  const line = waypointLines(mesh).findLast((text) => text.includes(trace))
  tell.check(line !== undefined, 'the access line names the same trace')
}

async function dashboard(tell: Tell, { mesh, web, defer }: Scene): Promise<void> {
  tell.step('n', 'leyline dashboard: the canary, as configured and as measured')
  write(mesh.manifests, 'route-api', [route([split(75, 25)])])
  const { child, url } = await openDashboard(mesh)
  defer(() => child.kill('SIGINT'))
  let text = ''
  const known = await tell.until(async () => {
    await count(web, 100)
    text = await (await fetch(`${url}api/waypoints`)).text()
    return text.includes('api-v2') && text.includes('25')
  })
  tell.check(known, 'it shows the waypoint, its route and both versions')
  tell.show(text.slice(0, 300))
  const picture = process.env.DEMO_SCREENSHOT
  if (picture !== undefined && existsSync('/usr/bin/chromium'))
    screenshot(`${url}#waypoints`, picture)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await ended
}

async function openDashboard(mesh: LocalMesh): Promise<{ child: ChildProcess; url: string }> {
  const command = ['dashboard', '--port', '0', '--open', 'no', '--run', mesh.runDirectory]
  const child = spawn(leyline, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url !== undefined) return { child, url: url.endsWith('/') ? url : `${url}/` }
  }
  throw new Error('leyline dashboard ended without an address')
}

function screenshot(url: string, picture: string): void {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ]
  const size = ['--window-size=1280,900', '--virtual-time-budget=6000', `--screenshot=${picture}`]
  execFileSync('/usr/bin/chromium', ['--headless', '--no-sandbox', ...quiet, ...size, url], {
    stdio: 'ignore',
  })
}

// --- manifests -----------------------------------------------------------------------------

function version(name: string, ip: string, pod: LocalPod, appPort: number): object[] {
  const ref = { kind: 'Pod', namespace: 'shop', name: pod.spec.name }
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'shop' },
      spec: { clusterIPs: [ip], ports: [{ name: 'http', port: servicePort, targetPort: appPort }] },
    },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name, namespace: 'shop', labels: { 'kubernetes.io/service-name': name } },
      addressType: 'IPv4',
      endpoints: [{ addresses: [pod.ip4], targetRef: ref }],
      ports: [{ name: 'http', port: appPort }],
    },
  ]
}

function split(one: number, two: number): object {
  const backend = (name: string, weight: number) => ({ name, port: servicePort, weight })
  return { backendRefs: [backend('api-v1', one), backend('api-v2', two)] }
}

function route(rules: object[]): object {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'api', namespace: 'shop' },
    spec: { parentRefs: [{ group: '', kind: 'Service', name: 'api' }], rules },
  }
}

// --- traffic -------------------------------------------------------------------------------

type Tally = Readonly<Record<string, number>>

function curl(pod: LocalPod, path: string, ...more: string[]) {
  return pod.exec(['curl', '-sS', '--max-time', '5', ...more, `http://${serviceIp}${path}`])
}

async function count(pod: LocalPod, times: number, ...headers: string[]): Promise<Tally> {
  const command = ['python3', file('count.py'), serviceIp, String(servicePort), String(times)]
  const { stdout, stderr } = await pod.exec([...command, ...headers], { timeoutMs: 60_000 })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Tally
}

const total = (tally: Tally): number => (tally['api-1'] ?? 0) + (tally['api-2'] ?? 0)
const share = (tally: Tally): number => (tally['api-2'] ?? 0) / Math.max(1, total(tally))
const say = (tally: Tally): string =>
  Object.entries(tally)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, times]) => `${times} ${name}`)
    .join(', ')

/** Within three standard deviations of the binomial distribution. */
function fair(tally: Tally, wanted: number): boolean {
  const deviation = Math.sqrt(many * wanted * (1 - wanted))
  return total(tally) === many && Math.abs((tally['api-2'] ?? 0) - many * wanted) <= 3 * deviation
}

function waypointLines(mesh: LocalMesh): string[] {
  const log = join(mesh.runDirectory, 'waypoints', 'shop.api-waypoint', 'waypoint.log')
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []
}

function spansOf(path: string, trace: string): Span[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Span).filter(({ traceId }) => traceId === trace)
}

function describe({
  name,
  attributes = [],
  startTimeUnixNano: from,
  endTimeUnixNano: to,
}: Span): string {
  const ms = Number(BigInt(to) - BigInt(from)) / 1e6
  const status = attributes.find(({ key }) => key === 'http.response.status_code')?.value
  return `waypoint  ${name}  ${status?.intValue ?? '-'}  ${ms.toFixed(1)} ms`
}
