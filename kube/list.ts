// All objects of a collection, page by page: all of them, or an error. Never a part.
import { ApiError, type ApiServer } from './client.ts'

/** Objects of one page; the API server's own clients use 500. */
const pageSize = 500

export interface Listed {
  readonly metadata?: {
    readonly name?: string
    readonly namespace?: string
    readonly resourceVersion?: string
  }
}

export interface List<T> {
  readonly items: readonly T[]
  /** Where a watch goes on from. */
  readonly version: string
}

interface Page {
  readonly items: readonly unknown[]
  readonly version: string
  readonly next: string
}

/**
 * `path` is the collection's, `/api/v1/pods`. Rejects with an {@link ApiError}, or with the connection's
 * own error, also when an answer is no list.
 */
export async function listAll<T extends Listed>(
  api: Pick<ApiServer, 'request'>,
  path: string,
  options: { fieldSelector?: string; labelSelector?: string; signal?: AbortSignal } = {},
): Promise<List<T>> {
  const query = selectors(options)
  const signal = options.signal === undefined ? {} : { signal: options.signal }
  const page = async (...paging: string[]): Promise<Page> =>
    readPage(path, await api.request('GET', `${path}?${[...paging, ...query].join('&')}`, signal))
  const items: unknown[] = []
  for (let next = ''; ; ) {
    let found: Page
    try {
      found = await page(
        `limit=${pageSize}`,
        ...(next === '' ? [] : [`continue=${encodeURIComponent(next)}`]),
      )
    } catch (error) {
      // The point in time that the pages are of is forgotten: what was read is of no use any more, and
      // pages would take as long again. In one piece it cannot expire.
      if (next === '' || !(error instanceof ApiError && error.status === 410)) throw error
      const whole = await page()
      return { items: whole.items as T[], version: whole.version }
    }
    items.push(...found.items)
    if (found.next === '') return { items: items as T[], version: found.version }
    next = found.next
  }
}

function selectors(options: { fieldSelector?: string; labelSelector?: string }): string[] {
  const { fieldSelector, labelSelector } = options
  return Object.entries({ fieldSelector, labelSelector }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
}

/** Whatever answers in the server's stead must not look like an empty cluster. */
function readPage(path: string, answer: unknown): Page {
  const { metadata, items } = (answer ?? {}) as {
    metadata?: { resourceVersion?: unknown; continue?: unknown }
    items?: unknown
  }
  const { resourceVersion: version, continue: next } = metadata ?? {}
  // Go writes an empty list as null where nobody took care.
  if (typeof version !== 'string' || version === '' || !(Array.isArray(items) || items === null))
    throw new Error(`the answer to a list of ${path} is no list`)
  return { items: items ?? [], version, next: typeof next === 'string' ? next : '' }
}
