// Control's configuration file. Parsed once.
import { z } from 'zod'
import { defaultTrustDomain } from '../mesh/constants.ts'
import { loadConfig } from '../mesh/process/config.ts'
import { logLevels } from '../mesh/process/log.ts'
import { isLocal } from './view/local.ts'

const schema = z.strictObject({
  source: z.union([
    z.strictObject({
      /** Folder of Kubernetes YAML. */
      folder: z.string().min(1),
      /** Another one, of what a program has made: it counts where both have an object. */
      generated: z.string().min(1).optional(),
    }),
    z.strictObject({
      /** The API server of the cluster that control runs in; agents prove themselves by its tokens. */
      kubernetes: z.strictObject({}),
    }),
  ]),
  trustDomain: z
    .string()
    .regex(
      /^[a-z0-9._-]{1,255}$/,
      'expected a SPIFFE trust domain: lower case letters, digits, . _ -',
    )
    .default(defaultTrustDomain),
  listen: z.strictObject({
    /** gRPC: `unix:/path` or `host:port`. */
    address: z.string().min(1),
  }),
  /** Root key and certificate, node tokens, what agents reported. Kept private (0700). */
  stateDirectory: z.string().min(1),
  adminSocket: z.string().min(1),
  health: z
    .strictObject({
      /** `host:port` of /healthz, /ready and /metrics over plain HTTP, for probes. */
      address: z.string().min(1),
    })
    .optional(),
  dashboard: z
    .strictObject({
      /** `unix:/path` (mode 0600), or `host:port`: loopback, unless `hosts` is given. */
      address: z.string().min(1),
      /** Names it is reached by from elsewhere. It asks nobody who they are: something in front of it must. */
      hosts: z.array(z.string().min(1)).default([]),
    })
    .refine(({ address, hosts }) => hosts.length > 0 || isLocal(address), {
      path: ['address'],
      message:
        'expected unix:/path or a loopback address with a port, like 127.0.0.1:15004; ' +
        'to be reached from elsewhere, put something in front that asks who calls, and name it in dashboard.hosts',
    })
    .optional(),
  ca: z
    .strictObject({
      /** Longest lifetime of a workload certificate, seconds. 24 h is Istio's default and our ceiling. */
      leafTtlSeconds: z.int().min(10).max(86_400).default(86_400),
    })
    .prefault({}),
  /** On a cluster: how waypoints are run. Absent: nobody runs them. */
  waypoints: z
    .strictObject({
      /** The product's image, with its tag or digest. */
      image: z.string().min(1),
      imagePullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']).default('IfNotPresent'),
      /** `host:port` at which pods reach this control's gRPC. */
      control: z.string().min(1),
      logLevel: z.enum(logLevels).default('info'),
    })
    .optional(),
  logLevel: z.enum(logLevels).default('info'),
})

export type ControlConfig = z.infer<typeof schema>
export type WaypointSettings = NonNullable<ControlConfig['waypoints']>

/** Throws `bad_config` naming every wrong field of the file. */
export function loadControlConfig(path: string): ControlConfig {
  return loadConfig(schema, path)
}
