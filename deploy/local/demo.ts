// `make demo`: two nodes, running pods, one label, mutual TLS; then a waypoint (demo-waypoint.ts). Drives the product as a user does, by
// its command line and its folder of manifests, and checks what it claims on the wire.
import { type ChildProcess, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { requests } from './demo-waypoint.ts'
import { LocalMesh } from './mesh.ts'
import {
  cgroup2,
  type LocalPod,
  type PacketCapture,
  setNamespaceLabel,
  Topology,
  write,
} from './topology.ts'

const appFile = fileURLToPath(new URL('app.py', import.meta.url))
const clientFile = fileURLToPath(new URL('client.py', import.meta.url))
const tag = 'demo'
const appPort = 8080
/** The promise: a label has its effect within this, ms. */
const labelDeadlineMs = 1_000
/** Nothing in the demo waits longer than this for anything, ms. */
const waitMs = 10_000

// --- what is printed -----------------------------------------------------------------------

const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code: number, text: string): string =>
  colour ? `\u001b[${code}m${text}\u001b[0m` : text
let checks = 0
let passed = 0

function step(letter: string, title: string): void {
  goOn()
  process.stdout.write(`\n${paint(1, `(${letter}) ${title}`)}\n`)
}
function check(ok: boolean, what: string): void {
  goOn()
  checks++
  if (ok) passed++
  process.stdout.write(`  ${ok ? paint(32, '✓') : paint(31, '✗ FAILED:')} ${what}\n`)
}
function show(...lines: string[]): void {
  for (const line of lines) process.stdout.write(`      ${paint(2, line.slice(0, 400))}\n`)
}

// --- the life of the demo ------------------------------------------------------------------

const stack = new AsyncDisposableStack()
let stopping = false

/** Ends the steps once somebody has interrupted them: what they would say now means nothing. */
function goOn(): void {
  if (stopping) throw new Error('interrupted')
}

async function end(status: number): Promise<void> {
  if (stopping) return
  stopping = true
  const left = await cleanUp()
  if (left.length > 0) process.stderr.write(`demo: left behind: ${left.join(', ')}\n`)
  process.exit(left.length > 0 ? 1 : status)
}

/** Takes everything down; names what is left. */
async function cleanUp(): Promise<string[]> {
  try {
    await stack.disposeAsync()
  } catch (error) {
    process.stderr.write(`demo: ${error instanceof Error ? error.stack : String(error)}\n`)
  }
  return leftovers()
}

function leftovers(): string[] {
  const names = execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })
  const left = names.split('\n').filter((line) => line.startsWith(`ly${tag}-`))
  const groups = readdirSync(cgroup2()).filter((name) => name.startsWith(`leyline-${tag}`))
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
  if (mounts.includes(`/leyline-${tag}-`)) left.push('a bpffs mount')
  return [...left, ...groups]
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    process.stdout.write(`\ndemo: ${signal}, cleaning up\n`)
    void end(130)
  })
}
// Whatever goes wrong after an interrupt is the interrupt's doing.
process.on('unhandledRejection', (error) => {
  if (!stopping)
    process.stderr.write(`demo: ${error instanceof Error ? error.stack : String(error)}\n`)
  void end(1)
})

// --- the steps -----------------------------------------------------------------------------

