/** The pages' words are there in both languages, and Hebrew is Hebrew. */
import { describe, expect, test } from 'vitest'
import { customers } from '#worker/demo/customers.ts'
import { words } from '#worker/demo/languages.ts'

/** Every sentence by its path; those that take something are given it. */
function sentences(part: object, path = ''): [string, string][] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    const here = `${path}/${name}`
    if (typeof value === 'function') return [[here, String(value('X', 3))]]
    return typeof value === 'object' && value !== null ? sentences(value, here) : [[here, String(value)]]
  })
}

const english = sentences(words.en)
const hebrew = sentences(words.he)

test('the same words are there in both languages, none empty', () => {
  expect(hebrew.map(([path]) => path)).toEqual(english.map(([path]) => path))
  expect([...english, ...hebrew].filter(([, text]) => text.trim() === '')).toEqual([])
})

test('Hebrew is written in Hebrew letters, and addresses nobody by gender', () => {
  const said = hebrew.filter(([path]) => !/^\/(locale|direction)$/.test(path))
  expect(said.filter(([path, text]) => !/[א-ת]/.test(text) && !path.endsWith('Of'))).toEqual([])
  const gendered = /(?<![א-ת])(אתה|לחץ|לחצי|בחר|בחרי|תוכל|תוכלי|לקוח|לקוחה|מחובר|מחוברת)(?![א-ת])/
  expect(said.filter(([, text]) => /\/|\(ה\)|\.ית/.test(text) || gendered.test(text))).toEqual([])
})

describe('counting', () => {
  test.each([
    ['en', 1, '30% off the next payment'],
    ['en', 3, '30% off each of the next 3 payments'],
    ['he', 1, '30% הנחה בתשלום הקרוב'],
    ['he', 2, '30% הנחה בכל אחד משני התשלומים הקרובים'],
    ['he', 3, '30% הנחה בכל אחד מ־3 התשלומים הקרובים'],
  ] as const)('%s, %i', (language, cycles, text) => {
    expect(words[language].account.discountOf('30%', cycles)).toBe(text)
  })
})

test('each customer is told apart by a line of their own', () => {
  for (const language of ['en', 'he'] as const) {
    const lines = customers.map(({ id }) => words[language].people[id])
    expect(new Set(lines).size).toBe(customers.length)
  }
})
