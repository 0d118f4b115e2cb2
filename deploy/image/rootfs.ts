// What is in the product's image: the product, the Node it runs on, its BPF objects and libbpf; no shell, no
// compiler, no package manager. The one list of it, for build.ts and for deploy/Dockerfile.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MeshError } from '../../mesh/errors.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const nodePackage = `node-linux-${process.arch}`
/** Where the product lies in the image. */
const home = 'opt/leyline'
/** How it is started; manifests add arguments. */
export const imageConfig = {
  Entrypoint: ['/usr/bin/node'],
  Env: ['PATH=/usr/bin', 'NODE_ENV=production'],
  WorkingDir: `/${home}`,
  Labels: { 'org.opencontainers.image.title': 'leyline' },
}
/** What is the product: all that runs, nothing that builds or tests it. */
const rooms = [
  'agent',
  'control',
  'waypoint',
  'cli',
  'dashboard',
  'kube',
  'mesh',
  'proto/gen',
  'bpf/out',
  'deploy/kubernetes',
]

/** Copies a file with every shared library it needs, at their usual paths. */
function addProgram(rootfs: string, file: string, at: string): void {
  mkdirSync(join(rootfs, dirname(at)), { recursive: true })
  cpSync(realpathSync(file), join(rootfs, at))
  chmodSync(join(rootfs, at), 0o755)
  const needs = execFileSync('ldd', [file], { encoding: 'utf8' })
  for (const [, library = ''] of needs.matchAll(/(?:=> )?(\/\S+) \(0x/g)) {
    const target = join(rootfs, library)
    if (existsSync(target)) continue
    mkdirSync(dirname(target), { recursive: true })
    cpSync(realpathSync(library), target)
  }
}

/** The hash of Node's binary must be the one we committed: it comes from a registry, and runs as root. */
function checkNode(binary: string): void {
  const known = readFileSync(join(root, 'deploy/image/node.sha256'), 'utf8')
  const found = createHash('sha256').update(readFileSync(binary)).digest('hex')
  if (known.includes(`${found}  ${nodePackage}`)) return
  throw new MeshError(
    'bad_config',
    `${binary} has SHA-256 ${found}, which deploy/image/node.sha256 does not list`,
    {
      hint: 'after a deliberate update of Node, check the new hash against its release and commit it',
    },
  )
}

/** The packages that run, without the ones only development needs, and without Node itself. */
function productionPackages(): string[] {
  const text = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return text
    .split('\n')
    .slice(1)
    .filter((path) => path !== '' && !basename(path).startsWith('node-linux-'))
    .filter((path) => !path.includes('/@types/'))
}

/**
 * Puts it all below an empty directory. Needs what `make bpf` builds. Throws `bad_config` for a Node whose
 * hash is not known.
 */
export function stage(rootfs: string): void {
  const node = join(root, 'node_modules', nodePackage, 'bin/node')
  checkNode(node)
  addProgram(rootfs, node, 'usr/bin/node')
  addProgram(rootfs, join(root, 'bpf/out/libleyline.so'), `${home}/bpf/out/libleyline.so`)
  const libbpf = execFileSync('ldd', [join(root, 'bpf/out/libleyline.so')], { encoding: 'utf8' })
  if (!libbpf.includes('libbpf.so'))
    throw new MeshError('bpf', 'libleyline.so does not link libbpf')
  for (const room of rooms) {
    if (!existsSync(join(root, room))) continue
    cpSync(join(root, room), join(rootfs, home, room), { recursive: true })
  }
  cpSync(join(root, 'package.json'), join(rootfs, home, 'package.json'))
  cpSync(join(root, 'LICENSE'), join(rootfs, home, 'LICENSE'))
  for (const path of productionPackages()) {
    cpSync(path, join(rootfs, home, relative(root, path)), {
      recursive: true,
      // Nested packages are listed themselves; maps and typings are for editors.
      filter: (source) => !/\/node_modules\/.*\/node_modules$|\.(d\.[cm]?ts|map|md)$/.test(source),
    })
  }
  mkdirSync(join(rootfs, 'tmp'))
  // mkdir leaves out what the umask does not allow.
  chmodSync(join(rootfs, 'tmp'), 0o1777)
  mkdirSync(join(rootfs, 'etc'))
  writeFileSync(join(rootfs, 'etc/passwd'), 'root:x:0:0:root:/:/\nleyline:x:65532:65532::/:/\n')
  writeFileSync(join(rootfs, 'etc/group'), 'root:x:0:\nleyline:x:65532:\n')
  writeFileSync(join(rootfs, 'etc/nsswitch.conf'), 'hosts: files dns\n')
}
