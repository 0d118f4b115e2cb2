// What `helm uninstall` runs before it deletes anything: `leyline uninstall --only-agents`, in a pod. Agents
// would detach by themselves when their DaemonSet goes; but then everything else goes at the same moment,
// control and their permissions too, so peers would not be told first and pods would keep the annotation
// that says they are in the mesh.
import { installed } from '../../mesh/constants.ts'
import { labelsOf, type Manifest } from '../kubernetes/object.ts'
import { account } from '../kubernetes/rbac.ts'
import type { InstallValues } from '../kubernetes/values.ts'

const name = 'leyline-uninstall'
/** An agent has half a minute for its connections; one that has not ended 15 s later is not waited for, s. */
const waitSeconds = 60
/** The pod's own start and an image to pull, too; then `helm uninstall` fails and says so, s. */
const deadlineSeconds = 180

/** In the order in which Helm makes them; it removes them when all is done. */
export function uninstallHook(values: InstallValues): Manifest[] {
  const { namespace } = values
  const own = [
    {
      apiGroups: ['apps'],
      resources: ['daemonsets'],
      resourceNames: [installed.agentDaemonSet],
      verbs: ['delete'],
    },
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
  ]
  const permissions = account(namespace, name, [], own)
  return [...permissions.map((object) => hooked(object, -1)), hooked(job(values), 0)]
}

function hooked(object: Manifest, weight: number): Manifest {
  const annotations = {
    'helm.sh/hook': 'pre-delete',
    'helm.sh/hook-weight': String(weight),
    'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
  }
  return { ...object, metadata: { ...object.metadata, annotations } }
}

function job(values: InstallValues): Manifest {
  const { namespace, image, imagePullPolicy, imagePullSecrets } = values
  const { nodeSelector, tolerations, priorityClassName } = values.control
  const labels = labelsOf('uninstall')
  const timeout = ['--timeout', String(waitSeconds)]
  const container = {
    name: 'uninstall',
    image,
    imagePullPolicy,
    args: ['cli/main.ts', 'uninstall', '--only-agents', '--namespace', namespace, ...timeout],
    terminationMessagePolicy: 'FallbackToLogsOnError',
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
  }
  const spec = {
    serviceAccountName: name,
    imagePullSecrets,
    restartPolicy: 'Never',
    nodeSelector,
    tolerations,
    priorityClassName,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [container],
  }
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace, labels },
    spec: {
      backoffLimit: 1,
      activeDeadlineSeconds: deadlineSeconds,
      template: { metadata: { labels }, spec },
    },
  }
}
