// Control's gRPC as a hostile or broken node meets it: who may call, who gets a certificate, and that
// nobody's misbehaviour is anybody else's problem.
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { status } from '@grpc/grpc-js'
import t from 'tap'
import type { Graph } from '../../dashboard/api.ts'
import { requestCertificate } from '../../mesh/ca.ts'
import { createRequest, newKey } from '../../mesh/certificate.ts'
import { typeUrls } from '../../mesh/constants.ts'
import { type Channel, certificateService, telemetryService } from '../../mesh/grpc.ts'
import { type Identity, tryIdentity } from '../../mesh/identity.ts'
import { Ads, ControlUnderTest, namespace, node, pod, report } from '../helpers/control.ts'
import type { Edge } from '../helpers/telemetry.ts'

const files = {
  nodes: [node('node-a', ['10.10.1.0/24']), node('node-b', ['10.10.2.0/24'])],
  shop: [namespace('shop', 'ambient')],
  pods: [
    pod({ name: 'web', node: 'node-a', ips: ['10.10.1.11'] }),
    pod({ name: 'api', node: 'node-b', ips: ['10.10.2.11'] }),
    pod({ name: 'done', node: 'node-a', ips: ['10.10.1.12'], phase: 'Succeeded' }),
  ],
}
const identity = (serviceAccount: string, trustDomain = 'cluster.local'): Identity => {
  const found = tryIdentity(`spiffe://${trustDomain}/ns/shop/sa/${serviceAccount}`)
  if (found === undefined) throw new Error('no identity')
  return found
}

/** One report of telemetry; resolves once control has taken it. */
function tell(channel: Channel, instance: string, edges: Edge[]): Promise<void> {
  const stream = channel.stream(telemetryService.report)
  return new Promise((resolve, reject) => {
    stream.on('error', reject)
    stream.on('data', () => {
      stream.end()
      resolve()
    })
    stream.write({ instance, edges })
  })
}

/** Asks with a request as it is; the refusal, or the chain. */
async function ask(
  channel: Channel,
  csr: string,
  more: { asked?: string; seconds?: number } = {},
): Promise<{ code: number; details: string } | string[]> {
  const metadata =
    more.asked === undefined
      ? {}
      : { metadata: { fields: { ImpersonatedIdentity: { stringValue: more.asked } } } }
  const request = { csr, validityDuration: more.seconds ?? 3600, ...metadata }
  try {
    const answer = await channel.call(certificateService.createCertificate, request, 5_000)
    return answer.certChain ?? []
  } catch (error) {
    return error as { code: number; details: string }
  }
}

await t.test('a node without its token is told nothing', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  for (const [name, token] of [
    ['a wrong one', 'f'.repeat(64)],
    ['none', ''],
    ['one with a space', `${control.token('node-a')} x`],
  ] as const) {
    const channel = control.channel('node-a', token)
    const ads = new Ads(channel)
    ads.subscribe(typeUrls.address, ['*'])
    t.equal(await ads.next(), undefined, name)
    t.equal(ads.error?.code, status.UNAUTHENTICATED)
    t.match(await ask(channel, createRequest(identity('web'), newKey())), {
      code: status.UNAUTHENTICATED,
    })
    await t.rejects(report(channel, { pods: [] }))
  }
  t.match(await control.logged(({ msg }) => msg === 'call without a valid token'), {
    level: 'warn',
  })
  t.match(String(await control.ask('/metrics')), /citadel_server_authentication_failure_count 9/)
})

await t.test('a node that is gone has no token any more', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const channel = control.channel('node-b')
  t.ok(Array.isArray(await ask(channel, createRequest(identity('api'), newKey()))))
  control.write('nodes', [node('node-a', ['10.10.1.0/24'])])
  await control.logged(() => !existsSync(join(control.state, 'nodes', 'node-b.token')))
  t.match(await ask(channel, createRequest(identity('api'), newKey())), {
    code: status.UNAUTHENTICATED,
  })
})

await t.test('an agent gets certificates for the service accounts of its own node', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const got = await requestCertificate(control.channel('node-a'), identity('web'), 3600)
  t.same(got.identity, identity('web'))
  const leaf = new X509Certificate(got.certificatePem)
  t.equal(leaf.subjectAltName, 'URI:spiffe://cluster.local/ns/shop/sa/web')
  t.ok(got.notAfter - Date.now() <= 3_600_000)
  t.ok(got.notAfter - Date.now() > 3_500_000)
  t.match(await control.logged(({ msg }) => msg === 'certificate signed'), {
    caller_node: 'node-a',
    identity: 'spiffe://cluster.local/ns/shop/sa/web',
  })
})

