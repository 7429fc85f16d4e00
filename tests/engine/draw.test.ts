/** Whether somebody who was exposed before is drawn anew. */
import { expect, test } from 'vitest'
import { isDrawnAnew, trialsIn } from '#shared/engine/draw.ts'
import type { Trial } from '#shared/engine/trial.ts'
import { holdoutId } from '#shared/experiments/holdout.ts'
import { anExperiment } from '#tests/fixtures/an-experiment.ts'

const earlier = { phase: 1, horizon: 60, at: '2026-01-10T12:00:00.000Z' }
const onDay = (days: number) => new Date(Date.parse(earlier.at) + days * 86_400_000)
const other = anExperiment().id

test.each([
  [other, 1, 400, false],
  [other, 2, 30, false],
  [other, 2, 400, false],
  [holdoutId, 1, 400, false],
  [holdoutId, 2, 59, false],
  [holdoutId, 2, 60, true],
])('of %s in phase %i after %i days: %s', (experiment, phase, days, anew) => {
  expect(isDrawnAnew({ experiment, phase }, earlier, onDay(days))).toBe(anew)
})

const trial = (experiment: string, plain: boolean): Trial => ({
  experiment,
  phase: 1,
  arm: plain ? 'usual' : 'held',
  bucket: 0,
  horizon: 60,
  plain,
})

test.each([
  [true, [holdoutId, other]],
  [false, [holdoutId]],
])('who is held out is in nothing else (plain: %s)', (plain, expected) => {
  const trials = trialsIn([holdoutId, other], (one) => trial(one, one === other || plain))
  expect(trials.map(({ experiment }) => experiment)).toEqual(expected)
})
