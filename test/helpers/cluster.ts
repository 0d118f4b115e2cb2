// The test cluster from inside a test: kubectl, programs in pods and on nodes, the product installed by
// its own command line. The cluster itself is up already (make cluster-up, cluster-load).
import { execFile, spawn } from 'node:child_process'
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
  return (await agentLog(node)).filter(({ target }) => target === 'access')
}

/** All that the agent of a node has logged since its start. */
export async function agentLog(node: string): Promise<Record<string, string>[]> {
  const agents = await pods(systemNamespace, 'app.kubernetes.io/component=agent')
  const agent = agents.find(({ spec }) => spec.nodeName === node)
  if (agent === undefined) return []
  const text = await kubectl('-n', systemNamespace, 'logs', agent.metadata.name)
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, string>)
}

/**
 * Requests one after another from a pod until `stop`, and what came of them. The loop is the pod's own, so
 * that it needs no API server; it ends by itself after four minutes.
 */
export class Load {
  readonly #namespace: string
  readonly #pod: string

  private constructor(namespace: string, pod: string) {
    this.#namespace = namespace
    this.#pod = pod
  }

  /** An error of wget that contains `alsoOk` is an answer too. */
  static async start(
    namespace: string,
    pod: string,
    url: string,
    alsoOk = 'nothing of the kind',
  ): Promise<Load> {
    const one = `if e=$(timeout 2 wget -qO- ${url} 2>&1) || echo "$e" | grep -q '${alsoOk}'; then echo ok; else echo "failed $(date +%T) $e" | tr '\\n' ' '; echo; fi`
    const loop = `rm -f /tmp/stop; end=$(($(date +%s) + 240)); while [ ! -e /tmp/stop ] && [ $(date +%s) -lt $end ]; do ${one}; sleep 0.05; done >/tmp/load 2>&1 </dev/null &`
    const { code, err } = await inPod(namespace, pod, 'sh', '-c', loop)
    if (code !== 0) throw new Error(err)
    return new Load(namespace, pod)
  }

  async stop(): Promise<{ ok: number; failed: string[] }> {
    const script = 'touch /tmp/stop; sleep 0.3; cat /tmp/load'
    const { code, out, err } = await inPod(this.#namespace, this.#pod, 'sh', '-c', script)
    if (code !== 0) throw new Error(err)
    const lines = out.split('\n')
    return {
      ok: lines.filter((line) => line === 'ok').length,
      failed: lines.filter((line) => line.startsWith('failed')),
    }
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
