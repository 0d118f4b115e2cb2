// What every long-running program stands on: configuration that names all its mistakes, the admin
// socket, back-off within its bounds.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { z } from 'zod'
import { loadAgentConfig } from '../../agent/config.ts'
import { MeshError } from '../../mesh/errors.ts'
import { AdminServer, adminRequest } from '../../mesh/process/admin.ts'
import { Backoff } from '../../mesh/process/backoff.ts'
import { loadConfig } from '../../mesh/process/config.ts'
import { sleep } from '../../mesh/process/lifetime.ts'
import { createLog } from '../../mesh/process/log.ts'

const work = mkdtempSync(join(tmpdir(), 'leyline-process-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))
const file = (text: string): string => {
  const path = join(work, 'config.yaml')
  writeFileSync(path, text)
  return path
}
const messageOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    return error instanceof MeshError && error.code === 'bad_config'
      ? error.message
      : `not ours: ${String(error)}`
  }
  return 'none'
}

await t.test('every mistake of a configuration is named, at once, with its path', async (t) => {
  const schema = z.strictObject({
    a: z.strictObject({ port: z.int().min(1).max(65535) }),
    b: z.string(),
  })
  t.same(loadConfig(schema, file('a: {port: 80}\nb: x')), { a: { port: 80 }, b: 'x' })
  const message = messageOf(() => loadConfig(schema, file('a: {port: 0, prot: 1}\nc: 1')))
  const path = join(work, 'config.yaml')
  t.match(message, `${path}: a.port: `)
  t.match(message, `${path}: a: Unrecognized key: "prot"`)
  t.match(message, `${path}: b: `)
  t.match(message, `${path}: (top level): Unrecognized key: "c"`)
  t.equal(message.split('\n').length, 4)
  t.match(
    messageOf(() => loadConfig(schema, file('a: ['))),
    path,
  )
  t.match(
    messageOf(() => loadConfig(schema, '/nonexistent')),
    'cannot read /nonexistent',
  )
  t.match(
    messageOf(() => loadConfig(schema, file(''))),
    /b: /,
    'an empty file is an empty object',
  )
})

await t.test('the agent’s configuration has its defaults and its limits', async (t) => {
  const least = `
node: n
control: {address: "unix:/x", rootCertificateFile: /r, tokenFile: /t}
pods: {folder: /f}
bpf: {pinDirectory: /b, podsCgroup: /}
adminSocket: /a`
  t.match(loadAgentConfig(file(least)), {
    drainDeadlineMs: 25_000,
    certificateTtlSeconds: 86_400,
    logLevel: 'info',
    bpf: { kubeletCgroup: 'auto' },
  })
  const kubelet = (value: string): string =>
    file(least.replace('podsCgroup: /', `podsCgroup: /, kubeletCgroup: ${value}`))
  for (const value of ['none', '/', '/system.slice/kubelet.service']) {
    t.match(loadAgentConfig(kubelet(value)), { bpf: { kubeletCgroup: value } })
  }
  t.match(
    messageOf(() => loadAgentConfig(kubelet('kubelet.service'))),
    /bpf\.kubeletCgroup: expected auto, none, or a path/,
  )
  t.match(
    messageOf(() => loadAgentConfig(file(`${least}\ncertificateTtlSeconds: 86401`))),
    'certificateTtlSeconds',
  )
  t.match(
    messageOf(() => loadAgentConfig(file(`${least}\nlogLevel: loud`))),
    'logLevel',
  )
})

await t.test(
  'the admin socket answers, changes the log level, and belongs to root alone',
  async (t) => {
    const socketPath = join(work, 'admin.sock')
    const log = createLog({ name: 'test', level: 'silent' })
    const admin = await AdminServer.listen({
      socketPath,
      log,
      routes: {
        '/object': () => ({ big: 2n ** 60n }),
        '/broken': () => {
          throw new Error('on fire')
        },
      },
    })
    t.teardown(() => admin[Symbol.asyncDispose]())
    t.equal(statSync(socketPath).mode & 0o777, 0o600)
    t.equal(await adminRequest(socketPath, '/healthz'), 'ok\n')
    t.same(await adminRequest(socketPath, '/object'), { big: String(2n ** 60n) })
    await t.rejects(adminRequest(socketPath, '/broken'), /on fire/)
    await t.rejects(adminRequest(socketPath, '/what'), /known paths: .*\/object/)
    await adminRequest(socketPath, '/logging?level=debug', { method: 'PUT' })
    t.equal(log.level, 'debug')
    await t.rejects(
      adminRequest(socketPath, '/logging?level=loud', { method: 'PUT' }),
      /loud|debug/,
    )
    t.equal(log.level, 'debug')
    await admin[Symbol.asyncDispose]()
    t.notOk(existsSync(socketPath), 'gone with its program')
    await t.rejects(adminRequest(socketPath, '/healthz'), { code: 'control_unreachable' })
  },
)

