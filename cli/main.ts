// `leyline`: what a person types. Each command stands in its own file under commands/.
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { MeshError } from '../mesh/errors.ts'
import { certificatesCommand } from './commands/certificates.ts'
import { checkCommand } from './commands/check.ts'
import { connectionsCommand } from './commands/connections.ts'
import { dashboardCommand } from './commands/dashboard.ts'
import { installCommand } from './commands/install.ts'
import { statusCommand } from './commands/status.ts'
import { uninstallCommand } from './commands/uninstall.ts'
import { upCommand } from './commands/up.ts'
import { waypointCommand } from './commands/waypoint.ts'
import { workloadsCommand } from './commands/workloads.ts'

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string }

const program = new Command('leyline')
  .description('A service mesh without sidecars: eBPF capture, mutual TLS, SPIFFE identities.')
  .version(version)
  .configureOutput({
    // One line, whatever was wrong with the command line.
    outputError: (text, write) => {
      const what = text
        .trim()
        .replace(/^error: /, '')
        .replaceAll('\n', ' ')
      write(`leyline: ${what} (--help shows how)\n`)
    },
  })
for (const command of [
  upCommand(),
  installCommand(),
  uninstallCommand(),
  statusCommand(),
  workloadsCommand(),
  certificatesCommand(),
  connectionsCommand(),
  waypointCommand(),
  dashboardCommand(),
  checkCommand(),
]) {
  program.addCommand(command.copyInheritedSettings(program))
}

try {
  await program.parseAsync()
} catch (error) {
  // An expected failure is one line; anything else is ours to fix and keeps its stack.
  if (!(error instanceof MeshError)) throw error
  process.stderr.write(`leyline: ${error.message}\n`)
  process.exitCode = 1
}
