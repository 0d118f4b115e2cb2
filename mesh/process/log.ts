// The log of a process: JSON lines by pino, constant messages, facts as fields.
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'

export type { Logger } from 'pino'

/** Levels a person may set, quiet to loud. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

/**
 * `destination` defaults to stdout, written synchronously so that a crash loses no line. `redact: false`
 * is for a log of so many lines that looking through each for secrets costs, and that never holds one.
 */
export function createLog(options: {
  name: string
  level?: LogLevel
  destination?: DestinationStream
  redact?: boolean
}): Logger {
  return pino(
    {
      name: options.name,
      level: options.level ?? 'info',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      base: { name: options.name },
      ...(options.redact === false
        ? {}
        : { redact: { paths: ['keyPem', '*.keyPem', 'token', '*.token'], censor: '[redacted]' } }),
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  )
}
