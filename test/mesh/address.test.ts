// Addresses have one canonical form: equal addresses are equal strings, IPv4-mapped IPv6 is the IPv4
// it stands for, and nothing but the plain notations is read. Canonical IPv6 is compared with
// node's URL parser, ranges with arithmetic on BigInts.
import t from 'tap'
import {
  cidrContains,
  formatCidr,
  formatEndpoint,
  type Ip,
  ip16Bytes,
  ipBytes,
  ipFromBytes,
  isIpv4,
  isLoopback,
  parseIp,
  tryCidr,
  tryEndpoint,
  tryIp,
} from '../../mesh/address.ts'
import { random, type Random } from './random.ts'

await t.test('an address is read into its canonical form', async (t) => {
  const canonical: Record<string, string> = {
    '10.0.0.1': '10.0.0.1',
    '0.0.0.0': '0.0.0.0',
    '255.255.255.255': '255.255.255.255',
    '::': '::',
    '::1': '::1',
    'FD00::1': 'fd00::1',
    'fd00:0:0:0:0:0:0:1': 'fd00::1',
    'fd00:0000:0000:0000:0000:0000:0000:0001': 'fd00::1',
    '1:2:3:4:5:6:7::': '1:2:3:4:5:6:7:0',
    '1:0:0:2:0:0:0:3': '1:0:0:2::3',
    '64:ff9b::1.2.3.4': '64:ff9b::102:304',
  }
  for (const [text, expected] of Object.entries(canonical)) {
    t.equal(tryIp(text), expected, text)
    t.equal(tryIp(expected), expected, `${expected} stays`)
  }
})

await t.test('IPv4-mapped IPv6 becomes the IPv4 it stands for', async (t) => {
  for (const text of [
    '::ffff:10.1.2.3',
    '::FFFF:10.1.2.3',
    '::ffff:a01:203',
    '0:0:0:0:0:ffff:0a01:0203',
    '0:0:0:0:0:ffff:10.1.2.3',
  ]) {
    t.equal(tryIp(text), '10.1.2.3', text)
  }
})

await t.test('IPv4-compatible IPv6 is not IPv4', async (t) => {
  // It does not mean 1.2.3.4: a range or policy for that address must not match it.
  t.equal(tryIp('::1.2.3.4'), '::102:304')
  t.equal(tryIp('::1.2.3.4'), tryIp('::102:304'))
  t.equal(tryIp('::127.0.0.1'), '::7f00:1')
})

const noAddresses = [
  '',
  ' ',
  'localhost',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '1.2.3.-4',
  '01.2.3.4',
  '1.2.3.04',
  '0x7f.0.0.1',
  '2130706433',
  '1.2.3.4 ',
  ' 1.2.3.4',
  '1.2.3.4\n',
  '1.2.3.4\0',
  '１.2.3.4',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '12345::',
  '::g',
  '::1%eth0',
  'fe80::1%1',
  '[::1]',
  '::1/64',
  '::1 ',
  '::1\n',
  '::ffff:',
  '::ffff:1.2.3',
  '::ffff:1.2.3.400',
  '::ffff:010.1.1.1',
  '::ffff:0x7f.1.1.1',
  '1.2.3.4::',
  '::1.2.3.4:5',
]

await t.test('what is no address is none', async (t) => {
  for (const text of noAddresses) {
    t.equal(tryIp(text), undefined, JSON.stringify(text))
    t.throws(() => parseIp(text), { code: 'bad_address', message: JSON.stringify(text) })
  }
  t.equal(parseIp('10.0.0.1'), '10.0.0.1')
})

/** Many zeros, so that `::` and the mapped prefix come up. */
function anyBytes(chance: Random, length: number): Uint8Array {
  const bytes = chance.bytes(length)
  for (let i = 0; i < length; i += 2) if (chance.oneIn(2)) bytes.fill(0, i, i + 2)
  if (length === 16 && chance.oneIn(4)) bytes.set([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff])
  return bytes
}

