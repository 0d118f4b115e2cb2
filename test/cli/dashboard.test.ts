// `leyline dashboard` before a cluster: through the API server to control's loopback. The mesh of a
// run directory: test/netns/dashboard.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { stringify } from 'yaml'
import { dashboardPort } from '../../mesh/constants.ts'
import { apiServer } from '../helpers/apiserver.ts'
import { eventually } from '../helpers/local.ts'

t.setTimeout(60_000)
const program = fileURLToPath(new URL('../../cli/leyline', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'leyline-dash-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))

function kubeconfig(server: string): string {
  const file = join(work, `kubeconfig-${Math.random()}`)
  const content = {
    apiVersion: 'v1',
    kind: 'Config',
    // The client library speaks plain HTTP only to a server that it would not check either.
    clusters: [{ name: 'c', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'u', user: {} }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  }
  writeFileSync(file, stringify(content))
  return file
}

interface Running {
  /** Resolves when it says where. */
  readonly url: Promise<string>
  readonly ended: Promise<{ code: number | null; err: string }>
  readonly errors: () => string
  stop(): void
}

function dashboard(t: Test, args: string[], env: Record<string, string> = {}): Running {
  const child = spawn(program, ['dashboard', '--open', 'no', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LEYLINE_RUN: join(work, 'no-run'), HOME: work, ...env },
  })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  t.teardown(() => child.kill())
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, err }))
  const url = new Promise<string>((resolve, reject) => {
    void ended.then(({ err: said }) => reject(new Error(said)))
    createInterface(child.stdout).on('line', (line) => {
      const found = /http:\S+$/.exec(line)?.[0]
      if (found?.startsWith('http://127.0.0.1') && line.startsWith('dashboard of')) resolve(found)
    })
  })
  url.catch(() => {})
  return { url, ended, errors: () => err, stop: () => child.kill('SIGINT') }
}

await t.test('bytes go through the API server to the pod that is ready, and back', async (t) => {
  const api = await apiServer(t)
  const big = 'x'.repeat(3_000_000)
  const control = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => response.end(`${request.url} ${Buffer.concat(chunks).length} ${big}`))
  }).listen(0, '127.0.0.1')
  t.teardown(() => control.close())
  await once(control, 'listening')
  api.targetPort = (control.address() as AddressInfo).port
  api.pods = [
    { name: 'leyline-control-old', ready: false },
    { name: 'leyline-control-new', ready: true },
  ]
  const running = dashboard(t, ['--port', '0', '--kubeconfig', kubeconfig(api.url)])
  const url = await running.url
  const answers = await Promise.all(
    ['a', 'b', 'c'].map(async (path) => {
      const response = await fetch(`${url}${path}`, { method: 'POST', body: big })
      return response.text()
    }),
  )
  t.ok(
    answers.every((text) => text.endsWith(`3000000 ${big}`)),
    'every byte of three at a time',
  )
  t.same(
    answers.map((text) => text.slice(0, 2)),
    ['/a', '/b', '/c'],
  )
  t.match(
    api.asked.at(-1),
    `/api/v1/namespaces/leyline-system/pods/leyline-control-new/portforward?ports=${dashboardPort}`,
  )
  t.match(decodeURIComponent(api.asked[0] ?? ''), /labelSelector=.*component=control/)

  const said = (line: RegExp) => eventually(() => line.test(running.errors()) || undefined)
  control.closeAllConnections()
  await new Promise((resolve) => control.close(resolve))
  await t.rejects(fetch(url), 'control away: that connection fails')
  await said(/^leyline: pod leyline-control-new: /m)
  api.pods = []
  await t.rejects(fetch(url))
  await said(/^leyline: no ready pod in namespace leyline-system/m)
  running.stop()
  t.equal((await running.ended).code, 0, 'and the command goes on until Ctrl-C')
})

const refusals: [what: string, args: (api: string) => string[], line: RegExp][] = [
  ['no mesh and no cluster', () => [], /no mesh runs in .*no-run; hint: .*leyline up/],
  [
    'no pod of control',
    (api) => ['--kubeconfig', kubeconfig(api)],
    /no ready pod .*leyline install/,
  ],
  ['a kubeconfig that is not there', () => ['--kubeconfig', '/nowhere'], /no usable kubeconfig/],
  [
    'a context that is not there',
    (api) => ['--kubeconfig', kubeconfig(api), '--context', 'y'],
    /no context y, only x/,
  ],
  [
    'no server there',
    () => ['--kubeconfig', kubeconfig('http://127.0.0.1:1')],
    /cannot list pods of/,
  ],
  ['a port that is none', () => ['--port', '70000'], /expected a port from 0 to 65535/],
]
for (const [what, args, line] of refusals) {
  await t.test(`${what}: one line`, async (t) => {
    const api = await apiServer(t)
    const { code, err } = await dashboard(t, args(api.url)).ended
    t.equal(code, 1)
    t.match(err, line)
    t.equal(err.trimEnd().split('\n').length, 1, err)
  })
}

await t.test('a port that is taken: another one, unless that one was asked for', async (t) => {
  const api = await apiServer(t)
  api.pods = [{ name: 'p', ready: true }]
  const taken = createServer().listen(0, '127.0.0.1')
  t.teardown(() => taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const config = kubeconfig(api.url)
  const { code, err } = await dashboard(t, ['--kubeconfig', config, '--port', `${port}`]).ended
  t.equal(code, 1)
  t.match(err, `cannot listen on port ${port}; hint: choose another one with --port`)
  const first = dashboard(t, ['--kubeconfig', config])
  const second = dashboard(t, ['--kubeconfig', config])
  t.not(await first.url, await second.url)
})
