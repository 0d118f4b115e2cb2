// Asks control for a certificate: Istio's IstioCertificateService, as ztunnel speaks it.
import { acceptChain, type Credentials, createRequest, newKey } from './certificate.ts'
import { type Channel, certificateService } from './grpc.ts'
import { formatIdentity, type Identity } from './identity.ts'

/** A signature takes milliseconds; an answer that takes longer than this is none, ms. */
const deadlineMs = 10_000

/**
 * A fresh key, signed. Rejects with control's refusal, or with `bad_certificate` when the answer is
 * not what was asked for.
 */
export async function requestCertificate(
  channel: Channel,
  identity: Identity,
  ttlSeconds: number,
): Promise<Credentials> {
  await channel.prepare()
  const key = newKey()
  const response = await channel.call(
    certificateService.createCertificate,
    {
      csr: createRequest(identity, key),
      validityDuration: ttlSeconds,
      metadata: { fields: { ImpersonatedIdentity: { stringValue: formatIdentity(identity) } } },
    },
    deadlineMs,
  )
  return acceptChain(identity, key.privateKey, response.certChain ?? [])
}
