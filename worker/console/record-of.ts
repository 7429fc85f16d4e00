import { Refused } from '../errors.ts'
import { objectName } from '../identity/object-name.ts'
import type { SessionRow } from '../tenant/session-row.ts'
import type { Visit } from './visit.ts'

/** Found in the operator's own tenant first: the row there says whose record it is, the address never does. */
export async function customerOf(c: Visit, id: string) {
  const { id: tenant } = c.get('tenant')
  const row = await c.env.TENANT.getByName(tenant).session(id)
  if (row === null) throw new Refused('not_found', 'There is no such session.')
  if (row.simulated) throw new Refused('not_found', 'Of a made-up session there is no record.')
  if (row.erased) throw new Refused('record_gone', 'This is no longer kept.')
  return { row, customer: customerAt(c, row) }
}

/** The object that holds the record of a row of the operator's own tenant. */
export const customerAt = (c: Visit, { mode, customer }: SessionRow) =>
  c.env.CUSTOMER.getByName(objectName(c.get('tenant').id, mode, customer))

export async function recordOf(c: Visit, id: string) {
  const { row, customer } = await customerOf(c, id)
  const told = await customer.record(row.session, row.locale)
  // The row outlives the log.
  if (!told.ok) throw new Refused('record_gone', 'This is no longer kept.')
  return told
}
