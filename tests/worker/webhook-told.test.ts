/** What a conversation, billing and a notice come to at a receiver: through all the objects, as they are. */
import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { tellable, type WebhookEvent } from '#shared/webhooks/events.ts'
import { noticeTold } from '#worker/tenant/notice-told.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { begin, customerObject, say, send, setFault, tenantObject } from './api.ts'
import { Box } from './hooks.ts'
import { silence } from './notices.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await setFault('none')
})

async function listening(mode: 'live' | 'test' = 'live') {
  const box = new Box()
  const id = crypto.randomUUID()
  const wanted = { id, tenant: 'demo', url: box.url, mode, owner: null, language: 'en', own: [] }
  expect(await tenantObject().doWebhook({ type: 'add', ...wanted, types: [...tellable] })).toMatchObject({
    ok: true,
  })
  const heard = async (customer: string) => {
    const events = (await box.received()).map(({ body }): WebhookEvent => JSON.parse(body))
    return events.filter(({ data }) => 'customer' in data && data.customer === customer)
  }
  const stop = () => tenantObject().doWebhook({ type: 'remove', id })
  return { box, heard, stop }
}

const typesOf = (events: readonly WebhookEvent[]) => events.map(({ type }) => type)

/** What waits is due now. */
async function tick() {
  await runInDurableObject(tenantObject(), (_: Tenant, { storage }) => {
    storage.sql.exec(`UPDATE webhook_deliveries SET due = 0 WHERE state = 'waiting'`)
  })
  await runDurableObjectAlarm(tenantObject())
}

describe('a receiver hears', () => {
  it('of an offer that was taken, in the order in which it happened, once', async () => {
    const { heard, stop } = await listening()
    const offered = await say(await begin('taker'), { type: 'chose', options: ['price'] })
    await say(offered, { type: 'accepted' })
    await expect
      .poll(async () => typesOf(await heard('taker')).at(-1), { timeout: 10_000 })
      .toMatch(/^session\./)
    const before = typesOf(await heard('taker'))
    expect(before).toEqual(['offer.accepted', 'session.saved'])
    await runDurableObjectAlarm(customerObject('taker'))
    await tick()
    expect(typesOf(await heard('taker'))).toEqual(before)
    await stop()
  })

  it('that billing declined what was promised, in a code and without its words', async () => {
    silence()
    const { heard, stop, box } = await listening()
    await setFault('refuse')
    await say(await say(await begin('declined'), { type: 'leaving' }), { type: 'accepted' })
    await expect
      .poll(async () => typesOf(await heard('declined')), { timeout: 10_000 })
      .toContain('effect.failed')
    const failed = (await heard('declined')).find(({ type }) => type === 'effect.failed')
    expect(failed).toMatchObject({
      data: { effect: 'cancel_subscription', state: 'declined', customer: 'declined' },
    })
    expect((await box.received()).map(({ body }) => body).join('')).not.toContain('"why"')
    await stop()
  })

  it('also after the tenant’s object was put away with a message waiting', async () => {
    const { box, heard, stop } = await listening()
    await box.behave({ status: 503 })
    await say(await say(await begin('killed'), { type: 'leaving' }), { type: 'accepted' })
    await expect.poll(() => heard('killed'), { timeout: 10_000 }).toHaveLength(1)
    await evictDurableObject(tenantObject())
    await box.behave({ status: 200 })
    await tick()
    await expect.poll(() => heard('killed'), { timeout: 10_000 }).toHaveLength(2)
    const sent = (await box.received()).filter(({ body }) => body.includes('"killed"'))
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
    expect(
      await runInDurableObject(tenantObject(), (_: Tenant, { storage }) => storage.getAlarm()),
    ).not.toBeNull()
    await stop()
  })

  it('only of test customers, where it asked for them', async () => {
    const [live, test] = [await listening(), await listening('test')]
    await say(await say(await begin('tester', { mode: 'test' }), { type: 'leaving' }), { type: 'accepted' })
    await expect
      .poll(async () => typesOf(await test.heard('tester')), { timeout: 10_000 })
      .toEqual(['session.cancelled'])
    expect(await live.heard('tester')).toEqual([])
    await Promise.all([live.stop(), test.stop()])
  })
})

it('nothing is kept of a conversation where nobody listens', async () => {
  await say(await say(await begin('unheard', { tenant: 'demo' }), { type: 'leaving' }), { type: 'accepted' })
  await runDurableObjectAlarm(customerObject('unheard'))
  const kept = await runInDurableObject(env.TENANT.getByName('demo'), (_: Tenant, { storage }) =>
    storage.sql.exec(`SELECT * FROM webhook_messages WHERE customer = 'unheard'`).toArray(),
  )
  expect(kept).toEqual([])
})

it('a notice is told by its reference; nothing that a stranger typed goes along', () => {
  const content = { name: 'Jonas', email: 'jonas@example.test', contract: 'FL-2041', reason: 'Umzug' }
  const receivedAt = '2026-11-05T10:00:00.000Z'
  const { event, customer } = noticeTold({ reference: 'abcd', place: 'DE', content, receivedAt })
  expect(customer).toBeNull()
  const data = { reference: 'abcd', place: 'DE', right: 'termination', due: '2026-11-06T10:00:00.000Z' }
  expect(event).toEqual({ type: 'notice.received', timestamp: receivedAt, data })
})

it('the schema of all messages is published', async () => {
  const response = await send('/webhooks.schema.json')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/schema+json'])
  expect(await response.json()).toMatchObject({ $id: 'webhooks.schema.json', oneOf: expect.any(Array) })
})
