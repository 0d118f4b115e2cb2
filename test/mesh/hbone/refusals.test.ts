// Peers that must not get a tunnel, at the level of TLS and HTTP/2: each is told off in the way of the
// protocol, reported exactly once with where it came from, and the next honest peer is served. What a
// whole agent does about them is in test/netns/refusals.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http2 from 'node:http2'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import tls from 'node:tls'
import t from 'tap'
import { client, ends, type Ends, identityOf, Root } from '../../helpers/hbone.ts'

const made = await ends(t, (request) => {
  const tunnel = request.accept()
  tunnel.pipe(tunnel)
})
const work = mkdtempSync(join(tmpdir(), 'leyline-refusals-'))
t.teardown(() => rmSync(work, { recursive: true }))
const rootFile = join(work, 'root.pem')
const rootKeyFile = join(work, 'root-key.pem')
writeFileSync(rootFile, made.root.pem)
writeFileSync(rootKeyFile, made.root.key.export({ type: 'pkcs8', format: 'pem' }))

/** A certificate of the mesh's own root with whatever extensions, by the openssl command. */
function odd(extensions: string): { key: string; cert: string } {
  const file = (name: string): string => join(work, name)
  const run = (...args: string[]): void =>
    void execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  writeFileSync(file('ext'), extensions)
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  run('req', ...key, '-keyout', file('key'), '-subj', '/', '-out', file('csr'))
  const signer = ['-CA', rootFile, '-CAkey', rootKeyFile, '-CAcreateserial', '-days', '1']
  run('x509', '-req', '-in', file('csr'), ...signer, '-extfile', file('ext'), '-out', file('crt'))
  return { key: readFileSync(file('key'), 'utf8'), cert: readFileSync(file('crt'), 'utf8') }
}

const web = 'URI:spiffe://cluster.local/ns/shop/sa/web'
const own = made.root.issue(client)
const good = { key: own.keyPem, cert: own.certificatePem }

/** Resolves to a status, or to why there was none. */
async function connect(
  options: tls.ConnectionOptions,
  headers: http2.OutgoingHttpHeaders = { ':method': 'CONNECT', ':authority': '10.0.0.1:80' },
): Promise<number | string> {
  return new Promise((resolve) => {
    const socket = tls.connect({
      port: made.port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
      ALPNProtocols: ['h2'],
      ...options,
    })
    socket.on('error', (error) => resolve(error.message))
    socket.on('close', () => resolve('closed'))
    socket.once('secureConnect', () => {
      const session = http2.connect('https://x', { createConnection: () => socket })
      session.on('error', (error) => resolve(error.message))
      const stream = session.request(headers, { endStream: false })
      stream.on('error', (error) => resolve(error.message))
      stream.once('response', (answer) => {
        resolve(Number(answer[':status']))
        session.destroy()
      })
    })
  })
}

