import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, expect, test, vi } from 'vitest'
import { correctionRows } from '#shared/corrections/row.ts'
import type { Event } from '#shared/engine/events.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { signOperator } from '#worker/identity/operator.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { named } from '#worker/tenant/published.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { day } from '../fixtures/a-clock.ts'
import { begin, customerObject, everything, key, newKey, post, say, send, tenantObject, who } from './api.ts'

const home = 'https://parley.test'

afterEach(() => {
  vi.useRealTimers()
})

const signedIn = async () => ({
  cookie: `parley_operator=${await signOperator('demo', env.PARLEY_SECRET, new Date())}`,
})

/** By its bytes: the runtime warns of text in a type that it does not know for text. */
const look = async (path: string) =>
  new TextDecoder().decode(await (await send(path, { headers: await signedIn() })).arrayBuffer())

async function rowOf(customer: string): Promise<SessionRow> {
  const find = async () =>
    (await tenantObject().sessions(everything)).find((row) => row.customer === customer)
  await expect.poll(find).toBeDefined()
  return (await find()) as SessionRow
}

const eventsOf = async ({ customer, session }: SessionRow): Promise<readonly Event[]> => {
  const told = await customerObject(customer).record(session, 'en')
  return told.ok ? told.events : []
}

const wordsAt = async (row: SessionRow) =>
  (await eventsOf(row)).findIndex(({ type }) => type === 'words_given')

async function press(row: SessionRow, of: number, intent: string, ...reasons: string[]) {
  const body = new URLSearchParams([
    ['of', String(of)],
    ['intent', intent],
    ...reasons.map((reason) => ['reasons', reason]),
  ])
  const headers = { ...(await signedIn()), origin: home }
  const path = `/console/sessions/${row.session}/corrections`
  return send(path, { method: 'POST', redirect: 'manual', headers, body })
}

/** Wrote why, declined what was offered, and left. */
async function gone(customer: string, text: string) {
  let at: Parameters<typeof say>[0] = await begin(customer)
  at = await say(at, { type: 'wrote', text })
  at = await say(at, { type: 'leaving' })
  await say(at, { type: 'accepted' })
  return rowOf(customer)
}

test('S1.13 a correction is on the record, in the list and in the file, and nothing that happened changes', async () => {
  const row = await gone('corrected', '=it is too expensive, said the choir')
  expect(row.reasons).toEqual(['price'])
  const of = await wordsAt(row)
  const before = await customerObject('corrected').record(row.session, 'en')
  const pressed = await press(row, of, 'reason', 'service', 'competitor')
  expect([pressed.status, pressed.headers.get('location')]).toEqual([
    303,
    `/console/sessions/${row.session}#words-${of}`,
  ])
  const after = await customerObject('corrected').record(row.session, 'en')
  if (!before.ok || !after.ok) throw new Error('the record is gone')
  expect(after.resumed).toEqual(before.resumed)
  expect(after.events.slice(0, before.events.length)).toEqual(before.events)
  expect(after.events.slice(before.events.length)).toEqual([
    expect.objectContaining({
      type: 'reading_corrected',
      of,
      reasons: ['service', 'competitor'],
      turn: null,
    }),
  ])
  const now = await rowOf('corrected')
  expect(now).toMatchObject({ reasons: ['service', 'competitor'], outcome: row.outcome, ended: row.ended })
  expect(now.offers).toEqual(row.offers)
  expect(await look('/console?reason=competitor')).toContain('corrected')
  const found = (await tenantObject().sessions({ ...everything, reason: 'price' })).map(
    ({ customer }) => customer,
  )
  expect(found).not.toContain('corrected')
  const csv = await look('/console/corrections.csv')
  expect(csv).toContain(`"'=it is too expensive, said the choir"`)
  await press(row, of, 'reason', 'price')
  expect((await rowOf('corrected')).reasons).toEqual(['price'])
  const rows = (await look('/console/corrections.ndjson')).trimEnd().split('\n')
  expect(rows.filter((line) => line.includes(row.session))).toHaveLength(1)
})

test('what was pressed is never overwritten', async () => {
  let at: Parameters<typeof say>[0] = await begin('pressed')
  at = await say(at, { type: 'chose', options: ['price'], text: 'and support was rude' })
  at = await say(at, { type: 'leaving' })
  await say(at, { type: 'accepted' })
  const row = await rowOf('pressed')
  expect((await press(row, await wordsAt(row), 'reason', 'competitor')).status).toBe(303)
  expect((await rowOf('pressed')).reasons).toEqual(['price'])
})

