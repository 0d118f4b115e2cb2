// A waypoint between two nodes, set up by manifests alone: routes, weights, headers and gRPC through it, its
// configuration changed and its process killed under load, and nobody gets around it.
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { write } from '../../deploy/local/topology.ts'
import { appPort, curl, eventually, local, started } from '../helpers/local.ts'
import type { Order, Tally } from '../helpers/requests.ts'

const { mesh, pods, manifests } = await local(t, 'wpr')
const { web, api1, api2 } = pods
const program = fileURLToPath(new URL('../helpers/requests.ts', import.meta.url))
const url = 'http://10.96.0.7/'
const grpcPort = 7070
/** Before the waypoint was there, connections went straight. */
let began = Infinity

const service = (name: string, ip: string, port: object): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop' },
  spec: { clusterIPs: [ip], ports: [port] },
})
const slice = (name: string, pod: typeof api1, port: number): object => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name, namespace: 'shop', labels: { 'kubernetes.io/service-name': name } },
  addressType: 'IPv4',
  endpoints: [
    { addresses: [pod.ip4], targetRef: { kind: 'Pod', namespace: 'shop', name: pod.spec.name } },
  ],
  ports: [{ port }],
})
const http = { port: 80, targetPort: appPort, appProtocol: 'http' }
const backend = (name: string, weight: number) => ({ name, port: 80, weight })
const route = (rules: object[], name = 'api'): object => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name, namespace: 'shop' },
  spec: { parentRefs: [{ group: '', kind: 'Service', name: 'api' }], rules },
})
const split = (one: number, two: number): object => ({
  backendRefs: [backend('api-v1', one), backend('api-v2', two)],
})

async function ask(order: Order): Promise<Tally> {
  const command = [process.execPath, program, 'http', url, JSON.stringify(order)]
  const { stdout, stderr } = await web.exec(command, { timeoutMs: 90_000 })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Tally
}
const routed = async (matches: (tally: Tally) => boolean, order: Order): Promise<Tally> =>
  eventually(async () => {
    const tally = await ask(order)
    return matches(tally) ? tally : undefined
  })
const once: Order = { count: 20, connections: 1, protocol: 'h1' }
const waypointFile = (name: string): string =>
  readFileSync(join(mesh.runDirectory, 'waypoints', 'shop.api-waypoint', name), 'utf8')
/** Within three standard deviations of the binomial distribution. */
const fair = (count: number, share: number, total: number): boolean =>
  Math.abs(count - share * total) <= 3 * Math.sqrt(total * share * (1 - share))

write(manifests, 'versions', [
  service('api-v1', '10.96.0.11', http),
  service('api-v2', '10.96.0.12', http),
  slice('api-v1', api1, appPort),
  slice('api-v2', api2, appPort),
])
mesh.run('waypoint', 'apply', '--namespace', 'shop', '--service-account', 'api')

await t.test('requests to pods of a bound service account come by its waypoint', async (t) => {
  // What a pod sees as its client is the waypoint, as soon as the agents have heard of the binding.
  await eventually(async () => {
    const answer = await curl(web, url)
    return answer.code === 0 && !answer.body.includes(`[${web.ip4}]`) ? answer : undefined
  })
  began = Date.now()
  const line = await eventually(() =>
    mesh.accessLines('node-a').findLast((l) => l['dst.hbone_addr'] === '10.96.0.7:80'),
  )
  t.match(line, {
    direction: 'outbound',
    'src.identity': 'spiffe://cluster.local/ns/shop/sa/web',
    'dst.identity': 'spiffe://cluster.local/ns/shop/sa/api-waypoint',
  })
  await eventually(() =>
    waypointFile('waypoint.log').includes('spiffe://cluster.local/ns/shop/sa/web')
      ? true
      : undefined,
  )
})

await t.test('ten thousand requests over one connection keep to the weights', async (t) => {
  write(manifests, 'route', [route([split(90, 10)])])
  await routed(({ names }) => (names['api-2'] ?? 0) < 10, { ...once, count: 40 })
  const { statuses, names, errors } = await ask({ count: 10_000, connections: 1, protocol: 'h2' })
  t.same(errors, {})
  t.same(statuses, { 200: 10_000 })
  t.ok(fair(names['api-2'] ?? 0, 0.1, 10_000), `${names['api-2']} of 10,000 for a tenth`)
})

