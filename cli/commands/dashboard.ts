// `leyline dashboard`: the service graph in a browser. Control serves the page where only this machine,
// or only its own pod, can reach it; this listens on loopback and passes bytes on, until Ctrl-C.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { Command, InvalidArgumentError, Option } from 'commander'
import { dashboardPort } from '../../mesh/constants.ts'
import { describeError, MeshError } from '../../mesh/errors.ts'
import { untilSignal } from '../../mesh/process/lifetime.ts'
import { type MeshOptions, runOrCluster, withMeshOptions } from '../open.ts'
import { namesCluster } from '../options.ts'
import type { RunDirectory } from '../run.ts'

interface Options extends MeshOptions {
  readonly port: number | undefined
  readonly open: 'yes' | 'no' | undefined
}

/** Where control is, in words, and a way to it for one connection: resolves when that ends, rejects when it fails. */
interface Target {
  readonly where: string
  readonly carry: (socket: net.Socket) => Promise<void>
}

export function dashboardCommand(): Command {
  return withMeshOptions(new Command('dashboard'))
    .description('show the service graph, workloads, waypoints and problems in a browser')
    .option(
      '--port <number>',
      `port on this machine's loopback; 0: any (default: ${dashboardPort}, else any)`,
      portOf,
    )
    .addOption(
      new Option('--open <when>', 'open a browser (default: yes on a desktop)').choices([
        'yes',
        'no',
      ]),
    )
    .action((options: Options, command: Command) => dashboard(options, command))
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new InvalidArgumentError('expected a port from 0 to 65535')
}

async function dashboard(options: Options, command: Command): Promise<void> {
  const stopped = untilSignal()
  const { where, carry } = await findControl(options, command)
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    carry(socket).catch((error: unknown) => {
      socket.destroy()
      process.stderr.write(`leyline: ${describeError(error)}\n`)
    })
  })
  const port = await listen(server, options.port)
  const url = `http://127.0.0.1:${port}/`
  process.stdout.write(`dashboard of ${where}: ${url}\nCtrl-C ends it\n`)
  if (options.open === 'yes' || (options.open === undefined && isDesktop())) openBrowser(url)
  await stopped
  server.close()
  for (const socket of sockets) socket.destroy()
}

async function findControl(options: Options, command: Command): Promise<Target> {
  const run = runOrCluster(options, command, namesCluster(command))
  if (run !== undefined) return localControl(run)
  // Loaded only when a cluster is wanted: the client library is large.
  const { ControlPort } = await import('../forward.ts')
  const control = await ControlPort.open(options, dashboardPort)
  return { where: control.where, carry: (socket) => control.carry(socket) }
}

function localControl(run: RunDirectory): Target {
  const path = run.control.dashboard
  return {
    where: run.path,
    carry: async (socket) => {
      const upstream = net.connect({ path })
      upstream.on('error', () => socket.destroy())
      try {
        await once(upstream, 'connect')
      } catch (cause) {
        throw new MeshError('control_unreachable', `control does not answer at ${path}`, { cause })
      }
      socket.pipe(upstream).pipe(socket)
      socket.once('close', () => upstream.destroy())
      await once(upstream, 'close').catch(() => {})
    },
  }
}

/** The usual port, or any when it is taken, unless one was asked for: then that one or none. */
async function listen(server: net.Server, wanted: number | undefined): Promise<number> {
  try {
    return await bind(server, wanted ?? dashboardPort)
  } catch (cause) {
    if (wanted === undefined) return bind(server, 0)
    throw new MeshError('bad_config', `cannot listen on port ${wanted}`, {
      cause,
      hint: 'choose another one with --port; 0 takes any that is free',
    })
  }
}

async function bind(server: net.Server, port: number): Promise<number> {
  server.listen({ host: '127.0.0.1', port })
  await once(server, 'listening')
  return (server.address() as net.AddressInfo).port
}

/** Somebody sits there, and is not root: a browser is no program for root. */
function isDesktop(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const hasScreen = process.platform === 'darwin' || (DISPLAY ?? WAYLAND_DISPLAY ?? '') !== ''
  return process.stdout.isTTY && hasScreen && process.getuid?.() !== 0
}

/** What cannot be opened has been printed, and can be opened by hand. */
function openBrowser(url: string): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open'
  const child = spawn(program, [url], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
