import { expect, test } from 'vitest'
import { delays, verdictOn, wishOf, type Outcome, type Verdict } from '#worker/webhooks/schedule.ts'
import { hour } from '../fixtures/a-clock.ts'

const answered = (status: number, wish: number | null = null): Outcome => ({ type: 'answered', status, wish })

test('T32 ten tries take 75 hours and 35 minutes', () => {
  expect(delays).toHaveLength(10)
  const minutes = delays.reduce((sum, delay) => sum + delay, 0) / 60_000
  expect(Math.floor(minutes)).toBe(75 * 60 + 35)
})

test.each<[outcome: Outcome, tries: number, byHand: boolean, verdict: Verdict]>([
  [answered(200), 1, false, { state: 'delivered' }],
  [answered(204), 10, true, { state: 'delivered' }],
  [answered(301), 1, false, { state: 'waiting', pause: 5000 }],
  [answered(410), 1, false, { state: 'failed', off: 'gone' }],
  [answered(410), 3, true, { state: 'failed', off: 'gone' }],
  [answered(500), 9, false, { state: 'waiting', pause: 24 * hour }],
  [answered(500), 10, false, { state: 'failed', off: 'failing' }],
  [answered(500), 11, true, { state: 'in_vain', off: null }],
  [{ type: 'locked' }, 10, false, { state: 'in_vain', off: 'locked' }],
  [answered(429, hour), 1, false, { state: 'waiting', pause: hour }],
  [answered(429, 1000), 3, false, { state: 'waiting', pause: 30 * 60_000 }],
  [{ type: 'late' }, 2, false, { state: 'waiting', pause: 5 * 60_000 }],
  [{ type: 'unreachable' }, 10, false, { state: 'failed', off: 'failing' }],
])('T33 %j at try %i, by hand %s: %j', (outcome, tries, byHand, verdict) => {
  expect(verdictOn(outcome, tries, byHand, 0)).toEqual(verdict)
})

test('jitter adds a tenth at most', () => {
  expect(verdictOn(answered(500), 4, false, 0.999)).toEqual({ state: 'waiting', pause: 7_919_280 })
})

test.each([
  [429, '3600', 3_600_000],
  [503, '0', 0],
  [503, 'Thu, 05 Nov 2026 12:00:00 GMT', 2 * hour],
  [503, 'Thu, 05 Nov 2020 12:00:00 GMT', 0],
  // Forms of old that must be understood (RFC 9110, 5.6.7).
  [503, 'Thursday, 05-Nov-26 12:00:00 GMT', 2 * hour],
  [503, 'Thu Nov  5 12:00:00 2026', 2 * hour],
  [429, '99999999999', 99_999_999_999_000],
  [429, 'Thu', null],
  [429, 'soon', null],
  [429, '-5', null],
  [429, null, null],
  [500, '3600', null],
])('T33 %i with Retry-After %j: %j', (status, text, wish) => {
  expect(wishOf(status, text, Date.parse('2026-11-05T10:00:00Z'))).toBe(wish)
})
