/** Only beginning is limited, and by whom there are too many; leaving never is (T43). */
import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { signToken } from '#worker/identity/sign-token.ts'
import { Pace, Paces } from '#worker/pace.ts'
import { BeginCount, BeginTally } from '#worker/tenant/begins.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { testTenants } from '../peers/test-settings.ts'
import { answer, begin, newKey, post, say, send } from './api.ts'

const minute = 60_000

describe('T43 a pace', () => {
  it('lets in so many in any minute, and says when the next may come', () => {
    const pace = new Pace()
    const at = (seconds: number) => pace.take(3, seconds * 1000)
    expect([at(0), at(20), at(40), at(41), at(59.5), at(60), at(61)]).toEqual([
      null,
      null,
      null,
      19,
      1,
      null,
      19,
    ])
    expect(at(80)).toBeNull()
  })

  it('does not count for ever what a clock that was set back has seen', () => {
    const pace = new Pace()
    for (let n = 0; n < 3; n++) pace.take(3, 9 * minute)
    expect(pace.take(3, 9 * minute)).toBe(60)
    expect(pace.take(3, 0)).toBeNull()
  })

  it('of many is forgotten when it is quiet', () => {
    const paces = new Paces(2)
    expect([paces.take('a', 1, 0), paces.take('a', 1, 1), paces.take('b', 1, 50_000)]).toEqual([
      null,
      60,
      null,
    ])
    expect([paces.take('c', 1, minute + 1), paces.take('b', 1, minute + 1)]).toEqual([null, 50])
  })
})

describe('T43 a tenant’s minute', () => {
  it('is a thousand begins, counted at once here and every second with the others', async () => {
    const [one, two] = [new BeginTally(), new BeginTally()]
    const count = new BeginCount()
    const work: Promise<unknown>[] = []
    const telling = {
      tell: async (at: number, more: number) => count.add(at, more),
      behind: (w: Promise<unknown>) => void work.push(w),
    }
    const let_ = async (tally: BeginTally, many: number, now: number) => {
      let seen = 0
      for (let n = 0; n < many; n++) seen += tally.take('t', 1000, now, telling) === null ? 1 : 0
      await Promise.all(work)
      return seen
    }
    expect(await let_(one, 600, 0)).toBe(600)
    expect(await let_(one, 1, 1500)).toBe(1)
    expect(await let_(two, 1, 1600)).toBe(1)
    expect(await let_(two, 600, 1700)).toBe(398)
    expect(two.take('t', 1000, 1700, telling)).toBe(59)
    expect(await let_(two, 1, minute)).toBe(1)
  })

  it('is kept to by each alone where the tenant’s object is away', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const tally = new BeginTally()
    const telling = { tell: () => Promise.reject(new Error('away')), behind: (w: Promise<unknown>) => void w }
    for (let n = 0; n < 10; n++) expect(tally.take('t', 10, n * 1100, telling)).toBeNull()
    await Promise.resolve()
    expect(tally.take('t', 10, 12_000, telling)).toBe(48)
    vi.restoreAllMocks()
  })
})

/** `beside` has the limits we ship: 10 a minute for a customer; `busy` takes 20 for all of its customers. */
const keyOf = (tenant: string) => {
  const [kid, secret] = Object.entries(testTenants.find(({ id }) => id === tenant)?.keys ?? {})[0] ?? ['', '']
  return { kid, secret }
}
async function knock(tenant: string, customer: string, headers: Record<string, string> = {}) {
  const who = { tenant, customer, subscription: 's', mode: 'live' } as const
  const token = await signToken(who, keyOf(tenant), new Date())
  const origin = testTenants.find(({ id }) => id === tenant)?.origins[0] ?? ''
  const response = await post('/v1/sessions', { token, locale: 'en', key: newKey() }, { origin, ...headers })
  return {
    status: response.status,
    headers: response.headers,
    token,
    body: (await response.json()) as Record<string, unknown>,
  }
}

