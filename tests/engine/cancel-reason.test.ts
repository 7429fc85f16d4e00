/** Why somebody leaves goes to billing with the cancellation: the first reason, by its id, and no word of theirs. */
import { expect, test } from 'vitest'
import { Change } from '#shared/engine/change.ts'
import { effectsOf } from '#shared/engine/effects.ts'
import { leaveNow } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { aTalk } from '#tests/fixtures/a-talk.ts'

const toldOf = (events: readonly Event[]): Change[] =>
  events
    .flatMap(effectsOf)
    .flatMap((effect) => (effect.type === 'cancel_subscription' ? [Change.parse(effect.change)] : []))

function left(...answers: Answer[]): Event[] {
  const talk = aTalk()
  for (const answer of [...answers, { type: 'leaving' }, { type: 'accepted' }] as const) talk.say(answer)
  return talk.events
}

test.each<[string, Answer[], string]>([
  ['one', [{ type: 'chose', options: ['unused'] }], 'unused'],
  ['the first of several, as they were given', [{ type: 'chose', options: ['unused', 'service'] }], 'unused'],
  [
    'the last word on it, where they went back',
    [{ type: 'chose', options: ['price'] }, { type: 'back' }, { type: 'chose', options: ['service'] }],
    'service',
  ],
  ['one that was heard in words', [{ type: 'wrote', text: 'It is too expensive.' }], 'price'],
])('billing is told the reason: %s', (_, answers, reason) => {
  expect(toldOf(left(...answers))).toMatchObject([{ type: 'cancel', reason }])
})

test('who said none is asked for none', () => {
  expect(toldOf(left())[0]).not.toHaveProperty('reason')
})

test('the exit page passes on what was said in the conversation', () => {
  const talk = aTalk()
  talk.say({ type: 'chose', options: ['price'] })
  expect(toldOf(leaveNow(talk.session(), talk.clock.now()))).toMatchObject([{ reason: 'price' }])
})

test('a log from before it went along folds to the same session, and its effect stays what it was', () => {
  const events = left({ type: 'chose', options: ['price'] })
  const older = events.map((event): Event => {
    if (event.type !== 'cancel_confirmed') return event
    const { reason: _, ...rest } = event
    return rest
  })
  expect(sessionOf(older)).toEqual(sessionOf(events))
  expect(toldOf(older)).toEqual([{ type: 'cancel', endsOn: sessionOf(older).endsOn }])
})
