// The waypoints of `leyline up`: each Gateway of our class gets a process of its own where it says, and
// control is told of it what is true at any moment.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { parse, parseAllDocuments } from 'yaml'
import { placeOf } from '../../cli/placement.ts'
import { RunDirectory } from '../../cli/run.ts'
import { Waypoints } from '../../cli/waypoints.ts'
import { build } from '../../control/build.ts'
import type { Gateway } from '../../kube/gateway.ts'
import type { Node } from '../../kube/kinds.ts'
import { namespace } from '../helpers/control.ts'
import { gateway as gatewayManifest, objects } from '../helpers/gateway.ts'

t.setTimeout(120_000)
const program = fileURLToPath(new URL('../helpers/waypoint-stand-in.ts', import.meta.url))

const node = (name: string, netns?: string): Node =>
  objects({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      ...(netns === undefined ? {} : { annotations: { 'leyline.dev/netns': netns } }),
    },
  })[0] as Node
const gateway = (name: string, options: { netns?: string; className?: string } = {}): Gateway => {
  const { netns, className } = options
  const made = gatewayManifest(name, className === undefined ? {} : { className }) as {
    metadata: object
  }
  const annotations = netns === undefined ? {} : { annotations: { 'leyline.dev/netns': netns } }
  return objects({ ...made, metadata: { ...made.metadata, ...annotations } })[0] as Gateway
}

await t.test('it runs where its Gateway says, else where the first Node is', async (t) => {
  const nodes = [node('a', 'net-a'), node('b', '/run/netns/net-b')]
  t.same(placeOf(gateway('w'), nodes), { netns: '/run/netns/net-a', node: 'a', shared: true })
  t.same(placeOf(gateway('w', { netns: 'net-b' }), nodes), {
    netns: '/run/netns/net-b',
    node: 'b',
    shared: true,
  })
  t.same(placeOf(gateway('w', { netns: '/x/own' }), nodes), {
    netns: '/x/own',
    node: 'a',
    shared: false,
  })
  t.same(placeOf(gateway('w'), [node('a')]), { netns: undefined, node: 'a', shared: true })
})

const notRoot = process.getuid?.() === 0 ? false : 'network namespaces need root'
async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`${what}: not within 20 s`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function network(t: Test, suffix: string): string {
  const name = `ly${process.pid}-${suffix}`
  execFileSync('ip', ['netns', 'add', name])
  t.teardown(() => execFileSync('ip', ['netns', 'delete', name]))
  execFileSync('ip', ['-n', name, 'link', 'set', 'lo', 'up'])
  return name
}
const address = (netns: string, ...list: string[]): void => {
  for (const each of list)
    execFileSync('ip', [
      '-n',
      netns,
      'address',
      'add',
      each,
      'dev',
      'lo',
      ...(each.includes(':') ? ['nodad'] : []),
    ])
}

interface Setup {
  readonly run: RunDirectory
  readonly waypoints: Waypoints
  readonly said: string[]
}
function setup(t: Test): Setup {
  const path = mkdtempSync(join(tmpdir(), 'ly-wp-'))
  t.teardown(() => rmSync(path, { recursive: true, force: true }))
  const run = new RunDirectory(path)
  mkdirSync(run.generated)
  const said: string[] = []
  const waypoints = new Waypoints({
    run,
    program,
    certificateTtlSeconds: 3_600,
    logLevel: 'info',
    drainDeadlineMs: 1_000,
    say: (line) => said.push(line),
  })
  t.teardown(() => waypoints.stop())
  return { run, waypoints, said }
}
/** What control would make of it. */
function modelOf(run: RunDirectory, ...gateways: Gateway[]) {
  const made = gateways.flatMap(({ metadata }) => {
    const file = join(run.generated, `${metadata.namespace}.${metadata.name}.yaml`)
    if (!existsSync(file)) return []
    return parseAllDocuments(readFileSync(file, 'utf8')).map(
      (document) => document.toJS() as object,
    )
  })
  const all = [...objects(namespace('shop'), ...made), node('a'), ...gateways]
  return build({ objects: all, trustDomain: 'cluster.local', reports: new Map() }).model
}
const setReady = (run: RunDirectory, name: string, ready: boolean): void => {
  const file = join(run.waypoint('shop', name).directory, 'ready')
  if (ready) writeFileSync(file, '')
  else rmSync(file)
}
const stateOf = (run: RunDirectory, made: Gateway): string | undefined =>
  modelOf(run, made).gateways[0]?.programmed.status

