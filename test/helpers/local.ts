// A topology with the mesh up on it, for the netns tests: two nodes, four pods, applications running
// before anything else. Everything ends with the test.
import { type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { LocalMesh } from '../../deploy/local/mesh.ts'
import { type LocalPod, setNamespaceLabel, Topology, write } from '../../deploy/local/topology.ts'
import type { Call, CallResult } from './traffic.ts'

export const appPort = 8080
export const trafficPort = 9090
const trafficFile = fileURLToPath(new URL('traffic.ts', import.meta.url))
const appFile = fileURLToPath(new URL('../../deploy/local/app.py', import.meta.url))

export interface Local {
  readonly topology: Topology
  readonly mesh: LocalMesh
  readonly manifests: string
  readonly work: string
  readonly pods: Record<'web' | 'api1' | 'api2' | 'old', LocalPod>
}

/** Pods web, api-2 on node-a, api-1, old on node-b; `old` is in namespace legacy, the others in shop. */
export async function local(
  t: Test,
  tag: string,
  options: { up?: readonly string[]; label?: boolean } = {},
): Promise<Local> {
  t.setTimeout(170_000)
  const work = mkdtempSync(join(tmpdir(), `leyline-${tag}-`))
  t.teardown(() => rmSync(work, { recursive: true, force: true }))
  const topology = await Topology.create({
    tag,
    pods: [
      { namespace: 'shop', name: 'web', node: 'a', serviceAccount: 'web', labels: { app: 'web' } },
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
  })
  t.teardown(() => topology[Symbol.asyncDispose]())
  const manifests = join(work, 'manifests')
  topology.writeManifests(manifests)
  write(manifests, 'service-api', [apiService])
  const pods = {
    web: topology.pod('web'),
    api1: topology.pod('api-1'),
    api2: topology.pod('api-2'),
    old: topology.pod('old'),
  }
  await Promise.all(Object.values(pods).flatMap((pod) => [startApp(pod), startTraffic(pod)]))
  const runDirectory = join(work, 'run')
  const mesh = new LocalMesh({ manifests, runDirectory, options: options.up ?? [] })
  t.teardown(() => mesh.down())
  await mesh.up()
  if (options.label !== false) {
    setNamespaceLabel(manifests, 'shop', 'ambient')
    await mesh.untilTunnelled(3)
  }
  return { topology, mesh, manifests, work, pods }
}

const apiService = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api', namespace: 'shop' },
  spec: {
    clusterIPs: ['10.96.0.7', 'fd96::7'],
    selector: { app: 'api' },
    ports: [{ port: 80, targetPort: appPort }],
  },
}

export function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`ended with status ${code}`)))
  })
}

/** The demo's HTTP application, once it listens. */
export function startApp(pod: LocalPod): Promise<void> {
  const command = ['python3', appFile, pod.spec.name, String(appPort)]
  return started(pod.spawn(command, { stdio: ['ignore', 'pipe', 'inherit'] }))
}

function startTraffic(pod: LocalPod): Promise<void> {
  const command = [process.execPath, trafficFile, 'serve', String(trafficPort)]
  return started(pod.spawn(command, { stdio: ['ignore', 'pipe', 'inherit'] }))
}

/** Checked traffic from one pod to another (or an address). */
export async function call(from: LocalPod, host: string, order: Call): Promise<CallResult> {
  const command = [process.execPath, trafficFile, 'call', host, String(trafficPort)]
  const { stdout, stderr } = await from.exec([...command, JSON.stringify(order)], {
    timeoutMs: 60_000,
  })
  if (stdout === '') throw new Error(`no result: ${stderr}`)
  return JSON.parse(stdout) as CallResult
}

/** curl; the body, or '' and the exit status. */
export async function curl(
  from: LocalPod,
  url: string,
): Promise<{ code: number | null; body: string; ms: number }> {
  const began = Date.now()
  const { code, stdout } = await from.exec(['curl', '-sS', '--max-time', '5', url])
  return { code, body: stdout.trim(), ms: Date.now() - began }
}

/** Polls until `look` finds something, 10 s at most. */
export async function eventually<T>(
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error('waited 10 s in vain')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Sum of a metric's samples whose labels include all of `labels`. */
export async function metric(
  mesh: LocalMesh,
  node: string,
  name: string,
  labels: Readonly<Record<string, string>>,
): Promise<number> {
  const text = String(await mesh.agentAdmin(node, '/metrics'))
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`))
    .filter((line) => Object.entries(labels).every(([k, v]) => line.includes(`${k}="${v}"`)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
}

/** Resident memory of a process, bytes. */
export function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}
