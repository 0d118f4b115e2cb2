// HTTPRoutes to what a waypoint applies: Gateway API's order, what is done of a rule, and what is said
// of what is not. Above all: nothing that is not understood makes a rule do more, or go unsaid.
import { deepEqual } from 'node:assert/strict'
import t from 'tap'
import { durationMs } from '../../kube/gateway.ts'
import { decodeWaypoint, encodeWaypoint, type HttpRule } from '../../mesh/waypoint.ts'
import { namespace, node, service } from '../helpers/control.ts'
import { built, createdAt, gateway, httpRoute, labelled } from '../helpers/gateway.ts'

// A busy machine takes its time.
t.setTimeout(120_000)

const use = { 'leyline.dev/use-waypoint': 'w' }
const ports = [
  { name: 'web', port: 80, targetPort: 8080 },
  { name: 'admin', port: 81 },
  { name: 'tcp-db', port: 82 },
]
const base = [
  node('n'),
  labelled(namespace('shop', 'ambient'), use),
  service('api', ['10.96.0.1'], {}, ports),
  service('v2', ['10.96.0.2'], {}),
  service('headless', ['None'], {}),
  gateway('w'),
]
const to = (name = 'api', more: object = {}): object => ({ name, port: 80, ...more })

function routed(...routes: object[]) {
  const { model, problems } = built(...base, ...routes)
  const served = model.waypoints.get('shop/w')?.services ?? []
  const api = served.find(({ key }) => key === 'shop/api.shop.svc.cluster.local')
  const rulesAt = (port: number): readonly HttpRule[] =>
    api?.ports.find((each) => each.port === port)?.rules ?? []
  // What cannot cross the wire would take the whole waypoint's configuration with it.
  for (const config of model.waypoints.values())
    deepEqual(decodeWaypoint(encodeWaypoint(config)), { ok: config })
  return { api, rulesAt, routes: model.routes, problems }
}
type Routed = ReturnType<typeof routed>

/** Type, status and reason of a route's conditions, by its first parent. */
function said({ routes }: Routed, name = 'r'): string[] {
  const route = routes.find((each) => each.name === name)
  return (route?.parents[0]?.conditions ?? []).map(
    ({ type, status, reason }) => `${type} ${status} ${reason}`,
  )
}
const fine = [
  'Accepted True Accepted',
  'ResolvedRefs True ResolvedRefs',
  'leyline.dev/Enforced True Enforced',
]
const messages = ({ routes }: Routed, name = 'r'): string =>
  (routes.find((each) => each.name === name)?.parents ?? [])
    .flatMap(({ conditions }) => conditions.map(({ message }) => message))
    .join('\n')
const problemText = ({ problems }: Routed): string =>
  problems.map(({ field, reason }) => `${field}: ${reason}`).join('\n')

// --- precedence -----------------------------------------------------------------------------

const path = (type: string, value: string): object => ({ path: { type, value } })
const exact = (value: string): object => path('Exact', value)
const prefix = (value: string): object => path('PathPrefix', value)
const header = (...names: string[]): object => ({
  headers: names.map((name) => ({ name, value: 'x' })),
})
const query = (...names: string[]): object => ({
  queryParams: names.map((name) => ({ name, value: 'x' })),
})

/** Each pair: the first must be tried before the second, in whatever order they are written. */
const precedence: [name: string, first: object, second: object][] = [
  ['an exact path before a longer prefix', exact('/a'), prefix('/a/b/c/d')],
  [
    'an exact path before a prefix with everything else',
    exact('/a'),
    { ...prefix('/a'), method: 'GET', ...header('p', 'q') },
  ],
  ['an exact path before a regular expression', exact('/a'), path('RegularExpression', '/a.*')],
  [
    'a regular expression before a prefix',
    path('RegularExpression', '/a.*'),
    prefix('/aaaaaaaaaa'),
  ],
  ['the longer prefix', prefix('/a/b'), prefix('/a')],
  ['the longer prefix before a method', prefix('/a/b'), { ...prefix('/a'), method: 'GET' }],
  ['any prefix before none', prefix('/a'), { method: 'GET', ...header('p', 'q', 'r') }],
  ['a method before headers', { method: 'GET' }, header('p', 'q', 'r')],
  ['more headers', header('p', 'q'), header('p')],
  ['headers before query parameters', header('p'), query('p', 'q', 'r')],
  ['more query parameters', query('p', 'q'), query('p')],
  ['a query parameter before none', query('p'), {}],
  [
    'a slash at the end of a prefix counts for nothing',
    { ...prefix('/a'), method: 'GET' },
    prefix('/a/'),
  ],
  ['a header named twice counts once', header('p', 'q'), header('p', 'P')],
]

