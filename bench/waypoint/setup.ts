// What the programs of the bench have in common: certificates on disk, and the settings of the load.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Credentials } from '../../mesh/certificate.ts'
import { formatIdentity, tryIdentity } from '../../mesh/identity.ts'

export interface Load {
  readonly directory: string
  readonly via: 'tls' | 'hbone'
  readonly http: 1 | 2
  readonly address: string
  readonly port: number
  /** HBONE: of the CONNECT. */
  readonly authority: string
  readonly connections: number
  /** HTTP/2: requests at once on each connection. */
  readonly streams: number
  readonly warmupMs: number
  readonly measureMs: number
}

export interface LoadResult {
  readonly requests: number
  readonly failed: number
  readonly ms: number
  readonly p50: number
  readonly p99: number
}

/** Writes them as three PEM files and a name: the bench's keys live for minutes and mean nothing. */
export function writeCredentials(directory: string, name: string, credentials: Credentials): void {
  const { keyPem, certificatePem, rootsPem, identity } = credentials
  writeFileSync(join(directory, `${name}.key`), keyPem)
  writeFileSync(join(directory, `${name}.crt`), certificatePem)
  // HAProxy wants both in one file.
  writeFileSync(join(directory, `${name}.pem`), `${certificatePem}${keyPem}`)
  writeFileSync(join(directory, 'root.pem'), rootsPem)
  writeFileSync(join(directory, `${name}.id`), formatIdentity(identity))
}

export function readCredentials(directory: string, name: string): Credentials {
  const read = (file: string): string => readFileSync(join(directory, file), 'utf8')
  const identity = tryIdentity(read(`${name}.id`))
  if (identity === undefined) throw new Error(`${name}.id holds no identity`)
  return {
    identity,
    keyPem: read(`${name}.key`),
    certificatePem: read(`${name}.crt`),
    rootsPem: read('root.pem'),
    notBefore: Date.now(),
    notAfter: Date.now() + 3_600_000,
    serial: name,
  }
}
