// Commands in containers over a WebSocket: their output and their end, and every way in which there is none.
import t, { type Test } from 'tap'
import { execInPod, type Finished } from '../../kube/exec.ts'
import { FakeApiServer } from '../helpers/apiserver.ts'
import { type ExecCall, Refused, send, sendEnd, serveExec } from '../helpers/exec.ts'

process.on('unhandledRejection', (error) => {
  t.fail(`unhandled rejection: ${String(error)}`)
})
const place = { namespace: 'leyline-system', pod: 'agent-x', container: 'agent' }

async function setup(
  t: Test,
  run: Parameters<typeof serveExec>[1],
  accept?: Parameters<typeof serveExec>[2],
): Promise<{ exec: (deadlineMs?: number) => Promise<Finished>; calls: ExecCall[] }> {
  const server = await FakeApiServer.start(t)
  const calls = serveExec(server, run, accept)
  const api = server.client(t)
  const command = ['node', 'x y', 'ü&z']
  return { exec: (deadlineMs = 10_000) => execInPod(api, place, command, deadlineMs), calls }
}

await t.test(
  'the command arrives word by word; its output comes apart, with its status',
  async (t) => {
    const { exec, calls } = await setup(t, () => ({ status: 0, out: 'out', err: 'err' }))
    t.same(await exec(), { status: 0, out: 'out', err: 'err' })
    const protocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io']
    t.same(calls, [{ ...place, command: ['node', 'x y', 'ü&z'], protocols }])
  },
)

await t.test('a command that fails is an answer', async (t) => {
  const { exec } = await setup(t, () => ({ status: 7, err: 'no' }))
  t.same(await exec(), { status: 7, out: '', err: 'no' })
})

await t.test(
  'output in many pieces, letters cut in the middle, and channels of other times',
  async (t) => {
    const text = 'grüße €'.repeat(20_000)
    const { exec } = await setup(t, (_, socket) => {
      const bytes = Buffer.from(text)
      send(socket, 1, '')
      for (let at = 0; at < bytes.length; at += 997) {
        socket.send(Buffer.concat([Buffer.of(1), bytes.subarray(at, at + 997)]))
        if (at === 0) socket.send(Buffer.of(255, 1))
      }
      sendEnd(socket, { status: 0 })
      return undefined
    })
    t.equal((await exec()).out, text)
  },
)

await t.test('a refusal carries the server’s words', async (t) => {
  for (const [status, message] of [
    [403, 'pods "agent-x" is forbidden: User "x" cannot create resource "pods/exec"'],
    [404, 'pods "agent-x" not found'],
    [500, 'error dialing backend: no route to host'],
  ] as const) {
    const { exec } = await setup(
      t,
      () => undefined,
      () => {
        throw new Refused(status, message)
      },
    )
    t.match(await exec().catch((error: unknown) => error), { status, message })
  }
})

await t.test('a command that cannot be run is said in the kubelet’s words', async (t) => {
  const { exec } = await setup(t, (_, socket) => {
    const message = 'OCI runtime exec failed: no such file'
    send(
      socket,
      3,
      JSON.stringify({ status: 'Failure', reason: 'InternalError', message, code: 500 }),
    )
    return undefined
  })
  const said = await exec().catch((error: unknown) => error)
  t.match(said, { status: 500, message: /OCI runtime exec failed/ })
})

await t.test('nothing that breaks hangs', async (t) => {
  const silent = await setup(t, () => undefined)
  const began = Date.now()
  await t.rejects(silent.exec(300), /no answer in 0.3 s/)
  t.ok(Date.now() - began < 5_000)
  const cut = await setup(t, (_, socket) => {
    send(socket, 1, '{"half":')
    setTimeout(() => socket.terminate(), 20)
    return undefined
  })
  await t.rejects(cut.exec(), /ended before the command did/)
  const garbled = await setup(t, (_, socket) => {
    send(socket, 3, '{')
    return undefined
  })
  await t.rejects(garbled.exec(), /JSON/)
})

await t.test(
  'a server that does not even answer the upgrade is given up; one that is away is named',
  async (t) => {
    const server = await FakeApiServer.start(t)
    server.onUpgrade = () => {}
    const api = server.client(t)
    await t.rejects(execInPod(api, place, ['x'], 300), /no answer in 0.3 s/)
    await server.stop()
    await t.rejects(execInPod(api, place, ['x'], 5_000), /ECONNREFUSED/)
  },
)
