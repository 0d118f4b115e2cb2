// The model on the wire: every type of resource comes back as it went, a bad field is a problem that
// names the field, and no bytes at all make decoding throw.
import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import { type Cidr, ipBytes, parseIp, tryCidr } from '../../mesh/address.ts'
import type { Mesh, Policy, PolicyMatch, Service, StringMatch, Workload } from '../../mesh/model.ts'
import {
  decodeAddress,
  decodeMesh,
  decodePolicy,
  encodeMesh,
  encodePolicy,
  encodeService,
  encodeWorkload,
  reachOf,
} from '../../mesh/resource.ts'
import type { Decoded } from '../../mesh/decoding.ts'
import { istio, leyline } from '../../proto/gen/messages.js'
import { mutate, random } from './random.ts'

const { Address } = istio.workload
const { Authorization, Scope } = istio.security
const range = (text: string): Cidr => tryCidr(text)!

const workload: Workload = {
  uid: 'Kubernetes//Pod/shop/web-1',
  name: 'web-1',
  namespace: 'shop',
  serviceAccount: 'web',
  trustDomain: 'example.org',
  addresses: [parseIp('10.0.1.5'), parseIp('fd00::5')],
  node: 'node-1',
  tunnel: 'hbone',
  hostNetwork: false,
  healthy: true,
  canonicalName: 'web',
  canonicalRevision: 'v2',
  kind: 'deployment',
  workloadName: 'web',
  clusterId: 'Kubernetes',
  services: new Map([
    ['shop/web.shop.svc.cluster.local', [{ servicePort: 80, targetPort: 8080 }]],
    [
      'shop/all.shop.svc.cluster.local',
      [
        { servicePort: 1, targetPort: 0 },
        { servicePort: 65535, targetPort: 65535 },
      ],
    ],
    ['shop/none.shop.svc.cluster.local', []],
  ]),
  policies: ['shop/only-web', 'shop/no-db'],
}

const service: Service = {
  name: 'web',
  namespace: 'shop',
  hostname: 'web.shop.svc.cluster.local',
  addresses: [parseIp('10.96.0.7'), parseIp('fd00:96::7')],
  ports: [
    { servicePort: 80, targetPort: 8080 },
    { servicePort: 443, targetPort: 0 },
  ],
}

const everyKind: StringMatch[] = [
  { exact: 'shop' },
  { prefix: 'sh' },
  { suffix: 'op' },
  { presence: true },
]
const match: PolicyMatch = {
  namespaces: everyKind,
  notNamespaces: [{ exact: 'bank' }],
  principals: [{ suffix: '/sa/web' }],
  notPrincipals: everyKind.toReversed(),
  sourceIps: [range('10.0.0.0/8'), range('fd00::/7')],
  notSourceIps: [range('10.1.2.3/32')],
  destinationIps: [range('0.0.0.0/0'), range('::/0')],
  notDestinationIps: [range('::1/128')],
  destinationPorts: [1, 80, 65535],
  notDestinationPorts: [22],
}
const emptyMatch: PolicyMatch = {
  namespaces: [],
  notNamespaces: [],
  principals: [],
  notPrincipals: [],
  sourceIps: [],
  notSourceIps: [],
  destinationIps: [],
  notDestinationIps: [],
  destinationPorts: [],
  notDestinationPorts: [],
}
const policy: Policy = {
  name: 'only-web',
  namespace: 'shop',
  scope: 'selector',
  action: 'deny',
  groups: [[[match, emptyMatch], [match]], [[]], []],
}
const mesh: Mesh = {
  trustDomain: 'example.org',
  captureRanges: [range('10.0.0.0/8'), range('fd00::/8'), range('0.0.0.0/0')],
}

await t.test('a workload comes back as it went', async (t) => {
  const variants: Workload[] = [
    workload,
    { ...workload, serviceAccount: 'default', trustDomain: 'cluster.local' },
    { ...workload, tunnel: 'none', hostNetwork: true, healthy: false },
    { ...workload, addresses: [], services: new Map(), policies: [] },
    { ...workload, name: '', node: '', canonicalName: '', workloadName: '', clusterId: '' },
    ...(['deployment', 'cronjob', 'pod', 'job'] as const).map((kind) => ({ ...workload, kind })),
  ]
  for (const each of variants) {
    t.same(decodeAddress(encodeWorkload(each)), { ok: { workload: each } })
  }
})

