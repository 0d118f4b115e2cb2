// Waypoints as an agent sees them: what is bound goes there or nowhere, what the waypoint is told, and
// that a bound pod takes connections from nobody else, those under way included.
import t from 'tap'
import { NodePolicy } from '../../agent/policy/policy.ts'
import { route } from '../../agent/policy/route.ts'
import { Connections } from '../../agent/worker/connections.ts'
import { TcpMetrics } from '../../agent/worker/metrics.ts'
import { Worker } from '../../agent/worker/worker.ts'
import type { SocketBroker } from '../../agent/seams.ts'
import { Registry } from 'prom-client'
import { type Endpoint, tryEndpoint } from '../../mesh/address.ts'
import { Certificates } from '../../mesh/certificates.ts'
import { typeUrls } from '../../mesh/constants.ts'
import type { CloseReason } from '../../mesh/errors.ts'
import { type Identity, tryIdentity } from '../../mesh/identity.ts'
import { type Service, serviceKey, type WaypointRef, type Workload } from '../../mesh/model.ts'
import { createLog } from '../../mesh/process/log.ts'
import { encodePolicy, encodeService, encodeWorkload } from '../../mesh/resource.ts'
import { Store } from '../../mesh/store.ts'
import { ip, service, workload } from '../helpers/model.ts'

// A busy machine takes its time.
t.setTimeout(120_000)

const to = (text: string): Endpoint => tryEndpoint(text)!
const identity = (name: string, namespace = 'shop'): Identity =>
  tryIdentity(`spiffe://cluster.local/ns/${namespace}/sa/${name}`)!
const apiKey = 'shop/api.shop.svc.cluster.local'
const ref = (name: string, port = 15008): WaypointRef => ({
  namespace: 'shop',
  hostname: `${name}.shop.svc.cluster.local`,
  port,
})

const web = workload('web', { addresses: [ip('10.0.0.9')] })
const api = (part: Partial<Service> = {}): Service => service('api', part)
const pod = (name: string, address: string, part: Partial<Workload> = {}): Workload =>
  workload(name, {
    serviceAccount: 'api',
    addresses: [ip(address)],
    services: new Map([[apiKey, [{ servicePort: 80, targetPort: 8080 }]]]),
    ...part,
  })
/** The Service of waypoint `name`, and one of its pods. */
const own = (name: string): Service =>
  service(name, {
    addresses: [ip('10.96.0.9')],
    ports: [{ servicePort: 15008, targetPort: 15008 }],
    identities: [`spiffe://cluster.local/ns/shop/sa/${name}`],
  })
const proxy = (name: string, address: string, part: Partial<Workload> = {}): Workload =>
  workload(`${name}-pod`, {
    serviceAccount: name,
    addresses: [ip(address)],
    tunnel: 'none',
    services: new Map([[`shop/${name}.shop.svc.cluster.local`, []]]),
    ...part,
  })

const upserts = (known: readonly (Workload | Service)[]) =>
  known.map((it) => ({
    name: 'uid' in it ? it.uid : serviceKey(it),
    aliases: [],
    version: '1',
    bytes: 'uid' in it ? encodeWorkload(it) : encodeService(it),
  }))
function put(store: Store, ...known: (Workload | Service)[]): void {
  const rejected = store.apply({ typeUrl: typeUrls.address, upserts: upserts(known), removed: [] })
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected))
}
function storeOf(...known: (Workload | Service)[]): Store {
  const store = new Store()
  put(store, ...known)
  return store
}
const routeOver = (known: (Workload | Service)[], destination: string, random = 0) =>
  route(storeOf(web, ...known), web.uid, to(destination), random)

// --- the way out --------------------------------------------------------------------------------

