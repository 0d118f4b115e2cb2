// The waypoints of `leyline up`: one process for each Gateway of our class, and the manifests that tell
// control of it what a cluster would: a Pod that is ready once the process says so, and its Service.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Gateway } from '../kube/gateway.ts'
import { type Node, serviceNameLabel } from '../kube/kinds.ts'
import { dataplaneModeLabel, gatewayNameLabel, ports, waypointClass } from '../mesh/constants.ts'
import { describeError } from '../mesh/errors.ts'
import { adminRequest } from '../mesh/process/admin.ts'
import { otlpEndpointOf } from '../mesh/waypoint.ts'
import { sleep } from '../mesh/process/lifetime.ts'
import { addressesAt, enter, freePort, listeningAt, type Place, placeOf } from './placement.ts'
import { Program } from './program.ts'
import type { RunDirectory } from './run.ts'

export interface WaypointsOptions {
  readonly run: RunDirectory
  /** Its main file. */
  readonly program: string
  readonly certificateTtlSeconds: number
  readonly logLevel: string
  readonly drainDeadlineMs: number
  readonly say: (line: string) => void
}

/** How often a waypoint is asked whether it is ready, ms; and one that is. */
const pollMs = { unready: 200, ready: 1_000 }
/** A waypoint that could not be placed is tried again after this, ms. */
const placeAgainMs = 2_000

/** A waypoint that has its place. */
interface Placed {
  readonly namespace: string
  readonly name: string
  readonly place: Place
  readonly addresses: readonly string[]
  readonly port: number
}

interface Running {
  readonly place: Place
  /** Where its spans go. */
  readonly spans: string | undefined
  readonly stop: AbortController
  readonly ended: Promise<void>
}

export class Waypoints {
  readonly #options: WaypointsOptions
  readonly #running = new Map<string, Running>()
  /** Whose port is which: it stays so over restarts. */
  readonly #ports = new Map<string, { place: Place; port: number }>()

  constructor(options: WaypointsOptions) {
    this.#options = options
  }

  /** Runs what these Gateways want and nothing else; resolves once what is not wanted has ended. */
  async follow(gateways: readonly Gateway[], nodes: readonly Node[]): Promise<void> {
    const wanted = new Map(
      gateways
        .filter(({ spec }) => spec.gatewayClassName === waypointClass)
        .map((gateway) => [
          keyOf(gateway),
          { gateway, place: placeOf(gateway, nodes), spans: spansOf(gateway) },
        ]),
    )
    // One that would be started otherwise than it was is started anew.
    const gone = [...this.#running].filter(([key, { place, spans }]) => {
      const now = wanted.get(key)
      return JSON.stringify(now?.place) !== JSON.stringify(place) || now?.spans !== spans
    })
    await Promise.all(gone.map(([key, running]) => this.#end(key, running)))
    for (const [key, { gateway, place, spans }] of wanted) {
      if (this.#running.has(key)) continue
      const stop = new AbortController()
      const ended = this.#serve(gateway, place, stop.signal)
      this.#running.set(key, { place, spans, stop, ended })
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running].map(([key, running]) => this.#end(key, running)))
  }

  async #end(key: string, { stop, ended }: Running): Promise<void> {
    stop.abort()
    await ended
    this.#running.delete(key)
    this.#ports.delete(key)
  }

  /** One waypoint from its start until it is not wanted any more. Never rejects. */
  async #serve(gateway: Gateway, place: Place, signal: AbortSignal): Promise<void> {
    const { namespace = 'default', name } = gateway.metadata
    const { run, drainDeadlineMs, say } = this.#options
    const file = join(run.generated, `${namespace}.${name}.yaml`)
    let program: Program | undefined
    try {
      const placed = await this.#place(namespace, name, place, signal)
      if (placed === undefined) return
      program = this.#start(placed, spansOf(gateway))
      await this.#watch(placed, file, signal)
    } catch (error) {
      say(`waypoint ${namespace}/${name} does not run: ${describeError(error)}`)
    } finally {
      // First nobody is sent there any more.
      rmSync(file, { force: true })
      await program?.stop(drainDeadlineMs + 3_000)
      rmSync(run.waypointDirectory(namespace, name), { recursive: true, force: true })
    }
  }

  /** Where it can run; asked again and again, since a namespace may come later. Undefined when aborted. */
  async #place(
    namespace: string,
    name: string,
    place: Place,
    signal: AbortSignal,
  ): Promise<Placed | undefined> {
    for (let said = ''; !signal.aborted; ) {
      try {
        const addresses = await addressesAt(place)
        const taken = new Set(await listeningAt(place))
        // No await from here on: two of them must not choose the same.
        for (const other of this.#ports.values())
          if (other.place.netns === place.netns) taken.add(other.port)
        const port = freePort(taken)
        this.#ports.set(`${namespace}/${name}`, { place, port })
        return { namespace, name, place, addresses, port }
      } catch (error) {
        const why = describeError(error)
        if (why !== said)
          this.#options.say(`waypoint ${namespace}/${name} has no place yet: ${why}`)
        said = why
        await sleep(placeAgainMs, signal)
      }
    }
    return undefined
  }

  #start({ namespace, name, place, addresses, port }: Placed, spans: string | undefined): Program {
    const { run, certificateTtlSeconds, logLevel, drainDeadlineMs, say } = this.#options
    const paths = run.waypoint(namespace, name)
    mkdirSync(paths.directory, { recursive: true, mode: 0o700 })
    const config = {
      namespace,
      name,
      serviceAccount: name,
      control: {
        address: `unix:${run.control.socket}`,
        rootCertificateFile: join(run.control.state, 'root-cert.pem'),
        tokenFile: join(run.control.state, 'waypoints', `${namespace}.${name}.token`),
      },
      listen: { address: addresses.some((ip) => ip.includes(':')) ? '::' : '0.0.0.0', port },
      adminSocket: paths.admin,
      ...(spans === undefined ? {} : { tracing: { otlp: { endpoint: spans } } }),
      drainDeadlineMs,
      certificateTtlSeconds,
      logLevel,
    }
    writeFileSync(paths.config, stringify(config), { mode: 0o600 })
    return Program.start({
      name: `waypoint ${namespace}/${name}`,
      command: [
        ...enter(place),
        ...withoutPrivilege,
        process.execPath,
        this.#options.program,
        '--config',
        paths.config,
      ],
      logFile: paths.log,
      pidFile: paths.pid,
      say,
    })
  }

