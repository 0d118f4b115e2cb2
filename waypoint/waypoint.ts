// The composition root of a waypoint: builds its parts in reading order, wires them, and takes them down
// in reverse. ARCHITECTURE.md has the path of a request through them.
import { readFileSync } from 'node:fs'
import { Counter, Gauge, Registry } from 'prom-client'
import type { Ip } from '../mesh/address.ts'
import { requestCertificate } from '../mesh/ca.ts'
import { Certificates } from '../mesh/certificates.ts'
import { clusterId, defaultTrustDomain, typeUrls } from '../mesh/constants.ts'
import { Channel } from '../mesh/grpc.ts'
import { formatBaggage } from '../mesh/hbone/headers.ts'
import { pump } from '../mesh/hbone/pump.ts'
import type { Identity } from '../mesh/identity.ts'
import type { Workload } from '../mesh/model.ts'
import { AdminServer } from '../mesh/process/admin.ts'
import { HealthServer } from '../mesh/process/health.ts'
import { untilSignal } from '../mesh/process/lifetime.ts'
import type { Logger } from '../mesh/process/log.ts'
import { Store } from '../mesh/store.ts'
import { waypointKey } from '../mesh/waypoint.ts'
import { TelemetryReporter } from '../mesh/telemetry-reporter.ts'
import { XdsClient } from '../mesh/xds/client.ts'
import { AccessLog } from './access.ts'
import { adminRoutes } from './admin.ts'
import { Balancer } from './balance.ts'
import { BlockWriter } from './blocks.ts'
import type { WaypointOptions } from './config.ts'
import { Connections } from './connections.ts'
import { Dialer } from './dial.ts'
import type { ExchangeParts } from './exchange.ts'
import { Listener } from './listener.ts'
import { TrafficMetrics } from './metrics.ts'
import { compile, noRoutes, type Routes } from './router.ts'
import { Subscriptions } from './subscriptions.ts'
import { NoTracing, type Tracing } from './trace.ts'
import { Upstreams } from './upstreams.ts'

/** Where log lines go. By its number: to touch process.stdout would make a pipe non-blocking for the log too. */
const stdout = 1
/** What control has promised to send is waited for this long before the waypoint calls itself ready all the same, ms. */
const settleMs = 5_000

export class Waypoint {
  /** Resolves when the waypoint has ended in order, whatever asked it to. */
  readonly ended: Promise<void>

  private constructor(ended: Promise<void>) {
    this.ended = ended
  }

