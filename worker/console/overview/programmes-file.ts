import { Hono } from 'hono'
import { csvText } from '#shared/csv/cell.ts'
import { keysOf, sumOf, type Sums } from '#shared/figures/counts.ts'
import { programmesOf } from '#shared/figures/overview.ts'
import { candidates } from '#shared/figures/programmes.ts'
import { tenantOf } from '../playbook/live.ts'
import type { Visiting } from '../visit.ts'

const columns = ['offer', 'taken', 'kept', 'share_percent', 'fact', 'value', 'kept_with_it'] as const

/** Offers that kept customers, as candidates to be made before anybody asks to leave (S0.27). */
export const programmesFile = new Hono<Visiting>()

programmesFile.get('/programmes.csv', async (c) => {
  // Programmes are of a year, whatever the span.
  const { year } = await tenantOf(c).counts(1)
  return c.body(fileOf(year), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="programmes.csv"',
  })
})

/**
 * A line for each fact of those who took one and were kept. Facts are the tier, the reasons and the billing period: what
 * stays with a row when it is nobody's any more.
 */
function fileOf(year: Sums): string {
  const lines = candidates(programmesOf(year)).flatMap(({ offer, taken, kept }) => {
    const facts = keysOf(year, 'taker').filter((key) => key.startsWith(`${offer} `))
    const share = ((100 * kept) / taken).toFixed(1)
    return facts.toSorted().map((key) => {
      const [, fact = '', value = ''] = key.split(' ')
      return [offer, String(taken), String(kept), share, fact, value, String(sumOf(year, 'taker', key))]
    })
  })
  return [columns, ...lines].map(csvText).join('')
}
