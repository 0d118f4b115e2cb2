// What an agent tells control of its connections: counted as connections are, added up by who talks to
// whom.
import { Registry } from 'prom-client'
import t from 'tap'
import { edgesOf } from '../../agent/worker/edges.ts'
import { type Connection, Connections } from '../../agent/worker/connections.ts'
import { TcpMetrics } from '../../agent/worker/metrics.ts'
import { createLog } from '../../mesh/process/log.ts'
import { workloadIdentity } from '../../mesh/model.ts'
import { leyline } from '../../proto/gen/messages.js'
import { service, workload } from '../helpers/model.ts'

const { Reporter } = leyline.telemetry.v1
const [web, api] = [workload('web'), workload('api')]

function setUp() {
  const registry = new Registry()
  const metrics: TcpMetrics = new TcpMetrics(registry, () => connections.openCounts())
  const log = createLog({ name: 'test', level: 'silent' })
  const connections = new Connections({ metrics, log })
  const begin = (direction: 'inbound' | 'outbound', mutual = true): Connection => {
    const connection = connections.begin(direction === 'outbound' ? web.uid : api.uid, direction)
    connection.source.workload = web
    connection.destination.workload = api
    if (!mutual) return connection
    connection.source.identity = workloadIdentity(web)
    connection.destination.identity = workloadIdentity(api)
    return connection
  }
  return { registry, begin, edges: () => edgesOf(metrics.between()) }
}

await t.test('one edge for each pair, service, reporter and security', async (t) => {
  const { begin, edges } = setUp()
  for (let i = 0; i < 3; i++) {
    const connection = begin('outbound')
    connection.open()
    connection.count(10, 500)
    if (i > 0) connection.end('closed')
  }
  const viaService = begin('outbound')
  viaService.service = service('api')
  viaService.open()
  begin('outbound', false).open()
  begin('inbound').open()
  const end = (name: string, principal = `spiffe://cluster.local/ns/shop/sa/${name}`) => ({
    namespace: 'shop',
    workload: name,
    principal,
    canonicalService: name,
    canonicalRevision: 'latest',
  })
  const one = { opened: 1, closed: 0, failed: 0, bytesToServer: 0, bytesToClient: 0 }
  const proven = { source: end('web'), destination: end('api'), mutualTls: true }
  t.same(edges(), [
    {
      ...proven,
      reporter: Reporter.SOURCE,
      service: '',
      opened: 3,
      closed: 2,
      failed: 0,
      bytesToServer: 30,
      bytesToClient: 1_500,
    },
    { ...proven, ...one, reporter: Reporter.SOURCE, service: 'shop/api.shop.svc.cluster.local' },
    {
      source: end('web', ''),
      destination: end('api', ''),
      mutualTls: false,
      ...one,
      reporter: Reporter.SOURCE,
      service: '',
    },
    { ...proven, ...one, reporter: Reporter.DESTINATION, service: '' },
  ])
})

await t.test('failures of all kinds are one number; who is not known has no name', async (t) => {
  const { begin, edges } = setUp()
  for (const reason of ['denied', 'connect_refused', 'tls_failure'] as const) {
    const connection = begin('inbound', false)
    connection.source.workload = undefined
    connection.end(reason)
  }
  t.match(edges(), [{ failed: 3, opened: 0, source: { namespace: '', workload: '' } }])
  t.equal(edges().length, 1)
})

await t.test('what a pod says to itself is counted, and is no edge', async (t) => {
  const { begin, edges, registry } = setUp()
  const connection = begin('outbound', false)
  connection.destination.workload = web
  connection.open()
  connection.end('closed')
  const refused = begin('outbound', false)
  refused.destination.workload = web
  refused.end('connect_refused')
  t.same(edges(), [])
  t.match(await registry.metrics(), /istio_tcp_connections_opened_total\{.*\} 1\n/)
  const sibling = begin('outbound', false)
  sibling.destination.workload = workload('web-2', { workloadName: 'web' })
  sibling.open()
  t.equal(edges().length, 1, 'another pod of the same workload is another matter')
})
