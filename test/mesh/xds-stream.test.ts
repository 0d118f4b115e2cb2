// Delta xDS. First the pure machine of one subscription: nonces, versions, names. Then a random walk
// of changes, rejections and reconnects, after which the client must hold what the server shows.
// Last both real ends, over gRPC and TLS on a Unix socket, with the stream torn in between.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import {
  Server,
  ServerCredentials,
  type handleBidiStreamingCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js'
import t, { type Test } from 'tap'
import { issueLeaf, issueRoot, newKey } from '../../mesh/certificate.ts'
import { type TypeUrl, typeUrls } from '../../mesh/constants.ts'
import {
  Channel,
  controlServerName,
  type DiscoveryRequest,
  type DiscoveryResponse,
  discoveryService,
} from '../../mesh/grpc.ts'
import { createLog } from '../../mesh/process/log.ts'
import { XdsClient, type XdsBatch, type Rejection } from '../../mesh/xds/client.ts'
import { type ResourceView, XdsServer, type ServedResource } from '../../mesh/xds/server.ts'
import {
  nextPush,
  openSubscription,
  type Push,
  request,
  type SubscribeMessage,
  type Subscription,
  type Versioned,
} from '../../mesh/xds/stream.ts'
import { eventually } from '../helpers/local.ts'
import { random } from './random.ts'

const message = (part: Partial<SubscribeMessage> = {}): SubscribeMessage => ({
  subscribe: [],
  unsubscribe: [],
  initialVersions: {},
  nonce: '',
  error: undefined,
  ...part,
})
const ack = (nonce: string): SubscribeMessage => message({ nonce })
const nack = (nonce: string, error = 'bad'): SubscribeMessage => message({ nonce, error })

/** name → version: everything there is, each under its own name. */
function world(versions: Readonly<Record<string, string>>): ReadonlyMap<string, Versioned> {
  return new Map(Object.entries(versions).map(([name, version]) => [name, { name, version }]))
}

/** What a subscription may see of the world, as the server works it out. */
function visible(
  state: Subscription,
  all: ReadonlyMap<string, Versioned>,
): ReadonlyMap<string, Versioned> {
  return state.wildcard ? all : new Map([...all].filter(([name]) => state.names.has(name)))
}

let nonces = 0
function push(
  state: Subscription,
  all: ReadonlyMap<string, Versioned>,
  answers: (name: string) => readonly string[] = (name) => [name],
): { state: Subscription; push: Push<Versioned> } | undefined {
  return nextPush(state, visible(state, all), answers, `n${++nonces}`)
}

/** Like {@link push}, where there must be one. */
function pushed(
  t: Test,
  ...args: Parameters<typeof push>
): { state: Subscription; nonce: string; sent: string[]; removed: readonly string[] } {
  const next = push(...args)
  if (next === undefined) throw new Error('expected a push')
  const { nonce, resources, removed } = next.push
  t.equal(next.state.pending, nonce)
  const sent = resources.map(({ name, version }) => `${name}@${version}`)
  return { state: next.state, nonce, sent, removed }
}

await t.test('an empty first message asks for everything', async (t) => {
  const state = openSubscription(message())
  t.equal(state.wildcard, true)
  t.same(pushed(t, state, world({ a: '1', b: '1' })).sent, ['a@1', 'b@1'])
  t.equal(openSubscription(message({ subscribe: ['*'] })).wildcard, true)
})

await t.test('a first message with names asks for these only', async (t) => {
  const state = openSubscription(message({ subscribe: ['a'] }))
  t.equal(state.wildcard, false)
  t.same(pushed(t, state, world({ a: '1', b: '1' })).sent, ['a@1'])
})

await t.test('everything asked for and given up in one breath leaves the names', async (t) => {
  const state = openSubscription(message({ subscribe: ['*', 'a'], unsubscribe: ['*'] }))
  t.equal(state.wildcard, false)
  t.same([...state.names], ['a'])
  const nothing = openSubscription(message({ subscribe: ['*'], unsubscribe: ['*'] }))
  t.equal(push(nothing, world({ a: '1' })), undefined)
})

