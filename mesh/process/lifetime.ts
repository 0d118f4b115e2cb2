// When a process has to end: a signal, or the parent that owns it going away.

/**
 * Resolves with the cause on SIGTERM, SIGINT, or, where a parent holds an IPC channel
 * (`leyline up`), `parent gone` once that channel closes: an orphan must not keep pods captured.
 */
export function untilSignal(): Promise<'SIGTERM' | 'SIGINT' | 'parent gone'> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve('SIGTERM'))
    process.once('SIGINT', () => resolve('SIGINT'))
    if (process.channel !== undefined && process.channel !== null) {
      process.once('disconnect', () => resolve('parent gone'))
    }
  })
}

/** Waits `ms`, or less when `signal` aborts; never rejects. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
  })
}
