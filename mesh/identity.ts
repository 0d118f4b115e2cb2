// Who a workload is: a SPIFFE identity of the one form the mesh uses,
// spiffe://<trust domain>/ns/<namespace>/sa/<service account> (SPIFFE ID §2; five segments exactly).
import { MeshError } from './errors.ts'

export interface Identity {
  readonly trustDomain: string
  readonly namespace: string
  readonly serviceAccount: string
}

/** SPIFFE ID §2.1: trust domain names; Kubernetes names are DNS-1123 subdomains, a subset of path segments. */
const trustDomainPattern = /^[a-z0-9._-]{1,255}$/
const namePattern = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/

export function formatIdentity(identity: Identity): string {
  return `spiffe://${identity.trustDomain}/ns/${identity.namespace}/sa/${identity.serviceAccount}`
}

/** Strict: anything but the canonical form is undefined (no query, fragment, escape, upper case, empty segment). */
export function tryIdentity(uri: string): Identity | undefined {
  const match = /^spiffe:\/\/([^/]*)\/ns\/([^/]*)\/sa\/([^/]*)$/.exec(uri)
  if (match === null) return undefined
  const [, trustDomain = '', namespace = '', serviceAccount = ''] = match
  if (!trustDomainPattern.test(trustDomain)) return undefined
  if (!namePattern.test(namespace) || !namePattern.test(serviceAccount)) return undefined
  return { trustDomain, namespace, serviceAccount }
}

/** Like {@link tryIdentity}; throws `bad_identity`. */
export function parseIdentity(uri: string): Identity {
  const identity = tryIdentity(uri)
  if (identity === undefined) {
    throw new MeshError(
      'bad_identity',
      `expected spiffe://<trust domain>/ns/<namespace>/sa/<service account>, got ${JSON.stringify(uri.slice(0, 300))}`,
    )
  }
  return identity
}

export function sameIdentity(a: Identity, b: Identity): boolean {
  return (
    a.trustDomain === b.trustDomain &&
    a.namespace === b.namespace &&
    a.serviceAccount === b.serviceAccount
  )
}
