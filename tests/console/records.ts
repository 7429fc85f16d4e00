/** Exits of every sort, for pages to be looked at. */
import { abandon, leaveNow } from '#shared/engine/engine.ts'
import { chose, leave, no, wrote, yes } from '#tests/fixtures/answers.ts'
import { aClock, hour } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aRecord, type ARecord } from './a-record.ts'

const at = (time: string) => ({ clock: aClock(time) })
const named = (customer: string, session: string) => ({
  who: {
    tenant: 'demo',
    business: 'Fernleaf',
    customer,
    subscription: `sub_${customer}`,
    playbook: '9f2c1ab07d3e5568',
  },
  session,
  business: 'Fernleaf',
})
const hebrew = { en: 'Studio', he: 'סטודיו' }

export const twoOffers: ARecord = aRecord({
  ...named('cus_mara', 'a1f0c2d4-0001'),
  ...at('2026-11-05T10:00:00Z'),
  facts: aCustomer({ name: 'Mara', use: 82, anchor: true, place: 'US-CA' }),
  answers: [chose('price'), no, no, yes, wrote('Thanks, the team was always kind. It is only the money.')],
})

export const failedCredit: ARecord = aRecord({
  ...named('cus_noa', 'a1f0c2d4-0002'),
  ...at('2026-11-05T09:12:00Z'),
  locale: 'he',
  facts: aCustomer({
    name: 'נועה',
    place: 'IL',
    plan: { id: 'studio', name: hebrew },
    price: { amount: 18900, currency: 'ILS' },
    smallerPlan: null,
    complaints: 3,
    openCases: 2,
    potential: null,
    idleDays: null,
  }),
  answers: [chose('service'), wrote('פניתי שלוש פעמים ל־support ואף אחד לא חזר אליי'), no, yes],
  outside: 'failed',
})

export const wrongCharge: ARecord = aRecord({
  ...named('cus_obrien', 'a1f0c2d4-0003'),
  ...at('2026-11-04T16:40:00Z'),
  answers: [chose('billing_error', 'price'), chose('charged_twice'), yes],
  outside: 'waiting',
})

export const nothingKnown: ARecord = aRecord({
  ...named('cus_unknown', 'a1f0c2d4-0004'),
  ...at('2026-11-04T08:05:00Z'),
  facts: null,
  answers: [chose('unused'), chose('for_now'), no],
})

export const consentRefused: ARecord = aRecord({
  ...named('cus_tomas', 'a1f0c2d4-0005'),
  ...at('2026-11-03T19:30:00Z'),
  facts: aCustomer({ name: 'Tomas', place: 'US-MN' }),
  answers: [chose('product'), chose('missing_feature'), chose('no'), yes],
})

export const belowMargin: ARecord = aRecord({
  ...named('cus_priya', 'a1f0c2d4-0006'),
  ...at('2026-11-02T12:00:00Z'),
  facts: aCustomer({ name: 'Priya', use: 80, costToServe: 4300, place: 'US-TX' }),
  answers: [chose('price'), yes],
})

export const saved: ARecord = aRecord({
  ...named('cus_yuki', 'a1f0c2d4-0007'),
  ...at('2026-11-01T07:20:00Z'),
  facts: aCustomer({
    name: 'Yuki',
    period: 'year',
    price: { amount: 32000, currency: 'JPY' },
    smallerPlan: null,
    place: 'JP',
    costToServe: null,
  }),
  answers: [chose('price'), yes],
})

export const silent: ARecord = aRecord({
  ...named('cus_sam', 'a1f0c2d4-0008'),
  ...at('2026-10-31T22:10:00Z'),
  answers: [wrote('what happens to my files?')],
  after: (talk) => {
    talk.clock.pass(hour)
    for (const event of talk.events) if (event.type === 'words_given') event.text = null
    talk.events.push(...abandon(talk.clock.now()))
  },
})

export const atOnce: ARecord = aRecord({
  ...named('cus_ruth', 'a1f0c2d4-0009'),
  ...at('2026-10-30T11:00:00Z'),
  answers: [leave, yes],
})

export const plainPage: ARecord = aRecord({
  ...named('cus_walter', 'a1f0c2d4-0010'),
  ...at('2026-10-29T11:00:00Z'),
  answers: [],
  after: (talk) => talk.events.push(...leaveNow(talk.session(), talk.clock.now())),
})

export const doubted: ARecord = aRecord({
  ...named('cus_dov', 'a1f0c2d4-0011'),
  ...at('2026-10-28T11:00:00Z'),
  facts: aCustomer({ name: 'Dov', use: null, place: null, contractEnd: '2027-06-30', contactConsent: true }),
  known: {
    factSources: {
      name: { source: 'token', at: '2026-10-28T10:59:58.000Z' },
      price: { source: 'billing', at: '2026-10-28T11:00:00.000Z' },
      contractEnd: { source: 'pushed', at: '2026-10-26T08:00:00.000Z' },
    },
    flags: [
      { fact: 'use', kind: 'stale', source: 'pushed', at: '2026-08-29T08:00:00.000Z' },
      { fact: 'place', kind: 'contradictory', sources: ['billing', 'token'] },
      { fact: 'idleDays', kind: 'missing' },
    ],
  },
  answers: [chose('price'), no, yes],
})

export const records: readonly ARecord[] = [
  twoOffers,
  failedCredit,
  wrongCharge,
  nothingKnown,
  consentRefused,
  belowMargin,
  saved,
  silent,
  atOnce,
  plainPage,
  doubted,
]
