// The corners of routing, beside the common ways in policy.test.ts: ports known by name only,
// endpoints that look usable and are not, and the agent's own ports behind a Service.
import t from 'tap'
import { route } from '../../agent/policy/route.ts'
import { Store } from '../../mesh/store.ts'
import { type Endpoint, tryEndpoint } from '../../mesh/address.ts'
import { agentPorts, typeUrls } from '../../mesh/constants.ts'
import { type Service, serviceKey, type Workload } from '../../mesh/model.ts'
import { encodeService, encodeWorkload } from '../../mesh/resource.ts'
import { ip, service, workload } from '../helpers/model.ts'

const key = 'shop/api.shop.svc.cluster.local'
const to = (text: string): Endpoint => tryEndpoint(text)!
const web = workload('web', { addresses: [ip('10.0.0.9')] })

/** A pod behind the Service. */
const endpoint = (name: string, part: Partial<Workload> = {}, targetPort = 8080): Workload =>
  workload(name, {
    addresses: [ip('10.0.0.11')],
    services: new Map([[key, [{ servicePort: 80, targetPort }]]]),
    ...part,
  })
const api = service('api')
/** The Service names its target port; only endpoints know the number. */
const named = service('api', { ports: [{ servicePort: 80, targetPort: 0 }] })

function routeOver(
  known: readonly (Workload | Service)[],
  destination: string,
  options: { from?: Workload; random?: number } = {},
) {
  const store = new Store()
  const upserts = known.map((it) => ({
    name: 'uid' in it ? it.uid : serviceKey(it),
    aliases: [],
    version: '1',
    bytes: 'uid' in it ? encodeWorkload(it) : encodeService(it),
  }))
  const rejected = store.apply({ typeUrl: typeUrls.address, upserts, removed: [] })
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected))
  return route(store, (options.from ?? web).uid, to(destination), options.random ?? 0)
}

await t.test('the tunnel ends at the endpoint that was chosen, and expects its name', async (t) => {
  const known = [api, endpoint('api-1'), endpoint('api-2', { addresses: [ip('10.0.0.12')] })]
  for (const random of [0, 0.999]) {
    const found = routeOver(known, '10.96.0.1:80', { random })
    if (found.kind !== 'tunnel') throw new Error(found.kind)
    t.equal(found.via.ip, found.destination.ip)
    t.ok(found.workload.addresses.includes(found.via.ip))
    t.same(
      found.expected.map(({ serviceAccount }) => serviceAccount),
      [found.workload.serviceAccount],
    )
  }
})

await t.test('a target port that has only a name is the endpoint’s own', async (t) => {
  t.match(routeOver([named, endpoint('api-1', {}, 9090)], '10.96.0.1:80'), {
    kind: 'tunnel',
    destination: to('10.0.0.11:9090'),
  })
  t.match(
    routeOver([named, endpoint('api-1', {}, 0)], '10.96.0.1:80'),
    { kind: 'refuse', reason: 'no_healthy_endpoint' },
    'and where that lacks it too there is none',
  )
})

await t.test('an endpoint without an address, or of another Service, is none', async (t) => {
  const refused = {
    kind: 'refuse',
    reason: 'no_healthy_endpoint',
    detail: `${key} has no healthy endpoint for port 80`,
    service: { name: 'api' },
  }
  t.match(routeOver([api], '10.96.0.1:80'), refused)
  t.match(routeOver([api, endpoint('api-1', { addresses: [] })], '10.96.0.1:80'), refused)
  t.match(routeOver([api, web], '10.96.0.1:80'), refused)
})

await t.test('a Service without ports says that it has none', async (t) => {
  t.match(routeOver([service('api', { ports: [] })], '10.96.0.1:80'), {
    kind: 'refuse',
    detail: `${key} has no port 80, only none`,
  })
})

await t.test('a Service leads to a pod outside the mesh plainly', async (t) => {
  t.match(routeOver([api, endpoint('old', { tunnel: 'none' })], '10.96.0.1:80'), {
    kind: 'plain',
    destination: to('10.0.0.11:8080'),
    service: { name: 'api' },
  })
})

await t.test('a pod that dials its own address is no peer either', async (t) => {
  const from = endpoint('api-1')
  t.match(routeOver([from], '10.0.0.11:99', { from }), { kind: 'self', service: undefined })
  t.match(routeOver([from], '10.0.0.11:99'), { kind: 'tunnel' }, 'for others it is one')
})

await t.test('a pod of the host network is not found by its node’s address', async (t) => {
  const host = workload('kubelet', { addresses: [ip('10.0.0.1')], hostNetwork: true })
  t.same(routeOver([host], '10.0.0.1:10250'), { kind: 'unknown' })
})

await t.test('no Service leads a tunnel to one of the agent’s own ports', async (t) => {
  for (const port of agentPorts) {
    t.match(routeOver([api, endpoint('api-1', {}, port)], '10.96.0.1:80'), {
      kind: 'refuse',
      reason: 'agent_port',
      detail: new RegExp(`port ${port}`),
      workload: { name: 'api-1' },
    })
  }
})

await t.test('the address of a Service beats that of a pod', async (t) => {
  const squatter = workload('squatter', { addresses: [ip('10.96.0.1')] })
  t.match(routeOver([squatter, api, endpoint('api-1')], '10.96.0.1:80'), {
    kind: 'tunnel',
    workload: { name: 'api-1' },
  })
})
