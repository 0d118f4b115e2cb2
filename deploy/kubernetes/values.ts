// What may be chosen at an installation: each value's name, limits, default and meaning, once. From here
// come the flags and --values of `leyline install`, the chart's values.yaml and values.schema.json, and
// the table in docs/operations.md.
import { z } from 'zod'
import { defaultTrustDomain } from '../../mesh/constants.ts'
import { loadConfig, parseConfig } from '../../mesh/process/config.ts'
import { logLevels } from '../../mesh/process/log.ts'

const quantities = z.record(z.string(), z.union([z.string(), z.number()]))
const toleration = z.strictObject({
  key: z.string().optional(),
  operator: z.enum(['Exists', 'Equal']).optional(),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
  tolerationSeconds: z.int().optional(),
})

/** What may be chosen for pods of either kind. */
const pods = (which: string, memory: string) => ({
  resources: z
    .strictObject({ requests: quantities.optional(), limits: quantities.optional() })
    .describe(`requests and limits of ${which}; ${memory}`),
  nodeSelector: z.record(z.string(), z.string()).describe(`labels of the nodes for ${which}`),
  tolerations: z.array(toleration).describe(`taints that do not keep ${which} away`),
  priorityClassName: z
    .string()
    .describe(`priority class of ${which}; empty for the cluster's default`),
})

export const valuesSchema = z.strictObject({
  image: z.string().min(1).describe('image of agents and control, with its tag or digest'),
  imagePullPolicy: z
    .enum(['Always', 'IfNotPresent', 'Never'])
    .describe('when nodes pull the image'),
  imagePullSecrets: z
    .array(z.strictObject({ name: z.string().min(1) }))
    .describe("Secrets of the mesh's namespace with the registry's credentials: [{name: …}]"),
  trustDomain: z
    .string()
    .regex(/^[a-z0-9._-]{1,255}$/, 'expected lower case letters, digits, . _ -')
    .describe('trust domain of the identities'),
  logLevel: z.enum(logLevels).describe('level of agents and control'),
  criSocket: z
    .string()
    .regex(/^(\/[A-Za-z0-9._-]+){2,}$/, 'expected an absolute path of letters, digits, . _ -')
    .describe(
      "the container runtime's socket on the nodes; k3s: /run/k3s/containerd/containerd.sock",
    ),
  kubeletCgroup: z
    .string()
    .regex(
      /^(auto|none|\/|(\/[A-Za-z0-9._@-]+)+)$/,
      'expected auto, none, or an absolute path of letters, digits, . _ - @',
    )
    .describe(
      "the kubelet's cgroup v2 directory on the nodes, from the mount; auto finds it, none: its probes are steered",
    ),
  agent: z
    .strictObject(
      pods(
        'agents',
        'no memory limit by default: BPF maps count too, and while an agent that was killed at its limit is away, the pods of its node are refused',
      ),
    )
    .describe('of the agents, one a node'),
  control: z
    .strictObject(pods('control', 'its memory grows with the number of pods'))
    .describe('of control'),
})

/** The same for `leyline install` and Helm. */
export type Values = z.infer<typeof valuesSchema>

/** With the namespace, which Helm takes from elsewhere. */
export interface InstallValues extends Values {
  readonly namespace: string
}

export const defaultNamespace = 'leyline-system'

export const defaultValues: Values = {
  image: 'localhost/leyline:dev',
  imagePullPolicy: 'IfNotPresent',
  imagePullSecrets: [],
  trustDomain: defaultTrustDomain,
  logLevel: 'info',
  criSocket: '/run/containerd/containerd.sock',
  kubeletCgroup: 'auto',
  agent: {
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    // A node without an agent is a node whose pods cannot be in the mesh.
    tolerations: [{ operator: 'Exists' }],
    priorityClassName: 'system-node-critical',
  },
  control: {
    resources: { requests: { cpu: '50m', memory: '128Mi' } },
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [],
    priorityClassName: 'system-cluster-critical',
  },
}

/**
 * The defaults with what a YAML file says instead: maps are merged, lists and scalars replaced, and null
 * takes a default away, as Helm does. Throws `bad_config` naming every field that is wrong or unknown.
 */
export function readValues(path: string): Values {
  return loadConfig(
    z.preprocess((given) => merged(defaultValues, given), valuesSchema),
    path,
  )
}

/** The defaults with `flags` instead, checked likewise. Throws `bad_config` naming the value. */
export function valuesWith(
  base: Values,
  flags: { readonly [Name in keyof Values]?: Values[Name] | undefined },
): Values {
  return parseConfig(valuesSchema, merged(base, flags), 'options')
}

function merged(base: unknown, given: unknown): unknown {
  if (!isMap(base) || !isMap(given)) return given
  const result: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(given)) {
    if (value === null) delete result[key]
    else if (value !== undefined) result[key] = key in base ? merged(base[key], value) : value
  }
  return result
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Every value by its path, `agent.resources`, with its meaning. A value that is a map is one value. */
export function documentedValues(): { path: readonly string[]; meaning: string }[] {
  return Object.entries(valuesSchema.shape).flatMap(([name, value]) =>
    value instanceof z.ZodObject
      ? Object.entries(value.shape).map(([inner, { description = '' }]) => ({
          path: [name, inner],
          meaning: description,
        }))
      : [{ path: [name], meaning: value.description ?? '' }],
  )
}

/** JSON Schema (draft 7, which every Helm 3 reads) of a values file. */
export function valuesJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(valuesSchema, { target: 'draft-7', io: 'input' }) as Record<string, unknown>
}
