// `leyline connections`: what the agents carry right now.
import { Command } from 'commander'
import { type OutputFormat, outputOption, print, table } from '../output.ts'
import { RunDirectory, runOption } from '../run.ts'

type Row = Record<string, string | number>

export function connectionsCommand(): Command {
  return new Command('connections')
    .description('list the connections that agents carry')
    .addOption(runOption())
    .addOption(outputOption())
    .action(async (options: { run: string; output: OutputFormat }) => {
      const run = new RunDirectory(options.run)
      run.requireRunning()
      const answers = await run.askAgents<Row[]>('/connections')
      const rows = answers.flatMap(({ node, answer }) =>
        (answer ?? []).map((row) => ({ node, ...row })),
      )
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
            ].map((key) => cell(row, key)),
          ),
        ),
      )
    })
}
