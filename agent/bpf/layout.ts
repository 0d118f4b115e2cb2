// The structs of bpf/mesh.h as codecs, bound to the BTF of the objects about to be loaded: drift
// between the two halves fails here, before anything is attached.
import { Btf } from './btf.ts'
import { objectDirectory, readBtf } from './libbpf.ts'
import { ip16, struct, u16, u32, u64 } from './struct.ts'

export const objectPath = (name: string): string => `${objectDirectory}${name}.bpf.o`

export function readLayout() {
  const connect = new Btf(readBtf(objectPath('connect')))
  const sockops = new Btf(readBtf(objectPath('sockops')))
  const lookup = new Btf(readBtf(objectPath('lookup')))
  const counters = lookup.struct('counters')
  return {
    pod: struct(connect, 'pod', {
      flags: u32,
      out_port4: u16,
      out_port6: u16,
      ip4: ip16,
      ip6: ip16,
    }),
    skMeta: struct(connect, 'sk_meta', { kind: u32, port: u16, ip: ip16 }),
    range: struct(connect, 'range', { prefix_length: u32, ip: ip16 }),
    tuple: struct(sockops, 'tuple', {
      cookie: u64,
      local_ip: ip16,
      remote_ip: ip16,
      local_port: u16,
      remote_port: u16,
    }),
    endpoint: struct(sockops, 'endpoint', { ip: ip16, port: u16 }),
    client: struct(sockops, 'client', { ip: ip16, port: u16, state: u32 }),
    listener: struct(lookup, 'listener', { cookie: u64, slot: u32 }),
    podConstants: struct(lookup, 'pod_constants', { cookie: u64 }),
    counters: [...counters.fields].map(([name, { offset }]) => ({ name, offset })),
    podFlag: value(connect, 'pod_flag'),
    skKind: value(connect, 'sk_kind'),
    nameState: value(sockops, 'name_state'),
    slot: value(lookup, 'slot'),
  }
}

export type Layout = ReturnType<typeof readLayout>

/** Reads values of an enum by their C names; an unknown one is a broken build. */
function value(btf: Btf, name: string): (constant: string) => number {
  const values = btf.enum(name)
  return (constant) => {
    const found = values.get(constant)
    if (found === undefined) throw new RangeError(`enum ${name} has no ${constant}`)
    return found
  }
}