/** One request as it is, path and all; the status, or the error code of a broken connection. */
function ask(
  socketPath: string,
  path: string,
  options: { method?: string; body?: string } = {},
): Promise<{ status: number | string; text: string }> {
  return new Promise((resolve) => {
    const outgoing = request({ socketPath, path, method: options.method ?? 'GET' }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code ?? 'error', text: '' }),
    )
    outgoing.end(options.body)
  })
}

await t.test('no path and no body brings the admin socket down', async (t) => {
  const socketPath = join(work, 'hostile.sock')
  writeFileSync(socketPath, 'left by a program that was killed')
  const log = createLog({ name: 'test', level: 'silent' })
  const routes = { '/echo': ({ body }: { body: string }) => body }
  const admin = await AdminServer.listen({ socketPath, log, routes })
  t.teardown(() => admin[Symbol.asyncDispose]())
  for (const path of ['/what', '//', '//[', '/constructor', '/__proto__', '/healthz/', '*']) {
    const { status, text } = await ask(socketPath, path)
    t.equal(status, 404, path)
    t.equal(text, 'known paths: /echo /healthz /logging\n')
  }
  t.same(await ask(socketPath, '/echo', { method: 'POST', body: 'x'.repeat(65_536) }), {
    status: 200,
    text: 'x'.repeat(65_536),
  })
  t.not((await ask(socketPath, '/echo', { method: 'POST', body: 'x'.repeat(65_537) })).status, 200)
  t.equal((await ask(socketPath, '/healthz')).status, 200, 'it still answers')
})

await t.test('a new level counts for every part of a program that logs', async (t) => {
  const socketPath = join(work, 'level.sock')
  const lines: string[] = []
  const destination = { write: (line: string): void => void lines.push(line) }
  const log = createLog({ name: 'test', destination }).child({ node: 'n' })
  const part = log.child({ component: 'part' })
  const admin = await AdminServer.listen({ socketPath, log, routes: {} })
  t.teardown(() => admin[Symbol.asyncDispose]())
  part.debug('one')
  t.same(await adminRequest(socketPath, '/logging'), { level: 'info' })
  t.same(await adminRequest(socketPath, '/logging?level=debug'), { level: 'info' })
  t.equal(part.level, 'info', 'to ask changes nothing')
  await adminRequest(socketPath, '/logging?level=debug', { method: 'PUT' })
  part.debug('two')
  part.child({ more: 'of it' }).debug('three')
  await adminRequest(socketPath, '/logging?level=error', { method: 'PUT' })
  part.info('four')
  t.same(
    lines.map((line) => (JSON.parse(line) as { msg: string }).msg),
    ['two', 'three'],
  )
})

await t.test('back-off doubles within its bounds, and starts again', async (t) => {
  const backoff = new Backoff({ minMs: 100, maxMs: 1_000 })
  const within = (low: number, high: number): void => {
    const wait = backoff.next()
    t.ok(wait >= low && wait <= high, `${wait} in ${low}..${high}`)
  }
  for (const top of [100, 200, 400, 800, 1_000, 1_000]) within(top * 0.75, top)
  for (let i = 0; i < 2_000; i++) backoff.next()
  within(750, 1_000)
  backoff.reset()
  within(75, 100)
})

await t.test('a wait ends with its signal, and never fails', async (t) => {
  const began = Date.now()
  const abort = new AbortController()
  const waiting = sleep(10_000, abort.signal)
  abort.abort()
  await waiting
  await sleep(10_000, abort.signal)
  t.ok(Date.now() - began < 1_000)
})
