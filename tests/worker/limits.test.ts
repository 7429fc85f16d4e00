import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { begin, customerObject, say } from './api.ts'

const offersMade = (customer: string) =>
  runInDurableObject(customerObject(customer), (_: Customer, state) =>
    state.storage.sql
      .exec<{ body: string }>(`SELECT body FROM events WHERE type = 'offer_presented'`)
      .toArray()
      .map(({ body }) => JSON.parse(body) as Event & { type: 'offer_presented' }),
  )

describe('at most two offers (S4.1)', () => {
  it('over several subscriptions, sessions and changed reasons of one customer', async () => {
    const first = await begin('farmer', { subscription: 'one' })
    const offered = await say(first, { type: 'chose', options: ['price'] })
    expect(offered.turn.input?.type).toBe('offer')
    const back = await say(offered, { type: 'back' })
    const second = await say(back, { type: 'chose', options: ['service'] })
    expect(second.turn.input?.type).toBe('text')
    const fix = await say(second, { type: 'skipped' })
    expect(fix.turn.input?.type).toBe('offer')
    await say(await say(await say(fix, { type: 'declined' }), { type: 'declined' }), {
      type: 'wrote',
      text: 'bye',
    })

    const other = await begin('farmer', { subscription: 'two' })
    const asked = await say(other, { type: 'chose', options: ['price'] })
    expect(asked.turn.input?.type).toBe('confirm')
    expect(await offersMade('farmer')).toHaveLength(2)
  })

  it('none at all after one was accepted, on any subscription (T14)', async () => {
    const first = await say(await begin('saved-once'), { type: 'chose', options: ['price'] })
    await say(first, { type: 'accepted' })
    const again = await say(await begin('saved-once', { subscription: 'other' }), {
      type: 'chose',
      options: ['unused'],
    })
    const asked = await say(again, { type: 'skipped' })
    expect(asked.turn.input?.type).toBe('confirm')
    expect(await offersMade('saved-once')).toHaveLength(1)
  })

  it('a reload, another tab or another device shows the same offer, not another', async () => {
    const first = await say(await begin('reloader'), { type: 'chose', options: ['price'] })
    for (let device = 0; device < 5; device++) expect((await begin('reloader')).turn).toEqual(first.turn)
    expect(await offersMade('reloader')).toHaveLength(1)
  })
})

it('silence ends a session as abandoned, and nothing else (S0.2)', async () => {
  const begun = await begin('silent')
  await runInDurableObject(customerObject('silent'), (_: Customer, state) => {
    const old = new Date(Date.now() - 2 * 3_600_000).toISOString()
    state.storage.sql.exec(`UPDATE events SET body = json_set(body, '$.at', ?)`, old)
  })
  await evict('silent')
  await runDurableObjectAlarm(customerObject('silent'))
  const again = await begin('silent')
  expect(again.turn.number).toBe(1)
  expect(again.ticket).not.toBe(begun.ticket)
  const outcomes = await runInDurableObject(customerObject('silent'), (_: Customer, state) =>
    state.storage.sql
      .exec(`SELECT json_extract(body, '$.outcome') AS outcome FROM events WHERE type = 'ended'`)
      .toArray(),
  )
  expect(outcomes).toEqual([{ outcome: 'abandoned' }])
})

it('words go when their day has come; the reading of them stays (T34)', async () => {
  const begun = await begin('wordy')
  await say(begun, { type: 'wrote', text: 'my neighbour Gil says it is too expensive' })
  await runInDurableObject(customerObject('wordy'), (_: Customer, state) => {
    state.storage.sql.exec('UPDATE words SET expires = 1')
  })
  await runDurableObjectAlarm(customerObject('wordy'))
  const stored = await runInDurableObject(customerObject('wordy'), (_: Customer, state) =>
    ['events', 'words']
      .map((table) => JSON.stringify(state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()))
      .join(''),
  )
  expect(stored).not.toContain('Gil')
  expect(stored).toContain('words_given')
})

async function evict(customer: string): Promise<void> {
  const { evictDurableObject } = await import('cloudflare:test')
  await evictDurableObject(customerObject(customer))
}
