// The composition root of the agent: builds broker, policy and worker in reading order, wires them,
// and takes them down in reverse. ARCHITECTURE.md has the path of a connection through them.
import { existsSync, mkdirSync, readFileSync, rmdirSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import { ApiServer } from '../kube/client.ts'
import { Events } from '../kube/events.ts'
import { requestCertificate } from '../mesh/ca.ts'
import { typeUrls } from '../mesh/constants.ts'
import { MeshError } from '../mesh/errors.ts'
import { Channel, type ChannelConfig } from '../mesh/grpc.ts'
import type { Mesh } from '../mesh/model.ts'
import { AdminServer } from '../mesh/process/admin.ts'
import { HealthServer } from '../mesh/process/health.ts'
import { untilSignal } from '../mesh/process/lifetime.ts'
import type { Logger } from '../mesh/process/log.ts'
import { TelemetryReporter } from '../mesh/telemetry-reporter.ts'
import { XdsClient } from '../mesh/xds/client.ts'
import { adminRoutes } from './admin.ts'
import { Capture, resetCapture } from './bpf/capture.ts'
import { cgroupRoot, findPodsCgroup, mountBpffs, ownCgroup, unmountBpffs } from './bpf/probe.ts'
import { Annotations } from './broker/annotate.ts'
import { Broker } from './broker/broker.ts'
import { Kubelet } from './broker/kubelet.ts'
import { KubernetesPods } from './broker/kubernetes.ts'
import { FolderPods } from './broker/pods.ts'
import { ReadinessEvents } from './broker/readiness.ts'
import type { AgentConfig } from './config.ts'
import { Enrolments } from './enrolment.ts'
import { type Installation, isLeaving } from './leaving.ts'
import { registerMetrics } from './metrics.ts'
import { Certificates } from '../mesh/certificates.ts'
import { NodePolicy } from './policy/policy.ts'
import { Reporter } from './policy/report.ts'
import { Store } from '../mesh/store.ts'
import { Connections } from './worker/connections.ts'
import { edgesOf } from './worker/edges.ts'
import { TcpMetrics } from './worker/metrics.ts'
import { Worker } from './worker/worker.ts'

/** Where `ip netns` keeps its names. */
const netnsDirectory = '/run/netns'
/** Namespaces are also looked at without being told, in case a watch missed something, ms. */
const namespaceSweepMs = 2_000

export class Agent {
  /** Resolves when the agent has ended in order, whatever asked it to. */
  readonly ended: Promise<void>

  private constructor(ended: Promise<void>) {
    this.ended = ended
  }

  /** Resolves once capture is loaded and the admin socket answers; readiness comes with control's word. */
  static async start(config: AgentConfig, log: Logger): Promise<Agent> {
    const stopped = untilSignal()
    await using stack = new AsyncDisposableStack()
    joinCgroup(config)
    mountBpffs(config.bpf.pinDirectory, 'folder' in config.pods)
    const capture = stack.use(
      Capture.open({
        pinDirectory: config.bpf.pinDirectory,
        podsCgroup: cgroupPath(
          config.bpf.podsCgroup === 'auto' ? findPodsCgroup() : config.bpf.podsCgroup,
        ),
        agentCgroup: ownCgroup(),
      }),
    )
    const kubelet = stack.use(
      Kubelet.open({ setting: config.bpf.kubeletCgroup, root: cgroupRoot(), capture, log }),
    )
    const api = 'kubernetes' in config.pods ? ApiServer.inCluster() : undefined
    if (api !== undefined) stack.defer(() => api.close())
    const channel = stack.use(new Channel(channelConfig(config, api)))
    const store = new Store()
    const certificates = stack.use(
      new Certificates({
        request: (identity) => requestCertificate(channel, identity, config.certificateTtlSeconds),
        log,
      }),
    )
    const pods = stack.use(await openPods(config, api, log))
    const events = api && new Events({ api, component: 'leyline-agent', host: config.node })
    const annotations = api && events && new Annotations({ api, events, log })
    const registry = new Registry()
    const xds = stack.use(makeXds(config, channel, store, log, () => void settle()))
    const decisions = new NodePolicy({ store, certificates, ask: (name) => askFor(xds, name) })
    const broker = stack.use(new Broker({ capture, log }))
    const tcp: TcpMetrics = new TcpMetrics(registry, () => connections.openCounts())
    const connections = new Connections({ metrics: tcp, log })
    const worker = stack.use(new Worker({ broker, decisions, connections, log }))
    const enrolments = new Enrolments({
      broker,
      certificates,
      worker,
      lingerMs: config.unenrolLingerMs,
      log,
    })
    const reporter = stack.use(new Reporter({ channel, log }))
    const edges = () => edgesOf(tcp.between())
    stack.use(new TelemetryReporter({ channel, edges, log }))
    registerMetrics(registry, { capture, kubelet, enrolments, xds, version: packageVersion() })

    let settled = false
    const update = async (): Promise<void> => {
      const trustDomain = store.mesh?.trustDomain
      if (xds.synced && trustDomain !== undefined)
        await enrolments.update(pods.list(trustDomain), pods.expected(trustDomain))
    }
    /** Control has told everything asked for: pods may be enrolled, what a former agent left is swept. */
    const settle = async (): Promise<void> => {
      await update()
      broker.sweep()
      settled = true
      log.info('agent is ready')
    }
    store.on('mesh', (mesh: Mesh) => capture.setRanges(mesh.captureRanges))
    store.on('policies', () => worker.recheck())
    certificates.on('changed', (identity) => worker.credentialsChanged(identity))
    enrolments.on('changed', () => {
      if (!xds.synced) return
      const list = enrolments.list()
      reporter.report(list)
      annotations?.update(list)
    })
    stack.use(pods.onChange(() => void update()))
    stack.use(watchNamespaces(() => void enrolments.checkNamespaces()))

    const isReady = (): string | undefined =>
      settled ? pods.notReady : notSettled(config, xds, pods.notReady)
    const { POD_NAME: name, POD_NAMESPACE: namespace } = process.env
    if (api !== undefined && events !== undefined && name && namespace) {
      const pod = { namespace, name }
      stack.use(new ReadinessEvents({ api, events, pod, whyNot: isReady, log }))
    }
    if (config.health !== undefined) {
      const metrics = (): Promise<string> => registry.metrics()
      const { address } = config.health
      stack.use(await HealthServer.listen({ address, notReady: isReady, metrics }))
    }
    const admin = await AdminServer.listen({
      socketPath: config.adminSocket,
      routes: adminRoutes({
        node: config.node,
        isReady,
        capture,
        kubelet,
        certificates,
        enrolments,
        store,
        worker,
        xds,
        registry,
        leave: () => enrolments.releaseAll(),
      }),
      log,
    })
    stack.use(admin)
    xds.start()
    const owned = stack.move()
    const ended = stopped.then(async (cause) => {
      log.info({ cause }, 'agent is stopping')
      // Nobody will take these pods over, so they must not stay captured.
      const leaving =
        cause === 'parent gone' ||
        (api !== undefined && (await isLeaving(api, installation(), log)))
      if (leaving) {
        log.info('agent leaves this node: its pods are plain from now on')
        await enrolments.releaseAll()
        await annotations?.clear(enrolments.list())
      } else await enrolments.close()
      await worker.drain(cause === 'parent gone' ? 0 : config.drainDeadlineMs)
      await owned.disposeAsync()
      if (leaving) resetNode(config)
    })
    return new Agent(ended)
  }
}

/** Why an agent that has not been told everything is not ready. */
function notSettled(config: AgentConfig, xds: XdsClient, pods: string | undefined): string {
  const control =
    xds.problem === undefined
      ? 'control has not told everything yet'
      : `control at ${config.control.address} does not answer: ${xds.problem}`
  return pods === undefined ? control : `${control}; ${pods}`
}

function channelConfig(config: AgentConfig, api: ApiServer | undefined): ChannelConfig {
  const { address, tokenFile, rootCertificateFile, rootConfigMap } = config.control
  if (rootCertificateFile !== undefined)
    return { address, tokenFile, root: { file: rootCertificateFile } }
  const fetch = async (): Promise<string> => {
    const { namespace = '', name = '' } = rootConfigMap ?? {}
    const path = `/api/v1/namespaces/${namespace}/configmaps/${name}`
    const where = `root-cert.pem of ConfigMap ${namespace}/${name}`
    let found: { data?: Record<string, string> } | undefined
    try {
      found = (await api?.request('GET', path)) as typeof found
    } catch (cause) {
      throw new MeshError('control_unreachable', `cannot read ${where}`, { cause })
    }
    const pem = found?.data?.['root-cert.pem']
    if (pem !== undefined) return pem
    throw new MeshError('control_unreachable', `there is no ${where} yet`)
  }
  return { address, tokenFile, root: { fetch } }
}

async function openPods(
  config: AgentConfig,
  api: ApiServer | undefined,
  log: Logger,
): Promise<FolderPods | KubernetesPods> {
  const { node, pods } = config
  if ('folder' in pods) return FolderPods.open({ directory: pods.folder, node, log })
  if (api === undefined) throw new MeshError('bad_config', 'pods.kubernetes: no API server')
  return KubernetesPods.open({ api, node, criSocket: pods.kubernetes.criSocket, log })
}

/** Where this agent stands in a cluster; its pod's own description says so. */
function installation(): Installation {
  const { POD_NAMESPACE: namespace = '', DAEMONSET_NAME: daemonSet = '' } = process.env
  return { namespace, daemonSet }
}

function makeXds(
  config: AgentConfig,
  channel: Channel,
  store: Store,
  log: Logger,
  onSynced: () => void,
): XdsClient {
  return new XdsClient({
    channel,
    nodeId: `leyline~${config.node}`,
    types: [
      { typeUrl: typeUrls.mesh, mode: 'wildcard' },
      { typeUrl: typeUrls.authorization, mode: 'wildcard' },
      { typeUrl: typeUrls.address, mode: 'on-demand' },
    ],
    apply: (batch) => store.apply(batch),
    onSynced,
    log,
  })
}

function askFor(xds: XdsClient, name: string): void {
  xds.subscribe(typeUrls.address, name)
}

/** `/kubepods` and the like are below the cgroup v2 mount, wherever that is. */
function cgroupPath(path: string): string {
  return join(cgroupRoot(), path).replace(/\/$/, '')
}

/** A cgroup of our own keeps the programs that must see our sockets from seeing anybody else's. */
function joinCgroup(config: AgentConfig): void {
  if (config.bpf.agentCgroup === undefined) return
  const path = cgroupPath(config.bpf.agentCgroup)
  mkdirSync(path, { recursive: true })
  // cgroup v2: "0" means the writing process itself.
  writeFileSync(join(path, 'cgroup.procs'), '0')
}

function watchNamespaces(changed: () => void): Disposable {
  const watcher = existsSync(netnsDirectory) ? watch(netnsDirectory, changed) : undefined
  watcher?.on('error', () => {})
  const timer = setInterval(changed, namespaceSweepMs)
  return {
    [Symbol.dispose]: () => {
      watcher?.close()
      clearInterval(timer)
    },
  }
}

/** Takes all capture off this node, whoever left it there, and what was made for it. */
export function resetNode(config: AgentConfig): void {
  resetCapture(config.bpf.pinDirectory)
  unmountBpffs(config.bpf.pinDirectory)
  try {
    rmdirSync(config.bpf.pinDirectory)
  } catch {
    // It holds something of somebody else's, or is not there.
  }
  if (config.bpf.agentCgroup === undefined) return
  const path = cgroupPath(config.bpf.agentCgroup)
  try {
    if (!existsSync(path)) return
    if (path === ownCgroup()) writeFileSync(join(cgroupRoot(), 'cgroup.procs'), '0')
    rmdirSync(path)
  } catch {
    // Another process is in it: then it is not ours alone, and stays.
  }
}

function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
