// Gateway API against a real API server and its controllers: what control makes for a Gateway, what it
// writes back, with the permissions that are installed and no more, and whose tokens it believes.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Metadata } from '@grpc/grpc-js'
import t from 'tap'
import { parse } from 'yaml'
import { TokenReviews } from '../../control/attest.ts'
import { Configuration } from '../../control/objects.ts'
import { KubernetesSource } from '../../control/sources/kubernetes.ts'
import { openRoot } from '../../control/trust.ts'
import { followGateways } from '../../control/waypoints/follow.ts'
import { manifests } from '../../deploy/kubernetes/manifests.ts'
import { defaultValues } from '../../deploy/kubernetes/values.ts'
import { createLog } from '../../mesh/process/log.ts'
import { httpRoute } from '../helpers/gateway.ts'
import { Kube, type KubeObject } from '../helpers/kube.ts'

t.setTimeout(170_000)
const system = 'leyline-system'
const kube = await Kube.start(t)
const log: Record<string, unknown>[] = []

await kube.apply(
  ...[system, 'shop', 'other'].map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  })),
  ...manifests({ ...defaultValues, namespace: system }).filter(({ kind }) =>
    /ServiceAccount|Role/.test(kind),
  ),
)
/** Exactly what the installed control may do. */
const api = kube.api(await kube.tokenOf(system, 'leyline-control'))
const work = mkdtempSync(join(tmpdir(), 'leyline-gateways-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))
const destination = { write: (line: string): void => void log.push(JSON.parse(line)) }
const logger = createLog({ name: 'control', destination })
const source = await KubernetesSource.open({ api, log: logger })
t.teardown(() => source[Symbol.asyncDispose]())
const configuration = new Configuration({
  source,
  trustDomain: 'cluster.local',
  reportFile: join(work, 'reports.json'),
  log: logger,
})
t.teardown(() => configuration[Symbol.dispose]())
const settings = {
  image: 'localhost/leyline:dev',
  imagePullPolicy: 'IfNotPresent',
  control: 'leyline-control.leyline-system.svc:15012',
  logLevel: 'info',
} as const
const root = openRoot(work, 'cluster.local')
const following = followGateways({ api, source, settings, root, configuration, log: logger })
t.teardown(() => following[Symbol.dispose]())

/** Polls until there is something, 40 s at most. */
async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 40_000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline)
      throw new Error(
        `${what}: not within 40 s\n${log
          .slice(-8)
          .map((l) => JSON.stringify(l))
          .join('\n')}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

interface Conditioned {
  type: string
  status: string
  reason: string
  message: string
  observedGeneration?: number
  lastTransitionTime?: string
}
const gatewayVersion = 'gateway.networking.k8s.io/v1'
const waypoint = (name: string, labels = {}): object => ({
  apiVersion: gatewayVersion,
  kind: 'Gateway',
  metadata: { name, namespace: 'shop', labels },
  spec: {
    gatewayClassName: 'leyline-waypoint',
    listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
  },
})
const conditionsOf = (object: KubeObject | undefined): Record<string, Conditioned> =>
  Object.fromEntries(((object?.status?.conditions ?? []) as Conditioned[]).map((c) => [c.type, c]))
const gateway = (name: string) => kube.get(gatewayVersion, 'Gateway', 'shop', name)
const parts = [
  ['v1', 'ServiceAccount', 'w'],
  ['v1', 'ConfigMap', 'w-leyline-waypoint'],
  ['apps/v1', 'Deployment', 'w'],
  ['v1', 'Service', 'w'],
] as const

await t.test(
  'a cluster without Gateway API is served; once it comes, so does our class',
  async (t) => {
    t.equal(configuration.snapshot.problems.length, 0, 'that it lacks it is no problem')
    await kube.installGatewayApi()
    const found = await until('GatewayClass', async () => {
      const object = await kube.get(gatewayVersion, 'GatewayClass', undefined, 'leyline-waypoint')
      return conditionsOf(object).Accepted?.status === 'True' ? object : undefined
    })
    t.match(found, { spec: { controllerName: 'leyline.dev/controller' } })
  },
)

await t.test(
  'a Gateway becomes a waypoint: its own account, configuration, pods and Service',
  async (t) => {
    await kube.apply(waypoint('w'))
    const made = new Map<string, KubeObject>()
    for (const [version, kind, name] of parts)
      made.set(kind, await until(kind, () => kube.get(version, kind, 'shop', name)))
    const { uid } = (await gateway('w'))?.metadata ?? {}
    for (const [kind, { metadata }] of made) {
      t.match(metadata.ownerReferences, [{ kind: 'Gateway', name: 'w', uid }], kind)
      t.match(metadata.labels, { 'app.kubernetes.io/managed-by': 'leyline' })
    }
    t.match(made.get('Deployment')?.spec, {
      template: {
        metadata: {
          labels: {
            'leyline.dev/dataplane-mode': 'none',
            'gateway.networking.k8s.io/gateway-name': 'w',
          },
        },
        spec: {
          serviceAccountName: 'w',
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true },
          containers: [
            {
              image: settings.image,
              args: ['waypoint/main.ts', '--config', '/etc/leyline/waypoint.yaml'],
            },
          ],
        },
      },
    })
    t.match(made.get('Service')?.spec, {
      ports: [{ port: 15008 }],
      selector: { 'gateway.networking.k8s.io/gateway-name': 'w' },
    })
    const { data } = made.get('ConfigMap') ?? {}
    t.equal(data?.['root-cert.pem'], root.certificatePem)
    t.match(parse(data?.['waypoint.yaml'] ?? ''), {
      namespace: 'shop',
      name: 'w',
      serviceAccount: 'w',
      control: { address: settings.control },
      listen: { port: 15008 },
    })
  },
)

await t.test(
  'the pods it asks for are such that the strictest admission lets them in',
  async (t) => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' }
    await kube.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } })
    await until('pod', async () => (await podsOf('w'))[0])
    t.pass('a pod was made')
  },
)

async function podsOf(name: string, namespace = 'shop'): Promise<KubeObject[]> {
  const query = `labelSelector=gateway.networking.k8s.io/gateway-name=${name}`
  const list = (await kube.admin.request(
    'GET',
    `/api/v1/namespaces/${namespace}/pods?${query}`,
  )) as {
    items: KubeObject[]
  }
  return list.items.map((item) => ({ ...item, apiVersion: 'v1', kind: 'Pod' }))
}
/** What the scheduler and a kubelet would do. */
async function setReady(pod: KubeObject, podIP: string, ready: boolean): Promise<void> {
  if (pod.spec?.nodeName === undefined) {
    const { name, namespace } = pod.metadata
    const target = { apiVersion: 'v1', kind: 'Node', name: 'node-a' }
    const body = { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace }, target }
    await kube.admin.request('POST', `/api/v1/namespaces/${namespace}/pods/${name}/binding`, {
      body,
    })
  }
  const conditions = [{ type: 'Ready', status: ready ? 'True' : 'False' }]
  const status = { phase: 'Running', podIP, podIPs: [{ ip: podIP }], conditions }
  await kube.merge(pod, 'status', { status })
}

await t.test('it is accepted at once, and programmed while an endpoint is ready', async (t) => {
  const first = conditionsOf(
    await until('status', async () => {
      const object = await gateway('w')
      return conditionsOf(object).Accepted?.status === 'True' ? object : undefined
    }),
  )
  t.match(first, {
    Accepted: { observedGeneration: 1 },
    Programmed: { status: 'False', reason: 'Pending' },
  })
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-a' } }
  await kube.apply(node)
  for (const ready of [true, false, true]) {
    const [pod] = await podsOf('w')
    if (pod === undefined) throw new Error('no pod')
    await setReady(pod, '10.1.1.9', ready)
    const object = await until(`ready ${ready}`, async () => {
      const now = await gateway('w')
      return conditionsOf(now).Programmed?.status === (ready ? 'True' : 'False') ? now : undefined
    })
    const service = await kube.get('v1', 'Service', 'shop', 'w')
    t.match(object.status, {
      addresses: [{ type: 'IPAddress', value: service?.spec?.clusterIP }],
      listeners: [
        {
          name: 'mesh',
          attachedRoutes: 0,
          conditions: [
            { type: 'Accepted', status: 'True' },
            { type: 'Programmed' },
            { type: 'ResolvedRefs', status: 'True' },
          ],
        },
      ],
    })
    t.equal(
      conditionsOf(object).Accepted?.lastTransitionTime,
      first.Accepted?.lastTransitionTime,
      'since then',
    )
  }
})

await t.test('what has not changed is not written again', async (t) => {
  const before = await gateway('w')
  await kube.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', labels: { some: 'label' } },
  })
  await until('another snapshot', async () => {
    const { objects } = source.current
    return objects.get('Namespace shop')?.metadata.labels?.some === undefined ? undefined : true
  })
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  t.equal((await gateway('w'))?.metadata.resourceVersion, before?.metadata.resourceVersion)
})

await t.test('conditions of others stay', async (t) => {
  const object = await gateway('w')
  const others = {
    type: 'example.org/Checked',
    status: 'True',
    reason: 'Checked',
    message: '',
    lastTransitionTime: '2026-01-01T00:00:00Z',
  }
  const conditions = [...((object?.status?.conditions ?? []) as object[]), others]
  await kube.merge(
    { ...object, apiVersion: gatewayVersion, kind: 'Gateway' } as KubeObject,
    'status',
    { status: { conditions } },
  )
  const [pod] = await podsOf('w')
  if (pod !== undefined) await setReady(pod, '10.1.1.9', false)
  const now = await until('Programmed', async () => {
    const changed = await gateway('w')
    return conditionsOf(changed).Programmed?.status === 'False' ? changed : undefined
  })
  t.match(conditionsOf(now)['example.org/Checked'], others)
  if (pod !== undefined) await setReady(pod, '10.1.1.9', true)
})

await t.test(
  'a route says how it stands, each parent for itself, and others’ words stay',
  async (t) => {
    const service = (name: string, labels = {}): object => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'shop', labels },
      spec: { ports: [{ port: 80 }] },
    })
    await kube.apply(service('api', { 'leyline.dev/use-waypoint': 'w' }), service('plain'))
    const backendRefs = [{ name: 'ghost', port: 80 }]
    const made = httpRoute('r', [{ backendRefs }], { parents: ['api', 'plain'] }) as KubeObject
    await kube.apply(made)
    type Parents = {
      parentRef: { name: string }
      controllerName: string
      conditions: Conditioned[]
    }[]
    const parentsOf = async (): Promise<Parents> =>
      ((await kube.get(gatewayVersion, 'HTTPRoute', 'shop', 'r'))?.status?.parents ?? []) as Parents
    const written = await until('route status', async () => {
      const parents = await parentsOf()
      return parents.length === 2 ? parents : undefined
    })
    t.match(written, [
      {
        parentRef: { name: 'api', kind: 'Service', group: '' },
        controllerName: 'leyline.dev/controller',
        conditions: [
          { type: 'Accepted', status: 'True', observedGeneration: 1 },
          { type: 'ResolvedRefs', status: 'False', reason: 'BackendNotFound' },
          { type: 'leyline.dev/Enforced', status: 'True' },
        ],
      },
      {
        parentRef: { name: 'plain' },
        conditions: [{}, {}, { type: 'leyline.dev/Enforced', status: 'False' }],
      },
    ])
    const others = {
      parentRef: { name: 'ingress' },
      controllerName: 'example.org/x',
      conditions: [
        {
          type: 'Accepted',
          status: 'True',
          reason: 'A',
          message: '',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    }
    await kube.merge(made, 'status', { status: { parents: [...written, others] } })
    await kube.apply(service('ghost'))
    const resolved = await until('ResolvedRefs', async () => {
      const parents = await parentsOf()
      return parents.some(({ conditions }) => conditions[1]?.status === 'True')
        ? parents
        : undefined
    })
    t.match(
      resolved.find(({ controllerName }) => controllerName === 'example.org/x'),
      others,
    )
    t.equal(resolved.length, 3)

    await kube.apply(httpRoute('r', [{ backendRefs }], { parents: [{ name: 'ingress' }] }))
    const left = await until('cleaned', async () => {
      const parents = await parentsOf()
      return parents.length === 1 ? parents : undefined
    })
    t.match(left, [{ controllerName: 'example.org/x' }])
  },
)

await t.test('what is somebody else’s is left alone, and the Gateway says so', async (t) => {
  const theirs = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'taken', namespace: 'shop' },
    spec: { ports: [{ port: 80 }] },
  }
  await kube.apply(theirs, waypoint('taken'))
  const said = await until('a word', async () => {
    const { Programmed } = conditionsOf(await gateway('taken'))
    return Programmed?.reason === 'Invalid' ? Programmed : undefined
  })
  t.match(said, {
    status: 'False',
    message:
      /Service shop\/taken is there and was not made by Leyline; hint: give the Gateway another name/,
  })
  t.match((await kube.get('v1', 'Service', 'shop', 'taken'))?.spec, { ports: [{ port: 80 }] })
  await kube.delete(theirs)
  await until('its own', async () => {
    const service = await kube.get('v1', 'Service', 'shop', 'taken')
    return service?.metadata.ownerReferences === undefined ? undefined : true
  })
  t.pass('once it is gone the waypoint is made')
})

const bearer = (token: string): Metadata => {
  const metadata = new Metadata()
  metadata.set('authorization', `Bearer ${token}`)
  return metadata
}

await t.test('a waypoint is whoever has a pod’s token of a Gateway’s account', async (t) => {
  const reviews = new TokenReviews({
    api,
    namespace: system,
    model: () => configuration.snapshot.model,
    log: logger,
  })
  const audience = 'leyline'
  const [pod] = await podsOf('w')
  if (pod === undefined) throw new Error('no pod')
  const ask = async (token: string) => reviews.authenticate(bearer(token))
  t.match(await ask(await kube.tokenOf('shop', 'w', { audience, pod })), {
    waypoint: 'shop/w',
    identity: { trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: 'w' },
  })
  t.equal(
    await ask(await kube.tokenOf('shop', 'w', { audience })),
    undefined,
    'not one that no pod was given',
  )
  t.equal(
    await ask(await kube.tokenOf('shop', 'w', { pod })),
    undefined,
    'not one for another audience',
  )
  t.equal(
    await ask(await kube.tokenOf('shop', 'default', { audience })),
    undefined,
    'not another account',
  )
  t.equal(await ask('nonsense'), undefined)

  const agent = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'agent', namespace: system },
    spec: {
      nodeName: 'node-a',
      serviceAccountName: 'leyline-agent',
      containers: [{ name: 'a', image: 'x' }],
    },
  }
  await kube.apply(agent)
  const made = await kube.get('v1', 'Pod', system, 'agent')
  if (made === undefined) throw new Error('no agent')
  t.same(await ask(await kube.tokenOf(system, 'leyline-agent', { audience, pod: made })), {
    node: 'node-a',
  })
})

const leyline = fileURLToPath(new URL('../../cli/leyline', import.meta.url))
const command = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(leyline, ['waypoint', ...args, '--kubeconfig', kube.kubeconfig()], (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })

await t.test(
  'the command line makes a waypoint, binds to it once it is ready, and takes both back',
  async (t) => {
    const labelOf = async (): Promise<string | undefined> =>
      (await kube.get('v1', 'Namespace', undefined, 'other'))?.metadata.labels?.[
        'leyline.dev/use-waypoint'
      ]
    const applying = command('apply', '-n', 'other', '--for', 'all', '--timeout', '60')
    const pod = await until('a pod', async () => (await podsOf('waypoint', 'other'))[0])
    t.equal(await labelOf(), undefined, 'not bound while nobody is there')
    await setReady(pod, '10.1.1.77', true)
    const applied = await applying
    t.equal(applied.code, 0, applied.err)
    t.match(
      applied.out,
      /^waypoint other\/waypoint is being started\n[^]*is ready; Namespace other is bound to it\n$/,
    )
    t.equal(await labelOf(), 'waypoint')
    const list = await command('list')
    t.match(list.out, /^other +waypoint +all +yes +Namespace other +ready endpoints: 1$/m)
    t.match((await command('status', 'waypoint', '-n', 'other')).out, /bound by +Namespace other\n/)
    const again = await command('apply', '-n', 'other', '--for', 'all')
    t.equal(again.code, 0, again.err)
    const removed = await command('delete', 'waypoint', '-n', 'other')
    t.equal(
      removed.out,
      'Namespace other is not bound any more\nwaypoint other/waypoint is removed\n',
    )
    t.equal(await labelOf(), undefined)
    await until('its end', async () =>
      (await kube.get('apps/v1', 'Deployment', 'other', 'waypoint')) === undefined
        ? true
        : undefined,
    )
    t.match(
      (await command('apply', '-n', 'other', '--service', 'ghost')).err,
      /there is no Service other\/ghost/,
    )
  },
)

await t.test(
  'what it consists of is made again when it is lost, and goes with the Gateway',
  async (t) => {
    const service = await kube.get('v1', 'Service', 'shop', 'w')
    await kube.delete({ apiVersion: 'v1', kind: 'Service', ...service })
    await until('Service', async () => {
      const now = await kube.get('v1', 'Service', 'shop', 'w')
      return now === undefined || now.metadata.uid === service?.metadata.uid ? undefined : true
    })
    t.pass('it is back')
    await kube.delete(waypoint('w'))
    for (const [version, kind, name] of parts)
      await until(`no ${kind}`, async () =>
        (await kube.get(version, kind, 'shop', name)) === undefined ? true : undefined,
      )
    t.pass('nothing of it is left')
    const refused = log.filter(({ error }) => /forbidden/i.test(String(error)))
    t.same(refused, [], 'the permissions that are installed were enough')
  },
)
