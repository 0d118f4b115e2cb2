// A folder of manifests as a source: what is read and watched, and that a mistake is named with its
// file and field while the last good version serves.
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { stringify } from 'yaml'
import { FolderSource } from '../../kube/folder.ts'
import { createLog } from '../../mesh/process/log.ts'
import { namespace, node, pod, waitFor } from '../helpers/control.ts'

async function folder(t: Test, files: Record<string, string>, kinds?: ReadonlySet<string>) {
  const directory = mkdtempSync(join(tmpdir(), 'leyline-folder-'))
  t.teardown(() => rmSync(directory, { recursive: true, force: true }))
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
  for (const [name, text] of Object.entries(files)) write(name, text)
  const log: { level: string; msg: string }[] = []
  const destination = { write: (line: string): void => void log.push(JSON.parse(line)) }
  const source = await FolderSource.open({
    directory,
    ...(kinds === undefined ? {} : { kinds }),
    log: createLog({ name: 'test', destination }),
  })
  t.teardown(() => source[Symbol.asyncDispose]())
  let changes = 0
  source.onChange(() => changes++)
  const keys = (): string[] => [...source.current.objects.keys()].sort()
  return { directory, write, source, keys, log, changes: () => changes }
}
const yaml = (...documents: object[]): string => documents.map((d) => stringify(d)).join('---\n')
const web = (ip = '10.0.0.1', name = 'web'): object => pod({ name, node: 'n', ips: [ip] })

await t.test('YAML and JSON, lists, several documents, folders in folders', async (t) => {
  const { keys, source } = await folder(t, {
    'a.yaml': `${yaml(namespace('shop'), web())}---\n# nothing here\n---\n`,
    'b.json': JSON.stringify({
      kind: 'List',
      apiVersion: 'v1',
      items: [node('n'), web('10.0.0.2', 'x')],
    }),
    'deep/er/c.yml': yaml(web('10.0.0.3', 'y')),
    'README.md': 'kind: Pod',
    '.hidden.yaml.swp': 'kind: Pod',
  })
  t.same(keys(), ['Namespace shop', 'Node n', 'Pod shop/web', 'Pod shop/x', 'Pod shop/y'])
  t.same(source.current.problems, [])
  t.equal(source.current.files.get('Pod shop/y'), 'deep/er/c.yml')
})

await t.test('only the kinds that are wanted', async (t) => {
  const files = { 'a.yaml': yaml(namespace('shop'), web(), node('n')) }
  t.same((await folder(t, files, new Set(['Node']))).keys(), ['Node n'])
})

await t.test('files that come, change, move and go are noticed at once', async (t) => {
  const { directory, write, keys, source } = await folder(t, { 'a.yaml': yaml(web()) })
  write('new/b.yaml', yaml(node('n')))
  await waitFor(() => keys().includes('Node n') || undefined)
  write('a.yaml', yaml(web('10.0.0.9')))
  const ip = () => {
    const found = source.current.objects.get('Pod shop/web')
    return found?.kind === 'Pod' ? found.status?.podIPs?.[0]?.ip : undefined
  }
  await waitFor(() => ip() === '10.0.0.9' || undefined)
  renameSync(join(directory, 'a.yaml'), join(directory, 'new/a.yaml'))
  await waitFor(() => source.current.files.get('Pod shop/web') === 'new/a.yaml' || undefined)
  rmSync(join(directory, 'new'), { recursive: true })
  await waitFor(() => keys().length === 0 || undefined)
  t.pass()
})

await t.test('a burst of writes is one change', async (t) => {
  const { write, changes, keys } = await folder(t, { 'a.yaml': yaml(web()) })
  for (let i = 0; i < 30; i++) write(`f${i}.yaml`, yaml(web(`10.0.1.${i}`, `p${i}`)))
  await waitFor(() => keys().length === 31 || undefined)
  t.ok(changes() <= 3, `${changes()} changes`)
})