await t.test('lifetimes are capped at 24 hours, and at what control is set to', async (t) => {
  for (const leafTtlSeconds of [86_400, 600]) {
    const control = await ControlUnderTest.start(t, files, { leafTtlSeconds })
    for (const seconds of [0, 864_000]) {
      const csr = createRequest(identity('web'), newKey())
      const chain = await ask(control.channel('node-a'), csr, { seconds })
      const { validTo } = new X509Certificate((chain as string[])[0] ?? '')
      const left = (Date.parse(validTo) - Date.now()) / 1000
      t.ok(left <= leafTtlSeconds && left > leafTtlSeconds - 60, `${left} of ${seconds}`)
    }
  }
})

/** A request by openssl, with a configuration of our choice. */
function openssl(directory: string, key: string[], san: string): string {
  const file = join(directory, 'key.pem')
  const names = san === '' ? [] : ['-addext', `subjectAltName=${san}`]
  const args = ['req', '-new', '-nodes', ...key, '-keyout', file, '-subj', '/', ...names]
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

await t.test('every request it must not sign is refused, with a line in the log', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const channel = control.channel('node-a')
  const p256 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  const web = 'URI:spiffe://cluster.local/ns/shop/sa/web'
  const bySsl = (key: string[], san: string): string => openssl(control.directory, key, san)
  const own = createRequest(identity('web'), newKey())
  const cases: [name: string, csr: string, code: number, reason: RegExp, asked?: string][] = [
    [
      'a service account of another node',
      createRequest(identity('api'), newKey()),
      status.PERMISSION_DENIED,
      /no pod of .*\/sa\/api runs on node node-a/,
    ],
    [
      'one that runs nowhere',
      createRequest(identity('ghost'), newKey()),
      status.PERMISSION_DENIED,
      /no pod of/,
    ],
    [
      'one whose pod has ended',
      createRequest(identity('done'), newKey()),
      status.PERMISSION_DENIED,
      /no pod of/,
    ],
    [
      'another trust domain',
      createRequest(identity('web', 'elsewhere'), newKey()),
      status.PERMISSION_DENIED,
      /trust domain elsewhere/,
    ],
    ['RSA 1024', bySsl(['-newkey', 'rsa:1024'], web), status.INVALID_ARGUMENT, /weak/],
    ['RSA 2048', bySsl(['-newkey', 'rsa:2048'], web), status.INVALID_ARGUMENT, /P-256/],
    [
      'P-224',
      bySsl(['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-224'], web),
      status.INVALID_ARGUMENT,
      /weak/,
    ],
    ['a second name', bySsl(p256, `${web},DNS:web.shop`), status.INVALID_ARGUMENT, /exactly one/],
    ['no name', bySsl(p256, ''), status.INVALID_ARGUMENT, /SAN/],
    ['a DNS name', bySsl(p256, 'DNS:web.shop'), status.INVALID_ARGUMENT, /SAN/],
    ['garbage', 'garbage', status.INVALID_ARGUMENT, /./],
    ['nothing', '', status.INVALID_ARGUMENT, /./],
    ['too much', own + '\n'.repeat(20_000), status.INVALID_ARGUMENT, /16384/],
    [
      'one identity in the request, another asked for',
      own,
      status.INVALID_ARGUMENT,
      /the call asks for/,
      'spiffe://cluster.local/ns/shop/sa/api',
    ],
  ]
  for (const [name, csr, code, reason, asked] of cases) {
    const before = control.log.length
    const answer = await ask(channel, csr, asked === undefined ? {} : { asked })
    t.match(answer, { code }, name)
    const lines = control.log.slice(before).filter(({ msg }) => msg === 'certificate refused')
    t.equal(lines.length, 1, 'one line')
    t.match(lines[0], { level: 'warn', reason, caller_node: 'node-a' })
  }
  const { certificates } = { certificates: (await control.ask('/certificates')) as object[] }
  t.same(certificates, [], 'nothing was signed')
  t.match(String(await control.ask('/metrics')), `citadel_server_csr_refused_count ${cases.length}`)
})

