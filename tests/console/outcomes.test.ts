/** What an offer was reckoned with, and how its customer stood later, as the console tells it (S0.24). */
import { expect, test } from 'vitest'
import { standingDays, type Standing } from '#shared/engine/standing.ts'
import type { OfferEvidence } from '#shared/rules/chance.ts'
import { price, yes } from '#tests/fixtures/answers.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { day } from '#tests/fixtures/a-clock.ts'
import { aConsole } from './a-console.ts'
import { aRecord } from './a-record.ts'

async function told(evidence: OfferEvidence, standings: Standing[], lang = 'en'): Promise<string> {
  const one = aRecord({
    who: { tenant: 'demo', business: 'Fernleaf', customer: 'cus_hanna' },
    session: 'outcomes-1',
    facts: aCustomer({ use: 80, costToServe: 2900, smallerPlan: null }),
    known: { evidence },
    answers: [price, yes],
    after: (talk) => {
      for (const [index, standing] of standings.entries()) {
        talk.clock.pass(30 * day)
        const voluntary = standing === 'ended' ? true : null
        talk.record({ type: 'standing_seen', day: standingDays[index] ?? 90, standing, voluntary })
      }
    },
  })
  const at = aConsole([one])
  const response = await at.send(`/console/sessions/${one.row.session}?lang=${lang}`, {
    headers: { cookie: await at.cookie('demo') },
  })
  return (await response.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('without outcomes it says what was stated, and that nothing is known yet', async () => {
  const text = await told({}, [])
  expect(text).toContain(
    'Chance that it is why they stay stated 60%; nothing is known yet of those who took one',
  )
})

test('with outcomes it says how many there were and what it was reckoned with, for what was offered and what was not', async () => {
  const some = await told({ discount: { taken: 120, stayed: 41 } }, [])
  expect(some).toContain('stated 60%; kept and paying later: 41 of 120 who took one; reckoned with 41%')
  const hopeless = await told({ discount: { taken: 900, stayed: 9 } }, [])
  expect(hopeless).toContain('(stated 60%; kept and paying later: 9 of 900 who took one; reckoned with 4%)')
})

test('how they stood is on the record, in both languages', async () => {
  const english = await told({}, ['paying', 'past_due', 'ended'])
  expect(english).toContain('Asked for day 30: subscribed and paying')
  expect(english).toContain('Asked for day 60: a payment is overdue')
  expect(english).toContain('Asked for day 90: ended, as the customer wished')
  for (const standing of ['trialing', 'paused', 'cancelling', 'unknown'] as const) {
    const hebrew = await told({ discount: { taken: 3, stayed: 1 } }, [standing], 'he')
    expect(hebrew).not.toMatch(/\b(standing|why|happened)\.[a-z_.]+|\{\w+\}/)
    expect(hebrew).toContain('בדיקה ליום 30')
  }
})