await t.test('a folder reached by a link that moves, as ConfigMaps are', async (t) => {
  const outer = mkdtempSync(join(tmpdir(), 'leyline-folder-'))
  t.teardown(() => rmSync(outer, { recursive: true, force: true }))
  for (const [version, ip] of [
    ['1', '10.0.0.1'],
    ['2', '10.0.0.2'],
  ] as const) {
    mkdirSync(join(outer, version))
    writeFileSync(join(outer, version, 'a.yaml'), yaml(web(ip)))
  }
  symlinkSync('1', join(outer, 'data'))
  const log = createLog({ name: 'test', level: 'silent' })
  const source = await FolderSource.open({ directory: join(outer, 'data'), log })
  t.teardown(() => source[Symbol.asyncDispose]())
  symlinkSync('2', join(outer, 'data.new'))
  renameSync(join(outer, 'data.new'), join(outer, 'data'))
  await waitFor(
    () =>
      JSON.stringify(source.current.objects.get('Pod shop/web')).includes('10.0.0.2') || undefined,
  )
  t.pass()
})

const mistakes: [name: string, text: string, problem: object][] = [
  ['not YAML', 'a: [', { reason: /not YAML: .*; its objects stay as they were/ }],
  ['text', 'just words', { reason: /expected a Kubernetes object/ }],
  ['no kind', 'metadata: {name: x}', { reason: /kind: expected a string/ }],
  ['no name', 'kind: Pod\nmetadata: {}', { reason: /metadata.name: expected a string/ }],
  [
    'a wrong type',
    yaml({ ...web(), spec: { nodeName: 5 } }),
    { object: 'Pod shop/web', field: 'spec.nodeName', reason: /expected string.*5/ },
  ],
  [
    'a malformed address',
    yaml(web('10.0.0.256')),
    { object: 'Pod shop/web', field: 'status.podIPs[0].ip', reason: /10\.0\.0\.256/ },
  ],
  [
    'an unknown field in a policy',
    yaml({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'p', namespace: 'shop' },
      spec: { rules: [{ form: [] }] },
    }),
    {
      object: 'AuthorizationPolicy.security.istio.io shop/p',
      field: 'spec.rules[0]',
      reason: /form/,
    },
  ],
  [
    'a group that has such a kind too, but not one that is read',
    yaml({ ...web(), apiVersion: 'example.com/v1' }),
    {
      object: 'Pod.example.com shop/web',
      field: 'apiVersion',
      reason: /Pod of "example\.com\/v1" is not read by the mesh; expected v1$/,
    },
  ],
  [
    'no version',
    yaml({ ...web(), apiVersion: undefined }),
    { object: 'Pod shop/web', field: 'apiVersion', reason: /Pod of no version is not read/ },
  ],
  [
    'twice in one file',
    yaml(web(), web('10.0.0.2')),
    { object: 'Pod shop/web', reason: /stands twice/ },
  ],
]

for (const [name, text, problem] of mistakes) {
  await t.test(
    `${name}: named with its file, what served goes on, and it can be mended`,
    async (t) => {
      const good = yaml(web(), node('n'))
      const { write, source, keys, log } = await folder(t, {
        'a.yaml': good,
        'b.yaml': yaml(namespace('shop')),
      })
      const before = JSON.stringify(source.current.objects.get('Pod shop/web'))
      write('a.yaml', name === 'not YAML' ? text : `${text}\n---\n${yaml(node('n'))}`)
      const found = await waitFor(() => source.current.problems[0])
      t.match(found, { severity: 'error', file: 'a.yaml', ...problem })
      t.match(keys(), ['Namespace shop', 'Node n'], 'other objects and files are read')
      if (!['text', 'no kind', 'no name', 'an unknown field in a policy'].includes(name)) {
        t.equal(JSON.stringify(source.current.objects.get('Pod shop/web')), before)
      }
      t.match(log, [{ level: 'error', msg: 'manifest problem' }], 'it is logged')
      write('a.yaml', good)
      await waitFor(() => source.current.problems.length === 0 || undefined)
      t.same(keys(), ['Namespace shop', 'Node n', 'Pod shop/web'])
    },
  )
}

