// The dashboard as a person has it: `leyline dashboard` over a real mesh of two nodes, real traffic, a
// real browser.
import { spawn } from 'node:child_process'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import type { LocalPod } from '../../deploy/local/topology.ts'
import { write } from '../../deploy/local/topology.ts'
import type { Graph } from '../../dashboard/api.ts'
import { openPage } from '../helpers/browser.ts'
import { appPort, curl, eventually, local } from '../helpers/local.ts'

const leyline = fileURLToPath(new URL('../../cli/leyline', import.meta.url))
const { mesh, pods, manifests } = await local(t, 'dsh')
const { web, api1, old } = pods

/** `leyline dashboard`, once it says where; `stop` is Ctrl-C, and its exit status. */
function dashboard(t: Test): Promise<{ url: string; stop: () => Promise<number | null> }> {
  const options = ['--run', mesh.runDirectory, '--port', '0', '--open', 'no']
  const child = spawn(leyline, ['dashboard', ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const stop = (): Promise<number | null> => {
    child.kill('SIGINT')
    return ended
  }
  t.teardown(stop)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with status ${code}`)))
    createInterface(child.stdout).on('line', (line) => {
      const url = /http:\S+/.exec(line)?.[0]
      if (url !== undefined) resolve({ url, stop })
    })
  })
}

/** A request every 100 ms, until told to stop; 60 s at most. */
function keepAsking(from: LocalPod, to: LocalPod): () => Promise<void> {
  const loop = `for i in $(seq 600); do curl -sS -o /dev/null --max-time 2 http://${to.ip4}:${appPort}/; sleep 0.1; done`
  const child = from.spawn(['bash', '-c', loop], { stdio: 'ignore' })
  return () =>
    new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.kill()
    })
}

/** Status and headers of a request as no browser would make it. */
function ask(
  url: string,
  options: { method?: string; host?: string; path?: string },
): Promise<{ status: number; headers: Record<string, unknown> }> {
  const { method = 'GET', host = new URL(url).host, path = '/' } = options
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, url), { method, headers: { host } }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

const { url, stop } = await dashboard(t)
const { page, errors, requested } = await openPage(t, url)
const label = (from: string, to: string) => page.locator(`g.label[data-key="${from} → ${to}"]`)
const describedAs = async (from: string, to: string): Promise<string> =>
  (await label(from, to).getAttribute('aria-label')) ?? ''
/** Waits until an edge says so: a rate is of the last 10 s, so it takes its time to go. */
const untilSays = (from: string, to: string, text: string): Promise<void> =>
  page.locator(`g.label[data-key="${from} → ${to}"][aria-label*="${text}"]`).waitFor()
/** Connections per second, as it stands on the edge. */
const rateOf = async (from: string, to: string): Promise<number> =>
  Number(/([\d.]+) conn\/s/.exec(await describedAs(from, to))?.[1] ?? 0)
const styleOf = (selector: string, property: string): Promise<string> =>
  page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`)
const places = (): Promise<string[]> =>
  page
    .locator('g.node')
    .evaluateAll((nodes) =>
      nodes.map((node) => `${node.getAttribute('data-key')} ${node.getAttribute('style')}`),
    )

await t.test('before there is traffic it shows the pods of the mesh, and what to do', async (t) => {
  await page.locator('g.node[data-key="shop/web"]').waitFor()
  t.same(await page.locator('g.node text.name').allTextContents(), ['api-1', 'api-2', 'web'])
  await page.getByText('No traffic yet').waitFor()
  t.match(await page.locator('.tile').first().textContent(), /3 of 3/)
})

await t.test('an edge appears with its lock, and its numbers move with the traffic', async (t) => {
  const stop = keepAsking(web, api1)
  await label('shop/web', 'shop/api-1').waitFor()
  await eventually(async () => (await rateOf('shop/web', 'shop/api-1')) > 1 || undefined)
  const busy = await describedAs('shop/web', 'shop/api-1')
  t.match(busy, /^web to api-1: mutual TLS, [\d.]+ conn\/s, [\d.]+ k?B\/s$/)
  t.match(await label('shop/web', 'shop/api-1').getAttribute('class'), /mutual active/)
  const before = await places()
  await page.waitForResponse((response) => response.url().includes('/api/graph'))
  await page.waitForResponse((response) => response.url().includes('/api/graph'))
  t.same(await places(), before, 'nothing moves while numbers do')
  await stop()
})

await t.test('plaintext has an open lock', async (t) => {
  const stops = [keepAsking(old, api1), keepAsking(web, old)]
  const lock = (from: string, to: string) => label(from, to).locator('path.lock').getAttribute('d')
  for (const [from, to] of [
    ['legacy/old', 'shop/api-1'],
    ['shop/web', 'legacy/old'],
  ] as const) {
    await label(from, to).waitFor()
    await eventually(async () => (await rateOf(from, to)) > 1 || undefined)
    t.match(await describedAs(from, to), /plaintext/)
    t.match(await label(from, to).getAttribute('class'), /plaintext/)
    t.not(await lock(from, to), await lock('shop/web', 'shop/api-1'))
    t.not(
      await styleOf(`g.edge[data-key="${from} → ${to}"] path`, 'strokeDasharray'),
      'none',
      'nor is colour the only sign on the line',
    )
  }
  t.match(await page.locator('.tile').nth(1).textContent(), /Mutual TLS\d+ %/)
  for (const stop of stops) await stop()
})

await t.test('a connection that nobody takes is a failure on its edge', async (t) => {
  for (let i = 0; i < 5; i++) await curl(web, `http://${api1.ip4}:9/`)
  await untilSays('shop/web', 'shop/api-1', 'failed')
  t.match(await label('shop/web', 'shop/api-1').getAttribute('class'), /mutual .*failing/)
})

