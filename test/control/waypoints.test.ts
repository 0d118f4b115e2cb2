// What is bound to which waypoint, and what a waypoint is told to serve: objects to model, pure.
import t from 'tap'
import { formatProblem } from '../../kube/folder.ts'
import { namespace, node, pod, service } from '../helpers/control.ts'
import { account, built, gateway, labelled } from '../helpers/gateway.ts'

// A busy machine takes its time.
t.setTimeout(120_000)

const use = (name: string) => ({ 'leyline.dev/use-waypoint': name })
const useIstio = (name: string) => ({ 'istio.io/use-waypoint': name })
const inNamespace = (name: string) => ({ 'leyline.dev/use-waypoint-namespace': name })
const forWhat = (what: string) => ({ 'leyline.dev/waypoint-for': what })
const forAccount = (name: string) => ({ 'leyline.dev/for-service-account': name })
const hostname = (name: string, of = 'shop'): string => `${name}.${of}.svc.cluster.local`

const shop = (labels = {}): object => labelled(namespace('shop', 'ambient'), labels)
const web = (labels = {}): object =>
  pod({ name: 'web', node: 'n', ips: ['10.0.0.1'], labels: { app: 'web', ...labels } })
const api = (labels = {}): object => labelled(service('api', ['10.96.0.1'], { app: 'web' }), labels)

/** Where the Service's traffic and the pod's go: hostnames, or `-`. */
function bound(...manifests: object[]): { of: string; problems: string[] } {
  const all = [node('n'), ...manifests]
  const has = (kind: string, name: string): boolean =>
    all.some((it) => {
      const { kind: k, metadata } = it as { kind: string; metadata: { name: string } }
      return k === kind && metadata.name === name
    })
  if (!has('Namespace', 'shop')) all.push(shop())
  if (!has('Pod', 'web')) all.push(web())
  if (!has('Service', 'api')) all.push(api())
  const { model, problems } = built(...all)
  const ofService = model.services.get(`shop/${hostname('api')}`)?.waypoint?.hostname ?? '-'
  const ofPod = model.workloads.get('Kubernetes//Pod/shop/web')?.waypoint?.hostname ?? '-'
  return {
    of: `service ${ofService}, pod ${ofPod}`,
    problems: problems.map(formatProblem),
  }
}
const both = (serviceHost: string, podHost: string): string =>
  `service ${serviceHost}, pod ${podHost}`
const w = hostname('w')

