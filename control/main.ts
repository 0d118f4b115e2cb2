// Control's program: `--config FILE`.
import { parseArgs } from 'node:util'
import { describeError, MeshError } from '../mesh/errors.ts'
import { leaveLastWord, leaveLastWordOnCrash } from '../mesh/process/lastword.ts'
import { untilSignal } from '../mesh/process/lifetime.ts'
import { createLog } from '../mesh/process/log.ts'
import { loadControlConfig } from './config.ts'
import { Control } from './control.ts'

const help = `usage: control/main.ts --config FILE

exit status: 0 ended in order, 1 failed, 2 the configuration is wrong
`

leaveLastWordOnCrash('control')
try {
  const { values } = parseArgs({
    options: { config: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) process.stdout.write(help)
  else if (values.config === undefined) throw new TypeError('expected --config FILE')
  else await run(values.config)
} catch (error) {
  const usage = error instanceof TypeError
  const line = `control: ${describeError(error)}`
  process.stderr.write(`${line}\n${usage ? help : ''}`)
  leaveLastWord(line)
  const badConfig = usage || (error instanceof MeshError && error.code === 'bad_config')
  process.exit(badConfig ? 2 : 1)
}

async function run(configFile: string): Promise<void> {
  const config = loadControlConfig(configFile)
  const log = createLog({ name: 'control', level: config.logLevel })
  const stop = untilSignal()
  const control = await Control.start(config, log)
  log.info({ cause: await stop }, 'control is stopping')
  await control[Symbol.asyncDispose]()
  process.exit(0)
}
