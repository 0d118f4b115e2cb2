// Statuses of Gateway API objects as they should stand on a cluster, from what control makes of them:
// pure. Each function gives the status to write, or undefined when what stands there says it already.
import type { Gateway, GatewayClass, HttpRoute, StatusCondition } from '../../kube/gateway.ts'
import { controllerName, waypointProtocol } from '../../mesh/constants.ts'
import type { Condition, GatewayInfo, RouteInfo } from '../snapshot.ts'

/** metav1.Condition's limit of a message, characters. */
const maxMessage = 32_768

type Parents = NonNullable<NonNullable<HttpRoute['status']>['parents']>

/** `problem`: why it could not be deployed. `now` is ISO 8601. */
export function gatewayStatus(
  { metadata, spec, status }: Gateway,
  info: GatewayInfo,
  problem: string | undefined,
  now: string,
): object | undefined {
  const { generation } = metadata
  const programmed: Condition =
    problem === undefined || info.programmed.status === 'True'
      ? info.programmed
      : { ...info.programmed, reason: 'Invalid', message: problem }
  const conditions = merged(status?.conditions, [info.accepted, programmed], generation, now)
  const listeners = spec.listeners.map(({ name, protocol }) => ({
    name,
    attachedRoutes: 0,
    supportedKinds: [],
    conditions: merged(
      status?.listeners?.find((each) => each.name === name)?.conditions,
      listenerConditions(protocol, info.accepted, programmed),
      generation,
      now,
    ),
  }))
  const addresses = info.addresses.map((value) => ({ type: 'IPAddress', value }))
  const wanted = { addresses, conditions, listeners }
  const { addresses: a = [], conditions: c = [], listeners: l = [] } = status ?? {}
  return same(wanted, { addresses: a, conditions: c, listeners: l }) ? undefined : wanted
}

function listenerConditions(
  protocol: string,
  accepted: Condition,
  programmed: Condition,
): Condition[] {
  const resolved: Condition = {
    type: 'ResolvedRefs',
    status: 'True',
    reason: 'ResolvedRefs',
    message: 'it refers to nothing',
  }
  if (protocol === waypointProtocol) {
    const reason = accepted.status === 'True' ? 'Accepted' : 'Invalid'
    return [{ ...accepted, reason }, programmed, resolved]
  }
  const message = `protocol ${protocol} is not served by a waypoint`
  return [
    { type: 'Accepted', status: 'False', reason: 'UnsupportedProtocol', message },
    { type: 'Programmed', status: 'False', reason: 'Invalid', message },
    resolved,
  ]
}

/** Parents of other controllers stay as they are; ours that are no more go. */
export function routeStatus(
  { metadata, status }: HttpRoute,
  info: RouteInfo | undefined,
  now: string,
): object | undefined {
  const before = status?.parents ?? []
  const own = before.filter((parent) => parent.controllerName === controllerName)
  const parents: Parents = [
    ...before.filter((parent) => parent.controllerName !== controllerName),
    ...(info?.parents ?? []).map(({ ref, conditions }) => ({
      parentRef: { ...ref },
      controllerName,
      conditions: merged(
        own.find(({ parentRef }) => same(parentRef, ref))?.conditions,
        conditions,
        metadata.generation,
        now,
        true,
      ),
    })),
  ]
  return same(parents, before) ? undefined : { parents }
}

export function classStatus({ metadata, status }: GatewayClass, now: string): object | undefined {
  const accepted: Condition = {
    type: 'Accepted',
    status: 'True',
    reason: 'Accepted',
    message: 'Leyline runs its Gateways as waypoints',
  }
  const conditions = merged(status?.conditions, [accepted], metadata.generation, now)
  return same(conditions, status?.conditions ?? []) ? undefined : { conditions }
}

/**
 * What is wanted, each with the time of its last change of status; what others say of the object stays
 * in its place, unless the list is `ours` alone.
 */
function merged(
  before: readonly StatusCondition[] | undefined,
  wanted: readonly Condition[],
  generation: number | undefined,
  now: string,
  ours = false,
): StatusCondition[] {
  const fresh = wanted.map(({ type, status, reason, message }) => {
    const old = before?.find((each) => each.type === type)
    const kept = old !== undefined && old.status === status ? old.lastTransitionTime : undefined
    return {
      type,
      status,
      reason,
      message: message.slice(0, maxMessage),
      ...(generation === undefined ? {} : { observedGeneration: generation }),
      lastTransitionTime: kept ?? now,
    }
  })
  if (ours) return fresh
  const types = new Set(wanted.map(({ type }) => type))
  return [...fresh, ...(before ?? []).filter(({ type }) => !types.has(type))]
}

/** By content: the order of fields says nothing, that of lists of conditions neither. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (Array.isArray(each) && each.every(isCondition))
      return [...each].sort((a, b) => (a.type < b.type ? -1 : 1))
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

function isCondition(value: unknown): value is { type: string } {
  return typeof value === 'object' && value !== null && 'type' in value && 'status' in value
}
