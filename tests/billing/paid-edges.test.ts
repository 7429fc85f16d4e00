/** What each provider has its own way of telling about what was paid. */
import { describe, expect, test } from 'vitest'
import { BillingBarred, BillingRefused } from '#worker/billing/billing.ts'
import { day } from '../fixtures/a-clock.ts'
import { note as chargebeeNote } from '../peers/chargebee/invoices.ts'
import { refund as paddleRefund } from '../peers/paddle/transactions.ts'
import { note, refund } from '../peers/stripe/invoices.ts'
import { stage as chargebeeStage } from './chargebee-stage.ts'
import { stage as paddleStage } from './paddle-stage.ts'
import { stage as stripeStage } from './stripe-stage.ts'

const price = 4900

async function begun<
  T extends Pick<Awaited<ReturnType<typeof stripeStage>>, 'billing' | 'clock' | 'who'> & {
    peer: { seen: { method: string; path: string }[] }
  },
>(staging: Promise<T>) {
  const stood = await staging
  const { billing, clock, who, peer } = stood
  const since = clock.now().toISOString()
  const paid = () => billing.paid(who, since)
  const amount = async () => (await paid())?.amount
  /** Lets a month go by, and Stripe and the others notice. */
  const month = async () => (clock.pass(31 * day), amount())
  const asked = () => peer.seen.map(({ method, path }) => `${method} ${path.split('?')[0]}`)
  return { ...stood, since, paid, amount, month, asked }
}

describe('Stripe', () => {
  const stage = () => begun(stripeStage())

  test('is asked for charges only where something was paid, and for credit notes only where there are any', async () => {
    const { amount, month, asked, peer, who } = await stage()
    const of = `GET /v1/subscriptions/${who.subscription}`
    await amount()
    expect(asked()).toEqual([of, 'GET /v1/invoices'])
    await month()
    expect(asked().slice(2)).toEqual([of, 'GET /v1/invoices', 'GET /v1/charges'])
    note(peer.books, who.subscription, { elsewhere: 100 })
    await amount()
    expect(asked().slice(5)).toEqual([of, 'GET /v1/invoices', 'GET /v1/charges', 'GET /v1/credit_notes'])
  })

  test('a refund by a credit note is one refund, and one in cash is taken off as well', async () => {
    const { amount, paid, month, peer, who } = await stage()
    await month()
    note(peer.books, who.subscription, { refunded: 1000 })
    expect(await amount()).toBe(price - 1000)
    refund(peer.books, who.subscription, 200)
    expect(await amount()).toBe(price - 1200)
    const cash = note(peer.books, who.subscription, { elsewhere: 300 })
    expect(await paid()).toMatchObject({ amount: price - 1500, refunded: 1500 })
    cash.status = 'void'
    expect(await amount()).toBe(price - 1200)
  })

  test('what goes to the balance comes off the next invoice, and only there', async () => {
    const { paid, month, peer, who } = await stage()
    await month()
    note(peer.books, who.subscription, { balance: 900 })
    expect(await paid()).toMatchObject({ amount: price, refunded: 0 })
    expect(await month()).toBe(2 * price - 900)
  })

  test('a refund for something else that the customer has is not of this subscription', async () => {
    const { amount, month, peer } = await stage()
    await month()
    const [charge] = peer.books.charges
    if (charge)
      peer.books.charges.push({ ...charge, id: 'ch_1', payment_intent: 'pi_1', amount_refunded: 700 })
    expect(await amount()).toBe(price)
  })

  test('an invoice from before that is paid later counts by the moment of its payment', async () => {
    const { billing, clock, month, peer, who } = await stage()
    await month()
    clock.pass(5 * day)
    const later = clock.now()
    expect(await billing.paid(who, later.toISOString())).toMatchObject({ amount: 0 })
    const [invoice] = peer.books.invoices
    if (invoice) invoice.status_transitions.paid_at = later.getTime() / 1000
    expect(await billing.paid(who, later.toISOString())).toMatchObject({ amount: price })
  })

  test('several currencies, and more than anybody looks through, are not known', async () => {
    const { paid, month, peer } = await stage()
    await month()
    const [invoice] = peer.books.invoices
    if (!invoice) throw new Error('nothing was paid')
    peer.books.invoices.push({ ...invoice, id: 'in_1', currency: 'eur' })
    expect(await paid()).toBeNull()
    const many = Array.from({ length: 2000 }, (_, index) => ({ ...invoice, id: `in_${index + 1}` }))
    peer.books.invoices.splice(1, 1, ...many)
    expect(await paid()).toBeNull()
  })
})

describe('Paddle', () => {
  const stage = () => begun(paddleStage())

  test('its fee is taken off, of what is left after a refund; the customer got back all of that', async () => {
    const { paid, month, peer, who } = await stage()
    peer.books.feeRate = 0.1
    expect(await month()).toBe(4410)
    paddleRefund(peer.books, who.subscription, 1900)
    expect(await paid()).toMatchObject({ amount: 2700, refunded: 1900 })
  })

  test('a transaction counts by the moment that its payment was captured', async () => {
    const { billing, clock, month, peer, who } = await stage()
    await month()
    clock.pass(5 * day)
    const later = clock.now().toISOString()
    expect(await billing.paid(who, later)).toMatchObject({ amount: 0 })
    const [made] = peer.books.transactions.values()
    made?.payments.push({ status: 'captured', captured_at: later })
    expect(await billing.paid(who, later)).toMatchObject({ amount: price })
  })

  test('several currencies are not known', async () => {
    const { paid, month, peer } = await stage()
    await month()
    const [made] = peer.books.transactions.values()
    if (made) made.details.totals.currency_code = 'EUR'
    expect(await paid()).toBeNull()
  })
})

describe('Chargebee', () => {
  const stage = () => begun(chargebeeStage())

  test('is asked for credit notes only where there are any; what they keep for later is no refund', async () => {
    const { paid, month, asked, peer, who } = await stage()
    const of = `GET /api/v2/subscriptions/${who.subscription}`
    await month()
    expect(asked()).toEqual([of, 'GET /api/v2/invoices'])
    chargebeeNote(peer.books, who.subscription, 1500, 500)
    expect(await paid()).toMatchObject({ amount: price - 500, refunded: 500 })
    expect(asked().slice(2)).toEqual([of, 'GET /api/v2/invoices', 'GET /api/v2/credit_notes'])
  })

  test('several currencies are not known', async () => {
    const { paid, month, peer } = await stage()
    await month()
    const [invoice] = peer.books.invoices
    if (invoice) invoice.currency_code = 'EUR'
    expect(await paid()).toBeNull()
  })
})

test.each([
  ['Stripe', stripeStage],
  ['Paddle', paddleStage],
  ['Chargebee', chargebeeStage],
] as const)(
  '%s: a subscription of somebody else is refused, and a wrong key bars the tenant',
  async (_, stage) => {
    const { billing, who, peer } = await stage()
    const since = '2026-11-05T10:00:00.000Z'
    await expect(billing.paid({ ...who, customer: 'another' }, since)).rejects.toThrow(BillingRefused)
    peer.failAll({ act: false, answer: { status: 401, body: '{}' } })
    await expect(billing.paid(who, since)).rejects.toThrow(BillingBarred)
  },
)
