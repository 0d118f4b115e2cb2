// What an agent knows and decides: the store applies pushes as a whole and never grows weaker by what
// it cannot read; routes are decided purely; unknown addresses are waited for, and no longer.
import t from 'tap'
import { Certificates } from '../../mesh/certificates.ts'
import { NodePolicy } from '../../agent/policy/policy.ts'
import { route } from '../../agent/policy/route.ts'
import { Store } from '../../mesh/store.ts'
import { typeUrls } from '../../mesh/constants.ts'
import type { Policy } from '../../mesh/model.ts'
import { createLog } from '../../mesh/process/log.ts'
import { encodeMesh, encodePolicy, encodeService, encodeWorkload } from '../../mesh/resource.ts'
import { ip, service, workload } from '../helpers/model.ts'

const upsert = (name: string, bytes: Uint8Array) => ({ name, aliases: [], version: '1', bytes })
const addresses = (...made: ReturnType<typeof upsert>[]) => ({
  typeUrl: typeUrls.address,
  upserts: made,
  removed: [] as string[],
})
const putWorkload = (w: ReturnType<typeof workload>) => upsert(w.uid, encodeWorkload(w))
const putService = (s: ReturnType<typeof service>) => upsert(`shop/${s.hostname}`, encodeService(s))
const key = 'shop/api.shop.svc.cluster.local'
const port = { servicePort: 80, targetPort: 8080 }
const garbage = Uint8Array.of(0xff, 0xff, 0xff)

// --- routes --------------------------------------------------------------------------------

const web = workload('web', { addresses: [ip('10.0.0.1'), ip('fd00::1')] })
const api1 = workload('api-1', {
  serviceAccount: 'api',
  addresses: [ip('10.0.0.11'), ip('fd00::11')],
  services: new Map([[key, [port]]]),
})
const api2 = workload('api-2', {
  serviceAccount: 'api',
  addresses: [ip('10.0.0.12')],
  services: new Map([[key, [{ servicePort: 80, targetPort: 9090 }]]]),
})
const plain = workload('plain', { addresses: [ip('10.0.0.20')], tunnel: 'none' })
const api = service('api', { addresses: [ip('10.96.0.1'), ip('fd96::1')] })

function storeOf(...batch: ReturnType<typeof upsert>[]): Store {
  const store = new Store()
  const rejected = store.apply(addresses(...batch))
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected))
  return store
}
const known = storeOf(...[web, api1, api2, plain].map(putWorkload), putService(api))
const routeTo = (address: string, to = 80, random = 0, store = known) =>
  route(store, web.uid, { ip: ip(address), port: to }, random)

await t.test(
  'a pod in the mesh is tunnelled to at its own address, and must prove who it is',
  async (t) => {
    t.match(routeTo('10.0.0.11', 5432), {
      kind: 'tunnel',
      destination: { ip: '10.0.0.11', port: 5432 },
      via: { ip: '10.0.0.11', port: 15008 },
      expected: [{ trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: 'api' }],
      workload: { name: 'api-1' },
    })
  },
)

await t.test('a pod outside the mesh is reached plainly', async (t) => {
  t.match(routeTo('10.0.0.20', 80), { kind: 'plain', destination: { ip: '10.0.0.20', port: 80 } })
})

await t.test('what nobody knows is unknown, never let through', async (t) => {
  t.same(routeTo('10.0.0.99'), { kind: 'unknown' })
})

await t.test('a Service is one of its endpoints, each at its own port', async (t) => {
  const chosen = [0, 0.49, 0.5, 0.999].map((random) => {
    const found = routeTo('10.96.0.1', 80, random)
    return found.kind === 'tunnel'
      ? `${found.destination.ip}:${found.destination.port}`
      : found.kind
  })
  t.same(chosen, ['10.0.0.11:8080', '10.0.0.11:8080', '10.0.0.12:9090', '10.0.0.12:9090'])
  t.match(routeTo('10.96.0.1', 80), { service: { hostname: 'api.shop.svc.cluster.local' } })
})

await t.test('the family that was dialled is kept where the endpoint has it', async (t) => {
  t.match(routeTo('fd96::1', 80, 0), { destination: { ip: 'fd00::11' } })
  t.match(routeTo('fd96::1', 80, 0.9), { destination: { ip: '10.0.0.12' } })
})

await t.test(
  'unhealthy endpoints are not used; without any the connection is refused',
  async (t) => {
    const sick = { ...api1, healthy: false }
    const store = storeOf(putWorkload(sick), putWorkload(api2), putService(api))
    for (const random of [0, 0.5, 0.99]) {
      t.match(routeTo('10.96.0.1', 80, random, store), { workload: { name: 'api-2' } })
    }
    const none = storeOf(putWorkload(sick), putService(api))
    t.match(routeTo('10.96.0.1', 80, 0, none), { kind: 'refuse', reason: 'no_healthy_endpoint' })
  },
)

