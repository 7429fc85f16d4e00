/** One list is the truth: a session is the fold of its events, however it is read. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { take } from '#shared/engine/engine.ts'
import { begunBy, evolve, sessionOf } from '#shared/engine/fold.ts'
import { frameOf, show } from '#shared/engine/show.ts'
import { transcript } from '#shared/engine/transcript.ts'
import type { Talk } from '#tests/fixtures/a-talk.ts'
import { answerTo, anyImpulse } from '#tests/fixtures/arbitraries.ts'
import { anyWalk, aWalk } from './walk.ts'

const copies = ['en', 'he'].map((tag) => copyFor(tag))

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  Object.values(value).forEach(frozen)
  return value
}

test('a fold from the start equals the fold one by one, and survives JSON', () => {
  fc.assert(
    fc.property(anyWalk, (one) => {
      const { events } = aWalk(one)
      const [first, ...rest] = events
      if (first?.type !== 'session_started') throw new Error('no beginning')
      const session = sessionOf(events)
      expect(rest.reduce(evolve, begunBy(first))).toEqual(session)
      expect(sessionOf(JSON.parse(JSON.stringify(events)))).toEqual(session)
    }),
    { numRuns: 200 },
  )
})

test('every state can be shown and told, in both languages', () => {
  const look = (talk: Talk) => {
    for (const copy of copies) {
      const turn = show(talk.compiled, talk.session(), copy)
      expect(turn.messages.length).toBeLessThanOrEqual(2)
      expect(JSON.stringify(turn)).not.toMatch(/undefined|NaN|"(reason|probe|sorry|parting)\.\w+"/)
      const said = transcript(talk.compiled, talk.events, copy)
      expect(said.every(({ text }) => text !== '')).toBe(true)
      expect(frameOf(talk.session(), copy).direction).toBe(copy.direction)
    }
  }
  fc.assert(
    fc.property(anyWalk, (one) => void aWalk(one, look)),
    { numRuns: 200 },
  )
})

test('the number of the turn grows by one with each answer taken, and with nothing else', () => {
  fc.assert(
    fc.property(anyWalk, (one) => {
      let last = 0
      let length = 0
      aWalk(one, ({ events, turn }) => {
        expect(turn().number).toBe(events.length > length ? last + 1 : last)
        ;[last, length] = [turn().number, events.length]
      })
    }),
    { numRuns: 200 },
  )
})

test('taking an answer is pure: same in, same out, and nothing that came in is changed', () => {
  fc.assert(
    fc.property(anyWalk, anyImpulse, (one, impulse) => {
      const talk = aWalk(one)
      const here = frozen({
        compiled: talk.compiled,
        session: talk.session(),
        at: talk.clock.now(),
        earlier: [],
      })
      const answer = answerTo(talk.turn(), impulse)
      expect(take(here, answer)).toEqual(take(here, answer))
    }),
    { numRuns: 300 },
  )
})

test('what is no answer leaves no trace', () => {
  fc.assert(
    fc.property(anyWalk, anyImpulse, (one, impulse) => {
      const talk = aWalk(one)
      const [events, turn] = [JSON.stringify(talk.events), JSON.stringify(talk.turn())]
      const happened = talk.say(answerTo(talk.turn(), impulse))
      if (happened !== null) expect(happened.length).toBeGreaterThan(0)
      else expect([JSON.stringify(talk.events), JSON.stringify(talk.turn())]).toEqual([events, turn])
    }),
    { numRuns: 300 },
  )
})
