// The API server's answers in words: how far a rollout is, and why it is no further.
import t from 'tap'
import {
  ending,
  type EventObject,
  lastWords,
  type PodObject,
  rolloutOf,
  whyNotGone,
  whyNotReady,
  whyWaiting,
  type WorkloadObject,
} from '../../kube/rollout.ts'

const daemonSet = (status: object, generation = 1): WorkloadObject => ({
  kind: 'DaemonSet',
  metadata: { name: 'leyline-agent', generation },
  status: { observedGeneration: 1, ...status },
})

await t.test('a rollout is done when every pod is the new one and ready', async (t) => {
  const all = { desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberReady: 2 }
  t.same(rolloutOf(daemonSet(all)), { ready: 2, wanted: 2, done: true })
  for (const [why, status] of [
    ['one is not ready', { ...all, numberReady: 1 }],
    ['one is an old one', { ...all, updatedNumberScheduled: 1 }],
    ['it has no node', { desiredNumberScheduled: 0, numberReady: 0 }],
    ['nobody has looked yet', {}],
  ] as const) {
    t.notOk(rolloutOf(daemonSet(status)).done, why)
  }
  t.notOk(rolloutOf(daemonSet(all, 2)).done, 'the status is of an older specification')
  const deployment = (status: object): WorkloadObject => ({
    kind: 'Deployment',
    metadata: { name: 'leyline-control', generation: 3 },
    spec: { replicas: 1 },
    status: { observedGeneration: 3, ...status },
  })
  const one = { replicas: 1, updatedReplicas: 1, availableReplicas: 1 }
  t.same(rolloutOf(deployment(one)), { ready: 1, wanted: 1, done: true })
  t.notOk(rolloutOf(deployment({ ...one, replicas: 2 })).done, 'an old pod is still there')
})

const pod = (status: object, name = 'leyline-agent-x'): PodObject => ({
  metadata: { name },
  spec: { nodeName: 'n1' },
  status,
})
const waiting = (reason: string, message?: string): object => ({
  phase: 'Pending',
  containerStatuses: [{ state: { waiting: { reason, ...(message && { message }) } } }],
})
const warning = (name: string, reason: string, message: string, at: string): EventObject => ({
  involvedObject: { kind: 'Pod', name },
  reason,
  message,
  lastTimestamp: `2026-01-01T00:00:${at}Z`,
})

await t.test('a pod that is not ready has one line with the best reason there is', async (t) => {
  const events = [
    warning('leyline-agent-x', 'Unhealthy', 'Readiness probe failed: 503', '01'),
    warning('leyline-agent-x', 'FailedMount', 'hostPath type check failed:\n/sys/fs/bpf', '02'),
    warning('leyline-agent-y', 'Other', 'of another pod', '09'),
  ]
  const ready = { conditions: [{ type: 'Ready', status: 'True' }] }
  t.equal(whyNotReady(pod(ready), events), undefined)
  const of = (status: object, list = events): string | undefined => whyNotReady(pod(status), list)
  const mount = 'FailedMount: hostPath type check failed: /sys/fs/bpf'
  t.equal(
    of(waiting('ContainerCreating')),
    `leyline-agent-x on n1: ContainerCreating: ${mount}`,
    'the newest warning of the pod itself, in one line',
  )
  t.equal(of(waiting('ContainerCreating'), []), 'leyline-agent-x on n1: ContainerCreating')
  t.equal(
    of(waiting('ImagePullBackOff', 'Back-off pulling image "x"')),
    'leyline-agent-x on n1: ImagePullBackOff: Back-off pulling image "x"',
    'what the container says counts more',
  )
  t.equal(of({ phase: 'Running' }), `leyline-agent-x on n1: Running, not ready: ${mount}`)
  const scheduled = { type: 'PodScheduled', status: 'False', message: '0/3 nodes are available' }
  t.equal(
    whyNotReady({ metadata: { name: 'p' }, status: { conditions: [scheduled] } }, events),
    'p on no node yet: 0/3 nodes are available',
  )
  const log = '{"level":"info","msg":"hello"}\nagent: agent.yaml: node: expected a name\n'
  const terminated = { exitCode: 2, reason: 'Error', message: log }
  const crashed = { state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } } }
  t.equal(
    of({ containerStatuses: [{ ...crashed, lastState: { terminated } }] }),
    'leyline-agent-x on n1: ended with status 2: agent: agent.yaml: node: expected a name',
  )
  t.equal(
    of({ containerStatuses: [{ state: { terminated: { exitCode: 137, reason: 'OOMKilled' } } }] }),
    'leyline-agent-x on n1: ended with status 137: OOMKilled',
  )
})

