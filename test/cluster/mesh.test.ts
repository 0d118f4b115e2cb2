// The product on a real Kubernetes of two nodes: installed, a namespace labelled under its running pods,
// everything that Kubernetes does to pods meanwhile, and gone again without a trace.
import t from 'tap'
import {
  accessLines,
  apply,
  inPod,
  kubectl,
  Load,
  leyline,
  onNode,
  onTheWire,
  pods,
  systemNamespace,
  until,
} from '../helpers/cluster.ts'

t.setTimeout(900_000)
const shop = 'shop'
const label = 'leyline.dev/dataplane-mode'

const web = (replicas: number) => `
apiVersion: v1
kind: Namespace
metadata: {name: ${shop}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: ${shop}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: ${shop}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: web
      terminationGracePeriodSeconds: 6
      topologySpreadConstraints:
      - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}, matchLabelKeys: [pod-template-hash]}
      containers:
      - name: web
        image: localhost/busybox:1
        command:
        - sh
        - -c
        - |
          mkdir -p /tmp/w/cgi-bin
          printf '#!/bin/sh\\necho; echo %s saw $REMOTE_ADDR\\n' "$(hostname)" > /tmp/w/cgi-bin/who
          chmod +x /tmp/w/cgi-bin/who; echo the-plain-text > /tmp/w/index.html
          trap 'exit 0' TERM; httpd -f -p 8080 -h /tmp/w & wait
        lifecycle: {preStop: {exec: {command: [sleep, '3']}}}
        readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
        livenessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1, failureThreshold: 2}
        startupProbe: {exec: {command: [test, -e, /tmp/w/index.html]}, periodSeconds: 1}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: ${shop}}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: ${shop}}
spec:
  nodeName: node1
  terminationGracePeriodSeconds: 1
  containers: [{name: client, image: localhost/busybox:1, command: [sleep, '100000']}]
---
apiVersion: v1
kind: Pod
metadata: {name: hostnet, namespace: ${shop}}
spec:
  nodeName: node2
  hostNetwork: true
  terminationGracePeriodSeconds: 1
  containers: [{name: hostnet, image: localhost/busybox:1, command: [sleep, '100000']}]
`
const get = async (url: string): Promise<string> =>
  (await inPod(shop, 'client', 'timeout', '3', 'wget', '-qO-', url)).out.trim()
const enrolled = async (): Promise<number> =>
  (await pods(shop)).filter(
    ({ metadata }) => metadata.annotations?.['leyline.dev/enrolment'] === 'enrolled',
  ).length
const restarts = async (): Promise<number> =>
  (await pods(shop))
    .flatMap(({ status }) => status.containerStatuses ?? [])
    .reduce((n, c) => n + c.restartCount, 0)
const podOn = async (node: string): Promise<string> =>
  (await pods(shop, 'app=web')).find(({ spec }) => spec.nodeName === node)?.status.podIP ?? ''
/** What an agent leaves on a node: pins, by name. */
const pins = async (node: number): Promise<string> =>
  (
    await onNode(node, 'sh', '-c', 'ls -R /sys/fs/bpf | grep -v "^/sys/fs/bpf:$" | grep -i leyline')
  ).out.trim()

t.teardown(async () => {
  await kubectl('delete', 'namespace', shop, '--ignore-not-found', '--wait=false')
  await leyline('uninstall')
})

await t.test('it is installed, and again without harm', async (t) => {
  await kubectl('delete', 'namespace', shop, '--ignore-not-found')
  await leyline('uninstall')
  const began = Date.now()
  const first = await leyline('install', '--timeout', '90')
  t.equal(first.code, 0, first.err)
  t.match(first.out, /leyline-agent: 2 of 2 ready/)
  t.comment(`installed in ${Date.now() - began} ms`)
  t.equal((await leyline('install', '--timeout', '30')).code, 0)
})

