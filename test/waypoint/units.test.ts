// The pure parts of a waypoint: matching, drawing, header changes, reading of heads, first bytes, endpoints.
import t from 'tap'
import { type HeaderChanges, noHeaderChanges } from '../../mesh/waypoint.ts'
import { Store } from '../../mesh/store.ts'
import { serviceKey } from '../../mesh/model.ts'
import { typeUrls } from '../../mesh/constants.ts'
import { encodeService, encodeWorkload } from '../../mesh/resource.ts'
import { Balancer, pick, shun, type Target } from '../../waypoint/balance.ts'
import { judge } from '../../waypoint/detect.ts'
import { change, type HeaderList } from '../../waypoint/headers.ts'
import { type RawRequest, readHead } from '../../waypoint/request.ts'
import { compile, draws, route } from '../../waypoint/router.ts'
import { namesOf, Subscriptions } from '../../waypoint/subscriptions.ts'
import { ip, service, workload } from '../helpers/model.ts'
import { backend, rule, served } from '../helpers/waypoint.ts'

const web = service('web')
const other = service('other')

await t.test('paths match exactly, by whole segments, or by a regex of the whole', async (t) => {
  const matches = (path: object, given: string): boolean => {
    const rules = [rule({ match: { path: path as never }, backends: [backend(web)] })]
    const port = compile({
      namespace: '',
      name: '',
      workloads: [],
      services: [served(web, { rules })],
    })
      .services.get(serviceKey(web))!
      .ports.get(80)!
    return route(port, { method: 'GET', path: given, query: '', headers: [] }) !== undefined
  }
  t.ok(matches({ exact: '/a' }, '/a'))
  t.notOk(matches({ exact: '/a' }, '/a/'))
  for (const prefix of ['/a', '/a/']) {
    t.ok(matches({ prefix }, '/a'))
    t.ok(matches({ prefix }, '/a/b'))
    t.notOk(matches({ prefix }, '/ab'))
    t.notOk(matches({ prefix }, '/A'))
  }
  t.ok(matches({ prefix: '/' }, '/anything'))
  t.ok(matches({ regex: '/a|/b' }, '/b'))
  t.notOk(matches({ regex: '/a|/b' }, '/bc'))
})

await t.test('a draw has the shares of the weights after any number of requests', async (t) => {
  const backends = [
    backend(web, { weight: 80 }),
    backend(other, { weight: 20 }),
    backend(service('none'), { weight: 0 }),
  ]
  for (const phase of [0, 0.3, 0.999]) {
    const draw = draws(backends, phase)
    let first = 0
    for (let n = 1; n <= 1_000; n++) {
      const drawn = draw()
      if (drawn === backends[0]) first++
      if (drawn === backends[2]) t.fail('no weight, no request')
      if (Math.abs(first - 0.8 * n) > 3) t.fail(`${first} of ${n} from ${phase}`)
    }
  }
  t.equal(draws([backend(web, { weight: 0 })], 0)(), undefined)
  t.equal(draws([], 0)(), undefined)
})

await t.test('changes: set, then add, then remove; framing is not theirs', async (t) => {
  const changes: HeaderChanges = {
    set: [
      { name: 'a', value: '1' },
      { name: 'content-length', value: '9' },
    ],
    add: [
      { name: 'a', value: '2' },
      { name: 'b', value: '3' },
    ],
    remove: ['c', 'transfer-encoding'],
  }
  const list: HeaderList = ['a', 'x', 'c', 'y', 'a', 'z', 'content-length', '5']
  change(list, changes)
  t.same(list, ['content-length', '5', 'a', '1,2', 'b', '3'])
  change(list, noHeaderChanges)
  t.equal(list.length, 6)
})

await t.test('targets are resolved as servers will resolve them', async (t) => {
  const read = (target: string, part: Partial<RawRequest> = {}) =>
    readHead({
      version: 'http1',
      method: 'GET',
      target,
      authority: undefined,
      raw: ['Host', 'a'],
      fallback: undefined,
      upgradable: false,
      ...part,
    })
  const paths: Record<string, string> = {
    '/': '/',
    '/a/../b': '/b',
    '/a/%2e%2E/b': '/b',
    '/../../b': '/b',
    '/a/./b/.': '/a/b/',
    '/a/..': '/',
    '/a\\..\\b': '/b',
    '/a/..b/...': '/a/..b/...',
    '/a/%2f..': '/a/',
    'http://x/a/../b': '/b',
    'http://x': '/',
    '/a?q=/../b': '/a',
  }
  for (const [given, expected] of Object.entries(paths))
    t.match(read(given), { path: expected }, given)
  t.match(read('/a?q=/../b'), { target: '/a?q=/../b', query: 'q=/../b' }, 'a query is left alone')
  t.match(read('http://x:81?q'), { authority: 'x:81', target: '/?q' })
  t.match(read('/', { raw: [] }), { problem: 'no host' })
  t.match(read('/', { raw: ['Host', ''], fallback: '10.0.0.1:80' }), { authority: '10.0.0.1:80' })
  t.match(read('/', { raw: ['Host', '[::1]:80'] }), { authority: '[::1]:80' })
  t.match(read('*', { method: 'OPTIONS' }), { problem: /neither a path nor a URL/ })
})

