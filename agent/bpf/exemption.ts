// What lets the kubelet's probes through to applications: the cgroups that kubelets of this node are in,
// and the addresses and ports that pods declare in probes and hooks. bpf/probe.bpf.c reads both.
import type { Endpoint } from '../../mesh/address.ts'
import type { Layout } from './layout.ts'
import type { BpfMap } from './object.ts'

/** What a pod, by the cookie of its network namespace, declares. */
export interface ProbeTarget extends Endpoint {
  readonly cookie: bigint
}

export class ProbeExemption {
  readonly #kubelets: BpfMap
  readonly #targets: BpfMap
  readonly #layout: Layout

  constructor(options: { kubelets: BpfMap; targets: BpfMap; layout: Layout }) {
    this.#kubelets = options.kubelets
    this.#targets = options.targets
    this.#layout = options.layout
  }

  /** The cgroups, by id, whose own processes are kubelets: from now on these and no other. */
  setKubelets(ids: readonly bigint[]): void {
    for (const id of ids) this.#kubelets.put(u64(id), Buffer.alloc(4, 1))
    for (const key of this.#kubelets.keys()) {
      if (!ids.includes(key.readBigUInt64LE())) this.#kubelets.delete(key)
    }
  }

  /**
   * What a pod declares from now on: these and no other. An address that was another pod's is this
   * one's now; what is some other pod's by then stays. Throws `bpf` when the table is full.
   */
  setTargets(cookie: bigint, endpoints: readonly Endpoint[]): void {
    const wanted = endpoints.map(({ ip, port }) => this.#layout.endpoint.encode({ ip, port }))
    for (const key of wanted) this.#targets.put(key, u64(cookie))
    for (const key of this.#targets.keys()) {
      if (wanted.some((other) => other.equals(key))) continue
      if (this.#targets.get(key)?.readBigUInt64LE() === cookie) this.#targets.delete(key)
    }
  }

  targets(): ProbeTarget[] {
    return this.#targets.keys().flatMap((key) => {
      const { ip, port } = this.#layout.endpoint.decode(key)
      const cookie = this.#targets.get(key)?.readBigUInt64LE()
      return ip === undefined || cookie === undefined ? [] : [{ ip, port, cookie }]
    })
  }
}

function u64(value: bigint): Buffer {
  const key = Buffer.alloc(8)
  key.writeBigUInt64LE(value)
  return key
}
