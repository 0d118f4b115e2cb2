// Two nodes, real applications, the whole product: what a connection carries, what both agents write
// down of it and what they count, and what happens at the edges of a connection's life.
import { rmSync } from 'node:fs'
import t from 'tap'
import { setNamespaceLabel, write } from '../../deploy/local/topology.ts'
import {
  appPort,
  call,
  curl,
  eventually,
  local,
  metric,
  residentBytes,
  startApp,
} from '../helpers/local.ts'

const webId = 'spiffe://cluster.local/ns/shop/sa/web'
const apiId = 'spiffe://cluster.local/ns/shop/sa/api'
const mib = 1024 * 1024

const { mesh, pods, topology, manifests, work } = await local(t, 'msh')
const { web, api1, api2, old } = pods

await t.test('a request over the mesh: bytes, access lines and counters agree', async (t) => {
  const { code, body } = await curl(web, `http://${api1.ip4}:${appPort}/hello`)
  t.equal(code, 0)
  t.match(body, `accept says [${web.ip4}]:`)
  const target = `${api1.ip4}:${appPort}`
  const [out, into] = await Promise.all(
    (['node-a', 'node-b'] as const).map((node) =>
      eventually(() => mesh.accessLines(node).findLast((l) => l['dst.hbone_addr'] === target)),
    ),
  )
  t.match(out, {
    direction: 'outbound',
    'src.identity': webId,
    'dst.identity': apiId,
    'src.workload': 'web',
    'dst.workload': 'api-1',
    'dst.addr': `${api1.ip4}:15008`,
    reason: 'closed',
  })
  t.match(into, {
    direction: 'inbound',
    'src.identity': webId,
    'dst.identity': apiId,
    reason: 'closed',
  })
  t.equal(into?.['src.addr'], out?.['src.addr'], 'both name the same client')
  t.equal(out?.bytes_sent, into?.bytes_recv, 'what one sent the other received')
  t.equal(out?.bytes_recv, into?.bytes_sent)
  const labels = {
    source_principal: webId,
    destination_principal: apiId,
    connection_security_policy: 'mutual_tls',
  }
  t.equal(
    await metric(mesh, 'node-a', 'istio_tcp_connections_opened_total', {
      ...labels,
      reporter: 'source',
    }),
    1,
  )
  t.equal(
    await metric(mesh, 'node-b', 'istio_tcp_connections_closed_total', {
      ...labels,
      reporter: 'destination',
    }),
    1,
  )
  t.equal(
    await metric(mesh, 'node-a', 'istio_tcp_received_bytes_total', labels),
    Number(out?.bytes_sent),
    'received is what the client sent, whoever reports',
  )
  t.equal(
    await metric(mesh, 'node-b', 'istio_tcp_sent_bytes_total', labels),
    Number(into?.bytes_sent),
  )
})

await t.test('IPv6, a Service, the same node and a pod outside the mesh', async (t) => {
  t.match((await curl(web, `http://[${api1.ip6}]:${appPort}/`)).body, `[${web.ip6}]`)
  const seen = new Set<string>()
  for (let i = 0; i < 20; i++)
    seen.add((await curl(web, 'http://10.96.0.7/')).body.split(':')[0] ?? '')
  t.same([...seen].sort(), ['api-1', 'api-2'], 'both endpoints of the Service are used')
  t.equal(
    (await curl(web, 'http://10.96.0.7:81/')).code !== 0,
    true,
    'a port the Service lacks is refused',
  )
  t.match((await curl(web, `http://${api2.ip4}:${appPort}/`)).body, `[${web.ip4}]`)
  t.match((await curl(web, `http://${old.ip4}:${appPort}/`)).body, `old: accept says [${web.ip4}]`)
  t.match((await curl(old, `http://${api1.ip4}:${appPort}/`)).body, `accept says [${old.ip4}]`)
  const plain = await eventually(() =>
    mesh.accessLines('node-b').findLast((l) => l['src.workload'] === 'old'),
  )
  t.equal(plain['src.identity'], undefined, 'plaintext has no identity')
})

await t.test('a pod reaches itself: by its own address, and through a Service', async (t) => {
  t.match((await curl(api1, `http://${api1.ip4}:${appPort}/`)).body, 'api-1')
  t.match((await curl(api1, `http://127.0.0.1:${appPort}/`)).body, 'accept says [127.0.0.1]')
  for (let i = 0; i < 8; i++) t.equal((await curl(api1, 'http://10.96.0.7/')).code, 0)
})

