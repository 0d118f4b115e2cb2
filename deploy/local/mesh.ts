// The product as a user runs it on a local topology: by its command line and its folder of
// manifests. Shared by the demo and the netns tests.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { adminRequest } from '../../mesh/process/admin.ts'

const leyline = fileURLToPath(new URL('../../cli/leyline', import.meta.url))
/** Nothing here waits longer than this, ms. */
const waitMs = 10_000

export interface StatusOutput {
  readonly control: {
    readonly ready: boolean
    readonly problems: {
      readonly file?: string
      readonly object?: string
      readonly field?: string
      readonly reason: string
    }[]
  }
  readonly nodes: {
    readonly node: string
    readonly ready: boolean
    readonly kubelet: { readonly cgroups: readonly string[]; readonly problem?: string }
    readonly pods: {
      readonly namespace: string
      readonly name: string
      readonly state: string
      readonly reason: string
      readonly existingConnections: { readonly remote: { readonly ip: string } }[]
    }[]
  }[]
}

export interface LocalMeshOptions {
  readonly manifests: string
  readonly runDirectory: string
  /** Further options of `leyline up`. */
  readonly options?: readonly string[]
  /** Hears what `leyline up` prints. */
  readonly say?: (line: string) => void
}

export class LocalMesh implements AsyncDisposable {
  readonly manifests: string
  readonly runDirectory: string
  readonly #options: LocalMeshOptions
  #up: ChildProcess | undefined

  constructor(options: LocalMeshOptions) {
    this.manifests = options.manifests
    this.runDirectory = options.runDirectory
    this.#options = options
  }

  /** `leyline up`; resolves once it says that it is up. */
  up(): Promise<void> {
    const { options = [], say = () => {} } = this.#options
    const command = ['up', this.manifests, '--run', this.runDirectory, ...options]
    // A process group of its own: a Ctrl-C is ours to pass on, in order.
    const child = spawn(leyline, command, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
    this.#up = child
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`leyline up ended with status ${code}`)))
      createInterface(child.stdout).on('line', (line) => {
        say(line)
        if (line.startsWith('leyline is up')) resolve()
      })
    })
  }

  /** Ctrl-C, and waits for the end. */
  async down(): Promise<void> {
    const child = this.#up
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGINT')
    await ended
  }

  /** The process of `leyline up` itself. */
  get pid(): number | undefined {
    return this.#up?.pid
  }

  /** Runs another command of the CLI; its standard output. */
  run(...args: string[]): string {
    return execFileSync(leyline, [...args, '--run', this.runDirectory], { encoding: 'utf8' })
  }

  status(): StatusOutput {
    return JSON.parse(this.run('status', '--output', 'json')) as StatusOutput
  }

  /** Waits until that many workloads are tunnelled to; how long it took, ms. */
  async untilTunnelled(count: number): Promise<number> {
    const began = Date.now()
    const socket = join(this.runDirectory, 'control-admin.sock')
    while (Date.now() - began < waitMs) {
      const workloads = (await adminRequest(socket, '/workloads')) as { tunnel: string }[]
      if (workloads.filter(({ tunnel }) => tunnel === 'hbone').length === count) break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return Date.now() - began
  }

  /** The process id of a node's agent, as of now. */
  agentPid(node: string): number {
    return Number(readFileSync(join(this.runDirectory, node, 'agent.pid'), 'utf8'))
  }

  agentAdmin(node: string, path: string): Promise<unknown> {
    return adminRequest(join(this.runDirectory, node, 'admin.sock'), path)
  }

  controlAdmin(path: string): Promise<unknown> {
    return adminRequest(join(this.runDirectory, 'control-admin.sock'), path)
  }

  /** The access lines that a node's agent has written. */
  accessLines(node: string): Record<string, string>[] {
    return this.agentLines(node, '"target":"access"')
  }

  /** The lines of a node's agent's log that contain a text. */
  agentLines(node: string, text: string): Record<string, string>[] {
    return readFileSync(join(this.runDirectory, node, 'agent.log'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(text))
      .map((line) => JSON.parse(line) as Record<string, string>)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.down()
  }
}
