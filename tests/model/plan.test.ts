import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf } from '#shared/simulate/chance.ts'
import { answerBy } from './answers.ts'
import { roundLasts, roundOf } from './plan.ts'

const seed = fc.integer()
const number = fc.nat({ max: 1000 })

test('a seed is a plan: the same again for the same, another for another', () => {
  fc.assert(
    fc.property(seed, number, (one, at) => {
      expect(roundOf(one, at)).toEqual(roundOf(one, at))
    }),
  )
  expect(roundOf(1, 0)).not.toEqual(roundOf(2, 0))
  expect(roundOf(1, 0)).not.toEqual(roundOf(1, 3))
})

test('all that goes wrong begins and ends within bounds, and both tenants have the same names', () => {
  fc.assert(
    fc.property(seed, number, (one, at) => {
      const { visits, crashes, billing, sink, mail, erasures } = roundOf(one, at)
      for (const { from, to } of [...billing, ...sink, ...mail]) expect(from).toBeLessThan(to)
      const moments = [...crashes, ...erasures].map(({ at: moment }) => moment)
      for (const moment of [...moments, ...visits.map(({ from }) => from)])
        expect(moment).toBeLessThanOrEqual(roundLasts)
      for (const { customer } of [...visits, ...erasures]) expect(customer).toMatch(/^c\d+-\d$/)
    }),
  )
})

test('an answer by chance is one that the turn lets a customer give', () => {
  const turn = {
    number: 1,
    messages: [],
    input: { type: 'confirm', title: '', points: [], accept: '', more: [], decline: '' },
    words: null,
    skip: null,
    back: null,
    wayOut: null,
    outcome: null,
    receipt: null,
  } as const
  const given = (one: number, at: number) =>
    answerBy(
      chanceOf(one, String(at)),
      { ...turn, messages: [], input: { ...turn.input, points: [], more: [] } },
      'alder',
    )
  fc.assert(
    fc.property(seed, number, (one, at) => {
      expect(['accepted', 'declined']).toContain(given(one, at)?.type)
    }),
  )
  expect(answerBy(chanceOf(1, ''), { ...turn, messages: [], input: null }, 'alder')).toBeNull()
})
