// What an agent says of itself and of its pods on a cluster: when, how often, and that nothing depends on it.
import { setTimeout as sleep } from 'node:timers/promises'
import { mock } from 'node:test'
import t, { type Test } from 'tap'
import { Annotations } from '../../agent/broker/annotate.ts'
import {
  ReadinessEvents,
  type ReadinessState,
  stepReadiness,
} from '../../agent/broker/readiness.ts'
import type { PodStatus } from '../../agent/enrolment.ts'
import { Events } from '../../kube/events.ts'
import { createLog } from '../../mesh/process/log.ts'
import { FakeApiServer, refuse } from '../helpers/apiserver.ts'
import { waitFor } from '../helpers/control.ts'

const log = createLog({ name: 'test', level: 'silent' })

/** What is said over a time: `[second, why]` changes, looked at every second; as `second reason message`. */
function said(until: number, changes: [second: number, why: string | undefined][]): string[] {
  const words: string[] = []
  let state: ReadinessState = {}
  for (let second = 0; second <= until; second++) {
    const why = changes.findLast(([from]) => from <= second)?.[1]
    const step = stepReadiness(state, why, second * 1_000)
    state = step.state
    if (step.word) words.push(`${second} ${step.word.reason} ${step.word.message}`)
  }
  return words
}

await t.test('a start that takes a moment is not worth a word', async (t) => {
  const start: [number, string | undefined][] = [
    [0, 'control has not told everything yet'],
    [9, undefined],
  ]
  t.same(said(100, start), [])
})

await t.test(
  'a reason that stays is said, again after five minutes, and that it is over',
  async (t) => {
    const story: [number, string | undefined][] = [
      [0, undefined],
      [5, 'no runtime'],
      [700, undefined],
    ]
    t.same(said(1_000, story), [
      '15 NotReady no runtime',
      '315 NotReady no runtime',
      '615 NotReady no runtime',
      '700 Ready the agent is ready',
    ])
  },
)

await t.test(
  'another reason is another word, but a reason that flutters is no storm',
  async (t) => {
    const flutter = Array.from({ length: 61 }, (_, i): [number, string] => [i, i % 2 ? 'a' : 'b'])
    const words = said(60, flutter)
    t.ok(words.length >= 2 && words.length <= 6, words.join(', '))
    t.same(
      said(100, [
        [0, 'a'],
        [50, 'b'],
      ]),
      ['10 NotReady a', '50 NotReady b'],
    )
  },
)

await t.test('ready for a moment in between: what comes then has its moment again', async (t) => {
  t.same(
    said(60, [
      [0, 'a'],
      [8, undefined],
      [9, 'a'],
      [18, undefined],
    ]),
    [],
  )
})

const own = '/api/v1/namespaces/leyline-system'

async function cluster(t: Test) {
  const server = await FakeApiServer.start(t)
  server.serve(`${own}/pods`, {
    metadata: { name: 'agent-x', namespace: 'leyline-system', uid: 'u-7' },
  })
  server.answers.set(`POST ${own}/events`, () => ({
    status: 201,
    body: { metadata: { name: 'agent-x.1' } },
  }))
  const api = server.client(t)
  const events = new Events({ api, component: 'leyline-agent', host: 'n' })
  return { server, api, events }
}

await t.test('it stands on the agent’s own Pod, as soon as the server takes it', async (t) => {
  const { server, api, events } = await cluster(t)
  mock.timers.enable({ apis: ['Date', 'setInterval'], now: Date.now() })
  t.teardown(() => mock.timers.reset())
  let why: string | undefined = 'container runtime at /x: no such file'
  const pod = { namespace: 'leyline-system', name: 'agent-x' }
  using _readiness = new ReadinessEvents({ api, events, pod, whyNot: () => why, log })
  /** A second after the other, each with time for what it started. */
  const pass = async (seconds: number): Promise<void> => {
    for (let i = 0; i < seconds; i++) {
      mock.timers.tick(1_000)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await sleep(100)
  }
  const posts = () => server.asked(({ method }) => method === 'POST')
  server.fail(() => true, refuse(503))
  await pass(9)
  t.equal(server.requests.length, 0)
  await pass(3)
  t.equal(server.requests.length, 1, 'the server is away')
  await pass(12)
  t.match(posts(), [
    {
      path: `${own}/events`,
      body: {
        involvedObject: { kind: 'Pod', name: 'agent-x', namespace: 'leyline-system', uid: 'u-7' },
        type: 'Warning',
        reason: 'NotReady',
        message: why,
        source: { component: 'leyline-agent', host: 'n' },
      },
    },
  ])
  await pass(100)
  t.equal(posts().length, 1)
  why = undefined
  await pass(1)
  t.match(posts().at(-1)?.body, { type: 'Normal', reason: 'Ready' })
})

await t.test(
  'a pod that cannot be enrolled gets the word and an Event that describe finds',
  async (t) => {
    const server = await FakeApiServer.start(t)
    server.answers.set('PATCH /api/v1/namespaces/shop/pods/web', () => ({
      status: 200,
      body: { metadata: { uid: 'api-uid' } },
    }))
    server.answers.set('POST /api/v1/namespaces/shop/events', () => ({ status: 201, body: {} }))
    const api = server.client(t)
    const events = new Events({ api, component: 'leyline-agent', host: 'n' })
    const annotations = new Annotations({ api, events, log })
    const status = {
      uid: 'Kubernetes//Pod/shop/web',
      namespace: 'shop',
      name: 'web',
      state: 'failed',
      reason: 'no certificate',
    } as unknown as PodStatus
    annotations.update([status])
    await waitFor(() => (server.requests.length === 2 ? true : undefined))
    t.match(server.requests, [
      { body: { metadata: { annotations: { 'leyline.dev/enrolment': 'failed' } } } },
      {
        body: {
          involvedObject: { name: 'web', uid: 'api-uid' },
          reason: 'EnrolmentFailed',
          message: 'the pod is not in the mesh: no certificate',
        },
      },
    ])
  },
)
