// Who is calling, and what may it ask for. On a folder, each node's agent and each waypoint has a token
// in a file of its own; on Kubernetes a TokenReview stands behind the same interface.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Metadata } from '@grpc/grpc-js'
import type { ApiServer } from '../kube/client.ts'
import { installed } from '../mesh/constants.ts'
import { MeshError } from '../mesh/errors.ts'
import { formatIdentity, type Identity, sameIdentity } from '../mesh/identity.ts'
import type { Logger } from '../mesh/process/log.ts'
import { Slots } from '../mesh/process/slots.ts'
import { waypointKey } from '../mesh/waypoint.ts'
import { waypointIdentity } from './build/waypoints.ts'
import type { Model } from './snapshot.ts'
import { writeWhole } from './trust.ts'

/** The agent of a node. */
export interface AgentCaller {
  readonly node: string
}

/** A waypoint: somebody who runs as the service account of a Gateway of our class. */
export interface WaypointCaller {
  /** `namespace/name` of its Gateway. */
  readonly waypoint: string
  readonly identity: Identity
}

export type Caller = AgentCaller | WaypointCaller

/** For logs. */
export function callerFields(caller: Caller | undefined): Record<string, string> {
  if (caller === undefined) return {}
  return 'node' in caller ? { caller_node: caller.node } : { caller_waypoint: caller.waypoint }
}

export interface Authenticator {
  /** Undefined when the call proves nobody. Rejects when that cannot be found out now. */
  authenticate(metadata: Metadata): Promise<Caller | undefined>
}

/** What a caller is told, and the log says, when a token cannot be checked now. */
export const unchecked = 'authentication could not be checked'

const suffix = '.token'
const { agentAccount, tokenAudience } = installed
/** A token of an agent or a waypoint is believed for this long, ms: an agent asks for many certificates at its start. */
const acceptedMs = 60_000
/** Any other is not asked about again for this long, ms: it may be known to the server a moment later. */
const rejectedMs = 5_000
/** More tokens than nodes and waypoints a cluster has; of more the oldest are forgotten. */
const maxRemembered = 10_000
/** Reviews under way at once, and waiting for their turn: tokens that mean nothing must not become the API server's load. */
const maxUnderWay = 32
const maxWaiting = 10_000
/** Kubernetes 1.30 and later put the node of a pod into its tokens. */
const nodeClaim = 'authentication.kubernetes.io/node-name'
/** Only a token that a pod was given says of which pod it is. */
const podClaim = 'authentication.kubernetes.io/pod-name'

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

/** Whose a token is, by the API server's word. */
interface Reviewed {
  readonly username: string
  readonly node: string | undefined
  readonly pod: string | undefined
}

interface Remembered {
  /** ms since the epoch */
  readonly until: number
  /** Undefined: nobody's. */
  readonly reviewed: Reviewed | undefined
}

/** On Kubernetes: projected service-account tokens, asked about at the API server. */
export class TokenReviews implements Authenticator {
  readonly #api: ApiServer
  readonly #agentAccount: string
  readonly #model: () => Pick<Model, 'mesh' | 'gateways'>
  readonly #log: Logger
  readonly #slots = new Slots(maxUnderWay)
  /** By the token's digest. Those who were callers of ours are apart, so that a flood of other tokens displaces none. */
  readonly #accepted = new Map<string, Remembered>()
  readonly #rejected = new Map<string, Remembered>()
  readonly #pending = new Map<string, Promise<Reviewed | undefined>>()

  constructor(options: {
    api: ApiServer
    namespace: string
    model: () => Pick<Model, 'mesh' | 'gateways'>
    log: Logger
  }) {
    this.#api = options.api
    this.#agentAccount = `system:serviceaccount:${options.namespace}:${agentAccount}`
    this.#model = options.model
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
    const reviewed = await this.#reviewOnce(token)
    // Found out anew for each call: which Gateways there are may be known only a moment later.
    return reviewed && this.#callerOf(reviewed)
  }

  #callerOf({ username, node, pod }: Reviewed): Caller | undefined {
    if (username === this.#agentAccount)
      return node === undefined || node === '' ? undefined : { node }
    const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? []
    if (pod === undefined || namespace === undefined || name === undefined) return undefined
    return waypointCaller(this.#model(), namespace, name)
  }

  async #reviewOnce(token: string): Promise<Reviewed | undefined> {
    const key = digestOf(token).toString('base64')
    const now = Date.now()
    const known = this.#accepted.get(key) ?? this.#rejected.get(key)
    if (known !== undefined && known.until > now) return known.reviewed
    let pending = this.#pending.get(key)
    if (pending === undefined) {
      pending = this.#ask(key, token).finally(() => this.#pending.delete(key))
      this.#pending.set(key, pending)
    }
    return pending
  }

