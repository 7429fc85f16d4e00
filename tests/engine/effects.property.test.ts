/** Effects are data: each is named once, for what was confirmed, in a form billing can read. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Change } from '#shared/engine/change.ts'
import { effectKey, effectsOf, laneOf, type Effect } from '#shared/engine/effects.ts'
import { anyWalk, aWalk } from './walk.ts'

const all = (one: Parameters<typeof aWalk>[0]) => {
  const { events, session } = aWalk(one)
  return { events, session: session(), effects: events.flatMap(effectsOf) }
}

const count = (effects: Effect[], type: Effect['type']): number =>
  effects.filter((effect) => effect.type === type).length

test('a conversation ends once, and does outside what its outcome says', () => {
  fc.assert(
    fc.property(anyWalk, (one) => {
      const { events, session, effects } = all(one)
      expect(events.filter(({ type }) => type === 'ended').length).toBe(session.outcome === null ? 0 : 1)
      expect(count(effects, 'report')).toBe(session.outcome === null ? 0 : 1)
      expect(count(effects, 'cancel_subscription')).toBe(session.outcome === 'cancelled' ? 1 : 0)
      expect(count(effects, 'apply_offer')).toBeLessThanOrEqual(session.outcome === 'saved' ? 1 : 0)
      const letters = effects.flatMap((effect) => (effect.type === 'notify' ? [effect.letter] : []))
      const expected = { saved: ['stayed'], cancelled: ['receipt'], kept: [], abandoned: [] }
      expect(letters).toEqual(session.outcome === null ? [] : expected[session.outcome])
    }),
    { numRuns: 300 },
  )
})

test('every change is one that billing knows, and every case is opened once', () => {
  fc.assert(
    fc.property(anyWalk, (one) => {
      const { effects } = all(one)
      const changes = effects.flatMap((effect) => ('change' in effect ? [effect.change] : []))
      for (const change of changes) expect(Change.parse(change)).toEqual(change)
      const cases = effects.flatMap((effect) => (effect.type === 'open_case' ? [effect.kind] : []))
      expect(new Set(cases).size).toBe(cases.length)
    }),
    { numRuns: 300 },
  )
})

test('keys tell effects apart and fit into a hundred characters', () => {
  const session = crypto.randomUUID()
  expect(
    new Set([effectKey(session, 1, 11), effectKey(session, 11, 1), effectKey(session, 111, 0)]).size,
  ).toBe(3)
  expect(effectKey(session, 999_999, 99).length).toBeLessThanOrEqual(100)
})

test('what billing carries out goes in one lane, in order; the rest holds nobody up', () => {
  expect(laneOf).toEqual({
    apply_offer: 'billing',
    cancel_subscription: 'billing',
    take_back: 'billing',
    open_case: 'notices',
    notify: 'notices',
    report: 'notices',
    settle_offers: 'notices',
    list_stuck: 'notices',
  })
})
