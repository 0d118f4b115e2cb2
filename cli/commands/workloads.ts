// `leyline workloads`: who is in the mesh, as control sees it.
import { Command } from 'commander'
import { type OutputFormat, outputOption, print, table } from '../output.ts'
import { type MeshOptions, openMesh, withMeshOptions } from '../open.ts'

interface Row {
  namespace: string
  name: string
  node: string
  addresses: string[]
  identity: string
  tunnel: 'none' | 'hbone'
}

export function workloadsCommand(): Command {
  return withMeshOptions(new Command('workloads'))
    .description('list workloads: address, identity, and whether peers tunnel to them')
    .addOption(outputOption())
    .action(async (options: MeshOptions & { output: OutputFormat }, command: Command) => {
      using mesh = await openMesh(options, command)
      const rows = (await mesh.askControl('/workloads')) as Row[]
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
