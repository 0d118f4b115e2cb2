// Reading messages that nobody vouches for: what is wrong becomes a problem that names the field.
import { describeError } from './errors.ts'

export type Decoded<T> = { readonly ok: T } | { readonly problem: string }

/** Found while decoding; its message names the field. */
export class FieldProblem extends Error {}

/** Whatever `decode` throws is a problem, never an exception. */
export function decoding<T>(decode: () => T): Decoded<T> {
  try {
    return { ok: decode() }
  } catch (error) {
    return {
      problem: error instanceof FieldProblem ? error.message : `malformed: ${describeError(error)}`,
    }
  }
}

/** Throws a {@link FieldProblem} when there is nothing. */
export function requireField(value: string | null | undefined, field: string): string {
  if (!value) throw new FieldProblem(`${field}: expected a value, got none`)
  return value
}
