// `leyline install` and `uninstall`: the product on a cluster, and off it again. Both may be repeated and
// interrupted at any time; both say what they wait for.
import { Command, InvalidArgumentError, Option } from 'commander'
import { stringify } from 'yaml'
import { defaultValues, type InstallValues, manifests } from '../../deploy/kubernetes/manifests.ts'
import type { Cluster } from '../../kube/apply.ts'
import { componentLabel, managedByLabel } from '../../mesh/constants.ts'
import { MeshError } from '../../mesh/errors.ts'
import { sleep } from '../../mesh/process/lifetime.ts'
import { hasGatewayApi } from '../gateways/cluster.ts'
import { gatewayVersion } from '../gateways/gateway.ts'

/** How often a rollout is looked at, ms. */
const pollMs = 500
/** What is not ready is said again after this, ms. */
const repeatMs = 10_000

interface ClusterOptions {
  kubeconfig?: string
  context?: string
  namespace: string
  timeout: number
}
interface InstallOptions extends ClusterOptions {
  image: string
  pullPolicy: InstallValues['imagePullPolicy']
  trustDomain: string
  logLevel: string
  criSocket: string
  render?: boolean
}

export function installCommand(): Command {
  const values = defaultValues
  return withClusterOptions(new Command('install'))
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
    .option('--render', 'print the manifests as YAML instead of applying them')
    .action((options: InstallOptions) => install(options))
}

export function uninstallCommand(): Command {
  return withClusterOptions(new Command('uninstall'))
    .description('take the mesh off a cluster: pods return to plain connections first')
    .action((options: ClusterOptions) => uninstall(options))
}

function withClusterOptions(command: Command): Command {
  return command
    .option('--kubeconfig <file>', 'default: as kubectl, $KUBECONFIG or ~/.kube/config')
    .option('--context <name>', 'context of the kubeconfig')
    .option('-n, --namespace <name>', 'namespace of the installation', defaultValues.namespace)
    .option('--timeout <seconds>', 'how long to wait', seconds, 180)
}

function seconds(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('expected whole seconds')
  return value
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function valuesOf(options: InstallOptions): InstallValues {
  const { namespace, image, pullPolicy, trustDomain, logLevel, criSocket } = options
  return { namespace, image, imagePullPolicy: pullPolicy, trustDomain, logLevel, criSocket }
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
  if (!(await hasGatewayApi(cluster)))
    say('this cluster has no Gateway API: only waypoints need it, all else works without')
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
async function uninstall(options: ClusterOptions): Promise<void> {
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
  for (const object of rest) if (await cluster.remove(object)) removed++
  removed += await removeWaypoints(cluster)
  for (const object of last) if (await cluster.remove(object)) removed++
  for (const object of last) {
    while (await cluster.exists(object)) {
      if (Date.now() > deadline)
        throw new MeshError('control_unreachable', `namespace ${namespace} is not gone yet`)
      await sleep(pollMs)
    }
  }
  say(removed === 0 ? 'there was nothing to remove' : `leyline is gone: ${removed} objects removed`)
}

/** What control has made for Gateways, which stay: they are their authors'. */
async function removeWaypoints(cluster: Cluster): Promise<number> {
  const labels = `${managedByLabel}=leyline,${componentLabel}=waypoint`
  let removed = 0
  for (const [apiVersion, kind] of madeForWaypoints) {
    for (const object of await cluster.list(apiVersion, kind, { labels }))
      if (await cluster.remove(object)) removed++
  }
  return removed
}

const madeForWaypoints = [
  ['apps/v1', 'Deployment'],
  ['v1', 'Service'],
  ['v1', 'ConfigMap'],
  ['v1', 'ServiceAccount'],
  [gatewayVersion, 'GatewayClass'],
] as const
