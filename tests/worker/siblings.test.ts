/** Farming is useless: accounts of one household or company share the two offers of a cooldown (issue, 4). */
import { runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Tenant } from '#worker/tenant/tenant.ts'
import { no, price } from '../fixtures/answers.ts'
import { begin, customerObject, eventsOf, say } from './api.ts'
import { claims, emptyBooks, verdictsOn } from './books.ts'
import { push } from './facts-api.ts'

const ask = async (customer: string, accountGroup: string | null, reason = 'price') => {
  const begun = await begin(customer, accountGroup === null ? {} : { facts: { accountGroup } })
  return say(begun, { type: 'chose', options: [reason] })
}
const withheldFrom = async (customer: string) =>
  (await eventsOf(customer)).flatMap((event) =>
    event.type === 'offer_considered' ? [event.choice.withheld] : [],
  )

beforeEach(emptyBooks)
afterEach(() => vi.restoreAllMocks())

it('T15 two offers to one are two to all', async () => {
  await say(await say(await ask('anna', 'home-1'), no), no)
  expect((await ask('ben', 'home-1')).turn.input?.type).toBe('confirm')
  expect(await withheldFrom('ben')).toEqual(['limit'])
  expect((await ask('cleo', 'home-2')).turn.input?.type).toBe('offer')
  expect((await ask('dora', null)).turn.input?.type).toBe('offer')
})

it('the second is a second one, and of another kind, also where a sibling saw the first', async () => {
  await ask('eve', 'home-3')
  const second = await ask('finn', 'home-3')
  expect(second.turn.input?.type).toBe('offer')
  expect(second.turn.messages.join()).not.toContain('undefined')
  const [first, other] = await Promise.all([verdictsOn('eve'), verdictsOn('finn')])
  expect(first).toEqual({ 'price-smaller': 'chosen' })
  expect(other['price-second-30']).toBe('chosen')
  expect((await ask('gus', 'home-3')).turn.input?.type).toBe('confirm')
})

it('one that was accepted ends it for all', async () => {
  await say(await ask('hana', 'home-4'), { type: 'accepted' })
  await runDurableObjectAlarm(customerObject('hana'))
  expect((await ask('ivo', 'home-4')).turn.input?.type).toBe('confirm')
  expect(await withheldFrom('ivo')).toEqual(['cooldown'])
})

it('five accounts that ask at the same moment see two offers together', async () => {
  const names = ['j', 'k', 'l', 'm', 'n'].map((name) => `${name}-at-once`)
  const begun = await Promise.all(names.map((name) => begin(name, { facts: { accountGroup: 'home-5' } })))
  const turns = await Promise.all(begun.map((one) => say(one, price)))
  expect(turns.filter(({ turn }) => turn.input?.type === 'offer')).toHaveLength(2)
  expect(new Set((await claims()).map(({ kind }) => kind)).size).toBe(2)
})

it('a group that was pushed counts as well, and what the tenant keeps of it names nobody', async () => {
  await push('olga', { accountGroup: 'home-6' })
  await say(await say(await ask('olga', null), no), no)
  expect((await ask('paul', 'home-6')).turn.input?.type).toBe('confirm')
  const kept = JSON.stringify(await claims())
  expect(kept).toContain('home-6')
  expect(kept).not.toMatch(/Noa|Studio/)
})

it('a name or an address is no group', async () => {
  for (const accountGroup of ['Levi family', 'noa@example.test', 'x'.repeat(65), '']) {
    const response = await push('rita', { accountGroup })
    expect(response.status).toBe(400)
  }
})

it('where the tenant cannot be asked, a group is offered nothing that costs money', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const away = Object.assign(new Error('the tenant is away'), { stack: 'the tenant is away' })
  vi.spyOn(Tenant.prototype, 'standing').mockRejectedValue(away)
  expect((await ask('sam', 'home-7')).turn.input?.type).toBe('confirm')
  expect(await verdictsOn('sam')).toMatchObject({ 'price-smaller': 'budget_unknown' })
  const free = await say(await ask('tom', 'home-7', 'service'), { type: 'skipped' })
  expect(free.turn.input?.type).toBe('offer')
})
