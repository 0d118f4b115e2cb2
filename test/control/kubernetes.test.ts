// A cluster as control's source: what may not be read is named and keeps nobody else from being served,
// unless nothing can be served without it; policies of one name in two groups never stand in each other's
// way; a burst of thousands of pods is no more than that.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { Configuration } from '../../control/objects.ts'
import { KubernetesSource } from '../../control/sources/kubernetes.ts'
import { createLog } from '../../mesh/process/log.ts'
import { type ApiObject, FakeApiServer, refuse, type Request } from '../helpers/apiserver.ts'
import { namespace, node, pod, waitFor } from '../helpers/control.ts'

t.setTimeout(120_000)
const log = createLog({ name: 'test', level: 'silent' })
const core = (plural: string): string => `/api/v1/${plural}`
const ours = '/apis/leyline.dev/v1alpha1/authorizationpolicies'
const istios = '/apis/security.istio.io/v1/authorizationpolicies'
const ourDeny = 'AuthorizationPolicy shop/deny'
const istiosDeny = 'AuthorizationPolicy.security.istio.io shop/deny'
const at =
  (path: string) =>
  (request: Request): boolean =>
    request.path === path

const web = (name = 'web', ip = '10.0.0.1'): ApiObject =>
  pod({ name, node: 'n', ips: [ip] }) as ApiObject
const policy = (spec: object = { action: 'DENY', rules: [{}] }): ApiObject =>
  ({ metadata: { name: 'deny', namespace: 'shop' }, spec }) as ApiObject

/** A cluster with one of each, where policies are a kind that there is in both groups. */
async function cluster(t: Test): Promise<FakeApiServer> {
  const server = await FakeApiServer.start(t)
  server.serve(core('namespaces'), namespace('shop', 'ambient') as ApiObject)
  server.serve(core('nodes'), node('n', ['10.0.0.0/24']) as ApiObject)
  server.serve(core('pods'), web())
  server.serve(core('services'))
  server.serve(core('serviceaccounts'))
  server.serve('/apis/discovery.k8s.io/v1/endpointslices')
  server.serve(ours, policy())
  server.serve(istios, policy())
  return server
}

async function open(
  t: Test,
  server: FakeApiServer,
  patience = { firstListMs: 20_000, refusedMs: 300 },
): Promise<KubernetesSource> {
  const source = await KubernetesSource.open({ api: server.client(t), log, patience })
  t.teardown(() => source[Symbol.asyncDispose]())
  return source
}
const keys = (source: KubernetesSource): string[] => [...source.current.objects.keys()].sort()
const everything = [ourDeny, istiosDeny, 'Namespace shop', 'Node n', 'Pod shop/web']

await t.test('every kind is read; one that this cluster does not have is no problem', async (t) => {
  const server = await cluster(t)
  const source = await open(t, server)
  t.same(keys(source), everything)
  t.same(source.current.problems, [])
})

await t.test('a kind that may not be read is named, and the others serve', async (t) => {
  const server = await cluster(t)
  const services = at(core('services'))
  server.fail(services, refuse(403, 'services is forbidden: User "x" cannot list'), Infinity)
  const source = await open(t, server)
  t.same(keys(source), everything)
  t.match(source.current.problems, [
    { severity: 'error', object: 'services', reason: /^cannot be read: services is forbidden/ },
  ])
  server.heal()
  server.put(core('services'), {
    metadata: { name: 'web', namespace: 'shop' },
    spec: { clusterIP: '10.9.0.1', ports: [{ port: 80 }] },
  } as ApiObject)
  await waitFor(() => (keys(source).includes('Service shop/web') ? true : undefined))
  t.same(source.current.problems, [], 'and it is no problem any more once it may')
})

await t.test('a kind that may not be read any more goes on serving what was read', async (t) => {
  const server = await cluster(t)
  const source = await open(t, server)
  for (const path of [ours, istios, core('pods'), core('namespaces')]) {
    server.fail(at(path), refuse(403, 'forbidden'), Infinity)
    server.cutWatches(path)
  }
  await waitFor(() => (source.current.problems.length === 4 ? true : undefined))
  t.same(keys(source), everything)
  server.put(core('nodes'), node('m') as ApiObject)
  await waitFor(() => (keys(source).includes('Node m') ? true : undefined))
  t.same(
    new Set(source.current.problems.map(({ object }) => object)),
    new Set([
      'authorizationpolicies.leyline.dev',
      'authorizationpolicies.security.istio.io',
      'namespaces',
      'pods',
    ]),
  )
})

await t.test('nothing is served before policies, pods and namespaces are known', async (t) => {
  for (const [path, plural] of [
    [ours, 'authorizationpolicies.leyline.dev'],
    [istios, 'authorizationpolicies.security.istio.io'],
    [core('pods'), 'pods'],
    [core('namespaces'), 'namespaces'],
  ] as const) {
    const server = await cluster(t)
    server.fail(at(path), refuse(403, 'forbidden: no RBAC'), Infinity)
    await t.rejects(open(t, server, { firstListMs: 800, refusedMs: 100 }), {
      code: 'control_unreachable',
      message: new RegExp(`800 ms: ${RegExp.escape(plural)}: forbidden: no RBAC; hint: `),
    })
    const asked = server.requests.length
    await sleep(500)
    t.equal(server.requests.length, asked, 'and nothing goes on asking')
  }
})

