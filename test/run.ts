// Runs the test files, each a program that prints TAP, and ends with the one line that counts:
// `N passed, N failed` (and `, N skipped`). Files are run by node itself: one process each, no
// compile step, and what a failed file printed is shown whole. `node test/run.ts [path…]` runs some.
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { cpus } from 'node:os'
import { Parser, type Result } from 'tap-parser'

/** A file that takes longer than this hangs, ms. */
const fileTimeoutMs = 180_000
/** On a cluster everything takes longer, ms. */
const clusterTimeoutMs = 1_200_000
/** These build topologies and measure what crosses them: one at a time. */
const serial = /^test\/(bpf|netns|cluster)\//
/** Needs a cluster that is up: run only when asked for. */
const onDemand = /^test\/cluster\//

interface Outcome {
  readonly file: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly ms: number
  readonly output: string
}

const wanted = process.argv.slice(2)
const files = globSync('test/**/*.test.ts')
  .sort()
  .filter((file) =>
    wanted.length === 0 ? !onDemand.test(file) : wanted.some((path) => file.startsWith(path)),
  )
const outcomes: Outcome[] = []

const parallel = files.filter((file) => !serial.test(file))
await Promise.all(Array.from({ length: cpus().length }, () => work(parallel)))
await work(files.filter((file) => serial.test(file)))

const sum = (pick: (o: Outcome) => number): number => outcomes.reduce((n, o) => n + pick(o), 0)
const skipsFail = process.env.CI === 'true'
const skipped = sum((o) => o.skipped)
const passed = sum((o) => o.passed)
// On CI a skip is a test that did not run though it should have.
const failed = sum((o) => o.failed) + (skipsFail ? skipped : 0) + (outcomes.length === 0 ? 1 : 0)
for (const { file, output, ...counts } of outcomes) {
  if (counts.failed > 0 || (skipsFail && counts.skipped > 0)) {
    process.stdout.write(`\n--- ${file}\n${output.trimEnd()}\n`)
  }
}
const rest = skipped > 0 && !skipsFail ? `, ${skipped} skipped` : ''
process.stdout.write(`\n${passed} passed, ${failed} failed${rest}\n`)
process.exitCode = failed === 0 ? 0 : 1

async function work(queue: string[]): Promise<void> {
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const outcome = await runFile(file)
    outcomes.push(outcome)
    const skips = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ''
    const verdict = outcome.failed > 0 ? 'FAIL' : 'ok'
    const line = `  ${verdict.padEnd(4)} ${file} (${outcome.passed} passed, ${outcome.failed} failed${skips}; ${(outcome.ms / 1000).toFixed(1)} s)`
    process.stdout.write(`${line}\n`)
  }
}

/** One test point is one assertion, or one subtest that has none of its own. */
function runFile(file: string): Promise<Outcome> {
  const started = Date.now()
  return new Promise((resolve) => {
    const env = { ...process.env, TAP: '1', NODE_OPTIONS: '' }
    const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const counts = { passed: 0, failed: 0, skipped: 0 }
    const parser = new Parser()
    follow(parser, counts)
    const limitMs = onDemand.test(file) ? clusterTimeoutMs : fileTimeoutMs
    const timer = setTimeout(() => {
      output += `\ntimed out after ${limitMs} ms\n`
      child.kill('SIGKILL')
    }, limitMs)
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      parser.write(chunk.toString())
    })
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      parser.end()
      // A file that died before it could say so has failed all the same.
      if (code !== 0 && counts.failed === 0) counts.failed++
      if (code === 0 && counts.passed + counts.failed + counts.skipped === 0) counts.failed++
      resolve({ file, ...counts, ms: Date.now() - started, output })
    })
  })
}

function follow(parser: Parser, counts: { passed: number; failed: number; skipped: number }): void {
  const children = new Set<string>()
  parser.on('child', (child: Parser) => {
    children.add(child.name)
    follow(child, counts)
  })
  parser.on('assert', (result: Result) => {
    // The summary point of a subtest repeats what its own points have said.
    if (children.has(result.name) && result.ok) return
    if (result.skip !== undefined && result.skip !== false) counts.skipped++
    else if (result.ok || result.todo) counts.passed++
    else counts.failed++
  })
}
