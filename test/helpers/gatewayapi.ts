// The CRDs of Gateway API, from its Go module.
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const gatewayApi = 'sigs.k8s.io/gateway-api@v1.6.3'

/** A directory with one file for each of the CRDs of the standard channel. Needs Go. */
export function gatewayApiCrds(): string {
  const text = execFileSync('go', ['mod', 'download', '-json', gatewayApi], {
    encoding: 'utf8',
    cwd: tmpdir(),
    env: { ...process.env, GOFLAGS: '-mod=mod' },
  })
  return join((JSON.parse(text) as { Dir: string }).Dir, 'config/crd/standard')
}
