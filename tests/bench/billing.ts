/** The bench's billing, spoken to from outside: how it fails, and what it has entered. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Server } from './servers.ts'

interface Entry {
  key: string
  customer: string
}

/** Milliseconds: far more than anything takes, so that a slow machine gets a figure too. */
const patience = 240_000

const address = (billing: Server, path: string) => `http://127.0.0.1:${billing.port}${path}`

/** `away` lets letters through and nothing else. */
export async function setFault(billing: Server, fault: 'none' | 'away'): Promise<void> {
  await fetch(address(billing, '/fault'), { method: 'POST', body: fault })
}

/** What was entered for the customers of one round, each key once. */
export async function entered(billing: Server, round: string): Promise<Entry[]> {
  const ledger = (await (await fetch(address(billing, '/ledger'))).json()) as Entry[]
  return ledger.filter(({ customer }) => customer.startsWith(`${round}-`))
}

/** Until something holds, looked at again and again. */
export async function until(what: string, holds: () => Promise<boolean>, every: number): Promise<void> {
  const since = performance.now()
  while (!(await holds())) {
    if (performance.now() - since > patience) throw new Error(`${what}: not within ${patience / 1000} s`)
    await delay(every)
  }
}

/** Every customer of a round has exactly one entry, or the bench says no figure at all. */
export async function onceEach(billing: Server, round: string, customers: number): Promise<void> {
  const all = await entered(billing, round)
  const ofWhom = new Set(all.map(({ customer }) => customer))
  if (all.length !== customers || ofWhom.size !== customers)
    throw new Error(`${round}: ${all.length} entries for ${ofWhom.size} of ${customers} customers`)
}