await t.test('one push is under way at a time, and an ACK makes room for the next', async (t) => {
  const first = pushed(t, openSubscription(message()), world({ a: '1' }))
  const changed = world({ a: '2', b: '1' })
  t.equal(push(first.state, changed), undefined, 'not before the ACK')
  const acked = request(first.state, ack(first.nonce))
  t.equal(acked.pending, undefined)
  t.same(pushed(t, acked, changed).sent, ['a@2', 'b@1'], 'what changed meanwhile comes at once')
})

await t.test('changes meanwhile are folded: only the last version is sent', async (t) => {
  const first = pushed(t, openSubscription(message()), world({ a: '1', b: '1' }))
  t.equal(push(first.state, world({ a: '2' })), undefined)
  t.equal(push(first.state, world({ a: '3', b: '1' })), undefined)
  const next = pushed(t, request(first.state, ack(first.nonce)), world({ a: '3', b: '1' }))
  t.same(next.sent, ['a@3'])
  t.same(next.removed, [], 'b went and came back: nothing to tell')
})

await t.test('a client that has everything gets nothing', async (t) => {
  const first = pushed(t, openSubscription(message()), world({ a: '1' }))
  t.equal(push(request(first.state, ack(first.nonce)), world({ a: '1' })), undefined)
  t.equal(push(openSubscription(message()), world({})), undefined)
})

await t.test('what is gone is told once', async (t) => {
  const first = pushed(t, openSubscription(message()), world({ a: '1', b: '1' }))
  const gone = pushed(t, request(first.state, ack(first.nonce)), world({ b: '1' }))
  t.same(gone.sent, [])
  t.same(gone.removed, ['a'])
  t.equal(push(request(gone.state, ack(gone.nonce)), world({ b: '1' })), undefined)
})

await t.test(
  'a NACK counts, keeps its reason, and does not bring the same bytes again',
  async (t) => {
    const first = pushed(t, openSubscription(message()), world({ a: '1' }))
    const nacked = request(first.state, nack(first.nonce, 'a: bad port'))
    t.match(nacked, { nacks: 1, lastNack: 'a: bad port', pending: undefined })
    t.equal(push(nacked, world({ a: '1' })), undefined)
    const next = pushed(t, nacked, world({ a: '2' }))
    t.same(next.sent, ['a@2'], 'its next version comes')
    const again = request(next.state, nack(next.nonce, 'still bad'))
    t.match(again, { nacks: 2, lastNack: 'still bad' })
  },
)

await t.test('after a NACK the last good version comes again if it is restored', async (t) => {
  const first = pushed(t, openSubscription(message()), world({ a: '1' }))
  const bad = pushed(t, request(first.state, ack(first.nonce)), world({ a: '2' }))
  const nacked = request(bad.state, nack(bad.nonce))
  t.same(pushed(t, nacked, world({ a: '1' })).sent, ['a@1'])
})

await t.test('a NACK takes nothing from the resources beside the bad one', async (t) => {
  const first = pushed(t, openSubscription(message()), world({ good: '1', bad: '1' }))
  const nacked = request(first.state, nack(first.nonce, 'bad: …'))
  const next = pushed(t, nacked, world({ good: '1', bad: '2' }))
  t.same(next.sent, ['bad@2'])
})

await t.test('a stale or made-up nonce acknowledges nothing', async (t) => {
  const first = pushed(t, openSubscription(message()), world({ a: '1' }))
  const second = pushed(t, request(first.state, ack(first.nonce)), world({ a: '2' }))
  for (const nonce of [first.nonce, 'made up', '']) {
    for (const stale of [ack(nonce), nack(nonce)]) {
      const after = request(second.state, stale)
      t.equal(after.pending, second.nonce, `${nonce} ${stale.error}`)
      t.equal(after.nacks, 0)
      t.equal(push(after, world({ a: '3' })), undefined)
    }
  }
  // An ACK said twice is stale the second time.
  const twice = request(request(second.state, ack(second.nonce)), nack(second.nonce))
  t.equal(twice.nacks, 0)
})

