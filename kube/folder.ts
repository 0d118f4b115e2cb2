// A folder of Kubernetes YAML as a source of objects: what an API server is elsewhere. Read whole
// and watched; an object that becomes malformed keeps its last good version.
import { type FSWatcher, readdirSync, readFileSync, statSync, watch } from 'node:fs'
import { join, relative } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { describeError, MeshError } from '../mesh/errors.ts'
import type { Logger } from '../mesh/process/log.ts'
import {
  isKind,
  isVersion,
  kindInGroup,
  type KubernetesObject,
  objectKey,
  parseObject,
  versionsOf,
} from './kinds.ts'

/** Something wrong in the manifests. A note is only worth knowing; an error keeps something from taking effect. */
export interface Problem {
  readonly severity: 'error' | 'note'
  readonly file?: string
  /** `Pod shop/web` */
  readonly object?: string
  readonly field?: string
  readonly reason: string
}

/** `shop.yaml: Pod shop/web: spec.nodeName: expected string` */
export function formatProblem({ file, object, field, reason }: Problem): string {
  return [file, object, field, reason].filter((part) => part !== undefined).join(': ')
}

export interface FolderContent {
  readonly objects: ReadonlyMap<string, KubernetesObject>
  /** Where each object stands. */
  readonly files: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

/** Editors write in several steps: wait for this much quiet before reading, ms. */
const quietMs = 40
/** Watches can miss events (another file system, a replaced folder): look at sizes and times this often, ms. */
const sweepMs = 2_000
const manifest = /\.(ya?ml|json)$/

interface FileState {
  readonly stamp: string
  /** Last good version of each object of the file, in order. */
  readonly objects: ReadonlyMap<string, KubernetesObject>
  readonly problems: readonly Problem[]
}

export class FolderSource implements AsyncDisposable {
  readonly #directory: string
  readonly #kinds: ReadonlySet<string> | undefined
  readonly #log: Logger
  readonly #listeners = new Set<(content: FolderContent) => void>()
  #files = new Map<string, FileState>()
  #current: FolderContent = { objects: new Map(), files: new Map(), problems: [] }
  #watcher: FSWatcher | undefined
  #quiet: NodeJS.Timeout | undefined
  #sweep: NodeJS.Timeout | undefined

  private constructor(directory: string, kinds: ReadonlySet<string> | undefined, log: Logger) {
    this.#directory = directory
    this.#kinds = kinds
    this.#log = log
  }

  /**
   * Reads `directory` and its sub-folders. `kinds` limits what is read; other known kinds are then
   * left to another reader. Throws `bad_config` when the folder does not exist.
   */
  static async open(options: {
    directory: string
    kinds?: ReadonlySet<string>
    log: Logger
  }): Promise<FolderSource> {
    const { directory, kinds, log } = options
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
      throw new MeshError('bad_config', `${directory} is not a folder of manifests`)
    }
    const source = new FolderSource(directory, kinds, log)
    source.#read()
    source.#watch()
    source.#sweep = setInterval(() => source.#reread(), sweepMs)
    return source
  }

  get current(): FolderContent {
    return this.#current
  }

