// Where an API server is, and how a request proves who we are.
import { existsSync, readFileSync } from 'node:fs'
import type { OutgoingHttpHeaders } from 'node:http'
import type https from 'node:https'
import { join } from 'node:path'
import { MeshError } from '../mesh/errors.ts'

export interface Access {
  /** Its URL. */
  readonly server: string
  /** Whether `apply` sets an agent that leads through a proxy. */
  readonly proxied: boolean
  /** Adds what proves who we are: certificates, headers. */
  apply(options: https.RequestOptions): Promise<void>
}

/** Where every pod finds its service account (Kubernetes: "Accessing the API from within a Pod"). */
const accountDirectory = '/var/run/secrets/kubernetes.io/serviceaccount'

/** The kubelet gives every container the address of the API server. */
export function inPod(): boolean {
  return (process.env.KUBERNETES_SERVICE_HOST ?? '') !== ''
}

/**
 * As the service account of this pod. By hand, since the client library costs 83 MB on every node. Throws
 * `bad_config` outside of a pod, and when the pod has no service account.
 */
export function inClusterAccess(directory = accountDirectory): Access {
  const { KUBERNETES_SERVICE_HOST: host = '', KUBERNETES_SERVICE_PORT: port = '443' } = process.env
  const [tokenFile, caFile] = [join(directory, 'token'), join(directory, 'ca.crt')]
  if (!inPod() || !existsSync(tokenFile) || !existsSync(caFile)) {
    throw new MeshError('bad_config', 'this process does not run in a pod with a service account')
  }
  const ca = readFileSync(caFile)
  return {
    server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
    proxied: false,
    apply: async (options) => {
      // Tokens are replaced while the pod lives: read for every request.
      const token = readFileSync(tokenFile, 'utf8').trim()
      options.ca = ca
      const before = options.headers as OutgoingHttpHeaders | undefined
      options.headers = { ...before, authorization: `Bearer ${token}` }
    },
  }
}
