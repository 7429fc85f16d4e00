/** What the checker reads of a fake provider: the adapter's own work as one order each, and what is done twice as twice. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import type { Billing } from '#worker/billing/billing.ts'
import { chargebeeBilling } from '#worker/billing/chargebee/chargebee.ts'
import { chargebeeAccess, ChargebeeSettings } from '#worker/billing/chargebee/settings.ts'
import { paddleBilling } from '#worker/billing/paddle/paddle.ts'
import { paddleAccess, PaddleSettings } from '#worker/billing/paddle/settings.ts'
import { accessTo, StripeSettings } from '#worker/billing/stripe/settings.ts'
import { stripeVersion } from '#worker/billing/stripe/send.ts'
import { stripeBilling } from '#worker/billing/stripe/stripe.ts'
import { aClock, second } from '../fixtures/a-clock.ts'
import { key } from '../billing/stage.ts'
import { faults } from '../peers/stripe/faults.ts'
import { peerKeys, stripePeer } from '../peers/stripe/peer.ts'
import { Clock } from './clock.ts'
import { honest } from './honest.ts'
import { problemsIn } from './invariants.ts'
import type { Ledger } from './ledger.ts'
import { ledgers } from './ledgers.ts'
import { subscriptionOf } from './plan.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

const customer = 'c0-1'
const subscription = subscriptionOf('alder', customer)
const who = { customer, subscription }
const around = { now: () => new Date() }

type Sent = [method: string, path: string, body: string, headers: Record<string, string>]

interface Provider {
  name: 'stripe' | 'paddle' | 'chargebee'
  adapter: (ledger: Ledger) => Billing
  /** What an adapter might send that does not look before it writes: the same effect twice, by other keys. */
  twice: (ledger: Ledger) => [Sent, Sent]
  did: string
  /** The end of the key that a cancellation has; Paddle takes none along. */
  cancels: '1-0' | ''
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const basic = (name: string) => ({ authorization: `Basic ${btoa(`${name}:`)}` })
const bearer = (name: string) => ({ authorization: `Bearer ${name}` })

const providers: Provider[] = [
  {
    name: 'stripe',
    did: 'credit',
    cancels: '1-0',
    adapter({ billing, key: opens }) {
      const settings = StripeSettings.parse({ ...billing, keyName: 'alder' })
      return stripeBilling(settings, accessTo(settings, opens, 'live'), around)
    },
    twice({ key: opens }) {
      const path = `/v1/customers/${customer}/balance_transactions`
      const headers = { ...form, ...bearer(opens), 'stripe-version': stripeVersion }
      const once = (step: string): Sent => [
        'POST',
        path,
        'amount=-500&currency=ils',
        { ...headers, 'idempotency-key': `${key}:${step}` },
      ]
      return [once('credit'), once('credit-again')]
    },
  },
  {
    name: 'paddle',
    did: 'benefit',
    cancels: '',
    adapter({ billing, key: opens }) {
      const settings = PaddleSettings.parse({ ...billing, keyName: 'alder' })
      return paddleBilling(settings, paddleAccess(settings, opens, 'live'), around)
    },
    twice({ key: opens }) {
      const headers = { ...bearer(opens), 'paddle-version': '1', 'content-type': 'application/json' }
      const once = (benefit: string): Sent => [
        'PATCH',
        `/subscriptions/${subscription}`,
        JSON.stringify({ custom_data: { parley_effect: key, parley_benefit: benefit } }),
        headers,
      ]
      return [once('seats 2027-01-01'), once('seats 2028-01-01')]
    },
  },
  {
    name: 'chargebee',
    did: 'credit',
    cancels: '1-0',
    adapter({ billing, key: opens }) {
      const settings = ChargebeeSettings.parse({ ...billing, keyName: 'alder' })
      return chargebeeBilling(settings, chargebeeAccess(settings, opens, 'live'), around)
    },
    twice({ key: opens }) {
      const body = `customer_id=${customer}&amount=500&currency_code=ILS&description=x&credit_type=general&reference=x`
      const once = (step: string): Sent => [
        'POST',
        '/api/v2/promotional_credits/add',
        body,
        { ...form, ...basic(opens), 'chargebee-idempotency-key': `${key}:${step}` },
      ]
      return [once('credit'), once('credit-again')]
    },
  },
]