await t.test(
  'what Istio leaves out is left out: the default account and trust domain',
  async (t) => {
    const bytes = encodeWorkload({
      ...workload,
      serviceAccount: 'default',
      trustDomain: 'cluster.local',
    })
    const message = Address.decode(bytes).workload
    t.equal(message?.serviceAccount ?? '', '')
    t.equal(message?.trustDomain ?? '', '')
  },
)

await t.test('a service comes back as it went', async (t) => {
  for (const each of [service, { ...service, addresses: [], ports: [], name: '' }]) {
    t.same(decodeAddress(encodeService(each)), { ok: { service: each } })
  }
})

await t.test('a policy comes back as it went', async (t) => {
  const variants: Policy[] = [policy, { ...policy, groups: [] }]
  for (const scope of ['global', 'namespace', 'selector'] as const)
    for (const action of ['allow', 'deny'] as const) variants.push({ ...policy, scope, action })
  for (const each of variants) t.same(decodePolicy(encodePolicy(each)), { ok: each })
})

await t.test('the mesh comes back as it went', async (t) => {
  for (const each of [mesh, { ...mesh, captureRanges: [] }]) {
    t.same(decodeMesh(encodeMesh(each)), { ok: each })
  }
})

await t.test('addresses of sixteen bytes are read like those of four', async (t) => {
  const mapped = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 1, 2, 3])
  const address = decodeAddress(
    Address.encode({
      service: { namespace: 'n', hostname: 'h', addresses: [{ address: mapped }] },
    }).finish(),
  )
  t.match(address, { ok: { service: { addresses: ['10.1.2.3'] } } })
  const sourceIps = [
    { address: mapped, length: 104 },
    { address: mapped, length: 128 },
  ]
  const read = decodePolicy(
    Authorization.encode({
      name: 'p',
      groups: [{ rules: [{ matches: [{ sourceIps }] }] }],
    }).finish(),
  )
  t.same('ok' in read && read.ok.groups[0]?.[0]?.[0]?.sourceIps, [
    { ip: '10.0.0.0', prefix: 8 },
    { ip: '10.1.2.3', prefix: 32 },
  ])
})

// --- bad fields ----------------------------------------------------------------------------

function problemOf(decoded: Decoded<unknown>): string {
  return 'problem' in decoded ? decoded.problem : 'none'
}

const workloadWith = (part: istio.workload.IWorkload): Uint8Array =>
  Address.encode({ workload: { uid: 'u', namespace: 'n', ...part } }).finish()
const serviceWith = (part: istio.workload.IService): Uint8Array =>
  Address.encode({ service: { namespace: 'n', hostname: 'h', ...part } }).finish()
const policyWith = (part: istio.security.IAuthorization): Uint8Array =>
  Authorization.encode({ name: 'p', namespace: 'n', ...part }).finish()
const matchWith = (part: istio.security.IMatch): Uint8Array =>
  policyWith({ groups: [{ rules: [{ matches: [part] }] }] })

/** An enum value from the future; the typings know only today's. */
const future = 99 as never

await t.test('each bad field of an address is named', async (t) => {
  const threeBytes = Uint8Array.of(1, 2, 3)
  const cases: [Uint8Array, RegExp][] = [
    [new Uint8Array(), /^type: expected workload or service, got neither$/],
    [workloadWith({ uid: '' }), /^uid: expected a value, got none$/],
    [workloadWith({ namespace: '' }), /^namespace: expected a value, got none$/],
    [workloadWith({ workloadType: future }), /^workload_type: unknown value 99$/],
    [workloadWith({ tunnelProtocol: future }), /^tunnel_protocol: unknown value 99$/],
    [workloadWith({ networkMode: future }), /^network_mode: unknown value 99$/],
    [workloadWith({ addresses: [threeBytes] }), /^addresses: expected 4 or 16 .* got 3$/],
    [workloadWith({ addresses: [new Uint8Array()] }), /^addresses: expected 4 or 16 .* got 0$/],
    [
      workloadWith({ services: { 'n/h': { ports: [{ servicePort: 0, targetPort: 1 }] } } }),
      /^services\[n\/h\]: expected ports up to 65535, got 0 to 1$/,
    ],
    [
      workloadWith({ services: { 'n/h': { ports: [{ servicePort: 80, targetPort: 65536 }] } } }),
      /^services\[n\/h\]: expected ports up to 65535, got 80 to 65536$/,
    ],
    [serviceWith({ namespace: '' }), /^namespace: expected a value, got none$/],
    [serviceWith({ hostname: '' }), /^hostname: expected a value, got none$/],
    [serviceWith({ addresses: [{ address: threeBytes }] }), /^addresses: expected 4 or 16/],
    [serviceWith({ addresses: [{}] }), /^addresses: expected 4 or 16 .* got 0$/],
    [serviceWith({ ports: [{ servicePort: 65536 }] }), /^ports: .* got 65536 to 0$/],
    [serviceWith({ ports: [{ targetPort: 80 }] }), /^ports: .* got 0 to 80$/],
  ]
  for (const [bytes, expected] of cases) t.match(problemOf(decodeAddress(bytes)), expected)
})

