// What this machine offers: each feature is tried, never guessed from a version. Also where the
// cgroup v2 hierarchy is and how a bpffs is mounted.
import { existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MeshError } from '../../mesh/errors.ts'
import { bpf, check, ly } from './libbpf.ts'

export interface Feature {
  readonly name: string
  /** Without it no pod can be enrolled. */
  readonly needed: boolean
  readonly ok: boolean
  readonly purpose: string
  /** First kernel (or library) that has it. */
  readonly since: string
  readonly detail?: string
}

/** include/uapi/linux/bpf.h: enum bpf_prog_type, enum bpf_attach_type, helper numbers. */
const programType = { sockOps: 13, cgroupSockAddr: 18, skLookup: 30 } as const
const attachType = {
  sockOps: 3,
  connect4: 10,
  connect6: 11,
  getpeername4: 29,
  getpeername6: 30,
  getsockname4: 31,
  getsockname6: 32,
  skLookup: 36,
} as const
const getNetnsCookie = 122
const getCurrentCgroupId = 80

/** The oldest libbpf whose errors and pin paths work as we use them: major.minor. */
const libbpfFloor = [1, 0] as const

const hooks: {
  name: string
  type: number
  attach: number
  helper?: number
  purpose: string
  since: string
}[] = [
  {
    name: 'cgroup/connect4',
    type: programType.cgroupSockAddr,
    attach: attachType.connect4,
    helper: getNetnsCookie,
    purpose: 'captures outgoing IPv4 connections of enrolled pods',
    since: 'Linux 5.7',
  },
  {
    name: 'cgroup/connect6',
    type: programType.cgroupSockAddr,
    attach: attachType.connect6,
    helper: getNetnsCookie,
    purpose: 'captures outgoing IPv6 connections of enrolled pods',
    since: 'Linux 5.7',
  },
  {
    name: 'cgroup id in cgroup/connect',
    type: programType.cgroupSockAddr,
    attach: attachType.connect4,
    helper: getCurrentCgroupId,
    purpose: "tells the kubelet's probes from other connections of its node",
    since: 'Linux 5.7',
  },
  ...(['getpeername4', 'getpeername6', 'getsockname4', 'getsockname6'] as const).map((name) => ({
    name: `cgroup/${name}`,
    type: programType.cgroupSockAddr,
    attach: attachType[name],
    purpose: 'shows applications the real addresses of their connections',
    since: 'Linux 5.8',
  })),
  {
    name: 'sockops',
    type: programType.sockOps,
    attach: attachType.sockOps,
    helper: getNetnsCookie,
    purpose:
      'tells the agent where captured connections meant to go, and servers who the client is',
    since: 'Linux 5.15',
  },
  {
    name: 'sk_lookup',
    type: programType.skLookup,
    attach: attachType.skLookup,
    purpose: 'steers connections that arrive in a pod to its agent',
    since: 'Linux 5.9',
  },
]

/** Tries everything; never throws. Without root the hooks cannot be tried and count as missing. */
export function probeFeatures(): Feature[] {
  const root = process.geteuid?.() === 0
  const features: Feature[] = [
    {
      name: 'root',
      needed: true,
      ok: root,
      purpose: 'loads BPF programs and enters network namespaces',
      since: '-',
    },
    libbpfFeature(),
    cgroupFeature(),
    {
      name: 'bpffs',
      needed: true,
      ok: readFileSync('/proc/filesystems', 'utf8').includes('\tbpf\n'),
      purpose: 'keeps programs and maps while the agent restarts',
      since: 'Linux 4.4',
    },
    {
      name: 'kernel BTF',
      needed: true,
      ok: existsSync('/sys/kernel/btf/vmlinux'),
      purpose: 'tells IPv6-only sockets apart',
      since: 'Linux 5.2, CONFIG_DEBUG_INFO_BTF',
    },
  ]
  for (const hook of hooks) features.push(hookFeature(hook))
  return features
}

function hookFeature(hook: (typeof hooks)[number]): Feature {
  const result = ly.probe(hook.type, hook.attach, hook.helper ?? 0) as number
  const { name, purpose, since } = hook
  const detail = result < 0 ? { detail: `the kernel answers errno ${-result}` } : {}
  return { name, needed: true, ok: result >= 0, purpose, since, ...detail }
}

