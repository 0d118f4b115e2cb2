// An agent that ends: will another follow, or must its pods become plain?
import t from 'tap'
import { isLeaving } from '../../agent/leaving.ts'
import { ApiError } from '../../kube/client.ts'
import { createLog } from '../../mesh/process/log.ts'

const log = createLog({ name: 'test', level: 'silent' })
const here = { namespace: 'leyline-system', daemonSet: 'leyline-agent' }
const namespacePath = '/api/v1/namespaces/leyline-system'
const daemonSetPath = '/apis/apps/v1/namespaces/leyline-system/daemonsets/leyline-agent'
const alive = { metadata: {} }
const going = { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }

/** An API server that answers by path, and fails the first `failures` requests. */
function server(answers: Record<string, unknown>, failures = 0) {
  let asked = 0
  return {
    request: async (_method: string, path: string): Promise<unknown> => {
      if (asked++ < failures) throw new Error('ECONNREFUSED')
      const answer = answers[path]
      if (typeof answer === 'number') throw new ApiError(answer, `status ${answer}`)
      return answer
    },
  }
}

await t.test('a restart is told from a removal', async (t) => {
  const ask = (namespace: unknown, daemonSet: unknown): Promise<boolean> =>
    isLeaving(server({ [namespacePath]: namespace, [daemonSetPath]: daemonSet }), here, log)
  t.equal(await ask(alive, alive), false, 'both are there: a rollout')
  t.equal(await ask(alive, going), true, 'the DaemonSet is being deleted')
  t.equal(await ask(alive, 404), true, 'the DaemonSet is gone')
  t.equal(await ask(going, alive), true, 'the namespace goes first, its DaemonSet is still there')
  t.equal(await ask(404, 404), true)
  t.equal(await ask(alive, 403), true, 'our permissions are gone')
  t.equal(await ask(401, alive), true, 'our account is gone')
})

await t.test('a server that is away is asked again, and then it is a restart', async (t) => {
  const answers = { [namespacePath]: alive, [daemonSetPath]: 404 }
  t.equal(await isLeaving(server(answers, 2), here, log), true, 'back within the deadline')
  t.equal(await isLeaving(server(answers, Infinity), here, log), false, 'never back: fail closed')
})