/** Each: what is known, what is dialled, where it goes. */
const routes: [name: string, known: (Workload | Service)[], dialled: string, found: object][] = [
  [
    'a Service that is bound: to the waypoint, which is told the Service',
    [api({ waypoint: ref('w') }), pod('api-1', '10.0.0.11'), own('w'), proxy('w', '10.0.0.5')],
    '10.96.0.1:80',
    {
      kind: 'tunnel',
      destination: to('10.96.0.1:80'),
      via: to('10.0.0.5:15008'),
      expected: [identity('w')],
      workload: { name: 'w-pod' },
      service: { name: 'api' },
    },
  ],
  [
    'the port of the waypoint’s endpoints is what control says',
    [api({ waypoint: ref('w', 15018) }), own('w'), proxy('w', '10.0.0.5')],
    '10.96.0.1:80',
    { via: to('10.0.0.5:15018') },
  ],
  [
    'a Service that is bound needs no endpoint of its own',
    [api({ waypoint: ref('w') }), own('w'), proxy('w', '10.0.0.5')],
    '10.96.0.1:80',
    { kind: 'tunnel', via: to('10.0.0.5:15008') },
  ],
  [
    'but the port that is dialled',
    [api({ waypoint: ref('w') }), own('w'), proxy('w', '10.0.0.5')],
    '10.96.0.1:81',
    { kind: 'refuse', reason: 'no_healthy_endpoint', detail: /no port 81/ },
  ],
  [
    'the Service’s own waypoint comes before its endpoint’s',
    [
      api({ waypoint: ref('w') }),
      pod('api-1', '10.0.0.11', { waypoint: ref('x') }),
      own('w'),
      proxy('w', '10.0.0.5'),
      own('x'),
      proxy('x', '10.0.0.6'),
    ],
    '10.96.0.1:80',
    { via: to('10.0.0.5:15008'), expected: [identity('w')] },
  ],
  [
    'an endpoint that is bound, by way of its Service: the waypoint is told the Service all the same',
    [api(), pod('api-1', '10.0.0.11', { waypoint: ref('w') }), own('w'), proxy('w', '10.0.0.5')],
    '10.96.0.1:80',
    {
      kind: 'tunnel',
      destination: to('10.96.0.1:80'),
      via: to('10.0.0.5:15008'),
      service: { name: 'api' },
    },
  ],
  [
    'a pod that is bound, by its own address',
    [pod('api-1', '10.0.0.11', { waypoint: ref('w') }), own('w'), proxy('w', '10.0.0.5')],
    '10.0.0.11:9999',
    {
      kind: 'tunnel',
      destination: to('10.0.0.11:9999'),
      via: to('10.0.0.5:15008'),
      service: undefined,
    },
  ],
  [
    'a pod of a Service that is bound, by its own address: past it',
    [api({ waypoint: ref('w') }), pod('api-1', '10.0.0.11'), own('w'), proxy('w', '10.0.0.5')],
    '10.0.0.11:8080',
    {
      kind: 'tunnel',
      destination: to('10.0.0.11:8080'),
      via: to('10.0.0.11:15008'),
      expected: [identity('api')],
    },
  ],
  [
    'a pod outside the mesh that is bound goes there too',
    [
      pod('api-1', '10.0.0.11', { waypoint: ref('w'), tunnel: 'none' }),
      own('w'),
      proxy('w', '10.0.0.5'),
    ],
    '10.0.0.11:8080',
    { kind: 'tunnel', destination: to('10.0.0.11:8080'), via: to('10.0.0.5:15008') },
  ],
  [
    'the waypoint itself, dialled by an application, is a pod like any other',
    [own('w'), proxy('w', '10.0.0.5')],
    '10.0.0.5:15008',
    { kind: 'plain', destination: to('10.0.0.5:15008') },
  ],
  [
    'the agent’s own ports stay closed',
    [pod('api-1', '10.0.0.11', { waypoint: ref('w') }), own('w'), proxy('w', '10.0.0.5')],
    '10.0.0.11:15008',
    { kind: 'refuse', reason: 'agent_port' },
  ],
  [
    'a waypoint whose Service says not who it is must be who its pod is',
    [
      api({ waypoint: ref('w') }),
      service('w', { addresses: [], ports: [] }),
      proxy('w', '10.0.0.5'),
    ],
    '10.96.0.1:80',
    { expected: [identity('w')] },
  ],
  [
    'a waypoint of many addresses is dialled in the family of the client',
    [
      api({ addresses: [ip('fd96::1')], waypoint: ref('w') }),
      own('w'),
      proxy('w', '10.0.0.5', { addresses: [ip('10.0.0.5'), ip('fd00::5')] }),
    ],
    '[fd96::1]:80',
    { via: to('[fd00::5]:15008') },
  ],
  // Never around it.
  [
    'a waypoint that is not known',
    [api({ waypoint: ref('w') }), pod('api-1', '10.0.0.11')],
    '10.96.0.1:80',
    {
      kind: 'refuse',
      reason: 'waypoint_not_ready',
      detail: '10.96.0.1:80 is bound to waypoint shop/w.shop.svc.cluster.local, which is not known',
      service: { name: 'api' },
    },
  ],
  [
    'a waypoint without an endpoint',
    [pod('api-1', '10.0.0.11', { waypoint: ref('w') }), own('w')],
    '10.0.0.11:80',
    { kind: 'refuse', reason: 'waypoint_not_ready', detail: /has no healthy endpoint/ },
  ],
  [
    'a waypoint whose endpoints are not healthy',
    [
      api({ waypoint: ref('w') }),
      pod('api-1', '10.0.0.11'),
      own('w'),
      proxy('w', '10.0.0.5', { healthy: false }),
    ],
    '10.96.0.1:80',
    { kind: 'refuse', reason: 'waypoint_not_ready' },
  ],
  [
    'a waypoint that does not admit who is bound',
    [
      api({
        waypoint: { namespace: 'infra', hostname: 'w.infra.not-admitted.invalid', port: 15008 },
      }),
      pod('api-1', '10.0.0.11'),
    ],
    '10.96.0.1:80',
    { kind: 'refuse', reason: 'waypoint_not_ready', detail: /not-admitted\.invalid/ },
  ],
]
for (const [name, known, dialled, found] of routes) {
  await t.test(`route: ${name}`, async (t) => {
    t.match(routeOver(known, dialled), found)
    t.match(routeOver(known.toReversed(), dialled, 0.99), found, 'in whatever order it is told')
  })
}

