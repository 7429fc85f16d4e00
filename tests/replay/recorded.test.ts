/** A draft over what was recorded: on each session's own day, beside the live playbook and beside the truth. */
import { expect, test } from 'vitest'
import { playRecorded, type Playable } from '#shared/replay/play-recorded.ts'
import { RecordedSession } from '#shared/replay/recorded.ts'
import { purseOf } from '#shared/replay/purse.ts'
import { readRecorded } from '#shared/replay/recorded-lines.ts'
import { resultOf } from '#shared/replay/result.ts'
import { tryRecorded } from '#shared/replay/try-recorded.ts'
import type { Playbook, Rule } from '#shared/playbook/playbook.ts'
import { compile } from '#shared/rules/compiled.ts'
import { chose, leave, no, yes } from '#tests/fixtures/answers.ts'
import { aClock } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aPlaybook, compiledDefault } from '#tests/fixtures/a-playbook.ts'
import { aRecorded, linesOf } from './a-recorded.ts'

const draftOf = (changes: Partial<Playbook>) => compile(aPlaybook({ name: 'Draft', ...changes }), 'draft')
const resultFor = (session: RecordedSession, compiled = compiledDefault) =>
  resultOf(compiled, playRecorded(compiled, session as Playable, purseOf(compiled.playbook)))
const offerOf = (response: ReturnType<typeof resultFor>['first'] | null) =>
  response?.type === 'offer' ? response.offer : (response?.why ?? null)

const price = aRecorded({ session: 's-price', answers: [chose('price'), yes] })
const service = aRecorded({
  session: 's-service',
  answers: [chose('service'), { type: 'skipped' }, no, no, yes],
})
const atOnce = aRecorded({ session: 's-left', answers: [leave, yes] })

test('what is kept of a session has no name and no words in it', () => {
  const wrote = aRecorded({
    facts: aCustomer({ name: 'Dana', accountGroup: 'house-7' }),
    answers: [{ type: 'wrote', text: 'too expensive for me' }, yes],
  })
  expect(wrote.reasons).toEqual(['price'])
  expect(JSON.stringify(wrote)).not.toMatch(/Dana|house-7|for me/)
  expect(RecordedSession.parse(wrote)).toEqual(wrote)
  const named = { ...wrote, recorded: { ...wrote.recorded, facts: aCustomer() } }
  expect(RecordedSession.safeParse(named).success).toBe(false)
})

test('played under the playbook it was recorded with, a session gets what it truly got', () => {
  for (const session of [price, service]) {
    const { first, second, tier } = resultFor(session)
    const [truly, after] = session.recorded?.offers ?? []
    expect(offerOf(first)).toBe(truly?.offer)
    if (after) expect(offerOf(second)).toBe(after.offer)
    expect(tier).toBe(session.tier)
  }
})

test('the chances are those of its own day: what was known then of offers taken before (S0.24)', () => {
  const evidence = { plan_change: { taken: 900, stayed: 9 }, discount: { taken: 900, stayed: 9 } }
  const known = aRecorded({ session: 's-known', known: { evidence }, answers: [chose('price'), yes] })
  expect(offerOf(resultFor(price).first)).toBe('right-size')
  expect(known.recorded?.evidence).toEqual(evidence)
  expect(RecordedSession.parse(known)).toEqual(known)
  expect(known.recorded?.offers).toEqual([])
  expect(offerOf(resultFor(known).first)).toBe('rules')
  const { cost } = tryRecorded(compiledDefault, draftOf({}), [known])
  expect(cost).toEqual([])
})

test('who left before any offer is not made one, whatever the draft would say', () => {
  expect(atOnce.recorded?.left).toBe(true)
  expect(resultFor(atOnce).first).toMatchObject({ type: 'none', why: 'left' })
  const afterReason = aRecorded({ answers: [chose('service'), leave, yes] })
  expect(resultFor(afterReason).first).toMatchObject({ type: 'none', why: 'left' })
})

test('who left while an offer was shown had seen it', () => {
  const late = aRecorded({ answers: [chose('price'), leave, yes] })
  expect(late.recorded?.left).toBe(false)
  expect(offerOf(resultFor(late).first)).toBe(late.recorded?.offers[0]?.offer)
})

test('S4.1 offers of earlier sessions count as they did then', () => {
  const earlier = () => [
    { at: '2026-01-02T00:00:00.000Z', offer: 'loyal-20', kind: 'discount', state: 'accepted' } as const,
  ]
  const again = aRecorded({ clock: aClock('2026-02-01T00:00:00Z'), earlier, answers: [chose('price'), yes] })
  expect(resultFor(again).first).toMatchObject({ why: 'cooldown' })
  const fresh = { ...again, recorded: { ...again.recorded, earlier: [] } } as RecordedSession
  expect(resultFor(fresh).first.type).toBe('offer')
})

test('consent that was refused stays refused, by the law of that day', () => {
  const refused = aRecorded({
    facts: aCustomer({ place: 'US-MN' }),
    answers: [chose('price'), chose('no'), yes],
  })
  expect(refused.recorded?.permitted).toBe(false)
  expect(resultFor(refused).first).toMatchObject({ type: 'none' })
})

