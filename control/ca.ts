// Citadel: signs workload certificates. Signs only what the caller proved to need, and writes a line
// for every signature and every refusal.
import { createPublicKey, X509Certificate } from 'node:crypto'
import { type Metadata, type sendUnaryData, type ServerUnaryCall, status } from '@grpc/grpc-js'
import { issueLeaf, newKey, readRequest } from '../mesh/certificate.ts'
import { describeError } from '../mesh/errors.ts'
import type { CertificateRequestMessage, CertificateResponseMessage } from '../mesh/grpc.ts'
import { formatIdentity, tryIdentity } from '../mesh/identity.ts'
import type { Logger } from '../mesh/process/log.ts'
import {
  type Authenticator,
  type Caller,
  callerFields,
  unchecked,
  whyNotIdentity,
} from './attest.ts'
import type { Model } from './snapshot.ts'
import type { Root } from './trust.ts'

/** A P-256 request is under 1 KiB; nothing honest is larger than this, characters. */
const maxRequestLength = 16_384
/** Shortest lifetime worth signing, seconds. */
const minTtlSeconds = 10
/** How many issued certificates are remembered for people to look at. */
const remembered = 1_000

export interface Issued {
  /** Of the agent it was signed for; or, for a waypoint, that one's Gateway. */
  readonly node?: string
  readonly waypoint?: string
  readonly identity: string
  readonly serial: string
  readonly notBefore: string
  readonly notAfter: string
}

/** A refusal: what the caller is told, and what the log says. */
class Refusal extends Error {
  readonly code: status
  readonly detail: string

  constructor(code: status, told: string, detail: string) {
    super(told)
    this.code = code
    this.detail = detail
  }
}

export class CertificateAuthority {
  readonly #root: Root
  readonly #authenticator: Authenticator
  readonly #model: () => Model
  readonly #maxTtlSeconds: number
  readonly #log: Logger
  readonly #issued: Issued[] = []
  readonly counts = { requests: 0, issued: 0, refused: 0, unauthenticated: 0 }

  constructor(options: {
    root: Root
    authenticator: Authenticator
    model: () => Model
    maxTtlSeconds: number
    log: Logger
  }) {
    this.#root = options.root
    this.#authenticator = options.authenticator
    this.#model = options.model
    this.#maxTtlSeconds = options.maxTtlSeconds
    this.#log = options.log.child({ component: 'ca' })
  }

  get issued(): readonly Issued[] {
    return this.#issued
  }

  /** The handler of IstioCertificateService/CreateCertificate. */
  async createCertificate(
    call: ServerUnaryCall<CertificateRequestMessage, CertificateResponseMessage>,
    done: sendUnaryData<CertificateResponseMessage>,
  ): Promise<void> {
    this.counts.requests++
    let caller: Caller | undefined
    try {
      caller = await this.#caller(call.metadata)
      if (caller === undefined) {
        this.counts.unauthenticated++
        throw new Refusal(status.UNAUTHENTICATED, 'authentication failed', 'no valid token')
      }
      done(null, { certChain: this.#sign(caller, call.request) })
    } catch (error) {
      const refusal =
        error instanceof Refusal
          ? error
          : new Refusal(status.INTERNAL, 'internal error', describeError(error))
      this.counts.refused++
      const asked = askedFor(call.request).slice(0, 300)
      const facts = { peer: call.getPeer(), ...callerFields(caller), identity: asked }
      this.#log.warn({ ...facts, reason: refusal.detail }, 'certificate refused')
      done({ code: refusal.code, details: refusal.message })
    }
  }

  async #caller(metadata: Metadata): Promise<Caller | undefined> {
    try {
      return await this.#authenticator.authenticate(metadata)
    } catch (error) {
      // The agent asks again: it is not nobody, nobody can be asked about it.
      throw new Refusal(status.UNAVAILABLE, unchecked, `${unchecked}: ${describeError(error)}`)
    }
  }

  #sign(caller: Caller, request: CertificateRequestMessage): string[] {
    const bad = (detail: string): Refusal => new Refusal(status.INVALID_ARGUMENT, detail, detail)
    const csr = request.csr ?? ''
    if (csr.length > maxRequestLength) throw bad(`request over ${maxRequestLength} characters`)
    const read = readRequest(csr)
    if ('problem' in read) throw bad(read.problem)
    const { identity, publicKey } = read.ok
    const asked = askedFor(request)
    if (asked !== '' && asked !== formatIdentity(identity)) {
      throw bad(
        `the request names ${formatIdentity(identity)}, the call asks for ${JSON.stringify(asked.slice(0, 300))}`,
      )
    }
    if (asked !== '' && tryIdentity(asked) === undefined)
      throw bad('ImpersonatedIdentity is no SPIFFE identity')
    const why = whyNotIdentity(this.#model(), caller, identity)
    if (why !== undefined)
      throw new Refusal(status.PERMISSION_DENIED, 'not authorized for this identity', why)
    const wanted = Number(request.validityDuration ?? 0) || this.#maxTtlSeconds
    const ttl = Math.min(this.#maxTtlSeconds, Math.max(minTtlSeconds, wanted))
    const issuer = { certificate: this.#root.certificate, key: this.#root.key }
    const leaf = issueLeaf(issuer, { identity, publicKey }, ttl * 1000)
    this.#record(caller, formatIdentity(identity), leaf)
    return [leaf, this.#root.certificatePem]
  }

  #record(caller: Caller, identity: string, leaf: string): void {
    const { serialNumber: serial, validFrom, validTo } = new X509Certificate(leaf)
    const issued = {
      ...('node' in caller ? { node: caller.node } : { waypoint: caller.waypoint }),
      identity,
      serial,
      notBefore: new Date(validFrom).toISOString(),
      notAfter: new Date(validTo).toISOString(),
    }
    this.counts.issued++
    this.#issued.push(issued)
    if (this.#issued.length > remembered) this.#issued.shift()
    this.#log.info(
      { ...callerFields(caller), identity, serial, not_after: issued.notAfter },
      'certificate signed',
    )
  }

  /** Control's own serving certificate (PEM) with its key. */
  servingCertificate(dnsName: string, ttlMs: number): { key: string; certificate: string } {
    const key = newKey()
    const issuer = { certificate: this.#root.certificate, key: this.#root.key }
    const publicKey = createPublicKey(key.privateKey)
    return {
      key: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      certificate: issueLeaf(issuer, { dnsName, publicKey }, ttlMs),
    }
  }
}

/** The identity a call asks for, '' when it leaves that to the request. */
function askedFor(request: CertificateRequestMessage): string {
  return request.metadata?.fields?.ImpersonatedIdentity?.stringValue ?? ''
}
