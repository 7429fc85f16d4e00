/** @jsxImportSource hono/jsx */
import type { Stuck } from '../tenant/stuck-list.ts'
import { CardsTable, type Column } from './cards-table.tsx'
import { Badge } from './icons.tsx'
import type { Words } from './words.ts'

interface RowProps {
  row: Stuck
  words: Words
  now: Date
}

const head: Column<RowProps> = {
  name: 'stuck.customer',
  cell: ({ row: { customer, session, mode }, words: { say } }) => (
    <div class="stack">
      <bdi>{customer}</bdi>
      <a href={`/console/sessions/${encodeURIComponent(session)}`}>
        {say('stuck.open_exit')}
        <span class="unseen">: {customer}</span>
      </a>
      {mode === 'test' ? <span class="tag">{say('console.test')}</span> : null}
    </div>
  ),
}

const columns: Column<RowProps>[] = [
  { name: 'stuck.what', cell: ({ row, words }) => words.say(`stuck.effect.${row.effect}`) },
  { name: 'stuck.why', cell: (row) => <Why {...row} /> },
  { name: 'stuck.since', cell: (row) => <Since {...row} /> },
  { name: 'stuck.due', cell: (row) => <Due {...row} /> },
  { name: 'stuck.do', cell: (row) => <Do {...row} /> },
]

interface TableProps extends Omit<RowProps, 'row'> {
  rows: readonly Stuck[]
}

export const StuckTable = ({ rows, ...around }: TableProps) => (
  <CardsTable
    words={around.words}
    rows={rows.map((row) => ({ row, ...around }))}
    head={head}
    columns={columns}
    caption="stuck.caption"
    shown="stuck.shown"
    look="stuck"
    idOf={({ row }) => `s-${row.key}`}
  />
)

const Why = ({ row: { needs, tries }, words: { say } }: RowProps) => (
  <>
    <span class="said" dir="auto">
      {typeof needs.why === 'string'
        ? say(`stuck.why.${needs.why}`)
        : say('stuck.why.refused', { why: needs.why.refused })}
    </span>
    <span class="faint">{say('stuck.tries', { n: tries })}</span>
  </>
)

const Since = ({ row: { asked, needs }, words: { say, moment } }: RowProps) => (
  <>
    <time datetime={asked}>{moment(asked)}</time>
    <span class="faint">{say('stuck.needs', { at: moment(needs.since) })}</span>
  </>
)

const Due = ({ row: { needs }, words: { say, moment }, now }: RowProps) => (
  <>
    <time datetime={needs.due}>{moment(needs.due)}</time>
    {Date.parse(needs.due) < now.getTime() ? (
      <Badge shape="failed" tone="billing-failed" text={say('stuck.late')} />
    ) : null}
  </>
)

const Do = ({ row: { key, customer, effect }, words: { say } }: RowProps) => {
  const what = `${say(`stuck.effect.${effect}`)}, ${customer}`
  const action = `/console/stuck/${encodeURIComponent(key)}`
  return (
    <>
      <form method="post" action={`${action}/retry`}>
        <button class="plain" type="submit" aria-label={`${say('stuck.retry')}: ${what}`}>
          {say('stuck.retry')}
        </button>
      </form>
      <form class="by-hand" method="post" action={`${action}/done`}>
        <label>
          <span>{say('stuck.reference')}</span>
          <input name="reference" maxlength={100} autocomplete="off" dir="auto" />
        </label>
        <button class="plain" type="submit" aria-label={`${say('stuck.hand')}: ${what}`}>
          {say('stuck.hand')}
        </button>
      </form>
    </>
  )
}
