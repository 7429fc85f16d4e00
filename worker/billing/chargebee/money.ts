import { decimalsOf, type Money } from '#shared/money.ts'

/** Those that Chargebee names as having no decimals; all others are sent with two, also those of three. */
const none = new Set('JPY KRW XAF XOF'.split(' '))

/**
 * Whether it is certain in what unit a currency is sent. Of one that has no decimals and is not among those above it is
 * not, and a hundredfold credit is worse than none.
 */
export const isCertain = (currency: string): boolean => none.has(currency) || decimalsOf(currency) > 0

const factorOf = (currency: string): number =>
  10 ** ((none.has(currency) || !isCertain(currency) ? 0 : 2) - decimalsOf(currency))

/** As near as floating tenths allow: 1450 × 0.1 is no whole number to a computer. */
const there = ({ amount, currency }: Money): number => Number((amount * factorOf(currency)).toFixed(3))

/** In Chargebee's unit; null where that is not fine enough to say it, or not known. */
export function toChargebee(money: Money): number | null {
  const amount = there(money)
  return Number.isInteger(amount) && isCertain(money.currency) ? amount : null
}

/** The same, rounded up to what Chargebee can say: for what is given, so that nobody gets less than they were told. */
export const toChargebeeAtLeast = (money: Money): number | null =>
  isCertain(money.currency) ? Math.ceil(there(money)) : null

export const fromChargebee = (amount: number, currency: string): Money => ({
  amount: Math.round(amount / factorOf(currency)),
  currency,
})
