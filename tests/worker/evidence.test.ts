/** What became of taken offers reaches the decisions about the next ones, and stays with them (S0.24, S0.26). */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { expect, it } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import { judged, type FollowUp, type Standing } from '#shared/engine/standing.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import type { OfferEvidence } from '#shared/rules/chance.ts'
import { forgetPlaybook } from '#worker/tenant/published.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { price } from '../fixtures/answers.ts'
import { begin, customerObject, eventsOf, newKey, say, tenantObject } from './api.ts'

const evidenceNow = async (): Promise<OfferEvidence> => (await tenantObject().live('default')).evidence

/** The same figures, counted over all rows. */
async function counted(): Promise<Record<string, { taken: number; stayed: number }>> {
  const rows = await runInDurableObject(tenantObject(), (_: Tenant, state) =>
    state.storage.sql
      .exec<{ body: string }>('SELECT body FROM sessions')
      .toArray()
      .map(({ body }) => JSON.parse(body) as SessionRow),
  )
  const sums: Record<string, { taken: number; stayed: number }> = {}
  for (const { followed } of rows) {
    const one = followed && judged(followed)
    if (!one) continue
    const sum = (sums[one.kind] ??= { taken: 0, stayed: 0 })
    sum.taken += 1
    sum.stayed += one.stayed ? 1 : 0
  }
  return sums
}

const row = (session: string, position: number, followed: FollowUp): SessionRow => ({
  session,
  position,
  customer: session,
  mode: 'live',
  locale: 'en',
  began: '2026-01-01T00:00:00.000Z',
  ended: '2026-01-01T00:00:00.000Z',
  outcome: 'saved',
  reasons: [],
  tier: 'standard',
  offers: ['one'],
  accepted: 'one',
  billing: 'done',
  followed,
})

const followed = (kind: OfferKind, standing: Standing | null): FollowUp => ({
  from: '2026-01-01T00:00:00.000Z',
  kind,
  judgedOn: 60,
  seen: standing === null ? [] : [{ day: 60, standing, voluntary: null, at: '2026-03-02T00:00:00.000Z' }],
})

it('the sums are those of the rows, whatever comes twice, late or otherwise', async () => {
  const standings: (Standing | null)[] = ['paying', 'ended', 'past_due', null, 'unknown']
  for (let n = 0; n < 40; n++) {
    const kind: OfferKind = n % 3 === 0 ? 'credit' : 'contact'
    const reported = row(`sum-${n}`, 10, followed(kind, standings[n % 5] ?? null))
    await tenantObject().report(reported)
    if (n % 2 === 0) await tenantObject().report(reported)
    if (n % 4 === 0)
      await tenantObject().report({ ...reported, position: 11, followed: followed(kind, 'paying') })
    if (n % 7 === 0)
      await tenantObject().report({ ...reported, position: 9, followed: followed(kind, 'ended') })
  }
  const evidence = await evidenceNow()
  expect(evidence).toEqual(await counted())
  expect(evidence.credit).toEqual({ taken: 9, stayed: 6 })
  expect(evidence.contact?.taken).toBeGreaterThan(9)
})

const startOf = (events: readonly Event[]) => {
  const [first] = events
  if (first?.type !== 'session_started') throw new Error('no beginning')
  return first
}

it('a session keeps what was known when it began, and decides by it: a kind that keeps nobody is not made (S0.26)', async () => {
  forgetPlaybook('demo', 'default')
  const hopeful = await begin(`hopeful-${newKey()}`)
  const early = `early-${newKey()}`
  const begun = await begin(early)
  expect((await say(hopeful, price)).turn.input?.type).toBe('offer')
  for (const kind of ['plan_change', 'discount', 'credit', 'continuation'] as const)
    for (let n = 0; n < 250; n++)
      await tenantObject().report(row(`lost-${kind}-${n}`, 10, followed(kind, 'ended')))
  forgetPlaybook('demo', 'default')
  const late = `late-${newKey()}`
  const after = await say(await begin(late), price)
  expect(startOf(await eventsOf(late)).evidence).toEqual(await evidenceNow())
  const considered = (await eventsOf(late)).find((event) => event.type === 'offer_considered')
  const refused = considered?.choice.tried.find(({ verdict }) => verdict === 'not_worth_it')
  expect(refused?.chance).toMatchObject({ stated: 75, taken: 250, used: 12 })
  expect(startOf(await eventsOf(early)).evidence?.plan_change?.taken ?? 0).toBeLessThan(5)
  // Decided by what it began with, though more is known by now.
  await say(begun, price)
  expect((await eventsOf(early)).find((event) => event.type === 'offer_presented')).toMatchObject({
    terms: { kind: 'plan_change' },
    chance: { stated: 75, used: 75 },
  })
  expect(after.turn.input?.type).toBeDefined()
})

it('in the export a session has what it was decided by', async () => {
  forgetPlaybook('demo', 'default')
  const customer = `exported-${newKey()}`
  await say(await say(await begin(customer), { type: 'leaving' }), { type: 'accepted' })
  await runDurableObjectAlarm(customerObject(customer))
  const rows = await tenantObject().recorded({ from: null, until: null, after: null, most: 20 })
  const mine = rows.find((one) => one.customer === customer)
  expect(mine?.recorded?.evidence).toEqual(await evidenceNow())
})
