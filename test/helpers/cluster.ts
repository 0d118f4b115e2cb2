// The test cluster from inside a test: kubectl, programs in pods and on nodes, the product installed by
// its own command line. The cluster itself is up already (make cluster-up, cluster-load).
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const kubectlFile = at('test/cluster/kubectl')
const nodeExecFile = at('test/cluster/node-exec')
const leylineFile = at('cli/leyline')
const kubeconfig = '/var/tmp/leyline-cluster/pki/admin.kubeconfig'
const controlNetns = '/run/netns/lyc-control'
export const systemNamespace = 'leyline-system'

export interface Finished {
  readonly code: number
  readonly out: string
  readonly err: string
}

function run(file: string, args: readonly string[], input?: string): Promise<Finished> {
  return new Promise((resolve) => {
    const child = execFile(
      file,
      args,
      { maxBuffer: 64 * 1024 * 1024, timeout: 240_000 },
      (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
        resolve({ code, out, err })
      },
    )
    child.stdin?.end(input ?? '')
  })
}

/** Its standard output; rejects with its standard error. */
export async function kubectl(...args: string[]): Promise<string> {
  const { code, out, err } = await run(kubectlFile, args)
  if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${err}`)
  return out.trim()
}

export async function apply(manifest: string): Promise<void> {
  const { code, err } = await run(kubectlFile, ['apply', '-f', '-'], manifest)
  if (code !== 0) throw new Error(`kubectl apply: ${err}`)
}

/** A namespace of the test's own, empty at first. */
export async function freshNamespace(name: string, labels: Record<string, string> = {}) {
  await kubectl('delete', 'namespace', name, '--ignore-not-found', '--timeout=90s')
  await apply(JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }))
  await until('the default service account', async () =>
    (await run(kubectlFile, ['-n', name, 'get', 'serviceaccount', 'default'])).code === 0
      ? true
      : undefined,
  )
}

/** A program in the network of the control plane, which is outside of the nodes. */
export function outside(...command: string[]): Promise<Finished> {
  return run('nsenter', [`--net=${controlNetns}`, ...command])
}

/** A command in a pod, to its end. */
export function inPod(namespace: string, pod: string, ...command: string[]): Promise<Finished> {
  return run(kubectlFile, ['-n', namespace, 'exec', pod, '--', ...command])
}

/** A command inside a node. */
export function onNode(node: number, ...command: string[]): Promise<Finished> {
  return run(nodeExecFile, [String(node), ...command])
}

/** The product's command line, where the API server can be reached. */
export function leylineProgram(...args: string[]): { file: string; args: string[] } {
  const words = [`--net=${controlNetns}`, leylineFile, ...args, '--kubeconfig', kubeconfig]
  return { file: 'nsenter', args: words }
}

/** The same, to its end. */
export function leyline(...args: string[]): Promise<Finished> {
  const program = leylineProgram(...args)
  return run(program.file, program.args)
}

/** The process of a program of the control plane, by its word on the command line. */
export async function controlProcess(word: string): Promise<number> {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const words = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (words.split('\0')[1] === word && words.includes('/kubeall\0')) return Number(name)
  }
  throw new Error(`no ${word} is running`)
}

export interface PodObject {
  readonly metadata: { name: string; annotations?: Record<string, string> }
  readonly spec: { nodeName?: string }
  readonly status: {
    phase: string
    podIP?: string
    containerStatuses?: { restartCount: number; ready: boolean }[]
  }
}

export async function pods(namespace: string, selector = ''): Promise<PodObject[]> {
  const args = ['-n', namespace, 'get', 'pods', '-o', 'json', ...(selector ? ['-l', selector] : [])]
  return (JSON.parse(await kubectl(...args)) as { items: PodObject[] }).items
}

/** Polls until `look` finds something; `ms` at most. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined>,
  ms = 60_000,
): Promise<T> {
  const deadline = Date.now() + ms
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`${what}: not within ${ms / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** The access lines of the agent on a node. */
export async function accessLines(node: string): Promise<Record<string, string>[]> {
  const agents = await pods(systemNamespace, 'app.kubernetes.io/component=agent')
  const agent = agents.find(({ spec }) => spec.nodeName === node)
  if (agent === undefined) return []
  const text = await kubectl('-n', systemNamespace, 'logs', agent.metadata.name)
  return text
    .split('\n')
    .filter((line) => line.includes('"target":"access"'))
    .map((line) => JSON.parse(line) as Record<string, string>)
}

/** Requests one after another from a pod until `stop`; what came of them. */
export class Load {
  readonly #child: ChildProcess
  #out = ''

  /** An error of wget that contains `alsoOk` is an answer too. */
  constructor(namespace: string, pod: string, url: string, alsoOk = 'nothing of the kind') {
    const script = `while true; do if e=$(timeout 2 wget -qO- ${url} 2>&1) || echo "$e" | grep -q '${alsoOk}'; then echo ok; else echo "failed $(date +%T) $e" | tr '\\n' ' '; echo; fi; sleep 0.05; done`
    const args = ['-n', namespace, 'exec', pod, '--', 'timeout', '120', 'sh', '-c', script]
    this.#child = spawn(kubectlFile, args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true })
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#out += chunk.toString()))
  }

  get counts(): { ok: number; failed: string[] } {
    const lines = this.#out.split('\n')
    return {
      ok: lines.filter((line) => line === 'ok').length,
      failed: lines.filter((line) => line.startsWith('failed')),
    }
  }

  stop(): { ok: number; failed: string[] } {
    // Its own process group: kubectl and what it runs.
    if (this.#child.pid !== undefined) process.kill(-this.#child.pid, 'SIGKILL')
    return this.counts
  }
}

/** What crosses between the nodes, as text, while `act` runs. */
export async function onTheWire(act: () => Promise<void>): Promise<string> {
  const args = [
    '--net=/run/netns/lyc-fabric',
    'tcpdump',
    '-i',
    'br0',
    '-A',
    '-n',
    '-s',
    '0',
    '-l',
    '-U',
    'tcp and not port 6443 and not port 10250',
  ]
  const child = spawn('nsenter', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
  await new Promise<void>((resolve) => void child.stderr.once('data', () => resolve()))
  await new Promise((resolve) => setTimeout(resolve, 300))
  await act()
  await new Promise((resolve) => setTimeout(resolve, 500))
  child.kill('SIGINT')
  await new Promise((resolve) => void child.once('close', resolve))
  return text
}