const matchOf = (match: object): HttpRule['match'] | undefined =>
  routed(httpRoute('r', [{ matches: [match], backendRefs: [to()] }])).rulesAt(80)[0]?.match

for (const [name, first, second] of precedence) {
  await t.test(`precedence: ${name}`, async (t) => {
    const expected = [first, second].map(matchOf)
    const oneRule = (matches: object[]) =>
      routed(httpRoute('r', [{ matches, backendRefs: [to()] }]))
    const twoRules = (matches: object[]) =>
      routed(
        httpRoute(
          'r',
          matches.map((match) => ({ matches: [match], backendRefs: [to()] })),
        ),
      )
    const twoRoutes = ([a, b]: object[]) =>
      routed(
        httpRoute('a', [{ matches: [a], backendRefs: [to()] }], { second: 1 }),
        httpRoute('b', [{ matches: [b], backendRefs: [to()] }], { second: 2 }),
      )
    for (const make of [oneRule, twoRules, twoRoutes]) {
      for (const written of [
        [first, second],
        [second, first],
      ]) {
        const order = make(written)
          .rulesAt(80)
          .map(({ match }) => match)
        t.same(order, expected, make.name)
      }
    }
  })
}

await t.test('ties: the oldest route, then its name, then the place in it', async (t) => {
  const rule = (name: string): object => ({ backendRefs: [to(name)] })
  const names = (...routes: object[]): string[] =>
    routed(...routes)
      .rulesAt(80)
      .map(({ name }) => name)
  t.same(
    names(
      httpRoute('a', [rule('api')], { second: 2 }),
      httpRoute('b', [rule('v2')], { second: 1 }),
    ),
    ['HTTPRoute shop/b rules[0]', 'HTTPRoute shop/a rules[0]'],
  )
  t.same(
    names(
      httpRoute('b', [rule('api')], { second: 1 }),
      httpRoute('a', [rule('v2')], { second: 1 }),
    ),
    ['HTTPRoute shop/a rules[0]', 'HTTPRoute shop/b rules[0]'],
  )
  t.same(
    names(httpRoute('b', [rule('api')]), httpRoute('a', [rule('v2')])),
    ['HTTPRoute shop/a rules[0]', 'HTTPRoute shop/b rules[0]'],
    'in a folder, where nothing has an age',
  )
  t.same(
    names(
      httpRoute('a', [
        rule('api'),
        rule('v2'),
        { matches: [{}, { method: 'GET' }], backendRefs: [to()] },
      ]),
    ),
    [
      'HTTPRoute shop/a rules[2]',
      'HTTPRoute shop/a rules[0]',
      'HTTPRoute shop/a rules[1]',
      'HTTPRoute shop/a rules[2]',
    ],
  )
  t.equal(createdAt(1) < createdAt(2), true)
})

await t.test(
  'of two routes with one match the elder serves, and the younger says so',
  async (t) => {
    const rules = [{ matches: [header('a', 'b')], backendRefs: [to()] }]
    const same = [{ matches: [header('B', 'a')], backendRefs: [to('v2')] }]
    const found = routed(
      httpRoute('young', same, { second: 2 }),
      httpRoute('old', rules, { second: 1 }),
    )
    t.match(found.rulesAt(80)[0], { name: 'HTTPRoute shop/old rules[0]' })
    t.same(said(found, 'old'), fine)
    t.same(said(found, 'young'), [...fine, 'leyline.dev/Conflicted True OlderRoute'])
    t.match(
      messages(found, 'young'),
      /spec\.rules\[0\]\.matches\[0\] is that of HTTPRoute shop\/old rules\[0\]/,
    )
    t.match(
      found.problems.filter(({ object }) => object === 'HTTPRoute shop/young'),
      [{ severity: 'error' }],
    )
  },
)

// --- matches, filters, timeouts, weights -------------------------------------------------------

