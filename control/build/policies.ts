// AuthorizationPolicy to what agents enforce. Istio's semantics, with one rule above them: no input
// turns a policy into no policy. What L4 cannot decide makes an ALLOW match less and a DENY match more.
import { type AuthorizationPolicy, objectKey } from '../../kube/kinds.ts'
import { type Cidr, tryCidr } from '../../mesh/address.ts'
import { group } from '../../mesh/constants.ts'
import { type Policy, type PolicyMatch, policyKey, type StringMatch } from '../../mesh/model.ts'
import type { ByKind, Problems } from '../build.ts'

/** Policies here bind the whole mesh. */
const rootNamespace = 'leyline-system'
/**
 * Before the names of Istio's policies on the wire and in denials: one of ours may have the same name,
 * and no Kubernetes name has a colon.
 */
const istioPrefix = 'istio:'

export interface PolicyBinding {
  readonly key: string
  readonly namespace: string
  readonly matchLabels: Readonly<Record<string, string>>
}

type Rule = NonNullable<NonNullable<AuthorizationPolicy['spec']>['rules']>[number]
type Source = NonNullable<Rule['from']>[number]['source']
type Operation = NonNullable<Rule['to']>[number]['operation']
type Condition = NonNullable<Rule['when']>[number]
type Rules = PolicyMatch[][]

/** Where problems of one policy go. */
type Tell = (field: string, reason: string, severity?: 'error' | 'note') => void

/** L7 or otherwise undecidable here. */
const l7 = Symbol('l7')
/** Present but malformed. */
const invalid = Symbol('invalid')
type Clause = PolicyMatch | typeof l7 | typeof invalid

export function buildPolicies(
  objects: ByKind,
  trustDomain: string,
  problems: Problems,
): { policies: Map<string, Policy>; bindings: PolicyBinding[] } {
  const policies = new Map<string, Policy>()
  const bindings: PolicyBinding[] = []
  for (const object of objects.of('AuthorizationPolicy')) {
    const { namespace = 'default' } = object.metadata
    const spec = object.spec ?? {}
    const key = objectKey('AuthorizationPolicy', namespace, object.metadata.name, object.apiVersion)
    const name = policyName(object)
    const tell: Tell = (field, reason, severity = 'error') =>
      problems.add({ severity, object: key, field, reason })
    if (spec.action === 'AUDIT' || spec.action === 'CUSTOM') {
      tell('spec.action', `${spec.action} is not enforced by agents; expected ALLOW or DENY`)
      continue
    }
    if (spec.targetRef !== undefined || (spec.targetRefs ?? []).length > 0) {
      tell('spec.targetRefs', 'needs a waypoint; agents enforce policies with a selector, or none')
      continue
    }
    const matchLabels = spec.selector?.matchLabels ?? {}
    const selective = Object.keys(matchLabels).length > 0
    const action = spec.action === 'DENY' ? 'deny' : 'allow'
    const scope = selective ? 'selector' : namespace === rootNamespace ? 'global' : 'namespace'
    const groups = (spec.rules ?? []).flatMap((rule, i) => {
      const compiled = compileRule(
        rule,
        action,
        namespace,
        trustDomain,
        (field, reason, severity) => tell(`spec.rules[${i}].${field}`, reason, severity),
      )
      return compiled === undefined ? [] : [compiled]
    })
    const policy: Policy = { name, namespace, scope, action, groups }
    policies.set(policyKey(policy), policy)
    if (selective) bindings.push({ key: policyKey(policy), namespace, matchLabels })
  }
  return { policies, bindings }
}

/** Unique in a namespace, whichever group a policy is of. */
function policyName({ apiVersion, metadata }: AuthorizationPolicy): string {
  const ours = apiVersion.startsWith(`${group}/`)
  return ours ? metadata.name : `${istioPrefix}${metadata.name}`
}

