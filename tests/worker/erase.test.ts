/** Erasing a customer, in whatever state they are (T44). */
import { runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { apiKeyBeside } from '../peers/test-settings.ts'
import {
  answer,
  begin,
  current,
  customerObject,
  ledgerOf,
  refusal,
  say,
  setFault,
  tenantObject,
} from './api.ts'
import { Box } from './hooks.ts'
import { alarmOf, erase, heldHere, heldThere, record, rows, silence, talkative } from './privacy.ts'
import { leave, lettersOf, read } from './receipts.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  await setFault('none')
})

describe('T44 an erasure', () => {
  it('takes away everything that says who it was, and leaves the figures', async () => {
    const { session } = await talkative('goes')
    const before = (await rows()).find((row) => row.session === session)!
    const { status, body } = await erase('goes')
    expect(body).toMatchObject({ customer: 'goes', mode: 'live', done: true, waiting: [] })
    expect(body.erased).toMatchObject({
      sessions: 1,
      words: 1,
      notes: 1,
      facts: 2,
      addresses: 1,
      rows: 1,
      corrections: 1,
    })
    expect(status).toBe(200)

    const [here, there] = [await heldHere('goes'), await heldThere()]
    expect(here).not.toMatch(/goes|Planted|planted|sub-|Noa/)
    expect(there).not.toMatch(/"goes"|sub-goes|Planted|planted/)
    const after = (await rows()).find((row) => row.session === session)!
    const { customer, subscription, recorded, ...figures } = before
    expect([recorded === undefined, subscription]).toEqual([false, 'sub-goes'])
    expect(after).toEqual({
      ...figures,
      erased: true,
      customer: expect.stringMatching(/^erased-[0-9a-f]{16}$/),
    })
    expect(customer).toBe('goes')
  })

  it('is of one tenant’s customer and of no other', async () => {
    await talkative('stays')
    expect((await erase('stays', apiKeyBeside)).body).toMatchObject({
      done: true,
      erased: { sessions: 0, rows: 0 },
    })
    expect((await erase('stay')).body.erased).toMatchObject({ sessions: 0, rows: 0 })
    expect(await heldHere('stays')).toContain('Planted')
  })

  it('asked for twice is harmless, and finds nothing the second time', async () => {
    await talkative('twice')
    await erase('twice')
    const left = await heldHere('twice')
    const { status, body } = await erase('twice')
    expect([status, body.done]).toEqual([200, true])
    expect(Object.values(body.erased).every((count) => count === 0)).toBe(true)
    expect((await heldHere('twice')).replace(/"at":\d+/, '')).toBe(left.replace(/"at":\d+/, ''))
    expect(await alarmOf('twice')).toBeNull()
  })

  it('answers 410 at the receipt, and for the open conversation as for one that never was', async () => {
    const { path } = await leave('receipted')
    expect((await read(path)).status).toBe(200)
    const open = await begin('receipted', { subscription: 'other' })
    await erase('receipted')
    expect((await read(path)).status).toBe(410)
    expect((await read(path, { method: 'POST' })).status).toBe(410)
    const response = await answer(open.ticket, open.turn.number, { type: 'leaving' })
    expect(await refusal(response)).toMatchObject([404, { error: 'not_found' }])
    expect(await current(open.ticket)).toMatchObject({ error: 'not_found' })
  })

  it('in mid-session ends it as abandoned for the figures', async () => {
    const open = await say(await begin('middle'), { type: 'chose', options: ['price'] })
    const before = new Set((await rows()).map((row) => row.session))
    await erase('middle')
    const [row] = (await rows()).filter((one) => !before.has(one.session))
    expect(row).toMatchObject({ outcome: 'abandoned', reasons: ['price'], offers: ['right-size'] })
    expect(row?.customer).toMatch(/^erased-/)
    expect(open.turn.input?.type).toBe('offer')
  })
})

describe('T44 while billing still has something to do', () => {
  it('the cancellation is finished, nobody is written to, and only then is the last of it gone', async () => {
    silence()
    await setFault('down')
    const asked = await say(await say(await begin('owed'), { type: 'leaving' }), { type: 'accepted' })
    expect(asked.turn.outcome).toBe('cancelled')
    const letters = (await lettersOf('owed')).length
    const { status, body } = await erase('owed')
    expect([status, body.done, body.waiting]).toEqual([202, false, ['cancel_subscription']])
    expect(await current(asked.ticket)).toMatchObject({ error: 'not_found' })
    expect(await (await record('owed')).json()).toMatchObject({ sessions: [] })
    expect((await heldThere()).includes('"owed"')).toBe(false)

    await setFault('none')
    for (let rings = 0; rings < 20 && (await alarmOf('owed')) !== null; rings++) {
      vi.useFakeTimers({ toFake: ['Date'], now: (await alarmOf('owed'))! + 1 })
      await runDurableObjectAlarm(customerObject('owed'))
    }
    expect((await ledgerOf('owed')).map(({ change }) => change.type)).toEqual(['cancel'])
    expect(await heldHere('owed')).not.toMatch(/owed|cancel/)
    expect(await heldThere()).not.toContain('"owed"')
    expect(
      (await rows()).some(({ billing, customer }) => billing === 'done' && customer.startsWith('erased-')),
    ).toBe(true)
    expect((await lettersOf('owed')).length).toBe(letters)
  })

  it('a webhook that is queued is not sent any more', async () => {
    const box = new Box()
    const types = ['session.cancelled'] as const
    const id = crypto.randomUUID()
    const owner = { owner: null, language: 'en', own: [], mode: 'live', tenant: 'demo' } as const
    await box.behave({ status: 500 })
    await tenantObject().doWebhook({ type: 'add', id, url: box.url, types: [...types], ...owner, own: [] })
    await leave('hooked')
    await expect.poll(async () => (await box.received()).length).toBeGreaterThan(0)
    const { body } = await erase('hooked')
    expect(body.erased['webhooks']).toBe(1)
    expect(await heldThere()).not.toContain('"hooked"')
    expect((await tenantObject().webhook(id))?.waiting).toBe(0)
    await tenantObject().doWebhook({ type: 'remove', id })
  })
})
