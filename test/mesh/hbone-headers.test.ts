// The headers of a tunnel request: what we write we read, what other meshes write we read too, and
// whatever a hostile peer writes costs little time and never throws.
import t from 'tap'
import { parseIp } from '../../mesh/address.ts'
import {
  type Baggage,
  formatBaggage,
  formatForwarded,
  newTraceparent,
  parseAuthority,
  parseBaggage,
  parseForwarded,
  parseTraceparent,
} from '../../mesh/hbone/headers.ts'
import { workloadKinds } from '../../mesh/model.ts'
import { random } from './random.ts'

const parsers = { parseAuthority, parseBaggage, parseForwarded, parseTraceparent }

// --- authority -----------------------------------------------------------------------------

await t.test('an authority is an address or a host, with a port', async (t) => {
  t.same(parseAuthority('10.0.0.1:80'), { ip: '10.0.0.1', port: 80 })
  t.same(parseAuthority('[fd00::1]:15008'), { ip: 'fd00::1', port: 15008 })
  t.same(parseAuthority('[::ffff:10.0.0.1]:80'), { ip: '10.0.0.1', port: 80 })
  t.same(parseAuthority('[FD00:0::1]:65535'), { ip: 'fd00::1', port: 65535 })
  t.same(parseAuthority('web.shop.svc.cluster.local:80'), {
    host: 'web.shop.svc.cluster.local',
    port: 80,
  })
  t.same(parseAuthority('Web:1'), { host: 'web', port: 1 })
  t.same(parseAuthority('a:65535'), { host: 'a', port: 65535 })
})

await t.test('a malformed authority is none', async (t) => {
  for (const text of [
    '',
    ':',
    ':80',
    'web',
    'web:',
    'web:0',
    'web:65536',
    'web:99999',
    'web:100000',
    'web:-1',
    'web:+80',
    'web:8.0',
    'web:80:80',
    'web:80 ',
    ' web:80',
    'web:80\n',
    'web\n:80',
    'web\0:80',
    'we b:80',
    'web/:80',
    'web:80/',
    'web:80?x',
    'web:80#x',
    'user@web:80',
    'http://web:80',
    '-web:80',
    'web-:80',
    '.web:80',
    'web.:80',
    'we_b:80',
    'wéb:80',
    '%77eb:80',
    '10.0.0.1',
    '10.0.0.1:0',
    '10.0.0.1:65536',
    '10.0.0:80',
    '10.0.0.256:80',
    '010.0.0.1:80',
    '2130706433:80',
    '1.2.3.4.5:80',
    'fd00::1:80',
    '[fd00::1]',
    '[fd00::1]:',
    '[fd00::1]80',
    '[fd00::1]:0',
    '[fd00::1%eth0]:80',
    '[10.0.0.1]:80',
    '[web]:80',
    '[]:80',
    '[[::1]]:80',
    `${'a'.repeat(254)}:80`,
  ]) {
    t.equal(parseAuthority(text), undefined, JSON.stringify(text.slice(0, 40)))
  }
  t.match(parseAuthority(`${'a'.repeat(253)}:80`), { port: 80 })
})

// --- baggage -------------------------------------------------------------------------------

const full: Baggage = {
  clusterName: 'Kubernetes',
  namespace: 'shop',
  workloadKind: 'deployment',
  workloadName: 'web',
  serviceName: 'web',
  serviceVersion: 'v2',
}

await t.test('baggage is written as ztunnel writes it, and read back', async (t) => {
  t.equal(
    formatBaggage(full),
    'k8s.cluster.name=Kubernetes,k8s.namespace.name=shop,k8s.deployment.name=web,service.name=web,service.version=v2',
  )
  for (const workloadKind of workloadKinds) {
    const baggage = { ...full, workloadKind }
    t.same(parseBaggage(formatBaggage(baggage)), baggage)
  }
})

await t.test('empty values are left out', async (t) => {
  t.equal(formatBaggage({}), '')
  t.same(parseBaggage(''), {})
  t.same(parseBaggage(undefined), {})
  t.equal(formatBaggage({ namespace: 'shop', serviceName: '' }), 'k8s.namespace.name=shop')
  t.same(parseBaggage('k8s.namespace.name=shop,service.name='), { namespace: 'shop' })
})

await t.test('no value can end its entry or begin another', async (t) => {
  const hostile = 'v=1,k8s.namespace.name=kube-system;p="\\%41\r\n ü\u{1f980}'
  const written = formatBaggage({ ...full, serviceVersion: hostile })
  t.match(written, /^[\x21-\x7e]*$/)
  t.equal(written.split(',').length, 5)
  t.same(parseBaggage(written), { ...full, serviceVersion: hostile })
})

