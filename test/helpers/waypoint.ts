// A waypoint as a mesh sees it: the real program, a control that serves it a hand-made view over real
// xDS and signs its certificate with a real root, endpoints behind real HBONE servers on loopback, and
// clients that reach it through a TCP port that tunnels.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type sendUnaryData,
  type ServerUnaryCall,
} from '@grpc/grpc-js'
import type { Test } from 'tap'
import { stringify } from 'yaml'
import { formatEndpoint, type Ip, parseIp } from '../../mesh/address.ts'
import { issueLeaf, newKey, readRequest } from '../../mesh/certificate.ts'
import { ports, type TypeUrl, typeUrls } from '../../mesh/constants.ts'
import {
  type CertificateRequestMessage,
  type CertificateResponseMessage,
  certificateService,
  controlServerName,
  discoveryService,
  type TelemetryAck,
  type TelemetryReport,
  telemetryService,
} from '../../mesh/grpc.ts'
import { formatForwarded } from '../../mesh/hbone/headers.ts'
import { TunnelPool, tunnelKey } from '../../mesh/hbone/pool.ts'
import { cut, pump } from '../../mesh/hbone/pump.ts'
import { type TunnelRequest, TunnelServer } from '../../mesh/hbone/server.ts'
import type { Tunnel } from '../../mesh/hbone/tunnel.ts'
import type { Identity } from '../../mesh/identity.ts'
import { type Service, serviceKey, type Workload } from '../../mesh/model.ts'
import { adminRequest } from '../../mesh/process/admin.ts'
import { createLog } from '../../mesh/process/log.ts'
import { encodeMesh, encodeService, encodeWorkload } from '../../mesh/resource.ts'
import {
  type Backend,
  encodeWaypoint,
  type HttpMatch,
  type HttpRule,
  noHeaderChanges,
  type ServedService,
  type WaypointConfig,
} from '../../mesh/waypoint.ts'
import { type ResourceView, type ServedResource, XdsServer } from '../../mesh/xds/server.ts'
import { client as clientIdentity, hour, identityOf, Root } from './hbone.ts'
import { service, workload } from './model.ts'
import { waitFor } from './wait.ts'

export const waypointIdentity = identityOf('spiffe://cluster.local/ns/shop/sa/waypoint')

/** Loopback addresses of this process alone: tests run side by side. */
let nextAddress = 1
export function loopback(): Ip {
  const { pid } = process
  return parseIp(`127.${64 + (pid % 64)}.${(pid >> 6) % 256}.${nextAddress++}`)
}

export interface Line extends Record<string, unknown> {
  readonly level: string
  readonly msg: string
}

// --- what control tells ------------------------------------------------------------------------

export class FakeControl implements AsyncDisposable {
  readonly root = new Root()
  readonly directory = mkdtempSync(join(tmpdir(), 'leyline-waypoint-'))
  readonly socket = join(this.directory, 'control.sock')
  readonly #resources = new Map<TypeUrl, Map<string, ServedResource>>()
  readonly #aliases = new Map<string, Set<string>>()
  readonly #server = new Server()
  readonly #xds: XdsServer
  #version = 0
  /** The last report of telemetry. */
  told: TelemetryReport | undefined