await t.test('an address inside the ranges that nobody has is held, then refused', async (t) => {
  const { code, ms } = await curl(web, `http://10.10.2.250:${appPort}/`)
  t.not(code, 0)
  t.ok(ms >= 1_900 && ms < 4_000, `held for about 2 s (${ms} ms)`)
  const line = await eventually(() =>
    mesh.accessLines('node-a').findLast((l) => l.reason === 'unknown_destination'),
  )
  t.match(line.error, '10.10.2.250')
})

await t.test('200 parallel connections, every byte checked, none lost', async (t) => {
  for (const mode of ['upload', 'download'] as const) {
    const result = await call(web, api1.ip4, { mode, size: 200_000, parallel: 200 })
    t.same([result.ok, result.failed, result.errors], [200, 0, []], `${mode} in ${result.ms} ms`)
  }
})

await t.test('100 MB each way, half-closed by the sender', async (t) => {
  for (const mode of ['upload', 'download'] as const) {
    const result = await call(web, api1.ip4, { mode, size: 100 * mib })
    t.same([result.ok, result.errors], [1, []], `${mode} in ${result.ms} ms`)
  }
})

await t.test('a reset by the server reaches the client, with its reason', async (t) => {
  const result = await call(web, api1.ip4, { mode: 'reset', size: 0 })
  t.same(result.errors, ['ECONNRESET'])
  await eventually(() => mesh.accessLines('node-a').find((l) => l.reason === 'destination_reset'))
  await eventually(() => mesh.accessLines('node-b').find((l) => l.reason === 'destination_reset'))
})

await t.test('a client that dies resets its server', async () => {
  const code = `import socket,struct;s=socket.create_connection(("${api1.ip4}",9090));s.sendall(b'{"mode":"hold","size":0}'.ljust(64));s.setsockopt(socket.SOL_SOCKET,socket.SO_LINGER,struct.pack("ii",1,0));import time;time.sleep(0.3);s.close()`
  await web.exec(['python3', '-c', code])
  for (const node of ['node-a', 'node-b']) {
    await eventually(() => mesh.accessLines(node).find((l) => l.reason === 'source_reset'))
  }
})

await t.test('a slow reader does not grow the agents', async (t) => {
  const pids = ['node-a', 'node-b'].map((node) => mesh.agentPid(node))
  const before = pids.map(residentBytes)
  let peak = [0, 0]
  const watch = setInterval(() => {
    peak = pids.map((pid, i) => Math.max(peak[i] ?? 0, residentBytes(pid) - (before[i] ?? 0)))
  }, 50)
  const result = await call(web, api1.ip4, { mode: 'stall', size: 200 * mib, waitMs: 3_000 })
  clearInterval(watch)
  t.same([result.ok, result.errors], [1, []], 'every byte arrives once it reads again')
  const accepted = result.acceptedWhileStalled ?? Infinity
  t.ok(accepted < 40 * mib, `the client could hand over ${(accepted / mib).toFixed(1)} MiB of 200`)
  for (const [i, grown] of peak.entries()) {
    t.ok(grown < 100 * mib, `agent ${i} grew by ${(grown / mib).toFixed(1)} MiB at most`)
  }
})

await t.test(
  'unlabelled, the pods talk plainly; labelled, in the mesh within a second',
  async (t) => {
    setNamespaceLabel(manifests, 'shop', undefined)
    await mesh.untilTunnelled(0)
    const capture = await topology.nodes.a.capture(`${work}/plain.pcap`)
    t.equal((await curl(web, `http://${api1.ip4}:${appPort}/in-the-open`)).code, 0)
    await eventually(() => capture.contains('GET /in-the-open') || undefined)
    await capture.stop()
    setNamespaceLabel(manifests, 'shop', 'ambient')
    t.ok((await mesh.untilTunnelled(3)) < 1_000)
    const tunnelled = await topology.nodes.a.capture(`${work}/tunnelled.pcap`)
    t.equal((await curl(web, `http://${api1.ip4}:${appPort}/hidden`)).code, 0)
    await eventually(() => tunnelled.packets('tcp port 15008').length > 0 || undefined)
    await tunnelled.stop()
    t.notOk(tunnelled.contains('/hidden'))
    t.same(tunnelled.packets(`tcp and not port 15008 and host ${web.ip4}`), [])
  },
)

