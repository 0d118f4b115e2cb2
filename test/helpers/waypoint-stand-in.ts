// In the place of a waypoint, for tests of whoever runs one: listens where it is told to, and is ready
// while the file `ready` stands beside its configuration.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { AdminServer } from '../../mesh/process/admin.ts'
import { untilSignal } from '../../mesh/process/lifetime.ts'
import { createLog } from '../../mesh/process/log.ts'

const file = process.argv[process.argv.indexOf('--config') + 1] ?? ''
const config = parse(readFileSync(file, 'utf8')) as {
  adminSocket: string
  listen: { address: string; port: number }
}
// Capabilities of the process, as the kernel sees them.
writeFileSync(join(dirname(file), 'status'), readFileSync('/proc/self/status'))
const server = net.createServer((socket) => socket.end('a waypoint\n'))
server.listen(config.listen.port, config.listen.address)
await AdminServer.listen({
  socketPath: config.adminSocket,
  routes: {
    '/ready': () => {
      if (!existsSync(join(dirname(file), 'ready'))) throw new Error('not ready')
      return 'ready\n'
    },
  },
  log: createLog({ name: 'stand-in' }),
})
await untilSignal()
process.exit(0)
