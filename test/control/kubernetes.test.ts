// A cluster as control's source, over real HTTPS: list, watch, and that policies of one name in two groups
// never stand in each other's way.
import t, { type Test } from 'tap'
import { KubernetesSource } from '../../control/sources/kubernetes.ts'
import { ApiServer } from '../../kube/client.ts'
import { createLog } from '../../mesh/process/log.ts'
import { ApiUnderTest } from '../helpers/api.ts'
import { waitFor } from '../helpers/control.ts'

const ours = 'AuthorizationPolicy shop/p'
const istios = 'AuthorizationPolicy.security.istio.io shop/p'
const pathOf = (apiVersion: string): string =>
  `/apis/${apiVersion}/namespaces/shop/authorizationpolicies/p`
const oursPath = pathOf('leyline.dev/v1alpha1')
const istiosPath = pathOf('security.istio.io/v1')
/** As items of a list are: they do not say what they are. */
const policy = (action: string) => ({
  metadata: { name: 'p', namespace: 'shop' },
  spec: { action, rules: [{}] },
})

async function open(t: Test, api: ApiUnderTest) {
  const log = createLog({ name: 'test', level: 'silent' })
  const server = ApiServer.fromKubeconfig({ kubeconfig: api.kubeconfig })
  const source = await KubernetesSource.open({ api: server, log })
  t.teardown(async () => {
    await source[Symbol.asyncDispose]()
    server.close()
  })
  const actionOf = (key: string): string | undefined => {
    const found = source.current.objects.get(key)
    return found?.kind === 'AuthorizationPolicy' ? found.spec?.action : undefined
  }
  return { source, actionOf }
}

await t.test('policies of one name in two groups are two, each with its own fate', async (t) => {
  const api = await ApiUnderTest.start(t)
  api.servePolicies('leyline.dev/v1alpha1')
  api.servePolicies('security.istio.io/v1')
  api.put(oursPath, policy('ALLOW'))
  api.put(istiosPath, policy('DENY'))
  const { source, actionOf } = await open(t, api)
  t.equal(actionOf(ours), 'ALLOW')
  t.equal(actionOf(istios), 'DENY')
  t.same(source.current.problems, [])

  api.put(istiosPath, { ...policy('DENY'), spec: { rules: [{ form: 1 }] } })
  t.match(await waitFor(() => source.current.problems[0]), { object: istios, reason: /form/ })
  t.equal(actionOf(istios), 'DENY', 'the last good version serves')
  t.equal(actionOf(ours), 'ALLOW')

  api.drop(oursPath)
  await waitFor(() => (actionOf(ours) === undefined ? true : undefined))
  t.equal(actionOf(istios), 'DENY', 'the other one stays')
  api.put(oursPath, policy('DENY'))
  api.drop(istiosPath)
  await waitFor(() => (actionOf(istios) === undefined && actionOf(ours) === 'DENY') || undefined)
  t.same(source.current.problems, [], 'what is gone is no problem any more')
})

await t.test('our kind missing is a problem by its full name; that of Istio is not', async (t) => {
  const api = await ApiUnderTest.start(t)
  const { source } = await open(t, api)
  t.match(source.current.problems, [
    { severity: 'error', object: 'authorizationpolicies.leyline.dev', reason: /does not know it/ },
  ])
  t.equal(source.current.problems.length, 1)
})