await t.test(
  'a waypoint is told of while it is ready, and only then',
  { skip: notRoot },
  async (t) => {
    const { run, waypoints, said } = setup(t)
    const netns = network(t, 'a')
    address(netns, '10.99.0.2/32', 'fd99::2/128')
    const made = gateway('w', { netns })
    await waypoints.follow([made, gateway('other', { className: 'nginx' })], [node('a')])
    const paths = run.waypoint('shop', 'w')
    await until('manifests', () =>
      existsSync(join(run.generated, 'shop.w.yaml')) ? true : undefined,
    )
    t.equal(stateOf(run, made), 'False', 'made, and not ready')
    t.match(parse(readFileSync(paths.config, 'utf8')), {
      namespace: 'shop',
      name: 'w',
      serviceAccount: 'w',
      listen: { address: '::', port: 15008 },
      control: { tokenFile: join(run.control.state, 'waypoints', 'shop.w.token') },
    })

    await until('process', () => (existsSync(join(paths.directory, 'status')) ? true : undefined))
    setReady(run, 'w', true)
    await until('ready', () => (stateOf(run, made) === 'True' ? true : undefined))
    const model = modelOf(run, made)
    t.match(
      [...model.workloads.values()],
      [
        {
          name: 'w',
          serviceAccount: 'w',
          addresses: ['10.99.0.2', 'fd99::2'],
          healthy: true,
          hostNetwork: false,
          tunnel: 'none',
          node: 'a',
        },
      ],
    )
    t.match(model.services.get('shop/w.shop.svc.cluster.local'), {
      identities: ['spiffe://cluster.local/ns/shop/sa/w'],
      ports: [{ servicePort: 15008, targetPort: 15008 }],
    })
    const answer = execFileSync(
      'nsenter',
      [
        `--net=/run/netns/${netns}`,
        'curl',
        '-sS',
        '--http0.9',
        '--max-time',
        '5',
        'http://10.99.0.2:15008',
      ],
      { encoding: 'utf8' },
    )
    t.equal(answer, 'a waypoint\n', 'it listens there')

    const status = readFileSync(join(paths.directory, 'status'), 'utf8')
    for (const field of ['CapEff', 'CapPrm', 'CapBnd', 'CapInh'])
      t.match(status, new RegExp(`^${field}:\\s+0+$`, 'm'), `no capability (${field})`)
    t.match(status, /^NoNewPrivs:\s+1$/m)

    setReady(run, 'w', false)
    await until('not ready', () => (stateOf(run, made) === 'False' ? true : undefined))
    setReady(run, 'w', true)
    await until('ready again', () => (stateOf(run, made) === 'True' ? true : undefined))

    const pid = Number(readFileSync(paths.pid, 'utf8'))
    process.kill(pid, 'SIGKILL')
    await until('told of its death', () => (stateOf(run, made) === 'False' ? true : undefined))
    await until('started again', () => (stateOf(run, made) === 'True' ? true : undefined))
    t.not(Number(readFileSync(paths.pid, 'utf8')), pid)
    t.equal(
      (parse(readFileSync(paths.config, 'utf8')) as { listen: { port: number } }).listen.port,
      15008,
    )
    t.match(
      said.filter((line) => !line.includes('starting it again')),
      [
        'waypoint shop/w is ready',
        'waypoint shop/w is not ready',
        'waypoint shop/w is ready',
        'waypoint shop/w is not ready',
        'waypoint shop/w is ready',
      ],
    )

    const last = Number(readFileSync(paths.pid, 'utf8'))
    await waypoints.follow([], [node('a')])
    t.notOk(existsSync(join(run.generated, 'shop.w.yaml')), 'gone with its Gateway')
    t.notOk(existsSync(paths.directory))
    t.throws(() => process.kill(last, 0), 'its process too')
  },
)

await t.test(
  'two in one network have a port each; one that moves starts anew there',
  { skip: notRoot },
  async (t) => {
    const { run, waypoints } = setup(t)
    const [first, second] = [network(t, 'b'), network(t, 'c')]
    address(first, '10.99.0.3/32')
    address(second, '10.99.0.4/32')
    const nodes = [node('a', first)]
    await waypoints.follow([gateway('v'), gateway('w')], nodes)
    const configOf = (name: string) =>
      parse(readFileSync(run.waypoint('shop', name).config, 'utf8')) as {
        listen: { address: string; port: number }
      }
    for (const name of ['v', 'w']) {
      await until(name, () =>
        existsSync(join(run.waypoint('shop', name).directory, 'status')) ? true : undefined,
      )
      setReady(run, name, true)
    }
    const gateways = [gateway('v'), gateway('w')]
    await until('both', () =>
      modelOf(run, ...gateways).gateways.every(({ programmed }) => programmed.status === 'True')
        ? true
        : undefined,
    )
    t.same(['v', 'w'].map((name) => String(configOf(name).listen.port)).sort(), ['15008', '15108'])
    t.match(configOf('v').listen, { address: '0.0.0.0' }, 'where there is no IPv6')
    const workloads = [...modelOf(run, ...gateways).workloads.values()]
    t.match(
      workloads,
      [
        { addresses: ['10.99.0.3'], hostNetwork: true },
        { addresses: ['10.99.0.3'], hostNetwork: true },
      ],
      'both have the Node’s address',
    )

    await waypoints.follow([gateway('v'), gateway('w', { netns: second })], nodes)
    await until('w moved', () =>
      modelOf(run, gateway('w')).workloads.size === 1 &&
      [...modelOf(run, gateway('w')).workloads.values()][0]?.addresses[0] === '10.99.0.4'
        ? true
        : undefined,
    )
    t.equal(configOf('w').listen.port, 15008)
  },
)

await t.test(
  'a place that is not there yet is waited for, and said once',
  { skip: notRoot },
  async (t) => {
    const { run, waypoints, said } = setup(t)
    const netns = network(t, 'd')
    await waypoints.follow([gateway('w', { netns })], [node('a')])
    await until('a word', () => said[0])
    t.match(said, [
      /^waypoint shop\/w has no place yet: no address in \/run\/netns\/ly.*-d; hint: name another/,
    ])
    address(netns, '10.99.0.5/32')
    await until('manifests', () =>
      existsSync(join(run.generated, 'shop.w.yaml')) ? true : undefined,
    )
    t.equal(said.length, 1)
  },
)
