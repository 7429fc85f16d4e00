import { expect, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'

const [en, he] = [copyFor('en'), copyFor('he')]
const isolated = (text: string) => `\u2068${text}\u2069`

test('a name of the other direction is isolated, one of our own is not', () => {
  expect(en.say('greet.plan', { plan: 'סטודיו' })).toContain(`cancel ${isolated('סטודיו')}.`)
  expect(en.say('greet.plan', { plan: 'Studio' })).toContain('cancel Studio.')
  expect(he.say('greet.plan', { plan: 'Studio (v2)' })).toContain(`המנוי ${isolated('Studio (v2)')}.`)
  expect(he.say('greet.plan', { plan: 'סטודיו' })).toContain('המנוי סטודיו.')
  expect(he.say('per.month', { price: he.money({ amount: 4900, currency: 'USD' }) })).toMatch(
    /^\u2068.*\u2069 לחודש$/,
  )
})

test('what a customer wrote is put in as it is, and is never read as a place or a pattern', () => {
  expect(en.say('heard.short', { text: 'I {name} $& $1 {text}' })).toContain('“I {name} $& $1 {text}”')
})

test('a place nobody fills stays visible', () => {
  expect(en.say('greet.plan')).toContain('cancel {plan}.')
  expect(en.say('greet.plan', JSON.parse('{"__proto__": {"plan": "x"}}'))).toContain('cancel {plan}.')
})

test('the business’s own words come before ours, the region’s before the language’s', () => {
  const words = { en: { way_out: 'End it', back: 'Return' }, 'en-GB': { back: 'Go back' } }
  const copy = copyFor('en-GB', words)
  expect([copy.say('way_out'), copy.say('back'), copy.say('continue')]).toEqual([
    'End it',
    'Go back',
    'Continue',
  ])
  expect(copyFor('he', words).say('way_out')).toBe('לבטל עכשיו')
})

test('words in one language are better than none; a key without any is seen as it is', () => {
  const words = { en: { 'reason.weather': 'The weather' } }
  expect(copyFor('en', words).say('reason.weather')).toBe('The weather')
  expect(copyFor('he', words).say('reason.weather')).toBe('reason.weather')
  expect(en.say('reason.constructor')).toBe('reason.constructor')
})

test('a text in several languages is said in the customer’s, or else in one there is', () => {
  const name = { en: 'Studio', he: 'סטודיו', 'en-GB': 'Workroom' }
  expect([en, he, copyFor('en-GB')].map((copy) => copy.localized(name))).toEqual([
    'Studio',
    'סטודיו',
    'Workroom',
  ])
  expect(he.localized({ en: 'Studio' })).toBe('Studio')
  expect(he.localized({ fr: 'Atelier' })).toBe('Atelier')
  expect(he.localized({})).toBe('')
  expect(he.localized('Studio')).toBe('Studio')
})
