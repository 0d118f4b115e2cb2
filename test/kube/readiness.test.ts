// Why a pod is not ready: the one line of all that the API server says which helps.
import t from 'tap'
import {
  type EventView,
  lastWords,
  nodeOf,
  type PodView,
  whyNotReady,
} from '../../kube/readiness.ts'

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()
const event = (
  second: number,
  reason: string,
  message: string,
  type = 'Warning',
  uid = 'u',
): EventView => ({
  involvedObject: { kind: 'Pod', name: 'p', uid },
  type,
  reason,
  message,
  lastTimestamp: at(second),
})
type Status = NonNullable<PodView['status']>
type Container = NonNullable<Status['containerStatuses']>[number]
type State = NonNullable<Container['state']>
const pod = (container?: Container, more: Status = { phase: 'Running' }): PodView => ({
  metadata: { name: 'p', uid: 'u' },
  status: { ...more, ...(container === undefined ? {} : { containerStatuses: [container] }) },
})
const running = (more: Partial<Container> = {}): Container => ({
  state: { running: { startedAt: at(10) } },
  ...more,
})
const ended = (message?: string, reason = 'Error'): State => ({
  terminated: { exitCode: 1, reason, ...(message === undefined ? {} : { message }) },
})
const waiting = (reason: string, message?: string): State => ({
  waiting: { reason, ...(message === undefined ? {} : { message }) },
})
const probe = (second: number): EventView => event(second, 'Unhealthy', 'statuscode: 503')

const cases: [what: string, pod: PodView, events: EventView[], why: string | undefined][] = [
  [
    'ready',
    pod(running(), { conditions: [{ type: 'Ready', status: 'True' }] }),
    [event(50, 'NotReady', 'old')],
    undefined,
  ],
  [
    'what a program said at its end, in one line',
    pod({ state: waiting('CrashLoopBackOff', 'back-off'), lastState: ended('no cgroup\nstack') }),
    [],
    'ended with status 1: no cgroup',
  ],
  [
    'killed for its memory',
    pod({ state: ended(undefined, 'OOMKilled') }),
    [],
    'ended with status 1: OOMKilled',
  ],
  [
    'killed in the middle of its work: what it logged last comes second',
    pod({ state: ended('{"msg":"hello"}\n{"msg":"busy"}\n', 'OOMKilled') }),
    [],
    'ended with status 1: OOMKilled: busy',
  ],
  [
    'an image that cannot be pulled',
    pod({ state: waiting('ImagePullBackOff', 'Back-off pulling image "x"') }),
    [event(1, 'Failed', 'Failed to pull image "x"')],
    'ImagePullBackOff: Back-off pulling image "x"',
  ],
  [
    'a volume that cannot be mounted',
    pod({ state: waiting('ContainerCreating') }),
    [
      event(2, 'FailedMount', 'hostPath type check failed:\n/run/containerd is not a directory'),
      event(1, 'FailedScheduling', 'before'),
      event(3, 'FailedMount', 'of another pod', 'Warning', 'other'),
      event(4, 'Pulled', 'fine', 'Normal'),
    ],
    'FailedMount: hostPath type check failed: /run/containerd is not a directory',
  ],
  ['nothing is known yet', pod({ state: waiting('ContainerCreating') }), [], 'ContainerCreating'],
  [
    'the program’s own word, though the kubelet speaks later',
    pod(running()),
    [event(20, 'NotReady', 'no answer at /run/x'), probe(60)],
    'no answer at /run/x',
  ],
  [
    'its own word is over',
    pod(running()),
    [event(20, 'NotReady', 'old'), event(30, 'Ready', 'is ready', 'Normal'), probe(60)],
    'Unhealthy: statuscode: 503',
  ],
  [
    'what was said before it was started does not count',
    pod(running()),
    [event(5, 'NotReady', 'old')],
    'Running, not ready',
  ],
  [
    'it runs again, and has not said why not yet',
    pod(running({ lastState: ended('boom') })),
    [],
    'Running, not ready; before that it ended with status 1: boom',
  ],
  [
    'no node takes it',
    pod(undefined, {
      phase: 'Pending',
      conditions: [{ type: 'PodScheduled', status: 'False', message: 'Insufficient memory' }],
    }),
    [event(5, 'FailedScheduling', 'that it is now')],
    'Insufficient memory',
  ],
  [
    'thrown out',
    pod(undefined, { phase: 'Failed', reason: 'Evicted', message: 'low on disk' }),
    [],
    'Evicted: low on disk',
  ],
  [
    'on its way out',
    { metadata: { name: 'p', deletionTimestamp: at(1) }, status: {} },
    [],
    'is being deleted',
  ],
  ['nothing at all', {}, [], 'unknown, not ready'],
]
for (const [what, object, events, why] of cases) {
  await t.test(what, async (t) => {
    t.equal(whyNotReady(object, events), why)
    t.equal(whyNotReady(object, [...events].reverse()), why, 'in whatever order')
  })
}

await t.test('the newest event is known by whichever time it bears', async (t) => {
  const about = { involvedObject: { kind: 'Pod', name: 'p' }, type: 'Warning' }
  const events: EventView[] = [
    { ...about, reason: 'A', lastTimestamp: null, eventTime: at(3) },
    { ...about, reason: 'B', lastTimestamp: at(1) },
    { ...about, reason: 'C', series: { lastObservedTime: at(4) } },
    { ...about, reason: 'D', metadata: { creationTimestamp: at(2) } },
    { ...about, reason: 'E' },
  ]
  const said: (string | undefined)[] = []
  for (let left = events; left.length > 0; ) {
    const why = whyNotReady(pod(), left)
    said.push(why)
    left = left.filter(({ reason }) => reason !== why)
  }
  t.same(said, ['C', 'A', 'D', 'B', 'E'])
})

await t.test('last words: a program’s own, or else what it logged last', async (t) => {
  const record = (msg: string, error?: string): string =>
    JSON.stringify({ level: 'fatal', error, msg })
  t.equal(lastWords('control: no; hint: yes\n    at stack'), 'control: no; hint: yes')
  t.equal(lastWords(`${record('a')}\ncontrol: no\n    at stack\n`), 'control: no')
  t.equal(lastWords(`${record('a')}\n${record('listener lost', 'EPERM')}`), 'listener lost: EPERM')
  t.equal(lastWords('"msg":"cut in front"}\nagent: x'), 'agent: x')
  t.equal(lastWords('{"cut": "behi'), '{"cut": "behi')
  t.equal(lastWords(''), '')
  t.equal(lastWords('x'.repeat(5_000)).length, 401, 'short enough for a line')
})

await t.test('a pod that no node has taken yet is of the node it is made for', async (t) => {
  const matchFields = [{ key: 'metadata.name', values: ['n'] }]
  const required = { nodeSelectorTerms: [{ matchFields }] }
  const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: required }
  t.equal(nodeOf({ spec: { affinity: { nodeAffinity } } }), 'n')
  t.equal(nodeOf({ spec: { nodeName: 'm', affinity: { nodeAffinity } } }), 'm')
  t.equal(nodeOf({ spec: {} }), undefined)
})
