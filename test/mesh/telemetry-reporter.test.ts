// A reporter and a control of the test's own that answers, does not answer, and goes away: what
// reaches it, and that nothing piles up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Server, type ServerDuplexStream } from '@grpc/grpc-js'
import t, { type Test } from 'tap'
import { CertificateAuthority } from '../../control/ca.ts'
import { serverCredentials } from '../../control/services.ts'
import { openRoot } from '../../control/trust.ts'
import {
  Channel,
  controlServerName,
  type TelemetryAck,
  type TelemetryReport,
  telemetryService,
} from '../../mesh/grpc.ts'
import { createLog } from '../../mesh/process/log.ts'
import { maxReportBytes } from '../../mesh/telemetry.ts'
import { TelemetryReporter } from '../../mesh/telemetry-reporter.ts'
import { waitFor } from '../helpers/control.ts'
import { type Edge, edge } from '../helpers/telemetry.ts'

const intervalMs = 10

/** A control that keeps what it hears, and answers when `answers` says so. */
class Ear {
  readonly heard: TelemetryReport[] = []
  readonly lines: { msg: string }[] = []
  answers = true
  #server = new Server()
  #streams: ServerDuplexStream<TelemetryReport, TelemetryAck>[] = []
  readonly #directory = mkdtempSync(join(tmpdir(), 'leyline-ear-'))
  readonly #serving: { key: string; certificate: string }
  readonly channel: Channel
  readonly tokenFile = join(this.#directory, 'token')

  constructor(t: Test) {
    const root = openRoot(this.#directory, 'cluster.local')
    const authority = new CertificateAuthority({
      root,
      authenticator: { authenticate: async () => undefined },
      model: () => {
        throw new Error('nobody asks')
      },
      maxTtlSeconds: 60,
      log: this.log,
    })
    this.#serving = authority.servingCertificate(controlServerName, 60_000)
    writeFileSync(join(this.#directory, 'root.pem'), root.certificatePem)
    writeFileSync(this.tokenFile, 'any')
    this.channel = new Channel({
      address: this.#address,
      root: { file: join(this.#directory, 'root.pem') },
      tokenFile: this.tokenFile,
    })
    t.teardown(() => {
      this.channel[Symbol.dispose]()
      this.#server.forceShutdown()
      rmSync(this.#directory, { recursive: true })
    })
  }

  get #address(): string {
    return `unix:${join(this.#directory, 'sock')}`
  }

  get log() {
    const destination = { write: (line: string) => void this.lines.push(JSON.parse(line)) }
    return createLog({ name: 'test', level: 'debug', destination })
  }

  async listen(): Promise<void> {
    this.#server = new Server()
    this.#server.addService(telemetryService, {
      report: (stream: ServerDuplexStream<TelemetryReport, TelemetryAck>) => {
        this.#streams.push(stream)
        stream.on('error', () => {})
        stream.on('data', (report: TelemetryReport) => {
          this.heard.push(report)
          if (this.answers) stream.write({})
        })
      },
    })
    const credentials = serverCredentials(this.#serving)
    await new Promise<void>((resolve, reject) => {
      this.#server.bindAsync(this.#address, credentials, (error) =>
        error === null ? resolve() : reject(error),
      )
    })
  }

  answerAll(): void {
    this.answers = true
    for (const stream of this.#streams) stream.write({})
  }

  breakAll(): void {
    for (const stream of this.#streams.splice(0))
      stream.emit('error', { code: 14, details: 'gone' })
  }

  report(t: Test, edges: () => Edge[], heartbeatMs = 60_000): void {
    const { channel, log } = this
    const reporter = new TelemetryReporter({ channel, edges, log, intervalMs, heartbeatMs })
    t.teardown(() => reporter[Symbol.dispose]())
  }

  /** Of the first edge that was last heard. */
  get opened(): number {
    return Number(this.heard.at(-1)?.edges?.[0]?.opened ?? -1)
  }
}

await t.test('what changes is told, all of it; what does not is not', async (t) => {
  const ear = new Ear(t)
  await ear.listen()
  const edges = [edge('web', 'api', { opened: 1 }), edge('web', 'db', { opened: 7 })]
  ear.report(t, () => edges)
  await waitFor(() => ear.heard.length === 1 || undefined)
  await sleep(20 * intervalMs)
  t.equal(ear.heard.length, 1, 'silence while nothing changes')
  edges[0] = edge('web', 'api', { opened: 1, bytesToClient: 1 })
  await waitFor(() => ear.heard.length === 2 || undefined)
  t.equal(ear.heard[1]?.edges?.length, 2, 'the whole state')
  edges[1] = edge('web', 'db', { opened: 7, requests: [{ count: 1 }] })
  await waitFor(() => ear.heard.length === 3 || undefined)
  t.match(ear.heard[0]?.instance, /^[0-9a-f-]{36}$/)
  t.equal(new Set(ear.heard.map(({ instance }) => instance)).size, 1)
})

await t.test('with nothing to tell it says that it is there', async (t) => {
  const ear = new Ear(t)
  await ear.listen()
  ear.report(t, () => [], 5 * intervalMs)
  await waitFor(() => ear.heard.length >= 3 || undefined)
  t.same(ear.heard[2]?.edges, [])
})

await t.test('a control that is slow has one report to read, and then the newest', async (t) => {
  const ear = new Ear(t)
  await ear.listen()
  ear.answers = false
  let opened = 0
  ear.report(t, () => [edge('web', 'api', { opened: ++opened })])
  await waitFor(() => ear.heard.length === 1 || undefined)
  await sleep(20 * intervalMs)
  t.equal(ear.heard.length, 1, 'no queue')
  const before = ear.opened
  opened += 1_000
  ear.answerAll()
  await waitFor(() => ear.heard.length >= 2 || undefined)
  t.ok(Number(ear.heard[1]?.edges?.[0]?.opened) > before + 1_000, 'what lay between is left out')
})

await t.test(
  'a stream that breaks is opened again, with everything and as the same instance',
  async (t) => {
    const ear = new Ear(t)
    await ear.listen()
    ear.report(t, () => [edge('web', 'api', { opened: 5 })])
    await waitFor(() => ear.heard.length === 1 || undefined)
    ear.breakAll()
    await waitFor(() => ear.heard.length === 2 || undefined)
    t.equal(ear.opened, 5)
    t.equal(ear.heard[0]?.instance, ear.heard[1]?.instance)
  },
)

await t.test('without control, or a token, it tries again and nothing else happens', async (t) => {
  const ear = new Ear(t)
  rmSync(ear.tokenFile)
  let asked = 0
  ear.report(t, () => {
    asked++
    return []
  })
  await waitFor(() => asked >= 1 || undefined)
  await sleep(20 * intervalMs)
  t.ok(asked <= 2, `with back-off: asked ${asked} times`)
  writeFileSync(ear.tokenFile, 'any')
  await ear.listen()
  await waitFor(() => ear.heard.length >= 1 || undefined)
})

await t.test('more edges than a report holds: the same ones each time, said once', async (t) => {
  const ear = new Ear(t)
  await ear.listen()
  let opened = 1
  const many = Array.from({ length: 12_000 }, (_, i) => edge('w'.repeat(200), `${i}`))
  ear.report(t, () => [edge('web', 'api', { opened }), ...many])
  await waitFor(() => ear.heard.length === 1 || undefined)
  opened++
  await waitFor(() => ear.heard.length === 2 || undefined)
  const [first, second] = ear.heard.map(({ edges }) => edges ?? [])
  t.ok((first?.length ?? 0) < 12_000)
  t.ok((first?.length ?? 0) * 400 > maxReportBytes / 2)
  t.equal(first?.length, second?.length)
  t.same(first?.at(-1)?.destination, second?.at(-1)?.destination)
  t.equal(ear.lines.filter(({ msg }) => msg.startsWith('too many edges')).length, 1)
})
