// A program that cannot start says why where a kubelet looks for it: the message of the container's end.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'leyline-lastword-'))
t.teardown(() => rmSync(work, { recursive: true, force: true }))
const file = join(work, 'termination-log')

/** Runs a program to its end. */
function run(program: string, args: string[], env: Record<string, string> = {}) {
  writeFileSync(file, '')
  const { status, stderr } = spawnSync(process.execPath, [at(program), ...args], {
    env: { ...process.env, TERMINATION_LOG: file, ...env },
    encoding: 'utf8',
    timeout: 30_000,
    killSignal: 'SIGKILL',
  })
  return { status, stderr, word: readFileSync(file, 'utf8') }
}
function agentConfig(bpf: object): string {
  const path = join(work, 'agent.yaml')
  const config = {
    node: 'n',
    control: {
      address: 'unix:/nonexistent',
      rootCertificateFile: '/nonexistent',
      tokenFile: '/nonexistent',
    },
    pods: { folder: work },
    bpf: { podsCgroup: 'auto', ...bpf },
    adminSocket: join(work, 'admin.sock'),
  }
  writeFileSync(path, JSON.stringify(config))
  return path
}

await t.test('a wrong configuration', async (t) => {
  for (const program of ['agent/main.ts', 'control/main.ts']) {
    const { status, stderr, word } = run(program, ['--config', join(work, 'none.yaml')])
    t.equal(status, 2)
    t.match(word, /^(agent|control): cannot read .*none\.yaml: ENOENT/)
    t.equal(stderr.trim(), word, 'the line that it ends with')
  }
})

await t.test('nothing is written where there is no such file', async (t) => {
  const missing = join(work, 'missing')
  const { status } = run('control/main.ts', ['--config', '/nonexistent'], {
    TERMINATION_LOG: missing,
  })
  t.equal(status, 2)
  t.throws(() => readFileSync(missing), /ENOENT/)
  const { status: other } = run('control/main.ts', ['--config', '/x'], { TERMINATION_LOG: work })
  t.equal(other, 2, 'nor into a directory')
})

const notRoot = process.getuid?.() === 0 ? false : 'loading programs needs root'
await t.test('a node that lacks something', { skip: notRoot }, async (t) => {
  const pinDirectory = join(work, 'bpf')
  mkdirSync(pinDirectory)
  t.teardown(() => {
    try {
      execFileSync('umount', [pinDirectory], { stdio: 'ignore' })
    } catch {
      // Nothing was mounted.
    }
  })
  const none = run('agent/main.ts', ['--config', agentConfig({ pinDirectory })], {
    CGROUP_ROOT: '/nonexistent',
  })
  t.equal(none.status, 1)
  t.match(none.word, /^agent: cgroup v2 is not mounted; hint: /)
  const pods = run('agent/main.ts', [
    '--config',
    agentConfig({ pinDirectory, podsCgroup: '/x-none' }),
  ])
  t.equal(pods.status, 2)
  t.match(pods.word, /^agent: no cgroup at .*x-none/)
  const bpffs = run('agent/main.ts', ['--config', agentConfig({ pinDirectory: '/sys/fs/leyline' })])
  t.equal(bpffs.status, 1)
  t.match(bpffs.word, /^agent: no bpffs is mounted at \/sys\/fs; hint: on the node: mount -t bpf /)
  for (const { stderr, word } of [none, pods, bpffs]) {
    t.equal(stderr.trim(), word)
    t.equal(word.split('\n').length, 1, 'one line')
  }
})

await t.test(
  'an error that nobody expected leaves its stack, cut where a kubelet stops',
  async (t) => {
    const program = join(work, 'crash.ts')
    writeFileSync(
      program,
      `import { leaveLastWord, leaveLastWordOnCrash } from ${JSON.stringify(at('mesh/process/lastword.ts'))}
     if (process.argv[2] === 'long') leaveLastWord('€'.repeat(3000))
     else { leaveLastWordOnCrash('agent'); setTimeout(() => { throw new Error('boom') }, 1) }`,
    )
    const crash = (...args: string[]) => {
      writeFileSync(file, '')
      const env = { ...process.env, TERMINATION_LOG: file }
      const { status } = spawnSync(process.execPath, [program, ...args], { env })
      return { status, word: readFileSync(file, 'utf8') }
    }
    const { status, word } = crash()
    t.equal(status, 1)
    t.match(word, /^agent: Error: boom\n.*crash\.ts/)
    const long = crash('long').word
    t.equal(Buffer.byteLength(long), 4_095, 'whole letters')
    t.equal(long, '€'.repeat(1_365))
  },
)
