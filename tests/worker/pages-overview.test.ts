/** Every figure of the overview, worked out a second time from the logs of its customers. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { apiKey } from '../peers/test-settings.ts'
import { send } from './api.ts'
import { look } from './playbook-forms.ts'
import { fallenIn, type GivenMonths } from './raw/business.ts'
import { overviewOf, workedOut, type Worked } from './raw/overview-page.ts'
import { expectFigures, pageIn } from './raw/page.ts'
import { asOf, nights, tellTenant, type Told } from './raw/played.ts'
import { asCounted, readRows } from './raw/row.ts'
import { writtenIn } from './raw/written.ts'

const given: GivenMonths = {
  '2026-10': {
    currency: 'USD',
    customers: 6100,
    revenue: 15_400_050,
    margin: 62.5,
    acquisition: 18_000,
    process: 40_000,
    nps: 5,
    answers: 300,
  },
  '2026-09': { currency: 'USD', customers: 6000, nps: 31, answers: 240 },
  '2026-07': { currency: 'USD', customers: 5800, revenue: 14_000_000, margin: 60 },
  '2026-03': { currency: 'ILS', customers: 4200, revenue: 9_000_000, margin: 50, acquisition: 70_000 },
}

const now = Date.parse(nights[1])
const spans = [30, 90, 365]
let [told, rows]: [Told | null, ReturnType<typeof readRows>] = [null, []]
let worked: Worked[] = []

beforeAll(async () => {
  told = await tellTenant()
  rows = readRows(asOf(told.logs, nights[1]))
  worked = spans.map((days) => workedOut(rows, now, days, given))
  for (const [month, body] of Object.entries(given)) {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
    const said = await send(`/v1/figures/${month}`, { method: 'PUT', headers, body: JSON.stringify(body) })
    expect(said.status).toBe(204)
  }
}, 120_000)
afterAll(() => void vi.useRealTimers())

it('rows are what the logs say', () => {
  expect(rows.length).toBeGreaterThan(5000)
  expect(rows).toEqual(told?.rows.map(asCounted))
})

it('there is something of everything in the played year', () => {
  const [month, quarter, year] = worked
  expect([month, quarter, year].map((one) => one?.weekly.alarms.at(-1)?.day)).toEqual(
    Array(3).fill('2026-11-09'),
  )
  expect(fallenIn(year?.months ?? [])).toBe('2026-10')
  expect(year?.made).toMatchObject({ currency: 'USD', isProven: true })
  expect(year?.months.filter(({ churn }) => churn !== null)).toHaveLength(4)
})

describe.each(['en', 'he'] as const)('in %s', (language) => {
  it.each(spans)(
    'S0.2, S0.24, S1.2, S2.1, S2.2 of %i days, every figure is what the logs say',
    async (days) => {
      const { html } = await look(`/console/overview?days=${days}&lang=${language}`, language)
      const own = worked[spans.indexOf(days)]
      const expected = own && overviewOf({ ...own, write: writtenIn(language) })
      if (!expected) throw new Error('nothing was worked out')
      expectFigures(html, pageIn(html), expected)
    },
  )
})
