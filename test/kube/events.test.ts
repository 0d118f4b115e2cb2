// Events on objects, as an API server meets them.
import t, { type Test } from 'tap'
import { Events } from '../../kube/events.ts'
import { FakeApiServer, refusal, refuse } from '../helpers/apiserver.ts'

const path = '/api/v1/namespaces/shop/events'
const subject = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web', uid: 'u-1' }
const word = (message = 'because') => ({ type: 'Warning', reason: 'NotReady', message }) as const

async function setup(t: Test) {
  const server = await FakeApiServer.start(t)
  let made = 0
  server.answers.set(`POST ${path}`, () => ({
    status: 201,
    body: { metadata: { name: `web.${++made}` } },
  }))
  const events = new Events({ api: server.client(t), component: 'leyline-agent', host: 'n' })
  const said = () => server.requests.map((r) => `${r.method} ${r.path.replace(path, '')}`.trim())
  return { server, events, said }
}

await t.test('an Event says who speaks of what, so that kubectl describe finds it', async (t) => {
  const { server, events } = await setup(t)
  await events.emit(subject, word())
  t.match(server.requests, [
    {
      method: 'POST',
      body: {
        kind: 'Event',
        metadata: { generateName: 'web.', namespace: 'shop' },
        involvedObject: subject,
        type: 'Warning',
        reason: 'NotReady',
        message: 'because',
        source: { component: 'leyline-agent', host: 'n' },
        firstTimestamp: /Z$/,
        lastTimestamp: /Z$/,
        count: 1,
      },
    },
  ])
})

await t.test('the same word again counts up; another is another Event', async (t) => {
  const { server, events, said } = await setup(t)
  for (const name of ['web.1', 'web.2'])
    server.answers.set(`PATCH ${path}/${name}`, () => ({ status: 200, body: {} }))
  for (let i = 0; i < 3; i++) await events.emit(subject, word())
  await events.emit(subject, word('other'))
  await events.emit({ ...subject, uid: 'u-2' }, word())
  t.same(said(), ['POST', 'PATCH /web.1', 'PATCH /web.1', 'POST', 'POST'])
  t.match(server.requests[2]?.body, { count: 3, lastTimestamp: /Z$/ })
})

await t.test('an Event that the server has forgotten begins anew', async (t) => {
  const { server, events, said } = await setup(t)
  server.answers.set(`PATCH ${path}/web.1`, () => ({ status: 404, body: refusal(404, 'gone') }))
  await events.emit(subject, word())
  await events.emit(subject, word())
  t.same(said(), ['POST', 'PATCH /web.1', 'POST'])
})

await t.test('a refusal is the caller’s to hear; long messages are cut', async (t) => {
  const { server, events } = await setup(t)
  server.fail(() => true, refuse(403, 'events is forbidden'))
  await t.rejects(events.emit(subject, word()), { message: 'events is forbidden' })
  await events.emit(subject, word('x'.repeat(3_000)))
  t.match(server.requests.at(-1)?.body, { message: /^x{1000}$/ })
})
