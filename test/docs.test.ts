// The documents against the code: closed lists are complete, links lead somewhere, commands exist.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import t from 'tap'
import { closeReasons, errorCodes } from '../mesh/errors.ts'

const read = (file: string): string => readFileSync(file, 'utf8')
const documents = globSync('{*.md,docs/**/*.md}')
/** The first cells of the tables below a heading. */
function cells(file: string, heading: string): string[] {
  const section = read(file)
    .split(/^## /m)
    .find((part) => part.startsWith(heading))
  if (section === undefined) throw new Error(`${file} has no section ${heading}`)
  return [...section.matchAll(/^\| `([a-z_]+)`/gm)].map((match) => match[1] ?? '')
}

await t.test('docs/errors.md has every reason and every code, and no other', async (t) => {
  t.same(cells('docs/errors.md', 'Why a connection ended'), [...closeReasons])
  t.same(cells('docs/errors.md', 'What a program failed of').sort(), [...errorCodes].sort())
})

await t.test('every error code is in use', async (t) => {
  const sources = globSync('{agent,cli,control,kube,mesh,waypoint}/**/*.ts').map(read).join('\n')
  for (const code of errorCodes) {
    t.match(sources, new RegExp(`(MeshError|wrong|fail)\\(\\s*'${code}'|code: '${code}'`), code)
  }
})

await t.test('docs/metrics.md has every metric family', async (t) => {
  const text = read('docs/metrics.md').replace(/`…_/g, '`citadel_server_')
  const files = ['agent/metrics.ts', 'agent/worker/metrics.ts', 'control/metrics.ts']
  const sources = [...files, ...globSync('waypoint/*.ts')].map(read)
  const names = sources.flatMap((source) =>
    [...source.matchAll(/'((?:istio|leyline|pilot|galley|citadel)_[a-z_]+)'/g)].map(
      (m) => m[1] ?? '',
    ),
  )
  t.ok(names.length > 15)
  for (const name of names) t.ok(text.includes(`\`${name}\``), name)
})

await t.test('docs/datapath.md names the programs and maps that there are', async (t) => {
  const text = read('docs/datapath.md')
  const source = globSync('bpf/*.{c,h}').map(read).join('\n')
  for (const [, name = ''] of source.matchAll(/^} (\w+) SEC\("\.maps"\)/gm)) {
    t.match(text, `| \`${name}\` |`, `map ${name}`)
  }
  const programs = [...source.matchAll(/^int (leyline_\w+)\(/gm)].map((m) => m[1] ?? '')
  t.ok(programs.length >= 8)
  for (const name of programs) t.match(text, name.replace(/6$/, ''), name)
})

await t.test('links lead to files that exist', async (t) => {
  for (const file of documents) {
    for (const [, target = ''] of read(file).matchAll(/\]\(([^)#]+?)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      t.ok(existsSync(join(dirname(file), target)), `${file}: ${target}`)
    }
  }
})

await t.test('make targets and commands that documents name exist', async (t) => {
  const makefile = read('Makefile')
  const commands = new Set(globSync('cli/commands/*.ts').map((f) => f.replace(/.*\/|\.ts$/g, '')))
  for (const file of documents) {
    const text = read(file)
    for (const [, target = ''] of text.matchAll(/(?:`|^)make ([a-z-]+)/gm)) {
      t.match(makefile, new RegExp(`^${target}:`, 'm'), `${file}: make ${target}`)
    }
    for (const [, command = ''] of text.matchAll(/(?:`|cli\/)leyline ([a-z]+)/g)) {
      t.ok(commands.has(command), `${file}: leyline ${command}`)
    }
  }
})
