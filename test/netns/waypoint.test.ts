// What is bound to a waypoint that is not there: refused at the source after two seconds, refused at the
// destination whoever comes around, connections under way included; and all of it taken back.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { write } from '../../deploy/local/topology.ts'
import { appPort, curl, eventually, local, trafficPort } from '../helpers/local.ts'

const { mesh, pods, manifests } = await local(t, 'wpt')
const { web, api1, old } = pods
const service = 'http://10.96.0.7/'
const direct = `http://${api1.ip4}:${appPort}/`
const useGhost = { 'leyline.dev/use-waypoint': 'ghost' }

const apiService = (labels = {}): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api', namespace: 'shop', labels },
  spec: {
    clusterIPs: ['10.96.0.7', 'fd96::7'],
    selector: { app: 'api' },
    ports: [{ port: 80, targetPort: appPort }],
  },
})
const account = (labels = {}): object => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'api', namespace: 'shop', labels },
})

/** Access lines of a node with this reason. */
const lines = (node: string, reason: string) =>
  mesh.accessLines(node).filter((line) => line.reason === reason)
const line = (node: string, reason: string, matches: (line: Record<string, string>) => boolean) =>
  eventually(() => lines(node, reason).find(matches))
const problems = (): string[] => mesh.status().control.problems.map(({ reason }) => reason)
const reaches = async (from: typeof web, url: string): Promise<void> =>
  void (await eventually(async () => ((await curl(from, url)).code === 0 ? true : undefined)))

await t.test(
  'a Service whose waypoint is not there is refused, its pods by themselves are not',
  async (t) => {
    t.equal((await curl(web, service)).code, 0, 'all is well before')
    write(manifests, 'service-api', [apiService(useGhost)])
    await eventually(() =>
      problems().some((reason) => /there is no Gateway shop\/ghost/.test(reason))
        ? true
        : undefined,
    )
    const refused = await curl(web, service)
    t.not(refused.code, 0)
    t.ok(refused.ms >= 1_900, `held for ${refused.ms} ms`)
    const said = await line('node-a', 'waypoint_not_ready', () => true)
    t.match(said, {
      direction: 'outbound',
      'src.workload': 'web',
      'dst.service': 'api.shop.svc.cluster.local',
      'dst.addr': '10.96.0.7:80',
      error:
        /10\.96\.0\.7:80 is bound to waypoint shop\/ghost\.shop\.svc\.cluster\.local, which is not known/,
    })
    t.equal((await curl(web, direct)).code, 0)
    write(manifests, 'service-api', [apiService()])
    await reaches(web, service)
  },
)

await t.test(
  'a bound pod ends what came around its waypoint, and takes nothing else',
  async (t) => {
    const held = [web, old].map((pod) => {
      const command = `exec 3<>/dev/tcp/${api1.ip4}/${trafficPort}; echo open; cat <&3 >/dev/null; echo ended`
      const child = pod.spawn(['bash', '-c', command], { stdio: ['ignore', 'pipe', 'ignore'] })
      let out = ''
      child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()))
      return { said: (word: string) => (out.includes(word) ? true : undefined) }
    })
    for (const { said } of held) await eventually(() => said('open'))
    write(manifests, 'account-api', [account(useGhost)])
    for (const { said } of held) await eventually(() => said('ended'))
    for (const [client, identity] of [
      [web.ip4, 'spiffe://cluster.local/ns/shop/sa/web'],
      [old.ip4, undefined],
    ] as const) {
      const ended = await line(
        'node-b',
        'bypassed_waypoint',
        (l) => l['src.addr']?.startsWith(`${client}:`) === true,
      )
      t.match(ended, { direction: 'inbound', 'dst.workload': 'api-1' })
      t.equal(ended['src.identity'], identity)
    }
    const began = lines('node-b', 'bypassed_waypoint').length
    t.not((await curl(old, direct)).code, 0, 'a client outside the mesh')
    t.match(await eventually(() => lines('node-b', 'bypassed_waypoint')[began]), {
      direction: 'inbound',
      error:
        /a client without an identity is not the waypoint shop\/ghost\..* of the pod, which admits nobody yet/,
    })
    t.not((await curl(web, direct)).code, 0, 'a client in the mesh does not even try')
    t.match(
      await line('node-a', 'waypoint_not_ready', (l) => l['dst.addr'] === `${api1.ip4}:${appPort}`),
      { 'dst.workload': 'api-1' },
    )
    t.not((await curl(web, service)).code, 0, 'nor by way of the Service')
    t.equal((await curl(api1, direct)).code, 0, 'to itself the pod may talk')

    rmSync(join(manifests, 'account-api.yaml'))
    await reaches(web, direct)
    await reaches(old, direct)
    await reaches(web, service)
  },
)
