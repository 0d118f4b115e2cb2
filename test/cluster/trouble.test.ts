// What goes wrong on a cluster, and what must go on meanwhile: a node that cannot take part, permissions
// that are missing, an API server that is slow or away, installations that meet or break off.
import { spawn } from 'node:child_process'
import t from 'tap'
import {
  apply,
  controlProcess,
  freshNamespace,
  inPod,
  kubectl,
  Load,
  leyline,
  leylineProgram,
  onNode,
  pods,
  systemNamespace,
  until,
} from '../helpers/cluster.ts'

t.setTimeout(900_000)
const space = 'trouble'
const busybox = 'localhost/busybox:1'
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const workloads = `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: ${space}, labels: {app: web}}
spec:
  nodeName: node2
  terminationGracePeriodSeconds: 1
  containers: [{name: web, image: ${busybox}, command: [httpd, -f, -p, '8080', -h, /tmp]}]
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: ${space}}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: ${space}}
spec:
  nodeName: node1
  terminationGracePeriodSeconds: 1
  containers: [{name: client, image: ${busybox}, command: [sleep, '100000']}]
`
const enrolled = async (): Promise<string[]> =>
  (await pods(space))
    .filter(({ metadata }) => metadata.annotations?.['leyline.dev/enrolment'] === 'enrolled')
    .map(({ metadata }) => metadata.name)
const url = 'http://web/'
const agentOn = async (node: string) =>
  (await pods(systemNamespace, 'app.kubernetes.io/component=agent')).find(
    ({ spec }) => spec.nodeName === node,
  )
const isReady = (pod: Awaited<ReturnType<typeof agentOn>>): boolean =>
  pod?.status.containerStatuses?.every((c) => c.ready) ?? false

t.teardown(async () => {
  await onNode(2, 'sh', '-c', 'umount /run/elsewhere; rmdir /run/elsewhere')
  await onNode(1, 'sh', '-c', 'mountpoint -q /sys/fs/bpf || mount -t bpf bpf /sys/fs/bpf')
  await kubectl('delete', 'namespace', space, '--ignore-not-found', '--wait=false')
  await leyline('uninstall')
})

await leyline('uninstall')
await freshNamespace(space, { 'leyline.dev/dataplane-mode': 'ambient' })
await apply(workloads)

await t.test('two installations at once both succeed', async (t) => {
  const both = await Promise.all([1, 2].map(() => leyline('install', '--timeout', '90')))
  for (const { code, err } of both) t.equal(code, 0, err)
  await until('enrolment', async () => ((await enrolled()).length === 2 ? true : undefined))
  t.equal(
    (await inPod(space, 'client', 'timeout', '3', 'wget', '-qO-', url)).err.includes('404'),
    true,
    'busybox has no page, but answers',
  )
})

await t.test('one that is broken off anywhere is finished by the next', async (t) => {
  await leyline('uninstall')
  for (const ms of [300, 700, 1_200]) {
    const { file, args } = leylineProgram('install')
    const child = spawn(file, args, { stdio: 'ignore' })
    await sleep(ms)
    child.kill('SIGKILL')
  }
  const { code, err } = await leyline('install', '--timeout', '90')
  t.equal(code, 0, err)
  const { file, args } = leylineProgram('uninstall')
  const child = spawn(file, args, { stdio: 'ignore' })
  await sleep(800)
  child.kill('SIGKILL')
  const removed = await leyline('uninstall', '--timeout', '90')
  t.equal(removed.code, 0, removed.err)
  t.match((await leyline('uninstall')).out, 'nothing to remove')
})

