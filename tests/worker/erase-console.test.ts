/** Access and erasure from the page of an exit, in two steps and without a script (T44, T45). */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { signOperator } from '#worker/identity/operator.ts'
import { begin, everything, say, send, tenantObject } from './api.ts'
import { heldHere, heldThere } from './privacy.ts'
import { leave } from './receipts.ts'

const home = 'https://parley.test'
const cookieOf = async (tenant: string) =>
  `parley_operator=${await signOperator(tenant, env.PARLEY_SECRET, new Date())}`

async function look(path: string, cookie: string, form?: Record<string, string>) {
  const body = form && { method: 'POST', body: new URLSearchParams(form) }
  const response = await send(`/console/sessions/${path}`, {
    redirect: 'manual',
    headers: { cookie, origin: home },
    ...body,
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const listed = async (session: string) => {
  return (await tenantObject().sessions(everything)).find((row) => row.session === session)
}

async function left(customer: string): Promise<string> {
  const { session } = await leave(customer)
  await expect.poll(() => listed(session)).toBeDefined()
  return session
}

it('the page of an exit leads to the record of the whole customer, as a file', async () => {
  const cookie = await cookieOf('demo')
  const session = await left('shown')
  await say(await begin('shown', { subscription: 'other' }), { type: 'wrote', text: 'Planted elsewhere' })
  expect((await look(session, cookie)).text).toContain(`${session}/record.json`)
  const { status, headers, text } = await look(`${session}/record.json`, cookie)
  expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="record.json"'])
  expect((JSON.parse(text) as { sessions: unknown[] }).sessions).toHaveLength(2)
  expect(text).toContain('Planted elsewhere')
})

it.each([
  ['en', 'It cannot be taken back', 'That is not the customer’s id', 'Rows made nameless'],
  ['he', 'אי אפשר לחזור מזה', 'זה אינו מזהה הלקוח', 'שורות שנותרו בלי שם'],
])(
  'it asks first, takes only the typed id, and says what is gone: %s',
  async (lang, final, differs, rows) => {
    const customer = `typed-${lang}`
    const cookie = `${await cookieOf('demo')}; parley_console_lang=${lang}`
    const session = await left(customer)
    const asked = await look(`${session}/erase`, cookie)
    expect(asked.status).toBe(200)
    expect(asked.text).toContain(final)
    expect(asked.text).not.toContain('<script')
    expect(await heldHere(customer)).toContain(customer)

    const wrong = await look(`${session}/erase`, cookie, { customer: 'typed' })
    expect([wrong.status, wrong.text.includes(differs)]).toEqual([422, true])
    expect((await look(`${session}/erase`, cookie, {})).status).toBe(400)
    expect(await heldHere(customer)).toContain(customer)

    const done = await look(`${session}/erase`, cookie, { customer })
    expect([done.status, done.text.includes(rows)]).toEqual([200, true])
    expect(await heldHere(customer)).not.toContain(customer)
    expect(await heldThere()).not.toContain(`"${customer}"`)

    for (const path of ['', '/erase', '/record.json'])
      expect((await look(session + path, cookie)).status).toBe(410)
    const again = await look(`${session}/erase`, cookie, { customer })
    expect(again.status).toBe(410)
    const list = await send('/console', { headers: { cookie } })
    expect(await list.text()).not.toContain(customer)
  },
)

it('T12 nobody from another tenant sees, takes or erases it', async () => {
  const session = await left('guarded')
  const cookie = await cookieOf('beside')
  for (const path of ['/erase', '/record.json']) expect((await look(session + path, cookie)).status).toBe(404)
  expect((await look(`${session}/erase`, cookie, { customer: 'guarded' })).status).toBe(404)
  expect(await heldHere('guarded')).toContain('guarded')
})