async function main(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), `leyline-${tag}-`))
  stack.defer(() => rmSync(work, { recursive: true, force: true }))
  const manifests = join(work, 'manifests')
  const mesh = new LocalMesh({ manifests, runDirectory: join(work, 'run'), say: show })
  process.stdout.write(
    'two nodes, two pods on each, in two namespaces; their applications start first\n',
  )
  const topology = stack.use(
    await Topology.create({
      tag,
      pods: [
        {
          namespace: 'shop',
          name: 'web',
          node: 'a',
          serviceAccount: 'web',
          labels: { app: 'web' },
        },
        {
          namespace: 'shop',
          name: 'api-1',
          node: 'b',
          serviceAccount: 'api',
          labels: { app: 'api' },
        },
        {
          namespace: 'shop',
          name: 'api-2',
          node: 'a',
          serviceAccount: 'api',
          labels: { app: 'api' },
        },
        { namespace: 'legacy', name: 'old', node: 'b', labels: { app: 'old' } },
      ],
    }),
  )
  topology.writeManifests(manifests)
  write(manifests, 'service-api', [service()])
  const [web, api1, api2, old] = ['web', 'api-1', 'api-2', 'old'].map((n) => topology.pod(n)) as [
    LocalPod,
    LocalPod,
    LocalPod,
    LocalPod,
  ]
  await Promise.all([web, api1, api2, old].map(startApp))

  await before(topology, work, web, api1)
  const kept = await Kept.open(web, api1)
  stack.defer(() => kept.close())
  stack.use(mesh)
  await labelled(topology, work, mesh, kept, web, api1)
  await names(web, api1)
  accessLines(mesh, web, api1)
  await families(mesh, web, api1)
  await sameNode(work, mesh, web, api2)
  await unlabelled(topology, work, mesh, web, api1)
  await failClosed(topology, work, mesh, web, api1)
  await denied(mesh, { web, api1, api2, old })
  const defer = (end: () => void): void => stack.defer(end)
  const scene = { topology, mesh, work, web, api1, api2, appPort, defer }
  await requests({ step, check, show, until }, scene)
  step('end', 'one Ctrl-C ends Leyline')
  await mesh.down()
  check((await get(web, api1.ip4, 'afterwards')).ok, 'the pods still talk, plainly')
}

async function before(
  topology: Topology,
  work: string,
  web: LocalPod,
  api: LocalPod,
): Promise<void> {
  step('a', 'before: what the pods say can be read on the wire')
  const capture = await topology.nodes.a.capture(join(work, 'before.pcap'))
  const answer = await get(web, api.ip4, 'secret-before')
  await settle(capture, () => capture.contains('secret-before'))
  check(answer.ok, 'web reaches api-1 on the other node')
  check(capture.contains('GET /secret-before'), "the request's text is readable on the link")
  show(...capture.packets('tcp[tcpflags] & tcp-push != 0').slice(0, 1))
}

async function labelled(
  topology: Topology,
  work: string,
  mesh: LocalMesh,
  kept: Kept,
  web: LocalPod,
  api: LocalPod,
): Promise<void> {
  step('b', 'leyline up, then one label on the namespace: running pods join, nothing restarts')
  const pids = podProcesses(web, api)
  await mesh.up()
  const capture = await topology.nodes.a.capture(join(work, 'labelled.pcap'))
  setNamespaceLabel(mesh.manifests, 'shop', 'ambient')
  const took = await mesh.untilTunnelled(3)
  check(
    took <= labelDeadlineMs,
    `new connections are captured ${took} ms after the label (at most ${labelDeadlineMs})`,
  )
  await capture.stop()
  const meshed = await topology.nodes.a.capture(join(work, 'meshed.pcap'))
  for (let i = 0; i < 10; i++) {
    const ok =
      (await get(web, api.ip4, `secret-meshed-${i}`)).ok &&
      (await get(api, web.ip4, `secret-back-${i}`)).ok
    if (i === 9) check(ok, 'web and api-1 talk, in both directions')
  }
  await settle(meshed, () => meshed.packets('tcp port 15008').length > 0)
  const others = meshed.packets(`tcp and not port 15008 and (host ${web.ip4} or host ${api.ip4})`)
  check(others.length === 0, 'no TCP segment but to or from port 15008 crosses the link')
  if (others.length > 0) show(...others.slice(0, 5))
  check(
    !meshed.contains('secret-meshed') && !meshed.contains('secret-back'),
    "the requests' text is in none of them",
  )
  show(...meshed.packets('tcp port 15008').slice(0, 1))
  check(
    podProcesses(web, api) === pids,
    `the applications are the same processes as before (${pids})`,
  )
  check(
    (await kept.ask('still-here')).includes('api-1'),
    'a connection opened before the label keeps working',
  )
  const status = mesh.status()
  const old = status.nodes.flatMap(({ pods }) => pods).flatMap((pod) => pod.existingConnections)
  check(
    old.some(({ remote }) => remote.ip === api.ip4),
    '`leyline status` shows it as outside the mesh',
  )
  show(
    ...mesh
      .run('status')
      .split('\n')
      .filter((line) => line.startsWith('outside'))
      .slice(0, 1),
  )
  kept.close()
}

