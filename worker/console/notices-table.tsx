/** @jsxImportSource hono/jsx */
import { statutoryForms } from '#shared/law/statutory.ts'
import { addHours } from '#shared/rules/derived.ts'
import { noticeHours, type KeptNotice } from '../tenant/notices.ts'
import { CardsTable, type Column } from './cards-table.tsx'
import { Badge } from './icons.tsx'
import type { Words } from './words.ts'

interface RowProps {
  notice: KeptNotice
  words: Words
  now: Date
  /** The list as it is narrowed, to be led back to. */
  query: string
}

const head: Column<RowProps> = {
  name: 'notices.received',
  cell: ({ notice: { receivedAt, place }, words }) => (
    <>
      <time datetime={receivedAt}>{words.moment(receivedAt)}</time>
      <span class="tag">{words.place(place)}</span>
    </>
  ),
}

const columns: Column<RowProps>[] = [
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

export const NoticesTable = ({ rows, ...around }: TableProps) => (
  <CardsTable
    words={around.words}
    rows={rows.map((notice) => ({ notice, ...around }))}
    head={head}
    columns={columns}
    caption="notices.caption"
    shown="notices.shown"
    idOf={({ notice }) => `n-${notice.reference}`}
  />
)

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
