/**
 * Net Promoter Score (F. Reichheld, *The One Number You Need to Grow*, Harvard Business Review, December 2003): how
 * likely it is, from 0 to 10, that somebody would recommend a business.
 */
export interface Tally {
  /** Who said 9 or 10. */
  promoters: number
  /** Who said 0 to 6. */
  detractors: number
  /** Everybody, those who said 7 or 8 too. */
  all: number
}

export const isPromoter = (score: number): boolean => score >= 9
export const isDetractor = (score: number): boolean => score <= 6

/** The share of promoters less that of detractors, in percent, from -100 to 100; null where nobody answered. */
export const npsOf = ({ promoters, detractors, all }: Tally): number | null =>
  all === 0 ? null : Math.round(((promoters - detractors) / all) * 100)
