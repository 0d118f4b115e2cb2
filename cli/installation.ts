// What an installation consists of, as far as the command line looks for it on a cluster: read out of the
// manifests that install it, so that nothing stands here a second time.
import { manifests } from '../deploy/kubernetes/manifests.ts'
import { defaultValues } from '../deploy/kubernetes/values.ts'
import { componentLabel } from '../mesh/constants.ts'

/** A Deployment or DaemonSet of ours. */
export interface Part {
  readonly kind: string
  readonly name: string
  readonly container: string
  /** Of its pods. */
  readonly selector: Readonly<Record<string, string>>
  /** Which nodes a DaemonSet is for. */
  readonly nodeSelector: Readonly<Record<string, string>>
  /** Path in the container. */
  readonly adminSocket: string
}

interface Workload {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> }
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> }
    readonly template: {
      readonly spec: {
        readonly nodeSelector?: Readonly<Record<string, string>>
        readonly containers: readonly { readonly name: string }[]
      }
    }
  }
}
interface Settings {
  readonly metadata: { readonly name: string }
  readonly data: Readonly<Record<string, string>>
}

/** Control and the agents, as they are installed into `namespace`. */
export function parts(namespace: string): { control: Part; agent: Part } {
  const objects = manifests({ ...defaultValues, namespace })
  const part = (kind: 'Deployment' | 'DaemonSet', component: string): Part => {
    const workloads = objects.filter((object) => object.kind === kind) as unknown as Workload[]
    const found = workloads.find(({ metadata }) => metadata.labels?.[componentLabel] === component)
    const configs = objects.filter((o) => o.kind === 'ConfigMap') as unknown as Settings[]
    const text = configs.find(({ metadata }) => metadata.name === found?.metadata.name)?.data[
      `${component}.yaml`
    ]
    if (found === undefined || text === undefined) throw new Error(`no ${kind} of ${component}`)
    const { nodeSelector = {}, containers } = found.spec.template.spec
    return {
      kind,
      name: found.metadata.name,
      container: containers[0]?.name ?? '',
      selector: found.spec.selector.matchLabels,
      nodeSelector,
      adminSocket: (JSON.parse(text) as { adminSocket: string }).adminSocket,
    }
  }
  return { control: part('Deployment', 'control'), agent: part('DaemonSet', 'agent') }
}

/** As the API writes it. */
export function formatSelector(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',')
}

export function matchesLabels(
  labels: Readonly<Record<string, string>> | undefined,
  selector: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(selector).every(([name, value]) => labels?.[name] === value)
}
