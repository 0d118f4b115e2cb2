// Where a waypoint of `leyline up` runs: in which network namespace, under which addresses, on which port.
import { execFile } from 'node:child_process'
import type { Gateway } from '../kube/gateway.ts'
import type { Node } from '../kube/kinds.ts'
import { netnsAnnotation, ports } from '../mesh/constants.ts'
import { MeshError } from '../mesh/errors.ts'

/** Tried when the usual port is taken, up to this many more. */
const otherPorts = { first: 15108, count: 1_000 }
/** State of a listening socket in /proc/net/tcp (include/net/tcp_states.h). */
const tcpListen = '0A'

export interface Place {
  /** Absolute path; undefined: the namespace of `leyline up` itself. */
  readonly netns: string | undefined
  /** The Node that it counts as running on. */
  readonly node: string
  /** Whether it is the Node's own network. */
  readonly shared: boolean
}

/** As the Gateway's annotation says, else that of the first Node. */
export function placeOf({ metadata }: Gateway, nodes: readonly Node[]): Place {
  const of = (annotations: Readonly<Record<string, string>> | undefined): string | undefined => {
    const name = annotations?.[netnsAnnotation]
    return name === undefined || name.startsWith('/') ? name : `/run/netns/${name}`
  }
  const [first] = nodes
  const own = of(metadata.annotations)
  if (own === undefined) {
    const netns = of(first?.metadata.annotations)
    return { netns, node: first?.metadata.name ?? '', shared: true }
  }
  const node = nodes.find(({ metadata: m }) => of(m.annotations) === own)
  return {
    netns: own,
    node: (node ?? first)?.metadata.name ?? '',
    shared: node !== undefined,
  }
}

/** The command that runs another one there. */
export function enter({ netns }: Place): string[] {
  return netns === undefined ? [] : ['nsenter', `--net=${netns}`]
}

interface Interface {
  readonly flags?: readonly string[]
  readonly addr_info?: readonly {
    readonly family?: string
    readonly local?: string
    readonly scope?: string
    readonly tentative?: boolean
  }[]
}

/**
 * Addresses at which others reach it: the first of each family of one interface, the loopback one last.
 * Throws `netns` when there is none, or no such namespace.
 */
export async function addressesAt(place: Place): Promise<string[]> {
  const interfaces = JSON.parse(await runAt(place, 'ip', '-j', 'address')) as Interface[]
  const isLoopback = ({ flags = [] }: Interface): boolean => flags.includes('LOOPBACK')
  const up = interfaces.filter(({ flags = [] }) => flags.includes('UP'))
  for (const { addr_info = [] } of [...up].sort(
    (a, b) => Number(isLoopback(a)) - Number(isLoopback(b)),
  )) {
    const global = addr_info.filter(({ scope, tentative }) => scope === 'global' && !tentative)
    const found = ['inet', 'inet6'].flatMap(
      (family) => global.find((each) => each.family === family)?.local ?? [],
    )
    if (found.length > 0) return found
  }
  throw new MeshError('netns', `no address in ${place.netns ?? 'the network of this machine'}`, {
    hint: `name another network namespace by the Gateway's annotation ${netnsAnnotation}`,
  })
}

/** The TCP ports that somebody listens on there. */
export async function listeningAt(place: Place): Promise<ReadonlySet<number>> {
  const listening = new Set<number>()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of (await runAt(place, 'cat', table)).split('\n')) {
      const [, local = '', , state] = line.trim().split(/\s+/)
      if (state === tcpListen) listening.add(Number.parseInt(local.split(':')[1] ?? '', 16))
    }
  }
  return listening
}

/** The usual port, or the next that is not taken. */
export function freePort(taken: ReadonlySet<number>): number {
  const { first, count } = otherPorts
  const candidates = [ports.hbone, ...Array.from({ length: count }, (_, i) => first + i)]
  const port = candidates.find((each) => !taken.has(each))
  if (port === undefined) throw new MeshError('netns', `no free port up to ${first + count}`)
  return port
}

function runAt(place: Place, ...command: string[]): Promise<string> {
  const [file = '', ...args] = [...enter(place), ...command]
  return new Promise((resolve, reject) => {
    execFile(file, args, { maxBuffer: 16 * 1024 * 1024 }, (cause, stdout, stderr) => {
      if (cause === null) return resolve(stdout)
      reject(new MeshError('netns', `${command.join(' ')}: ${stderr.trim() || cause.message}`))
    })
  })
}
