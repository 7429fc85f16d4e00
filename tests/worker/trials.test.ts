/** Who is held out, in the real runtime: which arm, since when, and what the record and the row say of it. */
import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { assign } from '#shared/experiments/assign.ts'
import { holdoutOn } from '#shared/experiments/holdout.ts'
import { objectName } from '#worker/identity/object-name.ts'
import { day } from '../fixtures/a-clock.ts'
import { no, price, yes } from '../fixtures/answers.ts'
import { everything, say } from './api.ts'
import { begin, holdout, inArm, objectOf, ring, start, tenant } from './holds-out.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(() => void vi.useRealTimers())

async function rowsOf(customer: string) {
  await ring(customer)
  const rows = await env.TENANT.getByName(tenant).sessions(everything)
  return rows.filter((row) => row.customer === customer).toReversed()
}

it('who is held out is made no offer, and is followed up like everybody who was', async () => {
  const held = inArm('held', 'out')
  const asked = await say(await begin(held), price)
  expect(asked.turn.input?.type).toBe('confirm')
  await say(asked, yes)
  const [row] = await rowsOf(held)
  expect(row).toMatchObject({
    offers: [],
    exposed: [{ experiment: 'holdout', phase: holdout?.phase, arm: 'held', horizon: 60, plain: false }],
    followed: { from: new Date(start).toISOString(), kind: null },
  })
  for (const after of [30, 60, 90]) {
    vi.setSystemTime(start + after * day)
    await ring(held)
  }
  const [later] = await rowsOf(held)
  expect(later?.followed?.seen.map((seen) => seen.day)).toEqual([30, 60, 90])
  expect(later?.followed?.seen.map((seen) => seen.paid)).toEqual([0, 0, 0])
})

it('who is not held out is made the offer, and counts on the other side', async () => {
  const usual = inArm('usual', 'in')
  const offered = await say(await begin(usual), price)
  expect(offered.turn.input?.type).toBe('offer')
  await say(offered, yes)
  const [row] = await rowsOf(usual)
  expect(row).toMatchObject({ exposed: [{ experiment: 'holdout', arm: 'usual', plain: true }] })
})

it('a second conversation is in the same arm, adds no exposure and is told as one more chat', async () => {
  const held = inArm('held', 'twice')
  let turn = await say(await begin(held), price)
  turn = await say(turn, no)
  await rowsOf(held)
  await evictDurableObject(objectOf(held))
  vi.setSystemTime(start + 10 * day)
  await say(await say(await begin(held), price), yes)
  const [first, second] = await rowsOf(held)
  expect(first?.exposed).toHaveLength(1)
  expect(second?.exposed).toBeUndefined()
  expect(second).toMatchObject({
    offers: [],
    again: [{ experiment: 'holdout', phase: holdout?.phase, since: new Date(start).toISOString() }],
  })
})

it.each(['held', 'usual'])(
  'two conversations at once, about two subscriptions, are one row: %s',
  async (arm) => {
    const customer = inArm(arm, 'both')
    const [one, other] = [await begin(customer), await begin(customer, 'live', `other-${customer}`)]
    for (const begun of [one, other])
      for (let last = await say(begun, price); last.turn.outcome === null;) last = await say(last, no)
    const rows = await rowsOf(customer)
    expect(rows).toHaveLength(2)
    expect(rows.flatMap(({ exposed = [] }) => exposed)).toMatchObject([{ experiment: 'holdout', arm }])
  },
)

it('the next quarter draws anew, but nobody changes sides before their horizon is over', async () => {
  const next = holdoutOn('2027-04-02', 5000)
  const all = Array.from({ length: 400 }, (_, index) => `turn-${index}`)
  const held = all.find(
    (one) => holdout && next && assign(holdout, one)?.arm === 'held' && assign(next, one)?.arm === 'usual',
  )
  if (held === undefined) throw new Error('nobody changes sides')
  vi.setSystemTime(Date.parse('2027-03-20T12:00:00Z'))
  await say(await say(await begin(held), price), no)
  await rowsOf(held)
  vi.setSystemTime(Date.parse('2027-04-02T12:00:00Z'))
  const soon = await say(await begin(held), price)
  expect(soon.turn.input?.type).toBe('confirm')
  await say(soon, no)
  vi.setSystemTime(Date.parse('2027-05-20T12:00:00Z'))
  const later = await say(await begin(held), price)
  expect(later.turn.input?.type).toBe('offer')
})

it('a test customer is never counted', async () => {
  const held = inArm('held', 'trial')
  await say(await say(await begin(held, 'test'), price), yes)
  const object = env.CUSTOMER.getByName(objectName(tenant, 'test', held))
  await runDurableObjectAlarm(object)
  const rows = await env.TENANT.getByName(tenant).sessions(everything)
  const [row] = rows.filter((one) => one.customer === held)
  expect(row?.exposed).toBeUndefined()
})

it('the global holdout is reported on like any experiment, and nobody plans it', async () => {
  const told = await env.TENANT.getByName(tenant).experiment('holdout')
  expect(told).toMatchObject({ history: [], report: { state: 'running', isBlocked: false } })
  const rows = await env.TENANT.getByName(tenant).sessions({
    reason: null,
    outcome: null,
    from: null,
    until: null,
    after: null,
  })
  const exposed = rows.flatMap((row) => row.exposed ?? [])
  expect(told?.report?.arms.map(({ arm, exposed: { n } }) => [arm, n])).toEqual(
    ['held', 'usual'].map((arm) => [arm, exposed.filter((one) => one.arm === arm).length]),
  )
  expect((await env.TENANT.getByName(tenant).experiments()).map(({ id }) => id)).toEqual(['holdout'])
})