  private constructor() {
    const view = this.#view()
    const urls = [typeUrls.mesh, typeUrls.waypoint, typeUrls.address]
    const log = createLog({ name: 'control', level: 'silent' })
    this.#xds = new XdsServer({ view, typeUrls: urls, log })
    this.#server.addService(discoveryService, {
      deltaAggregatedResources: (stream: Parameters<XdsServer['serve']>[0]) =>
        this.#xds.serve(stream, { waypoint: 'shop/waypoint' }),
    })
    this.#server.addService(certificateService, {
      createCertificate: (
        call: ServerUnaryCall<CertificateRequestMessage, CertificateResponseMessage>,
        done: sendUnaryData<CertificateResponseMessage>,
      ) => done(null, { certChain: this.#sign(call.request) }),
    })
    this.#server.addService(telemetryService, {
      report: (stream: ServerDuplexStream<TelemetryReport, TelemetryAck>) => {
        stream.on('data', (report: TelemetryReport) => {
          this.told = report
          stream.write({})
        })
        stream.on('error', () => {})
        stream.on('end', () => stream.end())
      },
    })
    this.put(typeUrls.mesh, 'mesh', encodeMesh({ trustDomain: 'cluster.local', captureRanges: [] }))
  }

  static async start(): Promise<FakeControl> {
    const made = new FakeControl()
    const key = newKey()
    const { publicKey } = key
    const certificate = issueLeaf(made.root, { dnsName: controlServerName, publicKey }, hour)
    const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    writeFileSync(join(made.directory, 'root.pem'), made.root.pem)
    writeFileSync(join(made.directory, 'token'), 'secret')
    await new Promise<void>((resolve, reject) => {
      const pair = { private_key: Buffer.from(pem), cert_chain: Buffer.from(certificate) }
      const serving = ServerCredentials.createSsl(null, [pair], false)
      made.#server.bindAsync(`unix:${made.socket}`, serving, (error) =>
        error === null ? resolve() : reject(error),
      )
    })
    return made
  }

  #sign({ csr, validityDuration }: CertificateRequestMessage): string[] {
    const read = readRequest(csr ?? '')
    if ('problem' in read) throw new Error(read.problem)
    const ttlMs = Number(validityDuration) * 1000
    return [issueLeaf(this.root, read.ok, ttlMs), this.root.pem]
  }

  #view(): ResourceView {
    const all = (typeUrl: TypeUrl) => this.#resources.get(typeUrl) ?? new Map()
    return {
      all,
      resolve: (typeUrl, name) => {
        const aliased = typeUrl === typeUrls.address ? this.#aliases.get(name) : undefined
        return [...(aliased ?? (all(typeUrl).has(name) ? [name] : []))]
      },
      ofNode: () => [],
    }
  }

  put(typeUrl: TypeUrl, name: string, bytes: Uint8Array): void {
    const resources = this.#resources.get(typeUrl) ?? new Map<string, ServedResource>()
    this.#resources.set(typeUrl, resources)
    resources.set(name, { name, aliases: [], version: String(++this.#version), bytes })
  }

  service(value: Service): void {
    const key = serviceKey(value)
    this.put(typeUrls.address, key, encodeService(value))
    for (const alias of [key, ...value.addresses.map((ip) => `/${ip}`)]) this.#alias(alias, key)
  }

  workload(value: Workload): void {
    this.put(typeUrls.address, value.uid, encodeWorkload(value))
    for (const ip of value.addresses) this.#alias(`/${ip}`, value.uid)
    this.#alias(value.uid, value.uid)
    for (const key of value.services.keys()) this.#alias(key, value.uid)
  }

  removeWorkload(value: Workload): void {
    this.#resources.get(typeUrls.address)?.delete(value.uid)
    for (const names of this.#aliases.values()) names.delete(value.uid)
  }

  #alias(alias: string, name: string): void {
    const names = this.#aliases.get(alias)
    if (names === undefined) this.#aliases.set(alias, new Set([name]))
    else names.add(name)
  }

  waypoint(value: Partial<WaypointConfig>): void {
    const whole = { namespace: 'shop', name: 'waypoint', services: [], workloads: [], ...value }
    this.put(typeUrls.waypoint, `${whole.namespace}/${whole.name}`, encodeWaypoint(whole))
  }

  /** Tells everybody what was put since. */
  push(): void {
    this.#xds.update(this.#view())
  }

  get clients(): number {
    return this.#xds.connected
  }

  /** NACKs so far. */
  get nacks(): number {
    return this.#xds.nacks
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.forceShutdown()
    rmSync(this.directory, { recursive: true, force: true })
  }
}

// --- the waypoint -------------------------------------------------------------------------------

export class WaypointUnderTest {
  readonly control: FakeControl
  readonly lines: Line[] = []
  readonly address: Ip
  readonly admin: string
  readonly process: ChildProcess
  readonly exited: Promise<number | null>
  readonly #clients: TunnelPool = new TunnelPool()
  readonly #bridges: net.Server[] = []
  stderr = ''

  private constructor(control: FakeControl, address: Ip, child: ChildProcess, admin: string) {
    this.control = control
    this.address = address
    this.process = child
    this.admin = admin
    this.exited = once(child, 'exit').then(([code]) => code as number | null)
    let rest = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n')
      rest = parts.pop() ?? ''
      for (const part of parts) this.lines.push(JSON.parse(part) as Line)
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString()
    })
  }

  /** The real program over what `control` has so far, and ready. Taken down with the test. */
  static async start(
    t: Test,
    control: FakeControl,
    options: Record<string, unknown> & { execArgv?: string[]; notReady?: boolean } = {},
  ): Promise<WaypointUnderTest> {
    const { execArgv = [], notReady = false, ...more } = options
    const address = loopback()
    const admin = join(control.directory, `admin-${nextAddress}.sock`)
    const file = join(control.directory, `waypoint-${nextAddress}.yaml`)
    const config = {
      namespace: 'shop',
      name: 'waypoint',
      serviceAccount: 'waypoint',
      control: {
        address: `unix:${control.socket}`,
        rootCertificateFile: join(control.directory, 'root.pem'),
        tokenFile: join(control.directory, 'token'),
      },
      listen: { address },
      adminSocket: admin,
      drainDeadlineMs: 3_000,
      ...more,
    }
    writeFileSync(file, stringify(config))
    const child = spawn(process.execPath, [...execArgv, 'waypoint/main.ts', '--config', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    const made = new WaypointUnderTest(control, address, child, admin)
    t.teardown(() => made.stop())
    await waitFor(async () => {
      if (child.exitCode !== null) throw new Error(`waypoint ended: ${made.stderr}`)
      const status = (await made.ask('/status').catch(() => undefined)) as
        | { ready: boolean }
        | undefined
      return status?.ready || (notReady && status !== undefined) ? true : undefined
    }, 20_000)
    return made
  }

  ask(path: string): Promise<unknown> {
    return adminRequest(this.admin, path)
  }

  metrics(): Promise<string> {
    return this.ask('/metrics') as Promise<string>
  }

  /** The sum of a family's samples whose labels match all of `labels`. */
  async metric(family: string, labels: Record<string, string> = {}): Promise<number> {
    let sum = 0
    for (const line of (await this.metrics()).split('\n')) {
      if (!line.startsWith(`${family}{`)) continue
      const wanted = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
      if (wanted.every((label) => line.includes(label))) sum += Number(line.split(' ').at(-1))
    }
    return sum
  }

  /** A line of the access log, 5 s at most: they are written in blocks. */
  line(matches: (line: Line) => boolean): Promise<Line> {
    return waitFor(() => this.lines.find((l) => l.target === 'access' && matches(l)), 5_000)
  }

  /** One tunnel to `authority`, as a source agent opens it. */
  async tunnel(
    authority: string,
    options: { identity?: Identity; headers?: Record<string, string>; from?: Ip } = {},
  ): Promise<Tunnel> {
    const identity = options.identity ?? clientIdentity
    const remote = { ip: this.address, port: ports.hbone }
    const expected = [waypointIdentity]
    const from = options.from ?? parseIp('127.0.0.1')
    const { tunnel } = await this.#clients.connect(
      {
        key: tunnelKey(from, identity, expected, remote),
        remote,
        expected,
        credentials: () => Promise.resolve(this.control.root.issue(identity)),
        openSocket: () =>
          net.connect({ host: this.address, port: ports.hbone, localAddress: from }),
      },
      { authority, headers: options.headers ?? {} },
      AbortSignal.timeout(15_000),
    )
    return tunnel
  }

  /** A TCP port on loopback, each connection of which becomes a tunnel to `authority`. */
  async bridge(
    authority: string,
    options: Parameters<WaypointUnderTest['tunnel']>[1] = {},
  ): Promise<number> {
    const server = net.createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
      socket.on('error', () => {})
      socket.setNoDelay(true)
      const from = options.from ?? parseIp('127.0.0.1')
      const forwarded = formatForwarded({ ip: from, port: socket.remotePort ?? 1 })
      const headers = { forwarded, ...options.headers }
      this.tunnel(authority, { ...options, headers }).then(
        (upstream) => void pump({ downstream: socket, upstream }),
        () => cut(socket),
      )
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    this.#bridges.push(server)
    return (server.address() as net.AddressInfo).port
  }

  async stop(): Promise<void> {
    for (const bridge of this.#bridges.splice(0)) bridge.close()
    if (process.env.WAYPOINT_STDERR && this.stderr !== '') process.stderr.write(this.stderr)
    await this.#clients[Symbol.asyncDispose]()
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGKILL')
      await this.exited
    }
  }
}

// --- endpoints ----------------------------------------------------------------------------------

export interface EndpointUnderTest {
  readonly workload: Workload
  readonly requests: TunnelRequest[]
  readonly tunnels: TunnelServer
  /** Its agent is gone: nobody listens on its address any more. */
  stop(): Promise<void>
}

/**
 * A pod of the services `of` (key → target port) that has an agent: tunnels to its port are carried to
 * `localPort` on 127.0.0.1, where the application is.
 */
export async function endpoint(
  t: Test,
  control: FakeControl,
  name: string,
  options: {
    localPort: number
    services: readonly Service[]
    part?: Partial<Workload>
    plain?: boolean
  },
): Promise<EndpointUnderTest> {
  const ip = loopback()
  const pod = workload(name, {
    addresses: [ip],
    tunnel: options.plain ? 'none' : 'hbone',
    workloadName: name.replace(/-\d+$/, ''),
    canonicalName: name.replace(/-\d+$/, ''),
    services: new Map(
      options.services.map((each) => [
        serviceKey(each),
        each.ports.map(({ servicePort, targetPort }) => ({ servicePort, targetPort })),
      ]),
    ),
    ...options.part,
  })
  const credentials = control.root.issue(
    identityOf(`spiffe://cluster.local/ns/${pod.namespace}/sa/${pod.serviceAccount}`),
  )
  const requests: TunnelRequest[] = []
  const tunnels = new TunnelServer({
    credentials: () => credentials,
    onRequest: (request) => {
      requests.push(request)
      const app = net.connect({ port: options.localPort, host: '127.0.0.1', allowHalfOpen: true })
      app.setNoDelay(true)
      app.once('error', () => request.refuse(503))
      app.once('connect', () => void pump({ downstream: request.accept(), upstream: app }))
    },
    onRefused: () => {},
  })
  const listener = net.createServer((socket) => tunnels.handle(socket))
  listener.listen(ports.hbone, ip)
  await once(listener, 'listening')
  const stop = async (): Promise<void> => {
    listener.close()
    await tunnels[Symbol.asyncDispose]()
  }
  t.teardown(stop)
  control.workload(pod)
  return { workload: pod, requests, tunnels, stop }
}

/** A service of the shop with one port. */
export function shopService(
  name: string,
  vip: string,
  targetPort = 8080,
  servicePort = 80,
): Service {
  return service(name, { addresses: [parseIp(vip)], ports: [{ servicePort, targetPort }] })
}

export const rule = (
  part: Omit<Partial<HttpRule>, 'match'> & { match?: Partial<HttpMatch> } = {},
): HttpRule => ({
  name: 'HTTPRoute shop/test rules[0]',
  backends: [],
  requestHeaders: noHeaderChanges,
  responseHeaders: noHeaderChanges,
  requestTimeoutMs: 0,
  backendTimeoutMs: 0,
  ...part,
  match: { headers: [], query: [], ...part.match },
})

export const backend = (to: Service, part: Partial<Backend> = {}): Backend => ({
  service: serviceKey(to),
  port: to.ports[0]?.servicePort ?? 0,
  weight: 1,
  requestHeaders: noHeaderChanges,
  responseHeaders: noHeaderChanges,
  ...part,
})

export const served = (
  of: Service,
  part: { protocol?: 'auto' | 'tcp' | 'http' | 'http2'; rules?: HttpRule[]; bound?: boolean } = {},
): ServedService => ({
  key: serviceKey(of),
  bound: part.bound ?? true,
  ports: of.ports.map(({ servicePort }) => ({
    port: servicePort,
    protocol: part.protocol ?? 'auto',
    rules: part.rules ?? [],
  })),
})

export const authorityOf = (of: Service): string =>
  formatEndpoint({ ip: of.addresses[0]!, port: of.ports[0]!.servicePort })