await t.test('a match is what it says, and without one it is everything', async (t) => {
  t.same(matchOf({}), { path: { prefix: '/' }, headers: [], query: [] })
  t.same(matchOf(prefix('/a/')), { path: { prefix: '/a' }, headers: [], query: [] })
  t.same(matchOf({ path: { value: '/a' } }), { path: { prefix: '/a' }, headers: [], query: [] })
  t.same(
    matchOf({
      path: { type: 'RegularExpression', value: '/a[0-9]+' },
      method: 'POST',
      headers: [
        { name: 'X-One', value: '1' },
        { name: 'x-one', value: '2' },
        { name: 'X-Two', value: '2|3', type: 'RegularExpression' },
      ],
      queryParams: [{ name: 'Q', value: 'v' }],
    }),
    {
      path: { regex: '/a[0-9]+' },
      method: 'POST',
      headers: [
        { name: 'x-one', exact: '1' },
        { name: 'x-two', regex: '2|3' },
      ],
      query: [{ name: 'Q', exact: 'v' }],
    },
  )
})

await t.test('header changes of rules and backends, and timeouts, arrive', async (t) => {
  const change = (value: string) => ({
    set: [
      { name: 'X-Set', value },
      { name: 'x-set', value: 'second' },
    ],
    add: [{ name: 'X-Add', value }],
    remove: ['X-Gone', 'x-gone'],
  })
  const expected = (value: string) => ({
    set: [{ name: 'x-set', value }],
    add: [{ name: 'x-add', value }],
    remove: ['x-gone'],
  })
  const filters = (value: string): object[] => [
    { type: 'RequestHeaderModifier', requestHeaderModifier: change(`q${value}`) },
    { type: 'ResponseHeaderModifier', responseHeaderModifier: change(`s${value}`) },
  ]
  const found = routed(
    httpRoute('r', [
      {
        filters: filters('1'),
        backendRefs: [to('api', { filters: filters('2'), weight: 3 }), to('v2')],
        timeouts: { request: '1m30s', backendRequest: '500ms' },
      },
    ]),
  )
  t.same(found.rulesAt(80), [
    {
      name: 'HTTPRoute shop/r rules[0]',
      match: { path: { prefix: '/' }, headers: [], query: [] },
      backends: [
        {
          service: 'shop/api.shop.svc.cluster.local',
          port: 80,
          weight: 3,
          requestHeaders: expected('q2'),
          responseHeaders: expected('s2'),
        },
        {
          service: 'shop/v2.shop.svc.cluster.local',
          port: 80,
          weight: 1,
          requestHeaders: { set: [], add: [], remove: [] },
          responseHeaders: { set: [], add: [], remove: [] },
        },
      ],
      requestHeaders: expected('q1'),
      responseHeaders: expected('s1'),
      requestTimeoutMs: 90_000,
      backendTimeoutMs: 500,
    },
  ])
  t.same(said(found), fine)
  t.same(
    found.problems.filter(
      ({ severity, object }) => severity === 'error' && object?.startsWith('HTTPRoute'),
    ),
    [],
  )
})

await t.test('durations are those of GEP-2257', async (t) => {
  const known: [string, number][] = [
    ['0h', 0],
    ['0s', 0],
    ['0h0m0s', 0],
    ['1h', 3_600_000],
    ['30m', 1_800_000],
    ['10s', 10_000],
    ['500ms', 500],
    ['2h30m', 9_000_000],
    ['150m', 9_000_000],
    ['7230s', 7_230_000],
    ['1h30m10s', 5_410_000],
    ['10s30m1h', 5_410_000],
    ['100ms200ms300ms', 600],
  ]
  for (const [text, ms] of known) t.equal(durationMs(text), ms, text)
  const bad = ['1', '1m1', '1d', '1h30m10s20ms50h', '999999h', '1.5h', '-15m', '']
  for (const text of bad) {
    t.throws(
      () => routed(httpRoute('r', [{ timeouts: { request: text } }])),
      /expected a duration/,
      text,
    )
  }
  const longest = routed(httpRoute('r', [{ timeouts: { request: '99999h' }, backendRefs: [to()] }]))
  t.equal(longest.rulesAt(80)[0]?.requestTimeoutMs, 2 ** 31 - 1, 'as long as a timer can wait')
})

