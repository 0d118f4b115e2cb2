// `leyline dashboard`: the service graph in a browser. Control serves the page where only this machine,
// or only its own pod, can reach it; this listens on loopback and passes bytes on, until Ctrl-C.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import net from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { defaultValues } from '../../deploy/kubernetes/manifests.ts'
import { dashboardPort } from '../../mesh/constants.ts'
import { describeError, MeshError } from '../../mesh/errors.ts'
import { untilSignal } from '../../mesh/process/lifetime.ts'
import { RunDirectory, runOption } from '../run.ts'

interface Options {
  run: string
  port: number | undefined
  open: 'yes' | 'no' | undefined
  kubeconfig?: string
  context?: string
  namespace: string
}

/** Where control is, in words, and a way to it for one connection: resolves when that ends, rejects when it fails. */
interface Target {
  readonly where: string
  readonly carry: (socket: net.Socket) => Promise<void>
}

export function dashboardCommand(): Command {
  return new Command('dashboard')
    .description('show the service graph, workloads, waypoints and problems in a browser')
    .addOption(runOption())
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
    .option('--kubeconfig <file>', 'of a cluster; default: as kubectl, where no mesh runs in --run')
    .option('--context <name>', 'context of the kubeconfig')
    .option('-n, --namespace <name>', 'namespace of the installation', defaultValues.namespace)
    .action((options: Options) => dashboard(options))
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new InvalidArgumentError('expected a port from 0 to 65535')
}

async function dashboard(options: Options): Promise<void> {
  const stopped = untilSignal()
  const { where, carry } = await findControl(options)
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

/** The mesh of the run directory where one runs there, unless a cluster is asked for. */
async function findControl(options: Options): Promise<Target> {
  const run = new RunDirectory(options.run)
  const clusterAskedFor = options.kubeconfig !== undefined || options.context !== undefined
  if (!clusterAskedFor) {
    if (existsSync(run.pidFile)) return localControl(run)
    if (!hasKubeconfig()) run.requireRunning()
  }
  // Loaded only when a cluster is wanted: the client library is large.
  const { PodPort } = await import('../../kube/forward.ts')
  const { namespace, kubeconfig, context } = options
  const pods = new PodPort({
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(context === undefined ? {} : { context }),
    namespace,
    selector: 'app.kubernetes.io/name=leyline,app.kubernetes.io/component=control',
    port: dashboardPort,
  })
  // Said now, not at the first connection.
  await pods.readyPod()
  const where = `namespace ${namespace} at ${pods.server}`
  return { where, carry: (socket) => pods.carry(socket) }
}

/** Whether there is one where kubectl looks: without, the client library would take a server on this machine. */
function hasKubeconfig(): boolean {
  return process.env.KUBECONFIG !== undefined || existsSync(join(homedir(), '.kube', 'config'))
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
