// The processes of `leyline up`: started, watched, restarted with back-off, and taken down so that
// nothing stays behind: no process, no pin, no mount, no cgroup, no file.
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Gateway } from '../kube/gateway.ts'
import type { Node } from '../kube/kinds.ts'
import { cgroupAnnotation, kubeletCgroupAnnotation, netnsAnnotation } from '../mesh/constants.ts'
import { MeshError } from '../mesh/errors.ts'
import { adminRequest } from '../mesh/process/admin.ts'
import { sleep } from '../mesh/process/lifetime.ts'
import { agentProgram, controlProgram, waypointProgram } from './programs.ts'
import { Program, runOnce } from './program.ts'
import type { RunDirectory } from './run.ts'
import { Waypoints } from './waypoints.ts'

export interface FleetOptions {
  readonly run: RunDirectory
  readonly folder: string
  readonly trustDomain: string
  readonly certificateTtlSeconds: number
  readonly logLevel: string
  readonly drainDeadlineMs: number
  readonly say: (line: string) => void
}

/** What of the folder decides which programs run. */
export interface Wanted {
  readonly nodes: readonly Node[]
  readonly gateways: readonly Gateway[]
}

/** How long a program may take to become ready at first start, ms: generous, a machine may be busy. */
const readyDeadlineMs = 30_000
/** How often readiness is asked for, ms. */
const readyPollMs = 25

export class Fleet {
  readonly #options: FleetOptions
  readonly #agents = new Map<string, Program>()
  readonly #waypoints: Waypoints
  #control: Program | undefined
  #stopping = false
  #interrupt: AbortSignal | undefined
  #following: Promise<void> = Promise.resolve()

  private constructor(options: FleetOptions) {
    this.#options = options
    this.#waypoints = new Waypoints({ ...options, program: waypointProgram })
  }

  /**
   * Takes the run directory for this process. Throws `bad_config` when another `leyline up` holds
   * it; what a killed one left there is cleaned up first.
   */
  static async claim(options: FleetOptions): Promise<Fleet> {
    const { pidFile } = options.run
    const holder = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0
    if (holder > 0 && isLeylineUp(holder)) {
      throw new MeshError(
        'bad_config',
        `a mesh already runs in ${options.run.path} (pid ${holder})`,
        {
          hint: 'stop it, or choose another --run directory',
        },
      )
    }
    const fleet = new Fleet(options)
    if (holder > 0) {
      options.say(`cleaning up after pid ${holder}, which did not stop in order`)
      await fleet.#sweep()
      mkdirSync(options.run.path, { recursive: true, mode: 0o700 })
    }
    writeFileSync(pidFile, String(process.pid), { mode: 0o600 })
    return fleet
  }

