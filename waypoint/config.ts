// The waypoint's configuration file: which Gateway it is, who answers, how it behaves. Parsed once.
import { z } from 'zod'
import { tryIp } from '../mesh/address.ts'
import { ports } from '../mesh/constants.ts'
import { loadConfig } from '../mesh/process/config.ts'
import { logLevels } from '../mesh/process/log.ts'

const schema = z.strictObject({
  /** Of its Gateway. */
  namespace: z.string().min(1),
  name: z.string().min(1),
  /** Whose identity it has, in the Gateway's namespace. */
  serviceAccount: z.string().min(1),
  control: z.strictObject({
    /** gRPC target: `unix:/path` or `host:port`. */
    address: z.string().min(1),
    /** PEM roots that control's serving certificate must chain to. */
    rootCertificateFile: z.string().min(1),
    /** Bearer token; read again for every call, so it may rotate. */
    tokenFile: z.string().min(1),
  }),
  /** HBONE, mutual TLS. */
  listen: z
    .strictObject({
      address: z
        .string()
        .refine((text) => tryIp(text) !== undefined, 'expected an IP address')
        .default('::'),
      port: z.int().min(1).max(65_535).default(ports.hbone),
    })
    .prefault({}),
  adminSocket: z.string().min(1),
  health: z
    .strictObject({
      /** `host:port` of /healthz, /ready and /metrics over plain HTTP, for probes. */
      address: z.string().min(1),
    })
    .optional(),
  tracing: z
    .strictObject({
      otlp: z.strictObject({
        /** OTLP over HTTP, JSON. Usually http://host:4318/v1/traces. */
        endpoint: z.url({ protocol: /^https?$/ }),
        /** Share of the traces that begin here; those that come with a decision keep it. */
        ratio: z.number().min(0).max(1).default(1),
      }),
    })
    .optional(),
  /** How long requests and connections may go on after SIGTERM. Kubernetes' default grace period is 30 s. */
  drainDeadlineMs: z.int().min(0).max(3_600_000).default(25_000),
  /** Lifetime asked for in certificate requests, seconds; control caps it at 24 h. */
  certificateTtlSeconds: z.int().min(10).max(86_400).default(86_400),
  logLevel: z.enum(logLevels).default('info'),
})

export type WaypointOptions = z.infer<typeof schema>

/** Throws `bad_config` naming every wrong field of the file. */
export function loadWaypointConfig(path: string): WaypointOptions {
  return loadConfig(schema, path)
}
