/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { statutoryForms } from '#shared/law/statutory.ts'
import { addHours } from '#shared/rules/derived.ts'
import { noticeHours, type KeptNotice } from '../tenant/notices.ts'
import { Badge } from './icons.tsx'
import type { WordKey, Words } from './words.ts'

interface RowProps {
  notice: KeptNotice
  words: Words
  now: Date
  /** The list as it is narrowed, to be led back to. */
  query: string
}

const columns: { name: WordKey; cell: (row: RowProps) => Child }[] = [
  { name: 'notices.asked', cell: (row) => <Asked {...row} /> },
  { name: 'notices.who', cell: (row) => <Who {...row} /> },
  { name: 'notices.contract', cell: ({ notice }) => <bdi class="id">{notice.content.contract}</bdi> },
  { name: 'notices.proof', cell: (row) => <Proof {...row} /> },
  {
    name: 'notices.due',
    cell: ({ notice, words }) => <time datetime={dueOf(notice)}>{words.moment(dueOf(notice))}</time>,
  },
  { name: 'notices.state', cell: (row) => <State {...row} /> },
]

interface TableProps extends Omit<RowProps, 'notice'> {
  rows: readonly KeptNotice[]
}

/** Built as the table of exits is, and shown as cards where that is. */
export const NoticesTable = ({ rows, ...around }: TableProps) => {
  const { say } = around.words
  return (
    <table class="exits" role="table">
      <caption>
        <span class="unseen">{say('notices.caption')}: </span>
        {say('notices.shown', { n: rows.length })}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {(['notices.received', ...columns.map(({ name }) => name)] as const).map((name) => (
            <th scope="col" role="columnheader">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((notice) => (
          <Row notice={notice} {...around} />
        ))}
      </tbody>
    </table>
  )
}

const Row = (row: RowProps) => {
  const { notice, words } = row
  return (
    <tr role="row" id={`n-${notice.reference}`}>
      <th scope="row" role="rowheader">
        <time datetime={notice.receivedAt}>{words.moment(notice.receivedAt)}</time>
        <span class="tag">{words.place(notice.place)}</span>
      </th>
      {columns.map(({ name, cell }) => (
        <td role="cell" data-name={words.say(name)}>
          <div class="stack">{cell(row)}</div>
        </td>
      ))}
    </tr>
  )
}

const dueOf = ({ receivedAt }: KeptNotice): string => addHours(new Date(receivedAt), noticeHours)

/** A reason is asked for only where a contract is left early. */
function kindOf({ place, content }: KeptNotice): 'ordinary' | 'for_cause' | 'withdrawal' {
  if (statutoryForms[place].right === 'withdrawal') return 'withdrawal'
  const { kind, reason } = content
  return kind === 'extraordinary' || (kind === undefined && reason) ? 'for_cause' : 'ordinary'
}

const Asked = ({ notice, words }: RowProps) => {
  const { say, copy } = words
  const { end, reason } = notice.content
  const asksForDay = statutoryForms[notice.place].fields.includes('end')
  return (
    <>
      <span>{say(`notices.kind.${kindOf(notice)}`)}</span>
      {asksForDay ? (
        <span>{end ? say('notices.end', { day: copy.day(end) }) : say('notices.end.earliest')}</span>
      ) : null}
      {reason ? <bdi class="said">{say('notices.reason', { reason })}</bdi> : null}
      <bdi class="id faint">{notice.reference}</bdi>
    </>
  )
}

const Who = ({ notice: { content } }: RowProps) => (
  <>
    <bdi>{content.name}</bdi>
    <bdi class="id">{content.email}</bdi>
  </>
)

const Proof = ({ notice: { place, mail }, words: { say, moment } }: RowProps) => (
  <>
    <span>{say(`notices.law.${statutoryForms[place].proof}`)}</span>
    <span class={mail?.state === 'failed' ? 'wrong' : 'faint'}>
      {say(`notices.mail.${mail?.state ?? 'none'}`, { at: mail ? moment(mail.at) : '' })}
    </span>
  </>
)

const State = ({ notice, words: { say, moment }, now, query }: RowProps) => {
  const { done, reference } = notice
  const isLate = Date.parse(dueOf(notice)) < now.getTime()
  const label = `${say(done ? 'notices.undo' : 'notices.press')}: ${notice.content.name ?? reference}`
  return (
    <>
      {done ? (
        <>
          <Badge shape="yes" tone="saved" text={say('notices.done')} />
          <span class="faint">{say('notices.done.by', { at: moment(done.at), by: done.by })}</span>
        </>
      ) : (
        <Badge
          shape={isLate ? 'failed' : 'waiting'}
          tone={isLate ? 'billing-failed' : 'billing-waiting'}
          text={say(isLate ? 'notices.late' : 'notices.open')}
        />
      )}
      <form method="post" action={`/console/notices/${reference}/${done ? 'open' : 'done'}${query}`}>
        <button class="plain" type="submit" aria-label={label}>
          {say(done ? 'notices.undo' : 'notices.press')}
        </button>
      </form>
    </>
  )
}
