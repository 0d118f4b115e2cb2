// What commands print: a table for people, JSON or YAML for programs. Colours only on a terminal.
import { stripVTControlCharacters } from 'node:util'
import { Option } from 'commander'
import { stringify } from 'yaml'

export const outputFormats = ['table', 'json', 'yaml'] as const
export type OutputFormat = (typeof outputFormats)[number]

/** The common `--output` option. */
export function outputOption(): Option {
  return new Option('-o, --output <format>', 'how to print it')
    .choices(outputFormats)
    .default('table')
}

const ansi = { red: 31, green: 32, yellow: 33, bold: 1, dim: 2 } as const

/** `text` in a colour when stdout is a terminal and NO_COLOR is not set (no-color.org). */
export function paint(colour: keyof typeof ansi, text: string): string {
  if (!process.stdout.isTTY || process.env.NO_COLOR) return text
  return `\u001b[${ansi[colour]}m${text}\u001b[0m`
}

/** Columns as wide as their widest cell, two spaces apart; the last one is not padded. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const width = (cell: string): number => stripVTControlCharacters(cell).length
  const widths = head.map((_, i) => Math.max(...all.map((row) => width(row[i] ?? ''))))
  const lines = all.map((row) =>
    row
      .map((cell, i) =>
        i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - width(cell)),
      )
      .join('  '),
  )
  lines[0] = paint('bold', lines[0] ?? '')
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

/** Prints `data` as asked; `asTable` is only called for the table. */
export function print(format: OutputFormat, data: unknown, asTable: () => string): void {
  switch (format) {
    case 'json':
      process.stdout.write(`${JSON.stringify(data, null, 2)}\n`)
      break
    case 'yaml':
      process.stdout.write(stringify(data))
      break
    case 'table':
      process.stdout.write(asTable())
      break
  }
}
