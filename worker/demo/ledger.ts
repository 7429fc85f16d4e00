/** One customer's subscription and what changes do to it: values in, values out. */
import { mostOff, percentOf } from '#shared/money.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Change, Subscription } from '#shared/engine/change.ts'
import type { Paid } from '#shared/engine/paid.ts'
import type { Customer } from './customers.ts'
import { addDays, addMonths } from '#shared/rules/derived.ts'
import { isPlan, otherPeriodOf, planOf, priceOf, smallerThan } from './plans.ts'
import type { Currency, Period, PlanId } from './plans.ts'

const trialDays = 14

export interface Account {
  plan: PlanId
  /** Takes the plan's place with the next period. */
  nextPlan: PlanId | null
  /** Takes the period's place when it is over; accounts opened before it could be chosen have none. */
  nextPeriod?: Period | null
  period: Period
  currency: Currency
  /** The state below a pause or a cancellation, and what remains when that is taken back. */
  standing: 'active' | 'trialing' | 'past_due'
  since: string | null
  periodEnd: string
  endsOn: string | null
  resumesOn: string | null
  discount: Subscription['discount']
  /** Minor units. */
  credit: number
  benefit: Subscription['benefit']
  /** What each period brought in; accounts opened before it was written down have none. */
  payments?: Payment[]
}

interface Payment {
  /** The first day of the period, which is paid as it begins. */
  on: string
  /** Minor units. */
  amount: number
}

export function opened(customer: Customer, today: string): Account {
  const periodEnd = addDays(today, customer.paidDays)
  return {
    plan: customer.plan,
    nextPlan: null,
    nextPeriod: null,
    period: customer.period,
    currency: customer.currency,
    standing: customer.status === 'cancelling' ? 'active' : customer.status,
    since: sinceOf(customer, periodEnd),
    periodEnd,
    endsOn: customer.status === 'cancelling' ? periodEnd : null,
    resumesOn: null,
    discount: null,
    credit: 0,
    benefit: null,
  }
}

function sinceOf({ periods, period, status }: Customer, periodEnd: string): string | null {
  if (periods === null) return null
  if (status === 'trialing') return addDays(periodEnd, -trialDays)
  return addMonths(periodEnd, -periods * (period === 'year' ? 12 : 1))
}

/** Brings an account up to today: pauses end, periods renew, discounts and benefits are used up. */
export function caughtUp(account: Account, today: string): Account {
  let now = account
  if (now.resumesOn !== null && now.resumesOn <= today) {
    now = {
      ...now,
      periodEnd: now.periodEnd < now.resumesOn ? now.resumesOn : now.periodEnd,
      resumesOn: null,
    }
  }
  if (now.benefit !== null && now.benefit.until < today) now = { ...now, benefit: null }
  while (now.endsOn === null && now.resumesOn === null && now.periodEnd < today) now = renewed(now)
  return now
}

function renewed(account: Account): Account {
  const left = (account.discount?.cyclesLeft ?? 0) - 1
  const period = account.nextPeriod ?? account.period
  const plan = account.nextPlan ?? account.plan
  return {
    ...account,
    plan,
    nextPlan: null,
    period,
    nextPeriod: null,
    payments: [...(account.payments ?? []), ...paymentOf({ ...account, plan, period })],
    standing: account.standing === 'trialing' ? 'active' : account.standing,
    periodEnd: addMonths(account.periodEnd, period === 'year' ? 12 : 1),
    discount: account.discount !== null && left > 0 ? { ...account.discount, cyclesLeft: left } : null,
    credit: 0,
  }
}

/** Nothing comes in while a payment is owed. */
function paymentOf({ plan, period, currency, discount, credit, standing, periodEnd }: Account): Payment[] {
  if (standing === 'past_due') return []
  const { amount } = priceOf(plan, period, currency)
  return [{ on: addDays(periodEnd, 1), amount: Math.max(0, amount - offOf(discount, amount) - credit) }]
}

/** Nobody is ever given back what they paid here. */
export function paidSince({ payments = [], currency }: Account, since: string): Paid {
  const later = payments.filter(({ on }) => Date.parse(on) >= Date.parse(since))
  return { amount: later.reduce((sum, { amount }) => sum + amount, 0), currency, refunded: 0 }
}

