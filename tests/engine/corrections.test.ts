/** What support's word on a reading changes, and what it never does (S4: the reading correctable by support). */
import { describe, expect, test } from 'vitest'
import { correct, reasonsOf, wordsGoneAt, type Correction } from '#shared/engine/corrections.ts'
import { effectsOf } from '#shared/engine/effects.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { leave, wrote, yes } from '../fixtures/answers.ts'
import { compiledDefault } from '../fixtures/a-playbook.ts'
import { talkOf, type Talk } from '../fixtures/a-talk.ts'

const chose = (options: string[], text?: string): Answer => ({
  type: 'chose',
  options,
  ...(text ? { text } : {}),
})

const talked = (...answers: Answer[]): Talk => talkOf(answers)

/** Positions of the customer's words. */
const wordsIn = ({ events }: Talk): number[] =>
  events.flatMap(({ type }, position) => (type === 'words_given' ? [position] : []))

function corrected(talk: Talk, reasons: string[], which = 0, changed: Partial<Correction> = {}) {
  const of = wordsIn(talk)[which] ?? -1
  const correction: Correction = { of, intent: 'reason', reasons, by: 'Fernleaf', ...changed }
  return correct(compiledDefault, talk.events, correction, talk.clock.now())
}

function after(talk: Talk, ...corrections: [reasons: string[], which?: number][]): string[] {
  for (const [reasons, which] of corrections) {
    const told = corrected(talk, reasons, which)
    if (!told.ok) throw new Error(told.code)
    talk.events.push(told.event)
  }
  return reasonsOf(talk.events)
}

const misread = () => talked(wrote('it is too expensive'), leave, yes)

describe('the reasons of a session, once readings of it are corrected', () => {
  test.each<[string, () => Talk, [reasons: string[], which?: number][], string[]]>([
    ['nothing corrected', misread, [], ['price']],
    ['read from words: the correction stands instead', misread, [[['service']]], ['service']],
    ['corrected again: the last word counts', misread, [[['service']], [['unused']]], ['unused']],
    ['undone by correcting again', misread, [[['service']], [['price']]], ['price']],
    ['corrected to none', misread, [[[]]], []],
    [
      'pressed: the customer’s own word is never overwritten',
      () => talked(chose(['price'], 'support was rude'), leave, yes),
      [[['service']]],
      ['price'],
    ],
    [
      'pressed *something else*: it stands, and what the words name stands beside it',
      () => talked(chose(['other']), wrote('hm, you know'), yes),
      [[['product']]],
      ['other', 'product'],
    ],
    [
      'never asked: any words may name one',
      () => talked(leave, yes, wrote('hm, well')),
      [[['closing']]],
      ['closing'],
    ],
    [
      'words that gave no reason say nothing against those that did',
      () => talked(wrote('it is too expensive'), leave, yes, wrote('hm')),
      [[['service'], 1]],
      ['price'],
    ],
    [
      'not understood: the correction names it',
      () => talked(wrote('hm'), leave, yes),
      [[['moved']]],
      ['moved'],
    ],
  ])('%s', (_, talk, corrections, reasons) => {
    expect(after(talk(), ...corrections)).toEqual(reasons)
  })
})

test('a correction changes nothing that happened: no step, no offer, no outcome, no turn, no clock', () => {
  const talk = misread()
  const [before, turn] = [talk.session(), talk.turn()]
  talk.clock.pass(86_400_000)
  after(talk, [['bereaved']])
  expect(talk.session()).toEqual(before)
  expect(talk.turn()).toEqual(turn)
  const [event] = talk.events.slice(-1)
  expect(event && effectsOf(event)).toEqual([{ type: 'report' }])
})

test('reasons come in the order of the playbook, each once', () => {
  const told = corrected(misread(), ['unused', 'closing', 'unused'])
  expect(told).toMatchObject({
    ok: true,
    event: { reasons: ['closing', 'unused'], turn: null, by: 'Fernleaf' },
  })
})

describe('refused', () => {
  test.each<[string, () => Talk, Partial<Correction>, string]>([
    ['a reason the playbook does not have', misread, { reasons: ['price', 'greed'] }, 'unknown_reason'],
    ['an event that is no words', misread, { of: 0 }, 'not_found'],
    ['a place after the end of the log', misread, { of: 999 }, 'not_found'],
    ['a conversation that is still going on', () => talked(wrote('too expensive')), {}, 'not_found'],
    [
      'words that were erased',
      () => {
        const talk = misread()
        for (const event of talk.events) if (event.type === 'words_given') event.text = null
        return talk
      },
      {},
      'words_gone',
    ],
  ])('%s', (_, talk, changed, code) => {
    expect(corrected(talk(), ['service'], 0, changed)).toEqual({ ok: false, code })
  })

  test('words of 30 days ago, whether they were erased yet or not', () => {
    const talk = misread()
    const { at } = talk.events[wordsIn(talk)[0] ?? 0] ?? { at: '' }
    talk.clock.pass(wordsGoneAt(at) - talk.clock.now().getTime() - 1)
    expect(corrected(talk, ['service']).ok).toBe(true)
    talk.clock.pass(1)
    expect(corrected(talk, ['service'])).toEqual({ ok: false, code: 'words_gone' })
  })
})
