// The whole way: a Service and a service account bound to a waypoint that `leyline up` runs. Requests go
// by its rules, its pods take them from it alone, and control knows of all that.
import t from 'tap'
import type { Graph } from '../../dashboard/api.ts'
import { write } from '../../deploy/local/topology.ts'
import { service } from '../helpers/control.ts'
import { account, gateway, httpRoute } from '../helpers/gateway.ts'
import { appPort, curl, eventually, local } from '../helpers/local.ts'

const { mesh, pods, manifests } = await local(t, 'wpl')
const { web, old, api1 } = pods
const dialled = 'http://10.96.0.7'
const direct = `http://${api1.ip4}:${appPort}/`
const gate = 'spiffe://cluster.local/ns/shop/sa/gate'

const labelled = (object: object, labels: object): object => {
  const { metadata } = object as { metadata: object }
  return { ...object, metadata: { ...metadata, labels } }
}
const useGate = { 'leyline.dev/use-waypoint': 'gate' }
const head = async (path: string): Promise<string> => {
  const command = ['curl', '-s', '-i', '-m', '8', `${dialled}${path}`]
  return (await web.exec(command).catch(() => ({ stdout: '' }))).stdout
}
const admin = async (path: string): Promise<unknown> => mesh.controlAdmin(path)

write(manifests, 'gate', [
  gateway('gate', { labels: { 'leyline.dev/waypoint-for': 'all' } }),
  httpRoute('api', [
    {
      matches: [{ path: { type: 'PathPrefix', value: '/in' } }],
      filters: [
        {
          type: 'ResponseHeaderModifier',
          responseHeaderModifier: { set: [{ name: 'x-by', value: 'gate' }] },
        },
      ],
      backendRefs: [{ name: 'api', port: 80 }],
    },
  ]),
])
await eventually(async () => {
  const [row] = (await admin('/waypoints')) as { programmed: { status: string } }[]
  return row?.programmed.status === 'True' ? true : undefined
})

await t.test('requests to a bound Service go by the rules of its waypoint', async (t) => {
  t.notMatch(await head('/in'), /x-by/i, 'not before it is bound')
  write(manifests, 'service-api', [
    labelled(service('api', ['10.96.0.7', 'fd96::7'], { app: 'api' }), useGate),
  ])
  const answer = await eventually(async () => {
    const text = await head('/in')
    return /x-by: gate/i.test(text) ? text : undefined
  })
  t.match(answer, /^HTTP\/1.1 200/)
  t.match(await head('/out'), /^HTTP\/1.1 404/, 'no rule, no answer')
  const line = await eventually(() =>
    mesh.accessLines('node-a').find((each) => each['dst.identity'] === gate),
  )
  t.match(line, { direction: 'outbound', 'src.workload': 'web' })
})

await t.test('a bound pod takes requests from its waypoint alone', async () => {
  write(manifests, 'account-api', [account('api', useGate)])
  await eventually(async () => ((await curl(old, direct)).code === 0 ? undefined : true))
  await eventually(async () => ((await curl(web, direct)).code === 0 ? true : undefined))
  await eventually(async () => {
    // Kept for the next request, so there may be no line of them yet.
    const rows = (await mesh.agentAdmin('node-b', '/connections')) as Record<string, unknown>[]
    return rows.find((row) => row['src.identity'] === gate && row['dst.workload'] === 'api-1')
  })
})

await t.test('control knows what the waypoint did', async (t) => {
  const graph = await eventually(async () => {
    await head('/in')
    const found = (await admin('/traffic')) as Graph
    const has = (source: string, destination: string): boolean =>
      found.edges.some(
        (e) => e.source === source && e.destination === destination && (e.requests?.rate ?? 0) > 0,
      )
    const [into, out] = [has('shop/web', 'shop/gate'), has('shop/gate', 'shop/api-1')]
    return into && out ? found : undefined
  })
  t.equal(graph.nodes.find(({ id }) => id === 'shop/gate')?.kind, 'waypoint')
  const security = (id: string) => graph.edges.find((e) => e.id === id)?.security
  t.equal(security('shop/web → shop/gate'), 'mutual')
  t.equal(security('shop/gate → shop/api-1'), 'mutual')
  t.notOk(
    graph.edges.some(({ source }) => source.startsWith('unknown')),
    'a waypoint is known by what it proves',
  )
})
