// The API server's answers in words: how far a rollout is, and why it is no further.
import t from 'tap'
import type { EventView, PodView } from '../../kube/readiness.ts'
import {
  ending,
  rolloutOf,
  whyNoPods,
  whyNotGone,
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

const waiting: PodView = {
  metadata: { name: 'leyline-agent-x' },
  spec: { nodeName: 'n1' },
  status: { containerStatuses: [{ state: { waiting: { reason: 'ContainerCreating' } } }] },
}

await t.test('each pod that is not ready has a line that names it and its node', async (t) => {
  const ready = { status: { conditions: [{ type: 'Ready', status: 'True' }] } }
  const scheduled = { type: 'PodScheduled', status: 'False', message: '0/3 nodes are available' }
  const homeless = { metadata: { name: 'p' }, status: { conditions: [scheduled] } }
  t.same(whyWaiting(daemonSet({}), [ready, waiting, homeless], []), [
    'leyline-agent-x on n1: ContainerCreating',
    'p on no node yet: 0/3 nodes are available',
  ])
})

await t.test('a workload whose pods are refused says why', async (t) => {
  const refused: EventView = {
    type: 'Warning',
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
    whyWaiting(set, [waiting], [refused]),
    ['leyline-agent-x on n1: ContainerCreating'],
    'pods that there are count more',
  )
  t.equal(whyNoPods(set, []), undefined, 'nothing is known')
  t.same(whyWaiting(daemonSet({ desiredNumberScheduled: 0 }), [], []), [
    'leyline-agent: no node matches its node selector',
  ])
})

await t.test('an agent that outlives its grace period is not waited for', async (t) => {
  const now = Date.parse('2026-01-01T00:01:00Z')
  const agent = (name: string, deletionTimestamp?: string): PodView => ({
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