  /**
   * Resolves once it listens and the admin socket answers; readiness comes with control's word. `stopped`
   * says when to end (default: a signal).
   */
  static async start(
    config: WaypointOptions,
    log: Logger,
    options: { stopped?: Promise<unknown> } = {},
  ): Promise<Waypoint> {
    const stopped = options.stopped ?? untilSignal()
    await using stack = new AsyncDisposableStack()
    const registry = new Registry()
    const store = new Store()
    const { address, tokenFile, rootCertificateFile } = config.control
    const root = { file: rootCertificateFile }
    const channel = stack.use(new Channel({ address, tokenFile, root }))
    const certificates = stack.use(
      new Certificates({
        request: (identity) => requestCertificate(channel, identity, config.certificateTtlSeconds),
        log,
      }),
    )
    const identity = (): Identity => ({
      trustDomain: store.mesh?.trustDomain ?? defaultTrustDomain,
      namespace: config.namespace,
      serviceAccount: config.serviceAccount,
    })
    const xds = stack.use(makeXds(config, channel, store, log))
    const subscriptions = new Subscriptions(xds)
    const lines = stack.use(new BlockWriter(stdout))
    const access = new AccessLog({ level: config.logLevel, destination: lines })
    const tracing = stack.use(await openTracing(config, registry, log))
    const credentials = () => certificates.get(identity())
    const dialer = new Dialer({ identity, credentials, log })
    const upstreams = stack.use(new Upstreams({ dialer, baggage: () => baggageOf(config) }))
    const balancer = new Balancer(store)
    const connections = new Connections()
    const metrics = new TrafficMetrics(registry, () => connections.size)
    stack.use(new TelemetryReporter({ channel, edges: () => metrics.edges(), log }))

    let routes: Routes = noRoutes
    store.on('waypoint', (received) => {
      routes = compile(received)
      balancer.restrictTo(routes.workloads)
      subscriptions.follow(received)
    })
    const sourceAt = (ip: Ip): Workload | undefined => {
      const known = store.workloadAt(ip)
      if (known === undefined && !store.isAbsent(ip)) subscriptions.learn(ip)
      return known
    }
    const splice: ExchangeParts['splice'] = async (downstream, upstream, onBytes) => {
      type End = Parameters<typeof pump>[0]['downstream']
      const ends = { downstream: downstream as End, upstream: upstream as End }
      return (await pump({ ...ends, onBytes })).reason
    }
    const listener = stack.use(
      await Listener.open(config.listen, {
        store,
        balancer,
        upstreams,
        tracing,
        access,
        identity,
        connections,
        metrics,
        routes: () => routes,
        credentials: () => certificates.current(identity()),
        sourceAt,
        splice,
      }),
    )
    certificates.on('changed', () => {
      listener.credentialsChanged()
      upstreams.credentialsChanged()
    })
    // Its own certificate is asked for as soon as the trust domain is known.
    store.on('mesh', () => void certificates.get(identity()).catch(() => {}))

    let stopping = false
    let settledBy = Number.POSITIVE_INFINITY
    store.on('waypoint', () => {
      settledBy = Math.min(settledBy, Date.now() + settleMs)
    })
    const isReady = (): string | undefined => {
      if (stopping) return 'stopping'
      if (store.mesh === undefined || !xds.synced) return 'control has not told everything yet'
      if (store.waypoint === undefined) return `control knows no Gateway ${waypointKey(config)}`
      if (certificates.current(identity()) === undefined) return 'no certificate yet'
      const missing = [...subscriptions.names].find((name) => !isKnown(store, name))
      if (missing !== undefined && Date.now() < settledBy) return `not told of ${missing} yet`
      return undefined
    }
    registerProcess(registry, () => xds.connected, lines)
    if (config.health !== undefined) {
      const { address } = config.health
      const told = (): Promise<string> => registry.metrics()
      stack.use(await HealthServer.listen({ address, notReady: isReady, metrics: told }))
    }
    const admin = adminRoutes({
      namespace: config.namespace,
      name: config.name,
      isReady,
      balancer,
      certificates,
      connections,
      listener,
      metrics,
      registry,
      store,
      upstreams,
      xds,
    })
    stack.use(await AdminServer.listen({ socketPath: config.adminSocket, routes: admin, log }))
    xds.subscribe(typeUrls.waypoint, waypointKey(config))
    xds.start()
    log.info({ address: config.listen.address, port: config.listen.port }, 'waypoint listens')
    const owned = stack.move()
    const ended = stopped.then(async (cause) => {
      log.info({ cause }, 'waypoint is stopping')
      stopping = true
      await listener.drain(cause === 'parent gone' ? 0 : config.drainDeadlineMs)
      await owned.disposeAsync()
    })
    return new Waypoint(ended)
  }
}

function isKnown(store: Store, name: string): boolean {
  return store.services.has(name) || store.workload(name) !== undefined
}

function makeXds(config: WaypointOptions, channel: Channel, store: Store, log: Logger): XdsClient {
  return new XdsClient({
    channel,
    nodeId: `leyline~waypoint~${waypointKey(config)}`,
    types: [
      { typeUrl: typeUrls.mesh, mode: 'wildcard' },
      { typeUrl: typeUrls.waypoint, mode: 'on-demand' },
      { typeUrl: typeUrls.address, mode: 'on-demand' },
    ],
    apply: (batch) => store.apply(batch),
    onSynced: () => log.info('control has told everything'),
    log,
  })
}

async function openTracing(
  config: WaypointOptions,
  registry: Registry,
  log: Logger,
): Promise<Tracing> {
  const { namespace, name, tracing } = config
  if (tracing === undefined) return new NoTracing()
  const { OtlpTracing } = await import('./trace-otlp.ts')
  return new OtlpTracing({ ...tracing.otlp, namespace, name, registry, log })
}

/** What destinations are told of us in every tunnel. */
function baggageOf({ namespace, name }: WaypointOptions): string {
  return formatBaggage({
    clusterName: clusterId,
    namespace,
    workloadKind: 'deployment',
    workloadName: name,
    serviceName: name,
    serviceVersion: 'latest',
  })
}

function registerProcess(registry: Registry, connected: () => boolean, lines: BlockWriter): void {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(text) as { version: string }
  new Gauge({
    name: 'istio_build',
    help: 'version of this program',
    labelNames: ['component', 'tag'],
    registers: [registry],
  }).set({ component: 'leyline-waypoint', tag: version }, 1)
  new Gauge({
    name: 'leyline_control_connected',
    help: '1 while the stream to control is open',
    registers: [registry],
    collect() {
      this.set(connected() ? 1 : 0)
    },
  })
  new Counter({
    name: 'leyline_access_lines_dropped_total',
    help: 'access lines that nobody read in time',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(lines.dropped)
    },
  })
}
