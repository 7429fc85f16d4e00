/**
 * A home-made billing that Parley can talk to, whole: one address, two verbs, one table of accounts, one of orders.
 * In a shop of your own both are tables of a database, and what `order` does is one transaction.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { Webhook } from 'standardwebhooks'

type Plan = 'solo' | 'studio'
type Period = 'month' | 'year'
interface Money {
  amount: number
  currency: string
}

export interface Account {
  name: string
  customer: string
  plan: Plan
  nextPlan: Plan | null
  period: Period
  nextPeriod: Period | null
  currency: string
  status: 'active' | 'trialing' | 'past_due'
  since: string
  /** Last day that is paid for, or of the trial. */
  periodEnd: string
  endsOn: string | null
  resumesOn: string | null
  discount: { percent: number; cyclesLeft: number } | { amount: Money; cyclesLeft: number } | null
  credit: number
  benefit: { benefit: string; until: string } | null
  /** What was paid, each at its moment; `refunded` is what was given back of it since. */
  payments: { at: string; amount: number; refunded: number }[]
}

/** A month, in the smallest unit of each currency. */
const prices: Record<Plan, Record<string, number>> = {
  solo: { USD: 1900, ILS: 6900, JPY: 2800, KWD: 5500 },
  studio: { USD: 4900, ILS: 17_900, JPY: 7200, KWD: 14_500 },
}
const priceOf = (plan: Plan, period: Period, currency: string): Money => ({
  amount: (prices[plan][currency] ?? 0) * (period === 'year' ? 10 : 1),
  currency,
})

const day = 86_400_000
const later = (from: string, days: number) =>
  new Date(Date.parse(from) + days * day).toISOString().slice(0, 10)

/** What Parley shows and works offers out from. What you do not know is null. */
export function factsOf(account: Account) {
  const { name, plan, period, currency, since, periodEnd, status, discount } = account
  const list = priceOf(plan, period, currency)
  const off =
    discount === null
      ? 0
      : 'percent' in discount
        ? Math.round((list.amount * discount.percent) / 100)
        : discount.amount.amount
  const isChanging = account.nextPlan !== null || account.nextPeriod !== null
  const other = period === 'month' ? 'year' : 'month'
  const isSmaller = plan === 'studio' && !isChanging
  return {
    name,
    plan: { id: plan, name: plan === 'solo' ? 'Solo' : 'Studio' },
    period,
    price: { amount: list.amount - off, currency },
    since,
    periodEnd: account.endsOn ?? periodEnd,
    status: account.endsOn === null ? status : 'cancelling',
    smallerPlan: isSmaller
      ? { id: 'solo', name: 'Solo', price: priceOf('solo', period, currency), loses: ['Folders'] }
      : null,
    otherPeriod: isChanging ? null : { period: other, price: priceOf(plan, other, currency) },
    use: null,
    idleDays: null,
    potential: null,
    anchor: false,
    openCases: 0,
    complaints: 0,
    costToServe: null,
    place: null,
  }
}

/** How it stands now; Parley reads this after each order and believes nothing else. */
function subscriptionOf(account: Account) {
  const { plan, nextPlan, period, nextPeriod, currency, periodEnd, endsOn, resumesOn, discount, benefit } =
    account
  const going = resumesOn === null ? account.status : 'paused'
  return {
    plan,
    price: priceOf(plan, period, currency),
    period,
    status: endsOn === null ? going : 'cancelling',
    periodEnd: endsOn ?? periodEnd,
    endsOn,
    resumesOn,
    nextPlan,
    nextPeriod,
    discount,
    credit: account.credit > 0 ? { amount: account.credit, currency } : null,
    benefit,
  }
}

/** What was paid from a moment on, less what was given back of it; and how much that was. */
function paidBy({ payments, currency }: Account, since: string) {
  const later = payments.filter(({ at }) => Date.parse(at) >= Date.parse(since))
  const refunded = later.reduce((sum, one) => sum + one.refunded, 0)
  return { amount: later.reduce((sum, { amount }) => sum + amount, 0) - refunded, currency, refunded }
}

