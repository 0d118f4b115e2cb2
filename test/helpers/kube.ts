// A real API server, with etcd and the controllers, on loopback, for tests of what control and the CLI do
// to a cluster: everything of Kubernetes but nodes. Needs the binaries of `make cluster-build`.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { stringify } from 'yaml'
import { ApiError, type ApiServer } from '../../kube/client.ts'
import { apiServerOf } from '../../kube/kubeconfig.ts'
import { gatewayApiCrds } from './gatewayapi.ts'

const environment = fileURLToPath(new URL('../cluster/env.sh', import.meta.url))
/** A machine with other work may take this long to start everything, ms. */
const startMs = 90_000
const token = 'admin-of-the-test'

export interface KubeObject {
  readonly apiVersion?: string
  readonly kind?: string
  metadata: {
    name: string
    namespace?: string
    uid?: string
    generation?: number
    resourceVersion?: string
    labels?: Record<string, string>
    ownerReferences?: { kind: string; name: string; uid: string }[]
  }
  readonly spec?: Record<string, unknown>
  readonly status?: Record<string, unknown>
  readonly data?: Record<string, string>
}

/** Where the binaries are; undefined when nobody has built them. */
export function clusterBinary(): string | undefined {
  const script = '. "$1"; echo "$BIN/kubeall"'
  const file = execFileSync('bash', ['-c', script, 'env', environment], { encoding: 'utf8' }).trim()
  return existsSync(file) ? file : undefined
}

export class Kube {
  readonly directory: string
  readonly #binary: string
  readonly #children: ChildProcess[] = []
  readonly #apis: ApiServer[] = []
  #port = 0
  #admin: ApiServer | undefined

  private constructor(binary: string) {
    this.#binary = binary
    this.directory = mkdtempSync(join(tmpdir(), 'leyline-kube-'))
  }