/** Each: objects beside the pod and the Service, where both are bound, what is said. */
const bindings: [name: string, manifests: object[], of: string, said: RegExp[]][] = [
  ['nothing', [gateway('w')], both('-', '-'), []],
  // Which kind of traffic.
  [
    'a namespace, for services by default',
    [shop(use('w')), gateway('w')],
    both(w, '-'),
    [/w: .*no ready/],
  ],
  [
    'a namespace, for workloads',
    [shop(use('w')), gateway('w', { labels: forWhat('workload') })],
    both('-', w),
    [/no ready/],
  ],
  [
    'a namespace, for all',
    [shop(use('w')), gateway('w', { labels: forWhat('all') })],
    both(w, w),
    [/no ready/],
  ],
  [
    'a namespace, for none',
    [shop(use('w')), gateway('w', { labels: forWhat('none') })],
    both('-', '-'),
    [],
  ],
  [
    'what it is for, in Istio’s word',
    [shop(use('w')), gateway('w', { labels: { 'istio.io/waypoint-for': 'all' } })],
    both(w, w),
    [/no ready/],
  ],
  [
    'a word that is none counts as all',
    [shop(use('w')), gateway('w', { labels: forWhat('everything') })],
    both(w, w),
    [
      /Gateway shop\/w: metadata\.labels\[leyline\.dev\/waypoint-for\]: expected .*got everything/,
      /no ready/,
    ],
  ],
  // Which object speaks.
  ['the Service itself', [api(use('w')), gateway('w')], both(w, '-'), [/no ready/]],
  ['Istio’s label', [api(useIstio('w')), gateway('w')], both(w, '-'), [/no ready/]],
  [
    'our label beats Istio’s',
    [api({ ...useIstio('x'), ...use('w') }), gateway('w')],
    both(w, '-'),
    [/no ready/],
  ],
  [
    'none on the Service beats the namespace',
    [shop(use('w')), api(use('none')), gateway('w')],
    both('-', '-'),
    [],
  ],
  [
    'another on the Service beats the namespace',
    [shop(use('w')), api(use('x')), gateway('w'), gateway('x')],
    both(hostname('x'), '-'),
    [/Gateway shop\/x: .*no ready/],
  ],
  [
    'the pod itself',
    [web(use('w')), gateway('w', { labels: forWhat('all') })],
    both('-', w),
    [/no ready/],
  ],
  [
    'a pod’s word for a waypoint of services has no effect, and does not fall back',
    [shop(use('all')), web(use('w')), gateway('w'), gateway('all', { labels: forWhat('all') })],
    both(hostname('all'), '-'),
    [/Pod shop\/web: .*is for service, so this has no effect/, /no ready/],
  ],
  [
    'none on the pod',
    [account('web', use('w')), web(use('none')), gateway('w')],
    both('-', '-'),
    [],
  ],
  [
    'the service account, whatever the waypoint is for',
    [account('web', use('w')), gateway('w')],
    both('-', w),
    [/no ready/],
  ],
  [
    'the service account beats the namespace',
    [
      shop(use('all')),
      account('web', use('w')),
      gateway('w'),
      gateway('all', { labels: forWhat('all') }),
    ],
    both(hostname('all'), w),
    [/no ready/, /no ready/],
  ],
  [
    'none on the service account',
    [shop(use('w')), account('web', use('none')), gateway('w', { labels: forWhat('all') })],
    both(w, '-'),
    [/no ready/],
  ],
  // The Gateway's own word.
  [
    'a Gateway for the service account',
    [gateway('w', { labels: forAccount('web') })],
    both('-', w),
    [/no ready/],
  ],
  [
    'a Gateway for another service account',
    [gateway('w', { labels: forAccount('x') })],
    both('-', '-'),
    [],
  ],
  [
    'a Gateway of another namespace for an account of that name',
    [gateway('w', { labels: forAccount('web'), namespace: 'other' })],
    both('-', '-'),
    [],
  ],
  [
    'of two Gateways for one account the elder',
    [
      gateway('a', { labels: forAccount('web'), second: 2 }),
      gateway('w', { labels: forAccount('web'), second: 1 }),
    ],
    both('-', w),
    [/Gateway shop\/a: ServiceAccount shop\/web has Gateway shop\/w already/, /no ready/],
  ],
  [
    'the account’s own word beats a Gateway’s',
    [account('web', use('x')), gateway('w', { labels: forAccount('web') }), gateway('x')],
    both('-', hostname('x')),
    [
      /Gateway shop\/w: ServiceAccount shop\/web says that its waypoint is shop\/x/,
      /Gateway shop\/x: .*no ready/,
    ],
  ],
  // What is not there is bound all the same.
  [
    'no such Gateway',
    [shop(use('w'))],
    both(w, w),
    [
      /Namespace shop: metadata\.labels\[leyline\.dev\/use-waypoint\]: there is no Gateway shop\/w; .*refused/,
    ],
  ],
  [
    'no such Gateway, by a service account',
    [account('web', use('w'))],
    both('-', w),
    [/there is no Gateway/],
  ],
  [
    'a Gateway of another class',
    [api(use('w')), gateway('w', { className: 'istio-waypoint' })],
    both(w, '-'),
    [/Service shop\/api: .*of class istio-waypoint, not leyline-waypoint; connections are refused/],
  ],
  [
    'a Gateway without a listener that can be served',
    [api(use('w')), gateway('w', { listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] })],
    both(w, '-'),
    [
      /Gateway shop\/w: spec\.listeners: expected a listener of protocol HBONE on port 15008, got HTTP/,
    ],
  ],
  [
    'a Gateway with another port',
    [
      api(use('w')),
      gateway('w', { listeners: [{ name: 'mesh', port: 15009, protocol: 'HBONE' }] }),
    ],
    both(w, '-'),
    [/listener mesh: expected port 15008, got 15009/],
  ],
  // Across namespaces.
  [
    'a Gateway of another namespace that does not admit this one',
    [api({ ...use('w'), ...inNamespace('infra') }), gateway('w', { namespace: 'infra' })],
    both('w.infra.not-admitted.invalid', '-'),
    [/Service shop\/api: .*Gateway infra\/w does not admit namespace shop .*refused/],
  ],
  [
    'one that admits all',
    [
      api({ ...use('w'), ...inNamespace('infra') }),
      gateway('w', { namespace: 'infra', allowed: { from: 'All' } }),
    ],
    both(hostname('w', 'infra'), '-'),
    [/no ready/],
  ],
  [
    'one that admits it by label',
    [
      shop({ team: 'a', ...use('w'), 'istio.io/use-waypoint-namespace': 'infra' }),
      gateway('w', {
        namespace: 'infra',
        allowed: { from: 'Selector', selector: { matchLabels: { team: 'a' } } },
      }),
    ],
    both(hostname('w', 'infra'), '-'),
    [/no ready/],
  ],
  [
    'one that admits others by label',
    [
      shop({ team: 'b', ...use('w'), ...inNamespace('infra') }),
      gateway('w', {
        namespace: 'infra',
        allowed: {
          from: 'Selector',
          selector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['a'] }] },
        },
      }),
    ],
    both('w.infra.not-admitted.invalid', '-'),
    [/does not admit/],
  ],
]

