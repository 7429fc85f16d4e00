/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { SessionRow } from '../tenant/session-row.ts'
import { Cells } from './cells.tsx'
import { Badge, billingShape, Icon } from './icons.tsx'
import { reasonsIn } from './reasons.ts'
import { WayTo } from './way-to.tsx'
import type { WordKey, Words } from './words.ts'

interface Column {
  name: WordKey
  cell: (row: SessionRow, words: Words) => Child
}

/** Every column but the first, which is the way to the row's own page. */
const columns: Column[] = [
  {
    name: 'exits.outcome',
    cell: ({ outcome, undone }, words) => (
      <>
        <Badge shape={outcome} tone={outcome} text={words.say(`outcome.${outcome}`)} />
        {undone ? <span class="tag">{words.say(`taken_back.${undone.state}`)}</span> : null}
      </>
    ),
  },
  {
    name: 'exits.reasons',
    cell: ({ reasons }, words) => reasonsIn(reasons, words) ?? <Faint text={words.say('exits.no_reason')} />,
  },
  { name: 'exits.tier', cell: ({ tier }, words) => <bdi>{words.named('band', tier)}</bdi> },
  { name: 'exits.offers', cell: (row, words) => <Offers row={row} words={words} /> },
  {
    name: 'exits.billing',
    cell: ({ billing }, words) => (
      <Badge
        shape={billingShape[billing]}
        tone={`billing-${billing}`}
        text={words.say(`billing.${billing}`)}
      />
    ),
  },
  { name: 'exits.language', cell: ({ locale }, words) => words.languageOf(locale) },
  {
    name: 'exits.customer',
    cell: ({ customer, erased }, words) =>
      erased ? <span class="tag">{words.say('erased.row')}</span> : <bdi class="id">{customer}</bdi>,
  },
]

/** A table that narrow screens show as cards. */
export const ExitsTable = ({ words, rows }: { words: Words; rows: readonly SessionRow[] }) => (
  <table class="exits" role="table">
    <caption>
      <span class="unseen">{words.say('exits.caption')}: </span>
      {words.say('exits.shown', { n: rows.length })}
    </caption>
    <Cells
      head={[words.say('exits.ended'), ...columns.map(({ name }) => words.say(name))]}
      rows={rows.map((row) => [
        <Ended row={row} words={words} />,
        ...columns.map(({ cell }) => cell(row, words)),
      ])}
    />
  </table>
)

const Ended = ({ row, words }: { row: SessionRow; words: Words }) => (
  <>
    <WayTo row={row} words={words} />
    {row.mode === 'test' ? <span class="tag">{words.say('console.test')}</span> : null}
  </>
)

const Faint = ({ text }: { text: string }) => <span class="faint">{text}</span>

const Offers = ({ row, words }: { row: SessionRow; words: Words }) =>
  row.offers.length === 0 ? (
    <Faint text={words.say('exits.no_offer')} />
  ) : (
    <ul class="offers">
      {row.offers.map((offer) => (
        <li>
          <bdi class="id">{offer}</bdi>
          {offer === row.accepted ? (
            <span class="taken">
              <Icon shape="yes" />
              {words.say('exits.taken')}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
