/** The arms that a customer was in are about them for as long as anything says whose they are: handed out, and erased. */
import { runInDurableObject } from 'cloudflare:test'
import { expect, it } from 'vitest'
import type { Customer } from '#worker/customer/customer.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { customerObject, setFault, tenantObject } from './api.ts'
import { erase, heldHere, record, rows, silence } from './privacy.ts'
import { leave } from './receipts.ts'

const soon = { timeout: 10_000 }

const plantHere = (customer: string, session: string) =>
  runInDurableObject(customerObject(customer), (_: Customer, { storage }) => {
    const insert = 'INSERT INTO exposures VALUES (?, 1, ?, 7, 90, ?, ?)'
    storage.sql.exec(insert, `planted-${customer}`, 'gentle', '2025-01-01T00:00:00.000Z', session)
  })
const plantThere = (session: string) =>
  runInDurableObject(tenantObject(), (_: Tenant, { storage }) => {
    const insert = `INSERT INTO exposures VALUES ('planted', 1, '2026-11-01', ?, 'gentle', 3, '{"paid":9}')`
    storage.sql.exec(insert, session)
  })

it('T45 the record says which arms a customer was in, here and among the figures', async () => {
  const { session } = await leave('armed')
  await expect.poll(async () => (await rows()).some((row) => row.session === session), soon).toBe(true)
  await plantHere('armed', 'retired')
  await plantThere(session)
  await plantThere('of-somebody-else')
  expect(await (await record('armed')).json()).toMatchObject({
    exposed: [{ experiment: 'planted-armed', phase: 1, arm: 'gentle', at: '2025-01-01T00:00:00.000Z' }],
    there: {
      exposures: [{ experiment: 'planted', session, arm: 'gentle', came_back: 3, body: '{"paid":9}' }],
    },
  })
})

it('T44 arms go at once, also those of a conversation whose log is gone and while billing still has to do', async () => {
  silence()
  await setFault('down')
  await leave('unarmed')
  await plantHere('unarmed', 'retired')
  expect((await erase('unarmed')).body.done).toBe(false)
  expect(await heldHere('unarmed')).not.toContain('planted-unarmed')
  await setFault('none')
})