  /**
   * Starts control, then an agent per node; resolves when all are ready or `interrupt` aborts. Waypoints
   * are started too, and not waited for.
   */
  async start(wanted: Wanted, interrupt: AbortSignal): Promise<void> {
    const { run, folder, trustDomain, certificateTtlSeconds, logLevel, say } = this.#options
    this.#interrupt = interrupt
    const { config, socket, state, admin, dashboard, log } = run.control
    mkdirSync(run.generated, { recursive: true, mode: 0o700 })
    write(config, {
      source: { folder, generated: run.generated },
      trustDomain,
      listen: { address: `unix:${socket}` },
      stateDirectory: state,
      adminSocket: admin,
      dashboard: { address: `unix:${dashboard}` },
      ca: { leafTtlSeconds: certificateTtlSeconds },
      logLevel,
    })
    this.#control = Program.start({
      name: 'control',
      command: [process.execPath, controlProgram, '--config', config],
      logFile: log,
      say,
    })
    await this.#ready(this.#control, admin)
    say('control is ready')
    await this.#follow(wanted)
  }

  /** Nodes or Gateways came or went: agents and waypoints with them. */
  follow(wanted: Wanted): Promise<void> {
    this.#following = this.#following.then(() => this.#follow(wanted))
    return this.#following
  }

  async #follow({ nodes, gateways }: Wanted): Promise<void> {
    const { say } = this.#options
    if (!this.#stopping) await this.#waypoints.follow(gateways, nodes)
    const names = new Set(nodes.map(({ metadata }) => metadata.name))
    const gone = [...this.#agents.keys()].filter((name) => !names.has(name))
    await Promise.all(gone.map((name) => this.#stopAgent(name)))
    const fresh = nodes.filter(({ metadata }) => !this.#agents.has(metadata.name))
    await Promise.all(
      fresh.map(async (node) => {
        if (this.#stopping || this.#interrupt?.aborted) return
        const agent = this.#startAgent(node)
        await this.#ready(agent, this.#options.run.node(node.metadata.name).admin)
        if (!this.#interrupt?.aborted) say(`agent ${node.metadata.name} is ready`)
      }),
    )
  }

  #startAgent(node: Node): Program {
    const { run, folder, certificateTtlSeconds, drainDeadlineMs, logLevel, say } = this.#options
    const { name, annotations = {} } = node.metadata
    const paths = run.node(name)
    mkdirSync(paths.directory, { recursive: true, mode: 0o700 })
    write(paths.config, {
      node: name,
      control: {
        address: `unix:${run.control.socket}`,
        rootCertificateFile: join(run.control.state, 'root-cert.pem'),
        tokenFile: join(run.control.state, 'nodes', `${name}.token`),
      },
      pods: { folder },
      bpf: {
        pinDirectory: paths.bpf,
        podsCgroup: annotations[cgroupAnnotation] ?? '/',
        // A kubelet that this machine may have is not that of these pods.
        kubeletCgroup: annotations[kubeletCgroupAnnotation] ?? 'none',
        agentCgroup: this.#agentCgroup(name),
      },
      adminSocket: paths.admin,
      drainDeadlineMs,
      certificateTtlSeconds,
      logLevel,
    })
    const netns = annotations[netnsAnnotation]
    const enter =
      netns === undefined
        ? []
        : ['nsenter', `--net=${netns.startsWith('/') ? netns : `/run/netns/${netns}`}`]
    const agent = Program.start({
      name: `agent ${name}`,
      command: [...enter, process.execPath, agentProgram, '--config', paths.config],
      logFile: paths.log,
      pidFile: paths.pid,
      say,
    })
    this.#agents.set(name, agent)
    return agent
  }

  /** Each agent has a cgroup of its own, so that only its sockets are seen by its programs. */
  #agentCgroup(node: string): string {
    return `/leyline-${this.#runId}-${node}`
  }

  get #runId(): string {
    return this.#options.run.path.replace(/[^a-zA-Z0-9]+/g, '_').replace(/^_/, '')
  }

  async #ready(program: Program, admin: string): Promise<void> {
    const deadline = Date.now() + readyDeadlineMs
    for (let last = ''; Date.now() < deadline; ) {
      if (this.#stopping || this.#interrupt?.aborted) return
      if (program.fatal !== undefined) throw new MeshError('bad_config', program.fatal)
      try {
        await adminRequest(admin, '/ready', { timeoutMs: 1_000 })
        return
      } catch (error) {
        last = error instanceof Error ? error.message : String(error)
      }
      await sleep(readyPollMs, this.#interrupt)
      program.lastProblem = last
    }
    throw new MeshError(
      'control_unreachable',
      `${program.name} is not ready after ${readyDeadlineMs / 1000} s: ${program.lastProblem}`,
      { hint: `its log is ${program.logFile}` },
    )
  }

  /** Ends everything in order: pods first return to plain connections, then agents, waypoints, control. */
  async stop(): Promise<void> {
    this.#stopping = true
    await this.#following.catch(() => {})
    await Promise.all([...this.#agents.keys()].map((name) => this.#stopAgent(name)))
    await this.#waypoints.stop()
    await this.#control?.stop(3_000)
    await this.#sweep()
  }

  async #stopAgent(name: string): Promise<void> {
    const agent = this.#agents.get(name)
    this.#agents.delete(name)
    if (agent === undefined) return
    agent.stopRestarting()
    try {
      await adminRequest(this.#options.run.node(name).admin, '/leave', { method: 'POST' })
    } catch {
      // An agent that cannot answer is ended all the same; the reset below detaches for it.
    }
    await agent.stop(this.#options.drainDeadlineMs + 3_000)
    await this.#resetNode(name)
  }

  /** Detaches and unmounts whatever an agent that was killed has left. */
  async #resetNode(name: string): Promise<void> {
    const paths = this.#options.run.node(name)
    if (!existsSync(paths.config)) return
    await runOnce([process.execPath, agentProgram, 'reset', '--config', paths.config])
    rmSync(paths.directory, { recursive: true, force: true })
  }

  async #sweep(): Promise<void> {
    const { run } = this.#options
    for (const name of run.nodes()) await this.#resetNode(name)
    rmSync(run.path, { recursive: true, force: true })
    try {
      // The default parent is ours alone when nothing else runs below it.
      rmdirSync(join(run.path, '..'))
    } catch {}
  }
}

function write(path: string, config: unknown): void {
  writeFileSync(path, stringify(config), { mode: 0o600 })
}

/** Whether `pid` is a live `leyline up`, and not another program that got its number. */
function isLeylineUp(pid: number): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return pid !== process.pid && words.includes('up') && words.some((w) => w.endsWith('main.ts'))
  } catch {
    return false
  }
}