await t.test('the liberties of W3C Baggage are understood', async (t) => {
  const read = parseBaggage(
    ' k8s.namespace.name = shop ;secret;ttl=1 ,\tother=1 , service.version=a=b== ,service.name=w%65b',
  )
  // §3.3.1: white space around, properties after `;`, `=` inside a value, percent encoding.
  t.same(read, { namespace: 'shop', serviceVersion: 'a=b==', serviceName: 'web' })
})

await t.test('malformed entries are skipped, the others count', async (t) => {
  for (const bad of ['service.name=%', 'service.name=%zz', 'service.name=%ff', '=', ';', '', 'x']) {
    t.same(parseBaggage(`${bad},k8s.namespace.name=shop`), { namespace: 'shop' }, bad)
  }
})

await t.test('baggage beyond the bounds is not looked at', async (t) => {
  const many = 'x=1,'.repeat(64)
  t.same(parseBaggage(`${many}k8s.namespace.name=shop`), {}, 'the 65th entry')
  t.same(parseBaggage(`${'x=1,'.repeat(63)}k8s.namespace.name=shop`), { namespace: 'shop' })
  const entry = 'k8s.namespace.name=shop,x='
  t.same(parseBaggage(entry + 'y'.repeat(8192 - entry.length)), { namespace: 'shop' })
  t.same(parseBaggage(entry + 'y'.repeat(8193 - entry.length)), {})
})

await t.test('keys of every object are no baggage', async (t) => {
  const read = parseBaggage('__proto__=x,constructor=y,toString=z,k8s.__proto__.name=q')
  t.same(Object.keys(read), [])
  t.equal(Object.getPrototypeOf(read), Object.prototype)
})

// --- forwarded -----------------------------------------------------------------------------

await t.test('forwarded is written and read back', async (t) => {
  const client = { ip: parseIp('10.0.0.1'), port: 4567 }
  t.equal(formatForwarded(client), 'for="10.0.0.1:4567"')
  t.equal(formatForwarded(client, 'web.shop'), 'for="10.0.0.1:4567";host=web.shop')
  t.same(parseForwarded('for="10.0.0.1:4567"'), { client })
  t.same(parseForwarded(formatForwarded(client, 'web.shop')), { client, host: 'web.shop' })
  const v6 = { ip: parseIp('fd00::1'), port: 1 }
  t.equal(formatForwarded(v6), 'for="[fd00::1]:1"')
  t.same(parseForwarded(formatForwarded(v6, 'web')), { client: v6, host: 'web' })
})

await t.test('the liberties of RFC 7239 are understood', async (t) => {
  t.same(parseForwarded(' For="10.0.0.1:80" ; HOST="Web.Shop" ; proto=http;by="_x" '), {
    client: { ip: '10.0.0.1', port: 80 },
    host: 'web.shop',
  })
  t.same(parseForwarded('for=10.0.0.1:80'), { client: { ip: '10.0.0.1', port: 80 } })
  t.same(parseForwarded('for="[::ffff:10.0.0.1]:80"'), { client: { ip: '10.0.0.1', port: 80 } })
})

await t.test('only the first hop counts', async (t) => {
  t.same(parseForwarded('for="10.0.0.1:1";host=a, for="10.0.0.2:2";host=b'), {
    client: { ip: '10.0.0.1', port: 1 },
    host: 'a',
  })
  t.same(parseForwarded('proto=http, for="10.0.0.2:2"'), {})
})

await t.test('a client without a usable address is none', async (t) => {
  for (const text of [
    'unknown',
    '_hidden',
    '_gazonk:80',
    '10.0.0.1',
    '"10.0.0.1"',
    '"10.0.0.1:0"',
    '"10.0.0.1:65536"',
    '"10.0.0.1:_x"',
    '"[fd00::1]"',
    '"fd00::1:80"',
    '"[fd00::1%eth0]:80"',
    '"10.0.0.1:80',
    '10.0.0.1:80"',
    '"10.0.0.1:80\\"',
    '"10.0.0.1:80\n"',
    '',
  ]) {
    t.same(parseForwarded(`for=${text}`), {}, JSON.stringify(text))
  }
  t.same(parseForwarded(undefined), {})
  t.same(parseForwarded(''), {})
})

await t.test('a host that could not be one is none', async (t) => {
  for (const text of [
    'a b',
    'a/b',
    'a:80',
    'a@b',
    '"a\nb"',
    '"a\0"',
    'ä',
    `${'a'.repeat(254)}`,
    '""',
  ]) {
    t.same(parseForwarded(`host=${text}`), {}, JSON.stringify(text.slice(0, 20)))
  }
})

