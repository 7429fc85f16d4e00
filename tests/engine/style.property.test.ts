/** S4.5: how somebody writes changes how things are said to them, and nothing else. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { take } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { show } from '#shared/engine/show.ts'
import type { Style } from '#shared/reading/style.ts'
import { answerTo, anyImpulse } from '#tests/fixtures/arbitraries.ts'
import { anyWalk, aWalk } from './walk.ts'

const inStyle = (events: readonly Event[], style: Style | null): Event[] =>
  events.map((event) => (event.type === 'words_given' ? { ...event, style } : event))

test('no offer, no term, no button and no step depends on it', () => {
  let different = 0
  fc.assert(
    fc.property(anyWalk, anyImpulse, (start, impulse) => {
      const { events, compiled, copy, clock } = aWalk(start)
      const seen = ([null, 'brief', 'warm'] as const).map((style) => {
        const session = sessionOf(inStyle(events, style))
        const { messages, ...rest } = show(compiled, session, copy)
        const here = { compiled, session, at: clock.now(), earlier: [] }
        return { messages, rest, next: take(here, answerTo({ messages, ...rest }, impulse)) }
      })
      const [neutral, ...styled] = seen
      for (const one of styled) {
        expect(one.rest).toEqual(neutral?.rest)
        expect(one.next).toEqual(neutral?.next)
        expect(one.messages.length).toBe(neutral?.messages.length)
        if (one.messages.join() !== neutral?.messages.join()) different++
      }
    }),
    { numRuns: 300 },
  )
  expect(different).toBeGreaterThan(20)
})

test('logs from before there were styles and objections fold to neither', () => {
  fc.assert(
    fc.property(anyWalk, (start) => {
      const { events } = aWalk(start)
      const older = events
        .filter(({ type }) => type !== 'objection_raised')
        .map((event) => {
          if (event.type !== 'words_given') return event
          const { style: _, ...rest } = event
          return rest
        })
      const session = sessionOf(older)
      expect([session.style, session.objection, session.decided]).toEqual([null, null, false])
    }),
    { numRuns: 100 },
  )
})
