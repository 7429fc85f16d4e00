import Ajv from 'ajv'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import { largestEvent, tellable, webhookSchema, webhookTypes } from '#shared/webhooks/events.ts'
import { toldOf } from '#shared/webhooks/told.ts'
import { aWalk, anyWalk } from '#tests/engine/walk.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aTalk, type Talk } from '#tests/fixtures/a-talk.ts'

const ajv = new Ajv({ strict: false, formats: { date: true, 'date-time': true } })
const { $id: _, $schema: __, ...schema } = webhookSchema()
const fits = ajv.compile(schema)

const types = (talk: Talk) => toldOf(talk.events).map(({ event }) => event.type)

function leave(talk: Talk): Talk {
  talk.say({ type: 'leaving' })
  talk.say({ type: 'accepted' })
  return talk
}

function offered(): Talk {
  const talk = aTalk({ facts: aCustomer({ potential: 'high' }) })
  talk.say({ type: 'chose', options: ['price'] })
  return talk
}

test('who leaves at once: one event, with the end and no name', () => {
  const [only, ...more] = toldOf(leave(aTalk()).events)
  expect(more).toEqual([])
  expect(only).toMatchObject({
    lane: 'session-1',
    customer: 'customer-1',
    event: {
      type: 'session.cancelled',
      data: {
        session: 'session-1',
        customer: 'customer-1',
        subscription: 'subscription-1',
        mode: 'live',
        reasons: [],
      },
    },
  })
  expect(JSON.stringify(only)).not.toContain('Dana')
})

test('S4.8 an offer taken: told on as accepted, then saved, each with the same terms in minor units', () => {
  const talk = offered()
  talk.say({ type: 'accepted' })
  const [accepted, saved] = toldOf(talk.events).map(({ event }) => event)
  expect([accepted?.type, saved?.type]).toEqual(['offer.accepted', 'session.saved'])
  const offer = accepted?.type === 'offer.accepted' ? accepted.data.offer : null
  expect(offer).toEqual({
    id: expect.any(String),
    kind: 'plan_change',
    plan: 'solo',
    price: { amount: 2900, currency: 'USD' },
    cost: { amount: 24_000, currency: 'USD' },
    period: 'month',
    from: '2026-11-30',
  })
  expect(saved?.type === 'session.saved' && saved.data.offer).toEqual(offer)
})

test('declined, failed at billing, taken back: in the order in which it happened', () => {
  const talk = offered()
  talk.say({ type: 'declined' })
  leave(talk)
  const effect = { key: 'session-1-9-0', late: true } as const
  talk.record({
    type: 'effect_failed',
    effect: 'cancel_subscription',
    why: 'call Dana at dana@example.test',
    ...effect,
  })
  talk.record({ type: 'effect_failed', effect: 'notify', why: 'bounced', ...effect })
  talk.record({ type: 'undo_asked' })
  talk.record({ type: 'effect_done', effect: 'take_back', ...effect })
  expect(types(talk)).toEqual(['offer.declined', 'session.cancelled', 'effect.failed', 'cancellation.undone'])
  expect(JSON.stringify(toldOf(talk.events))).not.toMatch(/dana/i)
})

test('a case is told with its day', () => {
  const talk = aTalk()
  talk.say({ type: 'chose', options: ['billing_error'] })
  const opened = toldOf(talk.events).find(({ event }) => event.type === 'case.opened')?.event
  expect(opened).toMatchObject({ data: { case: 'billing_correction', reason: 'billing_error' } })
})

test('property: whatever happens fits the schema, is small, says no word and no name, and is told alike each time', () => {
  fc.assert(
    fc.property(anyWalk, (walked) => {
      const talk = aWalk(walked)
      if (talk.session().outcome === null) leave(talk)
      const told = toldOf(talk.events)
      for (const { event, key } of told) {
        expect(fits(event), `${key} ${JSON.stringify(fits.errors)}`).toBe(true)
        expect(JSON.stringify(event).length).toBeLessThan(largestEvent)
      }
      expect(told).toHaveLength(talk.events.filter(({ type }) => tellsOf.has(type)).length)
      expect(new Set(told.map(({ key }) => key)).size).toBe(told.length)
      // Told early, a log tells the same things under the same keys.
      const half = toldOf(talk.events.slice(0, Math.ceil(talk.events.length / 2)))
      expect(told.slice(0, half.length)).toEqual(half)
      const text = JSON.stringify(told)
      for (const word of wordsOf(talk.events)) expect(text).not.toContain(word)
      expect(text).not.toMatch(/Dana|נועה|Bo \{plan\}/)
    }),
    { numRuns: 300 },
  )
})

/** Nothing of these is left out because it would not fit. */
const tellsOf = new Set<Event['type']>(['ended', 'offer_accepted', 'offer_declined', 'case_opened'])

/** What was written, where it is long enough to be found by itself. */
const wordsOf = (events: readonly Event[]): string[] =>
  events.flatMap((event) =>
    event.type === 'words_given' && event.text && event.text.length > 12
      ? [JSON.stringify(event.text).slice(1, -1)]
      : [],
  )

test('names are plain, and the largest event is far from too large', () => {
  for (const type of webhookTypes) expect(type).toMatch(/^[a-zA-Z0-9_.]+$/)
  expect(tellable).toHaveLength(webhookTypes.length - 1)
  const long = '\u0001'.repeat(255)
  const reasons = Array.from({ length: 50 }, () => 'x'.repeat(48))
  const talk = leave(aTalk())
  const [first, ...rest] = talk.events
  const started = { ...first, customer: long, subscription: long } as Event
  const reason = { type: 'reason_given', reasons, by: 'choice', at: started.at, turn: 1 } as const
  const [told] = toldOf([started, reason, ...rest])
  expect(JSON.stringify(told?.event).length).toBeGreaterThan(3000)
  expect(JSON.stringify(told?.event).length).toBeLessThan(largestEvent)
})
