// Typed codecs over BTF structs: names and types here, offsets and sizes from the object. A field
// that C has and the codec has not is padding and stays zero (hash keys compare it too).
import { type Ip, ip16Bytes, ipFromBytes } from '../../mesh/address.ts'
import { MeshError } from '../../mesh/errors.ts'
import type { Btf } from './btf.ts'

interface Field<T> {
  readonly size: number
  get(buffer: Buffer, offset: number): T
  put(buffer: Buffer, offset: number, value: T): void
}

export const u16: Field<number> = {
  size: 2,
  get: (b, o) => b.readUInt16LE(o),
  put: (b, o, v) => void b.writeUInt16LE(v, o),
}
export const u32: Field<number> = {
  size: 4,
  get: (b, o) => b.readUInt32LE(o),
  put: (b, o, v) => void b.writeUInt32LE(v, o),
}
export const u64: Field<bigint> = {
  size: 8,
  get: (b, o) => b.readBigUInt64LE(o),
  put: (b, o, v) => void b.writeBigUInt64LE(v, o),
}
/** `struct ip16`; undefined is all zero. */
export const ip16: Field<Ip | undefined> = {
  size: 16,
  get: (b, o) => {
    const bytes = b.subarray(o, o + 16)
    return bytes.every((byte) => byte === 0) ? undefined : ipFromBytes(bytes)
  },
  put: (b, o, v) => {
    if (v !== undefined) b.set(ip16Bytes(v), o)
  },
}

type Fields = Record<string, Field<any>>
type Values<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never }

export interface Struct<F> {
  readonly size: number
  encode(value: Values<F>): Buffer
  decode(buffer: Buffer): Values<F>
}

/** The codec of struct `name`; throws `bpf` when the object's layout is not what the codec expects. */
export function struct<F extends Fields>(btf: Btf, name: string, fields: F): Struct<F> {
  const layout = btf.struct(name)
  const plan = Object.entries(fields).map(([key, field]) => {
    const found = layout.fields.get(key)
    if (found === undefined) throw new MeshError('bpf', `struct ${name} has no field ${key}`)
    if (found.size !== field.size) {
      throw new MeshError(
        'bpf',
        `struct ${name}.${key} is ${found.size} bytes, codec is ${field.size}`,
      )
    }
    return { key, offset: found.offset, field: field as unknown as Field<unknown> }
  })
  return {
    size: layout.size,
    encode(value) {
      const buffer = Buffer.alloc(layout.size)
      for (const { key, offset, field } of plan) field.put(buffer, offset, value[key])
      return buffer
    },
    decode(buffer) {
      const value: Record<string, unknown> = {}
      for (const { key, offset, field } of plan) value[key] = field.get(buffer, offset)
      return value as Values<F>
    },
  }
}