await t.test('weights are kept; none at all is answered 500', async (t) => {
  const weights = (...list: number[]): (number | undefined)[] =>
    routed(httpRoute('r', [{ backendRefs: list.map((weight) => to('api', { weight })) }]))
      .rulesAt(80)[0]
      ?.backends.map(({ weight }) => weight) ?? []
  t.same(weights(9, 1), [9, 1])
  t.same(weights(0, 1), [0, 1])
  t.same(weights(0, 0), [])
  t.same(weights(), [])
  t.match(problemText(routed(httpRoute('r', [{}]))), /spec\.rules\[0\]\.backendRefs: none: .*500/)
  t.same(routed(httpRoute('r', undefined)).rulesAt(80)[0]?.backends, [], 'a route without rules')
})

// --- backends that are none ---------------------------------------------------------------------

const lost: [name: string, ref: object, reason: string, message: RegExp][] = [
  [
    'a Service that is not there',
    to('ghost'),
    'BackendNotFound',
    /there is no Service shop\/ghost/,
  ],
  [
    'a port that it lacks',
    to('api', { port: 99 }),
    'BackendNotFound',
    /no TCP port 99, only 80, 81, 82/,
  ],
  ['no port', { name: 'api' }, 'BackendNotFound', /no TCP port \(none was given\)/],
  [
    'another namespace',
    to('x', { namespace: 'other' }),
    'RefNotPermitted',
    /other\/x is in another namespace/,
  ],
  [
    'another kind',
    to('x', { kind: 'Bucket', group: 'example.org' }),
    'InvalidKind',
    /expected a Service, got Bucket\.example\.org/,
  ],
]
for (const [name, ref, reason, message] of lost) {
  await t.test(`${name}: its share is answered 500, and the status says why`, async (t) => {
    const found = routed(httpRoute('r', [{ backendRefs: [to(), { ...ref, weight: 2 }] }]))
    const [rule] = found.rulesAt(80)
    t.match(rule?.backends, [{ weight: 1 }, { weight: 2, problem: message }])
    t.equal(rule?.backends[0]?.problem, undefined)
    t.same(said(found), ['Accepted True Accepted', `ResolvedRefs False ${reason}`, fine[2]])
    t.match(messages(found), message)
    t.match(problemText(found), /spec\.rules\[0\]\.backendRefs\[1\]: .*; its share is answered 500/)
  })
}

// --- what is not understood ----------------------------------------------------------------------

