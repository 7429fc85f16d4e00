import { runInDurableObject } from 'cloudflare:test'
import { expect } from 'vitest'
import type { Budget } from '#shared/playbook/budgets.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { RuleVerdict } from '#shared/rules/choose-offer.ts'
import { named } from '#worker/tenant/published.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { eventsOf, tenantObject } from './api.ts'

/** What a step down to the smaller plan costs the customers of these tests in a year: 12 × (49.00 − 19.00). */
export const smallerPlan = 36_000

/** Money for the smaller plan that suffices for so many, and none for prices, so that nothing else is offered. */
export const enoughFor = (many: number): Budget[] => [
  { id: 'plans', kinds: ['plan_change'], monthly: { USD: many * smallerPlan + smallerPlan - 1 } },
  { id: 'prices', kinds: ['discount', 'credit', 'continuation'], monthly: { USD: 0 } },
]

/** Publishes the playbook we ship under a name of its own, with budgets; nobody else spends of them. */
export async function publishWith(name: string, budgets: Budget[]): Promise<void> {
  const body = JSON.stringify({ ...defaultPlaybook, name, budgets })
  const publishing = { ...(await named(body)), name, author: 'Ada', at: new Date().toISOString() }
  expect(await tenantObject().publish(publishing)).toEqual([])
}

/** Why each rule was passed over, whenever rules were asked. */
export async function verdictsOn(customer: string): Promise<Record<string, RuleVerdict>> {
  const considered = (await eventsOf(customer)).filter((event) => event.type === 'offer_considered')
  const tried = considered.flatMap(({ choice }) => choice.tried)
  return Object.fromEntries(tried.map(({ rule, verdict }) => [rule, verdict]))
}

export interface Row {
  [column: string]: SqlStorageValue
  key: string
  month: string
  amount: number
  state: string
  customer: string | null
  account_group: string | null
  expires: number
}
export const claims = (): Promise<Row[]> =>
  runInDurableObject(tenantObject(), (_: Tenant, state) =>
    state.storage.sql.exec<Row>('SELECT * FROM claims ORDER BY at, key').toArray(),
  )

/** The books are the tenant's, whoever publishes: each test begins with a new one. */
export const emptyBooks = (): Promise<unknown> =>
  runInDurableObject(tenantObject(), (_: Tenant, state) =>
    state.storage.sql.exec('DELETE FROM claims').toArray(),
  )
