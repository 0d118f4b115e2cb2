// Who a program in a pod is to the API server: its service account, whose token is replaced while it runs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { inClusterAccess } from '../../kube/access.ts'

const directory = mkdtempSync(join(tmpdir(), 'leyline-access-'))
t.teardown(() => rmSync(directory, { recursive: true }))
const headers = async (access: ReturnType<typeof inClusterAccess>): Promise<unknown> => {
  const options: https.RequestOptions = { headers: { accept: 'application/json' } }
  await access.apply(options)
  return options.headers
}

await t.test('outside of a pod it is refused in words', async (t) => {
  delete process.env.KUBERNETES_SERVICE_HOST
  t.throws(() => inClusterAccess(directory), { code: 'bad_config', message: /in a pod/ })
  process.env.KUBERNETES_SERVICE_HOST = '10.96.0.1'
  t.throws(() => inClusterAccess(directory), { code: 'bad_config' }, 'no token was mounted')
})

await t.test('a token is read for every request', async (t) => {
  writeFileSync(join(directory, 'ca.crt'), 'the authority')
  writeFileSync(join(directory, 'token'), 'first\n')
  process.env.KUBERNETES_SERVICE_PORT = '6443'
  const access = inClusterAccess(directory)
  t.equal(access.server, 'https://10.96.0.1:6443')
  t.same(await headers(access), { accept: 'application/json', authorization: 'Bearer first' })
  writeFileSync(join(directory, 'token'), 'second\n')
  t.match(await headers(access), { authorization: 'Bearer second' })
  process.env.KUBERNETES_SERVICE_HOST = 'fd00::1'
  t.equal(inClusterAccess(directory).server, 'https://[fd00::1]:6443')
})
