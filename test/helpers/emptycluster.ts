// A cluster to install on: discovery, and objects that are applied, read, listed and deleted by whatever path,
// as they are sent; what a controller would do, a test does by hand. Speaks through a FakeApiServer, of which
// it is the answer to everything; that one knows collections and watches, but no kinds and no writing.
import type { ServerResponse } from 'node:http'
import type { Test } from 'tap'
import { FakeApiServer, refusal, type Request } from './apiserver.ts'

export interface Stored {
  apiVersion?: string
  kind?: string
  metadata: {
    name: string
    namespace?: string
    deletionTimestamp?: string
    [field: string]: unknown
  }
  [field: string]: unknown
}

interface Answer {
  readonly status: number
  readonly body: object
}

type Resource = readonly [kind: string, plural: string, namespaced: boolean]

/** By group and version. */
const kinds: Record<string, readonly Resource[]> = {
  v1: [
    ['Namespace', 'namespaces', false],
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
  'apiextensions.k8s.io/v1': [['CustomResourceDefinition', 'customresourcedefinitions', false]],
  'rbac.authorization.k8s.io/v1': [
    ['Role', 'roles', true],
    ['RoleBinding', 'rolebindings', true],
    ['ClusterRole', 'clusterroles', false],
    ['ClusterRoleBinding', 'clusterrolebindings', false],
  ],
}
/** Served once somebody installs them. */
const policies: readonly Resource[] = [['AuthorizationPolicy', 'authorizationpolicies', true]]

export class EmptyCluster {
  readonly kubeconfig: string
  /** By path: `/api/v1/namespaces/shop/pods/web`. */
  readonly objects = new Map<string, Stored>()
  /** What a test answers instead; undefined: go on. */
  intercept: (request: Request) => Answer | undefined = () => undefined
  /** What becomes of an object that was applied, as a controller would have it. */
  onApplied: (object: Stored) => void = () => {}
  minor = '35'
  readonly #server: FakeApiServer
  readonly #groups = new Map(Object.entries(kinds))

  private constructor(server: FakeApiServer) {
    this.#server = server
    this.kubeconfig = server.kubeconfig()
  }

  /** Up, and taken down with the test. */
  static async start(t: Test): Promise<EmptyCluster> {
    const server = await FakeApiServer.start(t)
    const cluster = new EmptyCluster(server)
    const answer = (request: Request, response: ServerResponse): void => {
      const { status, body } = cluster.#answer(request)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    server.fail(() => true, answer, Infinity)
    return cluster
  }

  /** `METHOD path` of every request, in order. */
  get requests(): string[] {
    return this.#server.requests.map(({ method, path }) => `${method} ${path}`)
  }

  /** Serves AuthorizationPolicy in a group. */
  servePolicies(apiVersion: string): void {
    this.#groups.set(apiVersion, policies)
  }

  #answer(request: Request): Answer {
    const { method, path } = request
    const instead = this.intercept(request)
    if (instead !== undefined) return instead
    if (path === '/version') return { status: 200, body: { major: '1', minor: this.minor } }
    const group = this.#groups.get(path.replace(/^\/apis?\//, ''))
    if (group !== undefined) {
      const resources = group.map(([kind, name, namespaced]) => ({ kind, name, namespaced }))
      return { status: 200, body: { resources } }
    }
    if (this.#isCollection(path)) return { status: 200, body: this.#list(path) }
    if (method === 'PATCH') return this.#apply(path, request.body as Stored)
    const found = this.objects.get(path)
    if (found === undefined) return { status: 404, body: refusal(404, `${path} not found`) }
    if (method === 'DELETE') this.objects.delete(path)
    return { status: 200, body: found }
  }

  #isCollection(path: string): boolean {
    const [, groupVersion = ''] =
      /^\/apis?\/((?:[^/]+\.[^/]+\/|apps\/|batch\/)?v[^/]+)\//.exec(path) ?? []
    const plural = path.slice(path.lastIndexOf('/') + 1)
    return (this.#groups.get(groupVersion) ?? []).some(([, name]) => name === plural)
  }

  /** Of one namespace, or of all. */
  #list(collection: string): object {
    const items = [...this.objects].flatMap(([path, object]) =>
      [path, path.replace(/\/namespaces\/[^/]+\//, '/')].some((each) =>
        each.startsWith(`${collection}/`),
      )
        ? [object]
        : [],
    )
    return { metadata: { resourceVersion: '1' }, items }
  }

  /** A merge deep enough for what tests look at: what the server keeps of an object stays. */
  #apply(path: string, body: Stored): Answer {
    const { namespace } = body.metadata
    if (namespace !== undefined && !this.objects.has(`/api/v1/namespaces/${namespace}`))
      return { status: 404, body: refusal(404, `namespaces "${namespace}" not found`) }
    const found = this.objects.get(path)
    const object = { ...found, ...body, metadata: { ...found?.metadata, ...body.metadata } }
    this.objects.set(path, object)
    this.onApplied(object)
    return { status: found === undefined ? 201 : 200, body: object }
  }
}