const isMapped = (bytes: Uint8Array): boolean =>
  bytes.length === 16 &&
  Buffer.from(bytes)
    .toString('hex')
    .startsWith(`${'0'.repeat(20)}ffff`)

await t.test('every address has one text, and its bytes come back', async (t) => {
  const chance = random(1)
  const wrong: string[] = []
  for (let i = 0; i < 5_000; i++) {
    const bytes = anyBytes(chance, chance.pick([4, 16]))
    const ip = ipFromBytes(bytes)
    const plain = isMapped(bytes) ? bytes.slice(12) : bytes
    const groups = Buffer.from(bytes).toString('hex').match(/.{4}/g) ?? []
    // WHATWG URL's IPv6 serializer is another implementation of RFC 5952.
    const expected =
      plain.length === 4 ? plain.join('.') : new URL(`http://[${groups.join(':')}]`).hostname
    const agrees =
      (plain.length === 4 ? ip : `[${ip}]`) === expected &&
      tryIp(ip) === ip &&
      (bytes.length === 4 || tryIp(groups.join(':').toUpperCase()) === ip) &&
      Buffer.compare(ipBytes(ip), plain) === 0 &&
      isIpv4(ip) === (plain.length === 4)
    if (!agrees) wrong.push(`${groups.join(':')}: ${ip}, expected ${expected}`)
  }
  t.same(wrong.slice(0, 5), [], `seed ${chance.seed}`)
})

await t.test('sixteen bytes carry both families', async (t) => {
  const hex = (ip: string): string => Buffer.from(ip16Bytes(ip as Ip)).toString('hex')
  t.equal(hex('10.1.2.3'), '00000000000000000000ffff0a010203')
  t.equal(hex('fd00::1'), 'fd000000000000000000000000000001')
  t.equal(ipFromBytes(ip16Bytes('10.1.2.3' as Ip)), '10.1.2.3')
  t.equal(ipFromBytes(ip16Bytes('fd00::1' as Ip)), 'fd00::1')
})

await t.test('no other number of bytes is an address', async (t) => {
  for (const length of [0, 1, 3, 5, 15, 17, 32]) {
    t.throws(() => ipFromBytes(new Uint8Array(length)), {
      code: 'bad_address',
      message: `expected 4 or 16 address bytes, got ${length}`,
    })
  }
})

