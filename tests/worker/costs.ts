/** Counts what Cloudflare bills: requests to the worker and to objects, alarms, rows read and written. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { vi } from 'vitest'
import { Customer } from '#worker/customer/customer.ts'
import { Tenant } from '#worker/tenant/tenant.ts'
import { PlaybookCalls } from '#worker/tenant/playbook-calls.ts'
import { customerObject } from './api.ts'

export interface Costs {
  /** Calls to an object, its alarms included. */
  objects: number
  read: number
  /** With one for each time an alarm was set. */
  written: number
}

interface Counter {
  objects: number
  alarmsSet: number
  cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[]
}

type Method = (...given: unknown[]) => unknown

/** Lets every call of a method through, and looks at what comes back. */
function watch(prototype: object, name: string, look: (given: unknown) => void): void {
  const all = prototype as Record<string, Method>
  const whole = all[name] as Method
  vi.spyOn(all, name).mockImplementation(function (this: unknown, ...given: unknown[]) {
    const result = whole.apply(this, given)
    look(result)
    return result
  })
}

/** Every method of an object that can be called from outside is a request; `alarm` is one too. */
function countCalls(counter: Counter): void {
  for (const { prototype } of [Customer, Tenant, PlaybookCalls])
    for (const name of Object.getOwnPropertyNames(prototype))
      if (name !== 'constructor') watch(prototype, name, () => (counter.objects += 1))
}

/** Cursors know what they read and wrote once they were read to their end. */
const countRows = (counter: Counter): Promise<void> =>
  runInDurableObject(customerObject('who-counts'), (_: Customer, { storage }) => {
    watch(Object.getPrototypeOf(storage.sql) as object, 'exec', (cursor) =>
      counter.cursors.push(cursor as Counter['cursors'][number]),
    )
    watch(Object.getPrototypeOf(storage) as object, 'setAlarm', () => (counter.alarmsSet += 1))
  })

/** What `work` costs, of all objects together. */
export async function costsOf(work: () => Promise<void>): Promise<Costs> {
  const counter: Counter = { objects: 0, alarmsSet: 0, cursors: [] }
  await countRows(counter)
  countCalls(counter)
  await work()
  const sum = (of: (one: Counter['cursors'][number]) => number) =>
    counter.cursors.reduce((all, one) => all + of(one), 0)
  return {
    objects: counter.objects,
    read: sum(({ rowsRead }) => rowsRead),
    written: sum(({ rowsWritten }) => rowsWritten) + counter.alarmsSet,
  }
}

/** Lets time pass until the customer's object has nothing more to do. @returns how often its alarm came. */
export async function live(customer: string, until: number): Promise<number> {
  for (let alarms = 0; ; alarms++) {
    const at = await runInDurableObject(customerObject(customer), (_: Customer, { storage }) =>
      storage.getAlarm(),
    )
    if (at === null || at > until) return alarms
    vi.setSystemTime(Math.max(Date.now(), at) + 1)
    await runDurableObjectAlarm(customerObject(customer))
  }
}
