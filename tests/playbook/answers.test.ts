/** What a business may not leave a customer with: nothing but a sale, or nothing but a promise to call. */
import { expect, test } from 'vitest'
import { answerProblems } from '#shared/playbook/check-answers.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { Offer, type OfferKind } from '#shared/playbook/offers.ts'
import type { Rule } from '#shared/playbook/playbook.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'

const owner = { owner: 'Care', reviewBy: '2027-12-31' }
const kinds: Record<OfferKind, object> = {
  discount: { percent: 20, cycles: 3 },
  credit: { percent: 20 },
  pause: { months: 2 },
  plan_change: { to: 'smaller' },
  continuation: { to: 'month' },
  trial_extension: { days: 7 },
  benefit: { benefit: 'space', months: 2 },
  service_fix: { withinHours: 24 },
  guided_help: { withinHours: 24 },
  contact: { withinHours: 24 },
}
const offers = Object.fromEntries(
  Object.entries(kinds).map(([kind, more]) => [kind, Offer.parse({ kind, ...more, ...owner })]),
)
const price = defaultPlaybook.reasons.findIndex(({ id }) => id === 'price')
const everyone = ['preferred', 'standard']

/** The answers to *price*, each with those it is for, and what is said of them. */
function told(...answers: [kind: OfferKind | 'year', tiers?: string[], reasons?: string[]][]): string[] {
  const year = Offer.parse({ kind: 'continuation', to: 'year', ...owner })
  const rules = answers.map(([offer, tiers = everyone, reasons = ['price']], index): Rule => {
    const attempt = index === 0 ? 'first' : 'second'
    return { id: `r${index}`, reasons, tiers, attempt, when: null, offer }
  })
  const others = defaultPlaybook.rules.filter(({ reasons }) => !reasons.includes('price'))
  const all = { offers: { ...defaultPlaybook.offers, ...offers, year }, rules: [...rules, ...others] }
  return answerProblems(aPlaybook(all)).map(({ path, message }) => `${path}: ${message}`)
}

const at = `reasons.${price}: `
const sale = `${at}every answer to price is a sale; one must mend the cause`

test('S2.6 what is a sale is settled for every kind of offer', () => {
  const sales = (Object.keys(kinds) as OfferKind[]).filter((kind) => told([kind]).includes(sale))
  expect(sales).toEqual(['discount', 'credit', 'continuation', 'trial_extension', 'benefit'])
})

test('S2.3 any number of sales is no answer, and one that is none makes it one', () => {
  expect(told(['discount'], ['benefit'], ['year'])).toEqual([sale])
  expect(told(['discount'], ['benefit'], ['pause'])).toEqual([])
})

const only = (tiers: string) => `${at}the only answer to price is contact (${tiers}); add one of another kind`

test('S1.5 that somebody will call is never the only answer, in any tier', () => {
  expect(told(['contact'])).toEqual([only('preferred, standard')])
  expect(told(['contact'], ['contact'])).toEqual([only('preferred, standard')])
  expect(told(['contact'], ['pause', ['standard']])).toEqual([only('preferred')])
  expect(told(['pause', ['preferred']], ['contact', ['standard']])).toEqual([only('standard')])
  expect(told(['contact'], ['pause'])).toEqual([])
  expect(told(['pause', ['preferred']])).toEqual([])
})

test('a year is no answer to those who use it little or not for long; a month may be', () => {
  const unused = `is never answered with a longer term`
  expect(told(['pause'], ['year', everyone, ['price', 'unused']])).toEqual([
    `rules.1.reasons.1: unused ${unused}`,
  ])
  expect(told(['pause'], ['continuation', everyone, ['price', 'unused']])).toEqual([])
})
