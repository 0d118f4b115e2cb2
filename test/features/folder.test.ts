// A folder of YAML in, exact resources out: what an agent is told over a real stream, and that a change
// to a file tells it of just that change.
import t from 'tap'
import { typeUrls } from '../../mesh/constants.ts'
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

const files = {
  nodes: [node('node-a', ['10.10.1.0/24', 'fd10:1::/64']), node('node-b', ['10.10.2.0/24'])],
  shop: [namespace('shop', 'ambient'), namespace('legacy')],
  web: [pod({ name: 'web', node: 'node-a', ips: ['10.10.1.11', 'fd10:1::11'] })],
  api: [
    pod({
      name: 'api-1',
      node: 'node-b',
      ips: ['10.10.2.11'],
      serviceAccount: 'api',
      labels: { app: 'api' },
    }),
    pod({
      name: 'api-2',
      node: 'node-b',
      ips: ['10.10.2.12'],
      serviceAccount: 'api',
      labels: { app: 'api' },
    }),
  ],
  service: [service('api', ['10.96.0.7'], { app: 'api' })],
}
const uid = (name: string): string => `Kubernetes//Pod/shop/${name}`
const key = 'shop/api.shop.svc.cluster.local'

await t.test('an agent is told of the mesh, its own pods, and whatever it asks for', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const ads = new Ads(control.channel('node-a'))
  const meshes = new Ads(control.channel('node-a'))
  meshes.subscribe(typeUrls.mesh)
  const mesh = await meshes.take()
  t.match(Object.values(mesh.resources), [{ trustDomain: 'cluster.local' }])
  const ranges = JSON.stringify(Object.values(mesh.resources))
  for (const range of ['10.10.1.0', 'fd10:1::', '10.10.2.0', '10.96.0.7']) t.match(ranges, range)

  ads.onDemand(typeUrls.address)
  const own = await ads.take()
  t.same(Object.keys(own.resources), [uid('web')])
  t.match(own.resources[uid('web')], {
    workload: {
      uid: uid('web'),
      name: 'web',
      namespace: 'shop',
      serviceAccount: 'web',
      trustDomain: 'cluster.local',
      addresses: ['10.10.1.11', 'fd10:1::11'],
      node: 'node-a',
      tunnel: 'none',
      healthy: true,
      canonicalName: 'web',
    },
  })

  ads.send({ typeUrl: typeUrls.address, resourceNamesSubscribe: ['/10.96.0.7'] })
  const asked = await ads.take()
  t.same(
    Object.keys(asked.resources).sort(),
    [uid('api-1'), uid('api-2'), key].sort(),
    'with its endpoints',
  )
  t.match(asked.resources[key], {
    service: {
      hostname: 'api.shop.svc.cluster.local',
      addresses: ['10.96.0.7'],
      ports: [{ servicePort: 80, targetPort: 8080 }],
    },
  })

  ads.send({ typeUrl: typeUrls.address, resourceNamesSubscribe: ['/10.10.9.9'] })
  t.same((await ads.take()).removed, ['/10.10.9.9'], 'an address nobody has is said to be none')
  control.write('late', [pod({ name: 'late', node: 'node-b', ips: ['10.10.9.9'] })])
  const late = await ads.take()
  t.same(Object.keys(late.resources), [uid('late')], 'until somebody has it')
})

await t.test('a change to a file is one push, of what changed and nothing else', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const ads = new Ads(control.channel('node-a'))
  ads.subscribe(typeUrls.address, ['*'])
  const first = await ads.take()
  t.same(Object.keys(first.resources).sort(), [uid('web'), uid('api-1'), uid('api-2'), key].sort())

  control.write('api', [files.api[0] ?? {}])
  const gone = await ads.take()
  t.same(gone, { resources: {}, removed: [uid('api-2')] })

  control.write('api', files.api)
  t.same(Object.keys((await ads.take()).resources), [uid('api-2')])

  control.write('service', [service('api', ['10.96.0.8'], { app: 'api' })])
  const moved = await ads.take()
  t.same(Object.keys(moved.resources), [key])
  t.match(moved.resources[key], { service: { addresses: ['10.96.0.8'] } })

  control.write('service', [service('api', ['10.96.0.8'], { app: 'api' })])
  t.equal(await ads.next(200), undefined, 'the same again is no change')

  control.remove('service')
  const without = await ads.take()
  t.same(without.removed, [key])
  t.same(
    Object.keys(without.resources).sort(),
    [uid('api-1'), uid('api-2')],
    'they serve it no more',
  )
})

