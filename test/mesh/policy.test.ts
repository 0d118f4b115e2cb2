// L4 authorization: which connections a set of policies lets through. Each rule of the semantics by
// example, then thousands of random policies against an oracle that is written another way: address
// ranges as strings of bits, string matches as regular expressions, no early way out.
import t from 'tap'
import { type Cidr, ipBytes, parseIp, tryCidr } from '../../mesh/address.ts'
import type { Identity } from '../../mesh/identity.ts'
import type { Policy, PolicyMatch, StringMatch } from '../../mesh/model.ts'
import { type AuthorizedConnection, decide } from '../../mesh/policy.ts'
import { random, type Random } from './random.ts'

const web: Identity = { trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: 'web' }

const connection: AuthorizedConnection = {
  identity: web,
  sourceIp: parseIp('10.0.1.5'),
  destinationIp: parseIp('10.0.2.9'),
  destinationPort: 8080,
}
const { identity: _, ...plaintext } = connection

function match(part: Partial<PolicyMatch>): PolicyMatch {
  return {
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
    ...part,
  }
}

function policy(action: Policy['action'], groups: Policy['groups'], name: string = action): Policy {
  return { name, namespace: 'shop', scope: 'namespace', action, groups }
}

/** One match, alone. */
const allow = (part: Partial<PolicyMatch>): Policy => policy('allow', [[[match(part)]]])
const deny = (part: Partial<PolicyMatch>): Policy => policy('deny', [[[match(part)]]])
const range = (text: string): Cidr => tryCidr(text)!
const allows = (policies: readonly Policy[], c: AuthorizedConnection = connection): boolean =>
  decide(policies, c).allow

await t.test('without any policy everything is allowed', async (t) => {
  t.same(decide([], connection), { allow: true })
  t.same(decide([], plaintext), { allow: true })
})

await t.test('an ALLOW policy shuts out what no ALLOW policy matches', async (t) => {
  t.same(decide([allow({ destinationPorts: [8080] })], connection), {
    allow: true,
    policy: 'shop/allow',
  })
  t.same(decide([allow({ destinationPorts: [9090] })], connection), {
    allow: false,
    why: 'no ALLOW policy matches (of shop/allow)',
  })
})

await t.test('one matching ALLOW policy of several is enough', async (t) => {
  const other = policy('allow', [[[match({ destinationPorts: [1] })]]], 'other')
  const good = policy('allow', [[[match({ destinationPorts: [8080] })]]], 'good')
  t.same(decide([other, good], connection), { allow: true, policy: 'shop/good' })
  t.same(decide([other, { ...other, name: 'third' }], connection), {
    allow: false,
    why: 'no ALLOW policy matches (of shop/other, shop/third)',
  })
})

await t.test('a DENY policy beats every ALLOW policy, in any order', async (t) => {
  const yes = allow({ destinationPorts: [8080] })
  const no = deny({ namespaces: [{ exact: 'shop' }] })
  for (const policies of [
    [yes, no],
    [no, yes],
  ]) {
    t.same(decide(policies, connection), {
      allow: false,
      policy: 'shop/deny',
      why: 'DENY policy shop/deny matches',
    })
  }
})

await t.test('a DENY policy that does not match denies nothing', async (t) => {
  t.equal(allows([deny({ destinationPorts: [9090] })]), true)
})

await t.test('a policy without groups never matches', async (t) => {
  t.equal(allows([policy('allow', [])]), false, 'ALLOW nothing: everything is denied')
  t.equal(allows([policy('deny', [])]), true, 'DENY nothing: everything is allowed')
})

await t.test('a group without rules always matches', async (t) => {
  t.equal(allows([policy('allow', [[]])]), true)
  t.equal(allows([policy('deny', [[]])]), false)
  t.equal(allows([policy('deny', [[]])], plaintext), false)
})

