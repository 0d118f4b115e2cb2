// Objects to model, pure: who is behind a Service, and what a policy comes to. Above all that no input
// makes a policy weaker: what cannot be decided allows less and denies more.
import t from 'tap'
import { stringify } from 'yaml'
import { build } from '../../control/build.ts'
import { buildSnapshot } from '../../control/snapshot.ts'
import { type KubernetesObject, isKind, parseObject } from '../../kube/kinds.ts'
import { parseIp } from '../../mesh/address.ts'
import { typeUrls } from '../../mesh/constants.ts'
import { tryIdentity } from '../../mesh/identity.ts'
import { decide } from '../../mesh/policy.ts'
import { namespace, node, pod, service } from '../helpers/control.ts'

function objects(...manifests: object[]): KubernetesObject[] {
  return manifests.map((manifest) => {
    const { kind } = manifest as { kind: string }
    if (!isKind(kind)) throw new Error(`kind ${kind}`)
    const parsed = parseObject(kind, manifest)
    if ('problems' in parsed) throw new Error(stringify(parsed.problems))
    return parsed.ok
  })
}
const built = (...manifests: object[]) =>
  build({ objects: objects(...manifests), trustDomain: 'example.org', reports: new Map() })

// --- policies ------------------------------------------------------------------------------

const policy = (spec: object, in_ = 'shop'): object => ({
  apiVersion: 'leyline.dev/v1alpha1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'p', namespace: in_ },
  spec,
})

interface Client {
  /** ns/sa; none: plaintext. */
  readonly id?: string
  readonly ip?: string
  readonly port?: number
}

/** Whether one policy lets a client through, and what was said about it. */
function through(spec: object, client: Client): boolean {
  const { model } = built(namespace('shop'), policy(spec))
  const [ns, sa] = client.id?.split('/') ?? []
  const identity =
    client.id === undefined ? undefined : tryIdentity(`spiffe://example.org/ns/${ns}/sa/${sa}`)
  return decide([...model.policies.values()], {
    ...(identity === undefined ? {} : { identity }),
    sourceIp: parseIp(client.ip ?? '10.0.0.1'),
    destinationIp: parseIp('10.0.0.2'),
    destinationPort: client.port ?? 80,
  }).allow
}
const from = (source: object): object => ({ from: [{ source }] })
const to = (operation: object): object => ({ to: [{ operation }] })

/** Each: a rule, who it matches, who not. As ALLOW and as DENY it must do the opposite. */
const rules: [name: string, rule: object, matches: Client[], not: Client[]][] = [
  ['an empty rule', {}, [{}, { id: 'shop/web' }], []],
  [
    'a principal',
    from({ principals: ['example.org/ns/shop/sa/web'] }),
    [{ id: 'shop/web' }],
    [{}, { id: 'shop/api' }, { id: 'other/web' }],
  ],
  [
    'a principal with a scheme',
    from({ principals: ['spiffe://example.org/ns/shop/sa/web'] }),
    [{ id: 'shop/web' }],
    [{ id: 'shop/api' }],
  ],
  [
    'cluster.local stands for the mesh’s own trust domain',
    from({ principals: ['cluster.local/ns/shop/sa/web'] }),
    [{ id: 'shop/web' }],
    [{}],
  ],
  ['anybody with a principal', from({ principals: ['*'] }), [{ id: 'a/b' }], [{}]],
  [
    'a principal by its end',
    from({ principals: ['*/sa/web'] }),
    [{ id: 'x/web' }],
    [{ id: 'x/y' }],
  ],
  [
    'a principal by its beginning',
    from({ principals: ['example.org/ns/shop/*'] }),
    [{ id: 'shop/x' }],
    [{ id: 'shopping/x' }],
  ],
  [
    'not a principal',
    from({ notPrincipals: ['example.org/ns/shop/sa/web'] }),
    [{}, { id: 'shop/api' }],
    [{ id: 'shop/web' }],
  ],
  ['a namespace', from({ namespaces: ['shop'] }), [{ id: 'shop/web' }], [{}, { id: 'x/web' }]],
  [
    'not a namespace',
    from({ notNamespaces: ['shop'] }),
    [{}, { id: 'x/web' }],
    [{ id: 'shop/web' }],
  ],
  [
    'a service account of the same namespace',
    from({ serviceAccounts: ['web'] }),
    [{ id: 'shop/web' }],
    [{ id: 'x/web' }, { id: 'shop/xweb' }],
  ],
  [
    'a service account of another',
    from({ serviceAccounts: ['x/web'] }),
    [{ id: 'x/web' }],
    [{ id: 'shop/web' }],
  ],
  ['an address', from({ ipBlocks: ['10.0.0.1'] }), [{}], [{ ip: '10.0.0.9' }, { ip: '::1' }]],
  [
    'a range',
    from({ ipBlocks: ['fd00::/8', '10.0.0.0/30'] }),
    [{ ip: '10.0.0.3' }, { ip: 'fd00::1' }],
    [{ ip: '10.0.0.4' }],
  ],
  ['not a range', from({ notIpBlocks: ['10.0.0.0/8'] }), [{ ip: '11.0.0.1' }], [{}]],
  ['a port', to({ ports: ['80', 81] }), [{}, { port: 81 }], [{ port: 82 }]],
  ['not a port', to({ notPorts: [80] }), [{ port: 81 }], [{}]],
  [
    'both a source and a port',
    { ...from({ namespaces: ['shop'] }), ...to({ ports: [80] }) },
    [{ id: 'shop/a' }],
    [{ id: 'shop/a', port: 81 }, { id: 'x/a' }],
  ],
  [
    'one of two sources',
    { from: [{ source: { namespaces: ['a'] } }, { source: { namespaces: ['b'] } }] },
    [{ id: 'a/x' }, { id: 'b/x' }],
    [{ id: 'c/x' }],
  ],
  [
    'both fields of one source',
    from({ namespaces: ['a'], ipBlocks: ['10.0.0.1'] }),
    [{ id: 'a/x' }],
    [{ id: 'a/x', ip: '10.0.0.2' }, { id: 'b/x' }],
  ],
  [
    'a condition',
    {
      when: [
        { key: 'source.namespace', values: ['a'] },
        { key: 'destination.port', notValues: ['81'] },
      ],
    },
    [{ id: 'a/x' }],
    [{ id: 'a/x', port: 81 }, { id: 'b/x' }],
  ],
]

