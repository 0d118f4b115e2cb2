// What control makes of reports: rates, whose word counts, what happens when reporters come, go, begin
// anew or lie. The clock is the test's; reports are real messages.
import t from 'tap'
import { latencyBoundsMs } from '../../mesh/telemetry.ts'
import { requestsOf } from '../../control/view/measures.ts'
import { Ring } from '../../control/telemetry/ring.ts'
import { httpWidth } from '../../control/telemetry/reading.ts'
import { workload } from '../helpers/model.ts'
import { Bench, edge, Reporter, snapshotOf } from '../helpers/telemetry.ts'

const web = workload('web')
const api = workload('api', { node: 'node-b' })
const both = snapshotOf([web, api])
/** What came within the last 10 s. */
const near = (found: number | undefined, wanted: number): boolean =>
  Math.abs((found ?? NaN) - wanted) <= Math.max(0.02 * wanted, 0.01)

await t.test('steady counters are a steady rate, whatever they began with', async (t) => {
  const bench = new Bench(both)
  const agent = bench.agent()
  agent.report(edge('web', 'api', { opened: 5_000, bytesToServer: 1e9 }))
  t.equal(bench.edge('web', 'api')?.connections, 0, 'what it did before we knew it is no rate')
  agent.run(30, (s) => [
    edge('web', 'api', {
      opened: 5_000 + 7 * s,
      closed: 7 * s,
      bytesToServer: 1e9 + 1_000 * s,
      bytesToClient: 50_000 * s,
    }),
  ])
  const found = bench.edge('web', 'api')
  t.ok(near(found?.connections, 7), `${found?.connections}`)
  t.ok(near(found?.toServer, 1_000))
  t.ok(near(found?.toClient, 50_000))
  t.equal(found?.open, 5_000)
  t.equal(found?.failedShare, 0)
  t.ok(
    found?.history.slice(-10).every((value) => near(value, 51_000)),
    JSON.stringify(found?.history),
  )
  bench.now += 15_000
  t.equal(bench.edge('web', 'api')?.connections, 0, 'no report, nothing happened')
})

await t.test('an edge that is new to a known reporter began at zero', async (t) => {
  const bench = new Bench(both)
  const agent = bench.agent()
  agent.report()
  agent.run(2, () => [edge('web', 'api', { opened: 100 })])
  bench.now += 8_000
  t.ok(near(bench.edge('web', 'api')?.connections, 10), 'all of it, over the window of 10 s')
})

await t.test('a reporter that starts anew neither adds nor takes away', async (t) => {
  const bench = new Bench(both)
  bench.agent('node-a', 'first').run(20, (s) => [edge('web', 'api', { opened: 10 * s })])
  t.equal(bench.edge('web', 'api')?.open, 180 + 20)
  const second = bench.agent('node-a', 'second')
  second.report(edge('web', 'api', { opened: 3, closed: 3 }))
  second.run(20, (s) => [edge('web', 'api', { opened: 3 + 10 * s, closed: 3 + 10 * s })])
  t.ok(near(bench.edge('web', 'api')?.connections, 10))
  second.run(4, () => [edge('web', 'api', { opened: 203, closed: 203 })])
  t.equal(bench.edge('web', 'api')?.open, 0, 'connections of one that is silent are not open')
  second.run(50, () => [edge('web', 'api', { opened: 203, closed: 203 })])
  t.equal(bench.telemetry.size.instances, 1, 'the first one is forgotten after a minute')
  bench.now += 61_000
  t.same(bench.telemetry.size, { instances: 0, agents: 0, edges: 0 })
  t.same(bench.graph().edges, [])
})

await t.test('a stream that was away spreads what it missed over its absence', async (t) => {
  const bench = new Bench(both)
  const agent = bench.agent()
  agent.run(20, (s) => [edge('web', 'api', { opened: 10 * s })])
  bench.now += 20_000
  bench.agent().report(edge('web', 'api', { opened: 400 }))
  t.ok(near(bench.edge('web', 'api')?.connections, 10), 'a steady rate, no spike')
})