await t.test('first bytes: HTTP/2, HTTP/1, neither, or not enough', async (t) => {
  const cases: [string, ReturnType<typeof judge>][] = [
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'http2'],
    ['PRI * HTTP/2.0\r\n', undefined],
    ['P', undefined],
    ['PR', undefined],
    ['PRX', 'tcp'],
    ['PROPFIND /', 'http1'],
    ['POST / HTTP/1.1\r\n', 'http1'],
    ['POSTGRES', 'tcp'],
    ['G', undefined],
    ['GET ', 'http1'],
    ['GETX', 'tcp'],
    ['get / HTTP/1.1', 'tcp'],
    ['\x16\x03\x01', 'tcp'],
    ['SSH-2.0', 'tcp'],
  ]
  for (const [bytes, expected] of cases)
    t.equal(judge(Buffer.from(bytes, 'latin1')), expected, bytes)
})

const target = (name: string, active = 0): Target => ({
  key: name,
  workload: workload(name),
  endpoint: { ip: ip('10.0.0.1'), port: 80 },
  active,
  shunnedUntil: 0,
})

await t.test(
  'of two the one with less to do; those that failed only when there is no other',
  async (t) => {
    const [busy, free] = [target('busy', 5), target('free', 1)]
    const drawn = [0.1, 0.9]
    let i = 0
    t.equal(
      pick([busy, free], [], () => drawn[i++ % 2]!),
      free,
    )
    for (let n = 0; n < 50; n++) t.equal(pick([busy, free], [free]), busy)
    t.equal(pick([free], [free]), undefined)
    t.equal(pick([], []), undefined)
    shun(free)
    for (let n = 0; n < 50; n++) t.equal(pick([busy, free]), busy)
    shun(busy)
    t.ok(pick([busy, free]), 'all are shunned: one of them all the same')
    t.equal(pick([free]), free)
  },
)

await t.test('endpoints follow the store, and their load survives its changes', async (t) => {
  const store = new Store()
  const balancer = new Balancer(store)
  const put = (name: string, bytes: Uint8Array): void => {
    const upserts = [{ name, aliases: [], version: '1', bytes }]
    store.apply({ typeUrl: typeUrls.address, upserts, removed: [] })
  }
  const pod = (name: string, last: number, healthy = true) =>
    workload(name, {
      addresses: [ip(`10.0.0.${last}`)],
      healthy,
      services: new Map([[serviceKey(web), [{ servicePort: 80, targetPort: 8080 }]]]),
    })
  put(serviceKey(web), encodeService(web))
  put(pod('a', 1).uid, encodeWorkload(pod('a', 1)))
  put(pod('b', 2).uid, encodeWorkload(pod('b', 2)))
  const vip = web.addresses[0]!
  const names = (restricted = false) =>
    balancer.of(web, vip, 80, restricted).map((each) => each.workload.name)
  t.same(names(), ['a', 'b'])
  t.same(names(true), [])
  balancer.restrictTo(new Set([pod('b', 2).uid]))
  t.same(names(true), ['b'])
  t.same(balancer.of(web, vip, 81, false), [])
  const a = balancer.of(web, vip, 80, false)[0]!
  a.active = 3
  put(pod('a', 1).uid, encodeWorkload({ ...pod('a', 1), canonicalRevision: 'v2' }))
  t.equal(balancer.of(web, vip, 80, false).find((each) => each === a)?.active, 3)
  t.equal(a.workload.canonicalRevision, 'v2')
  put(pod('a', 1).uid, encodeWorkload(pod('a', 1, false)))
  t.same(names(), ['b'])
})

await t.test('what is asked of control is what the configuration needs, and no more', async (t) => {
  const asked: string[] = []
  const subscriptions = new Subscriptions({
    subscribe: (_, name) => void asked.push(`+${name}`),
    unsubscribe: (_, name) => void asked.push(`-${name}`),
  })
  const gone = backend(service('gone'), { problem: 'no such' })
  const rules = [rule({ backends: [backend(other), gone] })]
  const config = {
    namespace: 'shop',
    name: 'w',
    workloads: ['uid'],
    services: [served(web, { rules })],
  }
  t.same([...namesOf(config)].sort(), ['uid', serviceKey(web), serviceKey(other)].sort())
  subscriptions.follow(config)
  subscriptions.follow({ ...config, workloads: [] })
  t.same(asked.slice(3), ['-uid'])
  subscriptions.learn(ip('10.0.0.9'))
  subscriptions.learn(ip('10.0.0.9'))
  t.same(asked.slice(4), ['+/10.0.0.9'])
})
