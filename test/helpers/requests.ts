// Requests from inside a pod, many of them, and gRPC both ways: a program for the pods of the netns tests.
//   requests.ts http URL '{"count":1000,"connections":1,"protocol":"h2","headers":{}}'
//     prints {status → count, names: first word of the answer → count, errors}
//   requests.ts grpc-serve PORT | grpc-call ADDRESS:PORT COUNT
//     a bidirectional stream that answers each message with itself; prints what came back
import http from 'node:http'
import http2 from 'node:http2'
import { Client, credentials, Server, ServerCredentials } from '@grpc/grpc-js'
import { method } from '../../mesh/grpc.ts'

export interface Order {
  readonly count: number
  readonly connections: number
  readonly protocol: 'h1' | 'h2'
  readonly headers?: Readonly<Record<string, string>>
}
export interface Tally {
  readonly statuses: Record<string, number>
  /** First word of the body, of answers with 200. */
  readonly names: Record<string, number>
  readonly errors: Record<string, number>
}

/** Requests of one connection under way at once, of HTTP/2. */
const atOnce = 50
const raw = {
  encode: (message: Buffer) => ({ finish: () => message }),
  decode: (bytes: Uint8Array) => Buffer.from(bytes),
}
const chat = method<Buffer, Buffer>({
  path: '/test.Echo/Chat',
  request: raw,
  response: raw,
  requestStream: true,
  responseStream: true,
})

const [command, target = '', more = ''] = process.argv.slice(2)
if (command === 'http') await requests(target, JSON.parse(more) as Order)
else if (command === 'grpc-serve') serve(Number(target))
else if (command === 'grpc-call') await call(target, Number(more))

async function requests(url: string, order: Order): Promise<void> {
  const tally: Tally = { statuses: {}, names: {}, errors: {} }
  const add = (where: Record<string, number>, key: string): void => {
    where[key] = (where[key] ?? 0) + 1
  }
  const each = Math.ceil(order.count / order.connections)
  const one = order.protocol === 'h2' ? overH2 : overH1
  await Promise.all(
    Array.from({ length: order.connections }, (_, i) => {
      const count = Math.min(each, order.count - i * each)
      return one(url, count, order.headers ?? {}, (status, body) => {
        if (typeof status === 'string') return add(tally.errors, status)
        add(tally.statuses, String(status))
        if (status === 200) add(tally.names, body.split(':')[0] ?? '')
      })
    }),
  )
  process.stdout.write(JSON.stringify(tally))
}

type Done = (status: number | string, body: string) => void

async function overH2(
  url: string,
  count: number,
  headers: Readonly<Record<string, string>>,
  done: Done,
): Promise<void> {
  const session = http2.connect(url)
  session.on('error', () => {})
  let left = count
  const ask = (): Promise<void> =>
    new Promise((resolve) => {
      const stream = session.request({ ':path': new URL(url).pathname, ...headers })
      let status: number | string = 'no answer'
      let body = ''
      stream.on('response', (h) => (status = Number(h[':status'])))
      stream.on('data', (chunk: Buffer) => (body += chunk.toString()))
      stream.on('error', (error) => (status = error.message))
      stream.on('close', () => {
        done(status, body)
        resolve()
      })
    })
  const worker = async (): Promise<void> => {
    while (left-- > 0) await ask()
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  session.close()
}

async function overH1(
  url: string,
  count: number,
  headers: Readonly<Record<string, string>>,
  done: Done,
): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  for (let i = 0; i < count; i++) {
    await new Promise<void>((resolve) => {
      const request = http.get(url, { agent, headers }, (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => (body += chunk.toString()))
        response.on('end', () => {
          done(response.statusCode ?? 0, body)
          resolve()
        })
      })
      request.on('error', (error: NodeJS.ErrnoException) => {
        done(error.code ?? error.message, '')
        resolve()
      })
    })
  }
  agent.destroy()
}

function serve(port: number): void {
  const server = new Server()
  server.addService(
    { chat },
    {
      chat: (stream: NodeJS.ReadWriteStream) => {
        stream.on('data', (message: Buffer) => void stream.write(message))
        stream.on('end', () => void stream.end())
      },
    },
  )
  server.bindAsync(`0.0.0.0:${port}`, ServerCredentials.createInsecure(), () => {
    process.stdout.write('listening\n')
  })
}

/** One message at a time: each answer is awaited, so the stream must pass both ways at once. */
async function call(address: string, count: number): Promise<void> {
  const client = new Client(address, credentials.createInsecure())
  const stream = client.makeBidiStreamRequest(
    chat.path,
    chat.requestSerialize,
    chat.responseDeserialize,
  )
  const back: string[] = []
  const status = await new Promise<string>((resolve) => {
    let i = 0
    const next = (): void => {
      if (i === count) stream.end()
      else stream.write(Buffer.from(`message ${i++}`))
    }
    stream.on('data', (message: Buffer) => {
      back.push(message.toString())
      next()
    })
    stream.on('error', (error) => resolve(error.message))
    stream.on('status', ({ code }) => resolve(`status ${code}`))
    next()
  })
  client.close()
  process.stdout.write(JSON.stringify({ back: back.length, last: back.at(-1), status }))
}