  onChange(listener: (content: FolderContent) => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#quiet)
    clearInterval(this.#sweep)
    this.#watcher?.close()
    this.#listeners.clear()
  }

  #watch(): void {
    this.#watcher?.close()
    this.#watcher = undefined
    try {
      this.#watcher = watch(this.#directory, { recursive: true }, () => {
        clearTimeout(this.#quiet)
        this.#quiet = setTimeout(() => this.#reread(), quietMs)
      })
      // A folder that was replaced ends its watch; the sweep notices and watches the new one.
      this.#watcher.on('error', () => {
        this.#watcher?.close()
        this.#watcher = undefined
      })
    } catch {
      this.#watcher = undefined
    }
  }

  #reread(): void {
    if (this.#watcher === undefined) this.#watch()
    if (!this.#read()) return
    for (const listener of this.#listeners) listener(this.#current)
  }

  /** Reads what changed; whether anything did. */
  #read(): boolean {
    const paths = this.#paths()
    if (paths === undefined) return false
    const found = new Map<string, FileState>()
    let changed = false
    for (const path of paths) {
      const file = relative(this.#directory, path)
      const before = this.#files.get(file)
      const stamp = stampOf(path)
      if (before !== undefined && before.stamp === stamp) found.set(file, before)
      else if (stamp !== undefined) {
        changed = true
        found.set(file, readFile(path, file, stamp, before, this.#kinds))
      }
    }
    for (const file of this.#files.keys()) changed ||= !found.has(file)
    this.#files = found
    if (changed) this.#publish()
    return changed
  }

  #publish(): void {
    const before = new Set(this.#current.problems.map(formatProblem))
    this.#current = merge(this.#files, this.#current.objects)
    for (const problem of this.#current.problems) {
      const text = formatProblem(problem)
      if (before.has(text)) continue
      this.#log[problem.severity === 'error' ? 'error' : 'info']({ ...problem }, 'manifest problem')
    }
  }

  /** Undefined while the folder cannot be read: what was read last goes on serving. */
  #paths(): string[] | undefined {
    try {
      return readdirSync(this.#directory, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory() && manifest.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    } catch (error) {
      this.#log.warn({ error: describeError(error) }, 'manifest folder cannot be read')
      return undefined
    }
  }
}

/** Changes whenever the content may have; undefined when the file is gone. */
function stampOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? undefined : `${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`
}

/** A problem of a file, more of it in `more`. */
type Tell = (reason: string, more?: Partial<Problem>) => Problem

function readFile(
  path: string,
  file: string,
  stamp: string,
  before: FileState | undefined,
  kinds: ReadonlySet<string> | undefined,
): FileState {
  const problem: Tell = (reason, more = {}) => ({ severity: 'error', file, ...more, reason })
  const kept = before?.objects ?? new Map<string, KubernetesObject>()
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { stamp, objects: kept, problems: [problem(describeError(error))] }
  }
  const documents = [...parseAllDocuments(text)]
  const errors = documents.flatMap((document) => document.errors)
  if (errors.length > 0) {
    const [first] = errors
    const reason = `not YAML: ${first?.message.split('\n')[0]}; its objects stay as they were`
    return { stamp, objects: kept, problems: [problem(reason)] }
  }
  const values = documents.flatMap((document) => unlist(document.toJS()))
  return { stamp, ...readObjects(values, kept, kinds, problem) }
}

/** The objects of a file; one that is malformed stays as `kept` has it. */
function readObjects(
  values: readonly unknown[],
  kept: ReadonlyMap<string, KubernetesObject>,
  kinds: ReadonlySet<string> | undefined,
  problem: Tell,
): Pick<FileState, 'objects' | 'problems'> {
  const objects = new Map<string, KubernetesObject>()
  const problems: Problem[] = []
  const strays: Stray[] = []
  values.forEach((value, index) => {
    const read = readObject(value, kinds)
    if (read === undefined) return
    if ('problem' in read)
      return void problems.push(problem(read.problem, { object: `document ${index + 1}` }))
    if ('note' in read) return void problems.push(problem(read.note, { severity: 'note' }))
    const { key } = read
    if ('stray' in read) {
      strays.push(read.stray)
      return void problems.push(problem(read.reason, { object: key, field: 'apiVersion' }))
    }
    if (objects.has(key))
      return void problems.push(
        problem('stands twice in this file; the first counts', { object: key }),
      )
    if ('object' in read) return void objects.set(key, read.object)
    problems.push(...read.problems.map((p) => problem(p.reason, { object: key, field: p.field })))
    const last = kept.get(key)
    if (last !== undefined) objects.set(key, last)
  })
  keepStrays(strays, kept, objects)
  return { objects, problems }
}

/** An object whose group or version the mesh does not read: which of two twins it is cannot be told. */
interface Stray {
  readonly kind: string
  readonly namespace: string | undefined
  readonly name: string
}

/** A slip in an apiVersion takes nothing away: what the file last had under that kind and name serves on. */
function keepStrays(
  strays: readonly Stray[],
  kept: ReadonlyMap<string, KubernetesObject>,
  objects: Map<string, KubernetesObject>,
): void {
  for (const { kind, namespace, name } of strays) {
    for (const [key, last] of kept) {
      const { metadata } = last
      // Cluster-scoped kinds have none, whatever is written.
      const elsewhere = metadata.namespace !== undefined && metadata.namespace !== namespace
      if (last.kind !== kind || metadata.name !== name || elsewhere || objects.has(key)) continue
      objects.set(key, last)
    }
  }
}

/** The items of a List, or the document itself; empty documents are nothing. */
function unlist(value: unknown): unknown[] {
  if (value === null || value === undefined) return []
  const { kind, items } = value as { kind?: unknown; items?: unknown }
  return kind === 'List' && Array.isArray(items) ? items : [value]
}

type Read =
  | { readonly key: string; readonly object: KubernetesObject }
  | { readonly key: string; readonly problems: { field: string; reason: string }[] }
  | { readonly key: string; readonly stray: Stray; readonly reason: string }
  | { readonly problem: string }
  | { readonly note: string }

function readObject(value: unknown, kinds: ReadonlySet<string> | undefined): Read | undefined {
  if (typeof value !== 'object' || value === null)
    return { problem: 'expected a Kubernetes object' }
  const { apiVersion, kind, metadata } = value as {
    apiVersion?: unknown
    kind?: unknown
    metadata?: { name?: unknown; namespace?: unknown }
  }
  if (typeof kind !== 'string') return { problem: 'kind: expected a string' }
  if (!isKind(kind)) return { note: `kind ${kind} is not read by the mesh` }
  if (kinds !== undefined && !kinds.has(kind)) return undefined
  if (typeof metadata?.name !== 'string')
    return { problem: `${kind}: metadata.name: expected a string` }
  const { name } = metadata
  const namespace = typeof metadata.namespace === 'string' ? metadata.namespace : 'default'
  if (!isVersion(kind, apiVersion)) {
    const shown = typeof apiVersion === 'string' ? kindInGroup(kind, apiVersion) : kind
    const reason = `${kind} of ${JSON.stringify(apiVersion) ?? 'no version'} is not read by the mesh; expected ${versionsOf(kind).join(', ')}`
    const key = objectKey(kind, namespace, name).replace(kind, shown)
    return { key, stray: { kind, namespace, name }, reason }
  }
  const key = objectKey(kind, namespace, name, apiVersion)
  const parsed = parseObject(kind, value)
  return 'ok' in parsed ? { key, object: parsed.ok } : { key, problems: parsed.problems }
}

/** All files together. An object that stands in two files is served from one, and said so. */
function merge(
  files: ReadonlyMap<string, FileState>,
  serving: ReadonlyMap<string, KubernetesObject>,
): FolderContent {
  const owners = new Map<string, string>()
  const objects = new Map<string, KubernetesObject>()
  const problems: Problem[] = []
  for (const [file, state] of files) {
    problems.push(...state.problems)
    for (const [object, value] of state.objects) {
      const owner = owners.get(object)
      if (owner === undefined) {
        owners.set(object, file)
        objects.set(object, value)
        continue
      }
      // What serves already goes on serving: a stray copy must not take a running object over.
      const wins = serving.get(object) === value ? file : owner
      if (wins === file) {
        owners.set(object, file)
        objects.set(object, value)
      }
      const other = wins === file ? owner : file
      const reason = `stands in ${owner} and ${file}; ${wins} counts, the one in ${other} is ignored`
      problems.push({ severity: 'error', file: other, object, reason })
    }
  }
  return { objects, files: owners, problems }
}