await t.test(
  'a port that the Service lacks is refused, and the ones it has are named',
  async (t) => {
    t.match(routeTo('10.96.0.1', 81), {
      kind: 'refuse',
      reason: 'no_healthy_endpoint',
      detail: /81, only 80/,
    })
  },
)

await t.test('a pod that dials itself through a Service stays inside', async (t) => {
  const self = { ...web, services: new Map([[key, [port]]]) }
  const store = storeOf(putWorkload(self), putService(api))
  t.match(routeTo('10.96.0.1', 80, 0, store), {
    kind: 'self',
    destination: { ip: '10.0.0.1', port: 8080 },
  })
})

await t.test('the agent’s own ports are refused at the source already', async (t) => {
  for (const own of [15001, 15006, 15008]) {
    t.match(routeTo('10.0.0.11', own), { kind: 'refuse', reason: 'agent_port' })
  }
  t.match(
    routeTo('10.0.0.20', 15008),
    { kind: 'plain' },
    'outside the mesh they are ports like any other',
  )
})

// --- the store -----------------------------------------------------------------------------

await t.test('a push is applied whole, the bad part named, its last good value kept', async (t) => {
  const store = storeOf(putWorkload(api1), putService(api))
  const moved = { ...api1, addresses: [ip('10.0.0.50')] }
  const rejected = store.apply(
    addresses(putWorkload(moved), upsert(key, garbage), putWorkload(api2)),
  )
  t.match(rejected, [{ name: key, reason: /malformed/ }])
  t.equal(rejected.length, 1)
  t.equal(store.workloadAt(ip('10.0.0.50'))?.name, 'api-1')
  t.equal(store.workloadAt(ip('10.0.0.11')), undefined, 'its old address is nobody’s')
  t.equal(store.serviceAt(ip('10.96.0.1'))?.name, 'api', 'the last good one')
  t.same(
    store
      .endpoints(api)
      .map(({ name }) => name)
      .sort(),
    ['api-1', 'api-2'],
  )
})

await t.test('what is removed is gone from every index', async (t) => {
  const store = storeOf(putWorkload(api1), putService(api))
  store.apply({ ...addresses(), removed: [api1.uid, key] })
  t.equal(store.workloadAt(ip('10.0.0.11')), undefined)
  t.equal(store.serviceAt(ip('10.96.0.1')), undefined)
  t.equal(store.serviceByHost(api.hostname), undefined)
  t.same(store.endpoints(api), [])
})

await t.test('an address that went to a younger pod stays with it', async (t) => {
  const store = storeOf(putWorkload(workload('old', { addresses: [ip('10.0.0.1')] })))
  store.apply(addresses(putWorkload(workload('young', { addresses: [ip('10.0.0.1')] }))))
  store.apply({ ...addresses(), removed: ['Kubernetes//Pod/shop/old'] })
  t.equal(store.workloadAt(ip('10.0.0.1'))?.name, 'young')
})

await t.test('capture ranges are handed on when they come', async (t) => {
  const store = new Store()
  const heard: unknown[] = []
  store.on('mesh', (mesh) => heard.push(mesh))
  const bytes = encodeMesh({ trustDomain: 'cluster.local', captureRanges: [] })
  store.apply({ typeUrl: typeUrls.mesh, upserts: [upsert('mesh', bytes)], removed: [] })
  t.same(heard, [{ trustDomain: 'cluster.local', captureRanges: [] }])
})

// --- authorization --------------------------------------------------------------------------

const policy = (part: Partial<Policy> = {}): Policy => ({
  name: 'p',
  namespace: 'shop',
  scope: 'namespace',
  action: 'deny',
  groups: [],
  ...part,
})
const policies = (upserts: ReturnType<typeof upsert>[], removed: string[] = []) => ({
  typeUrl: typeUrls.authorization,
  upserts,
  removed,
})

function decisions(store: Store, ask: (name: string) => void = () => {}): NodePolicy {
  const log = createLog({ name: 'test', level: 'silent' })
  const request = () => Promise.reject(new Error('no control here'))
  return new NodePolicy({ store, certificates: new Certificates({ request, log }), ask })
}
const knocks = (store: Store, at = web): boolean =>
  decisions(store).authorize({
    pod: at.uid,
    identity: undefined,
    source: ip('10.0.0.9'),
    destination: { ip: ip('10.0.0.1'), port: 80 },
  }).allow

await t.test('a pod that control has not told of is closed', async (t) => {
  t.notOk(knocks(new Store()))
  t.ok(knocks(storeOf(putWorkload(web))), 'known and without policies it is open')
})

await t.test(
  'a policy that a pod refers to closes it until it comes, and no longer binds once taken back',
  async (t) => {
    const bound = { ...web, policies: ['shop/p'] }
    const store = storeOf(putWorkload(bound))
    t.notOk(knocks(store), 'not received')
    store.apply(policies([upsert('shop/p', encodePolicy(policy({ scope: 'selector' })))]))
    t.ok(knocks(store), 'received; it denies nobody')
    store.apply(policies([], ['shop/p']))
    t.ok(knocks(store), 'taken back')
  },
)

