// A network namespace of a pod: sockets inside it, and what it is connected to. Holding one open
// keeps the namespace alive, so it is let go as soon as the pod is gone.
import { closeSync, fstatSync, openSync } from 'node:fs'
import { type Endpoint, type Ip, ipBytes, ipFromBytes, isIpv4 } from '../../mesh/address.ts'
import { MeshError } from '../../mesh/errors.ts'
import { AF_INET, AF_INET6, check, ly } from './libbpf.ts'

/** include/net/tcp_states.h */
const tcpEstablished = 1
const tcpSynRecv = 3
/** sock_diag answers TCP_NEW_SYN_RECV (12) as TCP_SYN_RECV; both mean the same here. */
const tcpNewSynRecv = 12
/** `struct connection` of bpf/shim.c, bytes. */
const connectionBytes = 40
/** Connections asked for at first; a pod with more is asked again with room. */
const dumpRoom = 1024
const defaultBacklog = 4096

export class Netns implements Disposable {
  readonly path: string
  readonly fd: number
  readonly cookie: bigint
  readonly inode: bigint
  #closed = false

  private constructor(path: string, fd: number) {
    this.path = path
    this.fd = fd
    this.inode = fstatSync(fd, { bigint: true }).ino
    const cookie: [bigint | number] = [0n]
    check(ly.cookie(fd, cookie) as number, `read the cookie of ${path}`)
    this.cookie = BigInt(cookie[0])
  }

  /** By the name that `ip netns` knows it by, or by path. Throws `netns` when there is none. */
  static open(nameOrPath: string): Netns {
    const path = netnsPath(nameOrPath)
    let fd: number
    try {
      fd = openSync(path, 'r')
    } catch (cause) {
      throw new MeshError('netns', `no network namespace at ${path}`, { cause })
    }
    try {
      return new Netns(path, fd)
    } catch (error) {
      closeSync(fd)
      throw error
    }
  }

  /** A listening descriptor inside; port 0 lets the kernel choose. Throws `bpf` with the errno. */
  listen(options: { family: 4 | 6; ip: Ip; port: number; backlog?: number }): {
    fd: number
    port: number
  } {
    const { family, ip, port, backlog = defaultBacklog } = options
    const bound = [0]
    const fd = check(
      ly.listen(this.fd, afOf(family), ipBytes(ip), port, backlog, bound) as number,
      `listen on ${ip}:${port} in ${this.path}`,
    )
    return { fd, port: bound[0] ?? 0 }
  }

  /** The established TCP connections of both families. */
  established(): { local: Endpoint; remote: Endpoint }[] {
    return [AF_INET, AF_INET6].flatMap((family) => this.#dump(family, dumpRoom))
  }

  #dump(family: number, room: number): { local: Endpoint; remote: Endpoint }[] {
    const buffer = Buffer.alloc(room * connectionBytes)
    const states = 1 << tcpEstablished
    const found = check(
      ly.tcpDump(this.fd, family, states, buffer, room) as number,
      `list the connections of ${this.path}`,
    )
    if (found > room) return this.#dump(family, found * 2)
    return Array.from({ length: found }, (_, i) => {
      const at = buffer.subarray(i * connectionBytes, (i + 1) * connectionBytes)
      const size = at[36] === 4 ? 4 : 16
      return {
        local: { ip: ipFromBytes(at.subarray(0, size)), port: at.readUInt16LE(32) },
        remote: { ip: ipFromBytes(at.subarray(16, 16 + size)), port: at.readUInt16LE(34) },
      }
    })
  }

  /** The state of one connection, by the addresses of one of its ends. */
  tcpState(local: Endpoint, remote: Endpoint): 'established' | 'syn_recv' | 'other' | 'none' {
    const family = isIpv4(local.ip) ? AF_INET : AF_INET6
    const state = check(
      ly.tcpState(
        this.fd,
        family,
        ipBytes(local.ip),
        local.port,
        ipBytes(remote.ip),
        remote.port,
      ) as number,
      `look up a connection of ${this.path}`,
    )
    if (state === tcpEstablished) return 'established'
    if (state === tcpSynRecv || state === tcpNewSynRecv) return 'syn_recv'
    return state === 0 ? 'none' : 'other'
  }

  [Symbol.dispose](): void {
    if (this.#closed) return
    this.#closed = true
    closeSync(this.fd)
  }
}

/** The path of a network namespace that is named as `ip netns` does, or by path. */
export function netnsPath(nameOrPath: string): string {
  return nameOrPath.startsWith('/') ? nameOrPath : `/run/netns/${nameOrPath}`
}

/** AF_INET or AF_INET6 for 4 or 6. */
export function afOf(family: 4 | 6): number {
  return family === 4 ? AF_INET : AF_INET6
}
