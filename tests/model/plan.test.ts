import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf } from '#shared/simulate/chance.ts'
import { answerBy } from './answers.ts'
import {
  billingNames,
  billingsOf,
  customersOf,
  roundLasts,
  roundOf,
  subscriptionOf,
  tenants,
} from './plan.ts'

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
      const { visits, crashes, billing, sink, mail, erasures, debts } = roundOf(one, at)
      for (const { from, to } of [...billing, ...sink, ...mail, ...debts]) expect(from).toBeLessThan(to)
      const moments = [...crashes, ...erasures].map(({ at: moment }) => moment)
      for (const moment of [...moments, ...visits.map(({ from }) => from)])
        expect(moment).toBeLessThanOrEqual(roundLasts)
      for (const { customer } of [...visits, ...erasures, ...debts]) expect(customer).toMatch(/^c\d+-\d$/)
    }),
  )
})

test('a seed draws the billing of each tenant: never the same for both, and each of them in some seed', () => {
  const drawn = Array.from({ length: 60 }, (_, index) => billingsOf(index))
  expect(new Set(drawn.map(({ alder }) => alder))).toEqual(new Set(billingNames))
  for (const { alder, birch } of drawn) expect(alder).not.toBe(birch)
  expect(billingsOf(7)).toEqual(billingsOf(7))
})

test('a subscription has one id, as every provider takes it', () => {
  const ids = [0, 3, 30, 33].flatMap((number) =>
    customersOf(number).flatMap((customer) => tenants.map((tenant) => subscriptionOf(tenant, customer))),
  )
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^sub_[a-z\d]{26}$/)
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