  /** Keeps the manifests true to what the process says of itself. */
  async #watch(placed: Placed, file: string, signal: AbortSignal): Promise<void> {
    const { namespace, name } = placed
    const { admin } = this.#options.run.waypoint(namespace, name)
    for (let said: boolean | undefined; !signal.aborted; ) {
      const ready = await isReady(admin)
      if (signal.aborted) return
      if (ready !== said) {
        writeWhole(file, manifestsOf(placed, ready))
        if (ready || said === true)
          this.#options.say(`waypoint ${namespace}/${name} is ${ready ? 'ready' : 'not ready'}`)
        said = ready
      }
      await sleep(ready ? pollMs.ready : pollMs.unready, signal)
    }
  }
}

/** Control tells of an endpoint that is none. */
function spansOf({ metadata }: Gateway): string | undefined {
  const spans = otlpEndpointOf(metadata.annotations)
  return 'ok' in spans ? spans.ok : undefined
}

/** It needs no capability, and no program that it starts may have one. */
const withoutPrivilege = ['setpriv', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all']

function keyOf({ metadata }: Gateway): string {
  return `${metadata.namespace ?? 'default'}/${metadata.name}`
}

async function isReady(admin: string): Promise<boolean> {
  try {
    await adminRequest(admin, '/ready', { timeoutMs: 1_000 })
    return true
  } catch {
    return false
  }
}

/** What a cluster would have of a waypoint that runs. */
function manifestsOf(
  { namespace, name, place, addresses, port }: Placed,
  ready: boolean,
): object[] {
  const labels = { [gatewayNameLabel]: name }
  const pod = { name, namespace, labels: { ...labels, [dataplaneModeLabel]: 'none' } }
  const slices = addresses.map((ip) => {
    const addressType = ip.includes(':') ? 'IPv6' : 'IPv4'
    return {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: `${name}-${addressType.toLowerCase()}`,
        namespace,
        labels: { [serviceNameLabel]: name },
      },
      addressType,
      endpoints: [
        { addresses: [ip], conditions: { ready }, targetRef: { kind: 'Pod', namespace, name } },
      ],
      ports: [{ name: 'hbone', port, protocol: 'TCP' }],
    }
  })
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace, labels } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace, labels },
      spec: {
        clusterIP: 'None',
        ports: [{ name: 'hbone', port: ports.hbone, targetPort: port, protocol: 'TCP' }],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: pod,
      spec: { nodeName: place.node, serviceAccountName: name, hostNetwork: place.shared },
      status: {
        phase: 'Running',
        podIPs: addresses.map((ip) => ({ ip })),
        conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      },
    },
    ...slices,
  ]
}

/** Written beside and renamed: nobody reads half a file. */
function writeWhole(file: string, documents: readonly object[]): void {
  writeFileSync(`${file}.new`, documents.map((each) => stringify(each)).join('---\n'))
  renameSync(`${file}.new`, file)
}
