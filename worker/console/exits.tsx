/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { contactDays, contactSpan, type Contacts } from '../tenant/contacts.ts'
import { pageSize } from '../tenant/reports.ts'
import { FilterForm } from './filter-form.tsx'
import { addressOf, isNarrowed, narrowingOf, type Narrowing } from './filter.ts'
import { ExitsTable } from './exits-table.tsx'
import { Layout } from './layout.tsx'
import { withOwn } from './own-vocabulary.ts'
import type { SessionRow } from '../tenant/session-row.ts'
import { viewOf, type View, type Visiting } from './visit.ts'
import type { Words } from './words.ts'

export const exits = new Hono<Visiting>()

exits.get('/', async (c) => {
  const tenant = c.get('tenant')
  const object = c.env.TENANT.getByName(tenant.id)
  const vocabulary = await object.vocabulary()
  const narrowing = narrowingOf(c.req.query(), vocabulary.reasons)
  const [rows, contacts] = await Promise.all([object.sessions(narrowing.filter), object.contacts()])
  const view = viewOf(c, tenant.name)
  const own = { ...view, words: withOwn(view.words, vocabulary) }
  const { reasons } = vocabulary
  return c.html(<ExitsPage view={own} {...{ narrowing, rows, contacts, reasons }} />)
})

interface ExitsProps {
  view: View
  narrowing: Narrowing
  rows: readonly SessionRow[]
  contacts: Contacts
  /** Reasons of the tenant's playbooks. */
  reasons: readonly string[]
}

const ExitsPage = ({ view, narrowing, rows, contacts, reasons }: ExitsProps) => {
  const { words } = view
  const shown = rows.slice(0, pageSize)
  return (
    <Layout view={view} title={words.say('console.exits')}>
      <div class="heading">
        <h1>{words.say('console.exits')}</h1>
        <p>
          {words.say('exits.lead')} {words.say('console.utc')}
        </p>
      </div>
      <FirstContact words={words} contacts={contacts} />
      <FilterForm words={words} narrowing={narrowing} own={reasons} />
      {shown.length === 0 ? (
        <Empty view={view} narrowing={narrowing} />
      ) : (
        <ExitsTable words={words} rows={shown} />
      )}
      <Paging view={view} narrowing={narrowing} rows={rows} />
      <p class="faint">
        {words.say('record.export')} <a href={addressOf(narrowing.filter, null, '/console/exits.csv')}>CSV</a>{' '}
        <a href={addressOf(narrowing.filter, null, '/console/exits.ndjson')}>NDJSON</a>
      </p>
      <p class="faint">
        {words.say('reading.export')} <a href="/console/corrections.csv">CSV</a>{' '}
        <a href="/console/corrections.ndjson">NDJSON</a>
      </p>
    </Layout>
  )
}

/** Nothing is said of nobody: a share of no conversations is no figure. */
const FirstContact = ({ words, contacts: { sessions, again } }: { words: Words; contacts: Contacts }) =>
  sessions === 0 ? null : (
    <p class="note">
      {words.say('contacts.figure', {
        n: sessions,
        share: words.percent(Math.floor(((sessions - again) / sessions) * 100)),
        again,
        days: contactDays,
        span: contactSpan,
      })}
    </p>
  )

const Empty = ({ view: { words }, narrowing: { filter } }: Pick<ExitsProps, 'view' | 'narrowing'>) => {
  const isCut = isNarrowed(filter) || filter.after !== null
  return (
    <section class="empty" role="status">
      <h2>{words.say(isCut ? 'exits.no_match' : 'exits.none')}</h2>
      <p>{words.say(isCut ? 'exits.no_match.lead' : 'exits.none.lead')}</p>
      {isCut ? (
        <a class="button" href="/console">
          {words.say('filter.clear')}
        </a>
      ) : null}
    </section>
  )
}

const Paging = ({
  view: { words },
  narrowing: { filter },
  rows,
}: Omit<ExitsProps, 'reasons' | 'contacts'>) => {
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  if (!last && filter.after === null) return null
  return (
    <nav class="paging" aria-label={words.say('exits.caption')}>
      {filter.after === null ? null : (
        <a class="button" href={addressOf(filter)}>
          {words.say('exits.newest')}
        </a>
      )}
      {last ? (
        <a class="button" href={addressOf(filter, last)} rel="next">
          {words.say('exits.older')}
        </a>
      ) : null}
    </nav>
  )
}
