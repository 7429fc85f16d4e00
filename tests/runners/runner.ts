/** One thing `npm test` runs, and what became of it. */
export interface Runner {
  name: string
  /** `check` runs every runner of that group. */
  group: string
  /** Names of the runners that come first. */
  needs: string[]
  run(filters: string[]): Promise<Tally>
}

export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** A program that is either content or not counts as one. */
export const oneOf = (isWell: boolean): Tally => ({
  passed: isWell ? 1 : 0,
  failed: isWell ? 0 : 1,
  skipped: 0,
})
