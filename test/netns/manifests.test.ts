// Mistakes in the folder while the mesh runs: each is named with its file, field and reason, what
// served before goes on serving, and the correction takes effect by itself.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { write } from '../../deploy/local/topology.ts'
import { appPort, curl, eventually, local } from '../helpers/local.ts'

const { mesh, pods, manifests } = await local(t, 'man')
const { web, api1 } = pods
const reach = async (): Promise<number | null> =>
  (await curl(web, `http://${api1.ip4}:${appPort}/`)).code
const problems = () => mesh.status().control.problems

const serviceFile = join(manifests, 'service-api.yaml')
const service = readFileSync(serviceFile, 'utf8')

const deny = (rules: unknown) => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'p', namespace: 'shop' },
  spec: { action: 'DENY', rules },
})

interface Case {
  readonly name: string
  readonly break: () => void
  readonly mend: () => void
  readonly field?: string
  readonly file: string
  readonly reason: RegExp
}

const cases: Case[] = [
  {
    name: 'YAML that does not parse',
    break: () => writeFileSync(serviceFile, `${service}\n  : : [`),
    mend: () => writeFileSync(serviceFile, service),
    file: 'service-api.yaml',
    reason: /line|flow|mapping|indent/i,
  },
  {
    name: 'a port out of range',
    break: () => writeFileSync(serviceFile, service.replace('port: 80', 'port: 80000')),
    mend: () => writeFileSync(serviceFile, service),
    file: 'service-api.yaml',
    field: 'spec.ports[0].port',
    reason: /65535/,
  },
  {
    name: 'two pods with one address',
    break: () => {
      const twin = structuredClone(api1.manifest()) as { metadata: { name: string } }
      twin.metadata.name = 'twin'
      write(manifests, 'pod-twin', [twin])
    },
    mend: () => rmSync(join(manifests, 'pod-twin.yaml')),
    file: 'pod-twin.yaml',
    reason: /10\.10\.2\.11/,
  },
  {
    name: 'one object in two files',
    break: () => write(manifests, 'pod-again', [api1.manifest()]),
    mend: () => rmSync(join(manifests, 'pod-again.yaml')),
    file: 'pod-again.yaml',
    reason: /stands in pod-again\.yaml and pod-api-1\.yaml; pod-api-1\.yaml counts/,
  },
  {
    name: 'a policy with an address that is none',
    break: () =>
      write(manifests, 'policy', [deny([{ from: [{ source: { ipBlocks: ['10.0.0.300'] } }] }])]),
    mend: () => rmSync(join(manifests, 'policy.yaml')),
    file: 'policy.yaml',
    reason: /10\.0\.0\.300/,
  },
]

for (const { name, field, file, reason, ...act } of cases) {
  await t.test(`${name} is named, nothing stops, and it can be mended`, async (t) => {
    t.same(problems(), [], 'all is well before')
    act.break()
    const [problem] = await eventually(() => {
      const found = problems()
      return found.length > 0 ? found : undefined
    })
    t.match(problem, { file, reason, ...(field === undefined ? {} : { field }) })
    if (!name.includes('policy')) t.equal(await reach(), 0, 'pods are served')
    const table = mesh.run('status')
    t.match(table, file, 'for people too')
    act.mend()
    await eventually(() => (problems().length === 0 ? true : undefined))
    await eventually(async () => ((await reach()) === 0 ? true : undefined))
  })
}