await t.test('counters that go back are no traffic', async (t) => {
  const bench = new Bench(both)
  const agent = bench.agent()
  agent.run(20, (s) => [edge('web', 'api', { opened: 10 * s })])
  agent.report(edge('web', 'api', { opened: 1 }))
  t.equal(bench.telemetry.counts.refused, 1)
  agent.run(12, (s) => [edge('web', 'api', { opened: 1 + s })])
  t.ok(near(bench.edge('web', 'api')?.connections, 1))
})

await t.test(
  'both ends report one connection: it counts once, as the destination has it',
  async (t) => {
    const bench = new Bench(both)
    const [a, b] = [bench.agent('node-a'), bench.agent('node-b')]
    a.report()
    b.report()
    for (let s = 2; s <= 20; s += 2) {
      bench.now += 2_000
      a.report(edge('web', 'api', { opened: 5 * s, closed: 5 * s, bytesToServer: 900 * s }))
      b.report(
        edge('web', 'api', {
          reporter: Reporter.DESTINATION,
          opened: 5 * s,
          closed: 5 * s,
          bytesToServer: 1_000 * s,
        }),
      )
    }
    const found = bench.edge('web', 'api')
    t.ok(near(found?.connections, 5))
    t.ok(near(found?.toServer, 1_000))
    t.equal(found?.security, 'mutual')
    t.equal(found?.mutualShare, 1)
  },
)

await t.test('mutual TLS is what is proven at both ends, not what is claimed', async (t) => {
  const bench = new Bench(both)
  const agent = bench.agent('node-b')
  agent.report()
  const source = { namespace: 'shop', workload: 'web', principal: '' }
  const claim = edge('web', 'api', { reporter: Reporter.DESTINATION, source })
  agent.run(10, (s) => [{ ...claim, mutualTls: true, opened: s, closed: s }])
  t.equal(bench.edge('web', 'api')?.security, 'plaintext')
  t.equal(bench.edge('web', 'api')?.mutualShare, 0)
  agent.run(10, (s) => [
    { ...claim, opened: 10, closed: 10 },
    edge('web', 'api', { reporter: Reporter.DESTINATION, opened: 3 * s, closed: 3 * s }),
  ])
  const mixed = bench.edge('web', 'api')
  t.equal(mixed?.security, 'mixed')
  t.ok(near(mixed?.mutualShare ?? 0, 0.75), `${mixed?.mutualShare}`)
})

await t.test('an edge at rest keeps the lock of its last connections', async (t) => {
  const bench = new Bench(both)
  const agent = bench.agent()
  agent.report()
  const plain = edge('web', 'api', { mutualTls: false, opened: 5, closed: 5 })
  agent.run(2, () => [plain])
  t.equal(bench.edge('web', 'api')?.security, 'plaintext')
  agent.run(2, () => [plain, edge('web', 'api', { opened: 5, closed: 5 })])
  t.equal(bench.edge('web', 'api')?.security, 'mixed')
  agent.run(70, () => [plain, edge('web', 'api', { opened: 5, closed: 5 })])
  const found = bench.edge('web', 'api')
  t.equal(found?.security, 'mutual', 'the plaintext ones were before')
  t.equal(found?.mutualShare, null, 'but nothing was in the last minute')
})

await t.test('a failure that one end or both know of counts once', async (t) => {
  const bench = new Bench(both)
  const [a, b] = [bench.agent('node-a'), bench.agent('node-b')]
  a.report()
  b.report()
  bench.now += 2_000
  a.report(
    edge('web', 'api', { opened: 6, closed: 6 }),
    edge('web', 'api', { mutualTls: false, failed: 4 }),
  )
  b.report(edge('web', 'api', { reporter: Reporter.DESTINATION, opened: 6, failed: 4 }))
  const found = bench.edge('web', 'api')
  t.equal(found?.failedShare, 0.4)
  t.equal(found?.security, 'mutual', 'what never opened is not plaintext')
})