for (const [name, manifests, of, said] of bindings) {
  await t.test(`bound by ${name}`, async (t) => {
    const found = bound(...manifests)
    t.equal(found.of, of)
    t.equal(found.problems.length, said.length, found.problems.join('\n'))
    for (const line of said)
      t.ok(
        found.problems.some((p) => line.test(p)),
        `${line}`,
      )
  })
}

// --- what a waypoint is, and serves ------------------------------------------------------------

/** What a deployer makes of Gateway shop/w. */
const deployed = (ready = 'True'): object[] => [
  {
    ...service('w', ['10.96.0.9'], { 'gateway.networking.k8s.io/gateway-name': 'w' }, [
      { name: 'hbone', port: 15008, targetPort: 15018 },
    ]),
  },
  (() => {
    const made = pod({
      name: 'w-1',
      node: 'n',
      ips: ['10.0.0.9'],
      serviceAccount: 'w',
      labels: {
        'gateway.networking.k8s.io/gateway-name': 'w',
        'leyline.dev/dataplane-mode': 'none',
      },
    }) as { status: object }
    return { ...made, status: { ...made.status, conditions: [{ type: 'Ready', status: ready }] } }
  })(),
]
const everything = [
  node('n'),
  shop(use('w')),
  web(),
  api(),
  gateway('w', { labels: forWhat('all') }),
]

await t.test(
  'a waypoint’s own Service and pods are never bound, and say who they are',
  async (t) => {
    const { model } = built(...everything, ...deployed())
    const own = model.services.get(`shop/${hostname('w')}`)
    t.equal(own?.waypoint, undefined)
    t.same(own?.identities, ['spiffe://example.org/ns/shop/sa/w'])
    t.equal(model.workloads.get('Kubernetes//Pod/shop/w-1')?.waypoint, undefined)
    t.same(model.services.get(`shop/${hostname('api')}`)?.waypoint, {
      namespace: 'shop',
      hostname: w,
      port: 15018,
    })
    t.equal(model.services.get(`shop/${hostname('api')}`)?.identities, undefined)
  },
)

await t.test('a pod that only looks like a waypoint’s is bound like any other', async (t) => {
  const labels = { 'gateway.networking.k8s.io/gateway-name': 'x' }
  const { model } = built(
    node('n'),
    shop(use('w')),
    web(labels),
    gateway('w', { labels: forWhat('all') }),
    gateway('x', { className: 'nginx' }),
  )
  t.equal(model.workloads.get('Kubernetes//Pod/shop/web')?.waypoint?.hostname, w)
})

await t.test(
  'a waypoint serves the Services bound to it, and those whose endpoints are',
  async (t) => {
    const other = { ...service('other', ['10.96.0.2'], { app: 'web' }) }
    const byService = built(node('n'), shop(), web(), api(use('w')), other, gateway('w'))
    t.match(
      [...byService.model.waypoints.values()],
      [
        {
          namespace: 'shop',
          name: 'w',
          workloads: [],
          services: [{ key: `shop/${hostname('api')}`, bound: true }],
        },
      ],
    )
    const byAccount = built(
      node('n'),
      shop(),
      web(),
      api(),
      other,
      gateway('w', { labels: forAccount('web') }),
    )
    t.match(
      [...byAccount.model.waypoints.values()],
      [
        {
          workloads: ['Kubernetes//Pod/shop/web'],
          services: [
            { key: `shop/${hostname('api')}`, bound: false },
            { key: `shop/${hostname('other')}`, bound: false },
          ],
        },
      ],
    )
    const mixed = built(
      node('n'),
      shop(),
      web(),
      api(use('x')),
      gateway('w', { labels: forAccount('web') }),
      gateway('x'),
    )
    t.match(mixed.model.waypoints.get('shop/w'), {
      services: [],
      workloads: ['Kubernetes//Pod/shop/web'],
    })
    t.match(mixed.model.waypoints.get('shop/x'), { services: [{ bound: true }], workloads: [] })
  },
)

await t.test('what it serves does not change with the order of objects', async (t) => {
  const manifests = [
    node('n'),
    shop(use('w')),
    web(),
    api(),
    service('b', ['10.96.0.3'], {}),
    gateway('w', { labels: forWhat('all') }),
  ]
  const forwards = [...built(...manifests).model.waypoints.values()]
  t.same([...built(...manifests.toReversed()).model.waypoints.values()], forwards)
  t.equal(forwards[0]?.services.length, 2)
})

