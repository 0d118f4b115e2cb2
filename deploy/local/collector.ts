// A tiny OTLP receiver: takes spans as JSON over HTTP and appends each to a file, one a line.
// Usage: node collector.ts PORT FILE
import { appendFileSync } from 'node:fs'
import http from 'node:http'

interface Export {
  readonly resourceSpans?: { readonly scopeSpans?: { readonly spans?: object[] }[] }[]
}

const [port, file = ''] = process.argv.slice(2)
const server = http.createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { resourceSpans = [] } = JSON.parse(Buffer.concat(chunks).toString()) as Export
    const spans = resourceSpans.flatMap(({ scopeSpans = [] }) =>
      scopeSpans.flatMap((scope) => scope.spans ?? []),
    )
    for (const span of spans) appendFileSync(file, `${JSON.stringify(span)}\n`)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'))
