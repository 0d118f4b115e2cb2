// BPF Type Format: reads the types of an object file, so that no layout is written twice.
// Format: Documentation/bpf/btf.rst of the kernel.
import { MeshError } from '../../mesh/errors.ts'

/** btf.rst, "Type Encoding". */
const kind = {
  int: 1,
  pointer: 2,
  array: 3,
  struct: 4,
  union: 5,
  enum: 6,
  typedef: 8,
  volatile: 9,
  const: 10,
  restrict: 11,
  function: 12,
  prototype: 13,
  variable: 14,
  section: 15,
  float: 16,
  declTag: 17,
  typeTag: 18,
  enum64: 19,
} as const
const magic = 0xeb9f
/** Types that refer to types, at most. Mirrors MAX_RESOLVE_DEPTH of libbpf (btf.c). */
const maxDepth = 32

interface Member {
  readonly name: string
  readonly type: number
  /** Bytes from the start of the struct. */
  readonly offset: number
}
interface Type {
  readonly kind: number
  readonly name: string
  /** Bytes; for kinds that refer to another type, that type's id. */
  readonly sizeOrType: number
  readonly elements: number
  readonly elementType: number
  readonly members: readonly Member[]
  readonly values: readonly { readonly name: string; readonly value: number }[]
}

export class Btf {
  readonly #types: readonly Type[]

  /** Parses raw BTF; throws `bpf` on anything malformed. */
  constructor(raw: Buffer) {
    try {
      this.#types = parse(raw)
    } catch (cause) {
      throw new MeshError('bpf', 'malformed BTF', { cause })
    }
  }

  /** A struct's size and fields in bytes; throws `bpf` when there is none of that name. */
  struct(name: string): {
    size: number
    fields: ReadonlyMap<string, { offset: number; size: number }>
  } {
    const type = this.#types.find((t) => t.kind === kind.struct && t.name === name)
    if (type === undefined) throw new MeshError('bpf', `struct ${name} is not in the BTF`)
    const fields = type.members.map(
      (member) =>
        [member.name, { offset: member.offset, size: this.#sizeOf(member.type) }] as const,
    )
    return { size: type.sizeOrType, fields: new Map(fields) }
  }

  /** The values of an enum by name. */
  enum(name: string): ReadonlyMap<string, number> {
    const type = this.#types.find((t) => t.kind === kind.enum && t.name === name)
    if (type === undefined) throw new MeshError('bpf', `enum ${name} is not in the BTF`)
    return new Map(type.values.map(({ name: key, value }) => [key, value]))
  }

  #sizeOf(id: number, depth = 0): number {
    const type = this.#types[id]
    if (type === undefined) throw new MeshError('bpf', `BTF type ${id} does not exist`)
    if (depth === maxDepth) throw new MeshError('bpf', `BTF type ${id} is nested too deep`)
    switch (type.kind) {
      case kind.array:
        return type.elements * this.#sizeOf(type.elementType, depth + 1)
      case kind.typedef:
      case kind.volatile:
      case kind.const:
      case kind.restrict:
      case kind.typeTag:
        return this.#sizeOf(type.sizeOrType, depth + 1)
      case kind.pointer:
        return 8
      default:
        return type.sizeOrType
    }
  }
}

function parse(raw: Buffer): Type[] {
  if (raw.readUInt16LE(0) !== magic) throw new RangeError('wrong magic')
  const header = raw.readUInt32LE(4)
  const start = header + raw.readUInt32LE(8)
  const end = start + raw.readUInt32LE(12)
  const strings = header + raw.readUInt32LE(16)
  const text = (offset: number): string => {
    const from = strings + offset
    return raw.toString('latin1', from, raw.indexOf(0, from))
  }
  const types: Type[] = [emptyType(0, 'void', 0)]
  for (let at = start; at < end; ) {
    const { type, next } = parseType(raw, at, text)
    types.push(type)
    at = next
  }
  return types
}

function emptyType(kindOf: number, name: string, sizeOrType: number): Type {
  return { kind: kindOf, name, sizeOrType, elements: 0, elementType: 0, members: [], values: [] }
}

function parseType(
  raw: Buffer,
  at: number,
  text: (offset: number) => string,
): { type: Type; next: number } {
  const info = raw.readUInt32LE(at + 4)
  const count = info & 0xffff
  const kindOf = (info >>> 24) & 0x1f
  const bitfields = info >>> 31 === 1
  const base = emptyType(kindOf, text(raw.readUInt32LE(at)), raw.readUInt32LE(at + 8))
  const body = at + 12
  const entries = <T>(size: number, read: (offset: number) => T): { list: T[]; next: number } => ({
    list: Array.from({ length: count }, (_, i) => read(body + i * size)),
    next: body + count * size,
  })
  switch (kindOf) {
    case kind.int:
    case kind.variable:
    case kind.declTag:
      return { type: base, next: body + 4 }
    case kind.array:
      return {
        type: {
          ...base,
          elementType: raw.readUInt32LE(body),
          elements: raw.readUInt32LE(body + 8),
        },
        next: body + 12,
      }
    case kind.struct:
    case kind.union: {
      const { list, next } = entries(12, (o) => {
        const bits = raw.readUInt32LE(o + 8)
        const offset = (bitfields ? bits & 0xffffff : bits) / 8
        return { name: text(raw.readUInt32LE(o)), type: raw.readUInt32LE(o + 4), offset }
      })
      return { type: { ...base, members: list }, next }
    }
    case kind.enum: {
      const { list, next } = entries(8, (o) => ({
        name: text(raw.readUInt32LE(o)),
        value: raw.readInt32LE(o + 4),
      }))
      return { type: { ...base, values: list }, next }
    }
    case kind.prototype:
      return { type: base, next: body + count * 8 }
    case kind.section:
    case kind.enum64:
      return { type: base, next: body + count * 12 }
    default:
      return { type: base, next: body }
  }
}
