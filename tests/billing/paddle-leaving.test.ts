/** The ways to leave at Paddle, and back. */
import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { BillingBusy, BillingRefused } from '#worker/billing/billing.ts'
import { shows } from '#worker/billing/read-back.ts'
import { day, hour } from '../fixtures/a-clock.ts'
import { faults, refusals } from '../peers/paddle/faults.ts'
import { cancelNow, takeBack } from './changes.ts'
import { stage } from './paddle-stage.ts'
import { key } from './stage.ts'

const onDay = (endsOn: string): Change => ({ type: 'cancel', endsOn })
const pause: Change = { type: 'pause', months: 2, resumesOn: '2027-01-24' }

describe('when it ends', () => {
  test('with the paid period, at the moment that is paid up to', async () => {
    const { make, bodies, subscription, clock, now } = await stage()
    await make(cancelNow)
    expect(bodies()[0]).toEqual({ effective_from: 'next_billing_period' })
    expect(subscription()).toMatchObject({
      status: 'active',
      next_billed_at: null,
      scheduled_change: { action: 'cancel', effective_at: '2026-11-24T10:00:00.000Z' },
    })
    clock.pass(30 * day)
    expect(await now()).toMatchObject({ status: 'cancelling', endsOn: '2026-11-24' })
    expect(subscription().status).toBe('canceled')
  })

  test('on a day between: the period is made to end there, without a bill, and it with the period', async () => {
    const { make, bodies, now } = await stage()
    await make(onDay('2026-11-10'))
    expect(bodies().slice(0, 2)).toEqual([
      {
        next_billed_at: '2026-11-10T20:59:59.000Z',
        proration_billing_mode: 'do_not_bill',
        custom_data: { parley_billed_at_was: '2026-11-24T10:00:00.000Z' },
      },
      { effective_from: 'next_billing_period' },
    ])
    expect(await now()).toMatchObject({ status: 'cancelling', endsOn: '2026-11-10' })
  })

  test('on a day that is over, or so near that Paddle lays no date: at once', async () => {
    const { make, clock, bodies, subscription } = await stage()
    clock.pass(10 * hour + 45 * 60_000)
    await make(onDay('2026-11-05'))
    expect(bodies()).toEqual([{ effective_from: 'immediately' }])
    expect(subscription().status).toBe('canceled')
  })

  test('T30: where Paddle does not move the day, it ends with its period and the decline is told', async () => {
    const { make, peer, now } = await stage()
    peer.failAt(1, refusals['refused'])
    await expect(make(onDay('2026-11-10'))).rejects.toThrow(BillingRefused)
    expect(await now()).toMatchObject({ status: 'cancelling', endsOn: '2026-11-24' })
  })

  test('T30: where Paddle declines the end itself, the next bill comes no sooner for it', async () => {
    const { make, peer, subscription } = await stage()
    peer.failAt(2, refusals['refused'])
    await expect(make(onDay('2026-11-10'))).rejects.toThrow(BillingRefused)
    expect(subscription()).toMatchObject({
      next_billed_at: '2026-11-24T10:00:00.000Z',
      custom_data: { parley_billed_at_was: null },
    })
  })

  test('a later end is brought forward, and a sooner one is left', async () => {
    const { make, now } = await stage()
    await make(cancelNow, 'first-0-0')
    await make(onDay('2026-11-10'), 'second-0-0')
    expect((await now()).endsOn).toBe('2026-11-10')
    await make(onDay('2026-11-20'), 'third-0-0')
    expect((await now()).endsOn).toBe('2026-11-10')
  })

  test.each([
    [true, ['cancel'], '2026-11-24'],
    [false, ['cancel'], '2026-11-05'],
  ])('with a payment open, whether or not Paddle lays its end (%s)', async (lays, ledger, endsOn) => {
    const { make, peer, what, now } = await stage({ status: 'past_due' })
    peer.books.endsOwingWithPeriod = lays
    await make(cancelNow)
    expect(what()).toEqual(ledger)
    expect(await now()).toMatchObject({ status: 'cancelling', endsOn })
  })

  test('a pause that is laid does not stand in the way', async () => {
    const { make, now, what } = await stage()
    await make(pause, 'first-0-0')
    await make(cancelNow)
    expect(what().filter((one) => one !== 'custom_data')).toEqual(['pause', 'unscheduled', 'cancel'])
    expect(await now()).toMatchObject({ status: 'cancelling', endsOn: '2026-11-24' })
  })

  test('while it is paused nothing is left: at once', async () => {
    const { make, clock, subscription } = await stage()
    await make(pause, 'first-0-0')
    clock.pass(30 * day)
    await make(cancelNow)
    expect(subscription().status).toBe('canceled')
  })

  test('in the last half hour before a bill Paddle takes nothing, and is asked again', async () => {
    const { make, clock, subscription } = await stage()
    clock.pass(Date.parse(subscription().next_billed_at ?? '') - clock.now().getTime() - 20 * 60_000)
    await expect(make(cancelNow)).rejects.toThrow(BillingBusy)
    clock.pass(hour)
    await make(cancelNow)
    expect(subscription().scheduled_change?.effective_at).toBe('2026-12-24T10:00:00.000Z')
  })

  test('stands where Paddle takes no mark for it', async () => {
    const { make, peer, now } = await stage()
    peer.failAt(2, refusals['refused'])
    await make(cancelNow)
    expect(shows(await now(), cancelNow)).toBe(true)
  })
})

describe('taken back', () => {
  test('the next bill comes on the day it had before the end was brought forward', async () => {
    const { make, subscription } = await stage()
    await make(onDay('2026-11-10'), 'first-0-0')
    await make(takeBack, 'second-0-0')
    expect(subscription()).toMatchObject({
      next_billed_at: '2026-11-24T10:00:00.000Z',
      scheduled_change: null,
      custom_data: { parley_billed_at_was: null, parley_effect: 'second-0-0 first-0-0' },
    })
  })

  test('T20: also where the line broke between the two', async () => {
    const { make, peer, subscription } = await stage()
    await make(onDay('2026-11-10'), 'first-0-0')
    peer.failAt(2, faults['down'])
    await expect(make(takeBack, 'second-0-0')).rejects.toThrow('503')
    await make(takeBack, 'second-0-0')
    expect(subscription().next_billed_at).toBe('2026-11-24T10:00:00.000Z')
  })

  test('after it has ended there is nothing to take back', async () => {
    const { make, clock } = await stage()
    await make(cancelNow, 'first-0-0')
    clock.pass(30 * day)
    await expect(make(takeBack)).rejects.toThrow('has ended')
  })
})

test('what the tenant keeps in custom_data stays, through every change', async () => {
  const own = { team: 'north', nested: { seats: [1, 2] } }
  const { make, subscription } = await stage({
    tweak: (one) => {
      one.custom_data = own
    },
  })
  await make({ type: 'benefit', benefit: 'priority', months: 3 }, 'first-0-0')
  await make({ type: 'discount', percent: 10, cycles: 1 }, 'second-0-0')
  await make(onDay('2026-11-10'), 'third-0-0')
  await make(takeBack, key)
  expect(subscription().custom_data).toMatchObject({ ...own, parley_benefit: 'priority 2027-02-05' })
})
