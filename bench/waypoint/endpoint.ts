// The server of the bench, a program of its own: answers HTTP/1.1 requests with bytes made beforehand, on
// HBONE at `address:15008` for the waypoint, and on TLS with client certificates for the others.
// Arguments: directory, address, TLS port.
import net from 'node:net'
import tls from 'node:tls'
import type { Duplex } from 'node:stream'
import { ports } from '../../mesh/constants.ts'
import { TunnelServer } from '../../mesh/hbone/server.ts'
import { readCredentials } from './setup.ts'

const [, , directory = '', address = '', tlsPort = ''] = process.argv
const credentials = readCredentials(directory, 'server')
const body = 'x'.repeat(256)
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nx-served-by: bench\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
)
const end = Buffer.from('\r\n\r\n')

function serve(stream: Duplex): void {
  stream.on('error', () => {})
  stream.on('data', (chunk: Buffer) => {
    // Requests have no bodies and come whole: each ends where its head does.
    for (let at = chunk.indexOf(end); at >= 0; at = chunk.indexOf(end, at + 4)) stream.write(answer)
  })
  stream.on('end', () => stream.end())
}

const tunnels = new TunnelServer({
  credentials: () => credentials,
  onRequest: (request) => serve(request.accept()),
  onRefused: ({ detail }) => process.stderr.write(`endpoint: ${detail}\n`),
})
net.createServer((socket) => tunnels.handle(socket)).listen(ports.hbone, address)
const secure = tls.createServer(
  {
    key: credentials.keyPem,
    cert: credentials.certificatePem,
    ca: credentials.rootsPem,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.3',
  },
  (socket) => {
    socket.setNoDelay(true)
    serve(socket)
  },
)
secure.listen(Number(tlsPort), '127.0.0.1', () => process.send?.('ready'))
