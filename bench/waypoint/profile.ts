// Where a profiled program's time went, by where its code comes from: self time of each function, summed.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

export interface Profile {
  /** Share of the busy time, 0..1, by origin. */
  readonly shares: Record<string, number>
  readonly markdown: string
}

/** First that matches; what is left is named by its file. */
const origins: readonly [RegExp, string][] = [
  [/^\(idle\)$/, 'idle'],
  [/^\(garbage collector\)$/, 'garbage collection'],
  [
    /^(\(program\)|write(v|Buffer|Latin1String|Utf8String)|readStart|ping|shutdown)$/,
    'native code: TLS, nghttp2, llhttp, system calls',
  ],
  [/node:internal\/modules|wrapSafe|compileSourceTextModule/, 'start-up'],
  [/js_stream_socket/, 'HTTP/2 inside of a tunnel (js_stream_socket)'],
  [/node:internal\/http2|node:http2/, 'node:http2 (tunnels, and HTTP/2 within)'],
  [/node:_http|node:http/, 'node:http (client side)'],
  [/node:_tls|node:internal\/tls|node:net|stream_base/, 'node:tls, node:net'],
  [/node:internal\/streams|node:stream/, 'node:stream'],
  [/node:events/, 'node:events'],
  [/task_queues|node:internal\/timers/, 'ticks and timers'],
  [/node:/, 'the rest of node'],
  [/\/undici\//, 'undici (server side)'],
  [/wasm/, 'undici (server side)'],
  [/\/pino|sonic-boom|\/access\.ts/, 'access lines'],
  [/\/waypoint\//, 'waypoint/'],
  [/\/mesh\//, 'mesh/'],
]

export function summarize(directory: string): Profile {
  const name = readdirSync(directory).find((file) => file.endsWith('.cpuprofile'))
  if (name === undefined) throw new Error(`no profile in ${directory}`)
  const profile = JSON.parse(readFileSync(join(directory, name), 'utf8')) as CpuProfile
  const byId = new Map(profile.nodes.map((node) => [node.id, node.callFrame]))
  const shares: Record<string, number> = {}
  const functions: Record<string, number> = {}
  profile.samples.forEach((id, i) => {
    const frame = byId.get(id)
    if (frame === undefined) return
    const us = profile.timeDeltas[i] ?? 0
    const { url, functionName } = frame
    const origin =
      origins.find(([pattern]) => pattern.test(functionName) || pattern.test(url))?.[1] ??
      (url || functionName || 'other')
    shares[origin] = (shares[origin] ?? 0) + us
    const where = `${functionName || '(anonymous)'} ${url.replace(/^.*\/(node_modules|waypoint|mesh)\//, '$1/')}`
    functions[where] = (functions[where] ?? 0) + us
  })
  delete shares.idle
  delete shares['start-up']
  const total = Object.values(shares).reduce((a, b) => a + b, 0)
  const sorted = (of: Record<string, number>): [string, number][] =>
    Object.entries(of).sort((a, b) => b[1] - a[1])
  const percent = (us: number): string => `${((us / total) * 100).toFixed(1)} %`
  const markdown = [
    '| origin | self time |',
    '|---|---|',
    ...sorted(shares)
      .slice(0, 16)
      .map(([origin, us]) => `| ${origin} | ${percent(us)} |`),
    '',
    '| function | self time |',
    '|---|---|',
    ...sorted(functions)
      .filter(([where]) => !/^\(idle\)|internal\/modules/.test(where))
      .slice(0, 25)
      .map(([where, us]) => `| \`${where}\` | ${percent(us)} |`),
  ].join('\n')
  return {
    shares: Object.fromEntries(sorted(shares).map(([origin, us]) => [origin, us / total])),
    markdown,
  }
}
