import { expect, test } from 'vitest'
import { gatesFor, noGates } from '#shared/law/gates.ts'
import { Facts } from '#shared/rules/facts.ts'
import { tierOf } from '#shared/rules/tiers.ts'
import gates from '#tests/cases/gates.json' with { type: 'json' }
import tiers from '#tests/cases/tiers.json' with { type: 'json' }
import { aClock } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { compiledDefault } from '#tests/fixtures/a-playbook.ts'

test.each(tiers)('$customer is $is', ({ customer, is }) => {
  const facts = customer === null ? null : aCustomer(Facts.partial().parse(customer) as Partial<Facts>)
  expect(tierOf(compiledDefault, facts, aClock().now())).toBe(is)
})

test.each(gates)('$place on $today: permission $permission', ({ place, today, ...expected }) => {
  const { why: _, ...gates } = { why: '', ...expected }
  expect(gatesFor(place, today)).toEqual({ ...noGates, ...gates })
})
