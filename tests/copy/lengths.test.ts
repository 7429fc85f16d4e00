/** A sentence is read in four seconds, a button at a glance. */
import { expect, test } from 'vitest'
import { catalogues, copyFor, type Language } from '#shared/copy/copy.ts'
import type { CopyKey } from '#shared/copy/catalogue.ts'

const longestMessage = 160
const longestLabel = 40

const keys = Object.keys(catalogues.en) as CopyKey[]
const languages = Object.keys(catalogues) as Language[]
const message =
  /^(greet|heard|sorry|parting|ended|objection|exit\.lead)\b|^(offer\.second(\.\w+)?|letter\.hardship|feedback\.thanks|confirm\.already|frame\.close_note)$|^(ask|probe|permit)\.(?!option|yes|no|skip)/
const label =
  /^(way_out|back|skip|continue|words\.send|frame\.(close|done|print))$|^(reason|probe\.option|offer\.accept)\.|^(permit\.(yes|no)|ask\.skip|offer\.decline|confirm\.(accept|later|decline|leave_it|what|when|until|data|undo))$|^(term|receipt)\.(?!.*\.value|follow_up\.)/

/** Values as long as they usually get; the customer's own words are measured by nobody. */
const values = (language: Language) => {
  const copy = copyFor(language)
  return {
    plan: 'Studio Professional',
    business: 'Northwind Software',
    since: copy.month('2026-09-01'),
    ends: copy.day('2026-09-30'),
    due: copy.deadline('2026-09-30T22:45:00Z'),
    text: '',
    length: copy.say('months', { n: 3 }),
    until: copy.day('2026-09-30'),
    price: copy.say('per.month', { price: copy.money({ amount: 123456, currency: 'EUR' }) }),
    loses: copy.list(['shared folders', 'version history']),
    n: 30,
  }
}

const measure = (language: Language, which: RegExp, longest: number): string[] =>
  keys
    .filter((key) => which.test(key))
    .map((key) => `${key}: ${copyFor(language).say(key, values(language))}`)
    .filter((line) => line.length - line.indexOf(': ') - 2 > longest)

test.each(languages)('%s: no message is longer than 160 characters', (language) => {
  expect(keys.filter((key) => message.test(key)).length).toBeGreaterThan(35)
  expect(measure(language, message, longestMessage)).toEqual([])
})

test.each(languages)('%s: no label is longer than 40', (language) => {
  expect(keys.filter((key) => label.test(key)).length).toBeGreaterThan(60)
  expect(measure(language, label, longestLabel)).toEqual([])
})