function libbpfFeature(): Feature {
  const version = String(bpf.version())
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  const ok = major > libbpfFloor[0] || (major === libbpfFloor[0] && minor >= libbpfFloor[1])
  const since = `libbpf ${libbpfFloor.join('.')}`
  return { name: 'libbpf', needed: true, ok, purpose: 'loads BPF programs', since, detail: version }
}

function cgroupFeature(): Feature {
  const purpose = 'is where capture attaches: the cgroup of the pods'
  const base = { name: 'cgroup v2', needed: true, purpose, since: 'Linux 4.5' }
  try {
    return { ...base, ok: true, detail: cgroupRoot() }
  } catch {
    return {
      ...base,
      ok: false,
      detail: 'not mounted: mount -t cgroup2 none /sys/fs/cgroup/unified',
    }
  }
}

/**
 * The mount point of the cgroup v2 hierarchy; throws `kernel_feature_missing` when there is none. A
 * container is shown a hierarchy of its own: CGROUP_ROOT says below which path the node's is mounted.
 */
export function cgroupRoot(): string {
  const below = process.env.CGROUP_ROOT ?? ''
  for (const line of readFileSync('/proc/self/mounts', 'utf8').split('\n')) {
    const [, path, type] = line.split(' ')
    if (type !== 'cgroup2' || path === undefined) continue
    if (path === below || path.startsWith(`${below}/`)) return path
  }
  throw new MeshError('kernel_feature_missing', 'cgroup v2 is not mounted', {
    hint: 'mount -t cgroup2 none /sys/fs/cgroup/unified',
  })
}

/** Where kubelets put pods: with the systemd driver, with the cgroupfs driver, and nested in kind. */
const podsCgroups = [
  '/kubepods.slice',
  '/kubepods',
  '/kubelet.slice/kubelet-kubepods.slice',
  '/kubelet/kubepods',
]

/** The cgroup v2 directory of all pods; throws `bad_config` when it is nowhere. */
export function findPodsCgroup(): string {
  const found = podsCgroups.find((path) => existsSync(join(cgroupRoot(), path)))
  if (found !== undefined) return found
  throw new MeshError('bad_config', `none of ${podsCgroups.join(', ')} is below ${cgroupRoot()}`, {
    hint: 'set bpf.podsCgroup to the cgroup that the kubelet puts pods in',
  })
}

/** The cgroup v2 directory of this process. */
export function ownCgroup(): string {
  const line = readFileSync('/proc/self/cgroup', 'utf8')
    .split('\n')
    .find((text) => text.startsWith('0::'))
  return `${cgroupRoot()}${line?.slice(3) ?? '/'}`.replace(/\/$/, '')
}

/** include/uapi/linux/magic.h */
const sysfsMagic = 0x62656572

/**
 * Makes `directory` a bpffs of its own unless it is on one already. In a container it has to be on the
 * node's (`mayMount` false): what is mounted there goes with the container, and its pins with it. Throws
 * `bpf` with the remedy.
 */
export function mountBpffs(directory: string, mayMount = true): void {
  const parent = dirname(directory)
  // Node's recursive mkdir never returns where the kernel refuses every name, as sysfs does.
  const refused = existsSync(parent) && statfsSync(parent).type === sysfsMagic
  const onBpffs = existsSync(parent) && (ly.isBpffs(parent) as number) === 1
  if (refused || (!mayMount && !onBpffs)) {
    throw new MeshError('bpf', `no bpffs is mounted at ${parent}`, {
      hint: 'on the node: mount -t bpf bpf /sys/fs/bpf',
    })
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  if ((ly.isBpffs(directory) as number) === 1) return
  check(ly.mountBpffs(directory) as number, `mount a bpffs at ${directory}`)
}

/** Unmounts what mountBpffs mounted there; a directory that is no mount is left alone. */
export function unmountBpffs(directory: string): void {
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n')
  if (!mounts.some((line) => line.split(' ')[1] === directory)) return
  check(ly.unmount(directory) as number, `unmount ${directory}`)
}

/** Puts the name of a missing hook in front of a load failure, where that is what is wrong. */
export function attributeFailure(error: unknown): unknown {
  if (!(error instanceof MeshError) || error.code !== 'bpf') return error
  const missing = probeFeatures().find(({ needed, ok }) => needed && !ok)
  if (missing === undefined) return error
  const { name, purpose, since } = missing
  return new MeshError(
    'kernel_feature_missing',
    `${name} is missing: it ${purpose} (since ${since})`,
    {
      cause: error,
    },
  )
}
