import { expect, test } from 'vitest'
import { condition, type Scope } from '#shared/rules/conditions.ts'
import { factsForConditions } from '#shared/rules/derived.ts'
import { aClock } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'

const facts = factsForConditions(aCustomer({ use: 45, idleDays: null }), aClock().now())
const scope: Scope = {
  facts,
  tier: 'standard',
  reasons: ['price', 'service'],
  said: ['for_now'],
  signals: ['complaints'],
}

const cases = {
  'facts.use >= 45': 'yes',
  'facts.use > 45.0': 'no',
  'facts.monthlyPrice == 4900': 'yes',
  'facts.tenureMonths >= 12 && facts.period == "month"': 'yes',
  'facts.marginPercent > 83 && facts.marginPercent < 84': 'yes',
  '"price" in reasons && !("for_good" in said)': 'yes',
  'tier == "preferred"': 'no',
  '"complaints" in signals': 'yes',
  '"idle" in signals || size(signals) > 1': 'no',
  'facts.idleDays > 30': 'unknown',
  '!(facts.idleDays > 30)': 'unknown',
  'facts.idleDays > 30 || facts.use > 40': 'yes',
  'facts.idleDays > 30 && facts.use > 90': 'no',
  'facts.idleDays == null': 'yes',
  'facts.nothing_of_the_kind == 1': 'unknown',
  'facts.plan': 'unknown',
  'facts.place in ["GB", "IE"]': 'yes',
  'facts.plan > 3': 'unknown',
  'facts.use / 0 > 1': 'unknown',
} as const

test.each(Object.entries(cases))('%s: %s', (source, verdict) => {
  expect(condition(source)(scope)).toBe(verdict)
})

test.each(['facts.use >=', 'facts.use = 3', '', '"', 'facts..use'])(
  'what is no CEL is refused: %s',
  (source) => {
    expect(() => condition(source)).toThrow()
  },
)
