/** A full run in which much goes wrong; nothing the worker says of it holds a word of anybody's (T46). */
import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, expect, it, vi } from 'vitest'
import { logFault } from '#worker/errors.ts'
import { signOperator } from '#worker/identity/operator.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { Tenant } from '#worker/tenant/tenant.ts'
import { apiKey } from '../peers/test-settings.ts'
import { begin, customerObject, newKey, post, say, send, setFault, tenantObject, tokenFor } from './api.ts'
import { batch, push } from './facts-api.ts'
import { Box } from './hooks.ts'
import { erase } from './privacy.ts'

const levels = ['log', 'info', 'debug', 'warn', 'error', 'trace'] as const
const name = 'Plantedname'
const email = 'planted.address@example.test'
const comment = 'plantedcomment is why'
const customer = 'planted-customer'

function listen(): { said: () => string } {
  const spies = levels.map((level) => vi.spyOn(console, level).mockImplementation(() => undefined))
  return { said: () => JSON.stringify(spies.flatMap(({ mock }) => mock.calls)) }
}

afterEach(async () => {
  vi.restoreAllMocks()
  await setFault('none')
})

/** An endpoint that fails, and what it was given. */
async function failingHook(): Promise<string> {
  const box = new Box()
  await box.behave({ status: 500 })
  const wanted = {
    owner: email,
    language: 'en',
    own: [],
    mode: 'live',
    tenant: 'demo',
    types: ['session.cancelled'],
  } as const
  const id = crypto.randomUUID()
  const made = await tenantObject().doWebhook({
    type: 'add',
    id,
    url: box.url,
    ...wanted,
    types: [...wanted.types],
    own: [],
  })
  return made.ok ? (made.secret ?? '') : ''
}

/** Bodies and forms that are no good and hold what nobody should repeat. */
async function badCalls(ticket: string): Promise<void> {
  const headers = { authorization: `Bearer ${ticket}` }
  await post('/v1/sessions/current', `{"turn":1,"answer":{"type":"wrote","text":"${comment}`, headers)
  await post(
    '/v1/sessions/current',
    { turn: 1, answer: { type: 'wrote', text: comment, [name]: email } },
    headers,
  )
  await post('/v1/sessions', { token: `${ticket}x`, locale: name, key: email })
  await batch(`customer,at,name\n${customer},now,${name}\n`, 'text/csv')
  await send('/exit', { method: 'POST', body: new URLSearchParams({ pass: ticket, lang: name }) })
  await send(`/receipt/${name}`)
  await send(`/v1/customers/${customer}/facts`, {
    method: 'PUT',
    body: `{"${comment}`,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
  })
}

it('T46 of a run with billing down, a webhook failing and a disk that is full, nothing personal is said', async () => {
  const { said } = listen()
  const secret = await failingHook()
  await push(customer, { name, use: 3 })
  const token = await tokenFor(customer, { email })
  const begun = await begin(customer, { email, facts: { name } })
  const heard = await say(begun, { type: 'wrote', text: comment })
  await badCalls(begun.ticket)

  const quoting = (what: string) =>
    new Error(`${what}: ${name} <${email}> said "${comment}" with ${token} and ${secret}`)
  const failing = vi
    .spyOn(Tenant.prototype, 'report')
    .mockRejectedValue(Object.assign(quoting('report'), { stack: '' }))
  await setFault('down')
  await say(await say(heard, { type: 'leaving' }), { type: 'accepted' })
  await setFault('garbled')
  await runDurableObjectAlarm(customerObject(customer))
  failing.mockRestore()
  await setFault('none')
  for (let rings = 0; rings < 3; rings++) await runDurableObjectAlarm(customerObject(customer))
  await runDurableObjectAlarm(tenantObject())

  await runInDurableObject(customerObject(customer), (_: Customer, { storage }) => {
    storage.sql.exec(`CREATE TRIGGER full BEFORE INSERT ON facts BEGIN SELECT RAISE(FAIL, '${comment}'); END`)
  })
  await batch(JSON.stringify([{ customer, at: new Date().toISOString(), facts: { name: `${name} again` } }]))
  await runInDurableObject(
    customerObject(customer),
    (_: Customer, { storage }) => void storage.sql.exec('DROP TRIGGER full'),
  )

  const cookie = `parley_operator=${await signOperator('demo', env.PARLEY_SECRET, new Date())}`
  vi.spyOn(Tenant.prototype, 'session').mockRejectedValueOnce(
    Object.assign(quoting('console'), { stack: '' }),
  )
  expect((await send(`/console/sessions/${newKey()}`, { headers: { cookie } })).status).toBe(500)
  vi.spyOn(Tenant.prototype, 'erase').mockRejectedValueOnce(Object.assign(quoting('erase'), { stack: '' }))
  await erase(customer)

  // Something was said, or the test would show nothing.
  expect(said().split('"where').length).toBeGreaterThan(4)
  const cookieValue = cookie.slice(cookie.indexOf('=') + 1)
  const planted = [
    name,
    email,
    'planted.address',
    'plantedcomment',
    customer,
    token,
    begun.ticket,
    secret,
    cookieValue,
    apiKey,
    env.PARLEY_SECRET,
  ]
  expect(planted.filter((word) => word === '' || said().toLowerCase().includes(word.toLowerCase()))).toEqual(
    [],
  )
})

it('T46 a fault is told by where, what kind, a code and a place in our code, and by nothing else', () => {
  const { said } = listen()
  const told = () =>
    JSON.parse((JSON.parse(said()) as string[][]).at(-1)?.[0] ?? '{}') as Record<string, unknown>
  logFault('here', Object.assign(new TypeError(comment), { code: 'ENOENT' }))
  expect(told()).toEqual({
    where: 'here',
    kind: 'TypeError',
    code: 'ENOENT',
    at: expect.stringMatching(/^[\w.]*:\d+:\d+$/),
  })
  logFault(
    'here',
    Object.assign(new Error('x'), {
      name: `Error of ${name}`,
      code: email,
      stack: `Error\n    at ${name} (a:1:2)`,
    }),
  )
  expect(told()).toEqual({ where: 'here', kind: 'Error', code: null, at: null })
  logFault('here', `${name} was thrown`)
  expect(told()).toEqual({ where: 'here', kind: 'string', code: null, at: null })
  logFault('here', new Error(`two\n    at ${name} (b:3:4)\nlines`))
  expect(JSON.stringify(told())).not.toContain(name)
})
