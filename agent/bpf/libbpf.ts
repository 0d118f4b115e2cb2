// The one file that speaks FFI: libbpf and libleyline.so through koffi. Calls are synchronous
// (0.5 µs each; an asynchronous koffi call costs 44 to 75 µs) and fail as MeshErrors.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import koffi from 'koffi'
import { MeshError } from '../../mesh/errors.ts'

/** Where `make -C bpf` puts its products. */
export const objectDirectory = fileURLToPath(new URL('../../bpf/out/', import.meta.url))
/** LEYLINE_ABI in bpf/shim.c. */
const abi = 1

export const AF_INET = 2
export const AF_INET6 = 10

/** A pointer of libbpf's; null when a call failed. */
export type Pointer = unknown

const libc = koffi.load('libc.so.6')
const libbpf = load('libbpf.so.1', 'install the package libbpf1')
const shimPath = `${objectDirectory}libleyline.so`
if (!existsSync(shimPath)) {
  throw new MeshError('bpf', `${shimPath} is missing`, { hint: 'build it with `make bpf`' })
}
const shim = load(shimPath, 'build it again with `make bpf`')

function load(path: string, hint: string): ReturnType<typeof koffi.load> {
  try {
    return koffi.load(path)
  } catch (cause) {
    throw new MeshError('bpf', `cannot load ${path}`, { hint, cause })
  }
}

export const bpf = {
  version: libbpf.func('const char *libbpf_version_string()'),
  open: libbpf.func('void *bpf_object__open_file(const char *path, void *opts)'),
  load: libbpf.func('int bpf_object__load(void *obj)'),
  close: libbpf.func('void bpf_object__close(void *obj)'),
  nextMap: libbpf.func('void *bpf_object__next_map(void *obj, void *prev)'),
  findMap: libbpf.func('void *bpf_object__find_map_by_name(void *obj, const char *name)'),
  mapName: libbpf.func('const char *bpf_map__name(void *map)'),
  mapFd: libbpf.func('int bpf_map__fd(void *map)'),
  setPinPath: libbpf.func('int bpf_map__set_pin_path(void *map, const char *path)'),
  setMaxEntries: libbpf.func('int bpf_map__set_max_entries(void *map, uint32_t max)'),
  setInitialValue: libbpf.func('int bpf_map__set_initial_value(void *map, void *data, size_t n)'),
  valueSize: libbpf.func('uint32_t bpf_map__value_size(void *map)'),
  keySize: libbpf.func('uint32_t bpf_map__key_size(void *map)'),
  nextProgram: libbpf.func('void *bpf_object__next_program(void *obj, void *prev)'),
  programName: libbpf.func('const char *bpf_program__name(void *prog)'),
  programFd: libbpf.func('int bpf_program__fd(void *prog)'),
  attachCgroup: libbpf.func('void *bpf_program__attach_cgroup(void *prog, int fd)'),
  attachNetns: libbpf.func('void *bpf_program__attach_netns(void *prog, int fd)'),
  pinLink: libbpf.func('int bpf_link__pin(void *link, const char *path)'),
  destroyLink: libbpf.func('int bpf_link__destroy(void *link)'),
  updateLink: libbpf.func('int bpf_link_update(int link, int prog, void *opts)'),
  getPinned: libbpf.func('int bpf_obj_get(const char *path)'),
  update: libbpf.func(
    'int bpf_map_update_elem(int fd, const void *key, const void *value, uint64_t flags)',
  ),
  lookup: libbpf.func('int bpf_map_lookup_elem(int fd, const void *key, void *value)'),
  lookupAndDelete: libbpf.func(
    'int bpf_map_lookup_and_delete_elem(int fd, const void *key, void *value)',
  ),
  delete: libbpf.func('int bpf_map_delete_elem(int fd, const void *key)'),
  nextKey: libbpf.func('int bpf_map_get_next_key(int fd, const void *key, void *next)'),
  objectInfo: libbpf.func('int bpf_obj_get_info_by_fd(int fd, void *info, _Inout_ uint32_t *size)'),
  possibleCpus: libbpf.func('int libbpf_num_possible_cpus()'),
  parseBtf: libbpf.func('void *btf__parse(const char *path, void *ext)'),
  btfData: libbpf.func('const void *btf__raw_data(const void *btf, _Out_ uint32_t *size)'),
  freeBtf: libbpf.func('void btf__free(void *btf)'),
}

