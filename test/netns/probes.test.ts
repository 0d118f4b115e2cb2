// Probes of enrolled pods, with the whole product: a policy that lets one identity in, a kubelet that has
// none, and pods that say in their manifests what may be probed.
import t from 'tap'
import { type LocalNode, type LocalPod, write } from '../../deploy/local/topology.ts'
import { appPort, curl, eventually, local, metric, trafficPort } from '../helpers/local.ts'

const { mesh, pods, manifests, topology } = await local(t, 'prb')
const { web, api1, api2 } = pods
const nodeB = topology.nodes.b

write(manifests, 'only-web', [
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'only-web', namespace: 'shop' },
    spec: {
      action: 'ALLOW',
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/web'] } }] }],
    },
  },
])

/** The pod's manifest with a container that has these probes. */
function declare(pod: LocalPod, probes: object): void {
  const manifest = structuredClone(pod.manifest()) as { spec: object }
  const ports = [{ name: 'http', containerPort: appPort }]
  const spec = { ...manifest.spec, containers: [{ name: 'app', ports, ...probes }] }
  write(manifests, `pod-${pod.spec.name}`, [{ ...manifest, spec }])
}

/** What a program of the node gets from the application of a pod; '' when it is refused. */
async function probe(
  node: LocalNode,
  ip: string,
  options: { port?: number; cgroup?: string } = {},
): Promise<string> {
  const { port = appPort, cgroup } = options
  const host = ip.includes(':') ? `[${ip}]` : ip
  const command = ['curl', '-sS', '--max-time', '3', `http://${host}:${port}/`]
  return (await node.exec(command, cgroup)).stdout.trim()
}
const refused = (ip: string) =>
  eventually(async () => ((await probe(nodeB, ip)) === '' ? true : undefined))
const enrolments = () => metric(mesh, 'node-b', 'leyline_pods', { state: 'enrolled' })

await t.test('without a declaration the policy counts for the kubelet as well', async (t) => {
  await refused(api1.ip4)
  // Not the connection that was open when the policy came: that one is closed, without its name.
  const line = await eventually(async () => {
    t.equal(await probe(nodeB, api1.ip4), '')
    return mesh.accessLines('node-b').find(({ error = '' }) => error.includes('only-web'))
  })
  t.match(line, { direction: 'inbound', reason: 'denied' })
  t.equal(line['src.identity'], undefined)
  t.equal((await curl(web, `http://${api1.ip4}:${appPort}/`)).code, 0, 'the one identity is let in')
})

await t.test('a declared probe passes, and the application sees the node', async (t) => {
  const before = await enrolments()
  const lines = mesh.accessLines('node-b').length
  declare(api1, { livenessProbe: { httpGet: { path: '/', port: 'http' } } })
  for (const ip of [api1.ip4, api1.ip6]) {
    const body = await eventually(async () => (await probe(nodeB, ip)) || undefined)
    const [, seen = ''] = /accept says \[([^\]]+)\]/.exec(body) ?? []
    t.match(nodeB.run('ip', '-o', 'address'), ` ${seen}/`, `${seen} is an address of the node`)
  }
  t.ok(
    (await metric(mesh, 'node-b', 'leyline_capture_events_total', { event: 'probes_passed' })) >= 2,
  )
  t.equal(await enrolments(), before)
  const fresh = mesh.accessLines('node-b').slice(lines)
  t.same(
    // The line of the one identity may be late.
    fresh.filter((line) => line['src.identity'] === undefined && line.reason !== 'denied'),
    [],
    'the agent carried none of it',
  )
})

await t.test('nobody else gets by on it, and the kubelet nowhere else', async (t) => {
  t.equal(await probe(nodeB, api1.ip4, { cgroup: '/' }), '', 'another program of the node')
  t.equal(await probe(topology.nodes.a, api1.ip4), '', 'the kubelet of another node')
  t.equal(await probe(nodeB, api1.ip4, { port: trafficPort }), '', 'another port')
  t.not((await curl(pods.old, `http://${api1.ip4}:${appPort}/`)).code, 0, 'another pod')
  t.not((await curl(api2, `http://${api1.ip4}:${appPort}/`)).code, 0, 'another identity')
})

await t.test('a probe’s host does not open another pod', async (t) => {
  const { a } = topology.nodes
  const host = { livenessProbe: { httpGet: { host: api1.ip4, port: trafficPort } } }
  declare(api2, { ...host, readinessProbe: { tcpSocket: { port: appPort } } })
  await eventually(async () => (await probe(a, api2.ip4)) || undefined)
  for (const node of [a, nodeB]) {
    t.equal(await probe(node, api1.ip4, { port: trafficPort }), '', node.name)
  }
  t.equal(await probe(a, api2.ip4, { port: trafficPort }), '', 'nor its own port of that number')
})

await t.test('probes come and go while the pod stays enrolled', async (t) => {
  const log = () => mesh.agentLines('node-b', '"pod enrolled"').length
  const before = log()
  declare(api1, { startupProbe: { httpGet: { port: 7 } } })
  await refused(api1.ip4)
  declare(api1, { lifecycle: { preStop: { httpGet: { port: appPort } } } })
  await eventually(async () => (await probe(nodeB, api1.ip4)) || undefined)
  t.equal(log(), before)
})

await t.test('status and configuration dump tell what may be probed', async (t) => {
  t.same(
    mesh.status().nodes.map(({ kubelet }) => kubelet),
    [{ cgroups: [topology.nodes.a.kubeletCgroup] }, { cgroups: [nodeB.kubeletCgroup] }],
  )
  t.match(await mesh.agentAdmin('node-b', '/config_dump'), {
    capture: { probes: [{ port: appPort }, { port: appPort }] },
  })
})
