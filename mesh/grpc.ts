// gRPC between agents and control: the service definitions, made by hand from the static codecs (no
// reflection, so agents can run without code generation), and channels that carry a bearer token.
import { readFileSync } from 'node:fs'
import {
  type ChannelCredentials,
  type ChannelOptions,
  type ClientDuplexStream,
  Client,
  credentials,
  Metadata,
  type MethodDefinition,
  type ServiceError,
} from '@grpc/grpc-js'
import { envoy, istio, leyline } from '../proto/gen/messages.js'
import { MeshError } from './errors.ts'

interface Codec<T> {
  encode(message: T): { finish(): Uint8Array }
  decode(bytes: Uint8Array): T
}

/** One call of a service, from its codecs. */
export function method<Request, Response>(options: {
  path: string
  request: Codec<Request>
  response: Codec<Response>
  requestStream: boolean
  responseStream: boolean
}): MethodDefinition<Request, Response> {
  const serialize =
    <T>(codec: Codec<T>) =>
    (message: T): Buffer =>
      Buffer.from(codec.encode(message).finish())
  const deserialize =
    <T>(codec: Codec<T>) =>
    (bytes: Buffer): T =>
      codec.decode(bytes)
  return {
    path: options.path,
    requestStream: options.requestStream,
    responseStream: options.responseStream,
    requestSerialize: serialize(options.request),
    requestDeserialize: deserialize(options.request),
    responseSerialize: serialize(options.response),
    responseDeserialize: deserialize(options.response),
  }
}

const discovery = envoy.service.discovery.v3
export type DiscoveryRequest = envoy.service.discovery.v3.IDeltaDiscoveryRequest
export type DiscoveryResponse = envoy.service.discovery.v3.IDeltaDiscoveryResponse
export type CertificateRequestMessage = istio.v1.auth.IIstioCertificateRequest
export type CertificateResponseMessage = istio.v1.auth.IIstioCertificateResponse
export type NodeReport = leyline.node.v1.INodeReport
export type NodeReportAck = leyline.node.v1.INodeReportAck
export type TelemetryReport = leyline.telemetry.v1.IReport
export type TelemetryAck = leyline.telemetry.v1.IReportAck

export const discoveryService = {
  deltaAggregatedResources: method<DiscoveryRequest, DiscoveryResponse>({
    path: '/envoy.service.discovery.v3.AggregatedDiscoveryService/DeltaAggregatedResources',
    request: discovery.DeltaDiscoveryRequest,
    response: discovery.DeltaDiscoveryResponse,
    requestStream: true,
    responseStream: true,
  }),
}

export const certificateService = {
  createCertificate: method<CertificateRequestMessage, CertificateResponseMessage>({
    path: '/istio.v1.auth.IstioCertificateService/CreateCertificate',
    request: istio.v1.auth.IstioCertificateRequest,
    response: istio.v1.auth.IstioCertificateResponse,
    requestStream: false,
    responseStream: false,
  }),
}

export const nodeService = {
  report: method<NodeReport, NodeReportAck>({
    path: '/leyline.node.v1.NodeService/Report',
    request: leyline.node.v1.NodeReport,
    response: leyline.node.v1.NodeReportAck,
    requestStream: true,
    responseStream: true,
  }),
}

export const telemetryService = {
  report: method<TelemetryReport, TelemetryAck>({
    path: '/leyline.telemetry.v1.TelemetryService/Report',
    request: leyline.telemetry.v1.Report,
    response: leyline.telemetry.v1.ReportAck,
    requestStream: true,
    responseStream: true,
  }),
}

/** The name in control's serving certificate. */
export const controlServerName = 'control.leyline'
/** ztunnel's limit for one message, bytes: a snapshot of a large cluster fits. */
export const maxMessageBytes = 200 * 1024 * 1024

const channelOptions: ChannelOptions = {
  'grpc.max_receive_message_length': maxMessageBytes,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 10_000,
  // Or a new channel would wait for the same connect that the old one was given up for.
  'grpc.use_local_subchannel_pool': 1,
  // Reconnects are ours to pace.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 5_000,
}

export interface ChannelConfig {
  /** `unix:/path` or `host:port`. */
  readonly address: string
  /** PEM roots that control's certificate must chain to: where they are, or how to get them. */
  readonly root: { readonly file: string } | { readonly fetch: () => Promise<string> }
  readonly tokenFile: string
}

/**
 * A connection to control. Files are read when they are needed, so they may come late or change; a
 * fetched root is fetched anew after every {@link Channel.reset}, by whoever calls {@link Channel.prepare}.
 */
export class Channel implements Disposable {
  readonly #config: ChannelConfig
  #client: Client | undefined
  #root: string | undefined

  constructor(config: ChannelConfig) {
    this.#config = config
  }

  /** Gets the root if it has to be fetched. Rejects when it cannot be. */
  async prepare(): Promise<void> {
    const { root } = this.#config
    if ('fetch' in root) this.#root ??= await root.fetch()
  }

  /** Throws when the root certificate is not there yet. */
  get client(): Client {
    this.#client ??= new Client(this.#config.address, this.#credentials(), {
      ...channelOptions,
      // Control is known by this name wherever it is reached: it proves it, not its address.
      'grpc.ssl_target_name_override': controlServerName,
      'grpc.default_authority': controlServerName,
    })
    return this.#client
  }

  #credentials(): ChannelCredentials {
    const { root } = this.#config
    if ('file' in root) return credentials.createSsl(readFileSync(root.file))
    if (this.#root === undefined)
      throw new MeshError('control_unreachable', 'the root certificate is not here yet')
    return credentials.createSsl(Buffer.from(this.#root))
  }

  /** Throws when the token is not there yet. */
  metadata(): Metadata {
    const metadata = new Metadata()
    metadata.set('authorization', `Bearer ${readFileSync(this.#config.tokenFile, 'utf8').trim()}`)
    return metadata
  }

  stream<Request, Response>(
    definition: MethodDefinition<Request, Response>,
  ): ClientDuplexStream<Request, Response> {
    return this.client.makeBidiStreamRequest(
      definition.path,
      definition.requestSerialize,
      definition.responseDeserialize,
      this.metadata(),
    )
  }

  /** Rejects with a ServiceError, or with the file's error. */
  call<Request, Response>(
    definition: MethodDefinition<Request, Response>,
    request: Request,
    deadlineMs: number,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      const done = (error: ServiceError | null, response?: Response): void => {
        if (error !== null) reject(error)
        else resolve(response as Response)
      }
      this.client.makeUnaryRequest(
        definition.path,
        definition.requestSerialize,
        definition.responseDeserialize,
        request,
        this.metadata(),
        { deadline: Date.now() + deadlineMs },
        done,
      )
    })
  }

  /** The next use connects anew, with files read anew: after control was replaced. */
  reset(): void {
    this.#client?.close()
    this.#client = undefined
    this.#root = undefined
  }

  [Symbol.dispose](): void {
    this.reset()
  }
}
