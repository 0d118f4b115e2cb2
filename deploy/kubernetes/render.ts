// Objects as YAML text: what `leyline install --render` prints and what the generated files hold.
import { stringify } from 'yaml'
import type { Manifest } from './object.ts'

/**
 * For every reader: nothing is an alias, no line is folded, and what is a boolean or a number in YAML 1.1,
 * which Kubernetes reads, is quoted (`on`, `012`).
 */
export function renderYaml(objects: readonly Manifest[]): string {
  const options = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const
  return objects.map((object) => stringify(object, options)).join('---\n')
}
