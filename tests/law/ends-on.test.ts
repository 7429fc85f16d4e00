/** When a contract ends: with the paid period, or sooner where the law says so. */
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { endsOnOf, later, type Later } from '#shared/engine/cancellation.ts'
import { effectsOf } from '#shared/engine/effects.ts'
import { leaveNow } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { whatEnds } from '#shared/engine/what-ends.ts'
import { businessDaysAfter, dayIn } from '#shared/law/calendars.ts'
import { gatesFor, noGates } from '#shared/law/gates.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { aClock, day } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aSubscription } from '#tests/fixtures/a-subscription.ts'
import { shows } from '#worker/billing/read-back.ts'
import { aTalk } from '#tests/fixtures/a-talk.ts'

const thursday = new Date('2026-11-05T10:00:00Z')
const israeli = (facts: Partial<Facts> = {}) => aCustomer({ place: 'IL', ...facts })
const gatesOf = (facts: Facts | null, at = thursday) => gatesFor(facts?.place ?? null, dayOf(at))

const standing = aSubscription(aCustomer({ price: { amount: 4900, currency: 'ILS' } }), {
  status: 'cancelling',
})

const ends: [what: string, facts: Facts | null, named: Later | null, end: string | null][] = [
  ['Britain: the paid period', aCustomer(), null, '2026-11-30'],
  ['Israel: the third business day', israeli(), null, '2026-11-10'],
  ['Israel, for a year: the same', israeli({ period: 'year', periodEnd: '2027-08-01' }), null, '2026-11-10'],
  [
    'Israel: the paid period where it is over sooner',
    israeli({ periodEnd: '2026-11-08' }),
    null,
    '2026-11-08',
  ],
  ['Israel: the later day the customer names', israeli(), later, '2026-11-30'],
  ['Israel: ending already, on the day chosen then', israeli({ status: 'cancelling' }), null, '2026-11-30'],
  ['place unknown: the paid period', aCustomer({ place: null }), null, '2026-11-30'],
  ['nothing known: billing alone knows', null, null, null],
]

test.each(ends)('%s', (_, facts, named, end) => {
  expect(endsOnOf({ facts, gates: gatesOf(facts) }, thursday, named)).toBe(end)
})

describe('while billing is down', () => {
  const unasked = { facts: null, gates: gatesFor('IL', dayOf(thursday)) }

  it('the law’s day holds, as the latest; the later day is billing’s to know', () => {
    expect(endsOnOf(unasked, thursday)).toBe('2026-11-10')
    expect(endsOnOf(unasked, thursday, later)).toBeNull()
  })

  it('the strict union of an unknown place takes no day from anybody', () => {
    const gates = gatesFor(null, dayOf(thursday))
    expect(endsOnOf({ facts: null, gates }, thursday)).toBeNull()
    expect(endsOnOf({ facts: aCustomer({ place: null }), gates }, thursday)).toBe('2026-11-30')
  })

  it('what is promised is what billing is told, and somebody looks after the money', () => {
    const talk = aTalk({ facts: null, place: 'IL' })
    const told = leaveNow(talk.session(), thursday)
    expect(told.flatMap(effectsOf)).toContainEqual({
      type: 'cancel_subscription',
      change: { type: 'cancel', endsOn: '2026-11-10' },
    })
    expect(told.map(({ type }) => type)).toContain('case_opened')
    talk.events.push(...told)
    expect(talk.turn().receipt?.lines.map(({ value }) => value)).toContain('no later than November 10, 2026')
  })

  it('done is said where the paid period is over sooner, and of no other day (S1.10)', () => {
    const at = (endsOn: string, periodEnd: string) =>
      shows({ ...standing, endsOn, periodEnd }, { type: 'cancel', endsOn: '2026-11-10' })
    expect(at('2026-11-10', '2026-11-30')).toBe(true)
    expect(at('2026-11-08', '2026-11-08')).toBe(true)
    expect(at('2026-11-08', '2026-11-30')).toBe(false)
    expect(at('2026-11-30', '2026-11-30')).toBe(false)
  })
})

