/** What billing told by itself, as the console tells it: whose doing an end was (T31). */
import { expect, test } from 'vitest'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aConsole } from './a-console.ts'
import { aRecord } from './a-record.ts'

async function told(lang: string): Promise<string> {
  const one = aRecord({
    who: { tenant: 'demo', business: 'Fernleaf', customer: 'cus_hanna' },
    session: 'told-1',
    facts: aCustomer({ use: 80, costToServe: 2900, smallerPlan: null }),
    answers: [{ type: 'chose', options: ['price'] }, { type: 'accepted' }],
    after: (talk) => {
      const occurred = '2026-12-01T08:00:00.000Z'
      const say = (what: 'changed' | 'payment_failed' | 'ended') =>
        ({ type: 'billing_told', what, occurred }) as const
      talk.record({ ...say('changed'), standing: 'paused', voluntary: null })
      talk.record({ ...say('payment_failed'), standing: 'past_due', voluntary: false })
      talk.record({ ...say('ended'), standing: 'ended', voluntary: false })
      talk.record({ ...say('ended'), standing: 'ended', voluntary: true })
    },
  })
  const at = aConsole([one])
  const headers = { cookie: await at.cookie('demo') }
  const response = await at.send(`/console/sessions/${one.row.session}?lang=${lang}`, { headers })
  return (await response.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('in English', async () => {
  const text = await told('en')
  for (const said of [
    /Billing says, of [^:]+:\d\d[^:]*: paused/,
    /Billing says, of .{5,40}: a payment is overdue(?!,)/,
    /Billing says, of .{5,40}: ended, because a payment failed/,
    /Billing says, of .{5,40}: ended, as the customer wished/,
  ])
    expect(text).toMatch(said)
})

test('in Hebrew', async () => {
  const text = await told('he')
  expect(text).toMatch(/הודעה ממערכת החיוב, .{5,40}: המינוי הסתיים, בגלל תשלום שנכשל/)
  expect(text).not.toMatch(/\b(standing|happened)\.[a-z_.]+|\{\w+\}/)
})
