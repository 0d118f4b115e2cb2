// What control does on a cluster beside serving: runs waypoints, and writes back what is to be said of
// Gateway API objects; anew with every snapshot.
import type { Logger } from '../../mesh/process/log.ts'
import type { WaypointSettings } from '../config.ts'
import type { Configuration } from '../objects.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Root } from '../trust.ts'
import { type Api, Deployer } from './deployer.ts'
import { type ServingSource, StatusWriter } from './status.ts'

export function followGateways(parts: {
  readonly api: Api
  readonly source: ServingSource
  /** Undefined: nobody here runs waypoints. */
  readonly settings: WaypointSettings | undefined
  readonly root: Root
  readonly configuration: Configuration
  readonly log: Logger
}): Disposable {
  const { api, source, settings, root, configuration, log } = parts
  using stack = new DisposableStack()
  const deployer =
    settings &&
    stack.use(
      new Deployer({
        api,
        settings,
        rootCertificate: root.certificatePem,
        source,
        onChange: () => statuses.update(configuration.snapshot.model),
        log,
      }),
    )
  const deployProblem = (key: string): string | undefined =>
    deployer === undefined ? 'control has no settings for waypoints' : deployer.problem(key)
  const statuses = stack.use(new StatusWriter({ api, source, deployProblem, log }))
  const update = ({ model }: Snapshot): void => {
    deployer?.update(model.gateways)
    statuses.update(model)
  }
  stack.use(configuration.onSnapshot(update))
  update(configuration.snapshot)
  return stack.move()
}
