// Which pods are this node's, and which of them the labels want in the mesh.
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { stringify } from 'yaml'
import { FolderPods, localPods } from '../../agent/broker/pods.ts'
import { type KubernetesObject, type Kind, parseObject } from '../../kube/kinds.ts'
import { createLog } from '../../mesh/process/log.ts'
import { namespace, pod } from '../helpers/control.ts'

interface PodPart {
  readonly labels?: Record<string, string>
  readonly annotations?: Record<string, string>
  readonly namespace?: string
  readonly hostNetwork?: boolean
  readonly phase?: string
  readonly ips?: string[]
  readonly node?: string
}

function manifest(part: PodPart): object {
  const made = pod({
    name: 'web',
    node: part.node ?? 'n',
    ips: part.ips ?? ['10.0.0.1'],
    ...(part.namespace === undefined ? {} : { namespace: part.namespace }),
    ...(part.labels === undefined ? {} : { labels: part.labels }),
    ...(part.phase === undefined ? {} : { phase: part.phase }),
  }) as { metadata: object; spec: object }
  return {
    ...made,
    metadata: { ...made.metadata, annotations: part.annotations ?? { 'leyline.dev/netns': 'web' } },
    spec: { ...made.spec, hostNetwork: part.hostNetwork ?? false },
  }
}

function local(space: object, part: PodPart) {
  const objects = [space, manifest(part)].map((value): KubernetesObject => {
    const parsed = parseObject((value as { kind: Kind }).kind, value)
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
    return parsed.ok
  })
  return localPods(objects, 'n', 'cluster.local')
}
const mode = (value: string) => ({ 'leyline.dev/dataplane-mode': value })
const istio = (value: string) => ({ 'istio.io/dataplane-mode': value })
const shop = (labels: object) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', labels },
})

await t.test(
  'a pod is known by its service account, addresses and network namespace',
  async (t) => {
    t.match(local(namespace('shop', 'ambient'), {}), [
      {
        uid: 'Kubernetes//Pod/shop/web',
        identity: { trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: 'web' },
        addresses: ['10.0.0.1'],
        netns: 'web',
        enrol: true,
      },
    ])
  },
)

await t.test('pods of other nodes, and those without a network namespace, are not', async (t) => {
  t.same(local(namespace('shop', 'ambient'), { node: 'other' }), [])
  t.same(local(namespace('shop', 'ambient'), { annotations: {} }), [])
})

const cases: [
  name: string,
  namespaceLabels: object,
  part: PodPart,
  enrol: boolean,
  reason: RegExp,
][] = [
  ['no label', {}, {}, false, /neither pod nor namespace/],
  [
    'the namespace',
    mode('ambient'),
    {},
    true,
    /namespace label leyline.dev\/dataplane-mode=ambient/,
  ],
  ['the pod', {}, { labels: mode('ambient') }, true, /pod label/],
  ['the pod against its namespace', mode('ambient'), { labels: mode('none') }, false, /pod label/],
  ['Istio’s label', istio('ambient'), {}, true, /istio.io\/dataplane-mode=ambient/],
  ['ours against Istio’s', { ...istio('ambient'), ...mode('none') }, {}, false, /leyline.dev/],
  [
    'Istio’s on the pod against ours on the namespace',
    mode('ambient'),
    { labels: istio('none') },
    false,
    /istio.io/,
  ],
  ['an unknown mode', mode('sidecar'), {}, false, /sidecar/],
  ['the host network', mode('ambient'), { hostNetwork: true }, false, /host network/],
  ['a pod that has ended', mode('ambient'), { phase: 'Failed' }, false, /ended/],
  ['no address yet', mode('ambient'), { ips: [] }, false, /no address/],
]
for (const [name, labels, part, enrol, reason] of cases) {
  await t.test(`whether it is in the mesh: ${name}`, async (t) => {
    t.match(local(shop(labels), part), [{ enrol, reason }])
  })
}

await t.test('what the cluster itself needs is never in it', async (t) => {
  for (const name of ['kube-system', 'leyline-system']) {
    t.match(local(namespace(name, 'ambient'), { namespace: name }), [
      { enrol: false, reason: /never/ },
    ])
  }
})

await t.test('both families count, each address once, in one spelling', async (t) => {
  const [found] = local(namespace('shop', 'ambient'), {
    ips: ['10.0.0.1', 'FD00:0::1', '10.0.0.1', '::ffff:10.0.0.1'],
  })
  t.same(found?.addresses, ['10.0.0.1', 'fd00::1'])
})

await t.test('what a manifest leaves out is the default of Kubernetes', async (t) => {
  const parsed = parseObject('Pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'bare', annotations: { 'leyline.dev/netns': '/proc/1/ns/net' } },
    spec: { nodeName: 'n' },
  })
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  t.match(localPods([parsed.ok], 'n', 'example.org'), [
    {
      uid: 'Kubernetes//Pod/default/bare',
      namespace: 'default',
      identity: { trustDomain: 'example.org', namespace: 'default', serviceAccount: 'default' },
      addresses: [],
      netns: '/proc/1/ns/net',
      enrol: false,
    },
  ])
})

await t.test('a folder is followed: labels, pods that come and pods that go', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'leyline-pods-'))
  t.teardown(() => rmSync(directory, { recursive: true, force: true }))
  const write = (name: string, ...objects: object[]): void =>
    writeFileSync(join(directory, name), objects.map((it) => stringify(it)).join('---\n'))
  write('shop.yaml', namespace('shop'))
  write('web.yaml', manifest({}))
  const log = createLog({ name: 'test', level: 'silent' })
  const pods = await FolderPods.open({ directory, node: 'n', log })
  t.teardown(() => pods[Symbol.asyncDispose]())
  const changes = new EventTarget()
  pods.onChange(() => changes.dispatchEvent(new Event('change')))
  const after = async (change: () => void) => {
    const changed = once(changes, 'change', { signal: AbortSignal.timeout(10_000) })
    change()
    await changed
    return pods.list('cluster.local')
  }
  t.match(pods.list('cluster.local'), [{ name: 'web', enrol: false }])
  t.match(await after(() => write('shop.yaml', namespace('shop', 'ambient'))), [{ enrol: true }])
  t.match(await after(() => write('web.yaml', manifest({ labels: mode('none') }))), [
    { enrol: false },
  ])
  t.same(await after(() => rmSync(join(directory, 'web.yaml'))), [])
})