await t.test('the root is kept, privately, over a restart', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const keyFile = join(control.state, 'ca', 'root-key.pem')
  t.equal(statSync(keyFile).mode & 0o777, 0o600)
  t.equal(statSync(control.state).mode & 0o777, 0o700)
  t.equal(statSync(join(control.state, 'nodes', 'node-a.token')).mode & 0o777, 0o600)
  t.equal(statSync(control.socket).mode & 0o777, 0o600)
  const root = readFileSync(join(control.state, 'root-cert.pem'), 'utf8')
  const token = control.token('node-a')
  await control.stop()
  await control.start()
  t.equal(readFileSync(join(control.state, 'root-cert.pem'), 'utf8'), root)
  t.equal(control.token('node-a'), token)
  const log = JSON.stringify(control.log)
  t.notMatch(log, token, 'no token is logged')
  t.notMatch(log, 'PRIVATE KEY')
})

await t.test('a root that others can read, or that does not fit, is not used', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  await control.stop()
  const keyFile = join(control.state, 'ca', 'root-key.pem')
  chmodSync(keyFile, 0o644)
  await t.rejects(control.start(), {
    code: 'bad_config',
    message: /others may read it; hint: chmod 600/,
  })
  chmodSync(keyFile, 0o600)
  const good = readFileSync(keyFile)
  writeFileSync(keyFile, newKey().privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await t.rejects(control.start(), { code: 'bad_config', message: /is not the key of/ })
  writeFileSync(keyFile, good)
  await control.start()
  t.pass('mended, it starts')
})

await t.test(
  'a push that is refused is logged with its reason, and the next change comes',
  async (t) => {
    const control = await ControlUnderTest.start(t, files)
    const ads = new Ads(control.channel('node-a'))
    ads.subscribe(typeUrls.address, ['*'])
    const first = await ads.next()
    if (first === undefined) throw new Error('no push')
    ads.ack(first, 'Kubernetes//Pod/shop/web: node: I do not like it')
    const line = await control.logged(({ msg }) => msg === 'push rejected by client')
    t.match(line, { level: 'error', client_node: 'node-a', reason: /I do not like it/ })
    t.equal(await ads.next(150), undefined, 'the same is not sent again and again')
    control.write('more', [pod({ name: 'more', node: 'node-b', ips: ['10.10.2.12'] })])
    t.same(Object.keys((await ads.take()).resources), ['Kubernetes//Pod/shop/more'])
    t.match(await control.ask('/status'), { agents: [{ node: 'node-a' }] })
  },
)

await t.test('a client that never answers does not hold up another', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const mute = new Ads(control.channel('node-b'))
  mute.subscribe(typeUrls.address, ['*'])
  t.ok(await mute.next())
  const other = new Ads(control.channel('node-a'))
  other.subscribe(typeUrls.address, ['*'])
  await other.take()
  for (let i = 0; i < 5; i++) {
    control.write('more', [pod({ name: `more-${i}`, node: 'node-b', ips: ['10.10.2.12'] })])
    const push = await other.take()
    t.same(Object.keys(push.resources), [`Kubernetes//Pod/shop/more-${i}`])
  }
  t.equal(await mute.next(100), undefined, 'it has one push at a time, and no queue')
})

await t.test('nonsense on the discovery stream is survived', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const ads = new Ads(control.channel('node-a'))
  ads.send({ typeUrl: 'type.googleapis.com/nobody.knows.This' })
  ads.send({ typeUrl: typeUrls.mesh, responseNonce: 'never given' })
  ads.send({ typeUrl: typeUrls.address, resourceNamesSubscribe: ['', '/', '/x', '\u0000'] })
  ads.send({ typeUrl: typeUrls.address, resourceNamesUnsubscribe: ['never asked'] })
  await sleep(100)
  const good = new Ads(control.channel('node-a'))
  good.subscribe(typeUrls.mesh)
  t.match(await good.take(), { resources: { mesh: { trustDomain: 'cluster.local' } } })
})

await t.test('telemetry: only with a token, and only of the own node', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const end = (name: string) => ({ namespace: 'shop', workload: name })
  const edges = (opened: number) => [{ source: end('web'), destination: end('api'), opened }]
  await t.rejects(tell(control.channel('node-a', 'f'.repeat(64)), 'x', edges(1)), {
    code: status.UNAUTHENTICATED,
  })
  await tell(control.channel('node-b'), 'liar', edges(1e6))
  const { edges: seen } = (await control.ask('/traffic')) as Graph
  t.same(seen, [], 'web does not run on node-b')
  await tell(control.channel('node-a'), 'honest', edges(3))
  t.match(await control.ask('/traffic'), {
    edges: [{ source: 'shop/web', destination: 'shop/api', open: 3, security: 'plaintext' }],
  })
  const metrics = String(await control.ask('/metrics'))
  t.match(metrics, /leyline_telemetry_reports_total 2/)
  t.match(metrics, /leyline_telemetry_refused_total 1/)
})
