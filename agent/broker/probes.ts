// Which ports of a pod its node's kubelet connects to: those of its probes and lifecycle hooks, resolved as
// the kubelet does (pkg/probe/util.go of Kubernetes). Pure.
import { type Ip, tryIp } from '../../mesh/address.ts'
import type { Container, Handler, Pod } from '../../kube/kinds.ts'

/** More than these of one pod are left out: no pod may fill the table that all pods of a node share. */
export const maxProbePorts = 64

/**
 * The ports, each once, in ascending order, that probes and hooks of the pod name on the pod itself. A
 * handler that names a host other than one of `addresses` connects to somebody else, and one that cannot
 * be resolved to nobody: neither counts.
 */
export function probePorts({ spec }: Pod, addresses: readonly Ip[]): number[] {
  // Other init containers have no probes: they end before the pod's own work begins.
  const sidecars = (spec.initContainers ?? []).filter((c) => c.restartPolicy === 'Always')
  const found = [...(spec.containers ?? []), ...sidecars].flatMap((container) =>
    handlersOf(container).flatMap((handler) => portsOf(handler, container, addresses)),
  )
  return [...new Set(found)].sort((a, b) => a - b).slice(0, maxProbePorts)
}

function handlersOf(container: Container): Handler[] {
  const { livenessProbe, readinessProbe, startupProbe, lifecycle } = container
  const all = [
    livenessProbe,
    readinessProbe,
    startupProbe,
    lifecycle?.postStart,
    lifecycle?.preStop,
  ]
  return all.flatMap((handler) => handler ?? [])
}

function portsOf(handler: Handler, container: Container, addresses: readonly Ip[]): number[] {
  return [handler.httpGet, handler.tcpSocket, handler.grpc].flatMap((target) => {
    if (target === undefined || !isOwn(target.host, addresses)) return []
    return resolvePort(target.port, container) ?? []
  })
}

/** An absent host is the pod's own address. */
function isOwn(host: string | undefined, addresses: readonly Ip[]): boolean {
  if (host === undefined || host === '') return true
  const ip = tryIp(host)
  return ip !== undefined && addresses.includes(ip)
}

/** A name is one of this container's ports; what is none may still be a number written as text. */
function resolvePort(port: number | string, { ports = [] }: Container): number | undefined {
  const named = typeof port === 'string' ? ports.find(({ name }) => name === port) : undefined
  const number = named?.containerPort ?? (/^\d+$/.test(String(port)) ? Number(port) : 0)
  return number >= 1 && number <= 65_535 ? number : undefined
}
