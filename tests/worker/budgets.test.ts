/** Economics (issue, 4): inside the budgets of the month, whoever asks at once and whatever breaks. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { Tenant } from '#worker/tenant/tenant.ts'
import { no, price, yes } from '../fixtures/answers.ts'
import { answer, begin, current, customerObject, eventsOf, say, tenantObject } from './api.ts'
import { claims, emptyBooks, enoughFor, publishWith, smallerPlan, verdictsOn } from './books.ts'

const away = Object.assign(new Error('the tenant is away'), { stack: 'the tenant is away' })

const ask = async (customer: string, playbook: string, subscription = 's') =>
  say(await begin(customer, { playbook, subscription }), price)
const spent = async () => (await claims()).reduce((sum, { amount }) => sum + amount, 0)
const offeredTo = async (customer: string, playbook: string) =>
  (await ask(customer, playbook)).turn.input?.type === 'offer'

/** The books say yes or no at once; their answer takes a while. */
function afterClaiming(wait: () => Promise<void>) {
  const claim: Tenant['claim'] = Reflect.get(Tenant.prototype, 'claim')
  return vi.spyOn(Tenant.prototype, 'claim').mockImplementation(async function (this: Tenant, ...asked) {
    const told = await claim.apply(this, asked)
    await wait()
    return told
  })
}

beforeEach(emptyBooks)
afterEach(() => vi.restoreAllMocks())

describe('the last money of a month', () => {
  it('goes to exactly as many as it suffices for, of all who ask at once; the record says why the rest got none', async () => {
    await publishWith('race', enoughFor(3))
    const names = Array.from({ length: 9 }, (_, index) => `racer-${index}`)
    const begun = await Promise.all(names.map((name) => begin(name, { playbook: 'race' })))
    const turns = await Promise.all(begun.map((one) => say(one, price)))
    const kinds = turns.map(({ turn }) => turn.input?.type)
    expect(kinds.filter((kind) => kind === 'offer')).toHaveLength(3)
    expect(kinds.filter((kind) => kind === 'confirm')).toHaveLength(6)
    expect(await spent()).toBe(3 * smallerPlan)
    const refused = names[kinds.indexOf('confirm')] ?? ''
    expect(await verdictsOn(refused)).toMatchObject({
      'price-smaller': 'over_budget',
      'price-30': 'over_budget',
    })
    expect(await verdictsOn(names[kinds.indexOf('offer')] ?? '')).toEqual({ 'price-smaller': 'chosen' })
  })

  it('counts a double tap once', async () => {
    await publishWith('taps', enoughFor(1))
    const begun = await begin('tapper', { playbook: 'taps' })
    const taps = await Promise.all([1, 2, 3, 4].map(() => answer(begun.ticket, 1, price)))
    const bytes = new Set(await Promise.all(taps.map((tap) => tap.text())))
    expect(bytes.size).toBe(1)
    expect([...bytes][0]).toContain('"offer"')
    expect(await claims()).toHaveLength(1)
  })

  it('is free again for the next when it was declined, and when one left; and spent when accepted', async () => {
    await publishWith('free', enoughFor(1))
    const first = await ask('decliner', 'free')
    expect(await offeredTo('early', 'free')).toBe(false)
    await say(first, no)
    await vi.waitFor(async () => expect(await spent()).toBe(0))
    const leaver = await ask('leaver', 'free')
    expect(leaver.turn.input?.type).toBe('offer')
    await say(await say(leaver, { type: 'leaving' }), yes)
    await vi.waitFor(async () => expect(await spent()).toBe(0))
    expect((await say(await ask('taker', 'free'), yes)).turn.outcome).toBe('saved')
    await runDurableObjectAlarm(customerObject('taker'))
    expect(await spent()).toBe(smallerPlan)
    expect((await claims()).map(({ state }) => state).toSorted()).toEqual(['accepted', 'declined', 'open'])
    expect(await offeredTo('late', 'free')).toBe(false)
  })

  it('is free again when a conversation fell silent (S0.2)', async () => {
    await publishWith('silence', enoughFor(1))
    await ask('quiet', 'silence')
    await runInDurableObject(customerObject('quiet'), (_: Customer, state) => {
      const old = new Date(Date.now() - 2 * 3_600_000).toISOString()
      state.storage.sql.exec(`UPDATE events SET body = json_set(body, '$.at', ?)`, old)
    })
    const { evictDurableObject } = await import('cloudflare:test')
    await evictDurableObject(customerObject('quiet'))
    await runDurableObjectAlarm(customerObject('quiet'))
    await vi.waitFor(async () => expect(await spent()).toBe(0))
  })

  it('is set aside once for an offer that is shown again after *back*', async () => {
    await publishWith('again', enoughFor(1))
    const offered = await ask('again', 'again')
    const back = await say(offered, { type: 'back' })
    expect((await say(back, price)).turn.input).toEqual(offered.turn.input)
    expect(await claims()).toHaveLength(1)
  })

  it('is held for longer where an offer stays on the table for longer', async () => {
    await publishWith('long', enoughFor(1))
    const offered = await ask('thinker', 'long')
    const [before] = await claims()
    await runInDurableObject(customerObject('thinker'), (_: Customer, state) => {
      const old = new Date(Date.now() - 90 * 60_000).toISOString()
      state.storage.sql.exec(`UPDATE events SET body = json_set(body, '$.at', ?)`, old)
    })
    const { evictDurableObject } = await import('cloudflare:test')
    await evictDurableObject(customerObject('thinker'))
    await say(offered, { type: 'wrote', text: 'what happens to my files?' })
    await vi.waitFor(async () => expect((await claims())[0]?.expires).toBeGreaterThan(before?.expires ?? 0))
    expect(await spent()).toBe(smallerPlan)
  })

  it('is no concern of test customers, who have books of their own', async () => {
    await publishWith('modes', enoughFor(1))
    await ask('live-one', 'modes')
    const test = await say(await begin('test-one', { playbook: 'modes', mode: 'test' }), price)
    expect(test.turn.input?.type).toBe('offer')
  })
})

