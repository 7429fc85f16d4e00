/** T17: what changed between an offer and the moment it was to be entered. */
import { expect, test } from 'vitest'
import type { Change, Subscription } from '#shared/engine/change.ts'
import { toldAs, whyVoid, type VoidReason } from '#shared/engine/still-stands.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aSubscription } from '#tests/fixtures/a-subscription.ts'

const facts = aCustomer()
const subscription = aSubscription(facts)

const discount: Change = { type: 'discount', percent: 30, cycles: 3 }
const pause: Change = { type: 'pause', months: 2, resumesOn: '2027-01-05' }
const trial: Change = { type: 'trial_extension', days: 14 }
const cancel: Change = { type: 'cancel', endsOn: null }
const more = { ...facts.price, amount: facts.price.amount + 1 }
const foreign = { ...facts.price, currency: facts.price.currency === 'USD' ? 'EUR' : 'USD' }
const otherPeriod = facts.period === 'month' ? 'year' : 'month'

interface Case {
  now: Partial<Subscription>
  price?: typeof more
  change?: Change
  is: VoidReason | null
}

const cases: Record<string, Case> = {
  'nothing changed': { now: {}, is: null },
  'upgraded meanwhile': { now: { plan: 'another' }, is: 'plan' },
  'already cancelled': { now: { status: 'cancelling', endsOn: '2027-01-01' }, is: 'ending' },
  'a payment is open': { now: { status: 'past_due' }, is: 'owing' },
  'another currency': { now: { price: foreign }, is: 'currency' },
  'another period': { now: { period: otherPeriod }, is: 'period' },
  'another price': { now: {}, price: more, is: 'price' },
  'a new list price alone is no other price to this customer': { now: { price: more }, is: null },
  'a discount of somebody else’s': { now: { discount: { percent: 10, cyclesLeft: 1 } }, is: null },
  'a trial that went on to be paid': { now: { status: 'active' }, is: null },
  'a pause, where one was agreed for other days': {
    now: { resumesOn: '2026-12-01' },
    change: pause,
    is: 'paused',
  },
  'the very pause that was agreed': { now: { resumesOn: pause.resumesOn }, change: pause, is: null },
  'a pause, where a discount was agreed': { now: { resumesOn: '2026-12-01' }, is: null },
  'a trial that is over, where more of it was agreed': { now: {}, change: trial, is: 'trial' },
  'leaving is never void': {
    now: { plan: 'another', status: 'past_due' },
    price: more,
    change: cancel,
    is: null,
  },
  'nor is taking that back': { now: { plan: 'another' }, change: { type: 'take_back' }, is: null },
}

test.each(Object.entries(cases))('T17 %s', (_, { now, price = facts.price, change = discount, is }) => {
  expect(
    whyVoid(facts, { subscription: { ...subscription, ...now }, facts: { ...facts, price } }, change),
  ).toBe(is)
})

test('T17 what was so when the offer was made is no change', () => {
  const owing = { ...facts, status: 'past_due' as const }
  expect(
    whyVoid(owing, { subscription: { ...subscription, status: 'past_due' }, facts: null }, discount),
  ).toBeNull()
})

test('each reason is told to the customer in one of three sentences', () => {
  expect(new Set(Object.values(toldAs))).toEqual(new Set(['ending', 'owing', 'changed']))
})
