// What the mesh costs on a cluster, and how fast a label takes hold: on the test cluster (make cluster-up,
// cluster-load), which this leaves without the mesh. Figures of one machine with two processors and two
// nodes on it; written to bench/results/cluster.json. Usage: node bench/cluster/figures.ts
import { writeFileSync } from 'node:fs'
import {
  agentLog,
  apply,
  freshNamespace,
  inPod,
  kubectl,
  Load,
  leyline,
  onNode,
  pods,
  systemNamespace,
  until,
} from '../../test/helpers/cluster.ts'

const space = 'figures'
/** Pods that are labelled at once, over both nodes. */
const podCount = 50
/** How long idle and busy are looked at, ms. */
const idleMs = 20_000
const busyMs = 20_000
/** Clients that ask without pause while it is busy. */
const clients = 4
/** USER_HZ: what /proc/PID/stat counts in. */
const ticksPerSecond = 100
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const say = (line: string): void => void process.stdout.write(`${line}\n`)

interface Usage {
  /** Resident, MiB. */
  rssMiB: number
  /** Processor time since its start, s. */
  cpuSeconds: number
}

/** Of the process with `word` on its command line, on a node. */
async function usage(node: number, word: string): Promise<Usage | undefined> {
  const script = `for p in /proc/[0-9]*; do if tr '\\0' ' ' < $p/cmdline 2>/dev/null | grep -q '^/usr/bin/node ${word}'; then cat $p/stat; grep VmRSS $p/status; fi; done`
  const { out } = await onNode(node, 'sh', '-c', script)
  const stat = out.split('\n')[0]?.split(') ')[1]?.split(' ')
  const rss = /VmRSS:\s+(\d+)/.exec(out)?.[1]
  if (stat === undefined || rss === undefined) return undefined
  // proc(5): utime and stime are fields 14 and 15; the state after the name is field 3.
  const ticks = Number(stat[11]) + Number(stat[12])
  return { rssMiB: Math.round(Number(rss) / 1024), cpuSeconds: ticks / ticksPerSecond }
}

async function all(): Promise<Record<string, Usage>> {
  const found: Record<string, Usage> = {}
  for (const node of [1, 2]) {
    const agent = await usage(node, 'agent/main.ts')
    const control = await usage(node, 'control/main.ts')
    if (agent !== undefined) found[`agent node${node}`] = agent
    if (control !== undefined) found.control = control
  }
  return found
}

/** Share of one processor, in per cent, and memory at the end, over `ms`. */
async function over(ms: number): Promise<Record<string, { cpuPercent: number; rssMiB: number }>> {
  const before = await all()
  await sleep(ms)
  const after = await all()
  return Object.fromEntries(
    Object.entries(after).map(([name, { cpuSeconds, rssMiB }]) => {
      const used = cpuSeconds - (before[name]?.cpuSeconds ?? cpuSeconds)
      return [name, { cpuPercent: Math.round((used / ms) * 1e6) / 10, rssMiB }]
    }),
  )
}

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: many, namespace: ${space}}
spec:
  replicas: ${podCount}
  selector: {matchLabels: {app: many}}
  template:
    metadata: {labels: {app: many}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - {name: web, image: localhost/busybox:1, command: [httpd, -f, -p, '8080', -h, /etc]}
---
apiVersion: v1
kind: Service
metadata: {name: many, namespace: ${space}}
spec: {selector: {app: many}, ports: [{port: 80, targetPort: 8080}]}
`
const client = (i: number): string => `
apiVersion: v1
kind: Pod
metadata: {name: client-${i}, namespace: ${space}}
spec:
  nodeName: node${(i % 2) + 1}
  terminationGracePeriodSeconds: 1
  containers: [{name: client, image: localhost/busybox:1, command: [sleep, '100000']}]
`

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN

async function labelToCaptured(): Promise<number[]> {
  const began = Date.now()
  await kubectl('label', 'namespace', space, 'leyline.dev/dataplane-mode=ambient')
  await until('all enrolled', async () => {
    const enrolled = (await pods(space, 'app=many')).filter(
      ({ metadata }) => metadata.annotations?.['leyline.dev/enrolment'] === 'enrolled',
    )
    return enrolled.length === podCount ? true : undefined
  })
  const lines = (await Promise.all(['node1', 'node2'].map(agentLog))).flat()
  return lines
    .filter((line) => line.msg === 'pod enrolled' && line.pod?.startsWith('many-'))
    .map((line) => Date.parse(line.time ?? '') - began)
    .sort((a, b) => a - b)
}

await leyline('uninstall')
await freshNamespace(space)
try {
  const began = Date.now()
  const installed = await leyline('install', '--timeout', '90')
  if (installed.code !== 0) throw new Error(installed.err)
  const installMs = Date.now() - began
  say(`installed and ready: ${installMs} ms`)
  await apply(deployment + [0, 1, 2, 3].map((i) => `---${client(i)}`).join(''))
  await kubectl('-n', space, 'rollout', 'status', 'deploy/many', '--timeout=180s')
  const captured = await labelToCaptured()
  const label = {
    pods: captured.length,
    p50Ms: quantile(captured, 0.5),
    p99Ms: quantile(captured, 0.99),
    maxMs: captured.at(-1) ?? Number.NaN,
  }
  say(`label to captured, ${label.pods} pods: p50 ${label.p50Ms} ms, p99 ${label.p99Ms} ms`)
  await sleep(5_000)
  const idle = await over(idleMs)
  say(`idle, ${podCount} pods: ${JSON.stringify(idle)}`)
  const loads = await Promise.all(
    Array.from({ length: clients }, (_, i) =>
      Load.start(space, `client-${i}`, 'http://many/hostname'),
    ),
  )
  const busy = await over(busyMs)
  const done = await Promise.all(loads.map((load) => load.stop()))
  const requests = done.reduce((n, { ok }) => n + ok, 0)
  const failed = done.reduce((n, d) => n + d.failed.length, 0)
  say(
    `busy, ${Math.round(requests / (busyMs / 1000))} connections/s, ${failed} failed: ${JSON.stringify(busy)}`,
  )
  const check = await inPod(space, 'client-0', 'wget', '-qO-', 'http://many/hostname')
  if (check.code !== 0) throw new Error(check.err)
  const agents = (await pods(systemNamespace)).length
  const result = { installMs, label, idle, busy: { requests, failed, ...busy }, agents }
  writeFileSync(
    new URL('../results/cluster.json', import.meta.url),
    `${JSON.stringify(result, null, 2)}\n`,
  )
} finally {
  await kubectl('delete', 'namespace', space, '--wait=false')
  await leyline('uninstall')
}