await t.test('a workload of unknown health is taken for unhealthy', async (t) => {
  t.match(decodeAddress(workloadWith({ status: future })), { ok: { workload: { healthy: false } } })
  t.match(decodeAddress(workloadWith({})), { ok: { workload: { healthy: true } } })
})

await t.test('each bad field of a policy is named', async (t) => {
  const texts = {
    namespaces: 'namespaces',
    notNamespaces: 'not_namespaces',
    principals: 'principals',
    notPrincipals: 'not_principals',
  }
  const ranges = {
    sourceIps: 'source_ips',
    notSourceIps: 'not_source_ips',
    destinationIps: 'destination_ips',
    notDestinationIps: 'not_destination_ips',
  }
  const portLists = {
    destinationPorts: 'destination_ports',
    notDestinationPorts: 'not_destination_ports',
  }
  t.equal(problemOf(decodePolicy(policyWith({ name: '' }))), 'name: expected a value, got none')
  t.equal(problemOf(decodePolicy(policyWith({ scope: future }))), 'scope: unknown value 99')
  t.equal(problemOf(decodePolicy(policyWith({ action: future }))), 'action: unknown value 99')
  for (const [key, field] of Object.entries(texts)) {
    // Nothing set: a kind of match that we do not know. It must not become "matches anything".
    for (const list of [[{}], [{ exact: '' }], [{ exact: 'a' }, {}]]) {
      const problem = problemOf(decodePolicy(matchWith({ [key]: list })))
      t.equal(problem, `${field}: unknown kind of string match`)
    }
  }
  const four = ipBytes(parseIp('10.0.0.1'))
  const sixteen = ipBytes(parseIp('fd00::1'))
  for (const [key, field] of Object.entries(ranges)) {
    const bad: [istio.security.IAddress, RegExp][] = [
      [{ address: Uint8Array.of(1), length: 8 }, /: expected 4 or 16 address bytes, got 1$/],
      [{ length: 8 }, /: expected 4 or 16 address bytes, got 0$/],
      [{ address: four, length: 33 }, /: prefix length 33 of 10\.0\.0\.1$/],
      [{ address: sixteen, length: 129 }, /: prefix length 129 of fd00::1$/],
      [{ address: four, length: 0xffff_ffff }, /: prefix length 4294967295 of 10\.0\.0\.1$/],
    ]
    for (const [address, expected] of bad) {
      const problem = problemOf(decodePolicy(matchWith({ [key]: [address] })))
      t.ok(problem.startsWith(`${field}: `), problem)
      t.match(problem, expected)
    }
  }
  for (const [key, field] of Object.entries(portLists)) {
    for (const port of [0, 65536, 0xffff_ffff]) {
      const problem = problemOf(decodePolicy(matchWith({ [key]: [80, port] })))
      t.equal(problem, `${field}: expected 1..65535, got ${port}`)
    }
  }
})

await t.test('each bad field of the mesh is named', async (t) => {
  const { Mesh } = leyline.node.v1
  const problem = (part: leyline.node.v1.IMesh): string =>
    problemOf(decodeMesh(Mesh.encode({ trustDomain: 'td', ...part }).finish()))
  t.equal(problem({ trustDomain: '' }), 'trust_domain: expected a value, got none')
  for (const text of ['', 'x', '10.0.0.0/33', '10.0.0.0/8 ']) {
    t.equal(
      problem({ captureRanges: ['10.0.0.0/8', text] }),
      `capture_ranges: ${JSON.stringify(text)} is no CIDR`,
    )
  }
})

await t.test('bytes that are no message are told from bad fields', async (t) => {
  // Field 1, length-delimited, 16 bytes announced, none there.
  const short = Uint8Array.of(0x0a, 0x10)
  for (const decode of [decodeAddress, decodePolicy, decodeMesh]) {
    t.match(problemOf(decode(short)), /^malformed: /)
  }
})

