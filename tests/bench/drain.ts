/** Many effects that waited while billing was away: how fast they are done once it is back. */
import { entered, onceEach, setFault, until } from './billing.ts'
import { answerCalls, begun } from './calls.ts'
import { load } from './load.ts'
import type { Server } from './servers.ts'

const customers = 1000
/** Milliseconds between two looks at what was entered. */
const look = 100

/** The most that were entered in any whole second of it. */
function busiest(seen: readonly { at: number; count: number }[]): number {
  const within = seen.map(({ at, count }) => {
    const before = seen.findLast((one) => one.at <= at - 1000)
    return before ? (count - before.count) / ((at - before.at) / 1000) : 0
  })
  return Math.max(0, ...within)
}

/**
 * Nothing is hurried: each customer's own alarm comes when their pause is over, four seconds after the answer at the
 * soonest, so the time is mostly waiting. The busiest second says what the server does when many are due at once.
 */
export async function benchDrain(parley: Server, billing: Server): Promise<string[]> {
  const { tickets } = await begun(parley, 'waited', customers)
  await load('leaving', parley, answerCalls(tickets, 1, { type: 'leaving' }), 200)
  await setFault(billing, 'away')
  const away = performance.now()
  await load('left', parley, answerCalls(tickets, 2, { type: 'accepted' }), 200)
  const before = (await entered(billing, 'waited')).length
  if (before > 0) throw new Error('billing was away and has entered something')
  await setFault(billing, 'none')
  const back = performance.now()
  const seen = [{ at: back, count: 0 }]
  const isDone = async () => {
    const { length: count } = await entered(billing, 'waited')
    seen.push({ at: performance.now(), count })
    return count >= customers
  }
  await until('what waited', isDone, look)
  const seconds = ((seen.at(-1)?.at ?? back) - back) / 1000
  await onceEach(billing, 'waited', customers)
  return [
    `${customers} cancellations that waited up to ${((back - away) / 1000).toFixed(1)} s for billing: each entered once, all ` +
      `${seconds.toFixed(1)} s after it was back (${(customers / seconds).toFixed(0)} a second, ` +
      `${busiest(seen).toFixed(0)} in the busiest second; by each customer's own alarm, its pause included)`,
  ]
}
