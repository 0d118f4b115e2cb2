// The composition root of control: Galley (configuration), Pilot (discovery) and Citadel (the CA)
// over one source of objects. Built in reading order, taken down in reverse.
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from '@grpc/grpc-js'
import { Registry } from 'prom-client'
import { ApiServer } from '../kube/client.ts'
import { FolderSource } from '../kube/folder.ts'
import type { KubernetesObject } from '../kube/kinds.ts'
import { clusterId, enrolmentAnnotation, typeUrls } from '../mesh/constants.ts'
import { MeshError } from '../mesh/errors.ts'
import { controlServerName } from '../mesh/grpc.ts'
import { workloadUid } from '../mesh/model.ts'
import { AdminServer } from '../mesh/process/admin.ts'
import { HealthServer } from '../mesh/process/health.ts'
import type { Logger } from '../mesh/process/log.ts'
import { XdsServer } from '../mesh/xds/server.ts'
import { adminRoutes } from './admin.ts'
import { type Authenticator, FileTokens, TokenReviews } from './attest.ts'
import type { EnrolmentReport } from './build.ts'
import { CertificateAuthority } from './ca.ts'
import type { ControlConfig } from './config.ts'
import { DashboardServer } from './view/server.ts'
import { Views } from './view/views.ts'
import { registerMetrics } from './metrics.ts'
import { Configuration, type ObjectSource } from './objects.ts'
import { makeServer, serverCredentials, viewOf } from './services.ts'
import type { Model } from './snapshot.ts'
import { FolderPair } from './sources/folders.ts'
import { KubernetesSource } from './sources/kubernetes.ts'
import { Telemetry } from './telemetry.ts'
import { admits } from './telemetry/admission.ts'
import { openClusterRoot, openRoot, publishRoot, type Root, writeWhole } from './trust.ts'
import { followGateways } from './waypoints/follow.ts'

/** Of control's own serving certificate; a restart makes a new one. Ten years: it never leaves this process, ms. */
const servingTtlMs = 10 * 365 * 86_400_000
/** How long calls under way may take to end when control stops, ms. */
const shutdownMs = 1_000

export class Control implements AsyncDisposable {
  readonly #stack: AsyncDisposableStack

  private constructor(stack: AsyncDisposableStack) {
    this.#stack = stack
  }

  /** Resolves once every listener is bound. Throws `bad_config` naming what is wrong. */
  static async start(config: ControlConfig, log: Logger): Promise<Control> {
    await using stack = new AsyncDisposableStack()
    mkdirSync(config.stateDirectory, { recursive: true, mode: 0o700 })
    const registry = new Registry()
    let ready = false
    if (config.health !== undefined) {
      // Before anything is read: on a large cluster that takes longer than a kubelet is patient.
      const { address } = config.health
      const notReady = () => (ready ? undefined : 'what there is is being read')
      const metrics = () => registry.metrics()
      stack.use(await HealthServer.listen({ address, notReady, metrics }))
    }
    const { root, source, cluster } = await open(config, stack, log)
    const reportFile = join(config.stateDirectory, 'enrolment.json')
    const configuration = stack.use(
      new Configuration({ source, trustDomain: config.trustDomain, reportFile, log }),
    )
    if (cluster !== undefined) configuration.seedReports(cluster.kept())
    const model = (): Model => configuration.snapshot.model
    const { authenticator, update } = authentication(config, cluster?.api, model, log)
    update(model())
    const authority = new CertificateAuthority({
      root,
      authenticator,
      model,
      maxTtlSeconds: config.ca.leafTtlSeconds,
      log,
    })
    const discovery = new XdsServer({
      view: viewOf(configuration.snapshot),
      typeUrls: Object.values(typeUrls),
      log,
    })
    stack.use(
      configuration.onSnapshot((snapshot) => {
        update(snapshot.model)
        discovery.update(viewOf(snapshot))
      }),
    )
    if (cluster !== undefined) {
      const settings = config.waypoints
      stack.use(followGateways({ ...cluster, settings, root, configuration, log }))
    }
    const telemetry = new Telemetry({
      admits: (speaker, reading) => admits(configuration.snapshot, speaker, reading),
    })
    const server = makeServer({
      authenticator,
      discovery,
      authority,
      telemetry,
      onReport: (node, pods) => configuration.setReport(node, pods),
      log,
    })
    const serving = authority.servingCertificate(controlServerName, servingTtlMs)
    await bind(server, config.listen.address, serving)
    stack.defer(() => shutdown(server))
    writeWhole(join(config.stateDirectory, 'root-cert.pem'), root.certificatePem, 0o644)
    registerMetrics(registry, { configuration, discovery, authority, root, telemetry })
    const kind = 'folder' in config.source ? 'folder' : 'kubernetes'
    const views = new Views({ configuration, telemetry, discovery, source: kind })
    const routes = adminRoutes({ configuration, discovery, authority, views, registry })
    stack.use(await AdminServer.listen({ socketPath: config.adminSocket, routes, log }))
    if (config.dashboard !== undefined) {
      stack.use(await DashboardServer.listen({ ...config.dashboard, views, log }))
    }
    ready = true
    log.info({ address: config.listen.address, source: config.source }, 'control is ready')
    return new Control(stack.move())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync()
  }
}

