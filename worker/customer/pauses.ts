/** Milliseconds: the first pause, and the longest. */
const firstPause = 1000
const longestPause = 3_600_000

/** Twice as long each time, up to an hour, with a third of jitter so that a crowd does not return at once. */
export function pauseAfter(attempts: number, chance = Math.random()): number {
  const pause = Math.min(longestPause, firstPause * 2 ** Math.min(attempts, 20))
  return Math.round((pause * (2 + chance)) / 3)
}

/** As long as the provider asks for, and a little more; a day at most, whatever it says. */
export function pauseAsked(after: number, chance = Math.random()): number {
  return Math.round(Math.min(24 * longestPause, Math.max(firstPause, after) * (1 + chance / 3)))
}
