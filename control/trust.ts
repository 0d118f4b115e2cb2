// The root of trust: one self-signed P-256 root, on disk, where nobody else may read its key, or in a
// Secret of the cluster.
import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiError, type ApiServer } from '../kube/client.ts'
import { issueRoot, newKey, readKey } from '../mesh/certificate.ts'
import { installed } from '../mesh/constants.ts'
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

const { caSecret: secretName, rootConfigMap: configMapName } = installed

/**
 * The root that is kept in the cluster, in a Secret of control's own namespace, or a new one put there.
 * Throws `bad_config` when the Secret holds something else.
 */
export async function openClusterRoot(
  api: ApiServer,
  namespace: string,
  trustDomain: string,
): Promise<Root> {
  const secrets = `/api/v1/namespaces/${namespace}/secrets`
  const read = async (): Promise<Root> => {
    const { data = {} } = (await api.request('GET', `${secrets}/${secretName}`)) as {
      data?: Record<string, string>
    }
    const text = (name: string): string => Buffer.from(data[name] ?? '', 'base64').toString()
    const where = (name: string): string => `Secret ${namespace}/${secretName}: ${name}`
    return parseRoot(
      { name: where('root-key.pem'), text: text('root-key.pem') },
      { name: where('root-cert.pem'), text: text('root-cert.pem') },
    )
  }
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error
  }
  const key = newKey()
  const made = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: secretName, namespace },
    type: 'Opaque',
    stringData: {
      'root-cert.pem': issueRoot(key, `Leyline root of ${trustDomain}`, rootTtlMs),
      'root-key.pem': key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  }
  try {
    await api.request('POST', secrets, { body: made })
  } catch (error) {
    // Another control was faster: its root is the root.
    if (!(error instanceof ApiError && error.status === 409)) throw error
  }
  return read()
}

/** Tells agents whom to trust, by a ConfigMap. */
export async function publishRoot(api: ApiServer, namespace: string, root: Root): Promise<void> {
  const body = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: configMapName, namespace },
    data: { 'root-cert.pem': root.certificatePem },
  }
  const path = `/api/v1/namespaces/${namespace}/configmaps`
  try {
    await api.request('POST', path, { body })
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 409)) throw error
    await api.request('PATCH', `${path}/${configMapName}`, {
      body,
      contentType: 'application/merge-patch+json',
    })
  }
}

function wrong(message: string, hint: string, cause?: unknown): MeshError {
  return new MeshError('bad_config', message, { hint, cause })
}

function readRoot(keyFile: string, certificateFile: string): Root {
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
  return parseRoot(
    { name: keyFile, text: readFileSync(keyFile, 'utf8') },
    { name: certificateFile, text: readFileSync(certificateFile, 'utf8') },
  )
}

/** `name` is what messages call each half. */
function parseRoot(
  ofKey: { name: string; text: string },
  ofCertificate: { name: string; text: string },
): Root {
  let key: KeyObject
  let certificate: X509Certificate
  try {
    key = readKey(ofKey.text)
  } catch (cause) {
    throw wrong(`${ofKey.name} is no private key`, 'restore it from a backup', cause)
  }
  try {
    certificate = new X509Certificate(ofCertificate.text)
  } catch (cause) {
    throw wrong(`${ofCertificate.name} is no certificate`, 'restore it from a backup', cause)
  }
  if (!certificate.checkPrivateKey(key) || !certificate.verify(createPublicKey(key))) {
    throw wrong(
      `${ofKey.name} is not the key of ${ofCertificate.name}`,
      'restore the matching pair',
    )
  }
  if (Date.parse(certificate.validTo) <= Date.now()) {
    throw wrong(`${ofCertificate.name} expired on ${certificate.validTo}`, 'replace the root')
  }
  return { key, certificate, certificatePem: ofCertificate.text }
}

/** Written beside and renamed: nobody ever reads half a file. */
export function writeWhole(path: string, text: string, mode: number): void {
  const fresh = `${path}.new`
  writeFileSync(fresh, text, { mode, flush: true })
  renameSync(fresh, path)
}