await t.test('the newest event is known by whichever time it bears', async (t) => {
  const of = { involvedObject: { kind: 'Pod', name: 'leyline-agent-x' } }
  const events: EventObject[] = [
    { ...of, reason: 'A', lastTimestamp: null, eventTime: '2026-01-01T00:00:03.000001Z' },
    { ...of, reason: 'B', lastTimestamp: '2026-01-01T00:00:01Z' },
    { ...of, reason: 'C', series: { lastObservedTime: '2026-01-01T00:00:04Z' } },
    { ...of, reason: 'D', metadata: { creationTimestamp: '2026-01-01T00:00:02Z' } },
    { ...of, reason: 'E' },
  ]
  t.match(whyNotReady(pod({ phase: 'Running' }), events), /: C$/)
  t.match(whyNotReady(pod({ phase: 'Running' }), events.toSpliced(2, 1)), /: A$/)
})

await t.test('a workload whose pods are refused says why', async (t) => {
  const refused: EventObject = {
    involvedObject: { kind: 'DaemonSet', name: 'leyline-agent' },
    reason: 'FailedCreate',
    message: 'pods "leyline-agent-" is forbidden: violates PodSecurity "baseline:latest"',
  }
  const set = daemonSet({ desiredNumberScheduled: 2 })
  t.same(whyWaiting(set, [], [refused]), [
    'leyline-agent: FailedCreate: pods "leyline-agent-" is forbidden: violates PodSecurity "baseline:latest"',
  ])
  const replicaSet = { kind: 'ReplicaSet', name: 'leyline-control-5d5f' }
  const control: WorkloadObject = { kind: 'Deployment', metadata: { name: 'leyline-control' } }
  const quota = { ...refused, involvedObject: replicaSet, message: 'exceeded quota' }
  t.same(whyWaiting(control, [], [quota, refused]), [
    'leyline-control: FailedCreate: exceeded quota',
  ])
  t.same(
    whyWaiting(set, [pod(waiting('ContainerCreating'))], [refused]),
    ['leyline-agent-x on n1: ContainerCreating'],
    'pods that there are count more',
  )
  t.same(whyWaiting(daemonSet({ desiredNumberScheduled: 0 }), [], []), [
    'leyline-agent: no node matches its node selector',
  ])
})

await t.test('last words: standard error after the log, or the last record of it', async (t) => {
  const record = (msg: string, error?: string): string =>
    JSON.stringify({ level: 'fatal', msg, error })
  t.equal(lastWords(`${record('a')}\ncontrol: no\n  hint: yes\n`), 'control: no; hint: yes')
  t.equal(lastWords(`${record('a')}\n${record('listener lost', 'EPERM')}`), 'listener lost: EPERM')
  t.equal(lastWords('"cut in front"}\nagent: x'), '"cut in front"}; agent: x')
  t.equal(lastWords('{"cut": "behi'), '{"cut": "behi')
  t.equal(lastWords(''), '')
  t.equal(lastWords('x'.repeat(5_000)).length, 401, 'short enough for a line')
})

await t.test('an agent that outlives its grace period is not waited for', async (t) => {
  const now = Date.parse('2026-01-01T00:01:00Z')
  const agent = (name: string, deletionTimestamp?: string): PodObject => ({
    metadata: { name, ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }) },
    spec: { nodeName: 'n' },
  })
  t.same(
    ending(
      [
        agent('just-asked', '2026-01-01T00:01:30Z'),
        agent('at-the-end', '2026-01-01T00:00:50Z'),
        agent('dead', '2026-01-01T00:00:40Z'),
        agent('not-asked-yet'),
      ],
      now,
    ),
    {
      expected: ['just-asked on n', 'at-the-end on n', 'not-asked-yet on n'],
      overdue: ['dead on n'],
    },
  )
})

await t.test('what a namespace that is being deleted waits for', async (t) => {
  const conditions = [
    { type: 'NamespaceDeletionDiscoveryFailure', status: 'False', message: 'fine' },
    {
      type: 'NamespaceContentRemaining',
      status: 'True',
      message: 'pods. has 1 resource\ninstances',
    },
    { type: 'NamespaceFinalizersRemaining', status: 'False', message: 'none' },
  ]
  t.same(whyNotGone({ status: { conditions } }), ['pods. has 1 resource instances'])
  t.same(whyNotGone({}), [])
})
