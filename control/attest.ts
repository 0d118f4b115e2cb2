// Who is calling, and what may it ask for. On a folder, each node's agent has a token in a file of
// its own; on Kubernetes a TokenReview stands behind the same interface.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Metadata } from '@grpc/grpc-js'
import { formatIdentity, type Identity } from '../mesh/identity.ts'
import type { Model } from './snapshot.ts'
import { writeWhole } from './trust.ts'

export interface Caller {
  /** The node whose agent this is. */
  readonly node: string
}

export interface Authenticator {
  /** Undefined when the call proves nobody. */
  authenticate(metadata: Metadata): Promise<Caller | undefined>
}

const suffix = '.token'

export class NodeTokens implements Authenticator {
  readonly #directory: string
  /** SHA-256 of the token → node. */
  readonly #nodes = new Map<string, { digest: Buffer; node: string }>()

  constructor(stateDirectory: string) {
    this.#directory = join(stateDirectory, 'nodes')
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 })
  }

  /** A token for every node, made once and kept; those of nodes that are gone are void. */
  setNodes(nodes: readonly string[]): void {
    const wanted = new Set(nodes)
    for (const file of readdirSync(this.#directory)) {
      if (!wanted.has(file.slice(0, -suffix.length))) rmSync(join(this.#directory, file))
    }
    this.#nodes.clear()
    for (const node of wanted) {
      const path = join(this.#directory, `${node}${suffix}`)
      // 256 bits: not to be guessed.
      if (!existsSync(path)) writeWhole(path, randomBytes(32).toString('hex'), 0o600)
      const token = readFileSync(path, 'utf8').trim()
      this.#nodes.set(node, { digest: digestOf(token), node })
    }
  }

  async authenticate(metadata: Metadata): Promise<Caller | undefined> {
    const [header] = metadata.get('authorization')
    const token = /^Bearer (\S{1,4096})$/.exec(String(header ?? ''))?.[1]
    if (token === undefined) return undefined
    const digest = digestOf(token)
    let found: Caller | undefined
    for (const { digest: known, node } of this.#nodes.values()) {
      if (timingSafeEqual(known, digest)) found = { node }
    }
    return found
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * Whether the caller may have a certificate for an identity: only if a live pod of that service
 * account runs on its node. Returns the reason why not.
 */
export function whyNotIdentity(
  model: Model,
  caller: Caller,
  identity: Identity,
): string | undefined {
  if (identity.trustDomain !== model.mesh.trustDomain) {
    return `trust domain ${identity.trustDomain} is not ${model.mesh.trustDomain}`
  }
  const runs = model.pods.some(
    (pod) =>
      pod.node === caller.node &&
      pod.namespace === identity.namespace &&
      pod.serviceAccount === identity.serviceAccount &&
      pod.phase !== 'Succeeded' &&
      pod.phase !== 'Failed',
  )
  return runs ? undefined : `no pod of ${formatIdentity(identity)} runs on node ${caller.node}`
}
