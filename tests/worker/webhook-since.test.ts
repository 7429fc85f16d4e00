/** From when an endpoint is told of what happens: from when it was added, by no clock. */
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { tellable, type WebhookEvent } from '#shared/webhooks/events.ts'
import type { Notice } from '#worker/tenant/notices.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { hour } from '../fixtures/a-clock.ts'
import { tenantObject } from './api.ts'
import { Box } from './hooks.ts'
import { leave, press } from './receipts.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(async () => {
  vi.useRealTimers()
  const all = await tenantObject().webhooks()
  await Promise.all(all.map(({ endpoint: { id } }) => tenantObject().doWebhook({ type: 'remove', id })))
})

const clockGoes = (by: number) => vi.setSystemTime(Date.now() + by)

async function listening() {
  const box = new Box()
  const id = crypto.randomUUID()
  const wanted = {
    id,
    tenant: 'demo',
    url: box.url,
    mode: 'live' as const,
    owner: null,
    language: 'en',
    own: [],
  }
  expect(await tenantObject().doWebhook({ type: 'add', ...wanted, types: [...tellable] })).toMatchObject({
    ok: true,
  })
  const heard = async (session: string) => {
    const events = (await box.received()).map(({ body }): WebhookEvent => JSON.parse(body))
    return events.filter(({ data }) => 'session' in data && data.session === session).map(({ type }) => type)
  }
  return { box, heard }
}

const soon = { timeout: 10_000 }
const isReported = (session: string) =>
  expect.poll(async () => (await tenantObject().session(session)) !== null, soon).toBe(true)

it('T26 I4 an endpoint that was added just before the clock was set back is told of all that follows', async () => {
  const { heard } = await listening()
  clockGoes(-hour)
  const { session } = await leave('since-back')
  await expect.poll(() => heard(session), soon).toEqual(['session.cancelled'])
})

it('of a conversation that was over before it is told only what is new', async () => {
  const { session, path } = await leave('since-over')
  await isReported(session)
  const { heard } = await listening()
  await press(path)
  await expect.poll(() => heard(session), soon).toEqual(['cancellation.undone'])
})

it('also where its clock was behind by then: what was told before it is told to nobody', async () => {
  const { session, path } = await leave('since-behind')
  await isReported(session)
  clockGoes(-2 * hour)
  const { heard } = await listening()
  await press(path)
  await expect.poll(() => heard(session), soon).toEqual(['cancellation.undone'])
})

it('what was told is not told anew where it is so long ago that its message was forgotten', async () => {
  const { heard } = await listening()
  const { session, path } = await leave('since-long')
  await expect.poll(() => heard(session), soon).toEqual(['session.cancelled'])
  await runInDurableObject(tenantObject(), (_: Tenant, { storage }) => {
    storage.sql.exec('DELETE FROM webhook_deliveries')
    storage.sql.exec('DELETE FROM webhook_messages')
  })
  await press(path)
  await expect.poll(() => heard(session), soon).toEqual(['session.cancelled', 'cancellation.undone'])
})

it('a notice that came in before and is answered again is not told as if it were new', async () => {
  const receivedAt = new Date().toISOString()
  const content = { name: 'Jonas Weber', email: 'jonas@example.test' }
  const reference = crypto.randomUUID().replaceAll('-', '').slice(0, 16)
  const notice: Notice = { reference, place: 'DE', content, receivedAt }
  const letter = { tenant: 'demo', email: content.email, subject: 's', text: 't', locale: 'de' }
  await tenantObject().receiveNotice({ notice, letter, sender: null })
  const { box } = await listening()
  await tenantObject().receiveNotice({ notice, letter, sender: null })
  const next: Notice = { ...notice, reference: `${reference}b` }
  await tenantObject().receiveNotice({ notice: next, letter, sender: null })
  const references = async () =>
    (await box.received()).map(
      ({ body }) => (JSON.parse(body) as { data: { reference: string } }).data.reference,
    )
  await expect.poll(references, soon).toEqual([`${reference}b`])
})
