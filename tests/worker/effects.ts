/** Effects of one customer on their way, in simulated time. */
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, vi } from 'vitest'
import type { CopyKey } from '#shared/copy/catalogue.ts'
import { copyFor } from '#shared/copy/copy.ts'
import type { Begun, Turn } from '#shared/protocol/turn.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { begin, customerObject, ledgerOf, ring, say, setFault, tenantObject } from './api.ts'

/** Faults are expected here; what is logged of them is another test's concern. */
export const silence = () => vi.spyOn(console, 'error').mockImplementation(() => undefined)

/** Whatever a test did to billing and the clock, the next one finds both as they were. */
export const mendAfterEach = () =>
  afterEach(async () => {
    vi.restoreAllMocks()
    vi.useRealTimers()
    await setFault('none')
  })

export const sentence = (key: CopyKey): string => copyFor('en').say(key)

export interface At {
  ticket: string
  turn: Turn
}

/** An offer is on the table: the smaller plan. */
export async function offered(customer: string): Promise<At> {
  return say(await begin(customer), { type: 'chose', options: ['price'] })
}

/** One press away from the end. */
export async function leaving(customer: string, subscription = `sub-${customer}`): Promise<At> {
  return say(await begin(customer, { subscription }), { type: 'leaving' })
}

export const yes = async (at: Begun | At): Promise<Turn> => (await say(at, { type: 'accepted' })).turn
export const leave = async (customer: string, subscription?: string): Promise<Turn> =>
  yes(await leaving(customer, subscription))

export interface Row {
  [column: string]: SqlStorageValue
  key: string
  kind: string
  state: string
  due: number
  attempts: number
  left_at: number | null
}

export const rowsOf = (customer: string): Promise<Row[]> =>
  runInDurableObject(customerObject(customer), (_: Customer, { storage }) =>
    storage.sql
      .exec<Row>(
        `SELECT key, effect ->> 'type' AS kind, state, due, attempts, left_at FROM outbox ORDER BY place`,
      )
      .toArray(),
  )

export const changes = async (customer: string): Promise<string[]> =>
  (await ledgerOf(customer)).map(({ change }) => change.type)

/** Lets time pass, with the alarm at every moment that something is due; it ends at `until`. */
export async function pass(customer: string, until: number): Promise<number> {
  for (let alarms = 0; ; alarms++) {
    const open = (await rowsOf(customer)).filter(({ state }) => state !== 'done' && state !== 'failed')
    const due = Math.min(...open.map((row) => row.due))
    if (due > until) {
      vi.setSystemTime(until)
      return alarms
    }
    vi.setSystemTime(Math.max(Date.now(), due) + 1)
    await ring(customer)
  }
}

/** Makes everything due now and lets the alarm do it. */
export async function soon(customer: string): Promise<void> {
  await runInDurableObject(customerObject(customer), (_: Customer, { storage }) => {
    storage.sql.exec(`UPDATE outbox SET due = 0 WHERE state IN ('waiting', 'in_flight')`)
  })
  await ring(customer)
}

export const stuckOf = async (customer: string) =>
  (await tenantObject().stuck(100)).filter((one) => one.customer === customer)
