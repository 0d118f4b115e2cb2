// One long-running child of `leyline up`: its log file, its restarts, its end.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { Backoff } from '../mesh/process/backoff.ts'

/** A program that dies is started again after 1 s, doubling to 30 s; one that ran for 10 s starts over. */
const restartRange = { minMs: 1_000, maxMs: 30_000 }
const stableMs = 10_000
/** Exit status of a program whose configuration is wrong: starting it again would not help. */
const badConfigStatus = 2

export interface ProgramOptions {
  readonly name: string
  readonly command: readonly string[]
  readonly logFile: string
  readonly pidFile?: string
  readonly say: (line: string) => void
}

export class Program {
  readonly name: string
  readonly logFile: string
  /** Why it will not be started again. */
  fatal: string | undefined
  lastProblem = ''
  readonly #options: ProgramOptions
  readonly #backoff = new Backoff(restartRange)
  #child: ChildProcess | undefined
  #exited: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #stopping = false

  private constructor(options: ProgramOptions) {
    this.#options = options
    this.name = options.name
    this.logFile = options.logFile
  }

  static start(options: ProgramOptions): Program {
    const program = new Program(options)
    program.#launch()
    return program
  }

  stopRestarting(): void {
    this.#stopping = true
    clearTimeout(this.#timer)
  }

  /** SIGTERM, and SIGKILL when it has not ended after `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    this.stopRestarting()
    this.#child?.kill('SIGTERM')
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), graceMs)
    await this.#exited
    clearTimeout(timer)
  }

  #launch(): void {
    const [file = '', ...args] = this.#options.command
    const started = Date.now()
    const log = openSync(this.logFile, 'a', 0o600)
    // A session of its own: Ctrl-C in the terminal reaches us alone, and we end it in order. The IPC
    // channel tells it when we die in any other way.
    const child = spawn(file, args, {
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    })
    closeSync(log)
    this.#child = child
    if (this.#options.pidFile !== undefined && child.pid !== undefined) {
      writeFileSync(this.#options.pidFile, String(child.pid), { mode: 0o600 })
    }
    this.#exited = new Promise((resolve) => {
      child.once('error', (error) => {
        this.fatal = `${this.name}: cannot start ${file}: ${error.message}`
        resolve()
      })
      child.once('exit', (code, signal) => {
        this.#child = undefined
        resolve()
        this.#ended(code, signal, Date.now() - started)
      })
    })
  }

  #ended(code: number | null, signal: NodeJS.Signals | null, ranMs: number): void {
    if (this.#stopping) return
    if (code === badConfigStatus) {
      this.fatal = `${this.name} refuses its configuration: ${lastWords(this.logFile)}`
      this.#options.say(this.fatal)
      return
    }
    if (ranMs > stableMs) this.#backoff.reset()
    const wait = this.#backoff.next()
    const how = signal === null ? `exited with status ${code}` : `was ended by ${signal}`
    this.#options.say(`${this.name} ${how}; starting it again in ${wait} ms`)
    this.#timer = setTimeout(() => this.#launch(), wait)
  }
}

/** What a program said last on stderr, after its JSON lines; the log itself may be swept away with the run. */
function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n')
  return lines.slice(lines.findLastIndex((line) => line.startsWith('{')) + 1).join('; ')
}

/** Runs a short program to its end; its output is dropped, its status is returned. */
export function runOnce(command: readonly string[]): Promise<number | null> {
  const [file = '', ...args] = command
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'ignore' })
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
}
