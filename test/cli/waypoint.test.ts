// `leyline waypoint` as a person uses it, on a folder with a control over it: what it writes, what it
// waits for, and that nothing else of the folder is touched.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { parse, parseAllDocuments, stringify } from 'yaml'
import { editObject, removeObject } from '../../cli/gateways/edit.ts'
import { gatewayOf, wishOf } from '../../cli/gateways/gateway.ts'
import { ControlUnderTest, node, pod, service } from '../helpers/control.ts'
import { account, gateway, httpRoute } from '../helpers/gateway.ts'

t.setTimeout(120_000)
const program = fileURLToPath(new URL('../../cli/leyline', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}
/** `onLine` hears each line of output as it comes. */
function leyline(
  args: readonly string[],
  onLine: (line: string) => void = () => {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, LEYLINE_RUN: '', KUBECONFIG: '/nowhere', HOME: '/nowhere' }
    const child = spawn(program, ['waypoint', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      for (const line of chunk.toString().trimEnd().split('\n')) onLine(line)
    })
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    const timer = setTimeout(() => child.kill('SIGKILL'), 40_000)
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code, out, err })
    })
  })
}

// --- manifests ---------------------------------------------------------------------------------

await t.test('what is wished for becomes a Gateway, and the wrong wishes one line', async (t) => {
  t.match(gatewayOf(wishOf({ namespace: 'shop' }), true), {
    metadata: { name: 'waypoint', namespace: 'shop', labels: undefined },
    spec: { gatewayClassName: 'leyline-waypoint', listeners: [{ port: 15008, protocol: 'HBONE' }] },
  })
  const forAccount = wishOf({ namespace: 'shop', serviceAccount: 'api', for: 'all' })
  t.match(gatewayOf(forAccount, true).metadata, {
    name: 'api-waypoint',
    labels: { 'leyline.dev/for-service-account': 'api', 'leyline.dev/waypoint-for': 'all' },
  })
  t.same(gatewayOf(forAccount, false).metadata.labels, { 'leyline.dev/waypoint-for': 'all' })
  const wrong: [object, RegExp][] = [
    [{ service: 'a', serviceAccount: 'b' }, /one of --service-account and --service/],
    [{ service: 'a', for: 'workload' }, /for workload is not for a Service; hint: --for service/],
    [{ serviceAccount: 'a', name: 'a' }, /own service account; hint: .*another --name/],
  ]
  for (const [options, message] of wrong)
    t.throws(() => wishOf({ namespace: 'shop', ...options }), message)
})

const written = `# All of the shop.
apiVersion: v1
kind: Namespace
metadata:
  name: shop   # it sells things
  labels: {team: a}
---
# The api.
kind: Service
apiVersion: v1
metadata: {name: api, namespace: shop}
spec:
  ports:   [ {port: 80} ]   # odd spacing
---
kind: List
items:
- kind: Service # one
  metadata: {name: one}
- kind: Service # two
  metadata: {name: two}
`

function fileOf(t: Test, text: string, name = 'a.yaml'): { file: string; text: () => string } {
  const directory = mkdtempSync(join(tmpdir(), 'leyline-edit-'))
  t.teardown(() => rmSync(directory, { recursive: true, force: true }))
  const file = join(directory, name)
  writeFileSync(file, text)
  return { file, text: () => readFileSync(file, 'utf8') }
}
const label = (value: string | undefined) => [{ path: ['metadata', 'labels', 'x/y'], value }]
const shop = { kind: 'Namespace', namespace: undefined, name: 'shop' }
const api = { kind: 'Service', namespace: 'shop', name: 'api' }
const two = { kind: 'Service', namespace: 'default', name: 'two' }