/** One rule as AND-ed lists of OR-ed matches; undefined when it cannot match at all. */
function compileRule(
  rule: Rule,
  action: 'allow' | 'deny',
  namespace: string,
  trustDomain: string,
  tell: Tell,
): Rules | undefined {
  const lists: { field: string; clauses: Clause[] }[] = []
  if ((rule.from ?? []).length > 0) {
    const clauses = (rule.from ?? []).map(({ source }, i) =>
      sourceClause(source, namespace, trustDomain, (f, r) => tell(`from[${i}].source.${f}`, r)),
    )
    lists.push({ field: 'from', clauses })
  }
  if ((rule.to ?? []).length > 0) {
    const clauses = (rule.to ?? []).map(({ operation }, i) =>
      operationClause(operation, (f, r) => tell(`to[${i}].operation.${f}`, r)),
    )
    lists.push({ field: 'to', clauses })
  }
  ;(rule.when ?? []).forEach((condition, i) => {
    const clause = conditionClause(condition, trustDomain, (f, r) => tell(`when[${i}].${f}`, r))
    lists.push({ field: `when[${i}]`, clauses: [clause] })
  })
  const result: Rules = []
  for (const { field, clauses } of lists) {
    const usable = clauses.filter((clause) => typeof clause !== 'symbol')
    const undecided = clauses.length - usable.length
    if (undecided > 0 && clauses.includes(l7)) tell(field, l7Advice[action], 'note')
    if (action === 'deny') {
      // An undecided alternative could match anything, so this list cannot narrow the denial.
      if (undecided === 0) result.push(usable)
    } else if (usable.length === 0) return undefined
    else result.push(usable)
  }
  return result
}

const l7Advice = {
  allow:
    'HTTP fields cannot be decided by agents: this part allows nothing here; it needs a waypoint',
  deny: 'HTTP fields cannot be decided by agents: the rest of the rule is denied as a whole; to deny less, use a waypoint',
} as const

const empty: PolicyMatch = {
  namespaces: [],
  notNamespaces: [],
  principals: [],
  notPrincipals: [],
  sourceIps: [],
  notSourceIps: [],
  destinationIps: [],
  notDestinationIps: [],
  destinationPorts: [],
  notDestinationPorts: [],
}

/** `sleep`, `default/sleep`: DNS labels (RFC 1123) and subdomains. */
const serviceAccount = /^([a-z0-9-]+\/)?[a-z0-9.-]+$/

function sourceClause(source: Source, namespace: string, trustDomain: string, tell: Tell): Clause {
  const { requestPrincipals, notRequestPrincipals, remoteIpBlocks, notRemoteIpBlocks } = source
  if (requestPrincipals ?? notRequestPrincipals ?? remoteIpBlocks ?? notRemoteIpBlocks) return l7
  const accounts = (
    list: readonly string[] | undefined,
    field: string,
  ): StringMatch[] | typeof invalid => {
    const bad = (list ?? []).findIndex((text) => !serviceAccount.test(text))
    if (bad !== -1) {
      const got = JSON.stringify(list?.[bad])
      tell(`${field}[${bad}]`, `expected NAME or NAMESPACE/NAME of a service account, got ${got}`)
      return invalid
    }
    return (list ?? []).map((text) => {
      const [ns, account] = text.includes('/') ? text.split('/') : [namespace, text]
      return { suffix: `/ns/${ns}/sa/${account}` }
    })
  }
  const wanted = accounts(source.serviceAccounts, 'serviceAccounts')
  const unwanted = accounts(source.notServiceAccounts, 'notServiceAccounts')
  if (wanted === invalid || unwanted === invalid) return invalid
  const sourceIps = cidrs(source.ipBlocks, 'ipBlocks', tell)
  const notSourceIps = cidrs(source.notIpBlocks, 'notIpBlocks', tell)
  if (sourceIps === invalid || notSourceIps === invalid) return invalid
  return {
    ...empty,
    namespaces: strings(source.namespaces),
    notNamespaces: strings(source.notNamespaces),
    principals: [...principals(source.principals, trustDomain), ...wanted],
    notPrincipals: [...principals(source.notPrincipals, trustDomain), ...unwanted],
    sourceIps,
    notSourceIps,
  }
}

