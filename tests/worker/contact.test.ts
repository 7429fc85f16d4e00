/** Where a customer is written to: kept with the customer, for a time, and told to nobody else (rule 9, T46). */
import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Customer } from '#worker/customer/customer.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { apiKey, apiKeyBeside } from '../peers/test-settings.ts'
import { begin, customerObject, newKey, say, send, tenantObject } from './api.ts'
import { eventsOf, leave } from './receipts.ts'

afterEach(() => {
  vi.useRealTimers()
})

const call = (customer: string, body: object | null, key = apiKey) =>
  send(`/v1/customers/${customer}/contact`, {
    method: body === null ? 'GET' : 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
const known = async (customer: string, key = apiKey): Promise<unknown> =>
  (await (await call(customer, null, key)).json<{ contact: unknown }>()).contact

describe('an address', () => {
  it('from a token is kept with the customer, and stands in no event, row, letter or export', async () => {
    const email = 'planted-word@customers.test'
    const { session } = await leave('planted', { email })
    expect(await known('planted')).toEqual({ email, stopped: null })
    expect(JSON.stringify(await eventsOf('planted', session))).not.toContain('planted-word')
    await expect.poll(() => tenantObject().session(session)).not.toBeNull()
    const tables = await runInDurableObject(tenantObject(), (_: Tenant, state) =>
      state.storage.sql.exec('SELECT body FROM sessions').toArray(),
    )
    expect(JSON.stringify(tables)).not.toContain('planted-word')
    const letters = await (await env.DEMO?.fetch('http://demo/letters'))?.text()
    expect(letters).not.toContain('planted-word')
  })

  it('said later takes the place of the one before; said again, a stopped one stays stopped', async () => {
    await begin('moved-house', { email: 'old@customers.test' })
    await call('moved-house', { email: 'new@customers.test', stopped: 'complained' })
    expect(await known('moved-house')).toEqual({ email: 'new@customers.test', stopped: 'complained' })
    await begin('moved-house', { email: 'new@customers.test' })
    expect(await known('moved-house')).toEqual({ email: 'new@customers.test', stopped: 'complained' })
    await begin('moved-house', { email: 'newer@customers.test' })
    expect(await known('moved-house')).toEqual({ email: 'newer@customers.test', stopped: null })
    expect((await call('moved-house', { email: null })).status).toBe(204)
    expect(await known('moved-house')).toBeNull()
  })

  it('T40 that complained stays stopped however it is said again, until somebody says that it is not', async () => {
    const email = 'dana@customers.test'
    await call('complained', { email, stopped: 'complained' })
    await call('complained', { email })
    expect(await known('complained')).toEqual({ email, stopped: 'complained' })
    await begin('complained', { email: 'Dana@Customers.Test' })
    expect(await known('complained')).toMatchObject({ stopped: 'complained' })
    await call('complained', { email: 'DANA@customers.test', stopped: 'bounced' })
    expect(await known('complained')).toMatchObject({ stopped: 'bounced' })
    await call('complained', { email, stopped: null })
    expect(await known('complained')).toEqual({ email, stopped: null })
  })

  it('goes by itself 400 days after it was last said', async () => {
    await begin('forgotten', { email: 'dana@customers.test' })
    await runInDurableObject(customerObject('forgotten'), (_: Customer, state) => {
      state.storage.sql.exec('UPDATE contact SET expires = ?', Date.now() - 1)
    })
    await runDurableObjectAlarm(customerObject('forgotten'))
    expect(await known('forgotten')).toBeNull()
  })

  it('is no business of another tenant', async () => {
    await begin('private', { email: 'dana@customers.test' })
    expect(await known('private', apiKeyBeside)).toBeNull()
    expect((await call('private', null, 'x')).status).toBe(401)
  })

  it.each(['x', 'a@b.test\r\nBcc: c@d.test', 'a@b.test, c@d.test', '', 'a@b..test', 7])(
    'that is none is refused to a server, and passed over in a token: %j',
    async (email) => {
      expect((await call('none', { email })).status).toBe(400)
      const begun = await begin('none', { email: email as string, subscription: newKey() })
      expect((await say(begun, { type: 'leaving' })).turn.input?.type).toBe('confirm')
      expect(await known('none')).toBeNull()
    },
  )

  it('given on the plain page goes along to its press', async () => {
    const { signToken } = await import('#worker/identity/sign-token.ts')
    const { key, who } = await import('./api.ts')
    const token = await signToken({ ...who('plain-mail'), email: 'plain@customers.test' }, key, new Date())
    const html = await (await send(`/exit?token=${token}`)).text()
    const pass = /name="pass" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const done = await send('/exit', { method: 'POST', body: new URLSearchParams({ pass, lang: 'en' }) })
    expect(await done.text()).toMatch(/<a href="https:\/\/parley\.test\/receipt\/[\w-]{86}">/)
    expect(await known('plain-mail')).toEqual({ email: 'plain@customers.test', stopped: null })
  })
})
