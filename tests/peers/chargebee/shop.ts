/** A business at the fake Chargebee: what it sells, and customers opened for one test. */
import type { Billed } from '#worker/billing/billing.ts'
import { ChargebeeSettings } from '#worker/billing/chargebee/settings.ts'
import { unitsLater, type Books, type SubscriptionObject, type Unit } from './books.ts'

/** A month, in Chargebee's unit, which has two decimals for the dinar; a year costs ten. */
const months = {
  solo: { USD: 1900, ILS: 6900, JPY: 2800, KWD: 550 },
  studio: { USD: 4900, ILS: 17_900, JPY: 7200, KWD: 1450 },
}
export type Plan = keyof typeof months
export type Currency = keyof (typeof months)['solo']
export const currencies = Object.keys(months.solo) as Currency[]

export const priceId = (plan: Plan, period: Unit, currency: Currency): string =>
  `${plan}-${period}-${currency}`

const pricesOf = (plan: Plan, period: Unit) =>
  Object.fromEntries(currencies.map((currency) => [currency, priceId(plan, period, currency)]))

export const settingsFor = (api: string): ChargebeeSettings =>
  ChargebeeSettings.parse({
    provider: 'chargebee',
    site: 'fernleaf-test',
    keyName: 'shop',
    api,
    reasons: { price: 'Order Change', unused: 'No such code' },
    plans: {
      solo: { name: 'Solo', prices: { month: pricesOf('solo', 'month'), year: pricesOf('solo', 'year') } },
      studio: {
        name: { en: 'Studio', he: 'סטודיו' },
        prices: { month: pricesOf('studio', 'month'), year: pricesOf('studio', 'year') },
        smaller: 'solo',
        loses: ['Folders'],
      },
    },
  })

export function stock(books: Books): void {
  for (const plan of ['solo', 'studio'] as const)
    for (const currency of currencies)
      for (const unit of ['month', 'year'] as const) {
        const id = priceId(plan, unit, currency)
        const price = months[plan][currency] * (unit === 'year' ? 10 : 1)
        const own = { currency_code: currency, pricing_model: 'per_unit', price } as const
        books.prices.set(id, {
          id,
          object: 'item_price',
          ...own,
          period: 1,
          period_unit: unit,
          status: 'active',
        })
      }
}

export interface Opening {
  status?: 'active' | 'trialing' | 'past_due'
  period?: Unit
  currency?: Currency
  quantity?: number
  tweak?: (subscription: SubscriptionObject, books: Books) => void
}

const day = 86_400

/** Somebody on the larger plan, twelve days into a term of their own. */
export function open(books: Books, opening: Opening = {}): Billed {
  const { status = 'active', period = 'month', currency = 'USD', quantity = 1 } = opening
  const [customer, subscription] = [books.id('cb_customer_'), books.id('cb_sub_')]
  const start = books.now - 12 * day
  const end = unitsLater(start, 1, period)
  const price = books.prices.get(priceId('studio', period, currency))
  if (!price) throw new Error('the shop has no such price')
  const isTrial = status === 'trialing'
  const one: SubscriptionObject = {
    id: subscription,
    object: 'subscription',
    customer_id: customer,
    currency_code: currency,
    status: isTrial ? 'in_trial' : 'active',
    billing_period: 1,
    billing_period_unit: period,
    created_at: start - 400 * day,
    started_at: start - 400 * day,
    next_billing_at: end,
    ...(isTrial ? { trial_end: end } : { current_term_end: end }),
    has_scheduled_changes: false,
    due_invoices_count: status === 'past_due' ? 1 : 0,
    subscription_items: [
      { item_price_id: price.id, item_type: 'plan', quantity, amount: price.price * quantity },
    ],
    deleted: false,
  }
  const person = {
    first_name: 'Noa',
    last_name: 'Levi',
    preferred_currency_code: currency,
    promotional_credits: 0,
  }
  books.customers.set(customer, { id: customer, object: 'customer', ...person })
  books.subscriptions.set(subscription, one)
  opening.tweak?.(one, books)
  return { customer, subscription }
}