await t.test('groups are OR-ed, rules AND-ed, matches OR-ed', async (t) => {
  const yes = match({ destinationPorts: [8080] })
  const no = match({ destinationPorts: [1] })
  t.equal(allows([policy('allow', [[[no]], [[yes]]])]), true)
  t.equal(allows([policy('allow', [[[no]], [[no]]])]), false)
  t.equal(allows([policy('allow', [[[yes], [yes]]])]), true)
  t.equal(allows([policy('allow', [[[yes], [no]]])]), false)
  t.equal(allows([policy('allow', [[[no], [yes]]])]), false)
  t.equal(allows([policy('allow', [[[no, yes]]])]), true)
  t.equal(allows([policy('allow', [[[no, no]]])]), false)
})

await t.test('an empty match constrains nothing, and frees nothing beside it', async (t) => {
  const no = match({ destinationPorts: [1] })
  t.equal(allows([policy('allow', [[[match({})]]])]), true)
  t.equal(allows([policy('allow', [[[]]])]), true)
  t.equal(allows([policy('allow', [[[match({}), no]]])]), false)
  t.equal(allows([policy('deny', [[[match({}), no]]])]), true)
})

await t.test('the fields of a match are AND-ed, the values of a field OR-ed', async (t) => {
  t.equal(allows([allow({ destinationPorts: [1, 8080, 2] })]), true)
  t.equal(allows([allow({ destinationPorts: [8080], namespaces: [{ exact: 'shop' }] })]), true)
  t.equal(allows([allow({ destinationPorts: [8080], namespaces: [{ exact: 'bank' }] })]), false)
  t.equal(allows([allow({ destinationPorts: [8080], notDestinationPorts: [8080] })]), false)
  t.equal(allows([allow({ notDestinationPorts: [1, 8080] })]), false)
  t.equal(allows([allow({ notDestinationPorts: [1, 2] })]), true)
})

await t.test('strings match whole, by their start, by their end, or by being there', async (t) => {
  const cases: [StringMatch, boolean][] = [
    [{ exact: 'shop' }, true],
    [{ exact: 'sho' }, false],
    [{ exact: 'Shop' }, false],
    [{ prefix: 'sh' }, true],
    [{ prefix: 'hop' }, false],
    [{ prefix: 'shopping' }, false],
    [{ suffix: 'op' }, true],
    [{ suffix: 'sho' }, false],
    [{ presence: true }, true],
  ]
  for (const [wanted, expected] of cases) {
    t.equal(allows([allow({ namespaces: [wanted] })]), expected, JSON.stringify(wanted))
    t.equal(
      allows([allow({ notNamespaces: [wanted] })]),
      !expected,
      `not ${JSON.stringify(wanted)}`,
    )
  }
})

await t.test('a principal is the whole identity without spiffe://', async (t) => {
  t.equal(allows([allow({ principals: [{ exact: 'cluster.local/ns/shop/sa/web' }] })]), true)
  t.equal(allows([allow({ principals: [{ suffix: '/ns/shop/sa/web' }] })]), true)
  t.equal(allows([allow({ principals: [{ prefix: 'cluster.local/ns/shop/' }] })]), true)
  const uri = 'spiffe://cluster.local/ns/shop/sa/web'
  t.equal(allows([allow({ principals: [{ exact: uri }] })]), false)
  t.equal(allows([allow({ principals: [{ exact: 'other/ns/shop/sa/web' }] })]), false)
  t.equal(allows([allow({ principals: [{ exact: 'cluster.local/ns/shop/sa/web2' }] })]), false)
})

await t.test(
  'a plaintext peer is nobody: it passes no wanted name, and every unwanted one',
  async (t) => {
    for (const wanted of [
      { presence: true },
      { exact: '' },
      { prefix: '' },
      { suffix: '' },
    ] as const) {
      t.equal(allows([allow({ principals: [wanted] })], plaintext), false)
      t.equal(allows([allow({ namespaces: [wanted] })], plaintext), false)
      // "Deny all that is not …" must catch it.
      t.equal(allows([deny({ notPrincipals: [wanted] })], plaintext), false)
      t.equal(allows([deny({ notNamespaces: [wanted] })], plaintext), false)
    }
  },
)