await t.test('an agent speaks for the workloads of its own node, and nobody else', async (t) => {
  const bench = new Bench(both)
  const stranger = bench.agent('node-b')
  stranger.report()
  const lie = edge('web', 'api', { opened: 1e6, reporter: Reporter.SOURCE })
  stranger.run(4, (s) => [{ ...lie, opened: 1e6 * s }])
  t.equal(bench.edge('web', 'api'), undefined)
  t.ok(bench.telemetry.counts.refused >= 2)
  bench.agent('node-c').report(edge('web', 'api', { opened: 1 }))
  t.equal(bench.edge('web', 'api'), undefined)
  stranger.report(edge('web', 'api', { reporter: Reporter.WAYPOINT }))
  t.equal(bench.edge('web', 'api'), undefined, 'an agent is no waypoint')

  bench.snapshot = snapshotOf([{ ...web, node: 'node-b' }, api])
  stranger.run(2, () => [{ ...lie, opened: 6e6 }])
  t.equal(bench.edge('web', 'api')?.connections, 0, 'what it said before it may is no rate')
  bench.snapshot = snapshotOf([api])
  stranger.run(20, (s) => [{ ...lie, opened: 6e6 + s }])
  t.ok(near(bench.edge('web', 'api')?.connections, 1), 'a pod that is gone has had its traffic')
})

await t.test('no two reporters share an instance, not even under one name', async (t) => {
  const bench = new Bench(snapshotOf([web, { ...web, uid: 'b', name: 'b', node: 'node-b' }, api]))
  const one = bench.agent('node-a', 'same')
  const two = bench.agent('node-b', 'same')
  one.report()
  two.report()
  for (let s = 2; s <= 20; s += 2) {
    bench.now += 2_000
    one.report(edge('web', 'api', { opened: 2 * s }))
    two.report(edge('web', 'api', { opened: 3 * s }))
  }
  t.ok(near(bench.edge('web', 'api')?.connections, 5))
})

const nonsense: [what: string, part: object][] = [
  ['a negative counter', { opened: -1 }],
  ['a counter beyond numbers', { bytesToServer: Number.MAX_SAFE_INTEGER * 4 }],
  ['NaN milliseconds', { requests: [{ count: 1, milliseconds: NaN }] }],
  ['infinite milliseconds', { requests: [{ count: 1, milliseconds: Infinity }] }],
  ['negative milliseconds', { requests: [{ count: 1, milliseconds: -5 }] }],
  ['too many buckets', { requests: [{ count: 1, buckets: Array.from({ length: 99 }, () => 1) }] }],
  ['an unknown reporter', { reporter: 77 }],
  ['markup for a workload', { destination: { namespace: 'shop', workload: '<img src=x>' } }],
  ['a workload of 10,000 letters', { destination: { workload: 'x'.repeat(10_000) } }],
  ['no identity', { destination: { namespace: 'shop', workload: 'api', principal: 'root' } }],
  ['no service', { service: 'javascript:alert(1)' }],
  ['a rule with control characters', { requests: [{ route: 'a\u0000b' }] }],
  ['a rule that turns text around', { requests: [{ route: 'a\u202eb' }] }],
  [
    'rules without end',
    { requests: Array.from({ length: 100 }, (_, i) => ({ route: `r${i}`, count: 1 })) },
  ],
]
for (const [what, part] of nonsense) {
  await t.test(`${what}: that edge is refused, the others count`, async (t) => {
    const bench = new Bench(both)
    const agent = bench.agent()
    agent.report()
    bench.now += 2_000
    agent.report(
      edge('web', 'api', { mutualTls: false, ...part }),
      edge('web', 'db', { opened: 9 }),
    )
    t.equal(bench.telemetry.counts.refused, 1)
    t.same(
      bench.graph().edges.map(({ destination }) => destination),
      ['shop/db'],
    )
  })
}

await t.test('a report without a usable instance is refused', async (t) => {
  const bench = new Bench(both)
  for (const instance of ['', 'x'.repeat(65), '<b>']) bench.agent('node-a', instance).report()
  t.equal(bench.telemetry.counts.refused, 3)
  t.equal(bench.telemetry.size.instances, 0)
})

