// BPF object files and the maps they share: every map is pinned under one directory, so the first
// load creates it and every later one, by this agent or the next, finds it.
import { close, existsSync } from 'node:fs'
import { join } from 'node:path'
import { bpf, check, checkPointer, type Pointer } from './libbpf.ts'

/** BPF_NOEXIST, BPF_ANY of include/uapi/linux/bpf.h */
const any = 0n

/** A map by descriptor. Keys and values are whole encoded structs. */
export class BpfMap {
  readonly name: string
  readonly fd: number
  readonly #keySize: number
  readonly #valueSize: number

  constructor(name: string, fd: number, keySize: number, valueSize: number) {
    this.name = name
    this.fd = fd
    this.#keySize = keySize
    this.#valueSize = valueSize
  }

  put(key: Buffer, value: Buffer): void {
    check(bpf.update(this.fd, key, value, any) as number, `update map ${this.name}`)
  }

  get(key: Buffer): Buffer | undefined {
    const value = Buffer.alloc(this.#valueSize)
    return (bpf.lookup(this.fd, key, value) as number) < 0 ? undefined : value
  }

  /** Reads and deletes in one step. */
  take(key: Buffer): Buffer | undefined {
    const value = Buffer.alloc(this.#valueSize)
    return (bpf.lookupAndDelete(this.fd, key, value) as number) < 0 ? undefined : value
  }

  /** Whether there was such an entry. */
  delete(key: Buffer): boolean {
    return (bpf.delete(this.fd, key) as number) >= 0
  }

  /** Every key, in no order; read whole before anything is changed. */
  keys(): Buffer[] {
    const keys: Buffer[] = []
    let previous: Buffer | null = null
    for (;;) {
      const next: Buffer = Buffer.alloc(this.#keySize)
      if ((bpf.nextKey(this.fd, previous, next) as number) < 0) return keys
      keys.push(next)
      previous = next
    }
  }

  /** One value per possible CPU, of a per-CPU map. */
  getPerCpu(key: Buffer): Buffer[] {
    // The kernel rounds per-CPU values up to 8 bytes (kernel/bpf/syscall.c, bpf_map_value_size).
    const each = Math.ceil(this.#valueSize / 8) * 8
    const cpus = check(bpf.possibleCpus() as number, 'count CPUs')
    const values = Buffer.alloc(each * cpus)
    check(bpf.lookup(this.fd, key, values) as number, `look up map ${this.name}`)
    return Array.from({ length: cpus }, (_, cpu) => values.subarray(cpu * each, (cpu + 1) * each))
  }
}

/** A loaded object; closing it closes its descriptors, while pins and links keep what they hold. */
export class BpfObject implements Disposable {
  readonly #object: Pointer
  readonly maps = new Map<string, BpfMap>()
  readonly programs = new Map<string, Pointer>()

  private constructor(object: Pointer) {
    this.#object = object
  }

  /**
   * Opens and loads an object file. Maps are found or pinned under `mapDirectory`; `constants`
   * becomes its read-only data; `maxEntries` overrides sizes of maps that do not exist yet.
   * Throws `bpf` with the verifier's log.
   */
  static load(options: {
    path: string
    mapDirectory: string
    constants?: Buffer
    maxEntries?: Readonly<Record<string, number>>
  }): BpfObject {
    const { path, mapDirectory, constants, maxEntries } = options
    const pointer = checkPointer(bpf.open(path, null), `open ${path}`)
    const object = new BpfObject(pointer)
    try {
      for (const [name, map] of each(pointer, bpf.nextMap, bpf.mapName)) {
        if (name.includes('.')) {
          if (constants === undefined) continue
          check(bpf.setInitialValue(map, constants, constants.length) as number, `set ${name}`)
          continue
        }
        const pin = join(mapDirectory, name)
        const size = pinnedSize(pin) ?? maxEntries?.[name]
        if (size !== undefined) check(bpf.setMaxEntries(map, size) as number, `size map ${name}`)
        check(bpf.setPinPath(map, pin) as number, `pin map ${name}`)
      }
      check(bpf.load(pointer) as number, `load ${path}`)
    } catch (error) {
      object[Symbol.dispose]()
      throw error
    }
    object.#index()
    return object
  }

  #index(): void {
    for (const [name, map] of each(this.#object, bpf.nextMap, bpf.mapName)) {
      if (name.includes('.')) continue
      const fd = bpf.mapFd(map) as number
      const size = [bpf.keySize(map) as number, bpf.valueSize(map) as number] as const
      this.maps.set(name, new BpfMap(name, fd, ...size))
    }
    for (const [name, program] of each(this.#object, bpf.nextProgram, bpf.programName)) {
      this.programs.set(name, program)
    }
  }

  [Symbol.dispose](): void {
    bpf.close(this.#object)
  }
}

/** `max_entries` in `struct bpf_map_info`, include/uapi/linux/bpf.h: its offset, and bytes enough to hold it. */
const maxEntriesAt = 16
const mapInfoBytes = 88

/**
 * How many entries a pinned map has room for; undefined when there is none. A map that exists keeps
 * its size, whatever is configured now: its entries are connections under way.
 */
function pinnedSize(pin: string): number | undefined {
  if (!existsSync(pin)) return undefined
  const fd = check(bpf.getPinned(pin) as number, `open ${pin}`)
  try {
    const info = Buffer.alloc(mapInfoBytes)
    check(bpf.objectInfo(fd, info, [info.length]) as number, `read about ${pin}`)
    const size = info.readUInt32LE(maxEntriesAt)
    // Socket storage has no size of its own; libbpf then wants the 0 of the definition.
    return size === 0 ? undefined : size
  } finally {
    close(fd)
  }
}

function each(
  object: Pointer,
  next: (object: Pointer, previous: Pointer) => Pointer,
  nameOf: (item: Pointer) => unknown,
): [string, Pointer][] {
  const found: [string, Pointer][] = []
  for (let item = next(object, null); item !== null; item = next(object, item)) {
    found.push([String(nameOf(item)), item])
  }
  return found
}

/**
 * Attaches a program through a link pinned at `pin`, or puts it in the place of the program that a
 * pinned link already runs: atomic, without a gap.
 */
export function attachPinned(
  program: Pointer,
  pin: string,
  attach: (program: Pointer) => Pointer,
): void {
  if (existsSync(pin)) {
    const link = check(bpf.getPinned(pin) as number, `open ${pin}`)
    try {
      check(bpf.updateLink(link, bpf.programFd(program), null) as number, `update ${pin}`)
    } finally {
      close(link)
    }
    return
  }
  const link = checkPointer(attach(program), `attach ${pin}`)
  try {
    check(bpf.pinLink(link, pin) as number, `pin ${pin}`)
  } finally {
    bpf.destroyLink(link)
  }
}
