/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import * as z from 'zod'
import { readLoginLink } from '../identity/operator.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { letIn } from './guard.ts'
import { PlainPage } from './layout.tsx'
import { viewOf, type Visit, type Visiting } from './visit.ts'

const Form = z.object({ key: z.string() })

/** Showing the page uses nothing up, so that whatever looks at links before people do leaves them good. */
export const signIn = new Hono<Visiting>()

signIn.get('/', async (c) => {
  const key = c.req.query('key')
  if (key === undefined) return c.html(<PlainPage view={viewOf(c)} title="door.title" lead="door.how" />)
  return (await linkOf(c, key)) === null ? gone(c) : c.html(<Door c={c} secret={key} />)
})

signIn.post('/', async (c) => {
  const form = Form.safeParse(await c.req.parseBody().catch(() => null))
  const link = form.success ? await linkOf(c, form.data.key) : null
  if (link === null || !(await c.env.TENANT.getByName(link.tenant).useLink(link.jti))) return gone(c)
  await letIn(c, link.tenant)
  return c.redirect('/console', 303)
})

async function linkOf(c: Visit, key: string) {
  const link = await readLoginLink(key, c.env.PARLEY_SECRET, new Date())
  return link !== null && tenantsOf(c.env).has(link.tenant) ? link : null
}

const gone = (c: Visit) => c.html(<PlainPage view={viewOf(c)} title="door.gone" lead="door.gone.lead" />, 401)

const Door = ({ c, secret }: { c: Visit; secret: string }) => {
  const view = viewOf(c)
  return (
    <PlainPage view={view} title="door.title" lead="door.ready">
      <form method="post" action="/console/sign-in">
        <input type="hidden" name="key" value={secret} />
        <button type="submit">{view.words.say('door.press')}</button>
      </form>
    </PlainPage>
  )
}
