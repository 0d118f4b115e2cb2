// docs/permissions.md against what is installed: every capability, host path and permission has its reason
// there, and nothing is there that is not granted.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { manifests } from '../../deploy/kubernetes/manifests.ts'
import type { Rule } from '../../deploy/kubernetes/rbac.ts'
import { defaultValues } from '../../deploy/kubernetes/values.ts'

const values = { ...defaultValues, namespace: 'leyline-system' }
const objects = manifests(values)

/** The rows of the first table below a heading, without its head. */
function table(heading: string): string[][] {
  const section = readFileSync('docs/permissions.md', 'utf8')
    .split(/^## /m)
    .find((part) => part.startsWith(heading))
  const rows = [...(section ?? '').matchAll(/^\| (.*) \|$/gm)].map((match) =>
    (match[1] ?? '').split(' | ').map((cell) => cell.replaceAll('`', '').trim()),
  )
  return rows.slice(1)
}

interface Container {
  readonly securityContext: {
    readonly privileged?: boolean
    readonly allowPrivilegeEscalation?: boolean
    readonly readOnlyRootFilesystem?: boolean
    readonly capabilities: { readonly drop: string[]; readonly add?: string[] }
  }
  readonly ports: { readonly hostPort?: number }[]
  readonly volumeMounts: {
    readonly name: string
    readonly mountPath: string
    readonly readOnly?: true
  }[]
}
interface PodSpec {
  readonly serviceAccountName: string
  readonly containers: Container[]
  readonly volumes: { readonly name: string; readonly hostPath?: { readonly path: string } }[]
  readonly securityContext: { readonly seccompProfile?: { readonly type: string } }
  readonly [field: string]: unknown
}
const podSpecs = objects.flatMap(({ spec }) => {
  const { template } = (spec ?? {}) as { template?: { spec: PodSpec } }
  return template === undefined ? [] : [template.spec]
})
const agent = podSpecs.find(({ serviceAccountName }) => serviceAccountName === 'leyline-agent')
const control = podSpecs.find(({ serviceAccountName }) => serviceAccountName === 'leyline-control')

await t.test('capabilities', async (t) => {
  const added = agent?.containers.flatMap((c) => c.securityContext.capabilities.add ?? []) ?? []
  t.same(
    table('Capabilities').map(([name]) => name),
    added,
  )
  t.same(
    control?.containers.flatMap((c) => c.securityContext.capabilities.add ?? []),
    [],
  )
  for (const [name = '', why = ''] of table('Capabilities')) t.ok(why.length > 5, name)
})

await t.test('host paths, where they are mounted, and how', async (t) => {
  const criDirectory = values.criSocket.slice(0, values.criSocket.lastIndexOf('/'))
  const mounted = (agent?.volumes ?? []).flatMap(({ name, hostPath }) => {
    if (hostPath === undefined) return []
    const mount = agent?.containers[0]?.volumeMounts.find((each) => each.name === name)
    const access = mount?.readOnly === true ? 'read-only' : 'writable'
    const { path } = hostPath
    return path === criDirectory
      ? [['directory of criSocket', 'below /host', access]]
      : [[path, mount?.mountPath, access]]
  })
  t.same(
    table('Host paths').map((row) => row.slice(0, 3)),
    mounted,
  )
  t.same(
    control?.volumes.filter(({ hostPath }) => hostPath !== undefined),
    [],
  )
})

await t.test('no namespace of the host, no privilege, seccomp everywhere', async (t) => {
  t.equal(podSpecs.length, 2)
  for (const spec of podSpecs) {
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) t.notOk(spec[field], field)
    t.equal(spec.securityContext.seccompProfile?.type, 'RuntimeDefault')
    for (const { securityContext, ports } of spec.containers) {
      t.notOk(securityContext.privileged)
      t.equal(securityContext.allowPrivilegeEscalation, false)
      t.equal(securityContext.readOnlyRootFilesystem, true)
      t.same(securityContext.capabilities.drop, ['ALL'])
      for (const { hostPort } of ports) t.equal(hostPort, undefined)
    }
  }
})

await t.test('every permission at the API server', async (t) => {
  const granted = objects.flatMap(({ kind, metadata, rules }) => {
    if (kind !== 'Role' && kind !== 'ClusterRole') return []
    const program = metadata.labels?.['app.kubernetes.io/component'] ?? ''
    const where = kind === 'Role' ? 'own' : 'cluster'
    return (rules as Rule[]).flatMap((rule) =>
      rule.apiGroups.flatMap((group) =>
        rule.resources.flatMap((resource) =>
          (rule.resourceNames ?? ['']).map((name) => {
            const what = `${resource}${group && `.${group}`}${name && `/${name}`}`
            return [program, where, what, rule.verbs.join(', ')].join(' | ')
          }),
        ),
      ),
    )
  })
  const listed = table('API server').map((row) => row.slice(0, 4).join(' | '))
  t.same(listed.sort(), granted.sort())
  for (const row of table('API server')) t.ok((row[4] ?? '').length > 5, `${row[2]} has a reason`)
})
