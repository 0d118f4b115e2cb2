// Both ends of HBONE on loopback, with real certificates, for the tests of mesh/hbone: a server whose
// application each test gives, and a pool to dial it with.
import { createPublicKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import type { Test } from 'tap'
import type { Endpoint, Ip } from '../../mesh/address.ts'
import {
  acceptChain,
  type Credentials,
  type Issuer,
  issueLeaf,
  issueRoot,
  newKey,
} from '../../mesh/certificate.ts'
import { TunnelPool, type TunnelTarget, tunnelKey } from '../../mesh/hbone/pool.ts'
import { type Refused, type TunnelRequest, TunnelServer } from '../../mesh/hbone/server.ts'
import type { Tunnel } from '../../mesh/hbone/tunnel.ts'
import { type Identity, tryIdentity } from '../../mesh/identity.ts'

export const hour = 3_600_000

export function identityOf(uri: string): Identity {
  const identity = tryIdentity(uri)
  if (identity === undefined) throw new Error(`no identity: ${uri}`)
  return identity
}

export const client = identityOf('spiffe://cluster.local/ns/shop/sa/web')
export const server = identityOf('spiffe://cluster.local/ns/shop/sa/api')

/** A root of trust, as control makes one. */
export class Root implements Issuer {
  readonly key
  readonly certificate: X509Certificate
  readonly pem: string

  constructor(name = 'root') {
    const key = newKey()
    this.key = key.privateKey
    this.pem = issueRoot(key, name, hour)
    this.certificate = new X509Certificate(this.pem)
  }

  /** As an agent gets them. */
  issue(identity: Identity, ttlMs = hour): Credentials {
    const key = newKey()
    const publicKey = createPublicKey(key.privateKey)
    const leaf = issueLeaf(this, { identity, publicKey }, ttlMs)
    return acceptChain(identity, key.privateKey, [leaf, this.pem])
  }
}

export interface Ends extends AsyncDisposable {
  readonly root: Root
  readonly listener: net.Server
  readonly tunnels: TunnelServer
  readonly pool: TunnelPool
  readonly port: number
  readonly refused: Refused[]
  /** Sessions the pool has opened so far. */
  readonly opened: () => number
  /** TCP connections the server has accepted so far. */
  readonly accepted: () => number
  /** Swaps the server's certificate. */
  readonly renew: (credentials: Credentials) => void
  readonly target: (change?: Partial<TunnelTarget>) => TunnelTarget
  readonly connect: (change?: Partial<TunnelTarget>) => Promise<Tunnel>
}

/** A server that hands each request to `serve`, and a pool. Taken down with the test. */
export async function ends(
  t: Test,
  serve: (request: TunnelRequest) => void,
  options: { serverTtlMs?: number; clientTtlMs?: number } = {},
): Promise<Ends> {
  const root = new Root()
  const refused: Refused[] = []
  let credentials = root.issue(server, options.serverTtlMs)
  const own = root.issue(client, options.clientTtlMs)
  let opened = 0
  let accepted = 0
  const tunnels = new TunnelServer({
    credentials: () => credentials,
    onRequest: serve,
    onRefused: (event) => void refused.push(event),
  })
  const listener = net.createServer((socket) => {
    accepted++
    tunnels.handle(socket)
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as net.AddressInfo
  const remote: Endpoint = { ip: '127.0.0.1' as Ip, port }
  const pool = new TunnelPool({
    onSession: ({ event }) => {
      if (event === 'opened') opened++
    },
  })
  const target = (change: Partial<TunnelTarget> = {}): TunnelTarget => ({
    key: tunnelKey('pod', client, [server], remote),
    remote,
    expected: [server],
    credentials: () => Promise.resolve(own),
    openSocket: () => net.connect(port, '127.0.0.1'),
    ...change,
  })
  const made: Ends = {
    root,
    listener,
    tunnels,
    pool,
    port,
    refused,
    opened: () => opened,
    accepted: () => accepted,
    renew: (fresh) => {
      credentials = fresh
      tunnels.credentialsChanged()
    },
    target,
    connect: async (change) => {
      const request = { authority: '10.0.0.1:80', headers: {} }
      const signal = AbortSignal.timeout(10_000)
      const { tunnel } = await pool.connect(target(change), request, signal)
      return tunnel
    },
    [Symbol.asyncDispose]: async () => {
      await pool[Symbol.asyncDispose]()
      await tunnels[Symbol.asyncDispose]()
      listener.close()
    },
  }
  t.teardown(() => made[Symbol.asyncDispose]())
  return made
}
