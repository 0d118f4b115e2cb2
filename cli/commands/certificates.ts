// `leyline certificates`: what the agents hold right now, and until when.
import { Command } from 'commander'
import { type OutputFormat, outputOption, print, table } from '../output.ts'
import { type MeshOptions, openMesh, withMeshOptions } from '../open.ts'

interface Held {
  identity: string
  serial?: string
  san?: string[]
  notBefore?: string
  notAfter?: string
  problem?: string
}

export function certificatesCommand(): Command {
  return withMeshOptions(new Command('certificates'))
    .description('list the certificates that agents hold')
    .addOption(outputOption())
    .action(async (options: MeshOptions & { output: OutputFormat }, command: Command) => {
      using mesh = await openMesh(options, command)
      const answers = await mesh.askAgents<Held[]>('/certificates')
      const rows = answers.flatMap(({ node, answer, error }): (Held & { node: string })[] =>
        answer === undefined
          ? [{ node, identity: '-', problem: error ?? 'no answer' }]
          : answer.map((held) => ({ node, ...held })),
      )
      print(options.output, rows, () =>
        table(
          ['NODE', 'IDENTITY', 'SERIAL', 'NOT BEFORE', 'NOT AFTER', 'PROBLEM'],
          rows.map((row) => [
            row.node,
            row.identity,
            row.serial ?? '-',
            row.notBefore ?? '-',
            row.notAfter ?? '-',
            row.problem ?? '',
          ]),
        ),
      )
    })
}