async function speak(bytes: string | Buffer): Promise<string> {
  const socket = net.connect(made.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.end(bytes)
  await new Promise((resolve) => void socket.once('close', resolve))
  return 'closed'
}

async function reported(m: Ends): Promise<void> {
  const deadline = Date.now() + 2_000
  while (m.refused.length === 0 && Date.now() < deadline) await sleep(5)
  // A second report of the same peer would come now.
  await sleep(30)
}

const cases: [name: string, attempt: () => Promise<unknown>, reason: string, detail: RegExp][] = [
  ['garbage', () => speak(Buffer.alloc(4096, 0x5a)), 'tls_failure', /TLS handshake/],
  ['half a ClientHello', () => speak(Buffer.from('16030100ff01', 'hex')), 'tls_failure', /TLS/],
  ['silence', () => speak(''), 'tls_failure', /TLS/],
  ['HTTP/1.1', () => speak('GET / HTTP/1.1\r\n\r\n'), 'tls_failure', /TLS handshake/],
  ['HTTP/2 without TLS', () => speak('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), 'tls_failure', /TLS/],
  [
    'TLS 1.2',
    () => connect({ ...good, maxVersion: 'TLSv1.2', minVersion: 'TLSv1.2' }),
    'tls_failure',
    /TLS handshake/,
  ],
  ['no certificate', () => connect({}), 'tls_failure', /no certificate/],
  ['no ALPN', () => connect({ ...good, ALPNProtocols: [] }), 'tls_failure', /h2/],
  [
    'ALPN http/1.1',
    () => connect({ ...good, ALPNProtocols: ['http/1.1'] }),
    'tls_failure',
    /TLS|h2/,
  ],
  [
    'another root',
    () => {
      const { keyPem, certificatePem } = new Root('mallory').issue(client)
      return connect({ key: keyPem, cert: certificatePem })
    },
    'tls_failure',
    /certificate/,
  ],
  [
    'another trust domain',
    () => {
      const other = made.root.issue(identityOf('spiffe://other/ns/shop/sa/web'))
      return connect({ key: other.keyPem, cert: other.certificatePem })
    },
    'identity_mismatch',
    /trust domain/,
  ],
  [
    'two URI names',
    () => connect(odd(`subjectAltName=critical,${web},URI:spiffe://cluster.local/ns/shop/sa/api`)),
    'identity_mismatch',
    /exactly one URI SAN/,
  ],
  [
    'a URI and a DNS name',
    () => connect(odd(`subjectAltName=critical,${web},DNS:web.shop`)),
    'identity_mismatch',
    /exactly one URI SAN/,
  ],
  [
    'a DNS name only',
    () => connect(odd('subjectAltName=critical,DNS:web.shop')),
    'identity_mismatch',
    /URI SAN/,
  ],
  ['no name', () => connect(odd('keyUsage=digitalSignature')), 'identity_mismatch', /URI SAN/],
  [
    'a URI that is no SPIFFE identity',
    () => connect(odd('subjectAltName=critical,URI:https://cluster.local/ns/shop/sa/web')),
    'identity_mismatch',
    /no SPIFFE identity/,
  ],
  [
    'a certificate for servers only',
    () => connect(odd(`subjectAltName=critical,${web}\nextendedKeyUsage=serverAuth`)),
    'tls_failure',
    /purpose/i,
  ],
]

for (const [name, attempt, reason, detail] of cases) {
  await t.test(`refused, and reported once: ${name}`, async (t) => {
    made.refused.length = 0
    t.not(await attempt(), 200)
    await reported(made)
    t.equal(made.refused.length, 1, 'one report')
    t.match(made.refused[0], { reason, detail, remote: { ip: '127.0.0.1' } })
    t.equal(await connect(good), 200, 'the next one is served')
  })
}

const requests: [name: string, headers: http2.OutgoingHttpHeaders, detail: RegExp][] = [
  [
    'GET',
    { ':method': 'GET', ':path': '/', ':scheme': 'https', ':authority': '10.0.0.1:80' },
    /GET/,
  ],
  ['no port', { ':method': 'CONNECT', ':authority': '10.0.0.1' }, /authority/],
  ['port 0', { ':method': 'CONNECT', ':authority': '10.0.0.1:0' }, /authority/],
  ['port 70000', { ':method': 'CONNECT', ':authority': '10.0.0.1:70000' }, /authority/],
  ['a bare IPv6 address', { ':method': 'CONNECT', ':authority': 'fd00::1:80' }, /authority/],
  ['a word for a port', { ':method': 'CONNECT', ':authority': '10.0.0.1:http' }, /authority/],
]

for (const [name, headers, detail] of requests) {
  await t.test(`answered 400, and reported once: ${name}`, async (t) => {
    made.refused.length = 0
    t.equal(await connect(good, headers), 400)
    await reported(made)
    t.equal(made.refused.length, 1)
    t.match(made.refused[0], { reason: 'bad_request', detail, peer: client })
    t.equal(await connect(good), 200)
  })
}

await t.test('a session that breaks HTTP/2 ends alone', async (t) => {
  made.refused.length = 0
  const socket = tls.connect({
    port: made.port,
    host: '127.0.0.1',
    rejectUnauthorized: false,
    ALPNProtocols: ['h2'],
    ...good,
  })
  await once(socket, 'secureConnect')
  socket.on('error', () => {})
  const closed = new Promise((resolve) => void socket.once('close', resolve))
  // The preface, then a frame of a length nobody allowed.
  socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
  socket.write(Buffer.from('ffffff000000000001', 'hex'))
  socket.resume()
  await closed
  await reported(made)
  t.match(made.refused, [{ reason: 'tunnel_failed', peer: client }])
  t.equal(made.refused.length, 1)
  t.equal(await connect(good), 200)
})

await t.test('a session is never resumed: a certificate is shown every time', async (t) => {
  const options = {
    ...good,
    port: made.port,
    host: '127.0.0.1',
    rejectUnauthorized: false,
    ALPNProtocols: ['h2'],
  }
  const first = tls.connect(options)
  const sessions: Buffer[] = []
  first.on('session', (session) => sessions.push(session))
  await once(first, 'secureConnect')
  first.resume()
  await sleep(100)
  for (const session of sessions) {
    const again = tls.connect({ ...options, session })
    await once(again, 'secureConnect')
    t.equal(again.isSessionReused(), false)
    again.destroy()
  }
  first.destroy()
  t.equal(await connect({ ...good, session: sessions[0] }), 200)
})
