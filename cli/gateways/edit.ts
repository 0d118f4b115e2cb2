// Changes one object in a file of manifests, and leaves everything else in it as it stands: other
// documents byte for byte, comments of the changed one.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type Document, isSeq, parseAllDocuments } from 'yaml'
import { MeshError } from '../../mesh/errors.ts'
import type { Labelled } from './gateway.ts'

export interface Change {
  readonly path: readonly string[]
  /** Undefined takes it away. */
  readonly value: unknown
}

/** Where an object stands: in which document, and, in a List, where there. */
interface Found {
  readonly document: Document
  readonly index: number
  readonly at: readonly (string | number)[]
}

/** Throws `bad_config` when the object is not in the file. */
export function editObject(file: string, object: Labelled, changes: readonly Change[]): void {
  const documents = read(file)
  const found = find(documents, file, object)
  for (const { path, value } of changes) {
    const whole = [...found.at, ...path]
    if (value === undefined) found.document.deleteIn(whole)
    else found.document.setIn(whole, found.document.createNode(value))
  }
  write(file, documents, found.index, textOf(found.document, file))
}

/** How many objects are left in the file. Throws `bad_config` when the object is not in it. */
export function removeObject(file: string, object: Labelled): number {
  const documents = read(file)
  const found = find(documents, file, object)
  const others = documents.filter(
    (each) => each !== found.document && each.contents !== null,
  ).length
  if (found.at.length === 0) {
    if (others > 0) write(file, documents, found.index, undefined)
    return others
  }
  found.document.deleteIn(found.at)
  write(file, documents, found.index, textOf(found.document, file))
  const items = found.document.getIn(['items'])
  return others + (isSeq(items) ? items.items.length : 0)
}

/** Written beside and renamed: nobody reads half a file. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

function read(file: string): Document[] {
  return [...parseAllDocuments(readFileSync(file, 'utf8'))]
}

function find(documents: readonly Document[], file: string, object: Labelled): Found {
  for (const [index, document] of documents.entries()) {
    if (isObject(document.toJS(), object)) return { document, index, at: [] }
    const { kind, items } = (document.toJS() ?? {}) as { kind?: string; items?: unknown[] }
    if (kind !== 'List' || !Array.isArray(items)) continue
    const item = items.findIndex((each) => isObject(each, object))
    if (item !== -1) return { document, index, at: ['items', item] }
  }
  throw new MeshError('bad_config', `${file} has no ${object.kind} ${object.name}`)
}

function isObject(value: unknown, { kind, namespace, name }: Labelled): boolean {
  const { kind: k, metadata } = (value ?? {}) as {
    kind?: string
    metadata?: { name?: string; namespace?: string }
  }
  const own = namespace === undefined ? undefined : (metadata?.namespace ?? 'default')
  return k === kind && metadata?.name === name && own === namespace
}

function textOf(document: Document, file: string): string {
  if (file.endsWith('.json')) return `${JSON.stringify(document.toJS(), null, 2)}\n`
  return document.toString({ lineWidth: 0 })
}

/** The file with one document changed, or (undefined) left out. */
function write(
  file: string,
  documents: readonly Document[],
  index: number,
  changed: string | undefined,
): void {
  const source = readFileSync(file, 'utf8')
  // A document begins with the `---` in front of it; comments before the first one are its own.
  const starts = documents.map(({ range }, i) => (i === 0 ? 0 : (range?.[0] ?? 0)))
  const parts = starts.map((start, i) => source.slice(start, starts[i + 1] ?? source.length))
  writeWhole(file, parts.map((part, i) => (i === index ? (changed ?? '') : part)).join(''))
}
