// L4 authorization: pure. The order is Istio ambient's: a matching DENY denies; without any ALLOW
// policy everything else is allowed; with one, only what an ALLOW matches.
import { type Cidr, cidrContains, type Ip } from './address.ts'
import { formatIdentity, type Identity } from './identity.ts'
import { type Policy, type PolicyMatch, policyKey, type StringMatch } from './model.ts'

export interface AuthorizedConnection {
  /** Proven by mutual TLS; absent on plaintext. */
  readonly identity?: Identity
  readonly sourceIp: Ip
  readonly destinationIp: Ip
  readonly destinationPort: number
}

export type Verdict =
  | { readonly allow: true; readonly policy?: string }
  | { readonly allow: false; readonly policy?: string; readonly why: string }

/** Decides with the policies that bind the destination. `policy` is the one that decided, if one did. */
export function decide(policies: readonly Policy[], connection: AuthorizedConnection): Verdict {
  const denied = policies.find((p) => p.action === 'deny' && policyMatches(p, connection))
  if (denied !== undefined) {
    const policy = policyKey(denied)
    return { allow: false, policy, why: `DENY policy ${policy} matches` }
  }
  const allows = policies.filter((p) => p.action === 'allow')
  if (allows.length === 0) return { allow: true }
  const allowed = allows.find((p) => policyMatches(p, connection))
  if (allowed !== undefined) return { allow: true, policy: policyKey(allowed) }
  return { allow: false, why: `no ALLOW policy matches (of ${allows.map(policyKey).join(', ')})` }
}

/** Groups are OR-ed (none: never), rules AND-ed (none: always), matches OR-ed; an empty match constrains nothing. */
function policyMatches(policy: Policy, connection: AuthorizedConnection): boolean {
  return policy.groups.some((rules) =>
    rules.every((matches) => {
      const constraining = matches.filter((match) => !isEmpty(match))
      return constraining.length === 0 || constraining.some((m) => matchMatches(m, connection))
    }),
  )
}

function isEmpty(match: PolicyMatch): boolean {
  return Object.values(match).every((values) => values.length === 0)
}

function matchMatches(match: PolicyMatch, connection: AuthorizedConnection): boolean {
  const { identity, sourceIp, destinationIp, destinationPort } = connection
  const namespace = identity?.namespace
  const principal =
    identity === undefined ? undefined : formatIdentity(identity).slice('spiffe://'.length)
  const text = (value: string | undefined) => (m: StringMatch) => stringMatches(m, value)
  const within = (ip: Ip) => (range: Cidr) => cidrContains(range, ip)
  const port = (value: number) => value === destinationPort
  return (
    holds(match.namespaces, match.notNamespaces, text(namespace)) &&
    holds(match.principals, match.notPrincipals, text(principal)) &&
    holds(match.sourceIps, match.notSourceIps, within(sourceIp)) &&
    holds(match.destinationIps, match.notDestinationIps, within(destinationIp)) &&
    holds(match.destinationPorts, match.notDestinationPorts, port)
  )
}

/** One of `wanted` (if there is any) and none of `unwanted`. */
function holds<T>(
  wanted: readonly T[],
  unwanted: readonly T[],
  matches: (value: T) => boolean,
): boolean {
  return (wanted.length === 0 || wanted.some(matches)) && !unwanted.some(matches)
}

/** Nobody (no identity) matches nothing, not even presence: so a negated one catches them. */
function stringMatches(match: StringMatch, value: string | undefined): boolean {
  if (value === undefined) return false
  if ('exact' in match) return match.exact === value
  if ('prefix' in match) return value.startsWith(match.prefix)
  if ('suffix' in match) return value.endsWith(match.suffix)
  return value !== ''
}
