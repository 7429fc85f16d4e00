import { describe, expect, test } from 'vitest'
import { askedAlready } from '#shared/engine/asked-already.ts'
import type { Happening } from '#shared/engine/events.ts'
import { leaveNow } from '#shared/engine/engine.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { aClock } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aTalk } from '#tests/fixtures/a-talk.ts'

/** A session that ended with a cancellation, and what happened to it since. */
function leaver(...since: Happening[]) {
  const talk = aTalk()
  talk.events.push(...leaveNow(talk.session(), talk.clock.now()))
  for (const happening of since) talk.record(happening)
  return talk.session()
}

const settled = { key: 'session-1-3-0', late: true } as const
const entered = { type: 'effect_done', effect: 'cancel_subscription', ...settled } as const
const declined = { type: 'effect_failed', effect: 'cancel_subscription', why: 'no', ...settled } as const
const undoing = { type: 'undo_asked' } as const
const undone = { type: 'effect_done', effect: 'take_back', ...settled } as const
const notUndone = { type: 'effect_failed', effect: 'take_back', why: 'no', ...settled } as const
const { confirmedAt, endsOn } = leaver()
const asked = { askedAlready: confirmedAt, askedEndsOn: endsOn }
const takingBack = { takingBack: confirmedAt }
const now = aClock().now()
const active = aCustomer()
const ending = aCustomer({ status: 'cancelling' })

type Case = [string, ReturnType<typeof leaver>[], Facts, object]

test.each<Case>([
  ['nobody who has not asked', [aTalk().session()], active, {}],
  ['who has asked and was not entered yet', [leaver()], active, asked],
  ['who was declined and waits for a person', [leaver(declined)], active, asked],
  ['nobody whom billing is ending: it says so itself', [leaver(entered)], ending, {}],
  ['nobody whom billing has let go on since', [leaver(entered)], active, {}],
  ['nobody who is taking back what was not entered', [leaver(undoing)], active, {}],
  ['who is taking back what billing is ending', [leaver(entered, undoing)], ending, takingBack],
  ['nobody who has taken it back', [leaver(entered, undoing, undone)], active, {}],
  ['nobody who has and was cancelled elsewhere since', [leaver(entered, undoing, undone)], ending, {}],
  ['who could not take back what waits', [leaver(undoing, notUndone)], active, asked],
  ['who only looked in again since', [leaver(), aTalk({ session: 'session-2' }).session()], active, asked],
])('has asked already: %s', (_who, sessions, facts, known) => {
  expect(askedAlready(sessions, 'subscription-1', facts, now)).toEqual(known)
  expect(askedAlready(sessions, 'subscription-2', facts, now)).toEqual({})
})

describe('where billing cannot be asked, what it has entered is on the record', () => {
  const known = (session: ReturnType<typeof leaver>, at = now) =>
    askedAlready([session], 'subscription-1', null, at)
  const paying = { standing: 'paying', voluntary: null, occurred: now.toISOString() } as const

  test('until its day is over', () => {
    expect(known(leaver(entered), new Date(`${endsOn}T23:59:59Z`))).toEqual(asked)
    expect(known(leaver(entered), new Date(Date.parse(`${endsOn}T00:00:00Z`) + 86_400_000))).toEqual({})
  })
  test('unless billing has told otherwise since', () => {
    expect(known(leaver(entered, { type: 'billing_told', what: 'changed', ...paying }))).toEqual({})
  })
  test('or it was taken back', () => expect(known(leaver(entered, undoing))).toEqual({}))
})
