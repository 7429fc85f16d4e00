/** Whatever the figures are, a picture is numbers inside its box. */
import * as fc from 'fast-check'
import { jsx, type FC } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { Bars } from '#worker/console/plots/bars.tsx'
import { Funnel } from '#worker/console/plots/funnel.tsx'
import { Intervals } from '#worker/console/plots/intervals.tsx'
import { niceTicks, scaleOf, spread } from '#worker/console/plots/scale.ts'
import { StackedBars } from '#worker/console/plots/stacked-bars.tsx'
import { Survival } from '#worker/console/plots/survival.tsx'
import { ageTicks, dayTicks } from '#worker/console/plots/ticks.ts'
import { TimeSeries } from '#worker/console/plots/time-series.tsx'
import { wordsIn } from '#worker/console/words.ts'

/** Any number there is: none, endless, tiny, enormous, whole. */
const anyNumber = fc.oneof(
  fc.double(),
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(0, -0, 5e-324, 1e-12, 1e15, 1e15 + 1, 1.7e308, -1.7e308, Number.NaN),
)
const anyValue = fc.option(anyNumber, { freq: 5 })
const anyDay = fc
  .integer({ min: 0, max: 4000 })
  .map((index) => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10))
const anyLabel = fc.string({ minLength: 1, maxLength: 60 })
const anyPoint = fc.record({ day: anyDay, value: anyValue, isRestated: fc.boolean() })
const anySeries = (maxLength: number) =>
  fc.array(fc.record({ label: anyLabel, points: fc.array(anyPoint, { maxLength: 20 }) }), { maxLength })
const anyUnit = fc.constantFrom(
  { type: 'count' } as const,
  { type: 'share' } as const,
  { type: 'points' } as const,
  { type: 'money', currency: 'ILS' } as const,
)
const span = fc.constantFrom('day', 'week', 'month')
const anyRange = fc.option(fc.record({ point: anyNumber, low: anyNumber, high: anyNumber }), { freq: 5 })
const anyStep = fc.record(
  { age: anyNumber, kept: anyNumber, low: anyNumber, high: anyNumber, atRisk: anyNumber },
  { requiredKeys: ['age', 'kept'] },
)

const plots: [string, unknown, fc.Arbitrary<object>][] = [
  [
    'time series',
    TimeSeries,
    fc.record({
      unit: anyUnit,
      span,
      series: anySeries(4),
      alarms: fc.array(fc.record({ day: anyDay, text: anyLabel }), { maxLength: 3 }),
    }),
  ],
  ['stacked bars', StackedBars, fc.record({ unit: anyUnit, span, series: anySeries(9) })],
  [
    'funnel',
    Funnel,
    fc.record({ steps: fc.array(fc.record({ label: anyLabel, count: anyValue }), { maxLength: 7 }) }),
  ],
  [
    'bars',
    Bars,
    fc.record({
      unit: anyUnit,
      of: anyLabel,
      bars: fc.array(fc.record({ label: anyLabel, value: anyValue }), { maxLength: 7 }),
    }),
  ],
  [
    'intervals',
    Intervals,
    fc.record({
      unit: anyUnit,
      smallest: fc.constantFrom(0, 0.02, 500),
      arms: fc.array(fc.record({ label: anyLabel, range: anyRange, said: anyLabel }), { maxLength: 5 }),
    }),
  ],
  [
    'survival',
    Survival,
    fc.record({
      curves: fc.array(fc.record({ label: anyLabel, steps: fc.array(anyStep, { maxLength: 12 }) }), {
        maxLength: 4,
      }),
    }),
  ],
]

