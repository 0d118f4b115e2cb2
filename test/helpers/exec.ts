// The exec endpoint of an API server of the test: a real WebSocket in Kubernetes' channel protocol. What
// becomes of a command is the test's to say; it may run it for real.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type WebSocket, WebSocketServer } from 'ws'
import type { FakeApiServer } from './apiserver.ts'

export interface ExecCall {
  readonly namespace: string
  readonly pod: string
  readonly container: string
  readonly command: readonly string[]
  readonly protocols: readonly string[]
}

export interface ExecEnd {
  readonly status: number
  readonly out?: string
  readonly err?: string
}

type Exec = (
  call: ExecCall,
  socket: WebSocket,
) => ExecEnd | undefined | Promise<ExecEnd | undefined>

/** An answer to the upgrade itself: HTTP status and the message of its Status object. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export const send = (socket: WebSocket, channel: number, text: string): void =>
  socket.send(Buffer.concat([Buffer.of(channel), Buffer.from(text)]))

/** As a kubelet ends a command. */
export function sendEnd(socket: WebSocket, { status, out = '', err = '' }: ExecEnd): void {
  if (out !== '') send(socket, 1, out)
  if (err !== '') send(socket, 2, err)
  const causes = [{ reason: 'ExitCode', message: String(status) }]
  const failure = { status: 'Failure', reason: 'NonZeroExitCode', details: { causes } }
  send(socket, 3, JSON.stringify(status === 0 ? { status: 'Success' } : failure))
  socket.close()
}

/** `accept` may throw {@link Refused}; `run` tells how the command ended, or talks to the socket itself. */
export function serveExec(
  server: FakeApiServer,
  run: Exec,
  accept: (call: ExecCall) => void = () => {},
): ExecCall[] {
  const calls: ExecCall[] = []
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => [...offered][0] ?? false,
  })
  server.onUpgrade = (request, socket, head) => {
    const url = new URL(request.url ?? '', 'https://api')
    const [, namespace = '', pod = ''] =
      /^\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/]+)\/exec$/.exec(url.pathname) ?? []
    const call = {
      namespace,
      pod,
      container: url.searchParams.get('container') ?? '',
      command: url.searchParams.getAll('command'),
      protocols: String(request.headers['sec-websocket-protocol'] ?? '').split(/, */),
    }
    calls.push(call)
    try {
      accept(call)
    } catch (error) {
      const { status, message } = error as Refused
      const body = JSON.stringify({ kind: 'Status', status: 'Failure', message, code: status })
      const head = `HTTP/1.1 ${status} No\r\ncontent-type: application/json\r\nconnection: close`
      socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      void Promise.resolve(run(call, opened)).then((end) => end && sendEnd(opened, end))
    })
  }
  return calls
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the command as the image would, here: its node is ours, its admin socket is `socket`. */
export function runHere({ command }: ExecCall, socket: string): Promise<ExecEnd> {
  const [, program = '', , ...rest] = command
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, socket, ...rest],
      { cwd: root, timeout: 20_000 },
      (error, out, err) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
        resolve({ status, out, err })
      },
    )
  })
}