await t.test('peers are told to tunnel to a pod only once its own agent has said so', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const peer = new Ads(control.channel('node-b'))
  peer.onDemand(typeUrls.address, ['/10.10.1.11'])
  const first = await peer.take()
  t.match(first.resources[uid('web')], { workload: { tunnel: 'none' } }, 'the label alone does not')

  const agent = control.channel('node-a')
  const say = (state: number) => report(agent, { pods: [{ uid: uid('web'), state, reason: '' }] })
  await say(1)
  const enrolled = await peer.take()
  t.same(Object.keys(enrolled.resources), [uid('web')])
  t.match(enrolled.resources[uid('web')], { workload: { tunnel: 'hbone' } })

  control.write('shop', [namespace('shop'), namespace('legacy')])
  const left = await peer.take()
  t.match(
    left.resources[uid('web')],
    { workload: { tunnel: 'none' } },
    'no label, no tunnel, at once',
  )

  control.write('shop', files.shop)
  await peer.take()
  await say(2)
  const failed = await peer.take()
  t.match(failed.resources[uid('web')], { workload: { tunnel: 'none' } })
})

await t.test('an agent cannot speak for the pods of another node', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const peer = new Ads(control.channel('node-b'))
  peer.onDemand(typeUrls.address, ['/10.10.1.11'])
  await peer.take()
  await report(control.channel('node-b'), { pods: [{ uid: uid('web'), state: 1, reason: '' }] })
  t.equal(await peer.next(200), undefined)
})

await t.test('what agents reported survives a restart of control', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  await report(control.channel('node-a'), { pods: [{ uid: uid('web'), state: 1, reason: '' }] })
  await control.stop()
  await control.start()
  const peer = new Ads(control.channel('node-b'))
  peer.onDemand(typeUrls.address, ['/10.10.1.11'])
  t.match((await peer.take()).resources[uid('web')], { workload: { tunnel: 'hbone' } })
})

await t.test('a client that comes back is told only of what it does not have', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const before = new Ads(control.channel('node-a'))
  before.subscribe(typeUrls.address, ['*'])
  const response = await before.next()
  const versions = Object.fromEntries(
    (response?.resources ?? []).map(({ name, version }) => [name ?? '', version ?? '']),
  )
  before.stream.cancel()
  const after = new Ads(control.channel('node-a'))
  after.send({
    typeUrl: typeUrls.address,
    initialResourceVersions: { ...versions, [uid('web')]: 'old', gone: 'x' },
  })
  const difference = await after.take()
  t.same(Object.keys(difference.resources), [uid('web')])
  t.same(difference.removed, ['gone'])
})

const policy = (spec: object, name = 'p'): object => ({
  apiVersion: 'leyline.dev/v1alpha1',
  kind: 'AuthorizationPolicy',
  metadata: { name, namespace: 'shop' },
  spec,
})

await t.test('a policy is sent, and bound to the workloads it selects', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const ads = new Ads(control.channel('node-b'))
  ads.subscribe(typeUrls.authorization)
  t.same(
    await ads.take(),
    { resources: {}, removed: [] },
    'an empty answer says that there are none',
  )
  ads.onDemand(typeUrls.address)
  await ads.take()
  control.write('policy', [
    policy({
      selector: { matchLabels: { app: 'api' } },
      action: 'DENY',
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/web'] } }] }],
    }),
  ])
  const pushes = [await ads.take(), await ads.take()]
  const sent = Object.assign({}, ...pushes.map((push) => push.resources)) as Record<string, unknown>
  t.same(Object.keys(sent).sort(), [uid('api-1'), uid('api-2'), 'shop/p'].sort())
  t.match(sent['shop/p'], { action: 'deny', scope: 'selector' })
  t.match(sent[uid('api-1')], { workload: { policies: ['shop/p'] } })
  control.remove('policy')
  const removals = [await ads.take(), await ads.take()]
  t.same(
    removals.flatMap((push) => push.removed),
    ['shop/p'],
  )
})

await t.test('a malformed manifest changes nothing but the list of problems', async (t) => {
  const control = await ControlUnderTest.start(t, files)
  const ads = new Ads(control.channel('node-a'))
  ads.subscribe(typeUrls.address, ['*'])
  await ads.take()
  control.write('web', [pod({ name: 'web', node: 'node-a', ips: ['10.10.1.999'] })])
  const problem = await waitFor(async () => {
    const { problems } = (await control.ask('/status')) as { problems: object[] }
    return problems[0]
  })
  t.match(problem, { file: 'web.yaml', field: 'status.podIPs[0].ip', severity: 'error' })
  t.equal(await ads.next(150), undefined, 'nobody is told anything')
  control.write('web', [pod({ name: 'web', node: 'node-a', ips: ['10.10.1.13'] })])
  t.match((await ads.take()).resources[uid('web')], { workload: { addresses: ['10.10.1.13'] } })
})