async function names(web: LocalPod, api: LocalPod): Promise<void> {
  step('c', 'both ends see the real addresses')
  const { stdout } = await web.exec(['python3', clientFile, api.ip4, String(appPort), 'names'])
  const [own = '', seen = ''] = stdout.split('\n')
  const port = /own [\d.]+:(\d+)/.exec(own)?.[1]
  check(
    own.startsWith(`peer ${api.ip4}:${appPort} own ${web.ip4}:`),
    'the client sees the address it dialled, and its own',
  )
  show(own)
  check(
    seen.includes(`accept says [${web.ip4}]:${port}, getpeername says [${web.ip4}]:${port}`),
    "the server sees the client's real address and port",
  )
  show(seen)
}

function accessLines(mesh: LocalMesh, web: LocalPod, api: LocalPod): void {
  step('d', 'both agents wrote it down, with both identities')
  const webId = 'spiffe://cluster.local/ns/shop/sa/web'
  const apiId = 'spiffe://cluster.local/ns/shop/sa/api'
  for (const [node, direction] of [
    ['node-a', 'outbound'],
    ['node-b', 'inbound'],
  ] as const) {
    const line = mesh
      .accessLines(node)
      .findLast((l) => l.direction === direction && l['dst.hbone_addr'] === `${api.ip4}:${appPort}`)
    check(
      line?.['src.identity'] === webId && line['dst.identity'] === apiId,
      `${node}: ${direction}, from ${webId} to ${apiId}`,
    )
    show(JSON.stringify(line ?? {}))
  }
  const held = JSON.parse(mesh.run('certificates', '-o', 'json')) as {
    identity: string
    san?: string[]
    notAfter?: string
    node: string
  }[]
  const own = held.find(({ node, identity }) => node === web.node.name && identity === webId)
  const hours = (Date.parse(own?.notAfter ?? '') - Date.now()) / 3_600_000
  check(
    own?.san?.length === 1 && own.san[0] === webId && hours > 0 && hours <= 24,
    "web's certificate: one SAN, its identity; expires within 24 hours",
  )
  show(`SAN ${own?.san?.join()}, expires ${own?.notAfter}`)
}

async function families(mesh: LocalMesh, web: LocalPod, api: LocalPod): Promise<void> {
  step('e', 'IPv6, and a Service with two endpoints')
  check(
    (await get(web, `[${api.ip6}]`, 'six')).text.includes(`[${web.ip6}]`),
    'over IPv6, names included',
  )
  const proven = await until(() =>
    mesh
      .accessLines('node-a')
      .some((l) => l['dst.hbone_addr'] === `[${api.ip6}]:${appPort}` && l['src.identity']),
  )
  check(proven, 'and by mutual TLS')
  for (const [family, vip] of [
    ['IPv4', '10.96.0.7'],
    ['IPv6', '[fd96::7]'],
  ] as const) {
    const seen = new Set<string>()
    for (let i = 0; i < 30; i++)
      seen.add((await get(web, vip, 'service', 80)).text.split(':')[0] ?? '')
    check(
      seen.has('api-1') && seen.has('api-2') && seen.size === 2,
      `the Service's ${family} address reaches both endpoints (${[...seen].join(', ')})`,
    )
  }
}

