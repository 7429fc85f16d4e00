import { rateRange, type RateArm } from '#shared/statistics/gate.ts'
import type { Range } from '#shared/statistics/range.ts'
import { keptArm, type Pair } from './compare.ts'
import { maturedAt, type Method } from './totals.ts'

/** How an offer does on another day than the one it is judged on. Nothing is ever called of it. */
export interface OtherDay {
  /** Days after the exposure. */
  day: number
  /** Before the horizon an early sign, behind it a confirmation. */
  role: 'early' | 'confirmation'
  holdout: RateArm
  offer: RateArm
  /** Null below the gate, and where weights changed: then counts alone compare seasons. */
  range: Range | null
}

export function otherDaysOf({ holdout, offer, plan }: Pair, horizon: number, method: Method): OtherDay[] {
  const days = [...new Set([holdout, offer].flatMap(({ matured }) => matured.map((one) => one.horizon)))]
  return days
    .filter((day) => day !== horizon)
    .toSorted((a, b) => a - b)
    .map((day) => {
      const [a, b] = [keptArm(maturedAt(holdout, day)), keptArm(maturedAt(offer, day))]
      const level = { alpha: plan.alpha, planned: plan.planned.kept }
      return {
        day,
        role: day < horizon ? 'early' : 'confirmation',
        holdout: a,
        offer: b,
        range: method === 'pooled' ? rateRange(a, b, level) : null,
      }
    })
}