const unsupported: [name: string, rule: object, field: RegExp][] = [
  [
    'a redirect',
    { filters: [{ type: 'RequestRedirect', requestRedirect: { port: 8443 } }] },
    /spec\.rules\[0\]\.filters\[0\]\.type: RequestRedirect is not supported/,
  ],
  ['a rewrite', { filters: [{ type: 'URLRewrite', urlRewrite: {} }] }, /URLRewrite/],
  ['a mirror', { filters: [{ type: 'RequestMirror' }] }, /RequestMirror/],
  ['CORS', { filters: [{ type: 'CORS' }] }, /CORS/],
  ['an extension', { filters: [{ type: 'ExtensionRef', extensionRef: {} }] }, /ExtensionRef/],
  [
    'a filter of tomorrow',
    { filters: [{ type: 'Tomorrow', tomorrow: {} }] },
    /filters\[0\]\.type: Tomorrow/,
  ],
  [
    'a filter without its settings',
    { filters: [{ type: 'RequestHeaderModifier' }] },
    /RequestHeaderModifier/,
  ],
  [
    'a filter twice',
    {
      filters: [1, 2].map(() => ({
        type: 'RequestHeaderModifier',
        requestHeaderModifier: { remove: ['a'] },
      })),
    },
    /filters\[1\]: a second RequestHeaderModifier/,
  ],
  [
    'a change of what frames a message',
    {
      filters: [
        {
          type: 'RequestHeaderModifier',
          requestHeaderModifier: { set: [{ name: 'Transfer-Encoding', value: 'chunked' }] },
        },
      ],
    },
    /requestHeaderModifier: header transfer-encoding cannot be changed/,
  ],
  [
    'a kind of path of tomorrow',
    { matches: [path('Glob', '/*')] },
    /matches\[0\]\.path\.type: Glob is not known/,
  ],
  [
    'a path that is none',
    { matches: [prefix('a')] },
    /matches\[0\]\.path\.value: expected a path such as \/a\/b, got "a"/,
  ],
  ['a path with two slashes', { matches: [exact('/a//b')] }, /path\.value/],
  ['a path with dots', { matches: [exact('/a/../b')] }, /path\.value/],
  [
    'a regular expression that is none',
    { matches: [path('RegularExpression', '(')] },
    /"\(" is no regular expression/,
  ],
  ['a method of tomorrow', { matches: [{ method: 'QUERY' }] }, /matches\[0\]\.method: QUERY/],
  [
    'a kind of header match of tomorrow',
    { matches: [{ headers: [{ type: 'Prefix', name: 'a', value: 'b' }] }] },
    /headers\[0\]\.type: Prefix/,
  ],
  [
    'a header’s regular expression that is none',
    { matches: [{ headers: [{ type: 'RegularExpression', name: 'a', value: '[' }] }] },
    /headers\[0\]\.value/,
  ],
  [
    'a kind of query match of tomorrow',
    { matches: [{ queryParams: [{ type: 'Set', name: 'a', value: 'b' }] }] },
    /queryParams\[0\]\.type: Set/,
  ],
  [
    'a part of a match of tomorrow',
    { matches: [{ cookies: [{ name: 'a' }] }] },
    /matches\[0\]\.cookies: is not known/,
  ],
]
for (const [name, rule, field] of unsupported) {
  await t.test(`${name}: what matches is answered 500, and the route says so`, async (t) => {
    const bad = { ...rule, backendRefs: [to()] }
    const alone = routed(httpRoute('r', [bad]))
    t.match(alone.rulesAt(80), [{ backends: [{ weight: 1, problem: field }] }])
    t.equal(alone.rulesAt(80)[0]?.backends.length, 1)
    t.equal(said(alone)[0], 'Accepted False UnsupportedValue')
    t.match(messages(alone), field)
    t.match(problemText(alone), field)

    const good = { matches: [exact('/good')], backendRefs: [to('v2')] }
    const beside = routed(httpRoute('r', [bad, good]))
    t.same(said(beside).slice(0, 2), [
      'Accepted True Accepted',
      'PartiallyInvalid True UnsupportedValue',
    ])
    t.match(messages(beside), /^Dropped Rule, answered 500: /m)
    const [first, second] = beside.rulesAt(80)
    t.match(first, { name: 'HTTPRoute shop/r rules[1]', backends: [{ service: /v2/ }] })
    t.match(second, { name: 'HTTPRoute shop/r rules[0]', backends: [{ problem: field }] })
  })
}

await t.test('what a match leaves unsaid is no more than others leave to it', async (t) => {
  const bad = { matches: [{ ...header('a'), cookies: [] }], backendRefs: [to()] }
  const everything = { backendRefs: [to('v2')] }
  const names = routed(httpRoute('r', [bad, everything]))
    .rulesAt(80)
    .map(({ name }) => name)
  t.same(names, ['HTTPRoute shop/r rules[1]', 'HTTPRoute shop/r rules[0]'], 'it comes last')
})

await t.test('an unsupported filter of a backend costs its share alone', async (t) => {
  const filters = [{ type: 'URLRewrite' }]
  const found = routed(httpRoute('r', [{ backendRefs: [to(), to('v2', { filters })] }]))
  const [rule] = found.rulesAt(80)
  t.equal(rule?.backends[0]?.problem, undefined)
  t.match(
    rule?.backends[1]?.problem,
    /backendRefs\[1\]\.filters\[0\]\.type: URLRewrite is not supported/,
  )
  t.match(messages(found), /URLRewrite/)
  t.equal(said(found)[0], 'Accepted True Accepted')
})

await t.test('what is only asked for, and ignored, is noted', async (t) => {
  const spec = { hostnames: ['api.example.org'] }
  const rule = { name: 'n', retry: { attempts: 2 }, tomorrow: 1, backendRefs: [to()] }
  const found = routed(
    httpRoute('r', [{ ...rule, timeouts: { request: '1s', backendRequest: '2s' } }], { spec }),
  )
  t.same(said(found), fine)
  for (const line of [
    /spec\.hostnames: /,
    /rules\[0\]\.retry: is not supported/,
    /rules\[0\]\.tomorrow: is not known/,
    /timeouts\.backendRequest: is longer/,
  ])
    t.match(problemText(found), line)
  t.same(
    found.problems.filter(
      ({ severity, object }) => severity === 'error' && object?.startsWith('HTTPRoute'),
    ),
    [],
  )
})

// --- where routes are attached ---------------------------------------------------------------------

