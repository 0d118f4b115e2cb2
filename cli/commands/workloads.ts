// `leyline workloads`: who is in the mesh, as control sees it.
import { Command } from 'commander'
import { type OutputFormat, outputOption, print, table } from '../output.ts'
import { RunDirectory, runOption } from '../run.ts'

interface Row {
  namespace: string
  name: string
  node: string
  addresses: string[]
  identity: string
  tunnel: 'none' | 'hbone'
}

export function workloadsCommand(): Command {
  return new Command('workloads')
    .description('list workloads: address, identity, and whether peers tunnel to them')
    .addOption(runOption())
    .addOption(outputOption())
    .action(async (options: { run: string; output: OutputFormat }) => {
      const run = new RunDirectory(options.run)
      run.requireRunning()
      const rows = (await run.askControl('/workloads')) as Row[]
      print(options.output, rows, () =>
        table(
          ['NAMESPACE', 'NAME', 'NODE', 'ADDRESSES', 'TUNNEL', 'IDENTITY'],
          rows.map((w) => [
            w.namespace,
            w.name,
            w.node,
            w.addresses.join(','),
            w.tunnel === 'hbone' ? 'HBONE' : '-',
            w.identity,
          ]),
        ),
      )
    })
}
