// Statuses as they are written back: only when they say something new, in others' company, and one thing
// at a time for each object.
import t from 'tap'
import type { Gateway, GatewayClass, HttpRoute } from '../../kube/gateway.ts'
import { classStatus, gatewayStatus, routeStatus } from '../../control/waypoints/statuses.ts'
import { waypointObjects } from '../../control/waypoints/objects.ts'
import { Work } from '../../control/waypoints/work.ts'
import type { Condition, GatewayInfo, RouteInfo } from '../../control/snapshot.ts'
import { createLog } from '../../mesh/process/log.ts'
import { parseIp } from '../../mesh/address.ts'
import { gateway, httpRoute, objects } from '../helpers/gateway.ts'

// A busy machine takes its time.
t.setTimeout(120_000)

const [then, now] = ['2026-01-01T00:00:00Z', '2026-02-02T00:00:00Z']
const condition = (type: string, status: Condition['status'], message = 'm'): Condition => ({
  type,
  status,
  reason: 'R',
  message,
})
const info = (programmed: Condition['status'], message = 'm'): GatewayInfo => ({
  namespace: 'shop',
  name: 'w',
  scope: 'service',
  accepted: condition('Accepted', 'True'),
  programmed: condition('Programmed', programmed, message),
  addresses: [parseIp('10.96.0.9')],
  endpoints: [],
})
const made = (generation = 3): Gateway => {
  const [object] = objects(gateway('w'))
  return { ...(object as Gateway), metadata: { ...object!.metadata, generation } }
}
interface Written {
  conditions: {
    type: string
    status: string
    reason: string
    message: string
    observedGeneration: number
    lastTransitionTime: string
  }[]
}
const byType = (status: object | undefined): Record<string, Written['conditions'][number]> =>
  Object.fromEntries(((status as Written | undefined)?.conditions ?? []).map((c) => [c.type, c]))

await t.test(
  'a Gateway’s status is written once, and then only what changed has a new time',
  async (t) => {
    const first = gatewayStatus(made(), info('False'), undefined, then)
    t.match(first, {
      addresses: [{ type: 'IPAddress', value: '10.96.0.9' }],
      listeners: [{ name: 'mesh', attachedRoutes: 0, supportedKinds: [] }],
    })
    t.match(byType(first), {
      Accepted: { observedGeneration: 3, lastTransitionTime: then },
      Programmed: { status: 'False' },
    })
    const standing = { ...made(), status: first } as Gateway
    t.equal(gatewayStatus(standing, info('False'), undefined, now), undefined, 'nothing new')

    const ready = byType(gatewayStatus(standing, info('True'), undefined, now))
    t.match(ready, {
      Accepted: { lastTransitionTime: then },
      Programmed: { status: 'True', lastTransitionTime: now },
    })
    const said = byType(gatewayStatus(standing, info('False', 'another'), undefined, now))
    t.match(
      said.Programmed,
      { message: 'another', lastTransitionTime: then },
      'words alone are no transition',
    )
    const later = byType(
      gatewayStatus(
        { ...standing, metadata: { ...standing.metadata, generation: 4 } },
        info('False'),
        undefined,
        now,
      ),
    )
    t.match(later.Accepted, { observedGeneration: 4, lastTransitionTime: then })
  },
)

await t.test('a waypoint that cannot be deployed says why, one that runs does not', async (t) => {
  const why = byType(gatewayStatus(made(), info('False'), 'the Service is taken', now))
  t.match(why.Programmed, { status: 'False', reason: 'Invalid', message: 'the Service is taken' })
  t.match(byType(gatewayStatus(made(), info('True'), 'once', now)).Programmed, { status: 'True' })
})

await t.test('what others say of an object stays', async (t) => {
  const theirs = {
    type: 'example.org/X',
    status: 'True',
    reason: 'X',
    message: '',
    lastTransitionTime: then,
  }
  const status = { conditions: [theirs] }
  t.match(
    byType(gatewayStatus({ ...made(), status } as Gateway, info('True'), undefined, now))[
      'example.org/X'
    ],
    theirs,
  )
  const [object] = objects({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: 'leyline-waypoint' },
    spec: { controllerName: 'leyline.dev/controller' },
  })
  const written = classStatus({ ...(object as GatewayClass), status }, now)
  t.match(byType(written), { Accepted: { status: 'True' }, 'example.org/X': theirs })
  t.equal(
    classStatus({ ...(object as GatewayClass), status: written } as GatewayClass, now),
    undefined,
  )
})

await t.test('a listener of a protocol that no waypoint serves says so', async (t) => {
  const listeners = [
    { name: 'mesh', port: 15008, protocol: 'HBONE' },
    { name: 'http', port: 80, protocol: 'HTTP' },
  ]
  const [object] = objects(gateway('w', { listeners }))
  const status = gatewayStatus(object as Gateway, info('True'), undefined, now) as {
    listeners: object[]
  }
  t.match(status.listeners, [
    {
      name: 'mesh',
      conditions: [
        { type: 'Accepted', status: 'True', reason: 'Accepted' },
        { type: 'Programmed', status: 'True' },
        {},
      ],
    },
    {
      name: 'http',
      conditions: [{ status: 'False', reason: 'UnsupportedProtocol' }, { status: 'False' }, {}],
    },
  ])
})

