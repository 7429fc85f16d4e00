/** Erasing a customer, in whatever state they are (T44). */
import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { signExitPass } from '#worker/identity/exit-pass.ts'
import { Tenant } from '#worker/tenant/tenant.ts'
import { apiKeyBeside } from '../peers/test-settings.ts'
import { answer, begin, current, customerObject, ledgerOf, newKey, post, say, send, setFault, tenantObject, tokenFor } from './api.ts'
import { ago, push } from './facts-api.ts'
import { Box } from './hooks.ts'
import { alarmOf, erase, heldHere, heldThere, nextSecond, record } from './privacy.ts'
import { leave, lettersOf, read } from './receipts.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  await setFault('none')
})

const silence = () => vi.spyOn(console, 'error').mockImplementation(() => undefined)
const everything = { reason: null, outcome: null, from: null, until: null, after: null }
const rows = () => tenantObject().sessions(everything)
const words = (customer: string) => `${customer} is fed up, says Planted Gil`

/** Tells all that can be told: facts, an address, words, a note, and a correction of what was read. */
async function talkative(customer: string) {
  await push(customer, { use: 12, name: `Planted ${customer}` })
  const begun = await begin(customer, { email: `${customer}@planted.test` })
  const heard = await say(begun, { type: 'wrote', text: words(customer) })
  await say(await say(heard, { type: 'leaving' }), { type: 'accepted' })
  await expect.poll(async () => (await rows()).some((row) => row.customer === customer)).toBe(true)
  const row = (await rows()).find((one) => one.customer === customer)!
  const object = customerObject(customer)
  await object.note(row.session, { field: 'drivers', text: `Planted note on ${customer}`, by: 'op' })
  const told = await object.record(row.session, 'en')
  const of = told.ok ? told.events.findIndex(({ type }) => type === 'words_given') : -1
  expect(await object.correct(row.session, { of, intent: 'reason', reasons: ['service'], by: 'op' })).toEqual({ ok: true })
  return { ...begun, session: row.session }
}

describe('T44 an erasure', () => {
  it('takes away everything that says who it was, and leaves the figures', async () => {
    const { session } = await talkative('goes')
    const before = (await rows()).find((row) => row.session === session)!
    const { status, body } = await erase('goes')
    expect(body).toMatchObject({ customer: 'goes', mode: 'live', done: true, waiting: [] })
    expect(body.erased).toMatchObject({ sessions: 1, words: 1, notes: 1, facts: 2, addresses: 1, rows: 1, corrections: 1 })
    expect(status).toBe(200)

    const [here, there] = [await heldHere('goes'), await heldThere()]
    expect(here).not.toMatch(/goes|Planted|planted|sub-|Noa/)
    expect(there).not.toMatch(/"goes"|sub-goes|Planted|planted/)
    const after = (await rows()).find((row) => row.session === session)!
    const { customer, subscription, recorded, ...figures } = before
    expect([recorded === undefined, subscription]).toEqual([false, 'sub-goes'])
    expect(after).toEqual({ ...figures, erased: true, customer: expect.stringMatching(/^erased-[0-9a-f]{16}$/) })
    expect(customer).toBe('goes')
  })

  it('is of one tenant’s customer and of no other', async () => {
    await talkative('stays')
    expect((await erase('stays', apiKeyBeside)).body).toMatchObject({ done: true, erased: { sessions: 0, rows: 0 } })
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
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([404, 'not_found'])
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
    expect((await rows()).some(({ billing, customer }) => billing === 'done' && customer.startsWith('erased-'))).toBe(true)
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

describe('T44 nobody comes back', () => {
  it('by a token, a pass or a report from before', async () => {
    const token = await tokenFor('replayed')
    const now = new Date()
    const pass = { tenant: 'demo', sub: 'replayed', subscription: 's', mode: 'live', playbook: 'default', email: null, jti: newKey(), stated: null } as const
    const shownBefore = await signExitPass(pass, env.PARLEY_SECRET, now)
    await leave('replayed')
    await expect.poll(async () => (await rows()).some(({ customer }) => customer === 'replayed')).toBe(true)
    const row = (await rows()).find(({ customer }) => customer === 'replayed')!
    await erase('replayed')

    const again = await post('/v1/sessions', { token, locale: 'en', key: newKey() })
    expect([again.status, ((await again.json()) as { error: string }).error]).toEqual([401, 'token_used'])
    const form = new URLSearchParams({ pass: shownBefore, lang: 'en' })
    expect((await send('/exit', { method: 'POST', body: form })).status).toBe(401)

    const recorded = { ...row, position: row.position + 9, customer: 'replayed' }
    await tenantObject().report(recorded)
    const about = { key: 'k-1', session: row.session, customer: 'replayed', subscription: 's', reason: null }
    await tenantObject().openCase({ ...about, kind: 'contact', priority: false, due: now.toISOString(), openedAt: now.toISOString() })
    expect(await heldThere()).not.toContain('"replayed"')
    expect((await rows()).find(({ session }) => session === row.session)?.position).toBe(row.position + 9)

    const pushed = await push('replayed', { use: 3 }, ago(1))
    expect(await pushed.json()).toEqual({ kept: [], older: ['use'] })
    expect(await heldHere('replayed')).not.toMatch(/use|replayed/)
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
    expect((await say(await say(again, { type: 'leaving' }), { type: 'accepted' })).turn.outcome).toBe('cancelled')
  })
})

describe('T44 an erasure that was cut short', () => {
  it('at the tenant is gone on with by the alarm, also after the object was gone', async () => {
    silence()
    await talkative('halfway')
    const away = vi.spyOn(Tenant.prototype, 'erase').mockRejectedValue(Object.assign(new Error('away'), { stack: '' }))
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
