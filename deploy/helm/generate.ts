// Writes what is derived from the manifests: the Helm chart, and our kinds as YAML. `--check` compares
// instead, and fails naming what is stale. Usage: node deploy/helm/generate.ts [--check]
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { componentLabel, minimumKubernetes } from '../../mesh/constants.ts'
import { crds } from '../kubernetes/crds.ts'
import { manifests } from '../kubernetes/manifests.ts'
import { type Manifest, version } from '../kubernetes/object.ts'
import { renderYaml } from '../kubernetes/render.ts'
import { defaultValues, documentedValues, valuesJsonSchema } from '../kubernetes/values.ts'
import { uninstallHook } from './hook.ts'
import { Placeholders } from './placeholders.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const chart = 'deploy/helm/leyline'
/** Which files are ours to write, and to remove when nothing makes them any more. */
const generated = [
  `${chart}/{Chart.yaml,values.yaml,values.schema.json}`,
  `${chart}/{templates,crds}/*.yaml`,
  'deploy/crds/*.yaml',
]
const head = '# Made by `make helm` from deploy/kubernetes; changes here are lost.\n'

function files(): Map<string, string> {
  const found = new Map([
    [`${chart}/Chart.yaml`, `${head}${stringify(metadata())}`],
    [`${chart}/values.yaml`, `${head}${valuesYaml()}`],
    [`${chart}/values.schema.json`, `${JSON.stringify(valuesSchema(), null, 2)}\n`],
  ])
  for (const [name, text] of templates()) found.set(`${chart}/templates/${name}.yaml`, text)
  for (const crd of crds()) {
    const text = `${head}${renderYaml([crd])}`
    for (const directory of [`${chart}/crds`, 'deploy/crds'])
      found.set(`${directory}/${crd.metadata.name}.yaml`, text)
  }
  return found
}

function metadata(): Record<string, unknown> {
  return {
    apiVersion: 'v2',
    name: 'leyline',
    description: 'A service mesh without sidecars: eBPF capture, mutual TLS, SPIFFE identities.',
    type: 'application',
    version,
    appVersion: version,
    kubeVersion: `>=${minimumKubernetes.join('.')}.0-0`,
  }
}

/** Every default below its meaning. */
function valuesYaml(): string {
  let group: string | undefined
  return documentedValues()
    .map(({ path, meaning }) => {
      const [name = '', inner] = path
      const value = (defaultValues as Record<string, unknown>)[name]
      if (inner === undefined) return `\n${comment(meaning)}${stringify({ [name]: value })}`
      const opening = group === name ? '' : `\n${name}:\n`
      group = name
      const own = { [inner]: (value as Record<string, unknown>)[inner] }
      const text = `${comment(meaning)}${stringify(own)}`
      return `${opening}${text.replaceAll(/^(?=.)/gm, '  ')}`
    })
    .join('')
}

/** In lines of some 90 characters. */
function comment(text: string): string {
  return `${text
    .match(/.{1,88}(?:\s+|$)/g)
    ?.map((line) => `# ${line.trimEnd()}\n`)
    .join('')}`
}

/** As a values file is checked; Helm adds `global` by itself when the chart is part of another. */
function valuesSchema(): Record<string, unknown> {
  const schema = valuesJsonSchema()
  const properties = { ...(schema.properties as object), global: { type: 'object' } }
  return { ...schema, properties }
}

/** One file for each component, without the namespace: that is Helm's to make. */
function templates(): Map<string, string> {
  const placeholders = new Placeholders()
  const values = placeholders.values()
  const objects = [...manifests(values), ...uninstallHook(values)]
  const byComponent = Map.groupBy(
    objects.filter(({ kind }) => kind !== 'Namespace'),
    ({ metadata: { labels } }) => labels?.[componentLabel] ?? '',
  )
  const text = (list: Manifest[]): string =>
    `${head}${placeholders.fill(renderYaml(list))}`.replaceAll(
      'managed-by: leyline',
      'managed-by: {{ toJson .Release.Service }}',
    )
  return new Map([...byComponent].map(([component, list]) => [component, text(list)]))
}

const wanted = files()
const present = globSync(generated, { cwd: root })
const stale = [...wanted.keys(), ...present].filter((file) => {
  const path = join(root, file)
  return !existsSync(path) || readFileSync(path, 'utf8') !== wanted.get(file)
})
if (process.argv.includes('--check')) {
  for (const file of new Set(stale)) {
    process.stderr.write(`${file} is not what deploy/kubernetes says; run 'make helm'\n`)
    process.exitCode = 1
  }
} else {
  for (const file of stale) {
    const path = join(root, file)
    const text = wanted.get(file)
    if (text === undefined) rmSync(path)
    else {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    process.stdout.write(`  GEN  ${relative(root, path)}\n`)
  }
}
