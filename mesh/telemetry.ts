// What reporters and control must agree on beside the messages of proto/telemetry.proto.

/**
 * Upper bounds of the latency buckets of requests, ms; one more bucket has no bound. Those of Istio's
 * istio_request_duration_milliseconds, so that one histogram serves both.
 */
export const latencyBoundsMs = [
  0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000,
  600_000, 1_800_000, 3_600_000,
] as const

/** How often reporters tell control, ms. */
export const telemetryIntervalMs = 2_000

/** A reporter with nothing new repeats itself after this, so that control knows it is there, ms. */
export const telemetryHeartbeatMs = 15_000

/** Control forgets a reporter that it has not heard for this long: four heartbeats, ms. */
export const telemetryForgetMs = 60_000

/** Largest report, bytes: three quarters of what control takes in one message. */
export const maxReportBytes = 3 * 1024 * 1024