await t.test('what is kept is bounded: the longest unchanged goes, what moves stays', async (t) => {
  const bench = new Bench(both, { room: 100 })
  const agent = bench.agent()
  agent.report()
  const idle = Array.from({ length: 120 }, (_, i) => edge('web', `idle-${i}`, { opened: 1 }))
  agent.report(...idle)
  t.equal(bench.telemetry.size.edges, 100)
  agent.run(600, (s) => [...idle, edge('web', 'api', { opened: 4 * s })])
  t.ok(bench.telemetry.size.edges <= 100)
  t.ok(bench.telemetry.counts.dropped > 0)
  t.ok(near(bench.edge('web', 'api')?.connections, 4), `${bench.edge('web', 'api')?.connections}`)
})

await t.test('one speaker has a few instances at most', async (t) => {
  const bench = new Bench(both)
  for (let i = 0; i < 50; i++) bench.agent('node-a', `i${i}`).report(edge('web', 'api'))
  t.equal(bench.telemetry.size.instances, 4)
  t.equal(bench.telemetry.size.edges, 4)
})

await t.test(
  'a graph shows so many nodes and edges, the busiest, and says how many more',
  async (t) => {
    const bench = new Bench(both)
    const agent = bench.agent()
    agent.report()
    agent.run(14, (s) =>
      Array.from({ length: 400 }, (_, i) =>
        edge('web', `peer-${i}`, { opened: i * s, closed: i * s }),
      ),
    )
    const { edges, nodes, omitted } = bench.graph()
    t.equal(edges.length + omitted.edges >= 399, true)
    t.ok(nodes.length <= 300 && edges.length <= 300)
    t.ok(edges.some(({ destination }) => destination === 'shop/peer-399'))
    t.notOk(edges.some(({ destination }) => destination === 'shop/peer-1'))
    const ids = new Set(nodes.map(({ id }) => id))
    t.ok(
      edges.every((e) => ids.has(e.source) && ids.has(e.destination)),
      'no edge leads nowhere',
    )
    t.ok(omitted.nodes > 0)
  },
)

await t.test('who is unknown is told, not left out', async (t) => {
  const bench = new Bench(both)
  const [a, b] = [bench.agent('node-a'), bench.agent('node-b')]
  b.report(edge('', 'api', { reporter: Reporter.DESTINATION, mutualTls: false, source: {} }))
  const service = 'shop/gone.shop.svc.cluster.local'
  a.report(
    edge('web', '', { destination: {}, mutualTls: false }),
    edge('web', '', { destination: {}, mutualTls: false, service }),
  )
  t.same(
    bench.graph().edges.map((e) => [e.source, e.destination]),
    [
      ['shop/web', `service ${service}`],
      ['shop/web', 'unknown address'],
      ['unknown client', 'shop/api'],
    ],
  )
  const kinds = bench.graph().nodes.map(({ name, kind, namespace }) => [kind, namespace, name])
  t.same(kinds, [
    ['service', 'shop', 'gone.shop.svc.cluster.local'],
    ['workload', 'shop', 'api'],
    ['workload', 'shop', 'web'],
    ['unknown', '', 'unknown address'],
    ['unknown', '', 'unknown client'],
  ])
})

await t.test('percentiles lie within their bucket, and none are made up', async (t) => {
  const ring = new Ring(httpWidth)
  t.match(requestsOf([ring], 1e6), { p50: null, p99: null, errorShare: null, rate: 0 })
  const buckets = latencyBoundsMs.map((bound) => (bound === 25 ? 90 : bound === 250 ? 10 : 0))
  ring.add([100, 3, 2, 2_500, ...buckets, 0], 1e6 - 4_000, 1e6)
  const { p50, p90, p99, errorShare } = requestsOf([ring], 1e6)
  t.ok(p50 !== null && p50 > 10 && p50 < 25, `${p50}`)
  t.ok(p90 !== null && p90 <= 25.1, `${p90}`)
  t.ok(p99 !== null && p99 > 100 && p99 <= 250, `${p99}`)
  t.ok(near(errorShare ?? 0, 0.02))
  const over = new Ring(httpWidth)
  over.add([1, 0, 0, 9e9, ...latencyBoundsMs.map(() => 0), 1], 1e6, 1e6)
  t.equal(requestsOf([over], 1e6).p99, latencyBoundsMs.at(-1), 'no bound above the last one')
})
