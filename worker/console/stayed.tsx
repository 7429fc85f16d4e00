/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { npsOf, type Tally } from '#shared/nps.ts'
import type { SessionRow } from '../tenant/session-row.ts'
import { stayedShown, tallyDays, type StayedPlace } from '../tenant/stayed.ts'
import { Layout } from './layout.tsx'
import { StayedTable } from './stayed-table.tsx'
import { viewOf, type View, type Visiting } from './visit.ts'
import type { Words } from './words.ts'

/** Who came to cancel and stayed: whom to ask, whom to write to, and what they said. */
export const stayed = new Hono<Visiting>()

stayed.get('/', async (c) => {
  const { id, name } = c.get('tenant')
  const after = placeOf(c.req.query('after'))
  const object = c.env.TENANT.getByName(id)
  const [found, tally] = await Promise.all([object.stayed(after), object.scores()])
  return c.html(<StayedPage view={viewOf(c, name)} {...{ found, tally, after }} />)
})

/** A place in the list, written as the row before it; anything else is the beginning. */
function placeOf(text = ''): StayedPlace | null {
  const [, ended, session] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,12}Z)~([\w-]{1,64})$/.exec(text) ?? []
  return ended && session ? { ended, session } : null
}

const addressOf = ({ ended, session }: StayedPlace): string =>
  `/console/stayed?${new URLSearchParams({ after: `${ended}~${session}` }).toString()}`

interface ListProps {
  view: View
  /** One more than a page where there is a next one. */
  found: readonly SessionRow[]
  after: StayedPlace | null
}

const StayedPage = ({ tally, ...list }: ListProps & { tally: Tally }) => {
  const { view, found } = list
  const { words } = view
  const rows = found.slice(0, stayedShown)
  return (
    <Layout view={view} title={words.say('stayed.title')}>
      <div class="heading">
        <h1>{words.say('stayed.title')}</h1>
        <p>
          {words.say('stayed.lead')} {words.say('console.utc')}
        </p>
      </div>
      <Recommended words={words} tally={tally} />
      {rows.length === 0 ? <Empty words={words} /> : <StayedTable words={words} rows={rows} />}
      <Paging {...list} />
    </Layout>
  )
}

/** Nothing is said of no answers: a share of nobody is no figure. */
const Recommended = ({ words, tally }: { words: Words; tally: Tally }) => {
  const nps = npsOf(tally)
  const { all: n, promoters, detractors } = tally
  return nps === null ? null : (
    <p class="note">{words.say('stayed.nps', { nps, n, promoters, detractors, days: tallyDays })}</p>
  )
}

const Empty = ({ words }: { words: Words }) => (
  <section class="empty" role="status">
    <h2>{words.say('stayed.none')}</h2>
    <p>{words.say('stayed.none.lead')}</p>
  </section>
)

const Paging = ({ view: { words }, found, after }: ListProps) => {
  const last = found.length > stayedShown ? found[stayedShown - 1] : undefined
  if (!last && after === null) return null
  return (
    <nav class="paging" aria-label={words.say('stayed.caption')}>
      {after === null ? null : (
        <a class="button" href="/console/stayed">
          {words.say('stayed.newest')}
        </a>
      )}
      {last ? (
        <a class="button" href={addressOf(last)} rel="next">
          {words.say('stayed.older')}
        </a>
      ) : null}
    </nav>
  )
}
