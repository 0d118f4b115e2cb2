// The command line against a cluster: an API server of the test, whose exec runs the very program that runs
// in the pods, against real admin sockets.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { parse } from 'yaml'
import { ClusterMesh } from '../../cli/cluster.ts'
import { choosePlace, type Places } from '../../cli/open.ts'
import { defaultRunDirectory } from '../../cli/run.ts'
import { AdminServer } from '../../mesh/process/admin.ts'
import { createLog } from '../../mesh/process/log.ts'
import { type ApiObject, FakeApiServer, refuse } from '../helpers/apiserver.ts'
import { type ExecCall, Refused, runHere, serveExec } from '../helpers/exec.ts'
import { leyline } from '../helpers/leyline.ts'

// Each command is a process: on a busy machine that takes its time.
t.setTimeout(150_000)
const work = mkdtempSync(join(tmpdir(), 'leyline-fleet-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))
const log = createLog({ name: 'test', level: 'silent' })
const namespace = 'leyline-system'
const pods = `/api/v1/namespaces/${namespace}/pods`

const labels = (component: string) => ({
  'app.kubernetes.io/name': 'leyline',
  'app.kubernetes.io/component': component,
})
const running = { running: { startedAt: '2026-01-01T00:00:00Z' } }

function pod(name: string, component: 'agent' | 'control', more: object = {}): ApiObject {
  return {
    metadata: { name, namespace, labels: labels(component) },
    spec: { nodeName: name.replace(/^leyline-agent-/, 'node-') },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [{ name: component, state: running }],
    },
    ...more,
  } as ApiObject
}

const identity = 'spiffe://cluster.local/ns/shop/sa/web'
const control = {
  '/status': () => ({ snapshot: 3, problems: [{ object: 'Pod shop/x', reason: 'no node' }] }),
  '/workloads': () => [
    {
      namespace: 'shop',
      name: 'web',
      node: 'node-a',
      addresses: ['10.1.0.2'],
      identity,
      tunnel: 'hbone',
    },
  ],
}
const row = (state: string) => ({
  namespace: 'shop',
  name: 'web',
  state,
  reason: 'namespace label',
  existingConnections: [],
})
const agent = (ready: boolean) => ({
  '/status': () => ({
    ready,
    ...(ready ? {} : { reason: 'no runtime at /run/x' }),
    pods: [row('enrolled')],
  }),
  '/certificates': () => [{ identity, serial: 'abc', notBefore: 'x', notAfter: 'y' }],
  '/connections': () => [{ direction: 'outbound', 'src.addr': '10.1.0.2:4000', bytes_sent: 12 }],
})

/** A cluster: control, three agents that answer in their ways, one that cannot be asked, one that does not run. */
async function cluster(t: Test): Promise<{ server: FakeApiServer; calls: ExecCall[] }> {
  const server = await FakeApiServer.start(t)
  const sockets = new Map<string, string>()
  const listen = async (name: string, routes: Record<string, () => unknown>): Promise<void> => {
    const socketPath = join(work, `${name}-${sockets.size}-${server.port}.sock`)
    sockets.set(name, socketPath)
    const admin = await AdminServer.listen({ socketPath, routes, log })
    t.teardown(() => admin[Symbol.asyncDispose]())
  }
  await listen('leyline-control-1', control)
  await listen('leyline-agent-a', agent(true))
  await listen('leyline-agent-b', agent(false))
  const crashed = {
    phase: 'Running',
    containerStatuses: [
      {
        name: 'agent',
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: {
          terminated: { exitCode: 1, message: 'agent: cgroup v2 is not mounted\nmore' },
        },
      },
    ],
  }
  server.serve(
    pods,
    pod('leyline-control-1', 'control'),
    pod('leyline-agent-b', 'agent'),
    pod('leyline-agent-a', 'agent'),
    pod('leyline-agent-c', 'agent'),
    pod('leyline-agent-d', 'agent'),
    pod('leyline-agent-e', 'agent', { status: crashed }),
    // Another program of somebody's in the namespace.
    { metadata: { name: 'other', namespace, labels: { app: 'x' } } },
  )
  const calls = serveExec(
    server,
    (call) => runHere(call, sockets.get(call.pod) ?? join(work, 'nobody.sock')),
    ({ pod: name }) => {
      if (name === 'leyline-agent-d') throw new Refused(500, 'error dialing backend: no route')
    },
  )
  return { server, calls }
}

await t.test('status, workloads, certificates and connections of a cluster', async (t) => {
  const { server, calls } = await cluster(t)
  const at = ['--kubeconfig', server.kubeconfig()]
  const json = async (command: string): Promise<{ code: number | null; data: unknown }> => {
    const { code, out, err } = await leyline([command, ...at, '-o', 'json'])
    t.equal(err, '', command)
    return { code, data: JSON.parse(out) }
  }
  const [status, workloads, certificates, connections, table] = await Promise.all([
    json('status'),
    json('workloads'),
    json('certificates'),
    json('connections'),
    leyline(['status', ...at]),
  ])
  const failures = {
    c: /nobody answers at .*nobody\.sock/,
    d: /pod leyline-agent-d: error dialing backend: no route/,
    e: /pod leyline-agent-e ended with status 1: agent: cgroup v2 is not mounted$/,
  }
  const broken = Object.entries(failures).map(([name, error]) => ({ node: `node-${name}`, error }))
  t.equal(status.code, 1, 'some agent is not ready')
  t.match(status.data, {
    control: { ready: true, snapshot: 3 },
    nodes: [
      { node: 'node-a', ready: true, pods: [{ name: 'web', state: 'enrolled' }] },
      { node: 'node-b', ready: false, reason: 'no runtime at /run/x' },
      ...broken.map((answer) => ({ ...answer, ready: false, pods: [] })),
    ],
  })
  for (const line of [
    /^control {2}ready$/m,
    /^agent node-a {2}ready$/m,
    /^agent node-b {2}not ready {2}no runtime at \/run\/x$/m,
    /^agent node-e {2}not ready {2}pod leyline-agent-e ended with status 1: agent: cgroup v2/m,
    /^node-a +shop +web +enrolled/m,
    /^problem: Pod shop\/x: no node$/m,
  ])
    t.match(table.out, line)
  t.equal(workloads.code, 0)
  t.match(workloads.data, [{ namespace: 'shop', name: 'web', identity }])
  t.match(certificates.data, [
    { node: 'node-a', identity, serial: 'abc' },
    { node: 'node-b', identity },
    ...Object.entries(failures).map(([name, problem]) => ({ node: `node-${name}`, problem })),
  ])
  t.match(connections.data, [
    { node: 'node-a', direction: 'outbound', bytes_sent: 12 },
    { node: 'node-b', direction: 'outbound' },
    ...broken,
  ])
  t.match(
    calls.find(({ pod }) => pod === 'leyline-control-1'),
    {
      namespace,
      container: 'control',
      command: [
        '/usr/bin/node',
        'mesh/process/admin-get.ts',
        '/var/lib/leyline/admin.sock',
        /^\/(status|workloads)$/,
      ],
    },
  )
  t.match(
    calls.find(({ pod }) => pod === 'leyline-agent-a'),
    { container: 'agent', command: { 2: '/run/leyline/admin.sock' } },
  )
  t.notOk(calls.some(({ pod }) => pod === 'leyline-agent-e' || pod === 'other'))
})

/** Failed, with one line that says how and why. */
async function refused(t: Test, args: string[], line: RegExp, env = {}): Promise<void> {
  const { code, err, out } = await leyline(args, env)
  t.equal(code, 1, args.join(' '))
  t.match(err, line)
  t.equal(err.trimEnd().split('\n').length, 1, 'one line')
  t.equal(out, '')
}

await t.test('who may not look is told once, and what it takes', async (t) => {
  const { server } = await cluster(t)
  const at = ['--kubeconfig', server.kubeconfig()]
  const forbidden = 'pods "x" is forbidden: User "jane" cannot create resource "pods/exec"'
  serveExec(
    server,
    () => undefined,
    () => {
      throw new Refused(403, forbidden)
    },
  )
  const line =
    /^leyline: pods "x" is forbidden.*hint: asking takes "get" and "create" on pods\/exec in namespace leyline-system: see docs\/operations\.md\n$/
  await Promise.all(
    ['status', 'workloads', 'certificates', 'connections'].map((command) =>
      refused(t, [command, ...at], line),
    ),
  )
  server.fail(() => true, refuse(403, 'pods is forbidden: User "jane" cannot list'), Infinity)
  await refused(
    t,
    ['status', ...at],
    /^leyline: pods is forbidden.*"get" and "list" on pods in name/,
  )
})

await t.test('a cluster without the mesh, without an answer, or that is none', async (t) => {
  const server = await FakeApiServer.start(t)
  server.serve(pods)
  server.serve('/api/v1/namespaces/mesh/pods')
  const wrong = join(work, 'wrong')
  writeFileSync(
    wrong,
    readFileSync(server.kubeconfig(), 'utf8').replace(/https:[^"]*/, 'api.example'),
  )
  const at = ['--kubeconfig', server.kubeconfig()]
  await Promise.all([
    refused(
      t,
      ['status', ...at],
      /not installed in namespace leyline-system of https:.*hint: run `ley/,
    ),
    refused(t, ['workloads', ...at, '-n', 'mesh'], /not installed in namespace mesh of https:/),
    refused(t, ['status', ...at, '--context', 'x'], /the kubeconfig has no context x, only test/),
    refused(
      t,
      ['status', '--kubeconfig', join(work, 'none')],
      /no usable kubeconfig in .*none: ENOENT/,
    ),
    refused(
      t,
      ['status', '--kubeconfig', wrong],
      /the kubeconfig names api\.example as the server of c; hint: expected a URL/,
    ),
    refused(t, ['status', ...at, '--run', work], /--run is a mesh of this machine/),
    refused(t, ['status', '--context', 'x'], /there is no kubeconfig; hint: name one/),
  ])
  await server.stop()
  await refused(t, ['status', ...at], /^leyline: cannot read pods at https:.*ECONNREFUSED/)
})

await t.test('an image from before it could be asked is named', async (t) => {
  const { server } = await cluster(t)
  serveExec(server, () => ({
    status: 1,
    err: "node:internal/modules\n  throw err\nError: Cannot find module '/opt/leyline/mesh/x.ts'\n",
  }))
  await refused(
    t,
    ['workloads', '--kubeconfig', server.kubeconfig()],
    /pod leyline-control-1 runs an older image.*hint: bring it up to date with `leyline install`/,
  )
})

await t.test(
  'a thousand nodes are asked a few at a time; a pod that is replaced does not count',
  async (t) => {
    const server = await FakeApiServer.start(t)
    server.serve(pods, pod('leyline-control-1', 'control'))
    for (let i = 0; i < 1_000; i++) server.put(pods, pod(`leyline-agent-${i}`, 'agent'))
    const leaving = pod('leyline-agent-old', 'agent')
    server.put(pods, {
      ...leaving,
      metadata: { ...leaving.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' },
      spec: { nodeName: 'node-7' },
    } as ApiObject)
    let open = 0
    let most = 0
    serveExec(server, async (call) => {
      most = Math.max(most, ++open)
      await sleep(5)
      open--
      return { status: 0, out: JSON.stringify({ pod: call.pod }) }
    })
    const mesh = await ClusterMesh.open({ kubeconfig: server.kubeconfig(), namespace })
    const answers = await mesh.askAgents<{ pod: string }>('/status')
    mesh[Symbol.dispose]()
    t.equal(answers.length, 1_000)
    t.ok(answers.every(({ answer }) => answer !== undefined))
    t.match(
      answers.find(({ node }) => node === 'node-7'),
      { answer: { pod: 'leyline-agent-7' } },
    )
    t.ok(most > 1 && most <= 32, `${most} at once`)
  },
)

await t.test('of several pods of control one that answers is enough', async (t) => {
  const server = await FakeApiServer.start(t)
  const notReady = { status: { containerStatuses: [{ name: 'control', state: running }] } }
  server.serve(pods, pod('c-1', 'control', notReady), pod('c-2', 'control'), pod('c-3', 'control'))
  const calls = serveExec(server, ({ pod: name }) =>
    name === 'c-3' ? { status: 0, out: '[]' } : { status: 1, err: 'nobody answers' },
  )
  using mesh = await ClusterMesh.open({ kubeconfig: server.kubeconfig(), namespace })
  t.same(await mesh.askControl('/workloads'), [])
  t.same(
    calls.map(({ pod: name }) => name),
    ['c-2', 'c-3'],
    'those that are ready first',
  )
  serveExec(server, () => ({ status: 0, out: '[{"cut' }))
  await t.rejects(mesh.askControl('/workloads'), /\/workloads is no JSON/)
})

await t.test('which mesh is meant', async (t) => {
  const nothing: Places = {
    run: 'default',
    clusterNamed: false,
    runsHere: false,
    kubeconfig: false,
  }
  const cases: [Partial<Places>, string][] = [
    [{}, 'run'],
    [{ kubeconfig: true }, 'cluster'],
    [{ kubeconfig: true, runsHere: true }, 'run'],
    [{ clusterNamed: true, runsHere: true }, 'cluster'],
    [{ run: 'command line', kubeconfig: true }, 'run'],
    [{ run: 'environment', kubeconfig: true }, 'run'],
    [{ run: 'environment', clusterNamed: true }, 'cluster'],
  ]
  for (const [more, place] of cases) {
    t.equal(choosePlace({ ...nothing, ...more }), place, JSON.stringify(more))
  }
  t.throws(() => choosePlace({ ...nothing, run: 'command line', clusterNamed: true }), {
    code: 'bad_config',
  })
  const help = (await leyline(['status', '--help'])).out
  t.match(
    help,
    /With none of them: the mesh in \/run\/leyline\/up if one runs there, else the cluster/,
  )
})

const runsHere = existsSync(join(defaultRunDirectory, 'up.pid'))
const skip = runsHere ? 'a mesh runs on this machine' : false
await t.test('without a word it is the cluster of the kubeconfig', { skip }, async (t) => {
  const { server } = await cluster(t)
  const more = join(work, 'second')
  writeFileSync(more, 'apiVersion: v1\nkind: Config\ncontexts: []\nclusters: []\nusers: []\n')
  const files = [join(work, 'missing'), server.kubeconfig(), more].join(':')
  const { code, out } = await leyline(['workloads', '-o', 'yaml'], { KUBECONFIG: files })
  t.equal(code, 0)
  t.match(parse(out), [{ name: 'web' }])
  await refused(t, ['workloads'], /^leyline: no mesh runs in .*or a cluster with --kubeconfig/, {
    HOME: work,
  })
})
