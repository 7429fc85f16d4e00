/** Figures as people write them, and as a document has them. */
import { decimalsOf } from '#shared/money.ts'

/** A number as people write it; else the text as it is, of which the check says that it is no number. */
export const numberIn = (text: string): number | string =>
  /^-?\d{1,9}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : text

/** A share in percent or points, in basis points. */
export function inBasisPoints(text: string): number {
  const number = numberIn(text)
  return typeof number === 'number' ? Number((number * 100).toFixed(4)) : Number.NaN
}

/** `currency`: three letters. */
export const inMinorUnits = (amount: number, currency: string): number =>
  Number((amount * 10 ** decimalsOf(currency)).toFixed(4))

const amount = /(\d{1,9})(?:[.,](\d{1,3}))?\s*([a-z]{3})\b/gi

/**
 * Amounts with their currencies, as `5 USD, 4.50 EUR`: minor units by currency. Else the text as it is, of which the
 * check says that it is none: also where a currency is there twice, or where what may be thousands would be a fraction.
 */
export function amountsIn(text: string): Record<string, number> | string {
  const found = [...text.matchAll(amount)].map(([, whole = '', part = '', letters = '']) => {
    const currency = letters.toUpperCase()
    return { currency, amount: Number(`${whole}.${part}`), isExact: part.length <= decimalsOf(currency) }
  })
  const isAll = found.length > 0 && /^[\s,;]*$/.test(text.replaceAll(amount, ''))
  const isOnce = new Set(found.map(({ currency }) => currency)).size === found.length
  if (!isAll || !isOnce || !found.every(({ isExact }) => isExact)) return text
  return Object.fromEntries(found.map((one) => [one.currency, inMinorUnits(one.amount, one.currency)]))
}

/** The same as they would be typed. */
export const amountsAs = (amounts: Readonly<Record<string, number>>): string =>
  Object.entries(amounts)
    .map(([currency, minor]) => {
      const decimals = decimalsOf(currency)
      return `${(minor / 10 ** decimals).toFixed(decimals)} ${currency}`
    })
    .join(', ')
