/** Nobody comes back who was erased, and an erasure that was cut short goes on (T44). */
import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { signExitPass } from '#worker/identity/exit-pass.ts'
import { Tenant } from '#worker/tenant/tenant.ts'
import { begin, customerObject, newKey, post, refusal, say, send, tenantObject, tokenFor } from './api.ts'
import { ago, push } from './facts-api.ts'
import {
  alarmOf,
  erase,
  heldHere,
  heldThere,
  nextSecond,
  record,
  rows,
  silence,
  talkative,
} from './privacy.ts'
import { leave } from './receipts.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('T44 nobody comes back', () => {
  it('by a token, a pass, a report, an event of billing or facts from before', async () => {
    const token = await tokenFor('replayed')
    const now = new Date()
    const pass = {
      tenant: 'demo',
      sub: 'replayed',
      subscription: 's',
      mode: 'live',
      playbook: 'default',
      email: null,
      jti: newKey(),
      stated: null,
    } as const
    const shownBefore = await signExitPass(pass, env.PARLEY_SECRET, now)
    await leave('replayed')
    await expect.poll(async () => (await rows()).some(({ customer }) => customer === 'replayed')).toBe(true)
    const row = (await rows()).find(({ customer }) => customer === 'replayed')!
    await erase('replayed')

    const again = await post('/v1/sessions', { token, locale: 'en', key: newKey() })
    expect(await refusal(again)).toMatchObject([401, { error: 'token_used' }])
    const form = new URLSearchParams({ pass: shownBefore, lang: 'en' })
    expect((await send('/exit', { method: 'POST', body: form })).status).toBe(401)

    const recorded = { ...row, position: row.position + 9, customer: 'replayed' }
    await tenantObject().report(recorded)
    const about = { key: 'k-1', session: row.session, customer: 'replayed', subscription: 's', reason: null }
    await tenantObject().openCase({
      ...about,
      kind: 'contact',
      priority: false,
      due: now.toISOString(),
      openedAt: now.toISOString(),
    })
    expect(await heldThere()).not.toContain('"replayed"')
    expect((await rows()).find(({ session }) => session === row.session)?.position).toBe(row.position + 9)

    const event = { id: 'evt_late', subscription: 'sub-replayed', occurred: now.toISOString() }
    expect(await tenantObject().billingEvent('demo', 'live', event)).toBe('unknown_subscription')
    await customerObject('replayed').billingTold('sub-replayed', now.toISOString())

    const pushed = await push('replayed', { use: 3 }, ago(1))
    expect(await pushed.json()).toEqual({ kept: [], older: ['use'] })
    expect(await heldHere('replayed')).not.toMatch(/"use"|replayed/)
  })

  it('but a fresh token is a new beginning, of which the old is no part', async () => {
    const took = await say(await begin('anew'), { type: 'chose', options: ['price'] })
    await say(took, { type: 'accepted' })
    await erase('anew')
    await nextSecond()
    const again = await say(await begin('anew'), { type: 'chose', options: ['price'] })
    expect(again.turn.input?.type).toBe('offer')
    const { sessions } = (await (await record('anew')).json()) as { sessions: unknown[] }
    expect(sessions).toHaveLength(1)
    expect((await say(await say(again, { type: 'leaving' }), { type: 'accepted' })).turn.outcome).toBe(
      'cancelled',
    )
  })
})

describe('T44 an erasure that was cut short', () => {
  it('at the tenant is gone on with by the alarm, also after the object was gone', async () => {
    silence()
    await talkative('halfway')
    const away = vi
      .spyOn(Tenant.prototype, 'erase')
      .mockRejectedValue(Object.assign(new Error('away'), { stack: '' }))
    const { status, body } = await erase('halfway')
    expect([status, body.done]).toEqual([202, false])
    expect(await heldHere('halfway')).not.toMatch(/Planted|planted/)
    expect(await (await record('halfway')).json()).toMatchObject({ sessions: [], contact: null, stated: [] })
    await evictDurableObject(customerObject('halfway'))
    away.mockRestore()
    expect(await alarmOf('halfway')).not.toBeNull()
    vi.useFakeTimers({ toFake: ['Date'], now: (await alarmOf('halfway'))! + 1 })
    await runDurableObjectAlarm(customerObject('halfway'))
    expect(await heldHere('halfway')).not.toContain('halfway')
    expect(await heldThere()).not.toContain('halfway')
  })
})
