// The agent's configuration file: where it is, who answers, how it behaves. Parsed once.
import { z } from 'zod'
import { loadConfig } from '../mesh/process/config.ts'
import { logLevels } from '../mesh/process/log.ts'

const schema = z
  .strictObject({
    /** Name of the Node this agent serves; absent: NODE_NAME of the environment says it. */
    node: z
      .string()
      .min(1)
      .default(() => process.env.NODE_NAME ?? ''),
    control: z.strictObject({
      /** gRPC target: `unix:/path` or `host:port`. */
      address: z.string().min(1),
      /** PEM roots that control's serving certificate must chain to. */
      rootCertificateFile: z.string().min(1).optional(),
      /** The same in a ConfigMap (key `root-cert.pem`), read at every connect. */
      rootConfigMap: z
        .strictObject({ namespace: z.string().min(1), name: z.string().min(1) })
        .optional(),
      /** Bearer token; read again for every call, so it may rotate. */
      tokenFile: z.string().min(1),
    }),
    pods: z.union([
      z.strictObject({
        /** Folder of Pod and Namespace manifests whose pods are `ip netns` namespaces. */
        folder: z.string().min(1),
      }),
      z.strictObject({
        kubernetes: z.strictObject({
          /** The container runtime's socket, as this process sees it. */
          criSocket: z.string().min(1),
        }),
      }),
    ]),
    bpf: z.strictObject({
      /** Directory on a bpffs that holds the pins. */
      pinDirectory: z.string().min(1),
      /** cgroup v2 directory below which the node's pods live, from the mount; `auto` looks where kubelets put them. */
      podsCgroup: z.string().min(1),
      /**
       * cgroup v2 directory of the kubelet, from the mount: what is in it may probe pods past the
       * agent. `auto` looks where distributions have it; `none`: there is none.
       */
      kubeletCgroup: z
        .string()
        .regex(/^(auto|none|\/.*)$/, 'expected auto, none, or a path that begins with /')
        .default('auto'),
      /** cgroup v2 directory this process joins at start; absent: it stays where it is. */
      agentCgroup: z.string().min(1).optional(),
    }),
    adminSocket: z.string().min(1),
    health: z
      .strictObject({
        /** `host:port` of /healthz, /ready and /metrics over plain HTTP, for probes. */
        address: z.string().min(1),
      })
      .optional(),
    /** How long established connections may go on after SIGTERM. Kubernetes' default grace period is 30 s. */
    drainDeadlineMs: z.int().min(0).max(3_600_000).default(25_000),
    /** How long a pod's inbound listeners outlive its unlabelling, so that peers learn of it first, also on a busy node. */
    unenrolLingerMs: z.int().min(0).max(60_000).default(5_000),
    /** Lifetime asked for in certificate requests, seconds; control caps it at 24 h. */
    certificateTtlSeconds: z.int().min(10).max(86_400).default(86_400),
    logLevel: z.enum(logLevels).default('info'),
  })
  .refine(({ node }) => node !== '', {
    path: ['node'],
    message: 'expected a name, or NODE_NAME in the environment',
  })
  .refine(
    ({ control }) =>
      (control.rootCertificateFile === undefined) !== (control.rootConfigMap === undefined),
    {
      path: ['control'],
      message: 'expected one of rootCertificateFile and rootConfigMap',
    },
  )

export type AgentConfig = z.infer<typeof schema>

/** Throws `bad_config` naming every wrong field of the file. */
export function loadAgentConfig(path: string): AgentConfig {
  return loadConfig(schema, path)
}