await t.test(
  'every ready endpoint of a waypoint has its share, whichever pod was chosen',
  async (t) => {
    const known = [
      api(),
      pod('api-1', '10.0.0.11', { waypoint: ref('w') }),
      pod('api-2', '10.0.0.12', { waypoint: ref('w') }),
      own('w'),
      proxy('w', '10.0.0.5'),
      proxy('w', '10.0.0.6', { uid: 'w2' }),
      proxy('w', '10.0.0.7', { uid: 'w3', healthy: false }),
    ]
    const vias = [0, 0.26, 0.51, 0.76].map((random) => {
      const found = routeOver(known, '10.96.0.1:80', random)
      return found.kind === 'tunnel' ? found.via.ip : found.kind
    })
    t.same(vias, ['10.0.0.5', '10.0.0.6', '10.0.0.5', '10.0.0.6'])
  },
)

await t.test('a pod that dials itself needs no waypoint', async (t) => {
  const self = {
    ...web,
    waypoint: ref('w'),
    services: new Map([[apiKey, [{ servicePort: 80, targetPort: 8080 }]]]),
  }
  const store = storeOf(self, api())
  t.match(route(store, self.uid, to('10.0.0.9:80'), 0), { kind: 'self' })
  t.match(route(store, self.uid, to('10.96.0.1:80'), 0), {
    kind: 'self',
    destination: to('10.0.0.9:8080'),
  })
})

// --- waiting ------------------------------------------------------------------------------------

function decisions(store: Store, ask: (name: string) => void = () => {}): NodePolicy {
  const log = createLog({ name: 'test', level: 'silent' })
  const request = () => Promise.reject(new Error('no control here'))
  return new NodePolicy({ store, certificates: new Certificates({ request, log }), ask })
}

await t.test('a waypoint that becomes ready is waited for; it is asked for by name', async (t) => {
  const store = storeOf(web, api({ waypoint: ref('w') }))
  const asked: string[] = []
  const node = decisions(store, (name) => asked.push(name))
  const waiting = node.route(web.uid, to('10.96.0.1:80'))
  setTimeout(() => put(store, own('w')), 20)
  setTimeout(() => put(store, proxy('w', '10.0.0.5')), 40)
  t.match(await waiting, { kind: 'tunnel', via: to('10.0.0.5:15008') })
  t.same(asked, ['shop/w.shop.svc.cluster.local'])
  t.equal(store.listenerCount('addresses'), 0)
})

await t.test('an address that turns out to be bound is waited for as a whole', async (t) => {
  const store = storeOf(web)
  const asked: string[] = []
  const node = decisions(store, (name) => asked.push(name))
  const waiting = node.route(web.uid, to('10.0.0.11:80'))
  setTimeout(() => put(store, pod('api-1', '10.0.0.11', { waypoint: ref('w') })), 20)
  setTimeout(() => put(store, own('w'), proxy('w', '10.0.0.5')), 40)
  t.match(await waiting, { kind: 'tunnel', via: to('10.0.0.5:15008') })
  t.same(asked, ['/10.0.0.11', 'shop/w.shop.svc.cluster.local'])
})

await t.test('one that does not is refused after two seconds', async (t) => {
  const store = storeOf(web, api({ waypoint: ref('w') }), pod('api-1', '10.0.0.11'))
  const began = Date.now()
  t.match(await decisions(store).route(web.uid, to('10.96.0.1:80')), {
    kind: 'refuse',
    reason: 'waypoint_not_ready',
  })
  t.ok(Date.now() - began >= 1_900)
})

// --- the way in -----------------------------------------------------------------------------------

