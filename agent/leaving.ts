// Whether an agent that is asked to end will be followed by another. If not, nobody will take its pods
// over, and they must not stay captured.
import { ApiError, type ApiServer } from '../kube/client.ts'
import { describeError } from '../mesh/errors.ts'
import { sleep } from '../mesh/process/lifetime.ts'
import type { Logger } from '../mesh/process/log.ts'

/** All the asking must leave most of a pod's grace period (30 s by default) for the leaving itself, ms. */
const deadlineMs = 8_000
const answerMs = 2_000
const retryMs = 500

export interface Installation {
  readonly namespace: string
  readonly daemonSet: string
}

/**
 * Whether the installation is going or gone: its DaemonSet or namespace is being deleted or is not there
 * any more, or our own permissions are gone. A namespace that is deleted takes its pods away before, or
 * after, its DaemonSets: either tells. A server that never answers means a restart: what is captured stays
 * captured (fail closed).
 */
export async function isLeaving(
  api: Pick<ApiServer, 'request'>,
  { namespace, daemonSet }: Installation,
  log: Logger,
): Promise<boolean> {
  const paths = [
    `/api/v1/namespaces/${namespace}`,
    `/apis/apps/v1/namespaces/${namespace}/daemonsets/${daemonSet}`,
  ]
  for (const deadline = Date.now() + deadlineMs; Date.now() < deadline; await sleep(retryMs)) {
    try {
      const going = await Promise.all(paths.map((path) => soon(isGoing(api, path))))
      return going.includes(true)
    } catch (error) {
      log.warn({ error: describeError(error) }, 'cannot ask whether the installation is going')
    }
  }
  return false
}

async function soon<T>(answer: Promise<T>): Promise<T> {
  const stop = new AbortController()
  const late = sleep(answerMs, stop.signal).then(() => {
    throw new Error(`no answer within ${answerMs} ms`)
  })
  late.catch(() => {})
  try {
    return await Promise.race([answer, late])
  } finally {
    stop.abort()
  }
}

async function isGoing(api: Pick<ApiServer, 'request'>, path: string): Promise<boolean> {
  try {
    const found = (await api.request('GET', path)) as { metadata?: { deletionTimestamp?: string } }
    return found.metadata?.deletionTimestamp !== undefined
  } catch (error) {
    if (error instanceof ApiError && [401, 403, 404].includes(error.status)) return true
    throw error
  }
}