async function opened(name: Provider['name']): Promise<Ledger> {
  const ledger = await ledgers[name]('alder', new Clock())
  closing.push(() => ledger.close())
  ledger.open(customer, 1)
  return ledger
}

const problemsOf = ({ orders }: Ledger, of: string): string[] => {
  const evidence = honest()
  const found = problemsIn({ ...evidence, orders: [...evidence.orders, ...orders] })
  return found.filter(({ invariant }) => invariant === of).map(({ message }) => message)
}

const changes: Change[] = [
  { type: 'discount', percent: 30, cycles: 3 },
  { type: 'cancel', endsOn: null },
]

// Stripe's description is compiled for the first of them.
describe.each(providers)(
  'the ledger of $name',
  { timeout: 20_000 },
  ({ name, adapter, twice, did, cancels }) => {
    test('has an order for each change, with its effect and what it says, however often it is asked for', async () => {
      const ledger = await opened(name)
      const billing = adapter(ledger)
      for (const [index, change] of [...changes, { type: 'take_back' } as const].entries())
        for (const _ of [1, 2]) await billing.change(who, change, `${key.slice(0, -3)}${index}-0`)
      const [given, ...rest] = ledger.orders
      expect(given).toMatchObject({
        customer,
        subscription,
        did: 'done',
        change: { type: 'discount', percent: 30 },
      })
      expect(rest.map(({ change, key: of }) => [change.type, of.slice(-3)])).toEqual([
        ['cancel', cancels],
        ['take_back', '2-0'],
      ])
      expect(given?.key.slice(-3)).toBe('0-0')
      expect(problemsOf(ledger, 'I1')).toEqual([])
      expect(ledger.accounts()).toEqual([
        { tenant: 'alder', customer, subscription, endsOn: null, owes: false },
      ])
    })

    test('shows when a subscription ends', async () => {
      const ledger = await opened(name)
      const billing = adapter(ledger)
      await billing.change(who, { type: 'cancel', endsOn: null }, key)
      const { endsOn } = await billing.subscription(who)
      expect(ledger.accounts()).toEqual([{ tenant: 'alder', customer, subscription, endsOn, owes: false }])
      expect(endsOn).not.toBeNull()
    })

    test('I1 finds what was done twice for one effect', async () => {
      const ledger = await opened(name)
      const { api } = ledger.billing as { api?: string }
      for (const [method, path, body, headers] of twice(ledger)) {
        const { status } = await fetch(`${api}${path}`, { method, headers, body })
        expect(status).toBe(200)
      }
      expect(ledger.orders.map(({ change }) => change.type)).toEqual([did, did])
      expect(problemsOf(ledger, 'I1').join()).toContain(`${key} was done 2 times`)
    })
  },
)

test('I1 finds a key of Stripe’s that came again with other words', async () => {
  const ledger = await opened('stripe')
  const { api } = ledger.billing as { api?: string }
  const headers = {
    ...form,
    ...bearer(ledger.key),
    'stripe-version': stripeVersion,
    'idempotency-key': `${key}:x`,
  }
  for (const cancels of [true, false])
    await fetch(`${api}/v1/subscriptions/${subscription}`, {
      method: 'POST',
      headers,
      body: `cancel_at_period_end=${cancels}`,
    })
  expect(ledger.orders.filter(({ did }) => did === 'done')).toHaveLength(1)
  expect(problemsOf(ledger, 'I1').join()).toContain('other words')
})

test('of two requests at once with one key Stripe works on one', async () => {
  const peer = await stripePeer(aClock(), 'live')
  closing.push(() => peer.close())
  peer.failAt(1, { ...faults['cut off after'], answer: 'own', waits: second / 5 })
  const headers = {
    ...form,
    ...bearer(peerKeys.live),
    'stripe-version': stripeVersion,
    'idempotency-key': 'one',
  }
  const coupon = { method: 'POST', headers, body: 'id=one&percent_off=10&duration=once' }
  const first = fetch(`${peer.api}/v1/coupons`, coupon)
  while (peer.waiting.size === 0) await new Promise(setImmediate)
  expect((await fetch(`${peer.api}/v1/coupons`, coupon)).status).toBe(409)
  expect((await first).status).toBe(200)
  expect((await fetch(`${peer.api}/v1/coupons`, coupon)).status).toBe(200)
  expect(peer.books.ledger).toHaveLength(1)
})
