// What is written down of a connection: exactly one line, one reason, and counters that agree with it.
import { Registry } from 'prom-client'
import t from 'tap'
import { Connections } from '../../agent/worker/connections.ts'
import { TcpMetrics } from '../../agent/worker/metrics.ts'
import { closeReasons } from '../../mesh/errors.ts'
import { createLog, type LogLevel } from '../../mesh/process/log.ts'
import { tcpLabels } from '../../mesh/tcp-metrics.ts'
import { client, server } from '../helpers/hbone.ts'
import { ip, service, workload } from '../helpers/model.ts'

function made(level: LogLevel = 'info') {
  const lines: Record<string, unknown>[] = []
  const destination = { write: (line: string): void => void lines.push(JSON.parse(line)) }
  const registry = new Registry()
  const connections: Connections = new Connections({
    metrics: new TcpMetrics(registry, () => connections.openCounts()),
    log: createLog({ name: 'agent', level, destination }),
  })
  const value = async (name: string): Promise<number> => {
    const found = await registry.getSingleMetric(name)?.get()
    return (found?.values ?? []).reduce((sum, sample) => sum + sample.value, 0)
  }
  return { connections, lines, registry, value }
}

await t.test('a tunnelled connection: both ends, in the words of the field', async (t) => {
  const { connections, lines, registry } = made()
  const connection = connections.begin('pod', 'outbound')
  connection.source.address = { ip: ip('10.0.0.1'), port: 1111 }
  connection.source.workload = workload('web')
  connection.source.identity = client
  connection.destination.address = { ip: ip('fd00::2'), port: 15008 }
  connection.destination.workload = workload('api-1', {
    workloadName: 'api',
    canonicalRevision: 'v2',
  })
  connection.destination.identity = server
  connection.hboneTarget = { ip: ip('fd00::2'), port: 80 }
  connection.service = service('api')
  connection.open()
  connection.count(100, 0)
  connection.count(0, 7)
  connection.end('closed')
  t.match(lines, [
    {
      level: 'info',
      target: 'access',
      msg: 'connection complete',
      direction: 'outbound',
      'src.addr': '10.0.0.1:1111',
      'src.workload': 'web',
      'src.namespace': 'shop',
      'src.identity': 'spiffe://cluster.local/ns/shop/sa/web',
      'dst.addr': '[fd00::2]:15008',
      'dst.hbone_addr': '[fd00::2]:80',
      'dst.service': 'api.shop.svc.cluster.local',
      'dst.workload': 'api-1',
      'dst.identity': 'spiffe://cluster.local/ns/shop/sa/api',
      bytes_sent: 100,
      bytes_recv: 7,
      duration: /^\d+ms$/,
      reason: 'closed',
    },
  ])
  t.equal(lines[0]?.error, undefined)
  const text = await registry.metrics()
  const [line = ''] = text
    .split('\n')
    .filter((l) => l.startsWith('istio_tcp_received_bytes_total{'))
  for (const label of tcpLabels) t.match(line, `${label}="`)
  for (const part of [
    'reporter="source"',
    'source_principal="spiffe://cluster.local/ns/shop/sa/web"',
    'destination_workload="api"',
    'destination_canonical_revision="v2"',
    'destination_service_name="api"',
    'connection_security_policy="mutual_tls"',
    'response_flags="-"',
    '} 100',
  ]) {
    t.match(line, part)
  }
})

await t.test('seen from the other side the log turns round, the metrics do not', async (t) => {
  const { connections, lines, value } = made()
  const connection = connections.begin('pod', 'inbound')
  connection.open()
  connection.count(100, 7)
  connection.end('closed')
  t.match(lines, [{ bytes_sent: 7, bytes_recv: 100 }])
  t.equal(await value('istio_tcp_received_bytes_total'), 100)
  t.equal(await value('istio_tcp_sent_bytes_total'), 7)
})

await t.test('there is one end, whoever else tells of one', async (t) => {
  const { connections, lines, value } = made()
  const connection = connections.begin('pod', 'inbound')
  connection.open()
  connection.end('source_reset')
  connection.end('denied', 'later')
  t.equal(lines.length, 1)
  t.match(lines[0], { reason: 'source_reset', level: 'info' })
  t.same(connections.live(), [])
  t.equal(await value('istio_tcp_connections_closed_total'), 1)
  t.equal(await value('istio_tcp_connections_failed_total'), 0)
})