const ref = { group: '', kind: 'Service', name: 'api' }
const routeInfo = (status: Condition['status']): RouteInfo => ({
  namespace: 'shop',
  name: 'r',
  parents: [{ ref, conditions: [condition('Accepted', status)] }],
})
const route = (parents: object[]): HttpRoute => {
  const [object] = objects(httpRoute('r', [{}]))
  return { ...(object as HttpRoute), status: { parents } } as HttpRoute
}

await t.test(
  'a route’s parents are ours and others’: theirs stay, ours follow, and go',
  async (t) => {
    const theirs = { controllerName: 'example.org/x', parentRef: ref, conditions: [] }
    const first = routeStatus(route([theirs]), routeInfo('True'), then) as { parents: object[] }
    t.match(first.parents, [
      theirs,
      {
        controllerName: 'leyline.dev/controller',
        parentRef: ref,
        conditions: [{ type: 'Accepted', lastTransitionTime: then }],
      },
    ])
    t.equal(routeStatus(route(first.parents), routeInfo('True'), now), undefined)
    // A server may give the fields back in another order.
    const turned = JSON.parse(JSON.stringify(first.parents), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ) as object[]
    t.equal(routeStatus(route(turned), routeInfo('True'), now), undefined)
    t.match(routeStatus(route(first.parents), routeInfo('False'), now), {
      parents: [theirs, { conditions: [{ status: 'False', lastTransitionTime: now }] }],
    })
    t.same(routeStatus(route(first.parents), undefined, now), { parents: [theirs] })
    t.equal(routeStatus(route([theirs]), undefined, now), undefined)
    t.equal(routeStatus(route([]), undefined, now), undefined)
  },
)

await t.test(
  'a changed configuration or root starts a waypoint’s pods anew, and nothing else does',
  async (t) => {
    const owner = { namespace: 'shop', name: 'w', uid: 'u' }
    const settings = {
      image: 'i:1',
      imagePullPolicy: 'IfNotPresent',
      control: 'c:1',
      logLevel: 'info',
    } as const
    const hashOf = (...[given, root]: [Partial<typeof settings> | object, string]): string => {
      const deployment = waypointObjects(owner, { ...settings, ...given }, root).find(
        ({ kind }) => kind === 'Deployment',
      )
      const { spec } = (deployment?.body ?? {}) as {
        spec?: { template: { metadata: { annotations: Record<string, string> } } }
      }
      return spec?.template.metadata.annotations['leyline.dev/config-hash'] ?? ''
    }
    t.equal(hashOf({}, 'root'), hashOf({}, 'root'))
    t.not(hashOf({}, 'root'), hashOf({}, 'other'))
    t.not(hashOf({}, 'root'), hashOf({ control: 'c:2' }, 'root'))
  },
)

// --- work ---------------------------------------------------------------------------------------

const log = createLog({ name: 'test', level: 'silent' })
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

await t.test(
  'for one object one thing is done at a time, and the latest wish counts',
  async (t) => {
    using work = new Work({ log })
    const done: string[] = []
    let running = 0
    const task = (name: string) => async (): Promise<void> => {
      t.equal(++running, 1, name)
      await sleep(10)
      running--
      done.push(name)
    }
    for (const name of ['a', 'b', 'c', 'd']) work.do('x', task(name))
    await sleep(60)
    t.same(done, ['a', 'd'])
    work.do('x', task('e'))
    await sleep(30)
    t.same(done, ['a', 'd', 'e'])
  },
)

await t.test(
  'what fails is tried again with what is wished for by then, and is said until it works',
  async (t) => {
    const changes: (string | undefined)[] = []
    const work: Work = new Work({ log, onChange: () => changes.push(work.problem('x')) })
    t.teardown(() => work[Symbol.dispose]())
    let tries = 0
    work.do('x', async () => {
      tries++
      throw new Error('away')
    })
    await sleep(20)
    t.equal(work.problem('x'), 'away')
    let done = 0
    work.do('x', async () => void done++)
    await sleep(20)
    t.equal(done, 0, 'a new wish does not shorten the wait')
    await sleep(700)
    t.same([tries, done, work.problem('x')], [1, 1, undefined])
    t.same(changes, ['away', undefined])
  },
)

await t.test('what is forgotten is not tried again', async (t) => {
  using work = new Work({ log })
  let tries = 0
  work.do('x', async () => {
    tries++
    throw new Error('away')
  })
  await sleep(10)
  work.forget('x')
  await sleep(700)
  t.equal(tries, 1)
  t.equal(work.problem('x'), undefined)
})