  /** Resolves once the API server is ready. Everything ends with the test. */
  static async start(t: Test): Promise<Kube> {
    const binary = clusterBinary()
    if (binary === undefined) throw new Error('no binaries: make cluster-build')
    const kube = new Kube(binary)
    t.teardown(() => kube.#stop())
    await kube.#start()
    return kube
  }

  /** As an administrator, or as a service account. */
  kubeconfig(as?: string): string {
    const file = join(this.directory, `${as === undefined ? 'admin' : as.slice(-12)}.kubeconfig`)
    const cluster = {
      server: `https://127.0.0.1:${this.#port}`,
      'certificate-authority-data': readFileSync(join(this.directory, 'apiserver.crt')).toString(
        'base64',
      ),
    }
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'test', cluster }],
      users: [{ name: 'user', user: { token: as ?? token } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'user' } }],
      'current-context': 'test',
    }
    writeFileSync(file, stringify(config), { mode: 0o600 })
    return file
  }

  api(as?: string): ApiServer {
    const api = apiServerOf({ kubeconfig: this.kubeconfig(as) })
    this.#apis.push(api)
    return api
  }

  get admin(): ApiServer {
    this.#admin ??= this.api()
    return this.#admin
  }

  /** Creates it, or brings it to this. */
  async apply(...objects: object[]): Promise<void> {
    for (const object of objects as KubeObject[]) {
      const path = `${pathOf(object)}?fieldManager=test&force=true`
      const contentType = 'application/apply-patch+yaml'
      await this.admin.request('PATCH', path, { body: object, contentType })
    }
  }

  /** Undefined when there is none. */
  async get(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
  ): Promise<KubeObject | undefined> {
    const metadata = { name, ...(namespace === undefined ? {} : { namespace }) }
    try {
      return (await this.admin.request('GET', pathOf({ apiVersion, kind, metadata }))) as KubeObject
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined
      throw error
    }
  }

  async delete(object: object): Promise<void> {
    await this.admin.request('DELETE', pathOf(object as KubeObject))
  }

  async merge(object: KubeObject, subresource: string, body: object): Promise<void> {
    const contentType = 'application/merge-patch+json'
    await this.admin.request('PATCH', `${pathOf(object)}/${subresource}`, { body, contentType })
  }

  /** A token of a service account for an audience; with a pod it is one that the pod would be given. */
  async tokenOf(
    namespace: string,
    account: string,
    options: { audience?: string; pod?: KubeObject } = {},
  ): Promise<string> {
    const { audience, pod } = options
    const bound = pod && {
      boundObjectRef: {
        apiVersion: 'v1',
        kind: 'Pod',
        name: pod.metadata.name,
        uid: pod.metadata.uid,
      },
    }
    const body = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { ...(audience === undefined ? {} : { audiences: [audience] }), ...bound },
    }
    const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`
    const answer = (await this.admin.request('POST', path, { body })) as {
      status: { token: string }
    }
    return answer.status.token
  }

  /** The CRDs of Gateway API, from its Go module. */
  async installGatewayApi(): Promise<void> {
    const directory = gatewayApiCrds()
    for (const kind of ['gatewayclasses', 'gateways', 'httproutes']) {
      const file = join(directory, `gateway.networking.k8s.io_${kind}.yaml`)
      const name = `${kind}.gateway.networking.k8s.io`
      const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`
      const { parse } = await import('yaml')
      await this.admin.request('PATCH', `${path}?fieldManager=test`, {
        body: parse(readFileSync(file, 'utf8')) as object,
        contentType: 'application/apply-patch+yaml',
      })
    }
  }

  async #start(): Promise<void> {
    const [etcd, peer, api, manager] = await Promise.all([
      freePort(),
      freePort(),
      freePort(),
      freePort(),
    ])
    this.#port = api
    const at = (name: string): string => join(this.directory, name)
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    writeFileSync(at('sa.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    writeFileSync(at('sa.pub'), publicKey.export({ type: 'spki', format: 'pem' }))
    writeFileSync(at('tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 })
    const client = `http://127.0.0.1:${etcd}`
    const peers = `http://127.0.0.1:${peer}`
    // Nothing below has a space in it.
    const run = (program: string, args: string): void =>
      this.#spawn(program, args.trim().split(/\s+/))
    run(
      'etcd',
      `--name test --data-dir ${at('etcd')} --unsafe-no-fsync --log-level warn
      --listen-client-urls ${client} --advertise-client-urls ${client}
      --listen-peer-urls ${peers} --initial-advertise-peer-urls ${peers}
      --initial-cluster test=${peers}`,
    )
    // No nodes, so nobody has to be told which IP the server is.
    run(
      'kube-apiserver',
      `--etcd-servers=${client} --bind-address=127.0.0.1 --secure-port=${api}
      --cert-dir=${this.directory} --service-cluster-ip-range=10.254.0.0/16
      --authorization-mode=RBAC --token-auth-file=${at('tokens.csv')}
      --service-account-issuer=https://kubernetes.default.svc.cluster.local
      --service-account-key-file=${at('sa.pub')}
      --service-account-signing-key-file=${at('sa.key')}
      --endpoint-reconciler-type=none`,
    )
    await this.#ready()
    // Nor a kubelet that could say that its node is well.
    run(
      'kube-controller-manager',
      `--kubeconfig=${this.kubeconfig()} --leader-elect=false --secure-port=${manager}
      --bind-address=127.0.0.1 --cert-dir=${at('manager')}
      --service-account-private-key-file=${at('sa.key')}
      --controllers=*,-node-lifecycle-controller`,
    )
  }

  async #ready(): Promise<void> {
    const deadline = Date.now() + startMs
    for (let last = 'no answer'; ; ) {
      try {
        await this.admin.request('GET', '/api/v1/namespaces/default')
        return
      } catch (error) {
        last = String(error)
        this.#admin = undefined
      }
      if (Date.now() > deadline)
        throw new Error(
          `API server: ${last}\n${readFileSync(join(this.directory, 'kube-apiserver.log'), 'utf8').slice(-2000)}`,
        )
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  #spawn(program: string, args: string[]): void {
    const log = openSync(join(this.directory, `${program}.log`), 'a')
    const child = spawn(this.#binary, [program, ...args], { stdio: ['ignore', log, log] })
    this.#children.push(child)
  }

  async #stop(): Promise<void> {
    for (const api of this.#apis) api.close()
    await Promise.all(
      this.#children.toReversed().map(
        (child) =>
          new Promise<void>((resolve) => {
            if (child.exitCode !== null || child.signalCode !== null) return resolve()
            child.once('exit', () => resolve())
            child.kill('SIGKILL')
          }),
      ),
    )
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** The plural is the kind's own in all that tests use. */
function pathOf({ apiVersion = 'v1', kind = '', metadata }: KubeObject): string {
  const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`
  const lower = kind.toLowerCase()
  const plural = lower.endsWith('s') ? `${lower}es` : `${lower}s`
  const inside = metadata.namespace === undefined ? '' : `/namespaces/${metadata.namespace}`
  return `${root}${inside}/${plural}/${metadata.name}`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
