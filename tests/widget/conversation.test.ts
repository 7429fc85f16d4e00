import { describe, expect, test } from 'vitest'
import {
  answerOf,
  blank,
  heard,
  isKnown,
  lines,
  note,
  questionOf,
  tick,
  type Screen,
} from '#widget/conversation.ts'
import { aFrame, aTurn } from '#tests/fixtures/a-turn.ts'

const asked: Screen = heard(blank, { frame: aFrame, thread: [], turn: aTurn() })
const next = aTurn({ number: 2, messages: ['Thank you.'], input: { type: 'text', label: 'What happened?' } })

const sending = (screen: Screen): Screen => ({ ...screen, sent: answerOf(screen) })

describe('what an answer says', () => {
  test('nothing ticked and nothing written is no answer', () => {
    expect(answerOf({ ...asked, draft: ' \n ' })).toBeNull()
  })

  test('words alone', () => {
    const answer = { type: 'wrote', text: 'Too slow' }
    expect(answerOf({ ...asked, draft: ' Too slow ' })).toEqual({ answer, said: 'Too slow' })
  })

  test('choices and words go together, in the order of the list', () => {
    const screen = { ...tick(tick(asked, 'unused'), 'price'), draft: 'and slow' }
    expect(answerOf(screen)).toEqual({
      answer: { type: 'chose', options: ['price', 'unused'], text: 'and slow' },
      said: 'It costs too much · I do not use it · and slow',
    })
  })

  test('one press takes written words along', () => {
    expect(answerOf({ ...asked, draft: 'sorry' }, ['unused'])?.answer).toEqual({
      type: 'chose',
      options: ['unused'],
      text: 'sorry',
    })
  })

  test('a choice of another question is not sent', () => {
    expect(answerOf({ ...asked, ticked: ['gone'] })).toBeNull()
  })

  test('a second tick takes the first back', () => {
    expect(tick(tick(asked, 'price'), 'price').ticked).toEqual([])
  })
})

describe('the thread', () => {
  test('shows the sentences of the turn, and keeps the question with the input', () => {
    expect(lines(asked)).toEqual([{ by: 'parley', text: 'You want to cancel Studio.' }])
    expect(questionOf(aTurn())).toBe('What makes you want to leave?')
  })

  test('has the question and the reply at once when something is pressed', () => {
    expect(lines(sending({ ...asked, draft: 'No' })).map(({ text }) => text)).toEqual([
      'You want to cancel Studio.',
      'What makes you want to leave?',
      'No',
    ])
  })

  test('keeps every line in its place when the next turn comes', () => {
    const before = sending({ ...asked, draft: 'No' })
    const after = heard(before, { turn: next })
    expect(lines(after).slice(0, 3)).toEqual(lines(before))
    expect(lines(after).at(-1)).toEqual({ by: 'parley', text: 'Thank you.' })
  })

  test('is the worker’s own after a reload', () => {
    const thread = [{ by: 'customer' as const, text: 'Before' }]
    expect(lines(heard(blank, { frame: aFrame, thread, turn: next }))[0]).toEqual(thread[0])
  })
})

describe('typed words', () => {
  const written = { ...asked, draft: 'My words' }

  test('leave the field when the answer they went with is taken', () => {
    expect(heard(sending(written), { turn: next }).draft).toBe('')
  })

  test('stay when another control was pressed', () => {
    const skipped = { ...written, sent: { answer: { type: 'skipped' as const }, said: 'Rather not say' } }
    expect(heard(skipped, { turn: next }).draft).toBe('My words')
  })

  test('stay, with the ticks, when the answer was not taken', () => {
    const screen = { ...tick(written, 'price'), trouble: 'silent' as const }
    const back = heard(sending(screen), { frame: aFrame, thread: [], turn: aTurn() })
    expect(back).toMatchObject({ draft: 'My words', ticked: ['price'], sent: null, trouble: null })
  })
})

test('a turn is known by its kind of question, or by having ended, however that is called (T24)', () => {
  expect(isKnown(aTurn())).toBe(true)
  expect(isKnown(aTurn({ input: null, outcome: 'handed_over' as never }))).toBe(true)
  expect(isKnown(aTurn({ input: null }))).toBe(false)
  for (const type of ['multichoice', 'slider', '', null])
    expect(isKnown(aTurn({ input: { type, label: 'How?' } as never }))).toBe(false)
})

describe('closing is not cancelling', () => {
  test('is said once, on the turn on which somebody closes', () => {
    const said = note(asked)
    expect(said).toEqual({ notedOn: 1 })
    expect(note({ ...asked, ...said })).toBeNull()
  })

  test('is not said in trouble, at the last question, or at the end', () => {
    expect(note(blank)).toBeNull()
    expect(note({ ...asked, trouble: 'offline' })).toBeNull()
    expect(note({ ...asked, turn: aTurn({ wayOut: null }) })).toBeNull()
  })
})
