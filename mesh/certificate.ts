// Keys, certificate requests and certificates: P-256 ECDSA, SPIFFE URI SANs. ASN.1 by node-forge
// (its own PKI layer cannot do EC), keys and signatures by node:crypto. RFC 5280, RFC 2986, RFC 5758.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
  X509Certificate,
} from 'node:crypto'
import forge from 'node-forge'
import { describeError, MeshError } from './errors.ts'
import { formatIdentity, type Identity, sameIdentity, tryIdentity } from './identity.ts'

const { asn1 } = forge
type Asn1 = forge.asn1.Asn1

/** A certificate with its key. The key never leaves memory: JSON shows it redacted. */
export interface Credentials {
  readonly identity: Identity
  readonly keyPem: string
  /** Leaf, then intermediates. */
  readonly certificatePem: string
  /** The roots that peers must chain to. */
  readonly rootsPem: string
  /** Ms since the epoch. */
  readonly notBefore: number
  readonly notAfter: number
  readonly serial: string
}

const oid = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  extensionRequest: '1.2.840.113549.1.9.14',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  commonName: '2.5.4.3',
  prime256v1: '1.2.840.10045.3.1.7',
} as const

/** GeneralName tags, RFC 5280 §4.2.1.6. */
const generalName = { dns: 2, uri: 6 } as const
/** KeyUsage bits with their unused-bits octet, RFC 5280 §4.2.1.3. */
const usage = { digitalSignature: '\x07\x80', certSignAndCrl: '\x01\x06' } as const
/** The only curve the mesh uses, as OpenSSL names it. */
const curve = 'prime256v1'
/** Clocks of nodes differ: a certificate is valid from a minute before it was made, ms. */
const backdateMs = 60_000

// --- building blocks -----------------------------------------------------------------------

const universal = asn1.Class.UNIVERSAL
const sequence = (...items: Asn1[]): Asn1 => asn1.create(universal, asn1.Type.SEQUENCE, true, items)
const set = (...items: Asn1[]): Asn1 => asn1.create(universal, asn1.Type.SET, true, items)
const objectId = (text: string): Asn1 =>
  asn1.create(universal, asn1.Type.OID, false, asn1.oidToDer(text).getBytes())
const octets = (bytes: string): Asn1 => asn1.create(universal, asn1.Type.OCTETSTRING, false, bytes)
const bits = (bytes: string): Asn1 => asn1.create(universal, asn1.Type.BITSTRING, false, bytes)
const integer = (bytes: string): Asn1 => asn1.create(universal, asn1.Type.INTEGER, false, bytes)
const boolean = (value: boolean): Asn1 =>
  asn1.create(universal, asn1.Type.BOOLEAN, false, value ? '\xff' : '\x00')
const context = (tag: number, constructed: boolean, value: string | Asn1[]): Asn1 =>
  asn1.create(asn1.Class.CONTEXT_SPECIFIC, tag, constructed, value)
const der = (item: Asn1): string => asn1.toDer(item).getBytes()
/** Bit strings stay bytes: forge would otherwise parse an ECDSA signature as ASN.1 (its typings lack the option). */
const parseOptions = { strict: true, decodeBitStrings: false } as unknown as boolean
const fromDer = (bytes: Buffer): Asn1 => asn1.fromDer(bytes.toString('latin1'), parseOptions)

const signatureAlgorithm = (): Asn1 => sequence(objectId(oid.ecdsaWithSha256))

/** RFC 5280 §4.1.2.5: UTCTime until 2049, GeneralizedTime after. */
function time(ms: number): Asn1 {
  const date = new Date(ms)
  return date.getUTCFullYear() < 2050
    ? asn1.create(universal, asn1.Type.UTCTIME, false, asn1.dateToUtcTime(date) as string)
    : asn1.create(
        universal,
        asn1.Type.GENERALIZEDTIME,
        false,
        asn1.dateToGeneralizedTime(date) as string,
      )
}

function extension(id: string, critical: boolean, value: Asn1): Asn1 {
  const flag = critical ? [boolean(true)] : []
  return sequence(objectId(id), ...flag, octets(der(value)))
}

function publicKeyInfo(key: KeyObject): Asn1 {
  return fromDer(key.export({ type: 'spki', format: 'der' }))
}

/** RFC 5280 §4.2.1.2, method 1: SHA-1 of the public key bits; an identifier, not a protection. */
function keyIdentifier(key: KeyObject): string {
  const info = publicKeyInfo(key).value as Asn1[]
  const point = Buffer.from(bytesOf(info[1]).slice(1), 'latin1')
  return createHash('sha1').update(point).digest('latin1')
}

