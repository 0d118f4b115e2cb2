// Who may do what: a service account for each program, with exactly the permissions that its code uses.
// docs/permissions.md has the reason of each; a test compares.
import { group, installed } from '../../mesh/constants.ts'
import { labelsOf, type Manifest } from './object.ts'
import type { InstallValues } from './values.ts'
import { waypointRules } from './waypoints.ts'

export interface Rule {
  readonly apiGroups: string[]
  readonly resources: string[]
  readonly verbs: string[]
  readonly resourceNames?: string[]
}

/** In the order in which they are applied. */
export function rbac({ namespace: ns }: InstallValues): Manifest[] {
  const { agentAccount, agentDaemonSet, caSecret, rootConfigMap } = installed
  // What is followed by list and watch is never read one by one.
  const follow = ['list', 'watch']
  const controlRules: Rule[] = [
    {
      apiGroups: [''],
      resources: ['namespaces', 'nodes', 'pods', 'services', 'serviceaccounts'],
      verbs: follow,
    },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: follow },
    { apiGroups: ['networking.k8s.io'], resources: ['servicecidrs'], verbs: follow },
    {
      apiGroups: [group, 'security.istio.io'],
      resources: ['authorizationpolicies'],
      verbs: follow,
    },
    { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
    ...waypointRules,
  ]
  const controlOwn: Rule[] = [
    // `create` cannot be limited to a name.
    { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: ['create'] },
    { apiGroups: [''], resources: ['secrets'], resourceNames: [caSecret], verbs: ['get'] },
    {
      apiGroups: [''],
      resources: ['configmaps'],
      resourceNames: [rootConfigMap],
      verbs: ['patch'],
    },
  ]
  const agentRules: Rule[] = [
    { apiGroups: [''], resources: ['namespaces'], verbs: follow },
    { apiGroups: [''], resources: ['pods'], verbs: [...follow, 'patch'] },
    { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  ]
  const agentOwn: Rule[] = [
    { apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get'] },
    { apiGroups: [''], resources: ['configmaps'], resourceNames: [rootConfigMap], verbs: ['get'] },
    {
      apiGroups: ['apps'],
      resources: ['daemonsets'],
      resourceNames: [agentDaemonSet],
      verbs: ['get'],
    },
  ]
  return [
    ...account(ns, 'leyline-control', controlRules, controlOwn),
    ...account(ns, agentAccount, agentRules, agentOwn),
  ]
}

/** A service account, what it may do in the whole cluster, and what in its own namespace. */
export function account(ns: string, name: string, rules: Rule[], own: Rule[]): Manifest[] {
  const labels = labelsOf(name.replace('leyline-', ''))
  const subjects = [{ kind: 'ServiceAccount', name, namespace: ns }]
  const cluster = { name: `${name}-${ns}`, labels }
  const local = { name, namespace: ns, labels }
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: local },
    ...(rules.length === 0 ? [] : bound('ClusterRole', cluster, rules, subjects)),
    ...bound('Role', local, own, subjects),
  ]
}

/** A role and its binding, of one name. */
function bound(
  kind: 'ClusterRole' | 'Role',
  metadata: Manifest['metadata'],
  rules: Rule[],
  subjects: object[],
): Manifest[] {
  const rbacGroup = 'rbac.authorization.k8s.io'
  const apiVersion = `${rbacGroup}/v1`
  const roleRef = { apiGroup: rbacGroup, kind, name: metadata.name }
  return [
    { apiVersion, kind, metadata, rules },
    { apiVersion, kind: `${kind}Binding`, metadata, roleRef, subjects },
  ]
}
