/** @jsxImportSource hono/jsx */
import type { LifeState } from '#shared/experiments/life.ts'
import { holdoutId } from '#shared/experiments/holdout.ts'
import { dayMs } from '#shared/retention.ts'
import type { ListedInBrief } from '../../tenant/experiments/life-calls.ts'
import { CardsTable, type Column } from '../cards-table.tsx'
import { Badge } from '../icons.tsx'
import { Layout } from '../layout.tsx'
import { figuresOf } from '../plots/unit.ts'
import type { View } from '../visit.ts'
import type { Words } from '../words.ts'
import { Discarded } from './discarded.tsx'
import { addressOf } from './plan-page.tsx'
import { saidSoFar } from './verdict-words.ts'

interface ListProps {
  view: View
  rows: readonly ListedInBrief[]
  today: string
}

/** In this order: what asks for something first, then what is over. */
const groups = ['running', 'draft', 'stopped', 'finished'] as const satisfies LifeState[]
type Grouped = (typeof groups)[number]

export const ListPage = ({ view, rows, today }: ListProps) => {
  const { words } = view
  const isEmpty = rows.every(({ listed }) => listed.id === holdoutId || listed.state === 'discarded')
  return (
    <Layout view={view} title={words.say('exp.title')}>
      <div class="heading with-press">
        <div>
          <h1>{words.say('exp.title')}</h1>
          <p>
            {words.say('exp.lead')} {words.say('console.utc')}
          </p>
        </div>
        {isEmpty ? null : (
          <a class="button main" href="/console/experiments/new">
            {words.say('exp.plan')}
          </a>
        )}
      </div>
      <div class="experiments">
        {isEmpty ? <Empty words={words} /> : null}
        {groups.map((state) => (
          <Group words={words} state={state} today={today} rows={rows.filter(isIn(state))} />
        ))}
        <Discarded words={words} listed={rows.map(({ listed }) => listed)} />
      </div>
    </Layout>
  )
}

const isIn =
  (state: LifeState) =>
  ({ listed }: ListedInBrief): boolean =>
    listed.state === state

const Empty = ({ words }: { words: Words }) => (
  <section class="empty" role="status">
    <h2>{words.say('exp.none')}</h2>
    <p>{words.say('exp.none.lead')}</p>
    <a class="button main" href="/console/experiments/new">
      {words.say('exp.plan_one')}
    </a>
  </section>
)

interface RowProps extends ListedInBrief {
  words: Words
  today: string
}

const Group = ({
  words,
  state,
  rows,
  today,
}: {
  words: Words
  state: Grouped
  rows: ListedInBrief[]
  today: string
}) =>
  rows.length === 0 ? null : (
    <section>
      <h2>{words.say(`exp.group.${state}`)}</h2>
      <CardsTable
        words={words}
        rows={rows.map((row) => ({ ...row, words, today }))}
        head={head}
        columns={columns}
        caption={`exp.group.${state}`}
        shown="exp.shown"
        look="trials"
      />
    </section>
  )

const isStandard = ({ listed }: ListedInBrief): boolean => listed.id === holdoutId

export const nameIn = (row: ListedInBrief, words: Words): string =>
  isStandard(row) ? words.say('exp.holdout') : row.listed.name

const head: Column<RowProps> = {
  name: 'exp.name',
  cell: (row) => (
    <span class="stack">
      <a href={addressOf(row.listed.id)}>
        <bdi>{nameIn(row, row.words)}</bdi>
      </a>
      <span class="faint owner">
        {isStandard(row) ? row.words.say('exp.holdout.what') : <bdi>{row.listed.owner}</bdi>}
      </span>
    </span>
  ),
}

const columns: Column<RowProps>[] = [
  { name: 'exp.state', cell: ({ words, listed: { state } }) => <State words={words} state={state} /> },
  { name: 'exp.days', cell: (row) => <>{daysIn(row) ?? '–'}</> },
  { name: 'exp.let_in', cell: (row) => <>{letInOf(row)}</> },
  { name: 'exp.said', cell: (row) => <Said {...row} /> },
]

const stateLook = {
  draft: ['none', ''],
  running: ['waiting', 'kept'],
  stopped: ['no', 'abandoned'],
  finished: ['yes', ''],
  discarded: ['none', ''],
} as const

export const State = ({ words, state }: { words: Words; state: LifeState }) => (
  <Badge shape={stateLook[state][0]} tone={stateLook[state][1]} text={words.say(`exp.state.${state}`)} />
)

/** Whole days in which customers were let in; null for a draft. */
function daysIn({ listed: { startedAt, stopped }, today, words }: RowProps): string | null {
  if (startedAt === null) return null
  const until = stopped?.at.slice(0, 10) ?? today
  const days = Math.round((Date.parse(until) - Date.parse(startedAt.slice(0, 10))) / dayMs)
  return figuresOf({ type: 'count' }, words).full(Math.max(0, days))
}

function letInOf({ brief, words }: RowProps): string {
  if (brief === null) return '–'
  const whole = figuresOf({ type: 'count' }, words).full
  const { letIn, planned } = brief
  return planned === null ? whole(letIn) : words.say('overview.of', { n: whole(letIn), all: whole(planned) })
}

const Said = ({ words, brief }: RowProps) =>
  brief === null ? (
    <span class="faint">{words.say('exp.said.draft')}</span>
  ) : (
    <>
      {saidSoFar(brief, words).map((one) => (
        <span>{one}</span>
      ))}
    </>
  )
