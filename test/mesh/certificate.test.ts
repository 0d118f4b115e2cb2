// Certificate requests and certificates, against the openssl command: it reads what we make, and we
// read, or refuse, what it makes. Chains are judged twice: by acceptChain when an agent receives its
// own, and by real TLS handshakes with the options of the tunnel when a peer shows one.
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import t from 'tap'
import { whyNotIdentity } from '../../control/attest.ts'
import {
  acceptChain,
  type Credentials,
  createRequest,
  issueLeaf,
  issueRoot,
  newKey,
  peerIdentity,
  readRequest,
  splitPem,
} from '../../mesh/certificate.ts'
import { tlsOptions } from '../../mesh/hbone/tunnel.ts'
import { formatIdentity, type Identity, sameIdentity } from '../../mesh/identity.ts'
import { mutate, random } from './random.ts'

const directory = mkdtempSync(join(tmpdir(), 'leyline-certificate-'))
t.teardown(() => rmSync(directory, { recursive: true, force: true }))

const web: Identity = { trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: 'web' }
const webUri = formatIdentity(web)

function openssl(...args: string[]): string {
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  return execFileSync('openssl', args, { cwd: directory, encoding: 'utf8', stdio: [...stdio] })
}

function write(name: string, text: string): string {
  writeFileSync(join(directory, name), text)
  return name
}

const read = (name: string): string => readFileSync(join(directory, name), 'utf8')

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')
}

function pemOf(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`
}

// --- requests ------------------------------------------------------------------------------

const p256 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
let files = 0

/** A request made by the openssl command, with a fresh key. */
function request(
  san: string | undefined,
  options: { key?: string[]; extra?: string[]; subject?: string } = {},
): string {
  const out = `request-${++files}`
  const names = san === undefined ? [] : ['-addext', `subjectAltName=${san}`]
  const subject = ['-subj', options.subject ?? '/']
  const to = ['-nodes', '-keyout', `${out}.key`, '-out', `${out}.pem`]
  openssl(
    'req',
    '-new',
    ...to,
    ...(options.key ?? p256),
    ...subject,
    ...names,
    ...(options.extra ?? []),
  )
  return read(`${out}.pem`)
}

const problemOf = (pem: string): string => {
  const result = readRequest(pem)
  return 'problem' in result ? result.problem : 'none'
}

await t.test('a P-256 request with one SPIFFE name is accepted', async (t) => {
  const pem = request(`critical,URI:${webUri}`)
  const result = readRequest(pem)
  if ('problem' in result) throw new Error(result.problem)
  t.same(result.ok.identity, web)
  const own = createPublicKey(read(`request-${files}.key`))
  t.ok(result.ok.publicKey.equals(own), 'with the key that signed it')
})

await t.test('what a request asks for beside its name is ignored', async (t) => {
  const san = `URI:${webUri}`
  for (const [what, pem] of [
    ['a subject', request(san, { subject: '/O=evil/CN=spiffe:\\/\\/cluster.local' })],
    ['extensions', request(san, { extra: ['-addext', 'keyUsage=keyCertSign'] })],
    ['no CA', request(san, { extra: ['-addext', 'basicConstraints=CA:FALSE'] })],
    ['another header', request(san, { extra: ['-newhdr'] })],
  ] as const) {
    t.match(readRequest(pem), { ok: { identity: web } }, what)
  }
  const bytes = derOf(request(san))
  t.match(readRequest(pemOf('CERTIFICATE REQUEST', bytes)), { ok: {} }, 'one long line')
})

await t.test('keys other than P-256 are refused', async (t) => {
  const ec = (curve: string): string[] => [
    '-newkey',
    'ec',
    '-pkeyopt',
    `ec_paramgen_curve:${curve}`,
  ]
  const keys: Record<string, string[]> = {
    'got ec secp224r1': ec('P-224'),
    'got ec secp384r1': ec('P-384'),
    'got ec secp256k1': ec('secp256k1'),
    'got rsa': ['-newkey', 'rsa:1024'],
    'got ed25519': ['-newkey', 'ed25519'],
  }
  for (const [got, key] of Object.entries(keys)) {
    t.equal(
      problemOf(request(`URI:${webUri}`, { key })),
      `weak or unsupported key: expected EC P-256, ${got}`,
    )
  }
})

await t.test('a curve that is spelled out is refused, though it is P-256', async (t) => {
  const key = [...p256, '-pkeyopt', 'ec_param_enc:explicit']
  t.equal(
    problemOf(request(`URI:${webUri}`, { key })),
    'weak or unsupported key: expected the curve by name, got its parameters',
  )
})

await t.test('a signature by another algorithm than ECDSA with SHA-256 is refused', async (t) => {
  for (const digest of ['-sha384', '-sha1']) {
    const pem = request(`URI:${webUri}`, { extra: [digest] })
    t.equal(problemOf(pem), 'expected a signature by ecdsa-with-SHA256', digest)
  }
})

await t.test('anything but exactly one URI name is refused', async (t) => {
  const names: Record<string, string | undefined> = {
    'got 0 of 0': undefined,
    'got 0 of 1': 'DNS:web.shop.svc',
    'got 2 of 2': `URI:${webUri},URI:spiffe://cluster.local/ns/shop/sa/db`,
    'got 1 of 2': `URI:${webUri},DNS:web.shop.svc`,
    'got 1 of 3': `email:web@example.org,URI:${webUri},IP:10.0.0.1`,
  }
  for (const [got, san] of Object.entries(names)) {
    t.equal(problemOf(request(san)), `expected exactly one URI SAN and no other, ${got}`)
  }
  t.match(problemOf(request(`URI:${webUri},URI:${webUri}`)), /got 2 of 2$/, 'twice the same')
})

