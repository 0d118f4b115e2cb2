// Waypoints over real streams: who is told the way to one, what a waypoint is told, and what it may ask
// for: itself, and addresses by name; certificates for nobody but itself.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { status } from '@grpc/grpc-js'
import t from 'tap'
import { requestCertificate } from '../../mesh/ca.ts'
import { typeUrls } from '../../mesh/constants.ts'
import { type Identity, tryIdentity } from '../../mesh/identity.ts'
import {
  Ads,
  ControlUnderTest,
  namespace,
  node,
  pod,
  report,
  service,
  waitFor,
} from '../helpers/control.ts'
import { gateway, httpRoute, labelled } from '../helpers/gateway.ts'

// A busy machine takes its time.
t.setTimeout(120_000)

const gatewayName = { 'gateway.networking.k8s.io/gateway-name': 'w' }
const proxy = (ready: boolean, ip = '10.10.2.20'): object => {
  const made = pod({
    name: 'w-1',
    node: 'node-b',
    ips: [ip],
    serviceAccount: 'w',
    labels: { ...gatewayName, 'leyline.dev/dataplane-mode': 'none' },
  }) as { status: object }
  const conditions = [{ type: 'Ready', status: ready ? 'True' : 'False' }]
  return { ...made, status: { ...made.status, conditions } }
}
const ownService = service('w', ['10.96.0.20'], gatewayName, [
  { name: 'hbone', port: 15008, targetPort: 15008 },
])
const files = {
  nodes: [node('node-a', ['10.10.1.0/24']), node('node-b', ['10.10.2.0/24'])],
  shop: [namespace('shop', 'ambient')],
  pods: [
    pod({ name: 'web', node: 'node-a', ips: ['10.10.1.11'] }),
    pod({ name: 'api', node: 'node-b', ips: ['10.10.2.11'], labels: { app: 'api' } }),
  ],
  service: [service('api', ['10.96.0.7'], { app: 'api' })],
}
const uid = (name: string): string => `Kubernetes//Pod/shop/${name}`
const key = (name: string): string => `shop/${name}.shop.svc.cluster.local`
const ref = { namespace: 'shop', hostname: 'w.shop.svc.cluster.local', port: 15008 }
const useW = { 'leyline.dev/use-waypoint': 'w' }
const bound = labelled(service('api', ['10.96.0.7'], { app: 'api' }), useW)
const forApi = gateway('w', { labels: { 'leyline.dev/for-service-account': 'api' } })
const identity = (name: string): Identity =>
  tryIdentity(`spiffe://cluster.local/ns/shop/sa/${name}`)!
const names = (resources: object): string[] => Object.keys(resources).sort()

await t.test(
  'whoever asks for a bound Service is told the way to its waypoint, and of its changes',
  async (t) => {
    const control = await ControlUnderTest.start(t, files)
    const ads = new Ads(control.channel('node-a'))
    ads.onDemand(typeUrls.address, ['/10.96.0.7'])
    t.same(names((await ads.take()).resources), [key('api'), uid('api'), uid('web')].sort())

    control.write('service', [bound])
    const refused = await ads.take()
    t.match(
      refused.resources,
      { [key('api')]: { service: { waypoint: ref } } },
      'bound, ready or not',
    )
    t.same(names(refused.resources), [key('api')])

    control.write('gateway', [gateway('w'), ownService, proxy(false)])
    const coming = await ads.take()
    t.match(coming.resources, {
      [key('w')]: { service: { identities: ['spiffe://cluster.local/ns/shop/sa/w'] } },
      [uid('w-1')]: { workload: { healthy: false, tunnel: 'none', serviceAccount: 'w' } },
    })
    t.same(names(coming.resources), [key('w'), uid('w-1')].sort())

    control.write('gateway', [gateway('w'), ownService, proxy(true)])
    t.match((await ads.take()).resources, { [uid('w-1')]: { workload: { healthy: true } } })

    control.write('service', files.service)
    const released = await ads.take()
    t.same(names(released.resources), [key('api')])
    t.same(released.removed, [key('w'), uid('w-1')].sort(), 'what nobody needs is taken back')
  },
)

