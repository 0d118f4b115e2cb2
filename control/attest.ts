// Who is calling, and what may it ask for. On a folder, each node's agent has a token in a file of
// its own; on Kubernetes a TokenReview stands behind the same interface.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Metadata } from '@grpc/grpc-js'
import type { ApiServer } from '../kube/client.ts'
import { installed } from '../mesh/constants.ts'
import { MeshError } from '../mesh/errors.ts'
import { formatIdentity, type Identity } from '../mesh/identity.ts'
import type { Logger } from '../mesh/process/log.ts'
import { Slots } from '../mesh/process/slots.ts'
import type { Model } from './snapshot.ts'
import { writeWhole } from './trust.ts'

export interface Caller {
  /** The node whose agent this is. */
  readonly node: string
}

export interface Authenticator {
  /** Undefined when the call proves nobody. Rejects when that cannot be found out now. */
  authenticate(metadata: Metadata): Promise<Caller | undefined>
}

/** What a caller is told, and the log says, when a token cannot be checked now. */
export const unchecked = 'authentication could not be checked'

const suffix = '.token'
const { agentAccount, tokenAudience: audience } = installed
/** A token once accepted is believed for this long, ms: an agent asks for many certificates at its start. */
const acceptedMs = 60_000
/** A token once rejected is not asked about again for this long, ms: it may be known to the server a moment later. */
const rejectedMs = 5_000
/** More tokens than nodes a cluster has; of more the oldest are forgotten. */
const maxRemembered = 10_000
/** Reviews under way at once, and waiting for their turn: tokens that mean nothing must not become the API server's load. */
const maxUnderWay = 32
const maxWaiting = 10_000
/** Kubernetes 1.30 and later put the node of a pod into its tokens. */
const nodeClaim = 'authentication.kubernetes.io/node-name'

interface TokenReview {
  readonly status?: {
    readonly authenticated?: boolean
    readonly audiences?: readonly string[]
    /** Why not, in the server's words. */
    readonly error?: string
    readonly user?: {
      readonly username?: string
      readonly extra?: Readonly<Record<string, readonly string[]>>
    }
  }
}

/** Agents on Kubernetes: their projected service-account tokens, asked about at the API server. */
export class TokenReviews implements Authenticator {
  readonly #api: ApiServer
  readonly #account: string
  readonly #log: Logger
  readonly #slots = new Slots(maxUnderWay)
  /** By the token's digest: who it is, or that it is nobody. Apart, so that a flood of wrong tokens displaces no right one. */
  readonly #accepted = new Map<string, { readonly until: number; readonly caller: Caller }>()
  readonly #rejected = new Map<string, { readonly until: number }>()
  readonly #pending = new Map<string, Promise<Caller | undefined>>()

  constructor(options: { api: ApiServer; namespace: string; log: Logger }) {
    this.#api = options.api
    this.#account = `system:serviceaccount:${options.namespace}:${agentAccount}`
    this.#log = options.log.child({ component: 'attest' })
  }

  /** How much is remembered. */
  get remembered(): { accepted: number; rejected: number; pending: number } {
    return {
      accepted: this.#accepted.size,
      rejected: this.#rejected.size,
      pending: this.#pending.size,
    }
  }

  async authenticate(metadata: Metadata): Promise<Caller | undefined> {
    const token = bearerOf(metadata)
    if (token === undefined) return undefined
    const key = digestOf(token).toString('base64')
    const now = Date.now()
    const accepted = this.#accepted.get(key)
    if (accepted !== undefined && accepted.until > now) return accepted.caller
    if ((this.#rejected.get(key)?.until ?? 0) > now) return undefined
    let pending = this.#pending.get(key)
    if (pending === undefined) {
      pending = this.#ask(key, token).finally(() => this.#pending.delete(key))
      this.#pending.set(key, pending)
    }
    return pending
  }

  /** What could not be asked is not remembered: it is asked again next time. */
  async #ask(key: string, token: string): Promise<Caller | undefined> {
    if (this.#slots.waiting >= maxWaiting)
      throw new MeshError('control_unreachable', 'too many tokens wait for their review')
    const caller = await this.#slots.run(() => this.#review(token))
    this.#accepted.delete(key)
    this.#rejected.delete(key)
    const now = Date.now()
    if (caller === undefined) remember(this.#rejected, key, { until: now + rejectedMs })
    else remember(this.#accepted, key, { until: now + acceptedMs, caller })
    return caller
  }

  async #review(token: string): Promise<Caller | undefined> {
    const body = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      spec: { token, audiences: [audience] },
    }
    const path = '/apis/authentication.k8s.io/v1/tokenreviews'
    const { status } = (await this.#api.request('POST', path, { body })) as TokenReview
    if (status === undefined)
      throw new MeshError('control_unreachable', `the answer of ${this.#api.url} is no TokenReview`)
    const { authenticated = false, audiences = [], error, user } = status
    const username = user?.username
    const node = user?.extra?.[nodeClaim]?.[0]
    if (!authenticated || !audiences.includes(audience)) {
      const facts = { error, username, audiences, expected: audience }
      this.#log.warn(facts, 'token that proves nobody to us')
      return undefined
    }
    if (username !== this.#account || node === undefined || node === '') {
      const facts = { username, node, expected: this.#account }
      this.#log.warn(facts, 'token of somebody who is no agent')
      return undefined
    }
    return { node }
  }
}

/** As the newest of at most {@link maxRemembered}. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  const oldest = map.size >= maxRemembered ? map.keys().next() : undefined
  if (oldest?.done === false) map.delete(oldest.value)
  map.set(key, value)
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
