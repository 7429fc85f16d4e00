import { cohortOf } from './business.ts'
import { secondsToLeave } from './overview-figures.ts'
import type { Asked } from './overview-page.ts'
import type { Page } from './page.ts'
import { per, type Part } from './part.ts'

export const outcomes = ['saved', 'kept', 'cancelled', 'abandoned'] as const

export const savedPart: Part<Asked> = ({
  now,
  days,
  hand: { deflected, arms },
  found,
  write: { say, date, count, more },
}) => {
  const { from, until } = cohortOf(now, days)
  const { difference, low, high } = found
  const customers = (share: number) => count(Math.round(arms.inCohort * share))
  const told = say('overview.saved.means', {
    share: more(difference),
    low: more(low),
    high: more(high),
    from: customers(low),
    until: customers(high),
    n: arms.inCohort,
  })
  const means = low > 0 || high < 0 ? told : `${told} ${say('overview.unproven')}`
  return {
    said: [say('overview.saved.lead', { from: date(from), until: date(until) })],
    tiles: {
      [say('overview.deflected')]: [count(deflected.count), say('overview.deflected.means')],
      [say('overview.kept')]: [count(deflected.kept), say('overview.kept.means', { known: deflected.known })],
      [say('overview.saved')]: [customers(difference), means],
    },
  }
}

export const endedPart: Part<Asked> = ({ rows, now, days, hand, write: { say, count, share } }) => {
  const tile = (name: (typeof outcomes)[number]) => {
    const ended = hand.outcomes[name] ?? 0
    const part = share(per(ended, hand.ended))
    const means = name === 'abandoned' ? `${part} · ${say('overview.ended.abandoned.means')}` : part
    return [say(`overview.ended.${name}`), [count(ended), means]]
  }
  const times = secondsToLeave(rows, now, days)
  const minutes = times.reduce((sum, one) => sum + one, 0) / times.length / 60
  const head = (['step', 'people', 'of_first', 'of_before'] as const).map((one) => say(`plots.${one}`))
  const line = (name: 'ended' | 'shown' | 'took', n: number, before: number | null) => [
    say(`overview.steps.${name}`),
    count(n),
    share(per(n, hand.ended)),
    share(before && per(n, before)),
  ]
  return {
    said: [
      say('overview.ended.lead', { n: hand.ended }),
      say('overview.leaving', { minutes: count(minutes), n: times.length }),
    ],
    tiles: Object.fromEntries(outcomes.map(tile)) as Page['tiles'],
    tables: {
      steps: [
        head,
        line('ended', hand.ended, null),
        line('shown', hand.shown, hand.ended),
        line('took', hand.took, hand.shown),
      ],
    },
  }
}
