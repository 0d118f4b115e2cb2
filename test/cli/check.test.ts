// `leyline check` of a cluster: every node with its verdict and the reason, before an installation and after.
import t, { type Test } from 'tap'
import { parse } from 'yaml'
import { parts } from '../../cli/installation.ts'
import { judgeNodes, type Facts, type NodeView } from '../../cli/nodes.ts'
import { type ApiObject, FakeApiServer, refuse } from '../helpers/apiserver.ts'
import { type Ended, leyline } from '../helpers/leyline.ts'

t.setTimeout(90_000)
const namespace = 'leyline-system'
const apps = `/apis/apps/v1/namespaces/${namespace}`
const core = `/api/v1/namespaces/${namespace}`

const check = (...args: string[]): Promise<Ended> => leyline(['check', ...args])

const node = (name: string, info: object = {}, conditions: object[] = []): NodeView & ApiObject =>
  ({
    metadata: { name, labels: { 'kubernetes.io/os': 'linux' } },
    status: {
      conditions: [{ type: 'Ready', status: 'True' }, ...conditions].slice(-1),
      nodeInfo: {
        operatingSystem: 'linux',
        architecture: 'amd64',
        kernelVersion: '6.1.0-28-amd64',
        containerRuntimeVersion: 'containerd://1.7.20',
        ...info,
      },
    },
  }) as NodeView & ApiObject

const labels = (component: string) => ({
  'app.kubernetes.io/name': 'leyline',
  'app.kubernetes.io/component': component,
})
function pod(name: string, nodeName: string, component: string, status: object): ApiObject {
  const metadata = { name, namespace, uid: `uid-${name}`, labels: labels(component) }
  return { metadata, spec: { nodeName }, status } as ApiObject
}
const ready = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] }
const event = (about: string, reason: string, message: string): ApiObject =>
  ({
    metadata: { name: `${about}.1`, namespace },
    involvedObject: { kind: 'Pod', name: about, uid: `uid-${about}` },
    type: 'Warning',
    reason,
    message,
    lastTimestamp: '2026-01-01T00:01:00Z',
  }) as ApiObject

async function cluster(t: Test, nodes: ApiObject[]): Promise<FakeApiServer> {
  const server = await FakeApiServer.start(t)
  server.serve('/api/v1/nodes', ...nodes)
  server.serve(`${core}/pods`)
  server.serve(`${core}/events`)
  return server
}
function install(server: FakeApiServer): void {
  const { agent, control } = parts(namespace)
  const template = { spec: { nodeSelector: agent.nodeSelector } }
  const set = { metadata: { name: agent.name, namespace, uid: 'uid-set' }, spec: { template } }
  server.serve(`${apps}/daemonsets`, set as ApiObject)
  server.serve(`${apps}/deployments`, { metadata: { name: control.name, namespace } })
  server.put(`${core}/pods`, pod('control-1', 'a', 'control', ready))
}

await t.test('before an installation: what there is, and what is known against it', async (t) => {
  const server = await cluster(t, [
    node('b', { kernelVersion: '5.10.0-8', containerRuntimeVersion: 'cri-o://1.30.1' }),
    node('a'),
    node('w', { operatingSystem: 'windows', kernelVersion: '10.0.20348' }),
    node('r', { architecture: 'riscv64' }),
  ])
  const at = ['--kubeconfig', server.kubeconfig()]
  const [json, table, yaml] = await Promise.all([
    check(...at, '-o', 'json'),
    check('--cluster', ...at),
    check(...at, '-o', 'yaml'),
  ])
  t.equal(json.code, 0)
  const report = JSON.parse(json.out) as object
  t.same(parse(yaml.out), report)
  t.match(report, {
    server: /^https:/,
    namespace,
    installed: false,
    nodes: [
      {
        node: 'a',
        agent: 'not installed',
        ok: true,
        warnings: [],
        os: 'linux',
        architecture: 'amd64',
        kernel: '6.1.0-28-amd64',
        runtime: 'containerd://1.7.20',
      },
      {
        node: 'b',
        agent: 'not installed',
        ok: true,
        warnings: [/5\.10\.0-8 is older than 5\.15/, /--cri-socket \/run\/crio\/crio\.sock/],
      },
      { node: 'r', agent: 'unsupported', reason: /no image for riscv64/ },
      { node: 'w', agent: 'unsupported', reason: /this node runs windows/ },
    ],
  })
  t.notMatch(report, { control: {} })
  for (const line of [
    /^leyline is not installed in namespace leyline-system of https:/m,
    /^NODE +AGENT +KERNEL +RUNTIME +OS +REASON$/m,
    /^a +not installed +6\.1\.0-28-amd64 +containerd:\/\/1\.7\.20 +linux\/amd64$/m,
    /^w +unsupported .*agents run on linux/m,
    /^warning: b: kernel 5\.10\.0-8 is older/m,
  ])
    t.match(table.out, line)
})

