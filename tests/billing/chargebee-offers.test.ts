/** Offers at Chargebee: each a case that costs money where it is missed. */
import { describe, expect, test } from 'vitest'
import { BillingRefused } from '#worker/billing/billing.ts'
import { fromChargebee, isCertain, toChargebee, toChargebeeAtLeast } from '#worker/billing/chargebee/money.ts'
import { day } from '../fixtures/a-clock.ts'
import type { Discount } from '../peers/chargebee/books.ts'
import type { Opening } from '../peers/chargebee/shop.ts'
import { cancelNow, cases } from './changes.ts'
import { stage } from './chargebee-stage.ts'
import { key, smaller, thirty } from './stage.ts'

describe('T18: a discount beside others', () => {
  const ten = (more: Partial<Discount> = {}): Discount => ({
    id: 'disc_merchant',
    object: 'discount',
    type: 'percentage',
    percentage: 10,
    duration_type: 'forever',
    apply_on: 'invoice_amount',
    created_at: 1,
    index: 0,
    ...more,
  })
  const withDiscount = (more?: Partial<Discount>): Opening => ({
    tweak: ({ id }, books) => void books.discountsOn(id).push(ten(more)),
  })

  test('is added; none that stands is replaced', async () => {
    const { make, peer, who, written, billing } = await stage(withDiscount())
    await make(thirty)
    expect(peer.books.discountsOn(who.subscription).map(({ percentage }) => percentage)).toEqual([10, 30])
    expect(written()).toEqual([
      [
        'update_for_items',
        {
          'discounts[apply_on][0]': 'invoice_amount',
          'discounts[operation_type][0]': 'add',
          'discounts[duration_type][0]': 'limited_period',
          'discounts[percentage][0]': '30',
          'discounts[period][0]': '3',
          'discounts[period_unit][0]': 'month',
          meta_data: JSON.stringify({ parley_effect: key }),
          invoice_immediately: 'false',
          prorate: 'false',
        },
      ],
    ])
    expect((await billing.facts(who)).price.amount).toBe(4900 * 0.9 * 0.7)
    expect((await billing.subscription(who)).discount).toEqual({ percent: 30, cyclesLeft: 3 })
  })

  test.each<[string, Partial<Discount>, number]>([
    ['of an amount', { type: 'fixed_amount', percentage: 0, amount: 900 }, 4000],
    ['for an item it has not', { apply_on: 'specific_item_price', item_price_id: 'other' }, 4900],
    ['for its plan', { apply_on: 'specific_item_price', item_price_id: 'studio-month-USD' }, 4410],
    [
      'that is over before the next invoice',
      { duration_type: 'limited_period', apply_till: Date.parse('2026-11-06') / 1000 },
      4900,
    ],
  ])('one %s is told as the next invoice has it', async (_, more, price) => {
    const { billing, who } = await stage(withDiscount(more))
    expect((await billing.facts(who)).price.amount).toBe(price)
  })

  test('a discount of one period is for one invoice, on a yearly plan too', async () => {
    const { make, written } = await stage({ period: 'year' })
    await make({ type: 'discount', percent: 20, cycles: 1 })
    expect(written()[0]?.[1]).toMatchObject({ 'discounts[duration_type][0]': 'one_time' })
    expect(written()[0]?.[1]).not.toHaveProperty('discounts[period][0]')
  })

  test('a trial would use up more than one period of it', async () => {
    const { make, what } = await stage({ status: 'trialing' })
    await expect(make(thirty)).rejects.toThrow(BillingRefused)
    await make({ ...thirty, cycles: 1 })
    expect(what()).toEqual(['discount'])
  })
})

describe('what the tenant wrote into the meta data', () => {
  test('stays, of whatever kind', async () => {
    const meta = { crm: { id: 7 }, note: 'VIP' }
    const { make, subscription } = await stage({ tweak: (one) => void (one.meta_data = meta) })
    await make(thirty, 'first-0-0')
    await make({ type: 'benefit', benefit: 'priority', months: 3 }, 'second-0-0')
    expect(subscription().meta_data).toEqual({
      ...meta,
      parley_effect: 'second-0-0 first-0-0',
      parley_benefit: 'priority 2027-02-05',
    })
  })
})

describe('several items', () => {
  const addOn: Opening = {
    quantity: 3,
    tweak: (one) =>
      void one.subscription_items.push({ item_price_id: 'seats', item_type: 'addon', amount: 500 }),
  }
  test('the plan alone is switched; its quantity and the add-ons stay', async () => {
    const { make, written, subscription, clock, billing, who } = await stage(addOn)
    expect((await billing.facts(who)).smallerPlan?.price.amount).toBe(3 * 1900 + 500)
    await make(smaller)
    expect(written()[0]?.[1]).toEqual({
      'subscription_items[item_price_id][0]': 'solo-month-USD',
      'subscription_items[quantity][0]': '3',
      change_option: 'end_of_term',
    })
    clock.pass(40 * day)
    await billing.facts(who)
    expect(subscription().subscription_items).toHaveLength(2)
  })

  test('another period is declined: add-ons would not follow', async () => {
    const { make, what, billing, who } = await stage(addOn)
    await expect(make({ type: 'continuation', period: 'year' })).rejects.toThrow(BillingRefused)
    expect(what()).toEqual([])
    expect((await billing.facts(who)).otherPeriod).toBeNull()
  })

  test.each<[string, Opening['tweak']]>([
    [
      'by use',
      (one) =>
        void one.subscription_items.push({
          item_price_id: 'calls',
          item_type: 'addon',
          metered_quantity: '7',
        }),
    ],
    [
      'by no plan of the tenant’s',
      (one) => void (one.subscription_items = [{ item_price_id: 'old', item_type: 'plan', amount: 1 }]),
    ],
    ['every three months', (one) => void (one.billing_period = 3)],
    ['in a currency whose unit is not certain', (one) => void (one.currency_code = 'VND')],
  ])('who is billed %s gets no offer, and can leave', async (_, tweak) => {
    const { billing, who, make, what } = await stage(tweak ? { tweak } : {})
    await expect(billing.facts(who)).rejects.not.toThrow(BillingRefused)
    await make(cancelNow)
    expect(what()).toEqual(['cancel'])
  })
})

describe('T17: a payment that is open', () => {
  test.each(cases.filter(({ leaves, opening }) => !leaves && opening.status === 'active'))(
    '$name is no reward for a debt',
    async ({ change, opening }) => {
      const { billing, who, make, what } = await stage({ ...(opening as Opening), status: 'past_due' })
      await expect(make(change(await billing.facts(who)))).rejects.toThrow(BillingRefused)
      expect(what()).toEqual([])
    },
  )
})

describe('T19: units', () => {
  test.each([
    [1450, 'KWD', 145],
    [1455, 'KWD', null],
    [700, 'JPY', 700],
    [4900, 'USD', 4900],
    [100, 'VND', null],
  ])('%s of %s is %s there', (amount, currency, there) => {
    expect(toChargebee({ amount, currency })).toBe(there)
    if (there !== null) expect(fromChargebee(there, currency)).toEqual({ amount, currency })
  })
  test('what is given is rounded up', () => {
    expect(toChargebeeAtLeast({ amount: 1455, currency: 'KWD' })).toBe(146)
    expect(isCertain('VND')).toBe(false)
  })
})