await t.test('addresses match by range, source and destination apart', async (t) => {
  t.equal(allows([allow({ sourceIps: [range('10.0.1.0/24')] })]), true)
  t.equal(allows([allow({ sourceIps: [range('10.0.2.0/24')] })]), false)
  t.equal(allows([allow({ destinationIps: [range('10.0.2.0/24')] })]), true)
  t.equal(allows([allow({ destinationIps: [range('10.0.1.0/24')] })]), false)
  t.equal(allows([allow({ sourceIps: [range('10.0.1.4/31')] })]), true)
  t.equal(allows([allow({ sourceIps: [range('10.0.1.6/31')] })]), false)
  t.equal(allows([allow({ notSourceIps: [range('10.0.0.0/8')] })]), false)
  t.equal(allows([allow({ sourceIps: [range('::/0')] })]), false, 'families never mix')
  t.equal(allows([allow({ sourceIps: [range('0.0.0.0/0')] })]), true)
})

// --- the oracle ----------------------------------------------------------------------------

const bitsOf = (ip: AuthorizedConnection['sourceIp']): string =>
  [...ipBytes(ip)].map((byte) => byte.toString(2).padStart(8, '0')).join('')

function pattern(m: StringMatch): RegExp {
  if ('exact' in m) return new RegExp(`^${RegExp.escape(m.exact)}$`)
  if ('prefix' in m) return new RegExp(`^${RegExp.escape(m.prefix)}`)
  if ('suffix' in m) return new RegExp(`${RegExp.escape(m.suffix)}$`)
  return /./
}

/** What each field of a match says of a connection; fields that say nothing are not there. */
function opinions(m: PolicyMatch, c: AuthorizedConnection): boolean[] {
  const id = c.identity
  const named = (list: readonly StringMatch[], name: string | undefined): boolean[] =>
    list.map((each) => name !== undefined && pattern(each).test(name))
  const inRange = (list: readonly Cidr[], ip: AuthorizedConnection['sourceIp']): boolean[] =>
    list.map((each) => {
      const [a, b] = [bitsOf(each.ip), bitsOf(ip)]
      return a.length === b.length && a.slice(0, each.prefix) === b.slice(0, each.prefix)
    })
  const principal = id && `${id.trustDomain}/ns/${id.namespace}/sa/${id.serviceAccount}`
  const wanted = [
    named(m.namespaces, id?.namespace),
    named(m.principals, principal),
    inRange(m.sourceIps, c.sourceIp),
    inRange(m.destinationIps, c.destinationIp),
    m.destinationPorts.map((port) => port === c.destinationPort),
  ]
  const unwanted = [
    named(m.notNamespaces, id?.namespace),
    named(m.notPrincipals, principal),
    inRange(m.notSourceIps, c.sourceIp),
    inRange(m.notDestinationIps, c.destinationIp),
    m.notDestinationPorts.map((port) => port === c.destinationPort),
  ]
  return [
    ...wanted.filter((hits) => hits.length > 0).map((hits) => hits.includes(true)),
    ...unwanted.filter((hits) => hits.length > 0).map((hits) => !hits.includes(true)),
  ]
}

function oracle(policies: readonly Policy[], c: AuthorizedConnection): boolean {
  const matching = policies.filter((each) => {
    const groups = each.groups.map((rules) => {
      const verdicts = rules.map((matches) => {
        const spoken = matches.map((m) => opinions(m, c)).filter((list) => list.length > 0)
        return spoken.length === 0 || spoken.map((list) => !list.includes(false)).includes(true)
      })
      return !verdicts.includes(false)
    })
    return groups.includes(true)
  })
  const actions = new Set(matching.map(({ action }) => action))
  if (actions.has('deny')) return false
  return actions.has('allow') || !policies.some(({ action }) => action === 'allow')
}

