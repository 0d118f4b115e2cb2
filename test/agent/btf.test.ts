// Layouts come from the BTF of the objects themselves: what C and TypeScript disagree on is found before
// anything is loaded, and no bytes make the reader do worse than say so.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
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
  const expected = ['connect', 'lookup', 'names', 'probe', 'sockops'].map((name) => `${name}.bpf.o`)
  t.same(objects.sort(), expected)
  for (const name of objects) t.ok(new Btf(readBtf(objectPath(name.replace('.bpf.o', '')))))
})

await t.test('structs and enums are those of bpf/mesh.h', async (t) => {
  const layout = readLayout()
  t.equal(layout.tuple.size, 8 + 16 + 16 + 2 + 2 + 4)
  t.equal(layout.podFlag('POD_OUTBOUND'), 1)
  t.throws(() => layout.podFlag('POD_UNKNOWN'), /enum pod_flag has no POD_UNKNOWN/)
  t.ok(layout.counters.some(({ name }) => name === 'captured'))
})

function temporary(t: Test): string {
  const directory = mkdtempSync(join(tmpdir(), 'leyline-btf-'))
  t.teardown(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** `struct name` with its fields, of one level, as bpf/mesh.h has them. */
function structsOf(header: string): { name: string; fields: string[] }[] {
  const text = header.replace(/\/\*[\s\S]*?\*\//g, '')
  return [...text.matchAll(/^struct (\w+) \{([^}]*)\}/gm)].map(([, name = '', body = '']) => ({
    name,
    fields: [...body.matchAll(/(\w+)(?:\[\d+\])?;/g)].map(([, field = '']) => field),
  }))
}

await t.test('sizes and offsets are those that the C compiler says', async (t) => {
  const structs = structsOf(readFileSync('bpf/mesh.h', 'utf8'))
  t.ok(structs.length >= 9)
  const objects = ['connect', 'names', 'sockops', 'lookup'].map(
    (name) => new Btf(readBtf(objectPath(name))),
  )
  const directory = temporary(t)
  const prints = structs.flatMap(({ name, fields }) => [
    `printf("${name} %zu\\n", sizeof(struct ${name}));`,
    ...fields.map(
      (field) =>
        `printf("${name}.${field} %zu %zu\\n", offsetof(struct ${name}, ${field}), sizeof(((struct ${name} *)0)->${field}));`,
    ),
  ])
  const source = join(directory, 'layout.c')
  const includes = ['<linux/types.h>', '<stddef.h>', '<stdio.h>', `"${process.cwd()}/bpf/mesh.h"`]
  const head = includes.map((file) => `#include ${file}\n`).join('')
  writeFileSync(source, `${head}int main(void) { ${prints.join('\n')} return 0; }\n`)
  const program = join(directory, 'layout')
  execFileSync('clang', ['-o', program, source])
  const said = execFileSync(program, { encoding: 'utf8' }).trimEnd().split('\n')
  for (const { name, fields } of structs) {
    const found = objects.flatMap((object) => {
      try {
        return [object.struct(name)]
      } catch {
        return []
      }
    })
    t.ok(found.length > 0, `some object uses struct ${name}`)
    for (const { size, fields: read } of found) {
      const lines = [...read].map(([field, at]) => `${name}.${field} ${at.offset} ${at.size}`)
      t.same(
        [`${name} ${size}`, ...lines],
        said.filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}.`)),
        name,
      )
      t.same([...read.keys()], fields)
    }
  }
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

await t.test('a field that moved or grew in C is found at binding', async (t) => {
  const directory = temporary(t)
  const bindings = { prefix_length: u32, ip: ip16 }
  const compile = (body: string): Btf => {
    const source = join(directory, 'drift.c')
    const object = join(directory, 'drift.o')
    const types = 'typedef unsigned u32; struct ip16 { u32 w[4]; };'
    writeFileSync(source, `${types}\nstruct range { ${body} };\nstruct range here = {};\n`)
    execFileSync('clang', ['-g', '-O2', '-target', 'bpf', '-c', source, '-o', object])
    return new Btf(readBtf(object))
  }
  const moved = struct(compile('u32 fresh; struct ip16 ip; u32 prefix_length;'), 'range', bindings)
  t.equal(moved.size, 24)
  const bytes = moved.encode({ prefix_length: 7, ip: ip('10.0.0.1') })
  t.equal(bytes.readUInt32LE(20), 7, 'moving is no drift: the offset is read')
  t.equal(bytes.readUInt32LE(0), 0, 'a field that the codec does not know stays zero')
  const grown = compile('unsigned long long prefix_length; struct ip16 ip;')
  t.throws(() => struct(grown, 'range', bindings), {
    code: 'bpf',
    message: 'struct range.prefix_length is 8 bytes, codec is 4',
  })
  const renamed = compile('u32 bits; struct ip16 ip;')
  t.throws(() => struct(renamed, 'range', bindings), {
    message: 'struct range has no field prefix_length',
  })
  const shrunk = compile('u32 prefix_length; u32 ip;')
  t.throws(() => struct(shrunk, 'range', bindings), { message: /struct range\.ip is 4 bytes/ })
})

await t.test('types that refer to themselves are an error, not an endless walk', async (t) => {
  const word = (...values: number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4)
    values.forEach((value, i) => bytes.writeUInt32LE(value, i * 4))
    return bytes
  }
  const kindAt = 24
  const strings = Buffer.from('\0loop\0field\0')
  // 1: struct loop { <2> field; }; 2: typedef of 3; 3: const of 2.
  const types = Buffer.concat([
    word(1, (4 << kindAt) | 1, 8, 6, 2, 0),
    word(1, 8 << kindAt, 3),
    word(0, 10 << kindAt, 2),
  ])
  const header = word(0x0001_eb9f, 24, 0, types.length, types.length, strings.length)
  const loop = new Btf(Buffer.concat([header, types, strings]))
  t.throws(() => loop.struct('loop'), { code: 'bpf', message: /nested too deep/ })
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

await t.test('an object that was cut short is refused, wherever', async (t) => {
  const whole = readFileSync(objectPath('connect'))
  const path = join(temporary(t), 'cut.bpf.o')
  for (let part = 0; part < 16; part++) {
    writeFileSync(path, whole.subarray(0, Math.floor((whole.length * part) / 16)))
    t.throws(() => readBtf(path), { code: 'bpf', message: /btf__parse/ }, `${part}/16 of it`)
  }
  t.throws(() => readBtf(`${path}.none`), { code: 'bpf', message: /ENOENT/ })
})
