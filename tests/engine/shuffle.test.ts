import { expect, test } from 'vitest'
import { aTalk } from '#tests/fixtures/a-talk.ts'

const optionsOf = (seed: number): string[] => {
  const { input } = aTalk({ seed }).turn()
  return input?.type === 'choice' ? input.options.map(({ id }) => id) : []
}

const seeds = 2000
/** Seeds as a worker makes them: 32 random bits. Spread by a fixed rule, so that the test says the same every day. */
const orders = Array.from({ length: seeds }, (_, n) => optionsOf(Math.imul(n + 1, 0x9e3779b1) >>> 0))
const named = orders[0]!.slice(0, -1)

test.each(named)('%s stands in each place about as often', (reason) => {
  const counts = named.map((_, place) => orders.filter((order) => order[place] === reason).length)
  const expected = seeds / named.length
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  // Eight degrees of freedom: chance alone goes beyond 33 once in 15,000 times.
  expect(chiSquare).toBeLessThan(33)
})

test('seeds that follow each other do not favour a place either', () => {
  const inARow = Array.from({ length: seeds }, (_, seed) => optionsOf(seed)[0])
  for (const reason of named) {
    const first = inARow.filter((one) => one === reason).length
    expect(first).toBeGreaterThan(seeds / named.length / 2)
    expect(first).toBeLessThan((seeds / named.length) * 1.5)
  }
})

test('every reason is there once, something else comes last, and a seed keeps its order', () => {
  expect(orders.every((order) => new Set(order).size === 11 && order.at(-1) === 'other')).toBe(true)
  expect(optionsOf(7)).toEqual(optionsOf(7))
})
