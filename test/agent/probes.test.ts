// Which ports of a pod are its probes': what the kubelet would connect to, and nothing that a manifest
// might borrow the exemption for.
import t from 'tap'
import { maxProbePorts, probePorts } from '../../agent/broker/probes.ts'
import { type Pod, parseObject } from '../../kube/kinds.ts'
import { ip } from '../helpers/model.ts'

const addresses = [ip('10.0.0.1'), ip('fd00::1')]

function parse(spec: object): Pod {
  const parsed = parseObject('Pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'shop' },
    spec,
  })
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.ok as Pod
}
const portsOf = (spec: object): number[] => probePorts(parse(spec), addresses)
const one = (container: object): number[] => portsOf({ containers: [container] })
const http = (port: unknown, more: object = {}) => ({ httpGet: { path: '/', port, ...more } })

const counted: [name: string, container: object, ports: number[]][] = [
  ['a liveness probe', { livenessProbe: http(80) }, [80]],
  ['a readiness probe', { readinessProbe: { tcpSocket: { port: 81 } } }, [81]],
  ['a startup probe', { startupProbe: { grpc: { port: 82, service: 'x' } } }, [82]],
  ['a hook after the start', { lifecycle: { postStart: http(83) } }, [83]],
  ['a hook before the end', { lifecycle: { preStop: { tcpSocket: { port: 84 } } } }, [84]],
  [
    'all of them, each port once',
    { livenessProbe: http(2), readinessProbe: http(1), lifecycle: { preStop: http(2) } },
    [1, 2],
  ],
  [
    'a named port',
    { ports: [{ name: 'web', containerPort: 8080 }], livenessProbe: http('web') },
    [8080],
  ],
  ['a number as text', { livenessProbe: http('8080') }, [8080]],
  ['an empty host', { livenessProbe: http(80, { host: '' }) }, [80]],
  ['the pod’s own address', { livenessProbe: http(80, { host: 'FD00:0::1' }) }, [80]],
  [
    'its address, mapped',
    { livenessProbe: { tcpSocket: { port: 80, host: '::ffff:10.0.0.1' } } },
    [80],
  ],
]
for (const [name, container, ports] of counted) {
  await t.test(`counted: ${name}`, async (t) => t.same(one(container), ports))
}

const ignored: [name: string, container: object][] = [
  ['a command', { livenessProbe: { exec: { command: ['true'] } } }],
  ['another host', { livenessProbe: http(80, { host: '10.0.0.2' }) }],
  ['loopback', { livenessProbe: http(80, { host: '127.0.0.1' }) }],
  ['a host name', { lifecycle: { preStop: http(80, { host: 'localhost' }) } }],
  ['another host over TCP', { readinessProbe: { tcpSocket: { port: 80, host: '10.0.0.2' } } }],
  ['a name that is no port of it', { livenessProbe: http('web') }],
  ['port 0', { livenessProbe: http(0) }],
  ['port 65536', { livenessProbe: http('65536') }],
  ['a port that it only opens', { ports: [{ containerPort: 80 }] }],
  ['an httpGet without a port', { livenessProbe: { httpGet: { path: '/' } } }],
  ['a host that is no text', { livenessProbe: http(80, { host: 7 }) }],
  ['a probe that is no object', { livenessProbe: 'yes', lifecycle: [], startupProbe: null }],
]
for (const [name, container] of ignored) {
  await t.test(`the pod is read, the probe is not counted: ${name}`, async (t) => {
    t.same(one(container), [])
    t.same(one({ ...container, readinessProbe: http(1) }), [1], 'the others count')
  })
}

await t.test('a name is a port of its own container', async (t) => {
  const containers = [
    { ports: [{ name: 'web', containerPort: 8080 }] },
    { ports: [{ name: 'web', containerPort: 9090 }], livenessProbe: http('web') },
  ]
  t.same(portsOf({ containers }), [9090])
})

await t.test('of init containers, sidecars have probes', async (t) => {
  const initContainers = [
    { livenessProbe: http(1) },
    { restartPolicy: 'Always', startupProbe: http(2) },
  ]
  t.same(portsOf({ containers: [{ livenessProbe: http(3) }], initContainers }), [2, 3])
})

await t.test('no pod can fill the table that all pods share', async (t) => {
  const containers = Array.from({ length: 1_000 }, (_, i) => ({ livenessProbe: http(1_000 + i) }))
  t.equal(portsOf({ containers }).length, maxProbePorts)
})
