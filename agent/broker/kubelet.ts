// Where this node's kubelet is: the cgroup whose processes may probe enrolled pods past the agent. A
// kubelet that restarts may get another cgroup under the old name, so this goes on looking.
import { type FSWatcher, statSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'
import { describeError } from '../../mesh/errors.ts'
import type { Logger } from '../../mesh/process/log.ts'
import type { Cgroup } from '../bpf/capture.ts'

interface Candidate {
  /** From the cgroup v2 mount. */
  readonly path: string
  /** Who has its kubelet there. */
  readonly of: string
  /** Counts only where this is as well: elsewhere something else lives at `path`. */
  readonly beside?: string
}

/** What `auto` looks for. Several may be there, and all of them are taken. */
export const kubeletCgroups: readonly Candidate[] = [
  { path: '/system.slice/kubelet.service', of: 'kubeadm, AKS, GKE, OpenShift, minikube, systemd' },
  { path: '/runtime.slice/kubelet.service', of: 'EKS, Bottlerocket' },
  { path: '/kubelet.slice/kubelet.service', of: 'kind' },
  { path: '/kube.slice/kubelet.service', of: 'systemd with a slice for kube-reserved' },
  { path: '/podruntime.slice/kubelet.service', of: 'systemd with a slice for kube-reserved' },
  { path: '/podruntime/kubelet', of: 'Talos, IBM Cloud' },
  { path: '/system.slice/k3s.service', of: 'k3s, server' },
  { path: '/system.slice/k3s-agent.service', of: 'k3s, agent' },
  // k3s puts itself there when its parent is no systemd unit: pkg/cgroups of k3s.
  { path: '/k3s', of: 'k3s in a container (k3d) or from a shell' },
  { path: '/system.slice/rke2-server.service', of: 'RKE2, server' },
  { path: '/system.slice/rke2-agent.service', of: 'RKE2, agent' },
  { path: '/rke2', of: 'RKE2 from a shell' },
  { path: '/system.slice/k0scontroller.service', of: 'k0s, controller with a worker' },
  { path: '/system.slice/k0sworker.service', of: 'k0s, worker' },
  // k0s sets kubeletCgroups to it; its containerd is a child of k0s.
  ...['/system.slice/k0scontroller.service', '/system.slice/k0sworker.service'].map((beside) => ({
    path: '/system.slice/containerd.service',
    of: 'k0s',
    beside,
  })),
  { path: '/system.slice/snap.microk8s.daemon-kubelite.service', of: 'MicroK8s' },
  { path: '/kubelet.slice', of: 'kubeletCgroups, as set by hand' },
  { path: '/kubelet.service', of: 'kubeletCgroups, as set by hand' },
  { path: '/kubelet', of: 'kubeletCgroups of kube-up and older images' },
  { path: '/systemd/system.slice', of: 'kubeletCgroups, as many guides set it' },
]

/** Looked for without any sign, ms. */
const sweepMs = 2_000

export class Kubelet implements Disposable {
  readonly #root: string
  readonly #candidates: readonly Candidate[]
  readonly #hint: string
  readonly #capture: KubeletOptions['capture']
  readonly #log: Logger
  #watchers: FSWatcher[] = []
  #sweep: NodeJS.Timeout | undefined
  /** What capture has been told; undefined: nothing yet, or it failed. */
  #told: readonly Cgroup[] | undefined
  #problem: string | undefined

  private constructor(options: KubeletOptions) {
    const { setting, root, capture, log } = options
    this.#root = root
    this.#capture = capture
    this.#log = log.child({ component: 'kubelet' })
    this.#candidates = candidatesFor(setting)
    this.#hint =
      setting === 'auto'
        ? `none of the known ones is below ${root}: set bpf.kubeletCgroup`
        : `${join(root, setting)} is not there: check bpf.kubeletCgroup`
  }

  /** Tells capture where the kubelet is, now and whenever that changes. Does not throw: see `status`. */
  static open(options: KubeletOptions): Kubelet {
    const kubelet = new Kubelet(options)
    if (kubelet.#candidates.length > 0) kubelet.#follow()
    kubelet.#look()
    return kubelet
  }

  /** cgroups whose processes' probes pass, from the cgroup v2 mount; and why probes are steered, if so. */
  status(): { readonly cgroups: readonly string[]; readonly problem?: string } {
    const cgroups = (this.#told ?? []).map(({ path }) => path.slice(this.#root.length) || '/')
    return this.#problem === undefined ? { cgroups } : { cgroups, problem: this.#problem }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#sweep)
    for (const watcher of this.#watchers.splice(0)) watcher.close()
  }

  #follow(): void {
    this.#sweep = setInterval(() => this.#look(), sweepMs)
    for (const parent of new Set(this.#candidates.map(({ path }) => dirname(path)))) {
      try {
        const watcher = watch(join(this.#root, parent), (event) => {
          if (event === 'rename') this.#look()
        })
        // A directory that goes takes its watch along; the sweep remains.
        watcher.on('error', () => {})
        this.#watchers.push(watcher)
      } catch {
        // No such slice on this node.
      }
    }
  }

  #look(): void {
    const cgroups = this.#find()
    if (this.#told !== undefined && sameCgroups(cgroups, this.#told)) return
    try {
      this.#capture.setKubelets(cgroups)
    } catch (error) {
      // Most likely it went between the look and the deed; the next look tells.
      this.#told = undefined
      this.#report(`the cgroup of the kubelet cannot be used: ${describeError(error)}`)
      return
    }
    this.#told = cgroups
    if (cgroups.length > 0) {
      this.#problem = undefined
      this.#log.info({ cgroups: cgroups.map(({ path }) => path) }, 'probes of the kubelet pass')
    } else if (this.#candidates.length > 0) {
      this.#report(`no cgroup of a kubelet: ${this.#hint}`)
    }
  }

  #find(): Cgroup[] {
    const found = this.#candidates.flatMap(({ path, beside }) =>
      beside === undefined || this.#stat(beside) !== undefined ? (this.#stat(path) ?? []) : [],
    )
    return [...new Map(found.map((cgroup) => [cgroup.path, cgroup])).values()]
  }

  #report(problem: string): void {
    if (problem !== this.#problem) {
      this.#log.warn({ problem }, 'probes of enrolled pods count as plaintext connections')
    }
    this.#problem = problem
  }

  #stat(path: string): Cgroup | undefined {
    const absolute = join(this.#root, path).replace(/\/$/, '')
    try {
      const found = statSync(absolute, { bigint: true })
      return found.isDirectory() ? { path: absolute, id: found.ino } : undefined
    } catch {
      return undefined
    }
  }
}

interface KubeletOptions {
  /** `auto`, `none`, or a path from the cgroup v2 mount. */
  readonly setting: string
  /** The cgroup v2 mount. */
  readonly root: string
  readonly capture: { setKubelets(cgroups: readonly Cgroup[]): void }
  readonly log: Logger
}

function candidatesFor(setting: string): readonly Candidate[] {
  if (setting === 'auto') return kubeletCgroups
  return setting === 'none' ? [] : [{ path: setting, of: 'the configuration' }]
}

function sameCgroups(a: readonly Cgroup[], b: readonly Cgroup[]): boolean {
  return (
    a.length === b.length && a.every(({ path, id }, i) => b[i]?.path === path && b[i].id === id)
  )
}
