// What Helm does with our chart, as far as the chart uses it: values and two properties of the release,
// toJson, dir and base. Anything else in a template is an error here.
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import type { Manifest } from '../../deploy/kubernetes/object.ts'

export const chart = 'deploy/helm/leyline'
const read = (file: string): string => readFileSync(`${chart}/${file}`, 'utf8')

export function chartValues(): Record<string, unknown> {
  return parse(read('values.yaml')) as Record<string, unknown>
}

/** The objects of the chart's templates for a release in `namespace`. */
export function renderChart(values: unknown, namespace: string): Manifest[] {
  const scope = { Values: values, Release: { Namespace: namespace, Service: 'Helm' } }
  return readdirSync(`${chart}/templates`)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const text = read(`templates/${file}`).replaceAll(/\{\{(.*?)\}\}/g, (_, expression: string) =>
        String(evaluate(expression.trim(), scope)),
      )
      return parseAllDocuments(text).map((document) => {
        if (document.errors[0] !== undefined) throw document.errors[0]
        return document.toJS() as Manifest
      })
    })
}

function evaluate(expression: string, scope: object): unknown {
  const call = /^(toJson|dir|base) (?:\((.+)\)|(\S+))$/.exec(expression)
  if (call !== null) {
    const of = evaluate(call[2] ?? call[3] ?? '', scope)
    if (call[1] === 'toJson') return JSON.stringify(of)
    return call[1] === 'dir' ? posix.dirname(String(of)) : posix.basename(String(of))
  }
  if (!/^(\.[A-Za-z]+)+$/.test(expression)) throw new Error(`unexpected {{ ${expression} }}`)
  let at: unknown = scope
  for (const name of expression.slice(1).split('.')) {
    at = (at as Record<string, unknown> | undefined)?.[name]
  }
  if (at === undefined) throw new Error(`there is no ${expression}`)
  return at
}

/** An object without the one thing in which Helm's and ours must differ. */
export function withoutOwner(object: Manifest): unknown {
  return JSON.parse(
    JSON.stringify(object, (key, value: unknown) =>
      key === 'app.kubernetes.io/managed-by' ? undefined : value,
    ),
  )
}

export function isHook({ metadata }: Manifest): boolean {
  return metadata.annotations?.['helm.sh/hook'] !== undefined
}

/** By kind and name, in that order: Helm has an order of its own. */
export function sorted(objects: readonly Manifest[]): unknown[] {
  const name = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`
  return objects.toSorted((a, b) => (name(a) < name(b) ? -1 : 1)).map(withoutOwner)
}
