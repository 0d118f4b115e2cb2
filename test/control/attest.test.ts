// Agents' tokens, reviewed by an API server: who is let in and for how long, and that a server that cannot
// be asked makes agents come again instead of making them nobody.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mock } from 'node:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Metadata, status } from '@grpc/grpc-js'
import t, { type Test } from 'tap'
import { type Caller, TokenReviews } from '../../control/attest.ts'
import { CertificateAuthority } from '../../control/ca.ts'
import { makeServer, serverCredentials } from '../../control/services.ts'
import type { GatewayInfo } from '../../control/snapshot.ts'
import { Telemetry } from '../../control/telemetry.ts'
import { openRoot } from '../../control/trust.ts'
import { createRequest, newKey } from '../../mesh/certificate.ts'
import { typeUrls } from '../../mesh/constants.ts'
import { certificateService, Channel, controlServerName } from '../../mesh/grpc.ts'
import { createLog } from '../../mesh/process/log.ts'
import { XdsServer } from '../../mesh/xds/server.ts'
import { FakeApiServer, refuse, type Request } from '../helpers/apiserver.ts'
import { Ads, report } from '../helpers/control.ts'

t.setTimeout(120_000)
process.on('unhandledRejection', (error) => {
  t.fail(`unhandled rejection: ${String(error)}`)
})

const path = '/apis/authentication.k8s.io/v1/tokenreviews'
const agent = 'system:serviceaccount:leyline-system:leyline-agent'
const node = (name: string) => ({ 'authentication.kubernetes.io/node-name': [name] })
const reviews = (request: Request): boolean => request.path === path
/** How long an accepted and a rejected token are believed to be so, ms. */
const acceptedMs = 60_000
const rejectedMs = 5_000

interface Body {
  readonly spec: { readonly token: string; readonly audiences: string[] }
}
type Status = object

/** A server that knows these tokens, and everything that is called `good-…` as agent of that node. */
async function setup(t: Test, known: Record<string, Status> = {}) {
  const server = await FakeApiServer.start(t)
  const tokens = new Map(Object.entries(known))
  server.answers.set(`POST ${path}`, ({ spec }: Body) => {
    const [, name] = /^good-(.*)$/.exec(spec.token) ?? []
    const accepted = name === undefined ? undefined : accept(node(name))
    const found = tokens.get(spec.token) ?? accepted ?? { error: '[invalid bearer token]' }
    return { status: 201, body: { kind: 'TokenReview', spec, status: found } }
  })
  const lines: Record<string, unknown>[] = []
  const model = {
    mesh: { trustDomain: 'cluster.local', captureRanges: [] },
    gateways: [] as GatewayInfo[],
  }
  const destination = { write: (line: string): void => void lines.push(JSON.parse(line)) }
  const log = createLog({ name: 'test', destination })
  const attest = new TokenReviews({
    api: server.client(t),
    namespace: 'leyline-system',
    model: () => model,
    log,
  })
  const who = (token: string): Promise<Caller | undefined> => {
    const metadata = new Metadata()
    metadata.set('authorization', `Bearer ${token}`)
    return attest.authenticate(metadata)
  }
  const asked = (): number => server.asked(reviews).length
  return { server, tokens, attest, who, asked, lines, log, model }
}
const accept = (extra: object, username = agent, audiences = ['leyline']): Status => ({
  authenticated: true,
  audiences,
  user: { username, extra },
})

function gateway(namespace: string, name: string): GatewayInfo {
  const condition = { type: '', status: 'True', reason: '', message: '' } as const
  const conditions = { accepted: condition, programmed: condition }
  return { namespace, name, scope: 'service', ...conditions, addresses: [], endpoints: [] }
}

/** The clock stands until it is moved; connections go on. */
function stopClock(t: Test): (ms: number) => void {
  mock.timers.enable({ apis: ['Date'], now: Date.now() })
  t.teardown(() => mock.timers.reset())
  return (ms) => mock.timers.tick(ms)
}

await t.test('an agent is its node, for a minute without being asked about again', async (t) => {
  const pass = stopClock(t)
  const { who, asked, server } = await setup(t)
  t.same(await who('good-a'), { node: 'a' })
  t.match(server.requests.at(-1)?.body, {
    kind: 'TokenReview',
    spec: { token: 'good-a', audiences: ['leyline'] },
  })
  t.same(await who('good-a'), { node: 'a' })
  pass(acceptedMs - 1)
  t.same(await who('good-a'), { node: 'a' })
  t.equal(asked(), 1)
  t.same(await who('good-b'), { node: 'b' })
  t.equal(asked(), 2)
})

await t.test('a token that expired is believed for a minute at most', async (t) => {
  const pass = stopClock(t)
  const { who, asked, tokens } = await setup(t)
  t.same(await who('good-a'), { node: 'a' })
  tokens.set('good-a', { error: 'token has expired' })
  pass(acceptedMs)
  t.equal(await who('good-a'), undefined)
  t.equal(asked(), 2)
  t.equal(await who('good-a'), undefined, 'and stays so')
})

