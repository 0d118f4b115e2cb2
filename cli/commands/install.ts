// `leyline install`: the product on a cluster. May be repeated, interrupted, and run twice at once; says
// what it waits for.
import { Command, Option } from 'commander'
import { crds } from '../../deploy/kubernetes/crds.ts'
import { manifests } from '../../deploy/kubernetes/manifests.ts'
import type { Manifest } from '../../deploy/kubernetes/object.ts'
import { renderYaml } from '../../deploy/kubernetes/render.ts'
import {
  defaultValues,
  readValues,
  type Values,
  valuesSchema,
  valuesWith,
} from '../../deploy/kubernetes/values.ts'
import type { Cluster } from '../../kube/apply.ts'
import { gatewayVersion } from '../../kube/gateway.ts'
import { nameOf, whyNotGone } from '../../kube/rollout.ts'
import { minimumKubernetes } from '../../mesh/constants.ts'
import { MeshError } from '../../mesh/errors.ts'
import { connect, say, until, type WaitOptions, withWaitOptions } from '../waiting.ts'

interface InstallOptions extends WaitOptions {
  readonly image?: string
  readonly pullPolicy?: Values['imagePullPolicy']
  readonly trustDomain?: string
  readonly logLevel?: Values['logLevel']
  readonly criSocket?: string
  readonly kubeletCgroup?: string
  readonly values?: string
  readonly render?: boolean
}

export function installCommand(): Command {
  const { shape } = valuesSchema
  return withWaitOptions(new Command('install'))
    .description('install the mesh on a Kubernetes cluster, or bring what is there up to date')
    .option('--values <file>', "YAML of the chart's values.yaml; options beside it count more")
    .addOption(valueOption('--image <image>', 'image'))
    .addOption(
      valueOption('--pull-policy <policy>', 'imagePullPolicy').choices(
        shape.imagePullPolicy.options,
      ),
    )
    .addOption(valueOption('--trust-domain <name>', 'trustDomain'))
    .addOption(valueOption('--log-level <level>', 'logLevel').choices(shape.logLevel.options))
    .addOption(valueOption('--cri-socket <path>', 'criSocket'))
    .addOption(valueOption('--kubelet-cgroup <path>', 'kubeletCgroup'))
    .option('--render', 'print the manifests as YAML instead of applying them')
    .action((options: InstallOptions) => install(options))
}

/** Without a default of its own: what is not given must not count more than the values file. */
function valueOption(flags: string, name: keyof Values): Option {
  const meaning = valuesSchema.shape[name].description
  return new Option(flags, `${meaning} (default: ${JSON.stringify(defaultValues[name])})`)
}

function valuesOf(options: InstallOptions): Values {
  const base = options.values === undefined ? defaultValues : readValues(options.values)
  const { image, pullPolicy: imagePullPolicy, trustDomain, logLevel } = options
  const { criSocket, kubeletCgroup } = options
  const flags = { image, imagePullPolicy, trustDomain, logLevel, criSocket, kubeletCgroup }
  return valuesWith(base, flags)
}

async function install(options: InstallOptions): Promise<void> {
  const { namespace } = options
  const kinds = crds()
  const objects = manifests({ ...valuesOf(options), namespace })
  if (options.render === true) {
    process.stdout.write(renderYaml([...kinds, ...objects]))
    return
  }
  using cluster = await connect(options)
  const deadline = Date.now() + options.timeout * 1000
  await requireVersion(cluster)
  say(`installing into namespace ${namespace} of ${cluster.server}`)
  await applyAll(cluster, kinds, deadline)
  for (const kind of kinds) await untilEstablished(cluster, kind, deadline)
  await applyAll(cluster, objects, deadline)
  say(`${kinds.length + objects.length} objects applied`)
  for (const object of objects) {
    if (object.kind === 'Deployment' || object.kind === 'DaemonSet')
      await untilRolledOut(cluster, object, deadline)
  }
  if (!(await cluster.serves(gatewayVersion, 'Gateway')))
    say('this cluster has no Gateway API: only waypoints need it, all else works without')
  say('leyline is installed; label a namespace to bring its pods into the mesh:')
  say('  kubectl label namespace NAME leyline.dev/dataplane-mode=ambient')
}

async function requireVersion(cluster: Cluster): Promise<void> {
  const [major, minor] = await cluster.version()
  const [oldestMajor, oldestMinor] = minimumKubernetes
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new MeshError(
    'bad_config',
    `${cluster.server} is Kubernetes ${major}.${minor}, expected ${oldestMajor}.${oldestMinor} or newer`,
  )
}

/** In order; from the start again once something that was being deleted is gone. */
async function applyAll(
  cluster: Cluster,
  objects: readonly Manifest[],
  deadline: number,
): Promise<void> {
  for (let i = 0; i < objects.length; ) {
    const object = objects[i]
    if (object === undefined || (await cluster.apply(object)) === 'applied') i++
    else {
      const own = objects.find(
        ({ kind, metadata }) => kind === 'Namespace' && metadata.name === object.metadata.namespace,
      )
      for (const going of own === undefined ? [object] : [own, object])
        await untilGone(cluster, going, deadline)
      i = 0
    }
  }
}

/** Waits only for what is on its way out. */
async function untilGone(cluster: Cluster, object: Manifest, deadline: number): Promise<void> {
  await until(deadline, async () => {
    const found = await cluster.read(object)
    if (found?.metadata?.deletionTimestamp === undefined) return undefined
    const line = `waiting for ${nameOf(object)}, which is being deleted`
    return { line, reasons: whyNotGone(found) }
  })
}

/** Until the API server serves the kind: what is of it could not be applied or watched before. */
async function untilEstablished(cluster: Cluster, crd: Manifest, deadline: number): Promise<void> {
  const { name } = crd.metadata
  await until(deadline, async () => {
    const conditions = (await cluster.read(crd))?.status?.conditions ?? []
    const refused = conditions.find((c) => c.type === 'NamesAccepted' && c.status === 'False')
    if (refused !== undefined) {
      throw new MeshError('control_unreachable', `${name}: ${refused.message}`, {
        hint: 'another CustomResourceDefinition has these names: remove it, or the names from it',
      })
    }
    const established = conditions.some((c) => c.type === 'Established' && c.status === 'True')
    return established ? undefined : { line: `waiting for the API server to serve ${name}` }
  })
}

async function untilRolledOut(
  cluster: Cluster,
  workload: Manifest,
  deadline: number,
): Promise<void> {
  const { name } = workload.metadata
  await until(deadline, async () => {
    const { ready, wanted, done, waiting } = await cluster.rollout(workload)
    if (done) {
      say(`${name}: ${ready} of ${wanted} ready`)
      return undefined
    }
    return { line: `${name}: ${ready} of ${wanted} ready`, reasons: waiting }
  })
}
