import type { Clock } from './clock.ts'
import { chargebeeLedger } from './chargebee-ledger.ts'
import { homeMadeLedger } from './home-made-ledger.ts'
import type { Ledger } from './ledger.ts'
import { paddleLedger } from './paddle-ledger.ts'
import type { BillingName, TenantId } from './plan.ts'
import { stripeLedger } from './stripe-ledger.ts'

/** One line for each billing that a run knows. */
export const ledgers: Record<BillingName, (tenant: TenantId, clock: Clock) => Promise<Ledger>> = {
  'home-made': homeMadeLedger,
  stripe: stripeLedger,
  paddle: paddleLedger,
  chargebee: chargebeeLedger,
}
