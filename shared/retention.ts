/** Days for which what is personal is kept, where a tenant says nothing else; see docs/privacy.md. */
export interface Retention {
  /** What customers write in their own words, from the moment they write it. */
  wordDays: number
  /** What support writes down of an exit. */
  noteDays: number
  /** The log of a session, from the last thing in it or the day the subscription ends, whichever is later. */
  logDays: number
  /** Facts that the tenant pushed, from the moment they were true; and an address, from when it was last said. */
  statedDays: number
  /** Whose a row of the tenant's reports is, and the facts that drafts are tried over, from the end of its session. */
  rowDays: number
}

/** Notes are kept until what they say has been compared with a whole year. */
export const usualRetention: Retention = {
  wordDays: 30,
  noteDays: 365,
  logDays: 400,
  statedDays: 400,
  rowDays: 400,
}

export const dayMs = 86_400_000
