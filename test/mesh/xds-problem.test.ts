// Why an agent has not heard from control is known, for people, until it has.
import t from 'tap'
import { typeUrls } from '../../mesh/constants.ts'
import { createLog } from '../../mesh/process/log.ts'
import { XdsClient } from '../../mesh/xds/client.ts'
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
