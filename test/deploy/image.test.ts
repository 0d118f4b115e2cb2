// What is in the image, and that it runs as it lies there; and the Dockerfile, which must come to the same.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { imageConfig, stage } from '../../deploy/image/rootfs.ts'

t.setTimeout(120_000)
const work = mkdtempSync(join(tmpdir(), 'leyline-image-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))

const notRoot = process.getuid?.() === 0 ? false : 'only root may change its root directory'
await t.test('it runs with nothing but what is in it', { skip: notRoot }, async (t) => {
  const rootfs = join(work, 'rootfs')
  mkdirSync(rootfs)
  stage(rootfs)
  const home = imageConfig.WorkingDir
  for (const path of [
    '/bin/sh',
    '/usr/bin/env',
    '/usr/bin/clang',
    `${home}/test`,
    `${home}/bpf/shim.c`,
  ])
    t.notOk(existsSync(join(rootfs, path)), `no ${path}`)
  for (const path of [`${home}/bpf/out/connect.bpf.o`, `${home}/package.json`, `${home}/LICENSE`])
    t.ok(existsSync(join(rootfs, path)), path)
  t.match(readFileSync(join(rootfs, 'etc/passwd'), 'utf8'), /^leyline:x:65532:65532:/m)
  t.equal(statSync(join(rootfs, 'tmp')).mode & 0o1777, 0o1777)
  mkdirSync(join(rootfs, 'proc'))
  const [node = ''] = imageConfig.Entrypoint
  const inside = (...args: string[]): string =>
    execFileSync(
      'unshare',
      [
        '--mount',
        '--pid',
        '--fork',
        `--root=${rootfs}`,
        `--wd=${home}`,
        '--mount-proc',
        node,
        ...args,
      ],
      { encoding: 'utf8', env: { PATH: '/usr/bin' }, stdio: ['ignore', 'pipe', 'inherit'] },
    )
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  t.equal(inside('cli/main.ts', '--version'), `${version}\n`)
  t.match(inside('cli/main.ts', 'install', '--render'), /^kind: DaemonSet$/m)
  t.match(inside('control/main.ts', '--help'), 'usage: control/main.ts')
  const features = JSON.parse(inside('agent/main.ts', 'check')) as { name: string; ok: boolean }[]
  for (const name of ['libbpf', 'cgroup/connect4', 'sockops', 'sk_lookup'])
    t.match(
      features.find((feature) => feature.name === name),
      { ok: true },
      `${name}, by its own libbpf`,
    )
})

interface Instruction {
  readonly name: string
  readonly text: string
}
/** The instructions of each stage. */
function stages(): Instruction[][] {
  const lines = readFileSync('deploy/Dockerfile', 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const found: Instruction[][] = []
  for (const line of lines) {
    const [, name = '', text = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? []
    if (name === 'FROM') found.push([])
    found.at(-1)?.push({ name, text: text.replaceAll(/ +/g, ' ') })
  }
  return found
}
const [build = [], final = []] = stages()
const of = (stage: readonly Instruction[], name: string): string[] =>
  stage.flatMap((each) => (each.name === name ? [each.text] : []))

await t.test('the Dockerfile ends with the same image', async (t) => {
  t.equal(stages().length, 2)
  t.same(of(final, 'FROM'), ['scratch'])
  t.same(of(final, 'COPY'), ['--from=build /rootfs /'])
  t.same(of(final, 'RUN'), [])
  t.same(JSON.parse(of(final, 'ENTRYPOINT')[0] ?? ''), imageConfig.Entrypoint)
  t.same(of(final, 'WORKDIR'), [imageConfig.WorkingDir])
  t.same(of(final, 'ENV').join(' ').split(' '), imageConfig.Env)
  const labels = Object.entries(imageConfig.Labels).map(([name, value]) => `${name}=${value}`)
  t.same(of(final, 'LABEL'), labels)
  t.match(of(build, 'RUN').at(-1), 'deploy/image/build.ts --rootfs /rootfs')
})

await t.test('the Dockerfile copies what there is, and runs what it has copied', async (t) => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n')
  for (const path of ['.git', 'node_modules', 'bpf/out', 'deploy/image/out'])
    t.ok(ignored.includes(path), `${path} is not sent`)
  for (const text of of(build, 'COPY')) {
    for (const source of text.split(' ').slice(0, -1)) {
      t.ok(existsSync(source), source)
      t.notOk(
        ignored.some((path) => path !== '' && source.startsWith(path)),
        `${source} is sent`,
      )
    }
  }
  const runs = of(build, 'RUN').join(' ')
  for (const [file = ''] of runs.matchAll(/(?<= )deploy\/\S+\.(ts|sh)/g))
    t.ok(existsSync(file), file)
  t.match(of(build, 'FROM')[0], /^node:\d+-bookworm-slim AS build$/, 'the Debian of deps.sh')
  const packages = /--no-install-recommends ([a-z0-9 -]+?) &&/.exec(runs)?.[1]?.split(' ') ?? []
  const needs = [...readFileSync('deploy/local/deps.sh', 'utf8').matchAll(/^need (\S+)/gm)]
  const known = new Set(needs.map((match) => match[1]))
  for (const name of packages) t.ok(known.has(name) || name === 'make', `${name} is one of deps.sh`)
  for (const name of ['clang', 'libbpf-dev', 'libc6-dev', 'libatomic1'])
    t.ok(packages.includes(name))
})
