// Certificates that live ten seconds, under traffic: each is renewed at half its life, connections
// made before go on, and none made meanwhile fails.
import t from 'tap'
import { appPort, call, curl, eventually, local } from '../helpers/local.ts'

const { mesh, pods } = await local(t, 'ren', { up: ['--certificate-ttl', '10'] })
const { web, api1 } = pods

interface Certificate {
  readonly identity: string
  readonly serial: string
  readonly notAfter: string
}

const serials = (): Set<string> => {
  const found = JSON.parse(mesh.run('certificates', '--output', 'json')) as Certificate[]
  return new Set(found.filter((c) => c.identity.endsWith('/sa/web')).map((c) => c.serial))
}

await t.test('connections survive the renewal of both their certificates', async (t) => {
  const first = serials()
  t.equal(first.size, 1)
  // Longer than a certificate lives: the server reads nothing for 11 s, then everything.
  const long = call(web, api1.ip4, { mode: 'stall', size: 20 * 1024 * 1024, waitMs: 11_000 })
  let done = false
  void long.finally(() => {
    done = true
  })
  let requests = 0
  const failures: number[] = []
  while (!done && requests < 2_000) {
    const { code } = await curl(web, `http://${api1.ip4}:${appPort}/`)
    requests++
    if (code !== 0) failures.push(code ?? -1)
  }
  t.same((await long).errors, [], 'the long one is whole')
  t.same(failures, [], `none of ${requests} short ones failed`)
  t.ok(requests > 50)
  const renewed = await eventually(() => {
    const now = serials()
    return [...now].some((serial) => first.has(serial)) ? undefined : now
  })
  t.equal(renewed.size, 1, 'the certificate is another one now')
})
