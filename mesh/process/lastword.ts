// Why a process ended, where a kubelet looks for it: `kubectl describe pod` and the status of the pod show
// it without anybody reading logs.
import { statSync, writeFileSync } from 'node:fs'

/** Kubernetes' default terminationMessagePath; TERMINATION_LOG names another. */
const defaultFile = '/dev/termination-log'
/** A kubelet reads no more, bytes. */
const maxBytes = 4_096

/** Writes `text` there; where there is no such file (outside of Kubernetes) nothing happens. Never throws. */
export function leaveLastWord(text: string): void {
  const file = process.env.TERMINATION_LOG ?? defaultFile
  try {
    if (!statSync(file).isFile()) return
    // A letter that does not fit in whole is left out.
    const bytes = Buffer.from(text.trim()).subarray(0, maxBytes)
    writeFileSync(file, bytes.toString('utf8').replace(/\uFFFD$/, ''))
  } catch {
    // It is a service to people; the process ends with its status all the same.
  }
}

/** The same for an error that nobody caught: the process ends with its stack on stderr as usual. */
export function leaveLastWordOnCrash(program: string): void {
  process.on('uncaughtExceptionMonitor', (error) => {
    leaveLastWord(`${program}: ${error.stack ?? String(error)}`)
  })
}
