/**
 * California Business and Professions Code 17602: while somebody is asked to stay, a prominent control that cancels is
 * shown at the same time and close by, and cancelling is then prompt. Kept for everybody, wherever they live.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyFor, type Language } from '#shared/copy/copy.ts'
import { take } from '#shared/engine/engine.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { walk } from '#tests/engine/walk.ts'
import { aTalk, type Talk } from '#tests/fixtures/a-talk.ts'
import { impulse, likelyFacts } from '#tests/fixtures/arbitraries.ts'
import { transcriptFiles } from '#tests/transcripts/files.ts'

const controls = (language: Language) => {
  const copy = copyFor(language)
  return { decline: `[${copy.say('offer.decline')}]`, wayOut: `[${copy.say('way_out')}]` }
}

test('in every transcript, the line of controls that declines an offer also cancels', () => {
  let offers = 0
  for (const { name, text } of transcriptFiles()) {
    for (const { decline, wayOut } of [controls('en'), controls('he')]) {
      const lines = text.split('\n').filter((line) => line.includes(decline))
      offers += lines.length
      expect(
        lines.filter((line) => !line.includes(wayOut)),
        name,
      ).toEqual([])
    }
  }
  expect(offers).toBeGreaterThan(40)
})

test('on every walk, an offer has the control beside it, and two actions cancel', () => {
  const impulses = fc.array(impulse('choose', 'choose several', 'skip', 'back', 'no', 'yes'), {
    maxLength: 12,
  })
  let offers = 0
  const look = (talk: Talk) => {
    const { input, wayOut } = talk.turn()
    if (input?.type !== 'offer') return
    offers++
    expect(wayOut).not.toBeNull()
    const events = [...talk.events]
    for (const type of ['leaving', 'accepted'] as const) {
      const here = { compiled: talk.compiled, session: sessionOf(events), at: talk.clock.now(), earlier: [] }
      events.push(...(take(here, { type }) ?? []))
    }
    expect(sessionOf(events).outcome).toBe('cancelled')
  }
  fc.assert(
    fc.property(likelyFacts, impulses, (facts, acts) => void walk(aTalk({ facts }), acts, look)),
    { numRuns: 300 },
  )
  expect(offers).toBeGreaterThan(20)
})
