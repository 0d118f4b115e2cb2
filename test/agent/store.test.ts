// The store beside what policy.test.ts says of it: listeners see pushes whole, order of arrival does
// not matter, a tombstone is not for ever, and, over a real control, what is unknown is asked for.
import { once } from 'node:events'
import t, { type Test } from 'tap'
import { Certificates } from '../../mesh/certificates.ts'
import { NodePolicy } from '../../agent/policy/policy.ts'
import { Store } from '../../mesh/store.ts'
import { type Endpoint, tryEndpoint } from '../../mesh/address.ts'
import { requestCertificate } from '../../mesh/ca.ts'
import { type TypeUrl, typeUrls } from '../../mesh/constants.ts'
import {
  type Policy,
  policyKey,
  type Service,
  serviceKey,
  type Workload,
} from '../../mesh/model.ts'
import { createLog } from '../../mesh/process/log.ts'
import { encodeMesh, encodePolicy, encodeService, encodeWorkload } from '../../mesh/resource.ts'
import { type Rejection, XdsClient } from '../../mesh/xds/client.ts'
import { ControlUnderTest, namespace, node, pod, service as manifest } from '../helpers/control.ts'
import { ip, service, workload } from '../helpers/model.ts'

const key = 'shop/api.shop.svc.cluster.local'
const to = (text: string): Endpoint => tryEndpoint(text)!
const garbage = Uint8Array.of(0xff, 0xff, 0xff)

const api = service('api')
const endpoint = (name: string, address: string): Workload =>
  workload(name, {
    addresses: [ip(address)],
    services: new Map([[key, [{ servicePort: 80, targetPort: 8080 }]]]),
  })
/** Lets nobody in. */
const policy = (name: string): Policy => ({
  name,
  namespace: 'shop',
  scope: 'selector',
  action: 'deny',
  groups: [[[]]],
})

type Resource = Workload | Service | Policy | readonly [name: string, bytes: Uint8Array]

function encode(resource: Resource): readonly [string, Uint8Array] {
  if ('uid' in resource) return [resource.uid, encodeWorkload(resource)]
  if ('hostname' in resource) return [serviceKey(resource), encodeService(resource)]
  if ('groups' in resource) return [policyKey(resource), encodePolicy(resource)]
  return resource
}

const push =
  (typeUrl: TypeUrl) =>
  (store: Store, resources: readonly Resource[], removed: readonly string[] = []): Rejection[] => {
    const upserts = resources.map((resource) => {
      const [name, bytes] = encode(resource)
      return { name, bytes, aliases: [], version: '1' }
    })
    return store.apply({ typeUrl, upserts, removed })
  }
const addresses = push(typeUrls.address)
const authorization = push(typeUrls.authorization)
const mesh = push(typeUrls.mesh)

const names = (store: Store): string[] =>
  store
    .endpoints(api)
    .map(({ name }) => name)
    .sort()

/** The policies that bind a workload, and those of them that are missing. */
function bound(store: Store, name: string): { policies: string[]; missing: string[] } {
  const { policies, missing } = store.policiesOf(store.workload(`Kubernetes//Pod/shop/${name}`)!)
  return { policies: policies.map(policyKey).sort(), missing: missing.sort() }
}

await t.test('who listens sees a push whole: what came and what went', async (t) => {
  const store = new Store()
  addresses(store, [endpoint('old', '10.0.0.1'), api])
  const seen: unknown[] = []
  store.on('addresses', () => {
    seen.push([names(store), store.workloadAt(ip('10.0.0.1'))?.name])
  })
  addresses(
    store,
    [endpoint('new-1', '10.0.0.1'), endpoint('new-2', '10.0.0.2')],
    ['Kubernetes//Pod/shop/old'],
  )
  t.same(seen, [[['new-1', 'new-2'], 'new-1']])
})

await t.test('connections are rechecked once per push, with all of its policies', async (t) => {
  const store = new Store()
  const seen: unknown[] = []
  addresses(store, [workload('api', { policies: ['shop/a', 'shop/b'] })])
  store.on('policies', () => seen.push(bound(store, 'api')))
  authorization(store, [policy('a'), policy('b')])
  t.same(seen, [{ policies: ['shop/a', 'shop/b'], missing: [] }])
  addresses(store, [workload('api', { policies: ['shop/a'] })])
  t.same(
    seen[1],
    { policies: ['shop/a'], missing: [] },
    'also when a workload names other policies than before',
  )
})

await t.test('endpoints may come before their Service, and the Service may move', async (t) => {
  const store = new Store()
  addresses(store, [endpoint('api-1', '10.0.0.1')])
  t.equal(store.serviceAt(ip('10.96.0.1')), undefined)
  addresses(store, [api])
  t.same(names(store), ['api-1'])
  addresses(store, [{ ...api, addresses: [ip('10.96.0.2')] }])
  t.equal(store.serviceAt(ip('10.96.0.1')), undefined)
  t.equal(store.serviceAt(ip('10.96.0.2'))?.name, 'api')
  addresses(store, [workload('api-1', { addresses: [ip('10.0.0.1')] })])
  t.same(names(store), [], 'a pod that serves no more is no endpoint')
})

