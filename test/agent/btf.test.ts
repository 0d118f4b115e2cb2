// Layouts come from the BTF of the objects themselves: what C and TypeScript disagree on is found before
// anything is loaded, and no bytes make the reader do worse than say so.
import { readdirSync } from 'node:fs'
import t from 'tap'
import { Btf } from '../../agent/bpf/btf.ts'
import { objectPath, readLayout } from '../../agent/bpf/layout.ts'
import { readBtf } from '../../agent/bpf/libbpf.ts'
import { ip16, struct, u16, u32, u64 } from '../../agent/bpf/struct.ts'
import { random } from '../mesh/random.ts'
import { ip } from '../helpers/model.ts'

const raw = readBtf(objectPath('connect'))
const btf = new Btf(raw)

await t.test('every object has BTF that can be read', async (t) => {
  const objects = readdirSync('bpf/out').filter((name) => name.endsWith('.bpf.o'))
  t.same(objects.sort(), ['connect.bpf.o', 'lookup.bpf.o', 'names.bpf.o', 'sockops.bpf.o'])
  for (const name of objects) t.ok(new Btf(readBtf(objectPath(name.replace('.bpf.o', '')))))
})

await t.test('structs and enums are those of bpf/mesh.h', async (t) => {
  const layout = readLayout()
  t.equal(layout.tuple.size, 8 + 16 + 16 + 2 + 2 + 4)
  t.equal(layout.podFlag('POD_OUTBOUND'), 1)
  t.throws(() => layout.podFlag('POD_UNKNOWN'), /enum pod_flag has no POD_UNKNOWN/)
  t.ok(layout.counters.some(({ name }) => name === 'captured'))
})

await t.test('what is encoded comes back, and padding is zero', async (t) => {
  const { tuple, pod } = readLayout()
  const value = {
    cookie: 2n ** 63n,
    local_ip: ip('10.0.0.1'),
    remote_ip: ip('fd00::1'),
    local_port: 1,
    remote_port: 65535,
  }
  const bytes = tuple.encode(value)
  t.same(tuple.decode(bytes), value)
  t.equal(bytes.readUInt32LE(tuple.size - 4), 0)
  const bare = { flags: 1, out_port4: 2, out_port6: 0, ip4: undefined, ip6: undefined }
  t.same(pod.decode(pod.encode(bare)), bare)
})

await t.test('a codec that is not the C struct is refused, field by field', async (t) => {
  t.throws(() => struct(btf, 'range', { prefix_length: u16, ip: ip16 }), {
    code: 'bpf',
    message: 'struct range.prefix_length is 4 bytes, codec is 2',
  })
  t.throws(() => struct(btf, 'range', { length: u32 }), {
    message: 'struct range has no field length',
  })
  t.throws(() => struct(btf, 'nothing', { a: u64 }), {
    message: 'struct nothing is not in the BTF',
  })
  t.throws(() => btf.enum('range'), { message: 'enum range is not in the BTF' })
})

await t.test('broken BTF is an error that says so, whatever is broken', async (t) => {
  for (let end = 0; end < raw.length; end += 7) {
    try {
      void new Btf(raw.subarray(0, end))
    } catch (error) {
      if (!/malformed BTF/.test(String(error))) t.fail(`cut at ${end}: ${String(error)}`)
    }
  }
  const chance = random(11)
  for (let i = 0; i < 500; i++) {
    const broken = Buffer.from(raw)
    for (let j = 0; j < 8; j++) broken[chance.below(broken.length)] = chance.below(256)
    try {
      new Btf(broken).struct('range')
    } catch (error) {
      t.equal((error as { code?: string }).code, 'bpf', String(error))
    }
  }
  t.throws(() => new Btf(Buffer.alloc(64)), { code: 'bpf', message: /malformed BTF/ })
})

await t.test('an object that is none is refused by name', async (t) => {
  t.throws(() => readBtf('/etc/passwd'), { code: 'bpf', message: /btf__parse \/etc\/passwd/ })
})