function operationClause(operation: Operation, tell: Tell): Clause {
  const { hosts, notHosts, methods, notMethods, paths, notPaths } = operation
  if (hosts ?? notHosts ?? methods ?? notMethods ?? paths ?? notPaths) return l7
  const destinationPorts = portList(operation.ports, 'ports', tell)
  const notDestinationPorts = portList(operation.notPorts, 'notPorts', tell)
  if (destinationPorts === invalid || notDestinationPorts === invalid) return invalid
  return { ...empty, destinationPorts, notDestinationPorts }
}

function conditionClause(condition: Condition, trustDomain: string, tell: Tell): Clause {
  const { key, values, notValues } = condition
  const range = (
    a: 'sourceIps' | 'destinationIps',
    b: 'notSourceIps' | 'notDestinationIps',
  ): Clause => {
    const wanted = cidrs(values, 'values', tell)
    const unwanted = cidrs(notValues, 'notValues', tell)
    return wanted === invalid || unwanted === invalid
      ? invalid
      : { ...empty, [a]: wanted, [b]: unwanted }
  }
  switch (key) {
    case 'source.ip':
      return range('sourceIps', 'notSourceIps')
    case 'destination.ip':
      return range('destinationIps', 'notDestinationIps')
    case 'source.namespace':
      return { ...empty, namespaces: strings(values), notNamespaces: strings(notValues) }
    case 'source.principal':
      return {
        ...empty,
        principals: principals(values, trustDomain),
        notPrincipals: principals(notValues, trustDomain),
      }
    case 'destination.port': {
      const destinationPorts = portList(values, 'values', tell)
      const notDestinationPorts = portList(notValues, 'notValues', tell)
      if (destinationPorts === invalid || notDestinationPorts === invalid) return invalid
      return { ...empty, destinationPorts, notDestinationPorts }
    }
    default:
      return l7
  }
}

/** `*` any, `*x` suffix, `x*` prefix, else exact (Istio's string match). */
function strings(list: readonly string[] | undefined): StringMatch[] {
  return (list ?? []).map((text) => {
    if (text === '*') return { presence: true }
    if (text.startsWith('*')) return { suffix: text.slice(1) }
    if (text.endsWith('*')) return { prefix: text.slice(0, -1) }
    return { exact: text }
  })
}

/** Principals are written without `spiffe://`; some write it all the same. */
function principals(list: readonly string[] | undefined, trustDomain: string): StringMatch[] {
  const known = 'cluster.local/'
  return strings(
    list?.map((text) => {
      const plain = text.replace(/^spiffe:\/\//, '')
      // Istio's alias for the mesh's own trust domain.
      return plain.startsWith(known) ? `${trustDomain}/${plain.slice(known.length)}` : plain
    }),
  )
}

function cidrs(
  list: readonly string[] | undefined,
  field: string,
  tell: Tell,
): Cidr[] | typeof invalid {
  const parsed = (list ?? []).map(tryCidr)
  const bad = parsed.indexOf(undefined)
  if (bad === -1) return parsed as Cidr[]
  tell(`${field}[${bad}]`, `expected an address or CIDR, got ${JSON.stringify(list?.[bad])}`)
  return invalid
}

function portList(
  list: readonly (string | number)[] | undefined,
  field: string,
  tell: Tell,
): number[] | typeof invalid {
  const parsed = (list ?? []).map(Number)
  const bad = parsed.findIndex((port) => !Number.isInteger(port) || port < 1 || port > 65535)
  if (bad === -1) return parsed
  tell(`${field}[${bad}]`, `expected a port 1..65535, got ${JSON.stringify(list?.[bad])}`)
  return invalid
}