await t.test('a connection that a new policy forbids ends at once', async (t) => {
  const held = call(web, api1.ip4, { mode: 'hold', size: 0 })
  const open = async (): Promise<unknown> =>
    ((await mesh.agentAdmin('node-b', '/connections')) as { 'dst.hbone_addr'?: string }[]).find(
      (c) => c['dst.hbone_addr'] === `${api1.ip4}:9090`,
    )
  await eventually(open)
  const source = { principals: ['cluster.local/ns/shop/sa/web'] }
  write(manifests, 'deny', [
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'not-web', namespace: 'shop' },
      spec: {
        action: 'DENY',
        rules: [{ from: [{ source }], to: [{ operation: { ports: ['9090'] } }] }],
      },
    },
  ])
  t.same((await held).errors, ['ECONNRESET'])
  const line = await eventually(() => mesh.accessLines('node-b').find((l) => l.reason === 'denied'))
  t.equal(line['src.identity'], webId)
  t.equal(
    (await curl(web, `http://${api1.ip4}:${appPort}/`)).code,
    0,
    'another port is another matter',
  )
  rmSync(`${manifests}/deny.yaml`)
  await eventually(async () => {
    const { ok } = await call(web, api1.ip4, { mode: 'upload', size: 10 })
    return ok === 1 || undefined
  })
})

await t.test('an agent that is asked to stop lets connections end first', async (t) => {
  const pid = mesh.agentPid('node-a')
  const long = call(web, api1.ip4, { mode: 'stall', size: 20 * mib, waitMs: 1_500 })
  await eventually(async () => {
    const live = (await mesh.agentAdmin('node-a', '/connections')) as { established: boolean }[]
    return live.some(({ established }) => established) || undefined
  })
  process.kill(pid, 'SIGTERM')
  t.same((await long).errors, [], 'every byte of it arrives')
  await eventually(() => (mesh.agentPid('node-a') === pid ? undefined : true))
  await eventually(
    async () => (await curl(web, `http://${api1.ip4}:${appPort}/`)).code === 0 || undefined,
  )
})

await t.test('a killed agent: refused at once both ways, and back by itself', async (t) => {
  process.kill(mesh.agentPid('node-a'), 'SIGKILL')
  await eventually(
    async () => (await curl(web, `http://${api1.ip4}:${appPort}/`)).code === 7 || undefined,
  )
  const out = await curl(web, `http://${api1.ip4}:${appPort}/`)
  const into = await curl(api1, `http://${web.ip4}:${appPort}/`)
  t.ok(out.code !== 0 && out.ms < 1_000, 'out')
  t.ok(into.code !== 0 && into.ms < 1_000, 'in')
  await eventually(
    async () => (await curl(web, `http://${api1.ip4}:${appPort}/`)).code === 0 || undefined,
  )
  await eventually(
    async () => (await curl(api1, `http://${web.ip4}:${appPort}/`)).code === 0 || undefined,
  )
})

await t.test('a pod whose sandbox is replaced under its name is enrolled anew', async (t) => {
  const state = () =>
    mesh
      .status()
      .nodes.flatMap((n) => n.pods)
      .find((p) => p.name === 'api-2')?.state
  await topology.removePod('api-2')
  await eventually(() => state() === 'failed' || undefined)
  const again = topology.addPod(api2.spec)
  t.equal(again.netns, api2.netns)
  await startApp(again)
  write(manifests, 'pod-api-2', [again.manifest()])
  await eventually(() => state() === 'enrolled' || undefined)
  t.match((await curl(web, `http://${again.ip4}:${appPort}/`)).body, `[${web.ip4}]`)
  const line = await eventually(() =>
    mesh.accessLines('node-a').find((l) => l['dst.hbone_addr'] === `${again.ip4}:${appPort}`),
  )
  t.equal(line['dst.identity'], apiId)
})

await t.test('one Ctrl-C: plain at once, nothing left', async (t) => {
  await mesh.down()
  t.equal((await curl(web, `http://${api1.ip4}:${appPort}/`)).code, 0)
  t.throws(() => mesh.run('workloads'), /no mesh runs/)
})
