/** An event of billing that was answered is not lost, whatever dies between the answer and the record (T31, T20). */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { BillingChanges } from '#worker/customer/billing-changes.ts'
import type { Env } from '#worker/env.ts'
import { BillingEvents } from '#worker/tenant/billing-events.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { price, yes } from '../fixtures/answers.ts'
import { comesTo, customerObject, ring, setFault, tenantObject } from './api.ts'
import { changesOf, tell, told, toldOf, until } from './billing-events.ts'
import { silence } from './effects.ts'
import { at, eachFromStart, start, talk } from './talks.ts'

eachFromStart()

const ended = { status: 'cancelling', endsOn: '2027-01-09', endedBy: 'payment' } as const

describe('nothing is lost (T31)', () => {
  it('billing that cannot be asked is asked again, also by an object that was gone', async () => {
    await talk('patient', price, yes)
    await comesTo('patient', ended)
    silence()
    await setFault('down')
    expect(await (await tell('patient')).json()).toEqual({ kept: true })
    await until(
      () => changesOf('patient'),
      ([one]) => one?.['attempts'] === 1,
    )
    await evictDurableObject(customerObject('patient'))
    await setFault('none')
    at(start + 60_000)
    await ring('patient')
    expect((await toldOf('patient')).map(({ what }) => what)).toEqual(['ended'])
    expect(await changesOf('patient')).toEqual([])
  })

  it('killed between keeping and telling, it is told by the alarm that was set in the same turn', async () => {
    await talk('killed', price, yes)
    await comesTo('killed', ended)
    silence()
    const event = { id: 'evt-killed', subscription: 'sub-killed', occurred: new Date(start).toISOString() }
    await runInDurableObject(tenantObject(), async (_: Tenant, { storage }) => {
      const away = { getByName: () => ({ billingTold: () => Promise.reject(new Error('away')) }) }
      const events = new BillingEvents(storage, { CUSTOMER: away } as unknown as Env)
      expect(events.take('demo', 'live', event)).toBeNull()
      await events.tell()
      expect(events.nextDue()).toBeGreaterThan(start)
      await storage.setAlarm(start + 5000)
    })
    await evictDurableObject(tenantObject())
    expect(await toldOf('killed')).toEqual([])
    at(start + 10_000)
    await runDurableObjectAlarm(tenantObject())
    expect(await told('killed', 1)).toMatchObject([{ what: 'ended', voluntary: false }])
  })

  it('what is told while billing is asked is asked about once more, however often it is told', async () => {
    await runInDurableObject(customerObject('busy'), (_, { storage }) => {
      const changes = new BillingChanges(storage.sql)
      const tell = (occurred: string) => changes.keep('sub-busy', occurred, start)
      const asking = () => changes.due(start)[0] ?? expect.unreachable('nothing is due')
      tell('2027-01-02T00:00:00.000Z')
      const first = asking()
      tell('2027-01-03T00:00:00.000Z')
      tell('2027-01-01T00:00:00.000Z')
      changes.settled(first)
      const second = asking()
      expect(second).toMatchObject({ occurred: '2027-01-03T00:00:00.000Z', events: 3 })
      changes.settled(second)
      expect(changes.due(start)).toEqual([])
    })
  })

  it('an alarm is set when an event is answered', async () => {
    await talk('alarmed', price, yes)
    const set = await runInDurableObject(tenantObject(), async (tenant: Tenant, { storage }) => {
      await storage.deleteAlarm()
      const event = { id: 'evt-alarm', subscription: 'sub-alarmed', occurred: new Date(start).toISOString() }
      await tenant.billingEvent('demo', 'live', event)
      return storage.getAlarm()
    })
    expect(set).not.toBeNull()
    expect(set).toBeLessThanOrEqual(start + 60_000)
  })

  it('who was erased is not brought back by an event that comes late (T44)', async () => {
    await talk('forgotten', price, yes)
    await comesTo('forgotten', ended)
    const waiting = { id: 'evt-late', subscription: 'sub-forgotten', occurred: new Date(start).toISOString() }
    await runInDurableObject(tenantObject(), (_: Tenant, { storage }) =>
      new BillingEvents(storage, {} as unknown as Env).take('demo', 'live', waiting),
    )
    await customerObject('forgotten').erase({ tenant: 'demo', mode: 'live', customer: 'forgotten' })
    expect(await (await tell('forgotten')).json()).toEqual({ ignored: 'unknown_subscription' })
    const left = await runInDurableObject(tenantObject(), (_: Tenant, { storage }) =>
      storage.sql
        .exec(`SELECT customer, subscription, due FROM billing_events WHERE id = 'evt-late'`)
        .toArray(),
    )
    expect(left).toEqual([{ customer: null, subscription: null, due: null }])
    await customerObject('forgotten').billingTold('sub-forgotten', new Date(start).toISOString())
    expect(await changesOf('forgotten')).toEqual([])
    expect(await toldOf('forgotten')).toEqual([])
  })
})
