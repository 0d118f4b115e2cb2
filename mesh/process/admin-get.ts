// One GET to an admin socket, answered on stdout: what `leyline` runs in a container, where there is no
// curl. `node admin-get.ts SOCKET PATH`; status 0 and the body, or status 1 and on stderr why not.
import { request } from 'node:http'

/** An answer takes milliseconds; nobody waits any more after this, ms. */
const deadlineMs = 8_000

const [socketPath, path] = process.argv.slice(2)
if (socketPath === undefined || path === undefined) fail('expected SOCKET PATH')
const outgoing = request({ socketPath, path, signal: AbortSignal.timeout(deadlineMs) })
outgoing.on('error', ({ message }) => fail(`nobody answers at ${socketPath}: ${message}`))
outgoing.on('response', (response) => {
  const ok = response.statusCode === 200
  response.on('error', ({ message }) => fail(`the answer broke off: ${message}`))
  response.pipe(ok ? process.stdout : process.stderr)
  if (!ok) process.exitCode = 1
})
outgoing.end()

function fail(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}
