// The words for what goes wrong. One list of codes, one list of close reasons: log field,
// metric label and test assertion all use these very words. docs/errors.md explains each.

/** What an error is about; `MeshError.code`. */
export const errorCodes = [
  'bad_config',
  'bad_address',
  'bad_identity',
  'bad_certificate',
  'bpf',
  'control_unreachable',
  'kernel_feature_missing',
  'netns',
  'not_permitted',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** An error with a code that programs read and, where there is one, a remedy that people read. */
export class MeshError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(options.hint === undefined ? message : `${message}; hint: ${options.hint}`, {
      cause: options.cause,
    })
    this.name = 'MeshError'
    this.code = code
    this.hint = options.hint
  }
}

/**
 * Why a connection, or a waypoint's request, ended: each ends with exactly one of these. Closed list: it is a metric
 * label and the `reason` of the access line.
 */
export const closeReasons = [
  'closed', // both directions ended in order
  'source_reset', // the client's side was reset
  'destination_reset', // the server's side was reset
  'denied', // a policy said no
  'bypassed_waypoint', // the pod takes connections from its waypoint only, and this was somebody else
  'no_original_destination', // nothing was captured for this socket: someone dialled our listener
  'unknown_destination', // inside a capture range, but nobody knows the address
  'no_healthy_endpoint', // a Service without a usable endpoint
  'waypoint_not_ready', // what was dialled is bound to a waypoint that has no healthy endpoint
  'connect_refused', // the next hop answered with a reset
  'connect_timeout', // the next hop did not answer
  'connect_failed', // any other failure to connect
  'tls_failure', // the handshake failed
  'identity_mismatch', // the peer proved to be somebody else
  'certificate_unavailable', // no certificate for the local identity
  'tunnel_refused', // the peer answered the CONNECT with something else than 200
  'tunnel_failed', // the peer broke HTTP/2, or the session died under the stream
  'bad_request', // the request was malformed, or not for this pod or waypoint
  'agent_port', // the target is one of the agent's own ports
  'name_unavailable', // the client's name could not be installed for the application
  'agent_drained', // the agent or waypoint stopped before the connection did
  'unenrolled', // the pod left the mesh before the connection did
  'no_route', // a waypoint: no rule matches the request
  'no_backend', // a waypoint: the rule's backend is not valid
  'request_timeout', // a waypoint: the whole request took longer than its rule allows
  'backend_timeout', // a waypoint: a backend took longer than allowed
  'bad_response', // a waypoint: the server broke HTTP
  'overloaded', // a waypoint: too many requests at once for one endpoint
] as const
export type CloseReason = (typeof closeReasons)[number]

/** One line for a person: the message and the causes under it. */
export function describeError(error: unknown): string {
  const parts: string[] = []
  for (let e: unknown = error; e !== undefined && e !== null && parts.length < 4; ) {
    if (!(e instanceof Error)) {
      parts.push(typeof e === 'string' ? e : JSON.stringify(e))
      break
    }
    parts.push(e.message)
    e = e.cause
  }
  return parts.join(': ')
}
