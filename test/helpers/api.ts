// A Kubernetes API server of a few paths, over real TLS: discovery, list, watch, get, server-side apply,
// delete. It keeps objects as they are sent; what a controller would do, a test does by hand.
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { stringify } from 'yaml'
import { issueLeaf, issueRoot, newKey } from '../../mesh/certificate.ts'
import { hour } from './hbone.ts'

export interface Stored {
  apiVersion?: string
  kind?: string
  metadata: {
    name: string
    namespace?: string
    uid?: string
    resourceVersion?: string
    deletionTimestamp?: string
    [field: string]: unknown
  }
  [field: string]: unknown
}

/** What a test answers instead; undefined: go on. */
type Interceptor = (request: {
  method: string
  path: string
  body: Stored | undefined
}) => { status: number; body?: object } | undefined

const serverName = 'kubernetes.default.svc'
/** Kinds, by group and version. */
const kinds: Record<string, [kind: string, plural: string, namespaced: boolean][]> = {
  v1: [
    ['Namespace', 'namespaces', false],
    ['Node', 'nodes', false],
    ['Pod', 'pods', true],
    ['Service', 'services', true],
    ['ServiceAccount', 'serviceaccounts', true],
    ['ConfigMap', 'configmaps', true],
    ['Secret', 'secrets', true],
    ['Event', 'events', true],
    ['PersistentVolumeClaim', 'persistentvolumeclaims', true],
  ],
  'apps/v1': [
    ['Deployment', 'deployments', true],
    ['DaemonSet', 'daemonsets', true],
    ['StatefulSet', 'statefulsets', true],
  ],
  'batch/v1': [['CronJob', 'cronjobs', true]],
  'discovery.k8s.io/v1': [['EndpointSlice', 'endpointslices', true]],
  'networking.k8s.io/v1': [['ServiceCIDR', 'servicecidrs', false]],
  'apiextensions.k8s.io/v1': [['CustomResourceDefinition', 'customresourcedefinitions', false]],
  'rbac.authorization.k8s.io/v1': [
    ['Role', 'roles', true],
    ['RoleBinding', 'rolebindings', true],
    ['ClusterRole', 'clusterroles', false],
    ['ClusterRoleBinding', 'clusterrolebindings', false],
  ],
}
/** Served once somebody installs them. */
const policies: [string, string, boolean][] = [
  ['AuthorizationPolicy', 'authorizationpolicies', true],
]

export class ApiUnderTest {
  readonly url: string
  readonly kubeconfig: string
  /** `METHOD path` of every request, in order. */
  readonly requests: string[] = []
  /** By path: `/api/v1/namespaces/shop/pods/web`. */
  readonly objects = new Map<string, Stored>()
  readonly groups = new Map(Object.entries(kinds))
  intercept: Interceptor = () => undefined
  /** What becomes of an object that was applied, as a controller would have it. */
  onApplied: (object: Stored) => void = () => {}
  minor = '35'
  readonly #watches = new Set<{ collection: string; response: ServerResponse }>()
  /** Every change, by its version: a watch begins where a list ended. */
  readonly #history: { path: string; type: string; object: Stored }[] = []

  private constructor(url: string, kubeconfig: string) {
    this.url = url
    this.kubeconfig = kubeconfig
  }