await t.test('a stale message may still subscribe', async (t) => {
  const first = pushed(t, openSubscription(message({ subscribe: ['a'] })), world({ a: '1' }))
  const after = request(first.state, message({ nonce: 'stale', subscribe: ['b'] }))
  t.same([...after.names], ['a', 'b'])
  t.equal(push(after, world({ a: '1', b: '1' })), undefined, 'still waiting for the ACK')
  const next = pushed(t, request(after, ack(first.nonce)), world({ a: '1', b: '1' }))
  t.same(next.sent, ['b@1'])
})

await t.test('a name that is not there is told so, and comes when it appears', async (t) => {
  const first = pushed(t, openSubscription(message({ subscribe: ['a'] })), world({}))
  t.same(first.removed, ['a'])
  const acked = request(first.state, ack(first.nonce))
  t.equal(push(acked, world({})), undefined, 'told once')
  t.same(pushed(t, acked, world({ a: '1' })).sent, ['a@1'])
})

await t.test('a name asked for again is answered again, changed or not', async (t) => {
  const first = pushed(t, openSubscription(message({ subscribe: ['a', 'b'] })), world({ a: '1' }))
  t.same(first.removed, ['b'])
  const again = request(first.state, message({ nonce: first.nonce, subscribe: ['a', 'b'] }))
  const next = pushed(t, again, world({ a: '1' }))
  t.same(next.sent, ['a@1'])
  t.same(next.removed, ['b'])
})

await t.test('an unsubscribed name goes, and is heard of no more', async (t) => {
  const first = pushed(
    t,
    openSubscription(message({ subscribe: ['a', 'b'] })),
    world({ a: '1', b: '1' }),
  )
  const less = request(first.state, message({ nonce: first.nonce, unsubscribe: ['a'] }))
  const next = pushed(t, less, world({ a: '2', b: '1' }))
  t.same(next.sent, [])
  t.same(next.removed, ['a'])
  t.equal(push(request(next.state, ack(next.nonce)), world({ a: '3', b: '1' })), undefined)
  // Given up before it was answered.
  const never = openSubscription(message({ subscribe: ['x'], unsubscribe: ['x'] }))
  t.equal(push(never, world({ x: '1' })), undefined)
})

await t.test('an alias is answered by what it stands for', async (t) => {
  const answers = (name: string): string[] => (name === '/10.0.0.1' ? ['web'] : [name])
  const seen = world({ web: '1' })
  const absent = openSubscription(message({ subscribe: ['/10.0.0.2'] }))
  const told = nextPush(absent, new Map<string, Versioned>(), answers, 'n')
  t.same(told?.push.removed, ['/10.0.0.2'])
  const state = openSubscription(
    message({ subscribe: ['/10.0.0.1'], initialVersions: { web: '1' } }),
  )
  const next = nextPush(state, seen, answers, 'n')
  t.same(next?.push.resources, [{ name: 'web', version: '1' }], 'asked for: told though unchanged')
  t.same(next?.push.removed, [])
})

await t.test('after a reconnect only what differs comes', async (t) => {
  const initialVersions = { same: '1', changed: '1', gone: '1' }
  const state = openSubscription(message({ initialVersions }))
  const next = pushed(t, state, world({ same: '1', changed: '2', new: '1' }))
  t.same(next.sent, ['changed@2', 'new@1'])
  t.same(next.removed, ['gone'])
})

await t.test('the nonces of a stream that is gone mean nothing on the next', async (t) => {
  const old = pushed(t, openSubscription(message()), world({ a: '1' }))
  const fresh = openSubscription(message({ nonce: old.nonce, error: 'bad' }))
  t.equal(fresh.nacks, 0)
  t.same(pushed(t, fresh, world({ a: '1' })).sent, ['a@1'])
})

