/** What was really done at a sandbox of Stripe's: by its events, each with the key of its request, and by balances. */
import { setTimeout as delay } from 'node:timers/promises'
import type Stripe from 'stripe'
import type { Change } from '#shared/engine/change.ts'
import type { Billed } from '#worker/billing/billing.ts'
import { encoded } from '#worker/billing/form.ts'
import { isLoopback } from '#worker/webhooks/address.ts'
import type { Ask } from './stripe-sandbox-shop.ts'

/** The last part of the key that each of our writes goes under. A credit is read from the balance. */
const changes: Record<string, Change['type']> = {
  attach: 'discount',
  pause: 'pause',
  plan_change: 'plan_change',
  continuation: 'continuation',
  trial: 'trial_extension',
  benefit: 'benefit',
  cancel: 'cancel',
  back: 'take_back',
}

type Happened = Pick<Stripe.Event, 'id' | 'type' | 'request' | 'created'> & {
  /** Something of a customer's. */
  data: { object: { customer?: string } }
}

interface Made {
  at: number
  change: Change['type']
}

/** In order. */
export async function ledgerOf(ask: Ask, { customer }: Billed, api: string): Promise<Change['type'][]> {
  const happened = madeBy((await happenedTo(ask, customer, api)).toReversed(), customer)
  const made = [...happened, ...(await credited(ask, customer))]
  return made.toSorted((a, b) => a.at - b.at).map(({ change }) => change)
}

/** One request may make several events; said again, it makes none. */
function madeBy(events: readonly Happened[], customer: string): Made[] {
  const keys = new Set<string>()
  return events.flatMap(({ type, request, created: at, data: { object } }) => {
    const key = request?.idempotency_key ?? ''
    if (object.customer !== customer || keys.has(key)) return []
    // To remove something takes no key.
    if (type === 'customer.subscription.deleted') return [{ at, change: 'cancel' }]
    const change = changes[key.split(':').at(-1) ?? '']
    if (!change) return []
    keys.add(key)
    return [{ at, change }]
  })
}

async function credited(ask: Ask, customer: string): Promise<Made[]> {
  const path = `/v1/customers/${customer}/balance_transactions?limit=100`
  const { data } = (await ask(path)) as Stripe.ApiList<Stripe.CustomerBalanceTransaction>
  return data
    .filter(({ type, amount }) => type === 'adjustment' && amount < 0)
    .map(({ created }) => ({ at: created, change: 'credit' }))
}

/** Looks at the events, and milliseconds between two: nobody says how soon Stripe lists what happened. */
const most = 30
const pauseAt = (api: string): number => (isLoopback(new URL(api)) ? 5 : 1000)

/** All since the customer is there, the latest first: once a mark of our own is among them and no more come. */
async function happenedTo(ask: Ask, customer: string, api: string): Promise<Happened[]> {
  const mark = `${customer}:seen:${crypto.randomUUID()}`
  const form = { metadata: { seen: mark } } satisfies Stripe.CustomerUpdateParams
  const { created } = (await ask(`/v1/customers/${customer}`, form, mark)) as Stripe.Customer
  let before = 0
  for (let look = 0; look < most; look++) {
    const all = await eventsSince(ask, created)
    const isTold = all.some(({ request }) => request?.idempotency_key === mark)
    if (isTold && all.length === before) return all
    before = all.length
    await delay(pauseAt(api))
  }
  throw new Error(`the sandbox did not tell within ${most} looks what happened to ${customer}`)
}

async function eventsSince(ask: Ask, created: number): Promise<Happened[]> {
  const all: Happened[] = []
  for (;;) {
    const after = all.at(-1)?.id
    const query = {
      created: { gte: created },
      limit: 100,
      ...(after !== undefined && { starting_after: after }),
    } satisfies Stripe.EventListParams
    const page = (await ask(`/v1/events?${encoded(query)}`)) as { data: Happened[]; has_more: boolean }
    all.push(...page.data)
    if (!page.has_more) return all
  }
}
