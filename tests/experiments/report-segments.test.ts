import { expect, test } from 'vitest'
import { reportOf } from '#shared/experiments/report.ts'
import type { SegmentCell } from '#shared/outcomes/segments.ts'
import { all, document, report, started, today } from './a-report.ts'
import { isClosed } from './played.ts'

test('segments are counts of those judged, each arm beside the holdout (statistics 5.5)', () => {
  const judged = all.filter(({ day }) => isClosed(day, 60, today))
  for (const { by, key, arms } of report.segments) {
    const own = judged.filter(({ customer }) => (customer[by] ?? '') === key)
    expect(arms.map(({ arm }) => arm)).toEqual(['control', 'today', 'shorter'])
    for (const { arm, n, known, kept } of arms) {
      const stood = own
        .filter((one) => one.arm === arm)
        .map(({ customer }) => customer.later.find(({ horizon }) => horizon === 60)?.kept ?? null)
      expect([n, known, kept]).toEqual([
        stood.length,
        stood.filter((one) => one !== null).length,
        stood.filter((one) => one === 1).length,
      ])
    }
  }
  expect(report.segments.map(({ by, key }) => `${by} ${key}`)).toEqual([
    'reason price',
    'reason ',
    'reason unused',
    'tier standard',
    'tier preferred',
    'period month',
    'period year',
  ])
})

test('nothing is called of them: no range, no p, no verdict', () => {
  for (const segment of report.segments) {
    expect(Object.keys(segment)).toEqual(['by', 'key', 'arms'])
    for (const arm of segment.arms) expect(Object.keys(arm)).toEqual(['arm', 'n', 'known', 'kept'])
  }
})

test('the twelve largest of a kind are shown, all others as one', () => {
  const cell = (index: number, arm: string): SegmentCell => ({
    arm,
    by: 'reason',
    key: `r${index}`,
    n: 100 - index,
    known: 50,
    kept: 10,
  })
  const segments = Array.from({ length: 15 }, (_, index) => [
    cell(index, 'control'),
    cell(index, 'today'),
  ]).flat()
  const sums = [{ experiment: 'pause-length', phase: 1, arms: [], restated: [], segments }]
  const shown = reportOf(started(document), sums, [], today).segments
  expect(shown).toHaveLength(13)
  expect(shown[0]).toMatchObject({ key: 'r0', arms: [{ arm: 'control', n: 100 }, { n: 100 }, { n: 0 }] })
  expect(shown.at(-1)).toMatchObject({
    key: null,
    arms: [{ n: 88 + 87 + 86, known: 150, kept: 30 }, { n: 261 }, { arm: 'shorter', n: 0 }],
  })
})

test('phases are added together', () => {
  const [cell] = [{ arm: 'today', by: 'tier' as const, key: 'standard', n: 5, known: 4, kept: 3 }]
  const sums = [1, 2].map((phase) => ({
    experiment: 'pause-length',
    phase,
    arms: [],
    restated: [],
    segments: [cell],
  }))
  const { segments } = reportOf(started(document), sums, [], today)
  expect(segments).toMatchObject([
    { key: 'standard', arms: [{ n: 0 }, { n: 10, known: 8, kept: 6 }, { n: 0 }] },
  ])
})