await t.test('a bad mesh resource leaves the last one, and nobody is told of it', async (t) => {
  const store = new Store()
  const heard: unknown[] = []
  store.on('mesh', (it) => heard.push(it))
  const good = { trustDomain: 'cluster.local', captureRanges: [] }
  t.same(mesh(store, [['mesh', encodeMesh(good)]]), [])
  t.match(mesh(store, [['mesh', garbage]]), [{ name: 'mesh', reason: /malformed/ }])
  t.match(mesh(store, [['mesh', new Uint8Array()]]), [{ reason: /trust_domain/ }])
  t.same(store.mesh, good)
  t.same(heard, [good])
})

await t.test('a policy that was taken back may come again', async (t) => {
  const store = new Store()
  addresses(store, [workload('api', { policies: ['shop/a'] })])
  authorization(store, [policy('a')])
  authorization(store, [], ['shop/a'])
  t.same(bound(store, 'api'), { policies: [], missing: [] })
  authorization(store, [policy('a')])
  t.same(bound(store, 'api'), { policies: ['shop/a'], missing: [] })
})

await t.test('one that comes again unreadable is missing, whatever it once was', async (t) => {
  const store = new Store()
  addresses(store, [workload('api', { policies: ['shop/a'] })])
  authorization(store, [policy('a')])
  authorization(store, [], ['shop/a'])
  // A field of tomorrow: number 99, value 1.
  const tomorrow = Uint8Array.from([...encodePolicy(policy('a')), 0x98, 0x06, 0x01])
  t.match(authorization(store, [['shop/a', tomorrow]]), [{ name: 'shop/a' }])
  t.same(bound(store, 'api'), { policies: [], missing: ['shop/a'] })
  authorization(store, [], ['shop/a'])
  t.same(bound(store, 'api'), { policies: [], missing: [] })
})

// --- with control ----------------------------------------------------------------------------

const files = {
  nodes: [node('node-a', ['10.10.1.0/24']), node('node-b', ['10.10.2.0/24'])],
  shop: [namespace('shop', 'ambient')],
  pods: [
    pod({ name: 'web', node: 'node-a', ips: ['10.10.1.11'] }),
    pod({ name: 'api', node: 'node-b', ips: ['10.10.2.11'], labels: { app: 'api' } }),
  ],
  service: [manifest('api', ['10.96.0.7'], { app: 'api' })],
}
const web = 'Kubernetes//Pod/shop/web'

/** Store and decisions as the agent of node-a wires them, once control has told everything. */
async function agent(t: Test, control: ControlUnderTest) {
  const store = new Store()
  const log = createLog({ name: 'test', level: 'silent' })
  const channel = control.channel('node-a')
  const certificates = new Certificates({
    request: (identity) => requestCertificate(channel, identity, 3600),
    log,
  })
  const synced = Promise.withResolvers<void>()
  const xds = new XdsClient({
    channel,
    nodeId: 'leyline~node-a',
    types: [
      { typeUrl: typeUrls.mesh, mode: 'wildcard' },
      { typeUrl: typeUrls.authorization, mode: 'wildcard' },
      { typeUrl: typeUrls.address, mode: 'on-demand' },
    ],
    apply: (batch) => store.apply(batch),
    onSynced: synced.resolve,
    log,
  })
  t.teardown(() => {
    xds[Symbol.dispose]()
    certificates[Symbol.dispose]()
  })
  xds.start()
  await synced.promise
  const asked: string[] = []
  const ask = (name: string): void => {
    asked.push(name)
    xds.subscribe(typeUrls.address, name)
  }
  return { store, asked, decisions: new NodePolicy({ store, certificates, ask }) }
}

await t.test('control is asked for what a node does not know, and only for that', async (t) => {
  const { store, asked, decisions } = await agent(t, await ControlUnderTest.start(t, files))
  t.same([...store.workloads.keys()], [web], 'at first it knows its own pods')
  const began = Date.now()
  t.match(await decisions.route(web, to('10.96.0.7:80')), {
    kind: 'plain',
    destination: to('10.10.2.11:8080'),
    workload: { name: 'api' },
    service: { name: 'api' },
  })
  t.ok(Date.now() - began < 1_500, 'the connection goes on with the answer')
  await decisions.route(web, to('10.96.0.7:80'))
  await decisions.route(web, to('10.10.2.11:80'))
  t.same(asked, ['/10.96.0.7'])
})

await t.test('the name of a peer is asked for, and waited for only shortly', async (t) => {
  const { asked, decisions } = await agent(t, await ControlUnderTest.start(t, files))
  t.equal((await decisions.workloadAt(ip('10.10.2.11')))?.name, 'api')
  const began = Date.now()
  t.equal(await decisions.workloadAt(ip('10.10.2.99')), undefined)
  t.ok(Date.now() - began < 1_500)
  t.same(asked, ['/10.10.2.11', '/10.10.2.99'])
})

await t.test('a connection waits for a pod that is just being made', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const { store, decisions } = await agent(t, control)
  const waiting = decisions.route(web, to('10.10.2.50:80'))
  control.write('late', [pod({ name: 'late', node: 'node-b', ips: ['10.10.2.50'] })])
  await once(store, 'addresses')
  t.match(await waiting, { kind: 'plain', workload: { name: 'late' } })
  t.equal(store.listenerCount('addresses'), 0, 'nothing waits on')
})
