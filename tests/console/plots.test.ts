import { describe, expect, test } from 'vitest'
import type { Language } from '#shared/copy/copy.ts'
import { Bars } from '#worker/console/plots/bars.tsx'
import { Funnel } from '#worker/console/plots/funnel.tsx'
import { Intervals } from '#worker/console/plots/intervals.tsx'
import { StackedBars } from '#worker/console/plots/stacked-bars.tsx'
import { Survival } from '#worker/console/plots/survival.tsx'
import { TimeSeries } from '#worker/console/plots/time-series.tsx'
import { languages, wordsIn } from '#worker/console/words.ts'
import { count, drawn, line, plots, points } from './a-plot.ts'

describe.each(plots())('$name', ({ html, cells, figures }) => {
  test('has every figure in its table', () => {
    expect(cells).toEqual(expect.arrayContaining(figures))
  })

  test('is one picture with a name and a telling, and carries no script and no style of its own', () => {
    expect(html.match(/role="img"/g)).toHaveLength(1)
    expect(html).toMatch(/aria-labelledby="p-title" aria-describedby="p-told"/)
    expect(html).toMatch(/<title id="p-title">What was counted<\/title><desc id="p-told">[^<]{10,}<\/desc>/)
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

const nothing = [
  [
    'time series',
    (language: Language) =>
      drawn(TimeSeries, { unit: count, span: 'day' as const, series: [line('A', [null])] }, language),
  ],
  [
    'stacked bars',
    (language: Language) => drawn(StackedBars, { unit: count, span: 'day' as const, series: [] }, language),
  ],
  ['funnel', (language: Language) => drawn(Funnel, { steps: [{ label: 'Began', count: 0 }] }, language)],
  [
    'bars',
    (language: Language) =>
      drawn(Bars, { unit: count, of: 'x', bars: [{ label: 'A', value: null }] }, language),
  ],
  ['intervals', (language: Language) => drawn(Intervals, { unit: points, arms: [] }, language)],
  ['survival', (language: Language) => drawn(Survival, { curves: [{ label: 'A', steps: [] }] }, language)],
] as const

test.each(nothing)('%s without a figure says so, and draws nothing', (_name, draw) => {
  for (const language of languages) {
    const { html, text } = draw(language)
    expect(text).toContain(wordsIn(language).say('plots.empty'))
    expect(html).not.toMatch(/<svg|<table/)
  }
})

test('every plot is told in Hebrew too, with nothing left in English', () => {
  for (const [index, { text }] of plots('he').entries()) {
    expect(text, plots()[index]?.name).toContain(wordsIn('he').say('plots.table'))
    expect(text).not.toMatch(/plots\.|\{\w+\}|undefined|not known|points|Total|restated/)
  }
})

test('time runs from left to right in both languages, and bars begin where names begin', () => {
  const series = [line('A', [1, 2, 3])]
  const bars = [
    { label: 'A', value: 2 },
    { label: 'B', value: 1 },
  ]
  const places = (html: string) =>
    /class="plot-line[^"]*" d="M(\S+) \S+L(\S+) /.exec(html)?.slice(1).map(Number)
  const starts = (html: string) => [...html.matchAll(/class="plot-bar" x="([^"]+)"/g)].map(([, x]) => x)
  for (const language of languages)
    expect(places(drawn(TimeSeries, { unit: count, span: 'week' as const, series }, language).html)).toEqual([
      0, 50,
    ])
  expect(starts(drawn(Bars, { unit: count, of: 'x', bars }, 'en').html)).toEqual(['0%', '0%'])
  expect(starts(drawn(Bars, { unit: count, of: 'x', bars }, 'he').html)).toEqual(['0.00%', '50.00%'])
})

test('one point alone is a mark, and a gap breaks the line', () => {
  const one = drawn(TimeSeries, { unit: count, span: 'day' as const, series: [line('A', [3])] })
  expect(one.html).toContain('<svg x="50%" y="0%" class="plot-tone-1"><path class="plot-mark"')
  expect(one.cells).toEqual(['Day', 'A', 'Jan 5, 2026', '3'])
  const many = drawn(TimeSeries, {
    unit: count,
    span: 'day' as const,
    series: [line('A', [1, 2, null, 4, 5], 1)],
  })
  expect(/class="plot-line[^"]*" d="(M[\d.]+ [\d.]+L[^"]+)"/.exec(many.html)?.[1]?.match(/M/g)).toHaveLength(
    2,
  )
})

test('what rose sharply and what was restated is said in words and marked', () => {
  const { html, text } = plots()[0] ?? { html: '', text: '' }
  expect(text).toContain('Jan 12, 2026 Price is named more often')
  expect(text).toContain('Hollow: restated')
  expect(html).toContain('class="plot-hollow"')
  expect(html).toMatch(/class="plot-alarms"><line x1="50%"/)
})

test('parts beyond the fifth are drawn as one and stand each in the table', () => {
  const series = Array.from({ length: 8 }, (_, index) => line(`Reason ${index}`, [index + 1]))
  const { html, text, cells } = drawn(StackedBars, { unit: count, span: 'week' as const, series })
  expect(html.match(/class="plot-part" fill="[^"]+" x="[\d.]+%"/g)).toHaveLength(6)
  expect(text).toContain('All other (3) 21')
  expect(cells.slice(-10)).toEqual(['Jan 5, 2026', '1', '2', '3', '4', '5', '6', '7', '8', '36'])
})

test('a curve says nothing after the last day that anybody is watched', () => {
  const curves = [
    {
      label: 'A',
      steps: [
        { age: 0, kept: 1 },
        { age: 10, kept: 0.9 },
      ],
    },
    {
      label: 'B',
      steps: [
        { age: 0, kept: 1 },
        { age: 20, kept: 0.7 },
      ],
    },
  ]
  const { cells } = drawn(Survival, { curves })
  expect(cells.slice(3)).toEqual(['0', '100%', '100%', '10', '90%', '100%', '20', 'not known', '70%'])
})

test('survival is marked: not for decisions', () => {
  for (const language of languages) {
    const { text } = plots(language)[5] ?? { text: '' }
    expect(text).toContain(wordsIn(language).say('plots.not_for_decisions'))
  }
})

test('what a label says is text, not markup', () => {
  const { html } = drawn(Bars, { unit: count, of: 'x', bars: [{ label: '<b onclick=x>', value: 1 }] })
  expect(html).not.toContain('<b onclick')
})
