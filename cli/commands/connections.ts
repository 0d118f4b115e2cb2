// `leyline connections`: what the agents carry right now.
import { Command } from 'commander'
import { type OutputFormat, outputOption, print, table } from '../output.ts'
import { type MeshOptions, openMesh, withMeshOptions } from '../open.ts'

type Row = Record<string, string | number>

export function connectionsCommand(): Command {
  return withMeshOptions(new Command('connections'))
    .description('list the connections that agents carry')
    .addOption(outputOption())
    .action(async (options: MeshOptions & { output: OutputFormat }, command: Command) => {
      using mesh = await openMesh(options, command)
      const answers = await mesh.askAgents<Row[]>('/connections')
      const rows = answers.flatMap(({ node, answer, error }): Row[] =>
        answer === undefined
          ? [{ node, error: error ?? 'no answer' }]
          : answer.map((row) => ({ node, ...row })),
      )
      const failed = rows.some((row) => 'error' in row)
      const cell = (row: Row, key: string): string => String(row[key] ?? '-')
      print(options.output, rows, () =>
        table(
          [
            'NODE',
            'DIRECTION',
            'SOURCE',
            'DESTINATION',
            'TARGET',
            'SENT',
            'RECEIVED',
            'SOURCE IDENTITY',
            'DESTINATION IDENTITY',
            ...(failed ? ['PROBLEM'] : []),
          ],
          rows.map((row) =>
            [
              'node',
              'direction',
              'src.addr',
              'dst.addr',
              'dst.hbone_addr',
              'bytes_sent',
              'bytes_recv',
              'src.identity',
              'dst.identity',
              ...(failed ? ['error'] : []),
            ].map((key) => cell(row, key)),
          ),
        ),
      )
    })
}
