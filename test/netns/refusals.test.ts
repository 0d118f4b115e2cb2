// A hostile pod on the path: everything it may try on another pod's port 15008, and through it, is
// refused with the status of the protocol and written down once; and the agent goes on serving.
import { createPublicKey, X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { openRoot } from '../../control/trust.ts'
import { type Issuer, issueLeaf, issueRoot, newKey } from '../../mesh/certificate.ts'
import { tryIdentity } from '../../mesh/identity.ts'
import { write } from '../../deploy/local/topology.ts'
import { appPort, curl, eventually, local, metric } from '../helpers/local.ts'
import type { Answer, Order } from '../helpers/peer.ts'

const peerFile = fileURLToPath(new URL('../helpers/peer.ts', import.meta.url))
const oldId = 'spiffe://cluster.local/ns/legacy/sa/default'

const { mesh, pods, manifests } = await local(t, 'ref')
const { web, api1, api2, old } = pods
const root = openRoot(join(mesh.runDirectory, 'control'), 'cluster.local')
const hour = 3_600_000

function leaf(uri: string, issuer: Issuer = root, ttlMs = hour): { key: string; cert: string } {
  const identity = tryIdentity(uri)
  if (identity === undefined) throw new Error(`no identity: ${uri}`)
  const key = newKey()
  const publicKey = createPublicKey(key.privateKey)
  return {
    key: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: issueLeaf(issuer, { identity, publicKey }, ttlMs),
  }
}

function otherRoot(): Issuer {
  const key = newKey()
  return { key: key.privateKey, certificate: new X509Certificate(issueRoot(key, 'Mallory', hour)) }
}

async function tell(order: Partial<Order>): Promise<Answer> {
  const input = JSON.stringify({ host: api1.ip4, port: 15008, ...order })
  const { stdout, stderr } = await old.exec([process.execPath, peerFile], { input })
  if (stdout === '') throw new Error(`no answer: ${stderr}`)
  return JSON.parse(stdout) as Answer
}

const connect = (authority: string) => ({ ':method': 'CONNECT', ':authority': authority })
const valid = leaf(oldId)
const application = `${api1.ip4}:${appPort}`

interface Case {
  readonly name: string
  readonly order: Partial<Order>
  /** A status, or undefined: no answer at all. */
  readonly status?: number
  readonly reason: string
  readonly error?: RegExp
}

const cases: Case[] = [
  { name: 'garbage', order: { raw: 'garbage\n'.repeat(100) }, reason: 'tls_failure' },
  {
    name: 'plain HTTP',
    order: { raw: `CONNECT ${application} HTTP/1.1\r\nHost: x\r\n\r\n` },
    reason: 'tls_failure',
  },
  {
    name: 'no certificate',
    order: { tls: {}, headers: connect(application) },
    reason: 'tls_failure',
    error: /no certificate/,
  },
  {
    name: 'a certificate of its own making',
    order: { tls: leaf(oldId, otherRoot()), headers: connect(application) },
    reason: 'tls_failure',
    error: /certificate/,
  },
  {
    name: 'an expired certificate',
    order: { tls: leaf(oldId, root, -1_000), headers: connect(application) },
    reason: 'tls_failure',
    error: /expired/i,
  },
  {
    name: 'an identity of another trust domain',
    order: { tls: leaf('spiffe://elsewhere/ns/shop/sa/web'), headers: connect(application) },
    reason: 'identity_mismatch',
    error: /elsewhere/,
  },
  {
    name: 'TLS 1.2',
    order: { tls: { ...valid, maxVersion: 'TLSv1.2' }, headers: connect(application) },
    reason: 'tls_failure',
  },
  {
    name: 'no HTTP/2',
    order: { tls: { ...valid, alpn: ['http/1.1'] }, headers: connect(application) },
    reason: 'tls_failure',
  },
  {
    name: 'GET',
    order: {
      tls: valid,
      headers: { ':method': 'GET', ':path': '/', ':scheme': 'https', ':authority': application },
    },
    status: 400,
    reason: 'bad_request',
    error: /expected CONNECT, got GET/,
  },
  {
    name: 'an authority that is no address',
    order: { tls: valid, headers: connect(`api.shop.svc.cluster.local:${appPort}`) },
    status: 400,
    reason: 'bad_request',
    error: /not this pod/,
  },
  {
    name: 'an authority without a port',
    order: { tls: valid, headers: connect(api1.ip4) },
    status: 400,
    reason: 'bad_request',
    error: /malformed authority/,
  },
  {
    name: 'another pod as the target',
    order: { tls: valid, headers: connect(`${api2.ip4}:${appPort}`) },
    status: 400,
    reason: 'bad_request',
    error: /not this pod/,
  },
  {
    name: 'loopback as the target',
    order: { tls: valid, headers: connect(`127.0.0.1:${appPort}`) },
    status: 400,
    reason: 'bad_request',
    error: /not this pod/,
  },
  ...[15001, 15006, 15008].map((port) => ({
    name: `port ${port} as the target`,
    order: { tls: valid, headers: connect(`${api1.ip4}:${port}`) },
    status: 400,
    reason: 'agent_port',
    error: /agent's own ports/,
  })),
  {
    name: 'a port where nobody listens',
    order: { tls: valid, headers: connect(`${api1.ip4}:7`) },
    status: 503,
    reason: 'connect_refused',
  },
]

for (const { name, order, status, reason, error } of cases) {
  await t.test(`${name} is refused, written down once, and the agent goes on`, async (t) => {
    const node = 'node-b'
    const pid = mesh.agentPid(node)
    const before = mesh.accessLines(node).length
    const failed = () => metric(mesh, node, 'istio_tcp_connections_failed_total', {})
    const failedBefore = await failed()
    const answer = await tell(order)
    if (status === undefined) t.ok('closed' in answer && answer.closed !== 'timeout', 'no answer')
    else t.match(answer, { status }, `answered ${status}`)
    t.equal((await curl(web, `http://${application}/`)).code, 0, 'others are served')
    const lines = await eventually(() => {
      const fresh = mesh.accessLines(node).slice(before)
      return fresh.some((l) => l['src.workload'] === 'web') ? fresh : undefined
    })
    const refused = lines.filter((l) => l['src.workload'] !== 'web')
    t.equal(refused.length, 1, 'one line')
    const [line] = refused
    t.equal(line?.reason, reason)
    t.equal(line?.level, 'error')
    t.match(line?.['src.addr'], `${old.ip4}:`, 'which names the peer')
    if (status === undefined) t.equal(line?.['src.identity'], undefined)
    else t.equal(line?.['src.identity'], oldId)
    if (error !== undefined) t.match(line?.error, error)
    t.equal(await failed(), failedBefore + 1, 'counted once')
    t.equal(mesh.agentPid(node), pid, 'the agent lives')
  })
}

await t.test('a good peer is served: it is not the hand-made peer that is refused', async (t) => {
  const body = 'GET / HTTP/1.0\r\n\r\n'
  const answer = await tell({ tls: valid, headers: connect(application), body })
  t.match(answer, { status: 200, body: /accept says/ })
})

await t.test('a plain connection to an agent port of a pod is refused', async (t) => {
  for (const port of [15001, 15006]) {
    const { code, ms } = await curl(old, `http://${api1.ip4}:${port}/`)
    t.not(code, 0)
    t.ok(ms < 2_000, `port ${port}, at once`)
  }
  t.equal((await curl(web, `http://${application}/`)).code, 0)
})

await t.test('another identity is answered 401 by policy, none is reset', async (t) => {
  write(manifests, 'deny', [
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'only-web', namespace: 'shop' },
      spec: {
        action: 'DENY',
        rules: [{ from: [{ source: { notPrincipals: ['cluster.local/ns/shop/sa/web'] } }] }],
      },
    },
  ])
  await eventually(async () => {
    const answer = await tell({ tls: valid, headers: connect(application), body: '' })
    return ('status' in answer && answer.status === 401) || undefined
  })
  const line = await eventually(() =>
    mesh.accessLines('node-b').find((l) => l.reason === 'denied' && l['src.identity'] === oldId),
  )
  t.match(line, { 'src.identity': oldId, error: /only-web/ })
  t.not((await curl(old, `http://${application}/`)).code, 0, 'without an identity neither')
  t.equal((await curl(web, `http://${application}/`)).code, 0, 'others are served')
})
