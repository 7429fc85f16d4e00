import * as z from 'zod'

/** Money in whole minor units (cents, agorot, yen); never a fraction. Currency is ISO 4217. */
export const Money = z.strictObject({
  amount: z.int().min(-1e12).max(1e12),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type Money = z.infer<typeof Money>

const digits = new Map<string, number>()

/** How many decimals a currency has, by ISO 4217 as `Intl` knows it: 2 for USD, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  let found = digits.get(currency)
  if (found === undefined) {
    found =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    digits.set(currency, found)
  }
  return found
}

/** A share of an amount, rounded half up to a whole minor unit: the one rounding rule of the project. */
export const percentOf = (amount: number, percent: number): number => Math.round((amount * percent) / 100)

/** No discount takes more than this share of a price off, be it a percentage or an amount. */
export const mostPercentOff = 50

/** The most that may be taken off a price, in minor units: its share, by the rule above. */
export const mostOff = (price: number): number => percentOf(price, mostPercentOff)