await t.test('a Gateway that nobody may serve serves nobody', async (t) => {
  const refused = gateway('w', { listeners: [] })
  t.equal(built(node('n'), shop(use('w')), web(), api(), refused).model.waypoints.size, 0)
  const foreign = gateway('w', { className: 'other' })
  const { model } = built(node('n'), shop(use('w')), web(), api(), foreign)
  t.equal(model.waypoints.size, 0)
  t.same(model.gateways, [])
  const across = built(
    node('n'),
    shop({ ...use('w'), ...inNamespace('infra') }),
    web(),
    api(),
    gateway('w', { namespace: 'infra' }),
  )
  t.same(across.model.waypoints.get('infra/w')?.services, [], 'not whom it does not admit')
})

await t.test('a Gateway is programmed once an endpoint of its Service is ready', async (t) => {
  const states = (...more: object[]) => {
    const { model, problems } = built(...everything, ...more)
    const [info] = model.gateways
    return { info, problems: problems.map(({ reason }) => reason).filter((r) => /ready/.test(r)) }
  }
  t.match(states(), {
    info: {
      accepted: { status: 'True' },
      programmed: { status: 'False', reason: 'Pending' },
      endpoints: [],
    },
    problems: [/no ready endpoint/],
  })
  t.match(states(...deployed('False')), {
    info: { programmed: { status: 'False' }, addresses: ['10.96.0.9'] },
    problems: [/no ready endpoint/],
  })
  t.match(states(...deployed()), {
    info: {
      programmed: { status: 'True', reason: 'Programmed' },
      endpoints: ['Kubernetes//Pod/shop/w-1'],
      scope: 'all',
    },
    problems: [],
  })
  const { model } = built(node('n'), shop(), gateway('w', { listeners: [] }))
  t.match(model.gateways, [
    {
      accepted: { status: 'False', reason: 'ListenersNotValid' },
      programmed: { reason: 'Invalid' },
    },
  ])
})

// --- protocols ------------------------------------------------------------------------------

const protocols: [port: object, protocol: string][] = [
  [{ port: 80 }, 'auto'],
  [{ port: 80, name: 'web' }, 'auto'],
  [{ port: 80, name: 'http' }, 'http'],
  [{ port: 80, name: 'http-web' }, 'http'],
  [{ port: 80, name: 'HTTP-web' }, 'http'],
  [{ port: 80, name: 'httpx' }, 'auto'],
  [{ port: 80, name: 'http2-x' }, 'http2'],
  [{ port: 80, name: 'grpc' }, 'http2'],
  [{ port: 80, name: 'grpc-web' }, 'http'],
  [{ port: 80, name: 'grpc-web-x' }, 'http'],
  [{ port: 80, name: 'grpc-website' }, 'http2'],
  [{ port: 80, name: 'tcp-x' }, 'tcp'],
  [{ port: 80, name: 'https' }, 'tcp'],
  [{ port: 80, name: 'tls-x' }, 'tcp'],
  [{ port: 80, name: 'mysql' }, 'tcp'],
  [{ port: 80, name: 'mongo' }, 'tcp'],
  [{ port: 80, name: 'redis-x' }, 'tcp'],
  [{ port: 80, name: 'tcp', appProtocol: 'http' }, 'http'],
  [{ port: 80, appProtocol: 'kubernetes.io/h2c' }, 'http2'],
  [{ port: 80, appProtocol: 'kubernetes.io/ws' }, 'http'],
  [{ port: 80, appProtocol: 'kubernetes.io/wss' }, 'tcp'],
  [{ port: 80, appProtocol: 'grpc' }, 'http2'],
  [{ port: 80, appProtocol: 'tcp' }, 'tcp'],
  [{ port: 80, appProtocol: 'HTTPS' }, 'tcp'],
  [{ port: 80, name: 'http', appProtocol: 'amqp' }, 'auto'],
  [{ port: 80, name: 'http', appProtocol: null }, 'http'],
]

await t.test(
  'a port’s protocol is that of appProtocol, else of its name, else found out',
  async (t) => {
    for (const [port, protocol] of protocols) {
      const named = service('api', ['10.96.0.1'], {}, [port, { port: 53, protocol: 'UDP' }])
      const { model } = built(node('n'), shop(use('w')), named, gateway('w'))
      const ports = model.waypoints.get('shop/w')?.services[0]?.ports
      t.match(ports, [{ port: 80, protocol, rules: [] }], JSON.stringify(port))
      t.equal(ports?.length, 1, 'UDP is not carried')
    }
  },
)
