/** How made-up customers stand in the months after: who is lost and when, and what billing would say of it. */
import { acceptedOffer } from '#shared/engine/letters.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import { daysToSee, followUpOf, isVoluntary, standingDue, type Told } from '#shared/engine/standing.ts'
import { addDays, addMonths, dayOf } from '#shared/rules/derived.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { Chance } from './chance.ts'
import type { Person } from './population.ts'
import { lostOn, type Truth } from './truth.ts'

/** Points by which the first offer shown to somebody makes them more likely to be kept; 0 where none was. */
export function keepsOf({ offers: [first] }: Session, truth: Truth): number {
  return first ? truth.keeps[first.kind] : 0
}

/** Whether somebody is still there on day 30, by what they were shown. */
export const isKept = ({ base, rank }: Person, session: Session, truth: Truth): boolean =>
  lostOn(base, keepsOf(session, truth), rank) !== 0

/** The day on which they stop paying for good; null where they do not within the year. */
export function lossOf(person: Person, session: Session, truth: Truth, chance: Chance): string | null {
  const from = (followUpOf(session)?.from ?? session.lastAt).slice(0, 10)
  if (session.outcome === 'cancelled') return from
  const after = lostOn(person.base, keepsOf(session, truth), person.rank)
  if (after === null) return null
  const early = addDays(from, after === 0 ? chance.between(2, 28) : after)
  const paused = pauseOf(session)
  // Who has paused does nothing until it is over.
  return paused !== null && early < paused.until ? paused.until : early
}

const pauseOf = (session: Session): (Terms & { kind: 'pause' }) | null => {
  const terms = acceptedOffer(session)?.terms
  return terms?.kind === 'pause' ? terms : null
}

/** What billing was found to say on each of the days that have come. */
export function seenLater(session: Session, person: Person, lost: string | null, now: Date): Event[] {
  const followed = followUpOf(session)
  if (followed === null) return []
  return daysToSee(session).flatMap((day): Event[] => {
    const at = new Date(standingDue(followed.from, day) + 60_000)
    if (at > now) return []
    const on = dayOf(at)
    const standing = standingOn(session, person, lost, on)
    const endedBy = person.failsToPay ? 'payment' : 'wish'
    const voluntary = isVoluntary(standing, session.outcome === 'cancelled', endedBy)
    const paid = paidUntil(session, lost, on, followed.from.slice(0, 10))
    // Nobody is given anything back here, and who complains goes on as they did.
    const told = { paid, refunded: 0, complaints: session.started.facts?.complaints ?? 0 }
    return [{ type: 'standing_seen', day, standing, voluntary, ...told, at: at.toISOString(), turn: null }]
  })
}

function standingOn(session: Session, { failsToPay }: Person, lost: string | null, on: string): Told {
  const { facts } = session.started
  if (lost !== null && on >= lost) {
    const hasLeft = session.outcome === 'cancelled'
    if (failsToPay && !hasLeft) return on < addDays(lost, 14) ? 'past_due' : 'ended'
    const ends = hasLeft ? (session.endsOn ?? lost) : addDays(lost, 15)
    return on <= ends ? 'cancelling' : 'ended'
  }
  const paused = pauseOf(session)
  if (paused !== null && paused.from <= on && on < paused.until) return 'paused'
  return facts?.status === 'trialing' && on <= facts.periodEnd ? 'trialing' : 'paying'
}

/** All invoices between two days, in minor units: none once they are lost, or while they are paused. */
function paidUntil(session: Session, lost: string | null, until: string, from: string): number {
  const { facts } = session.started
  if (facts === null || session.outcome === 'cancelled') return 0
  const months = facts.period === 'year' ? 12 : 1
  const terms = acceptedOffer(session)?.terms ?? null
  const last = lost !== null && lost < until ? lost : until
  let sum = 0
  for (let count = 0; ; count++) {
    const on = addMonths(facts.periodEnd, count * months)
    if (on > last) return sum
    if (on < from || (terms?.kind === 'pause' && terms.from <= on && on < terms.until)) continue
    sum += invoiceOf(terms, facts.price.amount, count)
  }
}

/** The `count`-th invoice after a conversation, the first one being 0. */
function invoiceOf(terms: Terms | null, price: number, count: number): number {
  if (terms?.kind === 'discount') return count < terms.cycles ? terms.priceDuring.amount : price
  if (terms?.kind === 'plan_change') return terms.price.amount
  if (terms?.kind === 'continuation') return count === 0 ? terms.price.amount : 0
  return terms?.kind === 'credit' && count === 0 ? Math.max(0, price - terms.amount.amount) : price
}
