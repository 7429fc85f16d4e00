/** Alarms are rare where nothing happens, and come where something does. */
import { describe, expect, test } from 'vitest'
import { hasFallen, sharpRises, usualWeeks, type Score } from '#shared/figures/trend.ts'
import { chanceOf } from './rows.ts'

/** A Poisson count, by multiplying chances (Knuth); large means are sums of small ones. */
function poisson(mean: number, next: () => number): number {
  if (mean > 20) return poisson(20, next) + poisson(mean - 20, next)
  let [count, product] = [-1, 1]
  for (; product > Math.exp(-mean); count++) product *= next()
  return count
}

const steady = [20, 22, 18, 21, 19, 20, 23, 17]

describe('S2.2 a sharp rise', () => {
  test('is told with the week, its count and what is usual', () => {
    expect(sharpRises([...steady, 38, 20])).toEqual([{ index: 8, count: 38, usual: 20 }])
  })

  test('is no rise within what chance does, below five more, or without eight weeks before', () => {
    expect(sharpRises([...steady, 30])).toEqual([])
    expect(sharpRises([0, 0, 0, 0, 0, 0, 0, 0, 4])).toEqual([])
    expect(sharpRises([0, 0, 0, 0, 0, 0, 0, 0, 5])).toHaveLength(1)
    expect(sharpRises([...steady.slice(0, usualWeeks - 1), 500])).toEqual([])
  })

  test.each([0.3, 1, 3, 10, 40, 200])(
    'a steady business of %d a week sees a false alarm in fewer than one of 100 weeks',
    (mean) => {
      const next = chanceOf(Math.round(mean * 100) + 5)
      const weeks = 20_000
      const counts = Array.from({ length: weeks }, () => poisson(mean, next))
      expect(sharpRises(counts).length / weeks).toBeLessThan(0.01)
    },
  )

  test.each([10, 40])('a doubling of %d a week is found in that very week, nearly always', (mean) => {
    const next = chanceOf(mean)
    const found = Array.from({ length: 400 }, () => {
      const counts = Array.from({ length: usualWeeks }, () => poisson(mean, next))
      return sharpRises([...counts, poisson(2 * mean + (mean < 20 ? 5 : 0), next)]).length
    })
    expect(found.reduce((a, b) => a + b, 0) / 400).toBeGreaterThan(mean < 20 ? 0.8 : 0.97)
  })
})

describe('S2.2 a fall of the score', () => {
  test('is one that chance does not explain, of enough answers', () => {
    const of = (score: number, answers = 200, by: Score['by'] = 'business'): Score => ({ score, answers, by })
    expect(hasFallen(of(40), of(10))).toBe(true)
    expect(hasFallen(of(40), of(10, 200, 'surveys'))).toBe(false)
    expect(hasFallen(of(40), of(35))).toBe(false)
    expect(hasFallen(of(40, 29), of(-40, 400))).toBe(false)
    expect(hasFallen(of(10), of(40))).toBe(false)
  })

  test('happens by chance in fewer than one of 100 months', () => {
    const next = chanceOf(9)
    const month = () => {
      const said = Array.from({ length: 100 }, () => (next() < 0.5 ? 1 : next() < 0.4 ? -1 : 0))
      return { score: said.reduce<number>((a, b) => a + b, 0), answers: 100, by: 'surveys' as const }
    }
    const falls = Array.from({ length: 20_000 }, () => hasFallen(month(), month())).filter(Boolean).length
    expect(falls / 20_000).toBeLessThan(0.01)
  })
})