const policy = (apiVersion: string, ...rules: object[]): object => ({
  apiVersion,
  kind: 'AuthorizationPolicy',
  metadata: { name: 'p', namespace: 'shop' },
  spec: { action: 'DENY', rules },
})
const ours = 'AuthorizationPolicy shop/p'
const istios = 'AuthorizationPolicy.security.istio.io shop/p'

await t.test('policies of one name in two groups are two, each with its own fate', async (t) => {
  const { write, source, keys } = await folder(t, {
    'a.yaml': yaml(policy('leyline.dev/v1alpha1'), policy('security.istio.io/v1')),
  })
  t.same(keys(), [ours, istios])
  t.same(source.current.problems, [])
  write('a.yaml', yaml(policy('leyline.dev/v1alpha1'), policy('security.istio.io/v1', { form: 1 })))
  t.match(await waitFor(() => source.current.problems[0]), { object: istios })
  t.same(keys(), [ours, istios], 'the last good version of the one that is wrong serves')
  write('a.yaml', yaml(policy('security.istio.io/v1beta1'), policy('security.istio.io/v1')))
  const twice = /stands twice/
  t.match(
    await waitFor(() => source.current.problems.find(({ reason }) => twice.test(reason))),
    { object: istios },
    'two versions of one group are one object',
  )
  t.same(keys(), [istios])
})

await t.test('a slip in the group of a policy leaves the policy as it was', async (t) => {
  for (const [was, key] of [
    ['leyline.dev/v1alpha1', ours],
    ['security.istio.io/v1', istios],
  ] as const) {
    const { write, source, keys } = await folder(t, { 'a.yaml': yaml(policy(was, { from: [] })) })
    const before = source.current.objects.get(key)
    for (const slip of ['leyline.dev/v1', 'security.istoi.io/v1', 'v1', '']) {
      write('a.yaml', yaml(policy(slip)))
      await waitFor(
        () =>
          source.current.problems.some(
            ({ field, reason }) => field === 'apiVersion' && reason.includes(JSON.stringify(slip)),
          ) || undefined,
      )
      t.same(keys(), [key], `${was} to ${JSON.stringify(slip)}`)
      t.equal(source.current.objects.get(key), before)
    }
    write('a.yaml', '')
    await waitFor(() => keys().length === 0 || undefined)
  }
})

await t.test('kinds that the mesh does not read are a note, not an error', async (t) => {
  const { source, keys } = await folder(t, {
    'a.yaml': yaml({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' } }, web()),
  })
  t.same(keys(), ['Pod shop/web'])
  t.match(source.current.problems, [{ severity: 'note', reason: /Deployment is not read/ }])
})

await t.test('a copy in another file does not take a running object over', async (t) => {
  const { write, source } = await folder(t, { 'z.yaml': yaml(web('10.0.0.1')) })
  write('a.yaml', yaml(web('10.0.0.66')))
  const problem = await waitFor(() => source.current.problems[0])
  t.match(problem, { file: 'a.yaml', object: 'Pod shop/web', reason: /z\.yaml counts/ })
  t.match(source.current.objects.get('Pod shop/web'), { status: { podIPs: [{ ip: '10.0.0.1' }] } })
})

await t.test('a folder that is away for a moment takes nothing with it', async (t) => {
  const { directory, keys, changes } = await folder(t, { 'a.yaml': yaml(web()) })
  renameSync(directory, `${directory}.away`)
  await sleep(300)
  t.same(keys(), ['Pod shop/web'])
  renameSync(`${directory}.away`, directory)
  await sleep(2_500)
  t.same(keys(), ['Pod shop/web'])
  t.equal(changes(), 0)
})

await t.test('a folder that is none is refused', async (t) => {
  const log = createLog({ name: 'test', level: 'silent' })
  for (const directory of ['/nonexistent', '/etc/passwd']) {
    await t.rejects(FolderSource.open({ directory, log }), {
      code: 'bad_config',
      message: new RegExp(`${directory} is not a folder`),
    })
  }
})
