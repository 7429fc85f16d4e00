/** The command against a sandbox of Stripe's, which here is our fake of it: see docs/billing.md. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { root } from '../../worker/cli/root.mjs'
import { peerKey, stripePeer, type StripePeer } from '../peers/stripe/peer.ts'
import { ledgerOf } from './stripe-sandbox-ledger.ts'
import { asking, stocked } from './stripe-sandbox-shop.ts'

const peers: StripePeer[] = []
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()))
})

/** The command's own clock is the machine's, so the fake's is as well. */
async function aSandbox(): Promise<StripePeer> {
  const peer = await stripePeer({ now: () => new Date(), pass: () => {} })
  peers.push(peer)
  return peer
}

async function contract({ api }: StripePeer) {
  const settings = { STRIPE_SANDBOX_KEY: peerKey, STRIPE_SANDBOX_API: api, NO_COLOR: '1' }
  const child = spawn(process.execPath, ['tests/billing/command.ts', 'stripe'], {
    cwd: root,
    env: { ...process.env, ...settings },
  })
  const parts: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => parts.push(text))
  const [status] = (await once(child, 'close')) as [number]
  const told = parts.join('')
  const count = (what: string) => Number(new RegExp(` Tests .*?(\\d+) ${what}`).exec(told)?.[1] ?? 0)
  return { status, passed: count('passed'), failed: count('failed'), told }
}

const whole = { timeout: 180_000 }

test('S1.10: the whole contract holds at a sandbox', whole, async () => {
  const { status, passed, failed, told } = await contract(await aSandbox())
  expect({ status, failed }, told).toEqual({ status: 0, failed: 0 })
  expect(passed).toBeGreaterThan(60)
})

test('S1.10: a sandbox that forgets discounts breaks it', whole, async () => {
  const peer = await aSandbox()
  peer.watch(() => {
    for (const subscription of peer.books.subscriptions.values()) subscription.discounts = []
  })
  const { status, passed, failed, told } = await contract(peer)
  expect(status, told).toBe(1)
  expect(told).toMatch(/FAIL .* a discount by percent is made once/)
  expect(told).not.toMatch(/FAIL .* a credit is made once/)
  expect([passed > 0, failed > 0]).toEqual([true, true])
})

test('the fake opens customers as Stripe does, and refuses what Stripe refuses', async () => {
  const { api, books } = await aSandbox()
  const ask = asking(fetch, peerKey, api)
  const card = 'pm_card_chargeCustomerFail'
  const shop = await stocked(ask, api)
  const items = [{ price: shop.plans['solo']?.prices.month['USD'] ?? '' }]
  const person = { payment_method: card, invoice_settings: { default_payment_method: card } }
  const { id: customer } = (await ask('/v1/customers', person)) as { id: string }
  const made = (await ask('/v1/subscriptions', { customer, items })) as { id: string; status: string }
  expect(made.status).toBe('incomplete')
  expect(books.invoices.map(({ status, customer: whose }) => [status, whose])).toEqual([['open', customer]])
  await expect(ask(`/v1/subscriptions/${made.id}`, { cancel_at_period_end: true })).rejects.toThrow('400')
  await expect(ask('/v1/customers', { payment_method: 'pm_card_unheard_of' })).rejects.toThrow(
    'payment_method',
  )
  const cardless = (await ask('/v1/customers', { name: 'Noa Levi' })) as { id: string }
  await expect(ask('/v1/subscriptions', { customer: cardless.id, items })).rejects.toThrow('400')
})

test('events that are listed late, and on more than one page, are waited for and read', async () => {
  const who = { customer: 'cus_1', subscription: 'sub_1' }
  const event = (idempotency_key: string, created: number, id = idempotency_key) => ({
    id,
    created,
    type: 'customer.subscription.updated',
    data: { object: { customer: 'cus_1' } },
    request: { id: null, idempotency_key },
  })
  let mark = ''
  let looks = 0
  const ask = async (path: string, form?: object, key = '') => {
    if (form) {
      mark = key
      return { created: 7 }
    }
    if (path.startsWith('/v1/customers/cus_1/balance_transactions'))
      return { data: [{ type: 'adjustment', amount: -500, created: 8 }] }
    const after = new URLSearchParams(path.split('?')[1]).get('starting_after')
    if (after !== null) return { data: [event('a:pause', 9, after), event('a:cancel', 7)], has_more: false }
    looks += 1
    if (looks < 3) return { data: [], has_more: false }
    const removed = { ...event('', 10), type: 'customer.subscription.deleted', request: null }
    return { data: [removed, event(mark, 9), event('a:pause', 9, 'evt_2')], has_more: true }
  }
  expect(await ledgerOf(ask, who, 'http://127.0.0.1:9999')).toEqual(['cancel', 'credit', 'pause', 'cancel'])
})