for (const [name, rule, matches, not] of rules) {
  await t.test(`a rule: ${name}`, async (t) => {
    for (const client of matches) {
      t.ok(through({ rules: [rule] }, client), `ALLOW allows ${JSON.stringify(client)}`)
      t.notOk(through({ action: 'DENY', rules: [rule] }, client), 'DENY denies it')
    }
    for (const client of not) {
      t.notOk(through({ rules: [rule] }, client), `ALLOW does not allow ${JSON.stringify(client)}`)
      t.ok(through({ action: 'DENY', rules: [rule] }, client), 'DENY does not deny it')
    }
  })
}

await t.test('ALLOW without rules allows nothing; DENY without rules denies nothing', async (t) => {
  for (const spec of [{}, { rules: [] }, { action: 'ALLOW' }]) {
    t.notOk(through(spec, { id: 'shop/web' }))
  }
  t.ok(through({ action: 'DENY' }, {}))
})

/** Parts that layer 4 cannot decide, or that are wrong. */
const undecidable: [name: string, rule: object, field: string | undefined][] = [
  ['a path', to({ paths: ['/x'] }), 'spec.rules[0].to'],
  ['a method', to({ methods: ['GET'] }), 'spec.rules[0].to'],
  ['a host', to({ notHosts: ['x'] }), 'spec.rules[0].to'],
  ['a token', from({ requestPrincipals: ['*'] }), 'spec.rules[0].from'],
  ['a header', { when: [{ key: 'request.headers[x]', values: ['y'] }] }, 'spec.rules[0].when[0]'],
  [
    'a malformed address',
    from({ ipBlocks: ['10.0.0.1', '10.0.0.300'] }),
    'spec.rules[0].from[0].source.ipBlocks[1]',
  ],
  ['a malformed port', to({ ports: ['http'] }), 'spec.rules[0].to[0].operation.ports[0]'],
  [
    'a malformed account',
    from({ serviceAccounts: ['a/b/c'] }),
    'spec.rules[0].from[0].source.serviceAccounts[0]',
  ],
]

for (const [name, rule, field] of undecidable) {
  await t.test(`${name} makes an ALLOW narrower and a DENY wider, and is named`, async (t) => {
    const anybody: Client[] = [{}, { id: 'shop/web' }]
    for (const client of anybody) {
      t.notOk(through({ rules: [rule] }, client), 'alone it allows nobody')
      t.notOk(through({ action: 'DENY', rules: [rule] }, client), 'and denies everybody')
    }
    const narrowed = {
      ...rule,
      ...('from' in rule ? to({ ports: [80] }) : from({ namespaces: ['shop'] })),
    }
    const inside: Client = { id: 'shop/web' }
    const outside: Client = { id: 'x/web', port: 81 }
    t.notOk(
      through({ action: 'DENY', rules: [narrowed] }, inside),
      'what is decidable still narrows a DENY',
    )
    t.ok(through({ action: 'DENY', rules: [narrowed] }, outside))
    t.notOk(through({ rules: [narrowed] }, inside))
    const other = { rules: [rule, from({ namespaces: ['shop'] })] }
    t.ok(through(other, inside), 'another rule counts as ever')
    const { problems } = built(namespace('shop'), policy({ rules: [rule] }))
    t.match(problems, [{ object: 'AuthorizationPolicy shop/p', field }])
  })
}