await t.test('a label brings running pods into the mesh, without a restart', async (t) => {
  await apply(web(2))
  await kubectl('-n', shop, 'rollout', 'status', 'deploy/web', '--timeout=60s')
  await kubectl(
    '-n',
    shop,
    'wait',
    '--for=condition=Ready',
    'pod/client',
    'pod/hostnet',
    '--timeout=60s',
  )
  const far = await podOn('node2')
  const before = await onTheWire(async () => {
    t.equal(await get(`http://${far}:8080/`), 'the-plain-text')
  })
  t.match(before, 'the-plain-text', 'readable between the nodes before')
  const names = (await pods(shop)).map(({ metadata }) => metadata.name).sort()
  const began = Date.now()
  await kubectl('label', 'namespace', shop, `${label}=ambient`)
  await until('enrolment', async () => ((await enrolled()) === 3 ? true : undefined), 10_000)
  t.comment(`three pods enrolled ${Date.now() - began} ms after kubectl began`)
  const after = await onTheWire(async () => {
    for (let i = 0; i < 6; i++) {
      t.equal(await get(`http://${far}:8080/`), 'the-plain-text')
      t.match(await get('http://web/cgi-bin/who'), / saw /)
    }
  })
  t.notMatch(after, 'the-plain-text', 'nothing readable after')
  t.match(after, '.15008', 'the tunnel is there')
  t.same((await pods(shop)).map(({ metadata }) => metadata.name).sort(), names, 'the same pods')
  t.equal(await restarts(), 0)
})

await t.test(
  'both agents write it down, with both identities; the server sees its client',
  async (t) => {
    const far = await podOn('node2')
    const client =
      (await pods(shop)).find(({ metadata }) => metadata.name === 'client')?.status.podIP ?? ''
    t.match(await get(`http://${far}:8080/cgi-bin/who`), client)
    for (const [node, direction] of [
      ['node1', 'outbound'],
      ['node2', 'inbound'],
    ] as const) {
      const line = await until('the access line', async () =>
        (await accessLines(node)).findLast((l) => l['dst.hbone_addr'] === `${far}:8080`),
      )
      t.match(line, {
        direction,
        'src.identity': 'spiffe://cluster.local/ns/shop/sa/default',
        'dst.identity': 'spiffe://cluster.local/ns/shop/sa/web',
      })
    }
  },
)

await t.test('probes of every kind keep passing', async (t) => {
  await new Promise((resolve) => setTimeout(resolve, 6_000))
  t.equal(await restarts(), 0)
  const ready = (await pods(shop, 'app=web')).every(({ status }) =>
    status.containerStatuses?.every((c) => c.ready),
  )
  t.ok(ready)
})

await t.test(
  'the API server and cluster DNS are reached from inside; host-network pods are untouched',
  async (t) => {
    const api = await inPod(
      shop,
      'client',
      'sh',
      '-c',
      'nc -w 3 kubernetes.default.svc 443 </dev/null',
    )
    t.equal(api.code, 0, api.err)
    const dns = await inPod(
      shop,
      'client',
      'timeout',
      '5',
      'nslookup',
      'web.shop.svc.cluster.local',
    )
    t.equal(dns.code, 0, dns.err)
    const host = await inPod(
      shop,
      'hostnet',
      'timeout',
      '3',
      'wget',
      '-qO-',
      'http://web.shop.svc.cluster.local/',
    )
    t.equal(host.code, 0, 'plain, under no identity')
    const hostnet = (await pods(shop)).find(({ metadata }) => metadata.name === 'hostnet')
    t.equal(hostnet?.metadata.annotations?.['leyline.dev/enrolment'], undefined)
  },
)

