import { expect, test } from 'vitest'
import { askedAlready } from '#shared/engine/asked-already.ts'
import type { Happening } from '#shared/engine/events.ts'
import { leaveNow } from '#shared/engine/engine.ts'
import { aTalk } from '#tests/fixtures/a-talk.ts'

/** A session that ended with a cancellation, and what happened to it since. */
function leaver(...since: Happening[]) {
  const talk = aTalk()
  talk.events.push(...leaveNow(talk.session(), talk.clock.now()))
  for (const happening of since) talk.record(happening)
  return talk.session()
}

const settled = { key: 'session-1-3-0', effect: 'cancel_subscription', late: true } as const
const asked = leaver().confirmedAt

test.each<[string, ReturnType<typeof leaver>[], string | null]>([
  ['nobody who has not asked', [aTalk().session()], null],
  ['who has asked and was not entered yet', [leaver()], asked],
  [
    'who was declined and waits for a person',
    [leaver({ type: 'effect_failed', why: 'no', ...settled })],
    asked,
  ],
  [
    'nobody whom billing is ending: billing says so itself',
    [leaver({ type: 'effect_done', ...settled })],
    null,
  ],
  ['nobody who is taking it back', [leaver({ type: 'undo_asked' })], null],
  ['who only looked in again since', [leaver(), aTalk({ session: 'session-2' }).session()], asked],
])('has asked already: %s', (_who, sessions, at) => {
  expect(askedAlready(sessions, 'subscription-1')).toBe(at)
  expect(askedAlready(sessions, 'subscription-2')).toBeNull()
})
