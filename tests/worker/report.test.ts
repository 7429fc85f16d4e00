/** What the tenant is told of sessions, when it could not be told at once. */
import { afterEach, expect, it, vi } from 'vitest'
import { Tenant } from '#worker/tenant/tenant.ts'
import { eventsOf, everything, tenantObject } from './api.ts'
import { leave, silence, soon } from './effects.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Without a stack, which the runtime would print for each. */
const away = Object.assign(new Error('the tenant is away'), { stack: 'the tenant is away' })

const rows = async (customer: string) =>
  (await tenantObject().sessions(everything)).filter((row) => row.customer === customer)

it('T25, I3 with the reports away for all of a session nothing waits for them, and afterwards it has one row', async () => {
  silence()
  vi.spyOn(Tenant.prototype, 'report').mockRejectedValue(away)
  expect((await leave('t25')).outcome).toBe('cancelled')
  await soon('t25')
  expect(await rows('t25')).toEqual([])
  vi.restoreAllMocks()
  await soon('t25')
  await soon('t25')
  const [row, ...others] = await rows('t25')
  expect(others).toEqual([])
  expect(row).toMatchObject({
    customer: 't25',
    outcome: 'cancelled',
    position: (await eventsOf('t25')).length,
  })
})
