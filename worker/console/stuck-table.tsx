/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Stuck } from '../tenant/stuck-list.ts'
import { Badge } from './icons.tsx'
import type { WordKey, Words } from './words.ts'

interface RowProps {
  row: Stuck
  words: Words
  now: Date
}

const columns: { name: WordKey; cell: (row: RowProps) => Child }[] = [
  { name: 'stuck.what', cell: ({ row, words }) => words.say(`stuck.effect.${row.effect}`) },
  { name: 'stuck.why', cell: (row) => <Why {...row} /> },
  { name: 'stuck.since', cell: (row) => <Since {...row} /> },
  { name: 'stuck.due', cell: (row) => <Due {...row} /> },
  { name: 'stuck.do', cell: (row) => <Do {...row} /> },
]

interface TableProps extends Omit<RowProps, 'row'> {
  rows: readonly Stuck[]
}

/** Built as the table of exits is, and shown as cards where that is. */
export const StuckTable = ({ rows, ...around }: TableProps) => {
  const { say } = around.words
  return (
    <table class="exits stuck" role="table">
      <caption>
        <span class="unseen">{say('stuck.caption')}: </span>
        {say('stuck.shown', { n: rows.length })}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {(['stuck.customer', ...columns.map(({ name }) => name)] as const).map((name) => (
            <th scope="col" role="columnheader">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row row={row} {...around} />
        ))}
      </tbody>
    </table>
  )
}

const Row = (props: RowProps) => {
  const { row, words } = props
  return (
    <tr role="row" id={`s-${row.key}`}>
      <th scope="row" role="rowheader">
        <div class="stack">
          <bdi>{row.customer}</bdi>
          <a href={`/console/sessions/${encodeURIComponent(row.session)}`}>
            {words.say('stuck.open_exit')}
            <span class="unseen">: {row.customer}</span>
          </a>
          {row.mode === 'test' ? <span class="tag">{words.say('console.test')}</span> : null}
        </div>
      </th>
      {columns.map(({ name, cell }) => (
        <td role="cell" data-name={words.say(name)}>
          <div class="stack">{cell(props)}</div>
        </td>
      ))}
    </tr>
  )
}

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
