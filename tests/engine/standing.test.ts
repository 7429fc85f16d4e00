/** Who is followed up after a conversation, and what each standing comes to (S0.24). */
import { describe, expect, test } from 'vitest'
import type { Subscription } from '#shared/engine/change.ts'
import { effectsOf } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import type { Session } from '#shared/engine/session.ts'
import {
  followUpOf,
  isVoluntary,
  judged,
  standingOf,
  type FollowUp,
  type Standing,
} from '#shared/engine/standing.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { aSubscription } from '../fixtures/a-subscription.ts'
import { leave, no, price, skip, unused, yes } from '../fixtures/answers.ts'
import { aTalk, talkOf, type TalkOptions } from '../fixtures/a-talk.ts'

test.each<[string, Partial<Subscription>, Standing, boolean | null]>([
  ['goes on', {}, 'paying', null],
  ['goes on for less', { discount: { percent: 30, cyclesLeft: 1 } }, 'paying', null],
  ['was not paid', { status: 'past_due' }, 'past_due', false],
  ['is paused, whatever comes then', { status: 'paused', resumesOn: '2027-01-30' }, 'paused', null],
  ['has not been paid for yet', { status: 'trialing' }, 'trialing', null],
  ['ends with the year that is paid for', { status: 'cancelling', endsOn: '2027-08-01' }, 'cancelling', true],
  ['ends today', { status: 'cancelling', endsOn: '2026-11-05' }, 'cancelling', true],
  ['has ended', { status: 'cancelling', endsOn: '2026-11-04' }, 'ended', true],
  ['is over since this morning', { status: 'cancelling', endsOn: '2026-11-05', over: true }, 'ended', true],
])('a subscription that %s', (_, changes, standing, voluntary) => {
  expect(standingOf(aSubscription(aCustomer(), changes), '2026-11-05')).toBe(standing)
  expect(isVoluntary(standing, true)).toBe(voluntary)
  expect(isVoluntary(standing, false)).toBe(voluntary === true ? null : voluntary)
})

const played = (answers: Answer[], options: TalkOptions = {}): Session => talkOf(answers, options).session()

describe('followed up are', () => {
  test('those who were shown an offer, from that moment, whatever they answered', () => {
    const saved = played([price, yes])
    const [first] = saved.offers
    const left = played([price, leave, yes])
    expect(followUpOf(saved)).toMatchObject({ from: first?.at, kind: first?.kind, judgedOn: 60, seen: [] })
    expect(followUpOf(left)).toMatchObject({ from: left.offers[0]?.at, kind: null, judgedOn: null })
  })

  test('those who stayed without one, from the end', () => {
    const kept = played([leave, no])
    expect(kept.outcome).toBe('kept')
    expect(followUpOf(kept)).toMatchObject({ from: kept.endedAt, kind: null })
  })

  test('nobody else: not who left unasked, not while they talk, not test customers', () => {
    expect(followUpOf(played([leave, yes]))).toBeNull()
    expect(followUpOf(played([price]))).toBeNull()
    const saved = played([price, yes])
    expect(followUpOf({ ...saved, started: { ...saved.started, mode: 'test' } })).toBeNull()
  })
})

test('a pause tells only on a day that lies behind it, and one that is too long on none', () => {
  const offered = played([unused, skip])
  const [pause] = offered.offers
  if (pause?.terms.kind !== 'pause') throw new Error('no pause was offered')
  const { terms } = pause
  const taken = (until: string): Session => ({
    ...offered,
    outcome: 'saved',
    offers: [{ ...pause, state: 'accepted', terms: { ...terms, until } }],
  })
  const day = (after: number) => dayOf(new Date(Date.parse(pause.at) + after * 86_400_000))
  expect(followUpOf(taken(day(59)))?.judgedOn).toBe(60)
  expect(followUpOf(taken(day(60)))?.judgedOn).toBe(90)
  expect(followUpOf(taken(day(89)))?.judgedOn).toBe(90)
  expect(followUpOf(taken(day(90)))?.judgedOn).toBeNull()
})

describe('on the offer that was taken it tells', () => {
  const from = '2026-01-01T12:00:00.000Z'
  const seen = (day: 30 | 60 | 90, standing: Standing, at = '2026-03-03T00:00:00.000Z'): FollowUp => ({
    from,
    kind: 'discount',
    judgedOn: 60,
    seen: [{ day, standing, voluntary: null, at }],
  })

  test.each<[Standing, boolean]>([
    ['paying', true],
    ['trialing', false],
    ['paused', false],
    ['past_due', false],
    ['cancelling', false],
    ['ended', false],
  ])('%s: kept and paying is %s', (standing, stayed) => {
    expect(judged(seen(60, standing))).toEqual({ kind: 'discount', stayed })
  })

  test('nothing by another day, where nobody knows, where it is told too late, and where none was taken', () => {
    expect(judged(seen(30, 'paying'))).toBeNull()
    expect(judged(seen(60, 'unknown'))).toBeNull()
    expect(judged(seen(60, 'paying', '2026-03-16T12:00:00.000Z'))).not.toBeNull()
    expect(judged(seen(60, 'paying', '2026-03-16T12:00:00.001Z'))).toBeNull()
    expect(judged({ ...seen(60, 'paying'), kind: null })).toBeNull()
    expect(judged({ ...seen(60, 'paying'), judgedOn: null })).toBeNull()
  })
})

test('a standing is on the record, asks for a new row, and is no sign of life of the conversation', () => {
  const talk = aTalk()
  talk.say(price)
  talk.say(yes)
  const before = talk.session()
  talk.clock.pass(60 * 86_400_000)
  const event = talk.record({ type: 'standing_seen', day: 60, standing: 'paying', voluntary: null })
  const after = talk.session()
  expect(after).toEqual({
    ...before,
    standings: [{ day: 60, standing: 'paying', voluntary: null, at: event.at }],
  })
  expect(effectsOf(event)).toEqual([{ type: 'report' }])
})

test('a log from before there was evidence folds as ever', () => {
  const { events } = aTalk()
  const old = events.map((event): Event => {
    if (event.type !== 'session_started') return event
    const { evidence: _, ...rest } = event
    return rest
  })
  expect(sessionOf(old).standings).toEqual([])
})
