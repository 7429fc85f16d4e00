import { jsx, type FC } from 'hono/jsx'
import type { Language } from '#shared/copy/copy.ts'
import { Bars } from '#worker/console/plots/bars.tsx'
import { Funnel } from '#worker/console/plots/funnel.tsx'
import { Intervals } from '#worker/console/plots/intervals.tsx'
import { StackedBars } from '#worker/console/plots/stacked-bars.tsx'
import { Survival } from '#worker/console/plots/survival.tsx'
import { TimeSeries } from '#worker/console/plots/time-series.tsx'
import { wordsIn } from '#worker/console/words.ts'

/** A plot as it is sent, and what is read in it: marks of direction are not for eyes. */
export function drawn<P extends object>(plot: FC<P & Common>, props: P, language: Language = 'en') {
  const common = { words: wordsIn(language), id: 'p', title: 'What was counted' }
  const html = String(jsx(plot, { ...common, ...props }))
  const seen = (text: string) =>
    text
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
  const cells = [...html.matchAll(/<(?:td|th)[^>]*>(.*?)<\/(?:td|th)>/g)].map(([, text]) => seen(text ?? ''))
  return { html, text: seen(html), cells }
}
type Common = { words: ReturnType<typeof wordsIn>; id: string; title: string }

const day = (index: number): string => new Date(Date.UTC(2026, 0, 5 + index)).toISOString().slice(0, 10)
export const line = (label: string, values: readonly (number | null)[], every = 7) => ({
  label,
  points: values.map((value, index) => ({ day: day(index * every), value })),
})

export const count = { type: 'count' } as const
const share = { type: 'share' } as const
export const points = { type: 'points' } as const
const dollars = { type: 'money', currency: 'USD' } as const

/** Each plot with a little of everything, and what its table must say. */
export const plots = (language: Language = 'en') => [
  {
    name: 'time series',
    figures: ['20%', '31.5%', '42%', 'not known', '8% (restated)'],
    ...drawn(
      TimeSeries,
      {
        unit: share,
        span: 'week' as const,
        series: [
          line('Deflected', [0.2, 0.315, 0.42]),
          {
            label: 'Saved',
            points: [
              { day: day(0), value: null },
              { day: day(7), value: 0.08, isRestated: true },
            ],
          },
        ],
        alarms: [{ day: day(7), text: 'Price is named more often' }],
      },
      language,
    ),
  },
  {
    name: 'stacked bars',
    figures: ['12', '3', '15', '7', '0'],
    ...drawn(
      StackedBars,
      { unit: count, span: 'week' as const, series: [line('Price', [12, 7]), line('Not used', [3, 0])] },
      language,
    ),
  },
  {
    name: 'funnel',
    figures: ['1,200', '300', '25%', '-4.5', '-1.5%'],
    ...drawn(
      Funnel,
      {
        steps: [
          { label: 'Began', count: 1200 },
          { label: 'Took it', count: 300 },
          { label: 'Truly saved', count: -4.5, isMain: true },
        ],
        isNested: true,
      },
      language,
    ),
  },
  {
    name: 'bars',
    figures: ['$12.30', '$4.00', 'not known'],
    ...drawn(
      Bars,
      {
        unit: dollars,
        of: 'Arm',
        bars: [
          { label: 'Pause', value: 1230 },
          { label: 'Credit', value: 400, isMain: true },
          { label: 'Call', value: null },
        ],
      },
      language,
    ),
  },
  {
    name: 'intervals',
    figures: ['+6.1 points', '+2.1', '+10.1', 'Keeps more', 'Collecting', 'not known'],
    ...drawn(
      Intervals,
      {
        unit: points,
        smallest: 0.02,
        arms: [
          { label: 'Half price', range: { point: 0.061, low: 0.021, high: 0.101 }, said: 'Keeps more' },
          { label: 'Call', range: null, said: 'Collecting' },
        ],
      },
      language,
    ),
  },
  {
    name: 'survival',
    figures: ['0', '30', '100%', '80%', '70% to 88%', '412'],
    ...drawn(
      Survival,
      {
        curves: [
          {
            label: 'Half price',
            steps: [
              { age: 0, kept: 1 },
              { age: 30, kept: 0.8, low: 0.7, high: 0.88, atRisk: 412 },
            ],
          },
        ],
      },
      language,
    ),
  },
]