await t.test('the name of a service cannot reach into the object it is read into', async (t) => {
  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const services = new Map([[key, [{ servicePort: 80, targetPort: 8080 }]]])
    const decoded = decodeAddress(encodeWorkload({ ...workload, services }))
    t.ok('ok' in decoded && 'workload' in decoded.ok, key)
    t.equal(({} as Record<string, unknown>).ports, undefined)
  }
})

// --- hostile bytes -------------------------------------------------------------------------

const samples: [string, Uint8Array, (bytes: Uint8Array) => Decoded<unknown>][] = [
  ['workload', encodeWorkload(workload), decodeAddress],
  ['service', encodeService(service), decodeAddress],
  ['policy', encodePolicy(policy), decodePolicy],
  ['mesh', encodeMesh(mesh), decodeMesh],
]

/** Encodes what was decoded, whichever type it is. */
function encodeAgain(name: string, value: unknown): Uint8Array {
  if (name === 'policy') return encodePolicy(value as Policy)
  if (name === 'mesh') return encodeMesh(value as Mesh)
  const address = value as { workload: Workload } | { service: Service }
  return 'workload' in address ? encodeWorkload(address.workload) : encodeService(address.service)
}

for (const [name, bytes, decode] of samples) {
  await t.test(`no cut of a ${name} makes decoding throw`, async (t) => {
    const seen = { ok: 0, problem: 0 }
    for (let end = 0; end < bytes.length; end++) {
      const decoded = decode(bytes.subarray(0, end))
      seen['ok' in decoded ? 'ok' : 'problem']++
    }
    t.ok(seen.problem > 0, JSON.stringify(seen))
  })

  await t.test(`no turned bit of a ${name} makes decoding throw`, async (t) => {
    const wrong: string[] = []
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const turned = Uint8Array.from(bytes)
      turned[bit >> 3] = turned[bit >> 3]! ^ (1 << (bit & 7))
      if (!sane(decode(turned))) wrong.push(`bit ${bit}`)
    }
    t.same(wrong, [])
  })

  await t.test(`what hostile bytes of a ${name} decode to, if anything, is whole`, async (t) => {
    const chance = random(6)
    const wrong: string[] = []
    const seen = { ok: 0, problem: 0 }
    for (let i = 0; i < 15_000; i++) {
      let hostile = mutate(chance, bytes)
      while (chance.oneIn(3)) hostile = mutate(chance, hostile)
      const decoded = decode(hostile)
      seen['ok' in decoded ? 'ok' : 'problem']++
      if (!sane(decoded)) wrong.push(Buffer.from(hostile).toString('hex'))
      else if ('ok' in decoded) {
        const again = decode(encodeAgain(name, decoded.ok))
        if (!isDeepStrictEqual(again, decoded)) wrong.push(Buffer.from(hostile).toString('hex'))
      }
    }
    t.same(wrong.slice(0, 3), [], `seed ${chance.seed}`)
    t.ok(seen.ok > 500 && seen.problem > 500, JSON.stringify(seen))
  })
}

/** A value, or a problem that says something. */
function sane(decoded: Decoded<unknown>): boolean {
  return 'ok' in decoded ? decoded.ok !== undefined : /^[\w[\]/.-]+.*: ./s.test(decoded.problem)
}

await t.test(
  'a policy with a field of tomorrow is refused, wherever it is; who it binds can be told',
  async (t) => {
    // Field 19, a string: not one of ours today.
    const tomorrow = Uint8Array.from([0x9a, 0x01, 0x01, 0x78])
    const inPolicy = Uint8Array.from([...policyWith({ scope: Scope.NAMESPACE }), ...tomorrow])
    const match = [0x0a, 0x03, 0x12, 0x01, 0x61, ...tomorrow]
    const rules = [0x12, match.length, ...match]
    const group = [0x0a, rules.length, ...rules]
    const inMatch = Uint8Array.from([...policyWith({}), 0x2a, group.length, ...group])
    for (const bytes of [inPolicy, inMatch]) {
      t.equal(problemOf(decodePolicy(bytes)), 'policy: has fields that this version does not know')
    }
    t.same(reachOf(inPolicy), { scope: 'namespace', namespace: 'n' })
    t.same(reachOf(Uint8Array.of(0xff)), { scope: 'global', namespace: '' }, 'else everybody')
  },
)

await t.test('messages nested without end are refused', async (t) => {
  // Group tags of an unknown field: protobuf skips them by recursion.
  const deep = new Uint8Array(1_000_000).fill(0x7b)
  for (const decode of [decodeAddress, decodePolicy, decodeMesh]) {
    t.match(problemOf(decode(deep)), /^malformed: /)
  }
})