function signed(body: Asn1, key: KeyObject): Buffer {
  const signature = sign('sha256', Buffer.from(der(body), 'latin1'), key).toString('latin1')
  return Buffer.from(der(sequence(body, signatureAlgorithm(), bits(`\x00${signature}`))), 'latin1')
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

// --- requests ------------------------------------------------------------------------------

export function newKey(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: curve })
}

/** A PKCS #10 request (PEM): empty subject, the identity as its one, critical URI SAN. */
export function createRequest(
  identity: Identity,
  key: { privateKey: KeyObject; publicKey: KeyObject },
): string {
  const san = sequence(context(generalName.uri, false, formatIdentity(identity)))
  const extensions = sequence(extension(oid.subjectAltName, true, san))
  const attribute = sequence(objectId(oid.extensionRequest), set(extensions))
  const body = sequence(
    integer('\x00'),
    sequence(),
    publicKeyInfo(key.publicKey),
    context(0, true, [attribute]),
  )
  return pem('CERTIFICATE REQUEST', signed(body, key.privateKey))
}

export interface CertificateRequest {
  readonly publicKey: KeyObject
  readonly identity: Identity
}

/**
 * Reads and verifies a request: the signature proves the key, which must be P-256; the only SAN
 * must be one SPIFFE URI; no CA bit. A problem names what is wrong.
 */
export function readRequest(text: string): { ok: CertificateRequest } | { problem: string } {
  try {
    return parseRequest(text)
  } catch (error) {
    return { problem: `not a PKCS #10 request: ${describeError(error)}` }
  }
}

function parseRequest(text: string): { ok: CertificateRequest } | { problem: string } {
  const match =
    /^\s*-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]+)-----END (?:NEW )?CERTIFICATE REQUEST-----\s*$/.exec(
      text,
    )
  if (match === null) return { problem: 'not one PEM certificate request' }
  const [body, algorithm, signature] = children(fromDer(Buffer.from(match[1] ?? '', 'base64')))
  const [, , keyInfo, attributes] = children(body)
  const publicKey = createPublicKey({
    key: Buffer.from(der(required(keyInfo, 'public key')), 'latin1'),
    format: 'der',
    type: 'spki',
  })
  const kind = publicKey.asymmetricKeyType
  const named = publicKey.asymmetricKeyDetails?.namedCurve
  if (kind !== 'ec' || named !== curve) {
    return {
      problem: `weak or unsupported key: expected EC P-256, got ${kind} ${named ?? ''}`.trim(),
    }
  }
  // node takes a curve that is spelled out for the named one, but would sign it spelled out, which
  // RFC 5480 §2.1.1 forbids and peers refuse.
  const parameters = required(children(children(keyInfo)[0])[1], 'curve')
  if (typeof parameters.value !== 'string' || oidOf(parameters) !== oid.prime256v1) {
    return { problem: 'weak or unsupported key: expected the curve by name, got its parameters' }
  }
  if (oidOf(children(algorithm)[0]) !== oid.ecdsaWithSha256) {
    return { problem: 'expected a signature by ecdsa-with-SHA256' }
  }
  const proof = Buffer.from(bytesOf(signature).slice(1), 'latin1')
  const message = Buffer.from(der(required(body, 'request info')), 'latin1')
  if (!verify('sha256', message, publicKey, proof))
    return { problem: "the signature is not the key's" }
  return requestedIdentity(publicKey, attributes)
}

function requestedIdentity(
  publicKey: KeyObject,
  attributes: Asn1 | undefined,
): { ok: CertificateRequest } | { problem: string } {
  const extensions = (attributes === undefined ? [] : children(attributes))
    .filter((attribute) => oidOf(children(attribute)[0]) === oid.extensionRequest)
    .flatMap((attribute) => children(children(attribute)[1]))
    .flatMap((list) => children(list))
  const constraints = find(extensions, oid.basicConstraints)
  if (constraints !== undefined && children(constraints).length > 0) {
    return { problem: 'asks for a CA certificate' }
  }
  const names = children(find(extensions, oid.subjectAltName) ?? sequence())
  const identity = onlyIdentity(names)
  return 'problem' in identity ? identity : { ok: { publicKey, identity: identity.ok } }
}

// --- certificates --------------------------------------------------------------------------

export interface Issuer {
  readonly certificate: X509Certificate
  readonly key: KeyObject
}

