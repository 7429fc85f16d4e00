import { expect, test } from 'vitest'
import { Change } from '#shared/experiments/changes.ts'
import { checkExperiment } from '#shared/experiments/check-experiment.ts'
import { Experiment } from '#shared/experiments/experiment.ts'
import { problemCodes } from '#shared/experiments/problem.ts'
import { text } from '#tests/house/files.ts'
import { alone } from './an-experiment.ts'

const page = text('docs/experiments.md')
const unnamed = (names: readonly string[]): string[] => names.filter((name) => !page.includes(`\`${name}\``))

test('the page names every field, every type of change and what it has', () => {
  const { eligibility: _, ...fields } = Experiment.shape
  expect(unnamed(Object.keys(fields))).toEqual([])
  expect(unnamed(Object.keys(Experiment.shape.guardrailMargins.unwrap().shape))).toEqual([])
  expect(
    unnamed(Object.keys(Experiment.shape.eligibility.unwrap().shape).map((name) => `eligibility.${name}`)),
  ).toEqual([])
  const names = Change.options.flatMap(({ shape }) => [...Object.keys(shape), shape.type.value])
  expect(unnamed(names)).toEqual([])
})

test('the page names every code', () => {
  expect(unnamed(problemCodes)).toEqual([])
})

test('its example is well', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  expect(checkExperiment(JSON.parse(example), alone)).toMatchObject({ ok: true })
})