await t.test('a URI that is no identity of ours is refused', async (t) => {
  for (const uri of [
    'https://cluster.local/ns/shop/sa/web',
    'spiffe://cluster.local/web',
    'spiffe://cluster.local/ns/shop/sa/web/',
    'spiffe://Cluster.local/ns/shop/sa/web',
    'spiffe://cluster.local/ns/../sa/web',
  ]) {
    t.equal(problemOf(request(`URI:${uri}`)), `${JSON.stringify(uri)} is no SPIFFE identity`)
  }
})

await t.test('a foreign trust domain, account or node is not signed for', async (t) => {
  const model = {
    mesh: { trustDomain: 'cluster.local', captureRanges: [] },
    workloads: new Map(),
    services: new Map(),
    policies: new Map(),
    nodes: ['node-1', 'node-2'],
    pods: [
      {
        uid: 'Kubernetes//Pod/shop/web-1',
        namespace: 'shop',
        name: 'web-1',
        node: 'node-1',
        serviceAccount: 'web',
        phase: 'Running',
        wanted: true,
        reason: '',
        state: 'enrolled',
      },
    ],
  } as const
  const why = (uri: string, node = 'node-1'): string | undefined => {
    const result = readRequest(request(`URI:${uri}`))
    return 'problem' in result
      ? result.problem
      : whyNotIdentity(model, { node }, result.ok.identity)
  }
  t.equal(why(webUri), undefined)
  const foreign = 'spiffe://example.org/ns/shop/sa/web'
  t.equal(why(foreign), 'trust domain example.org is not cluster.local')
  const other = 'spiffe://cluster.local/ns/shop/sa/db'
  t.equal(why(other), `no pod of ${other} runs on node node-1`)
  t.equal(why(webUri, 'node-2'), `no pod of ${webUri} runs on node node-2`)
})

await t.test('a request for a CA certificate is refused', async (t) => {
  const pem = request(`URI:${webUri}`, { extra: ['-addext', 'basicConstraints=critical,CA:TRUE'] })
  t.equal(problemOf(pem), 'asks for a CA certificate')
})

await t.test("a signature that is not the key's is refused", async (t) => {
  const der = derOf(request(`URI:${webUri}`))
  const last = Uint8Array.from(der)
  last[last.length - 1] = last[last.length - 1]! ^ 1
  t.equal(problemOf(pemOf('CERTIFICATE REQUEST', last)), "the signature is not the key's")

  const renamed = Uint8Array.from(der)
  renamed.set(Buffer.from('bank'), der.indexOf('/ns/shop') + '/ns/'.length)
  t.equal(problemOf(pemOf('CERTIFICATE REQUEST', renamed)), "the signature is not the key's")

  // The public key of somebody else, in a request that they did not sign.
  const theirs = createPublicKey(read(`request-${files}.key`)).export({
    type: 'spki',
    format: 'der',
  })
  const ours = newKey()
  const own = ours.publicKey.export({ type: 'spki', format: 'der' })
  const stolen = Buffer.from(derOf(createRequest(web, ours)))
  stolen.set(theirs, stolen.indexOf(own))
  t.equal(problemOf(pemOf('CERTIFICATE REQUEST', stolen)), "the signature is not the key's")
})