await t.test('states are values: no step changes the one before', async (t) => {
  const state = openSubscription(message({ subscribe: ['a'], initialVersions: { b: '1' } }))
  const copy = structuredClone(state)
  push(state, world({ a: '1' }))
  request(state, message({ subscribe: ['c', '*'], unsubscribe: ['a'], nonce: 'x', error: 'y' }))
  t.same(state, copy)
})

// --- a random walk -------------------------------------------------------------------------

/** A client that applies pushes, rejects some versions for good, and loses its stream. */
class Walker {
  state: Subscription
  readonly held = new Map<string, string>()
  readonly names = new Set<string>()
  readonly wildcard: boolean
  readonly rejects: (resource: Versioned) => boolean
  /** Sent by the server, not read yet. */
  inbox: Push<Versioned> | undefined

  constructor(wildcard: boolean, rejects: (resource: Versioned) => boolean) {
    this.wildcard = wildcard
    this.rejects = rejects
    this.state = this.open()
  }

  open(): Subscription {
    this.inbox = undefined
    return openSubscription(
      message({
        subscribe: this.wildcard ? [] : ['*', ...this.names],
        unsubscribe: this.wildcard ? [] : ['*'],
        initialVersions: Object.fromEntries(this.held),
      }),
    )
  }

  serve(all: ReadonlyMap<string, Versioned>): void {
    const next = push(this.state, all)
    if (next === undefined) return
    if (this.inbox !== undefined) throw new Error('a second push before the ACK')
    this.state = next.state
    this.inbox = next.push
  }

  read(): void {
    const { inbox } = this
    if (inbox === undefined) return
    this.inbox = undefined
    const bad: string[] = []
    for (const resource of inbox.resources) {
      if (this.rejects(resource)) bad.push(resource.name)
      else this.held.set(resource.name, resource.version)
    }
    for (const name of inbox.removed) this.held.delete(name)
    this.state = request(
      this.state,
      bad.length === 0 ? ack(inbox.nonce) : nack(inbox.nonce, bad.join(' ')),
    )
  }
}

await t.test(
  'whatever happens, the client ends with what is shown, or its last good one',
  async (t) => {
    const chance = random(9)
    const names = ['a', 'b', 'c', 'd', 'e']
    const wrong: string[] = []
    const counts = { nacks: 0, reconnects: 0, kept: 0 }
    for (let round = 0; round < 600; round++) {
      const all = new Map<string, Versioned>()
      /** name → versions it was shown with, so that "last good" can be told from "never seen". */
      const shown = new Map<string, Set<string>>()
      const isBad = ({ version }: Versioned): boolean => version.endsWith('bad')
      const client = new Walker(chance.oneIn(2), isBad)
      for (let step = 0; step < 60; step++) {
        const name = chance.pick(names)
        switch (chance.below(7)) {
          case 0:
          case 1: {
            const version = `${chance.below(4)}${chance.oneIn(4) ? 'bad' : ''}`
            all.set(name, { name, version })
            shown.set(name, (shown.get(name) ?? new Set()).add(version))
            break
          }
          case 2:
            all.delete(name)
            break
          case 3:
            if (client.wildcard) break
            client.names.add(name)
            client.state = request(client.state, message({ subscribe: [name] }))
            break
          case 4:
            if (!client.names.delete(name)) break
            client.state = request(client.state, message({ unsubscribe: [name] }))
            break
          case 5:
            if (chance.oneIn(4)) {
              client.state = client.open()
              counts.reconnects++
            }
            break
          default:
            client.read()
        }
        client.serve(all)
      }
      for (let i = 0; i < 5; i++) {
        client.read()
        client.serve(all)
      }
      if (client.inbox !== undefined) wrong.push('the server never stops pushing')
      counts.nacks += client.state.nacks
      const seen = visible(client.state, all)
      for (const [name, resource] of seen) {
        const held = client.held.get(name)
        if (!isBad(resource) && held !== resource.version)
          wrong.push(`${name}: holds ${held}, shown ${resource.version}`)
        if (isBad(resource) && held !== undefined) {
          counts.kept++
          if (held.endsWith('bad') || !shown.get(name)?.has(held))
            wrong.push(`${name}: holds ${held}`)
        }
      }
      for (const name of client.held.keys())
        if (!seen.has(name)) wrong.push(`${name}: held, not shown`)
    }
    t.same(wrong.slice(0, 5), [], `seed ${chance.seed}`)
    t.ok(counts.nacks > 100 && counts.reconnects > 500 && counts.kept > 50, JSON.stringify(counts))
  },
)

