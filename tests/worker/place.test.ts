/** The law of a place holds while billing is down (13D): the place is known by whoever else said it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { businessDaysAfter, dayIn } from '#shared/law/calendars.ts'
import type { Gates } from '#shared/law/gates.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { begin, customerObject, ledgerOf, newKey, post, say, send, setFault, tokenFor } from './api.ts'
import { push } from './facts-api.ts'

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(async () => {
  vi.restoreAllMocks()
  await setFault('none')
})

const latest = () => businessDaysAfter(dayIn(new Date(), 'IL'), 3, 'IL')
const text = (thing: unknown) => JSON.stringify(thing)

async function leave(begun: Parameters<typeof say>[0]) {
  const confirm = await say(begun, { type: 'leaving' })
  const done = await say(confirm, { type: 'accepted' })
  return { confirm: text(confirm.turn), done: text(done.turn) }
}

/** Billing is back, and what waits is due. */
async function goOn(customer: string) {
  await setFault('none')
  await runInDurableObject(customerObject(customer), (_: Customer, state) => {
    state.storage.sql.exec(`UPDATE outbox SET due = 0`)
  })
  await runDurableObjectAlarm(customerObject(customer))
  return (await ledgerOf(customer)).map(({ change }) => change)
}

describe('Israel, billing down (S1.7, S1.10)', () => {
  it('by the token: no later than the law’s day is promised, and billing is told that day', async () => {
    await setFault('down')
    const begun = await begin('place-token', { facts: { place: 'IL' } })
    const { confirm, done } = await leave(begun)
    expect(confirm).toContain('no later than')
    expect(confirm).toContain('Yes, but only when the paid period ends')
    expect(done).toContain('no later than')
    expect(await goOn('place-token')).toEqual([{ type: 'cancel', endsOn: latest() }])
  })

  it('by what the tenant pushed', async () => {
    expect((await push('place-pushed', { place: 'IL' })).status).toBe(200)
    await setFault('down')
    const { confirm } = await leave(await begin('place-pushed'))
    expect(confirm).toContain('no later than')
    expect(await goOn('place-pushed')).toEqual([{ type: 'cancel', endsOn: latest() }])
  })

  it('by an earlier conversation, in which billing said so', async () => {
    const first = await begin('israel-before', { subscription: 'one' })
    await say(await say(first, { type: 'leaving' }), { type: 'declined' })
    await setFault('down')
    const { confirm } = await leave(await begin('israel-before', { subscription: 'two' }))
    expect(confirm).toContain('no later than')
  })

  it('where two say two places nobody is believed: it ends with the paid period, and permission is asked', async () => {
    await push('place-differs', { place: 'GB' })
    await setFault('down')
    const { confirm } = await leave(await begin('place-differs', { facts: { place: 'IL' } }))
    expect(confirm).toContain('at the end of the period you have paid for')
    const gates = await gatesOf('place-differs')
    expect(gates).toMatchObject({ permission: true, endsWithin: null, from: ['strictest'] })
    expect(await goOn('place-differs')).toEqual([{ type: 'cancel', endsOn: null }])
  })

  it('on the plain page as well', async () => {
    await setFault('down')
    const token = await tokenFor('place-plain', { facts: { place: 'IL' } })
    const html = await (await send(`/exit?token=${token}&lang=en`)).text()
    expect(html).toContain('no later than')
    const pass = /name="pass" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const pressed = await send('/exit', { method: 'POST', body: new URLSearchParams({ pass, lang: 'en' }) })
    expect(await pressed.text()).toContain('no later than')
    expect(await goOn('place-plain')).toEqual([{ type: 'cancel', endsOn: latest() }])
  })
})

it('once billing is back, its word on the place is the one that counts beside the others', async () => {
  const begun = await begin('israel-back')
  expect(begun.turn.number).toBe(1)
  expect(await gatesOf('israel-back')).toMatchObject({ endsWithin: { businessDays: 3 } })
})

const gatesOf = (customer: string): Promise<Gates | undefined> =>
  runInDurableObject(customerObject(customer), (_: Customer, state) => {
    const query = `SELECT body FROM events WHERE type = 'session_started'`
    const [row] = state.storage.sql.exec<{ body: string }>(query).toArray()
    return (JSON.parse(row?.body ?? '{}') as { gates?: Gates }).gates
  })

describe('the exit that the law names stands on the plain page, in its own words and in nobody’s way', () => {
  it.each([
    ['germany', 'DE', 'Verträge hier kündigen', 'jetzt kündigen'],
    ['france', 'FR', 'Résilier votre contrat', 'continuer'],
  ])('%s', async (customer, place, label, button) => {
    const token = await tokenFor(`${customer}-entry`)
    const html = await (await send(`/exit?token=${token}&lang=en`)).text()
    const [, href = ''] = new RegExp(`<a class="button" href="([^"]+)"[^>]*>${label}</a>`).exec(html) ?? []
    expect(href.replaceAll('&amp;', '&')).toBe(`/exit/statutory?tenant=demo&place=${place}`)
    // It leads there without a cookie, a token or a press on anything else, and the token is still good.
    const open = await send(href.replaceAll('&amp;', '&'))
    expect([open.status, open.headers.get('set-cookie')]).toEqual([200, null])
    expect(await open.text()).toContain(button)
    expect((await post('/v1/sessions', { token, locale: 'en', key: newKey() })).status).toBe(201)
  })

  it('is nowhere else', async () => {
    const html = await (await send(`/exit?token=${await tokenFor('israel-entry')}&lang=en`)).text()
    expect(html).not.toContain('/exit/statutory')
  })
})
