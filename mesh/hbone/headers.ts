// The headers of a tunnel request: baggage (W3C Baggage) tells who the client's workload is for
// telemetry, forwarded (RFC 7239) its address, traceparent (W3C Trace Context) ties log lines
// together. All of it comes from a peer: parsing is bounded and never throws.
import { randomBytes } from 'node:crypto'
import { type Endpoint, formatEndpoint, tryEndpoint } from '../address.ts'
import { workloadKinds } from '../model.ts'

/** Longer header values are not looked at, bytes. W3C Baggage §3.3.2 asks for 8192 at least. */
const maxHeaderBytes = 8192
/** Baggage entries looked at. W3C Baggage asks for 64 at least. */
const maxEntries = 64

type WorkloadKind = (typeof workloadKinds)[number]

/** Telemetry only: nothing here is proven. */
export interface Baggage {
  readonly clusterName?: string
  readonly namespace?: string
  readonly workloadKind?: WorkloadKind
  readonly workloadName?: string
  readonly serviceName?: string
  readonly serviceVersion?: string
}

/** Empty values are left out. */
export function formatBaggage(baggage: Baggage): string {
  const entries: [string, string | undefined][] = [
    ['k8s.cluster.name', baggage.clusterName],
    ['k8s.namespace.name', baggage.namespace],
    [`k8s.${baggage.workloadKind ?? 'pod'}.name`, baggage.workloadName],
    ['service.name', baggage.serviceName],
    ['service.version', baggage.serviceVersion],
  ]
  return entries
    .flatMap(([key, value]) => (value ? [`${key}=${encodeURIComponent(value)}`] : []))
    .join(',')
}

export function parseBaggage(header: string | undefined): Baggage {
  if (header === undefined || header.length > maxHeaderBytes) return {}
  const values = new Map<string, string>()
  for (const entry of header.split(',', maxEntries)) {
    // A value may hold `=`, a key may not. W3C Baggage §3.3.1.
    const [key = '', ...value] = (entry.split(';', 1)[0] ?? '').split('=')
    try {
      values.set(key.trim(), decodeURIComponent(value.join('=').trim()))
    } catch {
      // A malformed escape: that entry is not worth having.
    }
  }
  const kind = workloadKinds.find((each) => values.has(`k8s.${each}.name`))
  const pick = (field: keyof Baggage, key: string): object => {
    const value = values.get(key)
    return value ? { [field]: value } : {}
  }
  return {
    ...pick('clusterName', 'k8s.cluster.name'),
    ...pick('namespace', 'k8s.namespace.name'),
    ...(kind === undefined ? {} : { workloadKind: kind }),
    ...(kind === undefined ? {} : pick('workloadName', `k8s.${kind}.name`)),
    ...pick('serviceName', 'service.name'),
    ...pick('serviceVersion', 'service.version'),
  }
}

/** `for="10.0.0.1:4567";host=web.shop.svc.cluster.local`; a tunnel that many clients share names none. */
export function formatForwarded(client: Endpoint | undefined, host?: string): string {
  const parts = [
    ...(client === undefined ? [] : [`for="${formatEndpoint(client)}"`]),
    ...(host === undefined ? [] : [`host=${host}`]),
  ]
  return parts.join(';')
}

/** The first element only: a tunnel has one hop. */
export function parseForwarded(header: string | undefined): { client?: Endpoint; host?: string } {
  if (header === undefined || header.length > maxHeaderBytes) return {}
  const found: { client?: Endpoint; host?: string } = {}
  for (const pair of (header.split(',', 1)[0] ?? '').split(';', maxEntries)) {
    const match = /^\s*([a-z]+)=(?:"([^"]*)"|([^"\s]*))\s*$/i.exec(pair)
    const value = match?.[2] ?? match?.[3] ?? ''
    const key = match?.[1]?.toLowerCase()
    if (key === 'for') {
      const client = tryEndpoint(value)
      if (client !== undefined) found.client = client
    } else if (key === 'host' && /^[a-z0-9.-]{1,253}$/i.test(value))
      found.host = value.toLowerCase()
  }
  return found
}

/** A fresh trace id, not sampled: for correlation of log lines. */
export function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`
}

/** The header when it is well-formed, else undefined; ids of zeros only are none (W3C Trace Context §3.2.2). */
export function parseTraceparent(header: string | undefined): string | undefined {
  return header !== undefined &&
    /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.test(header)
    ? header
    : undefined
}

/** `ip:port`, `[ip]:port` or `host:port`; undefined when it is none of them. */
export function parseAuthority(
  text: string,
): Endpoint | { host: string; port: number } | undefined {
  const endpoint = tryEndpoint(text)
  if (endpoint !== undefined) return endpoint
  const match = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?):(\d{1,5})$/i.exec(text)
  const port = Number(match?.[3])
  if (match === null || port < 1 || port > 65535 || /^[\d.]+$/.test(match[1] ?? ''))
    return undefined
  return { host: (match[1] ?? '').toLowerCase(), port }
}
