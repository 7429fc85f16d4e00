/** From anywhere, two actions to cancelled; and every control that is shown does what it says. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { leaveNow, take } from '#shared/engine/engine.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Talk } from '#tests/fixtures/a-talk.ts'
import { impulse, likelyFacts, type Impulse } from '#tests/fixtures/arbitraries.ts'
import { aTalk } from '#tests/fixtures/a-talk.ts'
import { anyWalk, aWalk, walk } from './walk.ts'

/** The session after an answer that is only tried out; null where it was none. */
function after(talk: Talk, ...answers: Answer[]): Session | null {
  const events = [...talk.events]
  for (const answer of answers) {
    const here = { compiled: talk.compiled, session: sessionOf(events), at: talk.clock.now(), earlier: [] }
    const happened = take(here, answer)
    if (happened === null) return null
    events.push(...happened)
  }
  return sessionOf(events)
}

test('two actions lead to cancelled from every turn until the end', () => {
  const look = (talk: Talk) => {
    const { wayOut, input, outcome } = talk.turn()
    if (outcome !== null) return
    const isConfirm = input?.type === 'confirm'
    expect(wayOut !== null || isConfirm).toBe(true)
    const presses: Answer[] = isConfirm ? [{ type: 'accepted' }] : [{ type: 'leaving' }, { type: 'accepted' }]
    expect(after(talk, ...presses)?.outcome).toBe('cancelled')
  }
  fc.assert(
    fc.property(anyWalk, (one) => void aWalk(one, look)),
    { numRuns: 300 },
  )
})

test('the plain page ends it in one, wherever the conversation stands', () => {
  fc.assert(
    fc.property(anyWalk, (one) => {
      const talk = aWalk(one)
      if (talk.session().outcome !== null) return
      const left = sessionOf([...talk.events, ...leaveNow(talk.session(), talk.clock.now())])
      expect(left).toMatchObject({ outcome: 'cancelled', turn: talk.session().turn + 1 })
      expect(left.confirmedAt).not.toBeNull()
    }),
    { numRuns: 100 },
  )
})

test('a control is shown where it works, and nowhere else', () => {
  const look = (talk: Talk) => {
    const { wayOut, back, words, skip } = talk.turn()
    expect(after(talk, { type: 'leaving' }) !== null).toBe(wayOut !== null)
    expect(after(talk, { type: 'back' }) !== null).toBe(back !== null)
    expect(after(talk, { type: 'wrote', text: 'hm' }) !== null).toBe(words !== null)
    if (skip !== null) expect(after(talk, { type: 'skipped' })).not.toBeNull()
  }
  fc.assert(
    fc.property(anyWalk, (one) => void aWalk(one, look)),
    { numRuns: 200 },
  )
})

test('S1.6 back returns to the question before, as it was', () => {
  const look = (talk: Talk) => {
    const before = talk.turn()
    const session = talk.session()
    for (const answer of [
      { type: 'skipped' },
      { type: 'leaving' },
      { type: 'declined' },
    ] satisfies Answer[]) {
      const onward = after(talk, answer)
      if (!onward || onward.outcome !== null || onward.step === session.step) continue
      const returned = after(talk, answer, { type: 'back' })
      expect(returned?.step).toBe(session.step)
      expect(returned?.trail).toEqual(session.trail)
      expect(before.outcome).toBeNull()
    }
  }
  fc.assert(
    fc.property(anyWalk, (one) => void aWalk(one, look)),
    { numRuns: 200 },
  )
})

test('whoever goes on is through in six answers (S0.23)', () => {
  const impulses = fc.array(impulse('choose', 'choose several', 'skip', 'no', 'yes'), { maxLength: 20 })
  /** One of the two answers whatever is asked, so that six rounds answer any six questions. */
  const round: Impulse[] = (['skip', 'no'] as const).map((act) => ({ act, pick: 0, text: '' }))
  const rounds = Array.from({ length: 6 }, () => round).flat()
  fc.assert(
    fc.property(likelyFacts, impulses, (facts, onward) => {
      const session = walk(aTalk({ facts }), [...onward, ...rounds]).session()
      expect(session.outcome).not.toBeNull()
      expect(session.turn).toBeLessThanOrEqual(7)
    }),
    { numRuns: 200 },
  )
})
