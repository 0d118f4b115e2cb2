// A waypoint on a cluster: made by control from a Gateway, on the other node, and routes through it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'
import {
  agentLog,
  apply,
  freshNamespace,
  inPod,
  kubectl,
  leyline,
  leylineProgram,
  outside,
  pods,
  until,
} from '../helpers/cluster.ts'
import { gatewayApiCrds } from '../helpers/gatewayapi.ts'

t.setTimeout(600_000)
const space = 'seven'
const busybox = 'localhost/busybox:1'
/** Has Node and its gRPC in it. */
const nodeImage = 'localhost/leyline:dev'

const server = (version: string): string => `
apiVersion: v1
kind: Pod
metadata: {name: web-${version}, namespace: ${space}, labels: {app: web, version: ${version}}}
spec:
  nodeName: node1
  serviceAccountName: web
  terminationGracePeriodSeconds: 1
  containers:
  - name: web
    image: ${busybox}
    command: [sh, -c, "mkdir -p /tmp/w; echo ${version} > /tmp/w/index.html; httpd -f -p 8080 -h /tmp/w"]
    readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
---
apiVersion: v1
kind: Service
metadata: {name: web-${version}, namespace: ${space}}
spec: {selector: {app: web, version: ${version}}, ports: [{port: 80, targetPort: 8080, appProtocol: http}]}
---`
const workloads = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: ${space}}
---${server('v1')}${server('v2')}
apiVersion: v1
kind: Service
metadata: {name: web, namespace: ${space}}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080, appProtocol: http}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: ${space}}
spec:
  nodeName: node1
  terminationGracePeriodSeconds: 1
  containers: [{name: client, image: ${busybox}, command: [sleep, '100000']}]
`
const route = (v1: number, v2: number): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: ${space}}
spec:
  parentRefs: [{group: "", kind: Service, name: web}]
  rules:
  - matches: [{headers: [{name: x-user, value: tester}]}]
    backendRefs: [{name: web-v2, port: 80}]
  - backendRefs: [{name: web-v1, port: 80, weight: ${v1}}, {name: web-v2, port: 80, weight: ${v2}}]
`
async function answers(count: number, header = ''): Promise<Record<string, number>> {
  const one = `timeout 3 wget -qO- ${header ? `--header '${header}'` : ''} http://web/ 2>/dev/null || echo failed`
  const loop = `i=0; while [ $i -lt ${count} ]; do ${one}; i=$((i + 1)); done`
  const { out } = await inPod(space, 'client', 'sh', '-c', loop)
  const tally: Record<string, number> = {}
  for (const line of out.trim().split('\n')) tally[line] = (tally[line] ?? 0) + 1
  return tally
}
const waypointPods = () => pods(space, 'gateway.networking.k8s.io/gateway-name=web-waypoint')

t.teardown(async () => {
  await kubectl('delete', 'namespace', space, '--ignore-not-found', '--wait=false')
  await leyline('uninstall')
})

