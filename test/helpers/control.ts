// Control as agents meet it: the real thing over a folder and a Unix socket, in this process so that
// its log can be read, and a client of its gRPC that says what it is told to.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientDuplexStream } from '@grpc/grpc-js'
import type { Test } from 'tap'
import { stringify } from 'yaml'
import { Control } from '../../control/control.ts'
import { type TypeUrl, typeUrls } from '../../mesh/constants.ts'
import {
  Channel,
  type DiscoveryRequest,
  type DiscoveryResponse,
  discoveryService,
  type NodeReport,
  type NodeReportAck,
  nodeService,
} from '../../mesh/grpc.ts'
import { createLog } from '../../mesh/process/log.ts'
import { decodeAddress, decodeMesh, decodePolicy } from '../../mesh/resource.ts'
import { decodeWaypoint } from '../../mesh/waypoint.ts'
import { adminRequest } from '../../mesh/process/admin.ts'
import { waitFor } from './wait.ts'

export { waitFor } from './wait.ts'

export interface LogLine extends Record<string, unknown> {
  readonly level: string
  readonly msg: string
}

export class ControlUnderTest {
  readonly directory: string
  readonly folder: string
  readonly generated: string
  readonly state: string
  readonly socket: string
  readonly admin: string
  readonly log: LogLine[] = []
  readonly #channels: Channel[] = []
  #control: Control | undefined
  #leafTtlSeconds: number

  private constructor(leafTtlSeconds: number) {
    this.#leafTtlSeconds = leafTtlSeconds
    this.directory = mkdtempSync(join(tmpdir(), 'leyline-control-'))
    this.folder = join(this.directory, 'manifests')
    this.generated = join(this.directory, 'generated')
    this.state = join(this.directory, 'state')
    this.socket = join(this.directory, 'control.sock')
    this.admin = join(this.directory, 'admin.sock')
    mkdirSync(this.folder)
  }

  /** Started over `files` (name without suffix → documents). Taken down with the test. */
  static async start(
    t: Test,
    files: Readonly<Record<string, readonly object[]>>,
    options: {
      leafTtlSeconds?: number
      /** A second folder, of what was made. */
      generated?: Readonly<Record<string, readonly object[]>>
    } = {},
  ): Promise<ControlUnderTest> {
    const made = new ControlUnderTest(options.leafTtlSeconds ?? 86_400)
    for (const [name, documents] of Object.entries(files)) made.write(name, documents)
    if (options.generated !== undefined) mkdirSync(made.generated)
    for (const [name, documents] of Object.entries(options.generated ?? {}))
      made.writeGenerated(name, documents)
    t.teardown(async () => {
      await made.stop()
      rmSync(made.directory, { recursive: true, force: true })
    })
    await made.start()
    return made
  }

  async start(): Promise<void> {
    const destination = {
      write: (line: string): void => void this.log.push(JSON.parse(line) as LogLine),
    }
    this.#control = await Control.start(
      {
        source: {
          folder: this.folder,
          ...(existsSync(this.generated) ? { generated: this.generated } : {}),
        },
        trustDomain: 'cluster.local',
        listen: { address: `unix:${this.socket}` },
        stateDirectory: this.state,
        adminSocket: this.admin,
        ca: { leafTtlSeconds: this.#leafTtlSeconds },
        logLevel: 'info',
      },
      createLog({ name: 'control', destination }),
    )
  }

  async stop(): Promise<void> {
    for (const channel of this.#channels.splice(0)) channel[Symbol.dispose]()
    await this.#control?.[Symbol.asyncDispose]()
    this.#control = undefined
  }

  write(name: string, documents: readonly object[]): void {
    writeFileSync(
      join(this.folder, `${name}.yaml`),
      documents.map((d) => stringify(d)).join('---\n'),
    )
  }

  writeGenerated(name: string, documents: readonly object[]): void {
    const text = documents.map((d) => stringify(d)).join('---\n')
    writeFileSync(join(this.generated, `${name}.yaml`), text)
  }

  remove(name: string): void {
    rmSync(join(this.folder, `${name}.yaml`))
  }

  token(node: string): string {
    return readFileSync(join(this.state, 'nodes', `${node}.token`), 'utf8')
  }

  /** As the waypoint of a Gateway. */
  waypoint(namespace: string, name: string): Channel {
    const file = join(this.state, 'waypoints', `${namespace}.${name}.token`)
    return this.channel(`${namespace}.${name}`, readFileSync(file, 'utf8'))
  }

  /** As the agent of a node; or with another token. */
  channel(node: string, token?: string): Channel {
    const tokenFile = join(this.directory, `${node}-${this.#channels.length}.token`)
    writeFileSync(tokenFile, token ?? this.token(node))
    const channel = new Channel({
      address: `unix:${this.socket}`,
      root: { file: join(this.state, 'root-cert.pem') },
      tokenFile,
    })
    this.#channels.push(channel)
    return channel
  }

  ask(path: string): Promise<unknown> {
    return adminRequest(this.admin, path)
  }

  /** Waits for a log line, 3 s at most. */
  async logged(matches: (line: LogLine) => boolean): Promise<LogLine> {
    return waitFor(() => this.log.find(matches))
  }
}

/** One stream of delta ADS, driven by hand. */
export class Ads {
  readonly stream: ClientDuplexStream<DiscoveryRequest, DiscoveryResponse>
  readonly #received: DiscoveryResponse[] = []
  #wake = (): void => {}
  error: (Error & { code?: number }) | undefined

