// The run directory of `leyline up`: what lies where, and how the other commands find the running
// processes through it.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Option } from 'commander'
import { MeshError } from '../mesh/errors.ts'
import { adminRequest } from '../mesh/process/admin.ts'
import type { AgentAnswer, Mesh } from './mesh.ts'

/** sun_path of a Unix socket holds 108 bytes with its final zero; the longest name below a run directory takes the rest. */
const maxSocketPath = 107

export const defaultRunDirectory = '/run/leyline/up'

/** The common `--run` option. */
export function runOption(): Option {
  return new Option('--run <dir>', 'run directory of `leyline up`')
    .env('LEYLINE_RUN')
    .default(defaultRunDirectory)
}

export interface ProgramPaths {
  readonly directory: string
  readonly config: string
  readonly admin: string
  readonly log: string
  readonly pid: string
}

export interface NodePaths extends ProgramPaths {
  readonly bpf: string
}

export class RunDirectory implements Mesh {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  get pidFile(): string {
    return join(this.path, 'up.pid')
  }
  /** Throws `bad_config` when a socket there would have too long a name. */
  get control() {
    return {
      config: join(this.path, 'control.yaml'),
      log: join(this.path, 'control.log'),
      socket: socketPath(this.path, 'control.sock'),
      admin: socketPath(this.path, 'control-admin.sock'),
      dashboard: socketPath(this.path, 'dashboard.sock'),
      state: join(this.path, 'control'),
    }
  }

  /** Throws `bad_config` when a socket there would have too long a name. */
  node(name: string): NodePaths {
    const directory = join(this.path, name)
    return {
      directory,
      config: join(directory, 'agent.yaml'),
      admin: socketPath(directory, 'admin.sock'),
      log: join(directory, 'agent.log'),
      pid: join(directory, 'agent.pid'),
      bpf: join(directory, 'bpf'),
    }
  }

  /** Manifests that `leyline up` makes, for control. */
  get generated(): string {
    return join(this.path, 'generated')
  }

  waypointDirectory(namespace: string, name: string): string {
    // A namespace has no dot in its name.
    return join(this.path, 'waypoints', `${namespace}.${name}`)
  }

  /** Throws `bad_config` when a socket there would have too long a name. */
  waypoint(namespace: string, name: string): ProgramPaths {
    const directory = this.waypointDirectory(namespace, name)
    return {
      directory,
      config: join(directory, 'waypoint.yaml'),
      admin: socketPath(directory, 'admin.sock'),
      log: join(directory, 'waypoint.log'),
      pid: join(directory, 'waypoint.pid'),
    }
  }

  /** The nodes that have an agent here, by name. */
  nodes(): string[] {
    if (!existsSync(this.path)) return []
    return readdirSync(this.path)
      .filter((name) => existsSync(join(this.path, name, 'agent.yaml')))
      .sort()
  }

  /** Whether a mesh runs here. */
  get running(): boolean {
    return existsSync(this.pidFile)
  }

  /** Throws one clear line when no mesh runs here. */
  requireRunning(): void {
    if (!this.running) {
      throw new MeshError('control_unreachable', `no mesh runs in ${this.path}`, {
        hint: 'start one with `leyline up DIR`, or name its directory with --run, or a cluster with --kubeconfig',
      })
    }
  }

  /** Asks every agent; one that does not answer is reported by its error, not by failing the rest. */
  async askAgents<T>(path: string): Promise<AgentAnswer<T>[]> {
    return Promise.all(
      this.nodes().map(async (node) => {
        try {
          return { node, answer: (await adminRequest(this.node(node).admin, path)) as T }
        } catch (error) {
          return { node, error: error instanceof Error ? error.message : String(error) }
        }
      }),
    )
  }

  askControl(path: string): Promise<unknown> {
    return adminRequest(this.control.admin, path)
  }

  /** Nothing is held open. */
  [Symbol.dispose](): void {}
}

function socketPath(directory: string, name: string): string {
  const path = join(directory, name)
  if (Buffer.byteLength(path) <= maxSocketPath) return path
  throw new MeshError('bad_config', `${path} is too long for a Unix socket`, {
    hint: `choose a --run directory with a shorter path (at most ${maxSocketPath} bytes in all)`,
  })
}
