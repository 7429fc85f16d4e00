/** How often one conversation was enough: counted from rows, only where enough time has passed to tell. */
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { contactsUntil } from '#worker/tenant/contacts.ts'
import { keepRow } from '#worker/tenant/reports.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { day } from '../fixtures/a-clock.ts'

const now = Date.parse('2026-06-30T12:00:00Z')
const at = (daysAgo: number) => new Date(now - daysAgo * day).toISOString()

const rows: [customer: string, daysAgo: number, mode?: 'live' | 'test'][] = [
  ['once', 40],
  ['twice', 80],
  ['twice', 60],
  ['late', 75],
  ['late', 41],
  ['soon-again', 35],
  ['soon-again', 20],
  ['too-new', 10],
  ['long-ago', 200],
  ['of-a-test', 50, 'test'],
  ['of-a-test', 49, 'test'],
]

it('S1.3, S1.4 a conversation that another followed within 30 days was not enough', async () => {
  const tenant = env.TENANT.getByName('contacts')
  const counted = await runInDurableObject(tenant, (_: Tenant, { storage }) => {
    expect(contactsUntil(storage.sql, now)).toEqual({ sessions: 0, again: 0 })
    for (const [index, [customer, daysAgo, mode = 'live']] of rows.entries())
      keepRow(storage.sql, {
        session: `s${index}`,
        position: 3,
        customer,
        mode,
        locale: 'en',
        began: at(daysAgo + 0.01),
        ended: at(daysAgo),
        outcome: 'kept',
        reasons: [],
        tier: 'standard',
        offers: [],
        accepted: null,
        billing: 'none',
      })
    return contactsUntil(storage.sql, now)
  })
  // once, twice (both), late (both) and soon-again (its first) can be judged; twice and soon-again came once more.
  expect(counted).toEqual({ sessions: 6, again: 2 })
})