async function sameNode(
  work: string,
  mesh: LocalMesh,
  web: LocalPod,
  api: LocalPod,
): Promise<void> {
  step('f', 'two pods of one node: mutual TLS as well')
  const capture = await podCapture(api, join(work, 'same-node.pcap'))
  check((await get(web, api.ip4, 'secret-same-node')).ok, 'web reaches api-2 on its own node')
  await settle(capture, () => capture.packets('tcp port 15008').length > 0)
  check(!capture.contains('secret-same-node'), 'the text is in no packet between them')
  const lines = mesh
    .accessLines('node-a')
    .filter((l) => l['dst.hbone_addr'] === `${api.ip4}:${appPort}`)
  check(
    ['inbound', 'outbound'].every((d) => lines.some((l) => l.direction === d && l['src.identity'])),
    'the agent wrote both of its sides, with identities',
  )
}

async function denied(
  mesh: LocalMesh,
  { web, api1: api, api2, old }: Record<'web' | 'api1' | 'api2' | 'old', LocalPod>,
): Promise<void> {
  step('i', "a DENY in the folder: any identity but web's is refused, and so is none at all")
  check((await get(old, api.ip4, 'open')).ok, 'before it, a pod outside the mesh reaches api-1')
  write(mesh.manifests, 'only-web', [denyAllBut('cluster.local/ns/shop/sa/web')])
  const until = Date.now() + waitMs
  let refused = false
  while (!refused && Date.now() < until) refused = !(await get(old, api.ip4, 'no-identity')).ok
  check(refused, 'the pod without an identity is refused')
  check((await get(web, api.ip4, 'allowed')).ok, 'web is served')
  const other = await get(api2, api.ip4, 'wrong-identity')
  check(!other.ok, 'a pod with another identity (api) is refused')
  const line = mesh.accessLines('node-b').findLast(({ reason }) => reason === 'denied')
  check(line?.error?.includes('shop/only-web') === true, 'the access line names the policy')
  show(JSON.stringify(line ?? {}))
  rmSync(join(mesh.manifests, 'only-web.yaml'))
  const ends = Date.now() + waitMs
  let open = false
  while (!open && Date.now() < ends) open = (await get(old, api.ip4, 'open-again')).ok
  check(open, 'the policy removed: open again')
}

async function failClosed(
  topology: Topology,
  work: string,
  mesh: LocalMesh,
  web: LocalPod,
  api: LocalPod,
): Promise<void> {
  step(
    'h',
    'the agent killed: nothing gets through in plaintext, new connections are refused at once',
  )
  const capture = await topology.nodes.a.capture(join(work, 'killed.pcap'))
  const pid = Number(readFileSync(join(mesh.runDirectory, 'node-a', 'agent.pid'), 'utf8'))
  process.kill(pid, 'SIGKILL')
  await until(() => !existsSync(`/proc/${pid}/fd`))
  const began = Date.now()
  const first = await get(web, api.ip4, 'secret-killed')
  check(!first.ok && Date.now() - began < 500, `refused at once (${first.text})`)
  const incoming = Date.now()
  const second = await get(api, web.ip4, 'secret-killed-in')
  check(!second.ok && Date.now() - incoming < 500, `and so is what comes in (${second.text})`)
  let back = 0
  while (back === 0 && Date.now() - began < waitMs) {
    if ((await get(web, api.ip4, 'secret-back-again')).ok) back = Date.now() - began
  }
  check(back > 0, `the agent comes back by itself: works again after ${back} ms`)
  await capture.stop()
  check(
    !capture.contains('secret-killed') && !capture.contains('secret-back-again'),
    'no text crossed the link meanwhile',
  )
}

async function unlabelled(
  topology: Topology,
  work: string,
  mesh: LocalMesh,
  web: LocalPod,
  api: LocalPod,
): Promise<void> {
  step('g', 'the label taken off: plain again')
  setNamespaceLabel(mesh.manifests, 'shop', undefined)
  await mesh.untilTunnelled(0)
  const capture = await topology.nodes.a.capture(join(work, 'unlabelled.pcap'))
  check((await get(web, api.ip4, 'secret-unlabelled')).ok, 'web reaches api-1')
  await settle(capture, () => capture.contains('secret-unlabelled'))
  check(capture.contains('GET /secret-unlabelled'), 'the text is readable on the link again')
  setNamespaceLabel(mesh.manifests, 'shop', 'ambient')
  const took = await mesh.untilTunnelled(3)
  check(took <= labelDeadlineMs, `labelled again: back in the mesh after ${took} ms`)
}

