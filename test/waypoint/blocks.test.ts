// Access lines on their way out: whole, in order, in blocks; and a reader that stops.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { BlockWriter } from '../../waypoint/blocks.ts'
import { waitFor } from '../helpers/wait.ts'

const directory = mkdtempSync(join(tmpdir(), 'leyline-blocks-'))
t.teardown(() => rmSync(directory, { recursive: true }))

await t.test('lines arrive whole and in order, long ones and foreign ones too', async (t) => {
  const file = join(directory, 'log')
  const fd = openSync(file, 'w')
  const expected = Array.from({ length: 5_000 }, (_, i) => `${i} ${'ü€😀x'.repeat(i % 40)}\n`)
  expected.splice(100, 0, `${'€'.repeat(100_000)}\n`)
  const writer = new BlockWriter(fd)
  for (const line of expected) writer.write(line)
  await writer[Symbol.asyncDispose]()
  closeSync(fd)
  t.ok(readFileSync(file, 'utf8') === expected.join(''))
  t.equal(writer.dropped, 0)
})

await t.test('a line waits a second at most', async (t) => {
  const file = join(directory, 'one')
  const fd = openSync(file, 'w')
  const writer = new BlockWriter(fd)
  writer.write('alone\n')
  t.equal(readFileSync(file, 'utf8'), '')
  await waitFor(() => (readFileSync(file, 'utf8') === 'alone\n' ? true : undefined))
  await writer[Symbol.asyncDispose]()
  closeSync(fd)
})

await t.test('a reader that has stopped costs lines, counted, and nothing else', async (t) => {
  const fifo = join(directory, 'fifo')
  execFileSync('mkfifo', [fifo])
  const reader = spawn('sh', ['-c', `exec 3<${fifo}; sleep 60`], { stdio: 'ignore' })
  t.teardown(() => reader.kill('SIGKILL'))
  // O_WRONLY | O_NONBLOCK: as a container's log pipe may be.
  const fd = await waitFor(() => {
    try {
      return openSync(fifo, 1 | 2048)
    } catch {
      return undefined
    }
  })
  const writer = new BlockWriter(fd)
  const line = `${'x'.repeat(999)}\n`
  const started = Date.now()
  for (let i = 0; i < 20_000; i++) writer.write(line)
  t.ok(Date.now() - started < 2_000, 'nobody waited')
  t.ok(writer.dropped > 10_000 && writer.dropped < 20_000, `${writer.dropped} dropped`)
  await writer[Symbol.asyncDispose]()
  reader.kill('SIGKILL')
  await once(reader, 'exit')
  closeSync(fd)
})
