/** Taking a cancellation back: when it can be done, what it makes happen, and what is said of it from then on. */
import { describe, expect, test } from 'vitest'
import { lintCopy } from '#shared/copy/lint.ts'
import type { Letter } from '#shared/engine/effects.ts'
import { effectKey, effectsOf } from '#shared/engine/effects.ts'
import { letterOf } from '#shared/engine/letter.ts'
import { verdictOn } from '#shared/engine/letters.ts'
import { receiptOf } from '#shared/engine/receipt.ts'
import { canonicalText, signedLines } from '#shared/engine/signed-text.ts'
import { takeBack, undoOf } from '#shared/engine/undo.ts'
import { aTalk, type Talk, type TalkOptions } from '#tests/fixtures/a-talk.ts'

function left(options: TalkOptions = {}): Talk {
  const talk = aTalk(options)
  talk.say({ type: 'leaving' })
  talk.say({ type: 'accepted' })
  return talk
}

const day = (text: string, time = '12:00') => new Date(`${text}T${time}:00Z`)
const endsOn = left().session().endsOn ?? ''

function asked(talk: Talk, now = talk.clock.now()): void {
  talk.events.push(...takeBack(talk.session(), now, true))
}

function settled(talk: Talk, state: 'effect_done' | 'effect_failed'): void {
  const position = talk.events.findIndex(({ type }) => type === 'undo_asked')
  const stamp = { key: effectKey('session-1', position, 0), effect: 'take_back' as const, late: false }
  talk.record(
    state === 'effect_done' ? { type: state, ...stamp } : { type: state, ...stamp, why: 'billing said 422' },
  )
}

describe('when it can be done', () => {
  test('until the day it ends, that day included', () => {
    const session = left().session()
    expect(undoOf(session, day(endsOn, '23:59'), true)).toEqual({ type: 'open', until: endsOn })
    const over = new Date(day(endsOn, '00:00').getTime() + 86_400_000)
    expect(undoOf(session, over, true)).toEqual({ type: 'over', endedOn: endsOn })
    expect(takeBack(session, over, true)).toEqual([])
  })

  test('while billing alone knows the day, as long as billing lets it', () => {
    const session = left({ facts: null, place: 'GB' }).session()
    expect(undoOf(session, day('2040-01-01'), true)).toEqual({ type: 'open', until: null })
  })

  test('of what was cancelled, once, and not of what was cancelled again since', () => {
    const open = aTalk().session()
    expect(undoOf(open, day(endsOn), true)).toBeNull()
    expect(takeBack(left().session(), day(endsOn), false)).toEqual([])
    const talk = left()
    asked(talk)
    expect(takeBack(talk.session(), talk.clock.now(), true)).toEqual([])
    settled(talk, 'effect_failed')
    expect(takeBack(talk.session(), talk.clock.now(), true)).toEqual([])
  })
})

describe('what it makes happen', () => {
  test('one change at billing, a row, and a letter when it is settled; the outcome stays', () => {
    const talk = left()
    asked(talk)
    const [event] = talk.events.slice(-1)
    expect(event && effectsOf(event)).toEqual([
      { type: 'take_back', change: { type: 'take_back' } },
      { type: 'report' },
    ])
    settled(talk, 'effect_done')
    const [done] = talk.events.slice(-1)
    expect(done && effectsOf(done)).toEqual([{ type: 'notify', letter: 'undone' }, { type: 'report' }])
    expect(talk.session()).toMatchObject({ outcome: 'cancelled', undo: { state: 'done' } })
    expect(talk.turn().outcome).toBe('cancelled')
  })

  test('billing’s no is a case that somebody sees to by the day that is named', () => {
    const talk = left()
    asked(talk)
    settled(talk, 'effect_failed')
    const [no] = talk.events.slice(-1)
    const cases = no ? effectsOf(no).filter(({ type }) => type === 'open_case') : []
    expect(cases).toHaveLength(1)
    const due = cases[0]?.type === 'open_case' ? cases[0].due : ''
    expect(verdictOn(talk.session(), talk.copy)[0]).toContain(talk.copy.deadline(due))
  })
})

describe('what is said of it', () => {
  const states = ['open', 'waiting', 'effect_done', 'effect_failed'] as const
  const cases = (['en', 'he'] as const).flatMap((locale) => states.map((state) => [locale, state] as const))

  function inState(locale: string, state: (typeof states)[number]): Talk {
    const talk = left({ locale })
    if (state !== 'open') asked(talk)
    if (state === 'effect_done' || state === 'effect_failed') settled(talk, state)
    return talk
  }

  test.each(cases)('%s, %s: no offer, no guilt, no haste, in any letter (S0.22)', (locale, state) => {
    const talk = inState(locale, state)
    const { playbook } = talk.compiled
    for (const letter of ['receipt', 'update', 'undone'] satisfies Letter[]) {
      const proof = { address: 'https://parley.test/receipt/x', signature: 'parley1.x.y' }
      const { subject, text } = letterOf(letter, talk.session(), playbook, talk.copy, proof)
      const words = text.replaceAll(/\d+:\d\d(:\d\d)?/g, '')
      expect(lintCopy(`${subject}. ${words}`, locale)).toEqual([])
      expect(text).not.toMatch(/%|discount|הנחה/)
      expect(text).toContain(proof.address)
    }
  })

  test.each(['en', 'he'])(
    '%s: who has taken it back is not thanked for leaving, nor told how to undo it',
    (locale) => {
      const talk = inState(locale, 'effect_done')
      const receipt = receiptOf(talk.session(), talk.compiled.playbook, talk.copy)
      expect(receipt?.letter).toEqual([])
      expect(receipt?.lines.map(({ label }) => label)).not.toContain(talk.copy.say('confirm.undo'))
      expect(receipt?.lines.map(({ label }) => label)).toContain(talk.copy.say('receipt.taken_back'))
    },
  )
})

describe('the text that is signed', () => {
  test('does not turn on how it is laid out, and turns on every word', () => {
    const talk = left({ locale: 'he' })
    const receipt = receiptOf(talk.session(), talk.compiled.playbook, talk.copy)
    const lines = receipt ? signedLines(receipt, 'Acme', talk.copy) : []
    const text = canonicalText(lines.join('\n'))
    expect(canonicalText(lines.join('\r\n\t '))).toBe(text)
    expect(canonicalText(text.normalize('NFD'))).toBe(text)
    expect(canonicalText(`\u2067${text.replaceAll(' ', '\u202f')}\u2069`)).toBe(text)
    for (const word of new Set(text.split(' ')))
      expect(canonicalText(lines.join('\n').replace(word, `${word}x`))).not.toBe(text)
  })

  test('names the business, the moment to the second with its zone, and the reference', () => {
    const talk = left()
    const receipt = receiptOf(talk.session(), talk.compiled.playbook, talk.copy)
    const text = receipt ? signedLines(receipt, 'Acme', talk.copy).join('\n') : ''
    expect(text).toContain('Acme')
    expect(text).toMatch(/\d:\d\d:\d\d (AM|PM) UTC/)
    expect(text).toContain('session-1')
  })
})