await t.test('what is not one PEM request is refused', async (t) => {
  const pem = request(`URI:${webUri}`)
  const der = derOf(pem)
  const one = 'not one PEM certificate request'
  t.equal(problemOf(''), one)
  t.equal(problemOf(pem + pem), one)
  t.equal(problemOf(`hello\n${pem}`), one)
  t.equal(problemOf(pemOf('CERTIFICATE', der)), one)
  t.equal(problemOf(der.toString('latin1')), one)
  const malformed = /^not a PKCS #10 request: /
  const long = Buffer.concat([der, Buffer.of(0)])
  t.match(problemOf(pemOf('CERTIFICATE REQUEST', long)), malformed, 'a byte too many')
  t.match(problemOf(pemOf('CERTIFICATE REQUEST', der.subarray(0, -1))), malformed, 'one too few')
  t.match(problemOf(pemOf('CERTIFICATE REQUEST', Buffer.from('hello'))), malformed)
  t.match(problemOf(pemOf('CERTIFICATE REQUEST', Buffer.of(0x30, 0))), malformed)
  t.match(problemOf(pemOf('CERTIFICATE REQUEST', Buffer.alloc(10_000, 0x30))), malformed)
})

await t.test('no bytes make reading a request or a certificate throw', async (t) => {
  const chance = random(7)
  const csr = derOf(request(`URI:${webUri}`))
  const own = createPublicKey(read(`request-${files}.key`))
  const root = newKey()
  const certificate = new X509Certificate(issueRoot(root, 'root', 60_000))
  const issuer = { certificate, key: root.privateKey }
  const leaf = derOf(issueLeaf(issuer, { identity: web, publicKey: newKey().publicKey }, 60_000))
  const wrong: string[] = []
  let accepted = 0
  for (let i = 0; i < 3_000; i++) {
    const hostile = mutate(chance, csr)
    const result = readRequest(pemOf('CERTIFICATE REQUEST', hostile))
    // What is signed cannot have changed, whatever the envelope looks like.
    if ('ok' in result) {
      accepted++
      const { identity, publicKey } = result.ok
      if (!sameIdentity(identity, web) || !publicKey.equals(own))
        wrong.push(Buffer.from(hostile).toString('hex'))
    }
    const peer = peerIdentity(Buffer.from(mutate(chance, leaf)))
    if (!('ok' in peer) && peer.problem === '') wrong.push('an empty problem')
  }
  t.same(wrong.slice(0, 3), [], `seed ${chance.seed}`)
  t.ok(accepted < 300, `${accepted} of 3000 were accepted`)
})

await t.test('openssl reads and verifies the request we make', async (t) => {
  const key = newKey()
  const file = write('ours.csr', createRequest(web, key))
  const text = openssl('req', '-in', file, '-noout', '-text', '-verify')
  t.match(text, /ASN1 OID: prime256v1/)
  t.match(text, /Signature Algorithm: ecdsa-with-SHA256/)
  t.match(
    text,
    /Subject Alternative Name: critical\s+URI:spiffe:\/\/cluster\.local\/ns\/shop\/sa\/web\n/,
  )
  t.match(text, /Subject: *\n/, 'with an empty subject')
  t.match(readRequest(read(file)), { ok: { identity: web } })
})

// --- certificates --------------------------------------------------------------------------

interface Authority {
  /** Of its files: `<name>.pem`, `<name>.key`. */
  readonly name: string
  readonly pem: string
}