export const ly = {
  init: shim.func('int ly_init()'),
  cookie: shim.func('int ly_netns_cookie(int netns, _Out_ uint64_t *cookie)'),
  listen: shim.func(
    'int ly_listen(int netns, int family, const void *address, int port, int backlog, _Out_ int *bound)',
  ),
  markedSocket: shim.func(
    'int ly_marked_socket(int netns, int family, const void *source, int map, const void *meta)',
  ),
  tcpDump: shim.func('int ly_tcp_dump(int netns, int family, uint32_t states, void *out, int max)'),
  tcpState: shim.func(
    'int ly_tcp_state(int netns, int family, const void *local, int local_port, const void *remote, int remote_port)',
  ),
  isBpffs: shim.func('int ly_is_bpffs(const char *path)'),
  mountBpffs: shim.func('int ly_mount_bpffs(const char *path)'),
  unmount: shim.func('int ly_unmount(const char *path)'),
  probe: shim.func('int ly_probe(int program_type, int attach_type, int helper)'),
}

// libbpf's messages, the verifier's log among them, arrive in a callback while a call runs. va_list
// is passed by reference on x86-64 and arm64, so it can go straight on to vsnprintf.
const PrintCallback = koffi.proto('int leyline_print(int level, const char *fmt, void *args)')
const setPrint = libbpf.func('void *libbpf_set_print(leyline_print *callback)')
const vsnprintf = libc.func(
  'int vsnprintf(_Out_ uint8_t *buf, size_t size, const char *fmt, void *args)',
)
/** A verifier log is the longest message; libbpf's own buffer for it is 16 MiB, its tail is what matters. */
const messageBuffer = Buffer.alloc(1 << 20)
/** LIBBPF_INFO: warnings carry the logs; debug is noise. */
const worstLevel = 1
let messages: string[] = []

setPrint(
  koffi.register((level: number, format: string, args: Pointer) => {
    const length = vsnprintf(messageBuffer, messageBuffer.length, format, args)
    if (level <= worstLevel) {
      const end = Math.min(length, messageBuffer.length - 1)
      messages.push(messageBuffer.toString('latin1', 0, end))
    }
    return 0
  }, koffi.pointer(PrintCallback)),
)

const ready = ly.init() as number
if (ready !== abi) {
  throw new MeshError('bpf', `libleyline.so has ABI ${ready}, expected ${abi}`, {
    hint: 'build it again with `make bpf`',
  })
}

/** What libbpf said since the last call; its tail, where the reason stands. */
function takeMessages(): string {
  const text = messages.join('').trim()
  messages = []
  return text.length > 8_000 ? `…${text.slice(-8_000)}` : text
}

/** The value of a call that returns -errno on failure; throws `bpf` with libbpf's own words. */
export function check(result: number, what: string): number {
  if (result >= 0) {
    messages = []
    return result
  }
  throw failure(what, -result)
}

/** The pointer of a call that returns NULL and sets errno on failure. */
export function checkPointer(pointer: Pointer, what: string): Pointer {
  if (pointer !== null && pointer !== undefined) return pointer
  throw failure(what, koffi.errno())
}

function failure(what: string, errno: number): MeshError {
  const name = Object.entries(koffi.os.errno).find(([, value]) => value === errno)?.[0]
  const said = takeMessages()
  return new MeshError(
    'bpf',
    `${what}: ${name ?? `errno ${errno}`}${said === '' ? '' : `\n${said}`}`,
  )
}

/** -ENOENT, as libbpf and the shim return it. */
export const enoent = -(koffi.os.errno.ENOENT ?? 2)

/** The raw BTF section of an object file. */
export function readBtf(path: string): Buffer {
  const btf = checkPointer(bpf.parseBtf(path, null), `btf__parse ${path}`)
  try {
    const size = [0]
    const data = bpf.btfData(btf, size) as Pointer
    return Buffer.from(
      koffi.decode(data, koffi.array('uint8_t', size[0] ?? 0, 'Typed')) as Uint8Array,
    )
  } finally {
    bpf.freeBtf(btf)
  }
}
