// Spans by OpenTelemetry's SDK, exported by OTLP in the background; what cannot be exported is counted and
// dropped, and no request ever waits for it. Loaded (0.1 s, 30 MB) only where a collector is configured.
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { Counter, type Registry } from 'prom-client'
import { parseTraceparent } from '../mesh/hbone/headers.ts'
import type { Logger } from '../mesh/process/log.ts'
import type { AttemptTrace, Attributes, RequestTrace, Tracing } from './trace.ts'

/** Spans that wait for export; more are dropped. The SDK's own default. */
const maxQueued = 2_048
/** The collector is given up on after this, ms, and asked again with the next batch. */
const exportTimeoutMs = 5_000
/** Spans are sent this often, ms, or when a quarter of the queue is full. */
const exportEveryMs = 1_000

export class OtlpTracing implements Tracing {
  readonly #tracer: Tracer
  readonly #ratio: number
  readonly #stop: () => Promise<void>

  constructor(options: {
    endpoint: string
    ratio: number
    namespace: string
    name: string
    registry: Registry
    log: Logger
  }) {
    const { endpoint, ratio, namespace, name, registry } = options
    const log = options.log.child({ component: 'trace' })
    const spans = new Counter({
      name: 'leyline_spans_total',
      help: 'spans by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    })
    const exporter = counted(
      new OTLPTraceExporter({ url: endpoint, timeoutMillis: exportTimeoutMs }),
      (outcome, count, error) => {
        spans.inc({ outcome }, count)
        if (error !== undefined) log.warn({ error: error.message, count }, 'spans not exported')
      },
    )
    const processor = new BatchSpanProcessor({
      exporter,
      maxQueueSize: maxQueued,
      maxExportBatchSize: maxQueued / 4,
      scheduledDelayMillis: exportEveryMs,
      exportTimeoutMillis: exportTimeoutMs,
    })
    const provider = new TracerProvider({
      resource: resourceFromAttributes({
        'service.name': `${name}.${namespace}`,
        'service.namespace': namespace,
        'k8s.namespace.name': namespace,
      }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
      spanProcessors: [counting(() => spans.inc({ outcome: 'recorded' })), processor],
    })
    this.#tracer = provider.getTracer('leyline-waypoint')
    this.#ratio = ratio
    this.#stop = () => provider.shutdown()
  }

  begin(header: string | undefined, tunnel: string | undefined): RequestTrace {
    const parent = this.#parent(header, tunnel)
    const span = this.#tracer.startSpan('request', { kind: SpanKind.SERVER }, parent)
    const context = trace.setSpan(ROOT_CONTEXT, span)
    return {
      traceId: span.spanContext().traceId,
      attempt: (name, attributes) => this.#attempt(context, name, attributes),
      end: (name, attributes, failed) => {
        if (!span.isRecording()) return
        span.updateName(name)
        this.#end(span, attributes(), failed)
      },
    }
  }

  #attempt(context: Context, name: string, attributes: () => Attributes): AttemptTrace {
    const kind = SpanKind.CLIENT
    const span = this.#tracer.startSpan(name, { kind }, context)
    if (span.isRecording()) span.setAttributes(attributes())
    const { traceId, spanId, traceFlags } = span.spanContext()
    return {
      traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
      end: (more, failed) => this.#end(span, more, failed),
    }
  }

  #end(span: Span, attributes: Attributes, failed: string | undefined): void {
    if (span.isRecording()) {
      span.setAttributes(attributes)
      if (failed !== undefined) {
        span.setAttribute('error.type', failed)
        span.setStatus({ code: SpanStatusCode.ERROR, message: failed })
      }
    }
    span.end()
  }

  /** The client's own decision is kept; a tunnel's says nothing of sampling, so its trace is decided here. */
  #parent(header: string | undefined, tunnel: string | undefined): Context {
    const own = parseTraceparent(header)
    const chosen = own ?? tunnel
    if (chosen === undefined) return ROOT_CONTEXT
    const traceId = chosen.slice(3, 35)
    const sampled =
      own === undefined
        ? Number.parseInt(traceId.slice(-8), 16) < this.#ratio * 0x1_0000_0000
        : (Number.parseInt(own.slice(-2), 16) & 1) === 1
    return trace.setSpanContext(ROOT_CONTEXT, {
      traceId,
      spanId: chosen.slice(36, 52),
      traceFlags: sampled ? 1 : 0,
      isRemote: true,
    })
  }

  /** Sends what is left, for no longer than an export may take. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop().catch(() => {})
  }
}

/** What was recorded and neither exported nor failed was dropped, or waits. */
function counting(onEnd: () => void): SpanProcessor {
  const nothing = (): Promise<void> => Promise.resolve()
  return { onStart() {}, onEnd, forceFlush: nothing, shutdown: nothing }
}

function counted(
  inner: SpanExporter,
  count: (outcome: 'exported' | 'failed', count: number, error: Error | undefined) => void,
): SpanExporter {
  return {
    export: (spans, done) =>
      inner.export(spans, (result) => {
        const { error } = result
        count(error === undefined && result.code === 0 ? 'exported' : 'failed', spans.length, error)
        done(result)
      }),
    shutdown: () => inner.shutdown(),
    forceFlush: () => inner.forceFlush?.() ?? Promise.resolve(),
  }
}
