// `leyline install` and `uninstall`: the product on a cluster, and off it again. Both may be repeated and
// interrupted at any time; both say what they wait for.
import { Command, InvalidArgumentError, Option } from 'commander'
import { stringify } from 'yaml'
import { defaultValues, type InstallValues, manifests } from '../../deploy/kubernetes/manifests.ts'
import type { Cluster } from '../../kube/apply.ts'
import { MeshError } from '../../mesh/errors.ts'
import { sleep } from '../../mesh/process/lifetime.ts'
import { type ClusterOptions, withClusterOptions } from '../options.ts'

/** How often a rollout is looked at, ms. */
const pollMs = 500
/** What is not ready is said again after this, ms. */
const repeatMs = 10_000

interface WaitOptions extends ClusterOptions {
  timeout: number
}
interface InstallOptions extends WaitOptions {
  image: string
  pullPolicy: InstallValues['imagePullPolicy']
  trustDomain: string
  logLevel: string
  criSocket: string
  kubeletCgroup: string
  render?: boolean
}

export function installCommand(): Command {
  const values = defaultValues
  return withWaitOptions(new Command('install'))
    .description('install the mesh on a Kubernetes cluster, or bring what is there up to date')
    .option('--image <image>', 'image of agents and control', values.image)
    .addOption(
      new Option('--pull-policy <policy>', 'when nodes pull it')
        .choices(['Always', 'IfNotPresent', 'Never'])
        .default(values.imagePullPolicy),
    )
    .option('--trust-domain <name>', 'trust domain of the identities', values.trustDomain)
    .option('--log-level <level>', 'level of agents and control', values.logLevel)
    .option('--cri-socket <path>', "the container runtime's socket on the nodes", values.criSocket)
    .option(
      '--kubelet-cgroup <path>',
      "the kubelet's cgroup v2 directory on the nodes, from the mount; auto finds it, none: probes are steered",
      values.kubeletCgroup,
    )
    .option('--render', 'print the manifests as YAML instead of applying them')
    .action((options: InstallOptions) => install(options))
}

export function uninstallCommand(): Command {
  return withWaitOptions(new Command('uninstall'))
    .description('take the mesh off a cluster: pods return to plain connections first')
    .action((options: WaitOptions) => uninstall(options))
}

function withWaitOptions(command: Command): Command {
  return withClusterOptions(command).option('--timeout <seconds>', 'how long to wait', seconds, 180)
}

function seconds(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('expected whole seconds')
  return value
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function valuesOf(options: InstallOptions): InstallValues {
  const { namespace, image, pullPolicy, trustDomain, logLevel, criSocket, kubeletCgroup } = options
  const imagePullPolicy = pullPolicy
  return { namespace, image, imagePullPolicy, trustDomain, logLevel, criSocket, kubeletCgroup }
}

async function install(options: InstallOptions): Promise<void> {
  const objects = manifests(valuesOf(options))
  if (options.render === true) {
    process.stdout.write(objects.map((object) => stringify(object)).join('---\n'))
    return
  }
  const cluster = await connect(options)
  say(`installing into namespace ${options.namespace} of ${cluster.server}`)
  for (const object of objects) await cluster.apply(object)
  say(`${objects.length} objects applied`)
  const deadline = Date.now() + options.timeout * 1000
  await untilReady(cluster, 'Deployment', 'leyline-control', options.namespace, deadline)
  await untilReady(cluster, 'DaemonSet', 'leyline-agent', options.namespace, deadline)
  say('leyline is installed; label a namespace to bring its pods into the mesh:')
  say('  kubectl label namespace NAME leyline.dev/dataplane-mode=ambient')
}

/** Loaded only when a cluster is wanted: the client library is large. */
async function connect(options: ClusterOptions): Promise<Cluster> {
  return (await import('../../kube/apply.ts')).Cluster.connect(options)
}

async function untilReady(
  cluster: Cluster,
  kind: 'Deployment' | 'DaemonSet',
  name: string,
  namespace: string,
  deadline: number,
): Promise<void> {
  let said = ''
  let saidAt = 0
  for (;;) {
    const { ready, wanted, done, waiting } = await cluster.rollout(kind, name, namespace)
    const line = `${name}: ${ready} of ${wanted} ready`
    if (line !== said || Date.now() - saidAt > repeatMs) {
      say(line)
      if (said !== '') for (const reason of waiting) say(`  ${reason}`)
      said = line
      saidAt = Date.now()
    }
    if (done) return
    if (Date.now() > deadline) {
      throw new MeshError(
        'control_unreachable',
        `${line}: ${waiting.join('; ') || 'no reason given'}`,
        {
          hint: 'run the same command again to go on waiting; --timeout makes it wait longer',
        },
      )
    }
    await sleep(pollMs)
  }
}

/** Agents go first, while everything they need is still there: each takes its pods out of the mesh. */
async function uninstall(options: WaitOptions): Promise<void> {
  const cluster = await connect(options)
  const { namespace } = options
  const objects = manifests({ ...defaultValues, namespace })
  const first = objects.filter(({ kind }) => kind === 'DaemonSet')
  const rest = objects.filter(({ kind }) => kind !== 'DaemonSet' && kind !== 'Namespace').reverse()
  const last = objects.filter(({ kind }) => kind === 'Namespace')
  let removed = 0
  for (const object of first) if (await cluster.remove(object)) removed++
  const deadline = Date.now() + options.timeout * 1000
  const agents = async (): Promise<string[]> =>
    (await cluster.podsIn(namespace)).filter((name) => name.startsWith('leyline-agent-'))
  let said = -1
  for (let left = await agents(); left.length > 0; left = await agents()) {
    if (left.length !== said) say(`${left.length} agents are taking their pods out of the mesh`)
    said = left.length
    if (Date.now() > deadline) {
      throw new MeshError('control_unreachable', `agents have not ended: ${left.join(', ')}`, {
        hint: 'run the same command again',
      })
    }
    await sleep(pollMs)
  }
  for (const object of [...rest, ...last]) if (await cluster.remove(object)) removed++
  for (const object of last) {
    while (await cluster.exists(object)) {
      if (Date.now() > deadline)
        throw new MeshError('control_unreachable', `namespace ${namespace} is not gone yet`)
      await sleep(pollMs)
    }
  }
  say(removed === 0 ? 'there was nothing to remove' : `leyline is gone: ${removed} objects removed`)
}
