/** How customers stand in the months after a conversation: who was kept, and who only stayed for the day. */
import type { OfferKind } from '#shared/playbook/offers.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { Subscription } from './change.ts'
import { acceptedOffer } from './letters.ts'
import type { Session } from './session.ts'

/** Days after which billing is asked about everybody who is followed. */
export const standingDays: readonly StandingDay[] = [30, 60, 90]
/** One of these, or the day on which an experiment judges. */
export type StandingDay = number

/** Only `paying` is *kept and paying*; `unknown` where billing could not be asked for too long. */
export type Standing = Told | 'unknown'
/** What billing may answer. */
export type Told = 'paying' | 'trialing' | 'paused' | 'past_due' | 'cancelling' | 'ended'

/** What was seen for a day, and when: a server that was away sees it later. */
export interface Seen {
  day: StandingDay
  standing: Standing
  /** Whether a loss was the customer's own wish; null where nothing is lost or nobody says. */
  voluntary: boolean | null
  at: string
  /**
   * What they paid from the start until that day, less what was given back: minor units of their currency. Left out
   * where billing cannot say.
   */
  paid?: number
  /** How much of it was given back, likewise; 0 where nothing was. */
  refunded?: number
  /** Complaints of the last 90 days, as the tenant told since the start; left out where it has told nothing that counts. */
  complaints?: number
}

/** What is followed up of a session. */
export interface FollowUp {
  /** From when the days count. */
  from: string
  /** Of the offer that was taken. */
  kind: OfferKind | null
  /** The day that tells of it; null where it runs for longer than anybody looks. */
  judgedOn: StandingDay | null
  seen: Seen[]
}

const day = 86_400_000
/** Days after which a standing tells of another time than the day it was meant for. */
const latest = 14

export const standingDue = (from: string, after: StandingDay): number => Date.parse(from) + after * day

/** A subscription that is due to end is lost from the day that is known, however long it still runs. */
export function standingOf({ status, endsOn, over }: Subscription, today: string): Told {
  if (status === 'cancelling')
    return over === true || (endsOn !== null && endsOn < today) ? 'ended' : 'cancelling'
  return status === 'active' ? 'paying' : status
}

/**
 * `leftHere`: they cancelled in a conversation. A payment that fails is nobody's wish; of other ends billing says whose
 * doing they are, or nobody does.
 */
export function isVoluntary(
  standing: Standing,
  leftHere: boolean,
  endedBy?: Subscription['endedBy'],
): boolean | null {
  if (standing === 'past_due') return false
  if (standing !== 'cancelling' && standing !== 'ended') return null
  if (leftHere || endedBy === 'wish') return true
  return endedBy === 'payment' ? false : null
}

/** The days on which a session is asked after, the first one first. */
export function daysToSee({ exposed }: Session): StandingDay[] {
  return [...new Set([...standingDays, ...exposed.map(({ horizon }) => horizon)])].toSorted((a, b) => a - b)
}

/**
 * Followed are all who were shown an offer, whatever they answered, or were exposed to an experiment, from the first of
 * these moments; and those who stayed without, from the end. Null for all others: test customers, and who left or fell
 * silent unasked.
 */
export function followUpOf(session: Session): FollowUp | null {
  const { started, offers, exposed, outcome, endedAt, standings: seen } = session
  if (started.mode === 'test' || outcome === null) return null
  const stayed = outcome === 'saved' || outcome === 'kept'
  const [first] = [...offers, ...exposed].map(({ at }) => at).toSorted()
  const from = first ?? (stayed ? endedAt : null)
  if (from === null) return null
  const taken = acceptedOffer(session)
  return { from, kind: taken?.kind ?? null, judgedOn: taken ? judgedOn(taken.terms, from) : null, seen }
}

/** Day 60; for what is free of charge until a later day, the first one that lies behind it. */
function judgedOn(terms: Terms, from: string): StandingDay | null {
  if (terms.kind !== 'pause' && terms.kind !== 'trial_extension') return 60
  const isBehind = (after: StandingDay) => dayOf(new Date(standingDue(from, after))) > terms.until
  return ([60, 90] as const).find(isBehind) ?? null
}

/** Whether what was seen tells of the day it was meant for, and not of another time. */
export const isTimely = (from: string, seen: Seen): boolean =>
  Date.parse(seen.at) - standingDue(from, seen.day) <= latest * day

/** How they stood on a day; null where nobody knows yet, or what is known tells of another time. */
export function toldOn({ from, seen }: FollowUp, on: StandingDay): Told | null {
  const told = seen.find((one) => one.day === on)
  if (!told || told.standing === 'unknown') return null
  return isTimely(from, told) ? told.standing : null
}

/** What a session adds to the evidence on offers; null where nothing is told of one yet, or too late. */
export function judged(followed: FollowUp): { kind: OfferKind; stayed: boolean } | null {
  const { kind, judgedOn: on } = followed
  if (kind === null || on === null) return null
  const told = toldOn(followed, on)
  return told && { kind, stayed: told === 'paying' }
}