  /** What could not be asked is not remembered: it is asked again next time. */
  async #ask(key: string, token: string): Promise<Reviewed | undefined> {
    if (this.#slots.waiting >= maxWaiting)
      throw new MeshError('control_unreachable', 'too many tokens wait for their review')
    const reviewed = await this.#slots.run(() => this.#review(token))
    this.#accepted.delete(key)
    this.#rejected.delete(key)
    const isCaller = reviewed !== undefined && this.#callerOf(reviewed) !== undefined
    if (reviewed !== undefined && !isCaller) {
      const facts = { ...reviewed, expected: `${this.#agentAccount}, or that of a waypoint` }
      this.#log.warn(facts, 'token of somebody who is neither an agent nor a waypoint')
    }
    const until = Date.now() + (isCaller ? acceptedMs : rejectedMs)
    remember(isCaller ? this.#accepted : this.#rejected, key, { until, reviewed })
    return reviewed
  }

  async #review(token: string): Promise<Reviewed | undefined> {
    const body = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      spec: { token, audiences: [tokenAudience] },
    }
    const path = '/apis/authentication.k8s.io/v1/tokenreviews'
    const { status } = (await this.#api.request('POST', path, { body })) as TokenReview
    if (status === undefined)
      throw new MeshError('control_unreachable', `the answer of ${this.#api.url} is no TokenReview`)
    const { authenticated = false, audiences = [], error, user } = status
    const username = user?.username ?? ''
    if (!authenticated || !audiences.includes(tokenAudience)) {
      const facts = { error, username, audiences, expected: tokenAudience }
      this.#log.warn(facts, 'token that proves nobody to us')
      return undefined
    }
    return {
      username,
      node: user?.extra?.[nodeClaim]?.[0],
      pod: user?.extra?.[podClaim]?.[0],
    }
  }
}

/** As the newest of at most {@link maxRemembered}. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  const oldest = map.size >= maxRemembered ? map.keys().next() : undefined
  if (oldest?.done === false) map.delete(oldest.value)
  map.set(key, value)
}

function waypointCaller(
  { mesh, gateways }: Pick<Model, 'mesh' | 'gateways'>,
  namespace: string,
  name: string,
): WaypointCaller | undefined {
  const gateway = gateways.find((each) => each.namespace === namespace && each.name === name)
  if (gateway === undefined) return undefined
  return {
    waypoint: waypointKey(gateway),
    identity: waypointIdentity(mesh.trustDomain, gateway),
  }
}

/** On a folder: a token for every node and every waypoint, made once and kept; those of what is gone are void. */
export class FileTokens implements Authenticator {
  readonly #nodes: TokenDirectory
  readonly #waypoints: TokenDirectory
  #model: Pick<Model, 'mesh' | 'gateways'> | undefined

  constructor(stateDirectory: string) {
    this.#nodes = new TokenDirectory(join(stateDirectory, 'nodes'))
    this.#waypoints = new TokenDirectory(join(stateDirectory, 'waypoints'))
  }

  update(model: Pick<Model, 'mesh' | 'gateways' | 'nodes'>): void {
    this.#model = model
    this.#nodes.keep(model.nodes)
    // A namespace has no dot in its name.
    this.#waypoints.keep(model.gateways.map(({ namespace, name }) => `${namespace}.${name}`))
  }

  async authenticate(metadata: Metadata): Promise<Caller | undefined> {
    const token = bearerOf(metadata)
    if (token === undefined) return undefined
    const digest = digestOf(token)
    const node = this.#nodes.ownerOf(digest)
    if (node !== undefined) return { node }
    const [, namespace, name] = /^([^.]+)\.(.+)$/.exec(this.#waypoints.ownerOf(digest) ?? '') ?? []
    if (this.#model === undefined || namespace === undefined || name === undefined) return undefined
    return waypointCaller(this.#model, namespace, name)
  }
}

class TokenDirectory {
  readonly #path: string
  /** Owner → SHA-256 of its token. */
  readonly #digests = new Map<string, Buffer>()

  constructor(path: string) {
    this.#path = path
    mkdirSync(path, { recursive: true, mode: 0o700 })
  }

  keep(owners: readonly string[]): void {
    const wanted = new Set(owners)
    for (const file of readdirSync(this.#path)) {
      if (!wanted.has(file.slice(0, -suffix.length))) rmSync(join(this.#path, file))
    }
    this.#digests.clear()
    for (const owner of wanted) {
      const path = join(this.#path, `${owner}${suffix}`)
      // 256 bits: not to be guessed.
      if (!existsSync(path)) writeWhole(path, randomBytes(32).toString('hex'), 0o600)
      this.#digests.set(owner, digestOf(readFileSync(path, 'utf8').trim()))
    }
  }

  ownerOf(digest: Buffer): string | undefined {
    let found: string | undefined
    for (const [owner, known] of this.#digests) if (timingSafeEqual(known, digest)) found = owner
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
 * Whether the caller may have a certificate for an identity: an agent only if a live pod of that service
 * account runs on its node, a waypoint only for its own. Returns the reason why not.
 */
export function whyNotIdentity(
  model: Pick<Model, 'mesh' | 'pods'>,
  caller: Caller,
  identity: Identity,
): string | undefined {
  if (identity.trustDomain !== model.mesh.trustDomain) {
    return `trust domain ${identity.trustDomain} is not ${model.mesh.trustDomain}`
  }
  if ('waypoint' in caller) {
    if (sameIdentity(identity, caller.identity)) return undefined
    return `waypoint ${caller.waypoint} is ${formatIdentity(caller.identity)}, nobody else`
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
