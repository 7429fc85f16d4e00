/** What every provider's list of invoices is summed up by. */

/** Milliseconds for which an invoice may wait before it is paid: lists go by the day it was made. */
const longestWait = 90 * 86_400_000

/** From when on an invoice that was paid since may have been made, in milliseconds. */
export const madeFrom = (since: string): number => Date.parse(since) - longestWait

export const sumOf = <T>(all: readonly T[], amountOf: (one: T) => number): number =>
  all.reduce((sum, one) => sum + amountOf(one), 0)