test('an unknown reason, words that are none, and a session of nobody are refused', async () => {
  const row = await gone('refused', 'it is too expensive')
  const of = await wordsAt(row)
  expect((await press(row, of, 'reason', 'greed')).status).toBe(422)
  expect((await press(row, 0, 'reason', 'price')).status).toBe(404)
  expect((await press({ ...row, session: 'nobody' }, of, 'reason')).status).toBe(404)
  expect((await eventsOf(row)).some(({ type }) => type === 'reading_corrected')).toBe(false)
})

test('after 30 days the words are gone, at the customer’s object and from the corrections, and cannot be corrected', async () => {
  const row = await gone('forgotten', 'the flamingo on the wall is too expensive')
  const of = await wordsAt(row)
  await press(row, of, 'reason', 'service')
  expect(await look('/console/corrections.csv')).toContain('flamingo')
  const stored = () =>
    runInDurableObject(tenantObject(), (_: Tenant, state) => ({
      rows: JSON.stringify(state.storage.sql.exec('SELECT * FROM corrections').toArray()),
    }))
  const alarm = await runInDurableObject(tenantObject(), (_: Tenant, state) => state.storage.getAlarm())
  expect(alarm).not.toBeNull()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * day })
  // Not told any more even where the alarm is late.
  expect(await look('/console/corrections.csv')).not.toContain('flamingo')
  expect((await press(row, of, 'reason', 'price')).status).toBe(410)
  expect((await stored()).rows).toContain('flamingo')
  await runDurableObjectAlarm(tenantObject())
  expect((await stored()).rows).not.toContain('flamingo')
  expect((await stored()).rows).toContain('service')
  await runDurableObjectAlarm(customerObject('forgotten'))
  expect(await look(`/console/sessions/${row.session}`)).not.toContain('flamingo')
  expect(await look('/console/corrections.ndjson')).toContain('"text":null')
})

test('a correction whose words went meanwhile brings none back', async () => {
  const row = await gone('twice', 'the pelican is too expensive')
  await press(row, await wordsAt(row), 'reason', 'service')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * day })
  await runDurableObjectAlarm(tenantObject())
  await runInDurableObject(customerObject('twice'), async (_: Customer, state) => {
    expect(JSON.stringify(state.storage.sql.exec('SELECT * FROM words').toArray())).toContain('pelican')
  })
  // A row that is reported late carries them once more.
  const late = correctionRows(await eventsOf(row))
  expect(JSON.stringify(late)).toContain('pelican')
  await tenantObject().keepCorrections([...late, ...late.map((one) => ({ ...one, position: 999 }))])
  const kept = await runInDurableObject(tenantObject(), (_: Tenant, state) =>
    JSON.stringify(state.storage.sql.exec('SELECT * FROM corrections').toArray()),
  )
  expect(kept).toContain('999')
  expect(kept).not.toContain('pelican')
})

test('a tenant’s own reason is heard by its phrases, and named in its own words', async () => {
  const noise = { id: 'noise', path: 'leave', probe: null, case: null, phrases: { en: ['too loud'] } }
  const playbook = {
    ...defaultPlaybook,
    name: 'Quiet rooms',
    reasons: [noise, ...defaultPlaybook.reasons],
    words: {
      en: { 'reason.noise': 'It is loud here', 'parting.noise': 'We are sorry it is loud.' },
      he: { 'reason.noise': 'רועש כאן', 'parting.noise': 'צר לנו על הרעש.' },
    },
  }
  const at = new Date().toISOString()
  const published = { ...(await named(JSON.stringify(playbook))), name: 'rooms', author: 'Ada', at }
  expect(await tenantObject().publish(published)).toEqual([])
  const token = await signToken({ ...who('loud'), playbook: 'rooms' }, key, new Date())
  const begun: Awaited<ReturnType<typeof begin>> = await (
    await post('/v1/sessions', { token, locale: 'en', key: newKey() })
  ).json()
  const turn = await say(begun, { type: 'wrote', text: 'honestly it is TOO LOUD' })
  expect(turn.turn.messages).toContain('We are sorry it is loud.')
  await say(turn, { type: 'accepted' })
  const row = await rowOf('loud')
  expect(row.reasons).toEqual(['noise'])
  const page = await look(`/console/sessions/${row.session}`)
  expect(page).toContain('It is loud here')
  expect(await look('/console?reason=noise')).toContain('It is loud here')
  expect(await look('/console?reason=noise&lang=he')).toContain('רועש כאן')
  expect((await press(row, await wordsAt(row), 'reason', 'noise', 'price')).status).toBe(303)
  expect((await rowOf('loud')).reasons).toEqual(['noise', 'price'])
})