await t.test(
  'whoever asks for a bound pod is told the way, and so is whoever has it',
  async (t) => {
    const control = await ControlUnderTest.start(t, {
      ...files,
      gateway: [forApi, ownService, proxy(true)],
    })
    const client = new Ads(control.channel('node-a'))
    client.onDemand(typeUrls.address, ['/10.10.2.11'])
    const asked = await client.take()
    t.same(names(asked.resources), [key('w'), uid('api'), uid('w-1'), uid('web')].sort())
    t.match(asked.resources[uid('api')], { workload: { waypoint: ref } })

    const host = new Ads(control.channel('node-b'))
    host.onDemand(typeUrls.address)
    t.same(names((await host.take()).resources), [key('w'), uid('api'), uid('w-1')].sort())

    control.write('service', [
      labelled(service('api', ['10.96.0.7'], { app: 'api' }), { 'leyline.dev/use-waypoint': 'x' }),
    ])
    control.write('x', [gateway('x'), service('x', [], { x: 'x' })])
    const both = await waitFor(async () => {
      const push = await host.take()
      return key('x') in push.resources ? push : undefined
    })
    t.match(
      both.resources[key('x')],
      { service: { identities: ['spiffe://cluster.local/ns/shop/sa/x'] } },
      'those of its Services too',
    )
  },
)

await t.test('a waypoint is told what it serves, whenever that changes', async (t) => {
  const control = await ControlUnderTest.start(t, {
    ...files,
    service: [bound],
    gateway: [gateway('w')],
  })
  const ads = new Ads(control.waypoint('shop', 'w'))
  ads.onDemand(typeUrls.waypoint, ['shop/w'])
  t.match(await ads.take(), {
    resources: {
      'shop/w': {
        services: [
          { key: key('api'), bound: true, ports: [{ port: 80, protocol: 'auto', rules: [] }] },
        ],
      },
    },
  })
  control.write('route', [httpRoute('r', [{ backendRefs: [{ name: 'api', port: 80 }] }])])
  t.match(await ads.take(), {
    resources: {
      'shop/w': {
        services: [
          {
            ports: [
              {
                protocol: 'http',
                rules: [{ name: 'HTTPRoute shop/r rules[0]', backends: [{ service: key('api') }] }],
              },
            ],
          },
        ],
      },
    },
  })
  control.write('route', [httpRoute('r', [{ filters: [{ type: 'Tomorrow' }] }])])
  t.match(await ads.take(), {
    resources: {
      'shop/w': {
        services: [
          { ports: [{ rules: [{ backends: [{ problem: /Tomorrow is not supported/ }] }] }] },
        ],
      },
    },
  })
  control.remove('gateway')
  t.same((await ads.take()).removed, ['shop/w'])
})

await t.test('a waypoint sees nothing but itself and what it names', async (t) => {
  const control = await ControlUnderTest.start(t, {
    ...files,
    service: [bound],
    gateway: [gateway('w'), gateway('other')],
  })
  const fresh = (): Ads => new Ads(control.waypoint('shop', 'w'))
  const mesh = fresh()
  mesh.subscribe(typeUrls.mesh)
  t.match(await mesh.take(), { resources: { mesh: { trustDomain: 'cluster.local' } } })

  for (const typeUrl of [typeUrls.address, typeUrls.authorization, typeUrls.waypoint]) {
    const all = fresh()
    all.subscribe(typeUrl, ['*'])
    t.same(await all.take(), { resources: {}, removed: [] }, `not all of ${typeUrl}`)
  }
  const named = fresh()
  named.onDemand(typeUrls.waypoint, ['shop/other', 'shop/w'])
  const push = await named.take()
  t.same(names(push.resources), ['shop/w'])
  t.same(push.removed, ['shop/other'])

  const addresses = fresh()
  addresses.onDemand(typeUrls.address, [key('api'), '/10.10.1.11'])
  t.same(names((await addresses.take()).resources), [key('api'), uid('api'), uid('web')].sort())
})