/** A leaf (PEM) for an identity, both client and server, valid from now (backdated) for `ttlMs`. */
export function issueLeaf(
  issuer: Issuer,
  request: { identity?: Identity; dnsName?: string; publicKey: KeyObject },
  ttlMs: number,
): string {
  const name =
    request.identity === undefined
      ? context(generalName.dns, false, request.dnsName ?? '')
      : context(generalName.uri, false, formatIdentity(request.identity))
  const issuerKey = createPublicKey(issuer.key)
  return certificate({
    issuerName: subjectOf(issuer.certificate),
    subject: sequence(),
    publicKey: request.publicKey,
    signer: issuer.key,
    ttlMs,
    extensions: [
      // RFC 5280 §4.1.2.6: with an empty subject the SAN must be critical.
      extension(oid.subjectAltName, true, sequence(name)),
      extension(oid.basicConstraints, true, sequence()),
      extension(oid.keyUsage, true, bits(usage.digitalSignature)),
      extension(
        oid.extendedKeyUsage,
        false,
        sequence(objectId(oid.serverAuth), objectId(oid.clientAuth)),
      ),
      extension(oid.subjectKeyIdentifier, false, octets(keyIdentifier(request.publicKey))),
      extension(
        oid.authorityKeyIdentifier,
        false,
        sequence(context(0, false, keyIdentifier(issuerKey))),
      ),
    ],
  })
}

/** A self-signed root (PEM) for a fresh or given key. */
export function issueRoot(
  key: { privateKey: KeyObject; publicKey: KeyObject },
  commonName: string,
  ttlMs: number,
): string {
  const text = asn1.create(universal, asn1.Type.UTF8, false, commonName)
  const name = sequence(set(sequence(objectId(oid.commonName), text)))
  return certificate({
    issuerName: name,
    subject: name,
    publicKey: key.publicKey,
    signer: key.privateKey,
    ttlMs,
    extensions: [
      extension(oid.basicConstraints, true, sequence(boolean(true))),
      extension(oid.keyUsage, true, bits(usage.certSignAndCrl)),
      extension(oid.subjectKeyIdentifier, false, octets(keyIdentifier(key.publicKey))),
    ],
  })
}

function certificate(parts: {
  issuerName: Asn1
  subject: Asn1
  publicKey: KeyObject
  signer: KeyObject
  ttlMs: number
  extensions: Asn1[]
}): string {
  const now = Date.now()
  // RFC 5280 §4.1.2.2: positive, at most 20 octets. 127 random bits.
  const serial = randomBytes(16)
  serial[0] = (serial[0] ?? 0) & 0x7f || 1
  const body = sequence(
    context(0, true, [integer('\x02')]),
    integer(serial.toString('latin1')),
    signatureAlgorithm(),
    parts.issuerName,
    sequence(time(now - backdateMs), time(now + parts.ttlMs)),
    parts.subject,
    publicKeyInfo(parts.publicKey),
    context(3, true, [sequence(...parts.extensions)]),
  )
  return pem('CERTIFICATE', signed(body, parts.signer))
}

/** The subject name of a certificate, as it stands in the DER. */
function subjectOf(issuer: X509Certificate): Asn1 {
  const [body] = children(fromDer(issuer.raw))
  return required(children(body)[5], 'subject')
}

// --- reading -------------------------------------------------------------------------------

/**
 * Who a peer's certificate (DER) says it is: exactly one URI SAN, and that of SPIFFE form. Says
 * nothing about whether the certificate is to be believed: TLS has verified the chain.
 */
export function peerIdentity(certificateDer: Buffer): { ok: Identity } | { problem: string } {
  try {
    const [body] = children(fromDer(certificateDer))
    const wrapper = children(body).find((item) => isContext(item, 3))
    const extensions = children(children(wrapper)[0])
    return onlyIdentity(children(find(extensions, oid.subjectAltName) ?? sequence()))
  } catch (error) {
    return { problem: `malformed certificate: ${describeError(error)}` }
  }
}

function onlyIdentity(names: readonly Asn1[]): { ok: Identity } | { problem: string } {
  const uris = names.filter((name) => isContext(name, generalName.uri))
  if (uris.length !== 1 || names.length !== 1) {
    return {
      problem: `expected exactly one URI SAN and no other, got ${uris.length} of ${names.length}`,
    }
  }
  const uri = bytesOf(uris[0])
  const identity = tryIdentity(uri)
  if (identity === undefined)
    return { problem: `${JSON.stringify(uri.slice(0, 300))} is no SPIFFE identity` }
  return { ok: identity }
}

