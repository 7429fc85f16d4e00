/** A tenant's own reasons, heard by the phrases its playbook carries (S4: reading free text). */
import { expect, test } from 'vitest'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Reason } from '#shared/playbook/playbook.ts'
import { readComment } from '#shared/reading/comment.ts'
import { phrasesOf, reasonsIn } from '#shared/reading/phrases.ts'
import { compile } from '#shared/rules/compiled.ts'
import { aPlaybook } from '../fixtures/a-playbook.ts'
import { aTalk } from '../fixtures/a-talk.ts'

const noise: Reason = {
  id: 'noise',
  path: 'leave',
  probe: null,
  case: null,
  phrases: { en: ['too loud', "can't hear myself"], he: ['מוזיקה חזקה', 'רעש'] },
}
const court: Reason = { ...noise, id: 'court', phrases: { en: ['no court free'], he: ['אין מגרש פנוי'] } }
const own = phrasesOf([noise, court])

test.each([
  ['It is TOO   LOUD in here!!', ['noise']],
  ['too, loud', ['noise']],
  ['I can’t hear myself think', ['noise']],
  ['too louuuud', ['noise']],
  ['too louder than ever', []],
  ['into loud', []],
  ['too\nloud; and no court free on sundays', ['noise', 'court']],
  ['המוזיקה החזקה מפריעה', ['noise']],
  ['בגלל הרעש', ['noise']],
  ['ושמוזיקה חזקה', ['noise']],
  ['רעשן', []],
  ['ערעש', []],
  ['מוּזיקה חזקה', ['noise']],
  ['אין מגרש פנוי and too loud', ['noise', 'court']],
])('%j names %j', (text, reasons) => {
  const reading = readComment(text, own)
  expect(reading.reasons.toSorted()).toEqual(reasons.toSorted())
  expect(reading.intent).toBe(reasons.length > 0 ? 'reason' : 'unclear')
})

test('what our phrases hear stays heard, and a wish to leave is one whatever is named besides', () => {
  expect(readComment('too expensive and too loud', own)).toMatchObject({
    reasons: ['price', 'noise'],
    sure: 0.7,
  })
  expect(readComment('too loud, please cancel my plan', own)).toMatchObject({
    intent: 'leave',
    reasons: ['noise'],
  })
})

const compiled = compile(
  aPlaybook({
    reasons: [noise, ...defaultPlaybook.reasons],
    words: {
      en: { 'reason.noise': 'It is too loud', 'parting.noise': 'We are sorry it is loud.' },
      he: { 'reason.noise': 'רועש מדי', 'parting.noise': 'צר לנו על הרעש.' },
    },
  }),
  'own',
)

test('the playbook with its phrases passes the check', () => {
  expect(checkPlaybook(compiled.playbook)).toMatchObject({ ok: true })
})

test('in a conversation the reason is given as if it had been chosen, and leads where its path says', () => {
  const talk = aTalk({ compiled })
  const happened = talk.say({ type: 'wrote', text: 'it is too loud, and pricey' }) ?? []
  expect(happened).toContainEqual(
    expect.objectContaining({ type: 'reason_given', reasons: ['noise', 'price'], by: 'words' }),
  )
  expect(happened[0]).toMatchObject({ by: 'lexicon' })
  expect(talk.turn().messages).toContain('We are sorry it is loud.')
})

const inWords = (index: number): string =>
  String(index).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')
/** As many as a playbook may carry: 20 reasons with 40 phrases each, all beginning alike. */
const many = phrasesOf(
  Array.from({ length: 20 }, (_, reason) => ({
    id: `r${reason}`,
    phrases: {
      en: Array.from({ length: 20 }, (_, at) => `the thing ${inWords(reason)}x${inWords(at)} here`),
      he: Array.from({ length: 20 }, (_, at) => `הדבר הזה ${inWords(reason)}x${inWords(at)}`),
    },
  })),
)

function steps(phrases: typeof many, text: string): number {
  let count = 0
  reasonsIn(phrases, text, () => count++)
  return count
}

test.each(['the thing ', 'the ', 'הדבר הזה ', 'ובהדבר ', 'a '])(
  'a flood of %j costs a few steps a word, with eight hundred phrases as with two',
  (word) => {
    const text = word.repeat(2000).slice(0, 5000)
    const words = text.split(' ').length
    expect(steps(many, text)).toBeLessThan(words * 12)
    expect(steps(many, text)).toBeLessThanOrEqual(
      3 * steps(phrasesOf([{ id: 'r', phrases: { en: ['the thing x', 'הדבר הזה x'] } }]), text),
    )
  },
)

test('all of them are heard', () => {
  for (const [reason, at] of [
    [0, 0],
    [7, 19],
    [19, 3],
  ] as const) {
    const text = `well, the thing ${inWords(reason)}x${inWords(at)} here`
    expect(readComment(text, many).reasons).toEqual([`r${reason}`])
  }
})
