/** What one place asks of a cancellation flow. Engineers' reading, not legal advice. */
export interface Jurisdiction {
  /** ISO 3166 country, or country and region. */
  place: string
  /** Consent must be given before any offer, and may be asked for once. */
  permission: boolean
  /** First day the rule applies. */
  since: string
  source: string
}

/** Places whose rules differ from the rest. A place that is not listed here has no rule of its own that we know of. */
export const jurisdictions: readonly Jurisdiction[] = [
  {
    place: 'US-MN',
    permission: true,
    since: '2025-01-01',
    source: 'Minnesota Statutes 325G.56 to 325G.62',
  },
]
