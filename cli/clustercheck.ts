// `leyline check` of a cluster: reads what the API server says of nodes and of the installation, and judges
// it (nodes.ts). Asks no agent: it must work where there is none, or none that answers.
import { defaultValues } from '../deploy/kubernetes/values.ts'
import { ApiError, type ApiServer } from '../kube/client.ts'
import { gatewayVersion } from '../kube/gateway.ts'
import { apiServerOf } from '../kube/kubeconfig.ts'
import { type Listed, listAll } from '../kube/list.ts'
import { type EventView, isReady, type PodView, whyNotReady } from '../kube/readiness.ts'
import { whyNoPods } from '../kube/rollout.ts'
import { unreadable } from './cluster.ts'
import { formatSelector, type Part, parts } from './installation.ts'
import { type AgentSet, judgeNodes, type NodeRow, type NodeView } from './nodes.ts'
import type { ClusterOptions } from './options.ts'

export interface ClusterReport {
  readonly server: string
  readonly namespace: string
  readonly installed: boolean
  /** Whether the cluster has the kinds that waypoints are made of. */
  readonly gatewayApi: boolean
  /** Undefined before an installation. */
  readonly control?: { readonly ready: boolean; readonly reason?: string }
  readonly nodes: readonly NodeRow[]
}

/** Rejects with `bad_config`, `not_permitted` or `control_unreachable`, and what to do about it. */
export async function checkCluster(options: ClusterOptions): Promise<ClusterReport> {
  using api = apiServerOf(options)
  const { namespace } = options
  const { control, agent } = parts(namespace)
  const read = reader(api, namespace)
  const [nodes, agentSet, deployment, agents, controls, events, gatewayKinds] = await Promise.all([
    read.all<NodeView>('nodes', '/api/v1/nodes'),
    read.one<AgentSet>(
      'daemonsets',
      `/apis/apps/v1/namespaces/${namespace}/daemonsets/${agent.name}`,
    ),
    read.one('deployments', `/apis/apps/v1/namespaces/${namespace}/deployments/${control.name}`),
    read.pods(agent),
    read.pods(control),
    read.events(),
    read.one('the kinds of Gateway API', `/apis/${gatewayVersion}`),
  ])
  const installed = agentSet !== undefined || deployment !== undefined
  const { criSocket } = defaultValues
  const rows = judgeNodes({ nodes, installed, agentSet, agents, events, criSocket })
  const gatewayApi = gatewayKinds !== undefined
  const report = { server: api.url, namespace, installed, gatewayApi, nodes: rows }
  if (!installed) return report
  return { ...report, control: judgeControl(deployment !== undefined, control, controls, events) }
}

/** In one sentence what is wrong with a cluster; undefined when nothing is. */
export function whyNotFine({ installed, control, nodes }: ClusterReport): string | undefined {
  const wrong: string[] = []
  if (control !== undefined && !control.ready) wrong.push(`control is not ready: ${control.reason}`)
  const bad = nodes.filter(({ ok }) => !ok)
  if (bad.length > 0) {
    const list = bad.map(({ node, reason }) => `${node} (${reason})`).join(', ')
    wrong.push(`${bad.length} of ${nodes.length} nodes: ${list}`)
  }
  if (nodes.every(({ agent }) => agent === 'unsupported'))
    wrong.push('there is no node that an agent can run on')
  if (wrong.length === 0) return undefined
  return `${installed ? '' : 'not installed; '}${wrong.join('; ')}`
}

function judgeControl(
  exists: boolean,
  { kind, name }: Part,
  pods: readonly PodView[],
  events: readonly EventView[],
): { ready: boolean; reason?: string } {
  if (pods.some(isReady)) return { ready: true }
  if (!exists)
    return { ready: false, reason: `${kind} ${name} is not there: run \`leyline install\`` }
  const reasons = pods.flatMap((pod) => whyNotReady(pod, events) ?? [])
  const none = whyNoPods({ kind, metadata: { name } }, events) ?? `${kind} ${name} has no pod`
  return { ready: false, reason: reasons[0] ?? none }
}

function reader(api: ApiServer, namespace: string) {
  const all = async <T>(resource: string, path: string, labelSelector?: string): Promise<T[]> => {
    try {
      const selected = labelSelector === undefined ? {} : { labelSelector }
      const { items } = await listAll(api, path, selected)
      return items as unknown as T[]
    } catch (error) {
      const where = resource === 'nodes' ? undefined : namespace
      throw unreadable(api, where, resource, error)
    }
  }
  return {
    all,
    pods: ({ selector }: Part) =>
      all<PodView>('pods', `/api/v1/namespaces/${namespace}/pods`, formatSelector(selector)),
    /** Undefined when there is no such object. */
    one: async <T extends Listed>(resource: string, path: string): Promise<T | undefined> => {
      try {
        return (await api.request('GET', path)) as T
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return undefined
        throw unreadable(api, namespace, resource, error)
      }
    },
    /** Whoever may not read Events is told less. */
    events: async (): Promise<EventView[]> => {
      try {
        const { items } = await listAll(api, `/api/v1/namespaces/${namespace}/events`)
        return items as EventView[]
      } catch {
        return []
      }
    },
  }
}