await t.test('and over fifty; a change of weights loses none of them', async (t) => {
  const during = ask({ count: 4_000, connections: 50, protocol: 'h1' })
  write(manifests, 'route', [route([split(50, 50)])])
  const tally = await during
  t.same(tally.errors, {})
  t.same(tally.statuses, { 200: 4_000 })
  const { statuses, names } = await ask({ count: 10_000, connections: 50, protocol: 'h1' })
  t.same(statuses, { 200: 10_000 })
  t.ok(fair(names['api-2'] ?? 0, 0.5, 10_000), `${names['api-2']} of 10,000 for a half`)
})

await t.test('a header chooses the version, whatever the weights', async (t) => {
  const tester = { matches: [{ headers: [{ name: 'x-user', value: 'tester' }] }], ...split(0, 1) }
  write(manifests, 'route', [route([split(1, 0), tester])])
  await routed(({ names }) => names['api-1'] === 20, once)
  const { names } = await ask({ ...once, headers: { 'x-user': 'tester' } })
  t.same(names, { 'api-2': 20 })
})

await t.test(
  'a backend that is not there answers 500 for its share, and status says so',
  async (t) => {
    write(manifests, 'route', [
      route([{ backendRefs: [backend('api-v1', 1), backend('nowhere', 1)] }]),
    ])
    const { statuses } = await routed((tally) => (tally.statuses['500'] ?? 0) > 0, {
      ...once,
      count: 400,
    })
    t.ok(fair(statuses['500'] ?? 0, 0.5, 400), `${statuses['500']} of 400`)
    const problems = mesh.status().control.problems.map(({ reason }) => reason)
    t.ok(
      problems.some((reason) => reason.includes('nowhere')),
      problems.join('; '),
    )
  },
)

await t.test('a gRPC stream passes both ways at once', async (t) => {
  write(manifests, 'route', [route([split(1, 1)])])
  write(manifests, 'echo', [
    service('echo', '10.96.0.20', { port: grpcPort, targetPort: grpcPort, appProtocol: 'grpc' }),
    slice('echo', api1, grpcPort),
  ])
  const serving = [process.execPath, program, 'grpc-serve', String(grpcPort)]
  await started(api1.spawn(serving, { stdio: ['ignore', 'pipe', 'inherit'] }))
  const answer = await eventually(async () => {
    const command = [process.execPath, program, 'grpc-call', `10.96.0.20:${grpcPort}`, '500']
    const { stdout } = await web.exec(command, { timeoutMs: 30_000 })
    const said = JSON.parse(stdout || '{}') as { back?: number; status?: string }
    return said.back === 500 ? said : undefined
  })
  t.match(answer, { back: 500, last: 'message 499', status: 'status 0' })
})

await t.test(
  'its process is killed under load: refused, never around it, and soon back',
  async (t) => {
    const pid = Number(waypointFile('waypoint.pid'))
    const during = ask({ count: 3_000, connections: 10, protocol: 'h1' })
    process.kill(pid, 'SIGKILL')
    const { statuses } = await during
    t.same(Object.keys(statuses), ['200'], 'an answer is a whole one')
    await routed((tally) => tally.statuses['200'] === 20, once)
    t.not(Number(waypointFile('waypoint.pid')), pid)
    const around = mesh
      .accessLines('node-b')
      .filter((l) => l.direction === 'inbound' && l['dst.workload'] === 'api-1')
      .filter((l) => l.reason === 'closed' && l['src.identity']?.endsWith('/sa/web'))
      .filter((l) => Date.parse(l.time ?? '') > began)
    t.same(around, [])
  },
)

await t.test('the waypoint goes: connections go straight again', async (t) => {
  mesh.run('waypoint', 'delete', 'api-waypoint', '--namespace', 'shop')
  const { body } = await eventually(async () => {
    const answer = await curl(web, url)
    return answer.body.includes(`[${web.ip4}]`) ? answer : undefined
  })
  t.match(body, /api-[12]/)
})