// --- helpers -------------------------------------------------------------------------------

function service(): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      clusterIP: '10.96.0.7',
      clusterIPs: ['10.96.0.7', 'fd96::7'],
      selector: { app: 'api' },
      ports: [{ name: 'http', port: 80, targetPort: appPort }],
    },
  }
}

function denyAllBut(principal: string): object {
  return {
    apiVersion: 'leyline.dev/v1alpha1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'only-web', namespace: 'shop' },
    spec: {
      selector: { matchLabels: { app: 'api' } },
      action: 'DENY',
      rules: [{ from: [{ source: { notPrincipals: [principal] } }] }],
    },
  }
}

/** Starts the pod's application and waits until it listens. */
function startApp(pod: LocalPod): Promise<void> {
  const child = pod.spawn(['python3', appFile, pod.spec.name, String(appPort)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', () => reject(new Error(`the application of ${pod.spec.name} ended`)))
  })
}

interface Answer {
  readonly ok: boolean
  readonly text: string
}

/** curl, as anybody would. */
async function get(pod: LocalPod, host: string, path: string, port = appPort): Promise<Answer> {
  const url = `http://${host}:${port}/${path}`
  const { code, stdout, stderr } = await pod.exec(['curl', '-sS', '--max-time', '5', url])
  return { ok: code === 0, text: (code === 0 ? stdout : stderr).trim() }
}

async function until(done: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + waitMs
  while (Date.now() < deadline) {
    if (await done()) return true
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return false
}

/** Waits for what must be in a capture, then ends it. */
async function settle(capture: PacketCapture, there: () => boolean): Promise<void> {
  await until(there)
  await capture.stop()
}

/** What passes a pod's own interface, on the node's side of it. */
function podCapture(pod: LocalPod, file: string): Promise<PacketCapture> {
  return pod.node.capture(file, `v${pod.host}`)
}

/** The processes of two pods, as one text. */
function podProcesses(...pods: LocalPod[]): string {
  const pids = pods.map(({ cgroup }) => readFileSync(join(cgroup, 'cgroup.procs'), 'utf8').trim())
  return pids.join(' ').replaceAll('\n', ' ')
}

/** A connection that is opened once and kept. */
class Kept {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>

  private constructor(child: ChildProcess) {
    this.#child = child
    if (child.stdout === null) throw new Error('no pipe')
    this.#lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  }

  static async open(from: LocalPod, to: LocalPod): Promise<Kept> {
    const command = ['python3', clientFile, '--keep', to.ip4, String(appPort), 'kept']
    const kept = new Kept(from.spawn(command, { stdio: ['pipe', 'pipe', 'inherit'] }))
    await kept.#lines.next()
    await kept.#lines.next()
    return kept
  }

  async ask(path: string): Promise<string> {
    this.#child.stdin?.write(`${path}\n`)
    return String((await this.#lines.next()).value)
  }

  close(): void {
    this.#child.stdin?.end()
  }
}

// --- run it --------------------------------------------------------------------------------

const started = Date.now()
try {
  await main()
  process.stdout.write(`\n${((Date.now() - started) / 1000).toFixed(0)} s\n`)
} catch (error) {
  // A Ctrl-C goes to the programs we run as well, and their failure may be heard before the signal.
  await new Promise((resolve) => setTimeout(resolve, 50))
  if (!stopping)
    process.stderr.write(`demo: ${error instanceof Error ? error.stack : String(error)}\n`)
  checks++
}
if (!stopping) {
  const left = await cleanUp()
  check(
    left.length === 0,
    `nothing is left behind: no namespace, cgroup, mount, pin${left.length ? ` (${left.join(', ')})` : ''}`,
  )
  stopping = true
  process.stdout.write(`demo: ${passed} of ${checks} checks passed\n`)
  process.exit(passed === checks ? 0 : 1)
}