await t.test('a rejection holds for a moment, not for good', async (t) => {
  const pass = stopClock(t)
  const { who, asked, tokens } = await setup(t)
  t.equal(await who('early'), undefined)
  tokens.set('early', accept(node('a')))
  t.equal(await who('early'), undefined)
  t.equal(asked(), 1, 'the server is not asked about every wrong call')
  pass(rejectedMs)
  t.same(await who('early'), { node: 'a' })
})

const nobody: [why: string, status: Status, log: object][] = [
  ['a token for another audience', accept(node('a'), agent, ['api']), { audiences: ['api'] }],
  ['a token without an audience', accept(node('a'), agent, []), { audiences: [] }],
  [
    'another service account',
    accept(node('a'), 'system:serviceaccount:leyline-system:default'),
    { username: /default$/, expected: new RegExp(agent) },
  ],
  [
    'that service account in another namespace',
    accept(node('a'), 'system:serviceaccount:evil:leyline-agent'),
    { username: /evil/ },
  ],
  ['a person', accept(node('a'), 'admin'), { username: 'admin' }],
  [
    'a token of no node',
    accept({}),
    { msg: 'token of somebody who is neither an agent nor a waypoint' },
  ],
  ['a token of a node without a name', accept(node('')), { node: '' }],
  ['a token that is refused', { error: 'signature' }, { error: 'signature' }],
  [
    'a token that is refused though it says who',
    { ...accept(node('a')), authenticated: false },
    { username: agent },
  ],
]
for (const [why, answer, line] of nobody) {
  await t.test(`nobody: ${why}`, async (t) => {
    const { who, lines } = await setup(t, { x: answer })
    t.equal(await who('x'), undefined)
    t.match(lines, [{ level: 'warn', ...line }])
  })
}

await t.test(
  'a waypoint is its Gateway from when there is one, and only with the token of a pod',
  async (t) => {
    const pod = { 'authentication.kubernetes.io/pod-name': ['w-1'] }
    const account = 'system:serviceaccount:shop:w'
    const { who, asked, model } = await setup(t, {
      w: accept(pod, account),
      made: accept({}, account),
    })
    t.equal(await who('w'), undefined)
    model.gateways.push(gateway('shop', 'w'))
    const waypoint = {
      waypoint: 'shop/w',
      identity: { trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: 'w' },
    }
    t.same(await who('w'), waypoint)
    t.equal(asked(), 1)
    t.equal(await who('made'), undefined, 'a token that somebody asked for by himself')
    model.gateways.pop()
    t.equal(await who('w'), undefined)
    t.equal(asked(), 2)
  },
)

await t.test('no token, or what is none, is not asked about', async (t) => {
  const { attest, who, asked } = await setup(t)
  t.equal(await attest.authenticate(new Metadata()), undefined)
  for (const token of ['', 'two words', 'x'.repeat(5_000)]) t.equal(await who(token), undefined)
  t.equal(asked(), 0)
})

await t.test(
  'a server that fails is no answer: asked again at once, nothing is kept',
  async (t) => {
    const { who, server, attest } = await setup(t)
    const faults = [
      refuse(500, 'etcd is away'),
      refuse(429),
      refuse(403, 'tokenreviews is forbidden'),
      (_: Request, response: { end: (text: string) => void }): void => response.end('{}'),
      (_: Request, response: { end: (text: string) => void }): void => response.end('<html>'),
    ]
    for (const [i, fault] of faults.entries()) {
      server.fail(reviews, fault)
      await t.rejects(who(`good-${i}`))
      t.same(await who(`good-${i}`), { node: String(i) })
    }
    await server.stop()
    await t.rejects(who('good-x'))
    await server.start()
    t.same(await who('good-x'), { node: 'x' })
    t.same(attest.remembered, { accepted: faults.length + 1, rejected: 0, pending: 0 })
  },
)

await t.test('calls with one token at the same time are one review', async (t) => {
  const { who, server, asked } = await setup(t)
  server.fail(reviews, async (request, response) => {
    await sleep(100)
    await server.serveRequest(request, response)
  })
  const all = await Promise.all(Array.from({ length: 50 }, () => who('good-a')))
  t.ok(all.every((caller) => caller !== undefined && 'node' in caller && caller.node === 'a'))
  t.equal(asked(), 1)
  server.fail(reviews, refuse(500))
  const failed = await Promise.allSettled(Array.from({ length: 5 }, () => who('good-b')))
  t.ok(failed.every(({ status }) => status === 'rejected'))
  t.same(await who('good-b'), { node: 'b' })
})

