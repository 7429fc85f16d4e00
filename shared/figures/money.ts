/** Value kept, and whether keeping it pays. What nobody has told is named, and the figure is not there. */
import type { Business, Sign } from './business.ts'
import { signsOf } from './business.ts'
import { keysOf, sumOf, type Sums } from './counts.ts'
import type { Given, GivenMonths } from './given.ts'
import { expectedMonths } from './rates.ts'
import { replacementOf, returnOf, type Return } from './return.ts'

/** What is missing before a return can be worked out. */
export type Missing = 'holdout' | 'kept' | 'churn' | 'margin' | 'process'

export interface MoneyFigures {
  /** By currency: what those who took an offer and were kept pay a month, and what all offers taken cost. Minor units. */
  kept: { currency: string; monthly: number; cost: number }[]
  /** How many of them there are. */
  keptCustomers: number
  /** In what the business counts; null where it never said and there is no money yet. */
  currency: string | null
  return:
    | { missing: Missing[] }
    | (Return & SavedHere & { months: number; replacement: ReturnType<typeof replacementOf> })
  signs: Record<'churn' | 'value' | 'score' | 'return', Sign>
}

/** Days in a month, on average. */
const monthDays = 365.25 / 12

/** Customers of the cohort who stay because of the offers, and whether it is sure that there are any. */
export interface SavedHere {
  saved: number
  isProven: boolean
}

/** `here` is null while it is not known. */
export function moneyOf(
  sums: Sums,
  days: number,
  here: SavedHere | null,
  business: Business,
  given: GivenMonths,
): MoneyFigures {
  const currencies = [...new Set([...keysOf(sums, 'value.monthly'), ...keysOf(sums, 'cost')])].toSorted()
  const kept = currencies.map((currency) => ({
    currency,
    monthly: sumOf(sums, 'value.monthly', currency),
    cost: sumOf(sums, 'cost', currency),
  }))
  const currency =
    latestOf(given, (one) => one.currency) ??
    kept.toSorted((a, b) => b.monthly - a.monthly)[0]?.currency ??
    null
  const keptIn = currency === null ? 0 : sumOf(sums, 'value.kept', currency)
  const mine = kept.find((one) => one.currency === currency)
  const inMine = (read: (one: Given) => number | null) =>
    latestOf(given, (one) => (one.currency === currency ? read(one) : null))
  const [margin, process] = [inMine((one) => one.margin), inMine((one) => one.process)]
  const churn = business.months.findLast((month) => month.churn !== null)?.churn ?? null
  const keptCustomers = keysOf(sums, 'value.kept').reduce(
    (sum, key) => sum + sumOf(sums, 'value.kept', key),
    0,
  )
  const found = { holdout: here, kept: keptIn > 0 ? keptIn : null, churn, margin, process }
  const missing = (Object.keys(found) as Missing[]).filter((name) => found[name] === null)
  if (here === null || !mine || keptIn === 0 || churn === null || margin === null || process === null)
    return { kept, keptCustomers, currency, return: { missing }, signs: signsOf(business, null) }
  // Of all who were saved, those who pay in this currency.
  const saved = here.saved * (keptIn / keptCustomers)
  const made = returnOf({
    saved,
    monthly: mine.monthly / keptIn,
    margin,
    months: expectedMonths(churn),
    offers: mine.cost,
    process: Math.round((process * days) / monthDays),
  })
  const part = saved * (keptIn / keptCustomers)
  const replacement = replacementOf(
    part,
    made,
    inMine((one) => one.acquisition),
  )
  const result = { ...made, saved, isProven: here.isProven, months: expectedMonths(churn), replacement }
  return {
    kept,
    keptCustomers,
    currency,
    return: result,
    signs: signsOf(business, here.isProven ? made.ratio : null),
  }
}

/** Of the latest month that says it. */
function latestOf<T>(given: GivenMonths, read: (one: Given) => T | null): T | null {
  const said = Object.entries(given).toSorted(([a], [b]) => (a < b ? 1 : -1))
  for (const [, one] of said) {
    const value = read(one)
    if (value !== null) return value
  }
  return null
}
