import { decimalsOf, type Money } from '#shared/money.ts'

/** Stripe's own count of decimals, which is not everybody's: króna and Ugandan shilling are sent with two it does not use. */
const none = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const three = new Set('BHD JOD KWD OMR TND'.split(' '))

const decimalsAtStripe = (currency: string): number => (none.has(currency) ? 0 : three.has(currency) ? 3 : 2)

const factorOf = (currency: string): number => 10 ** (decimalsAtStripe(currency) - decimalsOf(currency))

/** In Stripe's smallest unit; null where that is not fine enough to say it. */
export function toStripe({ amount, currency }: Money): number | null {
  const there = amount * factorOf(currency)
  const step = three.has(currency) ? 10 : 1
  return Number.isInteger(there / step) ? there : null
}

/** The same, rounded up to what Stripe can say: for what is given, so that nobody gets less than they were told. */
export function toStripeAtLeast({ amount, currency }: Money): number {
  const step = three.has(currency) ? 10 : 1
  return Math.ceil((amount * factorOf(currency)) / step) * step
}

export function fromStripe(amount: number, currency: string): Money {
  const code = currency.toUpperCase()
  return { amount: Math.round(amount / factorOf(code)), currency: code }
}

export const currencyAtStripe = (currency: string): string => currency.toLowerCase()
