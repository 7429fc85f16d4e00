/** What one row tells of one exposed customer, rule by rule. */
import { describe, expect, it } from 'vitest'
import type { Seen, Standing } from '#shared/engine/standing.ts'
import {
  exposedCustomer,
  horizonsOf,
  type ExposedRow,
  type Exposure,
  type Later,
} from '#shared/outcomes/exposed-customer.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'

const dayMs = 86_400_000
const at = '2027-01-10T12:00:00.000Z'
const exposure: Exposure = { at, horizon: 60 }
const after = (days: number) => new Date(Date.parse(at) + days * dayMs).toISOString()

const seen = (day: number, standing: Standing, more: Partial<Seen> = {}): Seen => ({
  day,
  standing,
  voluntary: null,
  at: after(day),
  ...more,
})
const usd = (amount: number) => ({ amount, currency: 'USD' })

/** Somebody who was made an offer, declined it and stayed. */
const aRow = (days: Seen[] = [], more: Partial<ExposedRow> = {}): ExposedRow => ({
  outcome: 'kept',
  accepted: null,
  reasons: ['price', 'product'],
  tier: 'standard',
  pays: { monthly: usd(4900), period: 'month' },
  followed: { from: at, kind: null, judgedOn: null, seen: days },
  ...more,
})
const on60 = (row: ExposedRow): Later =>
  exposedCustomer(row, exposure).later.find(({ horizon }) => horizon === 60)!
const lostAt = (row: ExposedRow) => exposedCustomer(row, exposure).lostAt

it('is judged on day 30, 60 and 90, and on the experiment’s own day', () => {
  expect(horizonsOf({ horizon: 60 })).toEqual([30, 60, 90])
  expect(horizonsOf({ horizon: 45 })).toEqual([30, 45, 60, 90])
  const { later } = exposedCustomer(aRow([seen(45, 'paying', { paid: 100 })]), { at, horizon: 45 })
  expect(later.map(({ horizon, kept }) => [horizon, kept])).toEqual([
    [30, null],
    [45, 1],
    [60, null],
    [90, null],
  ])
})

describe('kept and paying is', () => {
  it.each<[Standing, 0 | 1 | null]>([
    ['paying', 1],
    ['trialing', 0],
    ['paused', 0],
    ['past_due', 0],
    ['cancelling', 0],
    ['ended', 0],
    ['unknown', null],
  ])('of %s: %s', (standing, kept) => {
    expect(on60(aRow([seen(60, standing)])).kept).toBe(kept)
  })

  it('not known before the day, nor where it was seen so late that it tells of another time', () => {
    expect(on60(aRow([seen(30, 'paying')])).kept).toBeNull()
    expect(on60(aRow([seen(60, 'paying', { at: after(74) })])).kept).toBe(1)
    expect(on60(aRow([seen(60, 'paying', { at: after(75) })])).kept).toBeNull()
    const { followed: _, ...unfollowed } = aRow()
    expect(on60(unfollowed)).toEqual({
      horizon: 60,
      kept: null,
      involuntary: false,
      paid: null,
      value: null,
      refunded: null,
      complained: null,
    })
  })

  it('also of who left and came back, and of who was saved and did not stay', () => {
    expect(on60(aRow([seen(60, 'paying')], { outcome: 'cancelled' })).kept).toBe(1)
    expect(on60(aRow([seen(60, 'ended')], { outcome: 'saved', accepted: 'one' })).kept).toBe(0)
  })

  it('an involuntary loss where a payment failed or an end came of that', () => {
    expect(on60(aRow([seen(60, 'past_due', { voluntary: false })])).involuntary).toBe(true)
    expect(on60(aRow([seen(60, 'ended', { voluntary: false })])).involuntary).toBe(true)
    expect(on60(aRow([seen(60, 'ended', { voluntary: true })])).involuntary).toBe(false)
    expect(on60(aRow([seen(60, 'paused')])).involuntary).toBe(false)
  })
})

describe('net value is', () => {
  it.each<[OfferKind, number]>([
    ['discount', 9800],
    ['credit', 9800],
    ['pause', 9800],
    ['plan_change', 9800],
    ['continuation', 9800],
    ['trial_extension', 9800],
    ['benefit', 9300],
    ['service_fix', 9300],
    ['guided_help', 9300],
    ['contact', 9300],
  ])('what was paid, less what no invoice lacks: after a %s %d', (kind, value) => {
    const row = aRow([seen(60, 'paying', { paid: 9800 })], {
      took: { kind, cost: usd(500) },
      accepted: 'one',
    })
    expect(on60(row)).toMatchObject({ paid: 9800, value })
    expect(exposedCustomer(row, exposure)).toMatchObject({ cost: 500, accepted: true })
  })

  it('0 for who has paid nothing, below it for a refund, and unknown where billing cannot say', () => {
    expect(on60(aRow([seen(60, 'ended', { paid: 0 })]))).toMatchObject({ kept: 0, paid: 0, value: 0 })
    expect(on60(aRow([seen(60, 'ended', { paid: -300 })])).value).toBe(-300)
    expect(on60(aRow([seen(60, 'paying')]))).toMatchObject({ kept: 1, paid: null, value: null })
    expect(on60(aRow([seen(60, 'unknown', { paid: 100 })])).value).toBeNull()
  })
})

