// Waypoints in the graph and in their table: requests on both hops, configured weights beside measured
// shares, and that a waypoint speaks only for what it serves.
import t from 'tap'
import { Nodes } from '../../control/view/nodes.ts'
import { totalTraffic } from '../../control/view/graph.ts'
import { problemsOf } from '../../control/view/problems.ts'
import { waypointRows } from '../../control/view/waypoints.ts'
import { latencyBoundsMs } from '../../mesh/telemetry.ts'
import { type HttpRule, noHeaderChanges, type WaypointConfig } from '../../mesh/waypoint.ts'
import { workload } from '../helpers/model.ts'
import { Bench, type Edge, edge, Reporter, snapshotOf } from '../helpers/telemetry.ts'

const key = (name: string): string => `shop/${name}.shop.svc.cluster.local`
const backend = (name: string, weight: number, problem?: string) => ({
  service: key(name),
  port: 80,
  weight,
  ...(problem === undefined ? {} : { problem }),
  requestHeaders: noHeaderChanges,
  responseHeaders: noHeaderChanges,
})
const rule = (name: string, part: Partial<HttpRule>): HttpRule => ({
  name,
  match: { headers: [], query: [] },
  backends: [],
  requestHeaders: noHeaderChanges,
  responseHeaders: noHeaderChanges,
  requestTimeoutMs: 0,
  backendTimeoutMs: 0,
  ...part,
})
const canary = 'HTTPRoute shop/api rules[0]'
const config: WaypointConfig = {
  namespace: 'shop',
  name: 'gate',
  workloads: ['Kubernetes//Pod/shop/db'],
  services: [
    {
      key: key('api'),
      bound: true,
      ports: [
        {
          port: 80,
          protocol: 'http',
          rules: [
            rule(canary, {
              match: { path: { prefix: '/a' }, headers: [], query: [], method: 'GET' },
              backends: [backend('v1', 9), backend('v2', 1)],
            }),
            rule(canary, {
              match: { headers: [{ name: 'x-test', exact: 'yes' }], query: [] },
              backends: [backend('v1', 9), backend('v2', 1)],
            }),
            rule('HTTPRoute shop/api rules[1]', { backends: [backend('none', 1, 'no Service')] }),
          ],
        },
        { port: 81, protocol: 'auto', rules: [] },
      ],
    },
  ],
}
const gate = (part = {}) =>
  workload('gate', { tunnel: 'none', services: new Map([[key('gate'), []]]), ...part })
const workloads = [
  workload('web'),
  workload('v1', { node: 'node-b' }),
  workload('v2', { node: 'node-b' }),
  workload('db', { node: 'node-b' }),
]
const snapshot = snapshotOf([...workloads, gate()], { waypoints: [config] })

/** That many requests, of which `slow` take 100 ms and the others 5. */
function requests(name: string, count: number, part: Edge & { code?: number; slow?: number } = {}) {
  const { code = 200, slow = 0 } = part
  const buckets = latencyBoundsMs.map((b) => (b === 5 ? count - slow : b === 100 ? slow : 0))
  const milliseconds = 5 * count
  return { route: canary, backend: key(name), protocol: 'http', code, count, milliseconds, buckets }
}
const through = (to: string, ...list: NonNullable<Edge['requests']>): Edge =>
  edge('web', to, { reporter: Reporter.WAYPOINT, service: key('api'), requests: list })

await t.test('requests stand on both hops, and are counted once in all', async (t) => {
  const bench = new Bench(snapshot)
  const waypoint = bench.waypoint('gate')
  waypoint.report()
  waypoint.run(20, (s) => [
    through('v1', requests('v1', 80 * s)),
    through('v2', requests('v2', 15 * s, { slow: 15 * s }), requests('v2', 5 * s, { code: 503 })),
  ])
  const [into, v1, v2] = [
    bench.edge('web', 'gate'),
    bench.edge('gate', 'v1'),
    bench.edge('gate', 'v2'),
  ]
  t.equal(Math.round(into?.requests?.rate ?? 0), 100)
  t.equal(Math.round(v1?.requests?.rate ?? 0), 80)
  t.equal(Math.round(v2?.requests?.rate ?? 0), 20)
  t.equal(into?.requests?.errorShare?.toFixed(2), '0.05')
  t.equal(v2?.requests?.errorShare?.toFixed(2), '0.25')
  t.equal(v1?.requests?.errorShare, 0)
  t.ok((v1?.requests?.p99 ?? 0) <= 5 && (v2?.requests?.p90 ?? 0) > 50)
  t.same(
    [into, v1, v2].map((e) => e?.security),
    ['mutual', 'mutual', 'mutual'],
  )
  t.equal(bench.graph().nodes.find(({ id }) => id === 'shop/gate')?.kind, 'waypoint')
  t.equal(bench.edge('web', 'v1'), undefined, 'no edge past the waypoint')
  const total = totalTraffic(bench.telemetry, new Nodes(snapshot))
  t.equal(Math.round(total.requests?.rate ?? 0), 100)
})

