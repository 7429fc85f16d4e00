import { expect, test } from 'vitest'
import type { CopyKey } from '#shared/copy/catalogue.ts'
import { catalogues, copyFor } from '#shared/copy/copy.ts'
import { styles } from '#shared/copy/styles-en.ts'
import type { Style } from '#shared/reading/style.ts'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'

const variants = Object.keys(styles).map((key) => {
  const at = key.lastIndexOf('.')
  return { key: key as CopyKey, neutral: key.slice(0, at) as CopyKey, style: key.slice(at + 1) as Style }
})
const placesOf = (text: unknown): string => (JSON.stringify(text).match(/\{\w+\}/g) ?? []).toSorted().join()

test('at most 14 sentences a style, each of a sentence we have, and none of a button, a term or the law', () => {
  for (const style of ['brief', 'warm'])
    expect(variants.filter((one) => one.style === style).length).toBeLessThanOrEqual(14)
  const allowed = /^(heard|sorry|parting)\.[a-z_]+$|^offer\.second$/
  expect(variants.filter(({ neutral }) => !allowed.test(neutral))).toEqual([])
  expect(variants.filter(({ neutral }) => !Object.hasOwn(catalogues.en, neutral))).toEqual([])
})

test('a death and hard times are spoken of in one way only', () => {
  expect(variants.filter(({ key }) => /bereaved|hardship|billing_error/.test(key))).toEqual([])
})

test.each(['en', 'he'] as const)(
  '%s: each is really said otherwise, and fills the same places',
  (language) => {
    for (const { key, neutral } of variants) {
      const [styled, plain] = [catalogues[language][key], catalogues[language][neutral]]
      expect(styled, key).not.toEqual(plain)
      expect(placesOf(styled), key).toBe(placesOf(plain))
    }
  },
)

test('a sentence without another way to say it is the neutral one', () => {
  const warm = copyFor('en').inStyle('warm')
  expect(warm.say('sorry.price')).toBe(styles['sorry.price.warm'])
  expect(warm.say('parting.bereaved')).toBe(catalogues.en['parting.bereaved'])
  expect(warm.say('offer.decline')).toBe('No, thanks')
  expect(warm.inStyle(null).say('sorry.price')).toBe(catalogues.en['sorry.price'])
})

test('a tenant’s own sentence stands before ours in any style, and may have styles of its own', () => {
  const words = {
    en: {
      'sorry.price': 'Fair enough.',
      'offer.second': 'One more.',
      'offer.second.warm': 'One more, if I may.',
    },
    'en-GB': { 'offer.second': 'One more, then.' },
  }
  const says = (tag: string, style: Style | null, key: CopyKey) => copyFor(tag, words).inStyle(style).say(key)
  expect(says('en', 'warm', 'sorry.price')).toBe('Fair enough.')
  expect(says('en', 'brief', 'sorry.price')).toBe('Fair enough.')
  expect(says('en', 'warm', 'offer.second')).toBe('One more, if I may.')
  expect(says('en', 'brief', 'offer.second')).toBe('One more.')
  expect(says('en-GB', 'warm', 'offer.second')).toBe('One more, then.')
  expect(says('en', 'warm', 'sorry.product')).toBe(styles['sorry.product.warm'])
  expect(checkPlaybook(aPlaybook({ words })).ok).toBe(true)
})
