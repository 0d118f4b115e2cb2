// Waypoints with their routes: what the objects say beside what was measured, rule by rule and backend
// by backend, so that a canary's share can be seen.
import type { RouteRow, WaypointRow } from '../../dashboard/api.ts'
import {
  type Backend,
  type HttpMatch,
  type HttpRule,
  type ServedPort,
  waypointKey,
} from '../../mesh/waypoint.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Flow, Telemetry } from '../telemetry.ts'
import { http, httpWidth, type RequestKind } from '../telemetry/reading.ts'
import type { Ring } from '../telemetry/ring.ts'
import { waypointsOf } from './waypoint.ts'
import { requestsOf, shareOf, sumOf, windowsAt } from './measures.ts'

/** What was measured of one waypoint. */
interface Measured {
  readonly service: string
  readonly kind: RequestKind
  readonly ring: Ring
}

export function waypointRows(snapshot: Snapshot, telemetry: Telemetry): WaypointRow[] {
  const { now } = telemetry
  const measured = measuredBy(telemetry.flows())
  return waypointsOf(snapshot).map(({ config, identities, endpoints, ready }) => {
    const own = measured.get(waypointKey(config)) ?? []
    return {
      namespace: config.namespace,
      name: config.name,
      identities,
      endpoints,
      ready,
      workloads: config.workloads.length,
      requests: requestsOf(ringsOf(own), now),
      services: config.services.map(({ key, bound, ports }) => {
        const ofService = own.filter(({ service }) => service === key)
        return {
          service: key,
          bound,
          routes: ports.flatMap((port) => routesOf(port, ofService, now)),
        }
      }),
    }
  })
}

function measuredBy(flows: readonly Flow[]): Map<string, Measured[]> {
  const by = new Map<string, Measured[]>()
  for (const { reporter, via, service, requests } of flows) {
    if (reporter !== 'waypoint') continue
    const list = by.get(via) ?? []
    for (const { kind, ring } of requests.values()) list.push({ service, kind, ring })
    by.set(via, list)
  }
  return by
}

function routesOf(port: ServedPort, measured: readonly Measured[], now: number): RouteRow[] {
  if (port.rules.length === 0) return [withoutRule(port, measured, now)]
  // A rule with several matches comes as several, under one name and with the same backends.
  const rules = Map.groupBy(port.rules, ({ name }) => name)
  return [...rules].map(([name, alike]) => {
    const own = measured.filter(({ kind }) => kind.route === name)
    const answered = countOf(ringsOf(own), now)
    return {
      name,
      port: port.port,
      protocol: port.protocol,
      match: alike.map(matchInWords).join(', or '),
      requests: requestsOf(ringsOf(own), now),
      backends: backendsOf(alike[0]?.backends ?? [], own, answered, now),
    }
  })
}

function backendsOf(
  backends: readonly Backend[],
  measured: readonly Measured[],
  answered: number,
  now: number,
): RouteRow['backends'] {
  const total = backends.reduce((sum, { weight }) => sum + weight, 0)
  return backends.map(({ service, port, weight, problem = '' }) => {
    const rings = ringsOf(measured.filter(({ kind }) => kind.backend === service))
    return {
      service,
      port,
      problem,
      configured: shareOf(weight, total) ?? 0,
      measured: shareOf(countOf(rings, now), answered),
      requests: requestsOf(rings, now),
    }
  })
}

/** A port without rules goes to its own Service's endpoints. */
function withoutRule(port: ServedPort, measured: readonly Measured[], now: number): RouteRow {
  const own = ringsOf(measured.filter(({ kind }) => kind.route === ''))
  const { port: number, protocol } = port
  return {
    name: '',
    port: number,
    protocol,
    match: 'everything',
    requests: requestsOf(own, now),
    backends: [],
  }
}

const ringsOf = (measured: readonly Measured[]): Ring[] => measured.map(({ ring }) => ring)

function countOf(rings: readonly Ring[], now: number): number {
  return sumOf(rings, httpWidth, windowsAt(now).minute)[http.count] ?? 0
}

function matchInWords({ match }: HttpRule): string {
  const parts = [match.method ?? '', pathInWords(match)]
  for (const [what, list] of [
    ['header', match.headers],
    ['query', match.query],
  ] as const) {
    for (const each of list) {
      const test = 'exact' in each ? `= ${each.exact}` : `matches ${each.regex}`
      parts.push(`${what} ${each.name} ${test}`)
    }
  }
  return parts.filter((part) => part !== '').join(', ') || 'everything'
}

function pathInWords({ path }: HttpMatch): string {
  if (path === undefined) return ''
  if ('exact' in path) return `path = ${path.exact}`
  return 'prefix' in path ? `path below ${path.prefix}` : `path matches ${path.regex}`
}
