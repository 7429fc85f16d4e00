/** What billing tells by itself, and what of that is news (T31). */
import { describe, expect, test } from 'vitest'
import { newsFor, type BillingNews, type Stands } from '#shared/engine/billing-told.ts'
import { effectsOf } from '#shared/engine/effects.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import type { Session } from '#shared/engine/session.ts'
import { isVoluntary, type Standing } from '#shared/engine/standing.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { leave, price, yes } from '../fixtures/answers.ts'
import { aTalk, talkOf } from '../fixtures/a-talk.ts'

const occurred = '2026-12-01T08:00:00.000Z'

const played = (...answers: Answer[]) => talkOf(answers)
const stayed = (): Session => played(price, yes).session()

const stands = (standing: Stands['standing'], voluntary: boolean | null = null): Stands => ({
  standing,
  voluntary,
})
const after = (session: Session, before: Stands): Session => ({
  ...session,
  told: { ...before, what: 'changed', occurred },
})

describe('of somebody who stayed and was thought to pay', () => {
  test.each<[Stands, BillingNews | null]>([
    [stands('paying'), null],
    [stands('past_due', false), 'payment_failed'],
    [stands('ended', false), 'ended'],
    [stands('ended', true), 'ended'],
    [stands('cancelling', true), 'changed'],
    [stands('paused'), 'changed'],
    [stands('trialing'), 'changed'],
  ])('$standing is news: %s', (now, news) => expect(newsFor(stayed(), now)).toBe(news))
})

test.each<[Stands, Stands, BillingNews | null]>([
  [stands('past_due', false), stands('past_due', false), null],
  [stands('past_due', false), stands('paying'), 'paid'],
  [stands('past_due', false), stands('ended', false), 'ended'],
  [stands('ended', null), stands('ended', false), 'ended'],
  [stands('ended', false), stands('ended', false), null],
  [stands('ended', false), stands('paying'), 'resumed'],
  [stands('paused'), stands('paying'), 'resumed'],
  [stands('trialing'), stands('paying'), 'paid'],
  [stands('cancelling', true), stands('paying'), 'changed'],
])('after %j, %j is %s', (before, now, news) => expect(newsFor(after(stayed(), before), now)).toBe(news))

test('who left here is known to be leaving; that it ended is news, and that they stay after all', () => {
  const left = played(leave, yes).session()
  expect(left.outcome).toBe('cancelled')
  expect(newsFor(left, stands('cancelling', true))).toBeNull()
  expect(newsFor(left, stands('ended', true))).toBe('ended')
  expect(newsFor(left, stands('paying'))).toBe('changed')
  const undone: Session = { ...left, undo: { askedAt: occurred, state: 'done', at: occurred } }
  expect(newsFor(undone, stands('paying'))).toBeNull()
})

test.each<[Standing, boolean, 'wish' | 'payment' | undefined, boolean | null]>([
  ['ended', false, 'payment', false],
  ['ended', false, 'wish', true],
  ['ended', false, undefined, null],
  ['ended', true, 'payment', true],
  ['cancelling', false, 'payment', false],
  ['past_due', true, 'wish', false],
  ['paying', false, 'wish', null],
])('%s, left here: %s, by %s: as they wished is %s', (standing, leftHere, by, is) =>
  expect(isVoluntary(standing, leftHere, by)).toBe(is),
)

test('it is on the record, asks for a new row, and is no sign of life of the conversation', () => {
  const talk = played(price, yes)
  const before = talk.session()
  talk.clock.pass(40 * 86_400_000)
  const told = { what: 'ended', standing: 'ended', voluntary: false, occurred } as const
  const event = talk.record({ type: 'billing_told', ...told })
  expect(talk.session()).toEqual({ ...before, told })
  expect(effectsOf(event)).toEqual([{ type: 'report' }])
})

test('a log from before billing told anything folds as ever', () => {
  expect(sessionOf(aTalk().events).told).toBeNull()
})
