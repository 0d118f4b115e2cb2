// Two folders as one source: what people wrote, and what was made for it (the waypoints that
// `leyline up` runs). What was made counts: it says what really runs.
import type { FolderSource } from '../../kube/folder.ts'
import type { Problem } from '../../kube/folder.ts'
import type { KubernetesObject } from '../../kube/kinds.ts'
import type { ObjectSource } from '../objects.ts'

export class FolderPair implements ObjectSource {
  readonly #written: FolderSource
  readonly #generated: FolderSource

  constructor(written: FolderSource, generated: FolderSource) {
    this.#written = written
    this.#generated = generated
  }

  get current(): ObjectSource['current'] {
    const [written, generated] = [this.#written.current, this.#generated.current]
    const objects = new Map<string, KubernetesObject>(written.objects)
    const files = new Map<string, string>(written.files)
    const problems: Problem[] = [...written.problems, ...generated.problems]
    for (const [object, value] of generated.objects) {
      const file = files.get(object)
      if (file !== undefined) {
        const reason = 'is made for a waypoint of that name; this one is ignored'
        problems.push({ severity: 'error', file, object, reason })
        files.delete(object)
      }
      objects.set(object, value)
    }
    return { objects, files, problems }
  }

  onChange(listener: () => void): Disposable {
    const subscriptions = [this.#written, this.#generated].map((source) =>
      source.onChange(() => listener()),
    )
    return {
      [Symbol.dispose]: () => {
        for (const subscription of subscriptions) subscription[Symbol.dispose]()
      },
    }
  }
}
