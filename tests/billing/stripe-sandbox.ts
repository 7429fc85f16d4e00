/** A real sandbox of Stripe's as the contract meets it. Customers are made for each test and stay behind there. */
import type { Change } from '#shared/engine/change.ts'
import type { Billed } from '#worker/billing/billing.ts'
import { encoded, type Form } from '#worker/billing/form.ts'
import { stripeVersion } from '#worker/billing/stripe/send.ts'
import { StripeSettings } from '#worker/billing/stripe/settings.ts'
import { stripeBilling } from '#worker/billing/stripe/stripe.ts'
import type { Harness, Opening, Provider } from './harness.ts'

const api = 'https://api.stripe.com'
const currencies = ['USD', 'ILS', 'JPY']
const amounts = { solo: 1900, studio: 4900 }
type Json = Record<string, unknown> & { id: string }

export const sandbox = (key: string): Harness => ({
  name: 'Stripe, a sandbox of its own',
  faults: ['cut off before', 'cut off after'],
  currencies,
  hasClock: false,
  start: () => start(key),
})

async function start(key: string): Promise<Provider> {
  const real = globalThis.fetch
  const ask = asking(real, key)
  const shop = await (shops[key] ??= stocked(ask))
  const way = { writes: 0, at: 0, fault: '', refusing: false, down: false }
  // What the adapter sends passes here; what the test itself asks does not.
  globalThis.fetch = async (to, init) => {
    if (way.down) throw new TypeError('cut off')
    if (init?.method === 'GET') return real(to, init)
    way.writes += 1
    if (way.refusing) return Response.json({ error: { type: 'invalid_request_error' } }, { status: 400 })
    if (way.at !== way.writes) return real(to, init)
    if (way.fault === 'cut off after') await real(to, init)
    throw new TypeError('cut off')
  }
  const access = { key, mode: 'test', api } as const
  return {
    billing: stripeBilling(shop, access, { now: () => new Date() }),
    clock: { now: () => new Date(), pass: () => {} },
    open: (opening) => opened(ask, shop, opening),
    ledger: (who) => ledgerOf(ask, who),
    writes: () => way.writes,
    fail: (fault, write) => Object.assign(way, { fault, at: way.writes + write }),
    refuse: () => {
      way.refusing = true
    },
    down: () => {
      way.down = true
    },
    close: async () => {
      globalThis.fetch = real
    },
  }
}

type Ask = (path: string, form?: Form) => Promise<Json>

const asking =
  (fetch: typeof globalThis.fetch, key: string): Ask =>
  async (path, form) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'stripe-version': stripeVersion,
      'content-type': 'application/x-www-form-urlencoded',
    }
    const body = form && { method: 'POST', body: encoded(form) }
    const response = await fetch(`${api}${path}`, { headers, ...body })
    if (!response.ok) throw new Error(`the sandbox said ${response.status} to ${path}`)
    return (await response.json()) as Json
  }

const shops: Record<string, Promise<StripeSettings>> = {}

async function stocked(ask: Ask): Promise<StripeSettings> {
  const plans: Record<string, object> = {}
  for (const [id, amount] of Object.entries(amounts)) {
    const product = (await ask('/v1/products', { name: `Contract ${id}` })).id
    const price = async (currency: string, interval: string, times: number) => {
      const form = {
        product,
        currency: currency.toLowerCase(),
        unit_amount: amount * times,
        recurring: { interval },
      }
      return [currency, (await ask('/v1/prices', form)).id] as const
    }
    const of = (interval: string, times: number) =>
      Promise.all(currencies.map((currency) => price(currency, interval, times)))
    const prices = {
      month: Object.fromEntries(await of('month', 1)),
      year: Object.fromEntries(await of('year', 10)),
    }
    plans[id] = { name: id, prices, smaller: id === 'studio' ? 'solo' : null }
  }
  return StripeSettings.parse({ provider: 'stripe', keyName: 'sandbox', plans })
}

async function opened(ask: Ask, { plans }: StripeSettings, opening: Opening): Promise<Billed> {
  const { status = 'active', period = 'month', currency = 'USD' } = opening
  const card = status === 'past_due' ? 'pm_card_chargeCustomerFail' : 'pm_card_visa'
  const settings = { invoice_settings: { default_payment_method: card } }
  const customer = (await ask('/v1/customers', { payment_method: card, ...settings })).id
  const price = plans['studio']?.prices[period][currency] ?? ''
  const trial = status === 'trialing' ? { trial_period_days: 10 } : {}
  const form = { customer, items: [{ price }], payment_behavior: 'allow_incomplete', ...trial }
  return { customer, subscription: (await ask('/v1/subscriptions', form)).id }
}

/** The last part of the key that each of our writes goes under. */
const changes: Record<string, Change['type']> = {
  attach: 'discount',
  credit: 'credit',
  pause: 'pause',
  plan_change: 'plan_change',
  continuation: 'continuation',
  trial: 'trial_extension',
  benefit: 'benefit',
  cancel: 'cancel',
  back: 'take_back',
}

interface Happened {
  type: string
  /** Of a credit, the customer; of all else, something of the customer's. */
  data: { object: { id: string; customer?: string } }
  request: { idempotency_key: string | null } | null
}

/** By Stripe's own events: each names the key of the request it came of, and a request that is said again makes none. */
async function ledgerOf(ask: Ask, { customer }: Billed): Promise<Change['type'][]> {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const { data } = (await ask('/v1/events?limit=100')) as unknown as { data: Happened[] }
  const ours = data
    .toReversed()
    .filter(({ data: { object } }) => [object.id, object.customer].includes(customer))
  const keys = new Set<string>()
  return ours.flatMap(({ type, request }) => {
    const key = request?.idempotency_key ?? ''
    if (type === 'customer.subscription.deleted') return ['cancel' as const]
    const change = changes[key.split(':').at(-1) ?? '']
    if (!change || keys.has(key)) return []
    keys.add(key)
    return [change]
  })
}
