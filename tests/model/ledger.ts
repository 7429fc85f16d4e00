/** The port of a run to a tenant's billing: the run opens accounts there, breaks it as planned, and reads what it did. */
import type { AccountLeft, Order } from './evidence.ts'
import type { BillingFault } from './plan.ts'

export interface Ledger {
  /** As the tenant's settings have them, but for names of keys. */
  billing: { provider: string; [setting: string]: unknown }
  /** Where its events come from; null where it sends none here. */
  events: { provider: string } | null
  /** What lets Parley in, and what signs its events; empty where there are none. */
  key: string
  eventSecret: string
  /** What it was told to change and what it did then, in order: the ledger as the checker reads it. */
  orders: Order[]
  /** How it fails from now on; null where it does not. */
  fail(fault: BillingFault | null): void
  /** `index`: of the customer within their generation; periods and currencies go by it. */
  open(customer: string, index: number): void
  /** A payment has failed, or was made up for; nobody who has left pays any more. */
  owe(customer: string, isOwing: boolean): void
  accounts(): AccountLeft[]
  /** From now on it tells its events there, signed. */
  tellTo(address: string): void
  /** Events that were not taken yet. */
  onTheWay(): number
  close(): Promise<void>
}

/** Milliseconds: longer than a customer waits, and longer than a call may last. */
export const slow = 3000
export const late = 9000

const currencies = ['USD', 'ILS', 'JPY', 'KWD'] as const

/** What a customer pays in, and how often. `among`: the currencies that a provider bills in. */
export function terms(index: number, among: readonly string[] = currencies) {
  const [first = 'USD'] = among
  const currency = currencies[index % currencies.length] ?? first
  return {
    period: index % 4 === 3 ? ('year' as const) : ('month' as const),
    currency: among.includes(currency) ? currency : first,
  }
}

export const nameAt = (tenant: string): string => `Person of ${tenant}`