/** The account after a change; null where the change makes no sense for it. */
export function changed(account: Account, change: Change, today: string): Account | null {
  // A cancellation is taken whatever else holds, so that nobody is kept by a technicality.
  if (change.type === 'cancel') {
    const { periodEnd } = account
    const isSooner = change.endsOn !== null && change.endsOn < periodEnd
    return { ...account, endsOn: isSooner ? change.endsOn : periodEnd, resumesOn: null }
  }
  if (change.type === 'take_back') {
    const isOver = account.endsOn !== null && account.endsOn < today
    return isOver ? null : keptAfterAll(account)
  }
  if (account.endsOn !== null) return null
  switch (change.type) {
    case 'discount':
      return discounted(account, change)
    case 'credit':
      if (change.amount.currency !== account.currency || change.amount.amount < 1) return null
      return { ...account, credit: account.credit + change.amount.amount }
    case 'pause':
      return change.resumesOn > today ? { ...account, resumesOn: change.resumesOn } : null
    case 'plan_change':
      return isPlan(change.plan) && change.plan !== account.plan
        ? { ...account, nextPlan: change.plan }
        : null
    case 'continuation':
      if (change.period === account.period || account.standing === 'trialing') return null
      return { ...account, nextPeriod: change.period }
    case 'trial_extension':
      if (account.standing !== 'trialing') return null
      return { ...account, periodEnd: addDays(account.periodEnd, change.days) }
    case 'benefit':
      return { ...account, benefit: { benefit: change.benefit, until: addMonths(today, change.months) } }
  }
}

/** An amount in another currency, or beyond half of the price, is no discount of ours. */
function discounted(account: Account, change: Change & { type: 'discount' }): Account | null {
  const { cycles: cyclesLeft } = change
  if ('percent' in change) return { ...account, discount: { percent: change.percent, cyclesLeft } }
  const { amount, currency } = change.amount
  const price = priceOf(account.plan, account.period, account.currency)
  if (currency !== price.currency || amount < 1 || amount > mostOff(price.amount)) return null
  return { ...account, discount: { amount: change.amount, cyclesLeft } }
}

/** What a discount takes off a price. */
function offOf(discount: Subscription['discount'], price: number): number {
  if (discount === null) return 0
  return 'percent' in discount ? percentOf(price, discount.percent) : discount.amount.amount
}

/** Takes a cancellation back. */
export const keptAfterAll = (account: Account): Account => ({ ...account, endsOn: null })

function statusOf(account: Account): Subscription['status'] {
  if (account.endsOn !== null) return 'cancelling'
  return account.resumesOn === null ? account.standing : 'paused'
}

export const subscriptionOf = (account: Account): Subscription => ({
  plan: account.plan,
  price: priceOf(account.plan, account.period, account.currency),
  period: account.period,
  status: statusOf(account),
  periodEnd: account.periodEnd,
  endsOn: account.endsOn,
  resumesOn: account.resumesOn,
  nextPlan: account.nextPlan,
  nextPeriod: account.nextPeriod ?? null,
  discount: account.discount,
  credit: account.credit === 0 ? null : { amount: account.credit, currency: account.currency },
  benefit: account.benefit,
})

/** What Parley is told. The price is what the next period costs, so a discount is already off it. */
export function factsOf(customer: Customer, account: Account): Facts {
  const { price, period, status } = subscriptionOf(account)
  const { name, use, idleDays, potential, anchor, openCases, complaints, costToServe, place } = customer
  const off = offOf(account.discount, price.amount)
  const isChanging = account.nextPlan !== null || (account.nextPeriod ?? null) !== null
  return {
    name,
    use,
    idleDays,
    potential,
    anchor,
    openCases,
    complaints,
    costToServe,
    place,
    plan: { id: account.plan, name: planOf(account.plan).name },
    period,
    price: { amount: price.amount - off, currency: price.currency },
    since: account.since,
    periodEnd: account.endsOn ?? account.periodEnd,
    status: status === 'paused' ? 'active' : status,
    smallerPlan: isChanging ? null : smallerThan(account.plan, period, account.currency),
    otherPeriod: isChanging ? null : otherPeriodOf(account.plan, period, account.currency),
    useTrend: null,
    futureValue: null,
    contractEnd: null,
    contactConsent: null,
    accountGroup: null,
  }
}
