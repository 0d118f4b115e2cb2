// Gateway API manifests, and a model built from manifests: for tests of waypoints.
import { stringify } from 'yaml'
import { build } from '../../control/build.ts'
import { type KubernetesObject, isKind, parseObject } from '../../kube/kinds.ts'

export function objects(...manifests: object[]): KubernetesObject[] {
  return manifests.map((manifest) => {
    const { kind } = manifest as { kind: string }
    if (!isKind(kind)) throw new Error(`kind ${kind}`)
    const parsed = parseObject(kind, manifest)
    if ('problems' in parsed) throw new Error(stringify(parsed.problems))
    return parsed.ok
  })
}

export const built = (...manifests: object[]) =>
  build({ objects: objects(...manifests), trustDomain: 'example.org', reports: new Map() })

type Labels = Readonly<Record<string, string>>

/** The manifest with more labels. */
export function labelled(manifest: object, labels: Labels): object {
  const { metadata } = manifest as { metadata: { labels?: Labels } }
  return { ...manifest, metadata: { ...metadata, labels: { ...metadata.labels, ...labels } } }
}

/** One second after another: the order of age. */
export const createdAt = (second: number): string =>
  new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()

export const gateway = (
  name: string,
  options: {
    namespace?: string
    labels?: Labels
    className?: string
    listeners?: object[]
    allowed?: object
    second?: number
  } = {},
): object => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: {
    name,
    namespace: options.namespace ?? 'shop',
    labels: options.labels ?? {},
    ...(options.second === undefined ? {} : { creationTimestamp: createdAt(options.second) }),
  },
  spec: {
    gatewayClassName: options.className ?? 'leyline-waypoint',
    listeners: options.listeners ?? [
      {
        name: 'mesh',
        port: 15008,
        protocol: 'HBONE',
        ...(options.allowed === undefined
          ? {}
          : { allowedRoutes: { namespaces: options.allowed } }),
      },
    ],
  },
})

/** `parents`: names of Services, or whole parentRefs. */
export const httpRoute = (
  name: string,
  rules: object[] | undefined,
  options: {
    parents?: (string | object)[]
    second?: number
    namespace?: string
    spec?: object
  } = {},
): object => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: {
    name,
    namespace: options.namespace ?? 'shop',
    ...(options.second === undefined ? {} : { creationTimestamp: createdAt(options.second) }),
  },
  spec: {
    parentRefs: (options.parents ?? ['api']).map((parent) =>
      typeof parent === 'string' ? { group: '', kind: 'Service', name: parent } : parent,
    ),
    ...(rules === undefined ? {} : { rules }),
    ...options.spec,
  },
})

export const account = (name: string, labels: Labels = {}, namespace = 'shop'): object => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace, labels },
})