await t.test('a policy that never could be read closes whom it would bind', async (t) => {
  const other = workload('other', { namespace: 'x', uid: 'x' })
  const store = storeOf(putWorkload(web), putWorkload(other))
  // The field of tomorrow is 19.
  const tomorrow = [0x9a, 0x01, 0x01, 0x78]
  const ofShop = Uint8Array.from([...encodePolicy(policy()), ...tomorrow])
  t.match(store.apply(policies([upsert('shop/p', ofShop)])), [{ name: 'shop/p' }])
  t.notOk(knocks(store), 'its namespace')
  t.ok(knocks(store, other), 'not another')
  store.apply(policies([upsert('shop/p', encodePolicy(policy()))]))
  t.ok(knocks(store), 'readable again')
  store.apply(policies([upsert('shop/p', garbage)]))
  t.ok(knocks(store), 'with a last good version that one counts')
  store.apply(policies([upsert('shop/q', garbage)]))
  t.notOk(knocks(store), 'nothing of it readable: everybody')
  t.notOk(knocks(store, other))
  store.apply(policies([], ['shop/q']))
  t.ok(knocks(store))
})

await t.test('scopes: the mesh, a namespace, the selected', async (t) => {
  const everything: Policy['groups'] = [[[]]]
  for (const [scope, namespace, closed] of [
    ['global', 'leyline-system', true],
    ['namespace', 'shop', true],
    ['namespace', 'x', false],
    ['selector', 'shop', false],
  ] as const) {
    const store = storeOf(putWorkload(web))
    store.apply(
      policies([
        upsert(`${namespace}/p`, encodePolicy(policy({ scope, namespace, groups: everything }))),
      ]),
    )
    t.equal(knocks(store), !closed, `${scope} of ${namespace}`)
  }
})

// --- unknown addresses ----------------------------------------------------------------------

await t.test(
  'an unknown address is asked for, and the connection goes on once it is known',
  async (t) => {
    const store = storeOf(putWorkload(web))
    const asked: string[] = []
    const node = decisions(store, (name) => {
      asked.push(name)
      setTimeout(() => store.apply(addresses(putWorkload(api1))), 50)
    })
    const began = Date.now()
    const found = await node.route(web.uid, { ip: ip('10.0.0.11'), port: 80 })
    t.match(found, { kind: 'tunnel', workload: { name: 'api-1' } })
    t.same(asked, ['/10.0.0.11'])
    t.ok(Date.now() - began < 1_000)
    t.equal(store.listenerCount('addresses'), 0)
  },
)

await t.test('news of others does not end the wait; its end is a refusal', async (t) => {
  const store = storeOf(putWorkload(web))
  const node = decisions(store)
  const waiting = Promise.all(
    Array.from({ length: 50 }, () => node.route(web.uid, { ip: ip('10.0.0.77'), port: 80 })),
  )
  store.apply(addresses(putWorkload(api1)))
  for (const found of await waiting) {
    if (found.kind !== 'refuse') t.fail(`a route of kind ${found.kind}`)
  }
  t.match(await node.route(web.uid, { ip: ip('10.0.0.77'), port: 80 }), {
    kind: 'refuse',
    reason: 'unknown_destination',
    detail: /10\.0\.0\.77/,
  })
  t.equal(store.listenerCount('addresses'), 0)
})

await t.test('the name of a client is asked for once, and only inside the mesh', async (t) => {
  const store = storeOf(putWorkload(web))
  const range = { ip: ip('10.0.0.0'), prefix: 8 }
  const mesh = encodeMesh({ trustDomain: 'cluster.local', captureRanges: [range] })
  store.apply({ typeUrl: typeUrls.mesh, upserts: [upsert('mesh', mesh)], removed: [] })
  const asked: string[] = []
  const node = decisions(store, (name) => {
    asked.push(name)
    setTimeout(() => store.apply({ ...addresses(), removed: [name] }), 10)
  })
  const began = Date.now()
  t.equal(await node.workloadAt(ip('192.0.2.1')), undefined)
  t.same(asked, [], 'from elsewhere: not at all')
  t.equal(await node.workloadAt(ip('10.0.0.66')), undefined)
  t.equal(await node.workloadAt(ip('10.0.0.66')), undefined)
  t.same(asked, ['/10.0.0.66'], 'nobody has it, and that is remembered')
  t.ok(Date.now() - began < 200, 'the answer ends the wait')
  store.apply(addresses(putWorkload(workload('late', { addresses: [ip('10.0.0.66')] }))))
  t.equal((await node.workloadAt(ip('10.0.0.66')))?.name, 'late', 'until somebody has')
  t.equal(store.listenerCount('absent'), 0)
})
