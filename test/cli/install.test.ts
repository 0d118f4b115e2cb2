// `leyline install` and `uninstall` as a person meets them, against an API server that answers as a real
// one does when things are in a person's way.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parseAllDocuments } from 'yaml'
import { crds } from '../../deploy/kubernetes/crds.ts'
import { manifests } from '../../deploy/kubernetes/manifests.ts'
import { defaultValues } from '../../deploy/kubernetes/values.ts'
import { refusal } from '../helpers/apiserver.ts'
import { EmptyCluster, type Stored } from '../helpers/emptycluster.ts'
import { type Ended, leyline as run } from '../helpers/leyline.ts'

// Each command is a process: on a busy machine that takes its time.
t.setTimeout(175_000)
const work = mkdtempSync(join(tmpdir(), 'leyline-install-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))

const leyline = (...args: string[]): Promise<Ended> => run(args)
const on = (api: EmptyCluster, ...args: string[]): Promise<Ended> =>
  leyline(...args, '--kubeconfig', api.kubeconfig, '--timeout', '20')

const system = 'leyline-system'
const crdPath = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/authorizationpolicies.leyline.dev`
const namespacePath = `/api/v1/namespaces/${system}`
const daemonSetPath = `/apis/apps/v1/namespaces/${system}/daemonsets/leyline-agent`
const policyGroup = 'leyline.dev/v1alpha1'

/** A cluster that does at once what its controllers would do. */
async function cluster(t: Test): Promise<EmptyCluster> {
  const api = await EmptyCluster.start(t)
  api.onApplied = (object) => {
    if (object.kind === 'CustomResourceDefinition') {
      object.status = { conditions: [{ type: 'Established', status: 'True' }] }
      api.servePolicies(policyGroup)
    }
    if (object.kind === 'Deployment')
      object.status = { replicas: 1, updatedReplicas: 1, availableReplicas: 1 }
    if (object.kind === 'DaemonSet')
      object.status = { desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberReady: 2 }
  }
  return api
}
/** Drops an object once it has been asked for three times: whoever waits for that has said so by then. */
function dropWhenAwaited(api: EmptyCluster, asked: string, dropped: string): void {
  const before = api.intercept
  let looks = 0
  api.intercept = (request) => {
    if (request.method === 'GET' && request.path === asked && ++looks === 3)
      api.objects.delete(dropped)
    return before(request)
  }
}
const applied = (api: EmptyCluster): string[] =>
  api.requests.flatMap((line) => (line.startsWith('PATCH ') ? [line.slice(6)] : []))

await t.test('rendered, it is every object, our kinds first', async (t) => {
  const { code, out } = await leyline('install', '--render', '-n', 'mesh', '--log-level', 'debug')
  t.equal(code, 0)
  const objects = parseAllDocuments(out).map((document) => document.toJS() as object)
  const values = { ...defaultValues, logLevel: 'debug', namespace: 'mesh' } as const
  t.same(objects, [...crds(), ...manifests(values)])
})

await t.test('a values file counts, an option beside it counts more', async (t) => {
  const file = join(work, 'values.yaml')
  writeFileSync(
    file,
    'image: from/file:1\nlogLevel: warn\nagent: {resources: {limits: {memory: 1Gi}}}\n',
  )
  const { out } = await leyline(
    'install',
    '--render',
    '--values',
    file,
    '--image',
    'from/flag:2',
    '--kubelet-cgroup',
    '/my.slice/kubelet.service',
  )
  t.match(out, '"kubeletCgroup": "/my.slice/kubelet.service"')
  t.match(out, 'image: from/flag:2')
  t.notMatch(out, 'from/file')
  t.match(out, '"logLevel": "warn"')
  t.match(out, /requests:\n +cpu: 100m\n +memory: 128Mi\n +limits:\n +memory: 1Gi\n/)
})

await t.test('a wrong value is one line that names it', async (t) => {
  const file = join(work, 'wrong.yaml')
  for (const [text, line] of [
    ['imge: x', /wrong\.yaml: \(top level\): Unrecognized key: "imge"/],
    ['agent: {resource: {}}', /wrong\.yaml: agent: Unrecognized key: "resource"/],
    ['criSocket: containerd.sock', /criSocket: expected an absolute path/],
    ['kubeletCgroup: kubelet.service', /kubeletCgroup: expected auto, none/],
    ['imagePullPolicy: Sometimes', /imagePullPolicy: .*"Always"/],
    ['a: [', /wrong\.yaml: /],
  ] as const) {
    writeFileSync(file, text)
    const { code, err, out } = await leyline('install', '--render', '--values', file)
    t.equal(code, 1)
    t.match(err, line)
    t.equal(out, '')
  }
  const trust = await leyline('install', '--render', '--trust-domain', 'NOT_ONE')
  t.match(trust.err, /^leyline: options: trustDomain: expected lower case letters/)
  t.match((await leyline('install', '--values', '/none', '--render')).err, /cannot read \/none/)
  t.match((await leyline('install', '-n', 'Two Words')).err, /expected lower case letters/)
})

await t.test('it is installed, the kinds served before anything else, and again', async (t) => {
  const api = await cluster(t)
  const first = await on(api, 'install')
  t.equal(first.code, 0, first.err)
  t.match(first.out, /^leyline-control: 1 of 1 ready\nleyline-agent: 2 of 2 ready\n/m)
  const order = applied(api)
  t.equal(order[0], crdPath)
  t.equal(order[1], namespacePath)
  t.equal(order.length, crds().length + manifests({ ...defaultValues, namespace: system }).length)
  const crd = api.objects.get(crdPath)
  t.match(JSON.stringify(crd), '"x-kubernetes-validations"', 'sent whole, field by field')
  t.equal((await on(api, 'install')).code, 0)
  const [one, two] = await Promise.all([on(api, 'install'), on(api, 'install')])
  t.same([one.code, two.code], [0, 0], 'two at once')
})

await t.test('half done and ended, the next run goes on', async (t) => {
  const api = await cluster(t)
  api.intercept = ({ method, path }) =>
    method === 'PATCH' && path.includes('/services/')
      ? { status: 403, body: refusal(403, 'services "x" is forbidden: no') }
      : undefined
  const first = await on(api, 'install')
  t.equal(first.code, 1)
  t.match(
    first.err,
    /^leyline: apply Service leyline-system\/leyline-control at https:\/\/127\.0\.0\.1:\d+: services "x" is forbidden: no\n$/,
    'the API’s own words, and which object',
  )
  t.notOk(api.objects.has(daemonSetPath))
  api.intercept = () => undefined
  t.equal((await on(api, 'install')).code, 0)
  t.ok(api.objects.has(daemonSetPath))
})

await t.test('a passing refusal is tried again, a lasting one is told', async (t) => {
  const api = await cluster(t)
  let conflicts = 2
  api.intercept = ({ method, path }) =>
    method === 'PATCH' && path === namespacePath && conflicts-- > 0
      ? { status: 409, body: refusal(409, 'already exists') }
      : undefined
  t.equal((await on(api, 'install')).code, 0)
  t.equal(applied(api).filter((path) => path === namespacePath).length, 3)
  api.intercept = () => ({ status: 503, body: {} })
  const away = await on(api, 'install')
  t.match(away.err, /^leyline: ask for the version at https:.*: the API server answers 503\n$/)
})

await t.test('a namespace that is being deleted is waited for, then made anew', async (t) => {
  const api = await cluster(t)
  const conditions = [{ type: 'NamespaceContentRemaining', status: 'True', message: 'pods left' }]
  api.objects.set(namespacePath, {
    metadata: { name: system, deletionTimestamp: '2026-01-01T00:00:00Z' },
    status: { conditions },
  })
  dropWhenAwaited(api, namespacePath, namespacePath)
  const { code, out, err } = await on(api, 'install')
  t.equal(code, 0, err)
  t.match(out, 'waiting for Namespace leyline-system, which is being deleted\n')
  t.equal(api.objects.get(namespacePath)?.metadata.deletionTimestamp, undefined)
})

await t.test('a namespace that goes in the middle of it is waited for as well', async (t) => {
  const api = await cluster(t)
  const going = refusal(403, 'unable to create new content', {
    reason: 'Forbidden',
    details: { causes: [{ reason: 'NamespaceTerminating' }] },
  })
  let begun = false
  api.intercept = ({ method, path }) => {
    if (method !== 'PATCH' || !path.includes('/deployments/')) return undefined
    const namespace = api.objects.get(namespacePath) as Stored
    if (!begun) namespace.metadata.deletionTimestamp = '2026-01-01T00:00:00Z'
    begun = true
    const terminating = namespace.metadata.deletionTimestamp !== undefined
    return terminating ? { status: 403, body: going } : undefined
  }
  dropWhenAwaited(api, namespacePath, namespacePath)
  const { code, out, err } = await on(api, 'install')
  t.equal(code, 0, err)
  t.match(out, 'waiting for Namespace leyline-system, which is being deleted\n')
  t.ok(api.objects.has(namespacePath))
})

await t.test('what keeps it from being ready is said, with or without events', async (t) => {
  const api = await cluster(t)
  const ready = api.onApplied
  api.onApplied = (object) => {
    ready(object)
    if (object.kind === 'DaemonSet')
      object.status = { desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberReady: 0 }
  }
  api.objects.set(`${namespacePath}/pods/leyline-agent-x`, {
    metadata: { name: 'leyline-agent-x', namespace: system },
    spec: { nodeName: 'n1' },
    status: { containerStatuses: [{ state: { waiting: { reason: 'ContainerCreating' } } }] },
  })
  api.objects.set(`${namespacePath}/events/e`, {
    metadata: { name: 'e', namespace: system },
    involvedObject: { kind: 'Pod', name: 'leyline-agent-x' },
    type: 'Warning',
    reason: 'FailedMount',
    message: 'no /sys/fs/bpf',
  })
  const args = ['install', '--kubeconfig', api.kubeconfig, '--timeout', '1']
  const told = await leyline(...args)
  t.equal(told.code, 1)
  t.match(
    told.err,
    /^leyline: leyline-agent: 0 of 1 ready: leyline-agent-x on n1: FailedMount: no \/sys\/fs\/bpf; hint: run the same command again/,
  )
  api.intercept = ({ path }) =>
    path.endsWith('/events')
      ? { status: 403, body: refusal(403, 'events is forbidden') }
      : undefined
  t.match((await leyline(...args)).err, /: leyline-agent-x on n1: ContainerCreating; hint/)
})

await t.test('a cluster that is too old is refused before anything is done', async (t) => {
  const api = await cluster(t)
  api.minor = '29+'
  const { code, err } = await on(api, 'install')
  t.equal(code, 1)
  t.match(err, /^leyline: https:.* is Kubernetes 1\.29, expected 1\.30 or newer\n$/)
  t.same(applied(api), [])
})

await t.test('uninstalled: agents first and waited for, our kinds kept, and again', async (t) => {
  const api = await cluster(t)
  t.equal((await on(api, 'install')).code, 0)
  const policy = `/apis/${policyGroup}/namespaces/shop/authorizationpolicies/p`
  api.objects.set(policy, { metadata: { name: 'p', namespace: 'shop' } })
  const agent = `${namespacePath}/pods/leyline-agent-x`
  api.objects.set(agent, { metadata: { name: 'leyline-agent-x', namespace: system } })
  api.objects.set(`${namespacePath}/secrets/leyline-ca`, {
    metadata: { name: 'leyline-ca', namespace: system },
  })
  dropWhenAwaited(api, `${namespacePath}/pods`, agent)
  const before = api.requests.length
  const { code, out, err } = await on(api, 'uninstall')
  t.equal(code, 0, err)
  t.match(out, /^agents that are taking their pods out of the mesh: 1\n/)
  t.match(
    out,
    /^kept: CustomResourceDefinition authorizationpolicies\.leyline\.dev and 1 objects of it; --purge removes them$/m,
  )
  t.match(out, /leyline is gone: \d+ objects removed\n$/)
  const deleted = api.requests.slice(before).filter((line) => line.startsWith('DELETE '))
  t.equal(deleted[0], `DELETE ${daemonSetPath}`)
  t.equal(deleted.at(-1), `DELETE ${namespacePath}`)
  t.same([...api.objects.keys()].sort(), [policy, crdPath].sort(), 'nothing else is left')
  t.match((await on(api, 'uninstall')).out, /^kept: .*\nthere was nothing to remove\n$/)
  t.match((await on(api, 'uninstall', '--purge')).out, /leyline is gone: 1 objects removed/)
  t.notOk(api.objects.has(crdPath))
  t.equal((await on(api, 'uninstall')).out, 'there was nothing to remove\n')
})

await t.test(
  'a namespace with somebody’s work in it is kept, and purged only when asked',
  async (t) => {
    const api = await cluster(t)
    t.equal((await on(api, 'install')).code, 0)
    const policy = `/apis/${policyGroup}/namespaces/${system}/authorizationpolicies/all`
    api.objects.set(policy, { metadata: { name: 'all', namespace: system } })
    const others = ['secrets/theirs', 'configmaps/kube-root-ca.crt', 'secrets/leyline-ca']
    for (const path of others) {
      const name = path.slice(path.indexOf('/') + 1)
      api.objects.set(`${namespacePath}/${path}`, { metadata: { name, namespace: system } })
    }
    const { out } = await on(api, 'uninstall')
    t.match(
      out,
      'kept: namespace leyline-system, since it has AuthorizationPolicy all, Secret theirs; --purge removes it\n',
    )
    t.ok(api.objects.has(namespacePath))
    t.ok(api.objects.has(policy))
    t.notOk(api.objects.has(`${namespacePath}/secrets/leyline-ca`), 'the root is ours')
    t.match((await on(api, 'uninstall', '--purge')).out, 'leyline is gone')
    t.notOk(api.objects.has(namespacePath))
  },
)

await t.test('only the agents: what the hook of the chart runs', async (t) => {
  const api = await cluster(t)
  t.equal((await on(api, 'install')).code, 0)
  const before = api.objects.size
  const past = new Date(Date.now() - 60_000).toISOString()
  api.objects.set(`${namespacePath}/pods/leyline-agent-x`, {
    metadata: { name: 'leyline-agent-x', namespace: system, deletionTimestamp: past },
    spec: { nodeName: 'dead' },
  })
  const { code, out } = await on(api, 'uninstall', '--only-agents')
  t.equal(code, 0)
  t.match(out, 'not waited for: leyline-agent-x on dead, which does not answer')
  t.notOk(api.objects.has(daemonSetPath))
  t.equal(api.objects.size, before, 'one object fewer, and the pod of the dead node')
})
