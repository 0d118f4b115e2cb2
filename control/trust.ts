// The root of trust on disk: one self-signed P-256 root, its key readable by nobody else.
import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { issueRoot, newKey, readKey } from '../mesh/certificate.ts'
import { MeshError } from '../mesh/errors.ts'

/** Istio's lifetime of a self-signed root: ten years, ms. */
const rootTtlMs = 10 * 365 * 86_400_000

export interface Root {
  readonly key: KeyObject
  readonly certificate: X509Certificate
  readonly certificatePem: string
}

/**
 * Reads the root below `stateDirectory`, or makes one. Throws `bad_config` when the key file may be
 * read by others, is no key, or does not belong to the certificate, and when the root has expired.
 */
export function openRoot(stateDirectory: string, trustDomain: string): Root {
  const directory = join(stateDirectory, 'ca')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const keyFile = join(directory, 'root-key.pem')
  const certificateFile = join(directory, 'root-cert.pem')
  if (!existsSync(keyFile) && !existsSync(certificateFile)) {
    const key = newKey()
    const pem = issueRoot(key, `Leyline root of ${trustDomain}`, rootTtlMs)
    // The certificate first: a key without one is an error below, never silently replaced.
    writeWhole(certificateFile, pem, 0o644)
    writeWhole(keyFile, key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600)
  }
  return readRoot(keyFile, certificateFile)
}

function readRoot(keyFile: string, certificateFile: string): Root {
  const wrong = (message: string, hint: string, cause?: unknown): MeshError =>
    new MeshError('bad_config', message, { hint, cause })
  for (const file of [keyFile, certificateFile]) {
    if (existsSync(file)) continue
    const hint = 'restore it, or remove both files to start a new root'
    throw wrong(`${file} is missing, its other half is there`, hint)
  }
  const mode = statSync(keyFile).mode & 0o777
  if ((mode & 0o077) !== 0) {
    throw wrong(
      `${keyFile} has mode ${mode.toString(8)}, others may read it`,
      `chmod 600 ${keyFile}`,
    )
  }
  let key: KeyObject
  let certificate: X509Certificate
  const certificatePem = readFileSync(certificateFile, 'utf8')
  try {
    key = readKey(readFileSync(keyFile, 'utf8'))
  } catch (cause) {
    throw wrong(`${keyFile} is no private key`, 'restore it from a backup', cause)
  }
  try {
    certificate = new X509Certificate(certificatePem)
  } catch (cause) {
    throw wrong(`${certificateFile} is no certificate`, 'restore it from a backup', cause)
  }
  if (!certificate.checkPrivateKey(key) || !certificate.verify(createPublicKey(key))) {
    throw wrong(`${keyFile} is not the key of ${certificateFile}`, 'restore the matching pair')
  }
  if (Date.parse(certificate.validTo) <= Date.now()) {
    throw wrong(`${certificateFile} expired on ${certificate.validTo}`, 'replace the root')
  }
  return { key, certificate, certificatePem }
}

/** Written beside and renamed: nobody ever reads half a file. */
export function writeWhole(path: string, text: string, mode: number): void {
  const fresh = `${path}.new`
  writeFileSync(fresh, text, { mode, flush: true })
  renameSync(fresh, path)
}
