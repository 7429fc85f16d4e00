import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { abandon } from '#shared/engine/engine.ts'
import { effectKey } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { lessonsOf, type Lesson } from '#shared/engine/exit-lessons.ts'
import { exitFields } from '#shared/engine/exit-fields.ts'
import { note, noteGoneAt, notesIn } from '#shared/engine/exit-notes.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { aClock, second } from '#tests/fixtures/a-clock.ts'
import { aTalk, type Talk } from '#tests/fixtures/a-talk.ts'
import { anyWalk, aWalk } from './walk.ts'

const minute = 60 * second

function talked(...texts: string[]): Talk {
  const talk = aTalk()
  for (const text of texts) talk.say({ type: 'wrote', text })
  return talk
}

/** Asks to leave, and does. */
function over(talk: Talk): Event[] {
  talk.say({ type: 'leaving' })
  talk.say({ type: 'accepted' })
  return talk.events
}

const texts = (events: readonly Event[], lessons: readonly Lesson[]): (string | null)[] =>
  lessons.flatMap((one) => {
    const said = one.type === 'words' ? events[one.of] : undefined
    return said?.type === 'words_given' ? [said.text] : []
  })

describe('S0.6 the conversation tells', () => {
  test.each([
    ['the app crashes every day', 'defects'],
    ['support never answers', 'defects'],
    ['I wish you had a family plan', 'wayBack'],
    ['I tried to cancel three times already', 'exitFaults'],
    ['הלוואי שהיה מסלול משפחתי', 'wayBack'],
    // Heard as the reason *product*, and a wish all the same.
    ['חסר לי מצב כהה', 'wayBack'],
    ['לא מצליחה לבטל', 'exitFaults'],
  ] as const)('“%s” in %s', (text, field) => {
    const events = over(talked(text))
    const lessons = lessonsOf(events)
    for (const one of exitFields)
      expect(texts(events, lessons[one]), one).toEqual(one === field ? [text] : [])
  })

  test('a complaint with a wish beside it in both', () => {
    const text = 'It crashes every day. I wish it had an autosave.'
    const events = over(talked(text))
    const { defects, wayBack } = lessonsOf(events)
    expect([texts(events, defects), texts(events, wayBack)]).toEqual([[text], [text]])
  })

  test('the last word after the end in what could bring them back', () => {
    const talk = talked()
    over(talk)
    talk.say({ type: 'wrote', text: 'Thanks, it was fine' })
    expect(texts(talk.events, lessonsOf(talk.events).wayBack)).toEqual(['Thanks, it was fine'])
  })

  test('reasons as corrected, and words as corrected', () => {
    const events = over(talked('hm, the usual'))
    const of = events.findIndex(({ type }) => type === 'words_given')
    const corrected: Event = {
      type: 'reading_corrected',
      of,
      intent: 'reason',
      reasons: ['service'],
      by: 'x',
      at: '2026-11-06T10:00:00.000Z',
      turn: null,
    }
    const { defects, drivers } = lessonsOf([...events, corrected])
    expect(drivers).toEqual([{ type: 'reason', reason: 'service' }])
    expect(defects).toEqual([{ type: 'words', of }])
  })

  test('what was not done outside, and what was done late', () => {
    const events = over(talked())
    const { session } = sessionOf(events).started
    const position = events.findIndex(({ type }) => type === 'cancel_confirmed')
    const key = effectKey(session, position, 0)
    const settled = {
      key,
      effect: 'cancel_subscription',
      at: '2026-11-05T11:00:00.000Z',
      turn: null,
    } as const
    const faults = (...more: Event[]) => lessonsOf([...events, ...more]).exitFaults
    expect(faults()).toEqual([{ type: 'waiting', effect: 'cancel_subscription' }])
    expect(faults({ type: 'effect_done', late: false, ...settled })).toEqual([])
    expect(faults({ type: 'effect_done', late: true, ...settled })).toEqual([
      { type: 'late', effect: 'cancel_subscription' },
    ])
    expect(faults({ type: 'effect_failed', why: 'no', late: false, ...settled })).toEqual([
      { type: 'failed', effect: 'cancel_subscription', why: 'no' },
    ])
  })

  test.each([
    [10, []],
    [11, [{ type: 'long', minutes: 11 }]],
  ])('a leaving of %i minutes', (minutes, expected) => {
    const clock = aClock()
    const talk = aTalk({ clock })
    clock.pass(minutes * minute)
    over(talk)
    expect(lessonsOf(talk.events).exitFaults.filter(({ type }) => type === 'long')).toEqual(expected)
  })

  test('silence is not a leaving that was too long', () => {
    const clock = aClock()
    const talk = aTalk({ clock })
    clock.pass(90 * minute)
    talk.events.push(...abandon(clock.now()))
    expect(lessonsOf(talk.events).exitFaults).toEqual([])
  })

  test('nothing that is not in the log, and nothing of the words themselves', () => {
    fc.assert(
      fc.property(anyWalk, (one) => {
        const { events } = aWalk(one)
        const all = exitFields.flatMap((field) => lessonsOf(events)[field])
        for (const lesson of all) {
          if (lesson.type === 'words') expect(events[lesson.of]?.type).toBe('words_given')
          if (lesson.type === 'case') expect(events.some(({ type }) => type === 'case_opened')).toBe(true)
        }
        const gone = events.map((event) => (event.type === 'words_given' ? { ...event, text: null } : event))
        expect(lessonsOf(gone)).toEqual(lessonsOf(events))
      }),
      { numRuns: 100 },
    )
  })

  test('a log from before wishes were read tells of none', () => {
    const older = over(talked('I wish you had a family plan')).map((event) => {
      if (event.type !== 'words_given') return event
      const { wish: _, aboutExit: __, ...rest } = event
      return rest
    })
    expect(lessonsOf(older).wayBack).toEqual([])
  })
})

describe('S0.28 notes', () => {
  const now = new Date('2026-11-05T12:00:00Z')
  const write = (text: string) => ({ field: 'defects', text, by: 'ab12cd34' }) as const

  test('are of exits that are over, and change nothing that happened', () => {
    const talk = talked()
    expect(note(talk.events, write('x'), now)).toEqual({ ok: false, code: 'not_found' })
    const events = over(talk)
    const told = note(events, write('x'), now)
    if (!told.ok) throw new Error(told.code)
    expect(sessionOf([...events, told.event])).toEqual(sessionOf(events))
    expect(lessonsOf([...events, told.event])).toEqual(lessonsOf(events))
  })

  test('the last one stands; taken back it does not', () => {
    const noted = (text: string | null): Event => ({
      type: 'exit_noted',
      field: 'defects',
      text,
      by: 'ab12cd34',
      at: now.toISOString(),
      turn: null,
    })
    expect(notesIn([noted('one'), noted('two')]).get('defects')?.text).toBe('two')
    expect(notesIn([noted('one'), noted('')]).size).toBe(0)
    expect(notesIn([noted('one'), noted(null)]).get('defects')?.text).toBeNull()
  })

  test('are kept for a year', () => {
    expect(new Date(noteGoneAt('2026-11-05T12:00:00Z')).toISOString()).toBe('2027-11-05T12:00:00.000Z')
  })
})
