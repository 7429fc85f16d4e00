/** Billing says that something changed: who is believed, what is kept, and what becomes of it (T31). */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { day } from '../fixtures/a-clock.ts'
import { leave, price, yes } from '../fixtures/answers.ts'
import { eventSecrets } from '../peers/test-settings.ts'
import { comesTo, eventsOf, ring, send, setFault, tenantObject } from './api.ts'
import { post, tell, tenantAndCustomersAreDone, told, toldOf, until, type Sent } from './billing-events.ts'
import { silence } from './effects.ts'
import { at, eachFromStart, rowOf, start, talk } from './talks.ts'

eachFromStart()

const ended = (endedBy?: 'wish' | 'payment') =>
  ({ status: 'cancelling', endsOn: '2027-01-09', ...(endedBy && { endedBy }) }) as const

describe('what an event is answered with (T31)', () => {
  const old = { subscription: 'sub-answered' }
  beforeEach(async () => {
    if ((await rowOf('answered')) === undefined) await talk('answered', price, yes)
  })

  it.each<[string, Sent, number, object]>([
    ['an event', { id: 'evt-1' }, 200, { kept: true }],
    ['the same one again', { id: 'evt-1' }, 200, { ignored: 'duplicate' }],
    ['the same id with another body', { id: 'evt-1', ago: 5000 }, 200, { ignored: 'duplicate' }],
    ['signed by somebody else', { secret: eventSecrets.beside }, 400, { error: 'bad_signature' }],
    ['signed for test customers', { secret: eventSecrets['demo-test'] }, 400, { error: 'bad_signature' }],
    ['signed ten minutes ago', { signedAgo: 600_000 }, 400, { error: 'bad_signature' }],
    ['signed now, and from last month', { ago: 31 * day }, 200, { ignored: 'old' }],
    ['for another tenant’s address', { to: 'beside' }, 400, { error: 'bad_signature' }],
    [
      'at an address with a secret that is none',
      { to: `demo/live/${'x'.repeat(30)}` },
      400,
      { error: 'bad_signature' },
    ],
    ['of a subscription we never met', { subscription: 'sub-x' }, 200, { ignored: 'unknown_subscription' }],
    ['of a type we do not know', { type: 'invoice.sent' }, 200, { ignored: 'type' }],
    ['no event', { body: '{"hello":true}' }, 400, { error: 'bad_request' }],
    ['no JSON', { body: '{"hello":' }, 400, { error: 'bad_request' }],
    ['256 kB and a byte', { body: 'x'.repeat(256 * 1024 + 1) }, 413, { error: 'too_large' }],
    ['for nobody', { to: 'nobody' }, 404, { error: 'not_found' }],
    ['for a tenant that takes none', { to: 'reads' }, 404, { error: 'not_found' }],
    ['of a mode that is none', { to: 'demo/staging' }, 404, { error: 'not_found' }],
    [
      'of a live customer, at the address for test ones',
      { to: 'demo/test', secret: eventSecrets['demo-test'] },
      200,
      { ignored: 'unknown_subscription' },
    ],
  ])('%s', async (_, sent, status, body) => {
    const response = await post({ ...old, ...sent })
    expect([response.status, await response.json()]).toEqual([status, expect.objectContaining(body)])
  })

  it('one without a signature', async () => {
    const response = await send('/v1/billing-events/demo', { method: 'POST', body: '{}' })
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'bad_signature' }),
    ])
  })

  it('and of one that was told, the id alone is kept, for forty days', async () => {
    await tell('answered', { id: 'evt-kept' })
    const rows = () =>
      runInDurableObject(tenantObject(), (_: Tenant, { storage }) =>
        storage.sql
          .exec(`SELECT customer, subscription, due FROM billing_events WHERE id = 'evt-kept'`)
          .toArray(),
      )
    const over = await until(rows, (found) => found[0]?.['due'] === null)
    expect(over).toEqual([{ customer: null, subscription: null, due: null }])
    at(start + 39 * day)
    await runDurableObjectAlarm(tenantObject())
    expect(await rows()).toHaveLength(1)
    at(start + 40 * day)
    await runDurableObjectAlarm(tenantObject())
    expect(await rows()).toEqual([])
  })
})

describe('later churn', () => {
  it('an end for a failed payment is recorded once, marked, and credited once to the offer (T31)', async () => {
    const before = (await tenantObject().live('default')).evidence.plan_change ?? { taken: 0, stayed: 0 }
    await talk('indebted', price, yes)
    at(start + 20 * day)
    await comesTo('indebted', ended('payment'))
    for (const id of ['churn-1', 'churn-2', 'churn-1'])
      expect((await tell('indebted', { id })).status).toBe(200)
    const [event, ...more] = await told('indebted', 1)
    expect(more).toEqual([])
    const occurred = new Date(start + 20 * day).toISOString()
    const said = { what: 'ended', standing: 'ended', voluntary: false, occurred }
    expect(event).toMatchObject({ ...said, at: occurred, turn: null })
    expect(
      await until(
        () => rowOf('indebted'),
        (row) => row?.told !== undefined,
      ),
    ).toMatchObject({ told: said })
    // What came in late, of before the end, changes nothing.
    await tell('indebted', { ago: 3 * day })
    for (const after of [30, 60, 90]) {
      at(start + after * day)
      await ring('indebted')
    }
    expect(await toldOf('indebted')).toHaveLength(1)
    const seen = (await rowOf('indebted'))?.followed?.seen ?? []
    expect(seen.map(({ day: of, standing, voluntary }) => [of, standing, voluntary])).toEqual(
      [30, 60, 90].map((of) => [of, 'ended', false]),
    )
    const now = (await tenantObject().live('default')).evidence.plan_change
    expect(now).toEqual({ taken: before.taken + 1, stayed: before.stayed })
  })

  it('a wish to leave is told from a payment that failed, and one that was paid after all is told too (T31)', async () => {
    await talk('wavering', price, yes)
    await comesTo('wavering', { status: 'past_due' })
    await tell('wavering')
    await told('wavering', 1)
    await comesTo('wavering', { status: 'active' })
    await tell('wavering')
    await told('wavering', 2)
    await comesTo('wavering', ended('wish'))
    await tell('wavering')
    const all = await told('wavering', 3)
    expect(all.map(({ what, voluntary }) => [what, voluntary])).toEqual([
      ['payment_failed', false],
      ['paid', null],
      ['ended', true],
    ])
  })

  it('what we did ourselves is no news: an offer that was entered, a cancellation (T31)', async () => {
    await talk('ours', price, yes)
    await talk('left', leave, yes)
    for (const customer of ['ours', 'left']) await tell(customer)
    await tenantAndCustomersAreDone('ours', 'left')
    expect([...(await toldOf('ours')), ...(await toldOf('left'))]).toEqual([])
  })

  it('an end that was told is known on the day, though billing cannot be asked then (T31)', async () => {
    await talk('unheard-end', price, yes)
    at(start + 20 * day)
    await comesTo('unheard-end', ended('payment'))
    await tell('unheard-end')
    await told('unheard-end', 1)
    silence()
    await setFault('down')
    at(start + 30 * day)
    await ring('unheard-end')
    const events = await eventsOf('unheard-end')
    expect(events.findLast(({ type }) => type === 'standing_seen')).toMatchObject({
      day: 30,
      standing: 'ended',
      voluntary: false,
    })
  })
})
