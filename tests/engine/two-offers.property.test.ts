/** S4.1: at most two offers by construction, over all that one customer may do inside the cooldown. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { abandon } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import type { OfferMade } from '#shared/engine/session.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { aClock, day } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { compiledDefault } from '#tests/fixtures/a-playbook.ts'
import { aTalk, type Talk } from '#tests/fixtures/a-talk.ts'
import { acceptedTerms, shorterOf, type Terms } from '#shared/rules/terms.ts'
import { answerTo, impulse, likelyFacts, type Impulse } from '#tests/fixtures/arbitraries.ts'

interface Act {
  /** Which of the open conversations answers: tabs, devices, subscriptions. */
  where: number
  /** Begins one more, leaving the others as they are. */
  anew: boolean
  daysLater: number
  impulse: Impulse
}

const act: fc.Arbitrary<Act> = fc.record({
  where: fc.nat({ max: 3 }),
  anew: fc.constantFrom(true, false, false, false),
  daysLater: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(1, 30, 100) },
  ),
  impulse: impulse(
    'choose',
    'choose',
    'choose several',
    'write',
    'skip',
    'back',
    'back',
    'no',
    'no',
    'yes',
    'leave',
  ),
})

/** A conversation left for a day is over (S0.2); its offers still count. */
function fallSilent(talk: Talk): void {
  if (talk.session().outcome === null) talk.events.push(...abandon(talk.clock.now()))
}

/** Plays the acts of one customer and returns every conversation they had. */
function life(facts: Facts, acts: readonly Act[]): Talk[] {
  const clock = aClock()
  const talks: Talk[] = []
  const begin = (): Talk => {
    const others = (): OfferMade[] =>
      talks.filter((talk) => talk !== mine).flatMap((talk) => talk.session().offers)
    const session = `session-${talks.length}`
    const mine: Talk = aTalk({
      facts,
      clock,
      session,
      subscription: `subscription-${talks.length % 2}`,
      earlier: others,
    })
    talks.push(mine)
    return mine
  }
  begin()
  for (const { where, anew, daysLater, impulse } of acts) {
    clock.pass(daysLater * day)
    if (daysLater > 0) talks.forEach(fallSilent)
    const talk = anew ? begin() : (talks.at(-1 - (where % talks.length)) as Talk)
    talk.say(answerTo(talk.turn(), impulse))
  }
  return talks
}

/** One offer that was shown, and when it was accepted, if it was. */
type Presented = Extract<Event, { type: 'offer_presented' }> & { acceptedAt: string | null }
const cooldown = compiledDefault.playbook.limits.cooldownDays * day

function presentedIn({ events }: Talk): Presented[] {
  const accepted = events.find((event) => event.type === 'offer_accepted')
  const presented = events.filter((event) => event.type === 'offer_presented')
  return presented.map((one) => ({ ...one, acceptedAt: one.offer === accepted?.offer ? accepted.at : null }))
}

const inOrder = (talks: Talk[]): Presented[] =>
  talks.flatMap(presentedIn).toSorted((a, b) => a.at.localeCompare(b.at))

/** What else was presented inside the cooldown before this one. */
const before = (all: Presented[], one: Presented): Presented[] =>
  all.slice(0, all.indexOf(one)).filter(({ at }) => Date.parse(one.at) - Date.parse(at) < cooldown)

const lives = fc.tuple(likelyFacts, fc.array(act, { minLength: 20, maxLength: 60 }))

test('never a third, the second of another kind and by a rule for it, none after a save', () => {
  let seconds = 0
  fc.assert(
    fc.property(lives, ([facts, acts]) => {
      const all = inOrder(life(facts, acts))
      for (const one of all) {
        const others = before(all, one)
        expect(others.length).toBeLessThan(2)
        expect(others.map(({ terms }) => terms.kind)).not.toContain(one.terms.kind)
        const { attempt } = compiledDefault.playbook.rules.find(({ id }) => id === one.rule)!
        expect(attempt).toBe(others.length === 0 ? 'first' : 'second')
        expect(others.filter(({ acceptedAt }) => acceptedAt !== null && acceptedAt <= one.at)).toEqual([])
        seconds += others.length
      }
    }),
    { numRuns: 400 },
  )
  expect(seconds).toBeGreaterThan(40)
})

test('never a third in one conversation, also where it lasts for longer than the cooldown', () => {
  const talk = aTalk({ facts: aCustomer({ potential: 'high' }) })
  const presented = () => presentedIn(talk).length
  talk.say({ type: 'chose', options: ['price'] })
  talk.say({ type: 'declined' })
  talk.say({ type: 'declined' })
  expect(presented()).toBe(2)
  talk.clock.pass(cooldown + day)
  while (talk.turn().back !== null) talk.say({ type: 'back' })
  talk.say({ type: 'chose', options: ['service'] })
  talk.say({ type: 'skipped' })
  expect(talk.turn().input?.type).toBe('confirm')
  expect(presented()).toBe(2)
})

/** What may be taken of an offer as it was shown: all of it, or one of its shorter forms. */
const takeable = (terms: Terms | undefined): (Terms | null)[] =>
  terms ? [acceptedTerms(terms, undefined), ...shorterOf(terms)] : []

test('an offer is on the table only after it was presented, and what is accepted is what was shown', () => {
  fc.assert(
    fc.property(lives, ([facts, acts]) => {
      for (const { events } of life(facts, acts)) {
        const shown = new Map<string, Terms>()
        for (const event of events) {
          if (event.type === 'offer_presented') shown.set(event.offer, event.terms)
          if (event.type === 'offer_accepted')
            expect(takeable(shown.get(event.offer))).toContainEqual(event.terms)
          if (event.type === 'offer_declined' || event.type === 'offer_reopened')
            expect(shown.has(event.offer)).toBe(true)
        }
      }
    }),
    { numRuns: 200 },
  )
})
