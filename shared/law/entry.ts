import type { CalendarId } from './calendars.ts'
import type { StatutoryForm } from './statutory.ts'

/**
 * What a law asks of a cancellation. A duty that every customer gets wherever they live is kept by the code for all
 * of them; one that differs by place becomes a gate (`gates.ts`).
 */
export interface Duties {
  /** Nothing may be offered until permission is given; it may be asked for once. */
  permissionBeforeOffers: true
  /** The control that cancels stands beside an offer for as long as it is shown. */
  controlBesideOffer: true
  /** A page of its own that ends the contract: no login, no offer, nothing but these fields. */
  statutoryEntry: StatutoryForm
  /** A page of its own that takes the conclusion of the contract back. */
  withdrawalEntry: StatutoryForm
  /** The contract ends so many business days after notice at the latest. */
  endsWithin: { businessDays: number; calendar: CalendarId }
  /** Proof that the customer can keep. */
  receipt: { textForm: boolean; dateTime: boolean; endDate: boolean }
  /** What began online ends online. */
  onlineExit: true
  /** No step that obstructs or delays. */
  noObstruction: true
  /** Whatever is asked may be left unanswered. */
  questionsOptional: true
  /** Nobody has to speak to a person, or to a machine that talks. */
  noForcedAgent: true
  /** No is as easy to press as yes. */
  clearDecline: true
  /** A way that needs neither a login nor an account. */
  noAccountNeeded: true
  /** No pressure, no shame, no second asking of what was declined. */
  noDarkPatterns: true
  /** Perceivable, operable, understandable, robust. */
  accessible: 'WCAG 2.1 AA'
  recordKeptYears: number
}

export type Status =
  /** `from` is null where the day was not read; the rule is in force all the same. `until` is its last day. */
  | { type: 'in_force'; from: string | null; until: string | null }
  | { type: 'vacated'; on: string }
  /** Passed, and not in force before this day. */
  | { type: 'expected'; from: string }

/** One row of what is known: engineers' reading, not legal advice. */
export interface Entry {
  id: string
  /** ISO 3166 country, or country and region; `EU` stands for all its members. */
  places: readonly string[]
  status: Status
  duties: Partial<Duties>
  /** Whether, and when, somebody may be asked to stay. */
  saveAttempts: string
  /** What it asks of the business that no cancellation flow can do for it. */
  elsewhere: readonly string[]
  /** The statute or the decision. */
  source: string
  /** High: primary text or several sources. Medium: one good secondary source. Low: one weak source. */
  certainty: 'H' | 'M' | 'L'
  /** Last day on which this may be relied on without being read again. */
  reviewBy: string
}

export const isInForce = ({ status }: Entry, today: string): boolean => {
  switch (status.type) {
    case 'in_force':
      return (status.from ?? '') <= today && (status.until === null || today <= status.until)
    case 'vacated':
      return false
    case 'expected':
      return status.from <= today
  }
}
