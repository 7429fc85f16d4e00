/** T26 A clock that is set back by an hour: the record goes on in its order, and an erasure misses nothing. */
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { hour } from '../fixtures/a-clock.ts'
import { begin, customerObject, say, tenantObject } from './api.ts'
import { Box } from './hooks.ts'
import { erase, heldThere, rows } from './privacy.ts'
import { leave, read } from './receipts.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const goesBack = () => vi.setSystemTime(Date.now() - hour)

/** Session, position and time of all events, in their order. */
const logged = (customer: string) =>
  runInDurableObject(customerObject(customer), (_: Customer, { storage }) =>
    storage.sql
      .exec<{ session: string; body: string }>('SELECT session, body FROM events ORDER BY session, position')
      .toArray()
      .map(({ session, body }) => ({ session, at: (JSON.parse(body) as Event).at })),
  )

it('T26 no event of a session bears an earlier time than the one before it, and its row no time below nothing', async () => {
  const asked = await say(await begin('back'), { type: 'leaving' })
  goesBack()
  expect((await say(asked, { type: 'accepted' })).turn.outcome).toBe('cancelled')
  const times = (await logged('back')).map(({ at }) => at)
  expect(times).toEqual(times.toSorted())
  await expect.poll(async () => (await rows()).find(({ customer }) => customer === 'back')).toBeDefined()
  const row = (await rows()).find(({ customer }) => customer === 'back')
  expect(row?.leaving?.took).toBe(0)
  expect(row && row.began <= row.ended).toBe(true)
})

it('T26 who comes again is led on with the session that is open, also where an older one has a later time', async () => {
  await leave('again')
  goesBack()
  const first = await say(await begin('again'), { type: 'chose', options: ['price'] })
  const second = await begin('again')
  expect(second.turn).toEqual(first.turn)
  expect(new Set((await logged('again')).map(({ session }) => session)).size).toBe(2)
})

it('T26 the last cancellation is the one that can be taken back', async () => {
  const older = await leave('latest')
  expect((await read(older.path, { method: 'POST' })).status).toBe(303)
  goesBack()
  const newer = await leave('latest')
  expect((await read(newer.path, { method: 'POST' })).status).toBe(303)
  const undone = async () => (await rows()).find(({ session }) => session === newer.session)?.undone?.state
  await expect.poll(undone).toBe('done')
})

it('T26 T44 an erasure takes rows and webhooks of sessions that seem to have begun after it (model run, seeds 3 and 23)', async () => {
  const box = new Box()
  await box.behave({ status: 500 })
  const id = crypto.randomUUID()
  const owner = { owner: null, language: 'en', own: [], mode: 'live', tenant: 'demo' } as const
  const asked = { url: box.url, types: ['session.cancelled' as const], ...owner, own: [] }
  await tenantObject().doWebhook({ type: 'add', id, ...asked })
  const { session } = await leave('unmasked')
  await expect.poll(async () => (await rows()).some((row) => row.session === session)).toBe(true)
  await expect.poll(async () => (await box.received()).length).toBeGreaterThan(0)
  goesBack()
  expect((await erase('unmasked')).body).toMatchObject({ done: true, erased: { rows: 1, webhooks: 1 } })
  expect((await tenantObject().webhook(id))?.waiting).toBe(0)
  expect(await heldThere()).not.toContain('unmasked')
})
