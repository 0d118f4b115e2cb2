// The command line as people and scripts meet it: help, errors of one line, formats, no colour where
// nobody sees it.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { parse } from 'yaml'

const program = fileURLToPath(new URL('../../cli/leyline', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'leyline-cli-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))

function leyline(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LEYLINE_RUN: '' },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code, out, err })
    })
  })
}
/** Failed, with one line that says how and why. */
async function refused(t: Test, args: string[], line: RegExp): Promise<void> {
  const { code, err, out } = await leyline(...args)
  t.equal(code, 1, args.join(' '))
  t.match(err, line)
  t.equal(err.trimEnd().split('\n').length, 1, 'one line')
  t.equal(out, '')
}

const commands = ['up', 'status', 'workloads', 'certificates', 'connections', 'check']
const listing = ['status', 'workloads', 'certificates', 'connections', 'check']

await t.test('every command explains itself', async (t) => {
  const { code, out } = await leyline('--help')
  t.equal(code, 0)
  for (const command of commands) {
    t.match(out, new RegExp(`^  ${command} `, 'm'))
    const help = await leyline(command, '--help')
    t.equal(help.code, 0)
    t.match(help.out, `Usage: leyline ${command}`)
  }
  for (const command of listing) {
    t.match(
      (await leyline(command, '--help')).out,
      /--output <format>.*\n?.*"table", "json", "yaml"/,
    )
  }
  t.match((await leyline('--version')).out, /^\d+\.\d+\.\d+\n$/)
})

await t.test('without a command it shows what there is', async (t) => {
  const { code, err, out } = await leyline()
  t.equal(code, 1)
  t.match(err + out, 'Commands:')
})

await t.test('what is wrong with a command line is one line', async (t) => {
  await refused(t, ['upp'], /^leyline: unknown command 'upp'.*--help/)
  await refused(t, ['status', '--nope'], /^leyline: unknown option '--nope'/)
  await refused(
    t,
    ['status', '--output', 'xml'],
    /'xml' is invalid. Allowed choices are table, json, yaml/,
  )
  await refused(t, ['up'], /missing required argument 'dir'/)
  await refused(t, ['up', work, '--certificate-ttl', '5'], /whole seconds from 10 to 86400/)
})

await t.test('without a mesh, commands say so and how to get one', async (t) => {
  for (const command of ['status', 'workloads', 'certificates', 'connections']) {
    await refused(
      t,
      [command, '--run', join(work, 'none')],
      /no mesh runs in .*none; hint: start one with `leyline up DIR`/,
    )
  }
})

await t.test('a folder that is none, or cannot be used, is refused', async (t) => {
  const run = ['--run', join(work, 'run')]
  await refused(t, ['up', join(work, 'missing'), ...run], /missing is not a folder of manifests/)
  const long = join(work, 'x'.repeat(90))
  const manifests = join(work, 'manifests')
  mkdirSync(manifests)
  writeFileSync(join(manifests, 'node.yaml'), 'apiVersion: v1\nkind: Node\nmetadata: {name: n}\n')
  const { code, err } = await leyline('up', manifests, '--run', long)
  t.equal(code, 1)
  t.match(err, /too long for a Unix socket; hint: choose a --run directory with a shorter path/)
})

await t.test('check lists every feature with its purpose, in each format', async (t) => {
  const table = await leyline('check')
  t.match(table.out, /^FEATURE +OK +SINCE +WHAT IT IS FOR/)
  t.notMatch(table.out, '\u001b', 'no colours when nobody looks')
  const json = JSON.parse((await leyline('check', '-o', 'json')).out) as {
    name: string
    purpose: string
  }[]
  const yaml = parse((await leyline('check', '-o', 'yaml')).out) as unknown
  t.same(yaml, json)
  for (const hook of ['cgroup/connect4', 'sockops', 'sk_lookup', 'cgroup v2']) {
    t.ok(json.find(({ name }) => name === hook)?.purpose, hook)
    t.match(table.out, hook)
  }
  t.equal((await leyline('check', '--quiet')).out, '', 'quiet says nothing when nothing is missing')
})
