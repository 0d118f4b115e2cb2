// Why an agent has not heard from control is known, for people, until it has.
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { typeUrls } from '../../mesh/constants.ts'
import { Channel } from '../../mesh/grpc.ts'
import { createLog } from '../../mesh/process/log.ts'
import { XdsClient } from '../../mesh/xds/client.ts'
import { Root } from '../helpers/hbone.ts'
import { ControlUnderTest, namespace, node, waitFor } from '../helpers/control.ts'

await t.test('what keeps control from answering is told, until it answers', async (t) => {
  const control = await ControlUnderTest.start(t, {
    all: [node('node-a'), namespace('shop', 'ambient')],
  })
  const token = control.token('node-a')
  await control.stop()
  const channel = control.channel('node-a', token)
  using xds = new XdsClient({
    channel,
    nodeId: 'test',
    types: [{ typeUrl: typeUrls.mesh, mode: 'wildcard' }],
    apply: () => [],
    onSynced: () => {},
    log: createLog({ name: 'test', level: 'silent' }),
  })
  t.equal(xds.problem, undefined)
  xds.start()
  t.match(await waitFor(() => xds.problem), /UNAVAILABLE|ENOENT|ECONNREFUSED/)
  await control.start()
  await waitFor(() => (xds.synced ? true : undefined))
  t.equal(xds.problem, undefined)
})

await t.test('a server that takes the connection and says nothing is given up', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'leyline-silent-'))
  const address = join(directory, 'control.sock')
  const taken: net.Socket[] = []
  const silent = net.createServer((socket) => taken.push(socket.on('error', () => {})))
  silent.listen(address)
  await once(silent, 'listening')
  t.teardown(() => {
    silent.close()
    for (const socket of taken) socket.destroy()
    rmSync(directory, { recursive: true })
  })
  const file = (name: string, text: string): string => {
    writeFileSync(join(directory, name), text)
    return join(directory, name)
  }
  const root = { file: file('root.pem', new Root().pem) }
  using channel = new Channel({ address: `unix:${address}`, root, tokenFile: file('token', 'x') })
  using xds = new XdsClient({
    channel,
    nodeId: 'test',
    types: [{ typeUrl: typeUrls.mesh, mode: 'wildcard' }],
    apply: () => [],
    onSynced: () => {},
    log: createLog({ name: 'test', level: 'silent' }),
    firstWordMs: 100,
  })
  xds.start()
  await waitFor(() => (taken.length >= 3 ? true : undefined))
  t.match(xds.problem, /no word from control within \d+ ms/)
})