// --- both ends over gRPC -------------------------------------------------------------------

const type = typeUrls.address
type Versions = Readonly<Record<string, string>>

/** Resources whose bytes are their version. */
function view(versions: Versions): ResourceView {
  const all = new Map<string, ServedResource>(
    Object.entries(versions).map(([name, version]) => [
      name,
      { name, version, aliases: [`alias-${name}`], bytes: Buffer.from(version) },
    ]),
  )
  return {
    all: () => all,
    resolve: (_typeUrl, name) => [name.replace(/^alias-/, '')].filter((each) => all.has(each)),
    ofNode: () => [],
  }
}

/** A control plane that can be killed and started again under the same socket. */
class Control {
  readonly address: string
  readonly rootCertificateFile: string
  readonly tokenFile: string
  readonly #credentials: ServerCredentials
  readonly #log = createLog({ name: 'test', level: 'silent' })
  #server: Server | undefined
  xds: XdsServer
  /** What clients opened a stream with, in order. */
  readonly opened: DiscoveryRequest[] = []

  constructor(directory: string, versions: Versions) {
    this.address = `unix:${join(directory, 'control.sock')}`
    this.rootCertificateFile = join(directory, 'root.pem')
    this.tokenFile = join(directory, 'token')
    const root = newKey()
    const rootPem = issueRoot(root, 'root', 60_000)
    const key = newKey()
    const issuer = { certificate: new X509Certificate(rootPem), key: root.privateKey }
    const leaf = issueLeaf(issuer, { dnsName: controlServerName, publicKey: key.publicKey }, 60_000)
    const keyPem = key.privateKey.export({ type: 'pkcs8', format: 'pem' })
    this.#credentials = ServerCredentials.createSsl(null, [
      { private_key: Buffer.from(keyPem), cert_chain: Buffer.from(leaf) },
    ])
    writeFileSync(this.rootCertificateFile, rootPem)
    writeFileSync(this.tokenFile, 'token')
    this.xds = this.#fresh(versions)
  }

  #fresh(versions: Versions): XdsServer {
    return new XdsServer({ view: view(versions), typeUrls: [type], log: this.#log })
  }

  show(versions: Versions): void {
    this.xds.update(view(versions))
  }

  /** Without a memory of earlier clients, as after a crash. */
  async start(versions: Versions): Promise<void> {
    this.xds = this.#fresh(versions)
    const handler: handleBidiStreamingCall<DiscoveryRequest, DiscoveryResponse> = (stream) => {
      stream.once('data', (first: DiscoveryRequest) => this.opened.push(first))
      this.xds.serve(stream, { node: 'node-1' })
    }
    const server = new Server()
    this.#server = server
    const handlers: UntypedServiceImplementation = { deltaAggregatedResources: handler }
    server.addService(discoveryService, handlers)
    await new Promise<void>((resolve, reject) => {
      server.bindAsync(this.address, this.#credentials, (error) => {
        if (error === null) resolve()
        else reject(error)
      })
    })
  }

  kill(): void {
    this.#server?.forceShutdown()
    this.#server = undefined
  }
}

class Agent {
  readonly held = new Map<string, string>()
  readonly batches: XdsBatch[] = []
  readonly xds: XdsClient
  synced = 0