/** A CA made by the openssl command; with an issuer it is an intermediate one. */
function authority(name: string, issuer?: Authority): Authority {
  const out = ['-keyout', `${name}.key`, '-subj', `/CN=${name}`]
  if (issuer === undefined) {
    const use = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign']
    const to = ['-days', '30', '-out', `${name}.pem`]
    openssl('req', '-x509', '-new', '-nodes', ...p256, ...out, ...use, ...to)
  } else {
    openssl('req', '-new', '-nodes', ...p256, ...out, '-out', `${name}.csr`)
    sign(issuer, name, ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'])
  }
  return { name, pem: read(`${name}.pem`) }
}

write(
  'ca.cnf',
  `[ca]
default_ca = any
[any]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = names
unique_subject = no
[names]
commonName = optional
`,
)
write('index.txt', '')

/** Dates of `openssl ca`, relative to now. */
const day = (offset: number): string =>
  new Date(Date.now() + offset * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, '')

function sign(
  issuer: Authority,
  name: string,
  extensions: readonly string[],
  [from, to]: readonly [number, number] = [-1, 10],
): void {
  const file = write(`${name}.ext`, extensions.join('\n'))
  const ca = ['-cert', `${issuer.name}.pem`, '-keyfile', `${issuer.name}.key`]
  const dates = ['-startdate', day(from), '-enddate', day(to)]
  const io = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', file]
  openssl('ca', '-batch', '-notext', '-config', 'ca.cnf', ...io, ...ca, ...dates)
}

interface Leaf {
  readonly pem: string
  readonly key: KeyObject
}

const both = 'extendedKeyUsage=serverAuth,clientAuth'

function leaf(
  issuer: Authority,
  options: { san?: string; purpose?: string; dates?: readonly [number, number] } = {},
): Leaf {
  const name = `leaf-${++files}`
  openssl(
    'req',
    '-new',
    '-nodes',
    ...p256,
    '-keyout',
    `${name}.key`,
    '-subj',
    '/CN=x',
    '-out',
    `${name}.csr`,
  )
  const san = `subjectAltName=critical,${options.san ?? `URI:${webUri}`}`
  sign(issuer, name, [san, options.purpose ?? both], options.dates)
  return { pem: read(`${name}.pem`), key: createPrivateKey(read(`${name}.key`)) }
}

const root = authority('root')
const otherRoot = authority('other-root')
const intermediate = authority('intermediate', root)
const foreignIntermediate = authority('foreign-intermediate', otherRoot)

const good = leaf(root)
const expired = leaf(root, { dates: [-20, -10] })
const early = leaf(root, { dates: [5, 10] })
const foreign = leaf(otherRoot)
const clientOnly = leaf(root, { purpose: 'extendedKeyUsage=clientAuth' })
const serverOnly = leaf(root, { purpose: 'extendedKeyUsage=serverAuth' })
const twoNames = leaf(root, { san: `URI:${webUri},URI:spiffe://cluster.local/ns/shop/sa/db` })
const dnsName = leaf(root, { san: `URI:${webUri},DNS:web` })
const deep = leaf(intermediate)

await t.test('a chain that leads to its root is accepted', async (t) => {
  const plain = acceptChain(web, good.key, [good.pem, root.pem])
  t.same(plain.identity, web)
  t.equal(plain.certificatePem, good.pem)
  t.equal(plain.rootsPem, root.pem)
  const certificate = new X509Certificate(good.pem)
  t.equal(plain.serial, certificate.serialNumber)
  t.equal(plain.notBefore, Date.parse(certificate.validFrom))
  t.equal(plain.notAfter, Date.parse(certificate.validTo))
  const long = acceptChain(web, deep.key, [deep.pem, intermediate.pem, root.pem])
  t.equal(long.certificatePem, deep.pem + intermediate.pem, 'the intermediate is sent along')
  t.equal(long.rootsPem, root.pem)
  const packed = acceptChain(web, deep.key, [deep.pem + intermediate.pem, root.pem])
  t.equal(packed.certificatePem, long.certificatePem, 'in one element, too')
  // During a change of roots both are trusted.
  const two = acceptChain(web, good.key, [good.pem, otherRoot.pem + root.pem])
  t.equal(two.rootsPem, otherRoot.pem + root.pem)
})

await t.test('a chain that is not what was asked for is refused', async (t) => {
  const stray = leaf(foreignIntermediate)
  const junk = pemOf('CERTIFICATE', Buffer.from('junk'))
  const cases: [string, Leaf, readonly string[], RegExp][] = [
    ['nothing', good, [], /came without a root \(0 elements\)$/],
    ['no root', good, [good.pem], /came without a root \(1 elements\)$/],
    ['empty texts', good, ['', ''], /is empty$/],
    ['an empty root', good, [good.pem, 'none'], /is empty$/],
    ['junk for a leaf', good, [junk, root.pem], /came with what is no certificate: /],
    ['junk for a root', good, [good.pem, junk], /came with what is no certificate: /],
    ['another key', { ...good, key: deep.key }, [good.pem, root.pem], /is for another key$/],
    ['expired', expired, [expired.pem, root.pem], /has expired already$/],
    ['not valid yet', early, [early.pem, root.pem], /is not valid yet$/],
    ['another root', foreign, [foreign.pem, root.pem], /does not lead to a root that came/],
    [
      'an intermediate of another root',
      stray,
      [stray.pem, foreignIntermediate.pem, root.pem],
      /does not lead to a root that came with it$/,
    ],
    ['a missing intermediate', deep, [deep.pem, root.pem], /does not lead to a root/],
    ['a client only', clientOnly, [clientOnly.pem, root.pem], /lacks 1\.3\.6\.1\.5\.5\.7\.3\.1\)$/],
    ['a server only', serverOnly, [serverOnly.pem, root.pem], /lacks 1\.3\.6\.1\.5\.5\.7\.3\.2\)$/],
    ['two names', twoNames, [twoNames.pem, root.pem], /exactly one URI SAN .* got 2 of 2$/],
    ['a DNS name', dnsName, [dnsName.pem, root.pem], /exactly one URI SAN .* got 1 of 2$/],
  ]
  for (const [what, { key }, chain, message] of cases) {
    t.throws(() => acceptChain(web, key, chain), { code: 'bad_certificate', message }, what)
  }
  t.throws(() => acceptChain({ ...web, serviceAccount: 'db' }, good.key, [good.pem, root.pem]), {
    code: 'bad_certificate',
    message: /names spiffe:\/\/cluster\.local\/ns\/shop\/sa\/web$/,
  })
})