await t.test('forwarded beyond the bounds is not looked at', async (t) => {
  const entry = 'for="10.0.0.1:80";x='
  const client = { ip: '10.0.0.1', port: 80 }
  t.same(parseForwarded(entry + 'y'.repeat(8192 - entry.length)), { client })
  t.same(parseForwarded(entry + 'y'.repeat(8193 - entry.length)), {})
  t.same(parseForwarded(`${'x=1;'.repeat(64)}for="10.0.0.1:80"`), {})
})

// --- traceparent ---------------------------------------------------------------------------

await t.test('a new traceparent is well-formed, not sampled, and new', async (t) => {
  const made = Array.from({ length: 100 }, newTraceparent)
  t.equal(new Set(made).size, 100)
  for (const each of made) {
    if (!/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/.test(each)) t.fail(each)
    if (parseTraceparent(each) !== each) t.fail(each)
  }
})

await t.test('a malformed traceparent is none', async (t) => {
  const trace = '0af7651916cd43dd8448eb211c80319c'
  const parent = 'b7ad6b7169203331'
  const good = `00-${trace}-${parent}-01`
  t.equal(parseTraceparent(good), good)
  t.equal(parseTraceparent(`00-${trace}-${parent}-ff`), `00-${trace}-${parent}-ff`)
  for (const bad of [
    undefined,
    '',
    good.toUpperCase(),
    ` ${good}`,
    `${good} `,
    `${good}\n`,
    `${good}-00`,
    good.slice(0, -1),
    `01-${trace}-${parent}-01`,
    `ff-${trace}-${parent}-01`,
    `00-${trace.slice(1)}-${parent}-01`,
    `00-${trace}0-${parent}-01`,
    `00-${trace}-${parent}-0g`,
    `00_${trace}_${parent}_01`,
    // W3C Trace Context §3.2.2.3 and §3.2.2.4: ids of zeros only are invalid.
    `00-${'0'.repeat(32)}-${parent}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `${good},${good}`,
    'x'.repeat(1_000_000),
  ]) {
    t.equal(parseTraceparent(bad), undefined, JSON.stringify(bad?.slice(0, 70)))
  }
})

// --- all of them ---------------------------------------------------------------------------

await t.test('nothing a peer writes makes a parser throw', async (t) => {
  const chance = random(8)
  const words = [
    'for=',
    'host=',
    'k8s.namespace.name=',
    'service.name=',
    'k8s.pod.name=',
    '10.0.0.1:80',
    '[fd00::1]:80',
    'web.shop',
    '"',
    '\\',
    ';',
    ',',
    '=',
    '%',
    '%41',
    '%zz',
    ' ',
    '\t',
    '\n',
    '\0',
    'é',
    '\u{1f980}',
    '\ud800',
    '__proto__',
    '00-',
    'a',
    '[',
    ']',
    ':',
  ]
  let found = 0
  for (let i = 0; i < 20_000; i++) {
    const text = chance.list(12, () => chance.pick(words)).join('')
    for (const [name, parse] of Object.entries(parsers)) {
      try {
        const value = parse(text)
        if (value !== undefined && Object.keys(value).length > 0) found++
      } catch (error) {
        t.fail(`${name} of ${JSON.stringify(text)}: ${String(error)} (seed ${chance.seed})`)
      }
    }
  }
  t.ok(found > 1_000, `${found} were something`)
})

await t.test('no header, however long or contrived, takes long to read', async (t) => {
  const long = [
    ' '.repeat(8192),
    '='.repeat(8192),
    ';'.repeat(8192),
    ','.repeat(8192),
    '%'.repeat(8192),
    `for="${' '.repeat(8000)}`,
    `for=${' '.repeat(8000)}x`,
    `${'a'.repeat(8000)}=`,
    `host=${'a.'.repeat(4000)}_`,
    `${'a-'.repeat(4000)}:80`,
    `${'1.'.repeat(4000)}:80`,
    `[${':'.repeat(8000)}]:80`,
    'a'.repeat(1_000_000),
    '1'.repeat(1_000_000),
    ':'.repeat(1_000_000),
  ]
  for (const text of long) {
    for (const [name, parse] of Object.entries(parsers)) {
      const started = performance.now()
      parse(text)
      const ms = performance.now() - started
      if (ms > 250) t.fail(`${name} took ${ms} ms for ${JSON.stringify(text.slice(0, 10))}…`)
    }
  }
  t.pass(`${long.length} headers`)
})
