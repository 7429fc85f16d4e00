import { decimalsOf, type Money } from '#shared/money.ts'

/** Paddle's own count of decimals: none for these, two for all others. It bills in no currency of three. */
const none = new Set('CLP JPY KRW VND'.split(' '))

const factorOf = (currency: string): number => 10 ** ((none.has(currency) ? 0 : 2) - decimalsOf(currency))

/** In Paddle's smallest unit, a text; null where that is not fine enough to say it. */
export function toPaddle({ amount, currency }: Money): string | null {
  const there = Number((amount * factorOf(currency)).toFixed(3))
  return Number.isInteger(there) ? String(there) : null
}

export const fromPaddle = (amount: number, currency: string): Money => ({
  amount: Math.round(amount / factorOf(currency)),
  currency,
})
