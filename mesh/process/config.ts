// A process's configuration: one YAML file, parsed once, every problem named at once.
import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import type { ZodType } from 'zod'
import { MeshError } from '../errors.ts'

/**
 * Reads and validates a YAML file against a strict schema. Throws `bad_config` whose message
 * has one `file: path.to.field: reason` per problem.
 */
export function loadConfig<T>(schema: ZodType<T>, path: string): T {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new MeshError('bad_config', `cannot read ${path}`, { cause })
  }
  const document = parseDocument(text)
  if (document.errors.length > 0) {
    throw new MeshError(
      'bad_config',
      `${path}: ${document.errors.map((e) => e.message).join('; ')}`,
    )
  }
  return parseConfig(schema, document.toJS() ?? {}, path)
}

/** Validates what was read already; `where` is what messages call it. Throws as {@link loadConfig}. */
export function parseConfig<T>(schema: ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.map(
    (issue) => `${where}: ${issue.path.join('.') || '(top level)'}: ${issue.message}`,
  )
  throw new MeshError('bad_config', problems.join('\n'))
}
