import type { Subscription } from '#shared/engine/change.ts'
import { standingOf, type Told } from '#shared/engine/standing.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { BillingRefused, type Billed } from '../billing/billing.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { billingFor } from '../wire.ts'
import { within } from '../patience.ts'

/** Milliseconds for one question. */
const patience = 10_000

/** How billing says that a subscription stands, and whose doing an end is. */
export interface Answered {
  standing: Told
  endedBy?: Subscription['endedBy']
}

/** Null where billing gave no answer to go by. A subscription that it knows no more is over. */
export async function askStanding(
  env: Env,
  { tenant, mode, customer, subscription }: Billed & { tenant: string; mode: 'live' | 'test' },
): Promise<Answered | null> {
  try {
    const asking = billingFor(env, tenant, mode).subscription({ customer, subscription })
    const found = await within(patience, asking)
    return found ? { standing: standingOf(found, dayOf(new Date())), endedBy: found.endedBy } : null
  } catch (fault) {
    if (fault instanceof BillingRefused && fault.isGone) return { standing: 'ended' }
    logFault('standing', fault)
    return null
  }
}