await t.test('where a policy stands is what it binds', async (t) => {
  const web = pod({ name: 'web', node: 'n', ips: ['10.0.0.1'], labels: { app: 'web' } })
  const scopeOf = (spec: object, in_?: string) => {
    const { model } = built(node('n'), namespace('shop'), web, policy(spec, in_))
    return [
      [...model.policies.values()].map(({ scope }) => scope),
      [...model.workloads.values()].map(({ policies }) => policies),
    ]
  }
  t.same(scopeOf({}), [['namespace'], [[]]])
  t.same(scopeOf({}, 'leyline-system'), [['global'], [[]]])
  t.same(scopeOf({ selector: { matchLabels: { app: 'web' } } }), [['selector'], [['shop/p']]])
  t.same(scopeOf({ selector: { matchLabels: { app: 'api' } } }), [['selector'], [[]]])
})

await t.test('one of ours and one of Istio of the same name are two, and both bind', async (t) => {
  const web = pod({ name: 'web', node: 'n', ips: ['10.0.0.1'], labels: { app: 'web' } })
  const deny = (port: string) => ({
    selector: { matchLabels: { app: 'web' } },
    action: 'DENY',
    rules: [{ to: [{ operation: { ports: [port] } }] }],
  })
  const istios = { ...policy(deny('81')), apiVersion: 'security.istio.io/v1' }
  const { model, problems } = built(node('n'), namespace('shop'), web, policy(deny('80')), istios)
  t.same(problems, [])
  t.same([...model.policies.keys()], ['shop/p', 'shop/istio:p'])
  t.same([...model.workloads.values()][0]?.policies, ['shop/p', 'shop/istio:p'])
  const snapshot = buildSnapshot(model, [], undefined)
  t.same(
    [...(snapshot.types.get(typeUrls.authorization)?.keys() ?? [])],
    [...model.policies.keys()],
  )
  for (const destinationPort of [80, 81, 82]) {
    const [sourceIp, destinationIp] = [parseIp('10.0.0.9'), parseIp('10.0.0.1')]
    const to = { sourceIp, destinationIp, destinationPort }
    t.equal(decide([...model.policies.values()], to).allow, destinationPort === 82)
  }
  const wrong = { rules: [{ from: [{ source: { ipBlocks: ['no'] } }] }] }
  const told = built(policy(wrong), { ...policy(wrong), apiVersion: 'security.istio.io/v1' })
  t.same(
    told.problems.map(({ object }) => object),
    ['AuthorizationPolicy shop/p', 'AuthorizationPolicy.security.istio.io shop/p'],
  )
})

await t.test('a policy that agents do not enforce is said to be none', async (t) => {
  for (const [spec, field] of [
    [{ action: 'AUDIT' }, 'spec.action'],
    [{ action: 'CUSTOM', provider: { name: 'x' } }, 'spec.action'],
    [{ targetRefs: [{ kind: 'Service', name: 'x' }] }, 'spec.targetRefs'],
  ] as const) {
    const { model, problems } = built(policy(spec))
    t.equal(model.policies.size, 0)
    t.match(problems, [{ severity: 'error', field }])
  }
})

// --- services and workloads ------------------------------------------------------------------

const api = (name: string, ip: string, labels = { app: 'api' }): object =>
  pod({ name, node: 'n', ips: [ip], labels })
const members = (manifests: object[]) => {
  const { model, problems } = built(node('n'), namespace('shop'), ...manifests)
  const rows = [...model.workloads.values()].map(({ name, services }) => [
    name,
    Object.fromEntries(services),
  ])
  return { members: Object.fromEntries(rows) as Record<string, object>, problems }
}
const key = 'shop/api.shop.svc.cluster.local'

await t.test('without slices the selector decides who is behind a Service', async (t) => {
  const { members: found } = members([
    service('api', ['10.96.0.1'], { app: 'api' }, [
      { port: 80, targetPort: 8080 },
      { port: 53, protocol: 'UDP' },
    ]),
    api('one', '10.0.0.1'),
    api('two', '10.0.0.2', { app: 'x' }),
    pod({
      name: 'three',
      node: 'n',
      ips: ['10.0.0.3'],
      labels: { app: 'api' },
      namespace: 'other',
    }),
  ])
  t.same(found, { one: { [key]: [{ servicePort: 80, targetPort: 8080 }] }, two: {}, three: {} })
})

