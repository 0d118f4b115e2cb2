// A command in a container, to its end: exec through the API server over a WebSocket, in Kubernetes' channel
// protocol (k8s.io/apimachinery/pkg/util/remotecommand): the first byte of a message says whose it is.
import { ApiError, type ApiServer, refusalOf } from './client.ts'
import { openWebSocket } from './websocket.ts'

const subprotocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io']
const channels = { stdout: 1, stderr: 2, status: 3 } as const
/** What is kept of a command's output, bytes. */
const maxOutputBytes = 64 * 1024 * 1024

export interface ContainerPlace {
  readonly namespace: string
  readonly pod: string
  readonly container: string
}

export interface Finished {
  /** Exit status. */
  readonly status: number
  readonly out: string
  readonly err: string
}

/**
 * Runs `command` and resolves once it has ended, whatever its status. Rejects with an {@link ApiError} when
 * the server or the kubelet refuses, and with an error that says so when it takes longer than `deadlineMs`,
 * or the connection breaks.
 */
export async function execInPod(
  api: ApiServer,
  { namespace, pod, container }: ContainerPlace,
  command: readonly string[],
  deadlineMs: number,
): Promise<Finished> {
  const query = new URLSearchParams({ container, stdout: 'true', stderr: 'true' })
  for (const word of command) query.append('command', word)
  const path = `/api/v1/namespaces/${namespace}/pods/${pod}/exec?${query.toString()}`
  const socket = await openWebSocket(api, path, subprotocols, maxOutputBytes)
  const output = new Output()
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      const late = (): void => reject(new Error(`no answer in ${deadlineMs / 1000} s`))
      timer = setTimeout(late, deadlineMs)
      socket.on('message', (data: Buffer) => {
        try {
          const finished = output.take(data)
          if (finished !== undefined) resolve(finished)
        } catch (error) {
          reject(error as Error)
        }
      })
      socket.on('unexpected-response', (_, response) => {
        refusalOf(response).then(reject, reject)
      })
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('the connection ended before the command did')))
    })
  } finally {
    clearTimeout(timer)
    socket.terminate()
  }
}

/** What has come of a command so far. */
class Output {
  readonly #out: Buffer[] = []
  readonly #err: Buffer[] = []
  #size = 0

  /** The end, once it is told. Throws what the server says when the command could not be run. */
  take(data: Buffer): Finished | undefined {
    const rest = data.subarray(1)
    this.#size += rest.length
    if (this.#size > maxOutputBytes)
      throw new Error(`an answer of more than ${maxOutputBytes} bytes`)
    const channel = data[0]
    if (channel === channels.stdout) this.#out.push(rest)
    else if (channel === channels.stderr) this.#err.push(rest)
    else if (channel === channels.status) {
      return {
        status: exitStatus(JSON.parse(rest.toString('utf8')) as Status),
        out: Buffer.concat(this.#out).toString('utf8'),
        err: Buffer.concat(this.#err).toString('utf8'),
      }
    }
    return undefined
  }
}

/** metav1.Status, as it ends an exec. */
interface Status {
  readonly status?: string
  readonly reason?: string
  readonly message?: string
  readonly code?: number
  readonly details?: { readonly causes?: readonly { reason?: string; message?: string }[] }
}

function exitStatus({ status, reason, message, code, details }: Status): number {
  if (status === 'Success') return 0
  const exit = details?.causes?.find((cause) => cause.reason === 'ExitCode')?.message
  if (reason === 'NonZeroExitCode' && exit !== undefined) return Number(exit)
  throw new ApiError(code ?? 0, message ?? 'the command could not be run')
}
