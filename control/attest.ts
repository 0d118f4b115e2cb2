// Who is calling, and what may it ask for. On a folder, each node's agent has a token in a file of
// its own; on Kubernetes a TokenReview stands behind the same interface.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Metadata } from '@grpc/grpc-js'
import type { ApiServer } from '../kube/client.ts'
import { formatIdentity, type Identity } from '../mesh/identity.ts'
import type { Logger } from '../mesh/process/log.ts'
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
/** Who agents' tokens are for; the same in deploy/kubernetes. */
const audience = 'leyline'
/** The agents' service account; the same in deploy/kubernetes. */
const agentAccount = 'leyline-agent'
/** A token once reviewed is believed for this long, ms: an agent asks for many certificates at its start. */
const reviewMs = 60_000
/** More tokens than nodes a cluster has: the cache starts anew. */
const maxReviews = 10_000
/** Kubernetes 1.30 and later put the node of a pod into its tokens. */
const nodeClaim = 'authentication.kubernetes.io/node-name'

/** Agents on Kubernetes: their projected service-account tokens, asked about at the API server. */
export class TokenReviews implements Authenticator {
  readonly #api: ApiServer
  readonly #account: string
  readonly #log: Logger
  readonly #reviewed = new Map<string, { until: number; caller: Promise<Caller | undefined> }>()

  constructor(options: { api: ApiServer; namespace: string; log: Logger }) {
    this.#api = options.api
    this.#account = `system:serviceaccount:${options.namespace}:${agentAccount}`
    this.#log = options.log.child({ component: 'attest' })
  }

  async authenticate(metadata: Metadata): Promise<Caller | undefined> {
    const token = bearerOf(metadata)
    if (token === undefined) return undefined
    const key = digestOf(token).toString('base64')
    const known = this.#reviewed.get(key)
    if (known !== undefined && known.until > Date.now()) return known.caller
    if (this.#reviewed.size >= maxReviews) this.#reviewed.clear()
    const caller = this.#review(token)
    this.#reviewed.set(key, { until: Date.now() + reviewMs, caller })
    // What could not be asked is asked again next time.
    caller.catch(() => this.#reviewed.delete(key))
    return caller
  }

  async #review(token: string): Promise<Caller | undefined> {
    const body = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      spec: { token, audiences: [audience] },
    }
    const answer = (await this.#api.request('POST', '/apis/authentication.k8s.io/v1/tokenreviews', {
      body,
    })) as {
      status?: {
        authenticated?: boolean
        audiences?: string[]
        user?: { username?: string; extra?: Record<string, string[]> }
      }
    }
    const { authenticated = false, audiences = [], user } = answer.status ?? {}
    const node = user?.extra?.[nodeClaim]?.[0]
    if (!authenticated || !audiences.includes(audience)) return undefined
    if (user?.username !== this.#account || node === undefined) {
      const facts = { username: user?.username, node, expected: this.#account }
      this.#log.warn(facts, 'token of somebody who is no agent')
      return undefined
    }
    return { node }
  }
}

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
    const token = bearerOf(metadata)
    if (token === undefined) return undefined
    const digest = digestOf(token)
    let found: Caller | undefined
    for (const { digest: known, node } of this.#nodes.values()) {
      if (timingSafeEqual(known, digest)) found = { node }
    }
    return found
  }
}

function bearerOf(metadata: Metadata): string | undefined {
  const [header] = metadata.get('authorization')
  return /^Bearer (\S{1,4096})$/.exec(String(header ?? ''))?.[1]
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * Whether the caller may have a certificate for an identity: only if a live pod of that service
 * account runs on its node. Returns the reason why not.
 */
export function whyNotIdentity(
  model: Pick<Model, 'mesh' | 'pods'>,
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
