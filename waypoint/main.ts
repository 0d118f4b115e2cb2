// The waypoint's program: `--config FILE` runs it until a signal.
import { parseArgs } from 'node:util'
import { describeError, MeshError } from '../mesh/errors.ts'
import { leaveLastWord, leaveLastWordOnCrash } from '../mesh/process/lastword.ts'
import { createLog } from '../mesh/process/log.ts'
import { waypointKey } from '../mesh/waypoint.ts'
import { loadWaypointConfig } from './config.ts'
import { Waypoint } from './waypoint.ts'

const help = `usage: waypoint/main.ts --config FILE   run a waypoint

exit status: 0 ended in order, 1 failed, 2 the configuration is wrong
`

/** The status that tells a supervisor that starting again would not help. */
const badConfigStatus = 2

leaveLastWordOnCrash('waypoint')
try {
  const { values } = parseArgs({
    options: { config: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) process.stdout.write(help)
  else if (values.config === undefined) throw new TypeError('expected --config FILE')
  else await run(values.config)
} catch (error) {
  const usage = error instanceof TypeError
  const line = `waypoint: ${describeError(error)}`
  process.stderr.write(`${line}\n${usage ? help : ''}`)
  leaveLastWord(line)
  const badConfig = usage || (error instanceof MeshError && error.code === 'bad_config')
  process.exit(badConfig ? badConfigStatus : 1)
}

async function run(configFile: string): Promise<void> {
  const config = loadWaypointConfig(configFile)
  const log = createLog({ name: 'waypoint', level: config.logLevel }).child({
    waypoint: waypointKey(config),
  })
  const waypoint = await Waypoint.start(config, log)
  await waypoint.ended
  log.info('waypoint stopped')
  // An idle gRPC channel may hold the loop for a while; everything of ours is closed by now.
  process.exit(0)
}
