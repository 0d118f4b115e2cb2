// The kinds of gateway.networking.k8s.io/v1 that the mesh reads, as far as it reads them. Types of
// matches and filters stay plain text: one that this version does not know must reach whoever builds
// from it and become a status, and must not look like an object without it.
import { z } from 'zod'
import { labelSelector, metadata, name, port } from './metadata.ts'

export const gatewayGroup = 'gateway.networking.k8s.io'
export const gatewayVersion = `${gatewayGroup}/v1`
const apiVersion = z.literal(gatewayVersion)

const condition = z.looseObject({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
  observedGeneration: z.int().optional(),
  lastTransitionTime: z.string().optional(),
})
export type StatusCondition = z.infer<typeof condition>

export const gatewayClass = z.object({
  apiVersion,
  kind: z.literal('GatewayClass'),
  metadata,
  spec: z.object({ controllerName: z.string().min(1) }),
  status: z.looseObject({ conditions: z.array(condition).optional() }).optional(),
})

export const gateway = z.object({
  apiVersion,
  kind: z.literal('Gateway'),
  metadata,
  spec: z.object({
    gatewayClassName: z.string().min(1),
    listeners: z
      .array(
        z.object({
          name: z.string().min(1),
          port,
          protocol: z.string().min(1),
          allowedRoutes: z
            .object({
              namespaces: z
                .object({ from: z.string().optional(), selector: labelSelector.optional() })
                .optional(),
            })
            .optional(),
        }),
      )
      .default([]),
  }),
  status: z
    .looseObject({
      addresses: z.array(z.looseObject({ value: z.string().optional() })).optional(),
      conditions: z.array(condition).optional(),
      listeners: z
        .array(z.looseObject({ name: z.string(), conditions: z.array(condition).optional() }))
        .optional(),
    })
    .optional(),
})

/** RFC 9110 §5.6.2: a token. */
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/, 'expected the name of an HTTP header')
  .max(256)
/** RFC 9110 §5.5; what would end a header line is no part of one. */
const headerValue = z
  .string()
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'expected the value of an HTTP header')
  .max(4096)

const headers = z.array(z.object({ name: headerName, value: headerValue })).optional()
const headerModifier = z.object({
  set: headers,
  add: headers,
  remove: z.array(headerName).optional(),
})
const filters = z
  .array(
    z.object({
      type: z.string().min(1),
      requestHeaderModifier: headerModifier.optional(),
      responseHeaderModifier: headerModifier.optional(),
    }),
  )
  .optional()

/** GEP-2257. */
const duration = z
  .string()
  .regex(/^([0-9]{1,5}(h|m|s|ms)){1,4}$/, 'expected a duration such as 1h30m, 10s or 500ms')

// Loose: a field that is not known would narrow the match, so it must not go unnoticed.
const match = z.looseObject({
  path: z.looseObject({ type: z.string().optional(), value: z.string().optional() }).optional(),
  method: z.string().optional(),
  headers: z
    .array(z.looseObject({ type: z.string().optional(), name: headerName, value: z.string() }))
    .optional(),
  queryParams: z
    .array(
      z.looseObject({ type: z.string().optional(), name: z.string().min(1), value: z.string() }),
    )
    .optional(),
})

const backendRef = z.object({
  group: z.string().optional(),
  kind: z.string().optional(),
  name,
  namespace: name.optional(),
  port: port.optional(),
  weight: z.int().min(0).max(1_000_000).optional(),
  filters,
})

const parentRef = z.object({
  group: z.string().optional(),
  kind: z.string().optional(),
  namespace: name.optional(),
  name,
  sectionName: z.string().optional(),
  port: port.optional(),
})

export const httpRoute = z.object({
  apiVersion,
  kind: z.literal('HTTPRoute'),
  metadata,
  spec: z.object({
    parentRefs: z.array(parentRef).optional(),
    hostnames: z.array(z.string()).optional(),
    rules: z
      .array(
        z.looseObject({
          name: z.string().optional(),
          matches: z.array(match).optional(),
          filters,
          backendRefs: z.array(backendRef).optional(),
          timeouts: z
            .object({ request: duration.optional(), backendRequest: duration.optional() })
            .optional(),
        }),
      )
      .optional(),
  }),
  status: z
    .looseObject({
      parents: z
        .array(
          z.looseObject({
            controllerName: z.string(),
            parentRef: z.looseObject({}),
            conditions: z.array(condition).optional(),
          }),
        )
        .optional(),
    })
    .optional(),
})

export type GatewayClass = z.infer<typeof gatewayClass>
export type Gateway = z.infer<typeof gateway>
export type HttpRoute = z.infer<typeof httpRoute>
export type ParentRef = z.infer<typeof parentRef>
export type BackendRef = z.infer<typeof backendRef>
export type RouteRule = NonNullable<HttpRoute['spec']['rules']>[number]
export type RouteMatch = z.infer<typeof match>
export type RouteFilter = NonNullable<z.infer<typeof filters>>[number]

const units = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const

/** A GEP-2257 duration (already validated) in ms. */
export function durationMs(text: string): number {
  let ms = 0
  for (const [, value, unit] of text.matchAll(/(\d+)(ms|h|m|s)/g)) {
    ms += Number(value) * units[unit as keyof typeof units]
  }
  return ms
}
