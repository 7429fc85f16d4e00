/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import * as z from 'zod'
import type { Around, DemoEnv } from './desk.ts'
import { languageOf, signedIn } from './visitor.ts'
import { YearPage } from './year.tsx'
import { isUnderWay } from './years.ts'

/** Seconds after which a page on its way looks again, by itself and without a script. */
const lookAgain = '2'

/** What the button plays. */
export const usualYear = { seed: 20_261_122, customers: 20_000 }

const Asked = z.object({
  seed: z.coerce.number().int().min(0).max(2_147_483_647).default(usualYear.seed),
  customers: z.coerce.number().int().min(100).max(100_000).default(usualYear.customers),
})

/** The button, its page, and the same for the terminal. A form of another site was turned away before. */
export function yearRoutes({ desk, now }: Around): Hono<{ Bindings: DemoEnv }> {
  const routes = new Hono<{ Bindings: DemoEnv }>()
  const isForProgram = (accept: string | undefined) => accept?.includes('application/json') === true

  routes.get('/', async (c) => {
    const year = await desk(c.env).year()
    if (isForProgram(c.req.header('accept'))) return c.json({ year })
    if (isUnderWay(year)) c.header('refresh', lookAgain)
    return c.html(<YearPage customer={signedIn(c)} year={year} language={languageOf(c)} />)
  })

  routes.post('/', async (c) => {
    const asked = Asked.safeParse(await c.req.parseBody())
    if (!asked.success) return c.json({ error: 'nonsense' }, 422)
    const isBegun = await desk(c.env).playYear(asked.data, now().toISOString())
    if (!isForProgram(c.req.header('accept'))) return c.redirect('/shop/year', 303)
    return isBegun ? c.json({ year: await desk(c.env).year() }) : c.json({ error: 'under_way' }, 409)
  })
  return routes
}