const guarded = pod('api-1', '10.0.0.11', { waypoint: ref('w') })
/** Each: what the pod's agent knows, who knocks, whether it may. */
const knocks: [
  name: string,
  known: (Workload | Service)[],
  who: Identity | undefined,
  admitted: boolean,
][] = [
  ['the waypoint', [guarded, own('w')], identity('w'), true],
  ['a client, by itself', [guarded, own('w')], identity('web'), false],
  ['a client without an identity', [guarded, own('w')], undefined, false],
  ['a namesake of another namespace', [guarded, own('w')], identity('w', 'other'), false],
  [
    'the waypoint of a Service that the pod serves',
    [guarded, own('w'), api({ waypoint: ref('x') }), own('x')],
    identity('x'),
    true,
  ],
  [
    'the waypoint of some other Service',
    [guarded, own('w'), service('other', { waypoint: ref('x') }), own('x')],
    identity('x'),
    false,
  ],
  ['nobody, while the waypoint is not known', [guarded], identity('w'), false],
  [
    'a waypoint known by its pods only',
    [guarded, service('w', { ports: [] }), proxy('w', '10.0.0.5')],
    identity('w'),
    true,
  ],
  [
    'anybody, where only the Service is bound',
    [pod('api-1', '10.0.0.11'), api({ waypoint: ref('w') }), own('w')],
    identity('web'),
    true,
  ],
  ['anybody, where nothing is bound', [pod('api-1', '10.0.0.11')], undefined, true],
]
const knock = (store: Store, who: Identity | undefined) =>
  decisions(store).authorize({
    pod: guarded.uid,
    identity: who,
    source: ip('10.0.0.5'),
    destination: to('10.0.0.11:8080'),
  })

for (const [name, known, who, admitted] of knocks) {
  await t.test(`a bound pod admits ${name}: ${admitted ? 'yes' : 'no'}`, async (t) => {
    const answer = knock(storeOf(...known), who)
    t.equal(answer.allow, admitted)
    if (!answer.allow)
      t.match(answer, { reason: 'bypassed_waypoint', why: /is not the waypoint shop\/w/ })
  })
}

await t.test('a Service of another namespace that names the pod opens nothing', async (t) => {
  const foreign = {
    ...service('api', { waypoint: ref('x') }),
    namespace: 'evil',
    hostname: 'api.evil.svc.cluster.local',
  }
  const named = pod('api-1', '10.0.0.11', {
    waypoint: ref('w'),
    services: new Map([['evil/api.evil.svc.cluster.local', []]]),
  })
  t.match(knock(storeOf(named, own('w'), foreign, own('x')), identity('x')), { allow: false })
})

await t.test('policies bind the waypoint like any other client', async (t) => {
  const store = storeOf(guarded, own('w'))
  const policy = encodePolicy({
    name: 'p',
    namespace: 'shop',
    scope: 'namespace',
    action: 'allow',
    groups: [],
  })
  const change = { name: 'shop/p', aliases: [], version: '1', bytes: policy }
  store.apply({ typeUrl: typeUrls.authorization, upserts: [change], removed: [] })
  t.match(knock(store, identity('w')), { allow: false, reason: 'denied' })
})

await t.test('connections under way around a waypoint end when the pod is bound', async (t) => {
  const store = storeOf(pod('api-1', '10.0.0.11'), own('w'))
  const log = createLog({ name: 'test', level: 'silent' })
  const connections: Connections = new Connections({
    metrics: new TcpMetrics(new Registry(), () => connections.openCounts()),
    log,
  })
  const worker = new Worker({
    broker: {} as SocketBroker,
    decisions: decisions(store),
    connections,
    log,
  })
  t.teardown(() => worker[Symbol.asyncDispose]())
  store.on('policies', () => worker.recheck())
  const ended = new Map<string, CloseReason>()
  for (const [name, who] of [
    ['web', identity('web')],
    ['plain', undefined],
    ['waypoint', identity('w')],
  ] as const) {
    const connection = connections.begin(guarded.uid, 'inbound')
    connection.source.address = to('10.0.0.9:40000')
    connection.source.identity = who
    connection.destination.address = to('10.0.0.11:8080')
    connection.established = true
    connection.abort = (reason) => {
      ended.set(name, reason)
      connection.end(reason)
    }
  }
  put(store, pod('api-1', '10.0.0.11'))
  t.same([...ended], [], 'news of something else')
  put(store, guarded)
  t.same(
    [...ended],
    [
      ['web', 'bypassed_waypoint'],
      ['plain', 'bypassed_waypoint'],
    ],
  )
  for (const connection of connections.live()) connection.end('closed')
})
