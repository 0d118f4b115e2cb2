// Values: merged as Helm merges, refused by name, and documented as they are.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import {
  defaultValues,
  documentedValues,
  readValues,
  valuesJsonSchema,
  valuesWith,
} from '../../deploy/kubernetes/values.ts'

const work = mkdtempSync(join(tmpdir(), 'leyline-values-'))
t.teardown(() => rmSync(work, { recursive: true }))
const read = (text: string): unknown => {
  const file = join(work, 'values.yaml')
  writeFileSync(file, text)
  return readValues(file)
}

await t.test('maps are merged, lists replaced, null takes a default away', async (t) => {
  t.same(read(''), defaultValues)
  t.same(
    read('agent: {nodeSelector: {disk: ssd}, tolerations: [], resources: {requests: {cpu: null}}}'),
    {
      ...defaultValues,
      agent: {
        ...defaultValues.agent,
        nodeSelector: { 'kubernetes.io/os': 'linux', disk: 'ssd' },
        tolerations: [],
        resources: { requests: { memory: '128Mi' } },
      },
    },
  )
  t.match(read('agent: {nodeSelector: {kubernetes.io/os: null}}'), { agent: { nodeSelector: {} } })
  t.match(read('imagePullSecrets: [{name: a}]'), { imagePullSecrets: [{ name: 'a' }] })
})

await t.test('what is wrong is refused by its name, all of it at once', async (t) => {
  for (const [text, message] of [
    ['image: null', /image: /],
    ['image: ""', /image: /],
    ['imagePullSecrets: [a]', /imagePullSecrets\.0: /],
    ['agent: {tolerations: [{opreator: Exists}]}', /agent\.tolerations\.0: .*"opreator"/],
    ['control: {resources: {limit: {}}}', /control\.resources: .*"limit"/],
    ['control: {nodeSelector: {a: 1}}', /control\.nodeSelector\.a: /],
    ['criSocket: /run/x/../etc; y', /criSocket: expected an absolute path/],
    ['kubeletCgroup: system.slice', /kubeletCgroup: expected auto, none, or an absolute path/],
    ['[]', /\(top level\)/],
  ] as const) {
    t.throws(() => read(text), { code: 'bad_config', message }, text)
  }
  t.throws(() => read('a: 1\nagent: {b: 2}'), { message: /"a"[^]*"b"|"b"[^]*"a"/ })
})

await t.test('an option that is not given leaves what the file says', async (t) => {
  const base = { ...defaultValues, image: 'file' }
  t.equal(valuesWith(base, { image: undefined }).image, 'file')
  t.equal(valuesWith(base, { image: 'flag' }).image, 'flag')
})

await t.test('the documentation has every value, its default and its meaning', async (t) => {
  const section = readFileSync('docs/operations.md', 'utf8').split(/^### /m)
  const text = section.find((part) => part.startsWith('Values')) ?? ''
  const rows = [...text.matchAll(/^\| `(.+?)` \| `(.+?)` \| (.+) \|$/gm)].map((row) => row.slice(1))
  const wanted = documentedValues().map(({ path, meaning }) => {
    const value = path.reduce<unknown>(
      (at, name) => (at as Record<string, unknown>)[name],
      defaultValues,
    )
    return [path.join('.'), JSON.stringify(value), meaning]
  })
  t.same(rows, wanted)
  for (const [name = '', , meaning = ''] of wanted) t.ok(meaning.length > 5, name)
})

await t.test('the schema for Helm refuses unknown keys too', async (t) => {
  t.match(valuesJsonSchema(), {
    $schema: 'http://json-schema.org/draft-07/schema#',
    additionalProperties: false,
    properties: { agent: { additionalProperties: false }, image: { type: 'string' } },
  })
})