/** A small world, so that policies and connections meet. */
function generator(chance: Random) {
  const names = ['shop', 'shopping', 'bank', 'sh']
  const accounts = ['web', 'web2', 'db']
  const addresses = ['10.0.1.5', '10.0.1.4', '10.0.2.9', '192.168.0.1', 'fd00::5', 'fd00::1:5']
  const portNumbers = [80, 8080, 443]
  const principal = (): string =>
    `${chance.pick(['cluster.local', 'other'])}/ns/${chance.pick(names)}/sa/${chance.pick(accounts)}`
  const text = (value: string): StringMatch => {
    const cut = 1 + chance.below(value.length - 1)
    switch (chance.below(4)) {
      case 0:
        return { prefix: value.slice(0, cut) }
      case 1:
        return { suffix: value.slice(cut) }
      case 2:
        return { presence: true }
      default:
        return { exact: value }
    }
  }
  const few = <T>(make: () => T): T[] => (chance.oneIn(4) ? chance.list(2, make) : [])
  const cidr = (): Cidr => {
    const ip = chance.pick(addresses)
    const width = ip.includes(':') ? 128 : 32
    return range(`${ip}/${chance.oneIn(2) ? width - chance.below(12) : chance.below(width + 1)}`)
  }
  const anyMatch = (): PolicyMatch => ({
    namespaces: few(() => text(chance.pick(names))),
    notNamespaces: few(() => text(chance.pick(names))),
    principals: few(() => text(principal())),
    notPrincipals: few(() => text(principal())),
    sourceIps: few(cidr),
    notSourceIps: few(cidr),
    destinationIps: few(cidr),
    notDestinationIps: few(cidr),
    destinationPorts: few(() => chance.pick(portNumbers)),
    notDestinationPorts: few(() => chance.pick(portNumbers)),
  })
  const anyPolicy = (i: number): Policy => ({
    ...policy(
      chance.pick(['allow', 'deny']),
      chance.list(2, () => chance.list(2, () => chance.list(2, anyMatch))),
      `p${i}`,
    ),
  })
  const anyConnection = (): AuthorizedConnection => ({
    ...(chance.oneIn(4)
      ? {}
      : {
          identity: {
            trustDomain: chance.pick(['cluster.local', 'other']),
            namespace: chance.pick(names),
            serviceAccount: chance.pick(accounts),
          },
        }),
    sourceIp: parseIp(chance.pick(addresses)),
    destinationIp: parseIp(chance.pick(addresses)),
    destinationPort: chance.pick(portNumbers),
  })
  return {
    policies: () => Array.from({ length: chance.below(5) }, (_value, i) => anyPolicy(i)),
    connection: anyConnection,
  }
}

await t.test('random policies decide as the oracle does', async (t) => {
  const chance = random(4)
  const make = generator(chance)
  const wrong: string[] = []
  const counts = { allowed: 0, denied: 0 }
  for (let i = 0; i < 4_000; i++) {
    const policies = make.policies()
    for (let k = 0; k < 5; k++) {
      const c = make.connection()
      const verdict = decide(policies, c)
      const expected = oracle(policies, c)
      counts[expected ? 'allowed' : 'denied']++
      if (verdict.allow !== expected) wrong.push(JSON.stringify({ policies, c, expected }))
      // Whatever decided must be there and of that action.
      const decisive = policies.find(({ name }) => `shop/${name}` === verdict.policy)
      if (verdict.policy !== undefined && decisive?.action !== (verdict.allow ? 'allow' : 'deny'))
        wrong.push(`${verdict.policy} cannot have decided ${verdict.allow}`)
    }
  }
  t.same(wrong.slice(0, 2), [], `seed ${chance.seed}`)
  t.ok(counts.allowed > 2_000 && counts.denied > 2_000, JSON.stringify(counts))
})

await t.test(
  'a further DENY policy never allows more, a further ALLOW group never less',
  async (t) => {
    const chance = random(5)
    const make = generator(chance)
    const wrong: string[] = []
    for (let i = 0; i < 4_000; i++) {
      const policies = make.policies()
      const c = make.connection()
      const before = allows(policies, c)
      const [extra] = make.policies()
      if (extra === undefined) continue
      if (!before && allows([...policies, { ...extra, action: 'deny' }], c))
        wrong.push('a DENY allowed')
      const wider = policies.map((each) =>
        each.action === 'allow' ? { ...each, groups: [...each.groups, ...extra.groups] } : each,
      )
      if (before && !allows(wider, c)) wrong.push('an ALLOW group denied')
      if (before !== allows(policies.toReversed(), c)) wrong.push('the order counted')
    }
    t.same(wrong.slice(0, 2), [], `seed ${chance.seed}`)
  },
)
