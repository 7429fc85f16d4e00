/** What an adapter is given of the world around it. */
export interface Around {
  now: () => Date
  /** Milliseconds for one call. */
  patience?: number
}
