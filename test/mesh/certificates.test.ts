// One certificate per identity: asked for once however many want it, renewed at half of its life, kept
// while control is away, forgotten with the last pod.
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { Certificates } from '../../mesh/certificates.ts'
import type { Credentials } from '../../mesh/certificate.ts'
import { createLog } from '../../mesh/process/log.ts'
import { waitFor } from '../helpers/control.ts'
import { client, Root, server } from '../helpers/hbone.ts'

const root = new Root()

function made(t: Test, issue: (n: number) => Credentials | Promise<Credentials>) {
  let requests = 0
  const log: string[] = []
  const destination = { write: (line: string): void => void log.push(line) }
  const certificates = new Certificates({
    request: async () => issue(++requests),
    log: createLog({ name: 'test', destination }),
  })
  t.teardown(() => certificates[Symbol.dispose]())
  return { certificates, requests: () => requests, log }
}

await t.test('however many ask at once, control is asked once', async (t) => {
  const { certificates, requests } = made(t, async () => {
    await sleep(20)
    return root.issue(client)
  })
  const all = await Promise.all(Array.from({ length: 20 }, () => certificates.get(client)))
  t.equal(requests(), 1)
  t.equal(new Set(all).size, 1)
  await certificates.get(client)
  t.equal(requests(), 1, 'nor later while it is valid')
  await certificates.get(server)
  t.equal(requests(), 2, 'another identity is another certificate')
})

await t.test('renewed at half of its life, and said so', async (t) => {
  const { certificates, requests } = made(t, () => root.issue(client, 2_500))
  const changed: unknown[] = []
  certificates.on('changed', (identity) => changed.push(identity))
  const began = Date.now()
  const first = await certificates.get(client)
  t.same(changed, [], 'the first is no change')
  await waitFor(() => (requests() === 2 ? true : undefined))
  const after = Date.now() - began
  t.ok(after > 700 && after < 1_400, `after ${after} ms of 2500`)
  t.not(certificates.current(client)?.serial, first.serial)
  t.same(changed, [client])
})

await t.test('a refusal is reported, tried again, and the old one serves meanwhile', async (t) => {
  const { certificates, requests, log } = made(t, (n) => {
    if (n === 2) throw new Error('control is away')
    return root.issue(client, n === 1 ? 2_000 : 3_600_000)
  })
  const first = await certificates.get(client)
  await waitFor(() => (requests() === 2 ? true : undefined))
  t.equal(certificates.current(client)?.serial, first.serial)
  await waitFor(() => (certificates.list()[0]?.problem === undefined ? undefined : true))
  t.match(certificates.list(), [{ serial: first.serial, problem: /control is away/ }])
  t.match(log.join(''), 'certificate request failed')
  await waitFor(() => (requests() === 3 ? true : undefined))
  await waitFor(() => (certificates.list()[0]?.problem === undefined ? true : undefined))
  t.not(certificates.current(client)?.serial, first.serial)
})

await t.test('an expired one is none', async (t) => {
  const { certificates } = made(t, (n) => {
    if (n > 1) throw new Error('control is away')
    return root.issue(client, 1_200)
  })
  await certificates.get(client)
  await sleep(1_300)
  t.equal(certificates.current(client), undefined)
  await t.rejects(certificates.get(client), {
    code: 'bad_certificate',
    message: /no certificate for/,
  })
})

await t.test('forgotten, it is neither held nor renewed; nothing shows a key', async (t) => {
  const { certificates, requests, log } = made(t, () => root.issue(client, 1_500))
  const { keyPem } = await certificates.get(client)
  t.notMatch(JSON.stringify(certificates.list()), 'PRIVATE')
  t.notMatch(log.join(''), keyPem.split('\n')[1] ?? '')
  certificates.forget(client)
  t.equal(certificates.current(client), undefined)
  t.same(certificates.list(), [])
  await sleep(1_000)
  t.equal(requests(), 1)
})

await t.test('forgotten and wanted again while control thinks, it is renewed once', async (t) => {
  const answers: (() => void)[] = []
  const { certificates, requests } = made(t, async () => {
    // The first two answers wait for each other; later ones come at once.
    if (answers.length < 2) await new Promise<void>((resolve) => answers.push(resolve))
    return root.issue(client, 2_500)
  })
  const first = certificates.get(client)
  certificates.forget(client)
  const second = certificates.get(client)
  t.equal(requests(), 2, 'the new pod does not depend on what the old one asked for')
  for (const answer of answers) answer()
  t.equal((await first).identity, client, 'who waits is answered all the same')
  const held = await second
  t.equal(certificates.current(client), held, 'but it is not what is held')
  await waitFor(() => (requests() === 2 ? undefined : true))
  certificates.forget(client)
  // Longer than half of what any of them has left.
  await sleep(1_300)
  t.equal(requests(), 3, 'one renewal of the one held, none of the one nobody can forget any more')
})

await t.test('while control is away, it is asked ever more rarely', async (t) => {
  const asked: number[] = []
  const { certificates } = made(t, () => {
    asked.push(Date.now())
    throw new Error('control is away')
  })
  await t.rejects(certificates.get(client), { code: 'bad_certificate', cause: /is away/ })
  await waitFor(() => (asked.length === 3 ? true : undefined))
  const [first = 0, second = 0, third = 0] = asked
  t.ok(second - first >= 740 && second - first < 1_500, `${second - first} ms, of 750 to 1000`)
  t.ok(third - second >= 1_490 && third - second < 2_500, `${third - second} ms, of 1500 to 2000`)
  t.match(certificates.list(), [{ problem: /control is away/ }])
})