describe('harm beside it is', () => {
  const harm = (more: Partial<Seen>, standing: Standing = 'paying') => {
    const { refunded, complained } = on60(aRow([seen(60, standing, more)]))
    return { refunded, complained }
  }

  it('a refund and a complaint, each known or not by itself (statistics 2.10)', () => {
    expect(harm({ refunded: 1, complaints: 0 })).toEqual({ refunded: true, complained: false })
    expect(harm({ refunded: 0, complaints: 2 })).toEqual({ refunded: false, complained: true })
    expect(harm({ paid: 4900 })).toEqual({ refunded: null, complained: null })
  })

  it('known also where billing never said how they stand, and not where it was seen so late', () => {
    expect(harm({ complaints: 1 }, 'unknown')).toEqual({ refunded: null, complained: true })
    const late = { refunded: 1, complaints: 1, at: after(75) }
    expect(harm(late)).toEqual({ refunded: null, complained: null })
  })

  it('of its own day', () => {
    const early = seen(30, 'paying', { refunded: 100, complaints: 1 })
    expect(on60(aRow([early]))).toMatchObject({ refunded: null, complained: null })
  })
})

describe('the first loss is', () => {
  it('at once for who cancelled, as long as it is not taken back', () => {
    expect(lostAt(aRow([], { outcome: 'cancelled' }))).toBe(0)
    expect(lostAt(aRow([seen(60, 'paying')], { outcome: 'cancelled' }))).toBe(0)
    expect(lostAt(aRow([], { outcome: 'cancelled', undone: { state: 'waiting' } }))).toBe(0)
    expect(lostAt(aRow([], { outcome: 'cancelled', undone: { state: 'done' } }))).toBeNull()
  })

  it('when a standing that is not paying was first seen or told, whichever is sooner', () => {
    expect(lostAt(aRow([seen(30, 'paying'), seen(60, 'ended'), seen(90, 'ended')]))).toBe(60)
    const ended = { what: 'ended', standing: 'ended', voluntary: true, occurred: after(17.6) } as const
    expect(lostAt(aRow([seen(30, 'ended')], { told: ended }))).toBe(17)
    expect(lostAt(aRow([seen(30, 'ended', { at: after(41.2) })]))).toBe(41)
    expect(lostAt(aRow([], { told: { ...ended, what: 'resumed', standing: 'paying' } }))).toBeNull()
    expect(lostAt(aRow([], { told: { ...ended, occurred: after(-1) } }))).toBe(0)
  })

  it('of day 30 also where the days count from an offer some minutes before the exposure', () => {
    const from = new Date(Date.parse(at) - 120_000).toISOString()
    const early = seen(30, 'ended', { at: new Date(Date.parse(from) + 30 * dayMs).toISOString() })
    expect(lostAt(aRow([], { followed: { from, kind: null, judgedOn: null, seen: [early] } }))).toBe(30)
  })

  it('not known of who pays, and of whom nobody knows', () => {
    expect(lostAt(aRow([seen(30, 'paying'), seen(60, 'unknown')]))).toBeNull()
  })
})

it('deflected is who stayed for the day; who fell silent and who left are not', () => {
  const deflected = (outcome: ExposedRow['outcome']) =>
    exposedCustomer(aRow([], { outcome }), exposure).deflected
  expect(['saved', 'kept', 'cancelled', 'abandoned'].map((one) => deflected(one as 'saved'))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

it('tells how long leaving took, and who asked for it and did not', () => {
  const of = (leaving?: { took?: number }) =>
    exposedCustomer(aRow([], leaving === undefined ? {} : { leaving }), exposure)
  expect(of({ took: 42 })).toMatchObject({ askedToLeave: true, secondsToLeave: 42 })
  expect(of({})).toMatchObject({ askedToLeave: true, secondsToLeave: null })
  expect(of()).toMatchObject({ askedToLeave: false, secondsToLeave: null })
})

it('of whom billing could not be asked, neither currency nor price is known', () => {
  const { pays: _, ...row } = aRow()
  expect(exposedCustomer(row, exposure)).toMatchObject({ currency: null, monthly: null, cost: 0 })
})
