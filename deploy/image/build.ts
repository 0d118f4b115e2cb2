// Builds the product's image without Docker, as one OCI archive. Same input, same bytes.
// Usage: node deploy/image/build.ts [--output FILE] [--name NAME:TAG] | --rootfs DIRECTORY
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { imageConfig, stage } from './rootfs.ts'

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
      config: imageConfig,
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

function build(name: string, output: string): void {
  const work = mkdtempSync(join(tmpdir(), 'leyline-image-'))
  try {
    const rootfs = join(work, 'rootfs')
    mkdirSync(rootfs)
    stage(rootfs)
    const layer = join(work, 'layer.tar')
    pack(rootfs, layer)
    mkdirSync(dirname(output), { recursive: true })
    const digest = writeImage(layer, name, output, work)
    process.stdout.write(`${name} ${digest} ${output}\n`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const { values } = parseArgs({
  options: {
    output: {
      type: 'string',
      default: fileURLToPath(new URL('out/leyline.tar', import.meta.url)),
    },
    name: { type: 'string', default: 'localhost/leyline:dev' },
    rootfs: { type: 'string' },
  },
})
if (values.rootfs === undefined) build(values.name, values.output)
else {
  mkdirSync(values.rootfs, { recursive: true })
  stage(values.rootfs)
}
