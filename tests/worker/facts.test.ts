import { runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import type { SomeFacts } from '#shared/facts/stated.ts'
import { migrations } from '#worker/customer/migrations.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { migrate } from '#worker/migrate.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { apiKey, apiKeyBeside } from '../peers/test-settings.ts'
import {
  begin,
  customerObject,
  key,
  newKey,
  origin,
  post,
  refusal,
  say,
  send,
  setFault,
  tokenFor,
  who,
} from './api.ts'
import { ago, batch, get, now, push, put, shown } from './facts-api.ts'

/** How the latest session of a customer began. */
async function started(customer: string) {
  const rows = await runInDurableObject(customerObject(customer), (_: Customer, state) =>
    state.storage.sql
      .exec<{ body: string }>(`SELECT body FROM events WHERE type = 'session_started'`)
      .toArray(),
  )
  return JSON.parse(rows.at(-1)?.body ?? '{}') as Event & { type: 'session_started' }
}

const tokenWith = (customer: string, facts: unknown) =>
  signToken({ ...who(customer), facts: facts as SomeFacts }, key, new Date())
const open = (token: string) => post('/v1/sessions', { token, locale: 'en', key: newKey() })

afterEach(() => setFault('none'))

describe('facts of one customer', () => {
  it('are kept and shown with their source and age', async () => {
    const response = await push('kept', { use: 12, anchor: true }, ago(3))
    expect([response.status, await response.json()]).toEqual([200, { kept: ['use', 'anchor'], older: [] }])
    expect(await shown('kept')).toMatchObject({
      use: { value: 12, source: 'pushed', ageDays: 3, stale: false },
      anchor: { value: true, ageDays: 3 },
    })
  })

  it('sent twice are the same, and an old word never undoes a newer one, fact by fact', async () => {
    const at = ago(1)
    await push('twice', { use: 50 }, at)
    expect(await (await push('twice', { use: 50 }, at)).json()).toEqual({ kept: ['use'], older: [] })
    const late = await push('twice', { use: 9, potential: 'low' }, ago(5))
    expect(await late.json()).toEqual({ kept: ['potential'], older: ['use'] })
    const facts = await shown('twice')
    expect(facts['use']).toMatchObject({ value: 50, at })
    expect(facts['potential']).toMatchObject({ value: 'low', ageDays: 5 })
  })

  it('of one moment cannot be two things, and then nothing is kept', async () => {
    const at = ago(1)
    await push('two', { use: 50 }, at)
    const [status, { error, message }] = await refusal(await push('two', { use: 51, potential: 'high' }, at))
    expect([status, error]).toEqual([409, 'facts_differ'])
    expect(message).toContain('use')
    expect(Object.keys(await shown('two'))).toEqual(['use'])
  })

  it('are written all or none', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await push('half', { use: 50 }, ago(2))
    await runInDurableObject(customerObject('half'), (_: Customer, state) => {
      state.storage.sql.exec(
        `CREATE TRIGGER full BEFORE INSERT ON facts WHEN NEW.fact = 'potential' BEGIN SELECT RAISE(FAIL, 'disk full'); END`,
      )
    })
    expect((await push('half', { use: 60, potential: 'high' })).status).toBe(500)
    expect(await shown('half')).toMatchObject({ use: { value: 50 } })
  })

  it('of test customers are apart from those of live ones', async () => {
    await put('modes', { at: now(), facts: { use: 7 } }, apiKey, '?mode=test')
    expect(await shown('modes')).toEqual({})
    expect(await shown('modes', apiKey, '?mode=test')).toMatchObject({ use: { value: 7 } })
  })
})

describe('who may ask', () => {
  const strangers: [string, Record<string, string>][] = [
    ['nobody', {}],
    ['an empty key', { authorization: 'Bearer ' }],
    ['a wrong key', { authorization: `Bearer ${'x'.repeat(43)}` }],
    ['the key without its last letter', { authorization: `Bearer ${apiKey.slice(0, -1)}` }],
    [
      'the kept hash itself',
      { authorization: 'Bearer 7a97835b001a7648b60ef502bc760f5ec329991efe0386300900d6cf99497e44' },
    ],
    ['a key that signs tokens', { authorization: `Bearer ${key.secret}` }],
    ['a key by another scheme', { authorization: `Basic ${apiKey}` }],
  ]
  it.each(strangers)('%s is a stranger', async (_, headers) => {
    for (const [path, method] of [
      ['/v1/customers/c/facts', 'GET'],
      ['/v1/customers/c/facts', 'PUT'],
      ['/v1/facts', 'POST'],
    ] as const)
      expect(await refusal(await send(path, { method, headers }))).toMatchObject([401, { error: 'bad_key' }])
  })

  it('a customer’s own token and ticket are no key', async () => {
    const { ticket } = await begin('nosy')
    for (const pass of [ticket, await tokenFor('nosy')]) expect((await get('nosy', pass)).status).toBe(401)
  })

  it('a key of another tenant sees and changes nothing here (T12)', async () => {
    await push('mine', { use: 50 }, ago(1))
    expect(await shown('mine', apiKeyBeside)).toEqual({})
    expect((await put('mine', { at: now(), facts: { use: 1 } }, apiKeyBeside)).status).toBe(200)
    await batch(
      JSON.stringify([{ customer: 'mine', at: now(), facts: { use: 2 } }]),
      'application/json',
      apiKeyBeside,
    )
    expect(await shown('mine')).toMatchObject({ use: { value: 50 } })
    expect(await shown('mine', apiKeyBeside)).toMatchObject({ use: { value: 2 } })
  })

  it('the keys of one tenant do not open another by a customer id made for it', async () => {
    await push('1:x', { use: 50 })
    for (const id of ['4:live3:1:x', '../demo/1:x', '1%3Ax'])
      expect(await shown(id, apiKeyBeside)).toEqual({})
  })
})

