// One line per request and per connection that is passed through, in the words that agents use too.
import type { DestinationStream } from 'pino'
import type { CloseReason } from '../mesh/errors.ts'
import { createLog, type Logger, type LogLevel } from '../mesh/process/log.ts'

/** Reasons that are no failure of the mesh: the applications themselves ended it so. */
const ordinary: ReadonlySet<CloseReason> = new Set(['closed', 'source_reset', 'destination_reset'])

/** Envoy's letters, as in its access log's %RESPONSE_FLAGS%. */
const flags: Partial<Record<CloseReason, string>> = {
  source_reset: 'DC',
  destination_reset: 'UC',
  no_route: 'NR',
  no_backend: 'NC',
  no_healthy_endpoint: 'UH',
  connect_refused: 'UF',
  connect_timeout: 'UF',
  connect_failed: 'UF',
  tls_failure: 'UF',
  tunnel_refused: 'UF',
  tunnel_failed: 'UF',
  identity_mismatch: 'UF',
  certificate_unavailable: 'UF',
  overloaded: 'UO',
  bad_response: 'UPE',
  bad_request: 'DPE',
  request_timeout: 'UT',
  backend_timeout: 'UT',
  agent_drained: 'DC',
}

export function flagsOf(reason: CloseReason): string {
  return flags[reason] ?? '-'
}

export class AccessLog {
  readonly #log: Logger

  constructor(options: { level: LogLevel; destination: DestinationStream }) {
    const { level, destination } = options
    const log = createLog({ name: 'waypoint', level, destination, redact: false })
    this.#log = log.child({ target: 'access' })
  }

  /** Whether a line of this reason would be written at all. */
  wants(reason: CloseReason): boolean {
    return this.#log.isLevelEnabled(ordinary.has(reason) ? 'info' : 'error')
  }

  write(
    message: 'request complete' | 'connection complete',
    fields: Record<string, string | number>,
    reason: CloseReason,
    detail: string | undefined,
  ): void {
    if (ordinary.has(reason)) this.#log.info({ ...fields, reason }, message)
    else this.#log.error({ ...fields, reason, error: detail ?? reason }, message)
  }
}
