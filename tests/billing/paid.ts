/** What a subscription's invoices brought in, as every provider that has a clock tells it (net value, statistics 2.2). */
import { expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { addMonths } from '#shared/rules/derived.ts'
import { BillingRefused } from '#worker/billing/billing.ts'
import { day } from '../fixtures/a-clock.ts'
import { cancelNow } from './changes.ts'
import { stageFor } from './contract-stage.ts'
import type { Harness } from './harness.ts'
import { key } from './stage.ts'

/** Days after the beginning on which so many periods have begun since. */
const [one, three] = [20, 85]

export function paying(harness: Harness): void {
  const stage = async () => {
    const customer = await stageFor(harness, { status: 'active', period: 'month', currency: 'USD' })
    const { billing, clock, who } = customer
    const { amount: price } = (await billing.subscription(who)).price
    const begun = clock.now().toISOString()
    const paid = async (since = begun) => (await billing.paid(who, since))?.amount
    const refunded = async (since = begun) => (await billing.paid(who, since))?.refunded
    return { ...customer, price, begun, paid, refunded, after: (days: number) => clock.pass(days * day) }
  }

  test('nobody who has paid nothing yet has paid 0, in their currency', async () => {
    const { billing, who, begun } = await stage()
    expect(await billing.paid(who, begun)).toEqual({ amount: 0, currency: 'USD', refunded: 0 })
  })

  test.each([
    [one, 1],
    [three, 3],
  ])('after %i days %i months are paid', async (days, months) => {
    const { paid, after, price } = await stage()
    after(days)
    expect(await paid()).toBe(months * price)
  })

  test.each(harness.currencies)('T19: in %s it is whole periods, in minor units', async (currency) => {
    const { billing, clock, who, facts } = await stageFor(harness, { status: 'active', currency })
    const begun = clock.now().toISOString()
    clock.pass(400 * day)
    const paid = await billing.paid(who, begun)
    expect(paid).toMatchObject({ currency })
    expect([1, 2, 12, 13, 14]).toContain((paid?.amount ?? 0) / facts.price.amount)
  })

  test('what was paid before is not counted, to the moment', async () => {
    const { paid, after, clock, price } = await stage()
    after(one)
    const since = clock.now().toISOString()
    expect(await paid(since)).toBe(0)
    after(three - one)
    expect([await paid(since), await paid()]).toEqual([2 * price, 3 * price])
  })

  test('a discount is missing from it', async () => {
    const { billing, who, paid, after, price } = await stage()
    await billing.change(who, { type: 'discount', percent: 30, cycles: 2 }, key)
    after(three)
    expect(await paid()).toBe(3 * price - 2 * price * 0.3)
  })

  test('months that are paused bring nothing, and the first one behind them does', async () => {
    const { billing, who, facts, paid, after, price } = await stage()
    const pause: Change = { type: 'pause', months: 2, resumesOn: addMonths(facts.periodEnd, 2) }
    await billing.change(who, pause, key)
    after(70)
    expect(await paid()).toBe(0)
    after(three - 70)
    expect(await paid()).toBe(price)
  })

  test('who left paid until then', async () => {
    const { billing, who, paid, after, price } = await stage()
    after(one)
    await billing.change(who, cancelNow, key)
    after(three)
    expect(await paid()).toBe(price)
  })

  test('more than one page is counted to the end', async () => {
    const { paid, after, price } = await stage()
    after(3100)
    expect(await paid()).toBe(102 * price)
  })

  test('T21: nothing is said where billing is down, and it is no refusal', async () => {
    const { provider, paid } = await stage()
    provider.down()
    const fault: unknown = await paid().catch((caught: unknown) => caught)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(BillingRefused)
  })

  test('of somebody nobody knows it is refused', async () => {
    const { billing, begun } = await stage()
    const nobody = { customer: 'cus_nobody', subscription: 'sub_nobody' }
    await expect(billing.paid(nobody, begun)).rejects.toThrow(BillingRefused)
  })

  if (!harness.refundsNothing)
    test('what is given back is taken off, in part and in whole, and told by itself', async () => {
      const { who, refund, paid, refunded, after, price } = await stage()
      after(one)
      expect([await paid(), await refunded()]).toEqual([price, 0])
      refund?.(who, 1000)
      expect([await paid(), await refunded()]).toEqual([price - 1000, 1000])
      refund?.(who, price - 1000)
      expect([await paid(), await refunded()]).toEqual([0, price])
      after(three - one)
      expect([await paid(), await refunded()]).toEqual([2 * price, price])
    })

  if (!harness.refundsNothing)
    test('what is given back of an earlier payment is of none since', async () => {
      const { who, clock, refund, refunded, after } = await stage()
      after(one)
      await refunded()
      const since = clock.now().toISOString()
      refund?.(who, 1000)
      expect([await refunded(since), await refunded()]).toEqual([0, 1000])
    })

  test.each<Change>([
    { type: 'discount', percent: 30, cycles: 2 },
    { type: 'credit', amount: { amount: 500, currency: 'USD' } },
  ])('a $type that comes off a bill is not given back', async (change) => {
    const { billing, who, refunded, after } = await stage()
    await billing.change(who, change, key)
    after(three)
    expect(await refunded()).toBe(0)
  })
}
