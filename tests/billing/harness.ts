import type { Change } from '#shared/engine/change.ts'
import type { Billed, Billing } from '#worker/billing/billing.ts'
import type { Clock } from '../fixtures/a-clock.ts'

/** The customer a test asks for; what it does not name may be anything the provider has. */
export interface Opening {
  status?: 'active' | 'trialing' | 'past_due'
  period?: 'month' | 'year'
  currency?: string
}

/** A provider for one test: an adapter that speaks to it, and what it really did. */
export interface Provider {
  billing: Billing
  clock: Clock
  /** A customer on a plan that has a smaller one, with at least two days paid for. */
  open(opening: Opening): Promise<Billed>
  /** The changes that were really made for a customer, in order. */
  ledger(who: Billed): Promise<Change['type'][]>
  /** How many writes have arrived so far. */
  writes(): number
  /** The write that comes so many from now goes wrong in this way, once; the first is 1. */
  fail(fault: string, write: number): void
  /** Every change is declined from now on. */
  refuse(): void
  /** Nothing is answered from now on. */
  down(): void
  /** So much of what was paid last is given back, in minor units. Left out where that never happens. */
  refund?: (who: Billed, amount: number) => void
  close(): Promise<void>
}

/** One adapter and its peer, as the contract meets them. A new adapter writes one of these and nothing else. */
export interface Harness {
  name: string
  /** Names for `fail`: what this provider, or the way to it, may do to a write. */
  faults: readonly string[]
  /** Currencies it can bill in; the contract wants one of no decimals, of two and of three where it has them. */
  currencies: readonly string[]
  /** Whether its clock can be set; a provider that is not ours has one of its own. */
  hasClock: boolean
  /** Nothing that was paid is ever given back there. */
  refundsNothing?: true
  start(): Promise<Provider>
}