describe('a conversation', () => {
  it('begins on facts from all three, and says who said what', async () => {
    await push('all', { use: 5, costToServe: 700 }, ago(4))
    expect((await open(await tokenWith('all', { name: 'Ann', place: 'GB' }))).status).toBe(201)
    const { facts, factSources, flags } = await started('all')
    expect(facts).toMatchObject({
      name: 'Ann',
      use: 5,
      costToServe: 700,
      place: 'GB',
      plan: { id: 'studio' },
    })
    expect(factSources).toMatchObject({
      name: { source: 'token' },
      use: { source: 'pushed' },
      price: { source: 'billing' },
    })
    expect(flags?.filter(({ kind }) => kind !== 'missing')).toEqual([])
  })

  it('falls to what is safe where facts are stale or contradictory, and flags them', async () => {
    await push('odd', { anchor: true, useTrend: 'falling' }, ago(400))
    expect((await open(await tokenWith('odd', { place: 'IL' }))).status).toBe(201)
    const { facts, flags } = await started('odd')
    expect(facts).toMatchObject({ anchor: false, useTrend: null, place: null })
    expect(flags).toContainEqual({ fact: 'place', kind: 'contradictory', sources: ['billing', 'token'] })
    expect(flags?.filter(({ kind }) => kind === 'stale').map(({ fact }) => fact)).toEqual([
      'useTrend',
      'anchor',
    ])
  })

  it('makes no offer on pushed facts alone, and still lets them leave', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await push('unpriced', { anchor: true, potential: 'high', use: 100, place: 'GB' })
    await setFault('down')
    const begun = await begin('unpriced')
    const { facts, factSources } = await started('unpriced')
    expect([facts, factSources?.use?.source]).toEqual([null, 'pushed'])
    const asked = await say(begun, { type: 'chose', options: ['price'] })
    expect(asked.turn.input?.type).toBe('confirm')
    expect((await say(asked, { type: 'accepted' })).turn.outcome).toBe('cancelled')
  })

  it('is refused to a token that states what it may not, in words', async () => {
    const cases: [unknown, string][] = [
      [{ gender: 'f' }, 'gender: protected traits may not decide an offer'],
      [{ anchor: true }, 'anchor: not for this source to say'],
      [{ place: 'Texas' }, 'must be a country'],
      ['all of them', 'object'],
    ]
    for (const [facts, why] of cases) {
      const [status, { error, fields }] = await refusal(await open(await tokenWith('claims', facts)))
      expect([status, error]).toEqual([401, 'bad_token'])
      expect(JSON.stringify(fields)).toContain(why)
    }
  })

  it('but the plain way out stands open whatever the token states', async () => {
    for (const facts of [{ gender: 'f' }, { place: 'Texas' }, 'all of them', { name: 'Ann' }]) {
      const token = await tokenWith(`out ${JSON.stringify(facts)}`, facts)
      const page = await send(`/exit?token=${token}`)
      const pass = /name="pass" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
      const body = new URLSearchParams({ pass, lang: 'en' })
      const left = await send('/exit', { method: 'POST', headers: { origin }, body })
      expect([page.status, left.status], JSON.stringify(facts)).toEqual([200, 200])
    }
    expect((await started('out {"name":"Ann"}')).facts?.name).toBe('Ann')
  })
})

it('an object from before there were facts gets their table', async () => {
  await runInDurableObject(customerObject('old'), (_: Customer, { storage }) => {
    storage.sql.exec('DROP TABLE facts')
    const before = migrations.findIndex((entry) => entry.includes('CREATE TABLE facts'))
    storage.sql.exec('DELETE FROM migrations WHERE number > ?', before)
    migrate(storage, migrations.slice(0, before + 1))
  })
  expect((await push('old', { use: 1 })).status).toBe(200)
})
