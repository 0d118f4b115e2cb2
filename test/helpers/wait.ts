// Waiting for what will come, in tests that drive real things.

/** Polls until there is something, 3 s at most. */
export async function waitFor<T>(
  look: () => T | undefined | Promise<T | undefined>,
  ms = 3_000,
): Promise<T> {
  const deadline = Date.now() + ms
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms in vain`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
