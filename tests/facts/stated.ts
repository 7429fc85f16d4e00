/** Words of the three sources about one customer, for `combine`. */
import type { FactSource } from '#shared/facts/fact-table.ts'
import type { SomeFacts, Stated } from '#shared/facts/stated.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'

export const now = new Date('2026-11-05T10:00:00.000Z')

export const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString()

export const said = (source: FactSource, facts: SomeFacts, days = 0): Stated => ({
  source,
  at: daysAgo(days),
  facts,
})

/** Billing that knows the money side and nothing of what the tenant sees better. */
export const billed = (facts: Partial<Facts> = {}): Stated =>
  said(
    'billing',
    aCustomer({
      name: null,
      use: null,
      idleDays: null,
      potential: null,
      costToServe: null,
      place: null,
      ...facts,
    }),
  )
