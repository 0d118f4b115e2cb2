// Our kinds as the API server knows them against what control reads: a field that only one of them has
// would be dropped without a word, or refused for no reason.
import t from 'tap'
import { z } from 'zod'
import { crds } from '../../deploy/kubernetes/crds.ts'
import { authorizationPolicy, parseObject, versionsOf } from '../../kube/kinds.ts'

interface Schema {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly enum?: readonly string[]
  readonly [keyword: string]: unknown
}

const crd = crds()[0]
if (crd === undefined) throw new Error('no CRD')
const version = crd.spec.versions[0] as unknown as {
  name: string
  schema: { openAPIV3Schema: Schema }
}
const specOf = (schema: Schema): Schema => schema.properties?.spec ?? {}
const spec = specOf(version.schema.openAPIV3Schema)
const read = specOf(z.toJSONSchema(authorizationPolicy) as Schema)

/** `rules[].from[].source.principals` of every field, without what is inside of `opaque` ones. */
function fields(schema: Schema, opaque: RegExp, path = ''): string[] {
  if (opaque.test(path)) return []
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`
    return [at, ...fields(value, opaque, at)]
  })
  return schema.items === undefined
    ? inner
    : [...inner, ...fields(schema.items, opaque, `${path}[]`)]
}

await t.test('the API server keeps what control reads, and nothing else', async (t) => {
  const opaque = /^targetRefs?$/
  const known = fields(spec, opaque).sort()
  // `provider` belongs to the action CUSTOM, which the API server refuses for our kind.
  const wanted = fields(read, opaque).filter((field) => field !== 'provider')
  t.same(known, wanted.sort())
  t.ok(known.includes('rules[].from[].source.notRemoteIpBlocks'))
  t.same(spec.properties?.action?.enum, ['ALLOW', 'DENY'])
})

await t.test('every field has its meaning in words', async (t) => {
  const silent: string[] = []
  const look = (schema: Schema, path: string): void => {
    for (const [name, value] of Object.entries(schema.properties ?? {})) {
      if (value.description === undefined) silent.push(`${path}.${name}`)
      look(value, `${path}.${name}`)
    }
    if (schema.items !== undefined) look(schema.items, `${path}[]`)
  }
  look(spec, 'spec')
  t.same(
    silent.filter(
      (path) => !/targetRefs?(\[\])?\.(group|kind|name)$|\.(source|operation)$/.test(path),
    ),
    [],
  )
})

await t.test('it is the version that folders and control take for ours', async (t) => {
  t.equal(versionsOf('AuthorizationPolicy')[0], `${crd.spec.group}/${version.name}`)
  t.equal(crd.metadata.name, `${String(crd.spec.names.plural)}.${crd.spec.group}`)
})

await t.test('an object with every field of the schema is one that control reads', async (t) => {
  const example = (schema: Schema, name = ''): unknown => {
    if (schema.properties !== undefined) {
      const own = Object.entries(schema.properties).filter(
        ([field]) => !/^targetRefs?$/.test(field),
      )
      return Object.fromEntries(own.map(([field, value]) => [field, example(value, field)]))
    }
    if (schema.items !== undefined) return [example(schema.items, name)]
    if (schema.additionalProperties !== undefined) return { app: 'web' }
    if (schema['x-kubernetes-int-or-string'] === true) return 80
    if (schema.enum !== undefined) return schema.enum[0]
    return /ipBlocks/i.test(name) ? '10.0.0.0/8' : 'shop/web'
  }
  const made = {
    apiVersion: `${crd.spec.group}/${version.name}`,
    kind: 'AuthorizationPolicy',
    metadata: { name: 'p', namespace: 'shop' },
    spec: example(spec),
  }
  const parsed = parseObject('AuthorizationPolicy', made)
  t.ok('ok' in parsed, JSON.stringify(parsed))
  t.match(JSON.stringify(made), '"notServiceAccounts":["shop/web"]')
})
