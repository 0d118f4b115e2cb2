// Runs the command line as a person does: a process of its own, and what it printed.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../cli/leyline', import.meta.url))
/** Killed after this, ms: each is a process, and the machine may be busy. */
const deadlineMs = 60_000

export interface Ended {
  /** Null: it was killed. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Knows neither a mesh nor a cluster of this machine but by `args` and `env`. */
export function leyline(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LEYLINE_RUN: '', KUBECONFIG: '/nonexistent', ...env },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs)
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code, out, err })
    })
  })
}