for (const kind of ['gatewayclasses', 'gateways', 'httproutes', 'referencegrants']) {
  const file = join(gatewayApiCrds(), `gateway.networking.k8s.io_${kind}.yaml`)
  await kubectl('apply', '--server-side', '-f', file)
}
const installed = await leyline('install', '--timeout', '90')
if (installed.code !== 0) throw new Error(installed.err)
await freshNamespace(space, { 'leyline.dev/dataplane-mode': 'ambient' })
await apply(workloads)
await kubectl('-n', space, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s')

await t.test('a waypoint for a service account is made, and says when it is there', async (t) => {
  t.same(Object.keys(await answers(10)).sort(), ['v1', 'v2'], 'before, by nobody’s choice')
  const made = await leyline(
    'waypoint',
    'apply',
    '-n',
    space,
    '--service-account',
    'web',
    '--name',
    'web-waypoint',
  )
  t.equal(made.code, 0, made.err)
  const conditions = await kubectl(
    '-n',
    space,
    'get',
    'gateway',
    'web-waypoint',
    '-o',
    'jsonpath={.status.conditions[?(@.type=="Programmed")].status}',
  )
  t.equal(conditions, 'True')
  t.equal((await waypointPods()).length, 1)
})

await t.test('requests go through it, on whichever node it is', async (t) => {
  // To the node that neither client nor server is on.
  await kubectl(
    '-n',
    space,
    'patch',
    'deployment',
    'web-waypoint',
    '--type=merge',
    '-p',
    '{"spec":{"template":{"spec":{"nodeName":"node2"}}}}',
  )
  await kubectl('-n', space, 'rollout', 'status', 'deployment/web-waypoint', '--timeout=90s')
  const line = await until('the access line', async () => {
    await answers(2)
    return (await agentLog('node1')).find(
      (l) => l.direction === 'outbound' && l['dst.identity']?.endsWith('/sa/web-waypoint'),
    )
  })
  t.match(line, { 'src.identity': `spiffe://cluster.local/ns/${space}/sa/default` })
  const inbound = (await agentLog('node1')).findLast(
    (l) => l.direction === 'inbound' && l['dst.workload']?.startsWith('web-v'),
  )
  t.match(inbound, { 'src.identity': `spiffe://cluster.local/ns/${space}/sa/web-waypoint` })
})

await t.test('a canary moves by its weights, a header chooses for itself', async (t) => {
  await apply(route(1, 0))
  await until('all to v1', async () => ((await answers(10)).v1 === 10 ? true : undefined))
  t.same(await answers(10, 'x-user: tester'), { v2: 10 })
  await apply(route(1, 1))
  await until('some to v2', async () => (((await answers(10)).v2 ?? 0) > 0 ? true : undefined))
  const { v1 = 0, v2 = 0, ...others } = await answers(200)
  t.same(others, {})
  t.ok(Math.abs(v1 - 100) <= 3 * Math.sqrt(50), `${v1} to ${v2}`)
  const accepted = await kubectl(
    '-n',
    space,
    'get',
    'httproute',
    'web',
    '-o',
    'jsonpath={.status.parents[0].conditions[?(@.type=="Accepted")].status}',
  )
  t.equal(accepted, 'True')
})

await t.test('HTTP/2 and a gRPC stream pass through it both ways', async (t) => {
  const grpc = `const grpc = require('/opt/leyline/node_modules/@grpc/grpc-js')
const raw = (x) => x
const chat = { path: '/test.Echo/Chat', requestStream: true, responseStream: true,
  requestSerialize: raw, requestDeserialize: raw, responseSerialize: raw, responseDeserialize: raw }`
  const serve = `${grpc}
const server = new grpc.Server()
server.addService({ chat }, { chat: (s) => { s.on('data', (m) => s.write(m)); s.on('end', () => s.end()) } })
server.bindAsync('0.0.0.0:9000', grpc.ServerCredentials.createInsecure(), () => {})
process.on('SIGTERM', () => process.exit(0))`
  await apply(`
apiVersion: v1
kind: Pod
metadata: {name: echo, namespace: ${space}, labels: {app: echo}}
spec:
  nodeName: node1
  serviceAccountName: web
  terminationGracePeriodSeconds: 1
  containers: [{name: echo, image: ${nodeImage}, command: [/usr/bin/node, -e, ${JSON.stringify(serve)}], readinessProbe: {tcpSocket: {port: 9000}, periodSeconds: 1}}]
---
apiVersion: v1
kind: Service
metadata: {name: echo, namespace: ${space}}
spec: {selector: {app: echo}, ports: [{port: 9000, appProtocol: grpc}]}
---
apiVersion: v1
kind: Pod
metadata: {name: caller, namespace: ${space}}
spec:
  nodeName: node2
  terminationGracePeriodSeconds: 1
  containers: [{name: caller, image: ${nodeImage}, command: [/usr/bin/node, -e, "setInterval(() => {}, 1000)"]}]
`)
  await kubectl(
    '-n',
    space,
    'wait',
    '--for=condition=Ready',
    'pod/echo',
    'pod/caller',
    '--timeout=60s',
  )
  const call = `${grpc}
const client = new grpc.Client('echo:9000', grpc.credentials.createInsecure())
const stream = client.makeBidiStreamRequest(chat.path, raw, raw)
let back = 0
const next = () => (back === 100 ? stream.end() : stream.write(Buffer.from('m' + back)))
stream.on('data', () => { back++; next() })
stream.on('error', () => {})
stream.on('status', (s) => { console.log(back + ' back, status ' + s.code); process.exit(0) })
next()`
  const echoed = await until('the stream', async () => {
    const { out } = await inPod(space, 'caller', '/usr/bin/node', '-e', call)
    return out.includes('status 0') ? out : undefined
  })
  t.match(echoed, '100 back, status 0')
  const h2 = `const session = require('node:http2').connect('http://web')
let left = 20
for (let i = 0; i < 20; i++) {
  const stream = session.request({ ':path': '/' })
  stream.on('response', (h) => process.stdout.write(h[':status'] + ' '))
  stream.resume().on('close', () => --left || session.close())
}`
  const asked = await inPod(space, 'caller', '/usr/bin/node', '-e', h2)
  t.equal(asked.out.trim(), Array(20).fill('200').join(' '), asked.err)
})

await t.test('the dashboard of the cluster knows it, over a port-forward', async (t) => {
  const { file, args } = leylineProgram('dashboard', '--port', '0', '--open', 'no')
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  t.teardown(() => child.kill('SIGINT'))
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const url = await until('its address', async () => /http:\/\/\S+/.exec(said)?.[0])
  const known = await until('the waypoint', async () => {
    await answers(10)
    const { out } = await outside('curl', '-sS', '-m', '5', new URL('api/waypoints', url).href)
    return out.includes('"web-waypoint"') && out.includes('web-v2') ? out : undefined
  })
  t.match(known, `spiffe://cluster.local/ns/${space}/sa/web-waypoint`)
})

await t.test('no waypoint, no way: its pods take nothing from around it', async (t) => {
  const [pod] = await pods(space, 'version=v1')
  const address = pod?.status.podIP ?? ''
  await kubectl('-n', space, 'scale', 'deployment/web-waypoint', '--replicas=0')
  await until('no waypoint', async () => ((await waypointPods()).length === 0 ? true : undefined))
  t.same(await answers(2), { failed: 2 })
  const around = await inPod(
    space,
    'client',
    'timeout',
    '4',
    'wget',
    '-qO-',
    `http://${address}:8080/`,
  )
  t.not(around.code, 0)
  await kubectl('-n', space, 'scale', 'deployment/web-waypoint', '--replicas=1')
  await until('it is back', async () =>
    (await answers(2)).failed === undefined ? true : undefined,
  )
})

await t.test('deleted, it is gone with all that was made for it', async (t) => {
  t.equal((await leyline('waypoint', 'delete', 'web-waypoint', '-n', space)).code, 0)
  await until('its pods are gone', async () =>
    (await waypointPods()).length === 0 ? true : undefined,
  )
  await until('its Deployment is gone', () =>
    kubectl('-n', space, 'get', 'deployment', 'web-waypoint').then(
      () => undefined,
      () => true,
    ),
  )
  const tally = await answers(4)
  t.equal(tally.failed, undefined)
})