export type Change =
  | { type: 'discount'; percent: number; cycles: number }
  | { type: 'discount'; amount: Money; cycles: number }
  | { type: 'credit'; amount: Money }
  | { type: 'pause'; months: number; resumesOn: string }
  | { type: 'plan_change'; plan: string }
  | { type: 'continuation'; period: Period }
  | { type: 'trial_extension'; days: number }
  | { type: 'benefit'; benefit: string; months: number }
  | { type: 'cancel'; endsOn: string | null; reason?: string }
  | { type: 'take_back' }

/** Changes the account, or says in a word why not. Leaving is never declined. */
function make(account: Account, change: Change, today: string): string | null {
  if (change.type === 'cancel') {
    const { endsOn } = change
    account.endsOn = endsOn !== null && endsOn < account.periodEnd ? endsOn : account.periodEnd
    return null
  }
  if (change.type === 'take_back') {
    if (account.endsOn !== null && account.endsOn < today) return 'has_ended'
    account.endsOn = null
    return null
  }
  if (account.endsOn !== null) return 'is_to_end'
  if (account.status === 'past_due') return 'payment_open'
  if ('amount' in change && change.amount.currency !== account.currency) return 'other_currency'
  switch (change.type) {
    case 'discount': {
      const { cycles: cyclesLeft } = change
      account.discount =
        'percent' in change ? { percent: change.percent, cyclesLeft } : { amount: change.amount, cyclesLeft }
      return null
    }
    case 'credit':
      account.credit += change.amount.amount
      return null
    case 'pause':
      account.resumesOn = change.resumesOn
      return null
    case 'plan_change':
      if (change.plan !== 'solo') return 'no_such_plan'
      account.nextPlan = change.plan
      return null
    case 'continuation':
      account.nextPeriod = change.period
      return null
    case 'trial_extension':
      if (account.status !== 'trialing') return 'not_on_trial'
      account.periodEnd = later(account.periodEnd, change.days)
      return null
    case 'benefit':
      account.benefit = { benefit: change.benefit, until: later(today, change.months * 30) }
      return null
  }
  // A kind of change that came after this was written.
  return 'not_offered'
}

export type Standing = { state: 'done'; reference: string } | { state: 'refused'; reason: string }
interface Message {
  type: string
  data: { customer: string; subscription: string; key?: string; since?: string; change?: Change }
}

export class Shop {
  readonly accounts = new Map<string, Account>()
  /** Every order by its key, for ever: the same key is the same order, however late it comes again. */
  readonly orders = new Map<string, Standing>()
  readonly today: () => string

  constructor(today = () => new Date().toISOString().slice(0, 10)) {
    this.today = today
  }

  answer(verb: string, { type, data }: Message): object {
    const { customer, subscription, key = '', since = '', change } = data
    const account = this.accounts.get(subscription)
    if (account?.customer !== customer) return { state: 'refused', reason: 'unknown_customer' }
    if (verb === 'POST' && change) return this.order(account, key, change)
    if (type === 'billing.facts') return factsOf(account)
    if (type === 'billing.subscription') return subscriptionOf(account)
    if (type === 'billing.paid') return paidBy(account, since)
    return this.orders.get(key) ?? { state: 'unknown' }
  }

  order(account: Account, key: string, change: Change): Standing {
    const before = this.orders.get(key)
    if (before) return before
    const reason = make(account, change, this.today())
    const standing: Standing =
      reason === null
        ? { state: 'done', reference: `order-${this.orders.size + 1}` }
        : { state: 'refused', reason }
    this.orders.set(key, standing)
    return standing
  }
}

const most = 64 * 1024
async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8'))
    if ((text += chunk).length > most) throw new Error('too long')
  return text
}

/** What is signed is the body or, of a question, the text in `payload`: one check for both. */
export const serverFor = (shop: Shop, secret: string) =>
  createServer((request, response) => {
    const say = (status: number, answer: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    const verb = request.method ?? ''
    const payload = new URL(request.url ?? '/', 'http://here').searchParams.get('payload') ?? ''
    void (verb === 'POST' ? bodyOf(request) : Promise.resolve(payload))
      .then((text) => new Webhook(secret).verify(text, request.headers as Record<string, string>) as Message)
      .then(
        (message) => say(200, shop.answer(verb, message)),
        () => say(401, { error: 'not signed, or not by this secret, or more than five minutes ago' }),
      )
  })
