// The connections to endpoints that are kept between requests: one pool per endpoint, service and version
// of HTTP.
import { formatForwarded } from '../mesh/hbone/headers.ts'
import type { TunnelHeaders } from '../mesh/hbone/pool.ts'
import type { Target } from './balance.ts'
import type { Dialer, Stream } from './dial.ts'
import type { Pool } from './upstream.ts'
import { Http1Pool } from './upstream-http1.ts'
import { Http2Pool } from './upstream-http2.ts'

export class Upstreams implements AsyncDisposable {
  readonly #dialer: Dialer
  readonly #baggage: () => string
  readonly #pools = new Map<string, Pool>()

  /** `baggage` tells destinations about this waypoint. */
  constructor(options: { dialer: Dialer; baggage: () => string }) {
    this.#dialer = options.dialer
    this.#baggage = options.baggage
  }

  /** The pool of an endpoint; `host` names the service in whose name it is asked. */
  pool(target: Target, host: string | undefined, version: 'http1' | 'http2'): Pool {
    const key = `${version}|${host ?? ''}|${target.key}`
    let pool = this.#pools.get(key)
    if (pool === undefined) {
      const forwarded = host === undefined ? {} : { forwarded: formatForwarded(undefined, host) }
      const dial = (signal: AbortSignal): Promise<Stream> =>
        this.#dialer.dial(target, { baggage: this.#baggage(), ...forwarded }, signal)
      const onEmpty = (): void => {
        if (this.#pools.get(key) === made) this.#pools.delete(key)
      }
      const made =
        version === 'http1' ? new Http1Pool({ dial, onEmpty }) : new Http2Pool({ dial, onEmpty })
      pool = made
      this.#pools.set(key, pool)
    }
    return pool
  }

  /** A connection of its own, for bytes that nobody looks into. Rejects with a DialError. */
  dial(target: Target, headers: TunnelHeaders, signal: AbortSignal): Promise<Stream> {
    return this.#dialer.dial(target, { baggage: this.#baggage(), ...headers }, signal)
  }

  /** Our certificate was renewed: what was opened under the old one is not used longer than needed. */
  credentialsChanged(): void {
    this.#dialer.credentialsChanged()
    for (const pool of this.#pools.values()) pool.retire()
    this.#pools.clear()
  }

  /** Connections by pool, for people. */
  list(): { pool: string; connections: number }[] {
    return [...this.#pools].map(([pool, { size }]) => ({ pool, connections: size }))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const pool of this.#pools.values()) pool[Symbol.dispose]()
    this.#pools.clear()
    await this.#dialer[Symbol.asyncDispose]()
  }
}
