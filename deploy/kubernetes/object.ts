// What every object of an installation has: its shape, as far as it matters here, and its labels.
import { readFileSync } from 'node:fs'
import { componentLabel, managedByLabel } from '../../mesh/constants.ts'

/** Of the product. */
export const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string }

export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Record<string, string>
    readonly annotations?: Record<string, string>
  }
  readonly [field: string]: unknown
}

/** What a workload is selected by: never changed, since selectors cannot be. */
export const selectorOf = (component: string) => ({
  'app.kubernetes.io/name': 'leyline',
  [componentLabel]: component,
})

export const labelsOf = (component: string) => ({
  ...selectorOf(component),
  'app.kubernetes.io/version': version,
  [managedByLabel]: 'leyline',
})