  constructor(control: Control, channel: Channel, mode: 'wildcard' | 'on-demand') {
    this.xds = new XdsClient({
      channel,
      nodeId: 'node-1',
      types: [{ typeUrl: type, mode }],
      apply: (batch) => this.#apply(batch),
      onSynced: () => this.synced++,
      log: createLog({ name: control.address, level: 'silent' }),
    })
  }

  #apply(batch: XdsBatch): Rejection[] {
    this.batches.push(batch)
    const rejections: Rejection[] = []
    for (const { name, version, bytes } of batch.upserts) {
      if (Buffer.from(bytes).toString() === 'throw') throw new Error('cannot be applied')
      if (version.startsWith('bad')) rejections.push({ name, reason: `${version} is bad` })
      else this.held.set(name, version)
    }
    for (const name of batch.removed) this.held.delete(name)
    return rejections
  }

  holds(versions: Versions): boolean {
    const wanted = Object.entries(versions)
    return (
      wanted.length === this.held.size && wanted.every(([name, v]) => this.held.get(name) === v)
    )
  }
}

async function both(
  t: Test,
  mode: 'wildcard' | 'on-demand',
  versions: Versions,
): Promise<{ control: Control; agent: Agent }> {
  const directory = mkdtempSync(join(tmpdir(), 'leyline-xds-'))
  t.teardown(() => rmSync(directory, { recursive: true, force: true }))
  const control = new Control(directory, versions)
  t.teardown(() => control.kill())
  const { address, tokenFile, rootCertificateFile } = control
  const channel = new Channel({ address, tokenFile, root: { file: rootCertificateFile } })
  t.teardown(() => channel[Symbol.dispose]())
  const agent = new Agent(control, channel, mode)
  t.teardown(() => agent.xds[Symbol.dispose]())
  await control.start(versions)
  agent.xds.start()
  return { control, agent }
}

const truth = (value: boolean): true | undefined => (value ? true : undefined)
const holding = (agent: Agent, versions: Versions): Promise<true> =>
  eventually(() => truth(agent.holds(versions)))
const inSync = (control: Control): Promise<true> =>
  eventually(() => truth(control.xds.status()[0]?.types[type]?.inSync === true))

await t.test('a client is brought up to date, and every push is ACKed', async (t) => {
  const { control, agent } = await both(t, 'wildcard', { a: '1', b: '1' })
  await holding(agent, { a: '1', b: '1' })
  t.same(agent.batches[0]?.upserts[0]?.aliases, ['alias-a'])
  await inSync(control)
  t.equal(agent.synced, 1)
  control.show({ a: '2' })
  await holding(agent, { a: '2' })
  await inSync(control)
  t.same(
    agent.batches[1]?.upserts.map(({ name }) => name),
    ['a'],
  )
  t.same(agent.batches[1]?.removed, ['b'])
  t.match(control.xds.status()[0], { node: 'node-1', types: { [type]: { held: 1, nacks: 0 } } })
  t.equal(agent.synced, 1, 'told once')
})

await t.test('an empty mesh is told at once, so that the client knows it is in sync', async (t) => {
  const { agent } = await both(t, 'wildcard', {})
  await eventually(() => truth(agent.synced === 1))
  t.same(agent.batches, [{ typeUrl: type, upserts: [], removed: [] }])
})

await t.test('a NACK names the bad ones; the good are applied, the last good kept', async (t) => {
  const { control, agent } = await both(t, 'wildcard', { a: '1', b: '1' })
  await holding(agent, { a: '1', b: '1' })
  await inSync(control)
  control.show({ a: 'bad-2', b: '2', c: 'bad-1' })
  await holding(agent, { a: '1', b: '2' })
  await eventually(() => truth(control.xds.nacks === 1))
  const { lastNack } = control.xds.status()[0]?.types[type] ?? {}
  t.equal(lastNack, 'a: bad-2 is bad; c: bad-1 is bad')
  const pushes = control.xds.pushes
  control.show({ a: 'bad-2', b: '2', c: 'bad-1' })
  t.equal(control.xds.pushes, pushes, 'the same bytes do not come again')
  control.show({ a: '3', b: '2', c: 'bad-1' })
  await holding(agent, { a: '3', b: '2' })
  t.same(
    agent.batches.at(-1)?.upserts.map(({ name }) => name),
    ['a'],
  )
})