await t.test('scaling and rolling lose no request', async (t) => {
  const load = await Load.start(shop, 'client', 'http://web/')
  await kubectl('-n', shop, 'scale', 'deploy/web', '--replicas=10')
  await kubectl('-n', shop, 'rollout', 'status', 'deploy/web', '--timeout=90s')
  await until('all enrolled', async () => ((await enrolled()) === 11 ? true : undefined), 20_000)
  await kubectl('-n', shop, 'rollout', 'restart', 'deploy/web')
  await kubectl('-n', shop, 'rollout', 'status', 'deploy/web', '--timeout=120s')
  await kubectl('-n', shop, 'scale', 'deploy/web', '--replicas=2')
  await kubectl('-n', shop, 'rollout', 'status', 'deploy/web', '--timeout=60s')
  await until('the others gone', async () =>
    (await pods(shop, 'app=web')).length === 2 ? true : undefined,
  )
  // Scaling down takes whichever it likes; what follows needs one on each node.
  await kubectl('-n', shop, 'rollout', 'restart', 'deploy/web')
  await kubectl('-n', shop, 'rollout', 'status', 'deploy/web', '--timeout=60s')
  await until('the former ones gone', async () =>
    (await pods(shop, 'app=web')).length === 2 ? true : undefined,
  )
  const { ok, failed } = await load.stop()
  t.ok(ok > 50, `${ok} requests`)
  t.same(failed, [])
})

await t.test('control away: traffic goes on, and its return changes nothing', async (t) => {
  const load = await Load.start(shop, 'client', 'http://web/')
  await kubectl('-n', systemNamespace, 'rollout', 'restart', 'deploy/leyline-control')
  await kubectl(
    '-n',
    systemNamespace,
    'rollout',
    'status',
    'deploy/leyline-control',
    '--timeout=60s',
  )
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const { ok, failed } = await load.stop()
  t.ok(ok > 20)
  t.same(failed, [])
  const far = await podOn('node2')
  const wire = await onTheWire(async () => void (await get(`http://${far}:8080/`)))
  t.notMatch(wire, 'the-plain-text', 'still through the tunnel')
})

await t.test('unlabelled, pods are plain again', async (t) => {
  await kubectl('label', 'namespace', shop, `${label}-`)
  await until('unenrolment', async () => ((await enrolled()) === 0 ? true : undefined), 10_000)
  const far = await podOn('node2')
  const wire = await onTheWire(async () => {
    t.equal(await get(`http://${far}:8080/`), 'the-plain-text')
  })
  t.match(wire, 'the-plain-text')
  t.equal(await restarts(), 0)
})

for (const [how, remove] of [
  ['leyline uninstall', async () => void (await leyline('uninstall', '--timeout', '60'))],
  [
    'kubectl delete daemonset',
    async () => void (await kubectl('-n', systemNamespace, 'delete', 'daemonset', 'leyline-agent')),
  ],
  [
    'kubectl delete namespace',
    async () => void (await kubectl('delete', 'namespace', systemNamespace, '--timeout=90s')),
  ],
] as const) {
  await t.test(`${how} under load: plain within 30 s, nothing left on the nodes`, async (t) => {
    t.equal((await leyline('install', '--timeout', '90')).code, 0)
    await kubectl('label', '--overwrite', 'namespace', shop, `${label}=ambient`)
    await until('enrolment', async () => ((await enrolled()) === 3 ? true : undefined), 15_000)
    const load = await Load.start(shop, 'client', 'http://web/')
    const began = Date.now()
    await remove()
    const far = await podOn('node2')
    await until(
      'plain',
      async () => ((await pins(1)) === '' && (await pins(2)) === '' ? true : undefined),
      30_000,
    )
    t.comment(`plain after ${Date.now() - began} ms`)
    t.equal(await get(`http://${far}:8080/`), 'the-plain-text')
    // Agents that linger would do their harm now.
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    for (const node of [1, 2]) t.equal(await pins(node), '', `no pin on node ${node}`)
    const { ok, failed } = await load.stop()
    t.ok(ok > 10, `${ok} requests went through`)
    t.comment(
      `${failed.length} of ${ok + failed.length} requests failed meanwhile: ${failed.join('; ')}`,
    )
    t.equal(await restarts(), 0)
    t.equal(await enrolled(), 0, 'no pod says that it is in the mesh')
  })
}