  constructor(channel: Channel) {
    this.stream = channel.stream(discoveryService.deltaAggregatedResources)
    this.stream.on('data', (response: DiscoveryResponse) => {
      this.#received.push(response)
      this.#wake()
    })
    this.stream.on('error', (error) => {
      this.error = error
      this.#wake()
    })
  }

  send(request: DiscoveryRequest): void {
    this.stream.write(request)
  }

  subscribe(typeUrl: TypeUrl, names: string[] = []): void {
    this.send({ node: { id: 'test' }, typeUrl, resourceNamesSubscribe: names })
  }

  /** On demand, as agents ask for addresses: nothing but the node's own, and names. */
  onDemand(typeUrl: TypeUrl, names: string[] = []): void {
    const given = { resourceNamesSubscribe: ['*', ...names], resourceNamesUnsubscribe: ['*'] }
    this.send({ node: { id: 'test' }, typeUrl, ...given })
  }

  /** The next response; undefined when none comes within `ms`. Not acknowledged. */
  async next(ms = 3_000): Promise<DiscoveryResponse | undefined> {
    if (this.#received.length === 0 && this.error === undefined) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return this.#received.shift()
  }

  /** The next response, acknowledged. */
  async take(): Promise<Push> {
    const response = await this.next()
    if (response === undefined) throw this.error ?? new Error('no response within 3 s')
    this.ack(response)
    return contentOf(response)
  }

  ack(response: DiscoveryResponse, error?: string): void {
    const { typeUrl, nonce } = response
    const detail = error === undefined ? {} : { errorDetail: { code: 3, message: error } }
    this.send({ typeUrl: typeUrl ?? '', responseNonce: nonce ?? '', ...detail })
  }
}

export interface Push {
  /** By name, decoded. */
  readonly resources: Record<string, unknown>
  readonly removed: string[]
}

const decoders: Record<string, (bytes: Uint8Array) => { ok: unknown } | { problem: string }> = {
  [typeUrls.address]: decodeAddress,
  [typeUrls.authorization]: decodePolicy,
  [typeUrls.mesh]: decodeMesh,
  [typeUrls.waypoint]: decodeWaypoint,
}

export function contentOf(response: DiscoveryResponse): Push {
  const decode = decoders[response.typeUrl ?? '']
  if (decode === undefined) throw new Error(`unexpected type ${response.typeUrl}`)
  const resources = (response.resources ?? []).map(({ name, resource }) => {
    const decoded = decode(resource?.value ?? new Uint8Array())
    if ('problem' in decoded) throw new Error(`${name}: ${decoded.problem}`)
    return [name ?? '', decoded.ok] as const
  })
  return {
    resources: Object.fromEntries(resources),
    removed: [...(response.removedResources ?? [])].sort(),
  }
}

/** What an agent reports of its pods; resolves once control has taken it. */
export function report(channel: Channel, message: NodeReport): Promise<void> {
  const stream = channel.stream<NodeReport, NodeReportAck>(nodeService.report)
  return new Promise((resolve, reject) => {
    stream.on('error', reject)
    stream.on('data', () => {
      stream.end()
      resolve()
    })
    stream.write(message)
  })
}

// --- manifests -----------------------------------------------------------------------------

export const namespace = (name: string, mode?: string): object => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: mode === undefined ? {} : { 'leyline.dev/dataplane-mode': mode } },
})

export const node = (name: string, podCIDRs: string[] = []): object => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  spec: { podCIDRs },
})

export const pod = (options: {
  name: string
  node: string
  ips: string[]
  namespace?: string
  serviceAccount?: string
  labels?: Record<string, string>
  phase?: string
}): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: options.name,
    namespace: options.namespace ?? 'shop',
    labels: options.labels ?? {},
  },
  spec: { nodeName: options.node, serviceAccountName: options.serviceAccount ?? options.name },
  status: { phase: options.phase ?? 'Running', podIPs: options.ips.map((ip) => ({ ip })) },
})

export const service = (
  name: string,
  clusterIPs: string[],
  selector: Record<string, string>,
  ports: object[] = [{ port: 80, targetPort: 8080 }],
): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop' },
  spec: { clusterIPs, selector, ports },
})
