/** What may be said of an offer, in words. */
import type { Against } from '#shared/experiments/report/arms.ts'
import type { Brief } from '#shared/experiments/report/brief.ts'
import type { KeptVerdict } from '#shared/statistics/verdict.ts'
import type { Range } from '#shared/statistics/range.ts'
import { figuresOf } from '../plots/unit.ts'
import type { Words } from '../words.ts'

export const verdictIn = ({ state }: Pick<KeptVerdict, 'state'>, { say }: Words): string =>
  say(`exp.verdict.${state}`)

type Shape = 'yes' | 'no' | 'waiting' | 'failed'

/** Shape and tone of its badge; the words say it all. */
export const lookOf: Record<KeptVerdict['state'], [shape: Shape, tone: string]> = {
  collecting: ['waiting', ''],
  undecided: ['waiting', ''],
  keeps_more: ['yes', 'saved'],
  keeps_fewer: ['failed', 'cancelled'],
  no_difference: ['no', 'kept'],
  not_worth_waiting: ['no', 'kept'],
  blocked: ['failed', 'abandoned'],
}

/** `+6.1 points (+2.1 to +10.1)` */
export function rangeIn({ difference, low, high }: Range, words: Words): string {
  const { signed, bound } = figuresOf({ type: 'points' }, words)
  return words.say('plots.range', { point: signed(difference), low: bound(low), high: bound(high) })
}

/** How many customers are lacking until there is a range, of the arm that is further behind. */
export function lackIn({ lack }: Pick<Against, 'lack'>, words: Words): string {
  const most = (name: 'mature' | 'yes' | 'no'): number => Math.max(lack.holdout[name], lack.offer[name])
  return words.say('watch.lack', { judged: most('mature'), kept: most('yes'), lost: most('no') })
}

/** For one line of the list: harm and a block before every verdict. */
export function saidSoFar({ isBlocked, isHarm, offers }: Brief, words: Words): string[] {
  if (isBlocked) return [words.say('exp.said.blocked')]
  const harm = isHarm ? [words.say('exp.said.harm')] : []
  const said = offers.map(({ name, verdict, saved }) => {
    const told = verdictIn({ state: verdict }, words)
    const text = saved === null ? told : `${told}: ${rangeIn(saved, words)}`
    return offers.length === 1 ? text : words.say('exp.said.of', { name, said: text })
  })
  return [...harm, ...said]
}
