// `leyline dashboard` before a cluster: through the API server to control's loopback. The mesh of a
// run directory: test/netns/dashboard.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { dashboardPort } from '../../mesh/constants.ts'
import { FakeApiServer } from '../helpers/apiserver.ts'
import { eventually } from '../helpers/local.ts'
import { servePortForward } from '../helpers/portforward.ts'

t.setTimeout(60_000)
const program = fileURLToPath(new URL('../../cli/leyline', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'leyline-dash-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))

const path = '/api/v1/namespaces/leyline-system/pods'
const labels = { 'app.kubernetes.io/name': 'leyline', 'app.kubernetes.io/component': 'control' }
const pod = (name: string, ready: boolean) => ({
  metadata: { name, namespace: 'leyline-system', labels },
  status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
})

/** A cluster with these pods; `target` is where the port of each really is. */
async function cluster(t: Test, pods: ReturnType<typeof pod>[] = [], target = () => 0) {
  const server = await FakeApiServer.start(t)
  server.serve(path, ...pods)
  const asked = servePortForward(server, target)
  return { server, asked, config: server.kubeconfig() }
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
  const big = 'x'.repeat(3_000_000)
  const control = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => response.end(`${request.url} ${Buffer.concat(chunks).length} ${big}`))
  }).listen(0, '127.0.0.1')
  t.teardown(() => control.close())
  await once(control, 'listening')
  const target = (control.address() as AddressInfo).port
  const pods = [pod('leyline-control-old', false), pod('leyline-control-new', true)]
  const { server, asked, config } = await cluster(t, pods, () => target)
  const running = dashboard(t, ['--port', '0', '--kubeconfig', config])
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
    asked.at(-1),
    `/api/v1/namespaces/leyline-system/pods/leyline-control-new/portforward?ports=${dashboardPort}`,
  )

  /** Asks until it says so: what is kept open for a next request may end with that one, in silence. */
  const said = (line: RegExp) =>
    eventually(async () => {
      await fetch(url).then(
        () => t.fail('there is nobody to answer'),
        () => {},
      )
      return line.test(running.errors()) || undefined
    })
  control.closeAllConnections()
  await new Promise((resolve) => control.close(resolve))
  await said(/^leyline: pod leyline-control-new: .*ECONNREFUSED/m)
  server.delete(path, 'leyline-control-new', 'leyline-system')
  await said(/^leyline: no pod of leyline-control is ready in namespace leyline-system/m)
  running.stop()
  t.equal((await running.ended).code, 0, 'and the command goes on until Ctrl-C')
})

const refusals: [what: string, args: (config: string) => string[], line: RegExp][] = [
  ['no mesh and no cluster', () => [], /no mesh runs in .*no-run; hint: .*leyline up/],
  [
    'no pod of control',
    (config) => ['--kubeconfig', config],
    /no pod of leyline-control is ready .*leyline install/,
  ],
  ['a kubeconfig that is not there', () => ['--kubeconfig', '/nowhere'], /no usable kubeconfig/],
  [
    'a context that is not there',
    (config) => ['--kubeconfig', config, '--context', 'y'],
    /no context y, only test/,
  ],
  ['a port that is none', () => ['--port', '70000'], /expected a port from 0 to 65535/],
]
for (const [what, args, line] of refusals) {
  await t.test(`${what}: one line`, async (t) => {
    const { config } = await cluster(t)
    const { code, err } = await dashboard(t, args(config)).ended
    t.equal(code, 1)
    t.match(err, line)
    t.equal(err.trimEnd().split('\n').length, 1, err)
  })
}

await t.test('a server that is away, and one that says no: one line each', async (t) => {
  const { server, config } = await cluster(t, [pod('p', true)])
  server.onUpgrade = (_, socket) => {
    const body = JSON.stringify({ kind: 'Status', message: 'pods "p" is forbidden', code: 403 })
    socket.end(`HTTP/1.1 403 No\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  }
  const running = dashboard(t, ['--port', '0', '--kubeconfig', config])
  await t.rejects(fetch(await running.url))
  const refused = /^leyline: pods "p" is forbidden; hint: .*pods\/portforward.*$/m
  await eventually(() => refused.test(running.errors()) || undefined)
  running.stop()
  await running.ended
  await server.stop()
  const { code, err } = await dashboard(t, ['--kubeconfig', config]).ended
  t.equal(code, 1)
  t.match(err, /^leyline: cannot read pods at https:.*\n$/)
})

await t.test('a port that is taken: another one, unless that one was asked for', async (t) => {
  const { config } = await cluster(t, [pod('p', true)])
  const taken = createServer().listen(0, '127.0.0.1')
  t.teardown(() => taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const { code, err } = await dashboard(t, ['--kubeconfig', config, '--port', `${port}`]).ended
  t.equal(code, 1)
  t.match(err, `cannot listen on port ${port}; hint: choose another one with --port`)
  const first = dashboard(t, ['--kubeconfig', config])
  const second = dashboard(t, ['--kubeconfig', config])
  t.not(await first.url, await second.url)
})
