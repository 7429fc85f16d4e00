/** What was planted in the made-up customers is found again by the machinery that knows nothing of it. */
import { expect, it } from 'vitest'
import { planted } from '#shared/simulate/planted.ts'
import { holdsTruth, recovered } from '#shared/simulate/recovered.ts'
import { lostOn, yearTruth, type Truth } from '#shared/simulate/truth.ts'
import { aPlan, exposuresIn, playYear, reportsOf, rowOfPlayed } from './a-year.ts'

function found(truth: Truth, customers: number) {
  const played = playYear(aPlan({ customers }), truth)
  const rows = played.map(rowOfPlayed)
  const all = planted([], played)
  return { rows, arms: reportsOf(rows).flatMap((report) => recovered(report, all, truth)) }
}

const { rows, arms: year } = found(yearTruth, 4000)
const of = (arm: string, all = year) => all.find((one) => one.arm === arm)

it('S2.15: the range of a discount holds the eight points that were planted', () => {
  const discount = of('discount')
  expect(discount?.planted).toBeCloseTo(yearTruth.keeps.discount, 2)
  expect(discount && holdsTruth(discount)).toBe(true)
})

it('S2.15: an offer that only delays is not called, however many take it', () => {
  for (const arm of ['pause', 'words'])
    expect(['collecting', 'undecided', 'no_difference', 'not_worth_waiting']).toContain(of(arm)?.verdict)
})

const patience = 60_000

it.each([
  [0.3, 'keeps_more'],
  [0, 'undecided'],
])(
  'a discount that keeps %d more is found to be one: %s',
  (discount, verdict) => {
    const truth = { ...yearTruth, keeps: { ...yearTruth.keeps, discount } }
    expect(of('discount', found(truth, 2500).arms)?.verdict).toBe(verdict)
  },
  patience,
)

it('S4.4: an arm that makes leaving slower is seen in the seconds it takes, and in who gives up', () => {
  const own = (arm: string) => exposuresIn(rows, 'product-help').filter((one) => one.arm === arm)
  const [slow, held, usual] = ['asks-again', 'held', 'help'].map((arm) => {
    const all = own(arm).map(({ row }) => row)
    const times = all.flatMap(({ leaving }) => leaving?.took ?? [])
    const silent = all.filter(({ outcome }) => outcome === 'abandoned')
    return {
      mean: times.reduce((sum, one) => sum + one, 0) / times.length,
      silent: silent.length / all.length,
    }
  })
  const planted = yearTruth.arms['product-help/asks-again']?.slower ?? 0
  expect(Math.abs((slow?.mean ?? 0) - (held?.mean ?? 0) - planted)).toBeLessThan(10)
  expect(Math.abs((usual?.mean ?? 0) - (held?.mean ?? 0))).toBeLessThan(10)
  expect(slow?.silent).toBeGreaterThan((usual?.silent ?? 1) + 0.03)
})

it('whom an offer keeps, it keeps; the others are lost at once, or ever more slowly', () => {
  expect(lostOn(0.3, 0.1, 0.05)).toBeNull()
  expect(lostOn(0.3, 0.1, 0.4)).toBe(0)
  const days = [0.399, 0.395, 0.39, 0.38].map((rank) => lostOn(0.3, 0.1, rank))
  expect(days).toEqual(days.toSorted((a, b) => (a ?? 999) - (b ?? 999)))
  // Of a hundred kept on day 30, ninety-six are on day 60.
  const ranks = Array.from({ length: 3000 }, (_, index) => (0.3 * (index + 0.5)) / 3000)
  const still = ranks.filter((rank) => (lostOn(0.3, 0, rank) ?? 999) > 60).length
  expect(still / 3000).toBeCloseTo(0.96, 2)
})