await t.test('a key never shows in JSON', async (t) => {
  const text = JSON.stringify({ held: acceptChain(web, good.key, [good.pem, root.pem]) })
  t.match(text, '"keyPem":"[redacted]"')
  t.notMatch(text, 'PRIVATE KEY')
})

await t.test('openssl verifies the certificates we issue, for both purposes', async (t) => {
  const rootKey = newKey()
  const rootPem = issueRoot(rootKey, 'leyline test root', 3_600_000)
  const issuer = { certificate: new X509Certificate(rootPem), key: rootKey.privateKey }
  const key = newKey()
  const leafPem = issueLeaf(issuer, { identity: web, publicKey: key.publicKey }, 3_600_000)
  write('our-root.pem', rootPem)
  write('our-leaf.pem', leafPem)
  for (const purpose of ['sslserver', 'sslclient']) {
    const strict = ['-x509_strict', '-purpose', purpose]
    const said = openssl('verify', ...strict, '-CAfile', 'our-root.pem', 'our-leaf.pem')
    t.equal(said.trim(), 'our-leaf.pem: OK', purpose)
  }
  const text = openssl('x509', '-in', 'our-leaf.pem', '-noout', '-text')
  t.match(
    text,
    /Subject Alternative Name: critical\s+URI:spiffe:\/\/cluster\.local\/ns\/shop\/sa\/web\n/,
  )
  t.match(text, /Basic Constraints: critical\s+CA:FALSE/)
  t.match(text, /Key Usage: critical\s+Digital Signature\n/)
  t.match(text, /TLS Web Server Authentication, TLS Web Client Authentication/)
  t.match(acceptChain(web, key.privateKey, [leafPem, rootPem]), { identity: web })
})

await t.test(
  'every certificate has a serial of its own, positive and at most 20 bytes',
  async (t) => {
    const rootKey = newKey()
    const certificate = new X509Certificate(issueRoot(rootKey, 'root', 60_000))
    const issuer = { certificate, key: rootKey.privateKey }
    const serials = new Set<string>()
    for (let i = 0; i < 200; i++) {
      const pem = issueLeaf(issuer, { identity: web, publicKey: rootKey.publicKey }, 60_000)
      serials.add(new X509Certificate(pem).serialNumber)
    }
    t.equal(serials.size, 200)
    t.ok([...serials].every((serial) => /^[0-9A-F]{1,40}$/.test(serial)))
  },
)

await t.test('a certificate is valid from a minute ago until its lifetime is over', async (t) => {
  const rootKey = newKey()
  const before = Date.now()
  const certificate = new X509Certificate(issueRoot(rootKey, 'root', 90_000))
  const from = before - Date.parse(certificate.validFrom)
  t.ok(from > 55_000 && from < 65_000, `${from} ms`)
  const life = Date.parse(certificate.validTo) - before
  t.ok(life > 85_000 && life < 95_000, `${life} ms`)
  // RFC 5280 §4.1.2.5: from 2050 on another type of time is used.
  const long = 40 * 365 * 86_400_000
  const late = Date.parse(new X509Certificate(issueRoot(rootKey, 'root', long)).validTo)
  t.ok(Math.abs(late - before - long) < 5_000)
})