await t.test(
  'ten thousand tokens and one more: few at once, bounded in all, agents undisturbed',
  async (t) => {
    const { who, server, asked, attest } = await setup(t)
    t.same(await who('good-a'), { node: 'a' })
    let open = 0
    let most = 0
    server.fail(
      reviews,
      async (request, response) => {
        most = Math.max(most, ++open)
        await new Promise((resolve) => setImmediate(resolve))
        open--
        await server.serveRequest(request, response)
      },
      Infinity,
    )
    const wrong = Array.from({ length: 10_001 }, (_, i) => who(`wrong-${i}`))
    const callers = await Promise.all(wrong)
    t.ok(callers.every((caller) => caller === undefined))
    t.ok(most <= 32, `${most} at once`)
    t.same(attest.remembered, { accepted: 1, rejected: 10_000, pending: 0 })
    const before = asked()
    t.same(await who('good-a'), { node: 'a' })
    t.equal(asked(), before, 'the agent’s own review is not displaced')
    server.heal()
    server.requests.length = 0
    await Promise.all(Array.from({ length: 10_001 }, (_, i) => who(`good-${i}`)))
    t.equal(attest.remembered.accepted, 10_000)
  },
)

await t.test('more than can wait are told to come back', async (t) => {
  const { who, server } = await setup(t)
  server.fail(reviews, () => {}, Infinity)
  const waiting = Array.from({ length: 10_032 }, (_, i) => who(`x-${i}`).catch(() => {}))
  await sleep(50)
  await t.rejects(who('one-more'), /too many tokens wait/)
  await server.stop()
  t.ok(waiting.length)
})

/** Control's gRPC with this authenticator, over a Unix socket. */
async function serve(t: Test, parts: Awaited<ReturnType<typeof setup>>) {
  const directory = mkdtempSync(join(tmpdir(), 'leyline-attest-'))
  const root = openRoot(directory, 'cluster.local')
  const { attest: authenticator, log } = parts
  const authority = new CertificateAuthority({
    root,
    authenticator,
    model: () => {
      throw new Error('nobody gets as far as this')
    },
    maxTtlSeconds: 3600,
    log,
  })
  const view = { all: () => new Map(), resolve: () => [], ofNode: () => [] }
  const discovery = new XdsServer({ view, typeUrls: Object.values(typeUrls), log })
  const reported: string[] = []
  const onReport = (name: string): void => void reported.push(name)
  const telemetry = new Telemetry({ admits: () => false })
  const server = makeServer({ authenticator, discovery, authority, telemetry, onReport, log })
  const address = `unix:${join(directory, 'control.sock')}`
  const serving = authority.servingCertificate(controlServerName, 3_600_000)
  await new Promise<void>((resolve, reject) =>
    server.bindAsync(address, serverCredentials(serving), (error) =>
      error === null ? resolve() : reject(error),
    ),
  )
  const tokenFile = join(directory, 'token')
  const rootFile = join(directory, 'root.pem')
  writeFileSync(rootFile, root.certificatePem)
  const channel = (token: string): Channel => {
    writeFileSync(tokenFile, token)
    const made = new Channel({ address, root: { file: rootFile }, tokenFile })
    t.teardown(() => made[Symbol.dispose]())
    return made
  }
  t.teardown(() => {
    server.forceShutdown()
    rmSync(directory, { recursive: true, force: true })
  })
  return { channel, authority, discovery, reported }
}

await t.test(
  'while the API server is away, agents are told to come back, on every call',
  async (t) => {
    const parts = await setup(t)
    const { server } = parts
    const { channel, authority, reported } = await serve(t, parts)
    const web = { trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: 'web' }
    const csr = createRequest(web, newKey())
    const certificate = (token: string) =>
      channel(token).call(certificateService.createCertificate, { csr }, 5_000)
    server.fail(reviews, refuse(500, 'etcd is away'), Infinity)
    await t.rejects(certificate('good-a'), {
      code: status.UNAVAILABLE,
      details: /could not be checked/,
    })
    const ads = new Ads(channel('good-a'))
    ads.subscribe(typeUrls.address, ['*'])
    t.equal(await ads.next(), undefined)
    t.equal(ads.error?.code, status.UNAVAILABLE)
    await t.rejects(report(channel('good-a'), { pods: [] }), { code: status.UNAVAILABLE })
    t.equal(authority.counts.unauthenticated, 0, 'nobody was taken for an impostor')
    server.heal()
    const again = new Ads(channel('good-a'))
    again.subscribe(typeUrls.address, ['*'])
    t.ok(await again.next(), 'and served once it can be asked')
    again.stream.cancel()
    await report(channel('good-a'), { pods: [] })
    t.same(reported, ['a'])
    await t.rejects(certificate('wrong'), { code: status.UNAUTHENTICATED })
    t.equal(authority.counts.unauthenticated, 1)
    t.notMatch(JSON.stringify(parts.lines), 'good-a', 'no token is in the log')
  },
)

await t.test('a caller that went away while it was asked about is not served', async (t) => {
  const parts = await setup(t)
  const { channel, discovery } = await serve(t, parts)
  let answer = (): void => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  parts.server.fail(reviews, async (request, response) => {
    await held
    await parts.server.serveRequest(request, response)
  })
  const ads = new Ads(channel('good-a'))
  ads.subscribe(typeUrls.address, ['*'])
  while (parts.asked() === 0) await sleep(5)
  ads.stream.cancel()
  await sleep(100)
  answer()
  await sleep(200)
  t.equal(discovery.connected, 0)
})
