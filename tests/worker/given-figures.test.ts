/** What only the business knows: said on the page or by its servers, refused where it makes no sense, and what follows. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import { byHand } from '#tests/figures/by-hand.ts'
import { someRows } from '#tests/figures/rows.ts'
import { givenFigures as good } from '../fixtures/given-figures.ts'
import { apiKey } from '../peers/test-settings.ts'
import { refusal, send, tenantObject } from './api.ts'
import { numberIn, tableIn, tileIn } from './overview-page.ts'
import { keepRows } from './overview-rows.ts'
import { cookieOf, look, plain } from './playbook-forms.ts'

const now = Date.now()
const monthBack = (back: number): string => {
  const at = new Date(now)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back, 1)).toISOString().slice(0, 7)
}
const rows = someRows(1500, 21, now)

const put = (month: string, body: unknown, key = apiKey) =>
  send(`/v1/figures/${month}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

async function fill(form: Record<string, string>, origin = 'https://parley.test') {
  const response = await send('/console/overview', {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: await cookieOf(), origin },
    body: new URLSearchParams(form),
  })
  const html = await response.text()
  return { status: response.status, html, text: plain(html), to: response.headers.get('location') }
}

beforeAll(() => keepRows(rows, now))

describe('before anything is said', () => {
  it('S2.1 no churn rate and no value are shown, and the return says what it wants for', async () => {
    const { html, text } = await look('/console/overview')
    for (const name of ['Churn rate', 'Value of a customer'])
      expect(
        tableIn(html, 'months')
          .find(([measure]) => measure === name)
          ?.slice(1),
      ).toEqual(Array(3).fill('not known'))
    expect(html).not.toContain('id="churn"')
    expect(text).toContain('customers at the start of a whole month margin cost of the process')
    expect(text).toMatch(
      /Churn is falling not known yet .* Keeping pays: the return is above zero not known yet/,
    )
  })

  it('S2.15 what is said of others is context, with no figure of theirs beside it', async () => {
    const { text } = await look('/console/overview')
    expect(text).toContain('there is no universal norm')
    expect(text).toContain('5% to 7% a month')
  })
})

describe('bad input is refused with its reason, and nothing is kept', () => {
  it.each([
    ['a month to come', '2999-01', good, 'month'],
    ['no month', '2026-13', good, 'month'],
    ['a negative number', monthBack(1), { ...good, customers: -1 }, 'customers'],
    ['half a customer', monthBack(1), { ...good, customers: 1.5 }, 'customers'],
    ['a margin above all', monthBack(1), { ...good, margin: 101 }, 'margin'],
    ['a currency of nobody', monthBack(1), { ...good, currency: 'USX' }, 'currency'],
    ['a score without answers', monthBack(1), { ...good, nps: 30 }, 'answers'],
    ['a score beyond the scale', monthBack(1), { ...good, nps: 101, answers: 5 }, 'nps'],
    ['a field of nobody', monthBack(1), { ...good, churn: 3 }, ''],
  ])('%s', async (_, month, body, field) => {
    const [status, refused] = await refusal(await put(month, body))
    expect([status, refused.error, refused.fields?.[0]?.path]).toEqual([400, 'bad_request', field])
    expect(await tenantObject().given()).toEqual({})
  })

  it('a key of nobody', async () => {
    expect((await put(monthBack(1), good, 'pk_nobody')).status).toBe(401)
    expect(await tenantObject().given()).toEqual({})
  })

  it('on the page: the form comes back as it was, and names what was not understood', async () => {
    const bad = await fill({
      month: monthBack(1),
      currency: 'usd',
      customers: 'many',
      revenue: '1.999',
      margin: '"><b>',
    })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain(
      'Not understood: Customers on the first day, Revenue of the month, and Margin, in percent.',
    )
    expect(bad.html).toContain('value="many"')
    expect(bad.html).not.toContain('"><b>')
    expect((await fill({ month: monthBack(1), currency: 'USD' }, 'https://elsewhere.test')).status).toBe(403)
    expect(await tenantObject().given()).toEqual({})
  })
})

describe('S1.2, S2.1, S2.16, S2.20 once it is said', () => {
  const hand = byHand(rows, now, 90)
  const months = [1, 4, 13].map(monthBack)
  const customers = [2000, 1500, 1000]
  let html = ''

  beforeAll(async () => {
    for (const [index, month] of months.slice(1).entries())
      expect(
        (await put(month, { ...good, customers: customers[index + 1], nps: 40, answers: 500 })).status,
      ).toBe(204)
    const form = {
      currency: 'usd',
      customers: '2000',
      revenue: '90000.00',
      margin: '40',
      acquisition: '300',
      process: '900',
    }
    const done = await fill({ month: monthBack(1), ...form, nps: '-5', answers: '500' })
    expect([done.status, done.to]).toEqual([303, `/console/overview?month=${monthBack(1)}&kept=1#given`])
    html = (await look('/console/overview?days=90')).html
  })

  const churn = (index: number) => hand.leftIn(months[index] ?? '') / (customers[index] ?? 1)
  const cells = (name: string) =>
    tableIn(html, 'months')
      .find(([measure]) => measure === name)
      ?.slice(1) ?? []

  it('it is kept with who said it and when, and sent again it counts once', async () => {
    const said = await tenantObject().given()
    expect(Object.keys(said).toSorted()).toEqual(months.toSorted())
    expect(said[monthBack(1)]).toMatchObject({ given: { currency: 'USD', revenue: 9_000_000, nps: -5 } })
    expect(said[monthBack(1)]?.by).toMatch(/^[0-9a-f]{8}$/)
    expect(said[monthBack(4)]?.by).toBe('api')
    expect(plain(html)).toContain('By the API, ')
  })

  it('churn rates and values of a customer are those of the rows and of what was said', () => {
    expect(cells('Churn rate')).toEqual(
      [0, 1, 2].map((index) => `${Number((churn(index) * 100).toFixed(1))}%`),
    )
    const values = [0, 1, 2].map((index) =>
      Math.round((9_000_000 / (customers[index] ?? 1)) * 0.4 * Math.min(60, 1 / churn(index))),
    )
    expect(cells('Value of a customer').map((text) => Math.round(numberIn(text) * 100))).toEqual(values)
  })

  it('S2.2 a fall of the score is told', () => {
    expect(plain(html)).toMatch(/In \w+ \d{4} fewer would recommend us than before/)
  })

  it('the return is worked out of the truly saved, and stands beside what replacing them would cost', () => {
    const { offered, held, inCohort } = hand.arms
    const kept = Object.values(hand.value).reduce((sum, one) => sum + one.kept, 0)
    const usd = hand.value['USD'] ?? { monthly: 0, cost: 0, kept: 0 }
    const saved = inCohort * (offered.yes / offered.n - held.yes / held.n) * (usd.kept / kept)
    const value = Math.round(saved * (usd.monthly / usd.kept) * 0.4 * Math.min(60, 1 / churn(0)))
    const cost = usd.cost + Math.round((90_000 * 90) / (365.25 / 12))
    const shown = numberIn(tileIn(html, 'Return (ROI)').figure)
    expect(shown).toBeCloseTo(((value - cost) / cost) * 100, 0)
    expect(Math.round(numberIn(tileIn(html, 'Replacing the truly saved').figure) * 100)).toBe(
      Math.round(Math.max(0, saved) * 30_000),
    )
    // So few are in the holdout that the range has zero in it: then nothing is claimed.
    expect(tileIn(html, 'Return (ROI)').means).toContain('Not proven')
    expect(plain(html)).toContain('Keeping pays: the return is above zero not known yet')
  })
})

it('S2.2 a week with sharply more cancellations is marked on the page and in the picture', async () => {
  const calm = someRows(1, 1, now)[0] as SessionRow
  const monday = Math.floor((now / 86_400_000 - 4) / 7) * 7 + 4
  const ended = new Date((monday - 3) * 86_400_000).toISOString()
  const rise = Array.from({ length: 60 }, (_, n): SessionRow => {
    return { ...calm, session: `rise-${n}`, mode: 'live', outcome: 'cancelled', ended }
  })
  await keepRows(rise, now)
  const { html, text } = await look('/console/overview?days=90')
  expect(text).toContain('Cancellations rose sharply in the week from')
  expect(html.slice(html.indexOf('id="weeks"'))).toMatch(
    /plot-alarm-list[^>]*><li><b>[^<]+<\/b> \d+ cancelled and did not/,
  )
})
