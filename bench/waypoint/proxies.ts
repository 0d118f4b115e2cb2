// The programs that are measured, and the endpoint behind them: started on their CPUs, over one mesh of one
// service with three rules.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync, readdirSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Ip } from '../../mesh/address.ts'
import { ports } from '../../mesh/constants.ts'
import { serviceKey } from '../../mesh/model.ts'
import { adminRequest } from '../../mesh/process/admin.ts'
import { client, server } from '../../test/helpers/hbone.ts'
import { workload } from '../../test/helpers/model.ts'
import { waitFor } from '../../test/helpers/wait.ts'
import {
  authorityOf,
  backend,
  FakeControl,
  loopback,
  rule,
  served,
  shopService,
  waypointIdentity,
} from '../../test/helpers/waypoint.ts'
import { writeEnvoy, writeHaproxy } from './peers.ts'
import { type Load, writeCredentials } from './setup.ts'

export interface Proxy {
  readonly name: string
  readonly process: ChildProcess
  readonly pid: number
  readonly load: Pick<Load, 'via' | 'address' | 'port' | 'authority'>
}

const api = shopService('api', '10.96.0.1')
const [one, two] = [shopService('one', '10.96.0.2'), shopService('two', '10.96.0.3')]
const rules = [
  rule({ name: 'exact', match: { path: { exact: '/exact' } }, backends: [backend(one)] }),
  rule({
    name: 'header',
    match: { path: { prefix: '/' }, headers: [{ name: 'x-user', regex: 'b.*' }] },
    backends: [backend(two)],
  }),
  rule({
    name: 'split',
    match: { path: { prefix: '/api' } },
    backends: [backend(one, { weight: 80 }), backend(two, { weight: 20 })],
  }),
]

export class Bench implements AsyncDisposable {
  readonly directory: string
  readonly #control: FakeControl
  readonly #children: ChildProcess[] = []
  readonly #proxyCpu: string
  readonly #otherCpu: string
  #endpointPort = 0

  private constructor(control: FakeControl, cpu: { proxy: string; other: string }) {
    this.#control = control
    this.directory = control.directory
    this.#proxyCpu = cpu.proxy
    this.#otherCpu = cpu.other
    process.once('exit', () => this.#kill())
  }

  /** With the endpoint, and a control that knows of it. */
  static async open(cpu: { proxy: string; other: string }): Promise<Bench> {
    const control = await FakeControl.start()
    const made = new Bench(control, cpu)
    for (const [name, identity] of Object.entries({ client, server, waypoint: waypointIdentity })) {
      writeCredentials(control.directory, name, control.root.issue(identity))
    }
    const address = loopback()
    made.#endpointPort = await freePort()
    const endpoint = made.fork('endpoint.ts', [made.directory, address, String(made.#endpointPort)])
    await once(endpoint, 'message')
    made.#describe(address)
    return made
  }

  #describe(address: Ip): void {
    for (const service of [api, one, two]) this.#control.service(service)
    const mappings = [{ servicePort: 80, targetPort: 8080 }]
    const services = new Map([api, one, two].map((each) => [serviceKey(each), mappings]))
    this.#control.workload(workload('api', { addresses: [address], services }))
    this.#control.waypoint({ services: [served(api, { protocol: 'http', rules })] })
  }

  /** A program of the bench's own, beside the proxies' CPU. */
  fork(file: string, args: string[]): ChildProcess {
    const child = fork(join(import.meta.dirname, file), args, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#children.push(child)
    spawn('taskset', ['-apc', this.#otherCpu, String(child.pid)], { stdio: 'ignore' })
    return child
  }

  #start(name: string, command: string, args: string[]): ChildProcess {
    const out = openSync(join(this.directory, `${name}.log`), 'w')
    const child = spawn('taskset', ['-c', this.#proxyCpu, command, ...args], {
      stdio: ['ignore', out, out],
    })
    this.#children.push(child)
    return child
  }

  async waypoint(name: string, flags: readonly string[] = []): Promise<Proxy> {
    const address = loopback()
    const adminSocket = join(this.directory, `${name}.sock`)
    const file = join(this.directory, `${name}.yaml`)
    const control = {
      address: `unix:${this.#control.socket}`,
      rootCertificateFile: join(this.directory, 'root.pem'),
      tokenFile: join(this.directory, 'token'),
    }
    const whose = { namespace: 'shop', name: 'waypoint', serviceAccount: 'waypoint' }
    writeFileSync(file, stringify({ ...whose, control, listen: { address }, adminSocket }))
    const args = [...flags, 'waypoint/main.ts', '--config', file]
    const child = this.#start(name, process.execPath, args)
    await waitFor(async () => {
      const status = await adminRequest(adminSocket, '/status').catch(() => undefined)
      return (status as { ready?: boolean } | undefined)?.ready ? true : undefined
    }, 20_000)
    const load = { via: 'hbone', address, port: ports.hbone, authority: authorityOf(api) } as const
    return { name, process: child, pid: child.pid!, load }
  }

  /** Undefined when it is not installed. */
  async peer(name: 'envoy' | 'haproxy'): Promise<Proxy | undefined> {
    const command = name === 'envoy' ? envoyBinary() : '/usr/sbin/haproxy'
    if (command === undefined || !existsSync(command)) return undefined
    const port = await freePort()
    const args =
      name === 'envoy'
        ? [
            '-c',
            writeEnvoy(this.directory, port, this.#endpointPort),
            '--concurrency',
            '1',
            '--log-level',
            'error',
            '--disable-hot-restart',
          ]
        : ['-f', writeHaproxy(this.directory, port, this.#endpointPort)]
    const child = this.#start(name, command, args)
    await waitFor(() => isListening(port), 10_000)
    const load = { via: 'tls', address: '127.0.0.1', port, authority: '' } as const
    return { name, process: child, pid: child.pid!, load }
  }

  #kill(): void {
    for (const child of this.#children.splice(0)) child.kill('SIGKILL')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#kill()
    await this.#control[Symbol.asyncDispose]()
  }
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as net.AddressInfo
  probe.close()
  return port
}

function isListening(port: number): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(undefined))
  })
}

/** In the virtual environment that bench/waypoint/deps.sh makes; its command is a script around this program. */
function envoyBinary(): string | undefined {
  const lib = join(homedir(), '.cache/leyline/envoy/lib')
  if (!existsSync(lib)) return undefined
  return readdirSync(lib)
    .map((version) => join(lib, version, 'site-packages/envoy/_bin/envoy'))
    .find((path) => existsSync(path))
}
