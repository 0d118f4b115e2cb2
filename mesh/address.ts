// Addresses in the one canonical form the mesh uses: IPv4 dotted, IPv6 compressed lower case,
// IPv4-mapped IPv6 always as the IPv4 it stands for.
import { isIPv4, isIPv6 } from 'node:net'
import ipaddr from 'ipaddr.js'
import { MeshError } from './errors.ts'

declare const canonical: unique symbol
/** A canonical textual IP address. Two equal addresses are equal strings. */
export type Ip = string & { readonly [canonical]: true }

/** An address and a TCP port, 1..65535. */
export interface Endpoint {
  readonly ip: Ip
  readonly port: number
}

/** A range of addresses: `ip` is the network address, `prefix` its length in bits. */
export interface Cidr {
  readonly ip: Ip
  readonly prefix: number
}

/** The canonical form of an address, or undefined when `text` is none (no zones, no octal, no short forms). */
export function tryIp(text: string): Ip | undefined {
  // node:net judges: ipaddr.js would also take octal and hexadecimal quads after `::ffff:`.
  if (isIPv4(text)) return text as Ip
  if (!isIPv6(text) || text.includes('%')) return undefined
  return ipaddr.process(hexTail(text)).toString() as Ip
}

/** The quad of `::1.2.3.4` as groups: ipaddr.js would take it for the mapped `::ffff:1.2.3.4`. */
function hexTail(text: string): string {
  const quad = /[\d.]+\.\d+$/.exec(text)?.[0]
  if (quad === undefined) return text
  const [a, b, c, d] = ipaddr.IPv4.parse(quad).octets as [number, number, number, number]
  const groups = [(a << 8) | b, (c << 8) | d].map((group) => group.toString(16))
  return `${text.slice(0, -quad.length)}${groups.join(':')}`
}

/** Like {@link tryIp}; throws `bad_address`. */
export function parseIp(text: string): Ip {
  const ip = tryIp(text)
  if (ip === undefined)
    throw new MeshError('bad_address', `expected an IP address, got ${JSON.stringify(text)}`)
  return ip
}

export function isIpv4(ip: Ip): boolean {
  return !ip.includes(':')
}

/** 127/8, ::1. */
export function isLoopback(ip: Ip): boolean {
  return ip.startsWith('127.') || ip === '::1'
}

/** 4 or 16 bytes, network order. */
export function ipBytes(ip: Ip): Uint8Array {
  return Uint8Array.from(ipaddr.parse(ip).toByteArray())
}

/** 16 bytes, network order; IPv4 as ::ffff:a.b.c.d, the form of `struct ip16` in bpf/mesh.h. */
export function ip16Bytes(ip: Ip): Uint8Array {
  if (!isIpv4(ip)) return ipBytes(ip)
  const bytes = new Uint8Array(16)
  bytes[10] = bytes[11] = 0xff
  bytes.set(ipBytes(ip), 12)
  return bytes
}

/** From 4 or 16 bytes in network order; throws `bad_address` on any other length. */
export function ipFromBytes(bytes: Uint8Array): Ip {
  if (bytes.length !== 4 && bytes.length !== 16) {
    throw new MeshError('bad_address', `expected 4 or 16 address bytes, got ${bytes.length}`)
  }
  const parsed = ipaddr.fromByteArray([...bytes])
  if (parsed.kind() === 'ipv6' && (parsed as ipaddr.IPv6).isIPv4MappedAddress()) {
    return (parsed as ipaddr.IPv6).toIPv4Address().toString() as Ip
  }
  return parsed.toString() as Ip
}

/** `10.0.0.1:80`, `[fd00::1]:80`. */
export function formatEndpoint(endpoint: Endpoint): string {
  return isIpv4(endpoint.ip)
    ? `${endpoint.ip}:${endpoint.port}`
    : `[${endpoint.ip}]:${endpoint.port}`
}

/** The reverse of {@link formatEndpoint}; undefined when malformed or the port is not 1..65535. */
export function tryEndpoint(text: string): Endpoint | undefined {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text)
  if (match === null) return undefined
  const ip = tryIp(match[1] ?? match[2] ?? '')
  const port = Number(match[3])
  if (ip === undefined || port < 1 || port > 65535) return undefined
  if ((match[1] !== undefined) === isIpv4(ip) && !match[1]?.includes(':')) return undefined
  return { ip, port }
}

/**
 * A CIDR, or an address alone as its own range; undefined when malformed. Host bits are cleared.
 * A range of IPv4-mapped addresses is the IPv4 range it stands for, `::ffff:0:0/96` being all of it.
 */
export function tryCidr(text: string): Cidr | undefined {
  const [address = '', length, ...rest] = text.split('/')
  const ip = tryIp(address)
  if (ip === undefined || rest.length > 0) return undefined
  const bits = isIpv4(ip) ? 32 : 128
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined
  const mappedBits = isIpv4(ip) && address.includes(':') ? 96 : 0
  const prefix = length === undefined ? bits : Number(length) - mappedBits
  if (prefix < 0 || prefix > bits) return undefined
  const bytes = ipBytes(ip)
  for (let i = 0; i < bytes.length; i++) {
    const keep = Math.min(8, Math.max(0, prefix - i * 8))
    bytes[i] = bytes[i]! & (0xff << (8 - keep))
  }
  return { ip: ipFromBytes(bytes), prefix }
}

export function formatCidr(cidr: Cidr): string {
  return `${cidr.ip}/${cidr.prefix}`
}

/** Whether `ip` lies in `cidr`; families never mix. */
export function cidrContains(cidr: Cidr, ip: Ip): boolean {
  if (isIpv4(cidr.ip) !== isIpv4(ip)) return false
  const net = ipBytes(cidr.ip)
  const host = ipBytes(ip)
  for (let i = 0, left = cidr.prefix; left > 0; i++, left -= 8) {
    const mask = left >= 8 ? 0xff : (0xff << (8 - left)) & 0xff
    if ((net[i]! & mask) !== (host[i]! & mask)) return false
  }
  return true
}
