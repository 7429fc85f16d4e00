/** Value kept, and whether keeping it pays. What nobody has told is named, and the figure is not there. */
import { signsOf, type Business, type Sign } from './business.ts'
import { keysOf, sumOf, type Sums } from './counts.ts'
import type { Given, GivenMonths } from './given.ts'
import { expectedMonths } from './rates.ts'
import { replacementOf, returnOf, type Return } from './return.ts'

/** What is missing before a return can be worked out. */
export type Missing = 'holdout' | 'kept' | 'churn' | 'margin' | 'process'

/** Customers of the cohort who stay because of the offers, and whether it is sure that there are any. */
export interface SavedHere {
  saved: number
  isProven: boolean
}

type Worked = Return & SavedHere & { months: number; replacement: ReturnType<typeof replacementOf> }

export interface MoneyFigures {
  /** By currency: what those who took an offer and were kept pay a month, and what all offers taken cost. Minor units. */
  kept: KeptIn[]
  /** How many of them there are. */
  keptCustomers: number
  /** In what the business counts; null where it never said and there is no money yet. */
  currency: string | null
  return: { missing: Missing[] } | Worked
  signs: Record<'churn' | 'value' | 'score' | 'return', Sign>
}

interface KeptIn {
  currency: string
  customers: number
  monthly: number
  cost: number
}

/** All that the money is worked out of. */
export interface MoneyOf {
  sums: Sums
  /** Days of the cohort. */
  days: number
  /** Null while it is not known. */
  here: SavedHere | null
  business: Business
  given: GivenMonths
}

export function moneyOf(of: MoneyOf): MoneyFigures {
  const kept = keptBy(of.sums)
  const keptCustomers = kept.reduce((sum, { customers }) => sum + customers, 0)
  const most = kept.toSorted((a, b) => b.monthly - a.monthly)[0]
  const currency = latestOf(of.given, (one) => one.currency) ?? most?.currency ?? null
  const mine = kept.find((one) => one.currency === currency && one.customers > 0) ?? null
  const made = workedOut(of, mine, keptCustomers, currency)
  const ratio = 'missing' in made || !made.isProven ? null : made.ratio
  return { kept, keptCustomers, currency, return: made, signs: signsOf(of.business, ratio) }
}

function keptBy(sums: Sums): KeptIn[] {
  const currencies = [...new Set([...keysOf(sums, 'value.monthly'), ...keysOf(sums, 'cost')])].toSorted()
  return currencies.map((currency) => ({
    currency,
    customers: sumOf(sums, 'value.kept', currency),
    monthly: sumOf(sums, 'value.monthly', currency),
    cost: sumOf(sums, 'cost', currency),
  }))
}

/** Days in a month, on average. */
const monthDays = 365.25 / 12

function workedOut(
  of: MoneyOf,
  mine: KeptIn | null,
  all: number,
  currency: string | null,
): Worked | { missing: Missing[] } {
  const { here, days, business, given } = of
  const inMine = (read: (one: Given) => number | null) =>
    latestOf(given, (one) => (one.currency === currency ? read(one) : null))
  const [margin, process] = [inMine((one) => one.margin), inMine((one) => one.process)]
  const churn = business.months.findLast((month) => month.churn !== null)?.churn ?? null
  if (here === null || mine === null || churn === null || margin === null || process === null) {
    const found = { holdout: here, kept: mine, churn, margin, process }
    return { missing: (Object.keys(found) as Missing[]).filter((name) => found[name] === null) }
  }
  // Of all who were saved, those who pay in this currency.
  const saved = here.saved * (mine.customers / all)
  const months = expectedMonths(churn)
  const monthly = mine.monthly / mine.customers
  const spent = Math.round((process * days) / monthDays)
  const made = returnOf({ saved, monthly, margin, months, offers: mine.cost, process: spent })
  const acquisition = inMine((one) => one.acquisition)
  return {
    ...made,
    saved,
    isProven: here.isProven,
    months,
    replacement: replacementOf(saved, made, acquisition),
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