await t.test('every reason has its level, its flag and its count', async (t) => {
  const orderly = new Set(['closed', 'source_reset', 'destination_reset'])
  for (const reason of closeReasons) {
    const { connections, lines, value, registry } = made()
    connections.begin('pod', 'outbound').end(reason, 'because')
    t.match(lines, [{ reason, level: orderly.has(reason) ? 'info' : 'error' }], reason)
    t.equal(lines[0]?.error, orderly.has(reason) ? undefined : 'because')
    t.equal(await value('istio_tcp_connections_failed_total'), 1, 'it never opened')
    t.equal(await value('istio_tcp_connections_opened_total'), 0)
    t.match(
      await registry.metrics(),
      /response_flags="(DENY|CONNECT|TLS_FAILURE|H2_HANDSHAKE_FAILURE|IDENTITY_ERROR)"/,
    )
  }
})

await t.test('what is open is counted while it is', async (t) => {
  const { connections, value, lines } = made('debug')
  const one = connections.begin('pod', 'outbound')
  t.equal(await value('istio_tcp_sockets_open'), 0, 'not yet')
  one.open()
  connections.begin('pod', 'inbound').open()
  t.equal(await value('istio_tcp_sockets_open'), 2)
  one.end('closed')
  t.equal(await value('istio_tcp_sockets_open'), 1)
  t.same(
    lines.map(({ msg }) => msg),
    ['connection opened', 'connection opened', 'connection complete'],
  )
})

await t.test('an access line has the fields of ztunnel’s, the reason, and no others', async (t) => {
  const { connections, lines } = made()
  const connection = connections.begin('pod', 'outbound')
  for (const party of [connection.source, connection.destination]) {
    party.address = { ip: ip('10.0.0.1'), port: 1 }
    party.workload = workload('web')
    party.identity = client
  }
  connection.hboneTarget = { ip: ip('10.0.0.1'), port: 2 }
  connection.service = service('api')
  connection.end('connect_refused', 'nobody listens')
  const sides = ['src', 'dst'].flatMap((side) =>
    ['addr', 'workload', 'namespace', 'identity', 'cluster'].map((field) => `${side}.${field}`),
  )
  const counts = ['bytes_sent', 'bytes_recv', 'duration']
  const own = ['level', 'time', 'name', 'target', 'msg', 'reason']
  t.same(
    Object.keys(lines[0] ?? {}).sort(),
    [...sides, 'dst.hbone_addr', 'dst.service', 'direction', ...counts, 'error', ...own].sort(),
  )
  connections.begin('pod', 'inbound').end('closed')
  t.same(
    Object.keys(lines[1] ?? {}).sort(),
    ['direction', ...counts, ...own].sort(),
    'what is not known is left out, not made up',
  )
})

await t.test('response flags are Istio’s words for the reason', async (t) => {
  const flags = {
    denied: 'DENY',
    connect_refused: 'CONNECT',
    connect_timeout: 'CONNECT',
    tls_failure: 'TLS_FAILURE',
    tunnel_failed: 'H2_HANDSHAKE_FAILURE',
    identity_mismatch: 'IDENTITY_ERROR',
    certificate_unavailable: 'IDENTITY_ERROR',
  } as const
  for (const [reason, flag] of Object.entries(flags)) {
    const { connections, registry } = made()
    connections.begin('pod', 'inbound').end(reason as keyof typeof flags)
    const text = await registry.metrics()
    const [sample = ''] = text.split('\n').filter((line) => line.startsWith('istio_tcp_'))
    t.match(sample, /^istio_tcp_connections_failed_total\{reporter="destination",/, reason)
    t.match(sample, `response_flags="${flag}"`)
    t.match(sample, 'connection_security_policy="unknown"')
    t.match(sample, 'source_principal="unknown"')
    t.match(sample, 'request_protocol="tcp"')
  }
})

await t.test('one that is denied later was open all the same', async (t) => {
  const { connections, lines, registry, value } = made()
  const connection = connections.begin('pod', 'inbound')
  connection.open()
  connection.end('denied', 'the policy was tightened')
  t.match(lines, [{ level: 'error', reason: 'denied', error: 'the policy was tightened' }])
  t.equal(await value('istio_tcp_connections_closed_total'), 1)
  t.equal(await value('istio_tcp_connections_failed_total'), 0)
  t.notMatch(await registry.metrics(), 'DENY', 'it is counted under the labels it opened with')
})

await t.test('a scrape repeats the counts, it does not add to them', async (t) => {
  const { connections, registry } = made()
  const connection = connections.begin('pod', 'outbound')
  connection.open()
  connection.count(5, 6)
  const first = await registry.metrics()
  t.equal(await registry.metrics(), first)
  for (const family of [
    'istio_tcp_connections_opened_total',
    'istio_tcp_connections_closed_total',
    'istio_tcp_connections_failed_total',
    'istio_tcp_received_bytes_total',
    'istio_tcp_sent_bytes_total',
  ]) {
    t.match(first, `# TYPE ${family} counter`)
  }
  connection.count(5, 0)
  t.match(await registry.metrics(), /istio_tcp_received_bytes_total\{.*\} 10$/m)
})
