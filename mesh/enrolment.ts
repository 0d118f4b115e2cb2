// Whether a pod belongs into the mesh: the labels' meaning, in one place for control and agent.
import { dataplaneModeLabel, excludedNamespaces, istioDataplaneModeLabel } from './constants.ts'

type Labels = Readonly<Record<string, string>>

export interface EnrolmentSubject {
  readonly namespace: string
  readonly namespaceLabels: Labels
  readonly podLabels: Labels
  readonly hostNetwork: boolean
  readonly phase: string | undefined
  readonly addresses: readonly string[]
}

/** The pod's word beats its namespace's; our label beats Istio's. `reason` is for people. */
export function enrolmentOf(pod: EnrolmentSubject): { enrolled: boolean; reason: string } {
  const no = (reason: string) => ({ enrolled: false, reason })
  const own = modeOf(pod.podLabels)
  const inherited = modeOf(pod.namespaceLabels)
  const { mode, label, of } =
    own.mode === undefined ? { ...inherited, of: 'namespace' } : { ...own, of: 'pod' }
  if (mode === undefined) return no(`neither pod nor namespace has the label ${dataplaneModeLabel}`)
  if (mode !== 'ambient') return no(`${of} label ${label}=${mode}`)
  if (excludedNamespaces.has(pod.namespace))
    return no(`namespace ${pod.namespace} is never enrolled`)
  if (pod.hostNetwork) return no('pods in the host network cannot be enrolled')
  if (pod.phase === 'Succeeded' || pod.phase === 'Failed')
    return no(`the pod has ended (${pod.phase})`)
  if (pod.addresses.length === 0) return no('the pod has no address yet')
  return { enrolled: true, reason: `${of} label ${label}=ambient` }
}

function modeOf(labels: Labels): { mode: string | undefined; label: string } {
  const label =
    labels[dataplaneModeLabel] === undefined ? istioDataplaneModeLabel : dataplaneModeLabel
  return { mode: labels[label], label }
}
