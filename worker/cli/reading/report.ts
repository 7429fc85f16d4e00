import type { Read } from '#shared/corrections/read.ts'
import { precision, recall, type Labelled, type Scored, type Tally } from '#shared/reading/scored.ts'
import { table } from '../replay/table.ts'

type Row = Read['labelled'][number]

/** The whole score as a person reads it: what was corrected, how each reason fares, and what is still misread. */
export function report(path: string, { labelled, gone, problems }: Read, result: Scored<Row>): string {
  const counts = [
    count(labelled.length, 'corrected reading'),
    `${gone} without words`,
    count(problems.length, 'problem'),
    `${result.misread.length} read in another way`,
  ]
  const reasons = Object.entries(result.reasons).toSorted(([a], [b]) => a.localeCompare(b))
  const rows = [...reasons, ['(leave now)', result.leave] as const].map(([name, tally]) => line(name, tally))
  const header = ['reason', 'is meant', 'found', 'recall', 'read', 'right', 'precision']
  return [
    `${path}: ${counts.join(', ')}\n\n`,
    table(header, rows, [1, 2, 3, 4, 5, 6]),
    result.misread.length > 0 ? '\n' : '',
    ...result.misread.map(({ row, reading }) => misread(path, row, reading)),
  ].join('')
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

const line = (name: string, tally: Tally): string[] => [
  name,
  String(tally.has),
  String(tally.found),
  percent(recall(tally)),
  String(tally.found + tally.wrong),
  String(tally.found),
  percent(precision(tally)),
]

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)}%`)

/** Like a compiler's, so that an editor can go there. Control characters of the words stay out of the terminal. */
const misread = (path: string, row: Row, reading: Omit<Labelled, 'text'>): string =>
  `${path}:${row.line}: read as ${meaning(reading)}, is ${meaning(row)}: ${row.text.replaceAll(/\p{Cc}+/gu, ' ')}\n`

const meaning = ({ intent, reasons }: Omit<Labelled, 'text'>): string => [intent, ...reasons].join(' ')