await t.test('a node without a runtime socket says so; the other works', async (t) => {
  await onNode(
    2,
    'sh',
    '-c',
    'mkdir -p /run/elsewhere && mount --bind /run/containerd /run/elsewhere',
  )
  const socket = '/run/elsewhere/containerd.sock'
  const installed = await leyline('install', '--cri-socket', socket, '--timeout', '25')
  t.equal(installed.code, 1)
  t.match(installed.err, 'node1')
  t.match(installed.err, '/run/elsewhere')
  t.notMatch(installed.err, 'node2')
  await until('the pod of node 2', async () =>
    (await enrolled()).join() === 'web' ? true : undefined,
  )
  t.ok(isReady(await agentOn('node2')))
  const check = await leyline('check', '--cluster')
  t.equal(check.code, 1)
  t.match(check.out + check.err, /node1.*\/run\/elsewhere/)
  t.equal((await leyline('install', '--timeout', '90')).code, 0, 'the right socket heals it')
})

await t.test('a node without a bpffs says so; the other works', async (t) => {
  await leyline('uninstall')
  await onNode(1, 'umount', '/sys/fs/bpf')
  const installed = await leyline('install', '--timeout', '25')
  t.equal(installed.code, 1)
  t.match(installed.err, /node1.*bpf/)
  t.notMatch(installed.err, 'node2')
  t.ok(isReady(await agentOn('node2')))
  const check = await leyline('check', '--cluster')
  t.match(check.out + check.err, /node1.*bpf/)
  await onNode(1, 'mount', '-t', 'bpf', 'bpf', '/sys/fs/bpf')
  // Its container starts anew by itself, but only after the back-off of the kubelet.
  const broken = await agentOn('node1')
  await kubectl('-n', systemNamespace, 'delete', 'pod', broken?.metadata.name ?? '')
  t.equal((await leyline('install', '--timeout', '90')).code, 0)
})

await t.test('a kind that may not be read is named, and the others serve', async (t) => {
  const role = 'leyline-control-leyline-system'
  const before = await kubectl('get', 'clusterrole', role, '-o', 'json')
  const rules = (JSON.parse(before) as { rules: { resources: string[] }[] }).rules
  const without = rules.filter(({ resources }) => !resources.includes('endpointslices'))
  await kubectl(
    'patch',
    'clusterrole',
    role,
    '--type=merge',
    '-p',
    JSON.stringify({ rules: without }),
  )
  await kubectl('-n', systemNamespace, 'rollout', 'restart', 'deploy/leyline-control')
  await kubectl(
    '-n',
    systemNamespace,
    'rollout',
    'status',
    'deploy/leyline-control',
    '--timeout=60s',
  )
  const status = await until('the word on it', async () => {
    const { out } = await leyline('status')
    return out.includes('endpointslices') ? out : undefined
  })
  t.match(status, /endpointslices.*cannot be read/)
  const answer = await inPod(space, 'client', 'timeout', '3', 'wget', '-qO-', url)
  t.match(answer.err, '404', 'the Service is served by its selector meanwhile')
  t.equal((await leyline('install', '--timeout', '90')).code, 0, 'installing again gives it back')
})

await t.test('an API server that is slow, and one that is restarted, disturb nobody', async (t) => {
  // Answers of busybox without a page count: what is asked is whether the way is open.
  const load = await Load.start(space, 'client', 'http://web/', 'wget: server returned error')
  const pid = await controlProcess('kube-apiserver')
  process.kill(pid, 'SIGSTOP')
  await sleep(8_000)
  process.kill(pid, 'SIGCONT')
  await sleep(2_000)
  process.kill(await controlProcess('kube-apiserver'), 'SIGKILL')
  await until('the API server', () =>
    kubectl('get', '--raw', '/readyz').then(
      () => true,
      () => undefined,
    ),
  )
  await apply(workloads.replace(/name: client,/, 'name: later,'))
  await until('a pod that is made after it', async () =>
    (await enrolled()).includes('later') ? true : undefined,
  )
  for (const node of ['node1', 'node2']) t.ok(isReady(await agentOn(node)))
  const { ok, failed } = await load.stop()
  t.ok(ok > 30, `${ok} requests`)
  t.same(failed, [])
})
