/** Days that were closed on the first night and said something else on the second. */
import type { Known } from './compared.ts'
import { grouped } from './grouped.ts'
import { isClosed, laterOf, moneyOf, type Subject } from './subjects.ts'

export interface RestatedDay {
  phase: number
  day: string
  horizon: number
}

/** All that is counted of the customers of a day, by arm and currency. */
function countsOf(own: readonly Subject[], { document }: Known, horizon: number): string {
  const cells = grouped(own, ({ arm, currency }) => `${arm} ${currency}`)
  const sums = [...cells]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, all]) => {
      const later = all.map((one) => laterOf(one, horizon))
      const count = (is: (one: (typeof later)[number]) => boolean) => later.filter(is).length
      const currency = all[0]?.currency ?? ''
      const money = currency === '' ? [] : moneyOf(all, horizon, currency, document.cap?.amount)
      return [
        name,
        all.length,
        count(({ isKept }) => isKept !== null),
        count(({ isKept }) => isKept === true),
        count(({ isInvoluntary }) => isInvoluntary),
        all.filter(({ row }) => row.accepted !== null).length,
        all.filter(({ row: { outcome } }) => outcome === 'saved' || outcome === 'kept').length,
        all.filter(({ cameBack }) => cameBack !== null && cameBack < horizon).length,
        count(({ isRefunded }) => isRefunded !== null),
        count(({ isRefunded }) => isRefunded === true),
        count(({ hasComplained }) => hasComplained !== null),
        count(({ hasComplained }) => hasComplained === true),
        money.map(({ value, isPayer, cost }) => `${value} ${isPayer} ${cost}`).toSorted(),
      ]
    })
  return JSON.stringify(sums)
}

/** In the order of phases, days and horizons. */
export function restatedBetween(before: Known, now: Known): RestatedDay[] {
  const { horizon } = now.document
  const horizons = [...new Set([30, 60, 90, horizon])].toSorted((a, b) => a - b)
  const dayOf = ({ phase, day }: Subject) => `${phase} ${day}`
  const later = grouped(now.subjects, dayOf)
  const days = [...grouped(before.subjects, dayOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return days.flatMap(([name, own]) =>
    horizons
      .filter((on) => own.every((one) => isClosed(one, on, before.now)))
      .filter((on) => countsOf(own, before, on) !== countsOf(later.get(name) ?? [], now, on))
      .flatMap((on) => own.slice(0, 1).map(({ phase, day }) => ({ phase, day, horizon: on }))),
  )
}
