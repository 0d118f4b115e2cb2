// What control needs on a cluster for waypoints: permissions and settings. Pure.
import type { InstallValues } from './values.ts'

const gatewayApi = ['gateway.networking.k8s.io']

/** In every namespace, since Gateways may be in any. */
export const waypointRules = [
  {
    apiGroups: gatewayApi,
    resources: ['gatewayclasses', 'gateways', 'httproutes'],
    verbs: ['list', 'watch'],
  },
  {
    apiGroups: gatewayApi,
    resources: ['gatewayclasses/status', 'gateways/status', 'httproutes/status'],
    verbs: ['patch'],
  },
  { apiGroups: gatewayApi, resources: ['gatewayclasses'], verbs: ['create', 'patch'] },
  // What a waypoint consists of. `get` tells what is somebody else's.
  {
    apiGroups: [''],
    resources: ['serviceaccounts', 'services'],
    verbs: ['get', 'create', 'patch'],
  },
  { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'patch'] },
  { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'create', 'patch'] },
]

/** The `waypoints` of control's configuration. */
export function waypointSettings(values: InstallValues, controlPort: number): object {
  const { namespace, image, imagePullPolicy, logLevel } = values
  const control = `leyline-control.${namespace}.svc:${controlPort}`
  return { image, imagePullPolicy, control, logLevel }
}