/**
 * The credentials from an issued chain (PEM certificates: leaf, intermediates, roots last, where
 * the last element may hold several). Throws `bad_certificate` unless the leaf is for this key and
 * identity, valid now, of use for both ends of a tunnel, and led to a root by what follows.
 */
export function acceptChain(
  identity: Identity,
  privateKey: KeyObject,
  chain: readonly string[],
): Credentials {
  const refuse = (why: string): MeshError =>
    new MeshError(
      'bad_certificate',
      `the certificate issued for ${formatIdentity(identity)} ${why}`,
    )
  if (chain.length < 2) throw refuse(`came without a root (${chain.length} elements)`)
  const certificates = chain.slice(0, -1).flatMap(splitPem)
  const roots = splitPem(chain.at(-1) ?? '')
  const [leaf] = certificates
  if (leaf === undefined || roots.length === 0) throw refuse('is empty')
  const read = (text: string): X509Certificate => {
    try {
      return new X509Certificate(text)
    } catch (error) {
      throw refuse(`came with what is no certificate: ${describeError(error)}`)
    }
  }
  const parsed = read(leaf)
  if (!parsed.checkPrivateKey(privateKey)) throw refuse('is for another key')
  const named = peerIdentity(parsed.raw)
  if ('problem' in named) throw refuse(named.problem)
  if (!sameIdentity(named.ok, identity)) throw refuse(`names ${formatIdentity(named.ok)}`)
  if (Date.parse(parsed.validTo) <= Date.now()) throw refuse('has expired already')
  if (Date.parse(parsed.validFrom) > Date.now()) throw refuse('is not valid yet')
  // No list of purposes: any purpose. RFC 5280 §4.2.1.12.
  const lacking = [oid.serverAuth, oid.clientAuth].filter(
    (purpose) => parsed.keyUsage?.includes(purpose) === false,
  )
  if (lacking.length > 0) throw refuse(`is not for both ends of TLS (lacks ${lacking.join(', ')})`)
  if (!leadsToRoot(parsed, certificates.slice(1).map(read), roots.map(read))) {
    throw refuse('does not lead to a root that came with it')
  }
  const credentials: Credentials & { toJSON(): unknown } = {
    identity,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: certificates.join(''),
    rootsPem: roots.join(''),
    notBefore: Date.parse(parsed.validFrom),
    notAfter: Date.parse(parsed.validTo),
    serial: parsed.serialNumber,
    toJSON: () => ({
      identity: formatIdentity(identity),
      serial: parsed.serialNumber,
      keyPem: '[redacted]',
    }),
  }
  return credentials
}

/** Whether signatures lead from a certificate, over some of `between`, to one of `roots`. */
function leadsToRoot(
  certificate: X509Certificate,
  between: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): boolean {
  if (roots.some((root) => certificate.verify(root.publicKey))) return true
  return between.some(
    (issuer, i) =>
      certificate.verify(issuer.publicKey) && leadsToRoot(issuer, between.toSpliced(i, 1), roots),
  )
}

/** The PEM certificates in a text, one string each. */
export function splitPem(text: string): string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  return blocks.map((block) => `${block}\n`)
}

/** A private key from PEM; throws node's own error. */
export function readKey(text: string): KeyObject {
  return createPrivateKey(text)
}

function children(item: Asn1 | undefined): Asn1[] {
  if (item === undefined || !Array.isArray(item.value)) throw new RangeError('unexpected ASN.1')
  return item.value
}

/** The content of a primitive value. */
function bytesOf(item: Asn1 | undefined): string {
  if (typeof item?.value !== 'string') throw new RangeError('unexpected ASN.1')
  return item.value
}

function required(item: Asn1 | undefined, what: string): Asn1 {
  if (item === undefined) throw new RangeError(`no ${what}`)
  return item
}

function isContext(item: Asn1, tag: number): boolean {
  return item.tagClass === asn1.Class.CONTEXT_SPECIFIC && Number(item.type) === tag
}

function oidOf(item: Asn1 | undefined): string {
  return asn1.derToOid(bytesOf(item))
}

/** The value of the extension `id`, parsed; extensions are SEQUENCE { id, critical?, OCTET STRING }. */
function find(extensions: readonly Asn1[], id: string): Asn1 | undefined {
  const found = extensions.filter((item) => oidOf(children(item)[0]) === id)
  if (found.length > 1) throw new RangeError('an extension stands twice')
  const value = found[0] === undefined ? undefined : children(found[0]).at(-1)
  return value === undefined ? undefined : asn1.fromDer(bytesOf(value), parseOptions)
}
