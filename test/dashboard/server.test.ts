// Where the dashboard may listen, and what it answers to whom. The page itself: test/netns/dashboard.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { stringify } from 'yaml'
import { loadControlConfig } from '../../control/config.ts'
import { DashboardServer } from '../../control/view/server.ts'
import type { Views } from '../../control/view/views.ts'
import { createLog } from '../../mesh/process/log.ts'

const directory = mkdtempSync(join(tmpdir(), 'leyline-dashboard-'))
t.teardown(() => rmSync(directory, { recursive: true }))
const log = createLog({ name: 'test', level: 'silent' })
const views = {
  summary: () => ({ fine: true }),
  graph: (namespace?: string) => ({ namespace: namespace ?? 'all' }),
  workloads: (search: string) => ({ search }),
  waypoints: () => [],
  problems: () => {
    throw new Error('broken')
  },
} as unknown as Views

function load(dashboard: object) {
  const file = join(directory, 'control.yaml')
  const rest = {
    source: { folder: directory },
    listen: { address: 'unix:/x' },
    stateDirectory: '/x',
    adminSocket: '/x',
  }
  writeFileSync(file, stringify({ ...rest, dashboard }))
  return loadControlConfig(file).dashboard
}

interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Record<string, string | undefined>
}

function ask(socketPath: string, path: string, options: object = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host: 'localhost' }
    const outgoing = request({ socketPath, path, headers, ...options }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => {
        const { statusCode: status = 0, headers: found } = response
        resolve({ status, text, headers: found as Answer['headers'] })
      })
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

await t.test('it listens where only this machine reaches it', async (t) => {
  for (const address of [
    '127.0.0.1:15004',
    '127.9.9.9:1',
    '[::1]:15004',
    'localhost:1',
    'unix:/x',
  ]) {
    t.same(load({ address }), { address, hosts: [] })
  }
  for (const address of [
    '0.0.0.0:15004',
    '[::]:15004',
    '10.0.0.1:80',
    'host.example:80',
    ':80',
    '127.0.0.1',
    'x',
  ]) {
    t.throws(() => load({ address }), {
      message: /dashboard\.address: expected .*dashboard\.hosts/,
    })
  }
})

await t.test('elsewhere only with the names it is reached by', async (t) => {
  t.match(load({ address: '0.0.0.0:80', hosts: ['mesh.example'] }), { hosts: ['mesh.example'] })
})

await t.test('a place that is taken is named', async (t) => {
  const other = createServer().listen(0, '127.0.0.1')
  t.teardown(() => other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const address = `127.0.0.1:${port}`
  await t.rejects(DashboardServer.listen({ address, hosts: [], views, log }), {
    code: 'bad_config',
    message: `dashboard.address: cannot listen on ${address}`,
  })
})

await t.test('requests', async (t) => {
  const path = join(directory, 'sock')
  const server = await DashboardServer.listen({
    address: `unix:${path}`,
    hosts: ['Mesh.Example'],
    views,
    log,
  })
  t.teardown(() => server[Symbol.asyncDispose]())
  t.equal(statSync(path).mode & 0o777, 0o600)

  const page = await ask(path, '/')
  t.match(page, { status: 200, headers: { 'content-type': /^text\/html/ } })
  t.notMatch(page.text, /<style|style=|onclick|https?:/, 'nothing inline, nothing from elsewhere')
  for (const file of ['/page.js', '/dom.js', '/graph/layout.js', '/views/graph.js']) {
    t.match(await ask(path, file), {
      status: 200,
      headers: { 'content-type': /^text\/javascript/ },
    })
  }
  t.match(await ask(path, '/style.css'), { status: 200, headers: { 'content-type': /^text\/css/ } })
  const etag = page.headers.etag
  t.match(await ask(path, '/', { headers: { host: '127.0.0.1:1', 'if-none-match': etag } }), {
    status: 304,
    text: '',
  })

  t.match(await ask(path, '/api/graph?namespace=shop'), {
    status: 200,
    text: '{"namespace":"shop"}',
  })
  t.match(await ask(path, '/api/graph?namespace='), { text: '{"namespace":"all"}' })
  t.match(await ask(path, '/api/workloads?search=a%20b'), { text: '{"search":"a b"}' })
  t.match(await ask(path, '/api/problems'), { status: 500, text: 'broken\n' })
  for (const each of ['/api/', '/api/graph/', '/api/__proto__', '/api/constructor']) {
    t.equal((await ask(path, each)).status, 404, each)
  }
  for (const each of [
    '/api.ts',
    '/tsconfig.json',
    '/../package.json',
    '/%2e%2e/package.json',
    '//',
    '/page',
    '/views',
  ]) {
    t.equal((await ask(path, each)).status, 404, each)
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
    t.match(await ask(path, '/', { method }), { status: 405, headers: { allow: 'GET' } }, method)
  }
  for (const host of ['localhost:9', '127.0.0.1', '[::1]:80', 'mesh.example', 'MESH.example:443']) {
    t.equal((await ask(path, '/', { headers: { host } })).status, 200, host)
  }
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    '127.0.0.1.evil.example',
    'x y',
  ]) {
    t.equal((await ask(path, '/api/graph', { headers: { host } })).status, 421, host)
  }
  for (const each of ['/', '/api/graph', '/nothing']) {
    t.match((await ask(path, each)).headers, {
      'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
  }
})
