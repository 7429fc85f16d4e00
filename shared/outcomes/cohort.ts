/** The customers who were exposed on one day, added up for one horizon: all that the statistics need of them. */
import { decimalsOf, type Money } from '#shared/money.ts'
import { dayMs } from '#shared/retention.ts'
import type { ExposedCustomer, Later } from './exposed-customer.ts'

/** A customer in an arm, and the whole days after which they first came back with another conversation, if they did. */
export interface Member {
  arm: string
  cameBack: number | null
  customer: ExposedCustomer
}

/** How many there are of what. */
export interface Counts {
  /** All whose day has come. */
  n: number
  /** Of them: how they stand is known. The others count in nothing that is said of the later day. */
  known: number
  /** Of the known: kept and paying; lost because a payment failed. */
  kept: number
  involuntary: number
  /** Of all: took an offer; ended the conversation staying; came back with another one before the horizon. */
  accepted: number
  deflected: number
  askedAgain: number
  /** Of all: whether anything was given back to them is known; it was. The same of complaints. */
  refundsKnown: number
  refunded: number
  complaintsKnown: number
  complained: number
}

/**
 * Money of those for whom billing says what they paid: whole units, not minor ones, whose squares would outgrow what a
 * number holds. Each customer is one value, and that is squared.
 */
export interface Sums {
  /** How many the sums are over, and how many of them paid anything. */
  valued: number
  payers: number
  /** Net value, at most the declared cap either way. */
  value: number
  valueSquares: number
  /** All that the offers taken cost, also what invoices lack and what falls after the horizon. */
  cost: number
  /** The monthly price when they were exposed: known before the arm was. */
  price: number
  priceSquares: number
  priceTimesValue: number
}

/** Customers of one arm who pay in one currency; '' where that is not known. */
export type Cell = { arm: string; currency: string } & Counts & Sums

export const noCounts: Counts = {
  n: 0,
  known: 0,
  kept: 0,
  involuntary: 0,
  accepted: 0,
  deflected: 0,
  askedAgain: 0,
  refundsKnown: 0,
  refunded: 0,
  complaintsKnown: 0,
  complained: 0,
}

export const noSums: Sums = {
  valued: 0,
  payers: 0,
  value: 0,
  valueSquares: 0,
  cost: 0,
  price: 0,
  priceSquares: 0,
  priceTimesValue: 0,
}

/**
 * One cell for each arm and currency, in their order. The same members in the same order give the same sums to the last
 * bit. `cap`: what a customer counts for at most, in its currency; null for no cap.
 */
export function cellsOf(members: Iterable<Member>, horizon: number, cap: Money | null): Cell[] {
  const cells = new Map<string, Cell>()
  for (const member of members) {
    const { arm, customer } = member
    const currency = customer.currency ?? ''
    const key = `${arm} ${currency}`
    let cell = cells.get(key)
    if (!cell) cells.set(key, (cell = { arm, currency, ...noCounts, ...noSums }))
    const later = customer.later.find((one) => one.horizon === horizon)
    count(cell, member, horizon, later)
    if (later) addMoney(cell, customer, later, cap)
  }
  return [...cells.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
}

function count(cell: Cell, { customer, cameBack }: Member, horizon: number, later: Later | undefined): void {
  cell.n += 1
  cell.accepted += Number(customer.accepted)
  cell.deflected += Number(customer.deflected)
  cell.askedAgain += Number(cameBack !== null && cameBack < horizon)
  if (!later) return
  cell.refundsKnown += Number(later.refunded !== null)
  cell.refunded += Number(later.refunded)
  cell.complaintsKnown += Number(later.complained !== null)
  cell.complained += Number(later.complained)
  if (later.kept === null) return
  cell.known += 1
  cell.kept += later.kept
  cell.involuntary += Number(later.involuntary)
}

function addMoney(cell: Cell, customer: ExposedCustomer, later: Later, cap: Money | null): void {
  const { currency, monthly, cost } = customer
  if (currency === null || monthly === null || later.value === null) return
  const unit = 10 ** decimalsOf(currency)
  const most = cap?.currency === currency ? cap.amount : Infinity
  const value = Math.max(-most, Math.min(most, later.value)) / unit
  const price = monthly / unit
  cell.valued += 1
  cell.payers += Number((later.paid ?? 0) > 0)
  cell.value += value
  cell.valueSquares += value ** 2
  cell.cost += cost / unit
  cell.price += price
  cell.priceSquares += price ** 2
  cell.priceTimesValue += price * value
}

/** Days that late word from billing is waited for, once the last customer of a day has come to the horizon. */
const graceDays = 2
/** Milliseconds after midnight, UTC. */
const closingTime = 10 * 60_000

/** When an exposure day is closed for a horizon, in milliseconds since 1970. */
export const closesAt = (day: string, horizon: number): number =>
  Date.parse(day) + (horizon + 1 + graceDays) * dayMs + closingTime

/** When days are closed next. */
export const nextClosing = (now: number): number =>
  (Math.floor((now - closingTime) / dayMs) + 1) * dayMs + closingTime
