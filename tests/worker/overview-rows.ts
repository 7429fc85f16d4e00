/** Rows in the tenant's object, as its own calls and its alarm leave them. */
import { runInDurableObject } from 'cloudflare:test'
import { keepCounted } from '#worker/tenant/evidence.ts'
import { closeDays, nextClose, noCap } from '#worker/tenant/experiments/close.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { tenantObject } from './api.ts'

/** Keeps them, and closes the days of experiments that are due within a day. */
export const keepRows = (rows: readonly SessionRow[], now: number): Promise<void> =>
  runInDurableObject(tenantObject(), (_: Tenant, { storage }) =>
    storage.transactionSync(() => {
      for (const row of rows) keepCounted(storage.sql, row)
      const until = now + 86_400_000
      while ((nextClose(storage.sql) ?? Number.POSITIVE_INFINITY) <= until)
        closeDays(storage.sql, until, noCap)
    }),
  )