interface Opened {
  readonly root: Root
  readonly source: ObjectSource
  /** Of a cluster: the source as such, and what agents said before this control was started. */
  readonly cluster?: {
    readonly api: ApiServer
    readonly source: KubernetesSource
    readonly kept: () => Map<string, EnrolmentReport>
  }
}

/** Where objects and the root come from. */
async function open(
  config: ControlConfig,
  stack: AsyncDisposableStack,
  log: Logger,
): Promise<Opened> {
  if ('folder' in config.source) {
    const root = openRoot(config.stateDirectory, config.trustDomain)
    const { folder, generated } = config.source
    const source = stack.use(await FolderSource.open({ directory: folder, log }))
    if (generated === undefined) return { root, source }
    const made = stack.use(await FolderSource.open({ directory: generated, log }))
    return { root, source: new FolderPair(source, made) }
  }
  const api = ApiServer.inCluster()
  stack.defer(() => api.close())
  const namespace = ownNamespace()
  const root = await openClusterRoot(api, namespace, config.trustDomain)
  await publishRoot(api, namespace, root)
  const source = stack.use(await KubernetesSource.open({ api, log }))
  const kept = () => annotatedReports(source.current.objects.values())
  return { root, source, cluster: { api, source, kept } }
}

/** Who may call, and a way to say which nodes and waypoints there are. */
function authentication(
  config: ControlConfig,
  api: ApiServer | undefined,
  model: () => Model,
  log: Logger,
): { authenticator: Authenticator; update: (model: Model) => void } {
  if (api !== undefined) {
    const authenticator = new TokenReviews({ api, namespace: ownNamespace(), model, log })
    return { authenticator, update: () => {} }
  }
  const tokens = new FileTokens(config.stateDirectory)
  return { authenticator: tokens, update: (now) => tokens.update(now) }
}

/** The namespace of the installation, from the pod's own description. */
function ownNamespace(): string {
  const namespace = process.env.POD_NAMESPACE
  if (namespace !== undefined && namespace !== '') return namespace
  throw new MeshError('bad_config', 'POD_NAMESPACE is not set', {
    hint: 'give the pod its namespace by a fieldRef on metadata.namespace',
  })
}

/** What agents said of their pods before this control was started: it stands on the pods themselves. */
function annotatedReports(objects: Iterable<KubernetesObject>): Map<string, EnrolmentReport> {
  const reports = new Map<string, EnrolmentReport>()
  for (const object of objects) {
    if (object.kind !== 'Pod') continue
    if (object.metadata.annotations?.[enrolmentAnnotation] !== 'enrolled') continue
    const { namespace = 'default', name } = object.metadata
    reports.set(workloadUid(namespace, name, clusterId), { state: 'enrolled', reason: 'kept' })
  }
  return reports
}

function bind(
  server: Server,
  address: string,
  serving: { key: string; certificate: string },
): Promise<void> {
  const path = address.startsWith('unix:') ? address.slice('unix:'.length) : undefined
  if (path !== undefined) rmSync(path, { force: true })
  return new Promise((resolve, reject) => {
    server.bindAsync(address, serverCredentials(serving), (cause) => {
      if (cause !== null) {
        return reject(
          new MeshError('bad_config', `listen.address: cannot listen on ${address}`, { cause }),
        )
      }
      if (path !== undefined) chmodSync(path, 0o600)
      resolve()
    })
  })
}

function shutdown(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.forceShutdown()
      resolve()
    }, shutdownMs)
    server.tryShutdown(() => {
      clearTimeout(timer)
      resolve()
    })
    // Streams live as long as their agents: they are told, not waited for.
    setImmediate(() => server.forceShutdown())
  })
}
