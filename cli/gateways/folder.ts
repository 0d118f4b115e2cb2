// Waypoints of a running `leyline up`: manifests in its folder, edited in place with their comments kept;
// how they stand is asked of control.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { FolderSource } from '../../kube/folder.ts'
import { type KubernetesObject, objectKey } from '../../kube/kinds.ts'
import { MeshError } from '../../mesh/errors.ts'
import { createLog } from '../../mesh/process/log.ts'
import type { RunDirectory } from '../run.ts'
import { editObject, removeObject, writeWhole } from './edit.ts'
import { bindingLabels, type GatewayManifest, type Labelled, textOf } from './gateway.ts'
import type { ConditionRow, Target, WaypointRow } from './target.ts'

/** What control says of a waypoint (`/waypoints`), as far as it is shown. */
interface Told {
  namespace: string
  name: string
  scope: string
  forServiceAccount?: string
  accepted: ConditionRow
  programmed: ConditionRow
  addresses: string[]
  routes: { namespace: string; name: string; parents: { conditions: ConditionRow[] }[] }[]
  problems: { reason: string; field?: string }[]
}

export class FolderTarget implements Target {
  readonly #run: RunDirectory
  readonly #folder: string

  /** Throws when no mesh runs there. */
  constructor(run: RunDirectory) {
    run.requireRunning()
    this.#run = run
    const { source } = parse(readFileSync(run.control.config, 'utf8')) as {
      source: { folder: string }
    }
    this.#folder = source.folder
  }

  [Symbol.dispose](): void {}

  get where(): string {
    return this.#folder
  }

  async exists(object: Labelled): Promise<boolean> {
    return (await this.#find(object)) !== undefined
  }

  async classOf(namespace: string, name: string): Promise<string | undefined> {
    const found = await this.#find({ kind: 'Gateway', namespace, name })
    return found?.object.kind === 'Gateway' ? found.object.spec.gatewayClassName : undefined
  }

  async apply(gateway: GatewayManifest): Promise<void> {
    const { namespace, name, labels = {}, annotations = {} } = gateway.metadata
    const object = { kind: 'Gateway', namespace, name }
    const found = await this.#find(object)
    if (found !== undefined) {
      const changes = Object.entries({ labels, annotations }).flatMap(([part, values]) =>
        Object.entries(values).map(([key, value]) => ({ path: ['metadata', part, key], value })),
      )
      if (changes.length > 0) editObject(found.file, object, changes)
      return
    }
    const file = join(this.#folder, `waypoint-${namespace}-${name}.yaml`)
    if (existsSync(file)) {
      throw new MeshError('bad_config', `${file} is there, and holds something else`, {
        hint: 'rename it, or choose another --name',
      })
    }
    writeWhole(file, stringify(gateway))
  }

  async label(object: Labelled, label: string, value: string | undefined): Promise<void> {
    const found = await this.#find(object)
    if (found === undefined) {
      throw new MeshError('bad_config', `there is no ${textOf(object)} in ${this.#folder}`)
    }
    editObject(found.file, object, [{ path: ['metadata', 'labels', label], value }])
  }

  async bound(namespace: string, name: string): Promise<(Labelled & { labels: string[] })[]> {
    const { objects } = await this.#content()
    return [...objects.values()].flatMap(({ kind, metadata }) => {
      const own = kind === 'Namespace' ? metadata.name : metadata.namespace
      const labels = bindingLabels(metadata.labels, name)
      if (own !== namespace || labels.length === 0) return []
      const inside = kind === 'Namespace' ? undefined : namespace
      return [{ kind, namespace: inside, name: metadata.name, labels }]
    })
  }

  async remove(namespace: string, name: string): Promise<void> {
    const object = { kind: 'Gateway', namespace, name }
    const found = await this.#find(object)
    if (found === undefined) return
    if (removeObject(found.file, object) === 0) rmSync(found.file)
  }

  async list(): Promise<WaypointRow[]> {
    const told = (await this.#run.askControl('/waypoints')) as Told[]
    return Promise.all(
      told.map(async ({ routes, problems, ...row }) => ({
        ...row,
        boundBy: (await this.bound(row.namespace, row.name)).map(textOf),
        routes: routes.map(({ namespace, name, parents }) => ({
          name: `${namespace}/${name}`,
          conditions: parents.flatMap(({ conditions }) => conditions),
        })),
        problems: problems.map(({ field, reason }) => (field ? `${field}: ${reason}` : reason)),
      })),
    )
  }

  async #find(object: Labelled): Promise<{ object: KubernetesObject; file: string } | undefined> {
    const { objects, files } = await this.#content()
    const key = objectKey(object.kind, object.namespace, object.name)
    const found = objects.get(key)
    const file = files.get(key)
    return found === undefined || file === undefined
      ? undefined
      : { object: found, file: join(this.#folder, file) }
  }

  /** As of now: people edit, too. */
  async #content(): Promise<FolderSource['current']> {
    const log = createLog({ name: 'waypoint', level: 'silent' })
    await using source = await FolderSource.open({ directory: this.#folder, log })
    return source.current
  }
}