await t.test('the certificates of a text are found one by one', async (t) => {
  t.same(splitPem(`x\n${good.pem}\n\ny${root.pem}`), [good.pem, root.pem])
  t.same(splitPem(''), [])
  t.same(splitPem('-----BEGIN CERTIFICATE-----\n'), [])
})

// --- handshakes ----------------------------------------------------------------------------

function credentials(from: Leaf, between: readonly Authority[] = []): Credentials {
  const certificate = new X509Certificate(from.pem)
  return {
    identity: web,
    keyPem: from.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: [from.pem, ...between.map(({ pem }) => pem)].join(''),
    rootsPem: root.pem,
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    serial: certificate.serialNumber,
  }
}

/** Whom an end takes its peer for, or why it does not believe it. */
function judge(socket: tls.TLSSocket): string {
  if (!socket.authorized) return String(socket.authorizationError)
  const certificate = socket.getPeerX509Certificate()
  if (certificate === undefined) return 'no certificate'
  const peer = peerIdentity(certificate.raw)
  return 'ok' in peer ? formatIdentity(peer.ok) : peer.problem
}

/** A handshake with the tunnel's own TLS options; what each end thinks of the other. */
async function meet(
  server: Credentials,
  client: Credentials,
): Promise<{ ofServer: string; ofClient: string }> {
  const listener = tls.createServer({
    ...tlsOptions(server),
    requestCert: true,
    rejectUnauthorized: false,
  })
  const signal = AbortSignal.timeout(10_000)
  try {
    listener.listen(0, '127.0.0.1')
    await once(listener, 'listening', { signal })
    const accepted = once(listener, 'secureConnection', { signal })
    const socket = tls.connect({
      ...tlsOptions(client),
      host: '127.0.0.1',
      port: (listener.address() as AddressInfo).port,
      checkServerIdentity: () => undefined,
      rejectUnauthorized: false,
    })
    socket.on('error', () => {})
    await once(socket, 'secureConnect', { signal })
    const [peer] = (await accepted) as [tls.TLSSocket]
    peer.on('error', () => {})
    const seen = { ofServer: judge(socket), ofClient: judge(peer) }
    socket.destroy()
    peer.destroy()
    return seen
  } finally {
    listener.close()
  }
}

await t.test('both ends of a handshake learn who the other is', async (t) => {
  t.same(await meet(credentials(good), credentials(deep, [intermediate])), {
    ofServer: webUri,
    ofClient: webUri,
  })
})

await t.test('a certificate that proves nothing is refused at either end', async (t) => {
  const own = credentials(good)
  const cases: [string, Credentials, string][] = [
    ['expired', credentials(expired), 'CERT_HAS_EXPIRED'],
    ['not valid yet', credentials(early), 'CERT_NOT_YET_VALID'],
    ['another root', credentials(foreign), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['no intermediate', credentials(deep), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['another root, shown along', credentials(foreign, [otherRoot]), 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['two names', credentials(twoNames), 'expected exactly one URI SAN and no other, got 2 of 2'],
    ['a DNS name', credentials(dnsName), 'expected exactly one URI SAN and no other, got 1 of 2'],
  ]
  for (const [what, bad, why] of cases) {
    t.equal((await meet(own, bad)).ofClient, why, `${what}: the client's`)
    t.equal((await meet(bad, own)).ofServer, why, `${what}: the server's`)
  }
})

await t.test('a certificate for one end of TLS is refused at the other', async (t) => {
  const own = credentials(good)
  t.equal((await meet(own, credentials(serverOnly))).ofClient, 'INVALID_PURPOSE')
  t.equal((await meet(credentials(clientOnly), own)).ofServer, 'INVALID_PURPOSE')
  t.equal((await meet(own, credentials(clientOnly))).ofClient, webUri)
  t.equal((await meet(credentials(serverOnly), own)).ofServer, webUri)
})

await t.test('a leaf cannot sign for others', async (t) => {
  // The key of an ordinary workload, used as if it were a CA's.
  write('rogue.pem', good.pem)
  write('rogue.key', good.key.export({ type: 'pkcs8', format: 'pem' }).toString())
  const forged = leaf(
    { name: 'rogue', pem: good.pem },
    { san: 'URI:spiffe://cluster.local/ns/shop/sa/db' },
  )
  const seen = await meet(credentials(good), {
    ...credentials(forged),
    certificatePem: forged.pem + good.pem,
  })
  t.match(seen.ofClient, /^INVALID_(CA|PURPOSE)$/)
})
