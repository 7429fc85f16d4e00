/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { logFault, Refused } from '../errors.ts'
import type { KeptNotice, NoticePlace } from '../tenant/notices.ts'
import { isReading, signInOf } from './guard.ts'
import { Layout } from './layout.tsx'
import { NoticesTable } from './notices-table.tsx'
import { viewOf, type View, type Visit, type Visiting } from './visit.ts'

/** Notices on one page of the list. */
export const noticesShown = 50

/** The number beside the page's name in the menu; where it cannot be had, pages are shown without. */
export const countNotices = createMiddleware<Visiting>(async (c, next) => {
  if (isReading(c)) {
    const asked = c.env.TENANT.getByName(c.get('tenant').id).openNotices()
    c.set('openNotices', await asked.catch((fault: unknown) => (logFault('notices', fault), 0)))
  }
  await next()
})

/** What came in on the statutory pages, for the people who see to it. */
export const notices = new Hono<Visiting>()

notices.get('/', async (c) => {
  const onlyOpen = c.req.query('state') === 'open'
  const after = placeOf(c.req.query('after'))
  const { id, name } = c.get('tenant')
  const found = await c.env.TENANT.getByName(id).notices(noticesShown + 1, after, onlyOpen)
  return c.html(
    <NoticesPage view={viewOf(c, name)} found={found} now={new Date()} {...{ onlyOpen, after }} />,
  )
})

notices.post('/:reference/done', async (c) => {
  const done = { by: await signInOf(c), at: new Date().toISOString() }
  return settled(c, c.req.param('reference'), done)
})

notices.post('/:reference/open', (c) => settled(c, c.req.param('reference'), null))

/** Back to the list as it was, at the notice that was pressed. */
async function settled(c: Visit, reference: string, done: KeptNotice['done']) {
  const known = await c.env.TENANT.getByName(c.get('tenant').id).settleNotice(reference, done)
  if (!known) throw new Refused('not_found', 'There is no such notice.')
  const list = addressOf(c.req.query('state') === 'open', placeOf(c.req.query('after')))
  return c.redirect(`${list}#n-${encodeURIComponent(reference)}`, 303)
}

/** A place in the list, written as the notice before it; anything else is the beginning. */
function placeOf(text = ''): NoticePlace | null {
  const [, receivedAt, reference] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,12}Z)~([0-9a-f]{1,64})$/.exec(text) ?? []
  return receivedAt && reference ? { receivedAt, reference } : null
}

const queryOf = (onlyOpen: boolean, after: NoticePlace | null): string => {
  const query = new URLSearchParams(onlyOpen ? { state: 'open' } : {})
  if (after) query.set('after', `${after.receivedAt}~${after.reference}`)
  return query.size === 0 ? '' : `?${query.toString()}`
}
const addressOf = (onlyOpen: boolean, after: NoticePlace | null = null): string =>
  `/console/notices${queryOf(onlyOpen, after)}`

interface ListProps {
  view: View
  /** One more than a page where there is a next one. */
  found: readonly KeptNotice[]
  onlyOpen: boolean
  after: NoticePlace | null
}

const NoticesPage = ({ now, ...list }: ListProps & { now: Date }) => {
  const { view, found, onlyOpen, after } = list
  const { words } = view
  const rows = found.slice(0, noticesShown)
  return (
    <Layout view={view} title={words.say('notices.title')}>
      <div class="heading">
        <h1>{words.say('notices.title')}</h1>
        <p>
          {words.say('notices.lead')} {words.say('console.utc')}
        </p>
      </div>
      <p class="switch">
        <a class="button" href={addressOf(!onlyOpen)}>
          {words.say(onlyOpen ? 'notices.all' : 'notices.only_open')}
        </a>
      </p>
      {rows.length === 0 ? (
        <Empty {...list} />
      ) : (
        <NoticesTable words={words} rows={rows} now={now} query={queryOf(onlyOpen, after)} />
      )}
      <Paging {...list} />
    </Layout>
  )
}

const Empty = ({ view: { words }, onlyOpen }: ListProps) => (
  <section class="empty" role="status">
    <h2>{words.say(onlyOpen ? 'notices.none_open' : 'notices.none')}</h2>
    <p>{words.say(onlyOpen ? 'notices.none_open.lead' : 'notices.none.lead')}</p>
  </section>
)

const Paging = ({ view: { words }, found, onlyOpen, after }: ListProps) => {
  const last = found.length > noticesShown ? found[noticesShown - 1] : undefined
  if (!last && after === null) return null
  return (
    <nav class="paging" aria-label={words.say('notices.caption')}>
      {after === null ? null : (
        <a class="button" href={addressOf(onlyOpen)}>
          {words.say('notices.newest')}
        </a>
      )}
      {last ? (
        <a class="button" href={addressOf(onlyOpen, last)} rel="next">
          {words.say('notices.older')}
        </a>
      ) : null}
    </nav>
  )
}