const placeNames = /\s(?:x|y|x1|x2|y1|y2|width|height)="([^"]*)%"/g
const curvePaths = /<path class="plot-(?:line|band)[^"]*" d="(M[^"]*)"/g

/** All places of a picture, in percent; signs in the words around it are drawn in pixels. */
function placesIn(html: string): string[] {
  const box = /<svg class="plot-box[\s\S]*?<\/figure>/.exec(html)?.[0] ?? ''
  const curves = [...box.matchAll(/<svg class="plot-curves"[\s\S]*?<\/svg>/g)].map(([part]) => part).join('')
  const along = [...curves.matchAll(curvePaths)].flatMap(([, d]) => (d ?? '').split(/[MLZ ]/).filter(Boolean))
  return [...box.matchAll(placeNames)].map(([, place]) => place ?? '').concat(along)
}

describe.each(plots)('%s', (_name, plot, props) => {
  test('holds numbers inside its box, and nothing else', () => {
    fc.assert(
      fc.property(props, fc.constantFrom('en' as const, 'he' as const), (given, language) => {
        const words = wordsIn(language)
        const html = String(jsx(plot as FC, { words, id: 'p', title: 'A title', ...given }))
        for (const place of placesIn(html)) {
          expect(place).toMatch(/^\d+(\.\d+)?$/)
          expect(Number(place)).toBeLessThanOrEqual(100)
        }
        expect(html.replaceAll(/>[^<]*</g, '><')).not.toMatch(/NaN|Infinity|undefined/)
      }),
      { numRuns: 60 },
    )
  })
})

test('ticks are round, hold zero and every figure, and are few', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { maxLength: 9 }), (values) => {
      const ticks = niceTicks(values)
      const [low, high] = [ticks[0] ?? 1, ticks.at(-1) ?? -1]
      const slack = (high - low) * 1e-9
      expect(ticks).toContain(0)
      expect(ticks.length).toBeLessThanOrEqual(7)
      for (const value of values) expect(value >= low - slack && value <= high + slack).toBe(true)
    }),
  )
})

test.each([
  [[], [0, 1]],
  [
    [0, 0],
    [0, 1],
  ],
  [[7], [0, 2, 4, 6, 8]],
  [
    [-3, -3],
    [-3, -2, -1, 0],
  ],
  [[0.0004], [0, 0.0001, 0.0002, 0.0003, 0.0004]],
  [
    [-1200, 4125],
    [-2000, 0, 2000, 4000, 6000],
  ],
])('figures %j have the ticks %j', (values, ticks) => {
  expect(niceTicks(values)).toEqual(ticks)
})

test('things are not counted in halves', () => {
  expect(niceTicks([1], { isWhole: true })).toEqual([0, 1])
})

test('a scale without a range puts everything in the middle', () => {
  expect([scaleOf([3, 3])(3), scaleOf([Number.NaN, Number.NaN])(1), scaleOf([0, 10], [100, 0])(20)]).toEqual([
    50, 50, 0,
  ])
})

test('labels are moved apart, stay in order and inside', () => {
  const places = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(places, (given) => {
      const moved = spread(given, 8)
      const order = given.map((_, index) => index).toSorted((a, b) => (given[a] ?? 0) - (given[b] ?? 0))
      const sorted = order.map((index) => moved[index] ?? Number.NaN)
      expect(sorted.every((place, rank) => rank === 0 || place - (sorted[rank - 1] ?? 0) > 7.9)).toBe(true)
      expect(sorted.every((place) => place >= 0 && place <= 100)).toBe(true)
    }),
  )
})

test.each([
  ['2026-01-05', '2026-01-05', ['2026-01-05']],
  ['2026-01-05', '2026-01-07', ['2026-01-05', '2026-01-06', '2026-01-07']],
  [
    '2026-01-05',
    '2026-02-16',
    ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02', '2026-02-09', '2026-02-16'],
  ],
  [
    '2025-11-22',
    '2026-11-21',
    ['2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01', '2026-09-01', '2026-11-01'],
  ],
])('from %s to %s the axis says %j', (first, last, days) => {
  expect(dayTicks(first, last)).toEqual(days)
})

test('no axis says more than it has room for, nor nothing', () => {
  fc.assert(
    fc.property(anyDay, fc.nat({ max: 40_000 }), (first, length) => {
      const last = new Date(Date.parse(first) + length * 86_400_000).toISOString().slice(0, 10)
      const ticks = dayTicks(first, last)
      expect(ticks.length).toBeGreaterThan(0)
      expect(ticks.length).toBeLessThanOrEqual(8)
      expect(ticks.every((day) => day >= first && day <= last)).toBe(true)
      expect(ageTicks(length).length).toBeLessThanOrEqual(7)
    }),
  )
})
