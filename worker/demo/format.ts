import { decimalsOf } from '#shared/money.ts'
import type { Money } from '#shared/money.ts'
import type { Localized } from '#shared/rules/facts.ts'

/** Whole amounts are shown without a fraction, as prices are on a page. */
export function moneyText({ amount, currency }: Money, locale: string): string {
  const value = amount / 10 ** decimalsOf(currency)
  const cents = Number.isInteger(value) ? { maximumFractionDigits: 0 } : {}
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...cents }).format(value)
}

export const percentText = (percent: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(percent / 100)

export const dayText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))

export const monthText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day))

export const inLanguage = (text: Localized, language: string): string =>
  typeof text === 'string' ? text : (text[language] ?? text['en'] ?? '')
