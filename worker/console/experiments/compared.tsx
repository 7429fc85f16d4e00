/** @jsxImportSource hono/jsx */
import type { ArmReport } from '#shared/experiments/report/arms.ts'
import { CardsTable, type Column } from '../cards-table.tsx'
import { countIn, shareIn } from '../overview/parts.tsx'
import { Section } from '../parts.tsx'
import type { Words } from '../words.ts'
import { rangeIn } from './verdict-words.ts'
import type { Watched } from './watch-page.tsx'

/** Deflected, kept and truly saved stand side by side; only the last is in bold and called a save (S0.24, S2.2). */
export const Compared = ({ words, report }: Watched) => (
  <Section title={words.say('watch.compared')}>
    <p class="faint">{words.say('watch.compared.lead', { n: report.horizon })}</p>
    <CardsTable
      words={words}
      rows={report.arms.map((arm) => ({ words, arm }))}
      head={head}
      columns={columns}
      caption="watch.compared"
      shown="watch.arms"
      look="compared"
    />
  </Section>
)

interface Row {
  words: Words
  arm: ArmReport
}

const head: Column<Row> = { name: 'watch.head.arm', cell: (row) => <Name {...row} /> }

const columns: Column<Row>[] = [
  { name: 'watch.head.let_in', cell: ({ words, arm }) => <>{countIn(arm.exposed.n, words)}</> },
  { name: 'watch.head.judged', cell: ({ words, arm }) => <>{countIn(arm.judged.n, words)}</> },
  { name: 'watch.head.deflected', cell: ({ words, arm }) => <>{shareIn(arm.deflected, words)}</> },
  { name: 'watch.head.kept', cell: ({ words, arm }) => <>{shareIn(arm.kept, words)}</> },
  { name: 'watch.head.saved', cell: (row) => <Saved {...row} /> },
]

interface NameProps {
  words: Words
  arm: Pick<ArmReport, 'name' | 'isHoldout' | 'weight'>
}

export const Name = ({ words, arm }: NameProps) => (
  <>
    <bdi>{arm.name}</bdi>
    {arm.isHoldout ? <span class="tag">{words.say('watch.is_holdout')}</span> : null}
    {arm.weight === 0 ? <span class="tag">{words.say('watch.is_closed')}</span> : null}
  </>
)

const Saved = ({ words, arm: { against, isHoldout } }: Row) => {
  if (isHoldout) return <span class="faint">{words.say('watch.saved.by_it')}</span>
  const saved = against?.saved ?? null
  return saved === null ? (
    <>{words.say('exp.verdict.collecting')}</>
  ) : (
    <strong>{rangeIn(saved, words)}</strong>
  )
}
