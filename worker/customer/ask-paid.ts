import type { Paid } from '#shared/engine/paid.ts'
import { BillingRefused, type Billed } from '../billing/billing.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { billingFor } from '../wire.ts'
import { within } from '../patience.ts'

/** Milliseconds for one question, which may be several pages. */
const patience = 20_000

/** From which instant on, and what was paid since. */
export type PaidSince = ReadonlyMap<string, Paid>

/**
 * Asked beside the standing, which is written down with or without it: what billing cannot say now is left out, and
 * not asked again.
 */
export async function askPaid(
  env: Env,
  { tenant, mode, customer, subscription }: Billed & { tenant: string; mode: 'live' | 'test' },
  sinces: ReadonlySet<string>,
): Promise<PaidSince> {
  const paid = new Map<string, Paid>()
  try {
    for (const since of sinces) {
      const asking = billingFor(env, tenant, mode).paid({ customer, subscription }, since)
      const found = await within(patience, asking)
      if (found) paid.set(since, found)
    }
  } catch (fault) {
    if (!(fault instanceof BillingRefused)) logFault('paid', fault)
  }
  return paid
}
