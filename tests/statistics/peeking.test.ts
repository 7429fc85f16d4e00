/** A short run of what `npm run peeking` does at length. The seed is fixed: the test says the same every day. */
import { expect, test } from 'vitest'
import { claims } from './claims.ts'

const seed = 7

test.each(claims)('$name', { timeout: 60_000 }, ({ bounds: [least, most], short, figure }) => {
  let done = 0
  const found = figure(short, seed, () => done++)
  expect(done).toBe(short)
  expect(found).toBeGreaterThanOrEqual(least)
  expect(found).toBeLessThanOrEqual(most)
})
