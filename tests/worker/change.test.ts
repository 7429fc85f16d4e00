/** One change at billing: what is read before it is written, and what is read back (S1.10, T17, T21). */
import { expect, test } from 'vitest'
import type { Change, Subscription } from '#shared/engine/change.ts'
import type { Started } from '#shared/engine/events.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aSubscription } from '#tests/fixtures/a-subscription.ts'
import type { Billing } from '#worker/billing/billing.ts'
import { change } from '#worker/customer/change.ts'
import type { Waiting } from '#worker/customer/outbox-rows.ts'

const facts = aCustomer()
const ordinary = aSubscription(facts)
const money = { amount: 500, currency: facts.price.currency }
const credit: Change = { type: 'credit', amount: money }
const smaller: Change = { type: 'plan_change', plan: 'solo' }
const cancel: Change = { type: 'cancel', endsOn: null }

interface Around {
  now?: Partial<Subscription>
  /** What the call does to it. */
  does?: Partial<Subscription>
  waiting?: Partial<Waiting>
}

/** @returns how trying ended, and everything that was done, in order. */
async function tried(wanted: Change, { now = {}, does = {}, waiting = {} }: Around) {
  let standing: Subscription = { ...ordinary, ...now }
  const done: string[] = []
  const billing: Billing = {
    facts: async () => facts,
    subscription: async () => (done.push('read'), standing),
    paid: async () => null,
    async change() {
      done.push('write')
      standing = { ...standing, ...does }
    },
  }
  const around = {
    billing,
    started: { customer: 'c', subscription: 's', facts } as Started,
    leave: (isShown: boolean) => void done.push(isShown ? 'leave, shown' : 'leave'),
  }
  const blank = { key: 'k', leftAt: null, shownBefore: false, unlike: 0, isOvertaken: false }
  const effect = { type: 'apply_offer' as const, change: wanted }
  return { is: await change({ ...blank, ...waiting } as Waiting, effect, around), done }
}

const left = { leftAt: 1 }

test('the intent to call is written before the call, and done is said of what was read back', async () => {
  expect(await tried(smaller, { does: { nextPlan: 'solo' } })).toEqual({
    is: { type: 'done' },
    done: ['read', 'leave', 'write', 'read'],
  })
})

test('I5 leaving is not read first, so that nothing but the call itself stands before it', async () => {
  const does = { status: 'cancelling', endsOn: ordinary.periodEnd } as const
  expect((await tried(cancel, { does })).done).toEqual(['leave', 'write', 'read'])
})

test('T21 unknown: what is there already is not written a second time', async () => {
  const now = { status: 'cancelling', endsOn: ordinary.periodEnd } as const
  expect(await tried(cancel, { now, waiting: left })).toEqual({ is: { type: 'done' }, done: ['read'] })
  expect((await tried(smaller, { now: { nextPlan: 'solo' }, waiting: left })).done).toEqual(['read'])
  expect((await tried(credit, { now: { credit: money }, waiting: left })).done).toEqual(['read'])
})

test('T21 unknown, and not there: the same call goes again', async () => {
  const does = { status: 'cancelling', endsOn: ordinary.periodEnd } as const
  expect((await tried(cancel, { does, waiting: left })).done).toEqual(['read', 'leave', 'write', 'read'])
})

test('T21 a credit that was there before proves nothing: it is not taken for ours', async () => {
  const now = { credit: money }
  expect((await tried(credit, { now })).done).toEqual(['read', 'leave, shown', 'write', 'read'])
  const waiting = { ...left, shownBefore: true }
  expect((await tried(credit, { now, waiting })).done).toContain('write')
})

test('T17 an offer that stands no more is not written, and says why', async () => {
  const { is, done } = await tried(credit, { now: { status: 'past_due' } })
  expect(is).toMatchObject({ type: 'failed', void: 'owing' })
  expect(done).toEqual(['read'])
})

test('I5 what the customer has gone back on is not written; what had left is read all the same', async () => {
  const waiting = { ...left, isOvertaken: true }
  expect(await tried(credit, { waiting })).toMatchObject({
    is: { type: 'failed', void: 'ending' },
    done: ['read'],
  })
  expect((await tried(credit, { now: { credit: money }, waiting })).is).toEqual({ type: 'done' })
})

test('S1.10 taken and not shown: again a few times, then a person', async () => {
  expect((await tried(smaller, {})).is).toEqual({ type: 'again', unlike: true })
  expect((await tried(smaller, { waiting: { unlike: 2 } })).is).toEqual({ type: 'again', unlike: true })
  expect((await tried(smaller, { waiting: { unlike: 3 } })).is).toEqual({ type: 'stuck', why: 'unlike' })
})
