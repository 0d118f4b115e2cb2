// The composition root of control: Galley (configuration), Pilot (discovery) and Citadel (the CA)
// over one source of objects. Built in reading order, taken down in reverse.
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from '@grpc/grpc-js'
import { Registry } from 'prom-client'
import { FolderSource } from '../kube/folder.ts'
import { typeUrls } from '../mesh/constants.ts'
import { MeshError } from '../mesh/errors.ts'
import { controlServerName } from '../mesh/grpc.ts'
import { AdminServer } from '../mesh/process/admin.ts'
import type { Logger } from '../mesh/process/log.ts'
import { XdsServer } from '../mesh/xds/server.ts'
import { adminRoutes } from './admin.ts'
import { NodeTokens } from './attest.ts'
import { CertificateAuthority } from './ca.ts'
import type { ControlConfig } from './config.ts'
import { registerMetrics } from './metrics.ts'
import { Configuration } from './objects.ts'
import { makeServer, serverCredentials, viewOf } from './services.ts'
import { openRoot, writeWhole } from './trust.ts'

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
    const root = openRoot(config.stateDirectory, config.trustDomain)
    const source = stack.use(await FolderSource.open({ directory: config.source.folder, log }))
    const reportFile = join(config.stateDirectory, 'enrolment.json')
    const configuration = stack.use(
      new Configuration({ source, trustDomain: config.trustDomain, reportFile, log }),
    )
    const tokens = new NodeTokens(config.stateDirectory)
    tokens.setNodes(configuration.snapshot.model.nodes)
    const authority = new CertificateAuthority({
      root,
      authenticator: tokens,
      model: () => configuration.snapshot.model,
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
        tokens.setNodes(snapshot.model.nodes)
        discovery.update(viewOf(snapshot))
      }),
    )
    const server = makeServer({
      authenticator: tokens,
      discovery,
      authority,
      onReport: (node, pods) => configuration.setReport(node, pods),
      log,
    })
    const serving = authority.servingCertificate(controlServerName, servingTtlMs)
    await bind(server, config.listen.address, serving)
    stack.defer(() => shutdown(server))
    writeWhole(join(config.stateDirectory, 'root-cert.pem'), root.certificatePem, 0o644)
    const registry = new Registry()
    registerMetrics(registry, { configuration, discovery, authority, root })
    const routes = adminRoutes({ configuration, discovery, authority, registry })
    stack.use(await AdminServer.listen({ socketPath: config.adminSocket, routes, log }))
    log.info({ address: config.listen.address, folder: config.source.folder }, 'control is ready')
    return new Control(stack.move())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync()
  }
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
