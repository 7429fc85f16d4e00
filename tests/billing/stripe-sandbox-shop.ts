/** What the contract needs in a sandbox of Stripe's: two plans to sell, and a customer for each test. */
import type Stripe from 'stripe'
import type { Billed } from '#worker/billing/billing.ts'
import { encoded, type Form } from '#worker/billing/form.ts'
import { stripeVersion } from '#worker/billing/stripe/send.ts'
import { StripeSettings } from '#worker/billing/stripe/settings.ts'
import type { Opening } from './harness.ts'

export const currencies = ['USD', 'ILS', 'JPY']
/** A month, in the smallest unit of any of them. */
const amounts = { solo: 1900, studio: 4900 }
type Period = 'month' | 'year'

/** Reads, or with a form writes, past the faults that the adapter is given. @throws Error where Stripe says no. */
export type Ask = (path: string, form?: Form, key?: string) => Promise<unknown>

export const asking =
  (fetch: typeof globalThis.fetch, secret: string, api: string): Ask =>
  async (path, form, key) => {
    const headers = {
      authorization: `Bearer ${secret}`,
      'stripe-version': stripeVersion,
      'content-type': 'application/x-www-form-urlencoded',
      ...(key !== undefined && { 'idempotency-key': key }),
    }
    const body = form && { method: 'POST', body: encoded(form) }
    const response = await fetch(`${api}${path}`, { headers, redirect: 'manual', ...body })
    const answer: unknown = await response.json()
    if (response.ok) return answer
    const { code, type, param } = (answer as { error: Stripe.StripeRawError }).error
    throw new Error(`the sandbox said ${response.status} to ${path}: ${code ?? type} ${param ?? ''}`)
  }

export async function stocked(ask: Ask, api: string): Promise<StripeSettings> {
  const plans: Record<string, object> = {}
  for (const [id, amount] of Object.entries(amounts)) {
    const form = { name: `Contract ${id}` } satisfies Stripe.ProductCreateParams
    const product = ((await ask('/v1/products', form)) as Stripe.Product).id
    const prices = {
      month: await priced(ask, product, 'month', amount),
      year: await priced(ask, product, 'year', amount * 10),
    }
    plans[id] = { name: id, prices, smaller: id === 'studio' ? 'solo' : null }
  }
  return StripeSettings.parse({ provider: 'stripe', keyName: 'sandbox', plans, api })
}

/** By currency, the id of a price. */
async function priced(ask: Ask, product: string, interval: Period, unit_amount: number): Promise<object> {
  const made = currencies.map(async (code) => {
    const form = {
      product,
      currency: code.toLowerCase(),
      unit_amount,
      recurring: { interval },
    } satisfies Stripe.PriceCreateParams
    return [code, ((await ask('/v1/prices', form)) as Stripe.Price).id] as const
  })
  return Object.fromEntries(await Promise.all(made))
}

/** @throws Error where the subscription is not as it was asked for. */
export async function opened(ask: Ask, { plans }: StripeSettings, opening: Opening): Promise<Billed> {
  const { status = 'active', period = 'month', currency = 'USD' } = opening
  const card = status === 'past_due' ? 'pm_card_chargeCustomerFail' : 'pm_card_visa'
  const person = {
    payment_method: card,
    invoice_settings: { default_payment_method: card },
  } satisfies Stripe.CustomerCreateParams
  const customer = ((await ask('/v1/customers', person)) as Stripe.Customer).id
  const form = {
    customer,
    items: [{ price: plans['studio']?.prices[period][currency] ?? '' }],
    payment_behavior: 'allow_incomplete',
    ...(status !== 'active' && { trial_period_days: 10 }),
  } satisfies Stripe.SubscriptionCreateParams
  let made = (await ask('/v1/subscriptions', form)) as Stripe.Subscription
  if (status === 'past_due') made = await owing(ask, made)
  if (made.status !== status) throw new Error(`the sandbox opened it as ${made.status}, not ${status}`)
  return { customer, subscription: made.id }
}

/** A first payment that fails leaves a subscription `incomplete`; one behind a trial that ends is open. */
const owing = async (ask: Ask, { id }: Stripe.Subscription): Promise<Stripe.Subscription> => {
  const form = {
    trial_end: 'now',
    payment_behavior: 'allow_incomplete',
  } satisfies Stripe.SubscriptionUpdateParams
  return (await ask(`/v1/subscriptions/${id}`, form)) as Stripe.Subscription
}
