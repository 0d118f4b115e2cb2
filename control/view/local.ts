// Which addresses only this machine can reach.
import { isLoopback, tryIp } from '../../mesh/address.ts'

/** Whether nobody but this machine can reach an address: `unix:/path`, or `host:port` on loopback. */
export function isLocal(address: string): boolean {
  if (address.startsWith('unix:/')) return true
  const { host = '', port = '' } = partsOf(address)
  return port !== '' && isLoopbackHost(host)
}

/** Of `host:port` or `[host]:port`; empty when it is neither. */
export function partsOf(address: string): { host?: string; port?: string } {
  return /^\[?(?<host>[^\]]*)\]?:(?<port>\d+)$/.exec(address)?.groups ?? {}
}

export function isLoopbackHost(host: string): boolean {
  const ip = tryIp(host)
  return host === 'localhost' || (ip !== undefined && isLoopback(ip))
}
