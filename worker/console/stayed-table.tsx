/** @jsxImportSource hono/jsx */
import type { SessionRow } from '../tenant/session-row.ts'
import { CardsTable, type Column } from './cards-table.tsx'
import { Badge } from './icons.tsx'
import { WayTo } from './way-to.tsx'
import type { Words } from './words.ts'

interface RowProps {
  row: SessionRow
  words: Words
}

const head: Column<RowProps> = {
  name: 'stayed.ended',
  cell: (of) => <WayTo {...of} />,
}

const columns: Column<RowProps>[] = [
  { name: 'stayed.customer', cell: ({ row }) => <bdi class="id">{row.customer}</bdi> },
  {
    name: 'stayed.outcome',
    cell: ({ row: { outcome }, words }) => (
      <Badge shape={outcome} tone={outcome} text={words.say(`outcome.${outcome}`)} />
    ),
  },
  { name: 'stayed.stands', cell: ({ row, words }) => stands(row, words) },
  { name: 'stayed.due', cell: (row) => <Due {...row} /> },
  { name: 'stayed.score', cell: (row) => <Score {...row} /> },
]

export const StayedTable = ({ words, rows }: { words: Words; rows: readonly SessionRow[] }) => (
  <CardsTable
    words={words}
    rows={rows.map((row) => ({ row, words }))}
    {...{ head, columns }}
    caption="stayed.caption"
    shown="stayed.shown"
    idOf={({ row }) => `y-${row.session}`}
  />
)

/** By billing's last word, whoever had asked for it. */
function stands({ followed, told }: SessionRow, { say }: Words): string {
  const seen = followed?.seen.at(-1)
  const isTold = told && (!seen || told.occurred > seen.at)
  const standing = isTold ? told.standing : seen?.standing
  return standing ? say(`standing.${standing}`) : say('stayed.stands.unknown')
}

const Due = ({ row: { survey }, words: { say, moment } }: RowProps) => (
  <>
    {survey?.due ? (
      <time datetime={survey.due}>{moment(survey.due)}</time>
    ) : (
      <span class="faint">{say('stayed.due.none')}</span>
    )}
    {survey?.sent ? <span class="faint">{say('stayed.sent', { at: moment(survey.sent) })}</span> : null}
    {survey?.first ? <span class="tag">{say('stayed.first')}</span> : null}
  </>
)

const Score = ({ row: { survey }, words: { say, moment } }: RowProps) =>
  survey?.score === undefined ? (
    <span class="faint">{say('stayed.score.none')}</span>
  ) : (
    <>
      <span>{say('stayed.score.value', { score: survey.score })}</span>
      {survey.at ? <time datetime={survey.at}>{moment(survey.at)}</time> : null}
      {survey.story ? <span class="tag">{say('stayed.story')}</span> : null}
    </>
  )
