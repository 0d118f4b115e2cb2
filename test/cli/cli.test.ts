// The command line as people and scripts meet it: help, errors of one line, formats, no colour where
// nobody sees it.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parse, stringify } from 'yaml'
import { LocalMesh } from '../../deploy/local/mesh.ts'
import { cgroup2 } from '../../deploy/local/topology.ts'
import { namespace, pod } from '../helpers/control.ts'
import { type Ended, leyline as run } from '../helpers/leyline.ts'

// Each command is a process: on a busy machine that takes its time.
t.setTimeout(170_000)
const work = mkdtempSync(join(tmpdir(), 'leyline-cli-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))

const leyline = (...args: string[]): Promise<Ended> => run(args)
/** Failed, with one line that says how and why. */
async function refused(t: Test, args: string[], line: RegExp): Promise<void> {
  const { code, err, out } = await leyline(...args)
  t.equal(code, 1, args.join(' '))
  t.match(err, line)
  t.equal(err.trimEnd().split('\n').length, 1, 'one line')
  t.equal(out, '')
}

const commands = [
  'up',
  'install',
  'uninstall',
  'status',
  'workloads',
  'certificates',
  'connections',
  'dashboard',
  'waypoint',
  'check',
]
const listing = ['status', 'workloads', 'certificates', 'connections', 'check']

await t.test('every command explains itself', async (t) => {
  const { code, out } = await leyline('--help')
  t.equal(code, 0)
  for (const command of commands) {
    t.match(out, new RegExp(`^  ${command} `, 'm'))
    const help = await leyline(command, '--help')
    t.equal(help.code, 0)
    t.match(help.out, `Usage: leyline ${command}`)
  }
  for (const command of listing) {
    t.match(
      (await leyline(command, '--help')).out,
      /--output <format>.*\n?.*"table", "json", "yaml"/,
    )
  }
  t.match((await leyline('--version')).out, /^\d+\.\d+\.\d+\n$/)
})

await t.test('without a command it shows what there is', async (t) => {
  const { code, err, out } = await leyline()
  t.equal(code, 1)
  t.match(err + out, 'Commands:')
})

await t.test('what is wrong with a command line is one line', async (t) => {
  await refused(t, ['upp'], /^leyline: unknown command 'upp'.*--help/)
  await refused(t, ['status', '--nope'], /^leyline: unknown option '--nope'/)
  await refused(
    t,
    ['status', '--output', 'xml'],
    /'xml' is invalid. Allowed choices are table, json, yaml/,
  )
  await refused(t, ['up'], /missing required argument 'dir'/)
  await refused(t, ['up', work, '--certificate-ttl', '5'], /whole seconds from 10 to 86400/)
})

await t.test('without a mesh, commands say so and how to get one', async (t) => {
  for (const command of ['status', 'workloads', 'certificates', 'connections']) {
    await refused(
      t,
      [command, '--run', join(work, 'none')],
      /no mesh runs in .*none; hint: start one with `leyline up DIR`/,
    )
  }
})

await t.test('a folder that is none, or cannot be used, is refused', async (t) => {
  const run = ['--run', join(work, 'run')]
  await refused(t, ['up', join(work, 'missing'), ...run], /missing is not a folder of manifests/)
  const long = join(work, 'x'.repeat(90))
  const manifests = join(work, 'manifests')
  mkdirSync(manifests)
  writeFileSync(join(manifests, 'node.yaml'), 'apiVersion: v1\nkind: Node\nmetadata: {name: n}\n')
  const { code, err } = await leyline('up', manifests, '--run', long)
  t.equal(code, 1)
  t.match(err, /too long for a Unix socket; hint: choose a --run directory with a shorter path/)
})

await t.test('check lists every feature with its purpose, in each format', async (t) => {
  const table = await leyline('check')
  t.match(table.out, /^FEATURE +OK +SINCE +WHAT IT IS FOR/)
  t.notMatch(table.out, '\u001b', 'no colours when nobody looks')
  const json = JSON.parse((await leyline('check', '-o', 'json')).out) as {
    name: string
    purpose: string
  }[]
  const yaml = parse((await leyline('check', '-o', 'yaml')).out) as unknown
  t.same(yaml, json)
  for (const hook of ['cgroup/connect4', 'sockops', 'sk_lookup', 'cgroup v2']) {
    t.ok(json.find(({ name }) => name === hook)?.purpose, hook)
    t.match(table.out, hook)
  }
  t.equal((await leyline('check', '--quiet')).out, '', 'quiet says nothing when nothing is missing')
})

await t.test('a folder without a Node starts nothing, and is said to have none', async (t) => {
  const empty = join(work, 'empty')
  const run = join(work, 'never')
  mkdirSync(empty)
  await refused(
    t,
    ['up', empty, '--run', run],
    /^leyline: no Node in .*empty; hint: an agent runs for each manifest of kind Node/,
  )
  writeFileSync(join(empty, 'n.yaml'), 'apiVersion: v1\nkind: Node\nmetadata: {name: UPPER}\n')
  await refused(
    t,
    ['up', empty, '--run', run],
    /no Node in .*; n\.yaml: Node UPPER: metadata\.name: expected a DNS-1123 name/,
  )
  await refused(t, ['up', join(empty, 'n.yaml'), '--run', run], /is not a folder of manifests/)
  t.notOk(existsSync(run), 'no run directory is made')
})

await t.test('a setting that a program refuses is named by its own words', async (t) => {
  const manifests = join(work, 'refused')
  mkdirSync(manifests)
  writeFileSync(join(manifests, 'node.yaml'), 'apiVersion: v1\nkind: Node\nmetadata: {name: n}\n')
  const run = join(work, 'r')
  await refused(t, ['up', manifests, '--log-level', 'loud'], /Allowed choices are silent, .*trace/)
  const { code, err } = await leyline('up', manifests, '--run', run, '--trust-domain', 'BAD_X')
  t.equal(code, 1)
  t.match(
    err,
    /^leyline: control refuses its configuration: .*trustDomain: expected a SPIFFE trust/,
  )
  t.notOk(existsSync(run), 'nothing is left of it')
})

const notRoot = process.getuid?.() === 0 ? false : 'a mesh needs root'
await t.test('a running mesh is shown as asked for', { skip: notRoot }, async (t) => {
  t.setTimeout(60_000)
  const tag = `leyline-cli-${process.pid}`
  const cgroup = join(cgroup2(), tag)
  const manifests = join(work, 'live')
  const run = join(work, 'live-run')
  mkdirSync(manifests)
  mkdirSync(cgroup)
  t.teardown(() => rmdirSync(cgroup))
  execFileSync('ip', ['netns', 'add', tag])
  t.teardown(() => execFileSync('ip', ['netns', 'delete', tag]))
  execFileSync('ip', ['-n', tag, 'link', 'set', 'lo', 'up'])
  execFileSync('ip', ['-n', tag, 'address', 'add', '10.99.0.2/32', 'dev', 'lo'])
  const web = pod({ name: 'web', node: 'node-a', ips: ['10.99.0.2'] }) as { metadata: object }
  const annotations = { 'leyline.dev/netns': tag }
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'node-a', annotations: { 'leyline.dev/cgroup': `/${tag}` } },
    spec: { podCIDRs: ['10.99.0.0/24'] },
  }
  const objects = [
    namespace('shop', 'ambient'),
    node,
    { ...web, metadata: { ...web.metadata, annotations } },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { nodeName: 7 } },
  ]
  writeFileSync(join(manifests, 'all.yaml'), objects.map((it) => stringify(it)).join('---\n'))
  const mesh = new LocalMesh({ manifests, runDirectory: run })
  t.teardown(() => mesh.down())
  await mesh.up()
  await mesh.untilTunnelled(1)

  const shown = async (command: string, format: string): Promise<string> => {
    const { code, out, err } = await leyline(command, '--run', run, '--output', format)
    t.equal(code, 0, `${command} as ${format}`)
    t.equal(err, '')
    t.notMatch(out, '\u001b')
    return out
  }
  const identity = 'spiffe://cluster.local/ns/shop/sa/web'
  const everything = {
    status: {
      data: {
        control: { ready: true, problems: [{ file: 'all.yaml', field: 'spec.nodeName' }] },
        nodes: [{ node: 'node-a', ready: true, pods: [{ name: 'web', state: 'enrolled' }] }],
      },
      table: [
        /^control {2}ready$/m,
        /^agent node-a {2}ready$/m,
        /^NODE +NAMESPACE +POD +STATE +OLD CONNECTIONS +REASON$/m,
        /^node-a +shop +web +enrolled +0 +namespace label/m,
        /^problem: all\.yaml: Pod default\/x: spec\.nodeName: /m,
      ],
    },
    workloads: {
      data: [{ namespace: 'shop', name: 'web', node: 'node-a', tunnel: 'hbone', identity }],
      table: [
        /^NAMESPACE +NAME/,
        new RegExp(`shop +web +node-a +10.99.0.2 +HBONE +${identity}$`, 'm'),
      ],
    },
    certificates: {
      data: [{ node: 'node-a', identity, san: [identity], serial: /^[0-9a-f]+$/i, notAfter: /Z$/ }],
      table: [/^NODE +IDENTITY +SERIAL/, new RegExp(`^node-a +${identity} +[0-9A-Fa-f]+ `, 'm')],
    },
    connections: { data: [], table: [/^NODE +DIRECTION +SOURCE .*DESTINATION IDENTITY\n$/] },
  }
  for (const [command, { data, table }] of Object.entries(everything)) {
    const formats = ['json', 'yaml', 'table'] as const
    const [json, yaml, text] = await Promise.all(formats.map((format) => shown(command, format)))
    t.match(JSON.parse(json ?? ''), data)
    t.match(parse(yaml ?? ''), data)
    for (const line of table) t.match(text, line)
    t.notMatch(json, 'PRIVATE KEY')
  }
  await refused(t, ['up', manifests, '--run', run], /a mesh already runs in .*; hint: stop it, or/)
  await mesh.down()
  t.notOk(existsSync(run), 'one Ctrl-C and nothing is left')
  await refused(t, ['status', '--run', run], /no mesh runs in/)
})
