/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as z from 'zod'
import { fieldsOf, logFault, Refused } from '../errors.ts'
import { objectName } from '../identity/object-name.ts'
import type { Stuck } from '../tenant/stuck-list.ts'
import { isReading, signInOf } from './guard.ts'
import { Layout } from './layout.tsx'
import { StuckTable } from './stuck-table.tsx'
import { viewOf, type View, type Visit, type Visiting } from './visit.ts'

/** Rows on the page; what is done gives way to the next. */
const stuckShown = 100

/** The number beside the page's name in the menu; where it cannot be had, pages are shown without. */
export const countStuck = createMiddleware<Visiting>(async (c, next) => {
  if (isReading(c)) {
    const asked = c.env.TENANT.getByName(c.get('tenant').id).countStuck()
    c.set('openStuck', await asked.catch((fault: unknown) => (logFault('stuck', fault), 0)))
  }
  await next()
})

/** What needs a person, and the two things that one can do about it. */
export const stuck = new Hono<Visiting>()

stuck.get('/', async (c) => {
  const { id, name } = c.get('tenant')
  const found = await c.env.TENANT.getByName(id).stuck(stuckShown + 1)
  return c.html(<StuckPage view={viewOf(c, name)} found={found} now={new Date()} />)
})

const Hand = z.object({
  reference: z
    .string()
    .trim()
    .max(100)
    .regex(/^\P{C}*$/u)
    .default(''),
})

stuck.post('/:key/retry', async (c) => {
  const { key, customer } = await stuckAt(c, c.req.param('key'))
  await customer.retryEffect(key)
  return c.redirect('/console/stuck', 303)
})

stuck.post('/:key/done', async (c) => {
  const form = Hand.safeParse(await c.req.parseBody().catch(() => null))
  if (!form.success)
    throw new Refused('bad_request', 'The form is not what this address takes.', fieldsOf(form.error))
  const { key, customer } = await stuckAt(c, c.req.param('key'))
  await customer.doneByHand(key, { who: await signInOf(c), reference: form.data.reference || null })
  return c.redirect('/console/stuck', 303)
})

/** Found in the operator's own tenant first: the row there says whose it is, the address never does. */
async function stuckAt(c: Visit, key: string) {
  const { id: tenant } = c.get('tenant')
  const row = await c.env.TENANT.getByName(tenant).stuckOne(key)
  if (row === null) throw new Refused('not_found', 'There is no such thing to be done.')
  return { key, customer: c.env.CUSTOMER.getByName(objectName(tenant, row.mode, row.customer)) }
}

interface PageProps {
  view: View
  /** One more than the page has where there are more. */
  found: readonly Stuck[]
  now: Date
}

const StuckPage = ({ view, found, now }: PageProps) => {
  const { say } = view.words
  return (
    <Layout view={view} title={say('stuck.title')}>
      <div class="heading">
        <h1>{say('stuck.title')}</h1>
        <p>
          {say('stuck.lead')} {say('console.utc')}
        </p>
      </div>
      {found.length === 0 ? (
        <section class="empty" role="status">
          <h2>{say('stuck.none')}</h2>
          <p>{say('stuck.none.lead')}</p>
        </section>
      ) : (
        <StuckTable words={view.words} rows={found.slice(0, stuckShown)} now={now} />
      )}
      {found.length > stuckShown ? <p class="faint">{say('stuck.more')}</p> : null}
    </Layout>
  )
}