await t.test('an edit changes one object; comments and all other documents stay', async (t) => {
  const { file, text } = fileOf(t, written)
  const [first = '', second = '', third = ''] = written.split('---\n')
  editObject(file, shop, label('w'))
  t.equal(
    text(),
    `${first.replace('{team: a}', '{ team: a, x/y: w }').replace('   # it', ' # it')}---\n${second}---\n${third}`,
  )
  editObject(file, shop, label(undefined))
  t.match(text(), /name: shop # it sells things\n {2}labels: \{ team: a \}\n---\n# The api\./)

  editObject(file, api, label('w'))
  t.match(text(), /# The api\.\nkind: Service/)
  t.match(text(), /# odd spacing/)
  t.ok(text().endsWith(third), 'what follows is as it was')
  editObject(file, two, label('w'))
  const [, , list] = parseAllDocuments(text()).map(
    (document) => document.toJS() as { items: object[] },
  )
  t.match(list?.items, [
    { metadata: { labels: undefined } },
    { metadata: { labels: { 'x/y': 'w' } } },
  ])
  t.match(text(), /# one/)
  t.throws(() => editObject(file, { ...api, name: 'ghost' }, label('w')), /has no Service ghost/)
})

await t.test('an object is taken out of its file, and what is left counted', async (t) => {
  const { file, text } = fileOf(t, written)
  t.equal(removeObject(file, two), 3)
  t.notMatch(text(), /# two/)
  t.equal(removeObject(file, api), 2)
  t.notMatch(text(), /The api/)
  t.match(text(), /^# All of the shop/)
  t.equal(removeObject(file, shop), 1)
  const names = parseAllDocuments(text()).map(
    (document) => (document.toJS() as { kind?: string } | null)?.kind,
  )
  t.same(names, ['List'])
})

await t.test('JSON stays JSON', async (t) => {
  const { file, text } = fileOf(
    t,
    JSON.stringify({
      kind: 'Service',
      apiVersion: 'v1',
      metadata: { name: 'api', namespace: 'shop' },
    }),
    'a.json',
  )
  editObject(file, api, label('w'))
  t.match(JSON.parse(text()), { metadata: { labels: { 'x/y': 'w' } } })
})

// --- on a folder -----------------------------------------------------------------------------------

const proxy = (name: string, ready: boolean): object[] => {
  const labels = { 'gateway.networking.k8s.io/gateway-name': name }
  const made = pod({
    name,
    node: 'node-a',
    ips: ['10.10.1.20'],
    serviceAccount: name,
    labels: { ...labels, 'leyline.dev/dataplane-mode': 'none' },
  }) as { status: object }
  const conditions = [{ type: 'Ready', status: ready ? 'True' : 'False' }]
  return [
    service(name, ['None'], labels, [{ name: 'hbone', port: 15008 }]),
    { ...made, status: { ...made.status, conditions } },
  ]
}

async function folder(t: Test, more: Record<string, object[]> = {}) {
  const control = await ControlUnderTest.start(
    t,
    {
      nodes: [node('node-a', ['10.10.1.0/24'])],
      pods: [pod({ name: 'api', node: 'node-a', ips: ['10.10.1.11'] })],
      service: [service('api', ['10.96.0.7'], {})],
      ...more,
    },
    { generated: {} },
  )
  writeFileSync(
    join(control.folder, 'shop.yaml'),
    '# The shop.\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop # of all things\n',
  )
  // What `leyline up` leaves for other commands.
  writeFileSync(join(control.directory, 'up.pid'), String(process.pid))
  writeFileSync(
    join(control.directory, 'control.yaml'),
    stringify({ source: { folder: control.folder } }),
  )
  symlinkSync(control.admin, join(control.directory, 'control-admin.sock'))
  const run = ['--run', control.directory]
  const read = (file: string): string => readFileSync(join(control.folder, file), 'utf8')
  return { control, run, read, files: () => readdirSync(control.folder).sort() }
}
const labelsIn = (text: string): object =>
  (parse(text) as { metadata: { labels?: object } }).metadata.labels ?? {}

await t.test('a namespace is bound once its waypoint is ready, and not before', async (t) => {
  const { control, run, read, files } = await folder(t)
  const before = read('shop.yaml')
  let seen = ''
  const applied = await leyline(['apply', '-n', 'shop', ...run], (line) => {
    if (!line.includes('no endpoint is ready')) return
    seen = read('shop.yaml')
    control.writeGenerated('w', proxy('waypoint', true))
  })
  t.equal(applied.code, 0, applied.err)
  t.equal(seen, before, 'not bound while nobody is there')
  t.match(applied.out.split('\n'), [
    /waypoint shop\/waypoint is being started/,
    /waypoint shop\/waypoint: /,
    /./,
  ])
  t.match(applied.out, /waypoint shop\/waypoint is ready; Namespace shop is bound to it\n$/)
  t.same(labelsIn(read('shop.yaml')), { 'leyline.dev/use-waypoint': 'waypoint' })
  t.match(read('shop.yaml'), /^# The shop\.\n[^]*# of all things/)
  t.ok(files().includes('waypoint-shop-waypoint.yaml'))

  const again = await leyline(['apply', '-n', 'shop', '--for', 'all', ...run])
  t.equal(again.code, 0, again.err)
  t.match(again.out, /is there; waiting/)
  t.same(labelsIn(read('waypoint-shop-waypoint.yaml')), { 'leyline.dev/waypoint-for': 'all' })

  const list = await leyline(['list', ...run])
  t.match(
    list.out,
    /^NAMESPACE +NAME +FOR +READY +BOUND BY +MESSAGE\nshop +waypoint +all +yes +Namespace shop +ready endpoints: 1\n$/,
  )
  t.match(JSON.parse((await leyline(['list', '-o', 'json', ...run])).out), [
    { name: 'waypoint', boundBy: ['Namespace shop'] },
  ])
  t.match(JSON.parse((await leyline(['list', '-o', 'json', '-n', 'other', ...run])).out), [])

  control.writeGenerated('w', proxy('waypoint', false))
  await control.logged(() => true)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const down = await leyline(['status', 'waypoint', '-n', 'shop', ...run])
  t.equal(down.code, 1, 'not ready is a failure')
  t.match(down.out, /programmed {2}False {2}no endpoint is ready yet/)
  t.match(down.out, /problem: has no ready endpoint/)

  const gone = await leyline(['delete', 'waypoint', '-n', 'shop', ...run])
  t.equal(gone.code, 0, gone.err)
  t.equal(gone.out, 'Namespace shop is not bound any more\nwaypoint shop/waypoint is removed\n')
  t.same(labelsIn(read('shop.yaml')), {})
  t.notOk(files().includes('waypoint-shop-waypoint.yaml'))
})

await t.test('a service account is bound by the Gateway itself, once it is ready', async (t) => {
  const { control, run, read } = await folder(t, { account: [account('api')] })
  let seen: object = {}
  const applied = await leyline(
    ['apply', '-n', 'shop', '--service-account', 'api', ...run],
    (line) => {
      if (!line.includes('no endpoint is ready')) return
      seen = labelsIn(read('waypoint-shop-api-waypoint.yaml'))
      control.writeGenerated('w', proxy('api-waypoint', true))
    },
  )
  t.equal(applied.code, 0, applied.err)
  t.same(seen, {})
  t.same(labelsIn(read('waypoint-shop-api-waypoint.yaml')), {
    'leyline.dev/for-service-account': 'api',
  })
  const status = await leyline(['status', 'api-waypoint', '-n', 'shop', ...run])
  t.equal(status.code, 0)
  t.match(
    status.out,
    /waypoint shop\/api-waypoint, for workload\naccepted +True .*\nprogrammed +True [^]*bound by +ServiceAccount shop\/api\n/,
  )
  // Applied again it never lets go of what is bound.
  let lost = false
  await leyline(['apply', '-n', 'shop', '--service-account', 'api', ...run], () => {
    lost ||= Object.keys(labelsIn(read('waypoint-shop-api-waypoint.yaml'))).length === 0
  })
  t.notOk(lost)
})

await t.test('a Gateway that is there keeps what else it says', async (t) => {
  const { control, run, read } = await folder(t)
  const own = gateway('waypoint', { labels: { team: 'a' }, allowed: { from: 'All' } })
  writeFileSync(join(control.folder, 'own.yaml'), `# Ours.\n${stringify(own)}`)
  control.writeGenerated('w', proxy('waypoint', true))
  const applied = await leyline(['apply', '-n', 'shop', '--for', 'all', ...run])
  t.equal(applied.code, 0, applied.err)
  t.same(labelsIn(read('own.yaml')), { team: 'a', 'leyline.dev/waypoint-for': 'all' })
  t.match(read('own.yaml'), /^# Ours\.[^]*from: All/)
})

await t.test('a Service is bound by its own label; routes show in the status', async (t) => {
  const { control, run, read } = await folder(t, {
    route: [httpRoute('r', [{ backendRefs: [{ name: 'ghost', port: 80 }] }])],
  })
  control.writeGenerated('w', proxy('api-waypoint', true))
  const applied = await leyline(['apply', '-n', 'shop', '--service', 'api', ...run])
  t.equal(applied.code, 0, applied.err)
  t.same(labelsIn(read('service.yaml')), { 'leyline.dev/use-waypoint': 'api-waypoint' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  const status = await leyline(['status', 'api-waypoint', '-n', 'shop', ...run])
  t.match(
    status.out,
    /route shop\/r\n {2}Accepted {2}True .*\n {2}ResolvedRefs {2}False .*no Service shop\/ghost/,
  )
})

await t.test('what cannot be done is one line, and binds nothing', async (t) => {
  const { run, read, files } = await folder(t, {
    taken: [gateway('theirs', { className: 'nginx' })],
  })
  const before = files()
  const cases: [args: string[], line: RegExp][] = [
    [['apply', '-n', 'shop', '--service', 'ghost'], /there is no Service shop\/ghost in /],
    [
      ['apply', '-n', 'shop', '--name', 'theirs'],
      /Gateway shop\/theirs is of class nginx, not leyline-waypoint/,
    ],
    [['delete', 'theirs', '-n', 'shop'], /is of class nginx/],
    [['apply', '-n', 'ghost'], /there is no Namespace ghost in /],
    [
      ['status', 'ghost', '-n', 'shop'],
      /there is no waypoint shop\/ghost in .*; hint: `leyline waypoint list`/,
    ],
    [['delete', 'ghost', '-n', 'shop'], /there is no waypoint shop\/ghost/],
    [
      ['apply', '--for', 'everything'],
      /'everything' is invalid. Allowed choices are service, workload, all, none/,
    ],
    [['apply', '--timeout', 'soon'], /expected whole seconds/],
    [['list', '--context', 'other'], /hint: give one or the other/],
  ]
  for (const [args, line] of cases) {
    const { code, err } = await leyline([...args, ...run])
    t.equal(code, 1, args.join(' '))
    t.match(err, line)
    t.equal(err.trimEnd().split('\n').length, 1, 'one line')
  }
  t.same(files(), before)
  const late = await leyline(['apply', '-n', 'shop', '--timeout', '1', ...run])
  t.equal(late.code, 1)
  t.match(
    late.err,
    /is not ready after 1 s: no endpoint is ready yet; nothing was bound to it; hint: /,
  )
  t.same(labelsIn(read('shop.yaml')), {})
})

await t.test('without a mesh and without a cluster it says so', async (t) => {
  const { code, err } = await leyline(['list', '--run', '/nowhere'])
  t.equal(code, 1)
  t.match(err, /^leyline: no mesh runs in \/nowhere; hint: .* or a cluster with --kubeconfig\n$/)
  const named = await leyline(['list', '--kubeconfig', '/nowhere/at/all'])
  t.match(named.err, /^leyline: no usable kubeconfig in \/nowhere\/at\/all: /)
  const rendered = await leyline(['apply', '-n', 'shop', '--service', 'api', '--render'])
  t.equal(rendered.code, 0)
  t.match(
    rendered.out,
    /^# To bind it, label Service shop\/api: leyline\.dev\/use-waypoint: api-waypoint\n/,
  )
  t.match(parse(rendered.out), { kind: 'Gateway', metadata: { name: 'api-waypoint' } })
})
