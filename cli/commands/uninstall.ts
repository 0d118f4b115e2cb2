// `leyline uninstall`: the product off a cluster again, agents first, while everything they need is still
// there. May be repeated and interrupted; says what it waits for, and what it leaves.
import { Command } from 'commander'
import { crds } from '../../deploy/kubernetes/crds.ts'
import { madeByControl, manifests } from '../../deploy/kubernetes/manifests.ts'
import type { Manifest } from '../../deploy/kubernetes/object.ts'
import { defaultValues } from '../../deploy/kubernetes/values.ts'
import type { Cluster } from '../../kube/apply.ts'
import { gatewayVersion } from '../../kube/gateway.ts'
import { ending, nameOf, whyNotGone } from '../../kube/rollout.ts'
import { componentLabel, managedByLabel } from '../../mesh/constants.ts'
import { connect, say, until, type WaitOptions, withWaitOptions } from '../waiting.ts'

interface UninstallOptions extends WaitOptions {
  readonly purge?: boolean
  readonly onlyAgents?: boolean
}

export function uninstallCommand(): Command {
  return withWaitOptions(new Command('uninstall'))
    .description('take the mesh off a cluster: pods return to plain connections first')
    .option(
      '--purge',
      'remove our kinds too with every policy, and the namespace whatever else is in it',
    )
    .option('--only-agents', 'stop once the agents have taken their pods out of the mesh')
    .action((options: UninstallOptions) => uninstall(options))
}

async function uninstall(options: UninstallOptions): Promise<void> {
  using cluster = await connect(options)
  const { namespace } = options
  const deadline = Date.now() + options.timeout * 1000
  const objects = manifests({ ...defaultValues, namespace })
  const agents = objects.filter(({ kind }) => kind === 'DaemonSet')
  let removed = await removeAll(cluster, agents)
  const left = await untilAgentsEnded(cluster, namespace, deadline)
  if (options.onlyAgents === true) {
    say(removed === 0 ? 'there were no agents to remove' : 'the agents are gone')
    return
  }
  const home = objects.filter(({ kind }) => kind === 'Namespace')
  const rest = objects.filter((object) => !agents.includes(object) && !home.includes(object))
  removed += await removeAll(cluster, [...rest.reverse(), ...madeByControl(namespace)])
  removed += await removeWaypoints(cluster)
  const others = options.purge === true ? [] : await othersIn(cluster, namespace)
  if (others.length === 0) {
    removed += await removeAll(cluster, home)
    // It goes with the last of its pods.
    if (left === 0) await untilGone(cluster, home, deadline)
  } else say(`kept: namespace ${namespace}, since it has ${others.join(', ')}; --purge removes it`)
  if (options.purge === true) {
    removed += await removeAll(cluster, crds())
    await untilGone(cluster, crds(), deadline)
  } else await sayKeptKinds(cluster)
  say(removed === 0 ? 'there was nothing to remove' : `leyline is gone: ${removed} objects removed`)
}

/** How many of them were there. */
async function removeAll(cluster: Cluster, objects: readonly Manifest[]): Promise<number> {
  let removed = 0
  for (const object of objects) if (await cluster.remove(object)) removed++
  return removed
}

/** What control has made for Gateways, which stay: they are their authors'. */
async function removeWaypoints(cluster: Cluster): Promise<number> {
  const labelSelector = `${managedByLabel}=leyline,${componentLabel}=waypoint`
  let removed = 0
  for (const [apiVersion, kind] of madeForWaypoints) {
    for (const { metadata } of await cluster.list(apiVersion, kind, { labelSelector })) {
      const { name = '', namespace } = metadata ?? {}
      const inside = namespace === undefined ? {} : { namespace }
      if (await cluster.remove({ apiVersion, kind, metadata: { name, ...inside } })) removed++
    }
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

/**
 * Each agent takes its pods out of the mesh before it ends. One that has not ended long after its grace
 * period is on a node that does not answer: it does the same once the node is back. How many these are.
 */
async function untilAgentsEnded(
  cluster: Cluster,
  namespace: string,
  deadline: number,
): Promise<number> {
  let left = 0
  const labels = `app.kubernetes.io/name=leyline,${componentLabel}=agent`
  await until(deadline, async () => {
    const pods = await cluster.pods(namespace, labels)
    const { expected, overdue } = ending(pods, Date.now())
    if (expected.length > 0) {
      const line = `agents that are taking their pods out of the mesh: ${expected.length}`
      return { line, reasons: expected }
    }
    for (const agent of overdue)
      say(`not waited for: ${agent}, which does not answer; its pods leave the mesh once it does`)
    left = overdue.length
    return undefined
  })
  return left
}

/** What is kept of a namespace that is not ours alone: its workloads, and what people write for them. */
const keptKinds = [
  ['leyline.dev/v1alpha1', 'AuthorizationPolicy'],
  ['security.istio.io/v1', 'AuthorizationPolicy'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['batch/v1', 'CronJob'],
  ['v1', 'PersistentVolumeClaim'],
  ['v1', 'Secret'],
  ['v1', 'ConfigMap'],
] as const
/** Kubernetes puts it into every namespace. */
const everywhere = 'kube-root-ca.crt'

/** What is in the namespace and is not of the installation: somebody's work, not ours to remove. */
async function othersIn(cluster: Cluster, namespace: string): Promise<string[]> {
  const others: string[] = []
  for (const [apiVersion, kind] of keptKinds) {
    for (const { metadata } of await cluster.list(apiVersion, kind, { namespace })) {
      const { name = '', deletionTimestamp } = metadata ?? {}
      if (name !== everywhere && deletionTimestamp === undefined) others.push(`${kind} ${name}`)
    }
  }
  return others
}

async function untilGone(
  cluster: Cluster,
  objects: readonly Manifest[],
  deadline: number,
): Promise<void> {
  for (const object of objects) {
    await until(deadline, async () => {
      const found = await cluster.read(object)
      if (found === undefined) return undefined
      return { line: `waiting for ${nameOf(object)} to be gone`, reasons: whyNotGone(found) }
    })
  }
}

async function sayKeptKinds(cluster: Cluster): Promise<void> {
  for (const crd of crds()) {
    if ((await cluster.read(crd)) === undefined) continue
    const { group, names, versions } = crd.spec
    const objects = await cluster.list(`${group}/${versions[0]?.name}`, names.kind)
    say(`kept: ${nameOf(crd)} and ${objects.length} objects of it; --purge removes them`)
  }
}
