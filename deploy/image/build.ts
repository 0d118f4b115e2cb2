// Builds the product's image without Docker: one OCI archive with the product, the Node it runs on, its
// BPF objects and libbpf; no shell, no compiler, no package manager. Same input, same bytes.
// Usage: node deploy/image/build.ts [--output FILE] [--name NAME:TAG]
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { MeshError } from '../../mesh/errors.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const nodePackage = `node-linux-${process.arch}`
/** Where the product lies in the image. */
const home = 'opt/leyline'
/** What is the product: all that runs, nothing that builds or tests it. */
const rooms = [
  'agent',
  'control',
  'cli',
  'kube',
  'mesh',
  'waypoint',
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

function stage(rootfs: string): void {
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
  mkdirSync(join(rootfs, 'tmp'), { mode: 0o1777 })
  mkdirSync(join(rootfs, 'etc'))
  writeFileSync(join(rootfs, 'etc/passwd'), 'root:x:0:0:root:/:/\nleyline:x:65532:65532::/:/\n')
  writeFileSync(join(rootfs, 'etc/group'), 'root:x:0:\nleyline:x:65532:\n')
  writeFileSync(join(rootfs, 'etc/nsswitch.conf'), 'hosts: files dns\n')
}

/** A tar of a directory that is the same whenever its content is. */
function pack(directory: string, output: string, names: readonly string[] = ['.']): void {
  const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner']
  execFileSync('tar', [...same, '--format=gnu', '-C', directory, '-cf', output, ...names])
}

/** Puts an image of one layer into an OCI layout (image-spec v1.1), which `ctr images import` takes. */
function writeImage(layer: string, name: string, output: string, work: string): string {
  const layout = join(work, 'layout')
  const blobs = join(layout, 'blobs/sha256')
  mkdirSync(blobs, { recursive: true })
  const blob = (bytes: Buffer): { digest: string; size: number } => {
    const hex = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(join(blobs, hex), bytes)
    return { digest: `sha256:${hex}`, size: bytes.length }
  }
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch
  const data = blob(readFileSync(layer))
  const config = blob(
    json({
      architecture,
      os: 'linux',
      config: {
        Entrypoint: ['/usr/bin/node'],
        Env: ['PATH=/usr/bin', 'NODE_ENV=production'],
        WorkingDir: `/${home}`,
        Labels: { 'org.opencontainers.image.title': 'leyline' },
      },
      rootfs: { type: 'layers', diff_ids: [data.digest] },
    }),
  )
  const type = 'application/vnd.oci.image'
  const manifest = blob(
    json({
      schemaVersion: 2,
      mediaType: `${type}.manifest.v1+json`,
      config: { mediaType: `${type}.config.v1+json`, ...config },
      layers: [{ mediaType: `${type}.layer.v1.tar`, ...data }],
    }),
  )
  const annotations = {
    'io.containerd.image.name': name,
    'org.opencontainers.image.ref.name': name.split(':').at(-1),
  }
  const entry = { mediaType: `${type}.manifest.v1+json`, ...manifest, annotations }
  writeFileSync(join(layout, 'index.json'), json({ schemaVersion: 2, manifests: [entry] }))
  writeFileSync(join(layout, 'oci-layout'), json({ imageLayoutVersion: '1.0.0' }))
  pack(layout, output, ['blobs', 'index.json', 'oci-layout'])
  return manifest.digest
}

const { values } = parseArgs({
  options: {
    output: { type: 'string', default: join(root, 'deploy/image/out/leyline.tar') },
    name: { type: 'string', default: 'localhost/leyline:dev' },
  },
})
const work = mkdtempSync(join(tmpdir(), 'leyline-image-'))
try {
  const rootfs = join(work, 'rootfs')
  mkdirSync(rootfs)
  stage(rootfs)
  const layer = join(work, 'layer.tar')
  pack(rootfs, layer)
  mkdirSync(dirname(values.output), { recursive: true })
  const digest = writeImage(layer, values.name, values.output, work)
  process.stdout.write(`${values.name} ${digest} ${values.output}\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