await t.test(
  'what agents say of a hop and what the waypoint says of it are one edge',
  async (t) => {
    const bench = new Bench(snapshot)
    const [agent, waypoint] = [bench.agent('node-b'), bench.waypoint('gate')]
    agent.report()
    waypoint.report()
    for (let s = 2; s <= 20; s += 2) {
      bench.now += 2_000
      agent.report(
        edge('gate', 'v1', { reporter: Reporter.DESTINATION, opened: s, bytesToClient: 500 * s }),
      )
      waypoint.report({ ...through('v1', requests('v1', 10 * s)), bytesToClient: 9_000 * s })
    }
    const found = bench.edge('gate', 'v1')
    t.equal(Math.round(found?.toClient ?? 0), 500, 'the destination counts the bytes')
    t.equal(Math.round(found?.requests?.rate ?? 0), 10, 'the waypoint the requests')
  },
)

await t.test('a plaintext backend is plaintext on its hop alone', async (t) => {
  const bench = new Bench(snapshot)
  const waypoint = bench.waypoint('gate')
  waypoint.report()
  const destination = { namespace: 'shop', workload: 'v1', principal: '' }
  waypoint.run(10, (s) => [{ ...through('v1', requests('v1', s)), destination }])
  t.equal(bench.edge('web', 'gate')?.security, 'mutual')
  t.equal(bench.edge('gate', 'v1')?.security, 'plaintext')
})

await t.test('requests that no backend was found for end at the waypoint', async (t) => {
  const bench = new Bench(snapshot)
  const waypoint = bench.waypoint('gate')
  waypoint.report()
  const lost = { ...requests('', 1), route: '', backend: '', code: 404 }
  waypoint.run(10, (s) => [{ ...through('', { ...lost, count: s }), destination: {} }])
  t.same(
    bench.graph().edges.map(({ id }) => id),
    ['shop/web → shop/gate'],
  )
})

await t.test('a waypoint speaks for what it serves, and only where there is one', async (t) => {
  const bench = new Bench(snapshot)
  bench.waypoint('other').report(through('v1', requests('v1', 9)))
  const own = bench.waypoint('gate')
  own.report({ ...through('v1', requests('v1', 9)), service: key('pay') })
  own.report({ ...through('v1', requests('v1', 9)), service: '' })
  own.report(edge('web', 'v1', { reporter: Reporter.DESTINATION, opened: 1e9 }))
  t.same(bench.graph().edges, [])
  t.equal(bench.telemetry.counts.refused, 4)
  own.report({ ...through('db', requests('v1', 9)), service: '' })
  t.equal(bench.graph().edges.length, 2, 'a pod that is bound to it, by address')
})

await t.test('the table: weights beside shares, rules with several matches as one', async (t) => {
  const bench = new Bench(snapshot)
  const waypoint = bench.waypoint('gate')
  waypoint.report()
  waypoint.run(20, (s) => [
    through('v1', requests('v1', 60 * s)),
    through('v2', requests('v2', 40 * s, { code: 500 })),
  ])
  const [row] = waypointRows(snapshot, bench.telemetry)
  t.match(row, {
    namespace: 'shop',
    name: 'gate',
    endpoints: 1,
    ready: 1,
    identities: ['spiffe://cluster.local/ns/shop/sa/gate'],
    services: [{ service: key('api'), bound: true }],
  })
  const routes = row?.services[0]?.routes ?? []
  t.equal(routes.length, 3)
  t.match(routes[0], { name: canary, match: 'GET, path below /a, or header x-test = yes' })
  t.same(
    routes[0]?.backends.map(({ configured, measured }) => [configured, measured?.toFixed(2)]),
    [
      [0.9, '0.60'],
      [0.1, '0.40'],
    ],
  )
  t.same(
    routes[0]?.backends.map(({ requests: { errorShare } }) => errorShare),
    [0, 1],
  )
  t.match(routes[1]?.backends[0], { problem: 'no Service', measured: null })
  t.match(routes[2], { name: '', port: 81, match: 'everything', backends: [] })
})

await t.test('a node without an agent is a problem; errors come first', async (t) => {
  const connected = new Set(['node-a', 'node-b'])
  t.same(problemsOf(snapshot, connected), [])
  const problems = [{ severity: 'note', object: 'Gateway shop/gate', reason: 'is odd' } as const]
  t.match(problemsOf({ ...snapshot, problems }, new Set(['node-a'])), [
    { severity: 'error', where: 'Node node-b', reason: /no agent is connected/ },
    { severity: 'note', where: 'Gateway shop/gate', reason: 'is odd' },
  ])
})
