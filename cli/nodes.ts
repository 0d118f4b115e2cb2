// Whether each node of a cluster has an agent that is ready, and if not why; before an installation,
// whether anything is known against it. Pure: out of what the API server says.
import {
  type Condition,
  type EventView,
  isReady,
  nodeOf,
  type PodView,
  warningOf,
  whyNotReady,
} from '../kube/readiness.ts'
import { matchesLabels } from './installation.ts'

export interface NodeView {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> }
  readonly status?: {
    readonly conditions?: readonly Condition[]
    readonly nodeInfo?: {
      readonly operatingSystem?: string
      readonly architecture?: string
      readonly kernelVersion?: string
      readonly containerRuntimeVersion?: string
      readonly osImage?: string
    }
  }
}

/** The DaemonSet of the agents as it is on the cluster. */
export interface AgentSet {
  readonly metadata?: { readonly name?: string; readonly uid?: string }
  readonly spec?: {
    readonly template?: {
      readonly spec?: { readonly nodeSelector?: Readonly<Record<string, string>> }
    }
  }
}

export interface Facts {
  readonly nodes: readonly NodeView[]
  /** Whether anything of an installation is there. */
  readonly installed: boolean
  readonly agentSet: AgentSet | undefined
  readonly agents: readonly PodView[]
  readonly events: readonly EventView[]
  /** The container runtime's socket that agents are, or would be, given. */
  readonly criSocket: string
}

export interface NodeRow {
  readonly node: string
  /** `none`: no agent where one should be; `unsupported`: none, and none can be. */
  readonly agent: 'ready' | 'not ready' | 'none' | 'unsupported' | 'not installed'
  /** Whether there is nothing to be done about this node. */
  readonly ok: boolean
  /** Why it is not. */
  readonly reason?: string
  /** What may turn out to be in the way. */
  readonly warnings: readonly string[]
  readonly os: string
  readonly architecture: string
  readonly kernel: string
  readonly runtime: string
}

/** Everything needed is there since this kernel (agent/bpf/probe.ts: sockops); agents try, they do not go by it. */
const kernelFloor = [5, 15] as const
/** What the image is built for. */
const architectures: readonly string[] = ['amd64', 'arm64']
/** Where runtimes put their sockets, by the name that a node gives. */
const usualSockets: Readonly<Record<string, string>> = {
  containerd: '/run/containerd/containerd.sock',
  'cri-o': '/run/crio/crio.sock',
  docker: '/run/cri-dockerd.sock',
}

/** By name. */
export function judgeNodes(facts: Facts): NodeRow[] {
  const sorted = [...facts.nodes].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
  return sorted.map((node) => {
    const { operatingSystem: os = 'unknown', architecture = 'unknown' } =
      node.status?.nodeInfo ?? {}
    const { kernelVersion: kernel = 'unknown', containerRuntimeVersion: runtime = 'unknown' } =
      node.status?.nodeInfo ?? {}
    const about = { node: node.metadata.name, os, architecture, kernel, runtime }
    return { ...about, ...verdict(facts, node), warnings: warnings(facts, kernel, runtime) }
  })
}

type Verdict = Pick<NodeRow, 'agent' | 'ok' | 'reason'>

function verdict(facts: Facts, node: NodeView): Verdict {
  const against = whyUnsupported(node)
  // Nobody can do anything about it: its pods stay outside, as they are meant to.
  if (against !== undefined) return { agent: 'unsupported', ok: true, reason: against }
  const down = whyDown(node)
  if (!facts.installed) {
    const agent = 'not installed'
    return down === undefined ? { agent, ok: true } : { agent, ok: false, reason: down }
  }
  const pods = facts.agents.filter((pod) => nodeOf(pod) === node.metadata.name)
  if (pods.some(isReady)) return { agent: 'ready', ok: true }
  const pod = pods.find(({ metadata }) => metadata?.deletionTimestamp === undefined) ?? pods[0]
  const why = pod === undefined ? whyNoAgent(facts, node) : whyNotReady(pod, facts.events)
  const reason = [down, why].filter((part) => part !== undefined).join('; ')
  return { agent: pod === undefined ? 'none' : 'not ready', ok: false, reason }
}

function whyUnsupported({ status }: NodeView): string | undefined {
  const { operatingSystem: os = 'linux', architecture = 'amd64' } = status?.nodeInfo ?? {}
  if (os !== 'linux')
    return `agents run on linux, this node runs ${os}: its pods stay outside the mesh`
  if (architectures.includes(architecture)) return undefined
  return `there is no image for ${architecture}, only for ${architectures.join(' and ')}`
}

function whyDown({ status }: NodeView): string | undefined {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  if (ready === undefined || ready.status === 'True') return undefined
  return `the node itself is not ready: ${ready.message ?? ready.reason ?? 'no reason given'}`
}

function whyNoAgent({ agentSet, events }: Facts, { metadata }: NodeView): string {
  if (agentSet === undefined)
    return 'the DaemonSet of the agents is not there: run `leyline install`'
  const wanted = agentSet.spec?.template?.spec?.nodeSelector ?? {}
  if (!matchesLabels(metadata.labels, wanted)) {
    const labels = Object.entries(wanted).map(([name, value]) => `${name}=${value}`)
    return `the DaemonSet is for nodes with ${labels.join(', ')}`
  }
  return warningOf(agentSet, events) ?? 'the DaemonSet has made no pod for it'
}

function warnings({ criSocket, installed }: Facts, kernel: string, runtime: string): string[] {
  const found: string[] = []
  const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)/.exec(kernel) ?? []
  const [floorMajor, floorMinor] = kernelFloor
  const version = Number(major) * 1_000 + Number(minor)
  if (kernel !== 'unknown' && version < floorMajor * 1_000 + floorMinor) {
    found.push(
      `kernel ${kernel} is older than ${kernelFloor.join('.')}: it may lack something, which its agent will name`,
    )
  }
  const socket = usualSockets[runtime.split(':')[0] ?? '']
  if (!installed && socket !== undefined && socket !== criSocket) {
    found.push(`the socket of ${runtime} is usually ${socket}: install with --cri-socket ${socket}`)
  }
  return found
}