await t.test('each node that is not fine says why, and the check fails', async (t) => {
  const names = ['fine', 'pull', 'kernel', 'cri', 'mount', 'none', 'other', 'down']
  const server = await cluster(t, [
    ...names.slice(0, 6).map((name) => node(name)),
    { ...node('other'), metadata: { name: 'other', labels: {} } },
    node('down', {}, [{ type: 'Ready', status: 'Unknown', message: 'Kubelet stopped posting' }]),
    node('w', { operatingSystem: 'windows' }),
  ])
  install(server)
  const running = { running: { startedAt: '2026-01-01T00:00:00Z' } }
  const states: Record<string, object> = {
    pull: { waiting: { reason: 'ErrImagePull', message: 'not found' } },
    cri: running,
    mount: { waiting: { reason: 'ContainerCreating' } },
    down: running,
  }
  server.put(`${core}/pods`, pod('agent-fine', 'fine', 'agent', ready))
  for (const [name, state] of Object.entries(states)) {
    const status = { phase: 'Pending', containerStatuses: [{ name: 'agent', state }] }
    server.put(`${core}/pods`, pod(`agent-${name}`, name, 'agent', status))
  }
  const lastState = {
    terminated: { exitCode: 1, message: 'agent: sk_lookup is missing: it steers' },
  }
  const crashed = [{ name: 'agent', state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState }]
  server.put(
    `${core}/pods`,
    pod('agent-kernel', 'kernel', 'agent', { phase: 'Running', containerStatuses: crashed }),
  )
  server.put(`${core}/events`, event('agent-cri', 'NotReady', 'container runtime at /host/x: away'))
  server.put(`${core}/events`, event('agent-mount', 'FailedMount', '/run/x is not a directory'))
  const { code, out, err } = await check('--kubeconfig', server.kubeconfig(), '-o', 'json')
  t.equal(code, 1)
  const { nodes } = JSON.parse(out) as { nodes: { node: string; agent: string; ok: boolean }[] }
  t.match(Object.fromEntries(nodes.map(({ node: name, ...row }) => [name, row])), {
    fine: { agent: 'ready', ok: true },
    pull: { agent: 'not ready', ok: false, reason: 'ErrImagePull: not found' },
    kernel: {
      agent: 'not ready',
      reason: 'ended with status 1: agent: sk_lookup is missing: it steers',
    },
    cri: { agent: 'not ready', reason: 'container runtime at /host/x: away' },
    mount: { agent: 'not ready', reason: 'FailedMount: /run/x is not a directory' },
    none: { agent: 'none', reason: 'the DaemonSet has made no pod for it' },
    other: { agent: 'none', reason: 'the DaemonSet is for nodes with kubernetes.io/os=linux' },
    down: {
      agent: 'not ready',
      reason: /^the node itself is not ready: Kubelet stopped posting; /,
    },
    w: { agent: 'unsupported', ok: true },
  })
  t.match(err, /^leyline: 7 of 9 nodes: cri \(container runtime at/)
  t.equal(err.trimEnd().split('\n').length, 1)
  const quiet = await check('--kubeconfig', server.kubeconfig(), '-q')
  t.match(quiet, { code: 1, out: '', err })
})

await t.test('all fine is silent success; control that is not ready is a failure', async (t) => {
  const server = await cluster(t, [node('a')])
  install(server)
  server.put(`${core}/pods`, pod('agent-a', 'a', 'agent', ready))
  const at = ['--kubeconfig', server.kubeconfig()]
  t.match(await check(...at, '-q'), { code: 0, out: '', err: '' })
  t.match((await check(...at)).out, /^control {2}ready$/m)
  const lastState = { terminated: { exitCode: 1, message: 'control: not read: pods: forbidden' } }
  const containerStatuses = [{ name: 'control', state: { waiting: {} }, lastState }]
  server.put(`${core}/pods`, pod('control-1', 'a', 'control', { containerStatuses }))
  const { code, out, err } = await check(...at)
  t.equal(code, 1)
  t.match(out, /^control {2}not ready {2}ended with status 1: control: not read: pods: forbidden$/m)
  t.match(err, /^leyline: control is not ready: ended with status 1/)
})

await t.test('who may not read is told what it takes; without Events less is known', async (t) => {
  const server = await cluster(t, [node('a')])
  install(server)
  server.put(`${core}/pods`, pod('agent-a', 'a', 'agent', ready))
  const at = ['--kubeconfig', server.kubeconfig()]
  server.fail(({ path }) => path.endsWith('/events'), refuse(403, 'events is forbidden'), Infinity)
  t.equal((await check(...at, '-q')).code, 0)
  server.fail(({ path }) => path === '/api/v1/nodes', refuse(403, 'nodes is forbidden'), Infinity)
  const { code, err } = await check(...at)
  t.equal(code, 1)
  t.match(
    err,
    /^leyline: nodes is forbidden; hint: this takes "get" and "list" on nodes in the cluster/,
  )
})

await t.test('why a DaemonSet makes no pods stands in its own Events', async (t) => {
  const facts: Facts = {
    nodes: [node('a')],
    installed: true,
    agentSet: { metadata: { name: 'leyline-agent', uid: 'uid-set' } },
    agents: [],
    events: [
      {
        involvedObject: { kind: 'DaemonSet', name: 'leyline-agent', uid: 'uid-set' },
        type: 'Warning',
        reason: 'FailedCreate',
        message: 'violates PodSecurity "restricted"',
      },
    ],
    criSocket: '/run/containerd/containerd.sock',
  }
  t.match(judgeNodes(facts), [
    { agent: 'none', reason: 'FailedCreate: violates PodSecurity "restricted"' },
  ])
  t.match(judgeNodes({ ...facts, agentSet: undefined }), [{ reason: /run `leyline install`/ }])
  t.match(judgeNodes({ ...facts, nodes: [{ metadata: { name: 'x' } }], installed: false }), [
    { agent: 'not installed', ok: true, kernel: 'unknown', warnings: [] },
  ])
})

await t.test('what the command line looks for is what is installed', async (t) => {
  t.match(parts('mesh'), {
    control: { kind: 'Deployment', name: 'leyline-control', container: 'control' },
    agent: {
      kind: 'DaemonSet',
      name: 'leyline-agent',
      container: 'agent',
      adminSocket: /^\/.*\.sock$/,
      nodeSelector: { 'kubernetes.io/os': 'linux' },
    },
  })
})