describe('when the tenant cannot be asked', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
  })

  it('offers nothing that costs money, says why, and lets everybody leave', async () => {
    await publishWith('away', enoughFor(5))
    vi.spyOn(Tenant.prototype, 'standing').mockRejectedValue(away)
    const asked = await ask('unlucky', 'away')
    expect(asked.turn.input?.type).toBe('confirm')
    expect(await verdictsOn('unlucky')).toMatchObject({ 'price-smaller': 'budget_unknown' })
    expect((await say(asked, yes)).turn.outcome).toBe('cancelled')
  })

  it('offers what costs nothing', async () => {
    await publishWith('kind', enoughFor(5))
    const standing = vi.spyOn(Tenant.prototype, 'standing').mockRejectedValue(away)
    const asked = await say(await begin('helped', { playbook: 'kind' }), {
      type: 'chose',
      options: ['service'],
    })
    expect((await say(asked, { type: 'skipped' })).turn.input?.type).toBe('offer')
    expect(standing).not.toHaveBeenCalled()
  })

  it('waits for a slow answer no longer than a moment, and takes a late yes back', async () => {
    await publishWith('slow', enoughFor(5))
    const slow = afterClaiming(() => new Promise((resolve) => setTimeout(resolve, 3000)))
    const from = Date.now()
    expect((await ask('patient', 'slow')).turn.input?.type).toBe('confirm')
    expect(Date.now() - from).toBeLessThan(2500)
    expect(slow).toHaveBeenCalledOnce()
    await vi.waitFor(async () => expect(await claims()).toEqual([]), 6000)
  })

  it('the way out does not wait at all, and the offer that comes too late is not made', async () => {
    await publishWith('held', enoughFor(5))
    let goOn = (): void => undefined
    const gate = new Promise<void>((resolve) => (goOn = resolve))
    afterClaiming(() => gate)
    const begun = await begin('hasty', { playbook: 'held' })
    const slow = answer(begun.ticket, 1, price)
    await vi.waitFor(async () => expect(await claims()).toHaveLength(1))
    const left = await say(begun, { type: 'leaving' })
    expect(left.turn.input?.type).toBe('confirm')
    goOn()
    expect((await slow).status).toBe(409)
    expect((await current(begun.ticket)).turn).toEqual(left.turn)
    await vi.waitFor(async () => expect(await claims()).toEqual([]))
    expect((await eventsOf('hasty')).map(({ type }) => type)).not.toContain('offer_presented')
  })
})

it('a claim of which nothing more is heard runs out, and an accepted one is entered all the same', async () => {
  const asking = {
    mode: 'live' as const,
    customer: 'lost',
    group: null,
    currency: 'USD',
    budgets: enoughFor(1),
    cooldownDays: 180,
  }
  const at = new Date().toISOString()
  const cost = { amount: smallerPlan, currency: 'USD' }
  const one = { key: 'k', at, offer: 'right-size', kind: 'plan_change' as const, cost, until: at }
  expect(await tenantObject().claim(asking, one, [])).toEqual({ ok: true })
  const left = await tenantObject().standing(asking)
  expect(left.left.get('plans')).toBe(2 * smallerPlan - 1)
  await tenantObject().settleClaims([{ ...one, ...asking, until: at, state: 'accepted' }])
  expect((await tenantObject().standing(asking)).left.get('plans')).toBe(smallerPlan - 1)
})

it('without budgets and groups the tenant is asked nothing and told nothing', async () => {
  const methods = ['standing', 'claim', 'settleClaims', 'withdrawClaim', 'renewClaims'] as const
  const spies = methods.map((method) => vi.spyOn(Tenant.prototype, method))
  const report = vi.spyOn(Tenant.prototype, 'report')
  expect(defaultPlaybook.budgets).toEqual([])
  const second = await say(await say(await begin('plain'), price), no)
  await say(second, { type: 'leaving' })
  await say(await say(await begin('plain-too'), price), yes)
  await vi.waitFor(() => expect(report).toHaveBeenCalled())
  for (const spy of spies) expect(spy).not.toHaveBeenCalled()
  expect(report.mock.calls[0]?.[1]).toEqual([])
  expect(await claims()).toEqual([])
})