const slice = (endpoints: object[], ports: object[] = [{ port: 9090 }]): object => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'api-1', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'api' } },
  addressType: 'IPv4',
  endpoints,
  ports,
})

await t.test(
  'slices decide where there are any: by reference, by address, ready or not',
  async (t) => {
    const { members: found } = members([
      service('api', ['10.96.0.1'], { app: 'api' }),
      api('one', '10.0.0.1'),
      api('two', '10.0.0.2'),
      api('three', '10.0.0.3'),
      slice([
        { addresses: ['10.0.0.1'], targetRef: { kind: 'Pod', name: 'one', namespace: 'shop' } },
        { addresses: ['10.0.0.2'] },
        { addresses: ['10.0.0.3'], conditions: { ready: false } },
      ]),
    ])
    const port = { [key]: [{ servicePort: 80, targetPort: 9090 }] }
    t.same(found, { one: port, two: port, three: {} })
  },
)

await t.test('an endpoint that is no pod is one all the same, reached plainly', async (t) => {
  const { model } = built(
    node('n', ['10.0.0.0/24']),
    namespace('shop', 'ambient'),
    service('api', ['10.96.0.1'], {}),
    slice([{ addresses: ['192.0.2.7'] }]),
  )
  const [outside] = [...model.workloads.values()]
  t.match(outside, { addresses: ['192.0.2.7'], tunnel: 'none', hostNetwork: true })
  t.same([...(outside?.services ?? [])], [[key, [{ servicePort: 80, targetPort: 9090 }]]])
  const ranges = model.mesh.captureRanges.map(({ ip }) => ip)
  t.notOk(
    ranges.some((ip) => ip.startsWith('192.')),
    'dialled by its own address it is not captured',
  )
})

await t.test('a named target port is that of each pod', async (t) => {
  const named = (name: string, ip: string, containerPort: number): object => {
    const made = api(name, ip) as { spec: object }
    return {
      ...made,
      spec: { ...made.spec, containers: [{ ports: [{ name: 'web', containerPort }] }] },
    }
  }
  const { members: found } = members([
    service('api', ['10.96.0.1'], { app: 'api' }, [{ port: 80, targetPort: 'web' }]),
    named('one', '10.0.0.1', 1111),
    named('two', '10.0.0.2', 2222),
  ])
  t.same(found, {
    one: { [key]: [{ servicePort: 80, targetPort: 1111 }] },
    two: { [key]: [{ servicePort: 80, targetPort: 2222 }] },
  })
})

await t.test('an address names one object, the elder one; the other is told', async (t) => {
  const two = built(
    node('n'),
    namespace('shop'),
    api('one', '10.0.0.1'),
    api('two', '10.0.0.1'),
    service('a', ['10.96.0.1'], {}),
    service('b', ['10.96.0.1'], {}),
  )
  const addresses = [...two.model.workloads.values()].map(({ name, addresses: a }) => [name, a])
  t.same(addresses, [['one', ['10.0.0.1']]], 'without an address it is no workload')
  t.match(two.problems, [
    { object: 'Pod shop/two', field: 'status.podIPs', reason: /address of Pod shop\/one/ },
    { object: 'Service shop/b', field: 'spec.clusterIPs', reason: /address of Service shop\/a/ },
  ])
})

await t.test('a pod that has ended gives its address away', async (t) => {
  const { model, problems } = built(
    node('n'),
    pod({ name: 'old', node: 'n', ips: ['10.0.0.1'], phase: 'Succeeded' }),
    api('new', '10.0.0.1'),
  )
  t.same(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  )
  t.same([...model.workloads.values()].find(({ name }) => name === 'new')?.addresses, ['10.0.0.1'])
})

await t.test('capture covers pods and services, and no more than that', async (t) => {
  const { model } = built(
    node('n', ['10.1.0.0/24', 'fd01::/64']),
    api('inside', '10.1.0.7'),
    api('stray', '10.9.0.7'),
    service('api', ['10.96.0.1'], {}),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'ServiceCIDR',
      metadata: { name: 'x' },
      spec: { cidrs: ['10.97.0.0/16'] },
    },
  )
  const ranges = model.mesh.captureRanges.map(({ ip, prefix }) => `${ip}/${prefix}`).sort()
  t.same(ranges, ['10.1.0.0/24', '10.9.0.7/32', '10.96.0.1/32', '10.97.0.0/16', 'fd01::/64'])
})
