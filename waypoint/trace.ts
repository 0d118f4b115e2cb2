// A request's place in its trace: one span for the request as the client sees it, one for each try at an
// endpoint, tied together and to the applications' own by W3C Trace Context. trace-otlp.ts makes real
// ones; here is what there is without a collector.
import { parseTraceparent } from '../mesh/hbone/headers.ts'

export type Attributes = Record<string, string | number>

/** A request's place in its trace. */
export interface RequestTrace {
  readonly traceId: string | undefined
  /** One try; its traceparent goes to the server. */
  attempt(name: string, attributes: () => Attributes): AttemptTrace
  /** `attributes` is called only where somebody will read them. */
  end(name: string, attributes: () => Attributes, failed: string | undefined): void
}
export interface AttemptTrace {
  readonly traceparent: string | undefined
  end(attributes: Attributes, failed: string | undefined): void
}

export interface Tracing extends AsyncDisposable {
  /** `header`: the client's own traceparent; `tunnel`: that of the tunnel it came by. */
  begin(header: string | undefined, tunnel: string | undefined): RequestTrace
}

/** Passes on what clients send, and names the trace for log lines. */
export class NoTracing implements Tracing {
  begin(header: string | undefined, tunnel: string | undefined): RequestTrace {
    const own = parseTraceparent(header)
    return {
      traceId: (own ?? tunnel)?.slice(3, 35),
      // A decision not to sample, which a tunnel's always is, must not become the application's.
      attempt: () => ({ traceparent: own, end() {} }),
      end() {},
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
