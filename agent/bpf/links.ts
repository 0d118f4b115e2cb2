// The programs on cgroups, through links pinned in one directory: a pin for each program and cgroup, named
// after both. A cgroup that was removed and made again under its old name has another id, so it is told
// apart: it gets a link of its own, and the dead one goes.
import { closeSync, fstatSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MeshError } from '../../mesh/errors.ts'
import { bpf, type Pointer } from './libbpf.ts'
import { attachPinned } from './object.ts'

/** How our programs, and so their pins, begin. */
const prefix = 'leyline_'

/** A program that is to run for a cgroup and all below it. */
export interface Placement {
  readonly program: string
  readonly pointer: Pointer
  /** cgroup v2 directory, absolute path. */
  readonly cgroup: string
}

export class CgroupLinks {
  readonly #directory: string
  /** What runs by this process's programs; other pins are a former agent's. */
  readonly #ours = new Set<string>()

  /** `directory` is on a bpffs. */
  constructor(directory: string) {
    this.#directory = directory
  }

  /**
   * Attaches what is not attached yet; programs of a former agent are replaced without a gap. Throws
   * `bad_config` for a cgroup that is not there, `bpf` for what the kernel refuses.
   */
  add(placements: readonly Placement[]): void {
    for (const placement of placements) this.#attach(placement)
  }

  /** As `add`; then every other link goes. */
  set(placements: readonly Placement[]): void {
    const wanted = new Set(placements.map((placement) => this.#attach(placement)))
    for (const pin of readdirSync(this.#directory)) {
      if (!pin.startsWith(prefix) || wanted.has(pin)) continue
      rmSync(join(this.#directory, pin), { force: true })
      this.#ours.delete(pin)
    }
  }

  /** The name of its pin. */
  #attach({ program, pointer, cgroup }: Placement): string {
    const fd = openCgroup(cgroup)
    try {
      const pin = `${program}_${fstatSync(fd, { bigint: true }).ino}`
      if (this.#ours.has(pin)) return pin
      attachPinned(pointer, join(this.#directory, pin), (p) => bpf.attachCgroup(p, fd))
      this.#ours.add(pin)
      return pin
    } finally {
      closeSync(fd)
    }
  }
}

function openCgroup(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    throw new MeshError('bad_config', `no cgroup at ${path}`, { cause })
  }
}

/** Those directories that are not below another of them, each once: a program there sees everything below. */
export function outermost(paths: readonly string[]): string[] {
  const below = (inner: string, outer: string): boolean =>
    inner !== outer && inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`)
  return [...new Set(paths)].filter((path) => !paths.some((other) => below(path, other)))
}