  static async start(t: Test): Promise<ApiUnderTest> {
    const rootKey = newKey()
    const root = issueRoot(rootKey, 'test cluster', hour)
    const key = newKey()
    const issuer = { certificate: new X509Certificate(root), key: rootKey.privateKey }
    const leaf = issueLeaf(issuer, { dnsName: serverName, publicKey: key.publicKey }, hour)
    const server: Server = createServer({
      key: key.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      cert: leaf,
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const directory = mkdtempSync(join(tmpdir(), 'leyline-api-'))
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    const kubeconfig = join(directory, 'kubeconfig')
    writeFileSync(kubeconfig, kubeconfigFor(url, root))
    const api = new ApiUnderTest(url, kubeconfig)
    server.on('request', (request, response) => void api.#serve(request, response))
    t.teardown(() => {
      for (const { response } of api.#watches) response.end()
      server.closeAllConnections()
      rmSync(directory, { recursive: true })
      return new Promise((resolve) => server.close(resolve))
    })
    return api
  }

  /** Serves AuthorizationPolicy in a group. */
  servePolicies(apiVersion: string): void {
    this.groups.set(apiVersion, policies)
  }

  /** As if somebody had created or changed it; watchers hear of it. */
  put(path: string, object: Stored): void {
    const type = this.objects.has(path) ? 'MODIFIED' : 'ADDED'
    object.metadata.resourceVersion = String(this.#history.length + 1)
    this.objects.set(path, object)
    this.#tell(path, type, object)
  }

  drop(path: string): void {
    const object = this.objects.get(path)
    if (object === undefined) return
    this.objects.delete(path)
    this.#tell(path, 'DELETED', object)
  }

  #tell(path: string, type: string, object: Stored): void {
    this.#history.push({ path, type, object })
    for (const { collection, response } of this.#watches) {
      if (isIn(collection, path)) response.write(`${JSON.stringify({ type, object })}\n`)
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url)
    const path = url.pathname
    const method = request.method ?? ''
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const body = text === '' ? undefined : (JSON.parse(text) as Stored)
    this.requests.push(`${method} ${path}`)
    const answer = (status: number, value: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    const instead = this.intercept({ method, path, body })
    if (instead !== undefined) return answer(instead.status, instead.body ?? {})
    if (path === '/version') return answer(200, { major: '1', minor: this.minor })
    const group = this.groups.get(path.replace(/^\/apis?\//, ''))
    if (group !== undefined) return answer(200, { resources: group.map(asResource) })
    const from = url.searchParams.get('resourceVersion')
    if (url.searchParams.has('watch')) return this.#watch(path, Number(from), response)
    if (this.#isCollection(path)) return answer(200, this.#list(path))
    const { status, value } = this.#one(method, path, body)
    answer(status, value)
  }

  #watch(collection: string, from: number, response: ServerResponse): void {
    const entry = { collection, response }
    this.#watches.add(entry)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.flushHeaders()
    for (const { path, type, object } of this.#history.slice(from)) {
      if (isIn(collection, path)) response.write(`${JSON.stringify({ type, object })}\n`)
    }
    response.once('close', () => this.#watches.delete(entry))
  }

  #isCollection(path: string): boolean {
    const [, groupVersion = ''] =
      /^\/apis?\/((?:[^/]+\.[^/]+\/|apps\/|batch\/)?v[^/]+)\//.exec(path) ?? []
    const plural = path.slice(path.lastIndexOf('/') + 1)
    return (this.groups.get(groupVersion) ?? []).some(([, name]) => name === plural)
  }

  /** Of one namespace, or of all. */
  #list(collection: string): object {
    const items = [...this.objects].flatMap(([path, object]) =>
      isIn(collection, path) ? [object] : [],
    )
    return { metadata: { resourceVersion: String(this.#history.length) }, items }
  }

  #one(method: string, path: string, body: Stored | undefined): { status: number; value: object } {
    const found = this.objects.get(path)
    if (method === 'PATCH' && body !== undefined) {
      const { namespace } = body.metadata
      if (namespace !== undefined && !this.objects.has(`/api/v1/namespaces/${namespace}`))
        return refusal(404, `namespaces "${namespace}" not found`, 'NotFound')
      // A merge deep enough for what tests look at: what the server keeps of an object stays.
      const metadata = { ...found?.metadata, ...body.metadata }
      const object = { ...found, ...body, metadata }
      this.put(path, object)
      this.onApplied(object)
      return { status: found === undefined ? 201 : 200, value: object }
    }
    if (found === undefined) return refusal(404, `${path} not found`, 'NotFound')
    if (method === 'DELETE') this.drop(path)
    return { status: 200, value: found }
  }
}

export function refusal(
  status: number,
  message: string,
  reason: string,
  cause?: string,
): { status: number; value: object } {
  const details = cause === undefined ? {} : { details: { causes: [{ reason: cause }] } }
  return { status, value: { kind: 'Status', status: 'Failure', message, reason, ...details } }
}

function isIn(collection: string, path: string): boolean {
  return path.startsWith(`${collection}/`) || everyNamespace(path).startsWith(`${collection}/`)
}

/** The path without its namespace. */
function everyNamespace(path: string): string {
  return path.replace(/\/namespaces\/[^/]+\//, '/')
}

function asResource([kind, name, namespaced]: [string, string, boolean]): object {
  return { kind, name, namespaced }
}

function kubeconfigFor(server: string, root: string): string {
  const cluster = {
    server,
    'certificate-authority-data': Buffer.from(root).toString('base64'),
    'tls-server-name': serverName,
  }
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'me', user: { token: 'secret' } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'me' } }],
    'current-context': 'test',
  })
}
