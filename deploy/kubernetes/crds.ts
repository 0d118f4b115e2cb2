// Our own kinds, as the API server is told of them: structural schemas with their meaning in words. Field
// for field what control reads (kube/kinds.ts): a field that is missing here would be dropped by the API
// server without a word, and a policy without one of its conditions allows more than was meant.
import { group } from '../../mesh/constants.ts'
import type { Manifest } from './object.ts'

/** OpenAPI v3 as apiextensions.k8s.io/v1 takes it. */
type Schema = Readonly<Record<string, unknown>>

/** Of any list below: more than anybody writes by hand, and it bounds what a rule costs the API server. */
const maxItems = 512

const object = (description: string, properties: Record<string, Schema>, more: Schema = {}) => ({
  type: 'object',
  description,
  properties,
  ...more,
})
const list = (description: string, items: Schema, more: Schema = {}) => ({
  type: 'array',
  description,
  items,
  maxItems,
  ...more,
})
const text = (more: Schema = {}): Schema => ({ type: 'string', minLength: 1, ...more })
const texts = (description: string, more: Schema = {}) => list(description, text(more))

/** Each field with its negation: `principals` and `notPrincipals`. */
function both(field: string, description: string, items: Schema = text()): Record<string, Schema> {
  const negated = `not${field.charAt(0).toUpperCase()}${field.slice(1)}`
  return {
    [field]: list(description, items),
    [negated]: list(`None of these; as ${field}.`, items),
  }
}

const matching = 'Exact, or with * in front or at the end, or * for any.'
const atWaypoint =
  'Decided by a waypoint: an agent, which sees no HTTP, allows nothing by it and denies without it.'
const serviceAccount = { pattern: '^([a-z0-9-]+/)?[a-z0-9.-]+$' }
const address = { pattern: '^[0-9a-fA-F:.]+(/[0-9]{1,3})?$' }
/** 1 to 65535, as a number or as text. */
const port = {
  'x-kubernetes-int-or-string': true,
  minimum: 1,
  maximum: 65535,
  pattern:
    '^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$',
}

const source = object(
  'All fields that are given must match.',
  {
    ...both('principals', `Identities, TRUST-DOMAIN/ns/NAMESPACE/sa/NAME. ${matching}`),
    ...both(
      'serviceAccounts',
      'NAME or NAMESPACE/NAME of a service account.',
      text(serviceAccount),
    ),
    ...both('namespaces', `Namespaces of the client. ${matching}`),
    ...both('ipBlocks', 'Addresses or CIDRs of the client.', text(address)),
    ...both('remoteIpBlocks', `Addresses from X-Forwarded-For. ${atWaypoint}`, text(address)),
    ...both('requestPrincipals', `Issuer and subject of a token. ${atWaypoint}`),
  },
  { minProperties: 1 },
)

const operation = object(
  'All fields that are given must match.',
  {
    ...both('ports', 'Ports of the destination.', port),
    ...both('hosts', `Host of the request. ${atWaypoint}`),
    ...both('methods', `HTTP methods. ${atWaypoint}`),
    ...both('paths', `Paths of the request. ${atWaypoint}`),
  },
  { minProperties: 1 },
)

const condition = object(
  'One more condition.',
  {
    key: text({
      description:
        'source.ip, source.namespace, source.principal, destination.ip or destination.port; other keys are decided by a waypoint.',
    }),
    values: texts('The value must be one of these.'),
    notValues: texts('The value must be none of these.'),
  },
  {
    required: ['key'],
    'x-kubernetes-validations': [
      {
        rule: 'has(self.values) || has(self.notValues)',
        message: 'a condition needs values or notValues',
      },
    ],
  },
)

const rule = object(
  'Matches when each of from, to and when that is given does; {} always matches.',
  {
    from: list(
      'Who asks: any of these.',
      object('Who asks.', { source }, { required: ['source'] }),
      { minItems: 1 },
    ),
    to: list(
      'What is asked for: any of these.',
      object('What is asked for.', { operation }, { required: ['operation'] }),
      { minItems: 1 },
    ),
    when: list('All of these.', condition),
  },
)

const targetRef = object(
  'A Gateway or Service.',
  { group: { type: 'string' }, kind: text(), name: text() },
  { required: ['kind', 'name'] },
)

const spec = object(
  'Who may reach which pods. A DENY that matches denies; then, where any ALLOW binds a pod, only what an ALLOW matches is allowed; else everything is. An ALLOW without rules allows nothing.',
  {
    selector: object(
      'Which pods of the namespace; without it all of them, and in the namespace of the mesh itself all pods of the mesh.',
      {
        matchLabels: {
          type: 'object',
          description: 'Labels that a pod must have, all of them.',
          additionalProperties: { type: 'string' },
          maxProperties: maxItems,
        },
      },
    ),
    targetRef: { ...targetRef, description: 'As targetRefs with one.' },
    targetRefs: list('Enforced by the waypoint of these instead of by agents.', targetRef, {
      maxItems: 16,
    }),
    action: {
      type: 'string',
      description: 'What becomes of a connection that a rule matches.',
      enum: ['ALLOW', 'DENY'],
      default: 'ALLOW',
    },
    rules: list('Any of these.', rule),
  },
  {
    // A default is judged by the rules below before the defaults within it are there.
    default: { action: 'ALLOW' },
    'x-kubernetes-validations': [
      {
        rule: '[has(self.selector), has(self.targetRef), has(self.targetRefs)].filter(x, x).size() <= 1',
        message: 'expected one of selector, targetRef and targetRefs',
      },
      {
        rule: "self.action != 'DENY' || (has(self.rules) && size(self.rules) > 0)",
        message: 'a DENY without rules denies nothing; rules: [{}] denies everything',
      },
    ],
  },
)

export interface CustomResourceDefinition extends Manifest {
  readonly spec: {
    readonly group: string
    readonly scope: 'Namespaced'
    readonly names: { readonly kind: string; readonly [field: string]: unknown }
    readonly versions: readonly { readonly name: string; readonly [field: string]: unknown }[]
  }
}

/** In the order in which they are applied. */
export function crds(): CustomResourceDefinition[] {
  const kind = 'AuthorizationPolicy'
  const plural = 'authorizationpolicies'
  return [
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${group}`, labels: { 'app.kubernetes.io/name': 'leyline' } },
      spec: {
        group,
        scope: 'Namespaced',
        names: {
          kind,
          listKind: `${kind}List`,
          plural,
          singular: 'authorizationpolicy',
          shortNames: ['lap'],
          categories: ['leyline'],
        },
        versions: [
          {
            name: 'v1alpha1',
            served: true,
            storage: true,
            additionalPrinterColumns: [
              { name: 'Action', type: 'string', jsonPath: '.spec.action' },
              { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
            ],
            schema: {
              openAPIV3Schema: object('Who may reach which pods of the mesh.', {
                apiVersion: { type: 'string' },
                kind: { type: 'string' },
                metadata: { type: 'object' },
                spec,
              }),
            },
          },
        ],
      },
    },
  ]
}
