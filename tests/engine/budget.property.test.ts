/** Cost never above budget (issue, 4): the pure rule, under every order in which customers can ask, take and refuse. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Budget } from '#shared/playbook/budgets.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import {
  fits,
  leftOf,
  monthOf,
  needsClaim,
  refusedByBooks,
  unlimited,
  type Left,
} from '#shared/rules/budget.ts'

const kinds: OfferKind[] = ['discount', 'credit', 'plan_change', 'service_fix']

const anyBudget = (id: string): fc.Arbitrary<Budget> =>
  fc.record({
    id: fc.constant(id),
    kinds: fc.option(fc.subarray(kinds, { minLength: 1 })),
    monthly: fc.constantFrom({ USD: 0 }, { USD: 5000 }, { USD: 20_000, ILS: 9000 }, { ILS: 4000 }),
  })

const anyPriced = fc
  .record({
    kind: fc.constantFrom(...kinds),
    amount: fc.nat({ max: 6000 }),
    currency: fc.constantFrom('USD', 'ILS', 'EUR'),
  })
  .map(({ kind, amount, currency }) => ({
    kind,
    cost: { amount: kind === 'service_fix' ? 0 : amount, currency },
  }))
type Priced = typeof anyPriced extends fc.Arbitrary<infer T> ? T : never

/** One customer does the next thing: asks how the books stand, claims by what they said, and takes or lets go. */
const act = fc.record({ who: fc.nat({ max: 7 }), takes: fc.boolean() })

interface Customer {
  wants: Priced
  saw: Left | null
  state: 'new' | 'asked' | 'held' | 'accepted' | 'refused' | 'released'
}

const spentIn = (customers: readonly Customer[], currency: string): Map<OfferKind, number> => {
  const spent = new Map<OfferKind, number>()
  for (const { state, wants } of customers)
    if ((state === 'held' || state === 'accepted') && wants.cost.currency === currency)
      spent.set(wants.kind, (spent.get(wants.kind) ?? 0) + wants.cost.amount)
  return spent
}

function goOn(one: Customer, takes: boolean, customers: readonly Customer[], budgets: Budget[]): void {
  const left = leftOf(budgets, spentIn(customers, one.wants.cost.currency), one.wants.cost.currency)
  if (one.state === 'new') Object.assign(one, { saw: left, state: 'asked' })
  else if (one.state === 'asked') {
    const chosen = refusedByBooks(one.wants, budgets, null, one.saw) === null
    one.state = chosen && fits(one.wants, budgets, left) ? 'held' : 'refused'
  } else if (one.state === 'held') one.state = takes ? 'accepted' : 'released'
}

test('what is on the table and what was accepted is never above any budget', () => {
  let stale = 0
  fc.assert(
    fc.property(
      fc.tuple(anyBudget('a'), anyBudget('b')),
      fc.array(anyPriced, { minLength: 8, maxLength: 8 }),
      fc.array(act, { minLength: 20, maxLength: 60 }),
      (budgets, wants, acts) => {
        const customers = wants.map((one): Customer => ({ wants: one, saw: null, state: 'new' }))
        for (const { who, takes } of acts) {
          const one = customers[who] as Customer
          goOn(one, takes, customers, budgets)
          if (one.state === 'refused' && one.saw && fits(one.wants, budgets, one.saw)) stale += 1
          for (const currency of ['USD', 'ILS', 'EUR'])
            for (const [id, rest] of leftOf(budgets, spentIn(customers, currency), currency))
              expect(rest, `${id} ${currency}`).toBeGreaterThanOrEqual(0)
        }
      },
    ),
    { numRuns: 500 },
  )
  // Somebody was overtaken between asking and claiming, or nothing was proven.
  expect(stale).toBeGreaterThan(10)
})

test('what costs nothing is never refused, and what nobody was asked about is, where it costs something', () => {
  fc.assert(
    fc.property(fc.tuple(anyBudget('a'), anyBudget('b')), anyPriced, (budgets, priced) => {
      const { currency, amount } = priced.cost
      const nothing = leftOf(budgets, new Map(kinds.map((kind) => [kind, 1e9])), currency)
      const isFree = amount === 0
      if (isFree) expect(refusedByBooks(priced, budgets, 'home', nothing)).toBeNull()
      expect(refusedByBooks(priced, budgets, null, unlimited(budgets))).toBeNull()
      expect(refusedByBooks(priced, budgets, 'home', null)).toBe(isFree ? null : 'budget_unknown')
      const isAsked = needsClaim(priced, budgets, null)
      expect(refusedByBooks(priced, budgets, null, null)).toBe(isAsked ? 'budget_unknown' : null)
      if (!isAsked && !isFree)
        expect(budgets.some((one) => one.kinds?.includes(priced.kind) ?? true)).toBe(false)
    }),
  )
})

test('a currency that is not named has nothing; names that every object has are no currency', () => {
  const budget: Budget = { id: 'all', kinds: null, monthly: { USD: 100 } }
  expect([...leftOf([budget], new Map([['discount', 30]]), 'USD')]).toEqual([['all', 70]])
  expect([...leftOf([budget], new Map(), 'EUR')]).toEqual([['all', 0]])
  expect([...leftOf([budget], new Map(), 'constructor')]).toEqual([['all', 0]])
})

test('a month is one of the calendar, in UTC', () => {
  expect(monthOf(new Date('2026-12-01T01:30:00+02:00'))).toBe('2026-11')
  expect(monthOf(new Date('2026-11-30T23:30:00-05:00'))).toBe('2026-12')
})