await t.test('a waypoint gets a certificate for itself and nobody else', async (t) => {
  const control = await ControlUnderTest.start(t, {
    ...files,
    gateway: [forApi, ownService, proxy(true)],
  })
  const channel = control.waypoint('shop', 'w')
  const own = await requestCertificate(channel, identity('w'), 3600)
  t.same(own.identity, identity('w'))
  t.match(await control.logged(({ msg }) => msg === 'certificate signed'), {
    caller_waypoint: 'shop/w',
  })
  for (const other of ['api', 'web', 'other']) {
    await t.rejects(
      requestCertificate(channel, identity(other), 3600),
      { code: status.PERMISSION_DENIED },
      other,
    )
  }
  t.match(await control.logged(({ msg }) => msg === 'certificate refused'), {
    caller_waypoint: 'shop/w',
    reason: 'waypoint shop/w is spiffe://cluster.local/ns/shop/sa/w, nobody else',
  })
  await t.rejects(
    report(channel, { pods: [] }),
    { code: status.PERMISSION_DENIED },
    'it has no pods to report',
  )
})

await t.test('a waypoint whose Gateway is gone is nobody', async (t) => {
  const control = await ControlUnderTest.start(t, { ...files, gateway: [gateway('w')] })
  const channel = control.waypoint('shop', 'w')
  await requestCertificate(channel, identity('w'), 3600)
  const file = join(control.state, 'waypoints', 'shop.w.token')
  t.ok(existsSync(file))
  control.remove('gateway')
  await waitFor(() => (existsSync(file) ? undefined : true))
  await t.rejects(requestCertificate(channel, identity('w'), 3600), {
    code: status.UNAUTHENTICATED,
  })
  t.ok(existsSync(join(control.state, 'nodes', 'node-a.token')), 'nodes keep theirs')
})

await t.test('control shows each waypoint with what is bound to it', async (t) => {
  const control = await ControlUnderTest.start(t, {
    ...files,
    service: [bound],
    gateway: [gateway('w'), ownService, proxy(true)],
    route: [httpRoute('r', [{ backendRefs: [{ name: 'ghost', port: 80 }] }])],
  })
  const ads = new Ads(control.waypoint('shop', 'w'))
  ads.subscribe(typeUrls.mesh)
  await ads.take()
  t.match(await control.ask('/waypoints'), [
    {
      namespace: 'shop',
      name: 'w',
      scope: 'service',
      accepted: { status: 'True' },
      programmed: { status: 'True' },
      connected: true,
      identity: 'spiffe://cluster.local/ns/shop/sa/w',
      services: [{ key: key('api'), bound: true }],
      workloads: [],
      routes: [
        {
          name: 'r',
          parents: [{ conditions: [{}, { type: 'ResolvedRefs', status: 'False' }, {}] }],
        },
      ],
    },
  ])
  const { agents } = (await control.ask('/status')) as { agents: object[] }
  t.same(agents, [], 'a waypoint is no agent')
})

await t.test('what is made for a waypoint counts more than what is written', async (t) => {
  const control = await ControlUnderTest.start(
    t,
    { ...files, service: [bound], gateway: [gateway('w'), proxy(true, '10.10.2.99')] },
    { generated: { w: [ownService, proxy(true)] } },
  )
  const ads = new Ads(control.channel('node-a'))
  ads.onDemand(typeUrls.address, ['/10.96.0.7'])
  t.match((await ads.take()).resources[uid('w-1')], { workload: { addresses: ['10.10.2.20'] } })
  const { problems } = (await control.ask('/status')) as { problems: object[] }
  t.match(problems, [
    { file: 'gateway.yaml', object: 'Pod shop/w-1', reason: /made for a waypoint of that name/ },
  ])
  control.writeGenerated('w', [ownService, proxy(false)])
  t.match((await ads.take()).resources[uid('w-1')], { workload: { healthy: false } })
})