const parent = (more: object): object => ({ group: '', kind: 'Service', name: 'api', ...more })
const rules = [{ backendRefs: [to()] }]
const portsWithRules = ({ api }: Routed): number[] =>
  (api?.ports ?? []).filter(({ rules: own }) => own.length > 0).map(({ port }) => port)

await t.test('a route is attached to one port or to all that may be HTTP', async (t) => {
  const all = routed(httpRoute('r', rules))
  t.same(portsWithRules(all), [80, 81])
  t.match(messages(all), /except port 82 is declared not to be HTTP/)
  t.same(portsWithRules(routed(httpRoute('r', rules, { parents: [parent({ port: 81 })] }))), [81])
  t.same(
    portsWithRules(routed(httpRoute('r', rules, { parents: [parent({ sectionName: 'web' })] }))),
    [80],
  )
  const twice = routed(
    httpRoute('r', rules, {
      parents: [parent({ port: 80 }), parent({ port: 81 }), parent({ port: 80 })],
    }),
  )
  t.same(portsWithRules(twice), [80, 81])
  t.equal(twice.rulesAt(80).length, 1)
  t.match(
    all.api?.ports,
    [{ protocol: 'http' }, { protocol: 'http' }, { protocol: 'tcp' }],
    'then it is HTTP',
  )
  t.match(routed().api?.ports, [{ protocol: 'auto' }, { protocol: 'auto' }, { protocol: 'tcp' }])
})

const nowhere: [name: string, ref: object, reason: string, message: RegExp][] = [
  [
    'a Service that is not there',
    parent({ name: 'ghost' }),
    'NoMatchingParent',
    /there is no Service shop\/ghost/,
  ],
  [
    'a port that it lacks',
    parent({ port: 99 }),
    'NoMatchingParent',
    /no TCP port 99, only 80 \(web\), 81 \(admin\)/,
  ],
  [
    'a port and a name that are not one',
    parent({ port: 80, sectionName: 'admin' }),
    'NoMatchingParent',
    /80 admin/,
  ],
  [
    'a port that is no HTTP',
    parent({ port: 82 }),
    'UnsupportedProtocol',
    /port 82 is declared not to be HTTP/,
  ],
  [
    'a Service of another namespace',
    parent({ namespace: 'other' }),
    'UnsupportedValue',
    /only routes of a Service's own namespace/,
  ],
  ['a headless Service', parent({ name: 'headless' }), 'UnsupportedValue', /headless/],
  [
    'the waypoint itself',
    { name: 'w' },
    'NotAllowedByListeners',
    /attach the route to the Service/,
  ],
]
for (const [name, ref, reason, message] of nowhere) {
  await t.test(`attached to ${name} it is not accepted`, async (t) => {
    const found = routed(httpRoute('r', rules, { parents: [ref] }))
    t.equal(said(found)[0], `Accepted False ${reason}`)
    t.match(messages(found), message)
    t.same(portsWithRules(found), [])
    const beside = routed(httpRoute('r', rules, { parents: [ref, 'v2'] }))
    t.equal(said(beside)[0], `Accepted False ${reason}`)
    t.equal(beside.routes[0]?.parents[1]?.conditions[0]?.status, 'True', 'each parent for itself')
  })
}

await t.test('what is attached to other controllers’ objects is theirs', async (t) => {
  const { routes } = routed(
    httpRoute('a', rules, { parents: [{ name: 'some-ingress' }] }),
    httpRoute('b', rules, { parents: [{ group: 'example.org', kind: 'Mesh', name: 'x' }] }),
    httpRoute('c', rules, { parents: [] }),
  )
  t.same(routes, [])
})

await t.test('a route of a Service without a waypoint says that nobody applies it', async (t) => {
  const { model, problems } = built(
    node('n'),
    namespace('shop', 'ambient'),
    service('api', ['10.96.0.1'], {}),
    httpRoute('r', rules),
  )
  t.match(model.routes, [
    {
      parents: [
        {
          conditions: [
            { type: 'Accepted', status: 'True' },
            { type: 'ResolvedRefs' },
            {
              type: 'leyline.dev/Enforced',
              status: 'False',
              reason: 'NoWaypoint',
              message: /not bound to a waypoint/,
            },
          ],
        },
      ],
    },
  ])
  t.match(problems, [
    { severity: 'error', object: 'HTTPRoute shop/r', reason: /nobody applies the route/ },
  ])
})
