/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { Month } from '#shared/figures/given.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { signInOf } from '../guard.ts'
import { withOwn } from '../own-vocabulary.ts'
import { liveOf, tenantOf } from '../playbook/live.ts'
import { viewOf, type Visit, type Visiting } from '../visit.ts'
import { figureFiles } from '../../routes/figures-file.ts'
import { overviewAt, spanOf } from '../../tenant/figures/overview-at.ts'
import { filledIn, filledOf, readForm, type Filled, type GivenField } from './given-form.ts'
import { OverviewPage } from './page.tsx'
import { programmesFile } from './programmes-file.ts'

/** Figures over all sessions. */
export const overviewPages = new Hono<Visiting>()

overviewPages.get('/overview', (c) => page(c))

overviewPages.post('/overview', async (c) => {
  const filled = await filledIn(c)
  const now = new Date()
  const read = readForm(filled, dayOf(now))
  if (!read.ok) return page(c, filled, read.wrong)
  await tenantOf(c).give(read.month, { given: read.given, by: await signInOf(c), at: now.toISOString() })
  return c.redirect(`/console/overview?month=${read.month}&kept=1#given`, 303)
})

overviewPages.route('/', programmesFile)
overviewPages.route('/', figureFiles)

/** `filled`: a form that comes back because of what is wrong in it. */
async function page(c: Visit, filled: Filled | null = null, wrong: readonly GivenField[] = []) {
  const today = dayOf(new Date())
  const [{ playbook }, vocabulary] = await Promise.all([liveOf(c), tenantOf(c).vocabulary()])
  const days = spanOf(c.req.query('days'))
  const { overview, said } = await overviewAt(tenantOf(c), { days, playbook })
  const asked = Month.safeParse(c.req.query('month')).data
  const months = [today.slice(0, 7), ...overview.business.months.map(({ month }) => month).toReversed()]
  const month = asked !== undefined && months.includes(asked) ? asked : (months[1] ?? today.slice(0, 7))
  const currency = overview.money.currency ?? ''
  const given = {
    said,
    filled: filled ?? filledOf(month, said[month]?.given ?? null, currency),
    wrong,
    kept: c.req.query('kept') === '1' && said[month] ? month : null,
    months,
  }
  const view = viewOf(c, c.get('tenant').name)
  const own = { ...view, words: withOwn(view.words, vocabulary) }
  return c.html(<OverviewPage view={own} {...{ overview, today, given }} />, wrong.length === 0 ? 200 : 422)
}