await t.test('loopback is all of 127/8 and ::1', async (t) => {
  for (const text of ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1'])
    t.equal(isLoopback(parseIp(text)), true, text)
  for (const text of ['128.0.0.1', '12.7.0.1', '::', '::127.0.0.1', '1::1'])
    t.equal(isLoopback(parseIp(text)), false, text)
})

await t.test('an endpoint is written and read back', async (t) => {
  for (const text of ['10.0.0.1:80', '[fd00::1]:15008', '0.0.0.0:1', '[::]:65535']) {
    const endpoint = tryEndpoint(text)
    t.equal(endpoint && formatEndpoint(endpoint), text)
  }
  t.same(tryEndpoint('[::ffff:10.0.0.1]:80'), { ip: '10.0.0.1', port: 80 })
})

await t.test('a malformed endpoint is none', async (t) => {
  for (const text of [
    '',
    '10.0.0.1',
    '10.0.0.1:',
    '10.0.0.1:0',
    '10.0.0.1:65536',
    '10.0.0.1:100000',
    '10.0.0.1:-1',
    '10.0.0.1:8e1',
    '10.0.0.1:80 ',
    '10.0.0.1:80\n',
    ' 10.0.0.1:80',
    '[10.0.0.1]:80',
    '::1:80',
    '[::1]',
    '[::1]80',
    '[::1%lo]:80',
    '[[::1]]:80',
    'localhost:80',
    ':80',
    '[]:80',
  ]) {
    t.equal(tryEndpoint(text), undefined, JSON.stringify(text))
  }
})

await t.test('a range is read with its host bits cleared', async (t) => {
  const canonical: Record<string, string> = {
    '10.1.2.3/8': '10.0.0.0/8',
    '10.1.2.3/9': '10.0.0.0/9',
    '10.255.2.3/9': '10.128.0.0/9',
    '10.1.2.3': '10.1.2.3/32',
    '10.1.2.3/32': '10.1.2.3/32',
    '255.255.255.255/0': '0.0.0.0/0',
    'fd00::1/7': 'fc00::/7',
    'fd00::1': 'fd00::1/128',
    'fd00:1:2:3::4/50': 'fd00:1:2::/50',
    'ffff::/0': '::/0',
  }
  for (const [text, expected] of Object.entries(canonical)) {
    const cidr = tryCidr(text)
    t.equal(cidr && formatCidr(cidr), expected, text)
  }
})

await t.test('a range of mapped addresses is the IPv4 range it stands for', async (t) => {
  const read = (text: string): string | undefined => {
    const cidr = tryCidr(text)
    return cidr && formatCidr(cidr)
  }
  t.equal(read('::ffff:10.1.2.3/104'), '10.0.0.0/8')
  t.equal(read('::ffff:0:0/96'), '0.0.0.0/0')
  t.equal(read('::ffff:10.1.2.3/128'), '10.1.2.3/32')
  t.equal(read('::ffff:10.1.2.3'), '10.1.2.3/32')
  // Not 10/8: these bits count from the left of an IPv6 address.
  t.equal(read('::ffff:10.0.0.0/8'), undefined)
})

await t.test('a malformed range is none', async (t) => {
  for (const text of [
    '/8',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/+8',
    '10.0.0.0/8/8',
    '10.0.0.0/ 8',
    '10.0.0.0/8 ',
    '10.0.0.0/1e1',
    '10.0.0.0/0x8',
    '10.0.0.0/255.0.0.0',
    '10.0/8',
    'fd00::/129',
    'fd00::/1000',
    'fd00::/9007199254740993',
    'any',
    ...noAddresses.filter((text) => text !== '::1/64'),
  ]) {
    t.equal(tryCidr(text), undefined, JSON.stringify(text))
  }
})

const asNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

await t.test('an address is in a range when its first bits are those of the range', async (t) => {
  const chance = random(2)
  const wrong: string[] = []
  let inside = 0
  for (let i = 0; i < 5_000; i++) {
    const length = chance.pick([4, 16])
    const network = anyBytes(chance, length)
    if (isMapped(network)) continue
    const prefix = chance.below(length * 8 + 1)
    const host = network.slice()
    // Turn one bit, so that it is close to the edge on either side.
    const bit = chance.below(length * 8)
    host[bit >> 3] = host[bit >> 3]! ^ (0x80 >> (bit & 7))
    if (isMapped(host)) continue
    const cidr = tryCidr(`${ipFromBytes(network)}/${prefix}`)
    if (cidr === undefined) {
      wrong.push(`${ipFromBytes(network)}/${prefix} is not read`)
      continue
    }
    const shift = BigInt(length * 8 - prefix)
    const expected = asNumber(network) >> shift === asNumber(host) >> shift
    if (expected) inside++
    if (cidrContains(cidr, ipFromBytes(host)) !== expected)
      wrong.push(`${formatCidr(cidr)} ${ipFromBytes(host)}: expected ${expected}`)
    if (!cidrContains(cidr, ipFromBytes(network))) wrong.push(`${formatCidr(cidr)} lacks its own`)
  }
  t.same(wrong.slice(0, 5), [], `seed ${chance.seed}`)
  t.ok(inside > 1_000 && inside < 4_000, `${inside} were inside`)
})

await t.test('families never mix', async (t) => {
  const contains = (range: string, ip: string): boolean =>
    cidrContains(tryCidr(range)!, parseIp(ip))
  t.equal(contains('0.0.0.0/0', 'fd00::1'), false)
  t.equal(contains('::/0', '10.0.0.1'), false)
  t.equal(contains('0.0.0.0/0', '::ffff:10.0.0.1'), true, 'mapped is IPv4')
  t.equal(contains('::/0', '::1.2.3.4'), true)
})
