// Before a pod's traffic is captured: one connection through the very path that names clients. It
// catches what would otherwise show as loops or as wrong client addresses: sockops not attached
// where the agent lives, a map that does not take entries, a namespace that cannot route to itself.
import net from 'node:net'
import type { Endpoint, Ip } from '../../mesh/address.ts'
import { formatEndpoint, isIpv4 } from '../../mesh/address.ts'
import { MeshError } from '../../mesh/errors.ts'
import type { Capture } from '../bpf/capture.ts'
import type { Netns } from '../bpf/netns.ts'

/** A client that cannot exist: TEST-NET-1 and the documentation prefix (RFC 5737, RFC 3849). */
const nobody = {
  4: { ip: '192.0.2.1' as Ip, port: 40_000 },
  6: { ip: '2001:db8::1' as Ip, port: 40_000 },
}
const deadlineMs = 1_000

/** Rejects with a MeshError naming the step that failed. The pod must be attached, outbound off. */
export async function selfTest(
  capture: Capture,
  netns: Netns,
  addresses: readonly Ip[],
): Promise<void> {
  for (const ip of addresses) {
    const family = isIpv4(ip) ? 4 : 6
    const listening = netns.listen({ family, ip, port: 0 })
    const to = { ip, port: listening.port }
    // Accepted and left alone: our own end is the one that resets.
    const server = net.createServer((socket) => void socket.on('error', () => {}))
    await new Promise<void>((resolve) => server.listen({ fd: listening.fd, backlog: 16 }, resolve))
    try {
      await connectNamed(capture, netns, family, to)
    } finally {
      server.close()
    }
  }
}

function connectNamed(capture: Capture, netns: Netns, family: 4 | 6, to: Endpoint): Promise<void> {
  return new Promise((resolve, reject) => {
    const target = formatEndpoint(to)
    const fd = capture.inPodSocket(netns, family, nobody[family])
    const socket = new net.Socket({ fd, readable: true, writable: true })
    const finish = (problem?: string): void => {
      clearTimeout(timer)
      socket.on('error', () => {})
      socket.resetAndDestroy()
      if (problem === undefined) resolve()
      else reject(new MeshError('bpf', `self-test in ${netns.path}: ${problem}`))
    }
    const timer = setTimeout(() => finish(`${target} did not answer`), deadlineMs)
    socket.once('error', (error) => finish(`connect ${target}: ${error.message}`))
    socket.once('connect', () => {
      const from = { ip: socket.localAddress as Ip, port: socket.localPort ?? 0 }
      const state = capture.clientName(netns.cookie, from, to)
      finish(state === 'named' ? undefined : `the client's name at ${target} is ${state}`)
    })
    socket.connect({ host: to.ip, port: to.port })
  })
}