describe('T43 in the worker', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-01-10T12:00:00Z') }))
  afterEach(() => void vi.useRealTimers())

  it('the eleventh begin of a customer in a minute is answered 429, with when to come again', async () => {
    for (let n = 0; n < 10; n++) expect((await knock('beside', 'eager')).status).toBe(201)
    const { status, headers, body } = await knock('beside', 'eager')
    expect([status, body['error'], headers.get('retry-after')]).toEqual([429, 'too_many', '60'])
    expect(headers.get('access-control-expose-headers')).toBe('retry-after')
    expect((await knock('beside', 'calm')).status).toBe(201)
    vi.setSystemTime(Date.now() + minute)
    expect((await knock('beside', 'eager')).status).toBe(201)
  })

  it('and the way out of that customer is open all the same', async () => {
    let last = await knock('beside', 'leaver')
    for (let n = 0; n < 11; n++) last = await knock('beside', 'leaver')
    expect(last.status).toBe(429)
    const who = { tenant: 'beside', customer: 'leaver', subscription: 's', mode: 'live' } as const
    for (let n = 0; n < 5; n++) {
      const token = await signToken(who, keyOf('beside'), new Date())
      const page = await (await send(`/exit?token=${token}`)).text()
      const pass = /name="pass" value="([^"]+)"/.exec(page)?.[1] ?? ''
      const body = new URLSearchParams({ pass, lang: 'en' })
      const pressed = await send('/exit', { method: 'POST', body })
      expect([pressed.status, await pressed.text()]).toEqual([200, expect.stringContaining('parley.test')])
    }
  })

  it('a tenant’s own number holds for all its customers, until the minute is over', async () => {
    for (let n = 0; n < 20; n++) expect((await knock('busy', `one-${n}`)).status).toBe(201)
    const { status, headers } = await knock('busy', 'one-more')
    expect([status, headers.get('retry-after')]).toEqual([429, '60'])
    vi.setSystemTime(Date.now() + minute)
    expect((await knock('busy', 'one-more')).status).toBe(201)
  })

  it('one network with many customers is slowed down, whatever the tenant may take', async () => {
    const from = (address: string) => ({ 'cf-connecting-ip': address })
    vi.setSystemTime(Date.now() + 5 * minute)
    for (let n = 0; n < 12; n++)
      expect((await knock('busy', `nat-${n}`, from('2001:db8::1'))).status).toBe(201)
    expect((await knock('busy', 'nat-12', from('2001:db8::ffff'))).status).toBe(429)
    expect((await knock('busy', 'nat-13', from('2001:db8:1::1'))).status).toBe(201)
  })

  it('a token that is not good is not counted', async () => {
    vi.setSystemTime(Date.now() + 9 * minute)
    for (let n = 0; n < 30; n++)
      expect((await post('/v1/sessions', { token: 'x.y.z', locale: 'en', key: newKey() })).status).toBe(401)
    expect((await knock('busy', 'after-the-storm')).status).toBe(201)
  })

  it('the tenant’s object knows the sum', async () => {
    const object = env.TENANT.getByName('counted')
    await runInDurableObject(object, async (tenant: Tenant) => {
      expect([
        await tenant.countBegins(7, 3),
        await tenant.countBegins(7, 4),
        await tenant.countBegins(8, 1),
      ]).toEqual([3, 7, 1])
    })
  })
})

it('T43 a hundred answers in a second are all answered, and the way out among them works', async () => {
  const begun = await begin('flooder')
  const floods = Array.from({ length: 100 }, (_, n) =>
    answer(begun.ticket, 1, { type: 'wrote', text: `again ${n}` }),
  )
  const statuses = (await Promise.all(floods)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(new Set(statuses)).toEqual(new Set([200, 409]))
  const at = { ticket: begun.ticket, turn: { ...begun.turn, number: 2 } }
  const { turn } = await say(await say(at, { type: 'leaving' }), { type: 'accepted' })
  expect(turn.outcome).toBe('cancelled')
})
