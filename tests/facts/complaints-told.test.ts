import { expect, it } from 'vitest'
import { complaintsTold } from '#shared/facts/complaints-told.ts'
import type { SomeFacts, Stated } from '#shared/facts/stated.ts'

const dayMs = 86_400_000
const since = '2027-01-10T12:00:00.000Z'
const on = (day: number) => new Date(Date.parse(since) + day * dayMs)
const told = (day: number, facts: SomeFacts): Stated => ({
  source: 'pushed',
  at: on(day).toISOString(),
  facts,
})
const at60 = (pushed: Stated[], days?: number) => complaintsTold(pushed, { since, days, now: on(60) })

it('are as they were told since, none of them too', () => {
  expect(at60([told(50, { use: 3 }), told(55, { complaints: 2 })])).toBe(2)
  expect(at60([told(55, { complaints: 0 })])).toBe(0)
})

it('are not known where nothing was told, or only before', () => {
  expect(at60([])).toBeNull()
  expect(at60([told(55, { use: 3 })])).toBeNull()
  const now = on(5)
  expect(complaintsTold([told(0, { complaints: 1 })], { since, days: undefined, now })).toBeNull()
  expect(complaintsTold([told(1, { complaints: 1 })], { since, days: undefined, now })).toBe(1)
})

it('nor where that is too old by the table of facts, or by the days of the tenant', () => {
  expect(at60([told(25, { complaints: 1 })])).toBe(1)
  expect(at60([told(24.9, { complaints: 1 })])).toBeNull()
  expect(at60([told(25, { complaints: 1 })], 10)).toBeNull()
  expect(at60([told(5, { complaints: 1 })], 60)).toBe(1)
})