test('whenever notice is given in Israel, it is over within three business days and never after the paid period', () => {
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.nat({ max: 400 }), (at, days) => {
      const periodEnd = dayOf(new Date(at.getTime() + days * 86_400_000))
      const facts = israeli({ periodEnd })
      const end = endsOnOf({ facts, gates: gatesOf(facts, at) }, at) ?? ''
      expect(end <= businessDaysAfter(dayIn(at, 'IL'), 3, 'IL')).toBe(true)
      expect(end <= periodEnd).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('money for days that the law cuts off', () => {
  const left = (facts: Facts, named: Later | null = null) =>
    leaveNow(aTalk({ facts }).session(), thursday, named).map(({ type }) => type)

  it('becomes a case', () => expect(left(israeli())).toContain('case_opened'))
  it('is none in a trial', () => expect(left(israeli({ status: 'trialing' }))).not.toContain('case_opened'))
  it('is none where nothing was paid', () => {
    const free = { amount: 0, currency: 'ILS' }
    expect(left(israeli({ price: free, costToServe: 0 }))).not.toContain('case_opened')
  })
  it('is none where the later day was named', () =>
    expect(left(israeli(), later)).not.toContain('case_opened'))
  it('is not asked for twice where the charges are looked into already', () => {
    const talk = aTalk({ facts: israeli() })
    talk.say({ type: 'chose', options: ['billing_error'] })
    const events = leaveNow(talk.session(), thursday)
    expect(talk.session().cases).toHaveLength(1)
    expect(events.map(({ type }) => type)).not.toContain('case_opened')
  })
})

describe('a conversation that began before the period renewed', () => {
  const old = { periodEnd: '2026-11-04' }
  const settled = (facts: Facts) => {
    const talk = aTalk({ facts, clock: aClock('2026-11-04T10:00:00Z') })
    talk.clock.pass(day)
    talk.say({ type: 'leaving' })
    const shown = talk.turn()
    const events = talk.say({ type: 'accepted' }) ?? []
    return { events, said: JSON.stringify([shown, talk.turn()]), endsOn: talk.session().endsOn }
  }

  it('ends with the period that runs now, which billing alone knows', () => {
    const { said, endsOn, events } = settled(aCustomer(old))
    expect(endsOn).toBeNull()
    expect(said).toContain('at the end of the period you have paid for')
    expect(said).not.toContain('November 4')
    expect(events.map(({ type }) => type)).not.toContain('case_opened')
  })
  it('in Israel ends on the law’s day at the latest, and somebody looks after the money', () => {
    const { said, endsOn, events } = settled(israeli(old))
    expect(endsOn).toBe('2026-11-10')
    expect(said).toContain('no later than November 10, 2026')
    expect(said).not.toContain('November 4')
    expect(events.map(({ type }) => type)).toContain('case_opened')
  })
})

describe('asked for once more, while billing has not entered it', () => {
  const again = (askedEndsOn: string | null, facts: Facts | null = israeli()) =>
    endsOnOf({ facts, gates: gatesOf(facts), askedEndsOn }, thursday, later)

  it('it ends on the day of the first time, whatever is named now', () =>
    expect(again('2026-11-08')).toBe('2026-11-08'))
  it('it ends today where that day has gone by', () => expect(again('2026-11-01')).toBe('2026-11-05'))
  it('it ends as ever where nobody knew the day', () => expect(again(null)).toBe('2026-11-30'))
  it('what was paid beyond that day is no second case, and no later day is offered', () => {
    const asked = { askedAlready: '2026-11-03T09:00:00.000Z', askedEndsOn: '2026-11-08' }
    const talk = aTalk({ facts: israeli(), known: asked })
    const { input } = talk.turn()
    expect(input?.type === 'confirm' && input.more).toEqual([])
    expect(talk.say({ type: 'accepted', option: later })).toBeNull()
    expect(talk.say({ type: 'accepted' })?.map(({ type }) => type)).not.toContain('case_opened')
    expect(talk.session().endsOn).toBe('2026-11-08')
  })
  it('what was paid since that day has gone by is looked after, wherever they are', () => {
    const asked = { askedAlready: '2026-10-30T09:00:00.000Z', askedEndsOn: '2026-11-01' }
    const talk = aTalk({ facts: aCustomer(), known: asked })
    expect(talk.say({ type: 'accepted' })?.map(({ type }) => type)).toContain('case_opened')
    expect(talk.session().endsOn).toBe('2026-11-05')
  })
})

test('the confirmation, the receipt and the letter name the same day', () => {
  const talk = aTalk({ facts: israeli() })
  talk.say({ type: 'leaving' })
  const { input } = talk.turn()
  const shown = input?.type === 'confirm' ? input.points : []
  talk.say({ type: 'accepted' })
  const { receipt } = talk.turn()
  for (const line of shown) expect(receipt?.lines).toContainEqual(line)
  expect(receipt?.letter.join('\n')).toContain('November 10, 2026')
  expect(JSON.stringify(receipt)).toContain('none after that day')
})

test('a plain page without facts says what it can', () => {
  const lines = whatEnds({ facts: null, business: 'Acme', gates: noGates, endsOn: null }, 30, copyFor('en'))
  expect(lines.map(({ value }) => value)).toContain('at the end of the period you have paid for')
})

test('a log from before a gate was known folds as it did', () => {
  const talk = aTalk({ facts: israeli() })
  talk.say({ type: 'leaving' })
  const old = talk.events.map((event): Event =>
    event.type === 'session_started'
      ? { ...event, gates: { permission: true, from: ['US-MN'] } as typeof event.gates }
      : event,
  )
  const session = sessionOf(old)
  expect(session.started.gates).toEqual({ ...noGates, permission: true, from: ['US-MN'] })
  const ended = sessionOf([...old, ...leaveNow(session, thursday)])
  expect(ended.endsOn).toBe('2026-11-30')
})
