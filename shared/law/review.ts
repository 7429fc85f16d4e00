import { jurisdictions } from './jurisdictions.ts'

/** A law that has to be read again, and what it may have become. */
export interface LawProblem {
  entry: string
  reviewBy: string
  message: string
}

/** The entries whose review is over. They hold on: an old reading is better than none, but somebody must look. */
export const lawProblems = (today: string): LawProblem[] =>
  jurisdictions
    .filter(({ reviewBy }) => reviewBy < today)
    .map(({ id, reviewBy, source }) => ({
      entry: id,
      reviewBy,
      message: `The law entry ${id} was to be read again by ${reviewBy}. Read ${source}, and set a new day.`,
    }))