await t.test(
  'a server that fails for a moment is waited for: there is no time without policies',
  async (t) => {
    for (const fault of [refuse(500), refuse(503), refuse(403), refuse(429)]) {
      const server = await cluster(t)
      for (const path of [ours, istios]) server.fail(at(path), fault, 2)
      server.fail(at(core('services')), fault, 2)
      const source = await open(t, server, { firstListMs: 20_000, refusedMs: 2_000 })
      t.same(keys(source), everything)
      t.same(source.current.problems, [])
    }
  },
)

await t.test(
  'an object that does not validate is named and keeps its last good version',
  async (t) => {
    const server = await cluster(t)
    const source = await open(t, server)
    server.put(ours, policy({ action: 'MAYBE' }))
    await waitFor(() => (source.current.problems.length > 0 ? true : undefined))
    t.match(source.current.problems, [{ object: ourDeny, field: 'spec.action', reason: /MAYBE/ }])
    t.match(source.current.objects.get(ourDeny), { spec: { action: 'DENY' } })
    server.delete(ours, 'deny', 'shop')
    await waitFor(() => (keys(source).length === 4 ? true : undefined))
    t.same(source.current.problems, [])
  },
)

await t.test('policies of one name in two groups are two, each with its own fate', async (t) => {
  const server = await cluster(t)
  const allow = { action: 'ALLOW', rules: [{}] }
  server.put(ours, policy(allow))
  const source = await open(t, server)
  const actionOf = (key: string): string | undefined => {
    const found = source.current.objects.get(key)
    return found?.kind === 'AuthorizationPolicy' ? found.spec?.action : undefined
  }
  t.equal(actionOf(ourDeny), 'ALLOW')
  t.equal(actionOf(istiosDeny), 'DENY')

  server.put(istios, policy({ rules: [{ form: 1 }] }))
  t.match(await waitFor(() => source.current.problems[0]), { object: istiosDeny, reason: /form/ })
  t.equal(actionOf(istiosDeny), 'DENY', 'the last good version serves')
  t.equal(actionOf(ourDeny), 'ALLOW')

  server.delete(ours, 'deny', 'shop')
  await waitFor(() => (actionOf(ourDeny) === undefined ? true : undefined))
  t.equal(actionOf(istiosDeny), 'DENY', 'the other one stays')
  server.put(ours, policy(allow))
  server.delete(istios, 'deny', 'shop')
  await waitFor(
    () => (actionOf(istiosDeny) === undefined && actionOf(ourDeny) === 'ALLOW') || undefined,
  )
  t.same(source.current.problems, [], 'what is gone is no problem any more')
})

await t.test('our kind missing is a problem by its full name; that of Istio is not', async (t) => {
  const server = await cluster(t)
  for (const path of [ours, istios]) server.fail(at(path), refuse(404), Infinity)
  const source = await open(t, server)
  t.match(source.current.problems, [
    { severity: 'error', object: 'authorizationpolicies.leyline.dev', reason: /does not know it/ },
  ])
  t.equal(source.current.problems.length, 1)
})

await t.test('without pods or namespaces it is no cluster', async (t) => {
  for (const plural of ['pods', 'namespaces']) {
    const server = await cluster(t)
    server.fail(at(core(plural)), refuse(404), Infinity)
    await t.rejects(open(t, server, { firstListMs: 800, refusedMs: 100 }), {
      code: 'control_unreachable',
    })
  }
})

await t.test('five thousand pods that come at once are a few builds, in linear time', async (t) => {
  const server = await cluster(t)
  const source = await open(t, server)
  const directory = mkdtempSync(join(tmpdir(), 'leyline-burst-'))
  t.teardown(() => rmSync(directory, { recursive: true, force: true }))
  const reportFile = join(directory, 'enrolment.json')
  using configuration = new Configuration({ source, trustDomain: 'cluster.local', reportFile, log })
  const burst = async (
    count: number,
    prefix: string,
  ): Promise<{ cpuMs: number; builds: number }> => {
    const built = configuration.builds
    const before = process.cpuUsage()
    const wanted = configuration.snapshot.model.pods.length + count
    for (let i = 0; i < count; i++) {
      server.put(core('pods'), web(`${prefix}-${i}`, `10.1.${i >> 8}.${i & 255}`))
      // As an API server sends them: not all in one turn of the event loop.
      if (i % 250 === 249) await sleep(10)
    }
    const deadline = Date.now() + 60_000
    while (configuration.snapshot.model.pods.length < wanted && Date.now() < deadline)
      await sleep(20)
    t.equal(configuration.snapshot.model.pods.length, wanted)
    const { user, system } = process.cpuUsage(before)
    return { cpuMs: (user + system) / 1000, builds: configuration.builds - built }
  }
  await burst(500, 'warm')
  for (let i = 0; i < 500; i++) server.delete(core('pods'), `warm-${i}`, 'shop')
  await sleep(400)
  const { cpuMs, builds } = await burst(5_000, 'p')
  t.comment(
    `${builds} builds, ${Math.round(cpuMs)} ms of processor time, the test's server included`,
  )
  t.ok(builds <= 40, `${builds} builds`)
  // Copied or parsed at every event, 25 million objects would be handled: minutes.
  t.ok(cpuMs < 30_000, `${cpuMs} ms`)
})