await t.test('traffic over, the edge stays, at rest, with its lock', async (t) => {
  await untilSays('shop/web', 'shop/api-1', 'idle')
  t.match(await describedAs('shop/web', 'shop/api-1'), /^web to api-1: mutual TLS, idle/)
})

await t.test('with the keyboard alone: an edge is opened, read and closed', async (t) => {
  await label('shop/web', 'shop/api-1').focus()
  await page.keyboard.press('Enter')
  const panel = page.locator('#panel')
  await panel.waitFor()
  const text = (await panel.textContent()) ?? ''
  t.match(text, 'spiffe://cluster.local/ns/shop/sa/web')
  t.match(text, 'spiffe://cluster.local/ns/shop/sa/api')
  t.match(text, /Mutual TLS\. Both ends have proved who they are/)
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
})

await t.test('the tables: traffic, and every pod with its identity', async (t) => {
  await page.getByRole('link', { name: 'Traffic' }).click()
  const row = page.locator('tr[data-key="legacy/old → shop/api-1"]')
  t.match(await row.textContent(), /plaintext/)
  await page.getByRole('link', { name: 'Workloads' }).click()
  const rows = page.locator('tbody tr')
  await rows.nth(3).waitFor()
  const texts = await rows.allTextContents()
  t.equal(texts.length, 4)
  t.match(texts[3], /web.*in the mesh.*spiffe:\/\/cluster\.local\/ns\/shop\/sa\/web.*node-a/)
  t.match(texts[0], /old.*outside.*spiffe:\/\/cluster\.local\/ns\/legacy\/sa\/default.*node-b/)
  await page.getByLabel('Search').fill('sa/api node-b')
  await eventually(async () => (await rows.count()) === 1 || undefined)
  t.match(await rows.textContent(), 'api-1')
  await page.getByRole('link', { name: 'Waypoints' }).click()
  await page.getByText('No waypoint').waitFor()
})

await t.test('what is in the objects is text to the page, whatever it says', async (t) => {
  const markup = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
  write(manifests, 'hostile', [
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'hostile', namespace: 'shop' },
      spec: { rules: [{ from: [{ source: { principals: ['*'], [markup]: [markup] } }] }] },
    },
  ])
  await page.getByRole('link', { name: 'Problems' }).click()
  const problem = page.locator('.problems li', { hasText: '<img src=x' })
  await problem.waitFor()
  t.equal(await page.locator('main img, main script').count(), 0)
  t.match(await page.title(), /^Leyline/)
  t.equal(await page.locator('#problem-count').textContent(), '1')
})

await t.test('nothing went wrong on the page, and no request left its origin', async (t) => {
  t.same(errors, [])
  t.ok(requested.length > 20)
  t.same(
    requested.filter((each) => new URL(each).origin !== new URL(url).origin),
    [],
  )
})

await t.test(
  'control away, it says so and keeps what it knows; control back, it goes on',
  async (t) => {
    await page.getByRole('link', { name: 'Graph' }).click()
    await label('shop/web', 'shop/api-1').waitFor()
    await page.route('**/api/**', (route) => route.abort())
    await page.getByText('Control does not answer').waitFor()
    t.ok(await label('shop/web', 'shop/api-1').isVisible())
    await page.unroute('**/api/**')
    await page.getByText('Control does not answer').waitFor({ state: 'hidden' })
  },
)

await t.test('other origins are shut out: by name, by method, by policy', async (t) => {
  t.match(await ask(url, { host: 'evil.example' }), { status: 421 })
  t.match(await ask(url, { host: `evil.example:${new URL(url).port}`, path: '/api/graph' }), {
    status: 421,
  })
  t.match(await ask(url, { method: 'POST', path: '/api/graph' }), { status: 405 })
  t.match(await ask(url, { path: '/../control/config.ts' }), { status: 404 })
  t.match(await ask(url, { path: '/api/nothing' }), { status: 404 })
  const { status, headers } = await ask(url, { host: 'localhost:1' })
  t.equal(status, 200)
  t.match(headers['content-security-policy'], /^default-src 'none'; script-src 'self'/)
  const outside = `fetch('http://127.0.0.1:1/').catch((error) => error.message)`
  t.equal(await page.evaluate(outside), 'Failed to fetch')
  const inline = `try {
    const script = document.createElement('script')
    script.textContent = 'document.title = "inline"'
    document.head.append(script)
  } catch {}`
  await page.evaluate(inline)
  t.not(await page.title(), 'inline')
})

await t.test('the same graph is on the admin socket, for programs', async (t) => {
  const { edges } = (await mesh.controlAdmin('/traffic')) as Graph
  const edge = edges.find((e) => e.source === 'shop/web' && e.destination === 'shop/api-1')
  t.match(edge, { security: 'mutual', principals: { source: /sa\/web$/, destination: /sa\/api$/ } })
})

await t.test('Ctrl-C ends the command in order, with the page still open', async (t) => {
  t.equal(await stop(), 0)
})