test('each is played on its own day: an offer past its review then is not made, and later it is no longer', () => {
  const offers = Object.fromEntries(
    Object.entries(aPlaybook().offers).map(([id, offer]) => [id, { ...offer, reviewBy: '2026-06-30' }]),
  )
  const early = aRecorded({ clock: aClock('2026-06-01T10:00:00Z'), answers: [chose('price'), yes] })
  const late = aRecorded({ clock: aClock('2026-07-01T10:00:00Z'), answers: [chose('price'), yes] })
  expect(resultFor(early, draftOf({ offers })).first.type).toBe('offer')
  expect(resultFor(late, draftOf({ offers })).first).toMatchObject({ type: 'none', why: 'rules' })
})

test('the same playbook twice changes nobody, and is told beside what happened', () => {
  const tried = tryRecorded(compiledDefault, draftOf({}), [price, service, atOnce])
  expect(tried).toMatchObject({
    played: 3,
    unplayed: 0,
    answered: 0,
    tiers: [],
    changes: [],
    lost: [],
    outcomes: { saved: 1, kept: 0, cancelled: 2, abandoned: 0 },
    saved: { sessions: 1, live: 1, draft: 1 },
  })
  for (const { live, draft } of tried.cost) expect(draft).toBe(live)
  const cost = price.recorded?.offers[0]?.cost
  expect(tried.cost.find(({ currency }) => currency === cost?.currency)?.accepted).toBe(cost?.amount)
})

test('who moves tier, which offers change and what it costs', () => {
  const rules: Rule[] = aPlaybook().rules.filter(({ reasons }) => !reasons.includes('price'))
  const tiers = aPlaybook().tiers.map((tier) => (tier.id === 'preferred' ? { ...tier, when: 'true' } : tier))
  const without = tryRecorded(compiledDefault, draftOf({ rules }), [price, service])
  expect(without.answered).toBe(1)
  expect(without.changes).toContainEqual({
    reason: 'price',
    attempt: 'first',
    from: price.recorded?.offers[0]?.offer,
    to: null,
    sessions: 1,
  })
  expect(without.saved).toEqual({ sessions: 1, live: 1, draft: 0 })
  const dollars = without.cost.find(({ currency }) => currency === 'USD')
  expect(dollars?.draft).toBeLessThan(dollars?.live ?? 0)
  const moved = tryRecorded(compiledDefault, draftOf({ tiers }), [price])
  expect(moved.tiers).toEqual([{ from: 'standard', to: 'preferred', customers: 1 }])
})

test('one offer at another cost is a change', () => {
  const { offers } = aPlaybook()
  const cheaper = Object.fromEntries(
    Object.entries(offers).map(([id, offer]) => [
      id,
      offer.kind === 'discount' ? { ...offer, cycles: 1 } : offer,
    ]),
  ) as Playbook['offers']
  const noSmaller = aRecorded({
    facts: aCustomer({ smallerPlan: null, use: 80 }),
    answers: [chose('price'), yes],
  })
  const { changes } = tryRecorded(compiledDefault, draftOf({ offers: cheaper }), [noSmaller])
  expect(changes).toMatchObject([{ reason: 'price', attempt: 'first', sessions: 1 }])
  expect(changes[0]?.from).toBe(changes[0]?.to)
})

test('a reason that the draft has not is told, and the session played as if none was given', () => {
  const reasons = aPlaybook().reasons.filter(({ id }) => id !== 'price')
  const rules = aPlaybook().rules.filter((rule) => !rule.reasons.includes('price'))
  const tried = tryRecorded(compiledDefault, draftOf({ reasons, rules }), [price, service])
  expect(tried.lost).toEqual([{ reason: 'price', sessions: 1 }])
  expect(tried.played).toBe(2)
})

test('sessions from before facts were kept are counted and not played', () => {
  const old = { ...price, session: 's-old', recorded: null }
  expect(tryRecorded(compiledDefault, draftOf({}), [old, service])).toMatchObject({ played: 1, unplayed: 1 })
  expect(tryRecorded(compiledDefault, draftOf({}), [])).toMatchObject({ played: 0, from: null, until: null })
})

test('lines with a problem are told with their number, and the others are read', () => {
  const facts = { ...price.recorded?.facts, useTrend: undefined }
  const older = { ...price, session: 's-older', recorded: { ...price.recorded, facts } }
  const text = `${linesOf([price])}\n{"session":\n${JSON.stringify(older)}\n${linesOf([price])}${JSON.stringify({ ...service, outcome: 'gone' })}\n`
  const { sessions, problems } = readRecorded(text)
  expect(sessions.map(({ session }) => session)).toEqual(['s-price', 's-older'])
  expect(sessions[1]?.recorded?.facts?.useTrend).toBeNull()
  expect(problems.map(({ line }) => line)).toEqual([3, 5, 6])
  expect(problems[0]?.message).toBe('is not JSON; was the file cut off?')
  expect(problems[1]?.message).toBe('s-price stands in an earlier line too')
  expect(problems[2]?.message).toMatch(/^outcome: /)
})
