import { expect, test } from 'vitest'
import { Offer } from '#shared/playbook/offers.ts'
import { Facts } from '#shared/rules/facts.ts'
import { termsOf } from '#shared/rules/terms.ts'
import cases from '#tests/cases/terms.json' with { type: 'json' }
import { aClock } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'

const amounts = new Set(['cost', 'priceNow', 'priceDuring', 'price', 'amount', 'monthly'])

/** The table says amounts only; the currency is the customer's throughout. */
const inCurrency = (terms: object, currency: string): object =>
  Object.fromEntries(
    Object.entries(terms).map(([key, value]) => [
      key,
      amounts.has(key) ? { amount: value as number, currency } : value,
    ]),
  )

test.each(cases)('$offer.kind for $customer', ({ offer, customer, is }) => {
  const parsed = Offer.parse({ ...offer, owner: 'Care', reviewBy: '2027-12-31' })
  const facts = aCustomer(Facts.partial().parse(customer) as Partial<Facts>)
  const terms = termsOf(parsed, facts, aClock().now())
  const { currency } = facts.price
  expect(terms).toEqual(is === null ? null : { period: facts.period, ...inCurrency(is, currency) })
})