await t.test(
  'a push that breaks the client is NACKed as a whole, and the stream lives',
  async (t) => {
    const { control, agent } = await both(t, 'wildcard', { a: '1' })
    await holding(agent, { a: '1' })
    await inSync(control)
    control.show({ a: 'throw', b: '1' })
    await eventually(() => truth(control.xds.nacks === 1))
    const { lastNack } = control.xds.status()[0]?.types[type] ?? {}
    t.equal(lastNack, 'a: cannot be applied; b: cannot be applied')
    control.show({ a: '2' })
    await holding(agent, { a: '2' })
  },
)

await t.test('a reconnected client says what it has and gets only what differs', async (t) => {
  const { control, agent } = await both(t, 'wildcard', {
    same: '1',
    changed: '1',
    gone: '1',
    c: '1',
    early: '1',
  })
  await holding(agent, { same: '1', changed: '1', gone: '1', c: '1', early: '1' })
  await inSync(control)
  control.show({ same: '1', changed: '1', gone: '1', c: 'bad' })
  await eventually(() => truth(control.xds.nacks === 1))
  control.kill()
  await eventually(() => truth(!agent.xds.connected))
  t.ok(agent.holds({ same: '1', changed: '1', gone: '1', c: '1' }), 'nothing is lost meanwhile')
  const before = agent.batches.length
  await control.start({ same: '1', changed: '2', c: 'bad', new: '1' })
  await holding(agent, { same: '1', changed: '2', c: '1', new: '1' })
  t.same(
    control.opened[1]?.initialResourceVersions,
    { same: '1', changed: '1', gone: '1', c: '1' },
    'neither what was rejected nor what was taken back is claimed',
  )
  const [batch] = agent.batches.slice(before)
  t.same(batch?.upserts.map(({ name }) => name).toSorted(), ['c', 'changed', 'new'])
  t.same(batch?.removed, ['gone'])
  t.equal(agent.synced, 1)
})

await t.test('names asked for on demand are asked for again after a reconnect', async (t) => {
  const { control, agent } = await both(t, 'on-demand', { a: '1', b: '1', c: '1' })
  await eventually(() => truth(agent.synced === 1))
  t.ok(agent.holds({}), 'nothing was asked for')
  agent.xds.subscribe(type, 'alias-a')
  agent.xds.subscribe(type, 'b')
  await holding(agent, { a: '1', b: '1' })
  agent.xds.unsubscribe(type, 'b')
  await holding(agent, { a: '1' })
  control.kill()
  await eventually(() => truth(!agent.xds.connected))
  // Asked for while nobody listens.
  agent.xds.subscribe(type, 'c')
  agent.xds.subscribe(type, 'nobody')
  await control.start({ a: '2', b: '2', c: '2' })
  await holding(agent, { a: '2', c: '2' })
  const { resourceNamesSubscribe, resourceNamesUnsubscribe } = control.opened[1] ?? {}
  t.same(resourceNamesSubscribe, ['*', 'alias-a', 'c', 'nobody'])
  t.same(resourceNamesUnsubscribe, ['*'])
  t.ok(agent.batches.at(-1)?.removed.includes('nobody'), 'who is not there is told so')
})

await t.test('an unknown type is not answered, and does not end the stream', async (t) => {
  const { control, agent } = await both(t, 'wildcard', { a: '1' })
  await holding(agent, { a: '1' })
  agent.xds.subscribe('type.googleapis.com/unknown' as TypeUrl, 'x')
  control.show({ a: '2' })
  await holding(agent, { a: '2' })
  t.equal(control.opened.length, 1)
})
