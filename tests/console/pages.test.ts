import { describe, expect, test } from 'vitest'
import { pageSize } from '#worker/tenant/reports.ts'
import { aConsole, type AConsole } from './a-console.ts'
import type { ARecord } from './a-record.ts'
import {
  atOnce,
  belowMargin,
  consentRefused,
  doubted,
  failedCredit,
  nothingKnown,
  plainPage,
  records,
  saved,
  silent,
  twoOffers,
  wrongCharge,
} from './records.ts'

async function page(
  at: AConsole,
  path: string,
  tenant = 'demo',
): Promise<{ status: number; html: string; text: string }> {
  const response = await at.send(path, {
    headers: { cookie: await at.cookie(tenant), 'accept-language': 'en' },
  })
  const html = await response.text()
  return { status: response.status, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

const detail = (one: ARecord, lang = 'en') =>
  page(aConsole(records), `/console/sessions/${one.row.session}?lang=${lang}`)

describe('the list', () => {
  test('has a row for each exit, the newest first', async () => {
    const { html, text } = await page(aConsole(records), '/console')
    expect(text).toContain('First contact: 87% of the conversations of 90 days (8) needed no second one')
    const found = [...html.matchAll(/href="\/console\/sessions\/([^"]+)"/g)].map(([, id]) => id)
    expect(found).toEqual(records.map(({ row }) => row.session))
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/)
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
  })

  test('asks the tenant’s object for what the address says, and says what it left out', async () => {
    const at = aConsole(records)
    const { html, text } = await page(at, '/console?reason=price&outcome=won&from=2026-11-01')
    expect(at.asked).toEqual([
      { reason: 'price', outcome: null, from: '2026-11-01', until: null, after: null },
    ])
    expect(html).toContain('<option value="price" selected="">')
    expect(html).toContain('name="from" value="2026-11-01"')
    expect(text).toContain('could not be understood: Outcome')
  })

  test('goes on to older exits with the filter kept', async () => {
    const many = Array.from({ length: pageSize + 3 }, (_, index): ARecord => {
      const ended = new Date(Date.parse(saved.row.ended) - index * 60_000).toISOString()
      return { ...saved, row: { ...saved.row, session: `s-${index}`, ended } }
    })
    const at = aConsole(many)
    const first = await page(at, '/console?reason=price')
    const older = /href="([^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(first.text).toContain(`${pageSize} exits on this page`)
    expect(older).toContain('reason=price')
    const second = await page(at, older)
    expect(second.text).toContain('3 exits on this page')
    expect(second.html).not.toContain('rel="next"')
    expect(second.html).toContain('href="/console?reason=price"')
  })

  test('says so where nothing is recorded, and where nothing matches', async () => {
    expect((await page(aConsole(), '/console')).text).toContain('Nothing is recorded yet')
    const none = await page(aConsole(records), '/console?reason=moved')
    expect(none.text).toContain('Nothing matches')
    expect(none.html).toContain('<a class="button" href="/console">')
  })

  test('shows a tenant’s operators their own customers only', async () => {
    expect((await page(aConsole(records), '/console', 'other')).text).toContain('Nothing is recorded yet')
  })
})

describe('one exit', () => {
  test.each(records.map((one) => [one.row.customer, one] as const))(
    '%s is shown in both languages',
    async (customer, one) => {
      for (const lang of ['en', 'he']) {
        const { status, text } = await detail(one, lang)
        expect([status, text.includes(customer)]).toEqual([200, true])
        expect(
          text.match(
            /\b(verdict|withheld|happened|effect|outcome|billing|case|intent|facts|why|cause|band|against)\.[a-z_.]+/g,
          ),
        ).toBe(null)
        expect(text).not.toMatch(/\{\w+\}|undefined|\[object/)
      }
    },
  )

  test.each([
    [
      'two offers',
      twoOffers,
      [
        'price-smaller fitted, and was chosen',
        'price-20 is for a first offer only',
        'A smaller plan: Solo declined',
        'Costs us $44.10',
        'It is only the money',
      ],
    ],
    [
      'a failed credit',
      failedCredit,
      [
        'service-fix-second makes the same kind of offer',
        'billing does not show the change',
        'Fix what went wrong',
        'Not known: Last used and Potential',
        'פניתי שלוש פעמים',
      ],
    ],
    [
      'a wrong charge',
      wrongCharge,
      ['The rules were not asked', 'Correct the billing', 'Wrong charge', 'waiting'],
    ],
    ['nothing known', nothingKnown, ['Nothing was known of the customer, so no rule was looked at']],
    [
      'no consent',
      consentRefused,
      ['Did not agree to hear offers', 'must be asked for here', 'United States (US-MN)'],
    ],
    [
      'facts from several hands',
      doubted,
      [
        'Name Dov signed token, the same day',
        'billing, the same day',
        'June 30, 2027 sent ahead, 2 days before',
        'May be contacted yes, agreed',
        'Not to be relied on Use out of date (sent ahead, 60 days before)',
        'Place contradictory (billing and signed token)',
      ],
    ],
    ['no margin', belowMargin, ['price-30 would leave less than the margin floor', 'No rule fitted']],
    [
      'a yearly plan in yen',
      saved,
      [
        'price-smaller makes an offer that means nothing on this plan',
        'price-20 has a condition that did not hold',
        '20% off for 1 year taken',
        'Not known: Costs to serve',
      ],
    ],
    ['at once', atOnce, ['Asked to leave at once', 'Nothing was written']],
    [
      'silence',
      silent,
      ['Wrote in own words (asks something)', 'These words are no longer kept', 'Ended: Abandoned'],
    ],
    ['the plain page', plainPage, ['Confirmed the cancellation; it ends on']],
  ])('says why: %s', async (_name, one, sentences) => {
    const { text } = await detail(one)
    for (const sentence of sentences) expect(text).toContain(sentence)
  })

  test('is told in the customer’s language, whatever the page is in', async () => {
    const { html } = await detail(failedCredit)
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toContain('<div lang="he" dir="rtl">')
  })

  test('writes what a customer wrote as text, not as markup', async () => {
    const name = '<img src=x onerror=alert(1)>'
    const events = twoOffers.events.map((event) =>
      event.type === 'words_given' ? { ...event, text: name } : event,
    )
    const { html } = await page(
      aConsole([{ ...twoOffers, read: () => ({ ...twoOffers.read('en'), events }) }]),
      `/console/sessions/${twoOffers.row.session}`,
    )
    expect(html).not.toContain('<img src=x')
    expect(html).toContain('&lt;img src=x')
  })

  test.each([
    ['an unknown one', '/console/sessions/none', 'demo'],
    ['one of another tenant', `/console/sessions/${twoOffers.row.session}`, 'other'],
    ['no exit at all', '/console/elsewhere', 'demo'],
  ])('%s is not here', async (_what, path, tenant) => {
    const { status, text } = await page(aConsole(records), path, tenant)
    expect(status).toBe(404)
    expect(text).toContain('There is nothing here')
    expect(text).not.toContain('cus_mara')
  })

  test('leads back to the list as it was narrowed, and nowhere else', async () => {
    const at = aConsole(records)
    const from = async (referer: string) => {
      const response = await at.send(`/console/sessions/${saved.row.session}`, {
        headers: { cookie: await at.cookie(), referer },
      })
      return /class="back"><a href="([^"]+)"/.exec(await response.text())?.[1]
    }
    expect(await from('https://parley.test/console?reason=price')).toBe('/console?reason=price')
    expect(await from('https://evil.test/console?reason=price')).toBe('/console')
    expect(await from('https://parley.test.evil.test/console?x')).toBe('/console')
  })
})

test('a slash at the end leads to the page without', async () => {
  const at = aConsole()
  const response = await at.send('/console/', { headers: { cookie: await at.cookie() } })
  expect([response.status, new URL(response.headers.get('location') ?? '').pathname]).toEqual([
    301,
    '/console',
  ])
})

test('a language once chosen is remembered', async () => {
  const at = aConsole(records)
  const chosen = await at.send('/console?lang=he&reason=price', { headers: { cookie: await at.cookie() } })
  const html = await chosen.text()
  expect(html).toContain('<html lang="he" dir="rtl">')
  expect(html).toContain('href="/console?lang=en&amp;reason=price"')
  const cookie = [chosen.headers.get('set-cookie')?.split(';')[0], await at.cookie()].join('; ')
  expect(await (await at.send('/console', { headers: { cookie } })).text()).toContain('<html lang="he"')
  expect(await (await at.send('/console?lang=xx', { headers: { cookie } })).text()).toContain(
    '<html lang="he"',
  )
})
