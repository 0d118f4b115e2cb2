// The node agent's program. `--config FILE` runs it; `check` prints what this machine offers as
// JSON; `reset --config FILE` detaches and unpins whatever an agent left on this node.
import { parseArgs } from 'node:util'
import { describeError, MeshError } from '../mesh/errors.ts'
import { leaveLastWord, leaveLastWordOnCrash } from '../mesh/process/lastword.ts'
import { createLog } from '../mesh/process/log.ts'
import { Agent, resetNode } from './agent.ts'
import { probeFeatures } from './bpf/probe.ts'
import { loadAgentConfig } from './config.ts'

const help = `usage: agent/main.ts --config FILE         run the agent of a node
       agent/main.ts check                 print the machine's features as JSON
       agent/main.ts reset --config FILE   take all capture off this node

exit status: 0 ended in order, 1 failed, 2 the configuration is wrong
`

/** The status that tells a supervisor that starting again would not help. */
const badConfigStatus = 2

leaveLastWordOnCrash('agent')
try {
  const { values, positionals } = parseArgs({
    options: { config: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  })
  const [command = 'run', ...rest] = positionals
  if (values.help) process.stdout.write(help)
  else if (command === 'check') process.stdout.write(`${JSON.stringify(probeFeatures())}\n`)
  else if (values.config === undefined || rest.length > 0)
    throw new TypeError('expected --config FILE')
  else if (command === 'reset') resetNode(loadAgentConfig(values.config))
  else if (command === 'run') await run(values.config)
  else throw new TypeError(`unknown command ${command}`)
} catch (error) {
  const usage = error instanceof TypeError
  const line = `agent: ${describeError(error)}`
  process.stderr.write(`${line}\n${usage ? help : ''}`)
  leaveLastWord(line)
  const badConfig = usage || (error instanceof MeshError && error.code === 'bad_config')
  process.exit(badConfig ? badConfigStatus : 1)
}

async function run(configFile: string): Promise<void> {
  const config = loadAgentConfig(configFile)
  const log = createLog({ name: 'agent', level: config.logLevel }).child({ node: config.node })
  const agent = await Agent.start(config, log)
  await agent.ended
  log.info('agent stopped')
  // An idle gRPC channel may hold the loop for a while; everything of ours is closed by now.
  process.exit(0)
}
