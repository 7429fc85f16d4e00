/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { pageSize } from '../tenant/reports.ts'
import { FilterForm } from './filter-form.tsx'
import { addressOf, isNarrowed, narrowingOf, type Narrowing } from './filter.ts'
import { ExitsTable } from './exits-table.tsx'
import { Layout } from './layout.tsx'
import type { SessionRow } from '../tenant/session-row.ts'
import { viewOf, type View, type Visiting } from './visit.ts'

export const exits = new Hono<Visiting>()

exits.get('/', async (c) => {
  const tenant = c.get('tenant')
  const narrowing = narrowingOf(c.req.query())
  const rows = await c.env.TENANT.getByName(tenant.id).sessions(narrowing.filter)
  return c.html(<ExitsPage view={viewOf(c, tenant.name)} narrowing={narrowing} rows={rows} />)
})

interface ExitsProps {
  view: View
  narrowing: Narrowing
  rows: readonly SessionRow[]
}

const ExitsPage = ({ view, narrowing, rows }: ExitsProps) => {
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
      <FilterForm words={words} narrowing={narrowing} />
      {shown.length === 0 ? (
        <Empty view={view} narrowing={narrowing} />
      ) : (
        <ExitsTable words={words} rows={shown} />
      )}
      <Paging view={view} narrowing={narrowing} rows={rows} />
    </Layout>
  )
}

const Empty = ({ view: { words }, narrowing: { filter } }: Omit<ExitsProps, 'rows'>) => {
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

const Paging = ({ view: { words }, narrowing: { filter }, rows }: ExitsProps) => {
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
